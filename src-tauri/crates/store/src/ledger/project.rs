//! Writes the state of a row into the table that screens read, and its doubts beside it.

use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use super::resolve::{Presence, Resolved};
use crate::error::Result;
use crate::search;
use crate::table::{Cell, TableDef};

/// Brings the projection of one row to its resolved state.
pub(crate) fn project(
    conn: &Connection,
    def: &TableDef,
    row: Uuid,
    state: &Resolved,
) -> Result<()> {
    match state.presence {
        Presence::Present => upsert(conn, def, row, &state.cells)?,
        Presence::Removed | Presence::Absent => {
            search::forget(conn, def.name, row)?;
            conn.prepare_cached(&format!("DELETE FROM \"{}\" WHERE id = ?1", def.name))?
                .execute([row])?;
        }
    }
    conn.prepare_cached("DELETE FROM conflict WHERE tbl = ?1 AND row = ?2")?
        .execute((def.name, row))?;
    for doubted in &state.doubts {
        conn.prepare_cached(
            "INSERT INTO conflict(tbl, row, col, doubt, since) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            def.name,
            row,
            doubted.col.as_deref().unwrap_or_default(),
            doubted.doubt.code(),
            doubted.since,
        ))?;
    }
    Ok(())
}

/// Writes a row. Not `INSERT OR REPLACE`: that would give it a new `rid`, and the search index holds the old one.
pub(crate) fn upsert(conn: &Connection, def: &TableDef, row: Uuid, cells: &[Cell]) -> Result<()> {
    let id = Cell::Id(row);
    conn.prepare_cached(def.upsert)?
        .execute(params_from_iter(std::iter::once(&id).chain(cells)))?;
    Ok(())
}
