//! What was said, seen or done, on a day. One row per entry, so that two people rarely edit the same one. `author` is who wrote;
//! `voice_of` marks words that are not the author's but the child's or the family's.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// An entry in the child's story.
    Note / NotePatch = "note", "note", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// The day it is about.
    on_day: NaiveDate,
    /// The moment it was written, UTC milliseconds.
    at: i64,
    /// `note`, `call`, `visit`, `meeting`, `email` or `voice`.
    kind: String,
    /// The words.
    text: String,
    /// The officer who wrote it.
    author: Uuid,
    /// `child` or `family`: whose words these are; NULL is the author's.
    voice_of: String,
    /// Was the child seen in person? NULL is not recorded.
    seen: bool,
    /// Where.
    seen_where: String,
    /// Kept at the top.
    pinned: bool,
    /// Part of the chronology.
    significant: bool,
    /// Why this entry should not exist; NULL is a true entry.
    recorded_in_error: String,
}

fn check(row: &Note, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A note belongs to a child.");
    faults.some("on_day", &row.on_day, "Enter the day.");
    faults.text("kind", &row.kind, "Choose the kind of entry.");
    faults.one_of(
        "kind",
        &row.kind,
        &["note", "call", "visit", "meeting", "email", "voice"],
    );
    faults.text("text", &row.text, "Write the note.");
    faults.one_of("voice_of", &row.voice_of, &["child", "family"]);
}
