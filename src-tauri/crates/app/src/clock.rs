//! The only clock in the house. Everything below is told what day it is.

use chrono::{Local, NaiveDate, Utc};

/// What the app believes about time. The window shows it, so that a wrong laptop clock is seen.
pub trait Clock: Send + Sync {
    /// The day where the team works.
    fn today(&self) -> NaiveDate;
    /// UTC milliseconds since 1970.
    fn now_ms(&self) -> i64;
    /// Minutes after midnight, where the team works.
    fn minute_of_day(&self) -> u16;
}

/// The machine's own clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn today(&self) -> NaiveDate {
        Local::now().date_naive()
    }

    fn now_ms(&self) -> i64 {
        Utc::now().timestamp_millis()
    }

    fn minute_of_day(&self) -> u16 {
        use chrono::Timelike as _;
        let now = Local::now();
        (now.hour() * 60 + now.minute()) as u16
    }
}
