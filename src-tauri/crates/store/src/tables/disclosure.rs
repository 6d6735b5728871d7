//! A paper about children that left the app: what, to whom, for what, on what basis, and the hash that proves which file.

use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A disclosure.
    Disclosure / DisclosurePatch = "disclosure", "disclosure", of Pupil, check check;
    /// The child; NULL is a paper about several.
    pupil: Uuid,
    /// The meeting, for a pack.
    meeting: Uuid,
    /// The issue, for a pack.
    pack_issue: Uuid,
    /// Number of the copy.
    copy: i64,
    /// What it was.
    what: String,
    /// Who received it.
    recipient: String,
    /// What for.
    purpose: String,
    /// On what lawful basis.
    basis: String,
    /// The moment, UTC milliseconds.
    at: i64,
    /// BLAKE3 of the file, in hex.
    hash: String,
    /// Pages.
    pages: i64,
    /// The officer who sent it.
    author: Uuid,
    /// The referral, for a pack that went to a provider.
    referral: Uuid,
}

fn check(row: &Disclosure, faults: &mut Faults) {
    faults.text("what", &row.what, "Say what was disclosed.");
    faults.text("recipient", &row.recipient, "Say who receives it.");
    faults.text("purpose", &row.purpose, "Say what for.");
}
