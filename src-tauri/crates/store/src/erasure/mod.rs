//! Erasing a child by law: the retention period has ended, a court has said so, a request was upheld.
//!
//! An erasure is a signed change like any other, and the one that cannot be taken back. It says who erased, when and why, and
//! which row of ids is meant; it says nothing of whom. What every operation about the child said becomes nothing, with its
//! salt; the hash that its signature covers is written down first, so every chain still verifies. What is erased is a function
//! of the operations alone (`redact`), so laptops that hear of it in any order end the same, and words that arrive late are
//! emptied at the door.
//!
//! Deliberately not done: looking for the child's name in what was written about others. Such places are named before the
//! erasure ([`Mention`]) and stay, for only a person can tell whom a sentence is about.

mod known;
mod mentions;
pub mod outside;
pub(crate) mod redact;
mod scope;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

pub use known::{Given, Tombstone, Tombstones};
pub use mentions::Mention;

use crate::error::{Result, StoreError};
use crate::ledger::plan::{PlannedOp, PlannedRow};
use crate::ledger::write::{Committed, Heading, Txn, inscribe, reshow};
use crate::ledger::{ChangeKind, OpKind};
use crate::read::Reader;
use crate::store::{Store, Writer};
use crate::table::Table as _;
use crate::tables::Pupil;
use crate::{contents, derive, search};
use scope::Scope;

/// Why a child is erased. A code and no words, because it stays when all else has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "ts", ts(rename = "ErasureReason"))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The period for which the authority keeps such records has ended.
    RetentionEnded,
    /// A court or the Information Commissioner has ordered it.
    Ordered,
    /// A request under article 17 of the UK GDPR was upheld.
    Request,
    /// The record should never have been held.
    NeverOurs,
}

impl Reason {
    /// Every reason, in the order in which a person chooses.
    pub const ALL: [Self; 4] = [
        Self::RetentionEnded,
        Self::Ordered,
        Self::Request,
        Self::NeverOurs,
    ];

    /// As it stands in the ledger.
    pub fn code(self) -> &'static str {
        match self {
            Self::RetentionEnded => "retention_ended",
            Self::Ordered => "ordered",
            Self::Request => "request",
            Self::NeverOurs => "never_ours",
        }
    }

    /// For a person.
    pub fn words(self) -> &'static str {
        match self {
            Self::RetentionEnded => "the retention period has ended",
            Self::Ordered => "a court or the Information Commissioner ordered it",
            Self::Request => "a request for erasure was upheld",
            Self::NeverOurs => "the record should never have been held",
        }
    }

    /// From the ledger; `None` for a reason of a newer version.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What a person asks for.
#[derive(Debug, Clone, Copy)]
pub struct Erasure {
    /// The child.
    pub pupil: Uuid,
    /// Why.
    pub reason: Reason,
    /// The officer.
    pub actor: Option<Uuid>,
    /// Keep a fingerprint of the pupil number and of name with date of birth, so that a later list that holds the child asks
    /// before it brings the child back.
    pub recognise: bool,
}

/// Rows of one table that would go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Going {
    /// The table.
    pub table: String,
    /// What a person calls one row.
    pub noun: String,
    /// Rows that show now.
    pub shown: u32,
    /// Rows that were taken away before and are still in the history.
    pub removed: u32,
}

/// Exactly what an erasure would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErasurePreview {
    /// The records: the child's own, then any that was brought together with it.
    pub records: Vec<Uuid>,
    /// What goes with them, in the order of the registry.
    pub going: Vec<Going>,
    /// Rows about another child or nobody that go because they point at this one, such as an entry of the keep-apart register.
    pub beside: Vec<Going>,
    /// Rows that were once written under this child and are another's now: they stay, with their present words.
    pub kept: u32,
    /// Entries of the history that are emptied.
    pub entries: u32,
    /// Words not yet saved that are forgotten.
    pub drafts: u32,
    /// Places elsewhere that name the child and stay as they are.
    pub mentions: Vec<Mention>,
    /// A mark of all this: another state of things is refused.
    pub seen: String,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// What it did to the projection.
    pub committed: Committed,
    /// Why the file could not be rewritten at once, when it could not: the words are gone from every table, and the pages
    /// that held them are overwritten; only the file has not been made anew.
    pub unscrubbed: Option<String>,
}

/// An erasure as it is carried out, the first time or again after a restore.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Order {
    pub(crate) records: Vec<Uuid>,
    pub(crate) reason: String,
    pub(crate) actor: Option<Uuid>,
    pub(crate) known_by: Vec<String>,
    pub(crate) again: bool,
}

impl Store {
    /// What erasing this child would do. Nothing is written.
    ///
    /// # Errors
    /// When the child is not there, was erased already, or the database cannot be read.
    pub fn erasure_preview(&self, pupil: Uuid) -> Result<ErasurePreview> {
        self.read(|reader| preview(reader, pupil))
    }

    /// Erases a child: every word about the child in the ledger, the tables, the search and the lists. It cannot be undone.
    ///
    /// # Errors
    /// As [`Store::erasure_preview`]; nothing was changed then.
    pub fn erase(&self, erasure: Erasure) -> Result<Erased> {
        let now = self.now();
        let mut writer = self.writer();
        let records = there(&writer.reader, erasure.pupil)?;
        let known_by = if erasure.recognise {
            known::fingerprints(&writer.reader, &records)?
        } else {
            Vec::new()
        };
        let order = Order {
            records,
            reason: erasure.reason.code().to_owned(),
            actor: erasure.actor,
            known_by,
            again: false,
        };
        let committed = writer.carry_out(&order, now)?;
        self.after(&committed);
        let unscrubbed = scrub(&writer).err().map(|error| error.to_string());
        Ok(Erased {
            committed,
            unscrubbed,
        })
    }

    /// Erases again what a restored copy has brought back.
    pub(crate) fn erase_again(&self, order: &Order) -> Result<()> {
        let now = self.now();
        let mut writer = self.writer();
        let committed = writer.carry_out(order, now)?;
        self.after(&committed);
        scrub(&writer)
    }
}

/// The records of a child who can be erased.
fn there(reader: &Reader, pupil: Uuid) -> Result<Vec<Uuid>> {
    if redact::is_erased(&reader.conn, pupil)? {
        return Err(StoreError::ErasedAlready);
    }
    if Pupil::get(reader, pupil)?.is_none() {
        return Err(StoreError::NotThere {
            table: Pupil::DEF.name,
            noun: Pupil::DEF.noun,
            row: pupil,
        });
    }
    scope::records(reader, pupil)
}

fn preview(reader: &Reader, pupil: Uuid) -> Result<ErasurePreview> {
    let records = there(reader, pupil)?;
    let scope = Scope::of(reader, &records)?;
    let entries = redact::count(&reader.conn, &scope)?;
    let drafts = scope::drafts(reader, &scope)?.len();
    let mut preview = ErasurePreview {
        going: scope.going(reader)?,
        beside: scope.beside(),
        kept: scope.kept.len() as u32,
        entries,
        drafts: drafts as u32,
        mentions: mentions::of(reader, &records, &scope)?,
        seen: String::new(),
        records,
    };
    let text = serde_json::to_vec(&preview).unwrap_or_default();
    preview.seen = crate::hash_hex(&text)[..16].to_owned();
    Ok(preview)
}

impl Writer {
    fn carry_out(&mut self, order: &Order, wall: i64) -> Result<Committed> {
        let _pass = self.gate.open();
        let Writer {
            reader,
            device,
            devices,
            today,
            ..
        } = self;
        let conn = &reader.conn;
        let txn = Txn::begin(conn)?;
        let scope = Scope::of(reader, &order.records)?;
        let mut rows = vec![];
        for record in &order.records {
            let known_by = if rows.is_empty() {
                order.known_by.as_slice()
            } else {
                &[]
            };
            let val = json!({ "reason": order.reason, "known_by": known_by });
            rows.push(one_op(Pupil::DEF, *record, None, val));
        }
        for (def, row, pupil) in &scope.beside {
            rows.push(one_op(def, *row, *pupil, json!({ "reason": order.reason })));
        }
        rows.extend(scope::said_again(conn, devices, &scope)?);
        let label = if order.again {
            "Erased a child’s record again, after a restore"
        } else {
            "Erased a child’s record"
        };
        let words = Reason::from_code(&order.reason).map(Reason::words);
        let reason = words.unwrap_or(&order.reason);
        let heading = Heading {
            kind: ChangeKind::Erase,
            label,
            reason: Some(reason),
            actor: order.actor,
            undo_of: None,
        };
        let inscribed = inscribe(conn, (device, devices), &heading, &rows, wall)?;

        let erased: Vec<_> = rows
            .iter()
            .map(|row| (row.def.name.to_owned(), row.row))
            .collect();
        let mut places: BTreeSet<(String, Uuid)> = erased.iter().cloned().collect();
        let erased = &erased[..order.records.len() + scope.beside.len()];
        let contents = contents::touched_by(conn, erased)?;
        places.extend(redact::apply(conn, erased)?);
        redact::list_anew(conn)?;
        contents::settle(conn, &contents)?;
        for key in scope::drafts(reader, &scope)? {
            conn.prepare_cached("DELETE FROM draft WHERE key = ?1")?
                .execute([key])?;
        }
        let touched = reshow(conn, devices, &places)?;
        search::touch(conn, &touched)?;
        search::squeeze(conn)?;
        let mut subjects: BTreeSet<Uuid> = touched.iter().filter_map(|row| row.pupil).collect();
        subjects.extend(&order.records);
        subjects.extend(scope.beside.iter().filter_map(|(_, _, pupil)| *pupil));
        let subjects: Vec<Uuid> = subjects.into_iter().collect();
        derive::touch(reader, &touched, &subjects, *today)?;
        txn.commit()?;

        let named = inscribed.stands(device);
        Ok(Committed {
            change: Some(named),
            label: label.to_owned(),
            rows: touched,
            subjects,
            hash: inscribed.hash.to_vec(),
        })
    }
}

fn one_op(
    def: &'static crate::table::TableDef,
    row: Uuid,
    subject: Option<Uuid>,
    val: serde_json::Value,
) -> PlannedRow {
    PlannedRow {
        def,
        row,
        ops: vec![PlannedOp {
            kind: OpKind::Erase,
            col: String::new(),
            val,
            bases: Vec::new(),
        }],
        fresh: None,
        past: Vec::new(),
        subject,
        former_subject: None,
    }
}

/// Makes the file anew, so that no page and no log holds a remnant: `secure_delete` overwrites what is deleted, and pages that
/// were shuffled about before are rewritten here. Costs about as long as a backup.
fn scrub(writer: &Writer) -> Result<()> {
    let conn = &writer.reader.conn;
    conn.flush_prepared_statement_cache();
    conn.execute_batch("VACUUM")?;
    let left: i64 = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if left != 0 {
        // A screen was reading: the next checkpoint does it, at the latest when the vault is locked.
        return Err(StoreError::Ledger("the log is still being read".into()));
    }
    Ok(())
}
