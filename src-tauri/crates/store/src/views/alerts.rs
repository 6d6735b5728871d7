//! What a team would be embarrassed by, one row per alert (see `derive`), those that were put off apart from the rest.

use chrono::NaiveDate;
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Reader, Result};

/// A row that an alert names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Named {
    /// status | placement | note | plan | review
    pub table: String,
    /// The row.
    pub id: Uuid,
    /// "Meadow Bank from Mon 14 Sep 2026".
    pub label: String,
}

/// An alert about one child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct AlertRow {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group as in lists.
    pub year: Option<String>,
    /// Code of the alert, as a snooze names it.
    pub alert: String,
    /// The first row that it names; the child's own id when what is missing is a row.
    pub about: Uuid,
    /// "Awaiting provision too long".
    pub title: String,
    /// Since when, where that is known.
    pub since: Option<NaiveDate>,
    /// 1 = a child may be unsafe or untaught; 9 = a record is incomplete.
    pub consequence: i64,
    /// "Awaiting a place for 9 school days, since Wed 28 Oct".
    pub sentence: String,
    /// The prompt with its number: never law.
    pub basis: String,
    /// The rows that set it off; empty when what is missing is a row.
    pub rows: Vec<Named>,
    /// The row that put it off last, even when that day has passed.
    pub snooze: Option<Uuid>,
    /// Last day on which it stays quiet; it comes back by itself.
    pub snoozed_until: Option<NaiveDate>,
    /// Why it was put off.
    pub snoozed_why: Option<String>,
    /// Who holds the case.
    pub owner_name: Option<String>,
}

const SELECT: &str = "SELECT a.pupil, CASE WHEN c.forename = '' THEN c.surname ELSE c.surname || ', ' || c.forename END, \
    c.year, a.kind, a.about, a.title, a.since, a.consequence, a.sentence, a.basis, a.named, a.snooze, a.snoozed_until, \
    a.snoozed_why, o.name FROM alert a JOIN caseload c USING (pupil) LEFT JOIN officer o ON o.id = c.owner";

const ORDER: &str = "a.consequence, a.kind, a.since IS NULL, a.since, a.sort_name";

fn read(row: &Row<'_>) -> rusqlite::Result<AlertRow> {
    let day = |text: Option<String>| text.and_then(|text| text.parse().ok());
    let named: String = row.get(10)?;
    Ok(AlertRow {
        pupil: row.get(0)?,
        name: row.get(1)?,
        year: row.get(2)?,
        alert: row.get(3)?,
        about: row.get(4)?,
        title: row.get(5)?,
        since: day(row.get(6)?),
        consequence: row.get(7)?,
        sentence: row.get(8)?,
        basis: row.get(9)?,
        rows: serde_json::from_str(&named).unwrap_or_default(),
        snooze: row.get(11)?,
        snoozed_until: day(row.get(12)?),
        snoozed_why: row.get(13)?,
        owner_name: row.get(14)?,
    })
}

/// A page of the alerts that speak today and how many there are, gravest first. Who has not been seen is a list of its own
/// (`DueGroup::Unseen`) and is left out here.
///
/// # Errors
/// When the database cannot be read.
pub fn alerts_now(
    reader: &Reader,
    owner: Option<Uuid>,
    today: NaiveDate,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<AlertRow>)> {
    // Alerts are of open children only, so everybody's are counted without the list of children.
    let whose = match owner {
        None => "FROM alert a WHERE :owner IS NULL",
        Some(_) => {
            "FROM alert a JOIN caseload c USING (pupil) WHERE (c.owner = :owner OR c.cover = :owner)"
        }
    };
    let speaks = format!(
        "{whose} AND a.kind <> 'unseen' AND (a.snoozed_until IS NULL OR a.snoozed_until < :today)"
    );
    let owner = owner.map(|id| id.as_bytes().to_vec());
    let today = today.to_string();
    let total = reader
        .conn
        .prepare_cached(&format!("SELECT count(*) {speaks}"))?
        .query_row(named_params! { ":owner": owner, ":today": today }, |row| {
            row.get(0)
        })?;
    // Sorted by the index's own keys: only the page's rows are read whole.
    let rows = reader
        .conn
        .prepare_cached(&format!(
            "{SELECT} WHERE (a.pupil, a.kind, a.about) IN (SELECT a.pupil, a.kind, a.about {speaks} ORDER BY {ORDER} \
             LIMIT :limit OFFSET :offset) ORDER BY {ORDER}"
        ))?
        .query_map(
            named_params! { ":owner": owner, ":today": today, ":limit": limit.min(500), ":offset": offset },
            read,
        )?
        .collect::<rusqlite::Result<_>>()?;
    Ok((total, rows))
}

/// Every alert about one child, those that were put off too.
///
/// # Errors
/// When the database cannot be read.
pub fn alerts_of(reader: &Reader, pupil: Uuid) -> Result<Vec<AlertRow>> {
    Ok(reader
        .conn
        .prepare_cached(&format!(
            "{SELECT} WHERE a.pupil = ? ORDER BY a.consequence, a.kind, a.since"
        ))?
        .query_map([pupil], read)?
        .collect::<rusqlite::Result<_>>()?)
}
