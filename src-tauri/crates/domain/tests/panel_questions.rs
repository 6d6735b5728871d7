//! What a panel asks: is this ours, is the child ready, and where has the child been?

mod common;

use common::child::{child, fact, full_week, id, placement, status};
use common::day;
use proptest::prelude::*;
use waymark_domain::eligibility::{Fits, fair_access, ready_to_return};
use waymark_domain::facts::{Plan, PlanWeek, PupilFacts, Suspension};
use waymark_domain::reintegration::usual_shape;
use waymark_domain::whereabouts::{gaps, on_day};
use waymark_domain::{FactKind, StatusKind};

fn fits(facts: &PupilFacts, code: &str) -> Fits {
    let found = fair_access(facts, day("2026-11-10"));
    found
        .categories
        .iter()
        .find(|category| category.code == code)
        .unwrap_or_else(|| panic!("{code} is one of thirteen"))
        .fits
}

#[test]
fn the_record_shows_a_category_or_does_not_and_some_must_be_asked() {
    let mut pupil = child();
    assert_eq!(fair_access(&pupil, day("2026-11-10")).categories.len(), 13);
    assert_eq!(
        (fits(&pupil, "f"), fits(&pupil, "j"), fits(&pupil, "k")),
        (Fits::NotShown, Fits::Ask, Fits::Ask)
    );
    pupil.facts.push(fact(FactKind::Carer, "2025-01-01"));
    pupil.statuses.push(status(StatusKind::Pex, "2026-10-01"));
    assert_eq!(
        (fits(&pupil, "f"), fits(&pupil, "d")),
        (Fits::Yes, Fits::Yes)
    );
}

#[test]
fn a_child_protection_plan_counts_for_twelve_months_after_it_ended() {
    let mut pupil = child();
    let mut ended = fact(FactKind::Cp, "2024-01-01");
    ended.ended_on = Some(day("2025-11-10"));
    pupil.facts.push(ended);
    assert_eq!(fits(&pupil, "a"), Fits::Yes, "twelve months to the day");
    pupil.facts[0].ended_on = Some(day("2025-11-09"));
    assert_eq!(fits(&pupil, "a"), Fits::NotShown);
}

#[test]
fn four_weeks_out_of_education_count_only_while_nothing_runs() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Await, "2026-10-13"));
    assert_eq!(fits(&pupil, "l"), Fits::Yes, "four weeks to the day");
    pupil.placements.push(placement(20, "2026-11-02"));
    assert_eq!(fits(&pupil, "l"), Fits::NotShown);
    pupil.placements.clear();
    pupil.statuses[0].started_on = Some(day("2026-10-14"));
    assert_eq!(fits(&pupil, "l"), Fits::NotShown);
}

#[test]
fn children_with_another_route_are_cautioned_never_refused() {
    let mut pupil = child();
    pupil.facts.push(fact(FactKind::Ehcp, "2025-01-01"));
    pupil.facts.push(fact(FactKind::Sen, "2020-01-01"));
    let found = fair_access(&pupil, day("2026-11-10"));
    assert_eq!(found.cautions.len(), 1);
    assert!(found.cautions[0].sentence.starts_with("Has an EHC plan"));
    assert_eq!(
        fits(&pupil, "e"),
        Fits::NotShown,
        "category e is for children without a plan"
    );
    pupil.facts[0].ended_on = Some(day("2026-11-01"));
    assert!(fair_access(&pupil, day("2026-11-10")).cautions.is_empty());
    assert_eq!(fits(&pupil, "e"), Fits::Yes);
}

#[test]
fn signals_for_a_return_are_laid_side_by_side() {
    let mut pupil = child();
    let signals = ready_to_return(&pupil, day("2026-11-23"));
    assert_eq!(
        signals
            .iter()
            .map(|signal| signal.speaks_for)
            .collect::<Vec<_>>(),
        [Some(true), Some(false), None, Some(true)],
        "unknown attendance is neither for nor against"
    );
    let shape = usual_shape(6);
    pupil.plans.push(Plan {
        id: id(70),
        destination: Some(common::child::ACADEMY),
        weeks: vec![PlanWeek {
            id: id(71),
            number: Some(1),
            starts_on: Some(day("2026-11-16")),
            planned: shape[5],
            attended: Some(0b11_1111_1110),
            original_starts_on: None,
        }],
        ..Plan::default()
    });
    pupil.suspensions.push(Suspension {
        id: id(40),
        first_day: Some(day("2026-11-02")),
        last_day: None,
        sessions: Some(1),
        setting: None,
    });
    let signals = ready_to_return(&pupil, day("2026-11-23"));
    let lines: Vec<&str> = signals
        .iter()
        .map(|signal| signal.sentence.as_str())
        .collect();
    assert_eq!(
        lines,
        [
            "Year 9: before examination courses begin",
            "A school is named in the plan",
            "90% of planned sessions attended",
            "Suspended Mon 2 Nov"
        ]
    );
    assert_eq!(
        signals
            .iter()
            .filter(|signal| signal.speaks_for == Some(true))
            .count(),
        3
    );
}

#[test]
fn any_day_of_the_record_can_be_asked_about() {
    let mut pupil = child();
    pupil.opened_on = Some(day("2026-09-01"));
    let mut excluded = status(StatusKind::Pex, "2026-09-14");
    excluded.ended_on = Some(day("2026-10-09"));
    pupil.statuses.push(excluded);
    let mut placed = placement(20, "2026-09-21");
    placed.sessions = full_week();
    placed.ended_on = Some(day("2026-10-23"));
    pupil.placements.push(placed);
    let then = on_day(&pupil, day("2026-09-30"));
    assert_eq!(
        (
            then.statuses.len(),
            then.placements.len(),
            then.minutes,
            then.unknown,
            then.open
        ),
        (1, 1, 300, false, Some(true))
    );
    let later = on_day(&pupil, day("2026-11-03"));
    assert!(
        later.unknown,
        "nothing says where the child was, and that is what is shown"
    );
    assert_eq!(on_day(&pupil, day("2026-08-01")).open, Some(false));
    assert_eq!(
        gaps(&pupil, day("2026-09-01"), day("2026-11-10")),
        [
            (day("2026-09-01"), day("2026-09-13")),
            (day("2026-10-24"), day("2026-11-10"))
        ]
    );
    pupil.statuses[0].started_on = None;
    let then = on_day(&pupil, day("2026-09-30"));
    assert_eq!(
        (then.statuses.len(), then.undated.len()),
        (0, 1),
        "a status without a start is not claimed for the day"
    );
    pupil.dob = None;
    assert_eq!(on_day(&pupil, day("2026-09-30")).year, None);
}

proptest! {
    #[test]
    fn gaps_and_known_days_make_the_whole_period(spans in prop::collection::vec((0_u64..120, 0_u64..40, prop::bool::ANY), 0..6)) {
        let mut pupil = child();
        for (n, (start, length, open)) in spans.iter().enumerate() {
            let mut row = status(StatusKind::Dual, "2026-09-01");
            row.id = id(100 + n as u128);
            row.started_on = Some(day("2026-08-01") + chrono::Days::new(*start));
            row.ended_on = (!open).then(|| day("2026-08-01") + chrono::Days::new(start + length));
            pupil.statuses.push(row);
        }
        let (from, to) = (day("2026-09-01"), day("2026-11-10"));
        let found = gaps(&pupil, from, to);
        prop_assert!(found.windows(2).all(|pair| pair[0].1 < pair[1].0), "gaps come in order and apart");
        let mut at = from;
        while at <= to {
            let in_gap = found.iter().any(|(start, end)| *start <= at && at <= *end);
            prop_assert_eq!(in_gap, on_day(&pupil, at).unknown, "{}", at);
            at = at + chrono::Days::new(1);
        }
    }
}
