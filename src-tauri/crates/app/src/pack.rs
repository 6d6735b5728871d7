//! The panel pack: from a meeting and the children's records to the paper's values, and to a PDF.

mod audience_of;
mod brief;
mod issue;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::audience::{self, Audience};
use waymark_documents::case::{Case, Meeting as Heading, PackCopy, Stage};
use waymark_documents::minutes::Promise;
use waymark_documents::pack::{self, PanelPack};
use waymark_documents::{Options, Rendered, Sections};
use waymark_domain::name;
use waymark_store::tables::{Meeting, Panel, PanelCase, Pupil, TEAM, Team};
use waymark_store::{Reader, facts, views};

use crate::failure::OrNotFound as _;
use crate::panels::{
    Countdowns, DeclarationLine, agenda, length_of, matters_of, minutes_of, people_of,
};
use crate::words::count;
use crate::{App, Attachment, Failure};

use audience_of::audience_of;
pub use issue::{PackIssueAsked, PackIssueLine, PackIssued};
pub(crate) use issue::{issue, issues};

/// What a pack should hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackQuery {
    /// The meeting.
    pub meeting: Uuid,
    /// How it is printed.
    #[serde(default)]
    pub options: PackOptions,
    /// UTC milliseconds written into the file; `None` is now. With the moment of an issue, the issued bytes come again.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
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
    /// How many copies there are; at least the number of this one.
    pub copies: Option<u32>,
    /// Declarations of interest.
    pub declarations: bool,
    /// Matters arising.
    pub matters: bool,
    /// Each case begins on a new sheet.
    pub case_per_sheet: bool,
    /// For whom: full | schools | sharing | member; `None` is full.
    pub audience: Option<String>,
    /// The member whose copy leaves out the cases in which they declared an interest; only for `member`.
    pub member: Option<Uuid>,
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
            copies: None,
            declarations: true,
            matters: true,
            case_per_sheet: false,
            audience: None,
            member: None,
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
    /// One-based number on the agenda; `None` when it is the meeting that lacks it.
    pub case: Option<u32>,
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

/// The pack as a PDF.
pub(crate) fn pdf(app: &App, request: PackQuery) -> Result<Attachment, Failure> {
    let (pack, rendered) = render(app, &request)?;
    Ok(Attachment {
        file_name: file_name(&pack),
        bytes: rendered.pdf,
    })
}

/// What the pack comes to: pages, sheets, what is not recorded, where each part begins.
pub(crate) fn summary(app: &App, request: PackQuery) -> Result<PackSummary, Failure> {
    let (pack, rendered) = render(app, &request)?;
    let number = |case_ref: &Option<String>| {
        pack.cases
            .iter()
            .position(|case| Some(&case.case_ref) == case_ref.as_ref())
            .map(|at| at as u32 + 1)
    };
    Ok(PackSummary {
        pages: rendered.pages as u32,
        sheets: rendered.sheets as u32,
        sentence: format!(
            "{} on {}",
            count(rendered.pages as u64, "page", "pages"),
            count(rendered.sheets as u64, "sheet", "sheets")
        ),
        missing: rendered
            .missing
            .iter()
            .map(|gap| MissingField {
                case: number(&gap.case_ref),
                field: crate::words::sentence_case(&gap.field),
            })
            .collect(),
        parts: rendered
            .parts
            .iter()
            .map(|part| PackPart {
                title: part.title.clone(),
                page: part.page as u32 + 1,
            })
            .collect(),
    })
}

/// A name for the file without a name in it: files lie about.
fn file_name(pack: &PanelPack) -> String {
    let panel: String = name::fold(pack.meeting.name())
        .split_whitespace()
        .collect::<Vec<_>>()
        .join("-")
        .chars()
        .take(60)
        .collect();
    match pack.meeting.meeting_date {
        Some(day) => format!("{panel}-{day}-pack.pdf"),
        None => format!("{panel}-pack.pdf"),
    }
}

fn render(app: &App, request: &PackQuery) -> Result<(PanelPack, Rendered), Failure> {
    let today = app.today();
    let (pack, audience) = app
        .read(|reader| {
            let Some(pack) = gather(reader, request, today)? else {
                return Ok(None);
            };
            let audience = audience_of(reader, request, &pack)?;
            Ok(Some((pack, audience)))
        })?
        .or_not_found("meeting")?;
    let made_at = request.made_at.unwrap_or_else(|| app.now_ms());
    let rendered = set(&pack, audience.as_ref(), &request.options, made_at)?;
    Ok((pack, rendered))
}

/// Sets a pack, whole or for some readers.
fn set(
    pack: &PanelPack,
    audience: Option<&Audience>,
    asked: &PackOptions,
    made_at: i64,
) -> Result<Rendered, Failure> {
    let options = options(asked, made_at);
    match audience {
        Some(audience) => audience::render(pack, audience, &options),
        None => pack::render(pack, &options),
    }
    .map_err(|error| {
        Failure::say(format!(
            "The pack could not be made: {error}. Nothing was changed."
        ))
    })
}

fn options(asked: &PackOptions, made_at: i64) -> Options {
    Options {
        made_at,
        large_print: asked.large_print,
        notes_column: asked.notes_column,
        duplex: asked.duplex,
        case_per_sheet: asked.case_per_sheet,
        sections: Sections {
            cover: asked.cover,
            agenda: asked.agenda,
            briefs: asked.briefs,
            decision_sheets: asked.decision_sheets,
            declarations: asked.declarations,
            matters: asked.matters,
        },
    }
}

fn gather(
    reader: &Reader,
    request: &PackQuery,
    today: NaiveDate,
) -> waymark_store::Result<Option<PanelPack>> {
    let Some(meeting) = Meeting::get(reader, request.meeting)? else {
        return Ok(None);
    };
    let Some(panel) = meeting
        .panel
        .map_or(Ok(None), |id| Panel::get(reader, id))?
    else {
        return Ok(None);
    };
    let countdowns = Countdowns::load(reader, today)?;
    let mut cases = Vec::new();
    for case in agenda(reader, meeting.id)? {
        let pupil = case.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))?;
        if let Some(pupil) = pupil {
            cases.push(case_of(reader, &case, &panel, &pupil, &countdowns, today)?);
        }
    }
    let copy = request.options.recipient.clone().map(|recipient| PackCopy {
        number: request.options.copy_number.unwrap_or(1),
        of: request
            .options
            .copies
            .max(request.options.copy_number)
            .unwrap_or(1),
        recipient,
    });
    Ok(Some(PanelPack {
        meeting: heading(reader, &meeting, &panel)?,
        declarations: Some(
            people_of(reader, &panel, &meeting)?
                .declarations
                .iter()
                .map(declared)
                .collect(),
        ),
        matters: Some(
            matters_of(reader, &meeting, today)?
                .into_iter()
                .map(|line| Promise {
                    what: format!("{}: {}", line.case_ref, line.what),
                    who: line.who,
                    promised_on: line.promised_on,
                    due_on: line.due_on,
                    standing: Some(line.sentence),
                })
                .collect(),
        ),
        copy,
        cases,
    }))
}

/// "Case 3 · K7F-2QX: Amara Bell, head of the school that excluded; leaves the room".
fn declared(line: &DeclarationLine) -> String {
    let said = &line.declaration;
    format!(
        "{}: {}, {}{}",
        line.about,
        said.name.as_deref().unwrap_or("Unknown"),
        said.nature.as_deref().unwrap_or("nature not recorded"),
        if said.leaves == Some(true) {
            "; leaves the room"
        } else {
            ""
        }
    )
}

/// The head of a meeting's papers. Seats say who came; where nobody was seated, what was written by hand does.
pub(crate) fn heading(
    reader: &Reader,
    meeting: &Meeting,
    panel: &Panel,
) -> waymark_store::Result<Heading> {
    let team = Team::get(reader, TEAM)?;
    let people = people_of(reader, panel, meeting)?;
    let minutes = |value: Option<i64>| value.and_then(|value| u32::try_from(value).ok());
    let seated = |standings: &[&str]| -> Vec<String> {
        people
            .seats
            .iter()
            .filter(|seat| {
                seat.standing
                    .as_deref()
                    .is_some_and(|standing| standings.contains(&standing))
            })
            .map(|seat| {
                let member = people
                    .members
                    .iter()
                    .find(|member| Some(member.id) == seat.member);
                let detail: Vec<String> = [
                    member.and_then(|member| member.role.clone()),
                    member.and_then(|member| member.organisation.clone()),
                    seat.stands_for.as_ref().map(|whom| format!("for {whom}")),
                    (seat.chairs == Some(true)).then(|| "chair".to_owned()),
                ]
                .into_iter()
                .flatten()
                .collect();
                let name = seat.name.clone().unwrap_or_else(|| "Unknown".to_owned());
                if detail.is_empty() {
                    name
                } else {
                    format!("{name} ({})", detail.join(", "))
                }
            })
            .collect()
    };
    let written = |text: &Option<String>| -> Vec<String> {
        text.as_deref()
            .unwrap_or_default()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let or_written = |seats: Vec<String>, text: &Option<String>| {
        if seats.is_empty() {
            written(text)
        } else {
            seats
        }
    };
    Ok(Heading {
        marking: None,
        panel_name: panel.name.clone(),
        meeting_date: meeting.held_on,
        starts_at: minutes(meeting.starts_at),
        length_minutes: length_of(meeting, panel),
        place: meeting.place.clone().or_else(|| panel.place.clone()),
        chair: meeting.chair.clone(),
        la_name: team.as_ref().and_then(|team| team.la_name.clone()),
        team_name: team.and_then(|team| team.team_name),
        stage: match meeting.stage.as_deref() {
            Some("issued") => Stage::Issued,
            Some("held") => Stage::Held,
            Some("cancelled") => Stage::Cancelled,
            _ => Stage::Draft,
        },
        members: or_written(seated(&["present", "substitute"]), &meeting.attendance),
        apologies: or_written(seated(&["apologies", "absent"]), &meeting.apologies),
    })
}

/// A child's page, with what stands on the agenda.
pub(crate) fn case_of(
    reader: &Reader,
    case: &PanelCase,
    panel: &Panel,
    pupil: &Pupil,
    countdowns: &Countdowns,
    today: NaiveDate,
) -> waymark_store::Result<Case> {
    let (forename, surname) = (
        pupil.forename.as_deref().unwrap_or_default(),
        pupil.surname.as_deref().unwrap_or_default(),
    );
    let due = views::due_of(reader, pupil.id)?;
    // The place must be allocated within twenty school days: School Admissions Code 3.21.
    let countdown = countdowns.of_due(pupil, &due);
    Ok(Case {
        case_ref: waymark_domain::case_ref(pupil.id),
        initials: Some(name::initials(forename, surname)),
        year_group: facts::nc_year(pupil, today).map(|year| crate::words::year(&year.code())),
        minutes: Some(minutes_of(case, panel)),
        category: case
            .category
            .as_deref()
            .map(crate::panels::category_words)
            .or_else(|| case.reason.clone()),
        ask: case.ask.clone(),
        presenter: case.presenter.clone(),
        allocate_by: countdown.as_ref().map(|countdown| countdown.due_on),
        allocate_days_left: countdown.and_then(|countdown| countdown.days_left),
        brief: brief::brief(reader, case, pupil, due, today)?,
    })
}
