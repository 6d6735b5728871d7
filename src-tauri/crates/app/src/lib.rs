//! The use cases and the wire contract.
//!
//! A host (the window's shell, or the bridge that browser tests talk to) hands [`App::dispatch`] the name of a command and
//! its request as JSON, and gets JSON back. The names and the types are one table, [`commands`]; the TypeScript that the
//! window is written against is printed from the same table. No host knows a rule, and nothing here knows a host.

mod about;
pub mod bindings;
pub mod clock;
pub mod commands;
pub mod failure;
mod host;

pub use clock::{Clock, SystemClock};
pub use failure::{Code, Failure, FieldFailure};
pub use host::{App, AppConfig, Attachment, Event, Reply};
