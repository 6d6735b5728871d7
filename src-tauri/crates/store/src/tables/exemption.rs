//! A school that takes no turn for a time, and why.

use chrono::NaiveDate;

use crate::table::{Faults, table};

table! {
    /// A school's exemption from its turn.
    Exemption / ExemptionPatch = "exemption", "exemption", of Nobody, check check;
    /// The school, as a setting reference.
    setting: String,
    /// Why.
    reason: String,
    /// Since when.
    from_on: NaiveDate,
    /// Until when; NULL is still.
    until_on: NaiveDate,
}

fn check(row: &Exemption, faults: &mut Faults) {
    faults.text("setting", &row.setting, "Choose the school.");
    faults.text("reason", &row.reason, "Say why it takes no turn.");
    faults.in_order(
        "until_on",
        ("The end", row.until_on),
        ("the start", row.from_on),
    );
}
