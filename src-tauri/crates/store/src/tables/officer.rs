//! The people who work here. Initials stand in lists; the name stands on paper.

use crate::table::{Faults, table};

table! {
    /// A person who works in the team.
    Officer / OfficerPatch = "officer", "officer", of Nobody, check check;
    /// Name as colleagues write it.
    name: String,
    /// Work e-mail address.
    email: String,
    /// Work telephone number.
    phone: String,
    /// Job, in the team's words.
    role: String,
    /// Two or three letters for lists; NULL is made from the name.
    initials: String,
    /// Does this person still work here? NULL counts as yes: an officer is only hidden once somebody says so.
    active: bool,
}

fn check(row: &Officer, faults: &mut Faults) {
    faults.text("name", &row.name, "Enter the officer's name.");
}
