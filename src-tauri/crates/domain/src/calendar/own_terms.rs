//! The terms in which suspended days are added up, for a school that has three of its own.
//!
//! The exclusion regulations (SI 2012/1033 reg. 2) reckon a term by three reference dates for a school with more or fewer
//! than three; one with three counts by its own. That differs where a spring term runs on after Easter Monday or a summer
//! term begins before it. Teams enter terms whole or in halves, so rows are put together by their names; where the names do
//! not say which term a half belongs to ("Term 1" to "Term 6") the school has six terms, and the reference dates stand.

use chrono::{Datelike, Days, NaiveDate};

use super::build::{Term, date};
use super::{CensusTerm, SchoolCalendar, Season, bank_holidays, census_term};

impl SchoolCalendar {
    /// The term that holds `day`: the school's own where it has three a year, else by the reference dates.
    pub fn term_of(&self, day: NaiveDate) -> CensusTerm {
        let at = self.own_terms.partition_point(|term| term.last < day);
        match self.own_terms.get(at) {
            Some(term) if term.first <= day => *term,
            _ => census_term(day),
        }
    }
}

/// The terms of every school year with three of its own of which some day lies beyond a reference date. A year that keeps to
/// them is left out.
pub(super) fn find(terms: &[Term]) -> Vec<CensusTerm> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = terms.get(at) {
        let year = school_year(first);
        let rows = terms[at..]
            .iter()
            .take_while(|term| school_year(term) == year)
            .count();
        if let Some(own) = three(&terms[at..at + rows]).and_then(|own| partition(year, own)) {
            found.extend(own);
        }
        at += rows;
    }
    found
}

/// The year in whose August the school year of a row begins, by the row's middle.
fn school_year(term: &Term) -> i32 {
    let middle = term.starts_on + Days::new((term.ends_on - term.starts_on).num_days() as u64 / 2);
    middle.year() - i32::from(middle.month() < 8)
}

/// The first and last days of the three terms of a year, or `None` when the rows do not say that there are three.
fn three(rows: &[Term]) -> Option<[(NaiveDate, NaiveDate); 3]> {
    let seasons: Option<Vec<Season>> = rows.iter().map(|row| season(&row.name)).collect();
    if let Some(seasons) = seasons {
        let of = |season: Season| {
            let own = || {
                rows.iter()
                    .zip(&seasons)
                    .filter(move |(_, said)| **said == season)
                    .map(|(row, _)| row)
            };
            Some((
                own().map(|row| row.starts_on).min()?,
                own().map(|row| row.ends_on).max()?,
            ))
        };
        return Some([
            of(Season::Autumn)?,
            of(Season::Spring)?,
            of(Season::Summer)?,
        ]);
    }
    // Three rows without such names are three terms only if they make up a year: three of six halves end by spring.
    let [autumn, spring, summer] = rows else {
        return None;
    };
    (matches!(summer.ends_on.month(), 6 | 7) && matches!(autumn.starts_on.month(), 8..=10))
        .then(|| [autumn, spring, summer].map(|row| (row.starts_on, row.ends_on)))
}

/// The season that a name says, and no other.
fn season(name: &str) -> Option<Season> {
    let name = name.to_lowercase();
    let mut said = [
        ("autumn", Season::Autumn),
        ("spring", Season::Spring),
        ("summer", Season::Summer),
    ]
    .into_iter()
    .filter(|(word, _)| name.contains(word))
    .map(|(_, season)| season);
    match (said.next(), said.next()) {
        (Some(season), None) => Some(season),
        _ => None,
    }
}

/// Three terms that fill the year between them, each up to its reference date unless the school's own days lie beyond it.
/// `None` when they keep to the reference dates, overlap, or lie outside the year.
fn partition(
    year: i32,
    [autumn, spring, summer]: [(NaiveDate, NaiveDate); 3],
) -> Option<[CensusTerm; 3]> {
    let (first, last) = (date(year, 8, 1), date(year + 1, 7, 31));
    if autumn.0 < first || last < summer.1 || spring.0 <= autumn.1 || summer.0 <= spring.1 {
        return None;
    }
    let references = (date(year, 12, 31), bank_holidays::easter_sunday(year + 1));
    let ends = (
        boundary(references.0, autumn.1, spring.0)?,
        boundary(references.1, spring.1, summer.0)?,
    );
    let term = |season, first, last| CensusTerm {
        season,
        first,
        last,
        own: true,
    };
    (ends != references).then_some([
        term(Season::Autumn, first, ends.0),
        term(Season::Spring, ends.0.succ_opt()?, ends.1),
        term(Season::Summer, ends.1.succ_opt()?, last),
    ])
}

/// The last day of a term: its reference date where that lies in the holiday after it.
fn boundary(reference: NaiveDate, ends: NaiveDate, next: NaiveDate) -> Option<NaiveDate> {
    if reference < ends {
        Some(ends)
    } else if next <= reference {
        next.pred_opt()
    } else {
        Some(reference)
    }
}
