//! Every clock of the rule book against dates reckoned by hand from the text of the law, a row each in
//! `fixtures/clocks.json`.
//!
//! A row gives what is known about a child, the day on which one looks, and what the rule must say then: a date, why there
//! is none, or nothing at all. Children are in Year 9 on the roll of the community school unless a row says otherwise.

mod common;

use chrono::NaiveDate;
use common::child::{ACADEMY, COMMUNITY, calendars, child, id};
use serde::Deserialize;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_domain::calendar::Calendars;
use waymark_domain::clocks::{
    Due, Finding, Overrides, RULES, UnknownWhy, explain, findings_with_history,
};
use waymark_domain::facts::{Event, Fact, Placement, PupilFacts, Review, Status, Suspension};

#[derive(Deserialize)]
struct Table {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    clock: String,
    why: String,
    born: Option<NaiveDate>,
    roll: Option<String>,
    calendars: Option<String>,
    #[serde(default)]
    statuses: Vec<GivenStatus>,
    #[serde(default)]
    suspensions: Vec<GivenSuspension>,
    #[serde(default)]
    events: Vec<GivenEvent>,
    #[serde(default)]
    facts: Vec<GivenFact>,
    #[serde(default)]
    placements: Vec<GivenPlacement>,
    #[serde(default)]
    reviews: Vec<GivenReview>,
    today: NaiveDate,
    due: Option<NaiveDate>,
    unknown: Option<String>,
    #[serde(default)]
    silent: bool,
    other: Option<NaiveDate>,
    met: Option<NaiveDate>,
    late: Option<bool>,
    standing: Option<String>,
    row: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenStatus {
    kind: String,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    aware: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenSuspension {
    first: NaiveDate,
    last: Option<NaiveDate>,
    sessions: Option<u16>,
    school: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenEvent {
    what: String,
    on: NaiveDate,
    about: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenFact {
    what: String,
    from: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenPlacement {
    from: NaiveDate,
    kind: Option<String>,
    school: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenReview {
    on: NaiveDate,
    next: Option<NaiveDate>,
}

fn school(name: &str) -> SettingRef {
    match name {
        "LA" => COMMUNITY,
        "AC" => ACADEMY,
        other => panic!("no school {other} in the table’s calendars"),
    }
}

/// "status0", "suspension2": a table and a place in its list, as the id that the child below gives it.
fn row(name: &str) -> Uuid {
    let at = name.len() - 1;
    let number: u128 = name[at..].parse().expect("a row ends in its number");
    let base = match &name[..at] {
        "status" => 10,
        "placement" => 20,
        "fact" => 30,
        "suspension" => 40,
        "review" => 50,
        "event" => 80,
        other => panic!("no table {other}"),
    };
    id(base + number)
}

impl Vector {
    fn child(&self) -> PupilFacts {
        let mut known = child();
        known.dob = self.born.or(known.dob);
        if let Some(roll) = &self.roll {
            known.roll = Some(school(roll));
        }
        known.statuses = (10..)
            .zip(&self.statuses)
            .map(|(n, given)| Status {
                id: id(n),
                kind: given.kind.parse().expect("a kind of status"),
                started_on: given.from,
                ended_on: given.to,
                setting: None,
                aware_on: given.aware,
                expected_end: given.until,
            })
            .collect();
        known.suspensions = (40..)
            .zip(&self.suspensions)
            .map(|(n, given)| Suspension {
                id: id(n),
                first_day: Some(given.first),
                last_day: given.last,
                sessions: given.sessions,
                setting: given.school.as_deref().map(school),
            })
            .collect();
        known.events = (80..)
            .zip(&self.events)
            .map(|(n, given)| Event {
                id: id(n),
                kind: given.what.parse().expect("a kind of step"),
                on: given.on,
                about: given.about.as_deref().map(row),
            })
            .collect();
        known.facts = (30..)
            .zip(&self.facts)
            .map(|(n, given)| Fact {
                id: id(n),
                kind: given.what.parse().expect("a kind of fact"),
                started_on: Some(given.from),
                ended_on: None,
            })
            .collect();
        known.placements = (20..)
            .zip(&self.placements)
            .map(|(n, given)| {
                let mut placement: Placement = common::child::placement(n, "2026-09-01");
                placement.started_on = Some(given.from);
                if let Some(kind) = &given.kind {
                    placement.kind = Some(kind.parse().expect("a kind of placement"));
                }
                if let Some(at) = &given.school {
                    placement.setting = Some(school(at));
                }
                placement
            })
            .collect();
        known.reviews = (50..)
            .zip(&self.reviews)
            .map(|(n, given)| Review {
                next_on: given.next,
                ..common::child::review(n, &given.on.to_string())
            })
            .collect();
        known
    }

    /// What the rule said otherwise than the row asks; `None` when they agree.
    fn differs(&self) -> Option<String> {
        let calendars = match self.calendars.as_deref() {
            Some("none") => Calendars::new(None),
            _ => calendars(),
        };
        let found =
            findings_with_history(&self.child(), &calendars, self.today, &Overrides::default());
        let about = self.row.as_deref().map(row);
        let said: Vec<&Finding> = found
            .iter()
            .filter(|finding| finding.rule.id == self.clock)
            .filter(|finding| about.is_none_or(|about| finding.row.id == about))
            .collect();
        let finding = match (said.as_slice(), self.silent) {
            ([], true) => return None,
            ([one], false) => one,
            (several, _) => {
                return Some(format!(
                    "spoke {} times: {:?}",
                    several.len(),
                    several.iter().map(|one| &one.sentence).collect::<Vec<_>>()
                ));
            }
        };
        let wrong = |what: &str, is: String, should: String| {
            Some(format!("{what} is {is} and should be {should}"))
        };
        match (&finding.due, self.due, self.unknown.as_deref()) {
            (Due::Day(is), Some(should), None) if *is == should => {}
            (Due::Unknown(why), None, Some(should)) if name(why) == should => {}
            (is, day, why) => return wrong("due", format!("{is:?}"), format!("{day:?} {why:?}")),
        }
        let alternative = finding.alternative.map(|other| other.day);
        if self.other.is_some() && alternative != self.other {
            return wrong(
                "the other reading",
                format!("{alternative:?}"),
                format!("{:?}", self.other),
            );
        }
        if let Some(should) = &self.standing
            && finding.standing.code() != should
        {
            return wrong("standing", finding.standing.code().into(), should.clone());
        }
        if self.met.is_some() {
            let met = finding.met.as_ref();
            let is = (met.map(|met| met.on), met.map(|met| met.late));
            if is != (self.met, self.late) {
                return wrong(
                    "met",
                    format!("{is:?}"),
                    format!("{:?} {:?}", self.met, self.late),
                );
            }
        }
        // Whatever it says, it can say why.
        let told = explain(finding, &calendars);
        (told.sentence.is_empty() || told.basis.is_empty() || told.citation.is_empty())
            .then(|| "does not explain itself".to_owned())
    }
}

fn name(why: &UnknownWhy) -> &'static str {
    match why {
        UnknownWhy::NoStart => "no_start",
        UnknownWhy::NoCalendar => "no_calendar",
        UnknownWhy::Beyond(..) => "beyond",
        UnknownWhy::NoDateAgreed => "no_date",
        UnknownWhy::NoNumber => "no_number",
        UnknownWhy::ReviewOpen => "review_open",
        UnknownWhy::Count => "count",
    }
}

fn table() -> Vec<Vector> {
    let table: Table = serde_json::from_str(include_str!("fixtures/clocks.json"))
        .expect("the table of vectors is JSON of this shape");
    table.vectors
}

#[test]
fn every_clock_gives_the_date_of_its_text() {
    let wrong: Vec<String> = table()
        .iter()
        .filter_map(|vector| {
            let wrong = vector.differs()?;
            Some(format!("{} ({}): {wrong}", vector.clock, vector.why))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_clock_of_the_law_has_its_vectors() {
    let table = table();
    for rule in RULES.iter().filter(|rule| rule.id.starts_with('C')) {
        // The authority’s own returns are of no child, and a first review is a local number with its own stories.
        if matches!(rule.id, "C90" | "C91" | "C81F") {
            continue;
        }
        let rows = table.iter().filter(|row| row.clock == rule.id).count();
        assert!(rows >= 5, "{} has {rows} vectors", rule.id);
    }
}
