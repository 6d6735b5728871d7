//! “Why this date?”: the arithmetic of a finding, day by day, made when somebody asks and not before.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::calendar::{Calendars, Skipped};
use crate::dates::{long, push_short};
use crate::status::Confidence;

use super::finding::{Counting, Due, Finding, Unit, Working};
use super::placement_review::HALF_TERMLY;
use super::rules::Force;

/// The arithmetic of one date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arithmetic {
    /// "Wed 18 Nov = 6th school day (10, 11, 12, 13, 17, 18; weekend and INSET Mon 16 skipped)".
    pub sentence: String,
    /// Days that were counted, in order; empty for a count in weeks.
    pub counted: Vec<NaiveDate>,
    /// Days that were not, with the reason.
    pub skipped: Vec<Skipped>,
    /// How the rule counts.
    pub basis: &'static str,
    /// Which calendar, and why that one; `None` when no school day was counted.
    pub source: Option<String>,
    /// The other reading, as a sentence.
    pub alternative: Option<String>,
    /// When the due date is not a school day, the next one, as a sentence.
    pub in_holiday: Option<String>,
    /// Where the rule is written.
    pub citation: &'static str,
    /// Where it was read.
    pub read_in: &'static str,
    /// On whom it lies.
    pub duty_holder: &'static str,
    /// What else to know.
    pub note: &'static str,
    /// How sure it is; anything but `Read` is shown as "check locally".
    pub confidence: Confidence,
    /// What kind of claim it makes.
    pub force: Force,
}

impl Arithmetic {
    /// Everything in one line: "Wed 18 Nov = 6th school day (…); basis: …; source: …".
    pub fn line(&self) -> String {
        let mut text = self.sentence.clone();
        text.push_str("; basis: ");
        text.push_str(self.basis);
        if let Some(source) = &self.source {
            text.push_str("; source: ");
            text.push_str(source);
        }
        text
    }
}

/// The arithmetic of a finding, on the calendars by which it was reckoned.
pub fn explain(finding: &Finding, calendars: &Calendars) -> Arithmetic {
    let rule = finding.rule;
    let mut arithmetic = Arithmetic {
        sentence: String::new(),
        counted: Vec::new(),
        skipped: Vec::new(),
        basis: rule.basis,
        source: None,
        alternative: finding
            .alternative
            .map(|other| format!("{}: {}", sentence_case(other.basis), long(other.day))),
        in_holiday: finding
            .next_school_day
            .map(|day| format!("That is not a school day; the next is {}", long(day))),
        citation: rule.citation,
        read_in: rule.source,
        duty_holder: rule.duty_holder,
        note: rule.note,
        confidence: rule.confidence,
        force: rule.force,
    };
    match &finding.due {
        Due::Unknown(why) => {
            arithmetic.sentence = format!("No date can be given: {}", why.sentence());
            if let Working::Count {
                half_days,
                limit,
                from,
                to,
            } = finding.working
            {
                arithmetic.sentence = count(half_days, limit, from, to);
            }
        }
        Due::Day(due) => reckoned(&mut arithmetic, *due, finding, calendars),
    }
    arithmetic
}

fn reckoned(arithmetic: &mut Arithmetic, due: NaiveDate, finding: &Finding, calendars: &Calendars) {
    let mut text = String::new();
    push_short(&mut text, due);
    text.push_str(" = ");
    match finding.working {
        Working::SchoolDays {
            start,
            n,
            counting,
            setting,
        } => {
            text.push_str(&ordinal(n));
            text.push_str(" school day");
            let chosen = calendars.of(setting);
            arithmetic.source = chosen.map(|chosen| chosen.source());
            let (from, to) = match counting {
                Counting::FromStart => (start, due),
                Counting::AfterStart => {
                    text.push_str(" after ");
                    push_short(&mut text, start);
                    (start.succ_opt().unwrap_or(start), due)
                }
                Counting::Before => {
                    text.push_str(" before ");
                    push_short(&mut text, start);
                    (due, start.pred_opt().unwrap_or(start))
                }
            };
            if let Some(Ok(walk)) = chosen.map(|chosen| chosen.calendar.walk(from, to)) {
                text.push_str(" (");
                text.push_str(&walk.counted_in_words());
                let skipped = walk.skipped_in_words();
                if !skipped.is_empty() {
                    text.push_str("; ");
                    text.push_str(&skipped);
                }
                text.push(')');
                arithmetic.counted = walk.counted;
                arithmetic.skipped = walk.skipped;
            }
        }
        Working::Ahead { days: 0, .. } => text.push_str("the day itself"),
        Working::Ahead { of, days } => {
            text.push_str(&format!("{} before {}", units(days, Unit::Days), long(of)));
        }
        Working::Elapsed { start, n, unit } => {
            text.push_str(&format!("{} after {}", units(n, unit), long(start)));
            if unit == Unit::WorkingDays {
                text.push_str(&holidays_between(calendars, start, n, due));
            }
        }
        Working::Within { start, n, unit } => text.push_str(&format!(
            "the last day of {} that begin with {}",
            units(n, unit),
            long(start)
        )),
        Working::HalfTermEnd { since, setting } => {
            let chosen = calendars.of(setting);
            arithmetic.source = chosen.map(|chosen| chosen.source());
            let name = chosen
                .and_then(|chosen| {
                    chosen
                        .calendar
                        .half_terms()
                        .iter()
                        .find(|half| half.last == due)
                })
                .map(|half| half.name.as_str());
            text.push_str("last school day of ");
            text.push_str(name.unwrap_or("the half term"));
            text.push_str(", the half term after ");
            text.push_str(&long(since));
        }
        Working::Agreed { .. } => match finding.triggered_on {
            Some(held) if finding.rule.id == HALF_TERMLY.id => {
                text.push_str("the next review, as set at the review of ");
                push_short(&mut text, held);
            }
            _ => text.push_str("the date as recorded"),
        },
        Working::Count {
            half_days,
            limit,
            from,
            to,
        } => {
            text.clear();
            text.push_str(&count(half_days, limit, from, to));
        }
        Working::Nothing => text.push_str("the date as recorded"),
    }
    arithmetic.sentence = text;
}

/// " (bank holiday Mon 31 Aug not counted)"; nothing where there is none, or where some other calendar knew of more.
fn holidays_between(calendars: &Calendars, start: NaiveDate, n: u32, due: NaiveDate) -> String {
    let weekdays: Vec<NaiveDate> = start
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= due)
        .filter(|day| day.weekday().num_days_from_monday() < 5)
        .collect();
    let holidays: Vec<String> = weekdays
        .iter()
        .filter(|day| !super::child::working_day(calendars, None, **day))
        .map(|day| crate::dates::short(*day))
        .collect();
    match holidays.len() {
        0 => String::new(),
        found if weekdays.len() != found + n as usize => " (bank holidays not counted)".to_owned(),
        1 => format!(" (bank holiday {} not counted)", holidays.join(", ")),
        _ => format!(" (bank holidays {} not counted)", holidays.join(", ")),
    }
}

/// "1 week", "15 days".
fn units(n: u32, unit: Unit) -> String {
    let unit = match unit {
        Unit::Days => "day",
        Unit::Weeks => "week",
        Unit::Months => "month",
        Unit::WorkingDays => "working day",
    };
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {unit}{plural}")
}

fn count(half_days: u32, limit: u32, from: NaiveDate, to: NaiveDate) -> String {
    let half = if half_days.is_multiple_of(2) {
        ""
    } else {
        ".5"
    };
    format!(
        "{}{half} of {limit} school days from {} to {}",
        half_days / 2,
        long(from),
        long(to)
    )
}

/// "1st", "2nd", "6th", "11th", "21st".
fn ordinal(n: u32) -> String {
    let ending = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{ending}")
}

fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}
