//! The ledger: every change to casework is one signed entry, and the tables that screens read are a projection of it.
//!
//! State is a pure function of the set of operations. The state of one ROW depends on that row's operations alone
//! ([`resolve`]), so an ordinary commit resolves the rows that it touches, a rebuild resolves them all, and order, repetition or
//! delay of delivery cannot matter. No bookkeeping of heads is kept by hand; it is read from who names whom as base.
//!
//! Deliberately not kept: a table of heads. It would be a second truth beside the bases, and every bug in it would be a
//! replica that differs for ever.

mod born;
pub(crate) mod chain;
pub mod change;
pub(crate) mod device;
pub mod doubt;
mod export;
pub mod foreign;
pub(crate) mod guard;
mod hanging;
pub mod history;
pub(crate) mod load;
pub mod maker;
#[cfg(test)]
mod newer_tests;
pub(crate) mod plan;
pub(crate) mod project;
pub mod rehome;
pub mod resolve;
pub mod undo;
mod undo_key;
pub mod verify;
pub(crate) mod write;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A change, named the same on every laptop.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default,
)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct ChangeRef {
    /// The device incarnation that wrote it.
    pub dev: Uuid,
    /// Its place in that incarnation's chain, from 1.
    pub seq: i64,
}

/// An operation, named the same on every laptop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OpKey {
    /// The device incarnation that wrote it.
    pub dev: Uuid,
    /// The change it belongs to.
    pub seq: i64,
    /// Its place in the change, from 0.
    pub i: i64,
}

macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $( $(#[$vdoc:meta])* $variant:ident = $code:literal ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( $(#[$vdoc])* $variant ),* }

        impl $name {
            /// As it stands in the ledger.
            pub fn code(self) -> &'static str {
                match self { $( Self::$variant => $code ),* }
            }

            /// From the ledger; `None` for a kind of a newer version.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $( $code => Some(Self::$variant), )* _ => None }
            }
        }
    };
}

coded! {
    /// Why a change was made.
    ChangeKind {
        /// A person edited something.
        Edit = "edit",
        /// A file was read in: one change, however many rows, so that it can be undone whole.
        Import = "import",
        /// An earlier change was taken back, or put back.
        Undo = "undo",
        /// A person chose between two answers.
        Resolve = "resolve",
        /// Two records of one child became one.
        Merge = "merge",
        /// Data was erased under data-protection law.
        Erase = "erase",
        /// A newer version rewrote something.
        Migrate = "migrate",
    }
}

coded! {
    /// What an operation does.
    OpKind {
        /// Makes a row, carrying all its fields as one JSON object.
        Create = "create",
        /// Gives one field a value.
        Set = "set",
        /// Takes the row away, naming every head it has seen.
        Delete = "delete",
        /// Takes deletions back.
        Restore = "restore",
        /// Empties every operation on a row and, where the row is a child, every operation about that child.
        Erase = "erase",
    }
}
