//! Formats: bytes to values and back.
//!
//! Everything that a team is handed by somebody else comes through here: the Department's establishment file, a
//! tracker that has grown for six years in a spreadsheet, a school's term dates. Each reader takes bytes and answers
//! with typed values, and with sentences about everything that it could not take or had to guess.
//!
//! What this crate must not know: no path and no open file (bytes come in, or anything that reads), no SQL, no
//! ledger, no clock (`today` is an argument). It decides what a file says, never what the team then does with it.
//!
//! - [`text`] tells text from everything else, and in which encoding it was written.
//! - [`table`] reads any spreadsheet, CSV or workbook, as headings and rows.
//! - [`gias`] streams the Department's establishment file.
//! - [`pupils`] understands a team's own list of children.
//! - [`ics`] and [`terms`] read term dates.
//! - [`papers`] makes a photograph or a PDF ready to be kept.
//! - [`csv_out`] writes what a spreadsheet will open without running any of it.

pub mod csv_out;
pub mod gias;
pub mod ics;
pub mod limits;
pub mod papers;
pub mod pupils;
pub mod refused;
pub mod table;
pub mod terms;
pub mod testing;
pub mod text;

mod bounds;
mod container;
mod delimited;
mod workbook;

pub use refused::Refused;
