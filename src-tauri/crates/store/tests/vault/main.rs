//! The vault told as stories: making it, opening it, losing the passphrase, damage, backups and a full disk.

// Stories have names; their props need no more.
#![allow(missing_docs)]

mod backups;
mod keep;
mod key_file;
mod mark;
mod memory;
mod opening;
mod place;
mod recovery;
mod trouble;
mod unlocking;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;
use waymark_store::backup::Counts;
use waymark_store::open::{self, OpenError};
use waymark_store::vault::{self, Kdf, RecoveryKey, Unlocked};

pub const PASSPHRASE: &str = "correct horse battery staple";
/// The schema that these stories take for the newest known.
pub const KNOWN: i64 = 1;

/// A data folder with a vault, a database of one table, and a temporary home that goes with it.
pub struct Folder {
    pub unlocked: Option<Unlocked>,
    pub recovery: RecoveryKey,
    home: TempDir,
}

impl Folder {
    pub fn empty() -> Self {
        let home = TempDir::new().expect("a temporary folder");
        let dir = home.path().join("data");
        let (unlocked, recovery) =
            vault::create(&dir, PASSPHRASE, Kdf::floor()).expect("a first run in an empty folder");
        Self {
            unlocked: Some(unlocked),
            recovery,
            home,
        }
    }

    /// A folder whose database holds this many notes.
    pub fn with_notes(count: usize) -> Self {
        let folder = Self::empty();
        let conn = folder.open().expect("the new database opens");
        conn.execute_batch("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT)")
            .expect("a table");
        add_notes(&conn, count);
        folder
    }

    pub fn dir(&self) -> PathBuf {
        self.home.path().join("data")
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.dir().join(name)
    }

    pub fn unlocked(&self) -> &Unlocked {
        self.unlocked.as_ref().expect("the story has not locked it")
    }

    /// Lets go of the key and the folder.
    pub fn lock(&mut self) {
        self.unlocked = None;
    }

    pub fn open(&self) -> Result<Connection, OpenError> {
        open::open_connection(&self.unlocked().database(), self.unlocked().key(), KNOWN)
    }
}

pub fn add_notes(conn: &Connection, count: usize) {
    let tx = conn.unchecked_transaction().expect("a transaction");
    for n in 0..count {
        tx.execute(
            "INSERT INTO note(text) VALUES (?1)",
            [format!(
                "note {n}: {}",
                "walked in with his aunt. ".repeat(8)
            )],
        )
        .expect("an insert");
    }
    tx.commit().expect("a commit");
}

pub fn count_notes(conn: &Connection) -> u64 {
    conn.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0))
        .map(i64::unsigned_abs)
        .expect("the notes can be counted")
}

/// The ledger's check, as these stories have it: the notes can be counted.
pub fn counted(conn: &Connection) -> Result<Counts, String> {
    let changes = conn
        .query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0))
        .map(i64::unsigned_abs)
        .map_err(|e| e.to_string())?;
    Ok(Counts { changes, pupils: 0 })
}

pub fn at(text: &str) -> chrono::NaiveDateTime {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .expect("a date and time in the test")
}

/// Every file under a folder with its content.
pub fn everything(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(dir)
        .expect("a folder that can be listed")
        .flatten()
    {
        let path = entry.path();
        if path.is_dir() {
            all.extend(everything(&path));
        } else {
            all.push((path.clone(), std::fs::read(&path).unwrap_or_default()));
        }
    }
    all.sort();
    all
}
