//! Is the ledger what was signed? And can the projection be made again from it?

use std::collections::BTreeMap;

use ed25519_dalek::{Signature, VerifyingKey};
use rusqlite::params;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::chain::{ChangeHash, Envelope, Hash, HashedOp, commit_text, commit_value};
use super::device::Devices;
use super::load::bases;
use super::project::project;
use super::resolve::{Op, resolve};
use super::write::Txn;
use super::{ChangeRef, OpKey, load};
use crate::erasure::redact;
use crate::error::{Result, StoreError};
use crate::store::Store;
use crate::tables::{TABLES, table_named};
use crate::{derive, search};

/// What checking the ledger found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Verified {
    /// Changes read.
    pub changes: i64,
    /// Operations read.
    pub operations: i64,
    /// The first thing that is wrong; `None` when every hash, link and signature holds.
    pub wrong: Option<Wrong>,
}

/// The first thing that is wrong with the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Wrong {
    /// The change.
    pub change: ChangeRef,
    /// What is wrong with it.
    pub sentence: String,
}

impl Store {
    /// Checks every link, hash and signature of the ledger, oldest first in each chain.
    pub fn verify(&self) -> Result<Verified> {
        self.read(|reader| verify(&reader.conn))
    }

    /// Throws the projection, the search index and the derived lists away and makes them again from the ledger.
    pub fn rebuild(&self) -> Result<()> {
        let mut writer = self.writer();
        let _pass = writer.gate.open();
        let writer = &mut *writer;
        let conn = &writer.reader.conn;
        let txn = Txn::begin(conn)?;
        for def in TABLES {
            conn.execute_batch(&format!("DELETE FROM \"{}\"", def.name))?;
        }
        conn.execute_batch("DELETE FROM conflict")?;
        // Oldest first, so that `rid` runs as it did when the rows were written: the search of notes goes by it.
        let mut query =
            conn.prepare("SELECT tbl, row FROM op GROUP BY tbl, row ORDER BY min(rowid)")?;
        let mut rows = query.query([])?;
        while let Some(found) = rows.next()? {
            let (table, row): (String, Uuid) = (found.get(0)?, found.get(1)?);
            if let Some(def) = table_named(&table) {
                let ops: Vec<Op> = load::row_ops(conn, &writer.devices, &table, row)?;
                project(conn, def, row, &resolve(def, &ops))?;
            }
        }
        drop(rows);
        drop(query);
        redact::list_anew(conn)?;
        search::rebuild(conn)?;
        derive::rebuild(&writer.reader, writer.today)?;
        txn.commit()
    }
}

/// Checks the ledger that a connection sees: also a backup's, before it is called proven.
pub(crate) fn verify(conn: &rusqlite::Connection) -> Result<Verified> {
    let devices = Devices::load(conn)?;
    let mut keys = BTreeMap::new();
    let mut query = conn.prepare("SELECT n, key FROM device WHERE key IS NOT NULL")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        keys.insert(row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?);
    }

    let mut verified = Verified {
        changes: 0,
        operations: 0,
        wrong: None,
    };
    let mut query = conn.prepare(
        "SELECT dev, seq, hlc, wall, actor, kind, label, reason, salt, commitment, undo_dev, undo_seq, schema, prev, hash, sig
         FROM change ORDER BY dev, seq",
    )?;
    let mut rows = query.query([])?;
    let mut end: Option<(i64, i64, Vec<u8>)> = None;
    while let Some(row) = rows.next()? {
        let (dev, seq): (i64, i64) = (row.get(0)?, row.get(1)?);
        let id = devices.id(dev)?;
        let change = ChangeRef { dev: id, seq };
        let wrong = |sentence: &str| Wrong {
            change,
            sentence: sentence.to_owned(),
        };
        let prev: Vec<u8> = row.get(13)?;
        let hash: Vec<u8> = row.get(14)?;
        let sig: Vec<u8> = row.get(15)?;
        let linked = match &end {
            Some((last_dev, last, hash)) if *last_dev == dev => *last == seq - 1 && *hash == prev,
            _ => seq == 1 && prev.is_empty(),
        };
        if !linked {
            verified.wrong = Some(wrong(
                "The change before it is missing or is not the one that it names.",
            ));
            return Ok(verified);
        }
        let label: Option<String> = row.get(6)?;
        let reason: Option<String> = row.get(7)?;
        let salt: Option<Vec<u8>> = row.get(8)?;
        let text = match (salt, label) {
            (Some(salt), Some(label)) => commit_text(&salt, &label, reason.as_deref()),
            _ => kept(row.get(9)?)?,
        };
        let undo: Option<i64> = row.get(10)?;
        let undo_of = match undo {
            Some(n) => Some((devices.id(n)?, row.get(11)?)),
            None => None,
        };
        let kind: String = row.get(5)?;
        let mut told = ChangeHash::new(&Envelope {
            dev: id,
            seq,
            hlc: row.get(2)?,
            wall: row.get(3)?,
            actor: row.get(4)?,
            kind: &kind,
            text,
            undo_of,
            schema: row.get(12)?,
            prev: &prev,
        });
        verified.operations += hash_ops(conn, &devices, dev, change, &mut told)?;
        let told = told.finish();
        if told.as_slice() != hash {
            verified.wrong = Some(wrong("What it says is not what was signed."));
            return Ok(verified);
        }
        if !keys.get(&dev).is_some_and(|key| signed(key, &told, &sig)) {
            verified.wrong = Some(wrong("Its signature does not hold."));
            return Ok(verified);
        }
        verified.changes += 1;
        end = Some((dev, seq, hash));
    }
    Ok(verified)
}

fn hash_ops(
    conn: &rusqlite::Connection,
    devices: &Devices,
    dev: i64,
    change: ChangeRef,
    told: &mut ChangeHash,
) -> Result<i64> {
    let mut query = conn.prepare_cached(
        "SELECT i, tbl, row, col, kind, subject, val, salt, commitment FROM op WHERE dev = ?1 AND seq = ?2 ORDER BY i",
    )?;
    let mut rows = query.query(params![dev, change.seq])?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        let val: Option<String> = row.get(6)?;
        let salt: Option<Vec<u8>> = row.get(7)?;
        let table: String = row.get(1)?;
        let col: Option<String> = row.get(3)?;
        let commitment = match (salt, val) {
            (Some(salt), Some(val)) => commit_value(
                &salt,
                &table,
                row.get(2)?,
                col.as_deref().unwrap_or_default(),
                &val,
            ),
            _ => kept(row.get(8)?)?,
        };
        let key = OpKey {
            dev: change.dev,
            seq: change.seq,
            i: row.get(0)?,
        };
        let kind: String = row.get(4)?;
        let creates = kind == super::OpKind::Create.code();
        let bases = if creates {
            Vec::new()
        } else {
            bases(conn, devices, key)?
        };
        told.op(&HashedOp {
            kind: &kind,
            subject: row.get(5)?,
            commitment,
            bases: &bases,
        });
        count += 1;
    }
    Ok(count)
}

fn kept(commitment: Option<Vec<u8>>) -> Result<Hash> {
    commitment
        .and_then(|bytes| bytes.try_into().ok())
        .ok_or_else(|| StoreError::Ledger("an erased value has left no commitment".into()))
}

/// Does this key's signature over the hash hold?
pub(crate) fn signed(key: &[u8], hash: &Hash, sig: &[u8]) -> bool {
    let key = key
        .try_into()
        .ok()
        .and_then(|key| VerifyingKey::from_bytes(key).ok());
    let sig = sig.try_into().ok().map(|sig| Signature::from_bytes(&sig));
    match (key, sig) {
        (Some(key), Some(sig)) => key.verify_strict(hash, &sig).is_ok(),
        _ => false,
    }
}
