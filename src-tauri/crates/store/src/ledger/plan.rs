//! From what the caller asks to the operations that say it: against the state as it is now, and nothing that changes nothing.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::change::Act;
use super::device::Devices;
use super::load::row_ops;
use super::resolve::{Op, Presence, Resolved, resolve};
use super::{OpKey, OpKind};
use crate::error::{Result, StoreError};
use crate::table::{Cell, Checks, FieldError, TableDef};

/// An operation that is about to be written.
#[derive(Debug, Clone)]
pub(crate) struct PlannedOp {
    pub kind: OpKind,
    /// Empty for the row itself.
    pub col: String,
    pub val: Value,
    pub bases: Vec<OpKey>,
}

/// What is about to happen to one row.
#[derive(Debug)]
pub(crate) struct PlannedRow {
    pub def: &'static TableDef,
    pub row: Uuid,
    pub ops: Vec<PlannedOp>,
    /// Cells of a row that was never seen before: it needs no resolving.
    pub fresh: Option<Vec<Cell>>,
    /// Operations on it so far.
    pub past: Vec<Op>,
    /// Whom the row is about: once the change is made, and before it if that was another child.
    pub subject: Option<Uuid>,
    pub former_subject: Option<Uuid>,
}

/// All that one change asks of one row.
#[derive(Debug, Default)]
struct Asked {
    create: Option<Vec<Cell>>,
    /// An existing row is brought to the values of `create` instead of being refused.
    may_exist: bool,
    set: BTreeMap<usize, Cell>,
    choose: Vec<usize>,
    delete: bool,
    restore: bool,
}

/// Works out the operations of a change, row by row in the order of asking.
pub(crate) fn plan(
    conn: &Connection,
    devices: &Devices,
    acts: Vec<(&'static TableDef, Uuid, Act)>,
    checks: Checks,
) -> Result<Vec<PlannedRow>> {
    let mut faults = Vec::new();
    let mut rows = Vec::new();
    for (def, row, asked) in gather(acts)? {
        let past = row_ops(conn, devices, def.name, row)?;
        let planned = if past.is_empty() {
            fresh(def, row, asked, checks, &mut faults)?
        } else {
            edit(def, row, asked, past, checks, &mut faults)?
        };
        if !planned.ops.is_empty() {
            rows.push(planned);
        }
    }
    if checks == Checks::All {
        for fault in super::born::before_birth(conn, &rows)? {
            // Where the table's own rule has spoken of a field, one sentence is enough.
            let said = |held: &FieldError| (held.row, &held.field) == (fault.row, &fault.field);
            if !faults.iter().any(said) {
                faults.push(fault);
            }
        }
    }
    if faults.is_empty() {
        Ok(rows)
    } else {
        Err(StoreError::Invalid(faults))
    }
}

fn gather(
    acts: Vec<(&'static TableDef, Uuid, Act)>,
) -> Result<Vec<(&'static TableDef, Uuid, Asked)>> {
    let mut places: HashMap<(&str, Uuid), usize> = HashMap::new();
    let mut rows: Vec<(&'static TableDef, Uuid, Asked)> = Vec::new();
    for (def, row, act) in acts {
        let at = *places.entry((def.name, row)).or_insert_with(|| {
            rows.push((def, row, Asked::default()));
            rows.len() - 1
        });
        let asked = &mut rows[at].2;
        match act {
            Act::Create(cells) | Act::Put(cells) if asked.create.is_some() => {
                // Two lines of one file about one row: the later line says more.
                asked.create = Some(cells);
            }
            Act::Create(cells) => asked.create = Some(cells),
            Act::Put(cells) => {
                asked.create = Some(cells);
                asked.may_exist = true;
            }
            Act::Set(fields) => asked.set.extend(fields),
            Act::Choose(at, cell) => {
                if at >= def.columns.len() {
                    return Err(StoreError::NoSuchColumn {
                        table: def.name.to_owned(),
                        column: String::new(),
                    });
                }
                asked.set.insert(at, cell);
                asked.choose.push(at);
            }
            Act::Delete => asked.delete = true,
            Act::Restore => asked.restore = true,
        }
    }
    Ok(rows)
}

fn fresh(
    def: &'static TableDef,
    row: Uuid,
    asked: Asked,
    checks: Checks,
    faults: &mut Vec<FieldError>,
) -> Result<PlannedRow> {
    let Some(mut cells) = asked.create else {
        return Err(not_there(def, row));
    };
    for (at, cell) in asked.set {
        cells[at] = cell;
    }
    faults.extend(def.faults(row, &cells, checks));
    let mut fields = Map::new();
    for (column, cell) in def.columns.iter().zip(&cells) {
        if *cell != Cell::Unknown {
            fields.insert(column.name.to_owned(), cell.json());
        }
    }
    let op = PlannedOp {
        kind: OpKind::Create,
        col: String::new(),
        val: Value::Object(fields),
        bases: Vec::new(),
    };
    Ok(PlannedRow {
        def,
        row,
        // Made and taken away within one change: nothing happened.
        ops: if asked.delete { Vec::new() } else { vec![op] },
        subject: def.subject_of(row, &cells),
        former_subject: None,
        fresh: Some(cells),
        past: Vec::new(),
    })
}

fn edit(
    def: &'static TableDef,
    row: Uuid,
    asked: Asked,
    past: Vec<Op>,
    checks: Checks,
    faults: &mut Vec<FieldError>,
) -> Result<PlannedRow> {
    let before = resolve(def, &past);
    let there = before.presence == Presence::Present;
    let mut wanted = BTreeMap::new();
    if let Some(cells) = asked.create {
        if there && !asked.may_exist {
            return Err(StoreError::AlreadyThere {
                table: def.name,
                noun: def.noun,
                row,
            });
        }
        wanted.extend(cells.into_iter().enumerate());
    } else if !there && !asked.restore {
        return Err(not_there(def, row));
    }
    wanted.extend(asked.set);

    let mut ops = Vec::new();
    if !before.removals.is_empty() && (asked.restore || !there) {
        ops.push(PlannedOp {
            kind: OpKind::Restore,
            col: String::new(),
            val: Value::Null,
            bases: sorted(before.removals.clone()),
        });
    }
    let mut after = before.cells.clone();
    for (at, cell) in wanted {
        let name = def.columns[at].name;
        // Choosing the answer that already shows is still an answer to the doubt.
        let settles = asked.choose.contains(&at) && before.is_doubted(name);
        if before.cells[at] != cell || settles {
            ops.push(set(&before, name, cell.json()));
            after[at] = cell;
        }
    }
    if asked.delete && there {
        // Edits and removal in one change: the removal is what is meant.
        ops.retain(|op| op.kind == OpKind::Restore);
        ops.push(PlannedOp {
            kind: OpKind::Delete,
            col: String::new(),
            val: Value::Null,
            bases: before.all_heads().into_iter().collect(),
        });
    } else if !ops.is_empty() {
        // What was wrong before this edit does not stop it; what it makes wrong does.
        let old = def.faults(row, &before.cells, checks);
        let new = def.faults(row, &after, checks).into_iter();
        faults.extend(new.filter(|fault| !old.contains(fault)));
    }
    let former = def.subject_of(row, &before.cells);
    let subject = def.subject_of(row, &after).or(former);
    Ok(PlannedRow {
        def,
        row,
        ops,
        fresh: None,
        past,
        subject,
        former_subject: former.filter(|pupil| Some(*pupil) != subject),
    })
}

fn set(before: &Resolved, col: &str, val: Value) -> PlannedOp {
    PlannedOp {
        kind: OpKind::Set,
        col: col.to_owned(),
        val,
        bases: sorted(before.heads(col).to_vec()),
    }
}

fn sorted(mut bases: Vec<OpKey>) -> Vec<OpKey> {
    bases.sort_unstable();
    bases
}

fn not_there(def: &'static TableDef, row: Uuid) -> StoreError {
    StoreError::NotThere {
        table: def.name,
        noun: def.noun,
        row,
    }
}
