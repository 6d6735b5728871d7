//! When a school refuses: the route to a direction, step by step, with the dates that the rule book gives and the evidence that
//! each step wants.
//!
//! The steps are rows of the child's record; the dates are the rule book's own (C53, C54), read from the same list as Today.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_domain::facts::EventKind;
use waymark_store::tables::{PanelCase, PanelCasePatch, Step};
use waymark_store::{Reader, reference, views};

use super::WordChoice;
use super::decide::open_fair_access;
use super::evidence::{self, EvidenceLine};
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure, papers};

/// The route of one case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DirectionRoute {
    /// Whether the route is open: a school has refused or a direction is proposed.
    pub open: bool,
    /// "The school refused on Tue 10 Nov 2026. Next: the school's evidence."
    pub sentence: String,
    /// In order.
    pub steps: Vec<DirectionStep>,
    /// What should be in the folder before a direction is asked for, and what of it is on record.
    pub evidence: Vec<EvidenceLine>,
    /// Letters of this route for the school that was decided on.
    pub letters: Vec<WordChoice>,
}

/// One step of the route.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DirectionStep {
    /// Code of the step.
    pub kind: String,
    /// What it is called.
    pub label: String,
    /// When it was taken; `None` is not yet.
    pub taken_on: Option<NaiveDate>,
    /// What shows it.
    pub evidence: Option<String>,
    /// By when it is due, once the step before it has been taken.
    pub due_on: Option<NaiveDate>,
    /// How that stands: breached | today | tomorrow | due | upcoming | met
    pub standing: Option<String>,
    /// The rule and its row, for "why this date?".
    pub rule: Option<String>,
    /// The row from which the date is counted.
    pub source_row: Option<Uuid>,
}

/// A step taken.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DirectionTake {
    /// The case.
    pub case: Uuid,
    /// Code of the step.
    pub kind: String,
    /// The day.
    pub on: Option<NaiveDate>,
    /// What shows it.
    #[ts(optional)]
    pub evidence: Option<String>,
}

/// A school's refusal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchoolRefusal {
    /// The case.
    pub case: Uuid,
    /// The day it refused.
    pub on: Option<NaiveDate>,
    /// Why, in its words.
    pub reason: Option<String>,
}

/// The steps in order, each with the rule whose date it answers.
const ROUTE: [(EventKind, Option<&str>); 6] = [
    (EventKind::FapAsked, None),
    (EventKind::FapReplied, Some("C54")),
    (EventKind::FapRefused, None),
    (EventKind::FapEvidence, Some("C54E")),
    (EventKind::DirectionProposed, None),
    (EventKind::Admitted, Some("C53")),
];

/// The route of one case.
pub(crate) fn route(app: &App, request: Id) -> Result<DirectionRoute, Failure> {
    let today = app.today();
    let found = app.read(|reader| {
        let Some(case) = PanelCase::get(reader, request.id)? else {
            return Ok(None);
        };
        let Some(pupil) = case.pupil else {
            return Ok(None);
        };
        let about = open_fair_access(reader, pupil, today)?;
        let taken = Step::for_pupil(reader, pupil)?;
        let due = views::due_of(reader, pupil)?;
        let steps: Vec<DirectionStep> = ROUTE
            .iter()
            .map(|(kind, rule)| {
                let step = taken
                    .iter()
                    .filter(|step| {
                        step.kind.as_deref() == Some(kind.code())
                            && (step.about.is_none() || about.is_none() || step.about == about)
                    })
                    .max_by_key(|step| step.on_day);
                let running = rule.and_then(|rule| due.iter().find(|row| row.rule == rule));
                DirectionStep {
                    kind: kind.code().to_owned(),
                    label: kind.label().to_owned(),
                    taken_on: step.and_then(|step| step.on_day),
                    evidence: step.and_then(|step| step.evidence.clone()),
                    due_on: running.and_then(|row| row.due_on),
                    standing: running.map(|row| row.standing.clone()),
                    rule: running.map(|row| row.rule.clone()),
                    source_row: running.map(|row| row.source_row),
                }
            })
            .collect();
        let on = |kind: EventKind| {
            steps
                .iter()
                .find(|step| step.kind == kind.code())
                .and_then(|step| step.taken_on)
        };
        let refused = on(EventKind::FapRefused);
        let proposed = on(EventKind::DirectionProposed);
        let sentence = match (on(EventKind::Admitted), proposed, refused) {
            (Some(day), _, _) => format!("Admitted on {}.", waymark_domain::dates::long(day)),
            (None, Some(day), _) => format!(
                "A direction was proposed on {}. The school's answer is awaited.",
                waymark_domain::dates::long(day)
            ),
            (None, None, Some(day)) => format!(
                "The school refused on {}. {}",
                waymark_domain::dates::long(day),
                if on(EventKind::FapEvidence).is_some() {
                    "Its evidence has come; the next step is to propose a direction, or to ask another school."
                } else {
                    "Its evidence is awaited."
                }
            ),
            (None, None, None) => "No school has refused.".to_owned(),
        };
        Ok(Some(DirectionRoute {
            open: refused.is_some()
                || proposed.is_some()
                || case.refused_reason.is_some()
                || case.decision.as_deref() == Some("direct"),
            sentence,
            steps,
            evidence: evidence::of_case(reader, &case, &taken, about)?,
            letters: papers::direction_letters(is_academy(
                reader,
                case.decision_setting.as_deref(),
            )?),
        }))
    })?;
    found.or_not_found("case")
}

/// Writes down that a school refused, and why; the route to a direction opens.
pub(crate) fn refuse(app: &App, request: SchoolRefusal) -> Result<Id, Failure> {
    let reason = request
        .reason
        .as_deref()
        .map(str::trim)
        .filter(|reason| !reason.is_empty());
    let Some(reason) = reason else {
        return Err(Failure::at(
            "reason",
            "Write down why the school refused, in its own words.",
        ));
    };
    let step = step(
        app,
        request.case,
        EventKind::FapRefused,
        request.on,
        Some(reason.to_owned()),
    )?;
    let patch = PanelCasePatch {
        refused_reason: Some(Some(reason.to_owned())),
        ..PanelCasePatch::default()
    };
    app.commit(
        app.change("Wrote down that a school refused")?
            .set::<PanelCase>(request.case, patch)
            .create(&step),
    )?;
    Ok(Id { id: request.case })
}

/// Takes a step of the route.
pub(crate) fn take_step(app: &App, request: DirectionTake) -> Result<Id, Failure> {
    let kind = request
        .kind
        .parse::<EventKind>()
        .ok()
        .filter(|kind| ROUTE.iter().any(|(step, _)| step == kind))
        .ok_or_else(|| Failure::at("kind", "Choose a step of the route."))?;
    let step = step(app, request.case, kind, request.on, request.evidence)?;
    app.commit(
        app.change(format!("Took a step: {}", kind.label()))?
            .create(&step),
    )?;
    Ok(Id { id: request.case })
}

fn step(
    app: &App,
    case: Uuid,
    kind: EventKind,
    on: Option<NaiveDate>,
    evidence: Option<String>,
) -> Result<Step, Failure> {
    let Some(on) = on else {
        return Err(Failure::at("on", "Enter the day on which it was done."));
    };
    let today = app.today();
    if on > today {
        return Err(Failure::at(
            "on",
            "That day has not come yet. A step is written down once it is taken.",
        ));
    }
    let case = app
        .read(|reader| PanelCase::get(reader, case))?
        .or_not_found("case")?;
    let pupil = case.pupil.or_not_found("child")?;
    let about = app.read(|reader| open_fair_access(reader, pupil, today))?;
    Ok(Step {
        id: app.new_id(),
        pupil: Some(pupil),
        kind: Some(kind.code().to_owned()),
        on_day: Some(on),
        about,
        evidence,
        author: app.me()?,
    })
}

/// Whether the register calls a school one for which the authority itself decides who is admitted: community or voluntary
/// controlled.
pub(crate) fn is_admitted_to_by_authority(
    reader: &Reader,
    setting: Option<&str>,
) -> waymark_store::Result<bool> {
    let Some(Ok(SettingRef::Urn(urn))) = setting.map(str::parse::<SettingRef>) else {
        return Ok(false);
    };
    Ok(reference::establishment(reader, urn)?
        .and_then(|school| school.type_name)
        .is_some_and(|text| {
            let text = text.to_lowercase();
            text == "community school" || text == "voluntary controlled school"
        }))
}

/// Whether the register calls a school an academy or free school; `None` where it does not know the school.
pub(crate) fn is_academy(
    reader: &Reader,
    setting: Option<&str>,
) -> waymark_store::Result<Option<bool>> {
    let Some(Ok(SettingRef::Urn(urn))) = setting.map(str::parse::<SettingRef>) else {
        return Ok(None);
    };
    Ok(reference::establishment(reader, urn)?.map(|school| {
        [school.group_name, school.type_name]
            .into_iter()
            .flatten()
            .any(|text| {
                let text = text.to_lowercase();
                text.contains("academ") || text.contains("free school")
            })
    }))
}
