//! Which backups to keep: a pure rule over their times.
//!
//! Everything made today, so that the copy taken before this morning's import outlives the one taken before the
//! afternoon's; then the newest of each of the last fourteen days that have one; then the newest of each of the last
//! ten weeks that have one. None over ninety days, because a child's record that was erased must not live on in a
//! backup for longer than that.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime};

/// Days with a daily copy.
pub const DAILY: usize = 14;
/// Weeks with a weekly copy (ISO weeks, from Monday).
pub const WEEKLY: usize = 10;
/// No backup is kept for longer, in days.
pub const OLDEST_DAYS: u64 = 90;

/// Whether to keep each of these backups, in the order given. A backup dated after today comes from a clock that was
/// wrong; it is kept, and takes nobody's place.
#[must_use]
pub fn keep(made: &[NaiveDateTime], today: NaiveDate) -> Vec<bool> {
    let oldest = today
        .checked_sub_days(Days::new(OLDEST_DAYS))
        .unwrap_or(NaiveDate::MIN);
    let mut newest_of_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let mut newest_of_week: BTreeMap<(i32, u32), usize> = BTreeMap::new();
    for (place, at) in made.iter().enumerate() {
        let day = at.date();
        if day < oldest || day > today {
            continue;
        }
        let week = (day.iso_week().year(), day.iso_week().week());
        for newest in [
            newest_of_day.entry(day).or_insert(place),
            newest_of_week.entry(week).or_insert(place),
        ] {
            if made[*newest] < *at {
                *newest = place;
            }
        }
    }
    let mut keep: Vec<bool> = made.iter().map(|at| at.date() >= today).collect();
    let daily = newest_of_day.values().rev().take(DAILY);
    let weekly = newest_of_week.values().rev().take(WEEKLY);
    for place in daily.chain(weekly) {
        keep[*place] = true;
    }
    keep
}
