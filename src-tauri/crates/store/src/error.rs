//! What can go wrong in the store. An error has a kind only where somebody branches on it, and always a sentence.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::table::FieldError;

/// The store's results.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the store did not do it. Nothing has been changed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The person has something to put right.
    #[error("{}", sentences(.0))]
    Invalid(Vec<FieldError>),
    /// The row is not there, or was taken away.
    #[error("The {noun} is not there any more. Nothing was saved.")]
    NotThere {
        /// The table.
        table: &'static str,
        /// What a person calls a row.
        noun: &'static str,
        /// The row.
        row: Uuid,
    },
    /// A row with that id is already there.
    #[error("The {noun} is already there. Nothing was saved.")]
    AlreadyThere {
        /// The table.
        table: &'static str,
        /// What a person calls a row.
        noun: &'static str,
        /// The row.
        row: Uuid,
    },
    /// What should be taken back is no longer the latest word.
    #[error("{0}")]
    UndoRefused(UndoRefused),
    /// The change is not in the ledger.
    #[error("That change is not in the history.")]
    NoSuchChange,
    /// An erasure was to be taken back.
    #[error(
        "An erasure cannot be taken back: nothing is left that could be put back. Nothing was changed."
    )]
    ErasureStands,
    /// The child was erased before.
    #[error("This child’s record has been erased already. Nothing was changed.")]
    ErasedAlready,
    /// The file was written by a newer Waymark.
    #[error(
        "This data was saved by a newer version of Waymark (format {found}; this version knows {known}). It was left as it is. \
         Install the newer version to open it."
    )]
    Newer {
        /// The file's format.
        found: i64,
        /// The newest that this version knows.
        known: i64,
    },
    /// No room on the disk.
    #[error("The disk is full. Nothing was saved. Free some space and try again.")]
    DiskFull,
    /// The file, or its folder, cannot be written.
    #[error("Waymark may not write to its data folder. Nothing was saved.")]
    ReadOnly,
    /// A column that the table does not have: a fault in the program.
    #[error("There is no field “{column}” in {table}.")]
    NoSuchColumn {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
    /// The machine gave no random numbers.
    #[error("The computer gave no random numbers, so nothing could be signed or saved.")]
    NoRandomness,
    /// SQLite said no.
    #[error("The database could not do it: {0}")]
    Sql(rusqlite::Error),
    /// The ledger is not what it should be.
    #[error("The ledger cannot be read: {0}")]
    Ledger(String),
}

fn sentences(faults: &[FieldError]) -> String {
    let all: Vec<&str> = faults.iter().map(|f| f.sentence.as_str()).collect();
    all.join(" ")
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(rusqlite::ErrorCode::ReadOnly) => StoreError::ReadOnly,
            _ => StoreError::Sql(error),
        }
    }
}

/// What stands in the way of taking a change back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct UndoRefused {
    /// What has happened since to the same fields or rows.
    pub since: Vec<Since>,
}

/// One later event on what a change touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Since {
    /// The table.
    pub table: String,
    /// What a person calls a row of it.
    pub noun: String,
    /// The row.
    pub row: Uuid,
    /// The field; `None` is the row itself.
    pub field: Option<String>,
    /// The officer; `None` is the app itself.
    pub who: Option<Uuid>,
    /// When, UTC milliseconds.
    pub when: i64,
    /// What the later change was called.
    pub label: String,
}

impl std::fmt::Display for UndoRefused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let labels: std::collections::BTreeSet<&str> =
            self.since.iter().map(|s| s.label.as_str()).collect();
        let labels: Vec<&str> = labels.into_iter().collect();
        write!(
            f,
            "This cannot be undone by itself, because it was changed again since ({}). Nothing was changed.",
            labels.join(", ")
        )
    }
}
