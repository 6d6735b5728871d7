//! What a casework table is: its name, its columns and whom a row is about.
//!
//! A table's whole life stands in one file under `tables/`, made with `table!`. This module knows how
//! a row becomes cells and cells become a row. It must not know any particular table, nor the ledger that fills them.

mod cell;
mod fault;
mod lengths;
mod macros;
mod years;

use rusqlite::Row;
use uuid::Uuid;

pub use cell::{Cell, Field, Kind};
pub(crate) use fault::day as day_text;
pub use fault::{Faults, FieldError};
pub(crate) use lengths::reason_too_long;
pub(crate) use macros::{macros_of, macros_place, macros_subject, table};

/// One column of a casework table. Every column may be NULL, which means that the answer is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Name in SQL, in Rust and on the wire.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
}

/// Whom a row is about: the subject of every operation on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The row is the pupil.
    Row,
    /// The pupil's id stands in this column (by position).
    Column(usize),
    /// Nobody: an officer, a provider, a term date.
    Nobody,
}

/// A table as data, for everything that must work on all of them alike.
#[derive(Debug)]
pub struct TableDef {
    /// Name in SQL and in the ledger.
    pub name: &'static str,
    /// What a person calls one row ("placement").
    pub noun: &'static str,
    /// Columns without `rid` and `id`, in the order of [`Table::cells`].
    pub columns: &'static [Column],
    /// Whom a row is about.
    pub subject: Subject,
    /// `SELECT id, columns... FROM table`, ready for a WHERE.
    pub select: &'static str,
    /// Writes a row with `id, columns...`, over the one with its id if there is one.
    pub upsert: &'static str,
    /// What is wrong with a row, for the person who is about to save it.
    pub check: fn(Uuid, &[Cell]) -> Vec<FieldError>,
}

impl PartialEq for TableDef {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl TableDef {
    /// Position of a column.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == column)
    }

    /// The pupil whom a row with these cells is about.
    pub fn subject_of(&self, row: Uuid, cells: &[Cell]) -> Option<Uuid> {
        match self.subject {
            Subject::Row => Some(row),
            Subject::Nobody => None,
            Subject::Column(at) => match cells.get(at) {
                Some(Cell::Id(pupil)) => Some(*pupil),
                _ => None,
            },
        }
    }

    /// Reads the cells of a row selected with [`TableDef::select`].
    pub(crate) fn read(&self, row: &Row<'_>) -> rusqlite::Result<(Uuid, Vec<Cell>)> {
        let id = row.get(0)?;
        let mut cells = Vec::with_capacity(self.columns.len());
        for (at, column) in self.columns.iter().enumerate() {
            cells.push(Cell::read(column.kind, row.get_ref(at + 1)?));
        }
        Ok((id, cells))
    }
}

/// The changes a person made to some fields of a row, as (column position, new value).
pub trait Patch {
    /// The fields that are present, in column order.
    fn changes(self) -> Vec<(usize, Cell)>;
}

/// A row type made by `table!`.
pub trait Table: Sized {
    /// Edits to some of the fields.
    type Patch: Patch;
    /// The table as data.
    const DEF: &'static TableDef;
    /// The row's id, made by the caller (UUIDv7).
    fn id(&self) -> Uuid;
    /// The fields in column order.
    fn cells(&self) -> Vec<Cell>;
    /// The row from its fields; a cell of the wrong kind reads as not known.
    fn from_cells(id: Uuid, cells: &[Cell]) -> Self;
}

/// How much of a change is looked at before it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Checks {
    /// Nothing: undo brings back what was there, whether or not it would be accepted today.
    None,
    /// The rules of the table: what a file brought was measured when it was read.
    Rules,
    /// The rules, how long each text is and in which years each day lies: what a person saves.
    All,
}

impl TableDef {
    /// What is wrong with a row.
    pub(crate) fn faults(&self, row: Uuid, cells: &[Cell], checks: Checks) -> Vec<FieldError> {
        let mut found = match checks {
            Checks::None => return Vec::new(),
            Checks::Rules | Checks::All => (self.check)(row, cells),
        };
        if checks == Checks::All {
            found.extend(lengths::too_long(self, row, cells));
            found.extend(years::out_of_years(self, row, cells));
        }
        found
    }
}

/// Tells `null` (not known) from absent (unchanged) in a patch.
pub(crate) fn some_or_null<'de, T, D>(from: D) -> Result<Option<Option<T>>, D::Error>
where
    T: serde::Deserialize<'de>,
    D: serde::Deserializer<'de>,
{
    serde::Deserialize::deserialize(from).map(Some)
}

/// The type inside both options of a patch's field, for TypeScript, where one `null` says it.
#[cfg(feature = "ts")]
pub(crate) type Once<T> = <T as Twice>::Inner;

#[cfg(feature = "ts")]
pub(crate) trait Twice {
    type Inner;
}

#[cfg(feature = "ts")]
impl<T> Twice for Option<Option<T>> {
    type Inner = T;
}
