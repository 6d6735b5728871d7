//! Day six, told as it happens to children: exclusion, suspension, separation, and the school days between.

mod common;

use common::child::{
    ACADEMY, COMMUNITY, calendars, child, event, fact, full_week, id, look, look_back, only,
    placement, silent, status,
};
use common::day;
use waymark_domain::calendar::{Calendars, SchoolCalendar, Term};
use waymark_domain::clocks::{
    Dial, Due, Overrides, Standing, UnknownWhy, explain, findings, rule, runs,
};
use waymark_domain::facts::{EventKind, Mark, PlacementKind, Said, Suspension};
use waymark_domain::{FactKind, StatusKind};

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
    silent(&found, "C14");
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
        (details.due.day(), details.next_school_day),
        (Some(day("2026-11-14")), Some(day("2026-11-16"))),
        "a Saturday is said to be one"
    );
    pupil.placements.push(placement(20, "2026-11-12"));
    silent(&look(&pupil, "2026-11-13"), "C04");
}

#[test]
fn every_rule_is_cited_and_numbered_once() {
    let mut seen = Vec::new();
    for known in waymark_domain::clocks::RULES {
        assert!(!seen.contains(&known.id), "{} would be ambiguous", known.id);
        seen.push(known.id);
        assert!(
            !known.citation.is_empty()
                && !known.source.is_empty()
                && !known.basis.is_empty()
                && !known.duty_holder.is_empty(),
            "{} must say where it stands",
            known.id
        );
        assert!((1..=9).contains(&known.consequence));
        assert_eq!(rule(known.id).map(|found| found.title), Some(known.title));
    }
    assert!(rule("C999").is_none());
}

#[test]
fn the_most_pressing_comes_first() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    pupil.placements.push(placement(20, "2026-12-01"));
    let found = look(&pupil, "2026-11-20");
    assert_eq!(found[0].rule.id, "C01", "a child out of education leads");
    assert!(
        found
            .windows(2)
            .all(|pair| pair[0].order() <= pair[1].order())
    );
}

#[test]
fn a_closed_case_is_silent_but_its_evidence_stays() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    pupil.closed_on = Some(day("2026-12-01"));
    assert!(look(&pupil, "2027-01-10").is_empty());
    assert!(!look_back(&pupil, "2027-01-10").is_empty());
}

#[test]
fn a_calendar_that_changes_shows_what_it_moves() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let before = look(&pupil, "2026-11-17");
    let mut other = Calendars::new(Some(SchoolCalendar::build(
        "With INSET",
        &[Term {
            name: String::new(),
            starts_on: day("2026-11-02"),
            ends_on: day("2026-12-18"),
        }],
        &[waymark_domain::calendar::DayOff {
            on: day("2026-11-12"),
            kind: waymark_domain::calendar::DayOffKind::Inset,
            label: None,
        }],
    )));
    other.insert(7, common::academy());
    let after = findings(&pupil, &other, day("2026-11-17"), &Overrides::default());
    let moves = waymark_domain::clocks::moved(&before, &after);
    let six = moves
        .iter()
        .find(|moved| moved.rule == "C01")
        .expect("day six moves by the INSET day");
    assert_eq!(
        (six.from, six.to),
        (Some(day("2026-11-16")), Some(day("2026-11-17")))
    );
    assert_eq!(
        (six.was, six.becomes),
        (Standing::Breached, Standing::Today)
    );
    assert!(
        waymark_domain::clocks::moved(&before, &before).is_empty(),
        "nothing moves when nothing changes"
    );
}
