//! Which change made a row: for taking an import back by the row that stands for it, and for telling of one that was taken
//! back, whose row is no longer there to tell of itself.

use rusqlite::{Connection, OptionalExtension as _};
use serde_json::Value;
use uuid::Uuid;

use super::ChangeRef;
use super::device::Devices;
use super::history::ChangeLine;
use super::undo::standing_undo;
use crate::error::{Result, StoreError};
use crate::store::Store;
use crate::table::{Cell, Table};

/// A row as it was first written, whether or not it is there now.
#[derive(Debug, Clone, PartialEq)]
pub struct Made<T> {
    /// As it was made; every field unknown once erased.
    pub row: T,
    /// The change that made it.
    pub change: ChangeRef,
    /// The officer; `None` is the app itself.
    pub who: Option<Uuid>,
    /// When, by the laptop's clock, UTC milliseconds.
    pub when: i64,
    /// The undo that took that change back and stands, with its moment in UTC milliseconds; `None` while it is in force.
    pub undone: Option<(ChangeRef, i64)>,
}

impl Store {
    /// The change that made this row, if it is in the ledger.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn maker_of<T: Table>(&self, row: Uuid) -> Result<Option<ChangeLine>> {
        let found = self.read(|reader| {
            let sql = "SELECT d.id, o.seq FROM op o JOIN device d ON d.n = o.dev WHERE o.row = ? AND o.tbl = ? AND o.kind = 'create'";
            let mut query = reader.conn.prepare_cached(sql)?;
            let found = query.query_row((row, T::DEF.name), |row| Ok(ChangeRef { dev: row.get(0)?, seq: row.get(1)? }));
            Ok(found.optional()?)
        })?;
        found.map(|change| self.change(change)).transpose()
    }

    /// Every row of a table that was ever made, newest first, also those whose making was taken back. Reads the whole ledger's
    /// operations of one table: for tables of tens of rows, such as imports.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn all_made<T: Table>(&self) -> Result<Vec<Made<T>>> {
        self.read(|reader| made(&reader.conn, None))
    }

    /// One row as it was first written, if it ever was.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn made<T: Table>(&self, row: Uuid) -> Result<Option<Made<T>>> {
        Ok(self.read(|reader| made(&reader.conn, Some(row)))?.pop())
    }
}

fn made<T: Table>(conn: &Connection, only: Option<Uuid>) -> Result<Vec<Made<T>>> {
    let devices = Devices::load(conn)?;
    let condition = match only {
        Some(_) => "o.row = ?2",
        None => "?2 IS NULL",
    };
    let mut query = conn.prepare_cached(&format!(
        "SELECT o.row, o.val, c.dev, c.seq, c.actor, c.wall FROM op o JOIN change c USING (dev, seq)
         WHERE o.tbl = ?1 AND o.kind = 'create' AND {condition} ORDER BY c.hlc DESC, c.dev"
    ))?;
    let mut rows = query.query((T::DEF.name, only))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let val: Option<String> = row.get(1)?;
        let fields: Value = match val {
            Some(text) => serde_json::from_str(&text)
                .map_err(|e| StoreError::Ledger(format!("a value is not JSON: {e}")))?,
            None => Value::Null,
        };
        let cells: Vec<Cell> = T::DEF
            .columns
            .iter()
            .map(|column| {
                fields
                    .get(column.name)
                    .and_then(|value| Cell::from_json(column.kind, value))
                    .unwrap_or_default()
            })
            .collect();
        let (dev, seq): (i64, i64) = (row.get(2)?, row.get(3)?);
        let undone = match standing_undo(conn, dev, seq)? {
            Some((dev, seq)) => {
                let wall = conn
                    .prepare_cached("SELECT wall FROM change WHERE dev = ?1 AND seq = ?2")?
                    .query_row((dev, seq), |row| row.get(0))?;
                let dev = devices.id(dev)?;
                Some((ChangeRef { dev, seq }, wall))
            }
            None => None,
        };
        found.push(Made {
            row: T::from_cells(row.get(0)?, &cells),
            change: ChangeRef {
                dev: devices.id(dev)?,
                seq,
            },
            who: row.get(4)?,
            when: row.get(5)?,
            undone,
        });
    }
    Ok(found)
}
