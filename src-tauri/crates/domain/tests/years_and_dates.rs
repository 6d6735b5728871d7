//! Birthdays give year groups and school age; typed days are read as the UK writes them.

use chrono::NaiveDate;
use proptest::prelude::*;
use waymark_domain::dates::{self, DateError};
use waymark_domain::year::{
    SchoolAge, age_on, compulsory_school_age, last_friday_in_june, school_age,
};
use waymark_domain::{AcademicYear, KeyStage, NcYear, Phase};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a literal day")
}

#[test]
fn the_first_of_september_divides_the_years() {
    let on = day("2025-10-01");
    assert_eq!(
        NcYear::of(day("2014-08-31"), on),
        NcYear::new(7),
        "born on the last day of August: the older year"
    );
    assert_eq!(
        NcYear::of(day("2014-09-01"), on),
        NcYear::new(6),
        "born a day later: the younger year"
    );
    assert_eq!(
        NcYear::of(day("2014-08-31"), day("2026-08-31")),
        NcYear::new(7),
        "the year lasts through August"
    );
    assert_eq!(
        NcYear::of(day("2014-08-31"), day("2026-09-01")),
        NcYear::new(8)
    );
    assert_eq!(NcYear::of(day("2021-03-01"), on), Some(NcYear::RECEPTION));
    assert_eq!(
        NcYear::of(day("2025-03-01"), on),
        None,
        "a baby has no year group"
    );
    assert_eq!(AcademicYear::containing(on).to_string(), "2025/26");
    assert_eq!(AcademicYear(1999).to_string(), "1999/00");
}

#[test]
fn what_people_write_for_a_year_group_is_understood() {
    for text in ["7", "Y7", "y 7", "Yr7", "Yr. 7", "Year 7", "07", "NCY7"] {
        assert_eq!(NcYear::parse(text), NcYear::new(7), "“{text}” is Year 7");
    }
    assert_eq!(NcYear::parse("Reception"), Some(NcYear::RECEPTION));
    for text in ["", "X", "15", "-1", "7.5", "seven"] {
        assert_eq!(
            NcYear::parse(text),
            None,
            "“{text}” must be shown as it is, not guessed"
        );
    }
    let ten = NcYear::new(10).expect("Year 10 exists");
    assert_eq!(
        (ten.key_stage(), ten.phase(), ten.to_string()),
        (KeyStage::Four, Phase::Secondary, "Year 10".to_owned())
    );
}

#[test]
fn compulsory_school_age_starts_on_the_prescribed_day() {
    for (born, starts) in [
        ("2020-09-01", "2025-12-31"),
        ("2020-12-31", "2025-12-31"),
        ("2021-01-01", "2026-03-31"),
        ("2021-03-31", "2026-03-31"),
        ("2021-04-01", "2026-08-31"),
        ("2021-08-31", "2026-08-31"),
    ] {
        assert_eq!(
            compulsory_school_age(day(born)).0,
            day(starts),
            "born {born}"
        );
    }
}

#[test]
fn compulsory_school_age_ends_on_the_last_friday_in_june() {
    for (year, last) in [
        (2025, "2025-06-27"),
        (2026, "2026-06-26"),
        (2027, "2027-06-25"),
        (2028, "2028-06-30"),
        (2029, "2029-06-29"),
    ] {
        assert_eq!(last_friday_in_june(year), day(last));
    }
    assert_eq!(
        compulsory_school_age(day("2011-08-31")).1,
        day("2027-06-25"),
        "sixteen on the last day of Year 11"
    );
    assert_eq!(
        compulsory_school_age(day("2011-09-01")).1,
        day("2028-06-30"),
        "a day younger: a year longer"
    );
    let born = day("2010-12-05");
    assert_eq!(
        school_age(born, day("2027-06-25")),
        SchoolAge::Within,
        "the last day counts"
    );
    assert_eq!(school_age(born, day("2027-06-26")), SchoolAge::After);
}

#[test]
fn a_child_of_the_29th_of_february_ages_on_the_first_of_march() {
    assert_eq!(age_on(day("2012-02-29"), day("2025-02-28")), 12);
    assert_eq!(age_on(day("2012-02-29"), day("2025-03-01")), 13);
}

#[test]
fn days_are_read_day_first_in_every_usual_form() {
    for text in [
        "10/11/2026",
        "10-11-26",
        "10.11.2026",
        "10 11 2026",
        "10 Nov 2026",
        "10th November 2026",
        "Tue 10 Nov 2026",
        "Tuesday, 10 November 2026",
        "2026-11-10",
        "2026-11-10T00:00:00",
        "2026-11-10 00:00:00",
        "Nov 10, 2026",
        "10-Nov-26",
        "10 of November 2026",
    ] {
        assert_eq!(
            dates::parse(text),
            Ok(day("2026-11-10")),
            "“{text}” is the tenth of November"
        );
    }
    assert!(
        dates::parse_typed("10/11/26").expect("readable").short_year,
        "a guessed century is said"
    );
    assert_eq!(dates::parse("01/09/11"), Ok(day("2011-09-01")));
    assert_eq!(dates::parse("01/09/87"), Ok(day("1987-09-01")));
}

#[test]
fn a_day_that_does_not_exist_is_refused_with_a_sentence() {
    let refused = dates::parse("31/02/2014").expect_err("February has no 31st");
    assert_eq!(
        refused.to_string(),
        "31/02/2014 does not exist: February 2014 has 28 days."
    );
    assert!(
        matches!(
            dates::parse("12/25/2026"),
            Err(DateError::NoSuchMonth { month: 25, .. })
        ),
        "month first is not silently swapped"
    );
    assert!(matches!(
        dates::parse("10/11/1026"),
        Err(DateError::Year { .. })
    ));
    assert!(matches!(dates::parse("   "), Err(DateError::Empty)));
    for text in [
        "tomorrow",
        "45000",
        "10/11",
        "10/11/202",
        "32",
        "=A1",
        "10/11/2026 14:30",
        "🙂",
        "10/11/2026x",
    ] {
        assert!(
            dates::parse(text).is_err(),
            "“{text}” must not become some day"
        );
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(offset in 0_u64..100_000) {
        let day = day("1900-01-01") + chrono::Days::new(offset);
        prop_assert_eq!(dates::parse(&dates::long(day)), Ok(day));
        prop_assert_eq!(dates::parse(&dates::numeric(day)), Ok(day));
        prop_assert_eq!(dates::parse(&day.to_string()), Ok(day));
    }

    #[test]
    fn compulsory_school_age_is_ten_to_twelve_years_long(offset in 0_u64..20_000) {
        let born = day("1990-01-01") + chrono::Days::new(offset);
        let (start, end) = compulsory_school_age(born);
        prop_assert!((5..=5).contains(&age_on(born, start)), "school age starts in the sixth year of life");
        let last = age_on(born, end);
        prop_assert!(last == 15 || last == 16, "and ends in the school year of the sixteenth birthday, at {}", last);
    }
}

#[test]
fn eight_figures_are_a_day_only_with_the_year_first() {
    assert_eq!(dates::parse("20120201"), Ok(day("2012-02-01")));
    assert_eq!(dates::parse(" 20280229 "), Ok(day("2028-02-29")));
    assert!(
        matches!(
            dates::parse("20120231"),
            Err(DateError::NoSuchDay { length: 29, .. })
        ),
        "meant as a day, but no such day"
    );
    // Day first, a year before 1990, one figure short: a number like any other, and never guessed at.
    for text in ["01022012", "20102012", "18991231", "2012020", "201202011"] {
        assert!(
            matches!(dates::parse(text), Err(DateError::Form { .. })),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn no_eight_figures_are_two_days(offset in 0i64..70_000) {
        // From 1920 on, whatever is written day first is not another day written year first.
        let written = NaiveDate::from_ymd_opt(1920, 1, 1)
            .and_then(|from| from.checked_add_signed(chrono::TimeDelta::days(offset)))
            .expect("a day");
        prop_assert!(dates::parse(&written.format("%d%m%Y").to_string()).is_err());
    }
}
