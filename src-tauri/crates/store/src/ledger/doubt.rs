//! What wants a person's eye, with every answer that was given.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::device::Devices;
use super::load::row_ops;
use super::resolve::{Doubt, resolve};
use super::{ChangeRef, OpKey, OpKind};
use crate::error::Result;
use crate::read::Reader;
use crate::tables::table_named;

/// A doubt about a row, for the person who settles it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ToSettle {
    /// The table.
    pub table: String,
    /// What a person calls a row of it.
    pub noun: String,
    /// The row.
    pub row: Uuid,
    /// The child it is about.
    pub pupil: Option<Uuid>,
    /// The field; `None` is the row itself.
    pub field: Option<String>,
    /// What is in doubt.
    pub doubt: Doubt,
    /// The answers, the one that shows first. For a removed and edited row: the removals and what they had not seen.
    pub answers: Vec<Answer>,
}

/// One answer to a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Answer {
    /// The value; `null` is not known.
    pub value: Value,
    /// Who gave it.
    pub who: Option<Uuid>,
    /// When, by that laptop's clock, UTC milliseconds.
    pub when: i64,
    /// In which change.
    pub change: ChangeRef,
}

/// Everything that is in doubt, in the order of tables and rows.
pub fn doubts(reader: &Reader) -> Result<Vec<ToSettle>> {
    let conn = &reader.conn;
    let devices = Devices::load(conn)?;
    let mut query = conn.prepare_cached(
        "SELECT tbl, row, col, doubt FROM conflict ORDER BY tbl, row, col, doubt",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (table, id, col): (String, Uuid, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let doubt = Doubt::from_code(&row.get::<_, String>(3)?);
        let Some(def) = table_named(&table) else {
            continue;
        };
        let ops = row_ops(conn, &devices, &table, id)?;
        let state = resolve(def, &ops);
        let heads: BTreeSet<OpKey> = if col.is_empty() {
            let all = state.all_heads();
            let seen: BTreeSet<OpKey> = ops
                .iter()
                .filter(|op| state.removals.contains(&op.key))
                .flat_map(|op| op.bases.clone())
                .collect();
            let unseen = all.difference(&seen).copied();
            unseen.chain(state.removals.iter().copied()).collect()
        } else {
            state.heads(&col).iter().copied().collect()
        };
        let mut answers: Vec<_> = ops.iter().filter(|op| heads.contains(&op.key)).collect();
        answers.sort_by_key(|op| std::cmp::Reverse((op.hlc, op.key)));
        let mut told = Vec::with_capacity(answers.len());
        for op in answers {
            let value = match (op.kind, &op.val) {
                (OpKind::Create, Some(fields)) if !col.is_empty() => fields.get(&col).cloned(),
                (_, value) => value.clone(),
            };
            let (who, when) = conn
                .prepare_cached(
                    "SELECT actor, wall FROM change WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2",
                )?
                .query_row((op.key.dev, op.key.seq), |row| Ok((row.get(0)?, row.get(1)?)))?;
            told.push(Answer {
                value: value.unwrap_or(Value::Null),
                who,
                when,
                change: ChangeRef {
                    dev: op.key.dev,
                    seq: op.key.seq,
                },
            });
        }
        found.push(ToSettle {
            noun: def.noun.to_owned(),
            row: id,
            pupil: def.subject_of(id, &state.cells),
            field: (!col.is_empty()).then_some(col),
            doubt,
            answers: told,
            table,
        });
    }
    Ok(found)
}
