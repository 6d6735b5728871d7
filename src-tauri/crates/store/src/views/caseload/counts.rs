//! How many: the children of every view, and of every officer.

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::question::{SOON, Season, View, test_of};
use crate::views::officers::officer_names;
use crate::{Reader, Result};

/// A saved view and how many children it holds now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ViewCount {
    /// Which.
    pub view: View,
    /// How many children.
    pub count: u32,
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
    const OPEN: [View; 9] = [
        View::Breached,
        View::DaySix,
        View::Unseen,
        View::NoNextDate,
        View::UnderHours,
        View::NoProvision,
        View::ReviewsDue,
        View::Unallocated,
        View::Everyone,
    ];
    let season = Season::of(reader, today)?;
    let mut sql = String::from("SELECT coalesce(sum(owner = ?1 OR cover = ?1), 0)");
    for view in OPEN {
        let test = test_of(view, season).unwrap_or_else(|| "1".to_owned());
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

/// What one officer has in hand. Each number is the length of a list that can be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Workload {
    /// The officer; `None` is nobody: the children whom no officer holds.
    pub officer: Option<Uuid>,
    /// Their name, told apart from another of the same name; `None` for nobody, or for an officer who is not here.
    pub name: Option<String>,
    /// Open children whom they hold.
    pub children: u32,
    /// Of these, with a date that has passed.
    pub breached: u32,
    /// Of these, with something due today, tomorrow or soon.
    pub due: u32,
    /// Of these, not seen lately or ever.
    pub unseen: u32,
    /// Of these, without any date ahead.
    pub no_next_date: u32,
    /// Of these, placed nowhere.
    pub no_provision: u32,
    /// Of these, covered by somebody else today.
    pub covered: u32,
    /// Children of others whom they cover today.
    pub covering: u32,
    /// Tasks that they own and that are not done.
    pub tasks: u32,
}

/// Who has what in hand, the fullest first; the children without an owner, if there are any, before all.
///
/// # Errors
/// When the database cannot be read.
pub fn workload(reader: &Reader, today: NaiveDate) -> Result<Vec<Workload>> {
    let season = Season::of(reader, today)?;
    let mut sql = format!(
        "SELECT owner, count(*), sum(coalesce(standing = 'breached', 0)), sum(coalesce(standing IN ({SOON}), 0))"
    );
    for view in [View::Unseen, View::NoNextDate, View::NoProvision] {
        let test = test_of(view, season).unwrap_or_else(|| "1".to_owned());
        let _ = write!(sql, ", sum({test})");
    }
    sql.push_str(", sum(cover IS NOT NULL) FROM caseload c GROUP BY owner");
    let mut lines: Vec<Workload> = reader
        .conn
        .prepare_cached(&sql)?
        .query_map([], |row| {
            Ok(Workload {
                officer: row.get(0)?,
                name: None,
                children: row.get(1)?,
                breached: row.get(2)?,
                due: row.get(3)?,
                unseen: row.get(4)?,
                no_next_date: row.get(5)?,
                no_provision: row.get(6)?,
                covered: row.get(7)?,
                covering: 0,
                tasks: 0,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let covering = by_officer(
        reader,
        "SELECT cover, count(*) FROM caseload WHERE cover IS NOT NULL GROUP BY cover",
    )?;
    let tasks = by_officer(
        reader,
        "SELECT owner, count(*) FROM task WHERE owner IS NOT NULL AND done_on IS NULL AND dropped_reason IS NULL GROUP BY owner",
    )?;
    let names = officer_names(reader)?;
    for (id, _) in &names {
        let has_work = covering.contains_key(id) || tasks.contains_key(id);
        if has_work && !lines.iter().any(|line| line.officer == Some(*id)) {
            lines.push(Workload {
                officer: Some(*id),
                name: None,
                children: 0,
                breached: 0,
                due: 0,
                unseen: 0,
                no_next_date: 0,
                no_provision: 0,
                covered: 0,
                covering: 0,
                tasks: 0,
            });
        }
    }
    for line in &mut lines {
        let Some(id) = line.officer else { continue };
        line.name = names
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, name)| name.clone());
        line.covering = covering.get(&id).copied().unwrap_or(0);
        line.tasks = tasks.get(&id).copied().unwrap_or(0);
    }
    lines.sort_by(|a, b| {
        (a.officer.is_some(), b.children, &a.name).cmp(&(b.officer.is_some(), a.children, &b.name))
    });
    Ok(lines)
}

fn by_officer(reader: &Reader, sql: &str) -> Result<HashMap<Uuid, u32>> {
    reader
        .conn
        .prepare_cached(sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()
        .map_err(Into::into)
}
