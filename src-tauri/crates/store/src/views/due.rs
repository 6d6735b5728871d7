//! Today: every computed date that asks for something, by consequence, then by day.
//!
//! Reads the derived table `due`, one row per finding of a rule (see `derive`).

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use rusqlite::{Row, named_params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::caseload::UNSEEN_AFTER_DAYS;
use crate::{Reader, Result};
use waymark_domain::clocks::Dial;

/// One computed date about one child.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct DueRow {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group as in lists.
    pub year: Option<String>,
    /// The rule: "C01".
    pub rule: String,
    /// "Education from the sixth school day".
    pub title: String,
    /// The table of the row that set the clock going, and the row.
    pub source_table: String,
    /// That row.
    pub source_row: Uuid,
    /// The day that set it going.
    pub trigger_on: Option<NaiveDate>,
    /// The day by which; `None` when it cannot be known, and the arithmetic says why.
    pub due_on: Option<NaiveDate>,
    /// breached | today | tomorrow | due | upcoming | met | excused | unknown
    pub standing: String,
    /// Smaller is more serious.
    pub rank: i64,
    /// "Day 6 is tomorrow: no provision recorded · permanently excluded Tue 10 Nov".
    pub sentence: String,
    /// Who holds the case.
    pub owner_name: Option<String>,
}

/// The arithmetic behind a date, for "why this date?".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Why {
    /// "Wed 18 Nov = 6th school day (10, 11, 12, 13, 17, 18; weekend and INSET Mon 16 skipped); source: LA calendar".
    pub sentence: String,
    /// The law or guidance.
    pub citation: String,
    /// "Read in the source" | "From working knowledge: check locally" | "Inferred".
    pub confidence: String,
    /// Since when the rule has been in force, and until when.
    pub in_force: String,
    /// How days are counted.
    pub basis: String,
    /// Whose duty it is.
    pub duty_holder: String,
    /// Days that counted, in order.
    pub counted: Vec<NaiveDate>,
    /// Days that did not, and why.
    pub skipped: Vec<Skipped>,
    /// The other reading in use, with its date, where sources differ.
    pub alternative: Option<String>,
    /// What met it or excused it.
    pub evidence: Option<String>,
}

/// A day that was not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Skipped {
    /// The day, or the first of a run.
    pub from: NaiveDate,
    /// The last of the run; the same day when it is one.
    pub to: NaiveDate,
    /// "weekend", "INSET", "half term", "bank holiday".
    pub reason: String,
}

/// A group of Today, in the order of consequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DueGroup {
    /// The day has passed.
    Breached,
    /// Today, tomorrow or within the rule's own notice.
    Due,
    /// Later.
    Upcoming,
    /// The date cannot be known.
    Unknown,
    /// Open children without any date ahead.
    NoDate,
    /// Open children whom nobody has seen for longer than the team's own number of days.
    Unseen,
}

impl DueGroup {
    /// Every group, most serious first.
    pub const ALL: [DueGroup; 6] = [
        DueGroup::Breached,
        DueGroup::Due,
        DueGroup::Upcoming,
        DueGroup::Unknown,
        DueGroup::NoDate,
        DueGroup::Unseen,
    ];

    /// Which rows of `due d`, or which children of `caseload c`, are in the group.
    fn test(self) -> &'static str {
        match self {
            DueGroup::Breached => "d.standing = 'breached'",
            DueGroup::Due => "d.standing IN ('today', 'tomorrow', 'due')",
            DueGroup::Upcoming => "d.standing = 'upcoming'",
            DueGroup::Unknown => "d.standing = 'unknown'",
            DueGroup::NoDate => "(c.next_on IS NULL) = 1",
            // Never seen or not lately: as the list's own view asks, but for those of whom somebody has put it off.
            DueGroup::Unseen => {
                "(c.last_seen IS NULL OR c.last_seen < :unseen) AND (c.quiet_until IS NULL OR c.quiet_until < :today)"
            }
        }
    }

    fn of_children(self) -> bool {
        matches!(self, DueGroup::NoDate | DueGroup::Unseen)
    }
}

const DATES_ORDER: &str = "d.rank, d.due_on IS NULL, d.due_on, d.sort_name, d.rule";
const CHILDREN_ORDER: &str = "c.last_seen IS NOT NULL, c.last_seen, c.since, c.sort_name, c.pupil";

const NAME: &str =
    "CASE WHEN c.forename = '' THEN c.surname ELSE c.surname || ', ' || c.forename END";

const NAME_OPEN_OR_CLOSED: &str = "CASE WHEN coalesce(c.forename, k.forename) = '' THEN coalesce(c.surname, k.surname) \
     ELSE coalesce(c.surname, k.surname) || ', ' || coalesce(c.forename, k.forename) END";

/// Who holds the case of [`DATES`].
const OWNER: &str = "coalesce(c.owner, k.owner)";

/// A date with its child as listed: `k` where the case is closed, for a leaver is asked after all the same.
const DATES: &str = "due d LEFT JOIN caseload c ON c.pupil = d.pupil LEFT JOIN caseload_closed k ON k.pupil = d.pupil";

fn id(bytes: Option<Vec<u8>>) -> Uuid {
    bytes
        .and_then(|bytes| Uuid::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn day(text: Option<String>) -> Option<NaiveDate> {
    text.and_then(|text| text.parse().ok())
}

fn read(row: &Row<'_>) -> rusqlite::Result<DueRow> {
    Ok(DueRow {
        pupil: id(row.get(0)?),
        name: row.get(1)?,
        year: row.get(2)?,
        rule: row.get(3)?,
        title: row.get(4)?,
        source_table: row.get(5)?,
        source_row: id(row.get(6)?),
        trigger_on: day(row.get(7)?),
        due_on: day(row.get(8)?),
        standing: row.get(9)?,
        rank: row.get(10)?,
        sentence: row.get(11)?,
        owner_name: row.get(12)?,
    })
}

fn columns(group: DueGroup) -> String {
    match group {
        DueGroup::NoDate => format!(
            "c.pupil, {NAME}, c.year, 'NEXT', 'No next date', 'pupil', c.pupil, c.since, NULL, 'unknown', 60, \
             'No date lies ahead: agree a review or the next step', o.name"
        ),
        DueGroup::Unseen => format!(
            "c.pupil, {NAME}, c.year, 'SEEN', 'Not seen', 'pupil', c.pupil, c.last_seen, NULL, 'unknown', 50, \
             CASE WHEN c.last_seen IS NULL THEN 'Nobody is recorded as having seen this child' \
             ELSE 'Not seen for ' || CAST(julianday(:today) - julianday(c.last_seen) AS INTEGER) || ' days' END, o.name"
        ),
        _ => format!(
            "d.pupil, {NAME_OPEN_OR_CLOSED}, coalesce(c.year, k.year), d.rule, d.title, d.source_table, d.source_row, d.trigger_on, d.due_on, d.standing, \
             d.rank, d.sentence, o.name"
        ),
    }
}

/// A page of one group and its length.
///
/// # Errors
/// When the database cannot be read.
pub fn due_group(
    reader: &Reader,
    group: DueGroup,
    owner: Option<Uuid>,
    today: NaiveDate,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<DueRow>)> {
    let unseen = today
        .checked_sub_days(Days::new(unseen_after(reader)?))
        .unwrap_or(today)
        .to_string();
    let owner = owner.map(|id| id.as_bytes().to_vec());
    let from_dates = format!("FROM {DATES}");
    // Everybody's dates are counted and sorted without the list of children.
    let (from, keys, order) = match (group.of_children(), owner.is_some()) {
        (true, _) => ("FROM caseload c", "c.pupil", CHILDREN_ORDER),
        (false, true) => (
            from_dates.as_str(),
            "d.pupil, d.rule, d.source_row",
            DATES_ORDER,
        ),
        (false, false) => ("FROM due d", "d.pupil, d.rule, d.source_row", DATES_ORDER),
    };
    let mine = if owner.is_some() {
        if group.of_children() {
            "(c.owner = :owner OR c.cover = :owner)"
        } else {
            "(c.owner = :owner OR c.cover = :owner OR k.owner = :owner)"
        }
    } else {
        ":owner IS NULL"
    };
    let chosen = format!(
        "{from} WHERE {} AND {mine} AND :unseen IS NOT NULL AND :today IS NOT NULL",
        group.test()
    );
    let today = today.to_string();
    let total = reader
        .conn
        .prepare_cached(&format!("SELECT count(*) {chosen}"))?
        .query_row(
            named_params! { ":owner": owner, ":unseen": unseen, ":today": today },
            |row| row.get(0),
        )?;
    let (whole, owner_of) = if group.of_children() {
        ("caseload c", "c.owner")
    } else {
        (DATES, OWNER)
    };
    // Only the page's own rows are read whole.
    let sql = format!(
        "SELECT {} FROM {whole} LEFT JOIN officer o ON o.id = {owner_of} \
         WHERE ({keys}) IN (SELECT {keys} {chosen} ORDER BY {order} LIMIT :limit OFFSET :offset) ORDER BY {order}",
        columns(group)
    );
    let rows = reader
        .conn
        .prepare_cached(&sql)?
        .query_map(
            named_params! {
                ":owner": owner, ":unseen": unseen, ":today": today, ":limit": limit.min(500), ":offset": offset
            },
            read,
        )?
        .collect::<rusqlite::Result<_>>()?;
    Ok((total, rows))
}

/// Every computed date about one child, the met ones too.
///
/// # Errors
/// When the database cannot be read.
pub fn due_of(reader: &Reader, pupil: Uuid) -> Result<Vec<DueRow>> {
    let rows = reader
        .conn
        .prepare_cached(&format!(
            "SELECT {} FROM {DATES} LEFT JOIN officer o ON o.id = {OWNER} \
             WHERE d.pupil = ? ORDER BY d.rank, d.due_on IS NULL, d.due_on, d.rule",
            columns(DueGroup::Breached)
        ))?
        .query_map([pupil.as_bytes().as_slice()], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Days after which a child counts as unseen: the team's own number, else the usual one.
///
/// # Errors
/// When the database cannot be read.
pub fn unseen_after(reader: &Reader) -> Result<u64> {
    let days = crate::derive::local::local(reader)?.number(Dial::UnseenDays);
    Ok(u64::try_from(days).unwrap_or(UNSEEN_AFTER_DAYS))
}

/// How many dates of each rule are open today, by the rule's id.
///
/// # Errors
/// When the database cannot be read.
pub fn running_by_rule(reader: &Reader) -> Result<HashMap<String, u32>> {
    let sql =
        "SELECT rule, count(*) FROM due WHERE standing NOT IN ('met', 'excused') GROUP BY rule";
    Ok(reader
        .conn
        .prepare_cached(sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

/// The open dates of one rule, most pressing first, 500 at most.
///
/// # Errors
/// When the database cannot be read.
pub fn due_by_rule(reader: &Reader, rule: &str) -> Result<Vec<DueRow>> {
    let rows = reader
        .conn
        .prepare_cached(&format!(
            "SELECT {} FROM {DATES} LEFT JOIN officer o ON o.id = {OWNER} \
             WHERE d.rule = ? AND d.standing NOT IN ('met', 'excused') \
             ORDER BY d.rank, d.due_on IS NULL, d.due_on, d.sort_name LIMIT 500",
            columns(DueGroup::Breached)
        ))?
        .query_map([rule], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Absences of open children that the authority knows of and about which nothing was decided under section 19, the longest
/// known first.
///
/// # Errors
/// When the database cannot be read.
pub fn undecided(reader: &Reader) -> Result<Vec<DueRow>> {
    let rows = reader
        .conn
        .prepare_cached(&format!(
            "SELECT {} FROM undecided d JOIN caseload c USING (pupil) LEFT JOIN caseload_closed k ON k.pupil = d.pupil \
             LEFT JOIN officer o ON o.id = c.owner \
             ORDER BY d.trigger_on, d.pupil",
            columns(DueGroup::Breached)
        ))?
        .query_map([], read)?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

/// Breached and due now: the count beside Today.
///
/// # Errors
/// When the database cannot be read.
pub fn due_now(reader: &Reader) -> Result<u32> {
    let sql = "SELECT count(*) FROM due WHERE standing IN ('breached', 'today', 'tomorrow')";
    Ok(reader
        .conn
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?)
}
