//! Words typed and not yet saved, and what this laptop remembers for itself. Neither is casework: not in the ledger, never
//! shared, and encrypted like everything else.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::store::Store;

/// Words of a field that were typed but not saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Draft {
    /// The field it belongs to, in the window's own naming (`note/new/<pupil>`).
    pub key: String,
    /// The words.
    pub text: String,
    /// When, UTC milliseconds.
    pub at: i64,
}

impl Store {
    /// Keeps the words of a field.
    pub fn draft_put(&self, key: &str, text: &str, at: i64) -> Result<()> {
        let writer = self.writer();
        let sql = "INSERT INTO draft(key, text, at) VALUES (?1, ?2, ?3)
                   ON CONFLICT(key) DO UPDATE SET text = excluded.text, at = excluded.at";
        let mut query = writer.reader.conn.prepare_cached(sql)?;
        query.execute((key, text, at))?;
        Ok(())
    }

    /// The words of a field.
    pub fn draft_get(&self, key: &str) -> Result<Option<Draft>> {
        self.read(|reader| {
            let mut query = reader
                .conn
                .prepare_cached("SELECT key, text, at FROM draft WHERE key = ?1")?;
            Ok(query.query_row([key], read).optional()?)
        })
    }

    /// Every field with words that were not saved, newest first.
    pub fn draft_list(&self) -> Result<Vec<Draft>> {
        self.read(|reader| {
            let mut query = reader
                .conn
                .prepare_cached("SELECT key, text, at FROM draft ORDER BY at DESC, key")?;
            let rows = query.query_map([], read)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Forgets the words of a field, once they are saved or given up.
    pub fn draft_clear(&self, key: &str) -> Result<()> {
        let writer = self.writer();
        let mut query = writer
            .reader
            .conn
            .prepare_cached("DELETE FROM draft WHERE key = ?1")?;
        query.execute([key])?;
        Ok(())
    }

    /// What this laptop remembers under a key.
    pub fn local_get(&self, key: &str) -> Result<Option<String>> {
        self.read(|reader| {
            let mut query = reader
                .conn
                .prepare_cached("SELECT value FROM local WHERE key = ?1")?;
            Ok(query.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// Makes this laptop remember something: who sits at it, say.
    pub fn local_put(&self, key: &str, value: &str) -> Result<()> {
        let writer = self.writer();
        let sql = "INSERT INTO local(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value";
        let mut query = writer.reader.conn.prepare_cached(sql)?;
        query.execute((key, value))?;
        Ok(())
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        key: row.get(0)?,
        text: row.get(1)?,
        at: row.get(2)?,
    })
}
