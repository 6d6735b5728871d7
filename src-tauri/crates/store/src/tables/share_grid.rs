//! The authority's own weights for a fair share, with the day from which they count. A past meeting is reckoned under its own grid,
//! so a grid is never edited once a later one exists: a new one is written.

use chrono::NaiveDate;

use crate::table::{Faults, table};

table! {
    /// A grid of weights for a fair share.
    ShareGrid / ShareGridPatch = "share_grid", "fair-share grid", of Nobody, check check;
    /// Name.
    name: String,
    /// First day on which it counts.
    from_on: NaiveDate,
    /// The weights as JSON text: categories, year groups, decay, debit, caps.
    weights: String,
    /// Who agreed it, and why.
    reason: String,
}

fn check(row: &ShareGrid, faults: &mut Faults) {
    faults.text("name", &row.name, "Name the grid.");
    faults.some(
        "from_on",
        &row.from_on,
        "Enter the first day on which it counts.",
    );
    faults.text("weights", &row.weights, "Give the weights.");
    if let Some(text) = &row.weights
        && serde_json::from_str::<serde_json::Value>(text).is_err()
    {
        faults.say("weights", "The weights are not JSON.");
    }
}
