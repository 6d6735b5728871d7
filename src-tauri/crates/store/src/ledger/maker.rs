//! Which change made a row: for taking an import back by the row that stands for it.

use rusqlite::OptionalExtension as _;
use uuid::Uuid;

use super::ChangeRef;
use super::history::ChangeLine;
use crate::error::Result;
use crate::store::Store;
use crate::table::Table;

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
}
