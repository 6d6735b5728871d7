//! Placements that have become where a child lives rather than what was meant: past their planned end, put off twice, or
//! without a purpose or an aim. The first purpose stands beside today's, so that the drift can be read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::views::{self, LastingRow};

use crate::commands::Nothing;
use crate::{App, Failure};

/// What has drifted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Drift {
    /// How many have drifted.
    pub drifted: u32,
    /// The first of them: longest past their end first, then those put off most often.
    pub rows: Vec<DriftLine>,
    /// How many running placements have no purpose or no aim.
    pub unpurposed_in_all: u32,
    /// The first of those whose purpose or aim nobody has written.
    pub unpurposed: Vec<DriftLine>,
    /// "14 placements have drifted of 212 that run; 9 have no purpose or no aim."
    pub sentence: String,
}

/// A placement that has drifted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DriftLine {
    /// The placement.
    pub placement: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group as in lists.
    pub year: Option<String>,
    /// Where.
    pub setting_name: String,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// The end that was first planned.
    pub first_end: Option<NaiveDate>,
    /// The end that is planned now.
    pub planned_end: Option<NaiveDate>,
    /// Days past the planned end; 0 is not past it.
    pub days_over: i64,
    /// How often the end was put off.
    pub put_off: u32,
    /// The purpose as first written.
    pub first_purpose: Option<String>,
    /// The purpose now.
    pub purpose: Option<String>,
    /// What should be true at the end.
    pub aim: Option<String>,
}

/// Put off this often is drift, whatever the date.
const TWICE: u32 = 2;

/// Rows that are shown of either list; the numbers count them all.
const SHOWN: u32 = 200;

fn line(row: LastingRow, today: NaiveDate) -> DriftLine {
    DriftLine {
        placement: row.placement,
        pupil: row.pupil,
        name: row.name,
        year: row.year,
        setting_name: row.setting_name.unwrap_or_else(|| "Unknown setting".into()),
        started_on: row.started_on,
        first_end: row.first_end,
        planned_end: row.planned_end,
        days_over: row
            .planned_end
            .map_or(0, |end| (today - end).num_days().max(0)),
        put_off: row.put_off,
        first_purpose: row.first_purpose,
        purpose: row.purpose,
        aim: row.aim,
    }
}

/// What has drifted today.
pub(crate) fn get(app: &App, _: Nothing) -> Result<Drift, Failure> {
    let today = app.today();
    let found = app.read(|reader| views::lasting(reader, today, TWICE, SHOWN))?;
    Ok(Drift {
        sentence: format!(
            "{} past the planned end or put off twice, of {} that run today; {} without a purpose or an aim.",
            crate::words::count(u64::from(found.drifted), "placement", "placements"),
            crate::words::thousands(u64::from(found.running)),
            crate::words::thousands(u64::from(found.unpurposed))
        ),
        drifted: found.drifted,
        unpurposed_in_all: found.unpurposed,
        rows: found.rows.into_iter().map(|row| line(row, today)).collect(),
        unpurposed: found
            .unsaid
            .into_iter()
            .map(|row| line(row, today))
            .collect(),
    })
}
