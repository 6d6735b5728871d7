//! The way back across children: who may be ready, which placements last too long, and how many came back.
//!
//! Each is one range of a derived table (see `derive`), whatever the size of the county; names are read only for the rows
//! that are shown.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, named_params, params};
use uuid::Uuid;
use waymark_domain::eligibility::Signal;

use super::caseload::{CaseloadRow, rows_beside};
use crate::{Reader, Result, StoreError};

/// Open children who are placed away from a school.
#[derive(Debug, Clone)]
pub struct MayReturn {
    /// How many there are.
    pub placed: u32,
    /// Of these, those who may be ready.
    pub ready: u32,
    /// The first of them, those who may be ready first; each with its signals, those that speak for it first.
    pub rows: Vec<(CaseloadRow, Vec<Signal>)>,
}

/// Children in provision with what speaks for and against a return now.
///
/// # Errors
/// When the database cannot be read.
pub fn may_return(reader: &Reader, limit: u32) -> Result<MayReturn> {
    let (placed, ready) = reader
        .conn
        .prepare_cached("SELECT count(*), coalesce(sum(ready), 0) FROM ready")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(CaseloadRow, String)> = rows_beside(
        reader,
        "r.signals",
        "(SELECT * FROM ready ORDER BY ready DESC, against, speaks_for DESC, sort_name LIMIT ?) r CROSS JOIN caseload c ON c.pupil = r.pupil",
        "r.ready DESC, r.against, r.speaks_for DESC, r.sort_name",
        [Value::Integer(i64::from(limit))],
    )?;
    let mut rows = Vec::with_capacity(found.len());
    for (child, signals) in found {
        let signals = serde_json::from_str(&signals)
            .map_err(|error| StoreError::Ledger(format!("A signal cannot be read: {error}.")))?;
        rows.push((child, signals));
    }
    Ok(MayReturn {
        placed,
        ready,
        rows,
    })
}

/// A running placement away from a school, with what was first meant by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastingRow {
    /// The placement.
    pub placement: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group as in lists.
    pub year: Option<String>,
    /// Where; `None` is not known.
    pub setting_name: Option<String>,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// The end that was first planned.
    pub first_end: Option<NaiveDate>,
    /// The end that is planned now.
    pub planned_end: Option<NaiveDate>,
    /// How often the end was put off.
    pub put_off: u32,
    /// The purpose as first written.
    pub first_purpose: Option<String>,
    /// The purpose now.
    pub purpose: Option<String>,
    /// What should be true at the end.
    pub aim: Option<String>,
}

/// Running placements away from a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lasting {
    /// How many run today.
    pub running: u32,
    /// How many are past their planned end or were put off `often`.
    pub drifted: u32,
    /// How many have no purpose or no aim.
    pub unpurposed: u32,
    /// The first of those that drifted: longest past their end, then put off most often.
    pub rows: Vec<LastingRow>,
    /// The first of those without a purpose or an aim.
    pub unsaid: Vec<LastingRow>,
}

const LASTING: &str = "l.placement, l.pupil, c.surname, c.forename, c.year, l.setting_name, l.started_on, l.first_end, \
     l.planned_end, l.put_off, l.first_purpose, l.purpose, l.aim";

/// Placements that have drifted by `today`, and those that nobody has given a purpose or an aim.
///
/// # Errors
/// When the database cannot be read.
pub fn lasting(reader: &Reader, today: NaiveDate, often: u32, limit: u32) -> Result<Lasting> {
    let conn = &reader.conn;
    let today = today.to_string();
    let running = conn
        .prepare_cached("SELECT count(*) FROM lasting")?
        .query_row([], |row| row.get(0))?;
    let drifted = conn
        .prepare_cached("SELECT count(*) FROM lasting WHERE planned_end < ?1 OR put_off >= ?2")?
        .query_row(params![today, often], |row| row.get(0))?;
    let unpurposed = conn
        .prepare_cached("SELECT count(*) FROM lasting WHERE purpose IS NULL OR aim IS NULL")?
        .query_row([], |row| row.get(0))?;
    // Past its end by so many days: the earliest end first. One that is only put off is not past it at all.
    let rows = conn
        .prepare_cached(&format!(
            "SELECT {LASTING} FROM lasting l JOIN caseload c ON c.pupil = l.pupil
             WHERE (l.pupil, l.placement) IN (
                 SELECT pupil, placement FROM lasting WHERE planned_end < ?1 OR put_off >= ?2
                 ORDER BY CASE WHEN planned_end < ?1 THEN planned_end ELSE '9' END, put_off DESC, sort_name, placement LIMIT ?3)
             ORDER BY CASE WHEN l.planned_end < ?1 THEN l.planned_end ELSE '9' END, l.put_off DESC, l.sort_name, l.placement"
        ))?
        .query_map(params![today, often, limit], lasting_row)?
        .collect::<rusqlite::Result<_>>()?;
    let unsaid = conn
        .prepare_cached(&format!(
            "SELECT {LASTING} FROM lasting l JOIN caseload c ON c.pupil = l.pupil
             WHERE (l.pupil, l.placement) IN (
                 SELECT pupil, placement FROM lasting WHERE purpose IS NULL OR aim IS NULL
                 ORDER BY purpose IS NOT NULL, sort_name, placement LIMIT ?1)
             ORDER BY l.purpose IS NOT NULL, l.sort_name, l.placement"
        ))?
        .query_map([limit], lasting_row)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Lasting {
        running,
        drifted,
        unpurposed,
        rows,
        unsaid,
    })
}

fn lasting_row(row: &Row<'_>) -> rusqlite::Result<LastingRow> {
    Ok(LastingRow {
        placement: row.get(0)?,
        pupil: row.get(1)?,
        name: listed(row.get(2)?, row.get(3)?),
        year: row.get(4)?,
        setting_name: row.get(5)?,
        started_on: row.get(6)?,
        first_end: row.get(7)?,
        planned_end: row.get(8)?,
        put_off: row.get(9)?,
        first_purpose: row.get(10)?,
        purpose: row.get(11)?,
        aim: row.get(12)?,
    })
}

/// "Nowak, Łukasz".
fn listed(surname: String, forename: String) -> String {
    [surname, forename]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// By what ended placements are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndedBy {
    /// Where the child was placed.
    Setting,
    /// The school to which the plan led, else that of the roll.
    School,
    /// The year group at the end.
    Year,
}

impl EndedBy {
    fn column(self) -> &'static str {
        match self {
            EndedBy::Setting => "setting",
            EndedBy::School => "school",
            EndedBy::Year => "year",
        }
    }
}

/// What came of the placements of one group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// The setting, the school or the year; "" is not known.
    pub key: String,
    /// How many placements for each outcome: returned | held_at_six | held | broken | not_returned.
    pub counts: Vec<(String, u32)>,
}

/// Placements away from a school that ended between two days, both included, counted by group and outcome.
///
/// # Errors
/// When the database cannot be read.
pub fn ended_by(
    reader: &Reader,
    by: EndedBy,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Vec<Outcomes>> {
    let mut query = reader.conn.prepare_cached(&format!(
        "SELECT coalesce({}, '') AS grouped, outcome, count(*) FROM ended WHERE ended_on BETWEEN ?1 AND ?2
         GROUP BY grouped, outcome ORDER BY grouped, outcome",
        by.column()
    ))?;
    let mut rows = query.query(params![from.to_string(), until.to_string()])?;
    let mut found: Vec<Outcomes> = Vec::new();
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let count = (row.get(1)?, row.get(2)?);
        match found.last_mut() {
            Some(last) if last.key == key => last.counts.push(count),
            _ => found.push(Outcomes {
                key,
                counts: vec![count],
            }),
        }
    }
    Ok(found)
}

/// One ended placement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndedRow {
    /// The placement.
    pub placement: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group at its end, as in lists.
    pub year: Option<String>,
    /// Where it was.
    pub setting: Option<String>,
    /// Its last day.
    pub ended_on: NaiveDate,
    /// returned | held_at_six | held | broken | not_returned
    pub outcome: String,
}

/// The placements that a number counts, the latest first: of one group, or of all where `key` is `None`; of every outcome
/// where `outcomes` is empty.
///
/// # Errors
/// When the database cannot be read.
pub fn ended_rows(
    reader: &Reader,
    (by, key): (EndedBy, Option<&str>),
    outcomes: &[String],
    (from, until): (NaiveDate, NaiveDate),
    limit: u32,
) -> Result<Vec<EndedRow>> {
    let outcomes = serde_json::json!(outcomes).to_string();
    let mut query = reader.conn.prepare_cached(&format!(
        "SELECT e.placement, e.pupil, coalesce(p.surname, ''), coalesce(p.forename, ''), e.year, e.setting, e.ended_on, e.outcome
         FROM (SELECT * FROM ended WHERE ended_on BETWEEN :from AND :until AND (:key IS NULL OR coalesce({}, '') = :key)
                 AND (:outcomes = '[]' OR outcome IN (SELECT value FROM json_each(:outcomes)))
               ORDER BY ended_on DESC, placement LIMIT :limit) e
         JOIN pupil p ON p.id = e.pupil ORDER BY e.ended_on DESC, e.placement",
        by.column()
    ))?;
    let rows = query.query_map(
        named_params! {
            ":from": from.to_string(), ":until": until.to_string(), ":key": key, ":outcomes": outcomes, ":limit": limit
        },
        |row| {
            Ok(EndedRow {
                placement: row.get(0)?,
                pupil: row.get(1)?,
                name: listed(row.get(2)?, row.get(3)?),
                year: row.get(4)?,
                setting: row.get(5)?,
                ended_on: row.get(6)?,
                outcome: row.get(7)?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
