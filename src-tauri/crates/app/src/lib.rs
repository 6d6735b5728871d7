//! The use cases and the wire contract.
//!
//! A host (the window's shell, or the bridge that browser tests talk to) hands [`App::dispatch`] the name of a command and
//! its request as JSON, and gets JSON back. The names and the types are one table, [`commands`]; the TypeScript that the
//! window is written against is printed from the same table. No host knows a rule, and nothing here knows a host.

mod about;
mod backups;
pub mod bindings;
mod calendars;
pub mod clock;
pub mod commands;
mod drafts;
pub mod failure;
mod history;
mod host;
mod imports;
mod invented;
mod names;
mod pack;
mod panels;
mod places;
mod providers;
mod pupils;
mod record;
mod rows;
pub mod sample;
mod schools;
mod session;
mod team;
mod today;
mod vault;
mod words;

pub use clock::{Clock, SystemClock};
pub use failure::{Code, Failure, FieldFailure};
pub use host::{App, AppConfig, Attachment, Event, Reply};
