//! What a person says of one running clock: it was met, and this shows it; or it does not bind here, and this is why. The clock
//! itself is never edited.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A clock that was closed by hand.
    Mark / MarkPatch = "mark", "mark", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// The rule (`C01`).
    rule: String,
    /// The row that started the clock.
    about: Uuid,
    /// `met` or `excused`.
    said: String,
    /// The day on which it was met.
    on_day: NaiveDate,
    /// What shows that it was met, or why it is excused.
    why: String,
    /// The officer who says so.
    author: Uuid,
}

fn check(row: &Mark, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A mark belongs to a child.");
    faults.text(
        "rule",
        &row.rule,
        "A mark belongs to a date that a rule gives.",
    );
    faults.some(
        "about",
        &row.about,
        "A mark belongs to the row that started the date.",
    );
    faults.text("said", &row.said, "Choose met or excused.");
    faults.one_of("said", &row.said, &["met", "excused"]);
    if row.said.as_deref() == Some("met") {
        faults.some("on_day", &row.on_day, "Enter the day on which it was met.");
        faults.text("why", &row.why, "Say what shows that it was met.");
    } else {
        faults.text("why", &row.why, "Say why this date does not bind.");
    }
}
