//! What happened to a child, in one list: statuses, suspensions, steps, decisions, placements, reviews, panels, half days missed
//! and notes, each with its day, who says so and where it stands. The screen and the printed chronology read the same list.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::{
    Attendance, Document, Meeting, Note, Panel, PanelCase, Placement, Referral, Review,
    S19Decision, Status, Step, Suspension,
};

use crate::attendance::telling;
use crate::panels::decision_words;
use crate::{App, Failure, names, words};

/// Which part of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChronologyQuery {
    /// The child.
    pub pupil: Uuid,
    /// Kinds that are wanted, by code; none is all.
    pub kinds: Vec<String>,
    /// Only what is significant.
    pub significant: bool,
    /// Lines to pass over.
    pub offset: u32,
    /// Lines to return, 500 at most.
    pub limit: u32,
}

/// A page of the list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChronologyPage {
    /// Lines in all that are asked for.
    pub total: u32,
    /// Kinds that this child has, in the order of the list, with how many lines each has.
    pub kinds: Vec<ChronologyKind>,
    /// Newest first; lines without a day come last.
    pub lines: Vec<Happened>,
}

/// One kind of line.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChronologyKind {
    /// status | suspension | step | decision | referral | placement | review | panel | absence | note | document
    pub kind: String,
    /// "Statuses".
    pub label: String,
    /// Lines of this kind.
    pub count: u32,
}

/// Something that happened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Happened {
    /// The day; `None` is unknown.
    pub on: Option<NaiveDate>,
    /// The kind, by code.
    pub kind: String,
    /// "Placement", "Visit".
    pub label: String,
    /// What.
    pub text: String,
    /// Who says so: the author of a note, a panel, a school. `None` is not recorded.
    pub source: Option<String>,
    /// Belongs even in a short chronology.
    pub significant: bool,
    /// The row behind it.
    pub row: Uuid,
    /// Whether a person says that it is significant; of the rest the kind does.
    pub by_hand: bool,
}

/// Every kind, in the order of the filter.
const KINDS: [(&str, &str); 11] = [
    ("status", "Statuses"),
    ("suspension", "Suspensions"),
    ("step", "Steps"),
    ("decision", "Decisions"),
    ("referral", "Referrals"),
    ("placement", "Placements"),
    ("review", "Reviews"),
    ("panel", "Panels"),
    ("absence", "Half days missed"),
    ("note", "Notes"),
    ("document", "Documents"),
];

/// A page of what happened, newest first.
pub(crate) fn page(app: &App, request: ChronologyQuery) -> Result<ChronologyPage, Failure> {
    let mut all = app.read(|reader| lines(reader, request.pupil))?;
    let kinds = KINDS
        .iter()
        .map(|(kind, label)| ChronologyKind {
            kind: (*kind).to_owned(),
            label: (*label).to_owned(),
            count: all.iter().filter(|line| line.kind == *kind).count() as u32,
        })
        .filter(|kind| kind.count > 0)
        .collect();
    keep(&mut all, &request.kinds, request.significant);
    all.sort_by_key(|line| std::cmp::Reverse((line.on, line.row)));
    Ok(ChronologyPage {
        total: all.len() as u32,
        kinds,
        lines: all
            .into_iter()
            .skip(request.offset as usize)
            .take(request.limit.min(500) as usize)
            .collect(),
    })
}

/// Leaves only the lines of these kinds, or of every kind where none is named, and only significant ones where that is asked.
pub(crate) fn keep(lines: &mut Vec<Happened>, kinds: &[String], significant: bool) {
    let wanted: BTreeSet<&str> = kinds.iter().map(String::as_str).collect();
    lines.retain(|line| {
        (wanted.is_empty() || wanted.contains(line.kind.as_str()))
            && (line.significant || !significant)
    });
}

/// Everything that happened to a child, kind by kind.
pub(crate) fn lines(reader: &Reader, pupil: Uuid) -> waymark_store::Result<Vec<Happened>> {
    let mut found = Vec::new();
    process(reader, pupil, &mut found)?;
    asked(reader, pupil, &mut found)?;
    education(reader, pupil, &mut found)?;
    said(reader, pupil, &mut found)?;
    Ok(found)
}

fn officer(reader: &Reader, id: Option<Uuid>) -> waymark_store::Result<Option<String>> {
    crate::names::officer(reader, id)
}

fn with_reason(text: String, reason: Option<&String>, between: &str) -> String {
    match reason {
        Some(reason) => format!("{text}{between}{reason}"),
        None => text,
    }
}

/// A line of a kind whose significance follows from what it is.
fn of(
    kind: &str,
    label: &str,
    row: Uuid,
    on: Option<NaiveDate>,
    (text, source): (String, Option<String>),
    significant: bool,
) -> Happened {
    Happened {
        on,
        kind: kind.to_owned(),
        label: label.to_owned(),
        text,
        source,
        significant,
        row,
        by_hand: false,
    }
}

/// Statuses, suspensions, steps and decisions.
fn process(reader: &Reader, pupil: Uuid, found: &mut Vec<Happened>) -> waymark_store::Result<()> {
    for row in Status::for_pupil(reader, pupil)? {
        let label = words::status(row.kind.as_deref().unwrap_or("Unknown"));
        let source = names::setting(reader, row.setting.as_deref())?;
        let began = with_reason(label.clone(), row.reason.as_ref(), ". ");
        found.push(of(
            "status",
            "Status",
            row.id,
            row.started_on,
            (began, source.clone()),
            true,
        ));
        if row.ended_on.is_some() {
            let ended = (format!("{label}: ended"), source);
            found.push(of("status", "Status", row.id, row.ended_on, ended, false));
        }
    }
    for row in Suspension::for_pupil(reader, pupil)? {
        let text = with_reason("Suspended".to_owned(), row.reason.as_ref(), ": ");
        let source = names::setting(reader, row.setting.as_deref())?;
        let what = (text, source);
        found.push(of(
            "suspension",
            "Suspension",
            row.id,
            row.first_day,
            what,
            true,
        ));
    }
    for row in Step::for_pupil(reader, pupil)? {
        let text = words::code("kind", row.kind.as_deref().unwrap_or("Step"));
        let text = with_reason(text, row.evidence.as_ref(), ": ");
        let what = (text, officer(reader, row.author)?);
        found.push(of("step", "Step", row.id, row.on_day, what, false));
    }
    for row in S19Decision::for_pupil(reader, pupil)? {
        let text = match row.outcome.as_deref() {
            Some("full_time") => "Section 19: owed, full time",
            Some("part_time") => "Section 19: owed, part time",
            Some("not_owed") => "Section 19: not owed",
            Some("more_needed") => "Section 19: more is needed to decide",
            _ => "Section 19: considered, not decided",
        };
        let text = with_reason(text.to_owned(), row.reasons.as_ref(), ". ");
        let on = row.decided_on.or(row.considered_on).or(row.aware_on);
        let what = (text, officer(reader, row.decided_by)?);
        found.push(of("decision", "Decision", row.id, on, what, true));
    }
    Ok(())
}

/// Providers that were asked for a place, and what they answered. A draft has not happened.
fn asked(reader: &Reader, pupil: Uuid, found: &mut Vec<Happened>) -> waymark_store::Result<()> {
    for row in Referral::for_pupil(reader, pupil)? {
        if row.sent_on.is_none() {
            continue;
        }
        let place = names::setting(reader, row.setting.as_deref())?
            .unwrap_or_else(|| "an unknown provider".to_owned());
        let asked = with_reason(
            format!("Asked {place} for a place"),
            row.purpose.as_ref(),
            ": ",
        );
        let who = row.asked_by.clone();
        found.push(of(
            "referral",
            "Referral",
            row.id,
            row.sent_on,
            (asked, who),
            false,
        ));
        let Some(answer) = row.answer.as_deref() else {
            continue;
        };
        let mut said = format!(
            "{place}: {}",
            crate::referrals::answer_words(answer).to_lowercase()
        );
        if let Some(reason) = row.answer_code.as_deref() {
            said.push_str(&format!(
                ", {}",
                crate::referrals::reason_words(reason).to_lowercase()
            ));
        }
        let said = with_reason(said, row.answer_words.as_ref(), ". ");
        found.push(of(
            "referral",
            "Answer",
            row.id,
            row.answered_on,
            (said, row.answered_by.clone()),
            matches!(answer, "accepted" | "declined"),
        ));
    }
    Ok(())
}

/// Placements, reviews, panels and half days missed.
fn education(reader: &Reader, pupil: Uuid, found: &mut Vec<Happened>) -> waymark_store::Result<()> {
    for row in Placement::for_pupil(reader, pupil)? {
        let place = names::setting(reader, row.setting.as_deref())?
            .unwrap_or_else(|| "an unknown setting".to_owned());
        let began = (format!("Began at {place}"), row.commissioner.clone());
        found.push(of(
            "placement",
            "Placement",
            row.id,
            row.started_on,
            began,
            true,
        ));
        if row.ended_on.is_some() {
            let left = with_reason(format!("Left {place}"), row.end_reason.as_ref(), ": ");
            found.push(of(
                "placement",
                "Placement",
                row.id,
                row.ended_on,
                (left, None),
                true,
            ));
        }
    }
    for row in Review::for_pupil(reader, pupil)? {
        let said: Vec<&str> = [&row.progress, &row.concerns, &row.next_steps]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let text = if said.is_empty() {
            "Reviewed".to_owned()
        } else {
            said.join(" ")
        };
        let what = (text, row.attendees.clone());
        found.push(of(
            "review",
            "Review",
            row.id,
            row.held_on,
            what,
            row.decision.is_some(),
        ));
    }
    for row in PanelCase::for_pupil(reader, pupil)? {
        let (Some(code), Some(meeting)) = (&row.decision, row.meeting) else {
            continue;
        };
        let Some(meeting) = Meeting::get(reader, meeting)? else {
            continue;
        };
        let panel = meeting
            .panel
            .map_or(Ok(None), |id| Panel::get(reader, id))?
            .and_then(|panel| panel.name);
        let place = names::setting(reader, row.decision_setting.as_deref())?;
        let what = (
            with_reason(decision_words(code), place.as_ref(), ": "),
            panel,
        );
        found.push(of("panel", "Panel", row.id, meeting.held_on, what, true));
    }
    for row in Attendance::for_pupil(reader, pupil)? {
        let told = telling(&row);
        if row.set_aside.is_some() || told.attending != Some(false) {
            continue;
        }
        let half = if row.half.as_deref() == Some("pm") {
            "Afternoon"
        } else {
            "Morning"
        };
        let text = format!("{half}: {} ({})", told.label, told.code);
        let what = (with_reason(text, told.notes.as_ref(), ". "), told.said_by);
        found.push(of("absence", "Missed", row.id, row.on_day, what, false));
    }
    Ok(())
}

/// Notes, without those that were made in error, and what was kept.
fn said(reader: &Reader, pupil: Uuid, found: &mut Vec<Happened>) -> waymark_store::Result<()> {
    for row in Note::for_pupil(reader, pupil)? {
        if row.recorded_in_error.is_some() {
            continue;
        }
        found.push(Happened {
            on: row.on_day,
            kind: "note".to_owned(),
            label: words::sentence_case(row.kind.as_deref().unwrap_or("note")),
            source: officer(reader, row.author)?,
            text: row.text.unwrap_or_default(),
            significant: row.significant == Some(true) || row.pinned == Some(true),
            row: row.id,
            by_hand: true,
        });
    }
    for row in Document::for_pupil(reader, pupil)? {
        found.push(Happened {
            on: row.on_day,
            kind: "document".to_owned(),
            label: "Document".to_owned(),
            source: officer(reader, row.author)?,
            text: row.title.unwrap_or_default(),
            significant: false,
            row: row.id,
            by_hand: false,
        });
    }
    Ok(())
}
