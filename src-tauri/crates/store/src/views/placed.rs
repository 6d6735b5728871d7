//! What began lately and still runs: what a panel looks through for doors that went past it; and whose case ended lately.

use chrono::NaiveDate;
use rusqlite::params;

use crate::Result;
use crate::read::{Reader, matching};
use crate::tables::{Placement, Pupil, Status};

/// Running placements of a kind whose first day is between two days, both included, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn placed_between(
    reader: &Reader,
    kind: &str,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Placement>> {
    matching(
        reader,
        "kind = ?1 AND ended_on IS NULL AND started_on BETWEEN ?2 AND ?3 ORDER BY started_on DESC, id",
        params![kind, from.to_string(), to.to_string()],
    )
}

/// Running statuses of a kind whose first day is between two days, both included, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn begun_between(
    reader: &Reader,
    kind: &str,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Status>> {
    matching(
        reader,
        "kind = ?1 AND ended_on IS NULL AND started_on BETWEEN ?2 AND ?3 ORDER BY started_on DESC, id",
        params![kind, from.to_string(), to.to_string()],
    )
}

/// Children whose case was closed on a day or since, the latest first.
///
/// # Errors
/// When the database cannot be read.
pub fn closed_since(reader: &Reader, day: NaiveDate) -> Result<Vec<Pupil>> {
    matching(
        reader,
        "closed_on >= ?1 AND recorded_in_error IS NULL ORDER BY closed_on DESC, id",
        params![day.to_string()],
    )
}
