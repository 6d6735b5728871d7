//! Reading the projection. A [`Reader`] is a connection that can only be read through this crate, so that SQL stays here.

use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use crate::error::{Result, StoreError};
use crate::table::{Cell, Table};

/// A view of the store. All reads within one [`Store::read`](crate::Store::read) see the same moment.
#[derive(Debug)]
pub struct Reader {
    pub(crate) conn: Connection,
    /// Tells it apart from others; none for the connection that also writes.
    pub(crate) number: Option<u64>,
}

/// What one reader sees at a time. Two equal moments are the same: nothing at all was written in between. Two that differ
/// may be the same too, because each reader counts for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    reader: u64,
    version: i64,
}

impl Reader {
    /// A connection that only reads.
    pub(crate) fn beside(conn: Connection) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Reader {
            conn,
            number: Some(NEXT.fetch_add(1, Ordering::Relaxed)),
        }
    }

    /// The moment that is seen; `None` where the connection that writes also reads, which does not count its own writing.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn moment(&self) -> Result<Option<Moment>> {
        let Some(reader) = self.number else {
            return Ok(None);
        };
        // Counts what any other connection has committed since this one was opened: https://sqlite.org/pragma.html#pragma_data_version
        let mut query = self.conn.prepare_cached("PRAGMA data_version")?;
        let version = query.query_row([], |row| row.get(0))?;
        Ok(Some(Moment { reader, version }))
    }
}

pub(crate) fn get<T: Table>(reader: &Reader, id: Uuid) -> Result<Option<T>> {
    let sql = format!("{} WHERE id = ?1", T::DEF.select);
    let mut query = reader.conn.prepare_cached(&sql)?;
    Ok(query.query_row([id], read::<T>).optional()?)
}

pub(crate) fn all<T: Table>(reader: &Reader) -> Result<Vec<T>> {
    let sql = format!("{} ORDER BY id", T::DEF.select);
    let mut query = reader.conn.prepare_cached(&sql)?;
    let rows = query.query_map([], read::<T>)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn having<T: Table>(reader: &Reader, column: &str, value: Cell) -> Result<Vec<T>> {
    if T::DEF.position(column).is_none() {
        return Err(StoreError::NoSuchColumn {
            table: T::DEF.name.to_owned(),
            column: column.to_owned(),
        });
    }
    let sql = format!("{} WHERE \"{column}\" = ?1 ORDER BY id", T::DEF.select);
    let mut query = reader.conn.prepare_cached(&sql)?;
    let rows = query.query_map([value], read::<T>)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The rows for which a condition holds, with its own order. The condition is source, never what a person typed; values
/// stand in it as `?1`.
pub(crate) fn matching<T: Table>(
    reader: &Reader,
    condition: &str,
    values: &[&dyn rusqlite::ToSql],
) -> Result<Vec<T>> {
    let sql = format!("{} WHERE {condition}", T::DEF.select);
    let mut query = reader.conn.prepare_cached(&sql)?;
    let rows = query.query_map(values, read::<T>)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn read<T: Table>(row: &rusqlite::Row<'_>) -> rusqlite::Result<T> {
    let (id, cells) = T::DEF.read(row)?;
    Ok(T::from_cells(id, &cells))
}
