//! Two children who must not be taught in one place. It binds both ways whichever was named first.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// Two children to be kept apart.
    KeepApart / KeepApartPatch = "keep_apart", "keep-apart entry", of Pupil, check check;
    /// One child.
    pupil: Uuid,
    /// The other.
    other: Uuid,
    /// Why.
    reason: String,
    /// Whom to ask before deciding.
    ask: String,
    /// Since when.
    started_on: NaiveDate,
    /// Until when; NULL is still.
    ended_on: NaiveDate,
}

fn check(row: &KeepApart, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "Choose the child.");
    faults.some("other", &row.other, "Choose the other child.");
    if row.pupil.is_some() && row.pupil == row.other {
        faults.say(
            "other",
            "Choose another child: one cannot be kept apart from oneself.",
        );
    }
    faults.text("reason", &row.reason, "Say why they are kept apart.");
    faults.in_order(
        "ended_on",
        ("The end", row.ended_on),
        ("the start", row.started_on),
    );
}
