//! What is wrong with a row that a person is about to save: the field, and a sentence.
//!
//! Only local saves are checked. What another laptop sends is never refused, because a refusal would make the two differ.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One thing to put right, shown at its field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FieldError {
    /// The table.
    pub table: String,
    /// The row.
    pub row: Uuid,
    /// The field at which the sentence is shown.
    pub field: String,
    /// What is wrong and what to do, for the person.
    pub sentence: String,
}

/// Collects what is wrong with one row.
#[derive(Debug)]
pub struct Faults {
    table: &'static str,
    row: Uuid,
    found: Vec<FieldError>,
}

impl Faults {
    pub(crate) fn new(table: &'static str, row: Uuid) -> Self {
        Self {
            table,
            row,
            found: Vec::new(),
        }
    }

    pub(crate) fn into_vec(self) -> Vec<FieldError> {
        self.found
    }

    /// Says that something is wrong at a field.
    pub fn say(&mut self, field: &str, sentence: impl Into<String>) {
        self.found.push(FieldError {
            table: self.table.to_owned(),
            row: self.row,
            field: field.to_owned(),
            sentence: sentence.into(),
        });
    }

    /// The text must be there.
    pub fn text(&mut self, field: &str, value: &Option<String>, sentence: &str) {
        if value.as_ref().is_none_or(|text| text.trim().is_empty()) {
            self.say(field, sentence);
        }
    }

    /// The value must be there.
    pub fn some<T>(&mut self, field: &str, value: &Option<T>, sentence: &str) {
        if value.is_none() {
            self.say(field, sentence);
        }
    }

    /// An end may not come before its start. Either may be unknown.
    pub fn in_order(
        &mut self,
        field: &str,
        end: (&str, Option<NaiveDate>),
        start: (&str, Option<NaiveDate>),
    ) {
        if let (Some(last), Some(first)) = (end.1, start.1)
            && last < first
        {
            self.say(
                field,
                format!("{} is before {} ({}).", end.0, start.0, day(first)),
            );
        }
    }

    /// The text, if any, must be one of these codes.
    pub fn one_of(&mut self, field: &str, value: &Option<String>, codes: &[&str]) {
        if let Some(text) = value
            && !codes.contains(&text.as_str())
        {
            self.say(
                field,
                format!(
                    "“{text}” is not one of the answers here: {}.",
                    codes.join(", ").replace('_', " ")
                ),
            );
        }
    }

    /// The number, if any, must lie in this range.
    pub fn within(&mut self, field: &str, value: Option<i64>, low: i64, high: i64, sentence: &str) {
        if value.is_some_and(|number| number < low || number > high) {
            self.say(field, sentence);
        }
    }
}

/// A day as the team writes it: `Tue 10 Nov 2026`.
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}
