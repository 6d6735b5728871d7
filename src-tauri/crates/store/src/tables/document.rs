//! A photograph or a paper that is kept with a child or a provider. The row says what it is; what it holds lies beside the ledger
//! under its hash ([`crate::contents`]).

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A kept photograph or paper.
    Document / DocumentPatch = "document", "document", of Pupil, check check;
    /// The child; NULL is a provider's.
    pupil: Uuid,
    /// The provider, as a setting reference, where it is no child's.
    setting: String,
    /// What it is, in a few words.
    title: String,
    /// The day it is about; NULL is not known.
    on_day: NaiveDate,
    /// The last day on which it holds, as of an insurance; NULL has no end.
    valid_until: NaiveDate,
    /// The moment it was kept, UTC milliseconds.
    at: i64,
    /// The officer who kept it.
    author: Uuid,
    /// `image/jpeg` or `application/pdf`.
    media_type: String,
    /// Bytes.
    size: i64,
    /// BLAKE3 of the bytes, in hex.
    hash: String,
}

fn check(row: &Document, faults: &mut Faults) {
    if row.pupil.is_none() {
        faults.text(
            "setting",
            &row.setting,
            "A document belongs to a child or to a provider.",
        );
    }
    faults.text("title", &row.title, "Say what it is.");
    faults.text("hash", &row.hash, "Choose the file.");
    faults.one_of(
        "media_type",
        &row.media_type,
        &["image/jpeg", "application/pdf"],
    );
}
