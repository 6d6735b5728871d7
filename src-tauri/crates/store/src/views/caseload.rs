//! The Pupils list: one child one row, any filter, any order, in pages.
//!
//! Reads the derived table `caseload` only (see `derive`), so that a page costs one statement whatever the child's history.

mod counts;
mod places;
mod question;

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::officers::officer_names;
use crate::{Reader, Result};
pub use counts::{ViewCount, Workload, view_counts, workload};
pub use places::{At, counts_by_setting, pupils_at};
use question::Asked;
pub(crate) use question::year_order;
pub use question::{Filter, PupilsQuery, Test, UNSEEN_AFTER_DAYS, View};

/// One child in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CaseloadRow {
    /// The child.
    pub pupil: Uuid,
    /// What an agenda prints instead of a name: "K7F-2QX".
    pub case_ref: String,
    /// Family name.
    pub surname: String,
    /// Given name.
    pub forename: String,
    /// What the child is called, where that differs.
    pub known_as: Option<String>,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
    /// National curriculum year as written in lists: "9", "R", "N2". `None` when unknown.
    pub year: Option<String>,
    /// Unique pupil number.
    pub upn: Option<String>,
    /// Codes of the open statuses, most serious first: PEX, RTT …
    pub statuses: Vec<String>,
    /// Dated facts in force today: EHCP, LAC …
    pub facts: Vec<String>,
    /// Settings where the child is placed today.
    pub where_now: Vec<String>,
    /// The school on whose roll the child is; `None` when unknown or none.
    pub roll_name: Option<String>,
    /// Minutes of education this week, each minute counted once. `None` when no timetable is recorded.
    pub minutes_week: Option<i64>,
    /// Minutes of a full-time week at this key stage.
    pub entitlement: Option<i64>,
    /// Ten half days, Monday morning in bit 0: where anything is timetabled.
    pub week_bits: i64,
    /// The nearest computed or recorded date that is not yet met.
    pub next_on: Option<NaiveDate>,
    /// What falls on it.
    pub next_label: Option<String>,
    /// breached | due | upcoming | unknown: the worst standing among the child's open dates.
    pub standing: Option<String>,
    /// The last day on which anybody saw the child.
    pub last_seen: Option<NaiveDate>,
    /// The last review held.
    pub last_review: Option<NaiveDate>,
    /// First day of the oldest open status.
    pub since: Option<NaiveDate>,
    /// The officer who holds the case.
    pub owner: Option<Uuid>,
    /// The officer's name, told apart from another of the same name.
    pub owner_name: Option<String>,
    /// The officer who covers for the owner today.
    pub cover: Option<Uuid>,
    /// That officer's name.
    pub cover_name: Option<String>,
    /// Whether the child is on the list today: an open status or placement, and not closed.
    pub open: bool,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct PupilsPage {
    /// How many children match in all: the number beside the view is the length of this list.
    pub total: u32,
    /// This page.
    pub rows: Vec<CaseloadRow>,
}

/// Rows of one page at most: enough for any screen, little enough to serialise in a frame.
const PAGE: u32 = 500;

const COLUMNS: &str = "c.pupil, case_ref, surname, forename, known_as, dob, year, upn, statuses, facts, where_now, \
    roll_name, minutes_week, entitlement, week_bits, next_on, next_label, standing, last_seen, last_review, since, \
    c.owner, o.name, c.cover, v.name";

/// The officers' names as a table of the statement: they are told apart before they are compared or ordered by.
struct Named {
    with: String,
    values: Vec<Value>,
}

impl Named {
    /// Joins the owner's name as `o` and the covering officer's as `v`.
    const JOIN: &'static str =
        "LEFT JOIN team o ON o.id = c.owner LEFT JOIN team v ON v.id = c.cover";

    fn load(reader: &Reader) -> Result<Self> {
        let mut rows = Vec::new();
        let mut values = Vec::new();
        for (id, name) in officer_names(reader)? {
            rows.push("(?, ?)");
            values.push(Value::Blob(id.as_bytes().to_vec()));
            values.push(Value::Text(name));
        }
        let with = if rows.is_empty() {
            "WITH team(id, name) AS (SELECT NULL, NULL WHERE 0)".to_owned()
        } else {
            format!("WITH team(id, name) AS (VALUES {})", rows.join(", "))
        };
        Ok(Named { with, values })
    }

    /// The beginning of a statement that gives the list's columns.
    fn select(&self) -> String {
        format!("{} SELECT {COLUMNS}", self.with)
    }
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn read(row: &Row<'_>, open: bool) -> rusqlite::Result<CaseloadRow> {
    let day = |at: usize| -> rusqlite::Result<Option<NaiveDate>> {
        Ok(row
            .get::<_, Option<String>>(at)?
            .and_then(|text| text.parse().ok()))
    };
    let id = |bytes: Option<Vec<u8>>| bytes.and_then(|bytes| Uuid::from_slice(&bytes).ok());
    Ok(CaseloadRow {
        pupil: id(row.get(0)?).unwrap_or_default(),
        case_ref: row.get(1)?,
        surname: row.get(2)?,
        forename: row.get(3)?,
        known_as: row.get(4)?,
        dob: day(5)?,
        year: row.get(6)?,
        upn: row.get(7)?,
        statuses: words(&row.get::<_, String>(8)?),
        facts: words(&row.get::<_, String>(9)?),
        where_now: row
            .get::<_, String>(10)?
            .lines()
            .map(str::to_owned)
            .collect(),
        roll_name: row.get(11)?,
        minutes_week: row.get(12)?,
        entitlement: row.get(13)?,
        week_bits: row.get(14)?,
        next_on: day(15)?,
        next_label: row.get(16)?,
        standing: row.get(17)?,
        last_seen: day(18)?,
        last_review: day(19)?,
        since: day(20)?,
        owner: id(row.get(21)?),
        owner_name: row.get(22)?,
        cover: id(row.get(23)?),
        cover_name: row.get(24)?,
        open,
    })
}

/// One page of the list.
///
/// # Errors
/// When the database cannot be read.
pub fn pupils(reader: &Reader, query: &PupilsQuery, today: NaiveDate) -> Result<PupilsPage> {
    let asked = Asked::of(reader, query, today)?;
    let named = Named::load(reader)?;
    let total = count_of(reader, &asked, &named)?;
    let limit = query.limit.unwrap_or(PAGE).min(PAGE);
    let rows = rows_of(
        reader,
        asked,
        named,
        i64::from(limit),
        query.offset.unwrap_or(0),
    )?;
    Ok(PupilsPage { total, rows })
}

/// Every child who matches, for a list on paper or in a file.
///
/// # Errors
/// When the database cannot be read.
pub fn every_pupil(
    reader: &Reader,
    query: &PupilsQuery,
    today: NaiveDate,
) -> Result<Vec<CaseloadRow>> {
    // To SQLite a limit below nought is none.
    rows_of(
        reader,
        Asked::of(reader, query, today)?,
        Named::load(reader)?,
        -1,
        0,
    )
}

/// How many children match.
///
/// # Errors
/// When the database cannot be read.
pub fn count(reader: &Reader, query: &PupilsQuery, today: NaiveDate) -> Result<u32> {
    count_of(
        reader,
        &Asked::of(reader, query, today)?,
        &Named::load(reader)?,
    )
}

/// Every child who matches, by id, in the list's order.
///
/// # Errors
/// When the database cannot be read.
pub fn pupil_ids(reader: &Reader, query: &PupilsQuery, today: NaiveDate) -> Result<Vec<Uuid>> {
    let asked = Asked::of(reader, query, today)?;
    let named = Named::load(reader)?;
    let sql = format!(
        "{} SELECT c.pupil FROM {} c {} WHERE 1{} ORDER BY {}, c.pupil",
        named.with,
        asked.table,
        Named::JOIN,
        asked.conditions,
        asked.order
    );
    let mut values = named.values;
    values.extend(asked.values);
    reader
        .conn
        .prepare_cached(&sql)?
        .query_map(params_from_iter(&values), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()
        .map_err(Into::into)
}

fn count_of(reader: &Reader, asked: &Asked, named: &Named) -> Result<u32> {
    let Asked {
        table, conditions, ..
    } = asked;
    // The names are joined only where they are asked about: a count over ten thousand rows needs nothing else of them.
    let (sql, mut values) = if asked.by_name {
        (
            format!(
                "{} SELECT count(*) FROM {table} c {} WHERE 1{conditions}",
                named.with,
                Named::JOIN
            ),
            named.values.clone(),
        )
    } else {
        (
            format!("SELECT count(*) FROM {table} c WHERE 1{conditions}"),
            Vec::new(),
        )
    };
    values.extend(asked.values.iter().cloned());
    Ok(reader
        .conn
        .prepare_cached(&sql)?
        .query_row(params_from_iter(&values), |row| row.get(0))?)
}

fn rows_of(
    reader: &Reader,
    asked: Asked,
    named: Named,
    limit: i64,
    offset: u32,
) -> Result<Vec<CaseloadRow>> {
    let open = asked.table == "caseload";
    let Asked {
        table,
        conditions,
        order,
        ..
    } = &asked;
    // Sorted by its keys alone first: only the page's own rows are read whole.
    let join = if asked.by_name { Named::JOIN } else { "" };
    let sql = format!(
        "{} FROM {table} c {} WHERE c.pupil IN (SELECT c.pupil FROM {table} c {join} WHERE 1{conditions} ORDER BY {order}, c.pupil LIMIT ? OFFSET ?) \
         ORDER BY {order}, c.pupil",
        named.select(),
        Named::JOIN,
    );
    let mut values = named.values;
    values.extend(asked.values);
    values.push(Value::Integer(limit));
    values.push(Value::Integer(i64::from(offset)));
    reader
        .conn
        .prepare_cached(&sql)?
        .query_map(params_from_iter(&values), |row| read(row, open))?
        .collect::<rusqlite::Result<_>>()
        .map_err(Into::into)
}

/// Rows of the list of the open, each with one column more. `from` joins the list as `c` to what gives the column.
pub(super) fn rows_beside<T: rusqlite::types::FromSql>(
    reader: &Reader,
    column: &str,
    from: &str,
    order: &str,
    more: impl IntoIterator<Item = Value>,
) -> Result<Vec<(CaseloadRow, T)>> {
    let named = Named::load(reader)?;
    let sql = format!(
        "{}, {column} AS beside FROM {from} {} ORDER BY {order}",
        named.select(),
        Named::JOIN
    );
    let mut values = named.values;
    values.extend(more);
    reader
        .conn
        .prepare_cached(&sql)?
        .query_map(params_from_iter(&values), |row| {
            Ok((read(row, true)?, row.get("beside")?))
        })?
        .collect::<rusqlite::Result<_>>()
        .map_err(Into::into)
}

/// One child as in the list, open or closed.
///
/// # Errors
/// When the database cannot be read.
pub fn pupil(reader: &Reader, id: Uuid) -> Result<Option<CaseloadRow>> {
    let named = Named::load(reader)?;
    let mut values = named.values.clone();
    values.push(Value::Blob(id.as_bytes().to_vec()));
    for (table, open) in [("caseload", true), ("caseload_closed", false)] {
        let mut statement = reader.conn.prepare_cached(&format!(
            "{} FROM {table} c {} WHERE c.pupil = ?",
            named.select(),
            Named::JOIN
        ))?;
        let mut rows = statement.query_map(params_from_iter(&values), |row| read(row, open))?;
        if let Some(row) = rows.next() {
            return Ok(Some(row?));
        }
    }
    Ok(None)
}
