//! Gives changes out, as they will be taken in elsewhere.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::device::Devices;
use super::foreign::{ForeignChange, ForeignOp};
use super::load::bases;
use super::{ChangeRef, OpKey};
use crate::error::Result;
use crate::store::Store;

impl Store {
    /// Changes that somebody does not have yet, who has this many of each incarnation's.
    pub fn export_changes(&self, after: &BTreeMap<Uuid, i64>) -> Result<Vec<ForeignChange>> {
        self.read(|reader| {
            let devices = Devices::load(&reader.conn)?;
            let mut query = reader
                .conn
                .prepare_cached("SELECT n, id, key FROM device WHERE key IS NOT NULL ORDER BY n")?;
            let mut rows = query.query([])?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                let (n, id, key) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let from = after.get(&id).copied().unwrap_or(0);
                export(&reader.conn, &devices, (n, id, key), from, &mut changes)?;
            }
            Ok(changes)
        })
    }
}

fn export(
    conn: &Connection,
    devices: &Devices,
    (n, id, key): (i64, Uuid, Vec<u8>),
    after: i64,
    changes: &mut Vec<ForeignChange>,
) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT seq, hlc, wall, actor, kind, label, reason, salt, commitment, undo_dev, undo_seq, schema, prev, hash, sig
         FROM change WHERE dev = ?1 AND seq > ?2 ORDER BY seq",
    )?;
    let mut rows = query.query((n, after))?;
    while let Some(row) = rows.next()? {
        let change = ChangeRef {
            dev: id,
            seq: row.get(0)?,
        };
        let undo_of = match row.get::<_, Option<i64>>(9)? {
            Some(of) => Some(ChangeRef {
                dev: devices.id(of)?,
                seq: row.get(10)?,
            }),
            None => None,
        };
        changes.push(ForeignChange {
            change,
            key: key.clone(),
            hlc: row.get(1)?,
            wall: row.get(2)?,
            actor: row.get(3)?,
            kind: row.get(4)?,
            label: row.get(5)?,
            reason: row.get(6)?,
            salt: row.get(7)?,
            commitment: row.get(8)?,
            undo_of,
            schema: row.get(11)?,
            prev: row.get(12)?,
            hash: row.get(13)?,
            sig: row.get(14)?,
            ops: export_ops(conn, devices, n, change)?,
        });
    }
    Ok(())
}

fn export_ops(
    conn: &Connection,
    devices: &Devices,
    n: i64,
    change: ChangeRef,
) -> Result<Vec<ForeignOp>> {
    let mut query = conn.prepare_cached(
        "SELECT i, tbl, row, col, kind, subject, val, salt, commitment FROM op WHERE dev = ?1 AND seq = ?2 ORDER BY i",
    )?;
    let mut rows = query.query((n, change.seq))?;
    let mut ops = Vec::new();
    while let Some(row) = rows.next()? {
        let key = OpKey {
            dev: change.dev,
            seq: change.seq,
            i: row.get(0)?,
        };
        ops.push(ForeignOp {
            tbl: row.get(1)?,
            row: row.get(2)?,
            col: row.get(3)?,
            kind: row.get(4)?,
            subject: row.get(5)?,
            val: row.get(6)?,
            salt: row.get(7)?,
            commitment: row.get(8)?,
            bases: bases(conn, devices, key)?,
        });
    }
    Ok(ops)
}
