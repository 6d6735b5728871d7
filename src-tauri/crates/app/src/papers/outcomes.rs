//! The letters of a meeting that are due: what the panel decided, to every parent or every school that has not had it yet, in
//! one file.
//!
//! Nobody is written to twice unawares: a letter that was saved is written down, and counts as sent. A letter that could not
//! reach anybody is not made; its child is named, with what is lacking and where it is filled in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::Options;
use waymark_domain::dates;
use waymark_domain::panel::Decision;
use waymark_store::Reader;
use waymark_store::tables::{Disclosure, Meeting, Panel, PanelCase};

use super::Made;
use super::batch::Batch;
use super::letter::{Matter, addressee, compose, gather};
use super::meeting::full_name;
use super::wording::{self, To, Wording};
use crate::failure::OrNotFound as _;
use crate::panels::{agenda, decision_words};
use crate::words::count;
use crate::{App, Failure};

/// A decided case of which the file holds no letter.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct NotWritten {
    /// The child.
    pub pupil: Uuid,
    /// "Łukasz Nowak".
    pub child: String,
    /// Why: "No address of Ewa Nowak is recorded."
    pub why: String,
    /// Where in the window it is mended, as "/pupils/…/people"; `None` where nothing is to be mended.
    pub at: Option<String>,
    /// Whether it was written or told before, so that nothing is lacking.
    pub is_done: bool,
}

/// The letters of a meeting: `to` is `parents` or `schools`. `again` writes to those too who have been told.
pub(super) fn letters(
    app: &App,
    meeting: Uuid,
    to: &str,
    again: bool,
    options: &Options,
) -> Result<Made, Failure> {
    let wording = match to {
        "parents" => wording::find("parent_outcome"),
        "schools" => wording::find("school_allocation"),
        _ => None,
    }
    .ok_or_else(|| Failure::at("to", "Choose whether parents or schools are written to."))?;
    let me = app.me()?;
    let (meeting, panel, matters, sent) = app
        .read(|reader| {
            let Some(meeting) = Meeting::get(reader, meeting)? else {
                return Ok(None);
            };
            let panel = meeting
                .panel
                .map_or(Ok(None), |id| Panel::get(reader, id))?;
            let mut matters = Vec::new();
            for case in agenda(reader, meeting.id)? {
                if let (Some(pupil), Some(_)) = (case.pupil, &case.decision)
                    && let Some(matter) = gather(reader, wording, pupil, Some(case.id), me)?
                {
                    matters.push(matter);
                }
            }
            let sent = Disclosure::having(reader, "meeting", meeting.id)?;
            Ok(Some((meeting, panel, matters, sent)))
        })?
        .or_not_found("meeting")?;
    let mut batch = Batch::default();
    let mut not_written = Vec::new();
    for matter in &matters {
        let Some(case) = &matter.case else { continue };
        let child = full_name(&matter.pupil);
        let mut leave = |why: String, at: Option<String>, is_done: bool| {
            not_written.push(NotWritten {
                pupil: matter.pupil.id,
                child: child.clone(),
                why,
                at,
                is_done,
            });
        };
        if !again && let Some(why) = done(wording, case, &sent) {
            leave(why, None, true);
            continue;
        }
        if let Some((why, at)) = app.read(|reader| lacks(reader, wording, matter))? {
            leave(why, at, false);
            continue;
        }
        let reader_of = addressee(matter, wording, None)?;
        batch.add(
            matter,
            child,
            compose(app, wording, matter, reader_of, &[])?,
        );
    }
    if batch.goes_to.is_empty() {
        return Err(Failure::say(none_due(to, &not_written)));
    }
    let name = panel.and_then(|panel| panel.name);
    let folded = waymark_domain::name::fold(name.as_deref().unwrap_or("panel")).replace(' ', "-");
    let day = meeting.held_on.unwrap_or_else(|| app.today());
    let (whom, told) = match wording.to {
        To::Parent => (("parent", "parents"), "the parents were told"),
        _ => (("school", "schools"), "the schools were told"),
    };
    let whom = count(batch.goes_to.len() as u64, whom.0, whom.1);
    let mut made = batch.made(
        format!(
            "Letters to {to}: {}, {}",
            name.unwrap_or_else(|| "the panel".to_owned()),
            dates::long(day)
        ),
        format!("{folded}-{day}-letters-{to}.pdf"),
        options,
    )?;
    made.about.recipient = Some(whom);
    made.about.purpose = wording.purpose.to_owned();
    made.about.meeting = Some(meeting.id);
    made.about.told_from = meeting.held_on;
    made.about.not_written = not_written;
    made.about.each = Some(wording.label.to_owned());
    made.about.tells = Some(told.to_owned());
    Ok(made)
}

/// When and how the reader of a case's letter was told already; `None` when the letter is due.
fn done(wording: &Wording, case: &PanelCase, sent: &[Disclosure]) -> Option<String> {
    let told = match wording.to {
        To::Parent => case.parents_told_on,
        _ => case.school_told_on,
    };
    if let Some(day) = told {
        return Some(format!("Told on {}.", dates::long(day)));
    }
    let letter = sent
        .iter()
        .rev()
        .find(|row| row.pupil == case.pupil && row.what.as_deref() == Some(wording.label))?;
    Some(match letter.recipient.as_deref() {
        Some(recipient) => format!("The letter to {recipient} has been saved."),
        None => "The letter has been saved.".to_owned(),
    })
}

/// What a letter lacks to reach anybody, and where it is filled in.
fn lacks(
    reader: &Reader,
    wording: &Wording,
    matter: &Matter,
) -> waymark_store::Result<Option<(String, Option<String>)>> {
    let people = || Some(format!("/pupils/{}/people", matter.pupil.id));
    if wording.to == To::Parent {
        let Ok(Some(contact)) = addressee(matter, wording, None) else {
            return Ok(Some((
                "Nobody with parental responsibility who may be contacted is recorded.".to_owned(),
                people(),
            )));
        };
        let blank =
            |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        return Ok((blank(&contact.name) || blank(&contact.address)).then(|| {
            (
                format!(
                    "No {} is recorded{}.",
                    if blank(&contact.name) {
                        "name of the parent"
                    } else {
                        "address"
                    },
                    contact
                        .name
                        .as_deref()
                        .map_or(String::new(), |name| format!(" for {name}")),
                ),
                people(),
            )
        }));
    }
    let case = matter.case.as_ref();
    let room = || {
        let (case, meeting) = (case?, matter.meeting.as_ref()?);
        Some(format!("/panels/meetings/{}/room/{}", meeting.id, case.id))
    };
    let code = case
        .and_then(|case| case.decision.as_deref())
        .unwrap_or_default();
    if code != Decision::PlaceAllocated.code() {
        return Ok(Some((
            format!(
                "{}: the letter of an allocation does not fit. What the school has to do stands on its own sheet.",
                decision_words(code)
            ),
            None,
        )));
    }
    let setting = case.and_then(|case| case.decision_setting.as_deref());
    if super::letter::place_lines(reader, setting)?.is_empty() {
        return Ok(Some(("No school has been named.".to_owned(), room())));
    }
    Ok(case
        .is_some_and(|case| case.decision_starts_on.is_none())
        .then(|| ("No first day has been named.".to_owned(), room())))
}

/// Why there is no file: everybody has been told, nothing is decided, or what each letter lacks.
fn none_due(to: &str, not_written: &[NotWritten]) -> String {
    if not_written.is_empty() {
        return format!(
            "No letter to {to} is due: this meeting has decided nothing yet. The letters are made from its decisions."
        );
    }
    let lines: Vec<String> = not_written
        .iter()
        .map(|line| format!("{}: {}", line.child, line.why))
        .collect();
    format!("No letter to {to} is due. {}", lines.join(" "))
}
