//! An interest declared in one case. The member's copy of the pack leaves that case out.

use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A declaration of interest.
    Declaration / DeclarationPatch = "declaration", "declaration", of Nobody, check check;
    /// The meeting.
    meeting: Uuid,
    /// The case; NULL is the whole meeting.
    panel_case: Uuid,
    /// The member.
    member: Uuid,
    /// Name as minuted.
    name: String,
    /// What the interest is.
    nature: String,
    /// Leaves the room for it.
    leaves: bool,
}

fn check(row: &Declaration, faults: &mut Faults) {
    faults.some(
        "meeting",
        &row.meeting,
        "A declaration belongs to a meeting.",
    );
    faults.text("name", &row.name, "Enter who declared it.");
    faults.text("nature", &row.nature, "Say what the interest is.");
}
