//! The five questions that a panel asks of each school: preference, turn, travel, what the year group has taken, and
//! admissions by looked-after children and through EHC plans.
//!
//! What is not recorded is said to be unknown. No school is recommended: the chair decides, and the reasons say why.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_store::tables::{Meeting, Panel, PanelCase, Pupil};

use super::Asked;
use crate::failure::OrNotFound as _;
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
        let thought_of = match request.setting.as_deref().map(str::parse::<SettingRef>) {
            Some(Ok(SettingRef::Urn(urn))) => Some(urn),
            _ => None,
        };
        let mut asked = Asked::load(reader, panel.as_ref(), thought_of, on)?;
        asked
            .of(reader, &case, pupil.as_ref(), thought_of.as_slice(), NEXT)
            .map(Some)
    })?;
    found.or_not_found("case")
}
