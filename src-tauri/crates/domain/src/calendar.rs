//! School days: which day is one, why another is not, and how to count them.
//!
//! A school day is a day with a session for pupils at that school (Education Act 1996 s.579). A calendar is built once
//! from terms, INSET days, closures and bank holidays into a table of prefix sums, so that every question afterwards is
//! an index or a binary search. It knows its own reach, from the first to the last day of its terms, and answers
//! [`Beyond`] for anything outside rather than guess. A gap of more than eleven weeks between terms is not a holiday
//! but a year that nobody has entered: counting across it is also [`Beyond`].
//!
//! Must not know: whose clock is counting, or what day it is today.

pub mod bank_holidays;
mod build;
mod changed;
mod half_terms;
mod lookup;
mod own_terms;
mod walk;

use chrono::{Datelike, Days, NaiveDate};

pub use build::{DayOff, DayOffKind, Term};
pub use changed::{Changed, ChangedDays};
pub use half_terms::{CensusTerm, HalfTerm, HalfTermAt, Season, census_term};
pub use lookup::{Calendars, Chosen, Whose};
pub use walk::{Skipped, Walk};

/// What a day is, one byte a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    School,
    Weekend,
    Holiday,
    Inset,
    BankHoliday,
    Closure,
    Hole,
}

/// A stretch without school between two terms.
#[derive(Debug, Clone)]
struct Gap {
    from: NaiveDate,
    to: NaiveDate,
    name: &'static str,
}

/// The school days of one school, or of an authority's schools.
#[derive(Debug, Clone)]
pub struct SchoolCalendar {
    name: String,
    first: NaiveDate,
    last: NaiveDate,
    kinds: Vec<Kind>,
    /// `before[i]` = school days before day `i` of the reach; one longer than `kinds`.
    before: Vec<u16>,
    /// The offset of every school day, in order.
    school_days: Vec<u16>,
    gaps: Vec<Gap>,
    holes: Vec<(NaiveDate, NaiveDate)>,
    labels: Vec<(NaiveDate, String)>,
    half_terms: Vec<HalfTerm>,
    /// Terms that do not keep to the reference dates, in order.
    own_terms: Vec<CensusTerm>,
    /// Bank holidays that somebody entered, in order, in term or not.
    bank_days: Vec<NaiveDate>,
    problems: Vec<String>,
}

/// Why a calendar cannot answer. Never a guess, always a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "why")]
pub enum Beyond {
    /// The calendar has no terms at all.
    NoTerms,
    /// The count starts before the first day that the calendar covers.
    Before {
        /// The first day covered.
        first: NaiveDate,
    },
    /// The count runs past the last day that the calendar covers.
    After {
        /// The last day covered.
        last: NaiveDate,
    },
    /// The count crosses a stretch for which no terms were entered.
    Hole {
        /// First day without terms.
        from: NaiveDate,
        /// Last day without terms.
        to: NaiveDate,
    },
}

impl Beyond {
    /// What to tell the person, naming the calendar.
    pub fn sentence(&self, calendar: &str) -> String {
        use crate::dates::long;
        match self {
            Beyond::NoTerms => {
                format!("{calendar} has no terms, so school days cannot be counted.")
            }
            Beyond::Before { first } => format!(
                "{calendar} starts on {}; the count begins before that.",
                long(*first)
            ),
            Beyond::After { last } => format!(
                "{calendar} ends on {}; the count runs past that. Add the next term dates.",
                long(*last)
            ),
            Beyond::Hole { from, to } => {
                format!(
                    "{calendar} has no terms between {} and {}; the count crosses that.",
                    long(*from),
                    long(*to)
                )
            }
        }
    }
}

/// Why a day is not a school day.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "why", content = "name")]
pub enum WhyNot {
    /// Saturday or Sunday in term.
    Weekend,
    /// Between terms: "half term", "Christmas holiday".
    Holiday(String),
    /// A training day, with its label if it has one.
    Inset(Option<String>),
    /// A bank holiday in term, by name.
    BankHoliday(String),
    /// The school was closed, with the reason if it was given.
    Closure(Option<String>),
}

impl SchoolCalendar {
    /// The name under which an explanation quotes it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first and last day of its terms, or `None` when it has none.
    pub fn reach(&self) -> Option<(NaiveDate, NaiveDate)> {
        (!self.kinds.is_empty()).then_some((self.first, self.last))
    }

    /// What was wrong or odd about the rows from which it was built, a sentence each. Rows that cannot be were left out;
    /// odd ones (overlaps, a term without a break) were taken as they are.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// Whether `day` is a bank holiday: one of England's, or one that was entered here, in term or out of it.
    pub fn is_bank_holiday(&self, day: NaiveDate) -> bool {
        self.bank_days.binary_search(&day).is_ok() || bank_holidays::name(day).is_some()
    }

    /// Whether `day` is a school day.
    pub fn is_school_day(&self, day: NaiveDate) -> Result<bool, Beyond> {
        match self.kinds[self.offset(day)?] {
            Kind::Hole => Err(self.hole_at(day)),
            kind => Ok(kind == Kind::School),
        }
    }

    /// Why `day` is not a school day, or `None` when it is one.
    pub fn why_not(&self, day: NaiveDate) -> Result<Option<WhyNot>, Beyond> {
        let kind = self.kinds[self.offset(day)?];
        Ok(match kind {
            Kind::School => None,
            Kind::Weekend => Some(WhyNot::Weekend),
            Kind::Holiday => Some(WhyNot::Holiday(self.gap_name(day).to_owned())),
            Kind::Inset => Some(WhyNot::Inset(self.label(day))),
            Kind::Closure => Some(WhyNot::Closure(self.label(day))),
            Kind::BankHoliday => Some(WhyNot::BankHoliday(
                self.label(day)
                    .or_else(|| bank_holidays::name(day).map(str::to_owned))
                    .unwrap_or_else(|| "bank holiday".to_owned()),
            )),
            Kind::Hole => return Err(self.hole_at(day)),
        })
    }

    /// The `n`th school day from `start`, where `start`, or the first school day after it, is day 1. `n` of 0 reads as 1.
    pub fn nth(&self, start: NaiveDate, n: u32) -> Result<NaiveDate, Beyond> {
        let from = self.offset(start)?;
        let index = usize::from(self.before[from]) + n.max(1) as usize - 1;
        match self.school_days.get(index) {
            Some(offset) => {
                let day = self.first + Days::new(u64::from(*offset));
                self.no_hole_between(start, day)?;
                Ok(day)
            }
            None => {
                self.no_hole_between(start, self.last)?;
                Err(Beyond::After { last: self.last })
            }
        }
    }

    /// The `n`th school day after `start`, which is itself not counted. `n` of 0 is `start`.
    pub fn add(&self, start: NaiveDate, n: u32) -> Result<NaiveDate, Beyond> {
        if n == 0 {
            return self.offset(start).map(|_| start);
        }
        // `start` is counted by nth only if it is a school day.
        let counts_itself = u32::from(self.is_school_day(start)?);
        self.nth(start, n + counts_itself)
    }

    /// The `n`th school day before `start`, which is itself not counted. `n` of 0 is `start`.
    pub fn subtract(&self, start: NaiveDate, n: u32) -> Result<NaiveDate, Beyond> {
        let from = self.offset(start)?;
        if n == 0 {
            return Ok(start);
        }
        let index = usize::from(self.before[from])
            .checked_sub(n as usize)
            .ok_or(Beyond::Before { first: self.first })?;
        let day = self.first + Days::new(u64::from(self.school_days[index]));
        self.no_hole_between(day, start)?;
        Ok(day)
    }

    /// School days from `start` (included) to `end` (excluded); 0 when `end` is not after `start`.
    pub fn between(&self, start: NaiveDate, end: NaiveDate) -> Result<u32, Beyond> {
        if end <= start {
            return Ok(0);
        }
        let from = self.offset(start)?;
        let last = end.pred_opt().ok_or(Beyond::NoTerms)?;
        let to = self.offset(last)? + 1;
        self.no_hole_between(start, last)?;
        Ok(u32::from(self.before[to]) - u32::from(self.before[from]))
    }

    /// The first school day on or after `day`.
    pub fn on_or_after(&self, day: NaiveDate) -> Result<NaiveDate, Beyond> {
        self.nth(day, 1)
    }

    /// The last school day on or before `day`.
    pub fn on_or_before(&self, day: NaiveDate) -> Result<NaiveDate, Beyond> {
        if self.is_school_day(day)? {
            Ok(day)
        } else {
            self.subtract(day, 1)
        }
    }

    /// Stretches of at least `least` days between two school days, first and last day of each, in order. Where no terms were
    /// entered nobody knows, and nothing is said.
    pub fn closures(&self, least: i64) -> Vec<(NaiveDate, NaiveDate)> {
        let day = |offset: u16| self.first + Days::new(u64::from(offset));
        self.school_days
            .windows(2)
            .map(|pair| (day(pair[0] + 1), day(pair[1].saturating_sub(1))))
            .filter(|(first, last)| (*last - *first).num_days() + 1 >= least)
            .filter(|(first, last)| self.no_hole_between(*first, *last).is_ok())
            .collect()
    }

    /// Where `day` stands in its reach.
    fn offset(&self, day: NaiveDate) -> Result<usize, Beyond> {
        if self.kinds.is_empty() {
            return Err(Beyond::NoTerms);
        }
        if day < self.first {
            return Err(Beyond::Before { first: self.first });
        }
        if day > self.last {
            return Err(Beyond::After { last: self.last });
        }
        // Days from the common era subtract faster than a signed duration.
        usize::try_from(day.num_days_from_ce() - self.first.num_days_from_ce())
            .map_err(|_| Beyond::NoTerms)
    }

    fn no_hole_between(&self, from: NaiveDate, to: NaiveDate) -> Result<(), Beyond> {
        match self
            .holes
            .iter()
            .find(|(start, end)| *start <= to && from <= *end)
        {
            Some((from, to)) => Err(Beyond::Hole {
                from: *from,
                to: *to,
            }),
            None => Ok(()),
        }
    }

    fn hole_at(&self, day: NaiveDate) -> Beyond {
        self.no_hole_between(day, day)
            .err()
            .unwrap_or(Beyond::NoTerms)
    }

    fn gap_name(&self, day: NaiveDate) -> &'static str {
        let at = self.gaps.partition_point(|gap| gap.to < day);
        self.gaps
            .get(at)
            .filter(|gap| gap.from <= day)
            .map_or("holiday", |gap| gap.name)
    }

    fn label(&self, day: NaiveDate) -> Option<String> {
        let at = self.labels.binary_search_by_key(&day, |(on, _)| *on).ok()?;
        Some(self.labels[at].1.clone())
    }
}
