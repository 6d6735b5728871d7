//! One week on the ladder back to school. Sessions are a set of ten bits: Monday morning is bit 0, Monday afternoon bit 1, and
//! so on to Friday afternoon, bit 9.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// One week of a reintegration plan.
    PlanWeek / PlanWeekPatch = "plan_week", "week of the plan", of PupilSecond, check check;
    /// The plan.
    plan: Uuid,
    /// The child.
    pupil: Uuid,
    /// Place on the ladder, from 1.
    number: i64,
    /// Monday of the week.
    starts_on: NaiveDate,
    /// Sessions planned, as bits 0 to 9.
    planned: i64,
    /// Sessions attended, as bits 0 to 9; NULL is not known, which is not "none".
    attended: i64,
    /// Help in this week.
    support: String,
    /// Monday first planned, where the week was moved; NULL is never moved.
    original_starts_on: NaiveDate,
}

fn check(row: &PlanWeek, faults: &mut Faults) {
    faults.some("plan", &row.plan, "A week belongs to a plan.");
    faults.some("pupil", &row.pupil, "A week belongs to a child.");
    faults.within("planned", row.planned, 0, 1023, "A week has ten sessions.");
    faults.within(
        "attended",
        row.attended,
        0,
        1023,
        "A week has ten sessions.",
    );
}
