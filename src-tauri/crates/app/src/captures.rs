//! Lines written down in a hurry: text first, the child and the day proposed from the words, and nothing lost when nobody
//! knows yet whom it is about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::{dates, mentioned};
use waymark_store::tables::{Capture, CapturePatch, Note, Pupil};
use waymark_store::views::{self, CaseloadRow};
use waymark_store::{Reader, search};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// What was typed so far.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaptureText {
    /// As typed.
    pub text: String,
}

/// Whom and which day a line seems to be about.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Proposal {
    /// The day; today when the words name none.
    pub day: NaiveDate,
    /// The words that it was read from; `None` when it is today for want of any.
    pub day_words: Option<String>,
    /// Children named in the words, the likeliest first, six at most.
    pub children: Vec<CaseloadRow>,
    /// Whether the first of them is named in full and nobody else is.
    pub sure: bool,
}

/// A line to keep: a note when it is known about whom, else a line that waits.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaptureSave {
    /// The words.
    pub text: String,
    /// The child, if one was chosen.
    #[ts(optional)]
    pub pupil: Option<Uuid>,
    /// The day that it is about; today when absent.
    #[ts(optional)]
    pub on_day: Option<NaiveDate>,
}

/// What became of the line.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Captured {
    /// The note, or the waiting line.
    pub id: Uuid,
    /// Whether it is a note now.
    pub filed: bool,
    /// "Filed as a note about Łukasz Nowak, Tue 10 Nov 2026." or "Kept. It waits on Today to be filed."
    pub sentence: String,
}

/// A waiting line and what its words propose.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaptureLine {
    /// The row.
    pub capture: Capture,
    /// Who wrote it.
    pub author_name: Option<String>,
    /// Whom and which day it seems to be about.
    pub proposal: Proposal,
}

/// Filing a waiting line as a note.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaptureFile {
    /// The line.
    pub id: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// The day that it is about.
    pub on_day: NaiveDate,
}

/// Setting a waiting line aside.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaptureDrop {
    /// The line.
    pub id: Uuid,
    /// Why it is not wanted.
    pub reason: String,
}

/// Children proposed at most: more is a search.
const CHILDREN: usize = 6;

fn proposal(
    reader: &Reader,
    text: &str,
    today: NaiveDate,
    me: Option<Uuid>,
) -> waymark_store::Result<Proposal> {
    let found = search::spoken(reader, text, me, CHILDREN)?;
    let whole = found.iter().filter(|child| child.whole).count();
    let sure = whole == 1 || (whole == 0 && found.len() == 1);
    let mut children = Vec::new();
    for child in found {
        children.extend(views::pupil(reader, child.pupil)?);
    }
    let mentioned = mentioned::day(text, today);
    Ok(Proposal {
        day: mentioned.as_ref().map_or(today, |found| found.day),
        day_words: mentioned.map(|found| found.words),
        sure: sure && !children.is_empty(),
        children,
    })
}

/// Whom and which day the words seem to be about.
pub(crate) fn propose(app: &App, request: CaptureText) -> Result<Proposal, Failure> {
    let (today, me) = (app.today(), app.me()?);
    app.read(|reader| proposal(reader, &request.text, today, me))
}

/// Keeps a line: as a note where the child is known, else in the list that waits.
pub(crate) fn save(app: &App, request: CaptureSave) -> Result<Captured, Failure> {
    let text = request.text.trim().to_owned();
    if text.is_empty() {
        return Err(Failure::at("text", "Write something down first."));
    }
    let day = request.on_day.unwrap_or(app.today());
    if let Some(id) = request.pupil {
        let child = app
            .read(|reader| Pupil::get(reader, id))?
            .or_not_found("child")?;
        let note = note_of(app, &child, text, day)?;
        app.commit(app.change("Added a note")?.create(&note))?;
        return Ok(Captured {
            id: note.id,
            filed: true,
            sentence: filed(&child, day),
        });
    }
    let line = Capture {
        id: app.new_id(),
        text: Some(text),
        on_day: request.on_day,
        at: Some(app.now_ms()),
        author: app.me()?,
        ..Capture::default()
    };
    app.commit(app.change("Wrote a line down")?.create(&line))?;
    Ok(Captured {
        id: line.id,
        filed: false,
        sentence: "Kept. It waits on Today until somebody files it.".into(),
    })
}

fn note_of(app: &App, child: &Pupil, text: String, day: NaiveDate) -> Result<Note, Failure> {
    Ok(Note {
        id: app.new_id(),
        pupil: Some(child.id),
        on_day: Some(day),
        at: Some(app.now_ms()),
        kind: Some("note".into()),
        text: Some(text),
        author: app.me()?,
        ..Note::default()
    })
}

fn filed(child: &Pupil, day: NaiveDate) -> String {
    let called = child.known_as.as_deref().or(child.forename.as_deref());
    let name = [called, child.surname.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    format!("Filed as a note about {name}, {}.", dates::long(day))
}

/// Lines that wait to be filed, the newest first.
pub(crate) fn list(app: &App, _: Nothing) -> Result<Vec<CaptureLine>, Failure> {
    let (today, me) = (app.today(), app.me()?);
    app.read(|reader| {
        let mut waiting: Vec<Capture> = Capture::all(reader)?
            .into_iter()
            .filter(|line| line.filed.is_none() && line.dropped_reason.is_none())
            .collect();
        waiting.sort_by_key(|line| std::cmp::Reverse((line.at, line.id)));
        let names = views::officer_names(reader)?;
        let mut lines = Vec::new();
        for capture in waiting {
            let written = capture.at.map_or(today, day_of);
            let mut proposal = proposal(
                reader,
                capture.text.as_deref().unwrap_or_default(),
                written,
                me,
            )?;
            // A day that the person gave stands above one that was read.
            if let Some(day) = capture.on_day {
                proposal.day = day;
                proposal.day_words = None;
            }
            lines.push(CaptureLine {
                author_name: names
                    .iter()
                    .find(|(id, _)| Some(*id) == capture.author)
                    .map(|(_, name)| name.clone()),
                capture,
                proposal,
            });
        }
        Ok(lines)
    })
}

/// The day of an instant; "yesterday" means the day before the line was written, not before it is read.
fn day_of(ms: i64) -> NaiveDate {
    chrono::DateTime::from_timestamp_millis(ms)
        .map(|at| at.date_naive())
        .unwrap_or_default()
}

fn waiting(app: &App, id: Uuid) -> Result<Capture, Failure> {
    let line = app
        .read(|reader| Capture::get(reader, id))?
        .or_not_found("line")?;
    if line.filed.is_some() || line.dropped_reason.is_some() {
        return Err(Failure::say(
            "That line has been dealt with already. Nothing was changed.",
        ));
    }
    Ok(line)
}

/// Files a waiting line as a note about a child, in one change that is undone whole.
pub(crate) fn file(app: &App, request: CaptureFile) -> Result<Captured, Failure> {
    let line = waiting(app, request.id)?;
    let child = app
        .read(|reader| Pupil::get(reader, request.pupil))?
        .or_not_found("child")?;
    let mut note = note_of(
        app,
        &child,
        line.text.clone().unwrap_or_default(),
        request.on_day,
    )?;
    // Whoever wrote the line wrote the note, whoever files it.
    note.author = line.author.or(note.author);
    note.at = line.at.or(note.at);
    let patch = CapturePatch {
        pupil: Some(Some(child.id)),
        on_day: Some(Some(request.on_day)),
        filed: Some(Some(note.id)),
        ..CapturePatch::default()
    };
    app.commit(
        app.change("Filed a line as a note")?
            .create(&note)
            .set::<Capture>(line.id, patch),
    )?;
    Ok(Captured {
        id: note.id,
        filed: true,
        sentence: filed(&child, request.on_day),
    })
}

/// Sets a waiting line aside with the reason; the history keeps the words.
pub(crate) fn set_aside(app: &App, request: CaptureDrop) -> Result<Id, Failure> {
    let line = waiting(app, request.id)?;
    let reason = request.reason.trim();
    if reason.is_empty() {
        return Err(Failure::at(
            "reason",
            "Say why it is not wanted, such as “written twice”.",
        ));
    }
    let patch = CapturePatch {
        dropped_reason: Some(Some(reason.to_owned())),
        ..CapturePatch::default()
    };
    app.commit(
        app.change("Set a line aside")?
            .reason(reason)
            .set::<Capture>(line.id, patch),
    )?;
    Ok(Id { id: line.id })
}
