//! A line written down in a hurry, before it is known about whom. It waits until somebody files it as a note, and is never lost.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A line that waits to be filed.
    Capture / CapturePatch = "capture", "captured line", of PupilSecond, check check;
    /// The words.
    text: String,
    /// The child it seems to be about; NULL is not known.
    pupil: Uuid,
    /// The day it seems to be about.
    on_day: NaiveDate,
    /// The moment it was written, UTC milliseconds.
    at: i64,
    /// The officer who wrote it.
    author: Uuid,
    /// The note that it became; NULL waits.
    filed: Uuid,
    /// Why it was not wanted.
    dropped_reason: String,
}

fn check(row: &Capture, faults: &mut Faults) {
    faults.text("text", &row.text, "Write something down first.");
}
