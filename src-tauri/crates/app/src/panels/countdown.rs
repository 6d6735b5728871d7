//! The twenty school days within which fair access must find a place, as they run for one case.
//!
//! Source: School Admissions Code 2021, 3.21. The date is the rule book's (C50); only the days that are left are counted here,
//! by the calendar of the child's school.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::{Calendars, SettingRef};
use waymark_store::tables::Pupil;
use waymark_store::views::{self, DueRow};
use waymark_store::{Reader, calendars};

use crate::words::count;

/// By when a school place must be allocated, and how long that is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Countdown {
    /// The last day.
    pub due_on: NaiveDate,
    /// School days from today to that day, today counted and that day not; negative once it has passed. `None` when the
    /// calendar does not reach so far.
    pub days_left: Option<i32>,
    /// breached | today | tomorrow | due | upcoming
    pub standing: String,
    /// "8 school days left to allocate a place".
    pub sentence: String,
    /// The status that the date follows from, for "why this date?".
    pub source_row: Uuid,
}

/// Counts for several cases by calendars that are read once.
pub(crate) struct Countdowns {
    calendars: Calendars,
    today: NaiveDate,
}

impl Countdowns {
    /// Reads the calendars.
    pub(crate) fn load(reader: &Reader, today: NaiveDate) -> waymark_store::Result<Self> {
        Ok(Self {
            calendars: calendars::load(reader)?,
            today,
        })
    }

    /// The count for one child, from the dates that run for it; `None` when no place is being looked for.
    pub(crate) fn of_due(&self, pupil: &Pupil, due: &[DueRow]) -> Option<Countdown> {
        let row = due
            .iter()
            .find(|row| row.rule == "C50" && !matches!(row.standing.as_str(), "met" | "excused"))?;
        let due_on = row.due_on?;
        let school = pupil
            .roll_setting
            .as_deref()
            .and_then(|text| text.parse::<SettingRef>().ok());
        let between = |from, to| {
            self.calendars
                .of(school)
                .and_then(|chosen| chosen.calendar.between(from, to).ok())
                .and_then(|days| i32::try_from(days).ok())
        };
        let days_left = if due_on < self.today {
            between(due_on, self.today).map(|days| -days.max(1))
        } else {
            between(self.today, due_on)
        };
        let sentence = match days_left {
            Some(days) if days < 0 => format!(
                "The place was due {} ago",
                count(days.unsigned_abs().into(), "school day", "school days")
            ),
            Some(0) => "The place is due today".to_owned(),
            Some(days) => format!(
                "{} left to allocate a place",
                count(days.unsigned_abs().into(), "school day", "school days")
            ),
            None => format!(
                "A place is due by {}; the calendar does not reach so far",
                waymark_domain::dates::long(due_on)
            ),
        };
        Some(Countdown {
            due_on,
            days_left,
            standing: row.standing.clone(),
            sentence,
            source_row: row.source_row,
        })
    }

    /// The same for a child whose dates are not in hand.
    pub(crate) fn of(
        &self,
        reader: &Reader,
        pupil: &Pupil,
    ) -> waymark_store::Result<Option<Countdown>> {
        Ok(self.of_due(pupil, &views::due_of(reader, pupil.id)?))
    }
}
