//! Whose turn it is follows from the rows, under the grid of its day, and the same on every laptop.

mod common;

use std::collections::BTreeMap;

use common::child::id;
use common::day;
use proptest::prelude::*;
use waymark_domain::fairness::{
    Decay, Entry, Exemption, Grid, Moved, School, Turns, grid_on, shares,
};

fn grid() -> Grid {
    let weights = [
        (Moved::FairAccess, 10_000),
        (Moved::ManagedIn, 6_000),
        (Moved::Excluded, -8_000),
        (Moved::ManagedOut, -3_000),
        (Moved::ReturnKept, 4_000),
    ];
    Grid {
        name: "Agreed 1 September 2026".to_owned(),
        agreed_on: Some(day("2026-09-01")),
        weights: weights
            .iter()
            .map(|(kind, points)| (kind.code().to_owned(), *points))
            .collect(),
        categories: BTreeMap::from([('d', 15_000)]),
        years: BTreeMap::from([(11, 150)]),
        ..Grid::default()
    }
}

fn entry(n: u128, urn: u32, on: &str, moved: Moved) -> Entry {
    Entry {
        id: id(n),
        urn,
        on: day(on),
        moved,
        category: None,
        year: Some(9),
    }
}

fn school(urn: u32, roll: u32) -> School {
    School {
        urn,
        roll: Some(roll),
        exemptions: Vec::new(),
    }
}

#[test]
fn the_school_that_took_least_for_its_size_has_its_turn() {
    let schools = [school(1, 1000), school(2, 500), school(3, 1000)];
    let entries = [
        entry(1, 1, "2026-09-20", Moved::FairAccess),
        entry(2, 2, "2026-09-21", Moved::FairAccess),
        entry(3, 3, "2026-09-22", Moved::FairAccess),
        entry(4, 3, "2026-10-01", Moved::Excluded),
    ];
    let table = shares(
        &grid(),
        &schools,
        &entries,
        day("2026-09-01"),
        day("2026-11-12"),
        None,
    );
    let order: Vec<(u32, Option<u32>, Option<i64>)> = table
        .iter()
        .map(|share| (share.urn, share.turn, share.per_hundred))
        .collect();
    assert_eq!(
        order,
        [
            (3, Some(1), Some(200)),
            (1, Some(2), Some(1000)),
            (2, Some(3), Some(2000))
        ],
        "an exclusion is a debit; half the size counts double"
    );
    assert_eq!(
        table[0].rows,
        [(id(3), 10_000), (id(4), -8_000)],
        "the rows behind a number come with it"
    );
    assert_eq!(table[0].counts.get("excluded"), Some(&1));
}

#[test]
fn equals_are_ordered_by_who_has_waited_longest() {
    let schools = [school(1, 1000), school(2, 1000), school(3, 1000)];
    let entries = [
        entry(1, 1, "2026-10-20", Moved::FairAccess),
        entry(2, 2, "2026-09-21", Moved::FairAccess),
        entry(3, 3, "2026-09-21", Moved::FairAccess),
    ];
    let table = shares(
        &grid(),
        &schools,
        &entries,
        day("2026-09-01"),
        day("2026-11-12"),
        None,
    );
    assert_eq!(
        table.iter().map(|share| share.urn).collect::<Vec<_>>(),
        [2, 3, 1]
    );
}

#[test]
fn in_rotation_the_longest_wait_comes_first_and_size_does_not_matter() {
    let rotating = Grid {
        turns: Turns::LongestWait,
        ..grid()
    };
    let schools = [
        school(1, 1000),
        School {
            urn: 2,
            roll: None,
            exemptions: Vec::new(),
        },
        school(3, 1000),
    ];
    let entries = [
        entry(1, 1, "2026-09-20", Moved::FairAccess),
        entry(2, 1, "2026-10-20", Moved::FairAccess),
        entry(3, 2, "2026-10-01", Moved::ManagedIn),
        entry(4, 3, "2026-10-21", Moved::Excluded),
    ];
    let table = shares(
        &rotating,
        &schools,
        &entries,
        day("2026-09-01"),
        day("2026-11-12"),
        None,
    );
    assert_eq!(
        table
            .iter()
            .map(|share| (share.urn, share.turn))
            .collect::<Vec<_>>(),
        [(3, Some(1)), (2, Some(2)), (1, Some(3))],
        "a school that has admitted nobody is first, and one of unknown size has its turn too"
    );
}

#[test]
fn categories_and_year_groups_weigh_and_points_fade() {
    let mut taken = entry(1, 1, "2026-09-20", Moved::FairAccess);
    taken.category = Some('d');
    taken.year = Some(11);
    assert_eq!(
        grid().worth(&taken, day("2026-11-12")),
        22_500,
        "15 points for the category, half as much again in Year 11"
    );
    assert_eq!(
        grid().worth(&taken, day("2026-09-19")),
        0,
        "nothing before it happened"
    );
    let mut fading = grid();
    fading.decay = Decay::OverDays(100);
    assert_eq!(
        fading.worth(&taken, day("2026-10-10")),
        18_000,
        "twenty of a hundred days have gone"
    );
    assert_eq!(fading.worth(&taken, day("2027-10-10")), 0);
    fading.decay = Decay::KeepPercentAYear(50);
    assert_eq!(
        fading.worth(&taken, day("2027-08-31")),
        22_500,
        "the same academic year"
    );
    assert_eq!(fading.worth(&taken, day("2027-09-01")), 11_250);
}

#[test]
fn a_school_of_unknown_size_an_exempt_one_and_a_full_year_group_stand_aside_with_a_reason() {
    let mut capped = grid();
    capped.cap_per_year_group = Some(1);
    let unknown = School {
        urn: 1,
        roll: None,
        exemptions: Vec::new(),
    };
    let spared = School {
        urn: 2,
        roll: Some(900),
        exemptions: vec![Exemption {
            year: Some(9),
            from: day("2026-09-01"),
            until: None,
            reason: "Challenging cohort, panel of 10 September".to_owned(),
        }],
    };
    let schools = [unknown, spared, school(3, 900), school(4, 900)];
    let entries = [entry(1, 3, "2026-09-20", Moved::ManagedIn)];
    let table = shares(
        &capped,
        &schools,
        &entries,
        day("2026-09-01"),
        day("2026-11-12"),
        Some(9),
    );
    let of = |urn| {
        table
            .iter()
            .find(|share| share.urn == urn)
            .expect("every school has a line")
    };
    assert_eq!(of(4).turn, Some(1));
    assert_eq!(
        of(1).aside.as_deref(),
        Some("Not comparable: the number on roll is not known.")
    );
    assert_eq!(
        of(2).aside.as_deref(),
        Some("Exempt: Challenging cohort, panel of 10 September")
    );
    assert_eq!(
        of(3).aside.as_deref(),
        Some("Has taken 1 in this year group; the cap is 1.")
    );
    let other_year = shares(
        &capped,
        &schools,
        &entries,
        day("2026-09-01"),
        day("2026-11-12"),
        Some(10),
    );
    assert_eq!(
        other_year
            .iter()
            .filter(|share| share.turn.is_some())
            .count(),
        3,
        "exemption and cap are of Year 9 only"
    );
}

#[test]
fn a_past_meeting_is_reckoned_under_its_own_grid() {
    let mut old = grid();
    (old.name, old.agreed_on) = (
        "Agreed 1 September 2025".to_owned(),
        Some(day("2025-09-01")),
    );
    let grids = [grid(), old];
    assert_eq!(
        grid_on(&grids, day("2026-06-10")).map(|grid| grid.name.as_str()),
        Some("Agreed 1 September 2025")
    );
    assert_eq!(
        grid_on(&grids, day("2026-09-01")).map(|grid| grid.name.as_str()),
        Some("Agreed 1 September 2026")
    );
    assert!(
        grid_on(&grids, day("2024-01-01")).is_none(),
        "before any was agreed there is none"
    );
}

#[test]
fn a_grid_without_weights_or_with_the_wrong_sign_is_said() {
    let level = Grid::default().problems();
    assert_eq!(level.len(), 1, "{level:?}");
    assert_eq!(
        (level[0].at.as_str(), level[0].sentence.as_str()),
        (
            "weights",
            "The grid gives no points for anything, so every school would be level."
        )
    );
    assert!(grid().problems().is_empty());
    let mut wrong = grid();
    wrong.weights.insert("fair_access".to_owned(), -1);
    wrong.weights.insert("kindness".to_owned(), 5);
    wrong.categories.insert('z', 1);
    wrong.years.insert(9, -10);
    wrong.decay = Decay::KeepPercentAYear(200);
    wrong.weights.insert("excluded".to_owned(), 1);
    let places: Vec<String> = wrong.problems().into_iter().map(|found| found.at).collect();
    assert_eq!(
        places,
        [
            "weights.excluded",
            "weights.fair_access",
            "weights.kindness",
            "categories.z",
            "years.9",
            "decay"
        ],
        "each is said where it stands"
    );
    let table = shares(
        &wrong,
        &[school(1, 0)],
        &[entry(1, 1, "2026-09-20", Moved::FairAccess)],
        day("2026-09-01"),
        day("2026-11-12"),
        None,
    );
    assert!(table[0].aside.is_some(), "a roll of nought is not a size");
}

#[test]
fn a_grid_survives_its_own_writing() {
    let written = serde_json::to_string(&grid()).expect("a grid is written as JSON");
    let read: Grid = serde_json::from_str(&written).expect("and read again");
    assert_eq!(read, grid());
    let sparse: Grid =
        serde_json::from_str(r#"{"name":"Short"}"#).expect("what is absent takes its default");
    assert_eq!(sparse.decay, Decay::None);
}

proptest! {
    #[test]
    fn the_order_of_rows_never_matters_and_every_row_is_shown(
        drawn in prop::collection::vec((1_u32..6, 0_u64..300, 0_usize..7, prop::option::of(7_i8..12)), 0..60),
        rolls in prop::collection::vec(prop::option::of(0_u32..1500), 5),
    ) {
        let schools: Vec<School> = rolls.iter().zip(1..).map(|(roll, urn)| School { urn, roll: *roll, exemptions: Vec::new() }).collect();
        let mut entries: Vec<Entry> = drawn
            .iter()
            .zip(1..)
            .map(|((urn, offset, kind, year), n)| Entry {
                id: id(n),
                urn: *urn,
                on: day("2026-01-01") + chrono::Days::new(*offset),
                moved: Moved::ALL[*kind],
                category: None,
                year: *year,
            })
            .collect();
        let (since, on) = (day("2026-01-01"), day("2026-12-31"));
        let mut forward = shares(&grid(), &schools, &entries, since, on, None);
        entries.reverse();
        let mut backward = shares(&grid(), &schools, &entries, since, on, None);
        prop_assert_eq!(forward.iter().map(|share| share.rows.len()).sum::<usize>(), entries.len());
        for share in forward.iter_mut().chain(backward.iter_mut()) {
            prop_assert_eq!(share.points, share.rows.iter().map(|(_, worth)| worth).sum::<i64>(), "a total is the sum of its rows");
            share.rows.sort_unstable();
        }
        prop_assert_eq!(&forward, &backward);
        let turns: Vec<u32> = forward.iter().filter_map(|share| share.turn).collect();
        prop_assert_eq!(turns.clone(), (1..=turns.len() as u32).collect::<Vec<_>>(), "turns run 1, 2, 3");
        prop_assert!(forward.iter().all(|share| share.turn.is_some() != share.aside.is_some()), "a school has a turn or a reason");
    }
}
