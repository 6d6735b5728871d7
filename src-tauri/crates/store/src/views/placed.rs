//! What began lately and still runs: what a panel looks through for doors that went past it; and whose case ended lately; and
//! which papers of providers end soon.

use chrono::NaiveDate;
use rusqlite::params;

use crate::Result;
use crate::read::{Reader, matching};
use crate::tables::{Document, Placement, Pupil, Review, Status};

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

/// Reviews that decided this and were held between two days, both included, the latest first. Only the latest review of a child
/// counts: what a later one says has overtaken it.
///
/// # Errors
/// When the database cannot be read.
pub fn reviewed_between(
    reader: &Reader,
    decision: &str,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Review>> {
    matching(
        reader,
        "decision = ?1 AND held_on BETWEEN ?2 AND ?3 AND NOT EXISTS (SELECT 1 FROM review later WHERE later.pupil = review.pupil AND later.held_on > review.held_on AND later.held_on <= ?3) ORDER BY held_on DESC, id",
        params![decision, from.to_string(), to.to_string()],
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

/// Papers of providers, and of no child, that end on a day or before, the first to end first. Left out is one that another of
/// the same title at the same provider outlives, for it was renewed.
///
/// # Errors
/// When the database cannot be read.
pub fn documents_ending(reader: &Reader, day: NaiveDate) -> Result<Vec<Document>> {
    matching(
        reader,
        "valid_until <= ?1 AND pupil IS NULL AND NOT EXISTS (SELECT 1 FROM document n
           WHERE n.setting = document.setting AND n.pupil IS NULL AND n.title = document.title COLLATE NOCASE
             AND n.valid_until > document.valid_until)
         ORDER BY valid_until, id",
        params![day.to_string()],
    )
}
