//! The edges of day six: days on which a reading by one day or one school too many would show.
//!
//! Each expected day was counted by hand, and again by a program of another language, on the two calendars of `common`.

use waymark_domain::calendar::Calendars;
use waymark_domain::clocks::{Due, Overrides, Standing, findings};
use waymark_domain::facts::EventKind;
use waymark_domain::{FactKind, NcYear, SettingRef};

use crate::common::child::{ACADEMY, COMMUNITY, calendars, event, fact, look, only, silent};
use crate::common::{self, day};
use crate::excluded;

#[test]
fn day_six_over_half_terms_inset_days_and_summers() {
    for (on, setting, due, why) in [
        (
            "2026-10-22",
            COMMUNITY,
            "2026-11-05",
            "two days before a week of half term",
        ),
        (
            "2026-10-15",
            ACADEMY,
            "2026-11-05",
            "two days before two weeks of it",
        ),
        (
            "2026-11-16",
            ACADEMY,
            "2026-11-24",
            "dated on the school’s INSET day: Tuesday is day 1",
        ),
        (
            "2026-11-16",
            COMMUNITY,
            "2026-11-23",
            "the same day where there was school",
        ),
        (
            "2026-11-14",
            COMMUNITY,
            "2026-11-23",
            "dated on a Saturday: Monday is day 1",
        ),
        (
            "2027-07-21",
            COMMUNITY,
            "2027-09-08",
            "the last day before summer; INSET on both sides",
        ),
    ] {
        let found = look(&excluded(on, setting), on);
        assert_eq!(only(&found, "C01").due, Due::Day(day(due)), "{on}: {why}");
    }
}

#[test]
fn a_school_without_a_calendar_counts_by_the_authoritys_and_one_without_terms_too() {
    let unknown = SettingRef::Urn(100_099);
    assert_eq!(
        only(&look(&excluded("2026-11-16", unknown), "2026-11-16"), "C01").due,
        Due::Day(day("2026-11-23"))
    );
    let mut calendars = calendars();
    calendars.insert(
        100_099,
        waymark_domain::SchoolCalendar::build("Empty", &[], &[]),
    );
    let found = findings(
        &excluded("2026-11-16", unknown),
        &calendars,
        day("2026-11-16"),
        &Overrides::default(),
    );
    assert_eq!(only(&found, "C01").due, Due::Day(day("2026-11-23")));

    // Only the authority has one: every clock still has its day.
    let only_la = Calendars::new(Some(common::la()));
    let found = findings(
        &excluded("2026-11-16", ACADEMY),
        &only_la,
        day("2026-11-16"),
        &Overrides::default(),
    );
    assert_eq!(only(&found, "C01").due, Due::Day(day("2026-11-23")));
}

#[test]
fn day_six_is_not_owed_once_the_last_examinations_are_over() {
    let mut pupil = excluded("2027-06-10", COMMUNITY);
    pupil.dob = Some(day("2011-02-01"));
    pupil.nc_year = NcYear::new(11);
    assert_eq!(
        only(&look(&pupil, "2027-06-10"), "C01").due,
        Due::Day(day("2027-06-17"))
    );
    pupil
        .events
        .push(event(80, EventKind::ExamsOver, "2027-06-17"));
    let found = look(&pupil, "2027-06-10");
    let day_six = only(&found, "C01");
    assert_eq!(day_six.standing, Standing::Excused);
    assert!(
        day_six.sentence.contains("examinations were over"),
        "{}",
        day_six.sentence
    );
    pupil.events[0].on = day("2027-06-18");
    assert_eq!(
        only(&look(&pupil, "2027-06-10"), "C01").standing,
        Standing::Due,
        "an examination after day six leaves the duty"
    );
    pupil.events[0].on = day("2027-06-17");
    pupil.dob = Some(day("2012-02-01"));
    pupil.nc_year = NcYear::new(10);
    assert_ne!(
        only(&look(&pupil, "2027-06-10"), "C01").standing,
        Standing::Excused,
        "Year 10 is owed it whatever was sat"
    );
}

#[test]
fn day_one_of_a_looked_after_child_is_the_next_school_day_of_that_school() {
    for (on, setting, due) in [
        ("2026-11-13", COMMUNITY, "2026-11-16"),
        ("2026-11-13", ACADEMY, "2026-11-17"),
        ("2026-10-23", COMMUNITY, "2026-11-02"),
    ] {
        let mut pupil = excluded(on, setting);
        pupil.facts = vec![fact(FactKind::Lac, on)];
        assert_eq!(
            only(&look(&pupil, on), "C15").due,
            Due::Day(day(due)),
            "came into care on the day itself, {on}"
        );
    }
    let mut pupil = excluded("2026-11-13", COMMUNITY);
    pupil.facts = vec![fact(FactKind::Lac, "2026-11-14")];
    silent(&look(&pupil, "2026-11-16"), "C15");
    let mut left = fact(FactKind::Lac, "2020-01-01");
    left.ended_on = Some(day("2026-11-12"));
    pupil.facts = vec![left];
    silent(&look(&pupil, "2026-11-16"), "C15");
}
