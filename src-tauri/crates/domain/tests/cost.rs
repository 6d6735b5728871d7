//! What a placement costs: every charge falls on a day, parts add up to the whole, and what is not known is never nothing.

mod common;

use chrono::{Days, NaiveDate};
use common::{academy, day};
use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::SchoolCalendar;
use waymark_domain::cost::{Charge, Per, Priced, Sum, Unpriced, financial_year, pounds};
use waymark_domain::hours::{Half, Session, Taught};

fn session(weekday: u8, half: Half) -> Session {
    Session {
        id: Uuid::from_u128(u128::from(weekday)),
        weekday,
        half,
        starts: None,
        ends: None,
        from_day: None,
        until_day: None,
    }
}

fn priced<'a>(
    sessions: &'a [Session],
    calendar: &'a SchoolCalendar,
    start: NaiveDate,
    pence: i64,
    per: Per,
) -> Priced<'a> {
    Priced {
        taught: Taught {
            placement: Uuid::from_u128(9),
            started_on: Some(start),
            ended_on: None,
            sessions,
        },
        planned_end: None,
        pence: Some(pence),
        per: Some(per),
        calendar: Some(calendar),
    }
}

fn three() -> Vec<Session> {
    vec![
        session(1, Half::Am),
        session(1, Half::Pm),
        session(3, Half::Am),
    ]
}

#[test]
fn a_week_of_three_sessions_on_two_days_is_charged_by_what_the_price_is_for() {
    let (calendar, sessions) = (academy(), three());
    let (monday, sunday) = (day("2026-11-09"), day("2026-11-15"));
    let of = |per| priced(&sessions, &calendar, monday, 10_000, per).charge(monday, sunday);
    let charge = |pence, units| Ok(Charge { pence, units });
    assert_eq!(of(Per::Session), charge(30_000, 3));
    assert_eq!(of(Per::Day), charge(20_000, 2));
    assert_eq!(of(Per::Week), charge(10_000, 1));
    assert_eq!(
        of(Per::Day).map(|charge| charge.working(10_000, Per::Day)),
        Ok("2 days at £100.00".to_owned())
    );
}

#[test]
fn a_week_that_begins_on_a_thursday_is_a_week_once() {
    let (calendar, sessions) = (academy(), three());
    let place = priced(&sessions, &calendar, day("2026-11-12"), 25_000, Per::Week);
    let units = |from, to| place.charge(day(from), day(to)).map(|charge| charge.units);
    assert_eq!(units("2026-11-12", "2026-11-13"), Ok(1));
    assert_eq!(
        units("2026-11-13", "2026-11-13"),
        Ok(0),
        "charged on Thursday already"
    );
}

#[test]
fn a_whole_academic_year_is_the_price_to_the_penny() {
    let calendar = academy();
    let place = priced(&[], &calendar, day("2025-09-01"), 1_000_001, Per::Year);
    let year = place.charge(day("2025-09-01"), day("2026-08-31"));
    assert_eq!(year.map(|charge| charge.pence), Ok(1_000_001));
}

#[test]
fn committed_runs_to_the_planned_end_or_to_31_march() {
    let calendar = academy();
    let mut place = priced(&[], &calendar, day("2026-09-01"), 3_650_000, Per::Year);
    let today = day("2026-11-10");
    let open = place.outlook(today);
    assert_eq!(open.until, Some(day("2027-03-31")));
    assert_eq!(open.to_date.map(|charge| charge.pence), Ok(71 * 10_000));
    assert_eq!(open.committed.map(|charge| charge.pence), Ok(141 * 10_000));
    assert_eq!(open.forecast.map(|charge| charge.pence), Ok(212 * 10_000));

    place.planned_end = Some(day("2026-11-20"));
    let planned = place.outlook(today);
    assert_eq!(planned.until, Some(day("2026-11-20")));
    assert_eq!(planned.committed.map(|charge| charge.units), Ok(10));

    place.planned_end = Some(day("2026-11-01"));
    assert_eq!(
        place.outlook(today).until,
        Some(day("2027-03-31")),
        "a planned end that has gone by ends nothing"
    );

    place.taught.ended_on = Some(day("2026-10-31"));
    let over = place.outlook(today);
    assert_eq!(over.until, None);
    assert_eq!(over.committed, Ok(Charge::default()));
    assert_eq!(over.forecast, over.to_date);
}

#[test]
fn what_is_not_known_says_why_and_is_never_nothing() {
    let (calendar, sessions) = (academy(), three());
    let good = priced(&sessions, &calendar, day("2026-11-09"), 100, Per::Day);
    let (from, to) = (day("2026-11-09"), day("2026-11-13"));
    let of = |place: Priced<'_>| place.charge(from, to);
    assert_eq!(
        of(Priced {
            pence: None,
            ..good
        }),
        Err(Unpriced::NoPrice)
    );
    assert_eq!(of(Priced { per: None, ..good }), Err(Unpriced::NoUnit));
    assert_eq!(
        of(Priced {
            calendar: None,
            ..good
        }),
        Err(Unpriced::NoCalendar)
    );
    let bare = priced(&[], &calendar, from, 100, Per::Day);
    assert_eq!(of(bare), Err(Unpriced::NoSessions));
    assert!(
        matches!(
            good.charge(from, day("2090-01-01")),
            Err(Unpriced::Calendar(_))
        ),
        "past the last term nobody knows what is a school day"
    );
    let mut sum = Sum::default();
    for pence in [Some(250), None, Some(0)] {
        sum.add(pence);
    }
    assert_eq!((sum.pence, sum.known, sum.unknown), (250, 2, 1));
}

#[test]
fn the_financial_year_turns_on_1_april_and_pounds_are_grouped() {
    let year = |text| financial_year(day(text));
    assert_eq!(year("2027-03-31"), (day("2026-04-01"), day("2027-03-31")));
    assert_eq!(year("2027-04-01"), (day("2027-04-01"), day("2028-03-31")));
    assert_eq!(pounds(123_456_705), "£1,234,567.05");
    assert_eq!(pounds(50), "£0.50");
}

proptest! {
    /// Cutting a stretch anywhere changes nothing of what it costs, whatever the price is for.
    #[test]
    fn parts_add_up_to_the_whole(
        start in 0u64..40,
        length in 1u64..60,
        cut in 0u64..60,
        pence in 0i64..100_000_000,
        per in prop::sample::select(Per::ALL),
        grid in prop::collection::vec((1u8..=5, any::<bool>()), 1..8),
    ) {
        let calendar = academy();
        let sessions: Vec<Session> = grid
            .into_iter()
            .map(|(weekday, am)| session(weekday, if am { Half::Am } else { Half::Pm }))
            .collect();
        let first = day("2026-09-07") + Days::new(start);
        let last = first + Days::new(length);
        let at = first + Days::new(cut.min(length - 1));
        let place = priced(&sessions, &calendar, first, pence, per);
        let whole = place.charge(first, last).expect("all is known");
        let left = place.charge(first, at).expect("all is known");
        let right = place.charge(at + Days::new(1), last).expect("all is known");
        prop_assert_eq!(left.pence + right.pence, whole.pence);
        prop_assert_eq!(left.units + right.units, whole.units);
        prop_assert!(left.pence >= 0 && right.pence >= 0);
    }
}
