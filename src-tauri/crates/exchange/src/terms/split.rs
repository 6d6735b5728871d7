//! Terms parted by the holidays that fall inside them.

use super::TermGiven;
use crate::ics::Stretch;
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// Terms with the holidays that fall inside them taken out, parts numbered.
pub(super) fn without_holidays(terms: Vec<TermGiven>, holidays: &[Stretch]) -> Vec<TermGiven> {
    let mut out = Vec::new();
    for term in terms {
        let mut parts = Vec::new();
        let mut from = term.starts_on;
        for holiday in holidays
            .iter()
            .filter(|h| h.first > term.starts_on && h.last < term.ends_on)
        {
            if holiday.first > from {
                parts.push((from, before_weekend(holiday.first)));
            }
            from = from.max(after_weekend(holiday.last));
        }
        parts.push((from, term.ends_on));
        let several = parts.len() > 1;
        for (number, (starts_on, ends_on)) in (1..).zip(parts.into_iter().filter(|(a, b)| a <= b)) {
            let name = if several {
                format!("{} {number}", term.name)
            } else {
                term.name.clone()
            };
            out.push(TermGiven {
                name,
                starts_on,
                ends_on,
            });
        }
    }
    out
}

/// The last weekday before a day.
fn before_weekend(day: NaiveDate) -> NaiveDate {
    let mut before = day - Days::new(1);
    while matches!(before.weekday(), Weekday::Sat | Weekday::Sun) {
        before = before - Days::new(1);
    }
    before
}

/// The first weekday after a day.
fn after_weekend(day: NaiveDate) -> NaiveDate {
    let mut after = day + Days::new(1);
    while matches!(after.weekday(), Weekday::Sat | Weekday::Sun) {
        after = after + Days::new(1);
    }
    after
}
