//! Why a child is in this book, and from when to when. A child may have several at once: permanently excluded and without a
//! place, say. The codes are domain.md 1.2's (`PEX`, `RTT`, `OSD`, ...); an unknown code is kept and shown as such.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// One reason, with its own beginning and end.
    Status / StatusPatch = "status", "status", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// Code of the status.
    kind: String,
    /// First day. For an exclusion: the first day the child may not attend.
    started_on: NaiveDate,
    /// Last day; NULL is still so.
    ended_on: NaiveDate,
    /// Reason in the team's words or a code.
    reason: String,
    /// The power used, where it is not the usual one.
    legal_basis: String,
    /// The school it concerns, as a setting reference; NULL is the school of the roll.
    setting: String,
    /// Day on which the authority came to know; NULL is not known, and clocks that run from it say so.
    aware_on: NaiveDate,
    /// Day on which it is meant to end.
    expected_end: NaiveDate,
    /// Officer who holds this, where it is not the case's owner.
    owner: Uuid,
    /// Anything else.
    notes: String,
    /// Why it ended.
    end_reason: String,
}

fn check(row: &Status, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A status belongs to a child.");
    faults.text("kind", &row.kind, "Choose the status.");
    faults.some("started_on", &row.started_on, "Enter the day it started.");
    faults.in_order(
        "ended_on",
        ("The end", row.ended_on),
        ("the start", row.started_on),
    );
    faults.in_order(
        "expected_end",
        ("The expected end", row.expected_end),
        ("the start", row.started_on),
    );
}
