//! Files in: the establishment file, and a team's own spreadsheet of pupils.
//!
//! Nothing is written until the preview has been seen; what the preview says is exactly what then happens, as one change
//! that can be undone whole.

pub(crate) mod gias;
mod matching;
pub(crate) mod pupils;
pub(crate) mod terms;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::backup::Why;
use waymark_store::ledger::maker::Made;
use waymark_store::reference;
use waymark_store::tables::ImportRun;

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::history::Undone;
use crate::team::Id;
use crate::{App, Failure};

/// What an establishment file would bring.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GiasPreview {
    /// Names this preview when accepting it.
    pub token: Uuid,
    /// The file's name.
    pub file_name: String,
    /// The day the file is of, when its name says so.
    pub dated: Option<chrono::NaiveDate>,
    /// How the text was encoded.
    pub encoding: String,
    /// Establishments in the file.
    pub rows: u32,
    /// Local authorities, with how many open establishments each has, by name.
    pub authorities: Vec<GiasAuthority>,
    /// Not among those held now.
    pub added: u32,
    /// Held now with other particulars.
    pub changed: u32,
    /// Held now just so.
    pub unchanged: u32,
    /// Held now and not in this file; placements keep their names.
    pub gone: u32,
    /// State-funded alternative provision among them.
    pub providers: u32,
    /// Columns that this year's file lacks: unknown, not empty.
    pub missing_columns: Vec<String>,
    /// Columns that are not used.
    pub extra_columns: Vec<String>,
    /// Rows left out, with the reason.
    pub rejected: Vec<RejectedLine>,
    /// Whether the file is older than the one in use.
    pub older: bool,
}

/// A local authority in the file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GiasAuthority {
    /// Three digits.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Open establishments.
    pub open: u32,
}

/// A line that could not be used.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RejectedLine {
    /// One-based line of the file.
    pub line: u64,
    /// Why.
    pub reason: String,
}

/// Accepting a preview.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Accept {
    /// The preview's token.
    pub token: Uuid,
}

/// Another sheet of a workbook that was read.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PupilsSheet {
    /// The file.
    pub token: Uuid,
    /// The sheet's name, one of those that were given.
    pub sheet: String,
}

/// How a spreadsheet would be read.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct PupilsFile {
    /// Which sheet of a workbook.
    pub sheet: Option<String>,
}

/// A spreadsheet that was read, before its columns are agreed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PupilsRead {
    /// Names this file in the next steps.
    pub token: Uuid,
    /// The file's name.
    pub file_name: String,
    /// Sheets of the workbook; empty for CSV.
    pub sheets: Vec<String>,
    /// The sheet that was read; `None` for CSV.
    pub sheet: Option<String>,
    /// Rows below the header.
    pub rows: u32,
    /// What was noticed on reading: encoding, ragged rows, duplicate headers.
    pub notes: Vec<String>,
    /// Each column with the field that it seems to hold.
    pub columns: Vec<ColumnMatch>,
    /// Every field that a column can go to, with its name for people.
    pub fields: Vec<FieldChoice>,
}

/// A column and what it seems to hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ColumnMatch {
    /// Its header as in the file.
    pub header: String,
    /// The first values that are not empty.
    pub examples: Vec<String>,
    /// The field's key, or `None`: kept as text in a note.
    pub field: Option<String>,
    /// Why: "same name", "looks like dates of birth".
    pub reason: String,
}

/// A field that a column can go to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldChoice {
    /// Its key.
    pub key: String,
    /// Its name.
    pub label: String,
}

/// The agreed columns.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PupilsMapping {
    /// The file.
    pub token: Uuid,
    /// For each column in order, the field's key or `None`.
    pub fields: Vec<Option<String>>,
}

/// What accepting would do, exactly.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PupilsPlan {
    /// The file.
    pub token: Uuid,
    /// Children who would be added.
    pub added: u32,
    /// Children who would change.
    pub changed: u32,
    /// Rows that say what is already known.
    pub unchanged: u32,
    /// Rows that cannot be used.
    pub rejected: u32,
    /// Rows that need a person to say whether two children are one.
    pub asking: u32,
    /// Columns that go into a note.
    pub left_over: Vec<String>,
    /// Every row in the file's order.
    pub rows: Vec<PlannedRow>,
}

/// One row of the file and what it would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlannedRow {
    /// One-based line of the file.
    pub line: u64,
    /// Added, changed, unchanged, rejected or asking.
    pub outcome: Outcome,
    /// "Nowak, Łukasz".
    pub name: String,
    /// The child it would change.
    pub pupil: Option<Uuid>,
    /// How that child was found: "UPN", "name and date of birth", "similar name and date of birth".
    pub found_by: Option<String>,
    /// Fields that would change, from what to what.
    pub changes: Vec<PlannedChange>,
    /// Where a person is asked: the child held and the row, field by field, so that one sees whether they are one child.
    pub beside: Vec<Beside>,
    /// Sentences: why it is rejected, or what to look at.
    pub sentences: Vec<String>,
    /// Whether it is ticked to start with.
    pub ticked: bool,
}

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A new child.
    Added,
    /// Fields of a child change.
    Changed,
    /// Nothing would change.
    Unchanged,
    /// It cannot be used.
    Rejected,
    /// A similar child exists: unticked until a person says.
    Asking,
}

/// One field of a child held and of a row that may be the same child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Beside {
    /// The field's name for people.
    pub field: String,
    /// What is held; `None` when unknown.
    pub held: Option<String>,
    /// What the row says; `None` when it says nothing.
    pub given: Option<String>,
}

/// A field that would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlannedChange {
    /// The field's key, by which a person may keep what is held; `None` for what is added beside the child's own fields.
    pub key: Option<String>,
    /// The field's name for people.
    pub field: String,
    /// What it is now; `None` when unknown.
    pub from: Option<String>,
    /// What it would be.
    pub to: String,
}

/// Accepting a plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PupilsAccept {
    /// The file.
    pub token: Uuid,
    /// Lines that are ticked.
    pub lines: Vec<u64>,
    /// Of the asking lines, those that a person has said are the same child; the other ticked ones become new children.
    #[serde(default)]
    pub same: Vec<u64>,
    /// Fields of which what is held stays, whatever the row says.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<KeptField>>")]
    pub keep: Vec<KeptField>,
}

/// A field of a row that a person does not take from the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct KeptField {
    /// The row's line.
    pub line: u64,
    /// The field's key, as in [`PlannedChange::key`].
    pub field: String,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportDone {
    /// The run, for undoing it.
    pub run: Option<Uuid>,
    /// "Added 214 children, changed 12; 3 rows left out."
    pub sentence: String,
}

/// Everything that was imported.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportsView {
    /// Newest first.
    pub runs: Vec<ImportLine>,
    /// The establishment file in use: "52,114 establishments, file of Mon 2 Nov 2026". `None` when none.
    pub establishments: Option<String>,
}

/// One import.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ImportLine {
    /// As it was made: an import that was taken back is still told of.
    pub run: ImportRun,
    /// When, UTC milliseconds.
    pub at: i64,
    /// Who.
    pub who: String,
    /// When it was taken back, UTC milliseconds; `None` while it is in force.
    pub undone_at: Option<i64>,
}

/// A file that was read and waits for a person. Kept in memory only, and forgotten when the vault is locked.
pub(crate) enum Pending {
    /// An establishment file.
    Gias(gias::Read),
    /// A spreadsheet of pupils.
    Pupils(pupils::Read),
}

/// Everything that was imported, newest first, also what was taken back since, and which establishment file is in use.
pub(crate) fn list(app: &App, _: Nothing) -> Result<ImportsView, Failure> {
    let session = app.session()?;
    let mut runs = Vec::new();
    for made in session.store.all_made::<ImportRun>()? {
        runs.push(ImportLine {
            at: made.when,
            who: crate::history::who(app, made.who)?,
            undone_at: made.undone.map(|(_, at)| at),
            run: made.row,
        });
    }
    let establishments = app.read(|reader| {
        Ok(match reference::pack(reader, "gias")? {
            Some(_) => Some(crate::schools::source(reader)?),
            None => None,
        })
    })?;
    Ok(ImportsView {
        runs,
        establishments,
    })
}

/// Takes a whole import back: children, statuses, placements and notes that it made or changed.
pub(crate) fn undo(app: &App, request: Id) -> Result<Undone, Failure> {
    let made = made(app, request)?;
    if made.undone.is_some() {
        return Err(Failure::say("This import has been taken back already."));
    }
    crate::backups::before(app, Why::Bulk)?;
    crate::history::take_back(app, made.change, false, "Took back")
}

/// Puts an import that was taken back in force again, whole.
pub(crate) fn redo(app: &App, request: Id) -> Result<Undone, Failure> {
    let Some((undo, _)) = made(app, request)?.undone else {
        return Err(Failure::say(
            "This import is in force; nothing was changed.",
        ));
    };
    crate::backups::before(app, Why::Bulk)?;
    crate::history::take_back(app, undo, false, "Put back")
}

fn made(app: &App, request: Id) -> Result<Made<ImportRun>, Failure> {
    app.session()?
        .store
        .made::<ImportRun>(request.id)?
        .or_not_found("import")
}
