//! The casework tables, one file each, and the registry that everything generic reads.
//!
//! Columns carry no NOT NULL, CHECK, UNIQUE or enforced foreign key: a constraint that refuses what another laptop sends makes
//! the two differ. What is required is required of the person who saves, in each table's `check`.
//! Column meanings never change; a new meaning is a new column.

mod calendar;
mod contact;
mod day_off;
mod fact;
mod former_name;
mod import_run;
mod meeting;
mod note;
mod officer;
mod panel;
mod panel_case;
mod placement;
mod plan;
mod plan_week;
mod provider;
mod pupil;
mod review;
mod session;
mod setting;
mod status;
mod team;
mod term;

pub use calendar::{Calendar, CalendarPatch};
pub use contact::{Contact, ContactPatch};
pub use day_off::{DayOff, DayOffPatch};
pub use fact::{Fact, FactPatch};
pub use former_name::{FormerName, FormerNamePatch};
pub use import_run::{ImportRun, ImportRunPatch};
pub use meeting::{Meeting, MeetingPatch};
pub use note::{Note, NotePatch};
pub use officer::{Officer, OfficerPatch};
pub use panel::{Panel, PanelPatch};
pub use panel_case::{PanelCase, PanelCasePatch};
pub use placement::{Placement, PlacementPatch};
pub use plan::{Plan, PlanPatch};
pub use plan_week::{PlanWeek, PlanWeekPatch};
pub use provider::{Provider, ProviderPatch};
pub use pupil::{Pupil, PupilPatch};
pub use review::{Review, ReviewPatch};
pub use session::{Session, SessionPatch};
pub use setting::{Setting, SettingPatch};
pub use status::{Status, StatusPatch};
pub use team::{Team, TeamPatch};
pub use term::{Term, TermPatch};

use uuid::Uuid;

use crate::table::{Table, TableDef};

/// The one row of [`Team`].
pub const TEAM: Uuid = Uuid::from_u128(0x7761_796d_6172_6b00_8000_0000_0000_0001);

/// The row of a [`Setting`], from its key: the same on every laptop.
pub fn setting_id(key: &str) -> Uuid {
    link_id("setting", &[key.as_bytes()])
}

/// A deterministic id for a row that is named by what it joins, so that two laptops that make it apart make the same one.
pub fn link_id(table: &str, parts: &[&[u8]]) -> Uuid {
    let mut hash = blake3::Hasher::new_derive_key("waymark link id 1");
    for part in std::iter::once(table.as_bytes()).chain(parts.iter().copied()) {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut bytes = [0u8; 16];
    bytes.copy_from_slice(&hash.finalize().as_bytes()[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

/// Every casework table. Guards, projection, ledger, rebuild and tests all read this list.
pub static TABLES: &[&TableDef] = &[
    Team::DEF,
    Officer::DEF,
    Setting::DEF,
    Pupil::DEF,
    FormerName::DEF,
    Status::DEF,
    Fact::DEF,
    Contact::DEF,
    Provider::DEF,
    Calendar::DEF,
    Term::DEF,
    DayOff::DEF,
    Placement::DEF,
    Session::DEF,
    Review::DEF,
    Plan::DEF,
    PlanWeek::DEF,
    Note::DEF,
    Panel::DEF,
    Meeting::DEF,
    PanelCase::DEF,
    ImportRun::DEF,
];

/// A table by name; `None` for one that this version does not know.
pub fn table_named(name: &str) -> Option<&'static TableDef> {
    TABLES.iter().copied().find(|def| def.name == name)
}
