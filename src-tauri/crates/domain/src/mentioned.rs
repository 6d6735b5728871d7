//! The day that a line written in a hurry speaks of: "rang mum yesterday", "visit 12/11", "seen on Tuesday".
//!
//! A line that is written down is about something that has happened, so a weekday is the last one and a day without a year
//! is the last such day. What lies ahead ("next Monday", a day in the coming weeks) is a plan and proposes nothing. It only
//! proposes: the person sees the day and the words that it came from, and may say another.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::dates;

/// A day and the words that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentioned {
    /// The day; never after today.
    pub day: NaiveDate,
    /// The words as they were written.
    pub words: String,
}

/// Days ahead within which a day without a year is taken for a plan and not for last year's.
const PLANS: u64 = 60;

/// The first day that a text speaks of.
pub fn day(text: &str, today: NaiveDate) -> Option<Mentioned> {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).find_map(|at| at_word(&words, at, today))
}

fn at_word(words: &[&str], at: usize, today: NaiveDate) -> Option<Mentioned> {
    let word = words[at];
    let lower = word.to_lowercase();
    let before = at
        .checked_sub(1)
        .map(|before| words[before].to_lowercase())
        .unwrap_or_default();
    let said = |day: NaiveDate, words: String| Some(Mentioned { day, words });
    match lower.as_str() {
        "today" => return said(today, word.to_owned()),
        "yesterday" => {
            // "The day before yesterday" has the words that change its meaning in front.
            let more = u64::from(before == "before");
            return said(
                today.checked_sub_days(Days::new(1 + more))?,
                if more == 1 {
                    "the day before yesterday".into()
                } else {
                    word.to_owned()
                },
            );
        }
        "morning" | "afternoon" | "evening" if before == "this" => {
            return said(today, format!("this {lower}"));
        }
        "night" if before == "last" => {
            return said(today.pred_opt()?, "last night".into());
        }
        _ => {}
    }
    if let Some(weekday) = weekday(word, &lower, &before) {
        return match before.as_str() {
            "next" | "this" | "every" | "by" | "until" | "from" => None,
            "last" => said(last(weekday, today.pred_opt()?)?, format!("last {word}")),
            _ => said(last(weekday, today)?, word.to_owned()),
        };
    }
    let ahead = matches!(before.as_str(), "by" | "until" | "before" | "next" | "due");
    if ahead {
        return None;
    }
    dated(words, at, today)
}

/// "12/11", "12/11/26", "12 Nov", "12th November 2026", "Nov 12".
fn dated(words: &[&str], at: usize, today: NaiveDate) -> Option<Mentioned> {
    // "24/7" is a way of speaking.
    if words[at] == "24/7" {
        return None;
    }
    // The longest reading first: a year that is written belongs to its day.
    for length in (1..=3.min(words.len() - at)).rev() {
        let text = words[at..at + length].join(" ");
        if !text.starts_with(|c: char| c.is_ascii_digit()) && month(words[at]).is_none() {
            return None;
        }
        if let Ok(day) = dates::parse(&text) {
            return (day <= today).then_some(Mentioned { day, words: text });
        }
        if let Some(day) = without_year(&text, length, today) {
            return Some(Mentioned { day, words: text });
        }
    }
    None
}

fn month(word: &str) -> Option<&str> {
    // A month as a word of its own is at least three letters, and "May" and "March" begin sentences: they need a number.
    dates::parse(&format!("1 {word} 2000")).ok().map(|_| word)
}

/// A day and a month: the last such day that is not after today, unless this year's is so near ahead that it is a plan.
fn without_year(text: &str, length: usize, today: NaiveDate) -> Option<NaiveDate> {
    let shaped = match length {
        1 => text.matches(['/', '.', '-']).count() == 1 && text.len() >= 3,
        2 => true,
        _ => false,
    };
    if !shaped {
        return None;
    }
    let in_year = |year: i32| {
        let whole = if length == 1 {
            let mark = text.chars().find(|c| !c.is_ascii_digit())?;
            format!("{text}{mark}{year}")
        } else {
            format!("{text} {year}")
        };
        dates::parse(&whole).ok()
    };
    match in_year(today.year()) {
        Some(day) if day <= today => Some(day),
        Some(day) if day <= today.checked_add_days(Days::new(PLANS))? => None,
        _ => in_year(today.year() - 1),
    }
}

fn weekday(word: &str, lower: &str, before: &str) -> Option<Weekday> {
    let whole = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    if let Some((_, day)) = whole.iter().find(|(name, _)| *name == lower) {
        return Some(*day);
    }
    let short = matches!(
        lower,
        "mon" | "tue" | "tues" | "wed" | "thu" | "thur" | "thurs" | "fri" | "sat" | "sun"
    );
    // "Sat with him" and "the sun" are no days; "on Sat" is.
    let plain = matches!(lower, "sat" | "sun" | "wed");
    let spoken = matches!(before, "on" | "last");
    let capital = word.starts_with(char::is_uppercase);
    if short && (spoken || (capital && !plain)) {
        return whole
            .iter()
            .find(|(name, _)| name.starts_with(&lower[..3]))
            .map(|(_, day)| *day);
    }
    None
}

/// The last such weekday that is not after `day`.
fn last(weekday: Weekday, day: NaiveDate) -> Option<NaiveDate> {
    let back = (7 + day.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    day.checked_sub_days(Days::new(u64::from(back)))
}
