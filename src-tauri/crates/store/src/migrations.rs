//! Brings a database's schema up to this version's, step by step and additively.
//!
//! A released step is never edited: the next one is written. A column never changes its meaning and is never dropped, for
//! the ledger may still carry operations on it. Guards are put on anew after any step, from the registry of tables.

use rusqlite::Connection;

use crate::error::{Result, StoreError};
use crate::ledger::guard;

/// Each step: the version it leads to, and its statements.
const STEPS: &[(i64, &[&str])] = &[
    (
        1,
        &[
            include_str!("../migrations/0001_ledger.sql"),
            include_str!("../migrations/0001_casework.sql"),
            include_str!("../migrations/0001_reference.sql"),
        ],
    ),
    (
        2,
        &[
            include_str!("../migrations/0002_oversight.sql"),
            include_str!("../migrations/0002_panels.sql"),
        ],
    ),
    (3, &[include_str!("../migrations/0003_providers.sql")]),
    (4, &[include_str!("../migrations/0004_destinations.sql")]),
    (
        5,
        &[
            include_str!("../migrations/0005_documents.sql"),
            include_str!("../migrations/0005_leavers.sql"),
        ],
    ),
    (6, &[include_str!("../migrations/0006_referrals.sql")]),
];

/// The schema that this version writes, kept in `PRAGMA user_version` and in every change.
pub const SCHEMA: i64 = 6;

/// Runs the steps that are missing, inside the caller's transaction. True if there were any.
pub(crate) fn migrate(conn: &Connection) -> Result<bool> {
    let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > SCHEMA {
        return Err(StoreError::Newer {
            found,
            known: SCHEMA,
        });
    }
    if found == SCHEMA {
        return Ok(false);
    }
    for (version, statements) in STEPS {
        if *version > found {
            for statement in *statements {
                conn.execute_batch(statement)?;
            }
        }
    }
    conn.pragma_update(None, "user_version", SCHEMA)?;
    guard::install_triggers(conn)?;
    Ok(true)
}
