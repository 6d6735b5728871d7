//! One time that a promise was asked for. Each is a rung: asked, chased, escalated, taken to the head.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A chase of a promise.
    Chase / ChasePatch = "chase", "chase", of PupilSecond, check check;
    /// The promise.
    task: Uuid,
    /// The child it concerns; NULL as on the task.
    pupil: Uuid,
    /// The day.
    on_day: NaiveDate,
    /// `asked`, `chased`, `escalated` or `head`.
    rung: String,
    /// `call`, `email`, `letter`, `visit` or `meeting`.
    how: String,
    /// What was said.
    said: String,
    /// When to ask again.
    next_on: NaiveDate,
    /// The officer who asked.
    author: Uuid,
}

fn check(row: &Chase, faults: &mut Faults) {
    faults.some("task", &row.task, "A chase belongs to a promise.");
    faults.some("on_day", &row.on_day, "Enter the day.");
    faults.text("rung", &row.rung, "Choose how far this went.");
    faults.one_of("rung", &row.rung, &["asked", "chased", "escalated", "head"]);
    faults.one_of(
        "how",
        &row.how,
        &["call", "email", "letter", "visit", "meeting"],
    );
    faults.in_order(
        "next_on",
        ("The next time", row.next_on),
        ("this one", row.on_day),
    );
}
