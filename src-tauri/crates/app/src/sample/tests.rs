//! The invented book has the published shape, and is the same every time.

use super::child::{Child, Made, make};
use super::course::Course;
use super::figures::{ProviderKind, Reason, STAGES, Shape, Stage};
use super::{Size, begin, establishments, generate};
use chrono::NaiveDate;
use std::collections::HashSet;
use std::sync::LazyLock;
use waymark_domain::{SettingRef, StatusKind, Upn};

const SEED: u64 = 7;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 10).expect("a Tuesday in term")
}

/// Enough children that a share of one in a hundred is met within a few parts in a thousand.
static BOOK: LazyLock<Vec<Child>> = LazyLock::new(|| {
    let size = Size {
        open: 12_000,
        closed: 4_000,
        notes_per_1000: 500,
        ..Size::TRY
    };
    let (world, _) = begin(size, SEED, today());
    (0..size.open + size.closed)
        .map(|i| make(&world, i))
        .collect()
});

fn open() -> impl Iterator<Item = &'static Child> {
    BOOK.iter().filter(|c| c.pupil.closed_on.is_none())
}

fn courses() -> impl Iterator<Item = (Stage, Course, &'static Child)> {
    BOOK.iter().filter_map(|c| match c.made {
        Made {
            stage: Some(stage),
            course: Some(course),
        } => Some((stage, course, c)),
        _ => None,
    })
}

/// Asserts that a share is what was published, within so many percentage points.
fn near(what: &str, found: usize, of: usize, published: f64, points: f64) {
    let share = 100.0 * found as f64 / of.max(1) as f64;
    assert!(
        (share - published).abs() <= points,
        "{what}: {share:.1}% of {of}, published {published}%"
    );
}

#[test]
fn phases_and_the_share_in_provision_are_the_published_ones() {
    let all = open().count();
    for (share, stage) in STAGES {
        let here: Vec<&Child> = open().filter(|c| c.made.stage == Some(*stage)).collect();
        near(
            &format!("{stage:?} of all"),
            here.len(),
            all,
            *share as f64,
            2.0,
        );
        let published = match stage {
            Stage::Primary => 30.0,
            Stage::Ks3 => 43.0,
            Stage::Year10 | Stage::Year11 => 46.0,
        };
        near(
            &format!("{stage:?} in provision"),
            here.iter().filter(|c| c.made.course.is_some()).count(),
            here.len(),
            published,
            3.0,
        );
    }
}

#[test]
fn reasons_shapes_and_first_placements_are_the_published_ones() {
    // Figures 20, 23 and 24, by phase: exclusion, preventative; full time in one setting, split with mainstream; first.
    for (phase, stages, exclusion, preventative, full_time, split, first) in [
        (
            "primary",
            &[Stage::Primary][..],
            36.0,
            33.0,
            65.0,
            31.0,
            90.4,
        ),
        ("key stage 3", &[Stage::Ks3], 45.0, 26.0, 79.0, 11.0, 86.5),
        (
            "key stage 4",
            &[Stage::Year10, Stage::Year11],
            41.0,
            20.0,
            77.0,
            9.0,
            83.0,
        ),
    ] {
        let here: Vec<Course> = courses()
            .filter(|(s, ..)| stages.contains(s))
            .map(|(_, c, _)| c)
            .collect();
        let count = |test: &dyn Fn(&Course) -> bool| here.iter().filter(|c| test(c)).count();
        near(
            &format!("{phase}: excluded"),
            count(&|c| c.reason == Reason::Exclusion),
            here.len(),
            exclusion,
            3.0,
        );
        near(
            &format!("{phase}: preventative"),
            count(&|c| c.reason == Reason::Preventative),
            here.len(),
            preventative,
            3.0,
        );
        near(
            &format!("{phase}: health"),
            count(&|c| c.reason == Reason::Health),
            here.len(),
            11.0,
            2.0,
        );
        near(
            &format!("{phase}: full time"),
            count(&|c| c.shape == Shape::FullTime),
            here.len(),
            full_time,
            4.0,
        );
        near(
            &format!("{phase}: split with mainstream"),
            count(&|c| c.shape == Shape::WithMainstream),
            here.len(),
            split,
            3.0,
        );
        near(
            &format!("{phase}: first placement"),
            count(&|c| c.first),
            here.len(),
            first,
            3.0,
        );
    }
}

#[test]
fn a_first_placement_is_first_in_the_rows_too() {
    for (_, course, child) in courses() {
        let earlier = child
            .placements
            .iter()
            .filter(|p| p.ended_on.is_some_and(|end| end < course.from))
            .count();
        assert_eq!(
            earlier == 0,
            course.first,
            "{:?}: what was intended is what was written",
            child.pupil.id
        );
    }
}

#[test]
fn lengths_and_destinations_are_the_published_ones() {
    // Figure 25: over a year. Figure 26: to a mainstream school.
    for (stage, over_a_year, up_to_a_term, mainstream) in [
        (Stage::Primary, 18.0, 36.0, 65.0),
        (Stage::Ks3, 26.0, 30.0, 64.0),
        (Stage::Year10, 44.0, 15.0, 53.0),
        (Stage::Year11, 41.0, 12.0, 10.0),
    ] {
        let here: Vec<Course> = courses()
            .filter(|(s, ..)| *s == stage)
            .map(|(_, c, _)| c)
            .collect();
        let days = |c: &Course| (c.to - c.from).num_days();
        near(
            &format!("{stage:?}: over a year"),
            here.iter().filter(|c| days(c) > 365).count(),
            here.len(),
            over_a_year,
            3.5,
        );
        near(
            &format!("{stage:?}: up to a term"),
            here.iter().filter(|c| days(c) <= 91).count(),
            here.len(),
            up_to_a_term,
            3.5,
        );
        let left: Vec<&Course> = here.iter().filter(|c| c.destination.is_some()).collect();
        let back = left
            .iter()
            .filter(|c| c.destination == Some(super::figures::Destination::Mainstream))
            .count();
        near(
            &format!("{stage:?}: to mainstream"),
            back,
            left.len(),
            mainstream,
            6.0,
        );
    }
}

#[test]
fn plans_shares_and_costs_are_the_published_ones() {
    for (phase, stages, published) in [
        ("primary", &[Stage::Primary][..], 18.0),
        ("key stage 3", &[Stage::Ks3], 16.0),
        ("key stage 4", &[Stage::Year10, Stage::Year11], 8.0),
    ] {
        let here: Vec<&Child> = courses()
            .filter(|(s, ..)| stages.contains(s))
            .map(|(.., c)| c)
            .collect();
        let with_plan = here
            .iter()
            .filter(|c| c.facts.iter().any(|f| f.kind.as_deref() == Some("EHCP")))
            .count();
        near(
            &format!("{phase}: with an EHC plan (figure 12)"),
            with_plan,
            here.len(),
            published,
            3.0,
        );
    }
    let all: Vec<Course> = courses().map(|(_, c, _)| c).collect();
    near(
        "state-funded places (figure 2)",
        all.iter().filter(|c| c.provider.state_funded()).count(),
        all.len(),
        78.0,
        4.0,
    );
    near(
        "places at PRUs (figure 2)",
        all.iter()
            .filter(|c| c.provider == ProviderKind::Pru)
            .count(),
        all.len(),
        54.0,
        6.0,
    );
    // Figure 8, pounds for a full-time place and year.
    for (kind, pounds) in [
        (ProviderKind::Pru, 17_600),
        (ProviderKind::ApAcademy, 18_100),
        (ProviderKind::Registered, 20_400),
    ] {
        let costs: Vec<i64> = courses()
            .filter(|(_, c, _)| c.provider == kind)
            .filter_map(|(_, c, child)| child.placements.iter().find(|p| p.id == c.placement))
            .filter_map(|p| {
                p.cost_pence.map(|pence| {
                    if p.cost_per.as_deref() == Some("day") {
                        pence * 190 / 100
                    } else {
                        pence / 100
                    }
                })
            })
            .collect();
        let mean = costs.iter().sum::<i64>() / costs.len() as i64;
        assert!(
            (mean - pounds).abs() * 100 <= pounds * 3,
            "{kind:?}: £{mean} a year, published £{pounds}"
        );
    }
}

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

#[test]
fn every_row_makes_sense_beside_its_neighbours() {
    let schools: HashSet<u32> = establishments(SEED).iter().map(|e| e.urn).collect();
    let (world, _) = begin(Size::TRY, SEED, today());
    let own: HashSet<_> = world.places.providers.iter().map(|p| p.id).collect();
    for child in BOOK.iter() {
        let (dob, opened) = (
            child.pupil.dob.expect("made with one"),
            child.pupil.opened_on.expect("made with one"),
        );
        assert!(
            dob < opened && opened <= today(),
            "known after birth and by today"
        );
        for status in &child.statuses {
            assert!(
                status
                    .kind
                    .as_deref()
                    .is_some_and(|k| k.parse::<StatusKind>().is_ok())
            );
            assert!(
                status
                    .ended_on
                    .is_none_or(|end| Some(end) >= status.started_on),
                "a status ends after it began: {status:?}"
            );
        }
        for placement in &child.placements {
            assert!(
                placement
                    .ended_on
                    .is_none_or(|end| Some(end) >= placement.started_on),
                "a placement ends after it began: {placement:?}"
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
            assert!(
                review
                    .next_on
                    .is_none_or(|next| Some(next) > review.held_on)
                    && review.held_on <= Some(today())
            );
        }
        for note in &child.notes {
            assert!(
                note.on_day
                    .is_some_and(|day| opened <= day && day <= today()),
                "notes fall within the case: {note:?}"
            );
        }
        assert!(
            !child.statuses.is_empty() || child.made.course.is_some(),
            "a child is in the book for a reason"
        );
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
