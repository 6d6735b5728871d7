//! Bank holidays of England and Wales: by rule, with substitutes, and the ones that were moved or added by hand.
//!
//! Banking and Financial Dealings Act 1971, Schedule 1, and the proclamations named below. Rules reach any year;
//! a one-off that is proclaimed after this was written has to be entered as a day off in the calendar.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::build::date;

/// The bank holidays of a year, in order, with their names.
pub fn of_year(year: i32) -> Vec<(NaiveDate, &'static str)> {
    let easter = easter_sunday(year);
    let christmas = date(year, 12, 25);
    let boxing = date(year, 12, 26);
    let new_year = date(year, 1, 1);
    let mut days = vec![
        match new_year.weekday() {
            Weekday::Sat => (date(year, 1, 3), "New Year’s Day (substitute)"),
            Weekday::Sun => (date(year, 1, 2), "New Year’s Day (substitute)"),
            _ => (new_year, "New Year’s Day"),
        },
        (easter - Days::new(2), "Good Friday"),
        (easter + Days::new(1), "Easter Monday"),
        // Moved to a Friday once, for the 75th anniversary of VE Day.
        if year == 2020 {
            (date(2020, 5, 8), "Early May bank holiday (VE Day)")
        } else {
            (first_monday(year, 5), "Early May bank holiday")
        },
        // Moved to a Thursday once, for the Platinum Jubilee.
        if year == 2022 {
            (date(2022, 6, 2), "Spring bank holiday")
        } else {
            (last_monday(year, 5, 31), "Spring bank holiday")
        },
        (last_monday(year, 8, 31), "Summer bank holiday"),
    ];
    days.extend(match christmas.weekday() {
        Weekday::Fri => [
            (christmas, "Christmas Day"),
            (date(year, 12, 28), "Boxing Day (substitute)"),
        ],
        Weekday::Sat => [
            (date(year, 12, 27), "Christmas Day (substitute)"),
            (date(year, 12, 28), "Boxing Day (substitute)"),
        ],
        Weekday::Sun => [
            (boxing, "Boxing Day"),
            (date(year, 12, 27), "Christmas Day (substitute)"),
        ],
        _ => [(christmas, "Christmas Day"), (boxing, "Boxing Day")],
    });
    days.extend(ONE_OFF.iter().filter(|(day, _)| day.year() == year));
    days.sort_unstable_by_key(|(day, _)| *day);
    days
}

/// Days proclaimed once, 2018 onwards.
const ONE_OFF: &[(NaiveDate, &str)] = &[
    (literal(2022, 6, 3), "Platinum Jubilee bank holiday"),
    (literal(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    (literal(2023, 5, 8), "Coronation of King Charles III"),
];

const fn literal(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("a proclaimed day exists"),
    }
}

/// The name of the bank holiday on `day`, or `None`.
pub fn name(day: NaiveDate) -> Option<&'static str> {
    of_year(day.year())
        .into_iter()
        .find(|(holiday, _)| *holiday == day)
        .map(|(_, name)| name)
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm printed in Nature, 1876 (Meeus, Jones, Butcher).
pub fn easter_sunday(year: i32) -> NaiveDate {
    let golden = year.rem_euclid(19);
    let (century, in_century) = (year.div_euclid(100), year.rem_euclid(100));
    let (leap_centuries, century_rest) = (century / 4, century % 4);
    let moon = (century + 8) / 25;
    let epact =
        (19 * golden + century - leap_centuries - (century - moon + 1) / 3 + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * century_rest + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let march_based = epact + weekday - 7 * correction + 114;
    // Always 22 March to 25 April, so both parts are small and positive.
    date(
        year,
        (march_based / 31).unsigned_abs(),
        (march_based % 31 + 1).unsigned_abs(),
    )
}

fn first_monday(year: i32, month: u32) -> NaiveDate {
    let first = date(year, month, 1);
    first + Days::new(u64::from((7 - first.weekday().num_days_from_monday()) % 7))
}

fn last_monday(year: i32, month: u32, last_day: u32) -> NaiveDate {
    let last = date(year, month, last_day);
    last - Days::new(u64::from(last.weekday().num_days_from_monday()))
}
