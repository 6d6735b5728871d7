//! A day inside a term on which pupils do not come: INSET, closure, bank holiday.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A day off inside a term.
    DayOff / DayOffPatch = "day_off", "day off", of Nobody, check check;
    /// The calendar.
    calendar: Uuid,
    /// The day.
    on_day: NaiveDate,
    /// `inset`, `closure` or `bank_holiday`.
    kind: String,
    /// What it is called.
    label: String,
}

fn check(row: &DayOff, faults: &mut Faults) {
    faults.some(
        "calendar",
        &row.calendar,
        "A day off belongs to a calendar.",
    );
    faults.some("on_day", &row.on_day, "Enter the day.");
    faults.text("kind", &row.kind, "Choose what kind of day off it is.");
    faults.one_of("kind", &row.kind, &["inset", "closure", "bank_holiday"]);
}
