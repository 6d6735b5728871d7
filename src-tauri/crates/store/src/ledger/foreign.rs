//! Changes from other incarnations: given out, and taken in, in any order, as often as they come.
//!
//! What arrives is never refused for what it says, only for what it is: a hash or signature that does not hold, or a number
//! that another change already bears. Everything else is kept, and what this version does not understand waits.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::chain::{ChangeHash, Envelope, Hash, HashedOp, commit_text, commit_value};
use super::device::Devices;
use super::verify::signed;
use super::write::{Committed, Txn, reshow};
use super::{ChangeRef, OpKey, OpKind};
use crate::erasure::redact;
use crate::error::Result;
use crate::read::Reader;
use crate::store::Store;
use crate::tables::table_named;
use crate::{contents, derive, search};

/// A change as it travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignChange {
    /// Its name.
    pub change: ChangeRef,
    /// The incarnation's Ed25519 public key.
    pub key: Vec<u8>,
    /// Hybrid clock.
    pub hlc: i64,
    /// What the laptop's clock said, UTC milliseconds.
    pub wall: i64,
    /// The officer.
    pub actor: Option<Uuid>,
    /// Its kind, perhaps one that only a newer version knows.
    pub kind: String,
    /// What it is called; `None` once erased.
    pub label: Option<String>,
    /// The reason given.
    pub reason: Option<String>,
    /// Salt of label and reason; `None` once erased.
    pub salt: Option<Vec<u8>>,
    /// Hash of salt, label and reason, once they are erased.
    pub commitment: Option<Vec<u8>>,
    /// The change that it takes back.
    pub undo_of: Option<ChangeRef>,
    /// The writer's schema.
    pub schema: i64,
    /// Hash of the change before it in its chain.
    pub prev: Vec<u8>,
    /// Its hash.
    pub hash: Vec<u8>,
    /// The signature over its hash.
    pub sig: Vec<u8>,
    /// What it does, in order.
    pub ops: Vec<ForeignOp>,
}

/// An operation as it travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ForeignOp {
    /// The table.
    pub tbl: String,
    /// The row.
    pub row: Uuid,
    /// The field; `None` is the row itself.
    pub col: Option<String>,
    /// What it does.
    pub kind: String,
    /// The child it is about.
    pub subject: Option<Uuid>,
    /// The value as JSON text; `None` once erased.
    pub val: Option<String>,
    /// Its salt; `None` once erased.
    pub salt: Option<Vec<u8>>,
    /// Hash of salt, place and value, once they are erased.
    pub commitment: Option<Vec<u8>>,
    /// What it replaces.
    pub bases: Vec<OpKey>,
}

/// What came of taking changes in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// Changes that were new here.
    pub applied: usize,
    /// Changes that were already here.
    pub repeated: usize,
    /// Changes that are not what they claim to be, with a sentence each.
    pub refused: Vec<(ChangeRef, String)>,
    /// What it did to the projection.
    pub committed: Committed,
}

impl Store {
    /// Takes changes in, in one transaction.
    pub fn apply_remote(&self, changes: &[ForeignChange]) -> Result<Taken> {
        let mut writer = self.writer();
        let _pass = writer.gate.open();
        let writer = &mut *writer;
        let conn = &writer.reader.conn;
        // Numbers given to incarnations in a transaction that fails must not be remembered.
        let mut devices = Devices::load(conn)?;
        let txn = Txn::begin(conn)?;
        let mut taken = Taken::default();
        let mut rows = BTreeSet::new();
        let mut hlc = writer.device.hlc;
        for change in changes {
            match arrive(conn, &mut devices, change)? {
                Arrival::New => {
                    taken.applied += 1;
                    hlc = hlc.max(change.hlc);
                    rows.extend(change.ops.iter().map(|op| (op.tbl.clone(), op.row)));
                    rows.extend(erase(conn, &change.ops)?);
                }
                Arrival::Known => taken.repeated += 1,
                Arrival::Refused(why) => taken.refused.push((change.change, why)),
            }
        }
        taken.committed = refresh(&writer.reader, &devices, &rows, writer.today)?;
        txn.commit()?;
        writer.device.hlc = hlc;
        writer.devices = devices;
        Ok(taken)
    }
}

/// Carries out the erasures among the operations of a change that has just arrived. Says which rows must be shown anew.
fn erase(conn: &Connection, ops: &[ForeignOp]) -> Result<BTreeSet<(String, Uuid)>> {
    let erased: Vec<(String, Uuid)> = ops
        .iter()
        .filter(|op| op.kind == OpKind::Erase.code())
        .map(|op| (op.tbl.clone(), op.row))
        .collect();
    if erased.is_empty() {
        return Ok(BTreeSet::new());
    }
    let contents = contents::touched_by(conn, &erased)?;
    let rows = redact::apply(conn, &erased)?;
    redact::list_anew(conn)?;
    contents::settle(conn, &contents)?;
    Ok(rows)
}

enum Arrival {
    New,
    Known,
    Refused(String),
}

fn arrive(conn: &Connection, devices: &mut Devices, change: &ForeignChange) -> Result<Arrival> {
    let dev = devices.number(conn, change.change.dev)?;
    let seq = change.change.seq;
    let held: Option<Vec<u8>> = conn
        .prepare_cached("SELECT hash FROM change WHERE dev = ?1 AND seq = ?2")?
        .query_row((dev, seq), |row| row.get(0))
        .optional()?;
    if let Some(held) = held {
        return Ok(if held == change.hash {
            Arrival::Known
        } else {
            // Two copies of one database both went on writing under its name.
            Arrival::Refused("Another change already bears this number. A laptop was copied or restored without a new name.".into())
        });
    }
    let key: Option<Vec<u8>> = conn
        .prepare_cached("SELECT key FROM device WHERE n = ?1")?
        .query_row([dev], |row| row.get(0))?;
    if key.is_some_and(|key| key != change.key) {
        return Ok(Arrival::Refused(
            "It is signed with another key than the laptop's earlier changes.".into(),
        ));
    }
    let Some(told) = hash_of(change) else {
        return Ok(Arrival::Refused("It is not whole.".into()));
    };
    if told.as_slice() != change.hash {
        return Ok(Arrival::Refused(
            "What it says is not what was signed.".into(),
        ));
    }
    if !signed(&change.key, &told, &change.sig) {
        return Ok(Arrival::Refused("Its signature does not hold.".into()));
    }
    conn.prepare_cached("UPDATE device SET key = ?2 WHERE n = ?1 AND key IS NULL")?
        .execute((dev, &change.key))?;
    let undo_dev = match change.undo_of {
        Some(of) => Some(devices.number(conn, of.dev)?),
        None => None,
    };
    conn.prepare_cached(
        "INSERT INTO change(dev, seq, hlc, wall, actor, kind, label, reason, salt, commitment, undo_dev, undo_seq, schema, prev, hash, sig)
         VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        dev,
        seq,
        change.hlc,
        change.wall,
        change.actor,
        change.kind,
        change.label,
        change.reason,
        change.salt,
        change.commitment,
        undo_dev,
        change.undo_of.map(|of| of.seq),
        change.schema,
        change.prev,
        change.hash,
        change.sig,
    ])?;
    let mut emptied = false;
    for (i, op) in (0i64..).zip(&change.ops) {
        emptied |= keep(conn, devices, (dev, seq, i), op)?;
    }
    if emptied {
        redact::empty_text(conn, (dev, seq))?;
    }
    Ok(Arrival::New)
}

/// Keeps an operation, emptied if it speaks of a child who was erased. True where it was.
fn keep(
    conn: &Connection,
    devices: &mut Devices,
    (dev, seq, i): (i64, i64, i64),
    op: &ForeignOp,
) -> Result<bool> {
    let erased = op.kind != OpKind::Erase.code()
        && redact::is_for_nobody(conn, (&op.tbl, op.row), op.subject, op.val.as_deref())?;
    let commitment = match (erased, &op.salt, &op.val) {
        (true, Some(salt), Some(val)) => {
            let col = op.col.as_deref().unwrap_or_default();
            Some(commit_value(salt, &op.tbl, op.row, col, val).to_vec())
        }
        _ => op.commitment.clone(),
    };
    conn.prepare_cached(
        "INSERT INTO op(dev, seq, i, tbl, row, col, kind, subject, val, salt, commitment, pending) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
    )?
    .execute(params![
        dev,
        seq,
        i,
        op.tbl,
        op.row,
        op.col,
        op.kind,
        op.subject,
        op.val.as_ref().filter(|_| !erased),
        op.salt.as_ref().filter(|_| !erased),
        commitment,
        (!understood(&op.tbl, op.col.as_deref(), &op.kind, op.val.as_deref())).then_some(1),
    ])?;
    for base in &op.bases {
        let bdev = devices.number(conn, base.dev)?;
        conn.prepare_cached(
            "INSERT OR IGNORE INTO base(dev, seq, i, bdev, bseq, bi) VALUES (?,?,?,?,?,?)",
        )?
        .execute((dev, seq, i, bdev, base.seq, base.i))?;
    }
    Ok(erased)
}

/// Does this version know all that an operation names?
fn understood(table: &str, col: Option<&str>, kind: &str, val: Option<&str>) -> bool {
    let Some(def) = table_named(table) else {
        return false;
    };
    match (OpKind::from_code(kind), col) {
        (None, _) => false,
        (Some(OpKind::Create), _) => {
            let fields: Option<serde_json::Map<String, serde_json::Value>> =
                val.and_then(|text| serde_json::from_str(text).ok());
            fields.is_none_or(|fields| fields.keys().all(|col| def.position(col).is_some()))
        }
        (Some(_), Some(col)) => def.position(col).is_some(),
        (Some(_), None) => true,
    }
}

/// After an upgrade: shows what an older version could only keep.
pub(crate) fn replay_pending(reader: &Reader, devices: &Devices, today: NaiveDate) -> Result<()> {
    let conn = &reader.conn;
    let mut query = conn.prepare(
        "SELECT dev, seq, i, tbl, row, col, kind, val FROM op WHERE pending IS NOT NULL",
    )?;
    let mut found = query.query([])?;
    let mut rows = BTreeSet::new();
    let mut erased = Vec::new();
    while let Some(row) = found.next()? {
        let (table, id): (String, Uuid) = (row.get(3)?, row.get(4)?);
        let (col, kind, val): (Option<String>, String, Option<String>) =
            (row.get(5)?, row.get(6)?, row.get(7)?);
        if understood(&table, col.as_deref(), &kind, val.as_deref()) {
            let key: (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            conn.prepare_cached(
                "UPDATE op SET pending = NULL WHERE dev = ?1 AND seq = ?2 AND i = ?3",
            )?
            .execute(key)?;
            if kind == OpKind::Erase.code() {
                erased.push((table.clone(), id));
            }
            rows.insert((table, id));
        }
    }
    if !erased.is_empty() {
        let contents = contents::touched_by(conn, &erased)?;
        rows.extend(redact::apply(conn, &erased)?);
        redact::list_anew(conn)?;
        contents::settle(conn, &contents)?;
    }
    refresh(reader, devices, &rows, today)?;
    Ok(())
}

/// Whether an erasure waits that an older version kept without understanding it.
pub(crate) fn erasure_waits(conn: &Connection) -> Result<bool> {
    let sql = "SELECT 1 FROM op WHERE pending IS NOT NULL AND kind = ?1";
    Ok(conn.prepare_cached(sql)?.exists([OpKind::Erase.code()])?)
}

/// Brings projection, search and derived lists up to date for rows whose operations came from elsewhere.
pub(crate) fn refresh(
    reader: &Reader,
    devices: &Devices,
    rows: &BTreeSet<(String, Uuid)>,
    today: NaiveDate,
) -> Result<Committed> {
    let touched = reshow(&reader.conn, devices, rows)?;
    search::touch(&reader.conn, &touched)?;
    let subjects: BTreeSet<Uuid> = touched.iter().filter_map(|row| row.pupil).collect();
    let subjects: Vec<Uuid> = subjects.into_iter().collect();
    derive::touch(reader, &touched, &subjects, today)?;
    Ok(Committed {
        rows: touched,
        subjects,
        ..Committed::default()
    })
}

pub(crate) fn hash_of(change: &ForeignChange) -> Option<Hash> {
    let text = match (&change.salt, &change.label, &change.commitment) {
        (Some(salt), Some(label), _) => commit_text(salt, label, change.reason.as_deref()),
        (_, _, Some(kept)) => kept.as_slice().try_into().ok()?,
        _ => return None,
    };
    let mut told = ChangeHash::new(&Envelope {
        dev: change.change.dev,
        seq: change.change.seq,
        hlc: change.hlc,
        wall: change.wall,
        actor: change.actor,
        kind: &change.kind,
        text,
        undo_of: change.undo_of.map(|of| (of.dev, of.seq)),
        schema: change.schema,
        prev: &change.prev,
    });
    for op in &change.ops {
        let creates = op.kind == OpKind::Create.code();
        let in_order = op.bases.windows(2).all(|pair| pair[0] < pair[1]);
        if !in_order || (creates && !op.bases.is_empty()) {
            return None;
        }
        let commitment = match (&op.salt, &op.val, &op.commitment) {
            (Some(salt), Some(val), _) => {
                serde_json::from_str::<serde_json::Value>(val).ok()?;
                let col = op.col.as_deref().unwrap_or_default();
                commit_value(salt, &op.tbl, op.row, col, val)
            }
            (_, _, Some(kept)) => kept.as_slice().try_into().ok()?,
            _ => return None,
        };
        told.op(&HashedOp {
            kind: &op.kind,
            subject: op.subject,
            commitment,
            bases: &op.bases,
        });
    }
    Some(told.finish())
}
