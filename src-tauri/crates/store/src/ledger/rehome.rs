//! Rows that pass from one child to another, when two records turn out to be of one child.
//!
//! Which tables there are is read from the registry, so that a table that is added later passes too.

use uuid::Uuid;

use super::change::{Act, Change};
use crate::error::Result;
use crate::read::Reader;
use crate::table::{Cell, Subject, TableDef};
use crate::tables::TABLES;

/// Every row that is about a child, table by table in the order of the registry, without the child's own. Tables with no such
/// row are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn rows_about(reader: &Reader, pupil: Uuid) -> Result<Vec<(&'static TableDef, Vec<Uuid>)>> {
    let mut found = Vec::new();
    for def in TABLES.iter().copied() {
        let Subject::Column(at) = def.subject else {
            continue;
        };
        let sql = format!(
            "SELECT id FROM \"{}\" WHERE \"{}\" = ?1 ORDER BY id",
            def.name, def.columns[at].name
        );
        let mut query = reader.conn.prepare_cached(&sql)?;
        let rows: Vec<Uuid> = query
            .query_map([pupil], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        if !rows.is_empty() {
            found.push((def, rows));
        }
    }
    Ok(found)
}

impl Change {
    /// Makes a row be about another child. A row of a table that is about nobody, or about itself, stays as it is.
    pub fn push_subject(&mut self, def: &'static TableDef, row: Uuid, pupil: Uuid) {
        if let Subject::Column(at) = def.subject {
            self.acts
                .push((def, row, Act::Set(vec![(at, Cell::Id(pupil))])));
        }
    }
}
