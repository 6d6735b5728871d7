//! Where a child is taught, for how long, by what power and at what price. The weekly sessions stand in `session`; a child may
//! have several placements at once, and gaps between them are the point of the book.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A place for a child.
    Placement / PlacementPatch = "placement", "placement", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// Where, as a setting reference.
    setting: String,
    /// `alternative_provision`, `school`, `tuition`, `home_tuition`, `online`, `college`, `hospital`, `special` or `other`.
    kind: String,
    /// Why this child, why there.
    purpose: String,
    /// What should be true at the end.
    aim: String,
    /// Who arranged it: the authority, a school, by name.
    commissioner: String,
    /// The power used.
    legal_basis: String,
    /// First day.
    started_on: NaiveDate,
    /// Day on which it is meant to end.
    planned_end: NaiveDate,
    /// Last day; NULL is still running.
    ended_on: NaiveDate,
    /// Why it ended.
    end_reason: String,
    /// `main`, `subsidiary`, `guest`, `none` or `unknown`.
    roll: String,
    /// Price in pence for one `cost_per`.
    cost_pence: i64,
    /// `session`, `day`, `week` or `year`.
    cost_per: String,
    /// Who pays.
    funding: String,
    /// How the child gets there.
    transport: String,
    /// Anything else.
    notes: String,
}

fn check(row: &Placement, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A placement belongs to a child.");
    faults.text("setting", &row.setting, "Choose the school or provider.");
    faults.some("started_on", &row.started_on, "Enter the first day.");
    faults.one_of(
        "kind",
        &row.kind,
        &[
            "alternative_provision",
            "school",
            "tuition",
            "home_tuition",
            "online",
            "college",
            "hospital",
            "special",
            "other",
        ],
    );
    faults.one_of(
        "roll",
        &row.roll,
        &["main", "subsidiary", "guest", "none", "unknown"],
    );
    faults.one_of(
        "cost_per",
        &row.cost_per,
        &["session", "day", "week", "year"],
    );
    faults.within(
        "cost_pence",
        row.cost_pence,
        0,
        100_000_000,
        "Enter the price in pounds and pence.",
    );
    faults.in_order(
        "planned_end",
        ("The planned end", row.planned_end),
        ("the start", row.started_on),
    );
    faults.in_order(
        "ended_on",
        ("The end", row.ended_on),
        ("the start", row.started_on),
    );
}
