//! What holds for every rule: a citation, a first day, a local number with its reason, and a word where something is not known.

use waymark_domain::calendar::{Calendars, SchoolCalendar, Term};
use waymark_domain::clocks::{Dial, Due, Overrides, Standing, UnknownWhy, findings, rule};
use waymark_domain::facts::EventKind;
use waymark_domain::{FactKind, StatusKind};

use crate::common::child::{
    calendars, child, event, fact, ids, look, look_back, only, placement, status,
};
use crate::common::{self, day};

#[test]
fn every_rule_is_cited_and_numbered_once() {
    let mut seen = Vec::new();
    for known in waymark_domain::clocks::RULES {
        assert!(!seen.contains(&known.id), "{} would be ambiguous", known.id);
        seen.push(known.id);
        assert!(
            !known.citation.is_empty()
                && !known.source.is_empty()
                && !known.basis.is_empty()
                && !known.duty_holder.is_empty(),
            "{} must say where it stands",
            known.id
        );
        assert!((1..=9).contains(&known.consequence));
        assert_eq!(rule(known.id).map(|found| found.title), Some(known.title));
    }
    assert!(rule("C999").is_none());
}

#[test]
fn the_most_pressing_comes_first() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    pupil.placements.push(placement(20, "2026-12-01"));
    let found = look(&pupil, "2026-11-20");
    assert_eq!(found[0].rule.id, "C01", "a child out of education leads");
    assert!(
        found
            .windows(2)
            .all(|pair| pair[0].order() <= pair[1].order())
    );
}

#[test]
fn a_closed_case_is_silent_but_its_evidence_stays() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    pupil.closed_on = Some(day("2026-12-01"));
    assert!(look(&pupil, "2027-01-10").is_empty());
    assert!(!look_back(&pupil, "2027-01-10").is_empty());
}

#[test]
fn a_calendar_that_changes_shows_what_it_moves() {
    let mut pupil = child();
    pupil.statuses.push(status(StatusKind::Pex, "2026-11-09"));
    let before = look(&pupil, "2026-11-17");
    let mut other = Calendars::new(Some(SchoolCalendar::build(
        "With INSET",
        &[Term {
            name: String::new(),
            starts_on: day("2026-11-02"),
            ends_on: day("2026-12-18"),
        }],
        &[waymark_domain::calendar::DayOff {
            on: day("2026-11-12"),
            kind: waymark_domain::calendar::DayOffKind::Inset,
            label: None,
        }],
    )));
    other.insert(7, common::academy());
    let after = findings(&pupil, &other, day("2026-11-17"), &Overrides::default());
    let moves = waymark_domain::clocks::moved(&before, &after);
    let six = moves
        .iter()
        .find(|moved| moved.rule == "C01")
        .expect("day six moves by the INSET day");
    assert_eq!(
        (six.from, six.to),
        (Some(day("2026-11-16")), Some(day("2026-11-17")))
    );
    assert_eq!(
        (six.was, six.becomes),
        (Standing::Breached, Standing::Today)
    );
    assert!(
        waymark_domain::clocks::moved(&before, &before).is_empty(),
        "nothing moves when nothing changes"
    );
}

#[test]
fn a_rule_speaks_from_its_first_day_and_not_the_day_before() {
    for (id, first) in [
        ("C01", "2007-09-01"),
        ("C05", "2022-09-01"),
        ("C06", "2012-09-01"),
        ("C13", "2023-09-01"),
        ("C22", "2024-08-19"),
        ("C23", "2024-08-19"),
        ("C24", "2024-08-19"),
        ("C25", "2024-08-19"),
        ("C26", "2024-08-19"),
        ("C30", "2010-09-01"),
        ("C31", "2013-01-01"),
        ("C50", "2021-09-01"),
        ("C52", "2021-09-01"),
        ("C60", "2014-09-01"),
        ("C91", "2024-09-01"),
    ] {
        let rule = rule(id).expect("a rule of the book");
        let first = day(first);
        assert!(rule.in_force(first), "{id} on its first day");
        assert!(
            !rule.in_force(first.pred_opt().expect("a day before")),
            "{id} the day before"
        );
    }
}

#[test]
fn what_is_not_known_is_said_for_every_clock_that_needs_it() {
    let mut pupil = child();
    pupil.dob = None;
    for kind in [
        StatusKind::Pex,
        StatusKind::Sus6,
        StatusKind::SafeSep,
        StatusKind::Med,
        StatusKind::Rtt,
        StatusKind::Osd,
        StatusKind::Fap,
        StatusKind::Cme,
        StatusKind::Ehe,
        StatusKind::Await,
        StatusKind::New,
    ] {
        let mut unknown = status(kind, "2026-11-10");
        unknown.started_on = None;
        pupil.statuses = vec![unknown];
        let found = look(&pupil, "2026-11-12");
        assert!(
            found
                .iter()
                .any(|finding| finding.due == Due::Unknown(UnknownWhy::NoStart)),
            "{kind:?} without a start must say so: {:?}",
            ids(&found)
        );
    }
    // A birthday that nobody knows leaves the duty: it is looked at rather than overlooked.
    pupil.statuses = vec![status(StatusKind::Pex, "2026-11-10")];
    assert!(only(&look(&pupil, "2026-11-12"), "C01").due.day().is_some());
}

#[test]
fn a_local_number_moves_the_day_and_needs_its_reason() {
    let mut local = Overrides::default();
    assert!(
        local.set(Dial::AllocationDays, 10, "  ").is_err(),
        "no reason, no change"
    );
    local
        .set(
            Dial::AllocationDays,
            10,
            "Protocol agreed with schools, June 2026",
        )
        .expect("a reason and a number within bounds");
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Fap, "2026-11-02")];
    let found = findings(&pupil, &calendars(), day("2026-11-03"), &local);
    assert_eq!(
        only(&found, "C50").due,
        Due::Day(day("2026-11-16")),
        "ten school days after Mon 2 November"
    );
}

#[test]
fn months_and_weeks_keep_their_day_through_leap_years() {
    let mut pupil = child();
    pupil.facts = vec![fact(FactKind::Ehcp, "2028-02-29")];
    let found = look_back(&pupil, "2028-12-01");
    assert_eq!(
        only(&found, "C61").due,
        Due::Day(day("2029-02-28")),
        "twelve months from 29 February end with 28 February"
    );
    pupil.facts = vec![fact(FactKind::Ehcp, "2027-02-28")];
    assert_eq!(
        only(&look_back(&pupil, "2027-12-01"), "C61").due,
        Due::Day(day("2028-02-27"))
    );
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Ehe, "2028-02-29")];
    assert_eq!(
        only(&look(&pupil, "2028-03-01"), "C70").due,
        Due::Day(day("2029-02-28"))
    );
    let mut pupil = child();
    pupil.statuses = vec![status(StatusKind::Rtt, "2028-01-18")];
    assert_eq!(
        only(&look(&pupil, "2028-01-19"), "C40").due,
        Due::Day(day("2028-02-29")),
        "six weeks end on the leap day"
    );
    let mut pupil = child();
    pupil.events = vec![event(80, EventKind::EhcRequested, "2028-01-18")];
    assert_eq!(
        only(&look(&pupil, "2028-01-19"), "C60").due,
        Due::Day(day("2028-02-29"))
    );
}
