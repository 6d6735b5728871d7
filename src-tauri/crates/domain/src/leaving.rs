//! Leaving at the end of Year 11: the summer in which a child leaves, and the two days on which the destination is asked
//! after once more.
//!
//! A place that was offered in spring is often not taken up: results change it in August, and by October some have left. The
//! months are the team's own practice; the October count follows the local authority's yearly return of 16- and
//! 17-year-olds.

use chrono::NaiveDate;

use crate::year::{AcademicYear, NcYear, last_friday_in_june};

/// A look at where a leaver is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    /// The rule by which it is due.
    pub rule: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// First day on which it is worth asking.
    pub opens: NaiveDate,
    /// Last day by which it should be known.
    pub due: NaiveDate,
    /// Last day on which it is still asked about.
    pub closes: NaiveDate,
}

/// The calendar year of the summer in which a child who is in `year` on `on` finishes Year 11.
pub fn summer(year: NcYear, on: NaiveDate) -> i32 {
    AcademicYear::containing(on).0 + 1 + 11 - i32::from(year.number())
}

/// The summer in which a child left whose case was closed on `closed` in `year`: only where that was after school had
/// ended, for a case that was closed before is nobody's leaver. `None` is no leaver.
pub fn left_in(year: NcYear, closed: NaiveDate) -> Option<i32> {
    let summer = summer(year, closed);
    (closed >= last_friday_in_june(summer)).then_some(summer)
}

/// The first day on which it can be said whether a destination lasted: it is counted from October to March, as in the
/// Department's destination measures.
pub fn sustained_from(summer: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(summer + 1, 3, 31).unwrap_or(NaiveDate::MAX)
}

/// Whole weeks with nothing between the end of school and the day on which a destination begins; `None` where it begins
/// before school ends. About ten are the summer that everybody has.
pub fn gap_weeks(summer: i32, begins: NaiveDate) -> Option<u32> {
    let days = (begins - last_friday_in_june(summer)).num_days() - 1;
    u32::try_from(days).ok().map(|days| days / 7)
}

/// The two checks of those who leave in a summer.
pub fn checks(summer: i32) -> [Check; 2] {
    let day = |month, day| NaiveDate::from_ymd_opt(summer, month, day).unwrap_or(NaiveDate::MAX);
    [
        Check {
            rule: "L11",
            title: "Destination after results",
            opens: day(6, 1),
            due: day(8, 31),
            closes: day(9, 30),
        },
        Check {
            rule: "L12",
            title: "Destination in October",
            opens: day(9, 1),
            due: day(10, 31),
            closes: day(11, 30),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gap_runs_from_the_day_after_school_to_the_day_before_the_start() {
        let day = |text: &str| text.parse().expect("a day");
        // School ends on Friday 26 June 2026.
        assert_eq!(gap_weeks(2026, day("2026-06-26")), None);
        assert_eq!(gap_weeks(2026, day("2026-06-27")), Some(0));
        assert_eq!(gap_weeks(2026, day("2026-07-03")), Some(0));
        assert_eq!(gap_weeks(2026, day("2026-07-04")), Some(1));
        assert_eq!(gap_weeks(2026, day("2026-09-07")), Some(10));
    }

    #[test]
    fn year_eleven_leaves_next_summer_and_year_twelve_left_last_summer() {
        let day = |text: &str| text.parse().expect("a day");
        let year = |number| NcYear::new(number).expect("a year");
        assert_eq!(summer(year(11), day("2026-11-10")), 2027);
        assert_eq!(summer(year(12), day("2026-11-10")), 2026);
        assert_eq!(summer(year(11), day("2026-08-31")), 2026);
        assert_eq!(summer(year(9), day("2026-09-01")), 2029);
    }

    #[test]
    fn a_case_that_was_closed_before_school_ended_is_no_leavers() {
        let day = |text: &str| text.parse().expect("a day");
        let year = |number| NcYear::new(number).expect("a year");
        assert_eq!(left_in(year(11), day("2026-06-25")), None);
        assert_eq!(
            left_in(year(11), day("2026-06-26")),
            Some(2026),
            "the last Friday in June"
        );
        assert_eq!(left_in(year(12), day("2026-10-19")), Some(2026));
        assert_eq!(left_in(year(10), day("2026-07-20")), None);
    }
}
