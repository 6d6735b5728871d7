//! What a placement costs: to date, what is still committed, and what the financial year will come to.
//!
//! Every price falls on days, so that what two stretches of days cost is what the stretch of both costs. A session is charged on
//! each school day on which it takes place; a day once on each such day, however many sessions it has; a week once, on the
//! first of its days that is a school day of the placement; a year by its days, from 1 September to 31 August, so that a whole
//! academic year is the price to the penny. Money is whole pence. What cannot be counted is unknown with its reason, never nothing.

use chrono::{Datelike, Days, NaiveDate};
use serde::Serialize;

use crate::calendar::{Beyond, SchoolCalendar};
use crate::dates;
use crate::hours::{Taught, monday_of};
use crate::year::AcademicYear;

crate::vocabulary::vocabulary! { "unit of a price",
    /// What a price is for.
    pub enum Per {
        Session = "session": "Session",
        Day = "day": "Day",
        Week = "week": "Week",
        Year = "year": "Year",
    }
}

/// A placement with its price.
#[derive(Debug, Clone, Copy)]
pub struct Priced<'a> {
    /// When it runs, and its weekly sessions.
    pub taught: Taught<'a>,
    /// Day on which it is meant to end; `None` = no end is planned.
    pub planned_end: Option<NaiveDate>,
    /// Pence for one unit; `None` = not known.
    pub pence: Option<i64>,
    /// The unit; `None` = not known.
    pub per: Option<Per>,
    /// The calendar by which its school days count; `None` = there is none yet.
    pub calendar: Option<&'a SchoolCalendar>,
}

/// Why a cost is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unpriced {
    /// No price is recorded.
    NoPrice,
    /// It is not recorded what the price is for.
    NoUnit,
    /// The first day is not recorded.
    NoStart,
    /// The price is for a session or a day, and no weekly sessions are recorded.
    NoSessions,
    /// There is no calendar to count school days by.
    NoCalendar,
    /// The calendar does not reach that far.
    Calendar(Beyond),
}

impl Unpriced {
    /// The reason as a sentence; `calendar` is the name of the calendar.
    pub fn sentence(&self, calendar: &str) -> String {
        match self {
            Unpriced::NoPrice => "No price is recorded.".to_owned(),
            Unpriced::NoUnit => "It is not recorded what the price is for.".to_owned(),
            Unpriced::NoStart => "The first day is not recorded.".to_owned(),
            Unpriced::NoSessions => "No weekly sessions are recorded.".to_owned(),
            Unpriced::NoCalendar => "There are no term dates yet.".to_owned(),
            Unpriced::Calendar(beyond) => beyond.sentence(calendar),
        }
    }
}

/// What a stretch of days costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Charge {
    /// Pence.
    pub pence: i64,
    /// Units charged; for a price by the year, days.
    pub units: u32,
}

/// What a placement has cost and will cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Outlook {
    /// From its start to today.
    pub to_date: Result<Charge, Unpriced>,
    /// From tomorrow to [`Outlook::until`].
    pub committed: Result<Charge, Unpriced>,
    /// The end that is recorded or planned, or the end of the financial year where neither lies ahead; `None` = it is over.
    pub until: Option<NaiveDate>,
    /// The whole of this financial year: what it has cost since 1 April and what it will cost to 31 March.
    pub forecast: Result<Charge, Unpriced>,
}

/// A sum that says how many of its parts are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Sum {
    /// Pence of those that are known.
    pub pence: i64,
    /// How many are known.
    pub known: u32,
    /// How many are not; they are no part of the pence.
    pub unknown: u32,
}

impl Sum {
    /// Adds one part; `None` is counted as not known.
    pub fn add(&mut self, pence: Option<i64>) {
        match pence {
            Some(pence) => {
                self.pence = self.pence.saturating_add(pence);
                self.known += 1;
            }
            None => self.unknown += 1,
        }
    }
}

/// First and last day of the financial year of `day`: 1 April to 31 March.
pub fn financial_year(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let starts = if day.month() >= 4 {
        day.year()
    } else {
        day.year() - 1
    };
    let on = |year, month, number| NaiveDate::from_ymd_opt(year, month, number).unwrap_or(day);
    (on(starts, 4, 1), on(starts + 1, 3, 31))
}

impl Priced<'_> {
    /// What the days from `from` to `to`, both included, cost. Days outside the placement cost nothing.
    ///
    /// # Errors
    /// Why that is not known.
    pub fn charge(&self, from: NaiveDate, to: NaiveDate) -> Result<Charge, Unpriced> {
        let pence = self.pence.ok_or(Unpriced::NoPrice)?;
        let per = self.per.ok_or(Unpriced::NoUnit)?;
        let start = self.taught.started_on.ok_or(Unpriced::NoStart)?;
        let from = from.max(start);
        let to = self.taught.ended_on.map_or(to, |end| to.min(end));
        if matches!(per, Per::Session | Per::Day) && self.taught.sessions.is_empty() {
            return Err(Unpriced::NoSessions);
        }
        if from > to {
            return Ok(Charge::default());
        }
        if per == Per::Year {
            return Ok(by_the_year(pence, from, to));
        }
        let calendar = self.calendar.ok_or(Unpriced::NoCalendar)?;
        let school = |day| calendar.is_school_day(day).map_err(Unpriced::Calendar);
        let mut units = 0_u32;
        for day in days(from, to) {
            if !school(day)? {
                continue;
            }
            units += match per {
                Per::Week => {
                    let earlier = monday_of(day).max(start);
                    let mut first = true;
                    for before in days(earlier, day).take_while(|before| *before < day) {
                        first &= !school(before)?;
                    }
                    u32::from(first)
                }
                Per::Day => u32::from(self.sessions_on(day) > 0),
                Per::Session | Per::Year => self.sessions_on(day),
            };
        }
        Ok(Charge {
            pence: pence.saturating_mul(i64::from(units)),
            units,
        })
    }

    fn sessions_on(&self, day: NaiveDate) -> u32 {
        let weekday = day.weekday().number_from_monday();
        let held = self
            .taught
            .sessions
            .iter()
            .filter(|session| u32::from(session.weekday) == weekday && session.on(day))
            .count();
        u32::try_from(held).unwrap_or(u32::MAX)
    }

    /// What it has cost, what is committed and what the financial year will come to, as things stand on `today`.
    pub fn outlook(&self, today: NaiveDate) -> Outlook {
        let (first, last) = financial_year(today);
        let tomorrow = today + Days::new(1);
        let until = match (self.taught.ended_on, self.planned_end) {
            (Some(end), _) => (end > today).then_some(end),
            (None, Some(end)) if end > today => Some(end),
            (None, _) => Some(last),
        };
        let start = self.taught.started_on.unwrap_or(today);
        Outlook {
            to_date: self.charge(start, today),
            committed: self.charge(tomorrow, until.unwrap_or(today)),
            until,
            forecast: self.charge(first, until.map_or(today, |until| until.min(last))),
        }
    }
}

/// By its days, each academic year to the penny.
fn by_the_year(pence: i64, from: NaiveDate, to: NaiveDate) -> Charge {
    let mut charge = Charge::default();
    let mut at = from;
    while at <= to {
        let year = AcademicYear::containing(at);
        let end = year.last_day().min(to);
        let length = (year.last_day() - year.first_day()).num_days() + 1;
        let gone = |day: NaiveDate| (day - year.first_day()).num_days();
        let worth = |days: i64| pence.saturating_mul(days) / length;
        charge.pence = charge
            .pence
            .saturating_add(worth(gone(end) + 1) - worth(gone(at)));
        charge.units += u32::try_from((end - at).num_days() + 1).unwrap_or(0);
        at = end + Days::new(1);
    }
    charge
}

fn days(from: NaiveDate, to: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    from.iter_days().take_while(move |day| *day <= to)
}

/// "£1,234.50".
pub fn pounds(pence: i64) -> String {
    let whole = (pence / 100).unsigned_abs().to_string();
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if pence < 0 { "−" } else { "" };
    format!("{sign}£{grouped}.{:02}", (pence % 100).unsigned_abs())
}

impl Charge {
    /// "38 days at £62.50"; by the year, "100 days of a year at £12,000.00".
    pub fn working(&self, pence: i64, per: Per) -> String {
        let unit = match (per, self.units) {
            (Per::Session, 1) => "session",
            (Per::Session, _) => "sessions",
            (Per::Day, 1) => "day",
            (Per::Day, _) => "days",
            (Per::Week, 1) => "week",
            (Per::Week, _) => "weeks",
            (Per::Year, 1) => "day of a year",
            (Per::Year, _) => "days of a year",
        };
        format!("{} {unit} at {}", self.units, pounds(pence))
    }
}

/// "1 April 2026 to 31 March 2027".
pub fn year_in_words(day: NaiveDate) -> String {
    let (first, last) = financial_year(day);
    format!("{} to {}", dates::long(first), dates::long(last))
}
