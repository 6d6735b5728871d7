//! What would embarrass a team on inspection day is named, with its rows, and nothing unknown passes for fine.

mod common;

use common::child::{calendars, child, event, fact, full_week, id, placement, status};
use common::day;
use waymark_domain::alerts::{Alert, AlertKind, alerts};
use waymark_domain::calendar::Calendars;
use waymark_domain::clocks::{Dial, Overrides};
use waymark_domain::facts::{
    EventKind, Placement, PlacementKind, Plan, PupilFacts, RollKind, Sighting,
};
use waymark_domain::registration::{Attending, Suggests, attending, weigh};
use waymark_domain::{FactKind, StatusKind};

/// A child about whom nothing is missing.
fn in_order() -> PupilFacts {
    let mut pupil = child();
    pupil.opened_on = Some(day("2026-09-01"));
    pupil.upn = Some("Y925862924601".to_owned());
    pupil.voice_on = Some(day("2026-10-20"));
    pupil.sightings.push(Sighting {
        id: id(60),
        on: day("2026-11-06"),
        in_person: true,
    });
    pupil.statuses.push(status(StatusKind::Dual, "2026-10-20"));
    pupil.placements.push(complete(20));
    pupil
}

fn complete(n: u128) -> Placement {
    let mut place = placement(n, "2026-10-20");
    place.sessions = full_week();
    (place.has_purpose, place.has_transport, place.has_cost) = (true, true, true);
    place.planned_end = Some(day("2027-02-12"));
    place
}

fn kinds(found: &[Alert]) -> Vec<AlertKind> {
    found.iter().map(|alert| alert.kind).collect()
}

fn look(facts: &PupilFacts, today: &str) -> Vec<Alert> {
    alerts(facts, &calendars(), day(today), &Overrides::default())
}

fn sentence(found: &[Alert], kind: AlertKind) -> String {
    found
        .iter()
        .find(|alert| alert.kind == kind)
        .unwrap_or_else(|| panic!("{kind} must be said; only {:?}", kinds(found)))
        .sentence
        .clone()
}

#[test]
fn a_record_in_order_is_quiet() {
    assert_eq!(
        kinds(&look(&in_order(), "2026-11-10")),
        [],
        "an alert that always rings is not heard"
    );
}

#[test]
fn nobody_having_seen_a_child_is_the_gravest() {
    let mut pupil = in_order();
    pupil.sightings[0].on = day("2026-10-28");
    let found = look(&pupil, "2026-11-10");
    assert_eq!(
        sentence(&found, AlertKind::Unseen),
        "Last seen in person Wed 28 Oct, 13 days ago"
    );
    pupil.sightings.clear();
    let found = look(&pupil, "2026-11-10");
    assert_eq!(found[0].kind, AlertKind::Unseen);
    assert_eq!(found[0].sentence, "No sighting is recorded at all");
    pupil.statuses[0].kind = StatusKind::Risk;
    assert!(
        !kinds(&look(&pupil, "2026-11-10")).contains(&AlertKind::Unseen),
        "a child in school is seen there"
    );
}

#[test]
fn awaiting_is_counted_in_school_days() {
    let mut pupil = in_order();
    pupil.placements.clear();
    pupil.statuses[0] = status(StatusKind::Await, "2026-10-21");
    assert!(
        !kinds(&look(&pupil, "2026-11-03")).contains(&AlertKind::Awaiting),
        "half term does not count: four school days"
    );
    assert_eq!(
        sentence(&look(&pupil, "2026-11-06"), AlertKind::Awaiting),
        "Awaiting a place for 7 school days, since Wed 21 Oct"
    );
}

#[test]
fn provision_that_stopped_is_said_though_day_six_was_met() {
    let mut pupil = in_order();
    pupil.statuses[0] = status(StatusKind::Pex, "2026-10-05");
    pupil.placements[0].ended_on = Some(day("2026-11-06"));
    assert_eq!(
        sentence(&look(&pupil, "2026-11-10"), AlertKind::Lapsed),
        "Permanently excluded: the last placement ended Fri 6 Nov and nothing runs now"
    );
    pupil.placements.push(placement(21, "2026-11-16"));
    assert!(
        sentence(&look(&pupil, "2026-11-10"), AlertKind::Lapsed)
            .ends_with("; the next starts Mon 16 Nov")
    );
    assert!(!kinds(&look(&pupil, "2026-11-17")).contains(&AlertKind::Lapsed));
}

#[test]
fn few_hours_ring_and_unknown_hours_are_not_few() {
    let mut pupil = in_order();
    pupil.placements[0].sessions.truncate(4);
    assert_eq!(
        sentence(&look(&pupil, "2026-11-10"), AlertKind::LowHours),
        "10 hours a week, under 15; no health reason is recorded"
    );
    pupil.statuses.push(status(StatusKind::Med, "2026-10-20"));
    assert!(
        !kinds(&look(&pupil, "2026-11-10")).contains(&AlertKind::LowHours),
        "a health reason may call for less"
    );
    pupil.statuses.pop();
    pupil.placements[0].sessions[0].ends = None;
    let found = look(&pupil, "2026-11-10");
    assert!(
        kinds(&found).contains(&AlertKind::UnknownHours)
            && !kinds(&found).contains(&AlertKind::LowHours)
    );
    let mut tuned = Overrides::default();
    tuned
        .set(Dial::LowHours, 8, "Panel agreed")
        .expect("a reason");
    pupil.placements[0].sessions[0].ends = Some(720);
    assert!(
        !kinds(&alerts(&pupil, &calendars(), day("2026-11-10"), &tuned))
            .contains(&AlertKind::LowHours),
        "the number is the team's"
    );
}

#[test]
fn a_placement_near_its_end_needs_a_next_step() {
    let mut pupil = in_order();
    pupil.placements[0].planned_end = Some(day("2026-12-04"));
    assert_eq!(
        sentence(&look(&pupil, "2026-11-10"), AlertKind::Ending),
        "Ends Fri 4 Dec and no next placement, school or plan is recorded"
    );
    assert!(
        !kinds(&look(&pupil, "2026-11-03")).contains(&AlertKind::Ending),
        "23 school days are left"
    );
    pupil.plans.push(Plan {
        id: id(70),
        destination: Some(common::child::COMMUNITY),
        ..Plan::default()
    });
    assert!(
        !kinds(&look(&pupil, "2026-11-10")).contains(&AlertKind::Ending),
        "a plan with a school is a next step"
    );
    pupil.placements[0].planned_end = Some(day("2026-11-06"));
    assert_eq!(
        sentence(&look(&pupil, "2026-11-10"), AlertKind::Overstay),
        "Planned to end Fri 6 Nov, 4 days ago, and still running"
    );
}

#[test]
fn what_a_placement_lacks_is_listed() {
    let mut pupil = in_order();
    let mut bare = placement(21, "2026-10-20");
    bare.sessions = full_week();
    pupil.placements = vec![bare];
    let mut raised = event(60, EventKind::ConcernRaised, "2026-11-09");
    raised.about = Some(id(21));
    pupil.events.push(raised);
    assert_eq!(
        kinds(&look(&pupil, "2026-11-10")),
        [
            AlertKind::Concern,
            AlertKind::NoPurpose,
            AlertKind::Transport,
            AlertKind::Cost
        ]
    );
    pupil.placements[0].kind = Some(PlacementKind::School);
    assert_eq!(
        kinds(&look(&pupil, "2026-11-10")),
        [AlertKind::Concern],
        "a school of the child's own has no purpose to record"
    );
}

#[test]
fn rolls_that_contradict_are_said() {
    let mut pupil = in_order();
    pupil.placements[0].roll = Some(RollKind::Main);
    assert!(
        kinds(&look(&pupil, "2026-11-10")).contains(&AlertKind::TwoMainRolls),
        "the record says another school is the main one"
    );
    pupil.placements[0].roll = Some(RollKind::Subsidiary);
    assert!(!kinds(&look(&pupil, "2026-11-10")).contains(&AlertKind::TwoMainRolls));
    pupil.roll = None;
    assert!(kinds(&look(&pupil, "2026-11-10")).contains(&AlertKind::UnknownRoll));
    assert!(
        kinds(&look(&pupil, "2026-12-10")).contains(&AlertKind::DualContact),
        "30 days without contact"
    );
    pupil
        .events
        .push(event(80, EventKind::HomeSchoolContact, "2026-12-01"));
    assert!(!kinds(&look(&pupil, "2026-12-10")).contains(&AlertKind::DualContact));
}

#[test]
fn promises_and_leaving_have_their_notice() {
    let mut pupil = in_order();
    pupil.plans.push(Plan {
        id: id(70),
        support_until: Some(day("2026-11-20")),
        dual_until: Some(day("2026-11-06")),
        ..Plan::default()
    });
    let found = look(&pupil, "2026-11-10");
    assert!(
        kinds(&found).contains(&AlertKind::SupportEnds)
            && kinds(&found).contains(&AlertKind::DualEnds)
    );
    pupil.dob = Some(day("2011-01-15"));
    assert!(
        !kinds(&look(&pupil, "2026-11-10")).contains(&AlertKind::NoPost16),
        "autumn is early"
    );
    let found = look(&pupil, "2027-05-10");
    assert!(kinds(&found).contains(&AlertKind::NoPost16));
    assert_eq!(
        sentence(&found, AlertKind::SchoolAgeEnds),
        "Compulsory school age ends Fri 25 Jun 2027"
    );
    pupil.destination_known = true;
    assert!(!kinds(&look(&pupil, "2027-05-10")).contains(&AlertKind::NoPost16));
}

#[test]
fn a_missing_or_temporary_number_rings_after_a_while() {
    let mut pupil = in_order();
    pupil.upn = None;
    assert!(
        !kinds(&look(&pupil, "2026-09-10")).contains(&AlertKind::Upn),
        "the first weeks are for finding it"
    );
    assert_eq!(
        sentence(&look(&pupil, "2026-11-10"), AlertKind::Upn),
        "No UPN is recorded"
    );
    pupil.upn = Some("P88876641240H".to_owned());
    assert_eq!(
        sentence(&look(&pupil, "2026-11-10"), AlertKind::Upn),
        "The UPN is still a temporary one"
    );
    pupil.closed_on = Some(day("2026-11-01"));
    assert!(
        look(&pupil, "2026-11-10").is_empty(),
        "a closed case is quiet"
    );
}

#[test]
fn no_calendar_at_all_still_warns_of_an_end() {
    let mut pupil = in_order();
    pupil.placements[0].planned_end = Some(day("2026-12-04"));
    let found = alerts(
        &pupil,
        &Calendars::default(),
        day("2026-11-10"),
        &Overrides::default(),
    );
    assert!(
        kinds(&found).contains(&AlertKind::Ending),
        "four weeks stand in for twenty school days"
    );
}

fn there(n: u128, hours: u16) -> Attending {
    Attending {
        pupil: id(n),
        of_school_age: Some(true),
        ehc_plan: false,
        looked_after: false,
        minutes: hours * 60,
        unknown_length: false,
        sessions: 4,
        weeks: 5,
    }
}

#[test]
fn five_full_time_children_or_one_with_a_plan_look_like_a_school() {
    let local = Overrides::default();
    let five: Vec<Attending> = (1..=5).map(|n| there(n, 20)).collect();
    assert_eq!(
        weigh(Some(true), &five, &local).suggests,
        Suggests::LooksLikeSchool
    );
    assert_eq!(
        weigh(Some(true), &five[..4], &local).suggests,
        Suggests::Look,
        "four are worth a look"
    );
    let mut one = there(9, 18);
    one.ehc_plan = true;
    let found = weigh(Some(true), &[one], &local);
    assert_eq!(
        (found.suggests, found.count_alone),
        (Suggests::LooksLikeSchool, vec![id(9)])
    );
    assert!(
        found
            .reasoning
            .iter()
            .any(|line| line.contains("one such child is enough")),
        "{:?}",
        found.reasoning
    );
    assert!(
        found
            .reasoning
            .iter()
            .any(|line| line.contains("not known to this team")),
        "it says what it cannot see"
    );
    one.minutes = 17 * 60 + 59;
    assert_eq!(weigh(Some(true), &[one], &local).suggests, Suggests::Look);
    one.minutes = 14 * 60;
    assert_eq!(
        weigh(Some(true), &[one], &local).suggests,
        Suggests::Nothing
    );
    assert_eq!(
        weigh(Some(false), &five, &local).suggests,
        Suggests::Nothing,
        "a registered school may do this"
    );
}

#[test]
fn unknown_hours_or_registration_rule_nothing_out() {
    let local = Overrides::default();
    let mut vague = there(1, 0);
    vague.unknown_length = true;
    assert_eq!(
        weigh(Some(true), &[vague], &local).suggests,
        Suggests::Unknown
    );
    assert_eq!(
        weigh(None, &[there(1, 20)], &local).suggests,
        Suggests::Unknown,
        "whether it is registered is not recorded"
    );
    let mut older = there(1, 20);
    (older.of_school_age, older.ehc_plan) = (Some(false), true);
    assert_eq!(
        weigh(Some(true), &[older], &local).suggests,
        Suggests::Nothing,
        "only children of compulsory school age count"
    );
    older.of_school_age = None;
    assert_eq!(
        weigh(Some(true), &[older], &local).suggests,
        Suggests::LooksLikeSchool,
        "an unknown birthday counts"
    );
}

#[test]
fn announced_limits_are_only_ever_a_warning() {
    let mut local = Overrides::default();
    let mut long = there(1, 20);
    long.weeks = 13;
    let mut many = there(2, 12);
    many.sessions = 5;
    let found = weigh(Some(true), &[long, many], &local);
    assert_eq!(found.planned_limits.len(), 2, "{:?}", found.planned_limits);
    assert!(
        found
            .planned_limits
            .iter()
            .all(|line| line.contains("not law"))
    );
    local
        .set(Dial::FullTimeHours, 25, "Counsel’s advice, May 2026")
        .expect("a reason");
    let found = weigh(Some(true), &[long], &local);
    assert_eq!(found.suggests, Suggests::Look);
    assert!(
        found
            .reasoning
            .iter()
            .any(|line| line.contains("Counsel’s advice")),
        "a local number shows its reason: {:?}",
        found.reasoning
    );
}

#[test]
fn a_childs_week_at_one_setting_is_taken_from_its_placements_there() {
    let mut pupil = in_order();
    pupil.facts.push(fact(FactKind::Ehcp, "2025-01-01"));
    let mut other = complete(21);
    other.setting = Some(common::child::ACADEMY);
    pupil.placements.push(other);
    let here = attending(
        &pupil,
        |placement| placement.setting == Some(common::child::PROVIDER),
        day("2026-11-10"),
    )
    .expect("it runs");
    assert_eq!(
        (here.minutes, here.sessions, here.weeks, here.ehc_plan),
        (25 * 60, 10, 3, true)
    );
    assert!(attending(&pupil, |_| false, day("2026-11-10")).is_none());
}

/// The day before a number is reached, the day on which it is, and the day after: whether the alert rings on each.
fn rings(pupil: &PupilFacts, kind: AlertKind, days: [&str; 3]) -> [bool; 3] {
    days.map(|on| kinds(&look(pupil, on)).contains(&kind))
}

#[test]
fn every_alert_rings_from_its_own_day_and_not_the_day_before() {
    let quiet_then_rings = [false, false, true];
    let mut pupil = in_order();
    pupil.sightings[0].on = day("2026-10-30");
    assert_eq!(
        rings(
            &pupil,
            AlertKind::Unseen,
            ["2026-11-08", "2026-11-09", "2026-11-10"]
        ),
        quiet_then_rings,
        "ten days after Fri 30 October is Mon 9 November: more than ten is the 10th"
    );

    let mut pupil = in_order();
    pupil.placements.clear();
    pupil.statuses[0] = status(StatusKind::Await, "2026-11-03");
    assert_eq!(
        rings(
            &pupil,
            AlertKind::Awaiting,
            ["2026-11-09", "2026-11-10", "2026-11-11"]
        ),
        quiet_then_rings,
        "3, 4, 5, 6, 9 are five school days gone by on the 10th"
    );

    let mut pupil = in_order();
    pupil.placements[0].planned_end = Some(day("2026-12-11"));
    assert_eq!(
        rings(
            &pupil,
            AlertKind::Ending,
            ["2026-11-12", "2026-11-13", "2026-11-16"]
        ),
        [false, true, true],
        "twenty school days before Fri 11 December is Fri 13 November"
    );
    assert_eq!(
        rings(
            &pupil,
            AlertKind::Overstay,
            ["2026-12-10", "2026-12-11", "2026-12-12"]
        ),
        quiet_then_rings,
        "the last day is still planned"
    );

    let mut pupil = in_order();
    pupil.plans.push(Plan {
        id: id(70),
        support_until: Some(day("2026-11-24")),
        dual_until: Some(day("2026-11-10")),
        ..Plan::default()
    });
    assert_eq!(
        rings(
            &pupil,
            AlertKind::SupportEnds,
            ["2026-11-09", "2026-11-10", "2026-11-25"]
        ),
        [false, true, false],
        "from fourteen days before until the day itself"
    );
    assert_eq!(
        rings(
            &pupil,
            AlertKind::DualEnds,
            ["2026-11-09", "2026-11-10", "2026-11-11"]
        ),
        quiet_then_rings
    );

    let mut pupil = in_order();
    pupil.dob = Some(day("2011-01-15"));
    assert_eq!(
        rings(
            &pupil,
            AlertKind::SchoolAgeEnds,
            ["2027-04-25", "2027-04-26", "2027-06-26"]
        ),
        [false, true, false],
        "sixty days before Fri 25 June 2027 is 26 April"
    );
    assert_eq!(
        rings(
            &pupil,
            AlertKind::NoPost16,
            ["2026-12-31", "2027-01-01", "2027-09-01"]
        ),
        [false, true, false],
        "from January of Year 11 until its school year ends"
    );

    let mut pupil = in_order();
    pupil.upn = None;
    pupil.opened_on = Some(day("2026-10-20"));
    assert_eq!(
        rings(
            &pupil,
            AlertKind::Upn,
            ["2026-11-08", "2026-11-09", "2026-11-10"]
        ),
        quiet_then_rings,
        "more than twenty days"
    );

    let mut pupil = in_order();
    pupil.events = vec![event(80, EventKind::HomeSchoolContact, "2026-10-11")];
    assert_eq!(
        rings(
            &pupil,
            AlertKind::DualContact,
            ["2026-11-09", "2026-11-10", "2026-11-11"]
        ),
        quiet_then_rings,
        "thirty days after 11 October is 10 November"
    );

    let mut pupil = in_order();
    pupil.voice_on = Some(day("2026-08-12"));
    assert_eq!(
        rings(
            &pupil,
            AlertKind::Voice,
            ["2026-11-09", "2026-11-10", "2026-11-11"]
        ),
        quiet_then_rings,
        "ninety days after 12 August is 10 November"
    );
}
