//! The agreement to a reduced timetable: who has signed, until when it runs, when it is looked at again, and how the week grows.
//!
//! Nothing is stored twice. The days are the status's own, a signature is a dated step that hangs on it, the half days are the
//! sessions of the placements, and the way up is the reintegration plan. An end that nobody has named is the local limit.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::agreement::{self, Agreement, Signature};
use waymark_documents::family_plan::PlanWeek as Week;
use waymark_domain::clocks::Dial;
use waymark_domain::facts::EventKind;
use waymark_domain::hours::{self, Taught};
use waymark_domain::{StatusKind, case_ref, dates};
use waymark_store::Reader;
use waymark_store::facts::{self, Grids};
use waymark_store::tables::{Officer, Placement, Plan, PlanWeek, Pupil, Session, Status, Step};

use crate::caseload::imprint;
use crate::clocks::OfPupil;
use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

/// One part of the agreement and whether it has signed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AgreementPart {
    /// The code of the step that is its signature: rtt_parent | rtt_school | rtt_authority
    pub kind: String,
    /// "The parent".
    pub label: String,
    /// The step; `None` is not signed.
    pub step: Option<Uuid>,
    /// Who signed.
    pub name: Option<String>,
    /// The day.
    pub signed_on: Option<NaiveDate>,
}

/// A day on which the timetable is looked at again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AgreementReview {
    /// The step.
    pub step: Uuid,
    /// The day.
    pub on: NaiveDate,
}

/// The agreement to one reduced timetable.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AgreementView {
    /// The status.
    pub status: Uuid,
    /// The last day: the one that was named, else the local limit; `None` when the first day is not known.
    pub ends_on: Option<NaiveDate>,
    /// Whether the last day is the local limit, because nobody has named one.
    pub by_limit: bool,
    /// The local limit in weeks.
    pub limit_weeks: u32,
    /// not_signed | part_signed | signed
    pub standing: String,
    /// "Agreement not signed", "Signed on Tue 10 Nov 2026", "Signed by 2 of 3".
    pub sentence: String,
    /// Parent, school, authority.
    pub parts: Vec<AgreementPart>,
    /// Soonest first.
    pub reviews: Vec<AgreementReview>,
    /// Half days of the first week as bits, Monday morning bit 0; `None` is unknown.
    pub pattern: Option<u16>,
    /// "12.5 of 25 h, gap Wed–Fri".
    pub hours: Option<String>,
    /// Weeks of the way up; 0 is no plan.
    pub plan_weeks: u32,
}

const PARTS: [(EventKind, &str); 3] = [
    (EventKind::RttParent, "The parent"),
    (EventKind::RttSchool, "The school"),
    (EventKind::RttAuthority, "The local authority"),
];

/// The agreements to a child's reduced timetables that have not ended, oldest first.
pub(crate) fn list(app: &App, request: OfPupil) -> Result<Vec<AgreementView>, Failure> {
    let today = app.today();
    app.read(|reader| {
        Status::for_pupil(reader, request.pupil)?
            .iter()
            .filter(|status| is_reduced(status) && status.ended_on.is_none())
            .map(|status| view(reader, status, request.pupil, today))
            .collect()
    })
}

fn is_reduced(status: &Status) -> bool {
    status.kind.as_deref().and_then(|code| code.parse().ok()) == Some(StatusKind::Rtt)
}

fn view(
    reader: &Reader,
    status: &Status,
    pupil: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<AgreementView> {
    let limit = facts::local(reader)?.number(Dial::ReducedTimetableWeeks);
    let limit_weeks = u32::try_from(limit).unwrap_or(6);
    let by_rule = status
        .started_on
        .and_then(|start| start.checked_add_days(Days::new(u64::from(limit_weeks) * 7)));
    let mut steps: Vec<Step> = Step::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|step| step.about == Some(status.id))
        .collect();
    steps.sort_by_key(|step| (step.on_day, step.id));
    let of = |kind: EventKind| {
        steps
            .iter()
            .filter(move |step| step.kind.as_deref() == Some(kind.code()))
    };
    let parts: Vec<AgreementPart> = PARTS
        .iter()
        .map(|(kind, label)| {
            // Whoever signed anew has the later day.
            let signed = of(*kind).next_back();
            AgreementPart {
                kind: kind.code().to_owned(),
                label: (*label).to_owned(),
                step: signed.map(|step| step.id),
                name: signed.and_then(|step| step.evidence.clone()),
                signed_on: signed.and_then(|step| step.on_day),
            }
        })
        .collect();
    let signed = parts.iter().filter(|part| part.signed_on.is_some()).count();
    let last = parts.iter().filter_map(|part| part.signed_on).max();
    let (standing, sentence) = match (signed, last) {
        (0, _) | (_, None) => ("not_signed", "Agreement not signed".to_owned()),
        (signed, Some(day)) if signed == PARTS.len() => {
            ("signed", format!("Signed on {}", dates::long(day)))
        }
        (signed, Some(_)) => (
            "part_signed",
            format!("Signed by {signed} of {}", PARTS.len()),
        ),
    };
    let reviews = of(EventKind::RttReview)
        .filter_map(|step| {
            Some(AgreementReview {
                step: step.id,
                on: step.on_day?,
            })
        })
        .collect();
    let (pattern, hours) = first_week(reader, status, pupil, today)?;
    let plan_weeks = plan_of(reader, pupil)?.map_or(0, |(_, weeks)| weeks.len());
    Ok(AgreementView {
        status: status.id,
        ends_on: status.expected_end.or(by_rule),
        by_limit: status.expected_end.is_none(),
        limit_weeks,
        standing: standing.to_owned(),
        sentence,
        parts,
        reviews,
        pattern,
        hours,
        plan_weeks: u32::try_from(plan_weeks).unwrap_or(u32::MAX),
    })
}

/// The half days of the week in which it starts, or of this one where that is over, and their hours.
fn first_week(
    reader: &Reader,
    status: &Status,
    pupil: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<(Option<u16>, Option<String>)> {
    let on = status.started_on.map_or(today, |start| start.max(today));
    let grids = Grids::of(
        &Placement::for_pupil(reader, pupil)?,
        &Session::for_pupil(reader, pupil)?,
    );
    let taught: Vec<Taught<'_>> = grids
        .taught()
        .into_iter()
        .filter(|taught| taught.on(on) && !taught.sessions.is_empty())
        .collect();
    if taught.is_empty() {
        return Ok((None, None));
    }
    let entitlement = match Pupil::get(reader, pupil)? {
        Some(pupil) => facts::nc_year(&pupil, on)
            .and_then(|year| facts::entitlements(reader).of(year.key_stage())),
        None => None,
    };
    let week = hours::week(&taught, on, entitlement);
    Ok((Some(!week.gaps & 0x3ff), Some(week.sentence())))
}

fn plan_of(reader: &Reader, pupil: Uuid) -> waymark_store::Result<Option<(Plan, Vec<PlanWeek>)>> {
    let Some(plan) = Plan::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|plan| plan.ended_on.is_none())
        .max_by_key(|plan| (plan.started_on, plan.id))
    else {
        return Ok(None);
    };
    let mut weeks = PlanWeek::having(reader, "plan", plan.id)?;
    weeks.sort_by_key(|week| (week.number, week.starts_on));
    Ok(Some((plan, weeks)))
}

/// The agreement as one page, with what is known of whose it is.
pub(crate) fn page(app: &App, status: Uuid, options: &Options) -> Result<Page, Failure> {
    let today = app.today();
    let (pupil, value) = app
        .read(|reader| {
            let Some(status) = Status::get(reader, status)?.filter(is_reduced) else {
                return Ok(None);
            };
            let Some(pupil) = status.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))? else {
                return Ok(None);
            };
            let view = view(reader, &status, pupil.id, today)?;
            let officer = status
                .owner
                .or(pupil.owner)
                .map_or(Ok(None), |id| Officer::get(reader, id))?;
            let school = status.setting.as_deref().or(pupil.roll_setting.as_deref());
            let value = Agreement {
                imprint: imprint(reader)?,
                full_name: Some(crate::papers::full_name(&pupil)),
                case_ref: case_ref(pupil.id),
                school: names::setting(reader, school)?,
                starts_on: status.started_on,
                ends_on: view.ends_on,
                by_limit: view.by_limit.then_some(view.limit_weeks),
                reason: status.reason.clone(),
                pattern: view.pattern,
                hours: view.hours,
                steps: plan_of(reader, pupil.id)?
                    .map(|(_, weeks)| weeks)
                    .unwrap_or_default()
                    .iter()
                    .enumerate()
                    .map(|(at, week)| Week {
                        number: week
                            .number
                            .and_then(|number| u32::try_from(number).ok())
                            .unwrap_or(at as u32 + 1),
                        starts_on: week.starts_on,
                        planned: week.planned.and_then(|bits| u16::try_from(bits).ok()),
                    })
                    .collect(),
                review_on: view.reviews.iter().map(|review| review.on).collect(),
                ring: officer.map(|officer| {
                    [officer.name, officer.phone]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(", ")
                }),
                signatures: view
                    .parts
                    .into_iter()
                    .map(|part| Signature {
                        part: part.label,
                        name: part.name,
                        signed_on: part.signed_on,
                    })
                    .collect(),
            };
            Ok(Some((pupil.id, value)))
        })?
        .or_not_found("reduced timetable")?;
    let rendered = agreement::render(&value, options).map_err(crate::caseload::refused)?;
    Ok(Page { pupil, rendered })
}

/// The page, and whose it is.
pub(crate) struct Page {
    /// The child.
    pub(crate) pupil: Uuid,
    /// The page.
    pub(crate) rendered: waymark_documents::Rendered,
}
