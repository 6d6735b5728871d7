//! What a row is, given its operations. Pure: no SQL, no clock, and the order of the operations does not matter.
//!
//! An operation is a head of its field while no other operation on that field names it as base. One head is normal; two with
//! different values are two answers, of which the one with the larger hybrid clock shows. The clock orders truly concurrent
//! edits only: an edit that has seen another names it, and wins whatever the clocks say.
//!
//! A deletion hides the row only if it names every head that there is, so it never hides an edit that it had not seen.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{OpKey, OpKind};
use crate::table::{Cell, TableDef};

/// An operation on one row, as resolving needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Op {
    /// Its name.
    pub key: OpKey,
    /// Hybrid clock of its change.
    pub hlc: i64,
    /// What it does.
    pub kind: OpKind,
    /// The field, for [`OpKind::Set`].
    pub col: Option<String>,
    /// The value; `None` once erased. For [`OpKind::Create`] an object of fields.
    pub val: Option<Value>,
    /// The operations that it replaces.
    pub bases: Vec<OpKey>,
}

/// Why a row wants a person's eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Two people gave the field different values, neither having seen the other's.
    TwoAnswers,
    /// One person removed the row while another edited it.
    RemovedAndEdited,
    /// The value is of a kind that this version cannot show. It is kept.
    Unreadable,
}

impl Doubt {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Doubt::TwoAnswers => "two_answers",
            Doubt::RemovedAndEdited => "removed_and_edited",
            Doubt::Unreadable => "unreadable",
        }
    }

    pub(crate) fn from_code(code: &str) -> Self {
        match code {
            "two_answers" => Doubt::TwoAnswers,
            "removed_and_edited" => Doubt::RemovedAndEdited,
            _ => Doubt::Unreadable,
        }
    }
}

/// A doubt about one field, or about the row itself (`col` is `None`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubted {
    /// The field.
    pub col: Option<String>,
    /// The doubt.
    pub doubt: Doubt,
    /// Hybrid clock of the youngest operation that caused it.
    pub since: i64,
}

/// Is the row there?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It shows.
    Present,
    /// Removed by somebody who had seen all of it.
    Removed,
    /// Nothing is left of it: never created, or erased.
    Absent,
}

/// The state of a row.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// Is it there?
    pub presence: Presence,
    /// The value that shows in each column.
    pub cells: Vec<Cell>,
    /// What wants a person's eye.
    pub doubts: Vec<Doubted>,
    /// Deletions that nobody has taken back.
    pub removals: Vec<OpKey>,
    creates: Vec<OpKey>,
    heads: BTreeMap<String, Vec<OpKey>>,
}

impl Resolved {
    /// The heads of a field: what an edit of it replaces.
    pub fn heads(&self, col: &str) -> &[OpKey] {
        self.heads.get(col).unwrap_or(&self.creates)
    }

    /// Every head of the row, its creation included: what a deletion replaces.
    pub fn all_heads(&self) -> BTreeSet<OpKey> {
        let edited = self.heads.values().flatten();
        self.creates.iter().chain(edited).copied().collect()
    }

    /// Has the field two answers?
    pub fn is_doubted(&self, col: &str) -> bool {
        self.doubts.iter().any(|d| d.col.as_deref() == Some(col))
    }
}

struct Candidate<'a> {
    key: OpKey,
    hlc: i64,
    value: &'a Value,
}

/// The state of a row, from all the operations on it that are known.
pub fn resolve(def: &TableDef, ops: &[Op]) -> Resolved {
    let creates: Vec<&Op> = ops.iter().filter(|op| op.kind == OpKind::Create).collect();
    let mut edits: BTreeMap<&str, Vec<&Op>> = BTreeMap::new();
    for op in ops {
        if let (OpKind::Set, Some(col)) = (op.kind, op.col.as_deref()) {
            edits.entry(col).or_default().push(op);
        }
    }
    // Heads are worked out for every field that was ever edited, known to this version or not, so that a removal made here
    // also covers what a newer version wrote and this one only keeps.
    let heads_of: BTreeMap<&str, Vec<&Op>> = edits
        .iter()
        .map(|(col, edits)| {
            let replaced: HashSet<OpKey> = edits.iter().flat_map(|op| op.bases.clone()).collect();
            let live = creates.iter().chain(edits).copied();
            (
                *col,
                live.filter(|op| !replaced.contains(&op.key)).collect(),
            )
        })
        .collect();

    let mut doubts = Vec::new();
    let mut cells = Vec::with_capacity(def.columns.len());
    for column in def.columns {
        let heads = heads_of.get(column.name).unwrap_or(&creates);
        let answers = heads.iter().filter_map(|op| candidate(op, column.name));
        let answers: Vec<Candidate<'_>> = answers.collect();
        let Some(shown) = answers.iter().max_by_key(|a| (a.hlc, a.key)) else {
            cells.push(Cell::Unknown);
            continue;
        };
        let mut doubt = |doubt| {
            doubts.push(Doubted {
                col: Some(column.name.to_owned()),
                doubt,
                since: shown.hlc,
            });
        };
        if answers.iter().any(|a| a.value != shown.value) {
            doubt(Doubt::TwoAnswers);
        }
        cells.push(
            Cell::from_json(column.kind, shown.value).unwrap_or_else(|| {
                doubt(Doubt::Unreadable);
                Cell::Unknown
            }),
        );
    }

    let restored: HashSet<OpKey> = ops
        .iter()
        .filter(|op| op.kind == OpKind::Restore)
        .flat_map(|op| op.bases.clone())
        .collect();
    let removals: Vec<&Op> = ops
        .iter()
        .filter(|op| op.kind == OpKind::Delete && !restored.contains(&op.key))
        .collect();
    let mut resolved = Resolved {
        presence: Presence::Present,
        cells,
        doubts,
        removals: removals.iter().map(|op| op.key).collect(),
        creates: creates.iter().map(|op| op.key).collect(),
        heads: heads_of
            .iter()
            .map(|(col, ops)| ((*col).to_owned(), ops.iter().map(|op| op.key).collect()))
            .collect(),
    };

    let says_something =
        |op: &Op| matches!(op.kind, OpKind::Create | OpKind::Set) && op.val.is_some();
    if !ops.iter().any(says_something) {
        resolved.presence = Presence::Absent;
    } else if let Some(youngest) = removals.iter().map(|op| op.hlc).max() {
        let heads = resolved.all_heads();
        let saw_all = |op: &&&Op| heads.iter().all(|head| op.bases.contains(head));
        if removals.iter().any(|op| saw_all(&op)) {
            resolved.presence = Presence::Removed;
            resolved.doubts.clear();
        } else {
            resolved.doubts.push(Doubted {
                col: None,
                doubt: Doubt::RemovedAndEdited,
                since: youngest,
            });
        }
    }
    resolved
}

/// What an operation says about a column; a creation that is silent about it says that it is not known.
fn candidate<'a>(op: &'a Op, col: &str) -> Option<Candidate<'a>> {
    let said = op.val.as_ref()?;
    let value = match op.kind {
        OpKind::Create => said.get(col).unwrap_or(&Value::Null),
        _ => said,
    };
    Some(Candidate {
        key: op.key,
        hlc: op.hlc,
        value,
    })
}
