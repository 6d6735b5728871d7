//! A child on an agenda: why, what is asked, what was decided and by when it happens.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A child before a meeting.
    PanelCase / PanelCasePatch = "panel_case", "case", of PupilSecond, check check;
    /// The meeting.
    meeting: Uuid,
    /// The child.
    pupil: Uuid,
    /// Fractional order key on the agenda.
    position: String,
    /// Minutes given; NULL is the panel's usual.
    minutes: i64,
    /// Fair-access category or the panel's own.
    category: String,
    /// Why this child is before the panel.
    reason: String,
    /// What the panel is asked to decide.
    ask: String,
    /// Who presents.
    presenter: String,
    /// What could be done.
    options: String,
    /// Decision code; NULL is not decided.
    decision: String,
    /// The school or provider decided on, as a setting reference.
    decision_setting: String,
    /// First day decided.
    decision_starts_on: NaiveDate,
    /// Who makes it happen.
    decision_owner: String,
    /// Why it was so decided.
    rationale: String,
    /// On what conditions.
    conditions: String,
    /// Day to which it was put off.
    deferred_to: NaiveDate,
    /// Why the case is here although it would not usually be.
    exception: String,
    /// Who dissented, and why.
    dissent: String,
    /// What the parents wish, as the panel considered it.
    parents_said: String,
    /// Moment of the decision, UTC milliseconds.
    decided_at: i64,
    /// Why it was put off, and what is wanted from whom.
    deferred_reason: String,
    /// Why the school refused.
    refused_reason: String,
    /// Added after the agenda went out.
    late: bool,
    /// Day on which the parents were told.
    parents_told_on: NaiveDate,
    /// Day on which the school was told.
    school_told_on: NaiveDate,
}

fn check(row: &PanelCase, faults: &mut Faults) {
    faults.some("meeting", &row.meeting, "A case belongs to a meeting.");
    faults.some("pupil", &row.pupil, "Choose the child.");
    faults.within(
        "minutes",
        row.minutes,
        1,
        240,
        "Enter minutes from 1 to 240.",
    );
}
