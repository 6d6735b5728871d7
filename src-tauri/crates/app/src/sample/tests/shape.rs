//! The published figures, met within a few percentage points.

use super::super::child::{Child, Made};
use super::super::course::Course;
use super::super::figures::{Destination, ProviderKind, Reason, STAGES, Shape, Stage};
use super::{BOOK, open};

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
            .filter(|c| c.destination == Some(Destination::Mainstream))
            .count();
        near(
            &format!("{stage:?}: to mainstream"),
            back,
            left.len(),
            mainstream,
            4.0,
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
