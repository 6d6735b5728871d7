//! What goes with a child: the records, every row that was ever about them, rows of others that point at them; and what
//! stays, because it is another child's now.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use uuid::Uuid;

use super::Going;
use crate::error::Result;
use crate::ledger::OpKind;
use crate::ledger::device::Devices;
use crate::ledger::load::row_ops;
use crate::ledger::plan::{PlannedOp, PlannedRow};
use crate::ledger::resolve::{Op, Presence, resolve};
use crate::read::Reader;
use crate::table::{Cell, Kind, Subject, TableDef};
use crate::tables::{TABLES, table_named};

/// What an erasure reaches.
pub(super) struct Scope {
    /// The child's own record first.
    pub(super) records: Vec<Uuid>,
    /// Rows about the child, by table: also of tables that only a newer version knows.
    pub(super) own: BTreeMap<String, BTreeSet<Uuid>>,
    /// Rows about another child or nobody that point at this one.
    pub(super) beside: Vec<(&'static TableDef, Uuid, Option<Uuid>)>,
    /// Rows that were about the child, or named the child, and do so no longer.
    pub(super) kept: Vec<(&'static TableDef, Uuid)>,
}

/// The record of a child and those that were brought together with it. These are marked as recorded in error and either name
/// the record that was kept, or have left rows to it.
pub(super) fn records(reader: &Reader, pupil: Uuid) -> Result<Vec<Uuid>> {
    let conn = &reader.conn;
    let mut records = vec![pupil];
    let mut query = conn.prepare_cached(
        "SELECT id, recorded_in_error FROM pupil WHERE recorded_in_error IS NOT NULL ORDER BY id",
    )?;
    let set_aside: Vec<(Uuid, String)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    let mut at = 0;
    while let Some(record) = records.get(at).copied() {
        at += 1;
        let reference = waymark_domain::case_ref(record);
        for (other, why) in &set_aside {
            if records.contains(other) {
                continue;
            }
            let left_rows = || -> Result<bool> {
                Ok(conn
                    .prepare_cached(
                        "SELECT 1 FROM op a JOIN op b ON b.row = a.row WHERE a.subject = ?1 AND b.subject = ?2 LIMIT 1",
                    )?
                    .exists((other, record))?)
            };
            if why.contains(&reference) || left_rows()? {
                records.push(*other);
            }
        }
    }
    Ok(records)
}

impl Scope {
    /// What an erasure of these records reaches now.
    pub(super) fn of(reader: &Reader, records: &[Uuid]) -> Result<Self> {
        let conn = &reader.conn;
        let mut scope = Self {
            records: records.to_vec(),
            own: BTreeMap::new(),
            beside: Vec::new(),
            kept: Vec::new(),
        };
        let mut found: BTreeSet<(String, Uuid)> = BTreeSet::new();
        for record in records {
            let mut query =
                conn.prepare_cached("SELECT DISTINCT tbl, row FROM op WHERE subject = ?1")?;
            let rows = query.query_map([record], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for row in rows {
                found.insert(row?);
            }
        }
        for (table, row) in found {
            match table_named(&table) {
                Some(def) if about_another(conn, def, row, records)? => scope.kept.push((def, row)),
                _ => {
                    scope.own.entry(table).or_default().insert(row);
                }
            }
        }
        scope.point_at(conn)?;
        scope.named_once(conn)?;
        Ok(scope)
    }

    /// Whether a row goes.
    pub(super) fn holds(&self, table: &str, row: Uuid) -> bool {
        self.own.get(table).is_some_and(|rows| rows.contains(&row))
            || self
                .beside
                .iter()
                .any(|(def, other, _)| def.name == table && *other == row)
    }

    /// Rows that point at what goes, and rows that point at those.
    fn point_at(&mut self, conn: &Connection) -> Result<()> {
        let mut going: Vec<Uuid> = self.own.values().flatten().copied().collect();
        going.extend(&self.records);
        while !going.is_empty() {
            let list = serde_json::to_string(
                &going
                    .iter()
                    .map(|id| id.simple().to_string().to_uppercase())
                    .collect::<Vec<_>>(),
            )
            .unwrap_or_default();
            let mut next = Vec::new();
            for def in TABLES.iter().copied() {
                for column in def.columns.iter().filter(|column| column.kind == Kind::Id) {
                    let sql = format!(
                        "SELECT id FROM \"{}\" WHERE \"{}\" IS NOT NULL AND hex(\"{}\") IN (SELECT value FROM json_each(?1))",
                        def.name, column.name, column.name
                    );
                    let mut query = conn.prepare_cached(&sql)?;
                    let rows = query.query_map([&list], |row| row.get(0))?;
                    for row in rows.collect::<rusqlite::Result<Vec<Uuid>>>()? {
                        if self.holds(def.name, row)
                            || self.kept.contains(&(def, row))
                            || self.records.contains(&row)
                        {
                            continue;
                        }
                        self.beside.push((def, row, subject_now(conn, def, row)?));
                        next.push(row);
                    }
                }
            }
            going = next;
        }
        Ok(())
    }

    /// Rows whose history names one of the records by its id. Those that still do go; the others stay.
    fn named_once(&mut self, conn: &Connection) -> Result<()> {
        for record in self.records.clone() {
            let text = record.to_string();
            let mut query = conn.prepare_cached(
                "SELECT DISTINCT tbl, row FROM op WHERE val IS NOT NULL AND kind <> 'erase' AND instr(val, ?1) > 0",
            )?;
            let rows: Vec<(String, Uuid)> = query
                .query_map([&text], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<_>>()?;
            for (table, row) in rows {
                let Some(def) = table_named(&table) else {
                    continue;
                };
                if self.holds(&table, row) || self.kept.contains(&(def, row)) {
                    continue;
                }
                let cells = cells(conn, def, row)?;
                let still = cells.is_none_or(|cells| {
                    cells
                        .iter()
                        .any(|cell| cell.json().to_string().contains(&text))
                });
                if still {
                    self.beside.push((def, row, subject_now(conn, def, row)?));
                } else {
                    self.kept.push((def, row));
                }
            }
        }
        Ok(())
    }

    /// What goes with the records, in the order of the registry; then what only a newer version knows.
    pub(super) fn going(&self, reader: &Reader) -> Result<Vec<Going>> {
        let mut going = Vec::new();
        let known = TABLES.iter().map(|def| (def.name, def.noun));
        let unknown = self.own.keys().filter(|table| table_named(table).is_none());
        for (table, noun) in known.chain(unknown.map(|table| (table.as_str(), table.as_str()))) {
            let Some(rows) = self.own.get(table) else {
                continue;
            };
            let mut shown = 0;
            if table_named(table).is_some() {
                let mut query = reader
                    .conn
                    .prepare_cached(&format!("SELECT 1 FROM \"{table}\" WHERE id = ?1"))?;
                for row in rows {
                    shown += u32::from(query.exists([row])?);
                }
            }
            going.push(Going {
                table: table.to_owned(),
                noun: noun.to_owned(),
                shown,
                removed: rows.len() as u32 - shown,
            });
        }
        Ok(going)
    }

    /// What goes because it points at the child, in the order of the registry.
    pub(super) fn beside(&self) -> Vec<Going> {
        TABLES
            .iter()
            .map(|def| Going {
                table: def.name.to_owned(),
                noun: def.noun.to_owned(),
                shown: self
                    .beside
                    .iter()
                    .filter(|(of, ..)| of.name == def.name)
                    .count() as u32,
                removed: 0,
            })
            .filter(|going| going.shown > 0)
            .collect()
    }
}

/// A row as it shows; `None` when it does not.
fn cells(conn: &Connection, def: &TableDef, row: Uuid) -> Result<Option<Vec<Cell>>> {
    let mut query = conn.prepare_cached(&format!("{} WHERE id = ?1", def.select))?;
    let mut rows = query.query([row])?;
    Ok(match rows.next()? {
        Some(found) => Some(def.read(found)?.1),
        None => None,
    })
}

/// The child whom a row that shows is about.
pub(super) fn subject_now(conn: &Connection, def: &TableDef, row: Uuid) -> Result<Option<Uuid>> {
    Ok(cells(conn, def, row)?.and_then(|cells| def.subject_of(row, &cells)))
}

/// Whether a row that was once about one of these records shows and is another child's now.
fn about_another(conn: &Connection, def: &TableDef, row: Uuid, records: &[Uuid]) -> Result<bool> {
    if def.subject == Subject::Row {
        return Ok(false);
    }
    let now = subject_now(conn, def, row)?;
    Ok(now.is_some_and(|pupil| !records.contains(&pupil)))
}

/// Keys of words that were typed about the child and not saved: a key holds the id of the row that it belongs to.
pub(super) fn drafts(reader: &Reader, scope: &Scope) -> Result<Vec<String>> {
    let mut ids: BTreeSet<String> = scope.records.iter().map(Uuid::to_string).collect();
    ids.extend(scope.own.values().flatten().map(Uuid::to_string));
    ids.extend(scope.beside.iter().map(|(_, row, _)| row.to_string()));
    let mut query = reader.conn.prepare_cached("SELECT key FROM draft")?;
    let keys = query.query_map([], |row| row.get(0))?;
    let mut found = Vec::new();
    for key in keys {
        let key: String = key?;
        if ids.iter().any(|id| key.contains(id.as_str())) {
            found.push(key);
        }
    }
    Ok(found)
}

/// Rows that stay are said again as they show, because the operations that said so are about to be emptied.
pub(super) fn said_again(
    conn: &Connection,
    devices: &Devices,
    scope: &Scope,
) -> Result<Vec<PlannedRow>> {
    let mut rows = Vec::new();
    for (def, row) in &scope.kept {
        let past = row_ops(conn, devices, def.name, *row)?;
        let state = resolve(def, &past);
        if state.presence != Presence::Present {
            continue;
        }
        let subject = def.subject_of(*row, &state.cells);
        let ops: Vec<PlannedOp> = def
            .columns
            .iter()
            .zip(&state.cells)
            .filter(|(_, cell)| **cell != Cell::Unknown)
            .map(|(column, cell)| PlannedOp {
                kind: OpKind::Set,
                col: column.name.to_owned(),
                val: cell.json(),
                bases: sorted(state.heads(column.name)),
            })
            .collect();
        let mut planned = PlannedRow {
            def,
            row: *row,
            ops,
            fresh: None,
            past: Vec::<Op>::new(),
            subject,
            former_subject: None,
        };
        // A row of the child's own tables that is about nobody any more says nothing that could be told again.
        if planned
            .subject
            .is_some_and(|pupil| scope.records.contains(&pupil))
        {
            planned.ops.clear();
        }
        rows.push(planned);
    }
    Ok(rows)
}

fn sorted(heads: &[crate::ledger::OpKey]) -> Vec<crate::ledger::OpKey> {
    let mut bases = heads.to_vec();
    bases.sort_unstable();
    bases
}
