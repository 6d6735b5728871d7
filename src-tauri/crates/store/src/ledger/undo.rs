//! Taking a change back. It is a new change that says the old values again, so it can itself be taken back: redo is the undo
//! of an undo. It goes by itself only while nothing has happened since to what it would touch; otherwise it asks.

use std::collections::{BTreeMap, HashSet};

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;
use uuid::Uuid;

use super::change::{Act, Change};
use super::device::Devices;
use super::hanging;
use super::load::{bases, row_ops};
use super::resolve::{Op, Presence, Resolved, resolve};
use super::write::Committed;
use super::{ChangeKind, ChangeRef, OpKey, OpKind};
use crate::error::{Result, Since, StoreError, UndoRefused};
use crate::store::Store;
use crate::table::{Cell, TableDef};
use crate::tables::table_named;

impl Store {
    /// Takes a change back, if nothing has happened since to what it touched.
    pub fn undo(&self, change: ChangeRef, actor: Option<Uuid>) -> Result<Committed> {
        self.take_back(change, actor, false)
    }

    /// Takes a change back after the person has seen what has happened since. Later words on the same fields are replaced,
    /// and stay in the history.
    pub fn undo_anyway(&self, change: ChangeRef, actor: Option<Uuid>) -> Result<Committed> {
        self.take_back(change, actor, true)
    }

    fn take_back(&self, change: ChangeRef, actor: Option<Uuid>, anyway: bool) -> Result<Committed> {
        let now = self.now();
        let mut writer = self.writer();
        if is_erasure(&writer.reader.conn, change)? {
            return Err(StoreError::ErasureStands);
        }
        let back = way_back(&writer.reader.conn, &writer.devices, change)?;
        if !anyway && !back.since.is_empty() {
            return Err(StoreError::UndoRefused(UndoRefused { since: back.since }));
        }
        let label = match back.label.split_once(": ") {
            Some(("Undo", what)) => format!("Redo: {what}"),
            Some(("Redo", what)) => format!("Undo: {what}"),
            _ => format!("Undo: {}", back.label),
        };
        let mut undo = Change::new(ChangeKind::Undo, label, actor);
        undo.undo_of = Some(change);
        undo.acts = back.acts;
        let committed = writer.commit(undo, false, now)?;
        self.after(&committed);
        Ok(committed)
    }
}

fn is_erasure(conn: &Connection, change: ChangeRef) -> Result<bool> {
    Ok(conn
        .prepare_cached(
            "SELECT 1 FROM change WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2 AND kind = ?3",
        )?
        .exists((change.dev, change.seq, ChangeKind::Erase.code()))?)
}

/// Was the change taken back, and not put back since?
pub(crate) fn is_undone(conn: &Connection, dev: i64, seq: i64) -> Result<bool> {
    Ok(standing_undo(conn, dev, seq)?.is_some())
}

/// The undo of a change that stands: one that was not itself taken back. The newest, where two laptops each wrote one.
pub(crate) fn standing_undo(conn: &Connection, dev: i64, seq: i64) -> Result<Option<(i64, i64)>> {
    let mut query = conn.prepare_cached(
        "SELECT dev, seq FROM change WHERE undo_dev = ?1 AND undo_seq = ?2 ORDER BY hlc DESC",
    )?;
    let undos = query.query_map((dev, seq), |row| Ok((row.get(0)?, row.get(1)?)))?;
    for undo in undos.collect::<rusqlite::Result<Vec<(i64, i64)>>>()? {
        if standing_undo(conn, undo.0, undo.1)?.is_none() {
            return Ok(Some(undo));
        }
    }
    Ok(None)
}

/// How a change is taken back, and what stands in the way.
pub(crate) struct WayBack {
    pub label: String,
    pub acts: Vec<(&'static TableDef, Uuid, Act)>,
    pub since: Vec<Since>,
}

struct Own {
    key: OpKey,
    kind: OpKind,
    col: Option<String>,
}

/// Works out how to take a change back.
pub(crate) fn way_back(conn: &Connection, devices: &Devices, change: ChangeRef) -> Result<WayBack> {
    let label: Option<Option<String>> = conn
        .prepare_cached(
            "SELECT label FROM change WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2",
        )?
        .query_row((change.dev, change.seq), |row| row.get(0))
        .optional()?;
    let label = label.ok_or(StoreError::NoSuchChange)?;
    let mut query = conn.prepare_cached(
        "SELECT i, tbl, row, col, kind FROM op WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2 ORDER BY i",
    )?;
    let mut rows = query.query((change.dev, change.seq))?;
    let mut order = Vec::new();
    let mut by_row: BTreeMap<(String, Uuid), Vec<Own>> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let place: (String, Uuid) = (row.get(1)?, row.get(2)?);
        let Some(kind) = OpKind::from_code(&row.get::<_, String>(4)?) else {
            continue;
        };
        let own = by_row.entry(place.clone()).or_insert_with(|| {
            order.push(place);
            Vec::new()
        });
        own.push(Own {
            key: OpKey {
                dev: change.dev,
                seq: change.seq,
                i: row.get(0)?,
            },
            kind,
            col: row.get(3)?,
        });
    }
    let made: HashSet<Uuid> = by_row.keys().map(|(_, row)| *row).collect();
    let mut back = WayBack {
        label: label.unwrap_or_default(),
        acts: Vec::new(),
        since: Vec::new(),
    };
    // Last made, first taken away, as one would by hand.
    for place in order.into_iter().rev() {
        if let (Some(def), Some(own)) = (table_named(&place.0), by_row.get(&place)) {
            let ops = row_ops(conn, devices, &place.0, place.1)?;
            let mut one = OneRow {
                conn,
                devices,
                def,
                row: place.1,
                state: resolve(def, &ops),
                ops,
            };
            one.back(own, &made, &mut back)?;
        }
    }
    Ok(back)
}

struct OneRow<'a> {
    conn: &'a Connection,
    devices: &'a Devices,
    def: &'static TableDef,
    row: Uuid,
    ops: Vec<Op>,
    state: Resolved,
}

impl OneRow<'_> {
    fn back(&mut self, own: &[Own], made: &HashSet<Uuid>, back: &mut WayBack) -> Result<()> {
        if self.state.presence == Presence::Absent {
            // Erased: there is nothing to put back and nothing to take away.
            return Ok(());
        }
        let mine = |key: &OpKey| own.iter().any(|op| op.key == *key);
        let there = self.state.presence == Presence::Present;
        if let Some(arrived) = own
            .iter()
            .find(|op| matches!(op.kind, OpKind::Create | OpKind::Restore))
        {
            if !there {
                return Ok(());
            }
            // What a restored row was before is what its removals had seen.
            let mut seen = HashSet::new();
            if arrived.kind == OpKind::Restore {
                for removal in bases(self.conn, self.devices, arrived.key)? {
                    seen.extend(bases(self.conn, self.devices, removal)?);
                }
            }
            for head in self.state.all_heads() {
                let repeats = self.repeats(head)?;
                if !repeats.iter().any(mine) && !seen.contains(&head) {
                    self.say_since(head, back)?;
                }
            }
            self.say_dependents(made, back)?;
            back.acts.push((self.def, self.row, Act::Delete));
            return Ok(());
        }
        if own.iter().any(|op| op.kind == OpKind::Delete) {
            if !self.state.removals.is_empty() {
                back.acts.push((self.def, self.row, Act::Restore));
            }
            return Ok(());
        }
        if !there {
            for removal in self.state.removals.clone() {
                self.say_since(removal, back)?;
            }
            return Ok(());
        }
        let mut fields = Vec::new();
        for op in own {
            let Some(at) = op.col.as_deref().and_then(|col| self.def.position(col)) else {
                continue;
            };
            let column = self.def.columns[at];
            let heads = self.state.heads(column.name).to_vec();
            for head in heads {
                if !self.repeats(head)?.contains(&op.key) {
                    self.say_since(head, back)?;
                }
            }
            let before = self.value_before(op.key, column.name);
            let cell = Cell::from_json(column.kind, &before).unwrap_or_default();
            fields.push((at, cell));
        }
        back.acts.push((self.def, self.row, Act::Set(fields)));
        Ok(())
    }

    /// The operations whose word a head repeats, itself first: one that was written by an undo says again what stood before the change that
    /// it takes back. So three edits of a field can be taken back one after the other, and put on again.
    fn repeats(&self, head: OpKey) -> Result<Vec<OpKey>> {
        let mut key = head;
        let mut repeats = vec![head];
        loop {
            let undo_of: Option<(Uuid, i64)> = self
                .conn
                .prepare_cached(
                    "SELECT device.id, undo_seq FROM change JOIN device ON device.n = undo_dev
                     WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2",
                )?
                .query_row((key.dev, key.seq), |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let Some((dev, seq)) = undo_of else {
                return Ok(repeats);
            };
            let col = self
                .ops
                .iter()
                .find(|op| op.key == key)
                .and_then(|op| op.col.as_ref());
            let taken_back = self
                .ops
                .iter()
                .find(|op| (op.key.dev, op.key.seq) == (dev, seq) && op.col.as_ref() == col);
            match taken_back.map(|op| op.bases.as_slice()) {
                Some([before]) if !repeats.contains(before) => {
                    key = *before;
                    repeats.push(key);
                }
                _ => return Ok(repeats),
            }
        }
    }

    /// What the field showed before an operation, as its writer saw it.
    fn value_before(&self, key: OpKey, col: &str) -> Value {
        let Some(op) = self.ops.iter().find(|op| op.key == key) else {
            return Value::Null;
        };
        shown_before(&self.ops, &op.bases, col)
    }

    fn say_since(&self, key: OpKey, back: &mut WayBack) -> Result<()> {
        let col = self
            .ops
            .iter()
            .find(|op| op.key == key)
            .and_then(|op| op.col.clone());
        let since = since(self.conn, self.def, self.row, col, key)?;
        if !back.since.contains(&since) {
            back.since.push(since);
        }
        Ok(())
    }

    /// What others have hung on this row since: taking it away would leave it in the air.
    fn say_dependents(&self, made: &HashSet<Uuid>, back: &mut WayBack) -> Result<()> {
        let subject = self.def.subject_of(self.row, &self.state.cells);
        for hung in hanging::on(self.conn, self.def, self.row, subject)? {
            if made.contains(&hung.row) {
                continue;
            }
            let ops = row_ops(self.conn, self.devices, hung.def.name, hung.row)?;
            for head in resolve(hung.def, &ops).heads(hung.column) {
                let field = ops.iter().find(|op| op.key == *head);
                let field = field.and_then(|op| op.col.clone());
                let since = since(self.conn, hung.def, hung.row, field, *head)?;
                if !back.since.contains(&since) {
                    back.since.push(since);
                }
            }
        }
        Ok(())
    }
}

/// The value that these bases showed: the largest hybrid clock among them.
pub(crate) fn shown_before(ops: &[Op], bases: &[OpKey], col: &str) -> Value {
    let shown = ops
        .iter()
        .filter(|op| bases.contains(&op.key))
        .max_by_key(|op| (op.hlc, op.key));
    let value = shown.and_then(|op| match op.kind {
        OpKind::Create => op.val.as_ref().and_then(|fields| fields.get(col)),
        _ => op.val.as_ref(),
    });
    value.cloned().unwrap_or(Value::Null)
}

fn since(
    conn: &Connection,
    def: &TableDef,
    row: Uuid,
    field: Option<String>,
    key: OpKey,
) -> Result<Since> {
    let (who, when, label): (Option<Uuid>, i64, Option<String>) = conn
        .prepare_cached(
            "SELECT actor, wall, label FROM change WHERE dev = (SELECT n FROM device WHERE id = ?1) AND seq = ?2",
        )?
        .query_row((key.dev, key.seq), |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    Ok(Since {
        table: def.name.to_owned(),
        noun: def.noun.to_owned(),
        row,
        field,
        who,
        when,
        label: label.unwrap_or_default(),
    })
}
