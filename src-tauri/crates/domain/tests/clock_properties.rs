//! The algebra of dates: what must hold of every calendar, every child and every day.

mod common;

use chrono::{Days, NaiveDate};
use common::child::{child, id, status};
use common::day;
use proptest::prelude::*;
use waymark_domain::StatusKind;
use waymark_domain::calendar::{Calendars, DayOff, DayOffKind, SchoolCalendar, Term};
use waymark_domain::clocks::{Finding, Overrides, Run, findings_with_history, runs, suspended};
use waymark_domain::facts::{PupilFacts, Suspension};

/// Two years of half terms as the community schools have them.
fn terms() -> Vec<Term> {
    [
        ("2026-09-01", "2026-10-23"),
        ("2026-11-02", "2026-12-18"),
        ("2027-01-04", "2027-02-12"),
        ("2027-02-22", "2027-03-25"),
        ("2027-04-12", "2027-05-28"),
        ("2027-06-07", "2027-07-22"),
        ("2027-09-01", "2027-10-22"),
        ("2027-11-01", "2027-12-17"),
    ]
    .map(|(starts_on, ends_on)| Term {
        name: String::new(),
        starts_on: day(starts_on),
        ends_on: day(ends_on),
    })
    .to_vec()
}

fn off(days: &[u64]) -> Vec<DayOff> {
    days.iter()
        .map(|offset| DayOff {
            on: at(*offset),
            kind: DayOffKind::Inset,
            label: None,
        })
        .collect()
}

/// A day of the school year 2026/27.
fn at(offset: u64) -> NaiveDate {
    day("2026-09-01") + Days::new(offset)
}

fn calendar(days: &[u64]) -> SchoolCalendar {
    SchoolCalendar::build("LA", &terms(), &off(days))
}

/// A child to whom much happened on one day, so that most clocks of school days speak.
fn busy(on: NaiveDate) -> PupilFacts {
    let mut known = child();
    known.statuses = (10..)
        .zip([
            StatusKind::Pex,
            StatusKind::Sus6,
            StatusKind::Med,
            StatusKind::Fap,
            StatusKind::Cme,
            StatusKind::New,
        ])
        .map(|(n, kind)| {
            let mut given = status(kind, &on.to_string());
            given.id = id(n);
            given
        })
        .collect();
    known
}

fn said(known: &PupilFacts, days: &[u64], today: NaiveDate) -> Vec<Finding> {
    let calendars = Calendars::new(Some(calendar(days)));
    findings_with_history(known, &calendars, today, &Overrides::default())
}

/// Clocks that count forward in school days; the notice of the provision hangs on day six.
const FORWARD: [&str; 9] = [
    "C01", "C02", "C06", "C16", "C20", "C21", "C50", "C71", "C71A",
];

fn suspension(n: u128, first: NaiveDate, last: NaiveDate) -> Suspension {
    Suspension {
        id: id(n),
        first_day: Some(first),
        last_day: Some(last),
        sessions: None,
        setting: None,
    }
}

/// Runs without their rows: from, to.
fn bare(runs: &[Run]) -> Vec<(NaiveDate, Option<NaiveDate>)> {
    runs.iter()
        .map(|run| (run.first_day, run.last_day))
        .collect()
}

fn joined(suspensions: Vec<Suspension>) -> Vec<Run> {
    let known = PupilFacts {
        suspensions,
        ..child()
    };
    runs(&known, &Calendars::new(Some(calendar(&[]))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_day_off_never_brings_a_date_forward(
        start in 0_u64..250,
        before in prop::collection::vec(0_u64..420, 0..6),
        added in 0_u64..420,
    ) {
        let known = busy(at(start));
        let mut more = before.clone();
        more.push(added);
        let (was, becomes) = (said(&known, &before, at(start)), said(&known, &more, at(start)));
        for rule in FORWARD {
            let due = |found: &[Finding]| found
                .iter()
                .find(|finding| finding.rule.id == rule)
                .and_then(|finding| finding.due.day());
            if let (Some(was), Some(becomes)) = (due(&was), due(&becomes)) {
                prop_assert!(was <= becomes, "{rule}: {was} moved forward to {becomes}");
            }
        }
    }

    #[test]
    fn a_later_start_is_never_due_sooner(start in 0_u64..250, by in 0_u64..30, days in prop::collection::vec(0_u64..420, 0..6)) {
        let (one, other) = (said(&busy(at(start)), &days, at(start)), said(&busy(at(start + by)), &days, at(start)));
        for rule in FORWARD {
            let due = |found: &[Finding]| found
                .iter()
                .find(|finding| finding.rule.id == rule)
                .and_then(|finding| finding.due.day());
            if let (Some(one), Some(other)) = (due(&one), due(&other)) {
                prop_assert!(one <= other, "{rule}");
            }
        }
    }

    #[test]
    fn counting_forward_and_back_comes_home(start in 0_u64..400, n in 1_u32..60, days in prop::collection::vec(0_u64..420, 0..12)) {
        let calendar = calendar(&days);
        if let Ok(home) = calendar.on_or_after(at(start)) {
            if let Ok(there) = calendar.add(home, n) {
                prop_assert_eq!(calendar.subtract(there, n), Ok(home));
            }
            if let Ok(there) = calendar.subtract(home, n) {
                prop_assert_eq!(calendar.add(there, n), Ok(home));
            }
        }
    }

    #[test]
    fn every_day_that_is_due_in_school_days_is_a_school_day(start in 0_u64..250, days in prop::collection::vec(0_u64..420, 0..12)) {
        let calendar = calendar(&days);
        for finding in said(&busy(at(start)), &days, at(start)) {
            if let (true, Some(due)) = (FORWARD.contains(&finding.rule.id), finding.due.day()) {
                prop_assert_eq!(calendar.is_school_day(due), Ok(true), "{}", finding.rule.id);
            }
        }
    }

    #[test]
    fn suspensions_join_the_same_in_whatever_order_they_came(
        given in prop::collection::vec((0_u64..120, 0_u64..8), 1..8),
        turn in 0_usize..8,
    ) {
        let rows: Vec<Suspension> = (40..)
            .zip(&given)
            .map(|(n, (first, length))| suspension(n, at(*first), at(first + length)))
            .collect();
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        prop_assert_eq!(bare(&joined(rows)), bare(&joined(turned)));
    }

    #[test]
    fn joining_is_associative(a in (0_u64..60, 0_u64..8), b in (0_u64..60, 0_u64..8), c in (0_u64..60, 0_u64..8)) {
        // Two joined first and put down as one suspension, and then the third, come to what the three come to at once.
        let row = |n, (first, length): (u64, u64)| suspension(n, at(first), at(first + length));
        let at_once = bare(&joined(vec![row(40, a), row(41, b), row(42, c)]));
        let first_two: Vec<Suspension> = (43..)
            .zip(bare(&joined(vec![row(40, a), row(41, b)])))
            .map(|(n, (first, last))| suspension(n, first, last.unwrap_or(first)))
            .chain([row(42, c)])
            .collect();
        prop_assert_eq!(at_once, bare(&joined(first_two)));
    }

    #[test]
    fn a_suspension_written_down_in_two_parts_counts_the_same(first in 0_u64..200, length in 1_u64..30, cut in 0_u64..30) {
        let cut = first + cut % length;
        let whole = PupilFacts { suspensions: vec![suspension(40, at(first), at(first + length))], ..child() };
        let parts = PupilFacts {
            suspensions: vec![
                suspension(40, at(first), at(cut)),
                suspension(41, at(cut + 1), at(first + length)),
            ],
            ..child()
        };
        let calendars = Calendars::new(Some(calendar(&[])));
        let today = at(first + length);
        let sums = |known: &PupilFacts| {
            let sums = suspended(known, &calendars, today);
            (sums.year, sums.term)
        };
        prop_assert_eq!(sums(&whole), sums(&parts));
        prop_assert_eq!(bare(&runs(&whole, &calendars)), bare(&runs(&parts, &calendars)));
    }
}
