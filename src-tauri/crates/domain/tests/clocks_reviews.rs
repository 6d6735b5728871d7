//! Reviews come round every half term, reduced timetables end, and a plan that stalls is noticed.

mod common;

use common::child::{
    calendars, child, id, look, look_back, only, placement, review, silent, status,
};
use common::day;
use proptest::prelude::*;
use uuid::Uuid;
use waymark_domain::StatusKind;
use waymark_domain::clocks::{Dial, Due, Overrides, Standing, UnknownWhy, explain, findings};
use waymark_domain::facts::{PlacementKind, Plan, PlanWeek, PupilFacts, ReviewKind};
use waymark_domain::reintegration::{
    RescheduleError, RungAt, held_check, ladder, reschedule, usual_shape,
};

fn placed(started_on: &str) -> PupilFacts {
    let mut pupil = child();
    pupil.placements.push(placement(20, started_on));
    pupil
}

#[test]
fn a_first_review_is_due_after_six_weeks() {
    let found = look(&placed("2026-09-14"), "2026-09-21");
    let first = only(&found, "C81F");
    assert_eq!(first.due, Due::Day(day("2026-10-26")));
    assert_eq!(
        first.next_school_day,
        Some(day("2026-11-02")),
        "that Monday is half term"
    );
    assert_eq!(
        first.alternative.map(|other| other.day),
        Some(day("2026-12-18")),
        "the end of the next half term is the outer limit"
    );
    assert_eq!(
        explain(first, &calendars()).sentence,
        "Mon 26 Oct = 6 weeks after Mon 14 Sep 2026"
    );
    assert_eq!(
        explain(first, &calendars()).in_holiday.as_deref(),
        Some("That is not a school day; the next is Mon 2 Nov 2026")
    );
    let mut local = Overrides::default();
    local
        .set(Dial::FirstReviewWeeks, 4, "Agreed with providers")
        .expect("a reason");
    let found = findings(
        &placed("2026-09-14"),
        &calendars(),
        day("2026-09-21"),
        &local,
    );
    assert_eq!(only(&found, "C81F").due, Due::Day(day("2026-10-12")));
}

#[test]
fn after_a_review_the_next_is_due_by_the_end_of_the_next_half_term() {
    let mut pupil = placed("2026-04-13");
    pupil.reviews.push(review(50, "2026-09-24"));
    let found = look(&pupil, "2026-11-10");
    let next = only(&found, "C81");
    assert_eq!(next.due, Due::Day(day("2026-12-18")));
    assert_eq!(
        next.sentence,
        "Placement review due Fri 18 Dec: not held · last reviewed Thu 24 Sep"
    );
    assert_eq!(
        explain(next, &calendars()).sentence,
        "Fri 18 Dec = last school day of Autumn 2, the half term after Thu 24 Sep 2026"
    );
    silent(&found, "C81F");

    pupil.reviews.push(review(51, "2026-11-05"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C81").due,
        Due::Day(day("2027-02-12")),
        "a review this half term moves it on"
    );
    let mut stale = placed("2026-04-13");
    stale.reviews.push(review(50, "2026-09-24"));
    assert_eq!(
        only(&look(&stale, "2027-01-06"), "C81").standing,
        Standing::Breached
    );
}

#[test]
fn an_earlier_agreed_date_goes_before_and_a_later_one_does_not() {
    let mut pupil = placed("2026-04-13");
    let mut last = review(50, "2026-09-24");
    last.next_on = Some(day("2026-11-12"));
    pupil.reviews.push(last);
    let found = look(&pupil, "2026-11-10");
    let next = only(&found, "C81");
    assert_eq!(
        (next.due.day(), next.alternative.map(|other| other.day)),
        (Some(day("2026-11-12")), Some(day("2026-12-18")))
    );
    assert_eq!(
        explain(next, &calendars()).sentence,
        "Thu 12 Nov = the next review, as set at the review of Thu 24 Sep",
        "whoever asks learns where the date comes from"
    );
    pupil.reviews[0].next_on = Some(day("2027-01-20"));
    let found = look(&pupil, "2026-11-10");
    let next = only(&found, "C81");
    assert_eq!(
        next.due.day(),
        Some(day("2026-12-18")),
        "an agreed date cannot outlast the half term"
    );
    assert!(
        next.sentence
            .contains("the agreed date is later than half-termly"),
        "{}",
        next.sentence
    );
    pupil.reviews[0].next_on = Some(day("2026-09-01"));
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C81").due.day(),
        Some(day("2026-12-18")),
        "a next date before the review itself is no date"
    );
}

#[test]
fn a_review_without_a_next_date_or_a_reason_is_named() {
    let mut pupil = placed("2026-04-13");
    let mut last = review(50, "2026-09-24");
    last.no_next_reason = false;
    pupil.reviews.push(last);
    let found = look(&pupil, "2026-11-10");
    let gap = only(&found, "NEXT");
    assert_eq!(
        (gap.due.clone(), gap.row.id),
        (Due::Unknown(UnknownWhy::NoDateAgreed), id(50))
    );
    pupil.reviews.push(review(51, "2026-10-01"));
    silent(&look(&pupil, "2026-11-10"), "NEXT");
}

#[test]
fn reviews_belong_to_their_placement() {
    let mut pupil = placed("2026-04-13");
    pupil.placements.push(placement(21, "2026-09-14"));
    let mut one = review(50, "2026-09-24");
    one.placement = Some(id(20));
    pupil.reviews.push(one);
    let found = look(&pupil, "2026-11-10");
    assert_eq!(only(&found, "C81").row.id, id(20));
    assert_eq!(
        only(&found, "C81F").row.id,
        id(21),
        "the other placement has had none"
    );
    pupil.reviews[0].placement = None;
    pupil.reviews[0].kind = Some(ReviewKind::ReducedTimetable);
    silent(&look(&pupil, "2026-11-10"), "C81");
}

#[test]
fn schools_of_the_childs_own_are_not_provision_to_review_and_unknown_kinds_are() {
    let mut pupil = placed("2026-09-14");
    pupil.placements[0].kind = Some(PlacementKind::School);
    assert!(look(&pupil, "2026-11-10").is_empty());
    pupil.placements[0].kind = None;
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C81F").standing,
        Standing::Breached,
        "an unknown kind is looked at"
    );
    pupil.placements[0].ended_on = Some(day("2026-11-01"));
    assert!(
        look(&pupil, "2026-11-10").is_empty(),
        "an ended placement needs no next review"
    );
    pupil.placements[0].ended_on = None;
    pupil.placements[0].started_on = None;
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "C81F").due,
        Due::Unknown(UnknownWhy::NoStart)
    );
}

#[test]
fn a_placement_older_than_the_calendar_is_still_asked_about() {
    let found = look(&placed("2024-01-08"), "2026-11-10");
    let first = only(&found, "C81F");
    assert_eq!(
        first.standing,
        Standing::Breached,
        "years without a recorded review"
    );
    assert_eq!(first.due, Due::Day(day("2024-02-19")));
}

#[test]
fn the_evidence_of_past_reviews_says_which_were_late() {
    let mut pupil = placed("2026-09-07");
    pupil.reviews = vec![
        review(50, "2026-10-01"),
        review(51, "2026-12-10"),
        review(52, "2027-03-01"),
    ];
    let found = look_back(&pupil, "2027-03-02");
    let held: Vec<(Uuid, bool)> = found
        .iter()
        .filter(|finding| finding.row.table == "review")
        .filter_map(|finding| Some((finding.row.id, finding.met.as_ref()?.late)))
        .collect();
    assert_eq!(held.len(), 2);
    assert!(
        held.contains(&(id(51), false)),
        "10 December is inside Autumn 2"
    );
    assert!(
        held.contains(&(id(52), true)),
        "1 March missed the end of Spring 1 on 12 February"
    );
}

#[test]
fn a_reduced_timetable_ends_as_agreed_or_by_the_local_limit() {
    let mut pupil = child();
    let mut reduced = status(StatusKind::Rtt, "2026-10-05");
    reduced.expected_end = Some(day("2026-11-13"));
    pupil.statuses.push(reduced);
    let found = look(&pupil, "2026-11-10");
    assert_eq!(
        only(&found, "C40").sentence,
        "End of reduced timetable is Fri 13 Nov: not ended · reduced since Mon 5 Oct"
    );
    pupil.statuses[0].expected_end = None;
    let found = look(&pupil, "2026-11-10");
    let end = only(&found, "C40");
    assert_eq!(
        end.due,
        Due::Day(day("2026-11-16")),
        "six weeks, the local limit"
    );
    assert!(
        end.sentence.contains("no end was agreed"),
        "{}",
        end.sentence
    );
    pupil.statuses[0].expected_end = Some(day("2027-01-29"));
    let found = look(&pupil, "2026-11-10");
    assert!(
        only(&found, "C40")
            .sentence
            .contains("past the local limit of 6 weeks")
    );
    assert_eq!(
        only(&look(&pupil, "2027-02-01"), "C40").standing,
        Standing::Breached
    );
    pupil.statuses[0].ended_on = Some(day("2027-01-20"));
    silent(&look(&pupil, "2027-02-01"), "C40");
    assert_eq!(
        only(&look_back(&pupil, "2027-02-01"), "C40")
            .met
            .as_ref()
            .map(|met| met.late),
        Some(false)
    );
}

/// Mondays of autumn 2026 that a plan may stand on.
const MONDAYS: [&str; 6] = [
    "2026-11-02",
    "2026-11-09",
    "2026-11-16",
    "2026-11-23",
    "2026-11-30",
    "2026-12-07",
];

fn plan(attended: &[Option<u16>]) -> Plan {
    let shape = usual_shape(6);
    Plan {
        id: id(70),
        weeks: (0..6)
            .map(|n| PlanWeek {
                id: id(700 + n as u128),
                number: Some(n as u16 + 1),
                starts_on: Some(day(MONDAYS[n])),
                planned: shape[n],
                attended: attended.get(n).copied().flatten(),
                original_starts_on: None,
            })
            .collect(),
        ..Plan::default()
    }
}

#[test]
fn a_usual_return_rises_to_a_full_week() {
    let shape = usual_shape(6);
    assert_eq!(
        shape
            .iter()
            .map(|bits| bits.count_ones())
            .collect::<Vec<_>>(),
        [2, 4, 5, 7, 9, 10]
    );
    assert_eq!(
        shape[0], 0b00_00_00_01_01,
        "mornings of Monday and Tuesday first"
    );
    assert!(usual_shape(0).is_empty());
}

#[test]
fn a_plan_that_falls_short_two_weeks_running_stalls() {
    let two = Some(0b101);
    let stalled = plan(&[two, two, two]);
    let laid = ladder(&stalled, day("2026-11-23"), 2);
    assert_eq!(
        laid.rungs.iter().map(|rung| rung.at).collect::<Vec<_>>(),
        [
            RungAt::Past,
            RungAt::Past,
            RungAt::Past,
            RungAt::Now,
            RungAt::Coming,
            RungAt::Coming
        ]
    );
    let stall = laid.stall.expect("weeks 2 and 3 fell short");
    assert_eq!(
        (stall.weeks, stall.planned, stall.attended, stall.since),
        (2, 5, 2, day("2026-11-09"))
    );
    let mut pupil = child();
    pupil.plans.push(stalled);
    let found = look(&pupil, "2026-11-23");
    assert_eq!(
        only(&found, "STALL").sentence,
        "Reintegration plan stalls: 2 of 5 sessions attended; short for 2 weeks running · since the week of Mon 9 Nov"
    );
}

#[test]
fn an_unrecorded_week_neither_proves_nor_ends_a_stall() {
    let two = Some(0b101);
    let laid = ladder(&plan(&[two, two, None]), day("2026-11-23"), 2);
    assert_eq!(
        (laid.stall, laid.unrecorded),
        (None, 1),
        "one short week and one unknown are not two"
    );
    let laid = ladder(&plan(&[two, Some(0), None, two]), day("2026-11-30"), 2);
    assert_eq!(
        laid.stall.map(|stall| stall.weeks),
        Some(2),
        "the unknown week between does not wipe out what is known"
    );
    let kept = usual_shape(6);
    let laid = ladder(
        &plan(&[Some(0), Some(0), Some(kept[2])]),
        day("2026-11-23"),
        2,
    );
    assert_eq!(laid.stall, None, "a week as planned ends it");
}

#[test]
fn moving_a_week_takes_the_rest_along_and_keeps_where_they_stood() {
    let calendar = common::la();
    let plan = plan(&[]);
    let moves =
        reschedule(&plan, id(702), day("2026-11-30"), Some(&calendar)).expect("later is possible");
    let to: Vec<String> = moves.iter().map(|moved| moved.to.to_string()).collect();
    assert_eq!(
        to,
        ["2026-11-30", "2026-12-07", "2026-12-14", "2027-01-04"],
        "Christmas is stepped over"
    );
    assert!(
        moves.iter().all(|moved| moved.original == moved.from),
        "where each first stood is kept"
    );
    assert_eq!(
        reschedule(&plan, id(702), day("2026-11-09"), None),
        Err(RescheduleError::BeforeThePrevious(day("2026-11-09")))
    );
    assert_eq!(
        reschedule(&plan, id(999), day("2026-11-09"), None),
        Err(RescheduleError::NoDate)
    );
    let back = reschedule(&plan, id(705), day("2026-12-02"), None)
        .expect("earlier within the gap is possible");
    assert_eq!(back.len(), 1);
}

#[test]
fn a_return_is_looked_at_after_six_and_thirteen_weeks() {
    let mut pupil = child();
    let mut done = plan(&[]);
    done.ended_on = Some(day("2026-09-28"));
    done.returned = Some(true);
    pupil.plans.push(done);
    let found = look(&pupil, "2026-11-02");
    assert_eq!(
        only(&found, "S06").due,
        Due::Day(held_check(day("2026-09-28"), 6))
    );
    assert_eq!(only(&found, "S13").due, Due::Day(day("2026-12-28")));
    let mut checked = review(50, "2026-11-06");
    checked.kind = Some(ReviewKind::Reintegration);
    pupil.reviews.push(checked);
    silent(&look(&pupil, "2026-11-10"), "S06");
    assert_eq!(
        only(&look(&pupil, "2026-11-10"), "S13").standing,
        Standing::Upcoming,
        "the sixth-week review is not the thirteenth's"
    );
    pupil.plans[0].returned = None;
    silent(&look(&pupil, "2026-11-10"), "S13");
}

proptest! {
    #[test]
    fn moving_never_reorders_a_plan(week in 0_usize..6, by in 0_u64..60) {
        let plan = plan(&[]);
        let from = day(MONDAYS[week]);
        let moves = reschedule(&plan, id(700 + week as u128), from + chrono::Days::new(by), Some(&common::la())).expect("forward is always possible");
        let mut starts: Vec<_> = plan.weeks.iter().map(|week| (week.number, week.starts_on)).collect();
        for moved in &moves {
            let at = plan.weeks.iter().position(|week| week.id == moved.id).expect("of this plan");
            starts[at].1 = Some(moved.to);
        }
        prop_assert!(starts.windows(2).all(|pair| pair[0].1 < pair[1].1), "{:?}", starts);
    }

    #[test]
    fn no_rows_bring_the_rules_down(
        kinds in prop::collection::vec((0_usize..17, -600_i64..600, prop::option::of(-700_i64..700), prop::option::of(-700_i64..700)), 0..8),
        placements in prop::collection::vec((prop::option::of(-600_i64..600), prop::option::of(-700_i64..700)), 0..5),
        reviews in prop::collection::vec((-600_i64..600, prop::option::of(-700_i64..700)), 0..5),
        today in -700_i64..700,
    ) {
        let at = |offset: i64| day("2026-11-10") + chrono::TimeDelta::days(offset);
        let mut pupil = child();
        for (n, (kind, start, end, other)) in kinds.iter().enumerate() {
            let mut row = status(StatusKind::ALL[*kind], "2026-11-10");
            row.id = id(1000 + n as u128);
            row.started_on = (start % 7 != 0).then(|| at(*start));
            row.ended_on = end.map(at);
            row.expected_end = other.map(at);
            row.aware_on = other.map(at);
            pupil.statuses.push(row);
        }
        for (n, (start, end)) in placements.iter().enumerate() {
            let mut row = placement(2000 + n as u128, "2026-11-10");
            row.started_on = start.map(at);
            row.ended_on = end.map(at);
            pupil.placements.push(row);
        }
        for (n, (held, next)) in reviews.iter().enumerate() {
            let mut row = review(3000 + n as u128, "2026-11-10");
            row.held_on = Some(at(*held));
            row.next_on = next.map(at);
            pupil.reviews.push(row);
        }
        let today = at(today);
        let found = findings(&pupil, &calendars(), today, &Overrides::default());
        for finding in &found {
            prop_assert!(!finding.sentence.is_empty());
            prop_assert!(!explain(finding, &calendars()).line().is_empty());
            match (finding.due.day(), finding.standing) {
                (Some(due), Standing::Breached) => prop_assert!(due < today),
                (Some(due), Standing::Today) => prop_assert_eq!(due, today),
                (Some(due), Standing::Upcoming | Standing::Due | Standing::Tomorrow) => prop_assert!(today < due),
                (None, Standing::Breached | Standing::Today | Standing::Upcoming) => prop_assert!(false, "a standing without a date"),
                _ => {}
            }
        }
        let again = findings(&pupil, &calendars(), today, &Overrides::default());
        prop_assert_eq!(found, again, "the same input gives the same answer");
    }
}
