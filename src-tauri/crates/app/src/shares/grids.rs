//! Grids: the weights that the schools agreed, each with the day from which it counts.
//!
//! A grid that has begun to count is never edited, because meetings were held under it. A new one is agreed instead.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::fairness::{Decay, Grid, SparedYear, Turns};
use waymark_domain::{SettingRef, dates};
use waymark_store::tables::{Meeting, ShareGrid};
use waymark_store::{Reader, Result};

use super::grid_words::{in_words, spared_in_words};
use crate::failure::{FieldFailure, OrNotFound as _};
use crate::rows::{RowRemove, remove_as};
use crate::team::Id;
use crate::{App, Failure};

/// What a grid weighs and how.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Weighing {
    /// Points in thousandths by what is counted.
    pub weights: BTreeMap<String, i64>,
    /// Points in thousandths for a fair-access category, a to m, in place of the usual.
    pub categories: BTreeMap<String, i64>,
    /// Percentage by year group, R as 0; 100 is as it is, and so is what is absent.
    pub years: BTreeMap<String, i64>,
    /// Percentage that is kept with each academic year that has ended since; `None` is all of it.
    pub keep_percent: Option<u32>,
    /// Days over which points fade evenly to nothing; `None` and they do not.
    pub fade_days: Option<u32>,
    /// The most that a year group takes in an academic year; `None` is no cap.
    pub cap: Option<u32>,
    /// Schools take turns in rotation, the longest wait first, and not by the least share.
    pub rotation: bool,
    /// Year groups of schools that take no turn while the grid is used.
    pub spared: Vec<GridSpared>,
}

/// A year group of a school that takes no turn.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct GridSpared {
    /// The school, "urn:…".
    pub setting: String,
    /// Its name; not read when a grid is saved.
    pub name: String,
    /// The year group, R as 0.
    pub year: Option<i8>,
    /// The last day; `None` is as long as the grid is used.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// A grid to agree.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
pub struct GridSave {
    /// "Agreed in September 2026".
    pub name: String,
    /// First day on which it counts.
    pub from_on: Option<NaiveDate>,
    /// Who agreed it, and why.
    pub reason: String,
    /// What it weighs and how.
    pub weighing: Weighing,
}

/// A grid in words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct GridLine {
    /// The row.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// First day on which it counts.
    pub from_on: NaiveDate,
    /// Who agreed it, and why.
    pub reason: Option<String>,
    /// "Admitted by fair access 1", "Category d 2", "Half is kept with each academic year".
    pub weights: Vec<String>,
    /// The same as numbers, from which the next grid starts.
    pub weighing: Weighing,
    /// What is wrong with it; such a grid gives nobody a turn.
    pub problems: Vec<String>,
}

/// A grid in words and as the arithmetic takes it.
type Weighed = (GridLine, Grid);

/// Every grid, the latest first, and the one in force on a day.
pub(super) fn grids(reader: &Reader, on: NaiveDate) -> Result<(Vec<GridLine>, Option<Weighed>)> {
    let mut rows: Vec<Weighed> = Vec::new();
    for row in ShareGrid::all(reader)? {
        rows.extend(read(reader, row)?);
    }
    rows.sort_by_key(|(line, _)| std::cmp::Reverse((line.from_on, line.id)));
    let in_force = rows
        .iter()
        .find(|(line, _)| line.from_on <= on)
        .filter(|(line, _)| line.problems.is_empty())
        .cloned();
    Ok((rows.into_iter().map(|(line, _)| line).collect(), in_force))
}

/// A row whose day is not known counts on no day.
fn read(reader: &Reader, row: ShareGrid) -> Result<Option<Weighed>> {
    let Some(from_on) = row.from_on else {
        return Ok(None);
    };
    let name = row.name.unwrap_or_else(|| "Unnamed grid".to_owned());
    let parsed = serde_json::from_str::<Grid>(row.weights.as_deref().unwrap_or("{}"));
    let (grid, problems) = match parsed {
        Ok(grid) => {
            let problems = grid.problems().into_iter().map(|found| found.sentence);
            let problems = problems.collect();
            (grid, problems)
        }
        Err(_) => (
            Grid::default(),
            vec!["The weights of this grid cannot be read.".to_owned()],
        ),
    };
    let grid = Grid {
        name: name.clone(),
        agreed_on: Some(from_on),
        ..grid
    };
    let mut spared = Vec::new();
    for own in &grid.spared {
        let setting = format!("urn:{}", own.urn);
        spared.push(GridSpared {
            name: crate::names::setting(reader, Some(&setting))?
                .unwrap_or_else(|| "Unknown school".to_owned()),
            setting,
            year: Some(own.year),
            until: own.until,
            reason: own.reason.clone(),
        });
    }
    Ok(Some((
        GridLine {
            id: row.id,
            name,
            from_on,
            reason: row.reason,
            weights: in_words(&grid)
                .into_iter()
                .chain(spared.iter().map(spared_in_words))
                .collect(),
            weighing: weighing_of(&grid, spared),
            problems,
        },
        grid,
    )))
}

fn weighing_of(grid: &Grid, spared: Vec<GridSpared>) -> Weighing {
    let (keep_percent, fade_days) = match grid.decay {
        Decay::None => (None, None),
        Decay::OverDays(days) => (None, Some(days)),
        Decay::KeepPercentAYear(percent) => (Some(u32::from(percent)), None),
    };
    Weighing {
        weights: grid.weights.clone(),
        categories: grid
            .categories
            .iter()
            .map(|(category, points)| (category.to_string(), *points))
            .collect(),
        years: grid
            .years
            .iter()
            .map(|(year, percent)| (year.to_string(), *percent))
            .collect(),
        keep_percent,
        fade_days,
        cap: grid.cap_per_year_group,
        rotation: grid.turns == Turns::LongestWait,
        spared,
    }
}

/// The grid of a weighing, and what of it cannot be read.
fn grid_of(weighing: Weighing, from_on: Option<NaiveDate>) -> (Grid, Vec<FieldFailure>) {
    let mut fields = Vec::new();
    let mut categories = BTreeMap::new();
    for (category, weight) in weighing.categories {
        match category.trim().parse::<char>() {
            Ok(letter) => {
                categories.insert(letter.to_ascii_lowercase(), weight);
            }
            Err(_) => fields.push(FieldFailure {
                field: format!("categories.{category}"),
                sentence: format!("Category “{category}” is not one of a to m."),
            }),
        }
    }
    let mut years = BTreeMap::new();
    for (year, percent) in weighing.years {
        match year.trim().parse::<i8>() {
            Ok(number) if (0..=13).contains(&number) => {
                years.insert(number, percent);
            }
            _ => fields.push(FieldFailure {
                field: format!("years.{year}"),
                sentence: format!("“{year}” is not a year group from R to 13."),
            }),
        }
    }
    let mut spared = Vec::new();
    for (at, own) in weighing.spared.into_iter().enumerate() {
        let mut wrong = |field: &str, sentence: &str| {
            fields.push(FieldFailure {
                field: format!("spared.{at}.{field}"),
                sentence: sentence.to_owned(),
            });
        };
        let urn = match own.setting.parse::<SettingRef>() {
            Ok(SettingRef::Urn(urn)) => Some(urn),
            _ => {
                wrong("setting", "Choose a school of the DfE’s file.");
                None
            }
        };
        let year = own.year.filter(|year| (0..=13).contains(year));
        if year.is_none() {
            wrong("year", "Choose the year group.");
        }
        // A grid with a fault is not saved; this keeps the places by which the other faults are said.
        spared.push(SparedYear {
            urn: urn.unwrap_or_default(),
            year: year.unwrap_or_default(),
            until: own.until,
            reason: own.reason.trim().to_owned(),
        });
    }
    if weighing.keep_percent.is_some() && weighing.fade_days.is_some() {
        fields.push(FieldFailure {
            field: "fade_days".to_owned(),
            sentence: "Points fade by the year or by the day, not both. Leave one empty."
                .to_owned(),
        });
    }
    let decay = match (weighing.keep_percent, weighing.fade_days) {
        (Some(percent), _) => Decay::KeepPercentAYear(u8::try_from(percent).unwrap_or(u8::MAX)),
        (None, Some(days)) => Decay::OverDays(days),
        (None, None) => Decay::None,
    };
    let decayed = if weighing.keep_percent.is_some() {
        "keep_percent"
    } else {
        "fade_days"
    };
    let grid = Grid {
        weights: weighing.weights,
        categories,
        years,
        decay,
        cap_per_year_group: weighing.cap,
        turns: if weighing.rotation {
            Turns::LongestWait
        } else {
            Turns::LeastShare
        },
        spared,
        agreed_on: from_on,
        ..Grid::default()
    };
    fields.extend(grid.problems().into_iter().map(|problem| FieldFailure {
        field: match problem.at.as_str() {
            "decay" => decayed.to_owned(),
            _ => problem.at,
        },
        sentence: problem.sentence,
    }));
    (grid, fields)
}

/// The latest meeting that a panel held between two days, both included.
fn held_between(reader: &Reader, from: NaiveDate, today: NaiveDate) -> Result<Option<NaiveDate>> {
    Ok(Meeting::all(reader)?
        .into_iter()
        .filter(|meeting| meeting.stage.as_deref() == Some("held"))
        .filter_map(|meeting| meeting.held_on)
        .filter(|day| (from..=today).contains(day))
        .max())
}

/// Agrees a grid.
pub(crate) fn save_grid(app: &App, request: GridSave) -> std::result::Result<Id, Failure> {
    let (grid, wrong_weights) = grid_of(request.weighing, request.from_on);
    let mut fields = Vec::new();
    let mut wrong = |field: &str, sentence: String| {
        fields.push(FieldFailure {
            field: field.to_owned(),
            sentence,
        });
    };
    if request.name.trim().is_empty() {
        wrong("name", "Name the grid.".into());
    }
    if request.reason.trim().is_empty() {
        wrong("reason", "Say who agreed it, and why.".into());
    }
    match request.from_on {
        None => wrong("from_on", "Enter the first day on which it counts.".into()),
        Some(day) => {
            let today = app.today();
            let (held, met) = app
                .read(|reader| Ok((ShareGrid::all(reader)?, held_between(reader, day, today)?)))?;
            if held.iter().any(|grid| grid.from_on == Some(day)) {
                wrong(
                    "from_on",
                    format!(
                        "Another grid counts from {} already. Choose another day.",
                        dates::long(day)
                    ),
                );
            } else if let Some(met) = met {
                wrong(
                    "from_on",
                    format!(
                        "A panel met on {} under the grid of that day, which must stay as it was. Choose a later day.",
                        dates::long(met)
                    ),
                );
            }
        }
    }
    fields.extend(wrong_weights);
    if let Some(first) = fields.first() {
        return Err(Failure {
            code: None,
            sentence: format!("The grid was not saved: {}", first.sentence),
            fields,
        });
    }
    let weights = serde_json::to_string(&grid)
        .map_err(|error| Failure::say(format!("The grid could not be written: {error}.")))?;
    let row = ShareGrid {
        id: app.new_id(),
        name: Some(request.name.trim().to_owned()),
        from_on: request.from_on,
        weights: Some(weights),
        reason: Some(request.reason.trim().to_owned()),
    };
    app.commit(app.change("Agreed a fair-share grid")?.create(&row))?;
    Ok(Id { id: row.id })
}

/// Takes a grid away that has not begun to count.
pub(crate) fn remove_grid(app: &App, request: RowRemove) -> std::result::Result<Id, Failure> {
    let grid = app
        .read(|reader| ShareGrid::get(reader, request.id))?
        .or_not_found("fair-share grid")?;
    if grid.from_on.is_some_and(|from| from <= app.today()) {
        return Err(Failure::say(
            "This grid has begun to count, and meetings may have been held under it. Nothing was changed; agree a new one instead.",
        ));
    }
    remove_as::<ShareGrid>(app, request, "Took away a fair-share grid")
}
