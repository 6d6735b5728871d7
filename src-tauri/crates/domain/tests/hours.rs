//! A child's week adds up: every minute once, gaps named, what is unknown said.

mod common;

use chrono::{Days, NaiveDate};
use common::{academy, day};
use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::KeyStage;
use waymark_domain::hours::{
    Entitlements, Half, Session, Taught, days_without, gaps_in_words, hours, minutes_on, week,
    weekly_minutes,
};

fn session(id: u128, weekday: u8, half: Half, starts: u16, ends: u16) -> Session {
    Session {
        id: Uuid::from_u128(id),
        weekday,
        half,
        starts: Some(starts),
        ends: Some(ends),
        from_day: None,
        until_day: None,
    }
}

fn taught<'a>(id: u128, started_on: &str, sessions: &'a [Session]) -> Taught<'a> {
    Taught {
        placement: Uuid::from_u128(id),
        started_on: Some(day(started_on)),
        ended_on: None,
        sessions,
    }
}

const NINE: u16 = 9 * 60;
const NOON: u16 = 12 * 60;
const ONE: u16 = 13 * 60;
const THREE: u16 = 15 * 60;

#[test]
fn hours_add_up_over_every_setting_and_gaps_are_named() {
    let pru = [
        session(1, 1, Half::Am, NINE, NOON),
        session(2, 1, Half::Pm, ONE, THREE),
        session(3, 2, Half::Am, NINE, NOON),
    ];
    let tuition = [session(4, 2, Half::Pm, ONE, THREE + 30)];
    let laid = week(
        &[
            taught(1, "2026-09-07", &pru),
            taught(2, "2026-09-07", &tuition),
        ],
        day("2026-11-12"),
        Some(25 * 60),
    );
    assert_eq!(laid.monday, day("2026-11-09"));
    assert_eq!(laid.minutes, 3 * 60 + 2 * 60 + 3 * 60 + 150);
    assert_eq!(laid.sentence(), "10.5 of 25 h, gap Wed–Fri");
    assert_eq!(laid.sessions(), 4);
    assert!((laid.full_time_share() - 0.42).abs() < 0.001);
    assert!(laid.clashes.is_empty());
}

#[test]
fn two_settings_at_one_time_teach_no_more_than_the_clock_and_are_flagged() {
    let pru = [session(1, 1, Half::Am, NINE, NOON)];
    let farm = [session(2, 1, Half::Am, 10 * 60, ONE)];
    let laid = week(
        &[
            taught(1, "2026-09-07", &pru),
            taught(2, "2026-09-07", &farm),
        ],
        day("2026-11-12"),
        None,
    );
    assert_eq!(laid.minutes, 4 * 60, "nine to one, each minute once");
    assert_eq!(laid.clashes.len(), 1);
    assert_eq!(laid.clashes[0].minutes, 120, "ten to noon is in both");
    assert!(
        laid.sentence().contains("entitlement unknown"),
        "no entitlement is said, not taken as none: {}",
        laid.sentence()
    );
}

#[test]
fn a_session_without_times_is_a_session_of_unknown_length() {
    let mut vague = session(1, 3, Half::Am, 0, 0);
    (vague.starts, vague.ends) = (None, None);
    let sessions = [vague];
    let all = [taught(1, "2026-09-07", &sessions)];
    let laid = week(&all, day("2026-11-12"), Some(1500));
    assert_eq!(
        (laid.minutes, laid.without_times, laid.sessions()),
        (0, 1, 1)
    );
    assert_eq!(
        laid.sentence(),
        "0 of 25 h, 1 session of unknown length, gap Mon, Tue, Wed pm, Thu, Fri"
            .replace("Mon, Tue", "Mon–Tue")
            .replace("Thu, Fri", "Thu–Fri")
    );
    assert_eq!(
        minutes_on(&all, day("2026-11-11")),
        (0, true),
        "unknown is carried, not folded into none"
    );
}

#[test]
fn a_session_that_ends_before_it_starts_counts_nothing_and_is_said() {
    let sessions = [
        session(1, 1, Half::Am, NOON, NINE),
        session(2, 6, Half::Am, NINE, NOON),
    ];
    let laid = week(
        &[taught(1, "2026-09-07", &sessions)],
        day("2026-11-12"),
        None,
    );
    assert_eq!((laid.minutes, laid.unreadable), (0, 2));
}

#[test]
fn placements_and_sessions_start_and_stop_in_mid_week() {
    let mut until_tuesday = session(1, 2, Half::Am, NINE, NOON);
    until_tuesday.until_day = Some(day("2026-11-10"));
    let sessions = [
        until_tuesday,
        session(2, 1, Half::Am, NINE, NOON),
        session(3, 4, Half::Am, NINE, NOON),
    ];
    let mut placement = taught(1, "2026-11-10", &sessions);
    placement.ended_on = Some(day("2026-11-12"));
    assert_eq!(
        week(&[placement], day("2026-11-11"), None).minutes,
        2 * 180,
        "Monday was before it began; Tuesday and Thursday count"
    );
    assert_eq!(week(&[placement], day("2026-11-18"), None).minutes, 0);
    placement.started_on = None;
    assert_eq!(
        week(&[placement], day("2026-11-11"), None).minutes,
        0,
        "a placement without a start teaches on no known day"
    );
}

#[test]
fn entitlement_follows_the_key_stage_and_can_be_set() {
    let usual = Entitlements::default();
    assert_eq!(
        [
            KeyStage::One,
            KeyStage::Two,
            KeyStage::Three,
            KeyStage::Four
        ]
        .map(|stage| usual.of(stage)),
        [Some(1260), Some(1410), Some(1440), Some(1500)]
    );
    assert_eq!(
        usual.of(KeyStage::Five),
        None,
        "none is set after compulsory school age"
    );
    assert_eq!(
        (hours(1410_u16), hours(1500_u16), hours(0_u16)),
        ("23.5".to_owned(), "25".to_owned(), "0".to_owned())
    );
}

#[test]
fn gaps_read_as_people_say_them() {
    assert_eq!(gaps_in_words(0), "");
    assert_eq!(gaps_in_words(0x3ff), "all week");
    assert_eq!(gaps_in_words(0b11_00_11_10_01), "Mon am, Tue pm, Wed, Fri");
}

#[test]
fn days_with_no_education_are_school_days() {
    let monday = [session(1, 1, Half::Am, NINE, NOON)];
    let without = days_without(
        &[taught(1, "2026-11-17", &monday)],
        &academy(),
        (day("2026-11-10"), day("2026-11-24")),
        |_| true,
    )
    .expect("inside");
    assert_eq!(
        without.school_days, 10,
        "10–13, 17–20, 23 and 24: INSET Mon 16 is no school day"
    );
    assert_eq!(without.without, 9, "only Mon 23 had a session");
    assert!(
        days_without(
            &[],
            &academy(),
            (day("2028-01-01"), day("2028-02-01")),
            |_| true
        )
        .is_err(),
        "beyond the calendar nothing is counted"
    );
}

#[test]
fn days_in_class_before_an_exclusion_are_not_days_without_education() {
    let excluded = day("2026-11-18");
    let without = days_without(
        &[],
        &academy(),
        (day("2026-11-10"), day("2026-11-24")),
        |on| excluded <= on,
    )
    .expect("inside");
    assert_eq!(
        (without.without, without.school_days),
        (5, 5),
        "18–20, 23 and 24"
    );
}

fn any_sessions() -> impl Strategy<Value = Vec<Session>> {
    prop::collection::vec((1_u8..=5, prop::bool::ANY, 480_u16..900, 1_u16..240), 0..12).prop_map(
        |drawn| {
            drawn
                .into_iter()
                .zip(1_u128..)
                .map(|((weekday, morning, starts, length), id)| {
                    session(
                        id,
                        weekday,
                        if morning { Half::Am } else { Half::Pm },
                        starts,
                        starts + length,
                    )
                })
                .collect()
        },
    )
}

proptest! {
    #[test]
    fn the_union_is_the_minutes_in_at_least_one_session(sessions in any_sessions()) {
        let all = [taught(1, "2026-09-07", &sessions)];
        let on = day("2026-11-09");
        let minute_by_minute: usize = (1..=5_u8)
            .map(|weekday| (0..1440_u16).filter(|minute| sessions.iter().any(|s| s.weekday == weekday && s.starts <= Some(*minute) && Some(*minute) < s.ends)).count())
            .sum();
        let laid = week(&all, on, None);
        prop_assert_eq!(usize::from(laid.minutes), minute_by_minute);
        prop_assert_eq!(weekly_minutes(&all, on), (laid.minutes, false), "the quick sum is the laid-out sum");
        let by_day: u16 = (0..5).map(|n| minutes_on(&all, on + Days::new(n)).0).sum();
        prop_assert_eq!(by_day, laid.minutes);
    }

    #[test]
    fn the_order_of_sessions_does_not_matter(mut sessions in any_sessions()) {
        let on: NaiveDate = day("2026-11-09");
        let forward = week(&[taught(1, "2026-09-07", &sessions)], on, None);
        sessions.reverse();
        let backward = week(&[taught(1, "2026-09-07", &sessions)], on, None);
        prop_assert_eq!(forward.minutes, backward.minutes);
        prop_assert_eq!(forward.gaps, backward.gaps);
        prop_assert_eq!(forward.clashes.len(), backward.clashes.len());
    }
}
