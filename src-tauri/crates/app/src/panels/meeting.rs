//! A meeting with its agenda as the builder shows it: running times, what each brief lacks, and what is wrong with the day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::panel::PanelKind;
use waymark_store::Reader;
use waymark_store::tables::{Meeting, Panel, PanelCase, Pupil, Status};
use waymark_store::views;

use super::missing::missing_of;
use super::people::{Quorum, quorum_of};
use super::routes::other_routes;
use super::{Countdown, Countdowns, agenda, length_of, minutes_of};
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure, names};

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
    /// Cases that are decided.
    pub decided: u32,
    /// Whether enough have come.
    pub quorum: Quorum,
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
    /// What the agenda and the brief print as not recorded, as the paper calls it.
    pub missing: Vec<String>,
    /// Eligibility warnings: an education, health and care plan, looked after. An exception with a reason ends them.
    pub warnings: Vec<String>,
    /// The fair-access place that is being looked for, and by when; `None` when none is.
    pub countdown: Option<Countdown>,
    /// Why no such place is counted for, although this panel is one for fair access; `None` where it is, or need not be.
    pub uncounted: Option<String>,
    /// The decision in words; `None` is not decided.
    pub decision_label: Option<String>,
    /// The school or provider decided on.
    pub decision_setting_name: Option<String>,
    /// The nearest statutory date of this case.
    pub next_on: Option<NaiveDate>,
    /// What falls on it.
    pub next_label: Option<String>,
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
        let countdowns = Countdowns::load(reader, app.today())?;
        let decided = cases.iter().filter(|case| case.decision.is_some()).count() as u32;
        let mut lines = Vec::new();
        let mut minutes = 0;
        for (at, case) in cases.into_iter().enumerate() {
            let starts = meeting.starts_at.map(|start| start.max(0) as u32 + minutes);
            minutes += minutes_of(&case, &panel);
            lines.push(case_line(
                reader,
                case,
                &meeting,
                &panel,
                (at as u32 + 1, starts),
                &countdowns,
                app.today(),
            )?);
        }
        let quorum = quorum_of(reader, &panel, &meeting)?;
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
            decided,
            quorum,
            warnings,
        }))
    })?;
    found.or_not_found("meeting")
}

fn case_line(
    reader: &Reader,
    case: PanelCase,
    meeting: &Meeting,
    panel: &Panel,
    (number, starts): (u32, Option<u32>),
    countdowns: &Countdowns,
    today: NaiveDate,
) -> waymark_store::Result<CaseLine> {
    let pupil = case.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))?;
    let row = case.pupil.map_or(Ok(None), |id| views::pupil(reader, id))?;
    let mut missing = Vec::new();
    let mut warnings = Vec::new();
    let mut countdown = None;
    let mut uncounted = None;
    if let Some(pupil) = &pupil {
        missing = missing_of(reader, meeting, panel, &case, pupil, countdowns, today)?;
        countdown = countdowns.of(reader, pupil)?;
        if countdown.is_none() && case.decision.is_none() {
            uncounted = uncounted_of(reader, panel, pupil)?;
        }
        if case.exception.is_none() {
            warnings = other_routes(reader, panel, pupil.id, today)?
                .into_iter()
                .map(|route| route.warning().to_owned())
                .collect();
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
            .map_or_else(|| "Unknown child".to_owned(), names::listed),
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
        countdown,
        uncounted,
        decision_label: case.decision.as_deref().map(super::decision_words),
        decision_setting_name: names::setting(reader, case.decision_setting.as_deref())?,
        next_on: row.as_ref().and_then(|row| row.next_on),
        next_label: row.and_then(|row| row.next_label),
        case,
    })
}

/// The twenty school days run from the referral: School Admissions Code 3.20 and 3.21. Without one nothing is counted.
fn uncounted_of(
    reader: &Reader,
    panel: &Panel,
    pupil: &Pupil,
) -> waymark_store::Result<Option<String>> {
    if panel.kind.as_deref() != Some(PanelKind::FairAccess.code()) {
        return Ok(None);
    }
    let referred = Status::for_pupil(reader, pupil.id)?
        .iter()
        .any(|status| status.kind.as_deref() == Some("FAP") && status.ended_on.is_none());
    Ok((!referred).then(|| {
        "20 school days are not counted: no referral to fair access is recorded".to_owned()
    }))
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
