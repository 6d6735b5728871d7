//! A school calendar: the authority's own, or one school's that differs. Its terms and days off stand in `term` and `day_off`.

use crate::table::{Faults, table};

table! {
    /// A school calendar.
    Calendar / CalendarPatch = "calendar", "calendar", of Nobody, check check;
    /// Name.
    name: String,
    /// The school whose calendar it is; NULL is the authority's own.
    urn: i64,
    /// Where it was read.
    source: String,
}

fn check(row: &Calendar, faults: &mut Faults) {
    faults.text("name", &row.name, "Enter a name for the calendar.");
}
