//! A file that was read in: what it was, how its columns were understood and what became of its rows.

use crate::table::{Faults, table};

table! {
    /// One import of a file.
    ImportRun / ImportRunPatch = "import_run", "import", of Nobody, check check;
    /// The file's own name, without a folder.
    file_name: String,
    /// `pupils`, `gias` or `calendar`.
    kind: String,
    /// Hash of the file, in hex: the same file is known again.
    sha: String,
    /// Rows that made something new.
    rows_added: i64,
    /// Rows that changed something.
    rows_changed: i64,
    /// Rows that said nothing new.
    rows_unchanged: i64,
    /// Rows that were refused, each with a reason at the time.
    rows_rejected: i64,
    /// Which column was taken for what, as JSON text.
    mapping: String,
    /// Moment it was undone, UTC milliseconds; NULL is in force.
    undone_at: i64,
}

fn check(row: &ImportRun, faults: &mut Faults) {
    faults.text(
        "file_name",
        &row.file_name,
        "An import needs the file's name.",
    );
    faults.text("kind", &row.kind, "An import needs a kind.");
}
