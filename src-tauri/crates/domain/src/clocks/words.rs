//! The one line that a finding says to the person.

use chrono::{Datelike, NaiveDate};

use super::child::{Child, Draft};
use super::finding::{Due, Standing, UnknownWhy, Working};
use crate::dates::{push_long, push_number, push_short};

/// What the sentence is made of: "Day 6" is tomorrow: "no provision recorded" · "permanently excluded Tue 10 Nov".
pub(super) struct Words<'a> {
    /// What is due: "Day 6", "Placement review".
    pub what: &'a str,
    /// What is missing while it is not met; may be empty.
    pub missing: &'a str,
    /// Why the clock runs; the trigger day is appended when `because_on`.
    pub because: &'a str,
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
                    push_short(&mut text, met.on);
                    if let Some(due) = due.day() {
                        text.push_str(if met.late { ", was due " } else { ", due " });
                        push_short(&mut text, due);
                    }
                    text.push_str(": ");
                    text.push_str(&met.evidence);
                }
            }
            (Due::Unknown(UnknownWhy::Count), _) => {
                text.push_str(": ");
                text.push_str(words.missing);
            }
            (Due::Unknown(why), _) => {
                text.push_str(": date unknown, ");
                text.push_str(&why.sentence());
                add_missing(&mut text, "; ", words.missing);
            }
            (Due::Day(day), standing) => {
                match standing {
                    Standing::Today => text.push_str(" is today"),
                    Standing::Tomorrow => text.push_str(" is tomorrow"),
                    _ if *day < self.today => {
                        text.push_str(" was ");
                        push_short(&mut text, *day);
                        text.push_str(", ");
                        self.push_ago(&mut text, *day, draft);
                    }
                    _ => {
                        text.push_str(" is ");
                        if day.year() == self.today.year() {
                            push_short(&mut text, *day)
                        } else {
                            push_long(&mut text, *day)
                        }
                    }
                }
                add_missing(&mut text, ": ", words.missing);
                if standing == Standing::Unknown {
                    text.push_str(" (it is not recorded whether this was done)");
                }
            }
        }
        if !words.because.is_empty() {
            text.push_str(" · ");
            text.push_str(words.because);
            if let Some(day) = draft.triggered_on {
                text.push(' ');
                if day.year() == self.today.year() {
                    push_short(&mut text, day)
                } else {
                    push_long(&mut text, day)
                }
            }
        }
        text
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
