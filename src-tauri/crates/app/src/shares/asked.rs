//! The five questions put to many cases of one meeting: what all schools took and sent is gathered once, and their turns are
//! reckoned once for each year group that is asked about.

use std::collections::HashMap;

use chrono::NaiveDate;
use waymark_documents::pack::fairness::Fairness;
use waymark_domain::dates;
use waymark_domain::fairness::Moved;
use waymark_domain::name::fold;
use waymark_domain::year::AcademicYear;
use waymark_store::tables::{Panel, PanelCase, Placement, Pupil};
use waymark_store::{Reader, Result, facts, reference};

use super::comparison::{Comparison, compare, phase_of, schools_of};
use super::lines::lines;
use super::options::{OptionAnswer, OptionLine};
use super::{ShareLine, USUAL_DAYS, page};
use crate::words::count;

/// What a panel's schools took and sent up to a day, ready to be asked.
pub(crate) struct Asked {
    compared: Comparison,
    phase: &'static str,
    on: NaiveDate,
    /// The schools in the order of turns, by the year group that was asked about.
    by_year: HashMap<Option<i8>, Vec<ShareLine>>,
}

impl Asked {
    /// Gathers the schools of a panel, and one more that may lie outside its phase, up to a day.
    pub(crate) fn load(
        reader: &Reader,
        panel: Option<&Panel>,
        extra: Option<u32>,
        on: NaiveDate,
    ) -> Result<Self> {
        let phase = phase_of(panel.and_then(|panel| panel.phase.as_deref()));
        let mut schools = schools_of(reader, phase)?;
        if let Some(urn) = extra
            && !schools.iter().any(|school| school.urn == urn)
        {
            schools.extend(reference::establishment(reader, urn)?);
        }
        let since = on - chrono::Days::new(USUAL_DAYS);
        Ok(Self {
            compared: compare(reader, schools, since, on, None)?,
            phase,
            on,
            by_year: HashMap::new(),
        })
    }

    /// The fair-share page of the pack.
    pub(crate) fn page(&mut self, today: NaiveDate) -> Fairness {
        self.compared.reckon(None);
        page::of(&self.compared, self.phase, today)
    }

    /// The URN of a school of this panel by its name.
    pub(crate) fn urn_of(&self, name: &str) -> Option<u32> {
        let wanted = fold(name);
        self.compared
            .schools
            .iter()
            .find(|school| fold(&school.name) == wanted)
            .map(|school| school.urn)
    }

    /// The questions for one case: of the schools that are thought of, in their order, and then of the next in turn.
    pub(crate) fn of(
        &mut self,
        reader: &Reader,
        case: &PanelCase,
        pupil: Option<&Pupil>,
        thought_of: &[u32],
        next: usize,
    ) -> Result<Vec<OptionLine>> {
        let year = pupil
            .and_then(|pupil| facts::nc_year(pupil, self.on))
            .map(|year| year.number());
        if !self.by_year.contains_key(&year) {
            self.compared.reckon(year);
            self.by_year.insert(year, lines(&self.compared));
        }
        let placements = match case.pupil {
            Some(pupil) => Placement::for_pupil(reader, pupil)?,
            None => Vec::new(),
        };
        let schools = self.by_year.get(&year).map_or(&[][..], Vec::as_slice);
        let chosen = thought_of
            .iter()
            .filter_map(|urn| schools.iter().find(|line| line.urn == *urn))
            .chain(
                schools
                    .iter()
                    .filter(|line| line.turn.is_some() && !thought_of.contains(&line.urn))
                    .take(next),
            );
        Ok(chosen
            .map(|line| OptionLine {
                setting: setting_of(line.urn),
                name: line.name.clone(),
                turn: line.turn,
                answers: self.answers(case, &placements, year, line),
            })
            .collect())
    }

    fn answers(
        &self,
        case: &PanelCase,
        placements: &[Placement],
        year: Option<i8>,
        line: &ShareLine,
    ) -> Vec<OptionAnswer> {
        let setting = setting_of(line.urn);
        let since = AcademicYear::containing(self.on).first_day();
        let grid = self.compared.grid.as_ref();
        let special = self
            .compared
            .entries
            .iter()
            .map(|found| &found.entry)
            .filter(|entry| {
                entry.urn == line.urn && entry.moved == Moved::LookedAfterOrEhc && entry.on >= since
            })
            .count() as u64;
        let travel = placements
            .iter()
            .filter(|row| row.setting.as_deref() == Some(setting.as_str()))
            .find_map(|row| said(row.transport.as_deref()));
        let cap = grid.and_then(|(_, grid)| grid.cap_per_year_group);
        vec![
            answer(
                waymark_documents::case::PREFERENCE,
                said(case.parents_said.as_deref()),
                "What the parents wish, as the case records it",
            ),
            OptionAnswer {
                question: "Whose turn".to_owned(),
                answer: match line.turn {
                    Some(turn) => format!("Turn {turn}. {}", line.reason),
                    None => line.reason.clone(),
                },
                source: grid.map_or_else(
                    || "No grid in force".to_owned(),
                    |(grid, _)| format!("{}, from {}", grid.name, dates::long(grid.from_on)),
                ),
            },
            answer(TRAVEL, travel, "Transport of the child's placements there"),
            answer(
                "Taken in this year group",
                year.map(|_| match cap {
                    Some(cap) => format!("{} of at most {cap} this year", line.taken_in_year_group),
                    None => format!("{} this year", line.taken_in_year_group),
                }),
                "Fair access and managed moves in, by decision of a panel",
            ),
            answer(
                "Looked-after and EHC admissions",
                Some(format!("{} this year", count(special, "child", "children"))),
                "School placements of children with a care or EHC plan record",
            ),
        ]
    }
}

/// The question whose answer stands in the child's own placements.
pub(crate) const TRAVEL: &str = "Travel";

/// What stands where nothing is recorded.
pub(crate) const UNKNOWN: &str = "Unknown";

fn setting_of(urn: u32) -> String {
    format!("urn:{urn}")
}

fn said(text: Option<&str>) -> Option<String> {
    text.map(str::trim)
        .filter(|text| !text.is_empty())
        .map(str::to_owned)
}

fn answer(question: &str, answer: Option<String>, source: &str) -> OptionAnswer {
    OptionAnswer {
        question: question.to_owned(),
        answer: answer.unwrap_or_else(|| UNKNOWN.to_owned()),
        source: source.to_owned(),
    }
}
