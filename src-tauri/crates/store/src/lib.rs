//! Everything the team has written, on disk: encrypted, signed, never overwritten.
//!
//! Two halves. The vault (`vault`, `open`, `backup`, `lock`, `mark`) makes a passphrase into an open, encrypted connection
//! and keeps copies of it. The ledger (`ledger`, `tables`, `search`, `reference`) turns what a person does into one signed
//! change, and changes into the tables that screens read.
//!
//! This is the only crate that knows SQL. It must not know formats, documents, windows or where a path comes from.

pub mod backup;
pub mod calendars;
pub mod contents;
mod derive;
mod drafts;
pub mod erasure;
mod error;
pub mod facts;
pub mod folder;
pub mod home;
pub mod ledger;
pub mod live;
pub mod lock;
pub mod mark;
pub mod migrations;
pub mod open;
pub mod place;
mod read;
pub mod reference;
pub mod search;
mod store;
pub mod table;
pub mod tables;
pub mod vault;
pub mod views;

pub use drafts::Draft;
pub use error::{Result, Since, StoreError, UndoRefused};
pub use ledger::write::{Committed, Fate, Touched};
pub use live::hash_hex;
pub use read::{Moment, Reader};
pub use store::{OnCommit, OpenReader, Store, Wall};
pub use tables::{link_id, setting_id};
