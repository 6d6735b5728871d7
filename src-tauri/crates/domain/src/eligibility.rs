//! Is this a fair-access case? The thirteen categories tested against what is on record, and the children who have
//! another route.
//!
//! Nothing here refuses: a panel may take any child with a reason. A category that the record cannot show (for example
//! that a parent is in prison) is left to people and said to be so. Source: School Admissions Code 2021, 3.14 to 3.22;
//! exclusions from it as in Worcestershire's and Derbyshire's protocols.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::clocks::RowRef;
use crate::codes::FAIR_ACCESS;
use crate::dates::short;
use crate::facts::PupilFacts;
use crate::{FactKind, StatusKind};

/// Whether a category fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fits {
    /// The record shows it.
    Yes,
    /// The record does not show it; that is not the same as no.
    NotShown,
    /// Nothing in the record could show it; somebody must say.
    Ask,
}

/// One category and the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Category {
    /// a to m.
    pub code: &'static str,
    /// The Code's words, shortened.
    pub label: &'static str,
    /// Whether it fits.
    pub fits: Fits,
    /// The rows that show it.
    pub rows: Vec<RowRef>,
}

/// Why this child normally has another route; an exception needs a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caution {
    /// One line.
    pub sentence: String,
    /// The row behind it.
    pub row: RowRef,
}

/// What the record says about fair access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Eligibility {
    /// All thirteen categories, a to m.
    pub categories: Vec<Category>,
    /// Reasons for pause.
    pub cautions: Vec<Caution>,
}

/// Tests a child on a day.
pub fn fair_access(facts: &PupilFacts, today: NaiveDate) -> Eligibility {
    let categories = FAIR_ACCESS
        .iter()
        .map(|category| {
            let (fits, rows) = test(facts, category.code, today);
            Category {
                code: category.code,
                label: category.label,
                fits,
                rows,
            }
        })
        .collect();
    let cautions = facts
        .facts
        .iter()
        .filter(|fact| fact.kind.outside_fair_access() && fact.on(today))
        .map(|fact| {
            let sentence = match fact.kind {
                FactKind::Ehcp => "Has an EHC plan: a school is named through the plan, not by fair access",
                FactKind::Lac => "Looked after: admitted by right and, if need be, by direction, not by fair access",
                _ => "Previously looked after: a fair-access case only under category m",
            };
            Caution { sentence: sentence.to_owned(), row: RowRef { table: "fact", id: fact.id } }
        })
        .collect();
    Eligibility {
        categories,
        cautions,
    }
}

fn test(facts: &PupilFacts, code: &str, today: NaiveDate) -> (Fits, Vec<RowRef>) {
    let by_facts = |kinds: &[FactKind]| {
        let rows = facts
            .facts
            .iter()
            .filter(|fact| kinds.contains(&fact.kind) && fact.on(today));
        shown(
            rows.map(|fact| RowRef {
                table: "fact",
                id: fact.id,
            })
            .collect(),
        )
    };
    match code {
        // A plan within the twelve months before still counts.
        "a" => {
            let year_ago = today.checked_sub_months(Months::new(12)).unwrap_or(today);
            let recent = facts.facts.iter().filter(|fact| {
                matches!(fact.kind, FactKind::Cin | FactKind::Cp)
                    && fact.started_on.is_none_or(|start| start <= today)
                    && fact.ended_on.is_none_or(|end| year_ago <= end)
            });
            shown(
                recent
                    .map(|fact| RowRef {
                        table: "fact",
                        id: fact.id,
                    })
                    .collect(),
            )
        }
        "b" => by_facts(&[FactKind::Refuge]),
        "c" => {
            let (fits, mut rows) = by_facts(&[FactKind::Yjs]);
            let custody = facts.statuses.iter().filter(|status| {
                status.kind == StatusKind::Custody
                    && status.started_on.is_none_or(|start| start <= today)
            });
            rows.extend(custody.map(|status| RowRef {
                table: "status",
                id: status.id,
            }));
            if rows.is_empty() {
                (fits, rows)
            } else {
                (Fits::Yes, rows)
            }
        }
        "d" => {
            let excluded = facts.statuses.iter().filter(|status| {
                matches!(
                    status.kind,
                    StatusKind::Pex | StatusKind::Dual | StatusKind::Osd
                ) && status.on(today)
            });
            shown(
                excluded
                    .map(|status| RowRef {
                        table: "status",
                        id: status.id,
                    })
                    .collect(),
            )
        }
        "e" if facts.has(FactKind::Ehcp, today) => (Fits::NotShown, Vec::new()),
        "e" => by_facts(&[FactKind::Sen, FactKind::Disability]),
        "f" => by_facts(&[FactKind::Carer]),
        "g" => by_facts(&[FactKind::Homeless]),
        "h" => by_facts(&[FactKind::Kinship]),
        "i" => by_facts(&[FactKind::Grt, FactKind::Refugee, FactKind::Uasc]),
        "l" => {
            let four_weeks_ago = today - Days::new(28);
            let out = facts.statuses.iter().filter(|status| {
                matches!(
                    status.kind,
                    StatusKind::Await | StatusKind::New | StatusKind::Cme
                ) && status.on(today)
                    && status
                        .started_on
                        .is_some_and(|start| start <= four_weeks_ago)
            });
            let taught = facts.placements.iter().any(|placement| placement.on(today));
            shown(if taught {
                Vec::new()
            } else {
                out.map(|status| RowRef {
                    table: "status",
                    id: status.id,
                })
                .collect()
            })
        }
        "m" => by_facts(&[FactKind::Plac]),
        // j needs a refusal, k a decision; neither is a row that can be read here.
        _ => (Fits::Ask, Vec::new()),
    }
}

fn shown(rows: Vec<RowRef>) -> (Fits, Vec<RowRef>) {
    (
        if rows.is_empty() {
            Fits::NotShown
        } else {
            Fits::Yes
        },
        rows,
    )
}

/// A signal that now may be the moment to return to mainstream, for or against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signal {
    /// `Some(true)` speaks for it, `Some(false)` against, `None` is not known.
    pub speaks_for: Option<bool>,
    /// One line.
    pub sentence: String,
}

/// The signals of a child in provision who might be ready to return: year, attendance in the plan, stability, a school
/// that is named. A shortlist is made by people; this only lays the reasons side by side.
pub fn ready_to_return(facts: &PupilFacts, today: NaiveDate) -> Vec<Signal> {
    let mut signals = Vec::new();
    let mut say = |speaks_for: Option<bool>, sentence: String| {
        signals.push(Signal {
            speaks_for,
            sentence,
        })
    };
    match facts.year_on(today).map(crate::NcYear::number) {
        Some(year @ 7..=9) => say(
            Some(true),
            format!("Year {year}: before examination courses begin"),
        ),
        Some(year @ 10..=11) => say(
            Some(false),
            format!("Year {year}: courses under way; a return must fit them"),
        ),
        Some(year @ 1..=6) => say(
            Some(true),
            format!("Year {year}: primary children return soonest"),
        ),
        Some(..=0) => say(
            Some(true),
            "Not yet in Year 1: the youngest return soonest".to_owned(),
        ),
        // Past Year 11 there is no school to return to in the sense of these signals.
        Some(year) => say(None, format!("Year {year}: past school age")),
        None => say(None, "Year group not known".to_owned()),
    }
    let running: Vec<_> = facts
        .plans
        .iter()
        .filter(|plan| plan.ended_on.is_none())
        .collect();
    match running.iter().find(|plan| plan.destination.is_some()) {
        Some(_) => say(Some(true), "A school is named in the plan".to_owned()),
        None => say(Some(false), "No school is named yet".to_owned()),
    }
    let weeks = running
        .iter()
        .flat_map(|plan| &plan.weeks)
        .filter(|week| week.starts_on.is_some_and(|start| start <= today));
    let (planned, attended) = weeks
        .filter_map(|week| {
            week.attended
                .map(|attended| (week.planned & 0x3ff, attended))
        })
        .fold((0, 0), |(planned, attended), (plan, came)| {
            (
                planned + plan.count_ones(),
                attended + (plan & came).count_ones(),
            )
        });
    match (attended * 100).checked_div(planned) {
        Some(percent) => say(
            Some(percent >= 90),
            format!("{percent}% of planned sessions attended"),
        ),
        None => say(None, "No attendance is recorded in a plan".to_owned()),
    }
    let half_term_ago = today - Days::new(42);
    let suspended = facts
        .suspensions
        .iter()
        .filter_map(|suspension| suspension.first_day)
        .chain(
            facts
                .statuses
                .iter()
                .filter(|status| status.kind == StatusKind::Sus6)
                .filter_map(|status| status.started_on),
        )
        .filter(|on| *on <= today)
        .max();
    match suspended {
        Some(on) if half_term_ago <= on => say(Some(false), format!("Suspended {}", short(on))),
        _ => say(
            Some(true),
            "No suspension recorded in the last six weeks".to_owned(),
        ),
    }
    signals
}

/// Signals counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weighed {
    /// How many speak for a return.
    pub speaks_for: u32,
    /// How many speak against it.
    pub against: u32,
}

/// At least this many signals for it, and none against, make a child worth a panel's minute.
const WORTH_A_LOOK: u32 = 3;

impl Weighed {
    /// Counts signals; what is not known counts neither way.
    pub fn of(signals: &[Signal]) -> Weighed {
        let count = |what: bool| {
            signals
                .iter()
                .filter(|signal| signal.speaks_for == Some(what))
                .count() as u32
        };
        Weighed {
            speaks_for: count(true),
            against: count(false),
        }
    }

    /// Nothing speaks against it and enough speaks for it.
    pub fn may_be_ready(self) -> bool {
        self.against == 0 && self.speaks_for >= WORTH_A_LOOK
    }
}
