//! A team's own spreadsheet of children: read, matched to columns, planned row by row, accepted as one change.
//!
//! The plan and the acceptance are the same working-out: accepting plans anew with the ticked rows only and commits what
//! comes of it, so what the preview says is what happens. Which child a row is about and what it would do is worked out in
//! `planner`, what hangs on the child in `hang`, and the two sides field by field in `differences`.

mod differences;
mod hang;
mod planner;

use std::collections::HashSet;
use std::sync::Arc;

use waymark_exchange::pupils::{self as list, Field, Guess, Mapping};
use waymark_exchange::table::{Choice, Table};
use waymark_store::backup::Why;
use waymark_store::tables::ImportRun;

use self::planner::{Decided, Planner};
use super::gias::forgotten;
use super::{
    ColumnMatch, FieldChoice, ImportDone, Outcome, Pending, PupilsAccept, PupilsFile,
    PupilsMapping, PupilsPlan, PupilsRead, PupilsSheet,
};
use crate::words::count;
use crate::{App, Attachment, Failure};

/// A spreadsheet that was read.
#[derive(Clone)]
pub(crate) struct Read {
    file_name: String,
    hash: String,
    /// The file itself, where another of its sheets may be asked for.
    bytes: Option<Arc<[u8]>>,
    table: Table,
    mapping: Mapping,
}

/// Values of a column that are shown as examples.
const EXAMPLES: usize = 4;

/// Reads a spreadsheet and proposes what each column holds. Writes nothing.
pub(crate) fn read(
    app: &App,
    request: PupilsFile,
    file: Attachment,
) -> Result<PupilsRead, Failure> {
    claims_to_be(&file)?;
    let bytes = Arc::from(file.bytes);
    open(app, file.file_name, bytes, request.sheet)
}

/// Reads another sheet of the workbook that was read last; the person need not choose the file again.
pub(crate) fn sheet(app: &App, request: PupilsSheet) -> Result<PupilsRead, Failure> {
    let session = app.session()?;
    let Some(Pending::Pupils(read)) = session.take(request.token) else {
        return Err(forgotten());
    };
    let Some(bytes) = read.bytes.clone() else {
        return Err(forgotten());
    };
    let name = read.file_name.clone();
    // Kept until the other sheet is known to be readable: an empty one is no reason to choose the file again.
    session.keep(request.token, Pending::Pupils(read));
    open(app, name, bytes, Some(request.sheet))
}

fn open(
    app: &App,
    file_name: String,
    bytes: Arc<[u8]>,
    sheet: Option<String>,
) -> Result<PupilsRead, Failure> {
    let session = app.session()?;
    let choice = Choice {
        sheet,
        header_line: None,
    };
    let table = list::read(&bytes, &choice).map_err(|refused| {
        Failure::say(format!(
            "“{file_name}” was not imported. {refused} Nothing was changed."
        ))
    })?;
    let guesses = list::propose(&table);
    let columns = guesses.iter().map(|guess| column(&table, guess)).collect();
    let token = app.new_id();
    let sheet_read = table
        .sheets
        .iter()
        .find(|name| table.source == format!("sheet {name}"))
        .cloned();
    let answer = PupilsRead {
        token,
        file_name: file_name.clone(),
        sheets: table.sheets.clone(),
        sheet: choice.sheet.or(sheet_read),
        rows: table.rows.len() as u32,
        notes: std::iter::once(table.source.clone())
            .chain(table.notes.iter().map(|note| note.sentence.clone()))
            .collect(),
        columns,
        fields: Field::ALL
            .iter()
            .map(|field| FieldChoice {
                key: field.code().into(),
                label: field.label().into(),
            })
            .collect(),
    };
    let hash = waymark_store::hash_hex(&bytes);
    let mapping = Mapping::from_guesses(&guesses);
    session.keep(
        token,
        Pending::Pupils(Read {
            file_name,
            hash,
            bytes: (table.sheets.len() > 1).then_some(bytes),
            table,
            mapping,
        }),
    );
    Ok(answer)
}

/// A file that is called a workbook and does not begin as one is said to be what it is not, instead of being read as text.
fn claims_to_be(file: &Attachment) -> Result<(), Failure> {
    let name = file.file_name.to_lowercase();
    let zipped = [".xlsx", ".xlsm", ".xlsb", ".ods"]
        .iter()
        .any(|end| name.ends_with(end));
    // A protected workbook is an OLE container under the same name; the reader says so.
    if zipped
        && !file.bytes.starts_with(b"PK\x03\x04")
        && !file.bytes.starts_with(b"\xD0\xCF\x11\xE0")
    {
        return Err(Failure::say(format!(
            "“{}” is called a workbook but is not one; it may have been cut off or renamed. Open it in a spreadsheet program and save it again. Nothing was changed.",
            file.file_name
        )));
    }
    Ok(())
}

fn column(table: &Table, guess: &Guess) -> ColumnMatch {
    let examples = table
        .rows
        .iter()
        .filter_map(|row| row.cells.get(guess.column))
        .filter(|cell| !cell.is_empty())
        .take(EXAMPLES)
        .map(|cell| cell.text().chars().take(60).collect())
        .collect();
    ColumnMatch {
        header: guess.header.clone(),
        examples,
        field: (guess.field != Field::Kept).then(|| guess.field.code().to_owned()),
        reason: guess.reason.clone(),
    }
}

/// Plans every row under the agreed columns. Writes nothing.
pub(crate) fn plan(app: &App, request: PupilsMapping) -> Result<PupilsPlan, Failure> {
    let session = app.session()?;
    let Some(Pending::Pupils(mut read)) = session.take(request.token) else {
        return Err(forgotten());
    };
    let mut mapping = Mapping::default();
    for (header, field) in read.table.headers.iter().zip(&request.fields) {
        let field = field
            .as_deref()
            .and_then(|code| code.parse().ok())
            .unwrap_or(Field::Kept);
        mapping.set(header, field);
    }
    read.mapping = mapping;
    let missing = read.mapping.missing();
    let planned = app.read(|reader| Planner::load(reader, app)?.run(reader, &read, None))?;
    let rows = planned.rows;
    let of = |outcome: Outcome| rows.iter().filter(|row| row.outcome == outcome).count() as u32;
    let plan = PupilsPlan {
        token: request.token,
        added: of(Outcome::Added),
        changed: of(Outcome::Changed),
        unchanged: of(Outcome::Unchanged),
        rejected: of(Outcome::Rejected),
        asking: of(Outcome::Asking),
        left_over: read
            .mapping
            .pairs()
            .iter()
            .filter(|(_, field)| *field == Field::Kept)
            .map(|(header, _)| header.clone())
            .collect(),
        rows,
    };
    session.keep(request.token, Pending::Pupils(read));
    match missing {
        Some(sentence) => Err(Failure::at("fields", sentence)),
        None => Ok(plan),
    }
}

/// Imports the ticked rows as one change.
pub(crate) fn accept(app: &App, request: PupilsAccept) -> Result<ImportDone, Failure> {
    let session = app.session()?;
    let Some(Pending::Pupils(read)) = session.take(request.token) else {
        return Err(forgotten());
    };
    session.keep(request.token, Pending::Pupils(read.clone()));
    crate::backups::before(app, Why::Import)?;
    let decided = Decided {
        ticked: request.lines.iter().copied().collect(),
        same: request.same.iter().copied().collect(),
        keep: request.keep.into_iter().collect::<HashSet<_>>(),
    };
    let planned =
        app.read(|reader| Planner::load(reader, app)?.run(reader, &read, Some(&decided)))?;
    let of = |outcome: Outcome| {
        planned
            .rows
            .iter()
            .filter(|row| row.outcome == outcome)
            .count() as i64
    };
    let (added, changed, unchanged) = (
        of(Outcome::Added),
        of(Outcome::Changed),
        of(Outcome::Unchanged),
    );
    if added + changed == 0 {
        return Err(Failure::say(
            "No ticked row would add or change anything. Nothing was changed.",
        ));
    }
    let run = ImportRun {
        id: app.new_id(),
        file_name: Some(read.file_name.clone()),
        kind: Some("pupils".into()),
        sha: Some(read.hash.clone()),
        rows_added: Some(added),
        rows_changed: Some(changed),
        rows_unchanged: Some(unchanged),
        rows_rejected: Some(planned.passed_over as i64),
        mapping: serde_json::to_string(&read.mapping).ok(),
        undone_at: None,
    };
    let change = planned.change.create(&run);
    app.commit(change)?;
    session.take(request.token);
    let mut sentence = format!(
        "Added {}, changed {}",
        count(added as u64, "child", "children"),
        count(changed as u64, "child", "children")
    );
    if planned.passed_over > 0 {
        sentence.push_str(&format!(
            "; left out {}",
            count(planned.passed_over, "row", "rows")
        ));
    }
    sentence.push('.');
    Ok(ImportDone {
        run: Some(run.id),
        sentence,
    })
}
