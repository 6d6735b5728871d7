//! What lies between two states of the calendars: the days that are school in one and not in the other, and the half terms that
//! begin or end elsewhere. Where more than days changed, or another bank holiday or term, nobody's dates can be left out.

use chrono::{Days, NaiveDate};

use super::{Calendars, Kind, SchoolCalendar};

/// How two states of the calendars differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// No day and no half term.
    Nothing,
    /// Days between these two, both included.
    Days(ChangedDays),
    /// Calendars came or went, or reach elsewhere, or their terms or bank holidays are others.
    Otherwise,
}

/// Days that became school, or ceased to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedDays {
    /// The first of them.
    pub first: NaiveDate,
    /// The last.
    pub last: NaiveDate,
    /// Between the former first day of a half term and the new one, where it moves; earlier day first.
    pub begins: Vec<(NaiveDate, NaiveDate)>,
    /// Likewise of its last day.
    pub ends: Vec<(NaiveDate, NaiveDate)>,
}

impl Calendars {
    /// How `after` differs from this.
    pub fn changed(&self, after: &Calendars) -> Changed {
        let pair = match (&self.authority, &after.authority) {
            (None, None) => None,
            (Some(before), Some(after)) => Some((before, after)),
            _ => return Changed::Otherwise,
        };
        if self.schools.len() != after.schools.len() {
            return Changed::Otherwise;
        }
        let mut pairs: Vec<_> = pair.into_iter().collect();
        for (urn, before) in &self.schools {
            match after.schools.get(urn) {
                Some(after) => pairs.push((before, after)),
                None => return Changed::Otherwise,
            }
        }
        let mut all = Changed::Nothing;
        for (before, after) in pairs {
            all = match (all, before.changed(after)) {
                (_, Changed::Otherwise) => return Changed::Otherwise,
                (held, Changed::Nothing) | (Changed::Nothing, held) => held,
                (Changed::Days(held), Changed::Days(more)) => Changed::Days(held.and(more)),
                (Changed::Otherwise, _) => return Changed::Otherwise,
            };
        }
        all
    }
}

impl ChangedDays {
    fn and(mut self, more: ChangedDays) -> ChangedDays {
        self.first = self.first.min(more.first);
        self.last = self.last.max(more.last);
        self.begins.extend(more.begins);
        self.ends.extend(more.ends);
        self
    }
}

impl SchoolCalendar {
    fn changed(&self, after: &SchoolCalendar) -> Changed {
        let alike = (self.first, self.last, self.kinds.len())
            == (after.first, after.last, after.kinds.len())
            && self.holes == after.holes
            && self.own_terms == after.own_terms
            && self.bank_days == after.bank_days
            && self.half_terms.len() == after.half_terms.len();
        if !alike {
            return Changed::Otherwise;
        }
        let differ: Vec<usize> = self
            .kinds
            .iter()
            .zip(&after.kinds)
            .enumerate()
            .filter(|(_, (before, after))| (**before == Kind::School) != (**after == Kind::School))
            .map(|(offset, _)| offset)
            .collect();
        let (Some(first), Some(last)) = (differ.first(), differ.last()) else {
            return Changed::Nothing;
        };
        let halves = || self.half_terms.iter().zip(&after.half_terms);
        let day = |offset: usize| self.first + Days::new(offset as u64);
        Changed::Days(ChangedDays {
            first: day(*first),
            last: day(*last),
            begins: moved(halves().map(|(before, after)| (before.first, after.first))),
            ends: moved(halves().map(|(before, after)| (before.last, after.last))),
        })
    }
}

fn moved(pairs: impl Iterator<Item = (NaiveDate, NaiveDate)>) -> Vec<(NaiveDate, NaiveDate)> {
    pairs
        .filter(|(before, after)| before != after)
        .map(|(before, after)| (before.min(after), before.max(after)))
        .collect()
}
