//! The one line that a finding says to the person.

use chrono::{Datelike, NaiveDate};

use super::child::{Child, Draft};
use super::finding::{Due, Standing, UnknownWhy, Working};
use crate::dates::{push_long, push_number, push_short};

/// What the sentence is made of: "Placement review" due Fri 18 Dec: "not held" · "last reviewed" Thu 24 Sep.
pub(super) struct Words<'a> {
    /// What is due ("Placement review"), or a day by its name ("Day 6").
    pub what: &'a str,
    /// What is missing while it is not met; may be empty.
    pub missing: &'a str,
    /// Why the clock runs; the day on which it started is put behind it.
    pub because: &'a str,
}

/// Names that are themselves days: they are today, where a task is due today.
fn is_a_day(what: &str) -> bool {
    matches!(
        what,
        "Day 6"
            | "Fifteenth day of absence"
            | "End of reduced timetable"
            | "Day from which the name may leave the roll"
            | "Last day on which the name must stay on roll"
            | "Last day to apply for a review"
            | "Day from which the money follows"
            | "Last day within the yearly limit of suspension"
    )
}

impl Child<'_> {
    pub(super) fn sentence(
        &self,
        draft: &Draft,
        standing: Standing,
        excused: Option<&str>,
        words: &Words<'_>,
    ) -> String {
        let mut text = String::with_capacity(96);
        text.push_str(words.what);
        match (&draft.due, standing) {
            (_, Standing::Excused) => {
                text.push_str(" excused: ");
                text.push_str(excused.unwrap_or("no reason recorded"));
            }
            (due, Standing::Met) => {
                if let Some(met) = &draft.met {
                    text.push_str(if met.late { " met late " } else { " met " });
                    self.push_day(&mut text, met.on);
                    if let Some(due) = due.day() {
                        text.push_str(if met.late { ", was due " } else { ", due " });
                        self.push_day(&mut text, due);
                    }
                    text.push_str(": ");
                    text.push_str(&met.evidence);
                }
            }
            (Due::Unknown(UnknownWhy::Count), _) => {
                text.push_str(": ");
                text.push_str(words.missing);
            }
            // The law names no day here, so what is missing says more than that the day is.
            (Due::Unknown(why @ UnknownWhy::NoNumber), _) => {
                text.push_str(": ");
                text.push_str(words.missing);
                text.push_str("; ");
                text.push_str(&why.sentence());
            }
            (Due::Unknown(why), _) => {
                text.push_str(": date unknown, ");
                text.push_str(&why.sentence());
                add_missing(&mut text, "; ", words.missing);
            }
            (Due::Day(day), standing) => {
                self.push_standing(&mut text, draft, *day, standing, words)
            }
        }
        self.push_because(&mut text, draft, words.because);
        text
    }

    fn push_standing(
        &self,
        text: &mut String,
        draft: &Draft,
        day: NaiveDate,
        standing: Standing,
        words: &Words<'_>,
    ) {
        let (now, past) = if is_a_day(words.what) {
            (" is ", " was ")
        } else {
            (" due ", " was due ")
        };
        match standing {
            Standing::Today => {
                text.push_str(now);
                text.push_str("today");
            }
            Standing::Tomorrow => {
                text.push_str(now);
                text.push_str("tomorrow");
            }
            _ if day < self.today => {
                text.push_str(past);
                self.push_day(text, day);
                text.push_str(", ");
                self.push_ago(text, day, draft);
            }
            _ => {
                text.push_str(now);
                self.push_day(text, day);
            }
        }
        if standing == Standing::Unknown && words.missing == "not recorded" {
            text.push_str(": not recorded whether it was done");
            return;
        }
        add_missing(text, ": ", words.missing);
        if standing == Standing::Unknown {
            text.push_str(", as far as is recorded");
        }
    }

    fn push_because(&self, text: &mut String, draft: &Draft, because: &str) {
        let because = match draft.triggered_on {
            Some(_) => because,
            // Without the day, "since" would hang in the air.
            None => because
                .trim_end_matches(" since")
                .trim_end_matches(" from")
                .trim_end_matches(", first"),
        };
        if because.is_empty() {
            return;
        }
        text.push_str(" · ");
        text.push_str(because);
        if let Some(day) = draft.triggered_on {
            text.push(' ');
            self.push_day(text, day);
        }
    }

    /// The year is said when it is not this one.
    fn push_day(&self, text: &mut String, day: NaiveDate) {
        if day.year() == self.today.year() {
            push_short(text, day)
        } else {
            push_long(text, day)
        }
    }

    /// "3 school days ago" where they can be counted, else "5 days ago".
    fn push_ago(&self, text: &mut String, day: NaiveDate, draft: &Draft) {
        let school_days = match draft.working {
            Working::SchoolDays { setting, .. } | Working::HalfTermEnd { setting, .. } => self
                .calendars
                .of(setting)
                .and_then(|chosen| chosen.calendar.between(day, self.today).ok()),
            _ => None,
        };
        let (number, unit) = match school_days {
            Some(number) if number > 0 => (number, "school day"),
            _ => (
                u32::try_from((self.today - day).num_days()).unwrap_or(0),
                "day",
            ),
        };
        push_number(text, number);
        text.push(' ');
        text.push_str(unit);
        text.push_str(if number == 1 { " ago" } else { "s ago" });
    }
}

fn add_missing(text: &mut String, before: &str, missing: &str) {
    if !missing.is_empty() {
        text.push_str(before);
        text.push_str(missing);
    }
}
