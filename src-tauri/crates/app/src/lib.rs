//! The use cases and the wire contract.
//!
//! A host (the window's shell, or the bridge that browser tests talk to) hands [`App::dispatch`] the name of a command and
//! its request as JSON, and gets JSON back. The names and the types are one table, [`commands`]; the TypeScript that the
//! window is written against is printed from the same table. No host knows a rule, and nothing here knows a host.

mod about;
mod addresses;
mod agreements;
mod alerts;
mod apart;
mod attendance;
mod authorities;
mod away;
mod backups;
pub mod bindings;
mod bulk;
mod calendars;
mod captures;
mod caseload;
mod chronology;
mod circle;
pub mod clock;
mod clocks;
mod closing;
pub mod commands;
mod concerns;
mod costs;
mod drafts;
mod drift;
mod erasing;
pub mod failure;
mod handover;
mod history;
mod host;
mod hours;
mod imports;
mod invented;
mod local_rules;
mod merging;
mod moves;
mod names;
mod on_day;
mod overlap;
mod pack;
mod panel_year;
mod panels;
mod papers;
mod people;
mod placements;
mod places;
mod provider_concerns;
mod providers;
mod pupils;
mod record;
mod registration;
mod returns;
mod rows;
mod s19;
pub mod sample;
mod saved_views;
mod schools;
mod session;
mod shares;
mod space;
mod stalled;
mod steps;
mod tasks;
mod team;
mod today;
mod vault;
mod visits;
mod watch;
mod week;
mod words;

pub use clock::{Clock, SystemClock};
pub use failure::{Code, Failure, FieldFailure};
pub use host::{App, AppConfig, Attachment, Event, Reply};
