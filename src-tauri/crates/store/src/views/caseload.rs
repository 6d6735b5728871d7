//! The Pupils list: one child one row, any filter, any order, in pages.
//!
//! Reads the derived table `caseload` only (see `derive`), so that a page costs one statement whatever the child's history.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::name::fold;

use crate::{Reader, Result};

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
    /// The officer's name.
    pub owner_name: Option<String>,
    /// Whether the child is on the list today: an open status or placement, and not closed.
    pub open: bool,
}

/// Which children, in which order, which page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default)]
pub struct PupilsQuery {
    /// A saved view; `Everyone` when absent.
    pub view: Option<View>,
    /// Part of a name, a UPN or a date of birth.
    pub text: Option<String>,
    /// Every filter must hold.
    pub filters: Option<Vec<Filter>>,
    /// A column's name; the child's name when absent.
    pub sort: Option<String>,
    /// Largest first.
    pub descending: Option<bool>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to return, 500 at most.
    pub limit: Option<u32>,
    /// For the view "mine": whose patch.
    pub owner: Option<Uuid>,
}

/// Views that come with the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Every open child.
    Everyone,
    /// Mine and those I cover.
    Mine,
    /// A date has passed.
    Breached,
    /// Permanently excluded and day six is not yet met.
    DaySix,
    /// Not seen in the last ten days, or never.
    Unseen,
    /// No date lies ahead.
    NoNextDate,
    /// Fewer hours than the key stage's week.
    UnderHours,
    /// Nowhere to go.
    NoProvision,
    /// No owner.
    Unallocated,
    /// Closed cases.
    Closed,
}

/// One condition on one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Filter {
    /// A column of the list.
    pub column: String,
    /// How it must relate.
    pub test: Test,
    /// To what; empty for `Empty` and `NotEmpty`.
    #[serde(default)]
    pub value: String,
}

/// How a column relates to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Is exactly, or is one of the several values of the cell.
    Is,
    /// Is not.
    IsNot,
    /// Holds the text, accents and case folded.
    Contains,
    /// Earlier or smaller.
    Before,
    /// Later or larger.
    After,
    /// No value.
    Empty,
    /// Any value.
    NotEmpty,
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

/// A saved view and how many children it holds now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ViewCount {
    /// Which.
    pub view: View,
    /// How many children.
    pub count: u32,
}

/// Days after which a child whom nobody has seen is called unseen. A local prompt, not law.
pub const UNSEEN_AFTER_DAYS: u64 = 10;

/// Rows of one page at most: enough for any screen, little enough to serialise in a frame.
const PAGE: u32 = 500;

/// How a column is compared and ordered.
enum Column {
    /// Folded text.
    Name,
    /// Text as written.
    Text(&'static str),
    /// Several values in one cell, each between spaces.
    Codes(&'static str),
    /// ISO day.
    Day(&'static str),
    /// Whole number.
    Number(&'static str),
}

fn column(name: &str) -> Option<Column> {
    Some(match name {
        "name" => Column::Name,
        "surname" => Column::Text("surname"),
        "upn" => Column::Text("upn"),
        "case_ref" => Column::Text("case_ref"),
        "statuses" => Column::Codes("statuses"),
        "facts" => Column::Codes("facts"),
        "where_now" => Column::Text("where_now"),
        "roll_name" => Column::Text("roll_name"),
        "next_label" => Column::Text("next_label"),
        "standing" => Column::Text("standing"),
        "owner_name" => Column::Text("owner_name"),
        "year" => Column::Number("year_order"),
        "minutes_week" => Column::Number("minutes_week"),
        "dob" => Column::Day("dob"),
        "next_on" => Column::Day("next_on"),
        "last_seen" => Column::Day("last_seen"),
        "last_review" => Column::Day("last_review"),
        "since" => Column::Day("since"),
        _ => return None,
    })
}

impl Column {
    fn sql(&self) -> &'static str {
        match self {
            Column::Name => "sort_name",
            Column::Text(sql) | Column::Codes(sql) | Column::Day(sql) | Column::Number(sql) => sql,
        }
    }
}

/// A year group as a number that sorts: "N1" before "R" before "1".
pub(crate) fn year_order(year: &str) -> Option<i64> {
    match year {
        "N1" => Some(-2),
        "N2" => Some(-1),
        "R" => Some(0),
        other => other.parse().ok(),
    }
}

fn condition(filter: &Filter, sql: &mut String, values: &mut Vec<Value>) {
    let Some(column) = column(&filter.column) else {
        // A filter on a column of a newer window: nothing matches rather than everything.
        sql.push_str(" AND 0");
        return;
    };
    let name = column.sql();
    let value = match &column {
        Column::Name => Value::Text(fold(&filter.value)),
        Column::Number("year_order") => {
            year_order(&filter.value).map_or(Value::Null, Value::Integer)
        }
        Column::Number(_) => filter
            .value
            .trim()
            .parse()
            .map_or(Value::Null, Value::Integer),
        _ => Value::Text(filter.value.clone()),
    };
    let like = |text: &str| {
        let escaped = text
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        Value::Text(format!("%{escaped}%"))
    };
    let _ = match filter.test {
        Test::Empty => write!(sql, " AND ({name} IS NULL OR trim({name}) = '')"),
        Test::NotEmpty => write!(sql, " AND {name} IS NOT NULL AND trim({name}) <> ''"),
        Test::Before => write!(sql, " AND {name} < ?"),
        Test::After => write!(sql, " AND {name} > ?"),
        Test::Contains => write!(sql, " AND {name} LIKE ? ESCAPE '\\'"),
        Test::Is if matches!(column, Column::Codes(_)) => {
            write!(sql, " AND {name} LIKE ? ESCAPE '\\'")
        }
        Test::IsNot if matches!(column, Column::Codes(_)) => {
            write!(sql, " AND {name} NOT LIKE ? ESCAPE '\\'")
        }
        Test::Is => write!(sql, " AND {name} = ?"),
        Test::IsNot => write!(sql, " AND {name} IS NOT ?"),
    };
    match (filter.test, value) {
        (Test::Empty | Test::NotEmpty, _) => {}
        (Test::Contains, Value::Text(text)) => values.push(like(&text)),
        (Test::Is | Test::IsNot, Value::Text(text)) if matches!(column, Column::Codes(_)) => {
            values.push(like(&format!(" {text} ")));
        }
        (_, value) => values.push(value),
    }
}

fn view(
    view: View,
    today: NaiveDate,
    owner: Option<Uuid>,
    sql: &mut String,
    values: &mut Vec<Value>,
) {
    let id = || owner.map_or(Value::Null, |id| Value::Blob(id.as_bytes().to_vec()));
    match view {
        View::Mine => {
            sql.push_str(" AND (owner = ? OR cover = ?)");
            values.extend([id(), id()]);
        }
        other => {
            if let Some(test) = test_of(other, today) {
                let _ = write!(sql, " AND {test}");
            }
        }
    }
}

/// The condition of a view as SQL over `caseload`; days are written in, because they come from a `NaiveDate` and from
/// nowhere else.
fn test_of(view: View, today: NaiveDate) -> Option<String> {
    let unseen = today
        .checked_sub_days(Days::new(UNSEEN_AFTER_DAYS))
        .unwrap_or(today);
    Some(match view {
        View::Everyone | View::Closed | View::Mine => return None,
        View::Breached => "standing = 'breached'".to_owned(),
        View::DaySix => {
            "EXISTS (SELECT 1 FROM due d WHERE d.pupil = c.pupil AND d.rule IN ('C01', 'C02') \
                         AND d.standing NOT IN ('met', 'excused'))"
                .to_owned()
        }
        View::Unseen => format!("(last_seen IS NULL OR last_seen < '{unseen}')"),
        View::NoNextDate => "next_on IS NULL".to_owned(),
        View::UnderHours => "minutes_week < entitlement".to_owned(),
        View::NoProvision => "where_now = ''".to_owned(),
        View::Unallocated => "owner IS NULL".to_owned(),
    })
}

const COLUMNS: &str = "c.pupil, case_ref, surname, forename, known_as, dob, year, upn, statuses, facts, where_now, \
    roll_name, minutes_week, entitlement, week_bits, next_on, next_label, standing, last_seen, last_review, since, \
    c.owner, o.name AS owner_name";

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
        open,
    })
}

/// One page of the list.
///
/// # Errors
/// When the database cannot be read.
pub fn pupils(reader: &Reader, query: &PupilsQuery, today: NaiveDate) -> Result<PupilsPage> {
    let which = query.view.unwrap_or(View::Everyone);
    let closed = which == View::Closed;
    let table = if closed {
        "caseload_closed"
    } else {
        "caseload"
    };
    let mut conditions = String::new();
    let mut values = Vec::new();
    view(which, today, query.owner, &mut conditions, &mut values);
    for filter in query.filters.iter().flatten() {
        condition(filter, &mut conditions, &mut values);
    }
    for word in fold(query.text.as_deref().unwrap_or_default()).split_whitespace() {
        conditions.push_str(" AND (sort_name LIKE ? OR upn LIKE ? OR case_ref LIKE ?)");
        let pattern = format!("%{word}%");
        values.extend([
            Value::Text(pattern.clone()),
            Value::Text(pattern.clone()),
            Value::Text(pattern),
        ]);
    }
    let from = format!("FROM {table} c LEFT JOIN officer o ON o.id = c.owner WHERE 1{conditions}");
    let total = reader
        .conn
        .prepare_cached(&format!("SELECT count(*) {from}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    let way = if query.descending.unwrap_or(false) {
        "DESC"
    } else {
        "ASC"
    };
    let order = match query.sort.as_deref().and_then(column) {
        None | Some(Column::Name) => format!("sort_name {way}"),
        Some(other) => format!("{0} IS NULL, {0} {way}, sort_name", other.sql()),
    };
    values.push(Value::Integer(i64::from(
        query.limit.unwrap_or(PAGE).min(PAGE),
    )));
    values.push(Value::Integer(i64::from(query.offset.unwrap_or(0))));
    let rows = reader
        .conn
        .prepare_cached(&format!(
            "SELECT {COLUMNS} {from} ORDER BY {order}, c.pupil LIMIT ? OFFSET ?"
        ))?
        .query_map(params_from_iter(&values), |row| read(row, !closed))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(PupilsPage { total, rows })
}

/// One child as in the list, open or closed.
///
/// # Errors
/// When the database cannot be read.
pub fn pupil(reader: &Reader, id: Uuid) -> Result<Option<CaseloadRow>> {
    for (table, open) in [("caseload", true), ("caseload_closed", false)] {
        let mut statement = reader.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM {table} c LEFT JOIN officer o ON o.id = c.owner WHERE c.pupil = ?"
        ))?;
        let mut rows = statement.query_map([id.as_bytes().as_slice()], |row| read(row, open))?;
        if let Some(row) = rows.next() {
            return Ok(Some(row?));
        }
    }
    Ok(None)
}

/// Open children on this school's roll, placed at this setting today, or whose plan leads there.
///
/// # Errors
/// When the database cannot be read.
pub fn pupils_at(reader: &Reader, setting: &str, how: At) -> Result<Vec<CaseloadRow>> {
    let condition = match how {
        At::Roll => "roll_setting = ?",
        At::Placed => "settings_now LIKE '% ' || ? || ' %'",
        At::Coming => "coming = ?",
    };
    let rows = reader.conn.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM caseload c LEFT JOIN officer o ON o.id = c.owner WHERE {condition} ORDER BY sort_name"
        ))?
        .query_map([setting], |row| read(row, true))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// How a child belongs to a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// On its roll.
    Roll,
    /// Placed there today.
    Placed,
    /// A reintegration plan leads there.
    Coming,
}

/// How many open children each setting has placed or on roll, in one pass.
///
/// # Errors
/// When the database cannot be read.
pub fn counts_by_setting(
    reader: &Reader,
    how: At,
) -> Result<std::collections::HashMap<String, u32>> {
    let column = match how {
        At::Roll => "roll_setting",
        At::Placed => "settings_now",
        At::Coming => "coming",
    };
    let mut counts = std::collections::HashMap::new();
    let mut statement = reader.conn.prepare_cached(&format!(
        "SELECT {column} FROM caseload WHERE {column} IS NOT NULL"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for setting in row
            .get_ref(0)?
            .as_str()
            .unwrap_or_default()
            .split_whitespace()
        {
            *counts.entry(setting.to_owned()).or_default() += 1;
        }
    }
    Ok(counts)
}

/// How many children each view holds, in one pass over the open caseload.
///
/// # Errors
/// When the database cannot be read.
pub fn view_counts(
    reader: &Reader,
    owner: Option<Uuid>,
    today: NaiveDate,
) -> Result<Vec<ViewCount>> {
    const OPEN: [View; 8] = [
        View::Breached,
        View::DaySix,
        View::Unseen,
        View::NoNextDate,
        View::UnderHours,
        View::NoProvision,
        View::Unallocated,
        View::Everyone,
    ];
    let mut sql = String::from("SELECT coalesce(sum(owner = ?1 OR cover = ?1), 0)");
    for view in OPEN {
        let test = test_of(view, today).unwrap_or_else(|| "1".to_owned());
        let _ = write!(sql, ", coalesce(sum({test}), 0)");
    }
    sql.push_str(" FROM caseload c");
    let mut counts = reader.conn.prepare_cached(&sql)?.query_row(
        [owner.map(|id| id.as_bytes().to_vec())],
        |row| {
            let mut counts = vec![ViewCount {
                view: View::Mine,
                count: row.get(0)?,
            }];
            for (at, view) in OPEN.into_iter().enumerate() {
                counts.push(ViewCount {
                    view,
                    count: row.get(at + 1)?,
                });
            }
            Ok(counts)
        },
    )?;
    let closed = reader
        .conn
        .prepare_cached("SELECT count(*) FROM caseload_closed")?
        .query_row([], |row| row.get(0))?;
    counts.push(ViewCount {
        view: View::Closed,
        count: closed,
    });
    Ok(counts)
}
