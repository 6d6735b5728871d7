//! The ladder back to school: planned against attended week by week, when it stalls, and moving the rest of it.
//!
//! A week is ten sessions in ten bits, Monday morning bit 0. A week whose attendance nobody recorded is unknown: it
//! neither proves a stall nor ends one. Moving a week moves every later one with it and keeps where each first stood.

use chrono::{Days, NaiveDate};
use serde::Serialize;
use uuid::Uuid;

use crate::calendar::SchoolCalendar;
use crate::facts::{Plan, PlanWeek};

/// Where a week of the plan lies against today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RungAt {
    /// Its Friday is over.
    Past,
    /// This week.
    Now,
    /// Still to come.
    Coming,
    /// It has no start.
    Undated,
}

/// A week of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rung {
    /// The row.
    pub id: Uuid,
    /// Its place, 1 first, as recorded or by order.
    pub number: u16,
    /// Its first day.
    pub starts_on: Option<NaiveDate>,
    /// Planned sessions, 0 to 10.
    pub planned: u32,
    /// Attended sessions; `None` = not recorded.
    pub attended: Option<u32>,
    /// Planned sessions that were not attended, as bits; `None` = not recorded.
    pub missed: Option<u16>,
    /// Against today.
    pub at: RungAt,
    /// Days by which it was moved from where it first stood; 0 = never moved.
    pub moved_by: i64,
}

/// A plan that falls short several weeks running.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stall {
    /// The first week that fell short.
    pub since: NaiveDate,
    /// How many weeks in a row, of those recorded.
    pub weeks: u32,
    /// Sessions planned in the latest of them.
    pub planned: u32,
    /// Sessions attended in it.
    pub attended: u32,
}

impl Stall {
    /// "Week of Mon 9 Nov: 2 of 4 sessions; short for 3 weeks".
    pub fn sentence(&self) -> String {
        format!(
            "{} of {} sessions attended; short for {} weeks running",
            self.attended, self.planned, self.weeks
        )
    }
}

/// A plan as weeks in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ladder {
    /// Weeks in order.
    pub rungs: Vec<Rung>,
    /// Set when it stalls.
    pub stall: Option<Stall>,
    /// Weeks that are over and have no attendance recorded.
    pub unrecorded: u32,
    /// The first day on which all ten sessions are planned.
    pub full_from: Option<NaiveDate>,
}

/// Lays out a plan. It stalls when `stall_weeks` recorded weeks in a row, the latest ones, fall short of what was planned.
pub fn ladder(plan: &Plan, today: NaiveDate, stall_weeks: u32) -> Ladder {
    let weeks = in_order(plan);
    let rungs: Vec<Rung> = weeks
        .iter()
        .zip(1..)
        .map(|(week, place)| rung(week, place, today))
        .collect();
    let mut short: Vec<&Rung> = Vec::new();
    for rung in rungs
        .iter()
        .rev()
        .filter(|rung| rung.at == RungAt::Past && rung.planned > 0)
    {
        match rung.attended {
            None => {}
            Some(attended) if attended < rung.planned => short.push(rung),
            Some(_) => break,
        }
    }
    let stall = match (short.first(), short.last()) {
        (Some(latest), Some(first)) if short.len() >= stall_weeks.max(1) as usize => {
            first.starts_on.map(|since| Stall {
                since,
                weeks: short.len() as u32,
                planned: latest.planned,
                attended: latest.attended.unwrap_or(0),
            })
        }
        _ => None,
    };
    let unrecorded = rungs
        .iter()
        .filter(|rung| rung.at == RungAt::Past && rung.planned > 0 && rung.attended.is_none())
        .count() as u32;
    let full_from = rungs
        .iter()
        .find(|rung| rung.planned == 10)
        .and_then(|rung| rung.starts_on);
    Ladder {
        rungs,
        stall,
        unrecorded,
        full_from,
    }
}

fn in_order(plan: &Plan) -> Vec<PlanWeek> {
    let mut weeks = plan.weeks.clone();
    weeks.sort_by_key(|week| {
        (
            week.starts_on.is_none(),
            week.starts_on,
            week.number,
            week.id,
        )
    });
    weeks
}

fn rung(week: &PlanWeek, place: u16, today: NaiveDate) -> Rung {
    let planned = week.planned & 0x3ff;
    let at = match week.starts_on {
        None => RungAt::Undated,
        Some(start) if today < start => RungAt::Coming,
        // Over once its Friday is: the weekend belongs to what comes next.
        Some(start) if crate::hours::monday_of(start) + Days::new(4) < today => RungAt::Past,
        Some(_) => RungAt::Now,
    };
    Rung {
        id: week.id,
        number: week.number.unwrap_or(place),
        starts_on: week.starts_on,
        planned: planned.count_ones(),
        attended: week
            .attended
            .map(|attended| (attended & 0x3ff).count_ones()),
        missed: week.attended.map(|attended| planned & !attended),
        at,
        moved_by: week
            .starts_on
            .zip(week.original_starts_on)
            .map_or(0, |(now, first)| (now - first).num_days()),
    }
}

/// A week's new place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WeekMove {
    /// The week's row.
    pub id: Uuid,
    /// Where it stood.
    pub from: NaiveDate,
    /// Where it goes.
    pub to: NaiveDate,
    /// Where it first stood, kept through every move.
    pub original: NaiveDate,
}

/// Why a plan was not moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RescheduleError {
    /// The week is not in the plan, or has no start.
    #[error("This week has no date yet, so it cannot be moved.")]
    NoDate,
    /// It would come before the week that precedes it.
    #[error("A week cannot move before the one it follows ({0}).")]
    BeforeThePrevious(NaiveDate),
}

/// Moves a week to start on `to` and every later week by as many days, stepping over weeks without a school day.
pub fn reschedule(
    plan: &Plan,
    week: Uuid,
    to: NaiveDate,
    calendar: Option<&SchoolCalendar>,
) -> Result<Vec<WeekMove>, RescheduleError> {
    let dated: Vec<(PlanWeek, NaiveDate)> = in_order(plan)
        .into_iter()
        .filter_map(|week| Some((week, week.starts_on?)))
        .collect();
    let at = dated
        .iter()
        .position(|(candidate, _)| candidate.id == week)
        .ok_or(RescheduleError::NoDate)?;
    if let Some((_, previous)) = at
        .checked_sub(1)
        .map(|before| dated[before])
        .filter(|(_, previous)| to <= *previous)
    {
        return Err(RescheduleError::BeforeThePrevious(previous));
    }
    let shift = to - dated[at].1;
    let mut moves = Vec::new();
    let mut previous: Option<NaiveDate> = None;
    for (week, from) in &dated[at..] {
        let mut to = *from + shift;
        // Only the dragged week stays where the person put it; the rest step over holidays and never pile up.
        while previous.is_some_and(|previous| {
            to <= previous
                || crate::hours::monday_of(to) == crate::hours::monday_of(previous)
                || no_school(calendar, to)
        }) {
            to = to + Days::new(7);
        }
        previous = Some(to);
        if to != *from {
            moves.push(WeekMove {
                id: week.id,
                from: *from,
                to,
                original: week.original_starts_on.unwrap_or(*from),
            });
        }
    }
    Ok(moves)
}

/// Whether the calendar knows the week and finds no school in it; outside its reach nothing is assumed.
fn no_school(calendar: Option<&SchoolCalendar>, day: NaiveDate) -> bool {
    let monday = crate::hours::monday_of(day);
    calendar.is_some_and(|calendar| calendar.between(monday, monday + Days::new(5)) == Ok(0))
}

/// A usual shape for a return in `weeks` weeks, to be argued with: shares rise evenly to ten sessions, mornings first.
pub fn usual_shape(weeks: u16) -> Vec<u16> {
    (1..=weeks)
        .map(|week| {
            let sessions = (u32::from(week) * 10).div_ceil(u32::from(weeks));
            let mornings = sessions.min(5);
            let afternoons = sessions - mornings;
            (0..5).fold(0_u16, |bits, day| {
                let am = u16::from(day < mornings) << (day * 2);
                let pm = u16::from(day < afternoons) << (day * 2 + 1);
                bits | am | pm
            })
        })
        .collect()
}

/// After a return: the day to look whether it held.
pub fn held_check(returned_on: NaiveDate, weeks: u32) -> NaiveDate {
    returned_on
        .checked_add_days(Days::new(u64::from(weeks) * 7))
        .unwrap_or(returned_on)
}
