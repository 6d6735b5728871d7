//! One meeting of a panel, from the first draft of its agenda to its minutes.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A meeting of a panel.
    Meeting / MeetingPatch = "meeting", "meeting", of Nobody, check check;
    /// The panel.
    panel: Uuid,
    /// The day.
    held_on: NaiveDate,
    /// Minutes after midnight; NULL is not fixed.
    starts_at: i64,
    /// Length; NULL is the panel's usual.
    length_minutes: i64,
    /// Where; NULL is the panel's usual.
    place: String,
    /// Who chairs.
    chair: String,
    /// `draft`, `issued`, `held` or `cancelled`; NULL is draft.
    stage: String,
    /// Who came.
    attendance: String,
    /// Who could not.
    apologies: String,
    /// Anything else.
    notes: String,
    /// Moment the pack was issued, UTC milliseconds.
    issued_at: i64,
    /// BLAKE3 of the issued pack, in hex, so that the paper can be proved.
    issued_hash: String,
    /// Who takes the minutes.
    minute_taker: String,
    /// Sections of its pack, chosen and ordered, as JSON text.
    sections: String,
    /// Day on which its minutes were agreed.
    minutes_agreed_on: NaiveDate,
}

fn check(row: &Meeting, faults: &mut Faults) {
    faults.some("panel", &row.panel, "A meeting belongs to a panel.");
    faults.some("held_on", &row.held_on, "Enter the day of the meeting.");
    faults.within("starts_at", row.starts_at, 0, 1439, "Enter a time of day.");
    faults.within(
        "length_minutes",
        row.length_minutes,
        1,
        1440,
        "Enter minutes from 1 to 1,440.",
    );
    faults.one_of(
        "stage",
        &row.stage,
        &["draft", "issued", "held", "cancelled"],
    );
}
