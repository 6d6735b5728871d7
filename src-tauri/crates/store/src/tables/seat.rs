//! Who came to one meeting, and as what. A chair who declared a conflict is a fault of the meeting, not of the row.

use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A seat at a meeting.
    Seat / SeatPatch = "seat", "seat", of Nobody, check check;
    /// The meeting.
    meeting: Uuid,
    /// The member; NULL is somebody who sits in.
    member: Uuid,
    /// Name as minuted.
    name: String,
    /// `present`, `apologies`, `absent` or `substitute`.
    standing: String,
    /// Chairs the meeting.
    chairs: bool,
    /// Whom a substitute stands in for.
    stands_for: String,
}

fn check(row: &Seat, faults: &mut Faults) {
    faults.some("meeting", &row.meeting, "A seat belongs to a meeting.");
    faults.text("name", &row.name, "Enter a name.");
    faults.text("standing", &row.standing, "Choose whether they came.");
    faults.one_of(
        "standing",
        &row.standing,
        &["present", "apologies", "absent", "substitute"],
    );
}
