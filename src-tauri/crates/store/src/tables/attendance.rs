//! What a provider said of one half day: here, or not, by the code in force. Two people may be told different things: each telling is
//! a row, and which stands is a person's choice.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A mark for a half day.
    Attendance / AttendancePatch = "attendance", "attendance mark", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// The placement.
    placement: Uuid,
    /// Where, as a setting reference.
    setting: String,
    /// The day.
    on_day: NaiveDate,
    /// `am` or `pm`.
    half: String,
    /// The attendance code.
    code: String,
    /// Who said so.
    said_by: String,
    /// What else was said.
    notes: String,
    /// The officer who wrote it.
    author: Uuid,
    /// The moment it was written, UTC milliseconds.
    at: i64,
    /// Why another telling stands instead; NULL stands.
    set_aside: String,
}

fn check(row: &Attendance, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A mark belongs to a child.");
    faults.some("on_day", &row.on_day, "Enter the day.");
    faults.text("half", &row.half, "Choose morning or afternoon.");
    faults.one_of("half", &row.half, &["am", "pm"]);
    faults.text("code", &row.code, "Give the attendance code.");
}
