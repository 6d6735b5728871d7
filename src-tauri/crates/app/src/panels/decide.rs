//! A decision and what follows from it, as one change: the case, a draft plan or placement, a task for whoever sees to it, the
//! steps of the fair-access clocks, and, for what is put off, its place at the next meeting.
//!
//! What would be written is worked out once and shown before it is saved. The rows that follow have ids made from the case, so
//! that deciding again changes them instead of making them twice; what people have agreed since is left alone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::panel::{Decision, PanelKind, Starts};
use waymark_store::Reader;
use waymark_store::tables::{
    Meeting, Officer, Panel, PanelCase, PanelCasePatch, Placement, PlacementPatch, Plan, PlanPatch,
    Status, Step, Task, TaskPatch, link_id,
};

use super::agenda;
use crate::failure::{FieldFailure, OrNotFound as _};
use crate::team::Id;
use crate::{App, Failure, names};

/// A decision as it is typed in the room.
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
    /// new | changed | gone | kept
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

/// Writes a decision and what follows from it.
pub(crate) fn decide(app: &App, request: Decide) -> Result<Id, Failure> {
    let following = follow(app, &request)?;
    if let Some(first) = following.fields.first() {
        return Err(Failure {
            code: None,
            sentence: format!("The decision was not saved: {}", first.sentence),
            fields: following.fields,
        });
    }
    let mut change = app
        .change(following.label)?
        .set::<PanelCase>(request.case, following.patch);
    change = match following.plan {
        Row::Make(plan) => change.put(&*plan),
        Row::Change(plan) => change.set::<Plan>(
            plan.id,
            PlanPatch {
                destination: Some(plan.destination),
                started_on: Some(plan.started_on),
                ..PlanPatch::default()
            },
        ),
        Row::Take(id) => change.delete::<Plan>(id),
        Row::Leave => change,
    };
    change = match following.placement {
        Row::Make(placement) => change.put(&*placement),
        Row::Change(placement) => change.set::<Placement>(
            placement.id,
            PlacementPatch {
                setting: Some(placement.setting),
                kind: Some(placement.kind),
                legal_basis: Some(placement.legal_basis),
                started_on: Some(placement.started_on),
                ..PlacementPatch::default()
            },
        ),
        Row::Take(id) => change.delete::<Placement>(id),
        Row::Leave => change,
    };
    change = match following.task {
        Row::Make(task) => change.put(&*task),
        Row::Change(task) => change.set::<Task>(
            task.id,
            TaskPatch {
                title: Some(task.title),
                due_on: Some(task.due_on),
                owner: Some(task.owner),
                waiting_on: Some(task.waiting_on),
                setting: Some(task.setting),
                ..TaskPatch::default()
            },
        ),
        Row::Take(id) => change.delete::<Task>(id),
        Row::Leave => change,
    };
    for step in &following.steps {
        change = change.put(step);
    }
    for id in following.steps_gone {
        change = change.delete::<Step>(id);
    }
    if let Some(next) = &following.next {
        change = change.put(next);
    }
    if let Some(id) = following.next_gone {
        change = change.delete::<PanelCase>(id);
    }
    app.commit(change)?;
    Ok(Id { id: request.case })
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

/// One decision being worked out against the rows that are there.
struct Room<'a> {
    reader: &'a Reader,
    request: &'a Decide,
    decision: Decision,
    day: NaiveDate,
    case: PanelCase,
    meeting: Meeting,
    panel: Option<Panel>,
    me: Option<Uuid>,
    now: i64,
}

impl Room<'_> {
    fn follow(self) -> waymark_store::Result<Following> {
        let setting = if self.decision.names_setting() {
            said(&self.request.setting)
        } else {
            None
        };
        let at = names::setting(self.reader, setting.as_deref())?;
        let officer = self
            .request
            .officer
            .map_or(Ok(None), |id| Officer::get(self.reader, id))?;
        let owner = officer
            .as_ref()
            .and_then(|officer| officer.name.clone())
            .or_else(|| said(&self.request.owner));
        let put_off = self.decision == Decision::Deferred;
        let starts_on = self
            .request
            .starts_on
            .filter(|_| self.decision.names_setting());
        let fields = self.lacks(setting.as_ref(), owner.as_ref());
        let mut lines = vec![line(
            "Case",
            if self.case.decision.is_some() {
                "changed"
            } else {
                "new"
            },
            sentence(&[
                Some(self.decision.label().to_owned()),
                at.clone(),
                starts_on.map(|day| format!("from {}", waymark_domain::dates::long(day))),
                put_off
                    .then_some(self.request.deferred_to)
                    .flatten()
                    .map(|day| format!("until {}", waymark_domain::dates::long(day))),
            ]),
        )];
        let plan = self.plan(setting.clone(), starts_on, at.as_deref(), &mut lines)?;
        let placement = self.placement(setting.clone(), starts_on, at.as_deref(), &mut lines)?;
        let task = self.task(
            setting.clone(),
            starts_on,
            owner.clone(),
            at.as_deref(),
            &mut lines,
        )?;
        let (steps, steps_gone) = self.steps(&mut lines)?;
        let (next, next_gone) = self.next_meeting(&mut lines)?;
        Ok(Following {
            patch: PanelCasePatch {
                decision: Some(Some(self.decision.code().to_owned())),
                decision_setting: Some(setting),
                decision_starts_on: Some(starts_on),
                decision_owner: Some(owner),
                rationale: Some(said(&self.request.rationale)),
                conditions: Some(said(&self.request.conditions)),
                parents_said: Some(said(&self.request.parents_said)),
                dissent: Some(said(&self.request.dissent)),
                deferred_to: Some(self.request.deferred_to.filter(|_| put_off)),
                deferred_reason: Some(said(&self.request.deferred_reason).filter(|_| put_off)),
                decided_at: Some(Some(self.now)),
                ..PanelCasePatch::default()
            },
            plan,
            placement,
            task,
            steps,
            steps_gone,
            next,
            next_gone,
            lines,
            fields,
            label: format!("Decided a case: {}", self.decision.label()),
        })
    }

    /// What must be filled in before this decision is one.
    fn lacks(&self, setting: Option<&String>, owner: Option<&String>) -> Vec<FieldFailure> {
        let mut fields = Vec::new();
        let mut lacks = |absent: bool, field: &str, sentence: &str| {
            if absent {
                fields.push(FieldFailure {
                    field: field.to_owned(),
                    sentence: sentence.to_owned(),
                });
            }
        };
        let request = self.request;
        lacks(
            self.decision.names_setting() && setting.is_none(),
            "setting",
            "Choose the school or provider.",
        );
        lacks(
            matches!(self.decision.starts(), Starts::Placement(_)) && request.starts_on.is_none(),
            "starts_on",
            "Enter the first day: the placement begins with it.",
        );
        lacks(
            self.decision.names_setting() && request.starts_on.is_some_and(|day| day < self.day),
            "starts_on",
            "The first day is before the decision.",
        );
        if self.decision == Decision::Deferred {
            lacks(
                said(&request.deferred_reason).is_none(),
                "deferred_reason",
                "Say what is wanted, and from whom.",
            );
            lacks(
                request.deferred_to.is_none(),
                "deferred_to",
                "Enter the day to which it is put off.",
            );
            lacks(
                request.deferred_to.is_some_and(|day| day <= self.day),
                "deferred_to",
                "The day to which it is put off must come after this meeting.",
            );
        }
        lacks(
            self.decision.needs_owner() && owner.is_none(),
            "owner",
            "Say who sees to it.",
        );
        fields
    }

    fn plan(
        &self,
        setting: Option<String>,
        starts_on: Option<NaiveDate>,
        at: Option<&str>,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<Row<Plan>> {
        let id = follows(self.case.id, "plan");
        let held = Plan::get(self.reader, id)?;
        let wanted = self.decision.starts() == Starts::Plan;
        let to = at.unwrap_or("a school that is not yet named");
        if let Some(plan) = held {
            if plan.agreed_on.is_some() {
                lines.push(line(
                    "Plan",
                    "kept",
                    "The plan that this case started has been agreed since; it stays as it is."
                        .into(),
                ));
                return Ok(Row::Leave);
            }
            if !wanted {
                lines.push(line(
                    "Plan",
                    "gone",
                    "The draft plan of the earlier decision is taken away.".into(),
                ));
                return Ok(Row::Take(id));
            }
            lines.push(line(
                "Plan",
                "changed",
                format!("The draft plan is for {to}."),
            ));
            return Ok(Row::Change(Box::new(Plan {
                destination: setting,
                started_on: starts_on,
                ..plan
            })));
        }
        if !wanted {
            return Ok(Row::Leave);
        }
        let running = match self.case.pupil {
            Some(pupil) => Plan::for_pupil(self.reader, pupil)?,
            None => Vec::new(),
        };
        if running.iter().any(|plan| plan.ended_on.is_none()) {
            lines.push(line(
                "Plan",
                "kept",
                format!(
                    "A plan is running already; it is left as it is. Check that it leads to {to}."
                ),
            ));
            return Ok(Row::Leave);
        }
        lines.push(line(
            "Plan",
            "new",
            format!("A draft plan for the way into {to}, for all to agree."),
        ));
        Ok(Row::Make(Box::new(Plan {
            id,
            pupil: self.case.pupil,
            destination: setting,
            started_on: starts_on,
            purpose: Some(format!(
                "{}, decided by {} on {}",
                self.decision.label(),
                self.panel_name(),
                waymark_domain::dates::long(self.day)
            )),
            support: said(&self.request.conditions),
            ..Plan::default()
        })))
    }

    fn placement(
        &self,
        setting: Option<String>,
        starts_on: Option<NaiveDate>,
        at: Option<&str>,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<Row<Placement>> {
        let id = follows(self.case.id, "placement");
        let held = Placement::get(self.reader, id)?;
        let kind = match self.decision.starts() {
            Starts::Placement(kind) => Some(kind.to_owned()),
            _ => None,
        };
        let to = at.unwrap_or("a provider that is not yet named");
        let legal_basis = (self.decision == Decision::OffSite)
            .then(|| "Off-site direction: Education Act 2002 s.29A".to_owned());
        match (held, kind) {
            (Some(placement), Some(kind)) => {
                lines.push(line("Placement", "changed", format!("At {to}.")));
                Ok(Row::Change(Box::new(Placement {
                    setting,
                    kind: Some(kind),
                    legal_basis: legal_basis.or(placement.legal_basis.clone()),
                    started_on: starts_on,
                    ..placement
                })))
            }
            (Some(_), None) => {
                lines.push(line(
                    "Placement",
                    "gone",
                    "The placement of the earlier decision is taken away.".into(),
                ));
                Ok(Row::Take(id))
            }
            (None, Some(kind)) => {
                let running = match self.case.pupil {
                    Some(pupil) => Placement::for_pupil(self.reader, pupil)?,
                    None => Vec::new(),
                };
                if running
                    .iter()
                    .any(|row| row.ended_on.is_none() && row.setting == setting)
                {
                    lines.push(line(
                        "Placement",
                        "kept",
                        format!("The child is at {to} already; that placement is left as it is."),
                    ));
                    return Ok(Row::Leave);
                }
                lines.push(line(
                    "Placement",
                    "new",
                    format!("A placement at {to}; its week is still to be filled in."),
                ));
                Ok(Row::Make(Box::new(Placement {
                    id,
                    pupil: self.case.pupil,
                    setting,
                    kind: Some(kind),
                    purpose: self.case.ask.clone(),
                    commissioner: Some(self.panel_name()),
                    legal_basis,
                    started_on: starts_on,
                    notes: said(&self.request.conditions)
                        .map(|conditions| format!("Conditions of the panel: {conditions}")),
                    ..Placement::default()
                })))
            }
            (None, None) => Ok(Row::Leave),
        }
    }

    fn task(
        &self,
        setting: Option<String>,
        starts_on: Option<NaiveDate>,
        owner: Option<String>,
        at: Option<&str>,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<Row<Task>> {
        let id = follows(self.case.id, "task");
        let held = Task::get(self.reader, id)?;
        if let Some(task) = &held
            && (task.done_on.is_some() || task.dropped_reason.is_some())
        {
            lines.push(line(
                "Task",
                "kept",
                "The task of the earlier decision is closed; it stays as it is.".into(),
            ));
            return Ok(Row::Leave);
        }
        if !self.decision.needs_owner() {
            return Ok(match held {
                Some(_) => {
                    lines.push(line(
                        "Task",
                        "gone",
                        "The task of the earlier decision is taken away.".into(),
                    ));
                    Row::Take(id)
                }
                None => Row::Leave,
            });
        }
        let what = if self.decision == Decision::Deferred {
            said(&self.request.deferred_reason)
        } else {
            at.map(str::to_owned)
        };
        let title = sentence_of(self.decision.task(), what.as_deref());
        let due_on = self
            .request
            .deferred_to
            .filter(|_| self.decision == Decision::Deferred)
            .or(starts_on);
        let task = Task {
            title: Some(title.clone()),
            due_on,
            owner: self.request.officer.or(self.me),
            waiting_on: owner.clone().filter(|_| self.request.officer.is_none()),
            setting: setting.filter(|_| self.request.officer.is_none()),
            ..held.clone().unwrap_or(Task {
                id,
                pupil: self.case.pupil,
                promised_on: Some(self.day),
                from_table: Some("panel_case".to_owned()),
                from_row: Some(self.case.id),
                ..Task::default()
            })
        };
        lines.push(line(
            "Task",
            if held.is_some() { "changed" } else { "new" },
            sentence(&[
                Some(title),
                owner.map(|who| format!("for {who}")),
                due_on.map(|day| format!("by {}", waymark_domain::dates::long(day))),
            ]),
        ));
        Ok(if held.is_some() {
            Row::Change(Box::new(task))
        } else {
            Row::Make(Box::new(task))
        })
    }

    /// The steps that a fair-access decision takes; those of an earlier decision that are not among them go.
    fn steps(
        &self,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<(Vec<Step>, Vec<Uuid>)> {
        let Some(pupil) = self.case.pupil else {
            return Ok((Vec::new(), Vec::new()));
        };
        let about = open_fair_access(self.reader, pupil, self.day)?;
        let fair_access = self.panel.as_ref().and_then(|panel| panel.kind.as_deref())
            == Some(PanelKind::FairAccess.code());
        let wanted = if fair_access || about.is_some() {
            self.decision.steps()
        } else {
            &[]
        };
        let (mut steps, mut gone) = (Vec::new(), Vec::new());
        for decision in Decision::ALL {
            for kind in decision.steps() {
                let id = follows(self.case.id, kind.code());
                if !wanted.contains(kind)
                    && !gone.contains(&id)
                    && Step::get(self.reader, id)?.is_some()
                {
                    lines.push(line("Step", "gone", kind.label().to_owned()));
                    gone.push(id);
                }
            }
        }
        for kind in wanted {
            let id = follows(self.case.id, kind.code());
            let held = Step::get(self.reader, id)?;
            lines.push(line(
                "Step",
                if held.is_some() { "kept" } else { "new" },
                format!(
                    "{}, {}",
                    kind.label(),
                    waymark_domain::dates::long(self.day)
                ),
            ));
            if held.is_none() {
                steps.push(Step {
                    id,
                    pupil: Some(pupil),
                    kind: Some(kind.code().to_owned()),
                    on_day: Some(self.day),
                    about,
                    evidence: Some(format!("{}: {}", self.panel_name(), self.decision.label())),
                    author: self.me,
                });
            }
        }
        Ok((steps, gone))
    }

    /// What is put off comes before the first meeting on or after its day, if one is planned.
    fn next_meeting(
        &self,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<(Option<PanelCase>, Option<Uuid>)> {
        let id = follows(self.case.id, "next");
        let held = PanelCase::get(self.reader, id)?;
        let (Some(panel), Some(day)) = (
            self.meeting.panel,
            self.request
                .deferred_to
                .filter(|_| self.decision == Decision::Deferred),
        ) else {
            if held.as_ref().is_some_and(|case| case.decision.is_none()) {
                lines.push(line(
                    "Agenda",
                    "gone",
                    "The case is taken off the later agenda.".into(),
                ));
                return Ok((None, Some(id)));
            }
            return Ok((None, None));
        };
        let mut meetings = Meeting::having(self.reader, "panel", panel)?;
        meetings.retain(|meeting| {
            meeting.id != self.meeting.id
                && meeting.held_on.is_some_and(|held| held >= day)
                && !matches!(meeting.stage.as_deref(), Some("held" | "cancelled"))
        });
        let Some(next) = meetings.into_iter().min_by_key(|meeting| meeting.held_on) else {
            lines.push(line(
                "Agenda",
                "kept",
                "No later meeting is planned yet. Once it is, this child will be suggested for it."
                    .into(),
            ));
            return Ok((None, None));
        };
        let there = agenda(self.reader, next.id)?;
        let when = next
            .held_on
            .map(waymark_domain::dates::long)
            .unwrap_or_default();
        if there.iter().any(|case| case.pupil == self.case.pupil) {
            lines.push(line(
                "Agenda",
                "kept",
                format!("The child is on the agenda of {when} already."),
            ));
            return Ok((None, None));
        }
        let last = there.last().and_then(|case| case.position.as_deref());
        let position = waymark_domain::order::between(last, None).ok();
        lines.push(line(
            "Agenda",
            "new",
            format!("On the agenda of {when}, with the same question."),
        ));
        Ok((
            Some(PanelCase {
                id,
                meeting: Some(next.id),
                pupil: self.case.pupil,
                position,
                minutes: self.case.minutes,
                category: self.case.category.clone(),
                reason: Some(format!(
                    "Put off on {}: {}",
                    waymark_domain::dates::long(self.day),
                    said(&self.request.deferred_reason).unwrap_or_default()
                )),
                ask: self.case.ask.clone(),
                presenter: self.case.presenter.clone(),
                options: self.case.options.clone(),
                exception: self.case.exception.clone(),
                ..PanelCase::default()
            }),
            None,
        ))
    }

    fn panel_name(&self) -> String {
        self.panel
            .as_ref()
            .and_then(|panel| panel.name.clone())
            .unwrap_or_else(|| "the panel".to_owned())
    }
}

/// The child's open fair-access status, to which the steps of its clocks belong.
pub(super) fn open_fair_access(
    reader: &Reader,
    pupil: Uuid,
    day: NaiveDate,
) -> waymark_store::Result<Option<Uuid>> {
    Ok(Status::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|status| {
            status.kind.as_deref() == Some("FAP")
                && status.ended_on.is_none_or(|end| end >= day)
                && status.started_on.is_none_or(|start| start <= day)
        })
        .max_by_key(|status| status.started_on)
        .map(|status| status.id))
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
