//! A clock that says what it is told, so that a journey reads the same in any year.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike as _};
use waymark_app::Clock;

/// Starts at a told day and time and runs on from there, so that two changes never share an instant.
#[derive(Debug)]
pub struct ToldClock {
    told: Mutex<(NaiveDate, NaiveTime)>,
    started: Instant,
}

impl ToldClock {
    /// A clock that starts at this day and time.
    pub fn new(day: NaiveDate, time: NaiveTime) -> Self {
        Self {
            told: Mutex::new((day, time)),
            started: Instant::now(),
        }
    }

    /// Moves on (or back) by whole days and minutes.
    pub fn advance(&self, days: i64, minutes: i64) {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        let moved = told.0.and_time(told.1) + TimeDelta::days(days) + TimeDelta::minutes(minutes);
        *told = (moved.date(), moved.time());
    }

    fn now(&self) -> chrono::NaiveDateTime {
        let told = *self.told.lock().unwrap_or_else(PoisonError::into_inner);
        told.0.and_time(told.1) + TimeDelta::from_std(self.started.elapsed()).unwrap_or_default()
    }
}

impl Clock for ToldClock {
    fn today(&self) -> NaiveDate {
        self.now().date()
    }

    fn now_ms(&self) -> i64 {
        self.now().and_utc().timestamp_millis()
    }

    fn minute_of_day(&self) -> u16 {
        let now = self.now();
        // Below 1,440, so it fits.
        (now.hour() * 60 + now.minute()) as u16
    }
}
