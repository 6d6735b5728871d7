//! Days as people in the UK type and read them.
//!
//! Reading is day first, always: 10/11/2026 is 10 November. A day that does not exist is refused with a sentence and
//! never moved to a neighbour. A year of two digits is taken to be the nearest that makes sense and is said to have
//! been guessed ([`Typed::short_year`]). Must not know what day it is today.

use chrono::{Datelike, NaiveDate};

/// A day that was read from text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// The day.
    pub day: NaiveDate,
    /// Whether the year was written with two digits, so that the century is a guess to be shown.
    pub short_year: bool,
}

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// Nothing was written.
    #[error("There is no date here.")]
    Empty,
    /// The month has no such day: "31/02/2014".
    #[error("{text} does not exist: {month} {year} has {length} days.")]
    NoSuchDay {
        /// As written.
        text: String,
        /// Full name of the month.
        month: &'static str,
        /// The year as understood.
        year: i32,
        /// How many days the month has.
        length: u32,
    },
    /// The month is not 1 to 12: probably written month first.
    #[error("{text} has no month {month}: write the day first, as in 25/12/2026.")]
    NoSuchMonth {
        /// As written.
        text: String,
        /// The number in the month's place.
        month: u32,
    },
    /// A year outside [`YEARS`].
    #[error("{text} is in the year {year}, which cannot be right.")]
    Year {
        /// As written.
        text: String,
        /// The year as written.
        year: i32,
    },
    /// Not a date at all.
    #[error("“{text}” is not a date that can be read; write it as 10/11/2026 or 10 Nov 2026.")]
    Form {
        /// As written.
        text: String,
    },
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// Years in which a day of somebody's life or of the team's work can lie, whoever typed it. The oldest person on record was born
/// before 1900, and is in nobody's casework.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;
/// Years that eight figures without any mark between them may name: those of the children and their plans.
const COMPACT_YEARS: std::ops::RangeInclusive<u32> = 1990..=2100;
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Reads a day: "10/11/2026", "10-11-26", "10.11.2026", "10 Nov 2026", "Tue 10th November 2026", "2026-11-10", "20261110".
pub fn parse(text: &str) -> Result<NaiveDate, DateError> {
    parse_typed(text).map(|typed| typed.day)
}

/// As [`parse`], and says whether the century was a guess.
pub fn parse_typed(text: &str) -> Result<Typed, DateError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(DateError::Empty);
    }
    let form = || DateError::Form {
        text: shortened(text),
    };
    let words = words(text).ok_or_else(form)?;
    // A weekday in front is courtesy; it is not checked, because a slip there is common and the number is what is meant.
    let words = match words.as_slice() {
        [Word::Name(name), rest @ ..] if is_weekday(name) => rest,
        all => all,
    };
    let (day, month, year) = match words {
        // Eight figures in the machine's order. Written day first, eight figures of these years have a month past twelve here
        // (20102012), so neither can be taken for the other.
        [Word::Number(figures, 8)] => {
            let (year, month, day) = (figures / 10_000, figures / 100 % 100, figures % 100);
            if !COMPACT_YEARS.contains(&year) || !(1..=12).contains(&month) {
                return Err(form());
            }
            (day, month, (year, 4))
        }
        // A year first is the machine's order: 2026-11-10, perhaps with a midnight behind it.
        [
            Word::Number(year, 4),
            Word::Number(month, _),
            Word::Number(day, _),
            rest @ ..,
        ] if is_midnight(rest) => (*day, *month, (*year, 4)),
        [
            Word::Number(day, _),
            Word::Number(month, _),
            Word::Number(year, digits),
            rest @ ..,
        ] if is_midnight(rest) => (*day, *month, (*year, *digits)),
        [
            Word::Number(day, _),
            Word::Name(month),
            Word::Number(year, digits),
        ] => (
            *day,
            month_number(month).ok_or_else(form)?,
            (*year, *digits),
        ),
        [
            Word::Name(month),
            Word::Number(day, _),
            Word::Number(year, digits),
        ] => (
            *day,
            month_number(month).ok_or_else(form)?,
            (*year, *digits),
        ),
        _ => return Err(form()),
    };
    let (year, short_year) = match year {
        (year, 4) => (i32::try_from(year).map_err(|_| form())?, false),
        // Children and their plans: 00–49 is this century, 50–99 the last.
        (year, 2) if year < 50 => (2000 + year as i32, true),
        (year, 2) => (1900 + year as i32, true),
        _ => return Err(form()),
    };
    if !(1..=12).contains(&month) {
        return Err(DateError::NoSuchMonth {
            text: shortened(text),
            month,
        });
    }
    if !YEARS.contains(&year) {
        return Err(DateError::Year {
            text: shortened(text),
            year,
        });
    }
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => Ok(Typed { day, short_year }),
        None => Err(DateError::NoSuchDay {
            text: shortened(text),
            month: MONTHS[month as usize - 1],
            year,
            length: days_in(year, month),
        }),
    }
}

enum Word {
    /// A number and how many digits it was written with.
    Number(u32, usize),
    Name(String),
}

/// The numbers and names of a text; `None` when it holds anything else or is too long to be a date.
fn words(text: &str) -> Option<Vec<Word>> {
    if text.len() > 40 {
        return None;
    }
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            words.push(Word::Number(rest[..end].parse().ok()?, end));
            rest = &rest[end..];
            // 1st, 2nd, 3rd, 4th
            let lower = rest.get(..2).map(str::to_ascii_lowercase);
            if matches!(lower.as_deref(), Some("st" | "nd" | "rd" | "th"))
                && !rest[2..].starts_with(|c: char| c.is_alphabetic())
            {
                rest = &rest[2..];
            }
        } else if first.is_ascii_alphabetic() {
            let end = rest
                .find(|c: char| !c.is_ascii_alphabetic())
                .unwrap_or(rest.len());
            // The T of 2026-11-10T00:00:00 stands between numbers.
            let name = rest[..end].to_ascii_lowercase();
            if !matches!(name.as_str(), "of" | "t" | "z") {
                words.push(Word::Name(name));
            }
            rest = &rest[end..];
        } else if matches!(
            first,
            ' ' | '/' | '-' | '.' | ',' | ':' | '\u{a0}' | '‐' | '‑' | '–'
        ) {
            rest = &rest[first.len_utf8()..];
        } else {
            return None;
        }
    }
    Some(words)
}

fn is_midnight(rest: &[Word]) -> bool {
    rest.len() <= 4 && rest.iter().all(|word| matches!(word, Word::Number(0, _)))
}

fn is_weekday(name: &str) -> bool {
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ]
    .iter()
    .any(|day| {
        name.len() >= 3 && day.starts_with(name)
            || (name == "tues" && *day == "tuesday")
            || (name == "thurs" && *day == "thursday")
    })
}

fn month_number(name: &str) -> Option<u32> {
    if name == "sept" {
        return Some(9);
    }
    (1..=12)
        .zip(MONTHS)
        .find(|(_, month)| name.len() >= 3 && month.to_ascii_lowercase().starts_with(name))
        .map(|(number, _)| number)
}

fn days_in(year: i32, month: u32) -> u32 {
    (28..=31)
        .rev()
        .find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
        .unwrap_or(28)
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        text.chars().take(39).chain(['…']).collect()
    }
}

/// "Tue 10 Nov 2026".
pub fn long(day: NaiveDate) -> String {
    let mut text = String::with_capacity(16);
    push_long(&mut text, day);
    text
}

/// "Tue 10 Nov".
pub fn short(day: NaiveDate) -> String {
    let mut text = String::with_capacity(11);
    push_short(&mut text, day);
    text
}

/// "10/11/2026".
pub fn numeric(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// Three letters of the month: "Nov".
pub fn month_short(day: NaiveDate) -> &'static str {
    &MONTHS[day.month0() as usize][..3]
}

/// Appends "Tue 10 Nov 2026" without a formatter: sentences are made by the ten thousand.
pub fn push_long(text: &mut String, day: NaiveDate) {
    push_short(text, day);
    text.push(' ');
    push_number(text, day.year().unsigned_abs());
}

/// Appends "Tue 10 Nov".
pub fn push_short(text: &mut String, day: NaiveDate) {
    text.push_str(DAYS[day.weekday().num_days_from_monday() as usize]);
    text.push(' ');
    push_number(text, day.day());
    text.push(' ');
    text.push_str(month_short(day));
}

/// Appends a number in digits.
pub fn push_number(text: &mut String, number: u32) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
