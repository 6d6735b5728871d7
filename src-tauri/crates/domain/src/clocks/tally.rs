//! How many half days a child was suspended: every row counted once, day by day, whatever schools it was at.
//!
//! A long suspension is often on file twice, as a status and as a row of its own, and two schools may send the same days.
//! A day is therefore counted once, and a row that says its sessions goes before one that only says its days. A suspension
//! that runs over the end of a term or a year is counted in each by the days that fall there.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Calendars, CensusTerm, Season, census_term};
use crate::facts::PupilFacts;

use super::finding::RowRef;
use super::runs::{Spell, spells};

/// Half days of a whole school day.
const DAY: u32 = 2;

/// Suspended days in a stretch, each with its half days and the suspension to which it belongs.
pub(super) struct Tally {
    days: BTreeMap<NaiveDate, (u32, Spell)>,
    /// Some day could not be counted, so every total is at least what it says.
    pub some_unknown: bool,
}

impl Tally {
    /// Half days up to and on `day`.
    pub fn through(&self, day: NaiveDate) -> u32 {
        self.days.range(..=day).map(|(_, (half, _))| half).sum()
    }

    /// Half days in all.
    pub fn total(&self) -> u32 {
        self.days.values().map(|(half, _)| half).sum()
    }

    /// The suspension that took the total over `limit` half days, and the last day on which it was still kept.
    pub fn over(&self, limit: u32) -> Option<(NaiveDate, Spell)> {
        let (mut total, mut kept) = (0, None);
        for (day, (half, spell)) in &self.days {
            total += half;
            if total > limit {
                return Some((kept.unwrap_or(*day), *spell));
            }
            kept = Some(*day);
        }
        None
    }

    /// The suspensions that hold some day of it, in order, some perhaps twice.
    pub fn spells(&self) -> impl Iterator<Item = Spell> {
        self.days.values().map(|(_, spell)| *spell)
    }

    /// The suspension of the last day.
    pub fn last(&self) -> Option<Spell> {
        self.days.values().next_back().map(|(_, spell)| *spell)
    }
}

/// Adds up what falls from `from` to `to`; a suspension without an end is counted to `today`.
pub(super) fn tally(
    facts: &PupilFacts,
    calendars: &Calendars,
    (from, to): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Tally {
    let mut tally = Tally {
        days: BTreeMap::new(),
        some_unknown: false,
    };
    let mut rows = spells(facts);
    // Sessions first, then days, then the status that only sums them up.
    rows.sort_by_key(|spell| {
        let sums_up = spell.row.table == "status";
        (sums_up, spell.sessions.is_none(), spell.first, spell.row.id)
    });
    let singles: Vec<(NaiveDate, NaiveDate)> = rows
        .iter()
        .filter(|spell| spell.row.table != "status")
        .map(|spell| (spell.first, spell.last.unwrap_or(today)))
        .collect();
    for spell in &rows {
        let last = spell.last.unwrap_or(today);
        if last < from || to < spell.first || last < spell.first {
            continue;
        }
        if let Some(sessions) = spell.sessions {
            let days = school_days(calendars, spell, (spell.first, last));
            add_sessions(&mut tally, spell, u32::from(sessions), days, (from, to));
            continue;
        }
        let here = (spell.first.max(from), last.min(to));
        let Some(school_days) = school_days(calendars, spell, here) else {
            tally.some_unknown = true;
            continue;
        };
        for day in school_days {
            let told_by_its_own_row = spell.row.table == "status"
                && singles
                    .iter()
                    .any(|(first, last)| *first <= day && day <= *last);
            if !told_by_its_own_row {
                let held = tally.days.entry(day).or_insert((DAY, *spell));
                held.0 = held.0.max(DAY);
            }
        }
    }
    tally
}

/// The school days of a stretch of a suspension; `None` when its calendar cannot say.
fn school_days(
    calendars: &Calendars,
    spell: &Spell,
    (first, last): (NaiveDate, NaiveDate),
) -> Option<Vec<NaiveDate>> {
    let chosen = calendars.of(spell.setting)?;
    first
        .iter_days()
        .take_while(|day| *day <= last)
        .map(|day| chosen.calendar.is_school_day(day).map(|is| (day, is)))
        .filter(|asked| !matches!(asked, Ok((_, false))))
        .map(|asked| asked.map(|(day, _)| day))
        .collect::<Result<Vec<_>, _>>()
        .ok()
}

/// Sessions are what the school said: they are laid over the days from the first on, and what is left over on the last.
fn add_sessions(
    tally: &mut Tally,
    spell: &Spell,
    sessions: u32,
    school_days: Option<Vec<NaiveDate>>,
    (from, to): (NaiveDate, NaiveDate),
) {
    let days = school_days
        .filter(|days| !days.is_empty())
        .unwrap_or_else(|| vec![spell.first]);
    let mut left = sessions;
    for (at, day) in days.iter().enumerate() {
        let here = if at + 1 == days.len() {
            left
        } else {
            left.min(DAY)
        };
        left -= here;
        if here > 0 && from <= *day && *day <= to {
            tally.days.entry(*day).or_insert((0, *spell)).0 += here;
        }
    }
}

/// Half days suspended so far, as the rules add them up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspended {
    /// Each suspension with its half days; `None` where the calendar cannot say.
    pub rows: Vec<(RowRef, Option<u32>)>,
    /// Half days in the school year of today, of 90.
    pub year: u32,
    /// First day of that year.
    pub year_from: NaiveDate,
    /// Half days in the term of today; over 30 the board must meet.
    pub term: u32,
    /// First and last day of that term: the school's own where it has three a year, else by the reference dates.
    pub term_days: (NaiveDate, NaiveDate),
    /// Some suspension could not be counted, so both totals are at least what they say.
    pub some_unknown: bool,
}

/// Adds up a child's suspensions as on a day. One that has not begun is not counted yet.
pub fn suspended(facts: &PupilFacts, calendars: &Calendars, today: NaiveDate) -> Suspended {
    let CensusTerm { first, last, .. } = calendars.of(facts.roll).map_or_else(
        || census_term(today),
        |chosen| chosen.calendar.term_of(today),
    );
    let year_from = year_of_limit(today);
    let year = tally(facts, calendars, (year_from, today), today);
    let term = tally(facts, calendars, (first, last.min(today)), today);
    let rows = spells(facts)
        .iter()
        .map(|spell| (spell.row, whole(calendars, spell, today)))
        .collect();
    Suspended {
        rows,
        year: year.total(),
        year_from,
        term: term.total(),
        term_days: (first, last),
        some_unknown: year.some_unknown,
    }
}

/// Half days of one row by itself; one that was arranged to go on beyond today is told whole.
fn whole(calendars: &Calendars, spell: &Spell, today: NaiveDate) -> Option<u32> {
    if let Some(sessions) = spell.sessions {
        return Some(u32::from(sessions));
    }
    let end = spell.last.unwrap_or(today).succ_opt()?;
    let chosen = calendars.of(spell.setting)?;
    let days = chosen.calendar.between(spell.first, end).ok()?;
    Some(days * DAY)
}

/// The school year of the limit starts with the autumn term of returns.
pub(super) fn year_of_limit(today: NaiveDate) -> NaiveDate {
    let back = i32::from(census_term(today).season != Season::Autumn);
    NaiveDate::from_ymd_opt(today.year() - back, 8, 1).unwrap_or(today)
}

/// "7", "7.5".
pub(super) fn days(half_days: u32) -> String {
    let half = if half_days.is_multiple_of(2) {
        ""
    } else {
        ".5"
    };
    format!("{}{half}", half_days / 2)
}
