//! The way back: which school, by when, with whose help, and what happens if it goes wrong. The weeks stand in `plan_week`.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A reintegration plan.
    Plan / PlanPatch = "plan", "reintegration plan", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// The school to return to, as a setting reference.
    destination: String,
    /// Day by which the child is back full time.
    target_on: NaiveDate,
    /// The adult at school who is the child's own.
    mentor: String,
    /// Who speaks with the family, and how often.
    home_link: String,
    /// What the plan is for.
    purpose: String,
    /// What help there will be.
    support: String,
    /// Last day of that help.
    support_until: NaiveDate,
    /// What could go wrong.
    risks: String,
    /// What is done then, and by whom.
    if_goes_wrong: String,
    /// How one will know.
    success: String,
    /// What the family fears.
    family_worries: String,
    /// Last day of dual registration.
    dual_until: NaiveDate,
    /// First day of the plan.
    started_on: NaiveDate,
    /// Day on which all agreed; NULL is a draft.
    agreed_on: NaiveDate,
    /// Last day; NULL is running.
    ended_on: NaiveDate,
    /// How it ended.
    outcome: String,
}

fn check(row: &Plan, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A plan belongs to a child.");
    faults.in_order(
        "target_on",
        ("The target day", row.target_on),
        ("the start", row.started_on),
    );
    faults.in_order(
        "ended_on",
        ("The end", row.ended_on),
        ("the start", row.started_on),
    );
}
