//! A fixed-period exclusion, one row each however short. Consecutive ones are put together by the rules, not here: which days were
//! joined is a reading of the law, and the rows are what the school said.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A suspension from school.
    Suspension / SuspensionPatch = "suspension", "suspension", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// First day, or part of one.
    first_day: NaiveDate,
    /// Last day; NULL is not known.
    last_day: NaiveDate,
    /// Half days, a day being two; NULL is reckoned from the days.
    sessions: i64,
    /// The school, as a setting reference; NULL is the one whose roll the child is on.
    setting: String,
    /// Why, in the words of the school.
    reason: String,
    /// Anything else.
    notes: String,
}

fn check(row: &Suspension, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A suspension belongs to a child.");
    faults.some(
        "first_day",
        &row.first_day,
        "Enter the first day of the suspension.",
    );
    faults.in_order(
        "last_day",
        ("The last day", row.last_day),
        ("the first", row.first_day),
    );
    faults.within(
        "sessions",
        row.sessions,
        1,
        180,
        "Enter half days from 1 to 180.",
    );
}
