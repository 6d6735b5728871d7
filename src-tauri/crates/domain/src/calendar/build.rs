//! From rows that people enter to a calendar that can count.
//!
//! Rows that cannot be (a term that ends before it starts) are left out and said in a sentence; nothing here fails.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{Beyond, Gap, Kind, SchoolCalendar, bank_holidays, half_terms, own_terms};
use crate::dates::long;

/// A stretch of school: a whole term or a half term, both days included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// "Autumn 1"; may be empty.
    pub name: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

crate::vocabulary::vocabulary! { "day off",
    /// Why a day in term has no session for pupils.
    pub enum DayOffKind {
        Inset = "inset": "INSET",
        Closure = "closure": "Closure",
        BankHoliday = "bank_holiday": "Bank holiday",
    }
}

/// A day in term on which pupils do not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub kind: DayOffKind,
    /// "Boiler", "Local election"; may be absent.
    pub label: Option<String>,
}

/// More than this between two terms is a year that nobody entered. The longest summer holiday in use is about eight
/// weeks; eleven leaves room for a school that opens late.
const LONGEST_HOLIDAY: i64 = 77;

/// A calendar covers at most forty years, so that a slip in a year (2207 for 2027) cannot fill the memory.
const LONGEST_REACH: i64 = 40 * 366;

impl SchoolCalendar {
    /// Builds a calendar. Terms may be whole or half, in any order, and may overlap; English bank holidays are added.
    pub fn build(name: impl Into<String>, terms: &[Term], days_off: &[DayOff]) -> SchoolCalendar {
        let name = name.into();
        let mut problems = Vec::new();
        let terms = usable(terms, &mut problems);
        let bank_days = entered_bank_holidays(days_off);
        let (Some(first), Some(last)) = (
            terms.first().map(|term| term.starts_on),
            terms.iter().map(|term| term.ends_on).max(),
        ) else {
            problems.push(Beyond::NoTerms.sentence(&name));
            return SchoolCalendar {
                name,
                first: NaiveDate::MIN,
                last: NaiveDate::MIN,
                kinds: Vec::new(),
                before: vec![0],
                school_days: Vec::new(),
                gaps: Vec::new(),
                holes: Vec::new(),
                labels: Vec::new(),
                half_terms: Vec::new(),
                own_terms: Vec::new(),
                bank_days,
                problems,
            };
        };
        let (gaps, holes) = gaps_between(&terms);
        let length = (last - first).num_days() as usize + 1;
        let mut kinds: Vec<Kind> = (0..length as u64)
            .map(|offset| match (first + Days::new(offset)).weekday() {
                Weekday::Sat | Weekday::Sun => Kind::Weekend,
                _ => Kind::School,
            })
            .collect();
        let at = |day: NaiveDate| {
            (first..=last)
                .contains(&day)
                .then(|| (day - first).num_days() as usize)
        };
        for (ranges, kind) in [
            (
                gaps.iter()
                    .map(|gap| (gap.from, gap.to))
                    .collect::<Vec<_>>(),
                Kind::Holiday,
            ),
            (holes.clone(), Kind::Hole),
        ] {
            for (from, to) in ranges {
                if let (Some(from), Some(to)) = (at(from), at(to)) {
                    kinds[from..=to].fill(kind);
                }
            }
        }
        for year in first.year()..=last.year() {
            for (day, _) in bank_holidays::of_year(year) {
                if let Some(offset) = at(day).filter(|offset| kinds[*offset] == Kind::School) {
                    kinds[offset] = Kind::BankHoliday;
                }
            }
        }
        let mut labels = Vec::new();
        for off in days_off {
            // A day off in a holiday or at a weekend changes nothing, and a bank holiday stays what it is.
            let Some(offset) = at(off.on)
                .filter(|offset| matches!(kinds[*offset], Kind::School | Kind::BankHoliday))
            else {
                continue;
            };
            if kinds[offset] == Kind::School {
                kinds[offset] = match off.kind {
                    DayOffKind::Inset => Kind::Inset,
                    DayOffKind::Closure => Kind::Closure,
                    DayOffKind::BankHoliday => Kind::BankHoliday,
                };
                if let Some(label) = off.label.as_ref().filter(|label| !label.trim().is_empty()) {
                    labels.push((off.on, label.trim().to_owned()));
                }
            }
        }
        labels.sort();
        labels.dedup_by_key(|(day, _)| *day);
        let mut before = Vec::with_capacity(length + 1);
        let mut school_days = Vec::new();
        for (offset, kind) in kinds.iter().enumerate() {
            // Forty years are under 2^15 days, so both fit.
            before.push(school_days.len() as u16);
            if *kind == Kind::School {
                school_days.push(offset as u16);
            }
        }
        before.push(school_days.len() as u16);
        let mut calendar = SchoolCalendar {
            name,
            first,
            last,
            kinds,
            before,
            school_days,
            gaps,
            holes,
            labels,
            half_terms: Vec::new(),
            own_terms: own_terms::find(&terms),
            bank_days,
            problems,
        };
        calendar.half_terms = half_terms::find(&calendar, &terms);
        for half in half_terms::unbroken(&calendar.half_terms) {
            calendar.problems.push(format!(
                "{} has no half-term break from {} to {}; is one missing?",
                half.name,
                long(half.first),
                long(half.last)
            ));
        }
        calendar
    }
}

/// Bank holidays among the days off: working days skip them though no school is open to miss them.
fn entered_bank_holidays(days_off: &[DayOff]) -> Vec<NaiveDate> {
    let mut days: Vec<NaiveDate> = days_off
        .iter()
        .filter(|off| off.kind == DayOffKind::BankHoliday)
        .map(|off| off.on)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// The terms that can be, in order of start; the others become sentences.
fn usable(terms: &[Term], problems: &mut Vec<String>) -> Vec<Term> {
    let mut kept: Vec<Term> = Vec::new();
    for term in terms {
        let called = if term.name.trim().is_empty() {
            "A term"
        } else {
            term.name.trim()
        };
        if term.ends_on < term.starts_on {
            problems.push(format!(
                "{called} ends ({}) before it starts ({}).",
                long(term.ends_on),
                long(term.starts_on)
            ));
        } else if !(1990..=2199).contains(&term.starts_on.year()) {
            problems.push(format!(
                "{called} starts in the year {}.",
                term.starts_on.year()
            ));
        } else if (term.ends_on - term.starts_on).num_days() > 200 {
            problems.push(format!(
                "{called} runs from {} to {}, longer than any term.",
                long(term.starts_on),
                long(term.ends_on)
            ));
        } else {
            kept.push(term.clone());
        }
    }
    kept.sort_by_key(|term| (term.starts_on, term.ends_on));
    if let Some(first) = kept.first().map(|term| term.starts_on) {
        kept.retain(|term| {
            let near = (term.ends_on - first).num_days() < LONGEST_REACH;
            if !near {
                problems.push(format!(
                    "{} is more than forty years after the first term.",
                    long(term.starts_on)
                ));
            }
            near
        });
    }
    for pair in kept.windows(2) {
        if pair[1].starts_on <= pair[0].ends_on {
            problems.push(format!(
                "Two terms overlap: one ends {} and the next starts {}. Days in both are counted once.",
                long(pair[0].ends_on),
                long(pair[1].starts_on)
            ));
        }
    }
    kept
}

/// The holidays between terms, and the stretches that are too long to be one.
fn gaps_between(terms: &[Term]) -> (Vec<Gap>, Vec<(NaiveDate, NaiveDate)>) {
    let (mut gaps, mut holes) = (Vec::new(), Vec::new());
    let mut covered_to: Option<NaiveDate> = None;
    for term in terms {
        if let Some(end) = covered_to.filter(|end| *end < term.starts_on) {
            let (from, to) = (end + Days::new(1), term.starts_on - Days::new(1));
            if from <= to {
                if (to - from).num_days() > LONGEST_HOLIDAY {
                    holes.push((from, to));
                } else if (from.weekday(), to.weekday(), (to - from).num_days())
                    != (Weekday::Sat, Weekday::Sun, 1)
                {
                    gaps.push(Gap {
                        from,
                        to,
                        name: holiday_name(from, to),
                    });
                }
            }
        }
        covered_to = covered_to.max(Some(term.ends_on));
    }
    (gaps, holes)
}

/// What people call a holiday, by the time of year of its middle.
fn holiday_name(from: NaiveDate, to: NaiveDate) -> &'static str {
    let middle = from + Days::new((to - from).num_days() as u64 / 2);
    let easter = bank_holidays::easter_sunday(middle.year());
    match middle.month() {
        12 | 1 => "Christmas holiday",
        3 | 4 => "Easter holiday",
        _ if from <= easter && easter <= to => "Easter holiday",
        7..=9 => "summer holiday",
        6 if (to - from).num_days() > 20 => "summer holiday",
        _ => "half term",
    }
}

/// A date written by rule; months and days here exist in every year.
pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
}
