//! Something that somebody is to do, or that somebody else has promised. A promise names who owes it; its chases are rows of their
//! own, so that the ladder of asking shows.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A task, or a promise that is waited for.
    Task / TaskPatch = "task", "task", of Pupil, check check;
    /// The child; NULL is about no one child.
    pupil: Uuid,
    /// What is to be done.
    title: String,
    /// By when; NULL is no day.
    due_on: NaiveDate,
    /// The officer who sees to it.
    owner: Uuid,
    /// Who has promised it; NULL is the owner's own to do.
    waiting_on: String,
    /// The school or provider that owes it, as a setting reference.
    setting: String,
    /// The day it was promised.
    promised_on: NaiveDate,
    /// What it came from: `note`, `review`, `panel_case`, `meeting`.
    from_table: String,
    /// That row.
    from_row: Uuid,
    /// The day it was done; NULL is open.
    done_on: NaiveDate,
    /// What came of it.
    outcome: String,
    /// Why it will not be done; NULL is still wanted.
    dropped_reason: String,
}

fn check(row: &Task, faults: &mut Faults) {
    faults.text("title", &row.title, "Say what is to be done.");
    if row.done_on.is_some() && row.dropped_reason.is_some() {
        faults.say(
            "dropped_reason",
            "A task is either done or no longer wanted, not both.",
        );
    }
}
