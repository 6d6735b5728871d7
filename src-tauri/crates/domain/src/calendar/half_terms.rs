//! Half terms and terms.
//!
//! A half term is a run of school between holidays. Teams enter either six half terms a year or three terms with the
//! half-term week as closures, so a row of more than ten weeks is split at its longest break. The term in which
//! suspended days are added up is another thing: three a year by the DfE's dates, whatever a school calls them
//! (autumn 1 August to 31 December, spring to Easter Sunday, summer from Easter Monday to 31 July).

use chrono::{Datelike, Days, NaiveDate};

use super::build::{Term, date};
use super::{Beyond, Kind, SchoolCalendar, bank_holidays};

/// A run of school days between two holidays.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct HalfTerm {
    /// As the calendar names it, or "Autumn 1" by time of year.
    pub name: String,
    /// First school day.
    pub first: NaiveDate,
    /// Last school day.
    pub last: NaiveDate,
}

/// Where a day lies among half terms; the numbers index [`SchoolCalendar::half_terms`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HalfTermAt {
    /// In this half term.
    In(usize),
    /// In the holiday before this half term.
    Before(usize),
}

crate::vocabulary::vocabulary! { "season",
    /// The three terms of the school year as returns know them.
    pub enum Season {
        Autumn = "autumn": "Autumn",
        Spring = "spring": "Spring",
        Summer = "summer": "Summer",
    }
}

/// A term as returns and the exclusion regulations count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct CensusTerm {
    /// Which of the three.
    pub season: Season,
    /// First day, in holidays or not.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
    /// The school's own term begins or ends on other days than the reference dates say, and these are its own.
    pub own: bool,
}

/// The term that holds `day`, by the reference dates.
pub fn census_term(day: NaiveDate) -> CensusTerm {
    let year = day.year();
    let easter = bank_holidays::easter_sunday(year);
    if day.month() >= 8 {
        CensusTerm {
            season: Season::Autumn,
            first: date(year, 8, 1),
            last: date(year, 12, 31),
            own: false,
        }
    } else if day <= easter {
        CensusTerm {
            season: Season::Spring,
            first: date(year, 1, 1),
            last: easter,
            own: false,
        }
    } else {
        CensusTerm {
            season: Season::Summer,
            first: easter + Days::new(1),
            last: date(year, 7, 31),
            own: false,
        }
    }
}

impl SchoolCalendar {
    /// All half terms in order.
    pub fn half_terms(&self) -> &[HalfTerm] {
        &self.half_terms
    }

    /// Where `day` lies. A day past the last half term is beyond the calendar.
    pub fn half_term_of(&self, day: NaiveDate) -> Result<HalfTermAt, Beyond> {
        self.offset(day)?;
        let at = self.half_terms.partition_point(|half| half.last < day);
        match self.half_terms.get(at) {
            Some(half) if half.first <= day => Ok(HalfTermAt::In(at)),
            Some(half) => {
                self.no_hole_between(day, half.first)?;
                Ok(HalfTermAt::Before(at))
            }
            None => Err(Beyond::After { last: self.last }),
        }
    }

    /// The last school day of the half term that holds `day`, or of the next one when `day` is in a holiday.
    pub fn half_term_end(&self, day: NaiveDate) -> Result<NaiveDate, Beyond> {
        match self.half_term_of(day)? {
            HalfTermAt::In(at) | HalfTermAt::Before(at) => Ok(self.half_terms[at].last),
        }
    }

    /// The last school day of the half term after the one that holds `day`. A day in a holiday belongs to the half term
    /// before it, so that a review held in the holiday does not buy an extra half term.
    pub fn next_half_term_end(&self, day: NaiveDate) -> Result<NaiveDate, Beyond> {
        let next = match self.half_term_of(day)? {
            HalfTermAt::In(at) => at + 1,
            HalfTermAt::Before(at) => at,
        };
        let half = self
            .half_terms
            .get(next)
            .ok_or(Beyond::After { last: self.last })?;
        self.no_hole_between(day, half.last)?;
        Ok(half.last)
    }
}

/// Rows of more than ten weeks are whole terms.
const WHOLE_TERM: i64 = 70;

/// The half terms of a calendar whose days are already laid out.
pub(super) fn find(calendar: &SchoolCalendar, terms: &[Term]) -> Vec<HalfTerm> {
    let mut halves: Vec<HalfTerm> = Vec::new();
    for term in terms {
        // An overlapping row adds only what the one before did not cover.
        let starts = halves.last().map_or(term.starts_on, |last| {
            term.starts_on.max(last.last + Days::new(1))
        });
        if starts > term.ends_on {
            continue;
        }
        let split = ((term.ends_on - starts).num_days() > WHOLE_TERM)
            .then(|| longest_break(calendar, starts, term.ends_on))
            .flatten();
        let parts = match split {
            Some((from, to)) => vec![
                (starts, from - Days::new(1)),
                (to + Days::new(1), term.ends_on),
            ],
            None => vec![(starts, term.ends_on)],
        };
        let whole = parts.len() == 1;
        for (from, to) in parts {
            let mut school = days(from, to).filter(|day| calendar.is_school_day(*day) == Ok(true));
            if let Some(first) = school.next() {
                let last = school.next_back().unwrap_or(first);
                let name = if whole {
                    term.name.trim().to_owned()
                } else {
                    String::new()
                };
                halves.push(HalfTerm { name, first, last });
            }
        }
    }
    name_unnamed(&mut halves);
    halves
}

/// Half terms too long to be one: a whole term was entered and its break was not.
pub(super) fn unbroken(halves: &[HalfTerm]) -> Vec<HalfTerm> {
    halves
        .iter()
        .filter(|half| (half.last - half.first).num_days() > WHOLE_TERM)
        .cloned()
        .collect()
}

/// The longest run of days without school in which at least four are weekdays that the calendar closes on purpose.
fn longest_break(
    calendar: &SchoolCalendar,
    from: NaiveDate,
    to: NaiveDate,
) -> Option<(NaiveDate, NaiveDate)> {
    let mut best: Option<(NaiveDate, NaiveDate, usize)> = None;
    let mut run: Option<(NaiveDate, usize)> = None;
    for day in days(from, to) {
        let kind = calendar.offset(day).map(|offset| calendar.kinds[offset]);
        if kind == Ok(Kind::School) {
            run = None;
            continue;
        }
        let (start, weekdays) = run.unwrap_or((day, 0));
        let weekdays = weekdays + usize::from(kind != Ok(Kind::Weekend));
        run = Some((start, weekdays));
        if weekdays >= 4 && best.is_none_or(|(_, _, most)| weekdays >= most) {
            best = Some((start, day, weekdays));
        }
    }
    best.map(|(start, end, _)| (start, end))
}

fn name_unnamed(halves: &mut [HalfTerm]) {
    let mut before: Option<(Season, i32)> = None;
    let mut number = 0;
    for half in halves {
        let middle = half.first + Days::new((half.last - half.first).num_days() as u64 / 2);
        let term = census_term(middle);
        let this = (term.season, term.first.year());
        number = if before == Some(this) { number + 1 } else { 1 };
        before = Some(this);
        if half.name.is_empty() {
            half.name = format!("{} {number}", term.season.label());
        }
    }
}

fn days(from: NaiveDate, to: NaiveDate) -> impl DoubleEndedIterator<Item = NaiveDate> {
    let length = (to - from).num_days().max(-1) + 1;
    (0..length as u64).map(move |offset| from + Days::new(offset))
}
