//! A pack as it left the building: its hash, and which version of every row stood in it. The file itself is where a person saved it.

use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// An issue of a pack.
    PackIssue / PackIssuePatch = "pack_issue", "issued pack", of Nobody, check check;
    /// The meeting.
    meeting: Uuid,
    /// 1 for the first issue, 2 for the next.
    number: i64,
    /// `full` or `supplement`.
    kind: String,
    /// For whom.
    audience: String,
    /// The moment of issue, UTC milliseconds.
    at: i64,
    /// The officer who issued it.
    author: Uuid,
    /// Pages.
    pages: i64,
    /// BLAKE3 of the file, in hex.
    hash: String,
    /// Pages and the versions of the rows behind them, as JSON text.
    manifest: String,
    /// Why it was issued again.
    why: String,
}

fn check(row: &PackIssue, faults: &mut Faults) {
    faults.some("meeting", &row.meeting, "An issue belongs to a meeting.");
    faults.one_of("kind", &row.kind, &["full", "supplement"]);
}
