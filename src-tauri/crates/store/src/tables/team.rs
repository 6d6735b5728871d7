//! The team itself: one row, whose id is [`TEAM`]. It says which authority the books are about.

use crate::table::{Faults, table};

table! {
    /// The team whose book this is.
    Team / TeamPatch = "team", "team", of Nobody, check check;
    /// DfE code of the authority, three digits (`203`).
    la_code: String,
    /// Name of the authority.
    la_name: String,
    /// What the team calls itself; NULL shows the authority's name.
    team_name: String,
}

fn check(row: &Team, faults: &mut Faults) {
    faults.text("la_code", &row.la_code, "Choose the local authority.");
    faults.text(
        "la_name",
        &row.la_name,
        "Enter the name of the local authority.",
    );
}
