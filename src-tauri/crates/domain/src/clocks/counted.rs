//! Over which days a child's dates were counted: a calendar that changes on none of them moves none of these dates.
//!
//! Dates at the end of a half term are not among them: they hang on where half terms begin and end and on no day between.

use chrono::{Days, NaiveDate};

use super::finding::{Finding, Unit, Working};
use super::health;
use super::tally::year_of_limit;

/// After every day that is kept, in four digits as lists hold days.
const FAR: NaiveDate = super::rules::law_day(9999, 12, 31);

/// The first and the last day on which any of these findings hangs by counting school days; `None` when none counts any.
pub fn counted_over(findings: &[Finding]) -> Option<(NaiveDate, NaiveDate)> {
    findings
        .iter()
        .filter_map(counted)
        .reduce(|(first, last), (from, to)| (first.min(from), last.max(to)))
}

fn counted(finding: &Finding) -> Option<(NaiveDate, NaiveDate)> {
    let trigger = |other: NaiveDate| finding.triggered_on.map_or(other, |day| day.min(other));
    let (from, to) = match finding.working {
        Working::SchoolDays { start, .. } => {
            let from = if health::counts_the_year(finding.rule) {
                year_of_limit(start)
            } else {
                trigger(start)
            };
            // Counted past the end of the calendar it may yet end anywhere.
            let due = finding.due.day().unwrap_or(FAR);
            (from.min(due), due.max(start))
        }
        Working::Ahead { of, .. } => (trigger(of), of),
        // Suspensions that are arranged count towards the limit of the year, too.
        Working::Count { from, .. } => (from, from + Days::new(366)),
        Working::Elapsed {
            start,
            unit: Unit::WorkingDays,
            ..
        } => (start, finding.due.day().unwrap_or(FAR)),
        Working::Elapsed { .. }
        | Working::Within { .. }
        | Working::HalfTermEnd { .. }
        | Working::Agreed { .. }
        | Working::Nothing => return None,
    };
    Some((from, to))
}
