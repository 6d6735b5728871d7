//! What every story here starts from: literal days, and the two calendars of the independent vectors.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod child;

use std::collections::HashMap;

use chrono::NaiveDate;
use waymark_domain::calendar::{DayOff, DayOffKind, SchoolCalendar, Term};

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a literal day")
}

#[derive(serde::Deserialize)]
pub struct Fixture {
    pub calendars: HashMap<String, Written>,
    pub vectors: Vec<Vector>,
}

#[derive(serde::Deserialize)]
pub struct Written {
    pub name: String,
    pub terms: Vec<(NaiveDate, NaiveDate)>,
    pub inset: Vec<NaiveDate>,
    pub bank_holidays: Vec<NaiveDate>,
}

#[derive(serde::Deserialize)]
pub struct Vector {
    pub calendar: String,
    pub start: NaiveDate,
    pub n: u32,
    pub nth_school_day_counting_start: NaiveDate,
    pub end: NaiveDate,
    pub school_days_in_start_inclusive_end_exclusive: u32,
}

pub fn fixture() -> Fixture {
    serde_json::from_str(include_str!("../fixtures/school_days.json")).expect("the fixture is JSON")
}

impl Written {
    pub fn calendar(&self) -> SchoolCalendar {
        let terms: Vec<Term> = self
            .terms
            .iter()
            .map(|(starts_on, ends_on)| Term {
                name: String::new(),
                starts_on: *starts_on,
                ends_on: *ends_on,
            })
            .collect();
        let off = |days: &[NaiveDate], kind| -> Vec<DayOff> {
            days.iter()
                .map(|on| DayOff {
                    on: *on,
                    kind,
                    label: None,
                })
                .collect()
        };
        let mut days_off = off(&self.inset, DayOffKind::Inset);
        days_off.extend(off(&self.bank_holidays, DayOffKind::BankHoliday));
        SchoolCalendar::build(self.name.clone(), &terms, &days_off)
    }
}

/// The authority's calendar of the vectors: October half term of one week, no INSET in November.
pub fn la() -> SchoolCalendar {
    fixture().calendars["LA"].calendar()
}

/// The academy of the vectors: two weeks of half term in October, INSET Mon 16 and Fri 27 November 2026.
pub fn academy() -> SchoolCalendar {
    fixture().calendars["AC"].calendar()
}
