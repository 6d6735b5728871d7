//! Children of the stories: a few words make one.

use uuid::Uuid;
use waymark_domain::calendar::Calendars;
use waymark_domain::clocks::{Finding, Overrides, findings, findings_with_history};
use waymark_domain::facts::{
    Event, EventKind, Fact, Placement, PlacementKind, PupilFacts, Review, Status,
};
use waymark_domain::hours::{Half, Session};
use waymark_domain::{FactKind, SettingRef, StatusKind};

use super::{academy, day, la};

/// The academy with its own calendar.
pub const ACADEMY: SettingRef = SettingRef::Urn(100_001);
/// A school that counts by the authority's calendar.
pub const COMMUNITY: SettingRef = SettingRef::Urn(100_002);
/// A provider.
pub const PROVIDER: SettingRef = SettingRef::Urn(100_003);

pub fn calendars() -> Calendars {
    let mut calendars = Calendars::new(Some(la()));
    calendars.insert(100_001, academy());
    calendars
}

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// A child in Year 9 on the roll of a community school.
pub fn child() -> PupilFacts {
    PupilFacts {
        id: id(1),
        dob: Some(day("2013-01-15")),
        roll: Some(COMMUNITY),
        ..PupilFacts::default()
    }
}

pub fn status(kind: StatusKind, started_on: &str) -> Status {
    Status {
        id: id(10),
        kind,
        started_on: Some(day(started_on)),
        ended_on: None,
        setting: None,
        aware_on: None,
        expected_end: None,
    }
}

pub fn placement(n: u128, started_on: &str) -> Placement {
    Placement {
        id: id(n),
        setting: Some(PROVIDER),
        kind: Some(PlacementKind::AlternativeProvision),
        started_on: Some(day(started_on)),
        ..Placement::default()
    }
}

/// Five full days of nine to noon and one to three: 25 hours.
pub fn full_week() -> Vec<Session> {
    (1..=5_u8)
        .flat_map(|weekday| {
            [(Half::Am, 540, 720), (Half::Pm, 780, 900)]
                .map(|(half, starts, ends)| (weekday, half, starts, ends))
        })
        .zip(1000..)
        .map(|((weekday, half, starts, ends), n)| Session {
            id: id(n),
            weekday,
            half,
            starts: Some(starts),
            ends: Some(ends),
            from_day: None,
            until_day: None,
        })
        .collect()
}

pub fn fact(kind: FactKind, started_on: &str) -> Fact {
    Fact {
        id: id(30),
        kind,
        started_on: Some(day(started_on)),
        ended_on: None,
    }
}

pub fn event(n: u128, kind: EventKind, on: &str) -> Event {
    Event {
        id: id(n),
        kind,
        on: day(on),
        about: None,
    }
}

pub fn review(n: u128, held_on: &str) -> Review {
    Review {
        id: id(n),
        placement: None,
        kind: None,
        held_on: Some(day(held_on)),
        next_on: None,
        no_next_reason: true,
    }
}

pub fn look(facts: &PupilFacts, today: &str) -> Vec<Finding> {
    findings(facts, &calendars(), day(today), &Overrides::default())
}

pub fn look_back(facts: &PupilFacts, today: &str) -> Vec<Finding> {
    findings_with_history(facts, &calendars(), day(today), &Overrides::default())
}

/// The one finding of a rule; a rule that speaks twice of one child fails the story.
pub fn only<'a>(found: &'a [Finding], rule: &str) -> &'a Finding {
    let mut of_rule = found.iter().filter(|finding| finding.rule.id == rule);
    let first = of_rule
        .next()
        .unwrap_or_else(|| panic!("{rule} must speak; it said only {:?}", ids(found)));
    assert!(of_rule.next().is_none(), "{rule} must speak once");
    first
}

pub fn ids(found: &[Finding]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.rule.id).collect()
}

pub fn silent(found: &[Finding], rule: &str) {
    assert!(
        !ids(found).contains(&rule),
        "{rule} has nothing to say here"
    );
}
