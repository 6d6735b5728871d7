//! An alert put off until a day, with the reason. It comes back by itself.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// An alert that was put off.
    Snooze / SnoozePatch = "snooze", "snooze", of Pupil, check check;
    /// The child; NULL is an alert about a provider.
    pupil: Uuid,
    /// Code of the alert.
    alert: String,
    /// The row that it names; NULL is the child.
    about: Uuid,
    /// The provider that it names, as a setting reference.
    setting: String,
    /// Last day on which it stays quiet.
    until_on: NaiveDate,
    /// Why.
    reason: String,
    /// The officer who put it off.
    author: Uuid,
}

fn check(row: &Snooze, faults: &mut Faults) {
    faults.text("alert", &row.alert, "Choose the alert.");
    faults.some(
        "until_on",
        &row.until_on,
        "Enter the day until which it is put off.",
    );
    faults.text("reason", &row.reason, "Say why it is put off.");
}
