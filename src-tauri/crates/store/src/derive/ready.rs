//! Who may be ready to go back: the signals of every open child who is placed away from a school, weighed, so that the
//! shortlist is the beginning of an index and not a look through every child's file.

use chrono::NaiveDate;
use rusqlite::types::Value;
use waymark_domain::clocks::PupilFacts;
use waymark_domain::eligibility::{Weighed, ready_to_return};

use super::child::runs;
use super::file::File;
use crate::tables::Placement;
use crate::{Result, StoreError};

/// The columns of `ready`, in the order of [`ready`]; the first names a row.
pub(super) const READY: [&str; 6] = [
    "pupil",
    "sort_name",
    "ready",
    "against",
    "speaks_for",
    "signals",
];

/// Placements away from a school that run on a day.
pub(super) fn placed(file: &File, on: NaiveDate) -> impl Iterator<Item = &Placement> {
    file.placements.iter().filter(move |row| {
        row.kind.as_deref() != Some("school") && runs(row.started_on, row.ended_on, on)
    })
}

/// The child's row: none for one who is placed nowhere.
pub(super) fn ready(file: &File, known: &PupilFacts, today: NaiveDate) -> Result<Vec<Vec<Value>>> {
    if placed(file, today).next().is_none() {
        return Ok(Vec::new());
    }
    let mut signals = ready_to_return(known, today);
    signals.sort_by_key(|signal| match signal.speaks_for {
        Some(true) => 0,
        Some(false) => 1,
        None => 2,
    });
    let weighed = Weighed::of(&signals);
    let words = serde_json::to_string(&signals).map_err(|error| {
        StoreError::Ledger(format!("A signal could not be written down: {error}."))
    })?;
    Ok(vec![vec![
        file.pupil.id.into(),
        file.sort_name().into(),
        i64::from(weighed.may_be_ready()).into(),
        i64::from(weighed.against).into(),
        i64::from(weighed.speaks_for).into(),
        words.into(),
    ]])
}
