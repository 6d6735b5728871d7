//! The edges of the clocks: days on which a reading by one day, one school or one year too many would show.
//!
//! Each expected day was counted by hand, and again by a program of another language, on the two calendars of `common`.

mod common;

use common::child::*;
use common::day;
use waymark_domain::calendar::Calendars;
use waymark_domain::clocks::{
    Dial, Due, Overrides, Standing, UnknownWhy, findings, rule, runs, suspended,
};
use waymark_domain::facts::{EventKind, ReviewKind, Suspension};
use waymark_domain::{FactKind, NcYear, SettingRef, StatusKind};

fn suspension(n: u128, first: &str, last: &str, setting: Option<SettingRef>) -> Suspension {
    Suspension {
        id: id(n),
        first_day: Some(day(first)),
        last_day: Some(day(last)),
        sessions: None,
        setting,
    }
}

fn excluded(on: &str, setting: SettingRef) -> waymark_domain::PupilFacts {
    let mut pupil = child();
    pupil.roll = Some(setting);
    pupil.statuses = vec![status(StatusKind::Pex, on)];
    pupil
}

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
fn a_rule_speaks_from_its_first_day_and_not_the_day_before() {
    for (id, first) in [
        ("C05", "2022-09-01"),
        ("C13", "2023-09-01"),
        ("C22", "2024-08-19"),
        ("C23", "2024-08-19"),
        ("C24", "2024-08-19"),
        ("C25", "2024-08-19"),
        ("C26", "2024-08-19"),
        ("C52", "2021-09-01"),
        ("C91", "2024-09-01"),
    ] {
        let rule = rule(id).expect("a rule of the book");
        let first = day(first);
        assert!(rule.in_force(first), "{id} on its first day");
        assert!(
            !rule.in_force(first.pred_opt().expect("a day before")),
            "{id} the day before"
        );
    }
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
        Some(day("2026-11-25"))
    );
    pupil.facts = vec![fact(FactKind::Lac, "2026-01-01")];
    let found = look(&pupil, "2026-11-11");
    assert_eq!(only(&found, "C53").alternative, None);
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
fn months_and_weeks_keep_their_day_through_leap_years() {
    let mut pupil = child();
    pupil.facts = vec![fact(FactKind::Ehcp, "2028-02-29")];
    let found = look_back(&pupil, "2028-12-01");
    assert_eq!(
        only(&found, "C61").due,
        Due::Day(day("2029-02-28")),
        "a year after 29 February is 28 February"
    );
    pupil.facts = vec![fact(FactKind::Ehcp, "2027-02-28")];
    assert_eq!(
        only(&look_back(&pupil, "2027-12-01"), "C61").due,
        Due::Day(day("2028-02-28"))
    );
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Ehe, "2028-02-29")];
    assert_eq!(
        only(&look(&pupil, "2028-03-01"), "C70").due,
        Due::Day(day("2029-02-28"))
    );
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Rtt, "2028-01-18")];
    assert_eq!(
        only(&look(&pupil, "2028-01-19"), "C40").due,
        Due::Day(day("2028-02-29")),
        "six weeks end on the leap day"
    );
    let mut pupil = child();
    pupil.events = vec![event(80, EventKind::EhcRequested, "2028-01-18")];
    assert_eq!(
        only(&look(&pupil, "2028-01-19"), "C60").due,
        Due::Day(day("2028-02-29"))
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

#[test]
fn what_is_not_known_is_said_for_every_clock_that_needs_it() {
    let mut pupil = child();
    pupil.dob = None;
    for kind in [
        StatusKind::Pex,
        StatusKind::Sus6,
        StatusKind::SafeSep,
        StatusKind::Med,
        StatusKind::Rtt,
        StatusKind::Osd,
        StatusKind::Fap,
        StatusKind::Cme,
        StatusKind::Ehe,
        StatusKind::Await,
        StatusKind::New,
    ] {
        let mut unknown = status(kind, "2026-11-10");
        unknown.started_on = None;
        pupil.statuses = vec![unknown];
        let found = look(&pupil, "2026-11-12");
        assert!(
            found
                .iter()
                .any(|finding| finding.due == Due::Unknown(UnknownWhy::NoStart)),
            "{kind:?} without a start must say so: {:?}",
            ids(&found)
        );
    }
    // A birthday that nobody knows leaves the duty: it is looked at rather than overlooked.
    pupil.statuses = vec![status(StatusKind::Pex, "2026-11-10")];
    assert!(only(&look(&pupil, "2026-11-12"), "C01").due.day().is_some());
}

#[test]
fn a_local_number_moves_the_day_and_needs_its_reason() {
    let mut local = Overrides::default();
    assert!(
        local.set(Dial::AllocationDays, 10, "  ").is_err(),
        "no reason, no change"
    );
    local
        .set(
            Dial::AllocationDays,
            10,
            "Protocol agreed with schools, June 2026",
        )
        .expect("a reason and a number within bounds");
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Fap, "2026-11-02")];
    let found = findings(&pupil, &calendars(), day("2026-11-03"), &local);
    assert_eq!(
        only(&found, "C50").due,
        Due::Day(day("2026-11-16")),
        "ten school days after Mon 2 November"
    );
}
