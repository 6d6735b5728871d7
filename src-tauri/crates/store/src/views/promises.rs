//! What is open, owed or told: lists of rows that no one child's record could be asked for.
//!
//! Each is one statement on an index. They answer whole rows, because what a task or a mark means is the use case's affair.

use chrono::NaiveDate;
use rusqlite::params;
use uuid::Uuid;

use crate::Result;
use crate::read::{Reader, matching};
use crate::tables::{Attendance, KeepApart, Placement, Task};

/// Tasks and promises that are neither done nor dropped, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn open_tasks(reader: &Reader) -> Result<Vec<Task>> {
    matching(
        reader,
        "done_on IS NULL AND dropped_reason IS NULL ORDER BY due_on IS NULL, due_on, id",
        params![],
    )
}

/// Every mark of a setting on a day, those set aside too, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn marks_on(reader: &Reader, setting: &str, day: NaiveDate) -> Result<Vec<Attendance>> {
    matching(
        reader,
        "setting = ?1 AND on_day = ?2 ORDER BY at, id",
        params![setting, day.to_string()],
    )
}

/// A child's marks between two days, both included, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn marks_between(
    reader: &Reader,
    pupil: Uuid,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Attendance>> {
    matching(
        reader,
        "pupil = ?1 AND on_day BETWEEN ?2 AND ?3 ORDER BY at, id",
        params![pupil, from.to_string(), until.to_string()],
    )
}

/// Who is to be kept apart from a child, whichever of the two was named first.
///
/// # Errors
/// When the database cannot be read.
pub fn kept_apart(reader: &Reader, pupil: Uuid) -> Result<Vec<KeepApart>> {
    matching(
        reader,
        "pupil = ?1 OR other = ?1 ORDER BY id",
        params![pupil],
    )
}

/// Placements that run on a day and are not at a school, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn placed_on(reader: &Reader, day: NaiveDate) -> Result<Vec<Placement>> {
    matching(
        reader,
        "(started_on IS NULL OR started_on <= ?1) AND (ended_on IS NULL OR ended_on >= ?1) \
         AND (kind IS NULL OR kind <> 'school') ORDER BY started_on, id",
        params![day.to_string()],
    )
}

/// What a field of a row has said, first to last, as the ledger keeps it. Values that were erased are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn said_of(reader: &Reader, table: &str, row: Uuid, column: &str) -> Result<Vec<String>> {
    let mut statement = reader.conn.prepare_cached(
        "SELECT o.col, o.val FROM op o JOIN change c USING (dev, seq) \
         WHERE o.row = ?1 AND o.tbl = ?2 AND (o.col = ?3 OR o.col IS NULL) AND o.val IS NOT NULL ORDER BY c.hlc, o.i",
    )?;
    let mut rows = statement.query(params![row, table, column])?;
    let mut said = Vec::new();
    while let Some(found) = rows.next()? {
        let field: Option<String> = found.get(0)?;
        let text: String = found.get(1)?;
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) else {
            continue;
        };
        let value = match &field {
            Some(_) => Some(&value),
            None => value.get(column),
        };
        if let Some(text) = value.and_then(serde_json::Value::as_str)
            && said.last().is_none_or(|last: &String| last != text)
        {
            said.push(text.to_owned());
        }
    }
    Ok(said)
}
