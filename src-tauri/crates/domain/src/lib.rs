//! The vocabulary and the rules of an inclusion team, as pure functions.
//!
//! A *pupil* who is not in full-time mainstream education holds one or more *statuses* (permanently excluded, reduced
//! timetable, awaiting a place, ...), may be taught in several *placements* at once, each with a weekly grid of
//! *sessions*, is *reviewed*, and has a *plan* for the way back. From those rows, a *school calendar* and today's date
//! follow the things that must happen and by when: the *findings* of the statutory clocks, each with its citation and
//! its arithmetic.
//!
//! What this crate must not know: disk, clock, SQL, randomness, network, and any wording of a screen other than the
//! sentence that explains a date. `today`, ids and calendars are arguments; the same input always gives the same answer.

mod vocabulary;

pub mod alerts;
pub mod calendar;
pub mod case_ref;
pub mod clocks;
pub mod codes;
pub mod cost;
pub mod dates;
pub mod destination;
pub mod dials;
pub mod eligibility;
pub mod establishment;
pub mod fact;
pub mod facts;
pub mod fairness;
pub mod hours;
pub mod la;
pub mod leaving;
pub mod mentioned;
pub mod name;
pub mod order;
pub mod panel;
pub mod referral;
pub mod registration;
pub mod reintegration;
pub mod schooling;
pub mod setting_ref;
pub mod status;
pub mod suppression;
pub mod uln;
pub mod upn;
pub mod whereabouts;
pub mod year;

pub use calendar::{Beyond, Calendars, SchoolCalendar};
pub use case_ref::case_ref;
pub use establishment::Establishment;
pub use fact::FactKind;
pub use facts::PupilFacts;
pub use setting_ref::SettingRef;
pub use status::StatusKind;
pub use upn::Upn;
pub use vocabulary::UnknownCode;
pub use year::{AcademicYear, KeyStage, NcYear, Phase};
