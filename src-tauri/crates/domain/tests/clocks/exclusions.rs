//! What follows a permanent exclusion beside day six: who is told, the board, the review and the roll.

use waymark_domain::StatusKind;
use waymark_domain::clocks::{Due, Standing, UnknownWhy, explain};
use waymark_domain::facts::{EventKind, PlacementKind};

use crate::common::child::{
    ACADEMY, COMMUNITY, calendars, child, event, look, look_back, only, placement, silent, status,
};
use crate::common::day;
use crate::excluded;

#[test]
fn a_school_that_told_late_is_said() {
    let mut pupil = child();
    let mut suspended = status(StatusKind::Sus6, "2026-11-09");
    suspended.aware_on = Some(day("2026-11-12"));
    pupil.statuses.push(suspended);
    let found = look(&pupil, "2026-11-12");
    assert_eq!(
        only(&found, "C05").met.as_ref().map(|met| met.late),
        Some(true)
    );
    pupil.statuses[0].aware_on = Some(day("2026-11-10"));
    silent(&look(&pupil, "2026-11-12"), "C05");
}

#[test]
fn a_safeguarding_separation_starts_the_authoritys_clock() {
    let mut pupil = child();
    let mut apart = status(StatusKind::SafeSep, "2026-11-09");
    apart.aware_on = Some(day("2026-11-11"));
    pupil.statuses.push(apart);
    let found = look(&pupil, "2026-11-12");
    let six = only(&found, "C20");
    assert_eq!(six.due, Due::Day(day("2026-11-16")));
    assert_eq!(
        six.alternative.map(|other| other.day),
        Some(day("2026-11-18")),
        "counted from when the authority knew"
    );
    silent(&found, "S19");
    pupil
        .events
        .push(event(81, EventKind::S19Considered, "2026-11-12"));
    let found = look(&pupil, "2026-11-12");
    assert_eq!(
        only(&found, "S19").sentence,
        "Section 19 decision: considered, none recorded; no number of days is set, so without delay · the authority has known since Wed 11 Nov"
    );
    assert_eq!(
        only(&found, "S19").standing,
        Standing::Unknown,
        "the decision has no number of days, and none is recorded"
    );
    pupil
        .events
        .push(event(80, EventKind::S19Decided, "2026-11-12"));
    silent(&look(&pupil, "2026-11-12"), "S19");
}

#[test]
fn a_new_arrival_is_met_by_any_school() {
    let mut pupil = child();
    pupil.roll = None;
    pupil.statuses.push(status(StatusKind::New, "2026-11-09"));
    let mut school = placement(20, "2026-11-13");
    school.kind = Some(PlacementKind::School);
    school.setting = Some(COMMUNITY);
    pupil.placements.push(school);
    assert_eq!(
        only(&look(&pupil, "2026-11-20"), "C20").standing,
        Standing::Met
    );
    let why = explain(only(&look(&pupil, "2026-11-20"), "C20"), &calendars());
    assert_eq!(
        why.source.as_deref(),
        Some("LA community schools 2026/27 (no school is known)")
    );
}

#[test]
fn the_board_the_review_and_the_roll_follow_one_another() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let found = look(&pupil, "2026-11-10");
    assert_eq!(
        only(&found, "C06").due.day(),
        Some(day("2026-11-30")),
        "fifteen school days after"
    );
    pupil
        .events
        .push(event(80, EventKind::NoticeReceived, "2026-11-11"));
    assert_eq!(
        only(&look(&pupil, "2026-11-12"), "C06").due.day(),
        Some(day("2026-12-02")),
        "counted from the notice once that is known"
    );
    assert_eq!(
        only(&look(&pupil, "2026-12-04"), "C06").standing,
        Standing::Unknown,
        "nobody here knows whether the board met"
    );
    pupil
        .events
        .push(event(81, EventKind::BoardMet, "2026-11-27"));
    pupil
        .events
        .push(event(82, EventKind::BoardUpheld, "2026-11-30"));
    let found = look(&pupil, "2026-12-01");
    assert_eq!(only(&found, "C06").standing, Standing::Met);
    assert_eq!(
        only(&found, "C09").due.day(),
        Some(day("2027-01-05")),
        "fifteen school days, over Christmas and an INSET day"
    );
    assert_eq!(
        only(&found, "C14").due.day(),
        Some(day("2027-01-05")),
        "until then the name stays on roll"
    );
    pupil
        .events
        .push(event(83, EventKind::ReviewApplied, "2026-12-07"));
    let found = look(&pupil, "2026-12-08");
    assert_eq!(
        only(&found, "C14").due,
        Due::Unknown(UnknownWhy::ReviewOpen),
        "while a review is open the name stays, and no day can be given"
    );
    assert_eq!(only(&found, "C10").due.day(), Some(day("2027-01-12")));
    pupil
        .events
        .push(event(84, EventKind::ReviewSentBack, "2027-01-14"));
    assert_eq!(
        only(&look(&pupil, "2027-01-15"), "C11").due.day(),
        Some(day("2027-01-28"))
    );
}

#[test]
fn details_go_to_parents_two_days_before_until_the_child_is_taught() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let found = look(&pupil, "2026-11-10");
    let details = only(&found, "C04");
    assert_eq!(
        (
            details.due.day(),
            details.next_school_day,
            details.alternative.map(|other| other.day)
        ),
        (Some(day("2026-11-14")), None, Some(day("2026-11-13"))),
        "a Saturday: the Friday before it is said too, and the Monday would be too late"
    );
    pupil.placements.push(placement(20, "2026-11-12"));
    silent(&look(&pupil, "2026-11-13"), "C04");
}

#[test]
fn a_cancelled_exclusion_puts_the_child_back_the_next_school_day() {
    let mut pupil = excluded("2026-11-10", ACADEMY);
    pupil
        .events
        .push(event(80, EventKind::Cancelled, "2026-11-13"));
    let found = look(&pupil, "2026-11-16");
    assert_eq!(
        only(&found, "C13").due,
        Due::Day(day("2026-11-17")),
        "over the weekend and an INSET Monday"
    );
    pupil.statuses[0].ended_on = Some(day("2026-11-13"));
    silent(&look(&pupil, "2026-11-16"), "C13");
    let mut old = excluded("2023-08-30", ACADEMY);
    old.events = vec![event(80, EventKind::Cancelled, "2023-08-31")];
    silent(&look(&old, "2023-08-31"), "C13");
}

#[test]
fn parents_are_told_on_the_first_day() {
    let mut pupil = excluded("2026-11-10", COMMUNITY);
    silent(&look(&pupil, "2026-11-12"), "C03");
    pupil
        .events
        .push(event(80, EventKind::ParentsTold, "2026-11-10"));
    silent(&look(&pupil, "2026-11-12"), "C03");
    assert!(
        !only(&look_back(&pupil, "2026-11-12"), "C03")
            .met
            .as_ref()
            .expect("it was recorded")
            .late
    );
    pupil.events[0].on = day("2026-11-11");
    let found = look(&pupil, "2026-11-12");
    assert!(
        only(&found, "C03").met.as_ref().expect("recorded").late,
        "the letter came on the second day"
    );
}
