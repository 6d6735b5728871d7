//! A standing panel: what it decides, for which schools, and how long it gives each child.

use crate::table::{Faults, table};

table! {
    /// A standing panel.
    Panel / PanelPatch = "panel", "panel", of Nobody, check check;
    /// Name.
    name: String,
    /// `fair_access`, `ap_placement`, `commissioning`, `reintegration` or `managed_moves`.
    kind: String,
    /// Part of the authority; NULL is all of it.
    area: String,
    /// `primary`, `secondary` or words; NULL is all.
    phase: String,
    /// Who must be there.
    quorum: String,
    /// Minutes usually given to a case.
    minutes_per_case: i64,
    /// Usual length of a meeting, in minutes.
    length_minutes: i64,
    /// Where it usually meets.
    place: String,
    /// Who sits on it.
    members_note: String,
    /// How often it meets.
    meets: String,
    /// Sections of its packs, chosen and ordered, as JSON text; NULL is the usual.
    sections: String,
    /// Standing text of its agenda.
    template: String,
}

fn check(row: &Panel, faults: &mut Faults) {
    faults.text("name", &row.name, "Enter the name of the panel.");
    faults.one_of(
        "kind",
        &row.kind,
        &[
            "fair_access",
            "ap_placement",
            "commissioning",
            "reintegration",
            "managed_moves",
        ],
    );
    faults.within(
        "minutes_per_case",
        row.minutes_per_case,
        1,
        240,
        "Enter minutes from 1 to 240.",
    );
    faults.within(
        "length_minutes",
        row.length_minutes,
        1,
        1440,
        "Enter minutes from 1 to 1,440.",
    );
}
