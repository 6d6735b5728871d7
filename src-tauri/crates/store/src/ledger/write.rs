//! Writes a change: signed, into the ledger, onto the projection and into everything derived, in one transaction.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::chain::{ChangeHash, Envelope, Hash, HashedOp, commit_text, commit_value};
use super::change::Change;
use super::device::{Device, Devices, random};
use super::load::row_ops;
use super::plan::{PlannedOp, PlannedRow, plan};
use super::project::{project, upsert};
use super::resolve::{Op, Presence, resolve};
use super::{ChangeKind, ChangeRef, OpKey, OpKind};
use crate::contents;
use crate::derive;
use crate::erasure::redact;
use crate::error::{Result, StoreError};
use crate::migrations::SCHEMA;
use crate::search;
use crate::store::Writer;
use crate::table::{Checks, Table as _, reason_too_long};
use crate::tables::Pupil;

/// What a commit did to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It was not there before.
    Added,
    /// Some of it is different.
    Changed,
    /// It is not there any more.
    Removed,
}

/// A row that a commit touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Touched {
    /// The table.
    pub table: String,
    /// The row.
    pub row: Uuid,
    /// The child it is about.
    pub pupil: Option<Uuid>,
    /// What became of it.
    pub fate: Fate,
}

/// What a commit wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Committed {
    /// The change; `None` when everything was already so and nothing was written.
    pub change: Option<ChangeRef>,
    /// What it is called.
    pub label: String,
    /// The rows it touched.
    pub rows: Vec<Touched>,
    /// The children it is about, each once.
    pub subjects: Vec<Uuid>,
    /// The end of this device's chain, for the mark that is kept outside the database. Empty when nothing was written.
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub hash: Vec<u8>,
}

impl Writer {
    /// Commits a change, or nothing of it.
    pub(crate) fn commit(&mut self, change: Change, checked: bool, wall: i64) -> Result<Committed> {
        let _pass = self.gate.open();
        let Writer {
            reader,
            device,
            devices,
            today,
            ..
        } = self;
        let conn = &reader.conn;
        let txn = Txn::begin(conn)?;
        let checks = match change.kind {
            _ if !checked => Checks::None,
            ChangeKind::Edit => Checks::All,
            _ => Checks::Rules,
        };
        if checks == Checks::All {
            let faults = reason_too_long(change.reason.as_deref());
            if !faults.is_empty() {
                return Err(StoreError::Invalid(faults));
            }
        }
        let rows = plan(conn, devices, change.acts, checks)?;
        if rows.is_empty() {
            return Ok(Committed {
                label: change.label,
                ..Committed::default()
            });
        }

        refuse_erased(conn, &rows)?;
        contents::put(conn, &change.contents)?;
        let heading = Heading {
            kind: change.kind,
            label: &change.label,
            reason: change.reason.as_deref(),
            actor: change.actor,
            undo_of: change.undo_of,
        };
        let inscribed = inscribe(conn, (device, devices), &heading, &rows, wall)?;
        let mut first = 0;
        let mut written = Vec::with_capacity(rows.len());
        for planned in rows {
            let ops = planned.ops.len() as i64;
            written.push((planned, first));
            first += ops;
        }
        let mut touched = Vec::with_capacity(written.len());
        let mut subjects = BTreeSet::new();
        for (planned, first) in written {
            subjects.extend(planned.subject);
            subjects.extend(planned.former_subject);
            let author = (device.id, inscribed.seq, inscribed.hlc);
            touched.push(show(conn, planned, first, author)?);
        }
        search::touch(conn, &touched)?;
        let subjects: Vec<Uuid> = subjects.into_iter().collect();
        derive::touch(reader, &touched, &subjects, *today)?;
        txn.commit()?;

        let named = inscribed.stands(device);
        Ok(Committed {
            change: Some(named),
            label: change.label,
            rows: touched,
            subjects,
            hash: inscribed.hash.to_vec(),
        })
    }
}

/// What a change says of itself.
pub(crate) struct Heading<'a> {
    pub kind: ChangeKind,
    pub label: &'a str,
    pub reason: Option<&'a str>,
    pub actor: Option<Uuid>,
    pub undo_of: Option<ChangeRef>,
}

/// A change that stands in the ledger, its transaction still open.
pub(crate) struct Inscribed {
    pub seq: i64,
    pub hlc: i64,
    pub hash: Hash,
}

impl Inscribed {
    /// Moves the chain on: only once the transaction stands, for one that failed has not moved it.
    pub(crate) fn stands(&self, device: &mut Device) -> ChangeRef {
        device.seq = self.seq;
        device.hlc = self.hlc;
        device.hash = self.hash.to_vec();
        ChangeRef {
            dev: device.id,
            seq: self.seq,
        }
    }
}

/// Signs a change and writes it into the ledger, operation by operation in the order of the rows. The projection is not
/// touched.
pub(crate) fn inscribe(
    conn: &Connection,
    (device, devices): (&Device, &mut Devices),
    heading: &Heading<'_>,
    rows: &[PlannedRow],
    wall: i64,
) -> Result<Inscribed> {
    let seq = device.seq + 1;
    let hlc = device.tick(wall);
    let mut salts = vec![0u8; 16 * (1 + rows.iter().map(|r| r.ops.len()).sum::<usize>())];
    random(&mut salts)?;
    let mut salts = salts.chunks_exact(16);
    let text_salt = salts.next().unwrap_or_default();
    let mut hash = ChangeHash::new(&Envelope {
        dev: device.id,
        seq,
        hlc,
        wall,
        actor: heading.actor,
        kind: heading.kind.code(),
        text: commit_text(text_salt, heading.label, heading.reason),
        undo_of: heading.undo_of.map(|of| (of.dev, of.seq)),
        schema: SCHEMA,
        prev: &device.hash,
    });
    let lines = rows
        .iter()
        .flat_map(|row| row.ops.iter().map(move |op| (row, op)));
    for (i, (planned, op)) in (0i64..).zip(lines) {
        let salt = salts.next().unwrap_or_default();
        let val = op.val.to_string();
        hash.op(&HashedOp {
            kind: op.kind.code(),
            subject: planned.subject,
            commitment: commit_value(salt, planned.def.name, planned.row, &op.col, &val),
            bases: &op.bases,
        });
        conn.prepare_cached(
            "INSERT INTO op(dev, seq, i, tbl, row, col, kind, subject, val, salt) VALUES (?,?,?,?,?,?,?,?,?,?)",
        )?
        .execute(params![
            device.n,
            seq,
            i,
            planned.def.name,
            planned.row,
            (!op.col.is_empty()).then_some(&op.col),
            op.kind.code(),
            planned.subject,
            val,
            salt,
        ])?;
        for base in &op.bases {
            let bdev = devices.number(conn, base.dev)?;
            conn.prepare_cached(
                "INSERT INTO base(dev, seq, i, bdev, bseq, bi) VALUES (?,?,?,?,?,?)",
            )?
            .execute((device.n, seq, i, bdev, base.seq, base.i))?;
        }
    }
    let hash = hash.finish();
    let undo_dev = match heading.undo_of {
        Some(of) => Some(devices.number(conn, of.dev)?),
        None => None,
    };
    conn.prepare_cached(
        "INSERT INTO change(dev, seq, hlc, wall, actor, kind, label, reason, salt, undo_dev, undo_seq, schema, prev, hash, sig)
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        device.n,
        seq,
        hlc,
        wall,
        heading.actor,
        heading.kind.code(),
        heading.label,
        heading.reason,
        text_salt,
        undo_dev,
        heading.undo_of.map(|of| of.seq),
        SCHEMA,
        device.hash,
        hash.as_slice(),
        device.sign(&hash).as_slice(),
    ])?;
    Ok(Inscribed { seq, hlc, hash })
}

/// A window that was open on a child who was erased meanwhile may still send words about that child, or name the child: they
/// are not taken, as they would not be from another laptop.
fn refuse_erased(conn: &Connection, rows: &[PlannedRow]) -> Result<()> {
    if !conn
        .prepare_cached("SELECT 1 FROM erased LIMIT 1")?
        .exists([])?
    {
        return Ok(());
    }
    for planned in rows {
        let place = (planned.def.name, planned.row);
        for op in &planned.ops {
            if redact::is_for_nobody(conn, place, planned.subject, Some(&op.val.to_string()))? {
                return Err(StoreError::NotThere {
                    table: Pupil::DEF.name,
                    noun: Pupil::DEF.noun,
                    row: planned.subject.unwrap_or(planned.row),
                });
            }
        }
    }
    Ok(())
}

/// Brings one row's projection up to date after its new operations.
fn show(
    conn: &Connection,
    planned: PlannedRow,
    first: i64,
    (dev, seq, hlc): (Uuid, i64, i64),
) -> Result<Touched> {
    let fate = if let Some(cells) = &planned.fresh {
        upsert(conn, planned.def, planned.row, cells)?;
        Fate::Added
    } else {
        let was = resolve(planned.def, &planned.past).presence;
        let mut ops = planned.past;
        for (at, op) in (first..).zip(planned.ops) {
            let key = OpKey { dev, seq, i: at };
            ops.push(written(op, key, hlc));
        }
        let state = resolve(planned.def, &ops);
        project(conn, planned.def, planned.row, &state)?;
        match (was, state.presence) {
            (Presence::Present, Presence::Present) => Fate::Changed,
            (_, Presence::Present) => Fate::Added,
            _ => Fate::Removed,
        }
    };
    Ok(Touched {
        table: planned.def.name.to_owned(),
        row: planned.row,
        pupil: planned.subject,
        fate,
    })
}

fn written(op: PlannedOp, key: OpKey, hlc: i64) -> Op {
    Op {
        key,
        hlc,
        kind: op.kind,
        col: (op.kind == OpKind::Set).then_some(op.col),
        val: Some(op.val),
        bases: op.bases,
    }
}

/// Projects rows whose operations have come from elsewhere, and says what became of them.
pub(crate) fn reshow(
    conn: &Connection,
    devices: &super::device::Devices,
    rows: &BTreeSet<(String, Uuid)>,
) -> Result<Vec<Touched>> {
    let mut touched = Vec::new();
    for (table, row) in rows {
        let Some(def) = crate::tables::table_named(table) else {
            continue;
        };
        let was = conn
            .prepare_cached(&format!("SELECT 1 FROM \"{table}\" WHERE id = ?1"))?
            .exists([row])?;
        let state = resolve(def, &row_ops(conn, devices, table, *row)?);
        project(conn, def, *row, &state)?;
        touched.push(Touched {
            table: table.clone(),
            row: *row,
            pupil: def.subject_of(*row, &state.cells),
            fate: match (was, state.presence) {
                (true, Presence::Present) => Fate::Changed,
                (false, Presence::Present) => Fate::Added,
                _ => Fate::Removed,
            },
        });
    }
    Ok(touched)
}

/// A write transaction that is rolled back unless it is committed.
pub(crate) struct Txn<'c> {
    conn: &'c Connection,
    done: bool,
}

impl<'c> Txn<'c> {
    pub(crate) fn begin(conn: &'c Connection) -> Result<Self> {
        conn.execute_batch("BEGIN IMMEDIATE")?;
        Ok(Self { conn, done: false })
    }

    pub(crate) fn commit(mut self) -> Result<()> {
        self.conn.execute_batch("COMMIT")?;
        self.done = true;
        Ok(())
    }
}

impl Drop for Txn<'_> {
    fn drop(&mut self) {
        if !self.done {
            // If even the roll-back fails, SQLite has rolled back by itself (disk full, lost file) and says so at the next use.
            let _ = self.conn.execute_batch("ROLLBACK");
        }
    }
}
