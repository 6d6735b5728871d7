//! The one door for writes. Triggers on every casework and ledger table refuse whatever does not come through `commit`, from
//! any code or tool: `in_change()` is a function that this connection alone has, and it is true only inside a commit.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::error::Result;
use crate::tables::TABLES;

/// Tables of the ledger itself.
pub(crate) const LEDGER_TABLES: &[&str] = &["change", "op", "base", "device", "conflict", "erased"];

/// Whether this connection is inside a commit.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gate(Arc<AtomicBool>);

impl Gate {
    /// Gives a connection its `in_change()`, closed.
    pub(crate) fn install(conn: &Connection) -> Result<Self> {
        let gate = Gate::default();
        let open = Arc::clone(&gate.0);
        conn.create_scalar_function(
            "in_change",
            0,
            FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS,
            move |_| Ok(open.load(Ordering::Relaxed)),
        )?;
        Ok(gate)
    }

    /// Opens the door until the pass is dropped, on success, error and panic alike.
    pub(crate) fn open(&self) -> Pass {
        self.0.store(true, Ordering::Relaxed);
        Pass(Arc::clone(&self.0))
    }
}

/// Leave to write.
pub(crate) struct Pass(Arc<AtomicBool>);

impl Drop for Pass {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// The names of all guarded tables: casework, what its documents hold, and the ledger.
pub(crate) fn guarded() -> impl Iterator<Item = &'static str> {
    let casework = TABLES.iter().map(|def| def.name);
    casework
        .chain(["content"])
        .chain(LEDGER_TABLES.iter().copied())
}

/// Puts the triggers on every guarded table, as the list stands in this version.
pub(crate) fn install_triggers(conn: &Connection) -> Result<()> {
    for table in guarded() {
        for (verb, event) in [
            ("insert", "INSERT"),
            ("update", "UPDATE"),
            ("delete", "DELETE"),
        ] {
            conn.execute_batch(&format!(
                "DROP TRIGGER IF EXISTS guard_{table}_{verb};
                 CREATE TRIGGER guard_{table}_{verb} BEFORE {event} ON \"{table}\" WHEN NOT in_change()
                 BEGIN SELECT RAISE(ABORT, 'only a commit may write here'); END;"
            ))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Store;

    #[test]
    fn no_table_of_the_registry_can_be_written_outside_a_commit() -> Result<()> {
        let store = Store::attach(Connection::open_in_memory()?, Arc::new(|| 0))?;
        let writer = store.writer();
        let conn = &writer.reader.conn;
        {
            // A row in each, for the guards watch rows: `device` has one already.
            let _pass = writer.gate.open();
            for def in TABLES {
                conn.execute(&format!("INSERT INTO \"{}\" DEFAULT VALUES", def.name), [])?;
            }
            conn.execute_batch(
                "INSERT INTO change VALUES (1, 1, 0, 0, x'', '', '', '', x'', x'', 0, 0, 0, x'', x'', x'');
                 INSERT INTO op VALUES (1, 1, 0, '', x'', '', '', x'', '', x'', x'', 0);
                 INSERT INTO base VALUES (1, 1, 0, 1, 1, 0);
                 INSERT INTO conflict VALUES ('', x'', '', '', 0);
                 INSERT INTO erased VALUES (x'', 0, '');
                 INSERT INTO content VALUES ('', x'', x'');",
            )?;
        }
        for table in guarded() {
            let mut query = conn.prepare("SELECT name FROM pragma_table_info(?1) LIMIT 1")?;
            let column: String = query.query_row([table], |row| row.get(0))?;
            for write in [
                format!("INSERT INTO \"{table}\" SELECT * FROM \"{table}\""),
                format!("UPDATE \"{table}\" SET \"{column}\" = \"{column}\""),
                format!("DELETE FROM \"{table}\""),
            ] {
                let refused = conn.execute(&write, []).map_err(|error| error.to_string());
                assert_eq!(
                    refused,
                    Err("only a commit may write here".to_owned()),
                    "{write} must be stopped by its guard and by nothing else"
                );
            }
        }
        Ok(())
    }
}
