//! What the undo and the redo key would do next.

use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

use super::history::{self, ChangeLine};
use super::undo::is_undone;
use super::{ChangeKind, ChangeRef};
use crate::error::Result;
use crate::store::Store;

impl Store {
    /// What Ctrl Z would take back: this officer's youngest change on this laptop that stands.
    pub fn last_undoable(&self, actor: Option<Uuid>) -> Result<Option<ChangeLine>> {
        let writer = self.writer();
        let conn = &writer.reader.conn;
        let mut query = conn.prepare_cached(
            "SELECT seq, kind FROM change WHERE dev = ?1 AND actor IS ?2 AND label IS NOT NULL ORDER BY seq DESC LIMIT ?3",
        )?;
        let mut rows = query.query((writer.device.n, actor, DEPTH))?;
        while let Some(row) = rows.next()? {
            let seq = row.get(0)?;
            let kind: String = row.get(1)?;
            // Nobody means to reach behind an erasure with one key.
            if kind == ChangeKind::Erase.code() {
                return Ok(None);
            }
            let own = [
                ChangeKind::Edit,
                ChangeKind::Import,
                ChangeKind::Resolve,
                ChangeKind::Merge,
            ];
            if own.iter().any(|own| own.code() == kind) && !is_undone(conn, writer.device.n, seq)? {
                let change = ChangeRef {
                    dev: writer.device.id,
                    seq,
                };
                return history::line(&writer.reader, &writer.devices, change, None).map(Some);
            }
        }
        Ok(None)
    }

    /// What a redo would put back: this officer's youngest undo, if nothing else was done after it.
    pub fn last_redoable(&self, actor: Option<Uuid>) -> Result<Option<ChangeLine>> {
        let writer = self.writer();
        let conn = &writer.reader.conn;
        let mut query = conn.prepare_cached(
            "SELECT seq, kind, undo_seq FROM change WHERE dev = ?1 AND actor IS ?2 ORDER BY seq DESC LIMIT ?3",
        )?;
        let mut rows = query.query((writer.device.n, actor, DEPTH))?;
        while let Some(row) = rows.next()? {
            let (seq, kind): (i64, String) = (row.get(0)?, row.get(1)?);
            if kind != ChangeKind::Undo.code() {
                return Ok(None);
            }
            let was_redo = match row.get::<_, Option<i64>>(2)? {
                Some(of) => {
                    kind_of(conn, writer.device.n, of)?.as_deref() == Some(ChangeKind::Undo.code())
                }
                None => false,
            };
            if !was_redo && !is_undone(conn, writer.device.n, seq)? {
                let change = ChangeRef {
                    dev: writer.device.id,
                    seq,
                };
                return history::line(&writer.reader, &writer.devices, change, None).map(Some);
            }
        }
        Ok(None)
    }
}

/// How far back Ctrl Z looks: fifty undos and their redos, with room.
const DEPTH: i64 = 200;

fn kind_of(conn: &Connection, dev: i64, seq: i64) -> Result<Option<String>> {
    let sql = "SELECT kind FROM change WHERE dev = ?1 AND seq = ?2";
    Ok(conn
        .prepare_cached(sql)?
        .query_row((dev, seq), |row| row.get(0))
        .optional()?)
}
