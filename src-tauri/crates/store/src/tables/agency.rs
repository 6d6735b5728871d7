//! Another service that works with the child, and who leads. Whether the family agreed that facts pass is part of it: unknown is
//! not yes.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// An agency that is involved.
    Agency / AgencyPatch = "agency", "agency", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// The service.
    name: String,
    /// `social_care`, `early_help`, `youth_justice`, `health`, `camhs`, `virtual_school`, `send`, `police`, `voluntary` or `other`.
    kind: String,
    /// Who there.
    person: String,
    /// Telephone.
    phone: String,
    /// E-mail address.
    email: String,
    /// Leads for the child.
    lead: bool,
    /// `yes`, `no` or `unknown`: whether the family agreed that facts pass.
    consent: String,
    /// On what basis facts pass without consent.
    basis: String,
    /// Since when.
    started_on: NaiveDate,
    /// Until when; NULL is still.
    ended_on: NaiveDate,
    /// Last heard from.
    last_contact_on: NaiveDate,
    /// Anything else.
    notes: String,
}

fn check(row: &Agency, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "An agency belongs to a child.");
    faults.text("name", &row.name, "Enter the name of the service.");
    faults.one_of(
        "kind",
        &row.kind,
        &[
            "social_care",
            "early_help",
            "youth_justice",
            "health",
            "camhs",
            "virtual_school",
            "send",
            "police",
            "voluntary",
            "other",
        ],
    );
    faults.one_of("consent", &row.consent, &["yes", "no", "unknown"]);
    faults.in_order(
        "ended_on",
        ("The end", row.ended_on),
        ("the start", row.started_on),
    );
}
