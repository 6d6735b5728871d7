//! Who sits on a panel, whether they may decide for their school, and when they last signed the information-sharing protocol.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A member of a panel.
    PanelMember / PanelMemberPatch = "panel_member", "panel member", of Nobody, check check;
    /// The panel.
    panel: Uuid,
    /// Name.
    name: String,
    /// What they are there as.
    role: String,
    /// Whom they come from.
    organisation: String,
    /// Their school, as a setting reference.
    setting: String,
    /// E-mail address.
    email: String,
    /// May decide for their school.
    decides: bool,
    /// Day on which they last signed the information-sharing protocol.
    sharing_signed_on: NaiveDate,
    /// Standing conflicts of interest.
    conflicts: String,
    /// Since when.
    started_on: NaiveDate,
    /// Until when; NULL is still.
    ended_on: NaiveDate,
    /// Fractional order key.
    position: String,
}

fn check(row: &PanelMember, faults: &mut Faults) {
    faults.some("panel", &row.panel, "A member belongs to a panel.");
    faults.text("name", &row.name, "Enter the member's name.");
    faults.in_order(
        "ended_on",
        ("The end", row.ended_on),
        ("the start", row.started_on),
    );
}
