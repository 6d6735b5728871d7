//! The board of Year 11: where each child goes next, how that is known, and whether it was asked after again.
//!
//! Those who left last summer stay on their own board until the next summer, also where their case was closed meanwhile, so
//! that October's figure has the names of June's. Unknown is a line of its own in every total.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::destination::{DestinationKind, DestinationStage};
use waymark_domain::leaving::{self, Check};
use waymark_domain::year::last_friday_in_june;
use waymark_domain::{AcademicYear, NcYear, clocks};
use waymark_store::tables::{Mark, Placement, Pupil};
use waymark_store::views::{self, CaseloadRow, Filter, PupilsQuery, Test, View};
use waymark_store::{Reader, Result as Read, facts};

use super::said;
use crate::words::count;
use crate::{App, Failure, closing};

/// Which leavers.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
pub struct LeaversAsk {
    /// The summer in which they finish Year 11; absent is those in Year 11 now.
    #[serde(default)]
    #[ts(optional)]
    pub leaving: Option<i32>,
}

/// Children who finish Year 11 in one summer, and where they go next.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Leavers {
    /// That summer.
    pub leaving: i32,
    /// The boards there are, the running one first.
    pub boards: Vec<LeaversBoard>,
    /// Those of whom it is unknown first.
    pub rows: Vec<LeaverLine>,
    /// "12 in Year 11: 5 with evidence, 3 hoped for, 4 unknown."
    pub sentence: String,
}

/// A board that can be chosen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeaversBoard {
    /// The summer in which they finish Year 11.
    pub leaving: i32,
    /// "In Year 11 now", "Left in summer 2026".
    pub label: String,
    /// Children on it.
    pub children: u32,
    /// Children of whom a check is due today and not made.
    pub unchecked: u32,
}

/// A child in Year 11.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeaverLine {
    /// As in lists.
    pub child: CaseloadRow,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Where the child goes, in words or by a school's name; `None` is unknown, or said by the kind alone.
    pub destination: Option<String>,
    /// The kind of destination, a code; `None` is not said.
    pub kind: Option<String>,
    /// The kind in words; `None` is not said.
    pub kind_label: Option<String>,
    /// How far it has got: applied | offered | accepted | started; `None` is not said.
    pub stage: Option<String>,
    /// The day on which it begins; `None` is not known.
    pub starts_on: Option<NaiveDate>,
    /// "10 weeks after school ends"; `None` where no day is known or there is no gap.
    pub gap: Option<String>,
    /// Whether the child was still there six months on: yes | no | unknown; `None` is not asked yet.
    pub sustained: Option<String>,
    /// Whether it is time to ask whether it lasted.
    pub ask_sustained: bool,
    /// Why the child may end up in nothing; `None` where nothing says so.
    pub risk: Option<String>,
    /// How that is known.
    pub evidence: Option<String>,
    /// evidenced | hoped | none
    pub standing: String,
    /// The provider of the last placement away from a school in Year 11; `None` had none.
    pub provider: Option<String>,
    /// What that placement was for; `None` is unknown, or there was none.
    pub purpose: Option<String>,
    /// After the results, and in October.
    pub checks: Vec<LeaverCheck>,
}

/// Whether a leaver was asked after.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LeaverCheck {
    /// The rule, as a mark names it.
    pub rule: String,
    /// "Destination after results".
    pub title: String,
    /// Day by which it should be known.
    pub due_on: NaiveDate,
    /// not_yet | due | late | met | excused | missed: it was not made, and is not asked for any more
    pub standing: String,
    /// The day on which it was found out.
    pub on: Option<NaiveDate>,
    /// What shows it, or why it is excused.
    pub evidence: Option<String>,
}

/// Where Year 11 goes next.
pub(crate) fn leavers(app: &App, request: LeaversAsk) -> Result<Leavers, Failure> {
    let today = app.today();
    let running = AcademicYear::containing(today).0 + 1;
    let leaving = request.leaving.unwrap_or(running);
    app.read(|reader| {
        let mut boards = Vec::new();
        let mut rows = Vec::new();
        for summer in [running, running - 1] {
            let lines = cohort(reader, summer, today)?;
            boards.push(LeaversBoard {
                leaving: summer,
                label: label(summer, running),
                children: lines.len() as u32,
                unchecked: lines.iter().filter(|line| unchecked(line)).count() as u32,
            });
            if summer == leaving {
                rows = lines;
            }
        }
        let count = |standing: &str| rows.iter().filter(|row| row.standing == standing).count();
        let sentence = format!(
            "{} {}: {} with evidence, {} hoped for, {} unknown.",
            rows.len(),
            if leaving == running {
                "in Year 11".to_owned()
            } else {
                format!("left Year 11 in summer {leaving}")
            },
            count("evidenced"),
            count("hoped"),
            count("none")
        );
        rows.sort_by_key(|row| {
            (
                match row.standing.as_str() {
                    "none" => 0,
                    "hoped" => 1,
                    _ => 2,
                },
                row.name.clone(),
            )
        });
        Ok(Leavers {
            leaving,
            boards,
            rows,
            sentence,
        })
    })
}

fn label(summer: i32, running: i32) -> String {
    if summer == running {
        "In Year 11 now".to_owned()
    } else {
        format!("Left in summer {summer}")
    }
}

fn unchecked(line: &LeaverLine) -> bool {
    line.checks
        .iter()
        .any(|check| matches!(check.standing.as_str(), "due" | "late"))
}

/// Everybody who finishes Year 11 in a summer: those who are open, and those whose case was closed after school had ended.
pub(super) fn cohort(reader: &Reader, summer: i32, today: NaiveDate) -> Read<Vec<LeaverLine>> {
    let number = 11 + AcademicYear::containing(today).0 + 1 - summer;
    let Some(year) = u8::try_from(number).ok().and_then(NcYear::new) else {
        return Ok(Vec::new());
    };
    let of = |year: &str| PupilsQuery {
        view: Some(View::Everyone),
        filters: Some(vec![Filter {
            column: "year".into(),
            test: Test::Is,
            value: year.to_owned(),
        }]),
        ..PupilsQuery::default()
    };
    let mut found = Vec::new();
    for row in views::every_pupil(reader, &of(&year.code()), today)? {
        if let Some(pupil) = Pupil::get(reader, row.pupil)? {
            found.push((row, pupil));
        }
    }
    // Only those who went since school ended: a county has closed tens of thousands who were once in Year 11.
    for pupil in views::closed_since(reader, last_friday_in_june(summer))? {
        let left = pupil.closed_on.and_then(|day| {
            let year = facts::nc_year(&pupil, day)?;
            leaving::left_in(year, day)
        });
        if left != Some(summer) || pupil.closed_on.is_some_and(|day| day > today) {
            continue;
        }
        if let Some(row) = views::pupil(reader, pupil.id)? {
            found.push((row, pupil));
        }
    }
    found
        .into_iter()
        .map(|(row, pupil)| line(reader, row, pupil, summer, today))
        .collect()
}

fn line(
    reader: &Reader,
    child: CaseloadRow,
    pupil: Pupil,
    summer: i32,
    today: NaiveDate,
) -> Read<LeaverLine> {
    let evidence = said(pupil.destination_evidence);
    // "Not known", typed into the box, is not a destination.
    let destination = match pupil.destination.as_deref() {
        Some(text) if closing::says(Some(text)) => crate::names::setting(reader, Some(text))?,
        _ => None,
    };
    let kind = pupil
        .destination_kind
        .as_deref()
        .and_then(|code| code.parse::<DestinationKind>().ok());
    let stage = pupil
        .destination_stage
        .as_deref()
        .and_then(|code| code.parse::<DestinationStage>().ok());
    let known = match kind {
        Some(DestinationKind::Unknown) => false,
        Some(kind) => destination.is_some() || kind.says_enough(),
        None => destination.is_some(),
    };
    let standing = match (known, &evidence) {
        (true, Some(_)) => "evidenced",
        (true, None) => "hoped",
        (false, _) => "none",
    };
    let placement = last_placement(reader, &child, summer)?;
    let provider = match &placement {
        Some(row) => Some(
            crate::names::setting(reader, row.setting.as_deref())?
                .unwrap_or_else(|| "Unknown setting".to_owned()),
        ),
        None => None,
    };
    let marks = Mark::for_pupil(reader, child.pupil)?;
    Ok(LeaverLine {
        name: crate::names::listed(&child),
        risk: risk(known, kind, stage, summer, today).map(str::to_owned),
        destination,
        kind: kind.map(|kind| kind.code().to_owned()),
        kind_label: kind.map(|kind| kind.label().to_owned()),
        stage: stage.map(|stage| stage.code().to_owned()),
        starts_on: pupil.destination_starts_on,
        gap: pupil
            .destination_starts_on
            .and_then(|begins| leaving::gap_weeks(summer, begins))
            .map(|weeks| format!("{} after school ends", count(weeks.into(), "week", "weeks"))),
        sustained: pupil.destination_sustained,
        ask_sustained: leaving::sustained_from(summer) <= today,
        evidence,
        standing: standing.into(),
        provider,
        purpose: placement.and_then(|row| said(row.purpose)),
        // Nobody rings the family of a child who has died.
        checks: leaving::checks(summer)
            .iter()
            .filter(|_| kind != Some(DestinationKind::Died))
            .map(|check| checked(check, &marks, &child, today))
            .collect(),
        child,
    })
}

/// Why a leaver may end up in nothing. A place that was offered and not taken up is the usual way there, so that the offer
/// alone is not enough once school has ended.
fn risk(
    known: bool,
    kind: Option<DestinationKind>,
    stage: Option<DestinationStage>,
    summer: i32,
    today: NaiveDate,
) -> Option<&'static str> {
    if kind == Some(DestinationKind::Neet) {
        return Some("Not in education, employment or training");
    }
    if !known {
        return Some("No destination is known");
    }
    let taken_up = matches!(
        stage,
        Some(DestinationStage::Accepted | DestinationStage::Started)
    );
    let goes_somewhere = kind.is_none_or(|kind| kind.taking_part() == Some(true));
    let ended = last_friday_in_june(summer) < today;
    (ended && goes_somewhere && stage.is_some() && !taken_up)
        .then_some("School has ended and no place is accepted")
}

/// The placement away from a school that began last of those that ran in Year 11.
fn last_placement(reader: &Reader, child: &CaseloadRow, summer: i32) -> Read<Option<Placement>> {
    let year = AcademicYear(summer - 1);
    Ok(Placement::for_pupil(reader, child.pupil)?
        .into_iter()
        .filter(|row| {
            row.kind.as_deref() != Some("school")
                && row.started_on.is_none_or(|day| day <= year.last_day())
                && row.ended_on.is_none_or(|day| day >= year.first_day())
        })
        .max_by_key(|row| (row.started_on, row.id)))
}

fn checked(check: &Check, marks: &[Mark], child: &CaseloadRow, today: NaiveDate) -> LeaverCheck {
    let mark = marks
        .iter()
        .find(|mark| mark.rule.as_deref() == Some(check.rule) && mark.about == Some(child.pupil));
    let standing = match mark.and_then(|mark| mark.said.as_deref()) {
        Some("met") => "met",
        Some("excused") => "excused",
        _ if today < check.opens => "not_yet",
        _ if today <= check.due => "due",
        _ if today <= check.closes => "late",
        _ => "missed",
    };
    LeaverCheck {
        rule: check.rule.to_owned(),
        title: clocks::rule(check.rule)
            .map_or(check.title, |rule| rule.title)
            .to_owned(),
        due_on: check.due,
        standing: standing.to_owned(),
        on: mark.and_then(|mark| mark.on_day),
        evidence: mark.and_then(|mark| mark.why.clone()),
    }
}
