//! A decision and what follows from it, as one change: the case, a draft plan or placement, a task for whoever sees to it, the
//! steps of the fair-access clocks, and, for what is put off, its place at the next meeting.
//!
//! What would be written is worked out once and shown before it is saved. The rows that follow have ids made from the case, so
//! that deciding again changes them instead of making them twice; what people have agreed since is left alone.
//!
//! `room` works a decision out and says what it lacks; `against` says whether a hold or a keep-apart entry speaks against it; `starts`, `tasks`, `steps` and `deferral` each work out one kind of row
//! that follows; `save` writes them all.

mod against;
mod deferral;
mod room;
mod save;
mod starts;
mod steps;
mod tasks;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::panel::Decision;
use waymark_store::tables::{
    Meeting, Panel, PanelCase, PanelCasePatch, Placement, Plan, Step, Task, link_id,
};

use self::room::Room;
pub(crate) use self::save::decide;
pub(super) use self::steps::open_fair_access;
use crate::failure::{FieldFailure, OrNotFound as _};
use crate::{App, Failure};

#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Decide {
    /// The case.
    #[ts(as = "Uuid", optional = false)]
    pub case: Uuid,
    /// Code of the decision.
    #[ts(as = "String", optional = false)]
    pub decision: String,
    /// School or provider, as a setting reference.
    pub setting: Option<String>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// The officer who sees to it.
    pub officer: Option<Uuid>,
    /// Somebody else who sees to it, by name.
    pub owner: Option<String>,
    /// On what conditions.
    pub conditions: Option<String>,
    /// Why.
    pub rationale: Option<String>,
    /// What the parents wish, as it was considered.
    pub parents_said: Option<String>,
    /// Who dissented, and why.
    pub dissent: Option<String>,
    /// Day to which it is put off.
    pub deferred_to: Option<NaiveDate>,
    /// What is wanted, and from whom.
    pub deferred_reason: Option<String>,
    /// Whom one asked and why it goes on; only needed where a keep-apart entry speaks against the school or provider.
    pub keep_apart_reason: Option<String>,
    /// Why the child goes there in spite of a hold; only needed where a concern about the provider holds new placements.
    pub hold_reason: Option<String>,
}

/// What a decision would write.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DecisionPreview {
    /// Line by line, in the order in which it is read out.
    pub lines: Vec<DecisionLine>,
    /// What must be filled in first.
    pub fields: Vec<FieldFailure>,
}

/// One row that a decision writes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DecisionLine {
    /// "Plan", "Task", "Step".
    pub what: String,
    /// new | changed | gone | kept | ask
    pub change: String,
    /// What it says.
    pub sentence: String,
}

/// Everything that one decision writes.
struct Following {
    patch: PanelCasePatch,
    plan: Row<Plan>,
    placement: Row<Placement>,
    task: Row<Task>,
    steps: Vec<Step>,
    steps_gone: Vec<Uuid>,
    next: Option<PanelCase>,
    next_gone: Option<Uuid>,
    lines: Vec<DecisionLine>,
    fields: Vec<FieldFailure>,
    label: String,
    /// Why it goes on despite a hold or a keep-apart entry.
    reason: Option<String>,
}

/// What happens to a row that follows.
enum Row<T> {
    Leave,
    Make(Box<T>),
    Change(Box<T>),
    Take(Uuid),
}

/// What a decision would write, and what it still lacks.
pub(crate) fn preview(app: &App, request: Decide) -> Result<DecisionPreview, Failure> {
    let following = follow(app, &request)?;
    Ok(DecisionPreview {
        lines: following.lines,
        fields: following.fields,
    })
}

/// A row that follows from a case has an id of its own for each part that it plays.
pub(super) fn follows(case: Uuid, part: &str) -> Uuid {
    link_id("panel_case", &[case.as_bytes(), part.as_bytes()])
}

fn said(text: &Option<String>) -> Option<String> {
    text.as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn follow(app: &App, request: &Decide) -> Result<Following, Failure> {
    let decision: Decision = request
        .decision
        .parse()
        .map_err(|_| Failure::at("decision", "Choose what the panel decided."))?;
    let (now, today, me) = (app.now_ms(), app.today(), app.me()?);
    let found = app.read(|reader| {
        let Some(case) = PanelCase::get(reader, request.case)? else {
            return Ok(None);
        };
        let Some(meeting) = case
            .meeting
            .map_or(Ok(None), |id| Meeting::get(reader, id))?
        else {
            return Ok(None);
        };
        let panel = meeting
            .panel
            .map_or(Ok(None), |id| Panel::get(reader, id))?;
        let room = Room {
            reader,
            request,
            decision,
            // A decision that is written up later was still taken on the day; one that is tried out before was not.
            day: meeting.held_on.map_or(today, |day| day.min(today)),
            case,
            meeting,
            panel,
            me,
            now,
        };
        room.follow().map(Some)
    })?;
    found.or_not_found("case")
}

fn line(what: &str, change: &str, sentence: String) -> DecisionLine {
    DecisionLine {
        what: what.to_owned(),
        change: change.to_owned(),
        sentence,
    }
}

fn sentence(parts: &[Option<String>]) -> String {
    parts
        .iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn sentence_of(what: &str, about: Option<&str>) -> String {
    match about {
        Some(about) => format!("{what}: {about}"),
        None => what.to_owned(),
    }
}
