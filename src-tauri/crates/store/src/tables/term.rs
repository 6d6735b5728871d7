//! A half-term of school days, first and last day included. Days outside every term are holiday.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A stretch of school days.
    Term / TermPatch = "term", "term", of Nobody, check check;
    /// The calendar.
    calendar: Uuid,
    /// `Autumn 1`, say.
    name: String,
    /// First day for pupils.
    starts_on: NaiveDate,
    /// Last day for pupils.
    ends_on: NaiveDate,
}

fn check(row: &Term, faults: &mut Faults) {
    faults.some("calendar", &row.calendar, "A term belongs to a calendar.");
    faults.text("name", &row.name, "Enter the name of the term.");
    faults.some("starts_on", &row.starts_on, "Enter the first day.");
    faults.some("ends_on", &row.ends_on, "Enter the last day.");
    faults.in_order(
        "ends_on",
        ("The last day", row.ends_on),
        ("the start", row.starts_on),
    );
}
