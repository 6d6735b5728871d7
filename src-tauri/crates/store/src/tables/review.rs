//! A meeting that asks whether a placement still does what it is for. It always leaves a next date, or the reason why there is
//! none: a review that leads nowhere is how children are forgotten.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A review of a placement, a timetable or a return.
    Review / ReviewPatch = "review", "review", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// The placement reviewed; NULL is the child's whole arrangement.
    placement: Uuid,
    /// `placement`, `half_termly`, `reduced_timetable`, `reintegration`, `emergency` or `final`.
    kind: String,
    /// Day on which it was held.
    held_on: NaiveDate,
    /// Who was there.
    attendees: String,
    /// Attendance since the last review, per cent; NULL is not known.
    attendance_pct: i64,
    /// Learning.
    progress: String,
    /// Behaviour.
    behaviour: String,
    /// The child's own words.
    voice_child: String,
    /// The family's own words.
    voice_family: String,
    /// The school's view.
    school_view: String,
    /// The provider's view.
    provider_view: String,
    /// Safeguarding or other concerns.
    concerns: String,
    /// `yes`, `no` or `unknown`.
    still_meets_need: String,
    /// `continue`, `extend`, `increase`, `reduce`, `return`, `transfer` or `end`.
    decision: String,
    /// Who does what by when.
    next_steps: String,
    /// Day of the next review.
    next_on: NaiveDate,
    /// Why there will be none.
    no_next_reason: String,
}

fn check(row: &Review, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A review belongs to a child.");
    faults.text("kind", &row.kind, "Choose the kind of review.");
    faults.one_of(
        "kind",
        &row.kind,
        &[
            "placement",
            "half_termly",
            "reduced_timetable",
            "reintegration",
            "emergency",
            "final",
        ],
    );
    faults.some(
        "held_on",
        &row.held_on,
        "Enter the day on which the review was held.",
    );
    faults.within(
        "attendance_pct",
        row.attendance_pct,
        0,
        100,
        "Enter attendance as a number from 0 to 100.",
    );
    faults.one_of(
        "still_meets_need",
        &row.still_meets_need,
        &["yes", "no", "unknown"],
    );
    faults.one_of(
        "decision",
        &row.decision,
        &[
            "continue", "extend", "increase", "reduce", "return", "transfer", "end",
        ],
    );
    if row.next_on.is_none()
        && row
            .no_next_reason
            .as_ref()
            .is_none_or(|text| text.trim().is_empty())
    {
        faults.say(
            "next_on",
            "Enter the day of the next review, or say why there will be none.",
        );
    }
    faults.in_order(
        "next_on",
        ("The next review", row.next_on),
        ("this one", row.held_on),
    );
}
