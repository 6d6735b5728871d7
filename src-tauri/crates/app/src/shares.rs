//! Fair share: what each school of a panel took and sent between two days, weighed by the grid that was in force on the last.
//!
//! The grid is chosen by the day and not by what is newest, so that a past meeting is reckoned again as it was. Nothing here
//! is stored: every number is worked out from the rows that it opens.

mod grids;
mod options;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::fairness::{Exemption as Spared, Grid, Moved, School, Share, shares};
use waymark_domain::{Establishment, SettingRef, dates};
use waymark_store::reference::{self, EstablishmentsQuery, Scope};
use waymark_store::tables::{Exemption, Panel, TEAM, Team};
use waymark_store::views::{self, ShareEntry};
use waymark_store::{Reader, Result};

use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

pub use grids::{GridLine, GridSave};
pub(crate) use grids::{remove_grid, save_grid};
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
    /// Exemptions that touch the time, the latest first.
    pub exemptions: Vec<ExemptionLine>,
    /// Whose turn it is, or why nobody has one.
    pub sentence: String,
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

/// Everything that one comparison is made of.
struct Comparison {
    schools: Vec<Establishment>,
    entries: Vec<ShareEntry>,
    grid: Option<(GridLine, Grid)>,
    grids: Vec<GridLine>,
    exemptions: Vec<Exemption>,
    shares: Vec<Share>,
}

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
            sentence: sentence(&compared, on),
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
            lines: lines(&compared),
            grid: compared.grid.map(|(line, _)| line),
            grids: compared.grids,
        }))
    })?;
    found.or_not_found("panel")
}

/// The phase that a panel's own words mean.
fn phase_of(words: Option<&str>) -> &'static str {
    let folded = words.unwrap_or_default().to_lowercase();
    match (folded.contains("secondary"), folded.contains("primary")) {
        (true, false) => "secondary",
        (false, true) => "primary",
        _ => "all",
    }
}

fn area_of(school: &Establishment) -> Option<String> {
    school.district_name.clone().or_else(|| school.town.clone())
}

/// The authority's open mainstream schools of a phase: those that have turns.
fn schools_of(reader: &Reader, phase: &str) -> Result<Vec<Establishment>> {
    let Some(la) = Team::get(reader, TEAM)?.and_then(|team| team.la_code) else {
        return Ok(Vec::new());
    };
    let query = EstablishmentsQuery {
        text: String::new(),
        scope: Scope::Authority(la),
        closed: false,
        providers_only: false,
        offset: 0,
        limit: 2_000,
    };
    let (_, mut schools) = reference::establishments(reader, &query)?;
    schools.retain(|school| {
        let named = |text: &Option<String>, part: &str| {
            text.as_deref()
                .is_some_and(|text| text.to_lowercase().contains(part))
        };
        let of_phase = named(&school.phase_name, phase) || named(&school.phase_name, "all-through");
        let apart = named(&school.type_name, "special")
            || named(&school.group_name, "independent")
            || school.is_alternative_provision();
        let mainstream = named(&school.phase_name, "primary")
            || named(&school.phase_name, "secondary")
            || named(&school.phase_name, "all-through");
        !apart && mainstream && (phase == "all" || of_phase)
    });
    Ok(schools)
}

/// Works out every school's share under the grid of the last day.
fn compare(
    reader: &Reader,
    schools: Vec<Establishment>,
    since: NaiveDate,
    on: NaiveDate,
    year: Option<i8>,
) -> Result<Comparison> {
    let entries = views::share_entries(reader, since, on)?;
    let (grids, grid) = grids::grids(reader, on)?;
    let mut exemptions = Exemption::all(reader)?;
    exemptions.retain(|row| {
        row.from_on.is_none_or(|from| from <= on) && row.until_on.is_none_or(|until| since <= until)
    });
    exemptions.sort_by_key(|row| std::cmp::Reverse((row.from_on, row.id)));
    let compared: Vec<School> = schools
        .iter()
        .map(|school| School {
            urn: school.urn,
            // A school that opened meanwhile has not had the time to take its share.
            roll: school
                .pupils
                .filter(|_| opened_meanwhile(school, since).is_none())
                .and_then(|pupils| u32::try_from(pupils).ok()),
            exemptions: exemptions
                .iter()
                .filter(|row| {
                    matches!(
                        row.setting.as_deref().map(str::parse::<SettingRef>),
                        Some(Ok(SettingRef::Urn(urn))) if urn == school.urn
                    )
                })
                .map(|row| Spared {
                    year: None,
                    from: row.from_on.unwrap_or(NaiveDate::MIN),
                    until: row.until_on,
                    reason: row.reason.clone().unwrap_or_default(),
                })
                .collect(),
        })
        .collect();
    let only: Vec<_> = entries.iter().map(|found| found.entry.clone()).collect();
    let none = Grid::default();
    let used = grid.as_ref().map_or(&none, |(_, grid)| grid);
    Ok(Comparison {
        shares: shares(used, &compared, &only, since, on, year),
        schools,
        entries,
        grid,
        grids,
        exemptions,
    })
}

/// The day on which a school opened, if that lies within the time.
fn opened_meanwhile(school: &Establishment, since: NaiveDate) -> Option<NaiveDate> {
    school.open_date.filter(|opened| *opened > since)
}

fn lines(compared: &Comparison) -> Vec<ShareLine> {
    let schools: BTreeMap<u32, &Establishment> = compared
        .schools
        .iter()
        .map(|school| (school.urn, school))
        .collect();
    let mut of_school: BTreeMap<u32, Vec<&ShareEntry>> = BTreeMap::new();
    for found in &compared.entries {
        of_school.entry(found.entry.urn).or_default().push(found);
    }
    let last = compared.shares.iter().filter_map(|share| share.turn).max();
    compared
        .shares
        .iter()
        .filter_map(|share| {
            let school = schools.get(&share.urn)?;
            let rows = of_school
                .get(&share.urn)
                .into_iter()
                .flatten()
                .zip(&share.rows)
                .map(|(found, (_, worth))| row(found, *worth))
                .collect();
            Some(ShareLine {
                urn: share.urn,
                name: school.name.clone(),
                roll: school.pupils.and_then(|pupils| u32::try_from(pupils).ok()),
                counts: share
                    .counts
                    .iter()
                    .map(|(kind, count)| ((*kind).to_owned(), *count))
                    .collect(),
                points: share.points,
                per_hundred: share.per_hundred,
                last_admitted: share.last_admitted,
                taken_in_year_group: share.taken_in_year_group,
                turn: share.turn.filter(|_| compared.grid.is_some()),
                reason: reason(compared, share, school, last),
                rows,
            })
        })
        .collect()
}

fn row(found: &ShareEntry, worth: i64) -> ShareRow {
    let entry = &found.entry;
    ShareRow {
        id: entry.id,
        pupil: found.pupil,
        name: found.name.clone(),
        moved: entry.moved.code().to_owned(),
        on: entry.on,
        year: entry.year.map(|year| match year {
            ..=-1 => "N2".to_owned(),
            0 => "R".to_owned(),
            other => other.to_string(),
        }),
        category: entry.category.map(String::from),
        worth,
    }
}

/// Why a school stands where it stands.
fn reason(
    compared: &Comparison,
    share: &Share,
    school: &Establishment,
    last: Option<u32>,
) -> String {
    match (&share.aside, share.turn) {
        (Some(aside), _) if aside.starts_with("Not comparable") && school.pupils.is_some() => {
            match school.open_date {
                Some(opened) => format!(
                    "Not comparable: it opened on {}, within the time that is counted.",
                    dates::long(opened)
                ),
                None => aside.clone(),
            }
        }
        (Some(aside), _) => aside.clone(),
        (None, _) if compared.grid.is_none() => "No grid was in force on this day.".to_owned(),
        (None, turn) => {
            let waited = match share.last_admitted {
                Some(day) => format!("last admitted on {}", dates::long(day)),
                None => "has admitted nobody in this time".to_owned(),
            };
            let place = match turn {
                Some(1) => "the least of all".to_owned(),
                Some(turn) if Some(turn) == last => "the most of all".to_owned(),
                Some(turn) => format!("{} have less", turn - 1),
                None => "no place".to_owned(),
            };
            format!(
                "{} points for each 100 on roll, {place}; {waited}.",
                share.per_hundred.map(points).unwrap_or_default()
            )
        }
    }
}

/// Thousandths as a person writes them: 1500 is "1.5".
fn points(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "−" } else { "" };
    let (whole, part) = (
        thousandths.unsigned_abs() / 1000,
        thousandths.unsigned_abs() % 1000,
    );
    let text = format!("{sign}{whole}.{part:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn sentence(compared: &Comparison, on: NaiveDate) -> String {
    let Some((grid, _)) = &compared.grid else {
        return format!(
            "No grid was in force on {}. What happened is counted; nobody has a turn until a grid is agreed.",
            dates::long(on)
        );
    };
    let first = compared
        .shares
        .iter()
        .find(|share| share.turn == Some(1))
        .and_then(|share| {
            compared
                .schools
                .iter()
                .find(|school| school.urn == share.urn)
        });
    let under = format!(
        "under “{}”, in force since {}",
        grid.name,
        dates::long(grid.from_on)
    );
    match first {
        Some(school) => format!("It is the turn of {}, {under}.", school.name),
        None => format!("No school can be put in order {under}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_read_as_people_write_them() {
        assert_eq!(points(1500), "1.5");
        assert_eq!(points(-250), "−0.25");
        assert_eq!(points(0), "0");
        assert_eq!(points(12_000), "12");
    }

    #[test]
    fn a_panels_own_words_name_a_phase() {
        assert_eq!(phase_of(Some("Secondary North")), "secondary");
        assert_eq!(phase_of(Some("primary")), "primary");
        assert_eq!(phase_of(Some("Primary and secondary")), "all");
        assert_eq!(phase_of(None), "all");
    }
}
