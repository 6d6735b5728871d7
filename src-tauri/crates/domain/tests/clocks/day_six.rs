//! Day six, told as it happens to children: an exclusion, the school days between, and what meets it.

use waymark_domain::calendar::{Calendars, SchoolCalendar};
use waymark_domain::clocks::{Dial, Due, Overrides, Standing, UnknownWhy, explain, findings};
use waymark_domain::facts::{Mark, PlacementKind, Said};
use waymark_domain::{FactKind, StatusKind};

use crate::common::child::{
    ACADEMY, COMMUNITY, calendars, child, fact, full_week, id, look, look_back, only, placement,
    silent, status,
};
use crate::common::day;

#[test]
fn a_tuesday_exclusion_at_a_school_with_an_inset_day() {
    let mut pupil = child();
    pupil.roll = Some(ACADEMY);
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-10"));

    let found = look(&pupil, "2026-11-10");
    let six = only(&found, "C01");
    assert_eq!(
        six.due,
        Due::Day(day("2026-11-18")),
        "10, 11, 12, 13, 17, 18: weekend and INSET do not count"
    );
    assert_eq!(
        six.alternative.map(|other| other.day),
        Some(day("2026-11-19")),
        "the other reading is shown beside it"
    );
    assert_eq!(six.standing, Standing::Upcoming);
    assert_eq!(
        six.sentence,
        "Day 6 is Wed 18 Nov: no provision recorded · permanently excluded Tue 10 Nov"
    );

    let why = explain(six, &calendars());
    assert_eq!(
        why.sentence,
        "Wed 18 Nov = 6th school day (10, 11, 12, 13, 17, 18; weekend and INSET Mon 16 skipped)"
    );
    assert_eq!(
        why.line(),
        "Wed 18 Nov = 6th school day (10, 11, 12, 13, 17, 18; weekend and INSET Mon 16 skipped); basis: the first day of the exclusion is day 1; \
         school days of the excluding school; source: Academy with a two-week October half term"
    );
    assert_eq!(
        why.alternative.as_deref(),
        Some("Counting from the day after the first day of exclusion: Thu 19 Nov 2026")
    );
    assert_eq!(
        why.counted.len(),
        6,
        "the six days themselves are there to be drawn"
    );
    assert_eq!(why.skipped.len(), 2);
}

#[test]
fn the_line_changes_as_the_day_comes_and_goes() {
    let mut pupil = child();
    pupil.roll = Some(ACADEMY);
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-10"));
    for (today, standing, begins) in [
        (
            "2026-11-11",
            Standing::Due,
            "Day 6 is Wed 18 Nov: no provision recorded",
        ),
        (
            "2026-11-17",
            Standing::Tomorrow,
            "Day 6 is tomorrow: no provision recorded",
        ),
        (
            "2026-11-18",
            Standing::Today,
            "Day 6 is today: no provision recorded",
        ),
        (
            "2026-11-19",
            Standing::Breached,
            "Day 6 was Wed 18 Nov, 1 school day ago: no provision recorded",
        ),
        (
            "2026-11-30",
            Standing::Breached,
            "Day 6 was Wed 18 Nov, 7 school days ago",
        ),
    ] {
        let found = look(&pupil, today);
        let six = only(&found, "C01");
        assert_eq!(six.standing, standing, "on {today}");
        assert!(
            six.sentence.starts_with(begins),
            "on {today}: {}",
            six.sentence
        );
    }
}

#[test]
fn a_placement_by_day_six_meets_it_and_a_later_one_is_late() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let mut on_time = placement(20, "2026-11-16");
    on_time.sessions = full_week();
    pupil.placements.push(on_time);
    let found = look(&pupil, "2026-11-20");
    let six = only(&found, "C01");
    assert_eq!(
        (six.standing, six.met.as_ref().map(|met| met.late)),
        (Standing::Met, Some(false)),
        "day six itself is in time"
    );
    assert_eq!(
        six.sentence,
        "Day 6 met Mon 16 Nov, due Mon 16 Nov: provision started · permanently excluded Mon 9 Nov"
    );

    pupil.placements[0].started_on = Some(day("2026-11-17"));
    let found = look(&pupil, "2026-11-20");
    let six = only(&found, "C01");
    assert_eq!(
        six.met.as_ref().map(|met| met.late),
        Some(true),
        "a day later is late, and stays so"
    );
    assert_eq!(six.standing, Standing::Met);
    assert!(
        six.sentence
            .starts_with("Day 6 met late Tue 17 Nov, was due Mon 16 Nov"),
        "{}",
        six.sentence
    );
}

#[test]
fn provision_that_is_only_planned_does_not_meet_it_yet() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    pupil.placements.push(placement(20, "2026-11-18"));
    let found = look(&pupil, "2026-11-12");
    let six = only(&found, "C01");
    assert_eq!(six.standing, Standing::Due);
    assert!(
        six.sentence
            .contains("provision is to start Wed 18 Nov, which is too late"),
        "{}",
        six.sentence
    );
}

#[test]
fn part_time_provision_is_said_to_be_part_time() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let mut mornings = placement(20, "2026-11-12");
    mornings.sessions = full_week()
        .into_iter()
        .filter(|session| session.weekday <= 3 && session.starts == Some(540))
        .collect();
    pupil.placements.push(mornings);
    let found = look(&pupil, "2026-11-20");
    let met = only(&found, "C01").met.clone().expect("a placement runs");
    assert_eq!(
        met.evidence,
        "provision started, 9 of 24 h a week: not full time"
    );
    pupil.placements[0].sessions.clear();
    let found = look(&pupil, "2026-11-20");
    assert_eq!(
        only(&found, "C01")
            .met
            .clone()
            .expect("a placement runs")
            .evidence,
        "provision started, hours not recorded"
    );
}

#[test]
fn the_school_that_excluded_cannot_be_the_provision() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let mut own_school = placement(20, "2025-09-01");
    own_school.setting = Some(COMMUNITY);
    own_school.kind = Some(PlacementKind::School);
    pupil.placements.push(own_school);
    assert_eq!(
        only(&look(&pupil, "2026-11-20"), "C01").standing,
        Standing::Breached
    );
    let mut ended = placement(21, "2026-09-07");
    ended.ended_on = Some(day("2026-11-10"));
    pupil.placements.push(ended);
    assert_eq!(
        only(&look(&pupil, "2026-11-20"), "C01").standing,
        Standing::Breached,
        "a placement that ended before day six teaches nobody on it"
    );
    pupil.placements.push(placement(22, "2026-09-07"));
    let found = look(&pupil, "2026-11-20");
    assert_eq!(
        only(&found, "C01").met.as_ref().map(|met| met.late),
        Some(false),
        "one that was already running does"
    );
}

#[test]
fn an_exclusion_before_a_holiday_counts_on_after_it() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-10-23"));
    let found = look(&pupil, "2026-10-26");
    let six = only(&found, "C01");
    assert_eq!(
        six.due,
        Due::Day(day("2026-11-06")),
        "the last day of the half term is day 1, then 2 to 6 November"
    );
    assert_eq!(
        explain(six, &calendars()).sentence,
        "Fri 6 Nov = 6th school day (23 Oct, 2, 3, 4, 5, 6 Nov; half term 24 Oct–1 Nov skipped)"
    );
}

#[test]
fn an_exclusion_dated_in_the_holidays_starts_with_the_first_school_day() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-12-28"));
    let found = look(&pupil, "2026-12-28");
    let six = only(&found, "C01");
    assert_eq!(
        six.due,
        Due::Day(day("2027-01-12")),
        "INSET on Mon 4 January, so Tue 5 is day 1"
    );
    assert_eq!(
        six.sentence,
        "Day 6 is Tue 12 Jan 2027: no provision recorded · permanently excluded Mon 28 Dec"
    );
}

#[test]
fn the_last_day_that_the_calendar_knows_is_not_stretched() {
    let mut pupil = child();
    pupil.dob = Some(day("2015-01-15"));
    pupil.statuses.push(status(StatusKind::Pex, "2027-12-15"));
    let found = look(&pupil, "2027-12-16");
    let six = only(&found, "C01");
    assert!(
        matches!(six.due, Due::Unknown(UnknownWhy::Beyond(..))),
        "three days are left; the rest must not be guessed"
    );
    assert_eq!(six.standing, Standing::Unknown);
    assert!(
        six.sentence
            .contains("ends on Fri 17 Dec 2027; the count runs past that. Add the next term dates"),
        "{}",
        six.sentence
    );
}

#[test]
fn without_any_calendar_the_date_is_unknown_and_says_why() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-10"));
    let found = findings(
        &pupil,
        &Calendars::default(),
        day("2026-11-12"),
        &Overrides::default(),
    );
    let six = only(&found, "C01");
    assert_eq!(six.due, Due::Unknown(UnknownWhy::NoCalendar));
    assert_eq!(
        six.sentence,
        "Day 6: date unknown, no school calendar has been entered; no provision recorded · permanently excluded Tue 10 Nov"
    );
    let no_terms = Calendars::new(Some(SchoolCalendar::build("LA", &[], &[])));
    let found = findings(&pupil, &no_terms, day("2026-11-12"), &Overrides::default());
    assert!(
        only(&found, "C01").sentence.contains("LA has no terms"),
        "{}",
        only(&found, "C01").sentence
    );
}

#[test]
fn a_status_without_a_start_is_unknown_not_silent() {
    let mut pupil = child();
    let mut undated = status(StatusKind::Pex, "2026-11-10");
    undated.started_on = None;
    pupil.statuses.push(undated);
    let found = look(&pupil, "2026-11-12");
    assert_eq!(only(&found, "C01").due, Due::Unknown(UnknownWhy::NoStart));
}

#[test]
fn only_children_of_compulsory_school_age_are_owed_day_six() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-10"));
    pupil.dob = Some(day("2010-01-15"));
    silent(&look(&pupil, "2026-11-12"), "C01");
    pupil.dob = Some(day("2022-06-01"));
    silent(&look(&pupil, "2026-11-12"), "C01");
    pupil.dob = None;
    assert_eq!(
        only(&look(&pupil, "2026-11-12"), "C01").due,
        Due::Day(day("2026-11-17")),
        "an unknown birthday is no reason to wait"
    );
}

#[test]
fn an_exclusion_that_ended_before_day_six_owes_nothing() {
    let mut pupil = child();
    let mut withdrawn = status(StatusKind::Pex, "2026-11-10");
    withdrawn.ended_on = Some(day("2026-11-13"));
    pupil.statuses.push(withdrawn);
    silent(&look_back(&pupil, "2026-11-20"), "C01");
    silent(&look(&pupil, "2026-11-12"), "C01");
}

#[test]
fn the_team_may_count_the_other_way_with_a_reason() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let mut local = Overrides::default();
    assert!(
        local.set(Dial::ExclusionBasis, 1, "  ").is_err(),
        "a basis without a reason is refused"
    );
    assert!(
        local.set(Dial::ExclusionBasis, 7, "x").is_err(),
        "and so is a number that makes no sense"
    );
    local
        .set(
            Dial::ExclusionBasis,
            1,
            "County protocol counts from the day after",
        )
        .expect("a reason is given");
    let found = findings(&pupil, &calendars(), day("2026-11-10"), &local);
    let six = only(&found, "C01");
    assert_eq!(
        (six.due.clone(), six.alternative.map(|other| other.day)),
        (Due::Day(day("2026-11-17")), Some(day("2026-11-16")))
    );
    let mut off = Overrides::default();
    off.switch_off("C01", "Handled by the exclusions team")
        .expect("a reason is given");
    assert!(off.switch_off("C99", "No such rule").is_err());
    let found = findings(&pupil, &calendars(), day("2026-11-30"), &off);
    assert_eq!(
        only(&found, "C01").standing,
        Standing::Excused,
        "a rule that is off is shown as such, never dropped"
    );
}

#[test]
fn a_clock_is_met_or_excused_by_hand_with_evidence() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let mark = |said| Mark {
        id: id(90),
        rule: "C01".to_owned(),
        about: id(10),
        said,
    };
    pupil.marks = vec![mark(Said::Met {
        on: day("2026-11-13"),
        evidence: "tuition log, 13 November".to_owned(),
    })];
    let found = look(&pupil, "2026-11-30");
    assert!(
        only(&found, "C01")
            .sentence
            .starts_with("Day 6 met Fri 13 Nov, due Mon 16 Nov: tuition log, 13 November"),
        "{}",
        only(&found, "C01").sentence
    );
    pupil.marks = vec![mark(Said::Excused(
        "All public examinations are over".to_owned(),
    ))];
    let found = look(&pupil, "2026-11-30");
    assert_eq!(only(&found, "C01").standing, Standing::Excused);
    assert!(
        only(&found, "C01")
            .sentence
            .starts_with("Day 6 excused: All public examinations are over")
    );
}

#[test]
fn a_looked_after_child_is_expected_to_be_taught_from_the_next_day() {
    let mut pupil = child();
    pupil.roll = Some(ACADEMY);
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-13"));
    pupil.facts.push(fact(FactKind::Lac, "2024-02-01"));
    let found = look(&pupil, "2026-11-13");
    let one = only(&found, "C15");
    assert_eq!(
        one.due,
        Due::Day(day("2026-11-17")),
        "Mon 16 is INSET, so Tue 17 is the next school day"
    );
    assert_eq!(
        one.alternative.map(|other| other.day),
        Some(day("2026-11-13"))
    );
    assert!(
        only(&found, "C01")
            .sentence
            .contains("looked after, permanently excluded")
    );
    pupil.facts[0].ended_on = Some(day("2026-11-12"));
    silent(&look(&pupil, "2026-11-13"), "C15");
}
