//! What is known of one child, from rows to the plain values that the rules take.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::calendar::Changed;
use waymark_domain::clocks::{self, Dial, Finding, Moved, Overrides, PupilFacts};
use waymark_domain::hours::{Entitlements, Half, Session as Sitting, Taught};
use waymark_domain::schooling::Schooling;
use waymark_domain::{Calendars, NcYear};

use crate::tables::{Placement, Plan, PlanWeek, Pupil, Session, Setting, Status, setting_id};
use crate::views::{DueRow, Why};
use crate::{Reader, Result};

/// The year group a child is taught in: what the team wrote, else from the date of birth.
pub fn nc_year(pupil: &Pupil, on: NaiveDate) -> Option<NcYear> {
    let said = pupil.nc_year.as_deref().and_then(NcYear::parse);
    said.or_else(|| pupil.dob.and_then(|dob| NcYear::of(dob, on)))
}

/// Taught blocks as the arithmetic of hours takes them. A block without a weekday is nowhere in the week.
pub fn sessions(rows: &[Session]) -> Vec<Sitting> {
    let minute = |minutes: Option<i64>| minutes.and_then(|minutes| u16::try_from(minutes).ok());
    rows.iter()
        .filter_map(|row| {
            Some(Sitting {
                id: row.id,
                weekday: u8::try_from(row.weekday?).ok()?,
                half: row
                    .half
                    .as_deref()
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(Half::Am),
                starts: minute(row.starts),
                ends: minute(row.ends),
                from_day: row.from_day,
                until_day: row.until_day,
            })
        })
        .collect()
}

/// The weekly grids of a child's placements, for the ledger of hours.
pub struct Grids(Vec<(Placement, Vec<Sitting>)>);

impl Grids {
    /// Each placement with its own sessions.
    pub fn of(placements: &[Placement], sessions_of_all: &[Session]) -> Self {
        let own = |placement: &Placement| {
            let rows: Vec<Session> = sessions_of_all
                .iter()
                .filter(|session| session.placement == Some(placement.id))
                .cloned()
                .collect();
            (placement.clone(), sessions(&rows))
        };
        Grids(placements.iter().map(own).collect())
    }

    /// As the arithmetic of hours takes them, in the order of the placements.
    pub fn taught(&self) -> Vec<Taught<'_>> {
        self.0
            .iter()
            .map(|(placement, sessions)| Taught {
                placement: placement.id,
                started_on: placement.started_on,
                ended_on: placement.ended_on,
                sessions,
            })
            .collect()
    }
}

/// Who teaches the child on a day on which no placement does.
pub fn schooling(pupil: &Pupil, statuses: &[Status], on: NaiveDate) -> Schooling {
    let held = statuses
        .iter()
        .filter(|status| crate::derive::runs(status.started_on, status.ended_on, on))
        .filter_map(|status| status.kind.as_deref()?.parse().ok());
    Schooling::of(held, pupil.roll_setting.is_some())
}

/// Minutes of a full-time week by key stage: the team's own answer where it has given one.
pub fn entitlements(reader: &Reader) -> Entitlements {
    let said = Setting::get(reader, setting_id("hours.entitlements"))
        .ok()
        .flatten()
        .and_then(|row| row.value);
    said.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Where the weeks of a plan go when one of them is moved, each with where it first stood.
///
/// # Errors
/// When the week has no date, or would come before the one that it follows.
pub fn rescheduled(
    plan: &Plan,
    weeks: &[PlanWeek],
    week: uuid::Uuid,
    to: NaiveDate,
    calendar: Option<&waymark_domain::SchoolCalendar>,
) -> std::result::Result<
    Vec<waymark_domain::reintegration::WeekMove>,
    waymark_domain::reintegration::RescheduleError,
> {
    let plan = crate::derive::rules::plan(plan, weeks);
    waymark_domain::reintegration::reschedule(&plan, week, to, calendar)
}

/// Where a plan falls short for so many weeks in a row that it is said to have stalled, as the rules count it.
pub fn stall(
    plan: &Plan,
    weeks: &[PlanWeek],
    today: NaiveDate,
    local: &Overrides,
) -> Option<waymark_domain::reintegration::Stall> {
    let dial = local.number(Dial::StallWeeks);
    let ladder = waymark_domain::reintegration::ladder(
        &crate::derive::rules::plan(plan, weeks),
        today,
        u32::try_from(dial).unwrap_or(2),
    );
    ladder.stall
}

/// The arithmetic of one date. `None` when the rule no longer says anything about this row.
///
/// # Errors
/// When the database cannot be read.
pub fn why(
    reader: &Reader,
    pupil: uuid::Uuid,
    rule: &str,
    source: uuid::Uuid,
    today: NaiveDate,
) -> Result<Option<Why>> {
    crate::derive::rules::why(reader, pupil, rule, source, today)
}

/// What is on file about one child, as the rules take it. `None` when there is no such child.
///
/// # Errors
/// When the database cannot be read.
pub fn of_child(
    reader: &Reader,
    pupil: uuid::Uuid,
    today: NaiveDate,
) -> Result<Option<waymark_domain::PupilFacts>> {
    crate::derive::rules::facts_of(reader, pupil, today)
}

/// What the rules are told about one child, and by which calendars and local numbers they count.
#[derive(Debug)]
pub struct Told {
    /// The child.
    pub facts: PupilFacts,
    /// The team's calendars.
    pub calendars: Calendars,
    /// What the team has set for itself.
    pub local: Overrides,
}

/// What the rules are told about one child; `None` when there is no such child.
///
/// # Errors
/// When the database cannot be read.
pub fn told(reader: &Reader, pupil: Uuid, today: NaiveDate) -> Result<Option<Told>> {
    let mut known = known(reader, &[pupil], today)?;
    let Some(facts) = known.pop() else {
        return Ok(None);
    };
    Ok(Some(Told {
        facts,
        calendars: crate::calendars::load(reader)?,
        local: local(reader)?,
    }))
}

/// What the rules are told about these children, in their order. A child who is not there is left out.
///
/// # Errors
/// When the database cannot be read.
pub fn known(reader: &Reader, pupils: &[Uuid], today: NaiveDate) -> Result<Vec<PupilFacts>> {
    crate::derive::known_of(reader, pupils, today)
}

/// What the team has set for itself.
///
/// # Errors
/// When the database cannot be read.
pub fn local(reader: &Reader) -> Result<Overrides> {
    crate::derive::local::local(reader)
}

/// A finding as a row of the work list; the child's name and owner are left to whoever shows them.
pub fn due_row(pupil: Uuid, finding: &Finding) -> DueRow {
    crate::derive::rules::row(pupil, finding)
}

/// Which running dates of open children would move if these were the calendars, child by child. Nothing is written.
///
/// `settings` are those whose calendar differs: only children of whom a row names one are looked at; `None` is the
/// authority's own calendar, and everybody. Where no more than days became school or ceased to be, only those of whom a date
/// hangs on one of them. `say` hears (children done, children in all).
///
/// # Errors
/// When the database cannot be read.
pub fn dates_moved(
    reader: &Reader,
    after: &Calendars,
    settings: Option<&[String]>,
    today: NaiveDate,
    say: &dyn Fn(u64, u64),
) -> Result<Vec<(Uuid, Vec<Moved>)>> {
    let before = crate::calendars::load(reader)?;
    let local = local(reader)?;
    let mut moved = Vec::new();
    let hang = match before.changed(after) {
        Changed::Nothing => return Ok(moved),
        Changed::Days(days) => crate::derive::hanging_on(reader, &days, today)?,
        Changed::Otherwise => None,
    };
    let mut whom = match settings {
        Some(settings) => crate::derive::open_at(reader, settings)?,
        None => crate::derive::open_now(reader)?,
    };
    // Of most children no date hangs on the one day that a training day takes away.
    if let Some(hang) = hang {
        whom.retain(|pupil| hang.contains(pupil));
    }
    // A few hundred at a time: the calendars are read once for each, and memory does not grow with the county.
    for (at, pupils) in whom.chunks(500).enumerate() {
        say(at as u64 * 500, whom.len() as u64);
        for facts in known(reader, pupils, today)? {
            let was = clocks::findings(&facts, &before, today, &local);
            let becomes = clocks::findings(&facts, after, today, &local);
            let moves = clocks::moved(&was, &becomes);
            if !moves.is_empty() {
                moved.push((facts.id, moves));
            }
        }
    }
    Ok(moved)
}
