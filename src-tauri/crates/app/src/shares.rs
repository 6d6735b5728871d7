//! Fair share: what each school of a panel took and sent between two days, weighed by the grid that was in force on the last.
//!
//! The grid is chosen by the day and not by what is newest, so that a past meeting is reckoned again as it was. Nothing here
//! is stored: every number is worked out from the rows that it opens. `comparison` gathers and reckons, `lines` puts the
//! result in words, `grids` keeps the weights, and `options` asks the five questions of one case.

mod asked;
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
use waymark_store::tables::{Exemption, Meeting, Panel};
use waymark_store::{Reader, Result, views};

pub(crate) use self::comparison::phase_of;
use self::comparison::{area_of, compare, schools_of};
use self::lines::{cautions, sentence};
use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

pub(crate) use asked::{Asked, TRAVEL, UNKNOWN};
pub use grids::{GridLine, GridSave};
pub(crate) use grids::{remove_grid, save_grid};
pub(crate) use lines::points;
pub(crate) use options::options;
pub use options::{OptionLine, OptionsQuery};

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
    /// The meetings that the panel has held, the latest first.
    pub meetings: Vec<HeldUnder>,
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
    /// Rows that are counted; `shares.rows` opens them.
    pub entries: u32,
}

/// A meeting that was held, and the grid that was in force on its day.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct HeldUnder {
    /// The meeting.
    pub meeting: Uuid,
    /// Its day.
    pub on: NaiveDate,
    /// The grid; `None` is none.
    pub grid: Option<Uuid>,
}

/// The rows behind the numbers of one school.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ShareRowsQuery {
    /// The comparison in which they count.
    pub shares: SharesQuery,
    /// The school, by its unique reference number.
    pub urn: u32,
    /// Code of a kind, or `taken` for those taken in the year group asked about; everything when absent.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
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
    /// The same in words: "Admitted by fair access".
    pub what: String,
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

/// A comparison that was asked for, gathered and reckoned.
struct Found {
    panel: Panel,
    since: NaiveDate,
    on: NaiveDate,
    phase: &'static str,
    areas: Vec<String>,
    compared: comparison::Comparison,
}

/// The first and the last day of a query, in order.
fn days_of(
    app: &App,
    request: &SharesQuery,
) -> std::result::Result<(NaiveDate, NaiveDate), Failure> {
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
    Ok((since, on))
}

fn find(
    reader: &Reader,
    request: &SharesQuery,
    (since, on): (NaiveDate, NaiveDate),
) -> Result<Option<Found>> {
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
    Ok(Some(Found {
        compared: compare(reader, schools, since, on, request.year)?,
        panel,
        since,
        on,
        phase,
        areas,
    }))
}

/// What each school took and sent.
pub(crate) fn get(app: &App, request: SharesQuery) -> std::result::Result<SharesView, Failure> {
    get_with(app, &request, false).map(|(view, _)| view)
}

/// Rows by the unique reference number of their school.
type RowsBySchool = BTreeMap<u32, Vec<ShareRow>>;

/// The same with every row behind it, for whoever prints them or counts them another way.
pub(crate) fn with_rows(
    app: &App,
    request: &SharesQuery,
) -> std::result::Result<(SharesView, RowsBySchool), Failure> {
    get_with(app, request, true)
}

fn get_with(
    app: &App,
    request: &SharesQuery,
    opened: bool,
) -> std::result::Result<(SharesView, RowsBySchool), Failure> {
    let days = days_of(app, request)?;
    let found = app.read(|reader| {
        let Some(found) = find(reader, request, days)? else {
            return Ok(None);
        };
        let compared = found.compared;
        let lines = lines::lines(&compared);
        let urns: Vec<u32> = lines
            .iter()
            .filter(|_| opened)
            .map(|line| line.urn)
            .collect();
        let rows = match urns.is_empty() {
            true => BTreeMap::new(),
            false => lines::rows(
                &compared,
                &urns,
                &views::share_names(reader, &urns, found.since, found.on)?,
            ),
        };
        let view = SharesView {
            meetings: held_under(reader, found.panel.id, &compared.grids)?,
            panel_name: found
                .panel
                .name
                .unwrap_or_else(|| "Unnamed panel".to_owned()),
            since: found.since,
            on: found.on,
            phase: found.phase.to_owned(),
            areas: found.areas,
            kinds: Moved::ALL
                .iter()
                .map(|kind| ShareKind {
                    code: kind.code().to_owned(),
                    label: kind.label().to_owned(),
                })
                .collect(),
            sentence: sentence(&compared),
            cautions: cautions(&compared, found.phase, app.today()),
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
        };
        Ok(Some((view, rows)))
    })?;
    found.or_not_found("panel")
}

/// The rows behind one number, oldest first: sent when somebody opens it, because a county has thousands.
pub(crate) fn rows(
    app: &App,
    request: ShareRowsQuery,
) -> std::result::Result<Vec<ShareRow>, Failure> {
    let (since, on) = days_of(app, &request.shares)?;
    let found = app.read(|reader| {
        let Some(found) = find(reader, &request.shares, (since, on))? else {
            return Ok(None);
        };
        let names = views::share_names(reader, &[request.urn], since, on)?;
        let mut rows = lines::rows(&found.compared, &[request.urn], &names)
            .remove(&request.urn)
            .unwrap_or_default();
        match request.kind.as_deref() {
            None => {}
            Some("taken") => rows.retain(|row| row.taken),
            Some(kind) => rows.retain(|row| row.moved == kind),
        }
        Ok(Some(rows))
    })?;
    found.or_not_found("panel")
}

/// The meetings that a panel has held, the latest first, each with the grid that was in force.
fn held_under(reader: &Reader, panel: Uuid, grids: &[GridLine]) -> Result<Vec<HeldUnder>> {
    let mut held: Vec<HeldUnder> = Meeting::having(reader, "panel", panel)?
        .into_iter()
        .filter(|meeting| meeting.stage.as_deref() == Some("held"))
        .filter_map(|meeting| {
            let on = meeting.held_on?;
            Some(HeldUnder {
                meeting: meeting.id,
                on,
                grid: grids
                    .iter()
                    .find(|grid| grid.from_on <= on)
                    .map(|grid| grid.id),
            })
        })
        .collect();
    held.sort_by_key(|line| std::cmp::Reverse((line.on, line.meeting)));
    Ok(held)
}
