//! Reads operations back from the ledger.

use rusqlite::{Connection, Row};
use serde_json::Value;
use uuid::Uuid;

use super::device::Devices;
use super::resolve::Op;
use super::{OpKey, OpKind};
use crate::error::{Result, StoreError};

const COLUMNS: &str = "op.dev, op.seq, op.i, change.hlc, op.kind, op.col, op.val";

/// Every operation on a row. Operations of kinds that this version does not know are kept in the ledger and left out here.
pub(crate) fn row_ops(
    conn: &Connection,
    devices: &Devices,
    table: &str,
    row: Uuid,
) -> Result<Vec<Op>> {
    let mut query = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM op JOIN change USING (dev, seq) WHERE op.row = ?1 AND op.tbl = ?2"
    ))?;
    let mut rows = query.query((row, table))?;
    let mut ops = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(op) = read_op(devices, row)? {
            ops.push(op);
        }
    }
    // A row that was only ever created has no bases; most rows are so.
    if ops.len() > 1 {
        for op in &mut ops {
            op.bases = bases(conn, devices, op.key)?;
        }
    }
    Ok(ops)
}

/// Reads one operation, without its bases.
pub(crate) fn read_op(devices: &Devices, row: &Row<'_>) -> Result<Option<Op>> {
    let Some(kind) = OpKind::from_code(&row.get::<_, String>(4)?) else {
        return Ok(None);
    };
    let val: Option<String> = row.get(6)?;
    let val: Option<Value> = val
        .map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|e| StoreError::Ledger(format!("a value is not JSON: {e}")))?;
    Ok(Some(Op {
        key: OpKey {
            dev: devices.id(row.get(0)?)?,
            seq: row.get(1)?,
            i: row.get(2)?,
        },
        hlc: row.get(3)?,
        kind,
        col: row.get(5)?,
        val,
        bases: Vec::new(),
    }))
}

/// What an operation replaces, in the order in which it was hashed.
pub(crate) fn bases(conn: &Connection, devices: &Devices, key: OpKey) -> Result<Vec<OpKey>> {
    let mut query = conn.prepare_cached(
        "SELECT bdev, bseq, bi FROM base WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2 AND i = ?3",
    )?;
    let mut rows = query.query((key.dev, key.seq, key.i))?;
    let mut bases = Vec::new();
    while let Some(row) = rows.next()? {
        bases.push(OpKey {
            dev: devices.id(row.get(0)?)?,
            seq: row.get(1)?,
            i: row.get(2)?,
        });
    }
    bases.sort_unstable();
    Ok(bases)
}
