//! The five questions that a panel asks of each school: preference, turn, travel, what the year group has taken, and
//! admissions by looked-after children and through EHC plans.
//!
//! What is not recorded is said to be unknown. No school is recommended: the chair decides, and the reasons say why.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::fairness::Moved;
use waymark_domain::year::AcademicYear;
use waymark_domain::{SettingRef, dates};
use waymark_store::tables::{Meeting, Panel, PanelCase, Placement, Pupil};
use waymark_store::{facts, reference};

use super::USUAL_DAYS;
use super::comparison::{Comparison, compare, phase_of, schools_of};
use super::lines::lines;
use crate::failure::OrNotFound as _;
use crate::words::count;
use crate::{App, Failure};

/// Which schools for which case.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OptionsQuery {
    /// The case.
    pub case: Uuid,
    /// A school that is thought of, as a setting reference; those next in turn stand beside it.
    #[serde(default)]
    #[ts(optional)]
    pub setting: Option<String>,
}

/// A school with the five answers.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OptionLine {
    /// As a setting reference.
    pub setting: String,
    /// Its name.
    pub name: String,
    /// Place in the order of turns; `None` has none.
    pub turn: Option<u32>,
    /// The five, in the order in which they are asked.
    pub answers: Vec<OptionAnswer>,
}

/// One question and its answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OptionAnswer {
    /// "Whose turn".
    pub question: String,
    /// What is recorded; "Unknown" where nothing is.
    pub answer: String,
    /// From which rows.
    pub source: String,
}

/// How many that are next in turn are shown.
const NEXT: usize = 3;

/// The five questions for a school that is thought of and for those that are next in turn.
pub(crate) fn options(
    app: &App,
    request: OptionsQuery,
) -> std::result::Result<Vec<OptionLine>, Failure> {
    let today = app.today();
    let found = app.read(|reader| {
        let Some(case) = PanelCase::get(reader, request.case)? else {
            return Ok(None);
        };
        let meeting = case
            .meeting
            .map_or(Ok(None), |id| Meeting::get(reader, id))?;
        let panel = meeting
            .as_ref()
            .and_then(|meeting| meeting.panel)
            .map_or(Ok(None), |id| Panel::get(reader, id))?;
        let pupil = case.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))?;
        let on = meeting
            .and_then(|meeting| meeting.held_on)
            .map_or(today, |day| day.min(today));
        let phase = phase_of(panel.as_ref().and_then(|panel| panel.phase.as_deref()));
        let year = pupil
            .as_ref()
            .and_then(|pupil| facts::nc_year(pupil, on))
            .map(|year| year.number());
        let asked = match request.setting.as_deref().map(str::parse::<SettingRef>) {
            Some(Ok(SettingRef::Urn(urn))) => Some(urn),
            _ => None,
        };
        let mut schools = schools_of(reader, phase)?;
        if let Some(urn) = asked
            && !schools.iter().any(|school| school.urn == urn)
        {
            schools.extend(reference::establishment(reader, urn)?);
        }
        let compared = compare(
            reader,
            schools,
            on - chrono::Days::new(USUAL_DAYS),
            on,
            year,
        )?;
        let placements = match case.pupil {
            Some(pupil) => Placement::for_pupil(reader, pupil)?,
            None => Vec::new(),
        };
        let since = AcademicYear::containing(on).first_day();
        let first = lines(&compared);
        let chosen = first.iter().filter(|line| Some(line.urn) == asked).chain(
            first
                .iter()
                .filter(|line| line.turn.is_some() && Some(line.urn) != asked)
                .take(NEXT),
        );
        let cap = cap_of(&compared);
        Ok(Some(
            chosen
                .map(|line| {
                    let setting = format!("urn:{}", line.urn);
                    let special = compared
                        .entries
                        .iter()
                        .map(|found| &found.entry)
                        .filter(|entry| {
                            entry.urn == line.urn
                                && entry.moved == Moved::LookedAfterOrEhc
                                && entry.on >= since
                        })
                        .count() as u64;
                    let travel = placements
                        .iter()
                        .filter(|row| row.setting.as_deref() == Some(setting.as_str()))
                        .find_map(|row| said(row.transport.as_deref()));
                    let answers = vec![
                        answer(
                            "Preference",
                            said(case.parents_said.as_deref()),
                            "What the parents wish, as the case records it",
                        ),
                        OptionAnswer {
                            question: "Whose turn".to_owned(),
                            answer: match line.turn {
                                Some(turn) => format!("Turn {turn}. {}", line.reason),
                                None => line.reason.clone(),
                            },
                            source: compared.grid.as_ref().map_or_else(
                                || "No grid in force".to_owned(),
                                |(grid, _)| {
                                    format!("{}, from {}", grid.name, dates::long(grid.from_on))
                                },
                            ),
                        },
                        answer(
                            "Travel",
                            travel,
                            "Transport of the child's placements there",
                        ),
                        answer(
                            "Taken in this year group",
                            year.map(|_| match cap {
                                Some(cap) => {
                                    format!(
                                        "{} of at most {cap} this year",
                                        line.taken_in_year_group
                                    )
                                }
                                None => format!("{} this year", line.taken_in_year_group),
                            }),
                            "Fair access and managed moves in, by decision of a panel",
                        ),
                        answer(
                            "Looked-after and EHC admissions",
                            Some(format!("{} this year", count(special, "child", "children"))),
                            "School placements of children with a care or EHC plan record",
                        ),
                    ];
                    OptionLine {
                        setting,
                        name: line.name.clone(),
                        turn: line.turn,
                        answers,
                    }
                })
                .collect(),
        ))
    })?;
    found.or_not_found("case")
}

fn cap_of(compared: &Comparison) -> Option<u32> {
    compared
        .grid
        .as_ref()
        .and_then(|(_, grid)| grid.cap_per_year_group)
}

fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn answer(question: &str, answer: Option<String>, source: &str) -> OptionAnswer {
    OptionAnswer {
        question: question.to_owned(),
        answer: answer.unwrap_or_else(|| "Unknown".to_owned()),
        source: source.to_owned(),
    }
}
