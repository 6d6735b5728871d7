//! Photographs and papers that are kept with a child or a provider, in the encrypted database: a behaviour chart from a visit, a
//! signed agreement, a provider's policy.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_exchange::papers::{self, Kind};
use waymark_store::contents;
use waymark_store::tables::{Document, DocumentPatch};

use crate::failure::OrNotFound as _;
use crate::rows::{RowRemove, remove_as};
use crate::team::Id;
use crate::{App, Attachment, Failure, names};

/// Whose documents: a child's, or a provider's.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct DocumentsOf {
    /// The child.
    pub pupil: Option<Uuid>,
    /// The provider, as a setting reference.
    pub setting: Option<String>,
}

/// A document as a list shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DocumentLine {
    /// The row.
    pub document: Document,
    /// Who kept it.
    pub author_name: Option<String>,
}

/// Other words for a document.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DocumentChange {
    /// Which.
    pub id: Uuid,
    /// What it is.
    pub title: String,
    /// The day it is about; `None` is not known.
    pub on_day: Option<NaiveDate>,
    /// The last day on which it holds; `None` has no end.
    pub valid_until: Option<NaiveDate>,
}

/// What is kept with a child or a provider, the latest day first.
pub(crate) fn list(app: &App, request: DocumentsOf) -> Result<Vec<DocumentLine>, Failure> {
    app.read(|reader| {
        let mut rows = match (request.pupil, request.setting) {
            (Some(pupil), _) => Document::for_pupil(reader, pupil)?,
            (None, Some(setting)) => Document::having(reader, "setting", setting)?,
            (None, None) => Vec::new(),
        };
        rows.sort_by_key(|row| std::cmp::Reverse((row.on_day, row.at, row.id)));
        rows.into_iter()
            .map(|document| {
                Ok(DocumentLine {
                    author_name: names::officer(reader, document.author)?,
                    document,
                })
            })
            .collect()
    })
}

/// Keeps a file. Its title is its name until somebody says better, and its day is today.
pub(crate) fn add(app: &App, request: DocumentsOf, file: Attachment) -> Result<Id, Failure> {
    let paper = papers::ready(file.bytes)
        .map_err(|refused| Failure::say(format!("“{}”: {refused}", file.file_name)))?;
    let what = match paper.kind {
        Kind::Photograph => "photograph",
        Kind::Pdf => "document",
    };
    let row = Document {
        id: app.new_id(),
        pupil: request.pupil,
        setting: request.setting.filter(|_| request.pupil.is_none()),
        title: Some(title(&file.file_name, what)),
        on_day: Some(app.today()),
        valid_until: None,
        at: Some(app.now_ms()),
        author: app.me()?,
        media_type: Some(paper.kind.media_type().to_owned()),
        size: i64::try_from(paper.bytes.len()).ok(),
        hash: Some(waymark_store::hash_hex(&paper.bytes)),
    };
    let change = app
        .change(format!("Kept a {what}"))?
        .create(&row)
        .keep(row.pupil, paper.bytes);
    app.commit(change)?;
    Ok(Id { id: row.id })
}

/// A file's name without its end, at a length that a line holds.
fn title(file_name: &str, what: &str) -> String {
    const LONGEST: usize = 120;
    let stem = file_name
        .rsplit_once('.')
        .map_or(file_name, |(stem, _)| stem);
    let stem: String = stem.trim().chars().take(LONGEST).collect();
    if stem.is_empty() {
        format!("A {what}")
    } else {
        stem
    }
}

/// Says better what a document is, or of which day.
pub(crate) fn save(app: &App, request: DocumentChange) -> Result<Id, Failure> {
    let patch = DocumentPatch {
        title: Some(Some(request.title.trim().to_owned())),
        on_day: Some(request.on_day),
        valid_until: Some(request.valid_until),
        ..DocumentPatch::default()
    };
    let change = app
        .change("Changed a document")?
        .set::<Document>(request.id, patch);
    app.commit(change)?;
    Ok(Id { id: request.id })
}

/// Takes a document away; it can be put back.
pub(crate) fn remove(app: &App, request: RowRemove) -> Result<Id, Failure> {
    remove_as::<Document>(app, request, "Took away a document")
}

/// The file itself.
pub(crate) fn file(app: &App, request: Id) -> Result<Attachment, Failure> {
    let found = app.read(|reader| {
        let Some(row) = Document::get(reader, request.id)? else {
            return Ok(None);
        };
        let bytes = match &row.hash {
            Some(hash) => contents::bytes(reader, hash)?,
            None => None,
        };
        Ok(Some((row, bytes)))
    })?;
    let (row, bytes) = found.or_not_found("document")?;
    let bytes = bytes.ok_or_else(|| {
        Failure::say(
            "The words about this document are here, but the file itself is not on this laptop. Ask whoever kept it.",
        )
    })?;
    let extension = row
        .media_type
        .as_deref()
        .and_then(Kind::of)
        .map_or("bin", Kind::extension);
    Ok(Attachment {
        file_name: format!("{}.{extension}", row.title.unwrap_or_default()),
        bytes,
    })
}
