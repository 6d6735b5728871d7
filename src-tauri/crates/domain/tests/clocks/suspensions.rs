//! Suspensions: which of them are one, what they add up to in a term and in a year, and what that asks of whom.

use waymark_domain::clocks::{Due, Standing, UnknownWhy, runs, suspended};
use waymark_domain::facts::{EventKind, Suspension};
use waymark_domain::{FactKind, StatusKind};

use crate::common::child::{
    ACADEMY, COMMUNITY, calendars, child, event, fact, id, look, only, silent, status,
};
use crate::common::day;
use crate::suspension;

#[test]
fn a_looked_after_child_is_expected_to_be_taught_through_any_suspension() {
    let mut pupil = child();
    pupil.facts.push(fact(FactKind::Lac, "2024-02-01"));
    pupil.facts.push(fact(FactKind::Lac, "2026-02-01"));
    let suspension = |first: &str, last: &str| Suspension {
        id: id(40),
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        sessions: None,
        setting: None,
    };
    pupil.suspensions = vec![suspension("2026-11-10", "2026-11-12")];
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C15").due,
        Due::Day(day("2026-11-11")),
        "said once, however often care was recorded"
    );
    pupil.suspensions = vec![suspension("2026-11-10", "2026-11-10")];
    silent(&look(&pupil, "2026-11-10"), "C15");
}

#[test]
fn suspensions_back_to_back_are_one_run() {
    let mut pupil = child();
    let suspension = |n, first: &str, last: &str| Suspension {
        id: id(n),
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        sessions: None,
        setting: None,
    };
    pupil.suspensions = vec![
        suspension(41, "2026-11-16", "2026-11-20"),
        suspension(40, "2026-11-11", "2026-11-13"),
    ];
    let joined = runs(&pupil, &calendars());
    assert_eq!(
        joined.len(),
        1,
        "only a weekend lies between Friday and Monday"
    );
    assert_eq!(
        (joined[0].first_day, joined[0].last_day, joined[0].parts),
        (day("2026-11-11"), Some(day("2026-11-20")), 2)
    );
    let found = look(&pupil, "2026-11-16");
    let six = only(&found, "C02");
    assert_eq!(
        six.due,
        Due::Day(day("2026-11-18")),
        "11, 12, 13, 16, 17, 18"
    );
    assert!(
        six.sentence
            .contains("2 back-to-back suspensions, first Wed 11 Nov"),
        "{}",
        six.sentence
    );

    pupil.suspensions[0].first_day = Some(day("2026-11-17"));
    assert_eq!(
        runs(&pupil, &calendars()).len(),
        2,
        "one day back at school starts a new count"
    );
    silent(&look(&pupil, "2026-11-16"), "C02");
}

#[test]
fn suspensions_join_over_a_holiday_and_an_inset_day() {
    let mut pupil = child();
    pupil.roll = Some(ACADEMY);
    let suspension = |n, first: &str, last: &str| Suspension {
        id: id(n),
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        sessions: None,
        setting: None,
    };
    pupil.suspensions = vec![
        suspension(40, "2026-10-15", "2026-10-16"),
        suspension(41, "2026-11-02", "2026-11-06"),
    ];
    assert_eq!(
        runs(&pupil, &calendars()).len(),
        1,
        "no school day lies in the two-week holiday"
    );
    pupil.suspensions = vec![
        suspension(40, "2026-11-12", "2026-11-13"),
        suspension(41, "2026-11-17", "2026-11-20"),
    ];
    assert_eq!(runs(&pupil, &calendars()).len(), 1, "nor on INSET Mon 16");
}

#[test]
fn a_long_suspension_owes_day_six_and_a_short_one_does_not() {
    let mut pupil = child();
    let mut suspended = status(StatusKind::Sus6, "2026-11-09");
    suspended.expected_end = Some(day("2026-11-13"));
    pupil.statuses.push(suspended);
    silent(&look(&pupil, "2026-11-10"), "C02");
    pupil.statuses[0].expected_end = Some(day("2026-11-16"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C02").due,
        Due::Day(day("2026-11-16")),
        "the sixth day itself is enough"
    );
    pupil.statuses[0].expected_end = None;
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C02").due,
        Due::Day(day("2026-11-16")),
        "without an end it runs on"
    );
}

#[test]
fn forty_five_days_in_a_year_are_the_limit() {
    let mut pupil = child();
    let suspension = |n, first: &str, last: &str| Suspension {
        id: id(n),
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        sessions: None,
        setting: None,
    };
    pupil.suspensions = vec![
        suspension(40, "2026-09-07", "2026-10-16"),
        suspension(41, "2026-11-02", "2026-11-13"),
    ];
    let found = look(&pupil, "2026-11-20");
    let limit = only(&found, "C12");
    assert_eq!(limit.due, Due::Unknown(UnknownWhy::Count));
    assert!(
        limit.sentence.starts_with(
            "Yearly limit of suspension: 40 of 45 school days suspended this school year"
        ),
        "{}",
        limit.sentence
    );
    pupil.suspensions.push(Suspension {
        id: id(42),
        first_day: Some(day("2026-11-16")),
        last_day: Some(day("2026-11-20")),
        sessions: Some(11),
        setting: None,
    });
    let found = look(&pupil, "2026-11-23");
    let limit = only(&found, "C12");
    assert_eq!(
        limit.standing,
        Standing::Breached,
        "eleven sessions more make 45.5 days"
    );
    assert!(limit.sentence.contains("45.5 of 45"), "{}", limit.sentence);
    pupil.suspensions.truncate(1);
    silent(&look(&pupil, "2026-11-20"), "C12");
}

#[test]
fn the_board_is_asked_by_the_days_in_a_term() {
    let mut pupil = child();
    let suspension = |n, first: &str, last: &str| Suspension {
        id: id(n),
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        sessions: None,
        setting: None,
    };
    pupil.suspensions = vec![
        suspension(40, "2026-09-14", "2026-09-18"),
        suspension(41, "2026-10-05", "2026-10-06"),
    ];
    silent(&look(&pupil, "2026-10-07"), "C07");
    pupil
        .events
        .push(event(80, EventKind::Representations, "2026-10-08"));
    let found = look(&pupil, "2026-10-09");
    assert_eq!(
        only(&found, "C07").due.day(),
        Some(day("2027-01-05")),
        "fifty school days after Mon 5 October: 49 by Christmas, and Mon 4 January is INSET"
    );
    pupil
        .suspensions
        .push(suspension(42, "2026-11-02", "2026-11-13"));
    let found = look(&pupil, "2026-11-16");
    silent(&found, "C07");
    assert_eq!(
        only(&found, "C06S").due.day(),
        Some(day("2026-11-23")),
        "over fifteen days: fifteen school days"
    );
}

#[test]
fn one_absence_is_counted_once() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let mut waiting = status(StatusKind::Await, "2026-11-11");
    waiting.id = id(11);
    waiting.aware_on = Some(day("2026-11-11"));
    pupil.statuses.push(waiting);
    let found = look(&pupil, "2026-11-12");
    only(&found, "C01");
    silent(&found, "C20");
    pupil.statuses.remove(0);
    assert_eq!(
        only(&look(&pupil, "2026-11-12"), "C20").due,
        Due::Day(day("2026-11-18")),
        "without the exclusion the wait has its own sixth day"
    );
}

#[test]
fn suspensions_join_across_schools_and_part_on_one_school_day() {
    let mut pupil = child();
    // The academy's INSET Monday lies between; at the community school that Monday is a school day.
    pupil.suspensions = vec![
        suspension(40, "2026-11-11", "2026-11-13", Some(ACADEMY)),
        suspension(41, "2026-11-17", "2026-11-19", Some(ACADEMY)),
    ];
    let joined = runs(&pupil, &calendars());
    assert_eq!((joined.len(), joined[0].parts), (1, 2));
    assert_eq!(
        only(&look(&pupil, "2026-11-17"), "C02").due,
        Due::Day(day("2026-11-19")),
        "11, 12, 13, 17, 18, 19"
    );
    for part in &mut pupil.suspensions {
        part.setting = Some(COMMUNITY);
    }
    assert_eq!(runs(&pupil, &calendars()).len(), 2);
    silent(&look(&pupil, "2026-11-17"), "C02");
}

#[test]
fn the_yearly_limit_runs_over_schools_and_starts_anew_in_august() {
    let mut pupil = child();
    pupil.suspensions = vec![
        suspension(40, "2026-09-07", "2026-10-16", Some(ACADEMY)),
        suspension(41, "2026-11-02", "2026-11-20", Some(COMMUNITY)),
    ];
    let sums = |pupil: &_, on| suspended(pupil, &calendars(), day(on));
    assert_eq!(sums(&pupil, "2026-11-20").year, 90, "30 and 15 school days");
    let found = look(&pupil, "2026-11-23");
    assert_eq!(
        only(&found, "C12").due,
        Due::Unknown(UnknownWhy::Count),
        "45 is still within the limit"
    );
    pupil
        .suspensions
        .push(suspension(42, "2026-11-25", "2026-11-26", Some(ACADEMY)));
    let found = look(&pupil, "2026-11-23");
    let limit = only(&found, "C12");
    assert_eq!(
        limit.due,
        Due::Day(day("2026-11-20")),
        "known before the day comes: the last day within the limit"
    );
    assert!(
        limit
            .sentence
            .contains("45 of 45 school days suspended this school year, 47 when"),
        "{}",
        limit.sentence
    );

    // One that runs over the summer is counted in each year by its own days.
    let mut pupil = child();
    pupil.suspensions = vec![suspension(43, "2027-07-12", "2027-09-10", Some(COMMUNITY))];
    assert_eq!(sums(&pupil, "2027-07-31").year, 16, "eight in July");
    assert_eq!(sums(&pupil, "2027-09-10").year, 14, "seven in September");
}

#[test]
fn a_day_that_is_on_file_twice_is_counted_once() {
    let mut pupil = child();
    pupil.suspensions = vec![
        suspension(40, "2026-11-02", "2026-11-06", None),
        suspension(41, "2026-11-05", "2026-11-10", Some(ACADEMY)),
    ];
    let mut long = status(StatusKind::Sus6, "2026-11-02");
    long.ended_on = Some(day("2026-11-11"));
    pupil.statuses = vec![long];
    let sums = suspended(&pupil, &calendars(), day("2026-11-20"));
    assert_eq!(
        sums.year, 16,
        "2 to 10 November are seven school days, and the status adds the eleventh alone"
    );

    let mut lunchtimes = child();
    let mut half = suspension(42, "2026-11-02", "2026-11-02", None);
    half.sessions = Some(1);
    let mut other = half;
    other.id = id(43);
    lunchtimes.suspensions = vec![half, other];
    let sums = suspended(&lunchtimes, &calendars(), day("2026-11-20"));
    assert_eq!(sums.year, 2, "two half days of one day are both counted");
}

#[test]
fn a_suspension_over_the_turn_of_the_year_falls_in_two_terms() {
    let mut pupil = child();
    pupil.suspensions = vec![suspension(40, "2026-12-14", "2027-01-08", None)];
    let sums = |on| suspended(&pupil, &calendars(), day(on));
    assert_eq!((sums("2026-12-18").term, sums("2026-12-18").year), (10, 10));
    assert_eq!((sums("2027-01-08").term, sums("2027-01-08").year), (8, 18));
}

#[test]
fn representations_after_a_short_suspension_are_heard_without_a_number_of_days() {
    let mut pupil = child();
    pupil.suspensions = vec![suspension(40, "2026-11-02", "2026-11-06", None)];
    silent(&look(&pupil, "2026-11-10"), "C08");
    pupil
        .events
        .push(event(80, EventKind::Representations, "2026-11-09"));
    let found = look(&pupil, "2026-11-10");
    assert_eq!(
        only(&found, "C08").due,
        Due::Unknown(UnknownWhy::NoNumber),
        "five days exactly: the board considers, and no day is set"
    );
    silent(&found, "C07");
    pupil
        .suspensions
        .push(suspension(41, "2026-11-09", "2026-11-09", None));
    pupil.events[0].on = day("2026-11-10");
    let found = look(&pupil, "2026-11-11");
    silent(&found, "C08");
    assert!(
        only(&found, "C07").due.day().is_some(),
        "six days: fifty school days"
    );
    // The days run from the notice where it is on file.
    let mut notice = event(81, EventKind::NoticeReceived, "2026-11-10");
    notice.about = Some(id(41));
    let before = only(&found, "C07").due.day();
    pupil.events.push(notice);
    let after = only(&look(&pupil, "2026-11-11"), "C07").due.day();
    assert!(before < after, "{before:?} {after:?}");
}
