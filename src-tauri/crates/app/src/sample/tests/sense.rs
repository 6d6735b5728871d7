//! Rows that fit one another, whatever day it is.

use super::super::child::{Child, make};
use super::super::{Size, begin, establishments, generate};
use super::{BOOK, SEED, open, today};
use chrono::NaiveDate;
use std::collections::HashSet;
use waymark_domain::{SettingRef, StatusKind, Upn};

#[test]
fn numbers_are_valid_and_no_two_children_share_one() {
    let mut seen = HashSet::new();
    for upn in BOOK.iter().filter_map(|c| c.pupil.upn.as_deref()) {
        assert!(Upn::parse(upn).is_ok(), "{upn} has the right check letter");
        assert!(seen.insert(upn), "{upn} is given once");
    }
    let without = BOOK.iter().filter(|c| c.pupil.upn.is_none()).count();
    assert!(
        without > 0,
        "some children have no number yet, and the lists must bear it"
    );
}

/// Asserts what the store would refuse, and what a reader would stumble over.
fn assert_sensible(
    child: &Child,
    schools: &HashSet<u32>,
    own: &HashSet<uuid::Uuid>,
    today: NaiveDate,
) {
    let in_order = |what: &str, first: Option<NaiveDate>, last: Option<NaiveDate>| {
        assert!(
            last.is_none_or(|last| first.is_none_or(|first| first <= last)),
            "on {today}, {what}: {first:?} to {last:?}"
        );
    };
    let (dob, opened) = (
        child.pupil.dob.expect("made with one"),
        child.pupil.opened_on.expect("made with one"),
    );
    assert!(
        dob < opened && opened <= today,
        "known after birth and by {today}: {dob}, {opened}"
    );
    in_order("a case", Some(opened), child.pupil.closed_on);
    for status in &child.statuses {
        assert!(
            status
                .kind
                .as_deref()
                .is_some_and(|k| k.parse::<StatusKind>().is_ok())
        );
        in_order("a status", status.started_on, status.ended_on);
        in_order("a status expected", status.started_on, status.expected_end);
    }
    for placement in &child.placements {
        in_order("a placement", placement.started_on, placement.ended_on);
        in_order(
            "a placement planned",
            placement.started_on,
            placement.planned_end,
        );
        let known = match placement.setting.as_deref().and_then(|s| s.parse().ok()) {
            Some(SettingRef::Urn(urn)) => schools.contains(&urn),
            Some(SettingRef::Own(id)) => own.contains(&id),
            None => false,
        };
        assert!(
            known,
            "the place is among those invented: {:?}",
            placement.setting
        );
    }
    for review in &child.reviews {
        assert!(
            review.next_on.is_some() || review.no_next_reason.is_some(),
            "a review leads somewhere or says why not"
        );
        in_order("a review", review.held_on, review.next_on);
        in_order("a review held", review.held_on, Some(today));
    }
    for plan in &child.plans {
        in_order("a plan", plan.started_on, plan.target_on);
        in_order("a plan's end", plan.started_on, plan.ended_on);
    }
    for note in &child.notes {
        assert!(
            note.on_day.is_some_and(|day| opened <= day && day <= today),
            "notes fall within the case: {note:?}"
        );
    }
    assert!(
        !child.statuses.is_empty() || child.made.course.is_some(),
        "a child is in the book for a reason"
    );
}

#[test]
fn every_row_makes_sense_beside_its_neighbours_whatever_day_it_is() {
    let schools: HashSet<u32> = establishments(SEED).iter().map(|e| e.urn).collect();
    let (world, _) = begin(Size::TRY, SEED, today());
    let own: HashSet<_> = world.places.providers.iter().map(|p| p.id).collect();
    BOOK.iter()
        .for_each(|child| assert_sensible(child, &schools, &own, today()));
    // Christmas Day, the middle of August, a Saturday, a leap day, the first and the last day of school years.
    for (year, month, day) in [
        (2026, 12, 25),
        (2027, 8, 15),
        (2026, 11, 14),
        (2028, 2, 29),
        (2026, 9, 1),
        (2027, 8, 31),
        (2027, 1, 1),
    ] {
        let day = NaiveDate::from_ymd_opt(year, month, day).expect("a day");
        let size = Size {
            extra_placements_per_1000: 1_500,
            ..Size::TRY
        };
        let (world, _) = begin(size, SEED, day);
        let own: HashSet<_> = world.places.providers.iter().map(|p| p.id).collect();
        (0..size.open + size.closed)
            .for_each(|i| assert_sensible(&make(&world, i), &schools, &own, day));
    }
}

#[test]
fn what_the_lists_exist_for_is_there() {
    let small: Vec<&Child> = open().take(Size::TRY.open as usize).collect();
    let count = |test: &dyn Fn(&Child) -> bool| small.iter().filter(|c| test(c)).count();
    assert!(
        count(&|c| c.statuses.len() > 1) > 50,
        "several statuses at once"
    );
    assert!(
        count(&|c| c
            .reviews
            .iter()
            .any(|r| r.next_on.is_some_and(|d| d < today()))
            && c.reviews
                .last()
                .is_some_and(|r| r.next_on.is_some_and(|d| d < today())))
            > 10,
        "reviews overdue"
    );
    assert!(
        count(&|c| c
            .placements
            .iter()
            .any(|p| p.ended_on.is_none() && p.planned_end.is_some_and(|d| d < today())))
            > 0
            || count(&|c| c
                .statuses
                .iter()
                .any(|s| s.ended_on.is_none() && s.expected_end.is_some_and(|d| d < today())))
                > 10,
        "past their end"
    );
    assert!(
        count(&|c| c.plan_weeks.iter().any(|w| w
            .attended
            .is_some_and(|a| a.count_ones() * 2 <= w.planned.unwrap_or(0).count_ones())))
            > 5,
        "plans that stall"
    );
    assert!(
        count(&|c| c
            .notes
            .iter()
            .any(|n| n.voice_of.as_deref() == Some("child")))
            > 10,
        "children's own words"
    );
    assert!(
        count(
            &|c| c.statuses.iter().any(|s| s.kind.as_deref() == Some("PEX"))
                && c.placements.is_empty()
        ) > 2,
        "excluded and nowhere yet"
    );
    assert!(
        count(&|c| c.pupil.owner.is_none()) > 5,
        "cases that nobody holds"
    );
}

#[test]
fn two_runs_are_equal_and_two_seeds_are_not() {
    let book = |seed| {
        generate(Size::SMALL, seed, today())
            .map(|change| format!("{change:?}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        book(SEED),
        book(SEED),
        "a seed and a day give the same rows on every machine"
    );
    assert_ne!(book(SEED), book(SEED + 1));
    assert!(
        book(SEED).iter().all(|change| change.len() > 100),
        "no change is empty"
    );
}

#[test]
fn the_largest_book_has_the_numbers_that_benchmarks_name() {
    // A fiftieth of it: 300,000 placements and a million notes among 110,000 children.
    let size = Size {
        open: Size::LARGEST.open / 50,
        closed: Size::LARGEST.closed / 50,
        ..Size::LARGEST
    };
    let (world, _) = begin(size, SEED, today());
    let children: Vec<Child> = (0..size.open + size.closed)
        .map(|i| make(&world, i))
        .collect();
    for (what, found, meant) in [
        (
            "placements",
            children.iter().map(|c| c.placements.len()).sum::<usize>(),
            300_000 / 50,
        ),
        (
            "notes",
            children.iter().map(|c| c.notes.len()).sum(),
            1_000_000 / 50,
        ),
    ] {
        assert!(
            found.abs_diff(meant) * 20 <= meant,
            "{what}: {found}, meant {meant}, within a twentieth"
        );
    }
}

#[test]
fn what_a_school_does_is_done_on_a_school_day() {
    let (world, _) = begin(Size::TRY, SEED, today());
    let mut odd: std::collections::BTreeMap<&str, (u32, NaiveDate)> = Default::default();
    // Before the calendar begins nobody knows, and of its first days none lies before them.
    let known = world.calendar.reach().expect("terms").0 + chrono::Days::new(14);
    let mut look = |what: &'static str, day: Option<NaiveDate>| {
        if let Some(day) = day.filter(|day| known <= *day)
            && world.calendar.is_school_day(day) == Ok(false)
        {
            let held = odd.entry(what).or_insert((0, day));
            held.0 += 1;
        }
    };
    for child in BOOK.iter() {
        for row in &child.placements {
            look("placement starts", row.started_on);
            look("placement ends", row.ended_on);
            look("placement is to end", row.planned_end);
        }
        for row in &child.reviews {
            look("review", row.held_on);
            look("next review", row.next_on);
        }
        for row in &child.plans {
            look("plan starts", row.started_on);
            look("plan agreed", row.agreed_on);
            look("return is meant for", row.target_on);
            look("return", row.ended_on);
        }
        for row in &child.statuses {
            look("status starts", row.started_on);
            look("status ends", row.ended_on);
        }
        look("case opens", child.pupil.opened_on);
        look("case closes", child.pupil.closed_on);
    }
    assert!(odd.is_empty(), "{odd:?}");
}
