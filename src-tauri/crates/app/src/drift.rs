//! Placements that have become where a child lives rather than what was meant: past their planned end, put off twice, or
//! without a purpose or an aim. The first purpose stands beside today's, so that the drift can be read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::Placement;
use waymark_store::{Reader, views};

use crate::commands::Nothing;
use crate::{App, Failure, names};

/// What has drifted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Drift {
    /// Longest past their end first, then those put off most often.
    pub rows: Vec<DriftLine>,
    /// Running placements whose purpose or aim nobody has written.
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

fn line(
    reader: &Reader,
    row: &Placement,
    today: NaiveDate,
) -> waymark_store::Result<Option<DriftLine>> {
    let Some(pupil) = row.pupil else {
        return Ok(None);
    };
    let Some(child) = views::pupil(reader, pupil)?.filter(|child| child.open) else {
        return Ok(None);
    };
    let ends: Vec<NaiveDate> = views::said_of(reader, "placement", row.id, "planned_end")?
        .iter()
        .filter_map(|text| text.parse().ok())
        .collect();
    let first_end = ends.first().copied();
    // Put off and taken back again is not put off: only ends up to the present one count.
    let mut later: Vec<NaiveDate> = ends
        .iter()
        .copied()
        .filter(|day| {
            first_end.is_some_and(|first| *day > first)
                && row.planned_end.is_some_and(|end| *day <= end)
        })
        .collect();
    later.sort_unstable();
    later.dedup();
    let purposes = views::said_of(reader, "placement", row.id, "purpose")?;
    Ok(Some(DriftLine {
        placement: row.id,
        pupil,
        name: names::listed(&child),
        year: child.year,
        setting_name: names::setting(reader, row.setting.as_deref())?
            .unwrap_or_else(|| "Unknown setting".into()),
        started_on: row.started_on,
        first_end,
        planned_end: row.planned_end,
        days_over: row
            .planned_end
            .map_or(0, |end| (today - end).num_days().max(0)),
        put_off: later.len() as u32,
        first_purpose: purposes.into_iter().next(),
        purpose: row.purpose.clone(),
        aim: row.aim.clone(),
    }))
}

/// What has drifted today.
pub(crate) fn get(app: &App, _: Nothing) -> Result<Drift, Failure> {
    let today = app.today();
    app.read(|reader| {
        let mut rows = Vec::new();
        let mut unpurposed = Vec::new();
        let mut running = 0_u64;
        for placement in views::placed_on(reader, today)? {
            let Some(line) = line(reader, &placement, today)? else {
                continue;
            };
            running += 1;
            if line.purpose.is_none() || line.aim.is_none() {
                unpurposed.push(line.clone());
            }
            if line.days_over > 0 || line.put_off >= TWICE {
                rows.push(line);
            }
        }
        rows.sort_by_key(|line| {
            (
                std::cmp::Reverse((line.days_over, line.put_off)),
                line.name.clone(),
            )
        });
        unpurposed.sort_by_key(|line| (line.purpose.is_some(), line.name.clone()));
        Ok(Drift {
            sentence: format!(
                "{} past the planned end or put off twice, of {} that run today; {} without a purpose or an aim.",
                crate::words::count(rows.len() as u64, "placement", "placements"),
                crate::words::thousands(running),
                unpurposed.len()
            ),
            rows,
            unpurposed,
        })
    })
}
