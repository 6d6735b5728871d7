//! The casework tables, one file each, and the registry that everything generic reads.
//!
//! Columns carry no NOT NULL, CHECK, UNIQUE or enforced foreign key: a constraint that refuses what another laptop sends makes
//! the two differ. What is required is required of the person who saves, in each table's `check`.
//! Column meanings never change; a new meaning is a new column.

mod agency;
mod attendance;
mod calendar;
mod capture;
mod chase;
mod contact;
mod day_off;
mod declaration;
mod disclosure;
mod document;
mod exemption;
mod fact;
mod former_name;
mod import_run;
mod keep_apart;
mod mark;
mod meeting;
mod note;
mod officer;
mod pack_issue;
mod panel;
mod panel_case;
mod panel_member;
mod placement;
mod plan;
mod plan_week;
mod provider;
mod provider_concern;
mod pupil;
mod referral;
mod registration_judgement;
mod review;
mod s19_decision;
mod saved_view;
mod seat;
mod session;
mod setting;
mod share_grid;
mod snooze;
mod status;
mod step;
mod suspension;
mod task;
mod team;
mod template;
mod term;

pub use agency::{Agency, AgencyPatch};
pub use attendance::{Attendance, AttendancePatch};
pub use calendar::{Calendar, CalendarPatch};
pub use capture::{Capture, CapturePatch};
pub use chase::{Chase, ChasePatch};
pub use contact::{Contact, ContactPatch};
pub use day_off::{DayOff, DayOffPatch};
pub use declaration::{Declaration, DeclarationPatch};
pub use disclosure::{Disclosure, DisclosurePatch};
pub use document::{Document, DocumentPatch};
pub use exemption::{Exemption, ExemptionPatch};
pub use fact::{Fact, FactPatch};
pub use former_name::{FormerName, FormerNamePatch};
pub use import_run::{ImportRun, ImportRunPatch};
pub use keep_apart::{KeepApart, KeepApartPatch};
pub use mark::{Mark, MarkPatch};
pub use meeting::{Meeting, MeetingPatch};
pub use note::{Note, NotePatch};
pub use officer::{Officer, OfficerPatch};
pub use pack_issue::{PackIssue, PackIssuePatch};
pub use panel::{Panel, PanelPatch};
pub use panel_case::{PanelCase, PanelCasePatch};
pub use panel_member::{PanelMember, PanelMemberPatch};
pub use placement::{Placement, PlacementPatch};
pub use plan::{Plan, PlanPatch};
pub use plan_week::{PlanWeek, PlanWeekPatch};
pub use provider::{Provider, ProviderPatch};
pub use provider_concern::{ProviderConcern, ProviderConcernPatch};
pub use pupil::{Pupil, PupilPatch};
pub use referral::{Referral, ReferralPatch};
pub use registration_judgement::{RegistrationJudgement, RegistrationJudgementPatch};
pub use review::{Review, ReviewPatch};
pub use s19_decision::{S19Decision, S19DecisionPatch};
pub use saved_view::{SavedView, SavedViewPatch};
pub use seat::{Seat, SeatPatch};
pub use session::{Session, SessionPatch};
pub use setting::{Setting, SettingPatch};
pub use share_grid::{ShareGrid, ShareGridPatch};
pub use snooze::{Snooze, SnoozePatch};
pub use status::{Status, StatusPatch};
pub use step::{Step, StepPatch};
pub use suspension::{Suspension, SuspensionPatch};
pub use task::{Task, TaskPatch};
pub use team::{Team, TeamPatch};
pub use template::{Template, TemplatePatch};
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
    Suspension::DEF,
    Step::DEF,
    Mark::DEF,
    S19Decision::DEF,
    Task::DEF,
    Chase::DEF,
    Agency::DEF,
    KeepApart::DEF,
    Attendance::DEF,
    SavedView::DEF,
    Snooze::DEF,
    Capture::DEF,
    PanelMember::DEF,
    Seat::DEF,
    Declaration::DEF,
    ShareGrid::DEF,
    Exemption::DEF,
    PackIssue::DEF,
    Disclosure::DEF,
    Template::DEF,
    ProviderConcern::DEF,
    RegistrationJudgement::DEF,
    Document::DEF,
    Referral::DEF,
];

/// A table by name; `None` for one that this version does not know.
pub fn table_named(name: &str) -> Option<&'static TableDef> {
    TABLES.iter().copied().find(|def| def.name == name)
}
