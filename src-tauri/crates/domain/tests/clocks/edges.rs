//! The edges of the other clocks: days on which a reading by one day, one school or one year too many would show.
//!
//! Each expected day was counted by hand, and again by a program of another language, on the two calendars of `common`.

use waymark_domain::clocks::{Due, Standing, UnknownWhy};
use waymark_domain::facts::{EventKind, ReviewKind};
use waymark_domain::{FactKind, StatusKind};

use crate::common::child::{
    ACADEMY, child, event, fact, id, look, only, placement, review, silent, status,
};
use crate::common::day;

#[test]
fn fifteen_days_of_illness_at_the_year_end() {
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Med, "2026-11-02")];
    assert_eq!(
        only(&look(&pupil, "2026-11-03"), "C21").due,
        Due::Day(day("2026-11-20")),
        "the first day of absence is day 1"
    );
    // Fourteen days before the summer do not lapse: the absence goes on.
    pupil.statuses = vec![status(StatusKind::Med, "2027-07-12")];
    assert_eq!(
        only(&look(&pupil, "2027-07-13"), "C21").due,
        Due::Day(day("2027-09-10"))
    );
    // An absence of last school year that has ended counts no more.
    let mut earlier = status(StatusKind::Med, "2027-07-12");
    earlier.id = id(11);
    earlier.ended_on = Some(day("2027-07-21"));
    pupil.statuses = vec![earlier, status(StatusKind::Med, "2027-09-06")];
    let found = look(&pupil, "2027-09-07");
    assert_eq!(
        only(&found, "C21").due,
        Due::Day(day("2027-09-24")),
        "fifteen school days of its own"
    );
}

#[test]
fn a_name_is_kept_through_twenty_days_without_leave() {
    let mut pupil = child();
    pupil
        .events
        .push(event(80, EventKind::AbsenceBegan, "2026-10-12"));
    let found = look(&pupil, "2026-10-13");
    assert_eq!(only(&found, "C25").due, Due::Day(day("2026-10-23")));
    assert_eq!(
        only(&found, "C26").due,
        Due::Day(day("2026-11-13")),
        "half term is not counted"
    );
    pupil
        .events
        .push(event(81, EventKind::AttendanceReturn, "2026-10-23"));
    silent(&look(&pupil, "2026-11-10"), "C25");
    pupil
        .events
        .push(event(82, EventKind::AbsenceEnded, "2026-11-12"));
    silent(&look(&pupil, "2026-11-12"), "C26");
}

#[test]
fn a_name_taken_off_the_roll_asks_for_its_return() {
    let mut pupil = child();
    pupil
        .events
        .push(event(80, EventKind::RollDeleted, "2026-11-10"));
    let found = look(&pupil, "2026-11-12");
    assert_eq!(
        (only(&found, "C24").due.day(), only(&found, "C24").standing),
        (Some(day("2026-11-10")), Standing::Unknown),
        "it is the school’s duty: not known to be met"
    );
    pupil
        .events
        .push(event(81, EventKind::DeletionReturn, "2026-11-09"));
    silent(&look(&pupil, "2026-11-12"), "C24");
}

#[test]
fn a_refusal_because_of_behaviour_goes_to_fair_access() {
    let mut pupil = child();
    pupil
        .events
        .push(event(80, EventKind::InYearRefused, "2026-11-10"));
    assert_eq!(
        only(&look(&pupil, "2026-11-12"), "C52").due,
        Due::Unknown(UnknownWhy::NoNumber)
    );
    pupil.facts = vec![fact(FactKind::Lac, "2026-11-10")];
    silent(&look(&pupil, "2026-11-12"), "C52");
    pupil.facts.clear();
    pupil.statuses = vec![status(StatusKind::Fap, "2026-11-12")];
    silent(&look(&pupil, "2026-11-12"), "C52");
}

#[test]
fn a_direction_gives_a_looked_after_childs_school_seven_days() {
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Fap, "2026-11-02")];
    pupil
        .events
        .push(event(80, EventKind::DirectionProposed, "2026-11-10"));
    let found = look(&pupil, "2026-11-11");
    assert_eq!(only(&found, "C53").due, Due::Day(day("2026-11-17")));
    assert_eq!(
        only(&found, "C53").alternative.map(|other| other.day),
        Some(day("2026-11-24"))
    );
    assert!(
        only(&found, "C53")
            .sentence
            .contains("a direction to a foundation or aided school waits until after Tue 24 Nov"),
        "{}",
        only(&found, "C53").sentence
    );
    pupil.facts = vec![fact(FactKind::Lac, "2026-01-01")];
    let found = look(&pupil, "2026-11-11");
    assert_eq!(
        (
            only(&found, "C53").due.day(),
            only(&found, "C53").alternative
        ),
        (Some(day("2026-11-16")), None),
        "the day of service is the first of the seven"
    );
}

#[test]
fn a_place_is_owed_twenty_school_days_after_acceptance() {
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Fap, "2026-12-18")];
    assert_eq!(
        only(&look(&pupil, "2026-12-18"), "C50").due,
        Due::Day(day("2027-02-01")),
        "the day of acceptance, the holiday and INSET are not counted"
    );
}

#[test]
fn notice_of_a_direction_is_two_school_days_of_the_school() {
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Osd, "2026-11-02")];
    assert_eq!(
        only(&look(&pupil, "2026-10-20"), "C30").due,
        Due::Day(day("2026-10-22")),
        "over half term"
    );
    pupil.roll = Some(ACADEMY);
    pupil.statuses = vec![status(StatusKind::Osd, "2026-11-17")];
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C30").due,
        Due::Day(day("2026-11-12")),
        "over a weekend and INSET"
    );
}

#[test]
fn a_plan_for_a_looked_after_child_is_looked_at_every_term() {
    let mut pupil = child();
    pupil.facts = vec![fact(FactKind::Lac, "2025-01-01")];
    silent(&look(&pupil, "2026-11-10"), "C80T");
    pupil.events.push(event(80, EventKind::Pep, "2026-06-10"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C80T").due,
        Due::Day(day("2026-12-31")),
        "last looked at in the summer term: by the end of the autumn term"
    );
    pupil.events.push(event(81, EventKind::Pep, "2026-11-09"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C80T").due,
        Due::Day(day("2027-03-28")),
        "by Easter Sunday, where the spring term of the returns ends"
    );
}

#[test]
fn a_safeguarding_concern_calls_for_a_review_of_that_placement_at_once() {
    let mut pupil = child();
    pupil.placements = vec![placement(20, "2026-09-07"), placement(21, "2026-09-07")];
    let mut raised = event(80, EventKind::ConcernRaised, "2026-11-13");
    raised.about = Some(id(20));
    pupil.events.push(raised);
    let found = look(&pupil, "2026-11-13");
    let concern = only(&found, "C81C");
    assert_eq!(
        (concern.row.id, concern.due.day()),
        (id(20), Some(day("2026-11-16")))
    );
    assert_eq!(
        only(&look(&pupil, "2026-11-17"), "C81C").standing,
        Standing::Breached
    );
    let mut held = review(50, "2026-11-16");
    held.placement = Some(id(21));
    held.kind = Some(ReviewKind::Emergency);
    pupil.reviews = vec![held];
    assert_eq!(
        only(&look(&pupil, "2026-11-17"), "C81C").standing,
        Standing::Breached,
        "a review of the other placement is none of this one"
    );
    pupil.reviews[0].placement = Some(id(20));
    assert_eq!(
        only(&look(&pupil, "2026-11-17"), "C81C").standing,
        Standing::Met
    );
    let mut closed = event(81, EventKind::ConcernClosed, "2026-11-17");
    closed.about = Some(id(20));
    pupil.events.push(closed);
    silent(&look(&pupil, "2026-11-17"), "C81C");
    let mut again = event(82, EventKind::ConcernRaised, "2026-11-18");
    again.about = Some(id(20));
    pupil.events.push(again);
    assert_eq!(
        only(&look(&pupil, "2026-11-18"), "C81C").standing,
        Standing::Tomorrow,
        "a second concern is a new one"
    );
}
