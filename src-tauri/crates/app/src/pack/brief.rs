//! The page about a child: from the rows of the record to what the paper prints, nothing added and nothing guessed.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_documents::case::{
    Brief, ClockLine, FactLine, LastReview, Session as Sitting, Standing, StatusLine, Tried,
};
use waymark_domain::facts::PlacementKind;
use waymark_domain::{FactKind, StatusKind};
use waymark_store::tables::{
    Fact, Note, Officer, PanelCase, Placement, Plan, Pupil, Review, Session, Status,
};
use waymark_store::views::{self, DueRow};
use waymark_store::{Reader, facts};

use super::choices;
use crate::names;
use crate::shares::Asked;

/// A child's page, from the record as it stands today.
pub(super) fn brief(
    reader: &Reader,
    case: &PanelCase,
    pupil: &Pupil,
    due: Vec<DueRow>,
    asked: Option<&mut Asked>,
    today: NaiveDate,
) -> waymark_store::Result<Brief> {
    let runs = |from: Option<NaiveDate>, until: Option<NaiveDate>| {
        from.is_none_or(|day| day <= today) && until.is_none_or(|day| day >= today)
    };
    let row = views::pupil(reader, pupil.id)?;
    let reviews = Review::for_pupil(reader, pupil.id)?;
    let last = reviews
        .iter()
        .filter(|review| review.held_on.is_some())
        .max_by_key(|review| review.held_on);
    let notes = Note::for_pupil(reader, pupil.id)?;
    let voice = |whose: &str| {
        notes
            .iter()
            .filter(|note| {
                note.voice_of.as_deref() == Some(whose) && note.recorded_in_error.is_none()
            })
            .max_by_key(|note| (note.on_day, note.at))
            .and_then(|note| note.text.clone())
    };
    let plans = Plan::for_pupil(reader, pupil.id)?;
    let plan = plans
        .iter()
        .filter(|plan| plan.ended_on.is_none())
        .max_by_key(|plan| plan.started_on);
    let (facts_held, statuses) = (
        Fact::for_pupil(reader, pupil.id)?,
        Status::for_pupil(reader, pupil.id)?,
    );
    let needs = facts_held
        .iter()
        .find(|fact| fact.kind.as_deref() == Some("SEN"))
        .and_then(|fact| fact.detail.clone());
    let mut status_lines = Vec::new();
    for status in statuses
        .iter()
        .filter(|status| runs(status.started_on, status.ended_on))
    {
        let kind = status
            .kind
            .as_deref()
            .and_then(|code| code.parse::<StatusKind>().ok());
        status_lines.push(StatusLine {
            label: kind.map_or_else(
                || status.kind.clone().unwrap_or_default(),
                |kind| kind.label().to_owned(),
            ),
            started_on: status.started_on,
            reason: status.reason.clone(),
            legal_basis: status
                .legal_basis
                .clone()
                .or_else(|| kind.map(|kind| kind.legal_basis().to_owned())),
            needs: kind.is_none_or(is_of_need),
        });
    }
    Ok(Brief {
        full_name: row
            .as_ref()
            .map(|row| full_name(&row.forename, &row.surname)),
        known_as: pupil.known_as.clone(),
        dob: pupil.dob,
        upn: pupil.upn.clone(),
        key_stage: facts::nc_year(pupil, today).map(|year| year.key_stage().label().to_owned()),
        school_on_roll: names::setting(reader, pupil.roll_setting.as_deref())?,
        home_la: names::authority(reader, pupil.home_la.as_deref())?,
        owner: pupil
            .owner
            .map_or(Ok(None), |id| Officer::get(reader, id))?
            .and_then(|officer| officer.name),
        attendance: last
            .and_then(|review| review.attendance_pct)
            .map(|percent| percent as f32),
        statuses: status_lines,
        facts: (!facts_held.is_empty()).then(|| fact_lines(&facts_held, today)),
        minutes_now: row
            .as_ref()
            .and_then(|row| row.minutes_week)
            .and_then(|minutes| u32::try_from(minutes).ok()),
        minutes_entitled: row
            .as_ref()
            .and_then(|row| row.entitlement)
            .and_then(|minutes| u32::try_from(minutes).ok()),
        week: week(reader, pupil.id, today)?,
        tried: tried(reader, pupil.id, today)?,
        needs,
        strengths: pupil.strengths.clone(),
        school_view: last.and_then(|review| review.school_view.clone()),
        child_view: voice("child").or_else(|| last.and_then(|review| review.voice_child.clone())),
        family_view: voice("family")
            .or_else(|| last.and_then(|review| review.voice_family.clone())),
        risks: join([
            pupil.worries.clone(),
            plan.and_then(|plan| plan.risks.clone()),
        ]),
        options: choices::options_of(reader, case, pupil, asked)?,
        destination: names::setting(reader, plan.and_then(|plan| plan.destination.as_deref()))?,
        return_on: plan.and_then(|plan| plan.target_on),
        last_review: last.map(|review| LastReview {
            held_on: review.held_on,
            summary: join([
                review.progress.clone(),
                review
                    .decision
                    .clone()
                    .map(|code| format!("Decided: {}", decided(&code))),
            ]),
        }),
        next_on: row.as_ref().and_then(|row| row.next_on),
        no_next_reason: last.and_then(|review| review.no_next_reason.clone()),
        clocks: due
            .into_iter()
            .filter(|row| row.standing != "excused")
            .take(6)
            .map(|row| ClockLine {
                label: row.title,
                due_on: row.due_on,
                standing: standing(&row.standing),
                needs: tells_need(&row.rule),
            })
            .collect(),
    })
}

fn full_name(forename: &str, surname: &str) -> String {
    format!("{forename} {surname}").trim().to_owned()
}

fn join<const N: usize>(parts: [Option<String>; N]) -> Option<String> {
    let said: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|text| !text.trim().is_empty())
        .collect();
    (!said.is_empty()).then(|| said.join("\n"))
}

/// Whether a status tells of an illness, an EHC plan, custody, or a harm from which the child is kept.
fn is_of_need(kind: StatusKind) -> bool {
    matches!(
        kind,
        StatusKind::Med | StatusKind::Eotas | StatusKind::Custody | StatusKind::SafeSep
    )
}

/// Whether to be at a place of this kind tells of an illness or an EHC plan.
fn is_for_need(kind: Option<&str>) -> bool {
    matches!(
        kind.and_then(|code| code.parse().ok()),
        Some(PlacementKind::Hospital | PlacementKind::Special)
    )
}

/// Whether a rule runs only for a child with an EHC plan, who is looked after, who is ill, or for whom somebody is worried:
/// its title tells that.
fn tells_need(rule: &str) -> bool {
    ["C15", "C21", "C22", "C6", "C80", "C81C"]
        .iter()
        .any(|family| rule.starts_with(family))
}

/// What a review decided, as the sentence of a brief says it.
fn decided(code: &str) -> &str {
    match code {
        "continue" => "the placement continues",
        "extend" => "the placement is extended",
        "increase" => "more hours",
        "reduce" => "fewer hours",
        "return" => "return to school",
        "transfer" => "a move to another setting",
        "end" => "the placement ends",
        other => other,
    }
}

fn standing(text: &str) -> Standing {
    match text {
        "breached" => Standing::Breached,
        "today" | "tomorrow" | "due" => Standing::Due,
        "upcoming" => Standing::Waiting,
        "met" => Standing::Met,
        _ => Standing::Unknown,
    }
}

fn fact_lines(held: &[Fact], today: NaiveDate) -> Vec<FactLine> {
    held.iter()
        .filter(|fact| fact.ended_on.is_none_or(|day| day >= today))
        .map(|fact| {
            let kind = fact
                .kind
                .as_deref()
                .and_then(|code| code.parse::<FactKind>().ok());
            FactLine {
                label: kind.map_or_else(
                    || fact.kind.clone().unwrap_or_default(),
                    |kind: FactKind| kind.label().to_owned(),
                ),
                detail: fact.detail.clone(),
            }
        })
        .collect()
}

fn week(
    reader: &Reader,
    pupil: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Option<Vec<Sitting>>> {
    let placements = Placement::for_pupil(reader, pupil)?;
    let sessions = Session::for_pupil(reader, pupil)?;
    if sessions.is_empty() {
        return Ok(None);
    }
    let mut blocks = Vec::new();
    for session in sessions {
        let Some(placement) = placements
            .iter()
            .find(|row| Some(row.id) == session.placement)
        else {
            continue;
        };
        let runs = placement.started_on.is_none_or(|day| day <= today)
            && placement.ended_on.is_none_or(|day| day >= today)
            && session.from_day.is_none_or(|day| day <= today)
            && session.until_day.is_none_or(|day| day >= today);
        let Some(weekday) = session.weekday.and_then(|day| u8::try_from(day).ok()) else {
            continue;
        };
        if runs {
            blocks.push(Sitting {
                weekday,
                afternoon: session.half.as_deref() == Some("pm"),
                setting: names::setting(reader, placement.setting.as_deref())?
                    .unwrap_or_else(|| "Unknown".into()),
                needs: is_for_need(placement.kind.as_deref()),
            });
        }
    }
    Ok(Some(blocks))
}

fn tried(
    reader: &Reader,
    pupil: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Option<Vec<Tried>>> {
    let mut placements = Placement::for_pupil(reader, pupil)?;
    placements.sort_by_key(|placement| (placement.started_on, placement.id));
    let mut lines = Vec::new();
    for placement in placements {
        lines.push(Tried {
            setting: names::setting(reader, placement.setting.as_deref())?
                .unwrap_or_else(|| "Unknown setting".into()),
            needs: is_for_need(placement.kind.as_deref()),
            kind: placement.kind.map(|kind| {
                kind.parse::<PlacementKind>()
                    .map_or(kind, |known| known.label().to_owned())
            }),
            started_on: placement.started_on,
            ended_on: placement.ended_on,
            current: placement.ended_on.is_none_or(|day| day >= today),
            outcome: placement.end_reason,
        });
    }
    Ok((!lines.is_empty()).then_some(lines))
}
