//! School years of the invented authority, around whatever day it is.
//!
//! The pattern is the common English one: six half terms, a week off in each term, two weeks at Christmas and Easter.
//! Two academies differ, because that is where counting school days goes wrong.

use super::dice::Dice;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use waymark_domain::AcademicYear;
use waymark_domain::calendar::{self, DayOffKind, SchoolCalendar, bank_holidays};
use waymark_store::tables::{Calendar, DayOff, Term};

/// How a calendar departs from the authority's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Habit {
    /// The authority's own.
    Authority,
    /// Two weeks off in October, and a later summer.
    LongOctober,
    /// Other INSET days, and a closure for a polling day.
    OtherInset,
}

/// A calendar's rows.
pub(super) struct Season {
    pub calendar: Calendar,
    pub terms: Vec<Term>,
    pub days_off: Vec<DayOff>,
}

/// A calendar from `years` school years before today's to the end of the next.
pub(super) fn season(
    dice: &mut Dice,
    name: &str,
    urn: Option<u32>,
    habit: Habit,
    today: NaiveDate,
    years: u32,
) -> Season {
    let this = AcademicYear::containing(today).0;
    let made = date(this, 3, 1);
    let calendar = Calendar {
        id: dice.id(made),
        name: Some(name.to_owned()),
        urn: urn.map(i64::from),
        source: Some("Invented with the sample".to_owned()),
    };
    let (mut terms, mut days_off) = (Vec::new(), Vec::new());
    for year in this - i32::try_from(years).unwrap_or(5)..=this + 1 {
        for (name, starts, ends) in half_terms(year, habit) {
            terms.push(Term {
                id: dice.id(made),
                calendar: Some(calendar.id),
                name: Some(format!("{name} {year}/{:02}", (year + 1).rem_euclid(100))),
                starts_on: Some(starts),
                ends_on: Some(ends),
            });
        }
        for (day, kind, label) in off_days(year, habit) {
            days_off.push(DayOff {
                id: dice.id(made),
                calendar: Some(calendar.id),
                on_day: Some(day),
                kind: Some(kind.code().to_owned()),
                label: Some(label.to_owned()),
            });
        }
    }
    Season {
        calendar,
        terms,
        days_off,
    }
}

impl Season {
    /// The calendar as one that counts.
    pub fn counting(&self) -> SchoolCalendar {
        let terms: Vec<calendar::Term> = self
            .terms
            .iter()
            .filter_map(|t| {
                Some(calendar::Term {
                    name: t.name.clone()?,
                    starts_on: t.starts_on?,
                    ends_on: t.ends_on?,
                })
            })
            .collect();
        let off: Vec<calendar::DayOff> = self
            .days_off
            .iter()
            .filter_map(|d| {
                Some(calendar::DayOff {
                    on: d.on_day?,
                    kind: d.kind.as_deref()?.parse().ok()?,
                    label: d.label.clone(),
                })
            })
            .collect();
        SchoolCalendar::build("the invented authority's calendar", &terms, &off)
    }
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// The weekday on or before a day.
fn before(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    day - Days::new(u64::from(
        (7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7,
    ))
}

/// The weekday on or after a day.
fn after(day: NaiveDate, weekday: Weekday) -> NaiveDate {
    before(day + Days::new(6), weekday)
}

/// A Saturday or Sunday moved to Monday.
fn workday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day + Days::new(2),
        Weekday::Sun => day + Days::new(1),
        _ => day,
    }
}

/// Half terms of the school year that begins in September `year`.
fn half_terms(year: i32, habit: Habit) -> [(&'static str, NaiveDate, NaiveDate); 6] {
    let friday_before = |monday: NaiveDate| monday - Days::new(3);
    let october = before(date(year, 10, 27), Weekday::Mon);
    let weeks_off = if habit == Habit::LongOctober { 14 } else { 7 };
    let february = after(date(year + 1, 2, 12), Weekday::Mon);
    let may = before(date(year + 1, 5, 31), Weekday::Mon);
    let easter = bank_holidays::easter_sunday(year + 1);
    // An early Easter ends the spring term; a late one falls in the second week of the holiday.
    let (spring_end, summer_start) = if easter <= date(year + 1, 4, 10) {
        (easter - Days::new(3), easter + Days::new(15))
    } else {
        (easter - Days::new(9), easter + Days::new(8))
    };
    let october_start = if habit == Habit::LongOctober {
        october - Days::new(7)
    } else {
        october
    };
    let last = date(
        year + 1,
        7,
        if habit == Habit::LongOctober { 24 } else { 21 },
    );
    let summer_end = if matches!(last.weekday(), Weekday::Sat | Weekday::Sun) {
        before(last, Weekday::Fri)
    } else {
        last
    };
    [
        (
            "Autumn 1",
            workday(date(year, 9, 2)),
            friday_before(october_start),
        ),
        (
            "Autumn 2",
            october_start + Days::new(weeks_off),
            before(date(year, 12, 20), Weekday::Fri),
        ),
        (
            "Spring 1",
            after(date(year + 1, 1, 4), Weekday::Mon),
            friday_before(february),
        ),
        ("Spring 2", february + Days::new(7), spring_end),
        ("Summer 1", summer_start, friday_before(may)),
        ("Summer 2", may + Days::new(7), summer_end),
    ]
}

/// INSET days and closures. Bank holidays are the country's and need no row.
fn off_days(year: i32, habit: Habit) -> Vec<(NaiveDate, DayOffKind, &'static str)> {
    let terms = half_terms(year, habit);
    let first = |i: usize| terms[i].1;
    match habit {
        Habit::Authority | Habit::LongOctober => vec![
            (first(0), DayOffKind::Inset, "INSET"),
            (workday(first(0) + Days::new(1)), DayOffKind::Inset, "INSET"),
            (first(1), DayOffKind::Inset, "INSET"),
            (first(2), DayOffKind::Inset, "INSET"),
            (first(5), DayOffKind::Inset, "INSET"),
        ],
        Habit::OtherInset => vec![
            (first(0), DayOffKind::Inset, "INSET"),
            (
                before(date(year, 11, 20), Weekday::Mon),
                DayOffKind::Inset,
                "Trust INSET",
            ),
            (first(2), DayOffKind::Inset, "INSET"),
            (first(2) + Days::new(1), DayOffKind::Inset, "INSET"),
            (
                before(date(year + 1, 5, 7), Weekday::Thu),
                DayOffKind::Closure,
                "Closed: polling station",
            ),
            (terms[5].2, DayOffKind::Inset, "INSET"),
        ],
    }
}
