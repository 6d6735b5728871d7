//! Fair share: what each school of a panel took and sent between two days, weighed by the grid that was in force on the last.
//!
//! The grid is chosen by the day and not by what is newest, so that a past meeting is reckoned again as it was. Nothing here
//! is stored: every number is worked out from the rows that it opens. `comparison` gathers and reckons, `lines` puts the
//! result in words, `grids` keeps the weights, and `options` asks the five questions of one case.

mod comparison;
mod grid_words;
mod grids;
mod lines;
mod options;
mod page;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::fairness::Moved;
use waymark_store::tables::{Exemption, Panel};
use waymark_store::{Result, views};

use self::comparison::{area_of, compare, phase_of, schools_of};
use self::lines::{cautions, sentence};
use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

pub use grids::{GridLine, GridSave};
pub(crate) use grids::{remove_grid, save_grid};
pub(crate) use lines::points;
pub(crate) use options::options;
pub use options::{OptionLine, OptionsQuery};
pub(crate) use page::page;

/// Which comparison.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SharesQuery {
    /// The panel whose schools are compared.
    pub panel: Uuid,
    /// First day; two years before the last when absent.
    #[serde(default)]
    #[ts(optional)]
    pub since: Option<NaiveDate>,
    /// Last day, whose grid counts; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
    /// Year group, R as 0, to which caps and "taken in this year group" belong; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i8>,
    /// primary | secondary | all; the panel's own when absent.
    #[serde(default)]
    #[ts(optional)]
    pub phase: Option<String>,
    /// District as the register names it; all when absent.
    #[serde(default)]
    #[ts(optional)]
    pub area: Option<String>,
}

/// The comparison.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SharesView {
    /// What the panel is called.
    pub panel_name: String,
    /// First day counted.
    pub since: NaiveDate,
    /// Last day counted.
    pub on: NaiveDate,
    /// primary | secondary | all
    pub phase: String,
    /// Districts in which the panel's schools lie.
    pub areas: Vec<String>,
    /// What is counted, in the order of the columns.
    pub kinds: Vec<ShareKind>,
    /// The grid in force on the last day; `None` and nobody has a turn.
    pub grid: Option<GridLine>,
    /// Every grid, the latest first.
    pub grids: Vec<GridLine>,
    /// In order of turn; those without one last.
    pub lines: Vec<ShareLine>,
    /// Exemptions that touch the time, the latest first.
    pub exemptions: Vec<ExemptionLine>,
    /// Whose turn it is, or why nobody has one.
    pub sentence: String,
    /// What must be known before the schools are compared, a sentence each.
    pub cautions: Vec<String>,
}

/// Something that is counted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShareKind {
    /// As in the counts.
    pub code: String,
    /// In words.
    pub label: String,
}

/// One school.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShareLine {
    /// Unique reference number.
    pub urn: u32,
    /// Its name.
    pub name: String,
    /// Pupils on roll by the register; `None` is not known.
    pub roll: Option<u32>,
    /// How often each kind happened; a kind that is absent did not.
    pub counts: BTreeMap<String, u32>,
    /// Points in thousandths.
    pub points: i64,
    /// Points in thousandths for each hundred on roll; `None` where the roll is not comparable.
    pub per_hundred: Option<i64>,
    /// The last day on which it admitted by fair access or managed move.
    pub last_admitted: Option<NaiveDate>,
    /// Taken in the year group asked about, in the academic year of the last day.
    pub taken_in_year_group: u32,
    /// Place in the order of turns, 1 first.
    pub turn: Option<u32>,
    /// Why it stands where it stands, or why it has no turn.
    pub reason: String,
    /// Every row that is counted, oldest first.
    pub rows: Vec<ShareRow>,
}

/// A row behind a number.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShareRow {
    /// The row it comes from.
    pub id: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Code of what happened.
    pub moved: String,
    /// The day.
    pub on: NaiveDate,
    /// Year group on that day, as in lists.
    pub year: Option<String>,
    /// Fair-access category.
    pub category: Option<String>,
    /// Points in thousandths on the last day.
    pub worth: i64,
    /// Whether it is among those taken in the year group asked about.
    pub taken: bool,
}

/// A school that a panel spares for a time.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ExemptionLine {
    /// The row.
    pub exemption: Exemption,
    /// The school's name.
    pub name: String,
}

/// Two years: long enough that a small school's one child is not its whole record.
const USUAL_DAYS: u64 = 730;

/// What each school took and sent.
pub(crate) fn get(app: &App, request: SharesQuery) -> std::result::Result<SharesView, Failure> {
    let on = request.on.unwrap_or_else(|| app.today());
    let since = request
        .since
        .unwrap_or_else(|| on - chrono::Days::new(USUAL_DAYS));
    if on < since {
        return Err(Failure::at(
            "since",
            "The first day is after the last. Nothing was counted; choose an earlier first day.",
        ));
    }
    let found = app.read(|reader| {
        let Some(panel) = Panel::get(reader, request.panel)? else {
            return Ok(None);
        };
        let phase = phase_of(request.phase.as_deref().or(panel.phase.as_deref()));
        let every = schools_of(reader, phase)?;
        let mut areas: Vec<String> = every.iter().filter_map(area_of).collect();
        areas.sort();
        areas.dedup();
        let schools = every
            .into_iter()
            .filter(|school| request.area.is_none() || area_of(school) == request.area)
            .collect();
        let compared = compare(reader, schools, since, on, request.year)?;
        let mut lines = lines::lines(&compared);
        let urns: Vec<u32> = lines.iter().map(|line| line.urn).collect();
        let names_of = views::share_names(reader, &urns, since, on)?;
        lines::open(&compared, &mut lines, &names_of);
        Ok(Some(SharesView {
            panel_name: panel.name.unwrap_or_else(|| "Unnamed panel".to_owned()),
            since,
            on,
            phase: phase.to_owned(),
            areas,
            kinds: Moved::ALL
                .iter()
                .map(|kind| ShareKind {
                    code: kind.code().to_owned(),
                    label: kind.label().to_owned(),
                })
                .collect(),
            sentence: sentence(&compared),
            cautions: cautions(&compared, phase, app.today()),
            exemptions: compared
                .exemptions
                .iter()
                .map(|exemption| {
                    Ok(ExemptionLine {
                        name: names::setting(reader, exemption.setting.as_deref())?
                            .unwrap_or_else(|| "Unknown school".to_owned()),
                        exemption: exemption.clone(),
                    })
                })
                .collect::<Result<_>>()?,
            lines,
            grid: compared.grid.map(|(line, _)| line),
            grids: compared.grids,
        }))
    })?;
    found.or_not_found("panel")
}
