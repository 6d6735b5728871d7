//! A letter's wording as the team has changed it. The built-in wording stays, and is used when this one cannot be.

use crate::table::{Faults, table};

table! {
    /// A team's own wording of a letter.
    Template / TemplatePatch = "template", "template", of Nobody, check check;
    /// Which letter.
    kind: String,
    /// Its heading.
    title: String,
    /// The wording, with fields between double braces.
    text: String,
    /// Why it differs.
    reason: String,
}

fn check(row: &Template, faults: &mut Faults) {
    faults.text("kind", &row.kind, "Choose the letter.");
    faults.text("text", &row.text, "Write the wording.");
}
