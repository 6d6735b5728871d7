//! Who changed what, when, from what to what.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::device::Devices;
use super::load::{bases, row_ops};
use super::undo::{is_undone, shown_before, way_back};
use super::{ChangeKind, ChangeRef, OpKey, OpKind};
use crate::error::{Result, StoreError};
use crate::read::Reader;
use crate::store::Store;

/// Lines given of one change at most: an import has ten thousand, and nobody reads them one by one.
pub const LINES: i64 = 200;

/// Children of a change that are counted: beyond, "more than" is said, so that no page of history reads a whole import.
pub const CHILDREN: i64 = 200;

/// Operations of a change up to which it is worth asking whether it could be undone without asking.
const ASKED: i64 = 60;

/// A page of history, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct History {
    /// Changes in all.
    pub total: i64,
    /// This page.
    pub changes: Vec<ChangeLine>,
}

/// A change, as the history shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChangeLine {
    /// Its name.
    pub change: ChangeRef,
    /// The officer; `None` is the app itself.
    pub who: Option<Uuid>,
    /// When, by the laptop's clock, UTC milliseconds.
    pub when: i64,
    /// What it was called. Empty once erased.
    pub label: String,
    /// Why it was made.
    pub kind: ChangeKind,
    /// The reason given.
    pub reason: Option<String>,
    /// The change that it takes back.
    pub undo_of: Option<ChangeRef>,
    /// Was it taken back since?
    pub undone: bool,
    /// Can it be taken back without asking? For a large change this is only said when it is tried.
    pub can_undo: bool,
    /// How many lines it has in all.
    pub total: i64,
    /// How many children the whole change is about, also where only one child's lines are given; [`CHILDREN`] plus one is
    /// "more than".
    pub children: i64,
    /// Field by field, [`LINES`] at most.
    pub lines: Vec<HistoryLine>,
}

/// One field of one row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HistoryLine {
    /// The table.
    pub table: String,
    /// The row.
    pub row: Uuid,
    /// The child it is about.
    pub pupil: Option<Uuid>,
    /// What was done.
    pub kind: OpKind,
    /// The field; `None` is the whole row.
    pub field: Option<String>,
    /// What it was; `null` is not known.
    pub from: Value,
    /// What it became; for a new row an object of its fields; `null` also once erased.
    pub to: Value,
}

impl Store {
    /// Changes to one child's record, newest first, each with the lines about that child.
    pub fn history(&self, pupil: Uuid, offset: u32, limit: u32) -> Result<History> {
        self.read(|reader| {
            let devices = Devices::load(&reader.conn)?;
            let total = reader
                .conn
                .prepare_cached("SELECT count(*) FROM (SELECT DISTINCT dev, seq FROM op WHERE subject = ?1)")?
                .query_row([pupil], |row| row.get(0))?;
            let mut query = reader.conn.prepare_cached(
                "SELECT c.dev, c.seq FROM (SELECT DISTINCT dev, seq FROM op WHERE subject = ?1) JOIN change c USING (dev, seq)
                 ORDER BY c.hlc DESC, c.dev LIMIT ?2 OFFSET ?3",
            )?;
            let found = query.query_map((pupil, limit, offset), |row| Ok((row.get(0)?, row.get(1)?)))?;
            let found = found.collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
            page(reader, &devices, total, &found, Some(pupil))
        })
    }

    /// Every change, newest first.
    pub fn changes(&self, offset: u32, limit: u32) -> Result<History> {
        self.read(|reader| {
            let devices = Devices::load(&reader.conn)?;
            let total = reader
                .conn
                .query_row("SELECT count(*) FROM change", [], |row| row.get(0))?;
            let mut query = reader.conn.prepare_cached(
                "SELECT dev, seq FROM change ORDER BY hlc DESC, dev LIMIT ?1 OFFSET ?2",
            )?;
            let found = query.query_map((limit, offset), |row| Ok((row.get(0)?, row.get(1)?)))?;
            let found = found.collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
            page(reader, &devices, total, &found, None)
        })
    }

    /// One change, with its lines.
    pub fn change(&self, change: ChangeRef) -> Result<ChangeLine> {
        self.read(|reader| line(reader, &Devices::load(&reader.conn)?, change, None))
    }
}

fn page(
    reader: &Reader,
    devices: &Devices,
    total: i64,
    found: &[(i64, i64)],
    pupil: Option<Uuid>,
) -> Result<History> {
    let mut changes = Vec::with_capacity(found.len());
    for (dev, seq) in found {
        let change = ChangeRef {
            dev: devices.id(*dev)?,
            seq: *seq,
        };
        changes.push(line(reader, devices, change, pupil)?);
    }
    Ok(History { total, changes })
}

/// Reads a change; of its lines only those about `pupil`, if one is given.
pub(crate) fn line(
    reader: &Reader,
    devices: &Devices,
    change: ChangeRef,
    pupil: Option<Uuid>,
) -> Result<ChangeLine> {
    let conn = &reader.conn;
    let mut query = conn.prepare_cached(
        "SELECT dev, actor, wall, label, kind, reason, undo_dev, undo_seq FROM change
         WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2",
    )?;
    let found = query
        .query_row((change.dev, change.seq), |row| {
            let undo: (Option<i64>, Option<i64>) = (row.get(6)?, row.get(7)?);
            let dev: i64 = row.get(0)?;
            let kind: String = row.get(4)?;
            let label: Option<String> = row.get(3)?;
            Ok((
                dev,
                undo,
                label.is_none(),
                ChangeLine {
                    change,
                    who: row.get(1)?,
                    when: row.get(2)?,
                    label: label.unwrap_or_default(),
                    kind: ChangeKind::from_code(&kind).unwrap_or(ChangeKind::Edit),
                    reason: row.get(5)?,
                    undo_of: None,
                    undone: false,
                    can_undo: false,
                    total: 0,
                    children: 0,
                    lines: Vec::new(),
                },
            ))
        })
        .optional()?;
    let (dev, undo, erased, mut line) = found.ok_or(StoreError::NoSuchChange)?;
    if let (Some(dev), Some(seq)) = undo {
        line.undo_of = Some(ChangeRef {
            dev: devices.id(dev)?,
            seq,
        });
    }
    line.undone = is_undone(conn, dev, change.seq)?;
    line.total = conn
        .prepare_cached(&format!("SELECT count(*) {}", ops_of(pupil)))?
        .query_row((dev, change.seq, pupil), |row| row.get(0))?;
    // The plus keeps the index by child out of it, which would read every child's operations.
    line.children = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT DISTINCT +subject FROM op
             WHERE dev = ?1 AND seq = ?2 AND +subject IS NOT NULL LIMIT ?3)",
        )?
        .query_row((dev, change.seq, CHILDREN + 1), |row| row.get(0))?;
    line.lines = lines(reader, devices, dev, change, pupil)?;
    // Of the whole change, not of the lines about one child: an import of thousands shows a few lines of each.
    let size: i64 = conn
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM op WHERE dev = ?1 AND seq = ?2 LIMIT ?3)",
        )?
        .query_row((dev, change.seq, ASKED + 1), |row| row.get(0))?;
    let gone = line.kind == ChangeKind::Erase || erased;
    line.can_undo = !gone
        && !line.undone
        && (size > ASKED || way_back(conn, devices, change)?.since.is_empty());
    Ok(line)
}

/// The operations of a change, or those of it about one child. Two statements, because one that serves both would read a whole
/// import to find the few that concern the child.
fn ops_of(pupil: Option<Uuid>) -> &'static str {
    match pupil {
        Some(_) => "FROM op INDEXED BY op_subject WHERE subject = ?3 AND dev = ?1 AND seq = ?2",
        None => "FROM op WHERE dev = ?1 AND seq = ?2 AND ?3 IS NULL",
    }
}

fn lines(
    reader: &Reader,
    devices: &Devices,
    dev: i64,
    change: ChangeRef,
    pupil: Option<Uuid>,
) -> Result<Vec<HistoryLine>> {
    let conn = &reader.conn;
    let mut query = conn.prepare_cached(&format!(
        "SELECT i, tbl, row, col, kind, subject, val {} ORDER BY i LIMIT ?4",
        ops_of(pupil)
    ))?;
    let mut rows = query.query((dev, change.seq, pupil, LINES))?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(kind) = OpKind::from_code(&row.get::<_, String>(4)?) else {
            continue;
        };
        let (table, id): (String, Uuid) = (row.get(1)?, row.get(2)?);
        let field: Option<String> = row.get(3)?;
        let val: Option<String> = row.get(6)?;
        let to = val
            .and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or(Value::Null);
        let from = match &field {
            Some(col) => {
                let key = OpKey {
                    dev: change.dev,
                    seq: change.seq,
                    i: row.get(0)?,
                };
                let replaced = bases(conn, devices, key)?;
                shown_before(&row_ops(conn, devices, &table, id)?, &replaced, col)
            }
            None => Value::Null,
        };
        lines.push(HistoryLine {
            table,
            row: id,
            pupil: row.get(5)?,
            kind,
            field,
            from,
            to,
        });
    }
    Ok(lines)
}
