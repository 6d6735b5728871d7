//! Panels, their meetings, and the cases on an agenda.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::{
    Fact, Meeting, Panel, PanelCase, PanelCasePatch, Placement, Pupil, Review,
};
use waymark_store::views::{self, CaseloadRow, DueGroup};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// Every panel with its meetings, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PanelsView {
    /// In the order of their names.
    pub panels: Vec<PanelLine>,
}

/// One panel.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PanelLine {
    /// The row.
    pub panel: Panel,
    /// Its meetings, newest first.
    pub meetings: Vec<MeetingSummary>,
}

/// A meeting in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeetingSummary {
    /// The row.
    pub meeting: Meeting,
    /// Cases on its agenda.
    pub cases: u32,
    /// Minutes that these add up to.
    pub minutes: u32,
}

/// A meeting with its agenda, for the builder.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeetingView {
    /// The panel.
    pub panel: Panel,
    /// The meeting.
    pub meeting: Meeting,
    /// The agenda in order.
    pub cases: Vec<CaseLine>,
    /// Minutes of all cases.
    pub minutes: u32,
    /// Minutes that the meeting lasts; `None` when not set.
    pub length: Option<u32>,
    /// "112 of 120 minutes".
    pub sentence: String,
    /// Warnings for the whole meeting: no cases, over time, a child at two meetings that day.
    pub warnings: Vec<String>,
}

/// A case on an agenda.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaseLine {
    /// The row.
    pub case: PanelCase,
    /// One-based place on the agenda.
    pub number: u32,
    /// Minutes after midnight at which it starts; `None` when the meeting has no time.
    pub starts: Option<u32>,
    /// "Nowak, Łukasz": for the officer's screen, never for the agenda.
    pub name: String,
    /// What the agenda prints.
    pub initials: String,
    /// What the agenda prints.
    pub year: Option<String>,
    /// What the agenda prints.
    pub case_ref: String,
    /// Codes of open statuses.
    pub statuses: Vec<String>,
    /// Fields of the brief that are not yet filled, in words.
    pub missing: Vec<String>,
    /// Eligibility warnings: an education, health and care plan, looked after.
    pub warnings: Vec<String>,
    /// The nearest statutory date of this case.
    pub next_on: Option<NaiveDate>,
    /// What falls on it.
    pub next_label: Option<String>,
}

/// A child who should perhaps come.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group.
    pub year: Option<String>,
    /// Why: "Day 6 is tomorrow: no provision recorded".
    pub reason: String,
    /// Smaller is more serious.
    pub rank: i64,
}

/// Adding a child to an agenda.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaseAdd {
    /// The meeting.
    pub meeting: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// Why the child is brought, when a suggestion gave a reason.
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Moving a case on its agenda.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct CaseMove {
    /// The case.
    pub id: Uuid,
    /// One-based place where it should stand.
    pub to: u32,
}

/// What a pack should hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackQuery {
    /// The meeting.
    pub meeting: Uuid,
    /// How it is printed.
    #[serde(default)]
    pub options: PackOptions,
}

/// How a pack is printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct PackOptions {
    /// Cover page.
    pub cover: bool,
    /// Agenda with running times.
    pub agenda: bool,
    /// One-page brief per case.
    pub briefs: bool,
    /// Blank decision sheet per case.
    pub decision_sheets: bool,
    /// 14 point.
    pub large_print: bool,
    /// A ruled column for notes beside each brief.
    pub notes_column: bool,
    /// Two sides of a sheet, for counting sheets.
    pub duplex: bool,
    /// Who gets this copy, printed in the footer.
    pub recipient: Option<String>,
    /// The number of this copy.
    pub copy_number: Option<u32>,
}

impl Default for PackOptions {
    fn default() -> Self {
        Self {
            cover: true,
            agenda: true,
            briefs: true,
            decision_sheets: true,
            large_print: false,
            notes_column: false,
            duplex: true,
            recipient: None,
            copy_number: None,
        }
    }
}

/// What a pack comes to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackSummary {
    /// Pages.
    pub pages: u32,
    /// Sheets of paper.
    pub sheets: u32,
    /// "34 pages on 17 sheets".
    pub sentence: String,
    /// Per case, what the brief will print as not recorded.
    pub missing: Vec<MissingField>,
    /// First page of each part, for the preview's list.
    pub parts: Vec<PackPart>,
}

/// Something that a brief lacks.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MissingField {
    /// One-based number on the agenda.
    pub case: u32,
    /// In words: "School's view".
    pub field: String,
}

/// A part of a pack.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackPart {
    /// "Agenda", "Case 3 · Ł.N.".
    pub title: String,
    /// One-based page.
    pub page: u32,
}

/// Minutes for a case when neither the case nor the panel says.
const USUAL_MINUTES: i64 = 5;

/// Every panel with its meetings.
pub(crate) fn list(app: &App, _: Nothing) -> Result<PanelsView, Failure> {
    app.read(|reader| {
        let mut panels = Panel::all(reader)?;
        panels.sort_by_key(|panel| panel.name.clone());
        let mut lines = Vec::new();
        for panel in panels {
            let mut meetings = Vec::new();
            for meeting in Meeting::having(reader, "panel", panel.id)? {
                let cases = PanelCase::having(reader, "meeting", meeting.id)?;
                let minutes = cases.iter().map(|case| minutes_of(case, &panel)).sum();
                meetings.push(MeetingSummary {
                    meeting,
                    cases: cases.len() as u32,
                    minutes,
                });
            }
            meetings.sort_by_key(|line| std::cmp::Reverse((line.meeting.held_on, line.meeting.id)));
            lines.push(PanelLine { panel, meetings });
        }
        Ok(PanelsView { panels: lines })
    })
}

/// Minutes that a case is given.
pub(crate) fn minutes_of(case: &PanelCase, panel: &Panel) -> u32 {
    case.minutes
        .or(panel.minutes_per_case)
        .unwrap_or(USUAL_MINUTES)
        .clamp(0, 24 * 60) as u32
}

/// Minutes that a meeting lasts.
pub(crate) fn length_of(meeting: &Meeting, panel: &Panel) -> Option<u32> {
    meeting
        .length_minutes
        .or(panel.length_minutes)
        .map(|minutes| minutes.clamp(0, 24 * 60) as u32)
}

/// The cases of a meeting in the order of its agenda.
pub(crate) fn agenda(reader: &Reader, meeting: Uuid) -> waymark_store::Result<Vec<PanelCase>> {
    let mut cases = PanelCase::having(reader, "meeting", meeting)?;
    cases.sort_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
    Ok(cases)
}

/// A meeting with its agenda.
pub(crate) fn get(app: &App, request: Id) -> Result<MeetingView, Failure> {
    let found = app.read(|reader| {
        let Some(meeting) = Meeting::get(reader, request.id)? else {
            return Ok(None);
        };
        let Some(panel) = meeting
            .panel
            .map_or(Ok(None), |id| Panel::get(reader, id))?
        else {
            return Ok(None);
        };
        let cases = agenda(reader, meeting.id)?;
        let mut lines = Vec::new();
        let mut minutes = 0;
        for (at, case) in cases.into_iter().enumerate() {
            let starts = meeting.starts_at.map(|start| start.max(0) as u32 + minutes);
            minutes += minutes_of(&case, &panel);
            lines.push(case_line(reader, case, at as u32 + 1, starts)?);
        }
        let mut warnings = warnings(reader, &meeting, &lines)?;
        let length = length_of(&meeting, &panel);
        if let Some(length) = length
            && minutes > length
        {
            warnings.insert(
                0,
                format!(
                    "The agenda is {} minutes longer than the meeting.",
                    minutes - length
                ),
            );
        }
        let sentence = match length {
            Some(length) => format!("{minutes} of {length} minutes"),
            None => format!("{minutes} minutes; the meeting's length is not set"),
        };
        Ok(Some(MeetingView {
            panel,
            meeting,
            cases: lines,
            minutes,
            length,
            sentence,
            warnings,
        }))
    })?;
    found.or_not_found("meeting")
}

fn case_line(
    reader: &Reader,
    case: PanelCase,
    number: u32,
    starts: Option<u32>,
) -> waymark_store::Result<CaseLine> {
    let pupil = case.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))?;
    let row = case.pupil.map_or(Ok(None), |id| views::pupil(reader, id))?;
    let mut missing = Vec::new();
    let mut warnings = Vec::new();
    if let Some(pupil) = &pupil {
        missing = missing_of(reader, pupil, &case)?;
        for fact in Fact::for_pupil(reader, pupil.id)?
            .iter()
            .filter(|fact| fact.ended_on.is_none())
        {
            match fact.kind.as_deref() {
                Some("EHCP") => warnings.push(
                    "Has an education, health and care plan: normally outside fair access (School Admissions Code 3.17). Give a reason, or take off the agenda.".into(),
                ),
                Some("LAC") => warnings.push(
                    "Looked after: normally outside fair access; the authority can direct. Give a reason, or take off the agenda.".into(),
                ),
                _ => {}
            }
        }
    } else {
        warnings.push("This child is no longer on the list. Take the case off the agenda.".into());
    }
    let forename = pupil
        .as_ref()
        .and_then(|pupil| pupil.forename.as_deref())
        .unwrap_or_default();
    let surname = pupil
        .as_ref()
        .and_then(|pupil| pupil.surname.as_deref())
        .unwrap_or_default();
    Ok(CaseLine {
        number,
        starts,
        name: row
            .as_ref()
            .map_or_else(|| "Unknown child".to_owned(), name_of),
        initials: waymark_domain::name::initials(forename, surname),
        year: row.as_ref().and_then(|row| row.year.clone()),
        case_ref: case
            .pupil
            .map(waymark_domain::case_ref::case_ref)
            .unwrap_or_default(),
        statuses: row
            .as_ref()
            .map(|row| row.statuses.clone())
            .unwrap_or_default(),
        missing,
        warnings,
        next_on: row.as_ref().and_then(|row| row.next_on),
        next_label: row.and_then(|row| row.next_label),
        case,
    })
}

/// "Nowak, Łukasz".
pub(crate) fn name_of(row: &CaseloadRow) -> String {
    if row.forename.is_empty() {
        row.surname.clone()
    } else {
        format!("{}, {}", row.surname, row.forename)
    }
}

fn missing_of(
    reader: &Reader,
    pupil: &Pupil,
    case: &PanelCase,
) -> waymark_store::Result<Vec<String>> {
    let mut missing = Vec::new();
    let mut lacks = |absent: bool, what: &str| {
        if absent {
            missing.push(what.to_owned());
        }
    };
    let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    lacks(blank(&case.ask), "What the panel is asked");
    lacks(blank(&case.reason), "Why the child is brought");
    lacks(blank(&case.options), "Options");
    lacks(pupil.dob.is_none(), "Date of birth");
    lacks(blank(&pupil.upn), "UPN");
    lacks(blank(&pupil.roll_setting), "School on roll");
    lacks(blank(&pupil.strengths), "Strengths");
    lacks(blank(&pupil.worries), "Worries");
    let reviews = Review::for_pupil(reader, pupil.id)?;
    let last = reviews.iter().max_by_key(|review| review.held_on);
    lacks(
        last.is_none_or(|review| blank(&review.school_view)),
        "School's view",
    );
    lacks(
        last.is_none_or(|review| blank(&review.voice_family)),
        "Family's view",
    );
    let notes = waymark_store::tables::Note::for_pupil(reader, pupil.id)?;
    let voiced = notes
        .iter()
        .any(|note| note.voice_of.as_deref() == Some("child"))
        || last.is_some_and(|review| !blank(&review.voice_child));
    lacks(!voiced, "The child's own words");
    lacks(
        Placement::for_pupil(reader, pupil.id)?.is_empty(),
        "What has been tried",
    );
    Ok(missing)
}

fn warnings(
    reader: &Reader,
    meeting: &Meeting,
    cases: &[CaseLine],
) -> waymark_store::Result<Vec<String>> {
    let mut warnings = Vec::new();
    if cases.is_empty() {
        warnings.push("No cases yet. Add a child from the left, or search.".to_owned());
    }
    if let Some(day) = meeting.held_on {
        for other in Meeting::having(reader, "held_on", day)? {
            if other.id == meeting.id || other.stage.as_deref() == Some("cancelled") {
                continue;
            }
            for case in PanelCase::having(reader, "meeting", other.id)? {
                if let Some(here) = cases.iter().find(|line| line.case.pupil == case.pupil) {
                    warnings.push(format!(
                        "{} is also on another meeting's agenda on {}.",
                        here.name,
                        waymark_domain::dates::long(day)
                    ));
                }
            }
        }
    }
    Ok(warnings)
}

/// Children who should perhaps come, with the reason, most serious first; those on the agenda are left out.
pub(crate) fn suggestions(app: &App, request: Id) -> Result<Vec<Suggestion>, Failure> {
    const AT_MOST: usize = 60;
    let today = app.today();
    app.read(|reader| {
        let here: Vec<_> = PanelCase::having(reader, "meeting", request.id)?
            .into_iter()
            .filter_map(|case| case.pupil)
            .collect();
        let mut seen = std::collections::HashSet::new();
        let mut suggestions = Vec::new();
        for group in [
            DueGroup::Breached,
            DueGroup::Due,
            DueGroup::Unknown,
            DueGroup::Upcoming,
        ] {
            let (_, rows) = views::due_group(reader, group, None, today, 0, 500)?;
            for row in rows {
                if suggestions.len() >= AT_MOST {
                    break;
                }
                if here.contains(&row.pupil) || !seen.insert(row.pupil) {
                    continue;
                }
                suggestions.push(Suggestion {
                    pupil: row.pupil,
                    name: row.name,
                    year: row.year,
                    reason: row.sentence,
                    rank: row.rank,
                });
            }
        }
        Ok(suggestions)
    })
}

/// Puts a child on an agenda, last.
pub(crate) fn add_case(app: &App, request: CaseAdd) -> Result<Id, Failure> {
    let cases = app.read(|reader| agenda(reader, request.meeting))?;
    if cases.iter().any(|case| case.pupil == Some(request.pupil)) {
        return Err(Failure::say(
            "This child is on this agenda already. Nothing was changed.",
        ));
    }
    app.read(|reader| Meeting::get(reader, request.meeting))?
        .or_not_found("meeting")?;
    app.read(|reader| Pupil::get(reader, request.pupil))?
        .or_not_found("child")?;
    let last = cases.last().and_then(|case| case.position.as_deref());
    let case = PanelCase {
        id: app.new_id(),
        meeting: Some(request.meeting),
        pupil: Some(request.pupil),
        position: Some(between(last, None)?),
        reason: request.reason,
        ..PanelCase::default()
    };
    app.commit(app.change("Put a case on the agenda")?.create(&case))?;
    Ok(Id { id: case.id })
}

/// Moves a case to another place on its agenda; only its own order key changes.
pub(crate) fn move_case(app: &App, request: CaseMove) -> Result<Id, Failure> {
    let case = app
        .read(|reader| PanelCase::get(reader, request.id))?
        .or_not_found("case")?;
    let meeting = case.meeting.or_not_found("meeting")?;
    let mut others = app.read(|reader| agenda(reader, meeting))?;
    others.retain(|other| other.id != case.id);
    let at = (request.to.max(1) as usize - 1).min(others.len());
    let before = at
        .checked_sub(1)
        .and_then(|at| others.get(at))
        .and_then(|other| other.position.as_deref());
    let after = others.get(at).and_then(|other| other.position.as_deref());
    let position = between(before, after)?;
    let patch = PanelCasePatch {
        position: Some(Some(position)),
        ..PanelCasePatch::default()
    };
    app.commit(
        app.change("Moved a case on the agenda")?
            .set::<PanelCase>(case.id, patch),
    )?;
    Ok(Id { id: case.id })
}

/// A place on the agenda between two others. Keys that another laptop made may clash; the agenda then says so.
fn between(before: Option<&str>, after: Option<&str>) -> Result<String, Failure> {
    waymark_domain::order::between(before, after).map_err(|error| {
        Failure::say(format!(
            "The agenda could not be ordered: {error}. Nothing was changed."
        ))
    })
}
