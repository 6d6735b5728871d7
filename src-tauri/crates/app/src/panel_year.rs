//! A panel's year: how long children waited, what was put off or refused, what came of it, and who took whom.
//!
//! It is for the schools' forum, to argue about practice with. Every number carries its rows and says how it is counted; what
//! cannot be counted is said to be unknown and is never counted as nought. Days are days of the calendar.

mod measures;
mod outside;
mod page;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::year::AcademicYear;
use waymark_store::tables::{Meeting, Panel};

use self::measures::{Heard, heard, measures, outcomes};
use crate::failure::OrNotFound as _;
use crate::shares::{self, GridLine, ShareKind, ShareLine, ShareRow, SharesQuery};
use crate::words::count;
use crate::{App, Failure};

pub(crate) use page::page;

/// Which year of which panel.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PanelYearQuery {
    /// The panel.
    pub panel: Uuid,
    /// The academic year that begins in this calendar year; the running one when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}

/// A panel's year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PanelYear {
    /// What the panel is called.
    pub panel_name: String,
    /// "2026/27".
    pub year_name: String,
    /// Years in which it met, the latest first, each by the calendar year in which it begins.
    pub years: Vec<i32>,
    /// The year shown.
    pub year: i32,
    /// First day.
    pub since: NaiveDate,
    /// Last day counted: the end of the year, or today.
    pub until: NaiveDate,
    /// "6 meetings heard 41 cases of 38 children."
    pub sentence: String,
    /// How the panel did.
    pub measures: Vec<YearMeasure>,
    /// What was decided, the most frequent first.
    pub outcomes: Vec<YearMeasure>,
    /// Who admitted whom, the most for its size first; schools that admitted nobody are in the comparison of fair share.
    pub schools: Vec<YearSchool>,
    /// The grids in force in the year, the latest first.
    pub grids: Vec<GridLine>,
    /// What a grid weighs, in words.
    pub kinds: Vec<ShareKind>,
}

/// A number with its rows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct YearMeasure {
    /// What it is kept under.
    pub code: String,
    /// What it is called.
    pub label: String,
    /// As it is read: "12", "17 days", "Unknown".
    pub number: String,
    /// Of what, and what is not known: "of 41", "of 30; 4 unknown".
    pub of: String,
    /// How it is counted.
    pub meaning: String,
    /// The rows behind it.
    pub rows: Vec<YearRow>,
    /// What it is made of, for a paper that hides small numbers.
    #[serde(skip)]
    #[ts(skip)]
    pub made_of: MadeOf,
}

/// What a number is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MadeOf {
    /// Nothing was counted.
    #[default]
    Nothing,
    /// Cases or plans, out of so many.
    Count {
        /// Those counted.
        number: u32,
        /// All.
        of: u32,
    },
    /// Days that cases waited.
    Days {
        /// Cases of which they are known.
        known: u32,
        /// Cases of which they are not.
        unknown: u32,
        /// The longest wait, days.
        longest: i64,
    },
}

/// A row behind a number.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct YearRow {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// The day; of the meeting where nothing else is said.
    pub on: Option<NaiveDate>,
    /// What it says.
    pub what: String,
}

/// A school that admitted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct YearSchool {
    /// Unique reference number.
    pub urn: u32,
    /// Its name.
    pub name: String,
    /// Pupils on roll; `None` is not known.
    pub roll: Option<u32>,
    /// Fair access and managed moves in.
    pub admitted: u32,
    /// Hundredths of an admission for each 100 on roll: 125 is 1.25. `None` where the roll is not known.
    pub per_hundred: Option<u32>,
    /// "Year 8: 1, Year 9: 2".
    pub by_year: String,
    /// The rows.
    pub rows: Vec<YearRow>,
    /// The place of a year group among the others, its name, and how many were admitted to it.
    #[serde(skip)]
    #[ts(skip)]
    pub years: BTreeMap<u32, (String, u32)>,
}

/// A panel's year.
pub(crate) fn get(app: &App, request: PanelYearQuery) -> Result<PanelYear, Failure> {
    let today = app.today();
    let year = AcademicYear(
        request
            .year
            .unwrap_or_else(|| AcademicYear::containing(today).0),
    );
    let (since, until) = (year.first_day(), year.last_day().min(today));
    if since > today {
        return Err(Failure::at(
            "year",
            "That year has not begun. Nothing was counted; choose an earlier one.",
        ));
    }
    let (panel, years, heard, measures) = app
        .read(|reader| {
            let Some(panel) = Panel::get(reader, request.panel)? else {
                return Ok(None);
            };
            let meetings: Vec<Meeting> = Meeting::having(reader, "panel", panel.id)?
                .into_iter()
                .filter(|meeting| {
                    meeting.stage.as_deref() != Some("cancelled")
                        && meeting.held_on.is_some_and(|day| day <= today)
                })
                .collect();
            let mut years: Vec<i32> = meetings
                .iter()
                .filter_map(|meeting| meeting.held_on)
                .map(|day| AcademicYear::containing(day).0)
                .collect();
            years.sort_unstable_by(|a, b| b.cmp(a));
            years.dedup();
            let heard = heard(reader, &meetings, since, until)?;
            let measures = measures(reader, &heard, until)?;
            Ok(Some((panel, years, heard, measures)))
        })?
        .or_not_found("panel")?;
    let (shared, rows) = shares::with_rows(
        app,
        &SharesQuery {
            panel: panel.id,
            since: Some(since),
            on: Some(until),
            year: None,
            phase: None,
            area: None,
        },
    )?;
    let from_then = shared.grids.iter().position(|grid| grid.from_on <= since);
    let in_force = |(at, grid): &(usize, &GridLine)| {
        grid.from_on <= until && from_then.is_none_or(|first| *at <= first)
    };
    Ok(PanelYear {
        panel_name: shared.panel_name,
        year_name: year.to_string(),
        years,
        year: year.0,
        since,
        until,
        sentence: sentence(&heard),
        outcomes: outcomes(&heard),
        measures,
        schools: schools(&shared.lines, &rows),
        kinds: shared.kinds,
        grids: shared
            .grids
            .iter()
            .enumerate()
            .filter(in_force)
            .map(|(_, grid)| grid.clone())
            .collect(),
    })
}

fn sentence(heard: &[Heard]) -> String {
    let distinct = |of: fn(&Heard) -> Uuid| {
        let mut ids: Vec<Uuid> = heard.iter().map(of).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.len() as u64
    };
    if heard.is_empty() {
        return "No case was heard in this year.".to_owned();
    }
    format!(
        "{} heard {} of {}.",
        count(distinct(|case| case.meeting), "meeting", "meetings"),
        count(heard.len() as u64, "case", "cases"),
        count(distinct(|case| case.pupil), "child", "children"),
    )
}

fn schools(lines: &[ShareLine], rows: &BTreeMap<u32, Vec<ShareRow>>) -> Vec<YearSchool> {
    let mut schools: Vec<YearSchool> = lines
        .iter()
        .filter_map(|line| {
            let admitted: Vec<_> = rows
                .get(&line.urn)?
                .iter()
                .filter(|row| matches!(row.moved.as_str(), "fair_access" | "managed_in"))
                .collect();
            let number = admitted.len() as u32;
            if number == 0 {
                return None;
            }
            let mut by_year = BTreeMap::<u32, (String, u32)>::new();
            for row in &admitted {
                let (order, words) = match row.year.as_deref() {
                    None => (99, "Year unknown".to_owned()),
                    Some(code) => (code.parse().unwrap_or(0), crate::words::year(code)),
                };
                by_year.entry(order).or_insert((words, 0)).1 += 1;
            }
            let years = by_year.clone();
            let by_year: Vec<String> = by_year
                .into_values()
                .map(|(words, count)| format!("{words}: {count}"))
                .collect();
            Some(YearSchool {
                urn: line.urn,
                name: line.name.clone(),
                roll: line.roll,
                admitted: number,
                per_hundred: line
                    .roll
                    .filter(|roll| *roll > 0)
                    .map(|roll| (number * 10_000 + roll / 2) / roll),
                by_year: by_year.join(", "),
                years,
                rows: admitted
                    .into_iter()
                    .map(|row| YearRow {
                        pupil: row.pupil,
                        name: row.name.clone(),
                        on: Some(row.on),
                        what: match row.moved.as_str() {
                            "managed_in" => "Managed move in".to_owned(),
                            _ => "Admitted by fair access".to_owned(),
                        },
                    })
                    .collect(),
            })
        })
        .collect();
    schools.sort_by_key(|school| {
        (
            std::cmp::Reverse(school.per_hundred),
            std::cmp::Reverse(school.admitted),
            school.urn,
        )
    });
    schools
}
