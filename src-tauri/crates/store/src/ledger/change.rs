//! A change as the caller describes it: for people first (a label), then what happens to which row.

use uuid::Uuid;

use super::{ChangeKind, ChangeRef};
use crate::contents::Content;
use crate::table::{Cell, Patch, Table, TableDef};

/// What happens to one row.
#[derive(Debug, Clone)]
pub(crate) enum Act {
    /// Make it; refused where it is already there.
    Create(Vec<Cell>),
    /// Make it, or bring it to these values where it is there.
    Put(Vec<Cell>),
    /// Give these fields these values.
    Set(Vec<(usize, Cell)>),
    /// Give this field this value and end the doubt about it, even if the value that shows is the one chosen.
    Choose(usize, Cell),
    /// Take it away.
    Delete,
    /// Take every deletion of it back.
    Restore,
}

/// A set of edits that are saved, signed and undone together.
#[derive(Debug, Clone)]
#[must_use = "a change does nothing until it is committed"]
pub struct Change {
    pub(crate) kind: ChangeKind,
    pub(crate) label: String,
    pub(crate) actor: Option<Uuid>,
    pub(crate) reason: Option<String>,
    pub(crate) undo_of: Option<ChangeRef>,
    pub(crate) acts: Vec<(&'static TableDef, Uuid, Act)>,
    pub(crate) contents: Vec<Content>,
}

impl Change {
    /// An empty change. `label` is what the undo button and the history say ("Add placement"); it names no child, because it
    /// outlives an erasure's view. `actor` is the officer; `None` is the app itself.
    pub fn new(kind: ChangeKind, label: impl Into<String>, actor: Option<Uuid>) -> Self {
        Self {
            kind,
            label: label.into(),
            actor,
            reason: None,
            undo_of: None,
            acts: Vec::new(),
            contents: Vec::new(),
        }
    }

    /// Why, in the person's words.
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// Makes a row.
    pub fn create<T: Table>(mut self, row: &T) -> Self {
        self.push_create(row);
        self
    }

    /// Makes a row, or brings the one with its id to these values.
    pub fn put<T: Table>(mut self, row: &T) -> Self {
        self.acts.push((T::DEF, row.id(), Act::Put(row.cells())));
        self
    }

    /// Gives some fields of a row new values. Values that are already so leave no trace.
    pub fn set<T: Table>(mut self, row: Uuid, patch: T::Patch) -> Self {
        self.push_set::<T>(row, patch);
        self
    }

    /// Settles a doubt about a field by saying its value.
    ///
    /// A column that the table does not have is refused at commit, not here.
    pub fn choose<T: Table>(mut self, row: Uuid, column: &str, value: Cell) -> Self {
        let at = T::DEF.position(column).unwrap_or(usize::MAX);
        self.acts.push((T::DEF, row, Act::Choose(at, value)));
        self
    }

    /// Takes a row away. For rows made by mistake; a child's record is marked "recorded in error" instead.
    pub fn delete<T: Table>(mut self, row: Uuid) -> Self {
        self.acts.push((T::DEF, row, Act::Delete));
        self
    }

    /// Puts back a row that was taken away, or says that one which somebody removed while another edited it shall stay.
    pub fn restore<T: Table>(mut self, row: Uuid) -> Self {
        self.acts.push((T::DEF, row, Act::Restore));
        self
    }

    /// Brings the bytes that a document of this change names by their hash. `subject` is the child whose they are.
    pub fn keep(mut self, subject: Option<Uuid>, bytes: Vec<u8>) -> Self {
        self.contents.push(Content {
            hash: crate::hash_hex(&bytes),
            subject: subject.unwrap_or(Uuid::nil()),
            bytes,
        });
        self
    }

    /// [`Change::create`] for loops.
    pub fn push_create<T: Table>(&mut self, row: &T) {
        self.acts.push((T::DEF, row.id(), Act::Create(row.cells())));
    }

    /// [`Change::set`] for loops.
    pub fn push_set<T: Table>(&mut self, row: Uuid, patch: T::Patch) {
        self.acts.push((T::DEF, row, Act::Set(patch.changes())));
    }

    /// Does it ask for nothing?
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }
}
