//! A dated step of a process that a clock waits for: a notice sent, a board met, a plan issued. What kinds there are is the rule
//! book's own list (`EventKind`); a kind that this version does not know is kept and waits.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A dated step.
    Step / StepPatch = "step", "step", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// Code of the step.
    kind: String,
    /// The day it was taken, or is arranged for.
    on_day: NaiveDate,
    /// The status or placement to which it belongs; NULL is the child's current one.
    about: Uuid,
    /// What shows it: a letter, a reference, who said so.
    evidence: String,
    /// The officer who recorded it.
    author: Uuid,
}

fn check(row: &Step, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A step belongs to a child.");
    faults.text("kind", &row.kind, "Choose what was done.");
    faults.some("on_day", &row.on_day, "Enter the day on which it was done.");
}
