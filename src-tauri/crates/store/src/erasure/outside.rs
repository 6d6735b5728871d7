//! The list of erased records beside the database. A backup made before an erasure still holds the child; when it is put back,
//! what this list names is erased again before anybody sees a screen. It holds ids, codes and fingerprints and no name.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Order;
use super::known::Said;
use super::redact::is_erased;
use crate::error::{Result, StoreError};
use crate::folder;
use crate::read::Reader;
use crate::store::Store;
use crate::table::Table as _;
use crate::tables::Pupil;

/// One erasure, as the list keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Line {
    records: Vec<Uuid>,
    reason: String,
    who: Option<Uuid>,
    known_by: Vec<String>,
}

/// Erases again what a restored copy has brought back, and writes down what the list does not have yet. Says how many records
/// were erased again.
///
/// # Errors
/// When the database cannot be read or written. A list that cannot be written is written the next time.
pub fn settle(store: &Store, dir: &Path) -> Result<usize> {
    let held = read(dir);
    let mut again = 0;
    for line in &held {
        let records = store.read(|reader| {
            let mut back = Vec::new();
            for record in &line.records {
                if !is_erased(&reader.conn, *record)? {
                    back.push(*record);
                }
            }
            Ok(back)
        })?;
        if records.is_empty() {
            continue;
        }
        again += records.len();
        store.erase_again(&Order {
            records,
            reason: line.reason.clone(),
            actor: line.who,
            known_by: line.known_by.clone(),
            again: true,
        })?;
    }
    write(store, dir)?;
    Ok(again)
}

/// Writes the list as the ledger has it.
///
/// # Errors
/// When the database cannot be read or the list not be written.
pub fn write(store: &Store, dir: &Path) -> Result<()> {
    let lines = store.read(lines)?;
    if lines == read(dir) {
        return Ok(());
    }
    let text = serde_json::to_vec(&lines).unwrap_or_default();
    folder::replace(dir, folder::ERASED, &text, "noting what was erased")
        .map_err(|error| StoreError::Ledger(error.to_string()))
}

/// What stands in the list. One that cannot be read is made anew from the ledger.
fn read(dir: &Path) -> Vec<Line> {
    fs::read(dir.join(folder::ERASED))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn lines(reader: &Reader) -> Result<Vec<Line>> {
    let mut query = reader.conn.prepare_cached(
        "SELECT op.dev, op.seq, op.row, op.val, change.actor FROM op JOIN change USING (dev, seq)
         WHERE op.row IN (SELECT subject FROM erased) AND op.kind = 'erase' AND op.tbl = ?1
         ORDER BY change.hlc, op.dev, op.seq, op.i",
    )?;
    let mut rows = query.query([Pupil::DEF.name])?;
    let mut lines: Vec<((i64, i64), Line)> = Vec::new();
    while let Some(row) = rows.next()? {
        let change = (row.get(0)?, row.get(1)?);
        let record: Uuid = row.get(2)?;
        let said: Said = serde_json::from_str(&row.get::<_, String>(3)?).unwrap_or_default();
        match lines.last_mut() {
            Some((last, line)) if *last == change => {
                line.records.push(record);
                line.known_by.extend(said.known_by);
            }
            _ => lines.push((
                change,
                Line {
                    records: vec![record],
                    reason: said.reason,
                    who: row.get(4)?,
                    known_by: said.known_by,
                },
            )),
        }
    }
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}
