//! Lists that follow from casework and the day: one row per child for the lists, and what is due.
//!
//! Worked out in the transaction that changes the casework, so that no screen can show a date that does not follow from the
//! rows beside it. Only the children whom a change touched are worked out anew; everybody, when the day turns or a calendar
//! or a local rule changes. The tables are described in `derive/schema.sql`.

mod alerts;
mod child;
mod context;
mod ended;
mod file;
mod lasting;
pub(crate) mod local;
mod moved;
mod ready;
pub(crate) mod rules;
mod settle;

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;
use waymark_domain::calendar::ChangedDays;

use crate::Reader;
use crate::error::Result;
use crate::ledger::write::Touched;
pub(crate) use child::runs;
use context::Context;

/// Raised whenever the tables or what is worked out into them changes: the old ones are then thrown away.
const VERSION: i64 = 11;

/// Every table that is worked out.
const TABLES: [&str; 9] = [
    "caseload",
    "caseload_closed",
    "due",
    "alert",
    "moved",
    "undecided",
    "ready",
    "lasting",
    "ended",
];

/// Tables on which every child's dates depend.
const FOR_ALL: [&str; 6] = ["calendar", "term", "day_off", "setting", "provider", "team"];

/// Makes the tables of this version if they are not there. Says whether everything must be worked out.
pub(crate) fn ensure(conn: &Connection) -> Result<bool> {
    conn.execute_batch("CREATE TABLE IF NOT EXISTS derived (version INTEGER NOT NULL, day TEXT)")?;
    let held: Option<i64> = conn
        .query_row("SELECT version FROM derived", [], |row| row.get(0))
        .optional()?;
    if held == Some(VERSION) {
        return Ok(false);
    }
    for table in TABLES {
        conn.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    conn.execute("DELETE FROM derived", [])?;
    conn.execute_batch(include_str!("derive/schema.sql"))?;
    conn.execute("INSERT INTO derived (version) VALUES (?)", [VERSION])?;
    Ok(true)
}

/// The day for which the lists stand, if they have ever been worked out.
pub(crate) fn day(conn: &Connection) -> Result<Option<NaiveDate>> {
    let text: Option<Option<String>> = conn
        .query_row("SELECT day FROM derived", [], |row| row.get(0))
        .optional()?;
    Ok(text.flatten().and_then(|text| text.parse().ok()))
}

/// After a change: works out whoever it touched.
pub(crate) fn touch(
    reader: &Reader,
    touched: &[Touched],
    subjects: &[Uuid],
    today: NaiveDate,
) -> Result<()> {
    if touched
        .iter()
        .any(|row| FOR_ALL.contains(&row.table.as_str()))
    {
        return turn(reader, today);
    }
    if subjects.is_empty() {
        return Ok(());
    }
    let mut context = Context::load(reader, today)?;
    for pupil in subjects {
        child::derive(reader, &mut context, *pupil)?;
    }
    Ok(())
}

/// Something has changed on which everybody depends: works out every open child, and those whose cases close or reopen
/// with the day, within the transaction of that change.
pub(crate) fn turn(reader: &Reader, today: NaiveDate) -> Result<()> {
    let mut turn = Turn::begin(reader, today)?;
    loop {
        turn.go_on(reader)?;
        if turn.done() == turn.total() {
            return Ok(());
        }
    }
}

/// Children worked out in one transaction of a turn of the day: about a twentieth of a second.
const AT_ONCE: usize = 200;

/// A turn of the day that is under way.
pub(crate) struct Turn {
    context: Context,
    pupils: Vec<Uuid>,
    done: usize,
}

impl Turn {
    /// Every open child, those whose cases close or reopen with the day, and those whose case is closed and of whom a date
    /// still runs; where no list has ever been worked out, everybody who was ever held.
    pub(crate) fn begin(reader: &Reader, today: NaiveDate) -> Result<Self> {
        let sql = match day(&reader.conn)? {
            Some(_) => {
                "SELECT pupil FROM caseload UNION SELECT pupil FROM due UNION SELECT id FROM pupil WHERE closed_on IS NULL OR closed_on >= ?1"
            }
            None => EVERYBODY,
        };
        Ok(Self {
            context: Context::load(reader, today)?,
            pupils: ids(&reader.conn, sql, &today.to_string())?,
            done: 0,
        })
    }

    /// Works out the next children; after the last, the day is marked.
    pub(crate) fn go_on(&mut self, reader: &Reader) -> Result<()> {
        let until = self.pupils.len().min(self.done + AT_ONCE);
        for pupil in self.pupils.get(self.done..until).unwrap_or_default() {
            child::derive(reader, &mut self.context, *pupil)?;
        }
        self.done = until;
        if until == self.pupils.len() {
            mark(&reader.conn, self.context.today)?;
        }
        Ok(())
    }

    /// Children worked out.
    pub(crate) fn done(&self) -> u64 {
        self.done as u64
    }

    /// Children in all.
    pub(crate) fn total(&self) -> u64 {
        self.pupils.len() as u64
    }
}

fn mark(conn: &Connection, day: NaiveDate) -> Result<()> {
    conn.execute("UPDATE derived SET day = ?", [day.to_string()])?;
    Ok(())
}

/// The ids of everybody who was ever held; asked with a day, as the other lists of children are.
const EVERYBODY: &str = "SELECT id FROM pupil WHERE ?1 IS NOT NULL";

/// Whether anybody was ever held.
pub(crate) fn anybody(conn: &Connection) -> Result<bool> {
    Ok(conn.query_row("SELECT EXISTS (SELECT 1 FROM pupil)", [], |row| row.get(0))?)
}

/// Works out everybody who was ever held.
pub(crate) fn rebuild(reader: &Reader, today: NaiveDate) -> Result<()> {
    for table in TABLES {
        reader.conn.execute_batch(&format!("DELETE FROM {table}"))?;
    }
    let pupils = ids(&reader.conn, EVERYBODY, &today.to_string())?;
    all(reader, &pupils, today)
}

/// What the rules are told about these children, for views that ask them something else. A child who is not there is left out.
pub(crate) fn known_of(
    reader: &Reader,
    pupils: &[Uuid],
    today: NaiveDate,
) -> Result<Vec<waymark_domain::PupilFacts>> {
    let context = Context::load(reader, today)?;
    let mut known = Vec::with_capacity(pupils.len());
    for id in pupils {
        if let Some(pupil) = crate::tables::Pupil::get(reader, *id)? {
            known.push(rules::known(&context, &file::load(reader, pupil)?));
        }
    }
    Ok(known)
}

fn ids(conn: &Connection, sql: &str, day: &str) -> Result<Vec<Uuid>> {
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([day], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn all(reader: &Reader, pupils: &[Uuid], today: NaiveDate) -> Result<()> {
    let mut context = Context::load(reader, today)?;
    for pupil in pupils {
        child::derive(reader, &mut context, *pupil)?;
    }
    mark(&reader.conn, today)
}

/// Every child with an open case, by name.
pub(crate) fn open_now(reader: &Reader) -> Result<Vec<Uuid>> {
    let mut statement = reader
        .conn
        .prepare_cached("SELECT pupil FROM caseload ORDER BY sort_name")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Open children of whom a date may hang on these days: one that was counted over them, or one at the end of a half term that
/// moves. Only where the lists stand for today; `None` is that nobody can be left out.
pub(crate) fn hanging_on(
    reader: &Reader,
    changed: &ChangedDays,
    today: NaiveDate,
) -> Result<Option<HashSet<Uuid>>> {
    if day(&reader.conn)? != Some(today) {
        return Ok(None);
    }
    let pairs = |days: &[(NaiveDate, NaiveDate)]| {
        let days: Vec<[String; 2]> = days
            .iter()
            .map(|(first, last)| [first.to_string(), last.to_string()])
            .collect();
        serde_json::json!(days).to_string()
    };
    let mut hang = HashSet::new();
    let mut statement = reader.conn.prepare_cached(
        "SELECT pupil FROM caseload WHERE counted_from <= ?2 AND counted_until >= ?1",
    )?;
    let mut add = |rows: &mut rusqlite::Rows<'_>| -> Result<()> {
        while let Some(row) = rows.next()? {
            hang.insert(row.get(0)?);
        }
        Ok(())
    };
    add(&mut statement.query([changed.first.to_string(), changed.last.to_string()])?)?;
    if !changed.begins.is_empty() || !changed.ends.is_empty() {
        let mut statement = reader.conn.prepare_cached(
            "SELECT DISTINCT d.pupil FROM due d, json_each(?1) e
                WHERE d.due_on BETWEEN e.value ->> 0 AND e.value ->> 1
             UNION SELECT DISTINCT d.pupil FROM due d, json_each(?2) b
                WHERE d.trigger_on BETWEEN b.value ->> 0 AND b.value ->> 1",
        )?;
        add(&mut statement.query([pairs(&changed.ends), pairs(&changed.begins)])?)?;
    }
    Ok(Some(hang))
}

/// Children with an open case of whom any row names one of these settings: those whose dates can count by its calendar.
pub(crate) fn open_at(reader: &Reader, settings: &[String]) -> Result<Vec<Uuid>> {
    let settings = serde_json::json!(settings).to_string();
    let mut statement = reader.conn.prepare_cached(
        "WITH at(setting) AS (SELECT value FROM json_each(?1))
         SELECT pupil FROM caseload c WHERE roll_setting IN (SELECT setting FROM at)
            OR EXISTS (SELECT 1 FROM placement r WHERE r.pupil = c.pupil AND r.setting IN (SELECT setting FROM at))
            OR EXISTS (SELECT 1 FROM status r WHERE r.pupil = c.pupil AND r.setting IN (SELECT setting FROM at))
            OR EXISTS (SELECT 1 FROM suspension r WHERE r.pupil = c.pupil AND r.setting IN (SELECT setting FROM at))
            OR EXISTS (SELECT 1 FROM plan r WHERE r.pupil = c.pupil AND r.destination IN (SELECT setting FROM at))
         ORDER BY sort_name",
    )?;
    let rows = statement.query_map([settings], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
