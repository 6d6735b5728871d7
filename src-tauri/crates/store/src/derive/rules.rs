//! From a child's rows to the facts that the rules take, and from their findings to the rows of the work list.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::calendar::{Skipped as Run, WhyNot};
use waymark_domain::clocks::{self, Finding, PupilFacts, Standing};
use waymark_domain::destination::DestinationKind;
use waymark_domain::status::Confidence;
use waymark_domain::{SettingRef, dates, facts as plain, leaving};

use super::context::Context;
use super::file::File;
use crate::facts;
use crate::tables::{Mark, Placement, Plan, PlanWeek, Session, Suspension};
use crate::views::{DueRow, Skipped, Why};
use crate::{Reader, Result};

/// What the rules say about one child today, and over which days they counted school days to say it.
pub(super) fn due(
    context: &Context,
    known: &PupilFacts,
) -> (Vec<DueRow>, Option<(NaiveDate, NaiveDate)>) {
    let found = clocks::findings(known, &context.calendars, context.today, &context.local);
    let rows = found.iter().map(|finding| row(known.id, finding)).collect();
    (rows, clocks::counted_over(&found))
}

/// Absences that the authority knows of and about which nothing has been decided under section 19. The work list leaves them to
/// the clock of the same absence until somebody opens the question, so they are asked for with the history.
pub(super) fn undecided(context: &Context, known: &PupilFacts) -> Vec<DueRow> {
    clocks::findings_with_history(known, &context.calendars, context.today, &context.local)
        .iter()
        .filter(|found| found.rule.id == "S19" && found.live && found.standing == Standing::Unknown)
        .map(|found| row(known.id, found))
        .collect()
}

/// Whether a child whose case is closed may still be asked after: a leaver of Year 11, until the last check closes.
pub(super) fn asked_after(file: &File, today: NaiveDate) -> bool {
    // Nobody rings the family of a child who has died.
    if file.pupil.destination_kind.as_deref() == Some(DestinationKind::Died.code()) {
        return false;
    }
    let left = file.pupil.closed_on.and_then(|closed| {
        let year = facts::nc_year(&file.pupil, closed)?;
        leaving::left_in(year, closed)
    });
    left.is_some_and(|summer| {
        leaving::checks(summer)
            .iter()
            .any(|check| today <= check.closes)
    })
}

/// What the rules say about a child whose case is closed.
pub(super) fn after_closing(context: &Context, known: &PupilFacts) -> Vec<DueRow> {
    let (mut found, _) = due(context, known);
    found.retain(|row| matches!(row.rule.as_str(), "L11" | "L12"));
    found
}

/// A finding as a row of the work list; the child's name and owner are left to whoever joins them.
pub(crate) fn row(pupil: Uuid, finding: &Finding) -> DueRow {
    DueRow {
        pupil,
        name: String::new(),
        year: None,
        rule: finding.rule.id.to_owned(),
        title: finding.rule.title.to_owned(),
        source_table: finding.row.table.to_owned(),
        source_row: finding.row.id,
        trigger_on: finding.triggered_on,
        due_on: finding.due.day(),
        standing: finding.standing.code().to_owned(),
        rank: i64::from(finding.rank()),
        sentence: finding.sentence.clone(),
        owner_name: None,
    }
}

fn setting(text: Option<&str>) -> Option<SettingRef> {
    text.and_then(|text| text.parse().ok())
}

pub(super) fn known(context: &Context, file: &File) -> PupilFacts {
    let pupil = &file.pupil;
    PupilFacts {
        id: pupil.id,
        dob: pupil.dob,
        nc_year: pupil
            .nc_year
            .as_deref()
            .and_then(waymark_domain::NcYear::parse),
        roll: setting(pupil.roll_setting.as_deref()),
        opened_on: pupil.opened_on,
        closed_on: pupil.closed_on,
        // Written down as unknown, it is not known.
        destination_known: pupil.destination.is_some()
            || pupil
                .destination_kind
                .as_deref()
                .is_some_and(|kind| kind != DestinationKind::Unknown.code()),
        upn: pupil.upn.clone(),
        statuses: file
            .statuses
            .iter()
            .filter_map(|status| {
                Some(plain::Status {
                    id: status.id,
                    kind: status.kind.as_deref()?.parse().ok()?,
                    started_on: status.started_on,
                    ended_on: status.ended_on,
                    setting: setting(status.setting.as_deref()),
                    aware_on: status.aware_on,
                    expected_end: status.expected_end,
                })
            })
            .collect(),
        placements: file
            .placements
            .iter()
            .map(|row| placement(context, row, &file.sessions))
            .collect(),
        reviews: file
            .reviews
            .iter()
            .map(|review| plain::Review {
                id: review.id,
                placement: review.placement,
                kind: review.kind.as_deref().and_then(|code| code.parse().ok()),
                held_on: review.held_on,
                next_on: review.next_on,
                no_next_reason: review.no_next_reason.is_some(),
            })
            .collect(),
        facts: file
            .facts
            .iter()
            .filter_map(|fact| {
                Some(plain::Fact {
                    id: fact.id,
                    kind: fact.kind.as_deref()?.parse().ok()?,
                    started_on: fact.started_on,
                    ended_on: fact.ended_on,
                })
            })
            .collect(),
        plans: file
            .plans
            .iter()
            .map(|row| plan(row, &file.plan_weeks))
            .collect(),
        suspensions: file.suspensions.iter().map(suspension).collect(),
        events: events(file),
        marks: file.marks.iter().filter_map(mark).collect(),
        sightings: sighting(file).into_iter().collect(),
        voice_on: file.voice_on,
        admissions_by: file.admissions_by,
        told_ill: file.told_ill.clone(),
        asked: file
            .referrals
            .iter()
            .filter(|row| row.waits())
            .filter_map(|row| {
                Some(plain::Asked {
                    id: row.id,
                    on: row.sent_on?,
                })
            })
            .collect(),
    }
}

fn suspension(row: &Suspension) -> plain::Suspension {
    plain::Suspension {
        id: row.id,
        first_day: row.first_day,
        last_day: row.last_day,
        sessions: row
            .sessions
            .and_then(|half_days| u16::try_from(half_days).ok()),
        setting: setting(row.setting.as_deref()),
    }
}

/// Steps as they were recorded, and those that a section 19 decision is by itself. One that needs more is no decision yet.
fn events(file: &File) -> Vec<plain::Event> {
    let steps = file.steps.iter().filter_map(|step| {
        Some(plain::Event {
            id: step.id,
            kind: step.kind.as_deref()?.parse().ok()?,
            on: step.on_day?,
            about: step.about,
        })
    });
    let decisions = file.decisions.iter().flat_map(|decision| {
        let decided = decision
            .outcome
            .as_deref()
            .is_some_and(|outcome| outcome != "more_needed");
        let step = |kind, on: Option<NaiveDate>| {
            on.map(|on| plain::Event {
                id: decision.id,
                kind,
                on,
                about: None,
            })
        };
        [
            step(plain::EventKind::S19Considered, decision.considered_on),
            step(
                plain::EventKind::S19Decided,
                decision.decided_on.filter(|_| decided),
            ),
        ]
        .into_iter()
        .flatten()
    });
    steps.chain(decisions).collect()
}

/// What a person said of a clock; a mark without its day or its reason says nothing.
fn mark(row: &Mark) -> Option<plain::Mark> {
    let why = row.why.clone().unwrap_or_default();
    let said = match row.said.as_deref()? {
        "met" => plain::Said::Met {
            on: row.on_day?,
            evidence: why,
        },
        "excused" => plain::Said::Excused(why),
        _ => return None,
    };
    Some(plain::Mark {
        id: row.id,
        rule: row.rule.clone()?,
        about: row.about?,
        said,
    })
}

/// The last sighting. It bears the note's id when a note is the last to say so, else the child's own.
fn sighting(file: &File) -> Option<plain::Sighting> {
    let on = file.last_seen?;
    let note = file.seen_in.filter(|(day, _)| *day == on);
    Some(plain::Sighting {
        id: note.map_or(file.pupil.id, |(_, id)| id),
        on,
        in_person: true,
    })
}

fn placement(context: &Context, row: &Placement, sessions: &[Session]) -> plain::Placement {
    let own: Vec<Session> = sessions
        .iter()
        .filter(|session| session.placement == Some(row.id))
        .cloned()
        .collect();
    plain::Placement {
        id: row.id,
        setting: setting(row.setting.as_deref()),
        kind: row.kind.as_deref().and_then(|code| code.parse().ok()),
        roll: row.roll.as_deref().and_then(|code| code.parse().ok()),
        has_purpose: row.purpose.is_some(),
        started_on: row.started_on,
        planned_end: row.planned_end,
        ended_on: row.ended_on,
        unregistered: row
            .setting
            .as_deref()
            .and_then(|setting| context.unregistered(setting)),
        has_cost: row.cost_pence.is_some(),
        has_transport: row.transport.is_some(),
        sessions: facts::sessions(&own),
    }
}

/// A plan as the rules take it.
pub(crate) fn plan(row: &Plan, weeks: &[PlanWeek]) -> plain::Plan {
    plain::Plan {
        id: row.id,
        destination: setting(row.destination.as_deref()),
        target_on: row.target_on,
        started_on: row.started_on,
        agreed_on: row.agreed_on,
        ended_on: row.ended_on,
        returned: row.outcome.as_deref().map(|outcome| outcome == "returned"),
        dual_until: row.dual_until,
        support_until: row.support_until,
        weeks: weeks
            .iter()
            .filter(|week| week.plan == Some(row.id))
            .map(plan_week)
            .collect(),
    }
}

fn plan_week(week: &PlanWeek) -> plain::PlanWeek {
    let bits = |bits: Option<i64>| bits.and_then(|bits| u16::try_from(bits).ok());
    plain::PlanWeek {
        id: week.id,
        number: bits(week.number),
        starts_on: week.starts_on,
        planned: bits(week.planned).unwrap_or(0),
        attended: bits(week.attended),
        original_starts_on: week.original_starts_on,
    }
}

/// What is on file about one child, as the rules take it. `None` when there is no such child.
pub(crate) fn facts_of(
    reader: &Reader,
    pupil: Uuid,
    today: NaiveDate,
) -> Result<Option<PupilFacts>> {
    let Some(pupil) = crate::tables::Pupil::get(reader, pupil)? else {
        return Ok(None);
    };
    let context = Context::load(reader, today)?;
    let file = super::file::load(reader, pupil)?;
    Ok(Some(known(&context, &file)))
}

/// The arithmetic of one date, worked out when somebody asks for it. `None` when the rule no longer says anything.
pub(crate) fn why(
    reader: &Reader,
    pupil: Uuid,
    rule: &str,
    source: Uuid,
    today: NaiveDate,
) -> Result<Option<Why>> {
    let context = Context::load(reader, today)?;
    let Some(pupil) = crate::tables::Pupil::get(reader, pupil)? else {
        return Ok(None);
    };
    let file = super::file::load(reader, pupil)?;
    let known = known(&context, &file);
    // Evidence of what ended is asked for too.
    let found = clocks::findings_with_history(&known, &context.calendars, today, &context.local)
        .into_iter()
        .find(|finding| finding.rule.id == rule && finding.row.id == source);
    Ok(found.map(|finding| explained(&finding, &context)))
}

fn explained(finding: &Finding, context: &Context) -> Why {
    let told = clocks::explain(finding, &context.calendars);
    let rule = finding.rule;
    let mut sentence = told.sentence.clone();
    for more in [
        told.source
            .as_ref()
            .map(|source| format!("Source: {source}")),
        told.in_holiday.clone(),
    ]
    .into_iter()
    .flatten()
    {
        sentence.push_str(". ");
        sentence.push_str(&more);
    }
    let note = told.note.trim();
    if !note.is_empty() {
        sentence.push_str(". ");
        sentence.push_str(note);
    }
    Why {
        sentence,
        citation: told.citation.to_owned(),
        confidence: match told.confidence {
            Confidence::Read => "Read in the source".into(),
            Confidence::Memory => "From working knowledge: check locally".into(),
            Confidence::Inferred => "Inferred from the source: check locally".into(),
        },
        in_force: match (rule.from, rule.until) {
            (None, None) => "In force; its first day is not recorded".into(),
            (Some(from), None) => format!("In force since {}", dates::long(from)),
            (None, Some(until)) => format!("In force until {}", dates::long(until)),
            (Some(from), Some(until)) => {
                format!("In force {} to {}", dates::long(from), dates::long(until))
            }
        },
        basis: told.basis.to_owned(),
        duty_holder: told.duty_holder.to_owned(),
        counted: told.counted,
        skipped: told.skipped.into_iter().map(skipped).collect(),
        alternative: told.alternative,
        evidence: finding
            .met
            .as_ref()
            .map(|met| format!("{} on {}", met.evidence, dates::long(met.on)))
            .or_else(|| finding.excused.clone()),
    }
}

fn skipped(run: Run) -> Skipped {
    Skipped {
        from: run.from,
        to: run.to,
        reason: match run.why {
            WhyNot::Weekend => "weekend".into(),
            WhyNot::Holiday(name) | WhyNot::BankHoliday(name) => name,
            WhyNot::Inset(None) => "INSET".into(),
            WhyNot::Inset(Some(label)) => format!("INSET: {label}"),
            WhyNot::Closure(None) => "closed".into(),
            WhyNot::Closure(Some(label)) => format!("closed: {label}"),
        },
    }
}
