//! One value in one field of one row: as Rust, as SQL and as JSON in the ledger.
//!
//! Days are ISO text, so that SQL compares them and a person who opens the file can read them. Ids are 16-byte blobs: half
//! the length of text in every index, and UUIDv7 sorts by time in both forms.

use chrono::NaiveDate;
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, ValueRef};
use serde_json::Value;
use uuid::Uuid;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, codes and setting references.
    Text,
    /// Whole numbers: minutes, pence, bit sets, instants in UTC milliseconds.
    Integer,
    /// Yes or no; NULL is not known.
    Flag,
    /// A day, `2026-11-10`.
    Day,
    /// The id of another row.
    Id,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Not known, or not applicable: NULL.
    #[default]
    Unknown,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(NaiveDate),
    /// Another row.
    Id(Uuid),
}

impl Cell {
    /// As it stands in the ledger.
    pub fn json(&self) -> Value {
        match self {
            Cell::Unknown => Value::Null,
            Cell::Text(text) => Value::String(text.clone()),
            Cell::Integer(number) => Value::from(*number),
            Cell::Flag(flag) => Value::Bool(*flag),
            Cell::Day(day) => Value::String(day.format("%F").to_string()),
            Cell::Id(id) => Value::String(id.to_string()),
        }
    }

    /// From the ledger. `None` when the value is not of this kind: an operation from another version may hold anything, and
    /// is kept whatever it holds.
    pub fn from_json(kind: Kind, value: &Value) -> Option<Self> {
        Some(match (kind, value) {
            (_, Value::Null) => Cell::Unknown,
            (Kind::Text, Value::String(text)) => Cell::Text(text.clone()),
            (Kind::Integer, Value::Number(number)) => Cell::Integer(number.as_i64()?),
            (Kind::Flag, Value::Bool(flag)) => Cell::Flag(*flag),
            (Kind::Day, Value::String(text)) => {
                Cell::Day(NaiveDate::parse_from_str(text, "%F").ok()?)
            }
            (Kind::Id, Value::String(text)) => Cell::Id(Uuid::parse_str(text).ok()?),
            _ => return None,
        })
    }

    /// From the projection. Only `commit` writes there, so another kind cannot occur; if a damaged page made one, it is not
    /// known rather than a refusal to show the child.
    pub(crate) fn read(kind: Kind, value: ValueRef<'_>) -> Self {
        match (kind, value) {
            (Kind::Text, ValueRef::Text(text)) => {
                Cell::Text(String::from_utf8_lossy(text).into_owned())
            }
            (Kind::Integer, ValueRef::Integer(number)) => Cell::Integer(number),
            (Kind::Flag, ValueRef::Integer(number)) => Cell::Flag(number != 0),
            (Kind::Day, ValueRef::Text(text)) => std::str::from_utf8(text)
                .ok()
                .and_then(|text| NaiveDate::parse_from_str(text, "%F").ok())
                .map_or(Cell::Unknown, Cell::Day),
            (Kind::Id, ValueRef::Blob(bytes)) => {
                Uuid::from_slice(bytes).map_or(Cell::Unknown, Cell::Id)
            }
            _ => Cell::Unknown,
        }
    }

    /// Is nothing said here? Blank text says nothing.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Unknown => true,
            Cell::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Unknown => ToSqlOutput::from(rusqlite::types::Null),
            Cell::Text(text) => ToSqlOutput::from(text.as_str()),
            Cell::Integer(number) => ToSqlOutput::from(*number),
            Cell::Flag(flag) => ToSqlOutput::from(*flag),
            Cell::Day(day) => ToSqlOutput::from(day.format("%F").to_string()),
            Cell::Id(id) => ToSqlOutput::from(id.as_bytes().as_slice()),
        })
    }
}

/// A Rust type that may stand in a field.
pub trait Field: Sized {
    /// Its kind of column.
    const KIND: Kind;
    /// Into a cell.
    fn into_cell(self) -> Cell;
    /// Out of a cell; `None` for not known.
    fn from_cell(cell: &Cell) -> Option<Self>;
}

macro_rules! field {
    ($ty:ty, $kind:ident) => {
        impl Field for $ty {
            const KIND: Kind = Kind::$kind;
            fn into_cell(self) -> Cell {
                Cell::$kind(self)
            }
            fn from_cell(cell: &Cell) -> Option<Self> {
                match cell {
                    Cell::$kind(value) => Some(value.clone()),
                    _ => None,
                }
            }
        }
    };
}

field!(String, Text);
field!(i64, Integer);
field!(bool, Flag);
field!(NaiveDate, Day);
field!(Uuid, Id);

impl<T: Field> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Unknown, Field::into_cell)
    }
}
