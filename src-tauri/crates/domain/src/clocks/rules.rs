//! The rule book: every rule with its citation, the days in which it is in force and how sure we are of it.

use chrono::NaiveDate;

use crate::status::Confidence;

use super::{
    board, direction, ehc, exclusion, fair_access, health, home, leavers, looked_after, no_school,
    notices, off_site, part_time, placement_review, reintegration_steps, returns, review_panel,
    suspension,
};

/// What kind of claim a rule makes on somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// A duty whose meeting the team can see in its own records: past and unmet is a breach.
    Duty,
    /// A duty of somebody else; when nothing is recorded, it is unknown whether it was met, and that is what is said.
    DutyOfOthers,
    /// Guidance expects it.
    Expectation,
    /// The team's own practice.
    Local,
    /// A stretch of time that somebody may use; it passes without breach.
    Window,
}

/// A rule.
#[derive(Debug, PartialEq, Eq, serde::Serialize)]
pub struct Rule {
    /// Short and frozen: rows refer to it.
    pub id: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Where it is written.
    pub citation: &'static str,
    /// The text or page in which it was read, or from which it is known.
    pub source: &'static str,
    /// First trigger day to which it applies; `None` = as far back as records go.
    pub from: Option<NaiveDate>,
    /// Last trigger day to which it applies; `None` = still.
    pub until: Option<NaiveDate>,
    /// How sure the number and its reading are.
    pub confidence: Confidence,
    /// How it is counted, in words.
    pub basis: &'static str,
    /// On whom it lies.
    pub duty_holder: &'static str,
    /// What else to know; may be empty.
    pub note: &'static str,
    /// What kind of claim it makes.
    pub force: Force,
    /// 1 = a child is out of education because of it; 9 = a form is late. Orders a list before the date does.
    pub consequence: u8,
}

impl Rule {
    /// Whether the rule applies to something that happened on `day`.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A date in the rule book; it must exist, or the build fails.
pub(super) const fn law_day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => panic!("a date in the rule book must exist"),
    }
}

/// 26 July 2026: the suspension and permanent exclusion guidance published in May 2026 takes effect.
pub(super) const SPE26: NaiveDate = law_day(2026, 7, 26);

/// Every rule, in order of id.
pub static RULES: &[&Rule] = &[
    &exclusion::SIXTH_DAY,
    &suspension::SIXTH_DAY,
    &notices::PARENTS,
    &notices::DETAILS,
    &notices::TOLD,
    &exclusion::BOARD,
    &board::BOARD_LONG,
    &board::BOARD_EXAM,
    &board::BOARD_ASKED,
    &board::BOARD_HEARS,
    &review_panel::APPLY,
    &review_panel::HEAR,
    &review_panel::RECONVENE,
    &suspension::YEAR_LIMIT,
    &exclusion::CANCELLED,
    &review_panel::ROLL,
    &looked_after::DAY_ONE,
    &exclusion::MONEY,
    &no_school::SIXTH_DAY,
    &no_school::DECISION,
    &health::FIFTEEN_DAYS,
    &health::SICKNESS_RETURN,
    &home::NEW_PUPIL_RETURN,
    &home::DELETION_RETURN,
    &home::ATTENDANCE_RETURN,
    &home::ENQUIRY_BEFORE_DELETION,
    &off_site::NOTICE,
    &off_site::REVIEW_ASKED,
    &off_site::INVITATIONS,
    &off_site::DECISION,
    &part_time::END,
    &fair_access::ALLOCATE,
    &fair_access::ADMIT,
    &fair_access::IN_YEAR,
    &fair_access::REFER,
    &direction::DIRECTION,
    &fair_access::REPLY,
    &fair_access::EVIDENCE,
    &ehc::DECIDE,
    &ehc::NO_PLAN,
    &ehc::FINAL,
    &ehc::ANNUAL,
    &ehc::AFTER_MEETING,
    &ehc::AMENDED,
    &ehc::PHASE,
    &ehc::EARLY,
    &home::EDUCATED_AT_HOME,
    &home::MISSING_SCHOOL,
    &home::MISSING_AUTHORITY,
    &home::ATTENDANCE_ORDER,
    &looked_after::PEP,
    &looked_after::PEP_TERMLY,
    &placement_review::HALF_TERMLY,
    &placement_review::FIRST,
    &placement_review::CONCERN,
    &returns::AP_CENSUS,
    &returns::HOME_AND_MISSING,
    &placement_review::NO_NEXT,
    &reintegration_steps::STALL,
    &reintegration_steps::SIX_WEEKS,
    &reintegration_steps::THIRTEEN_WEEKS,
    &leavers::AFTER_RESULTS,
    &leavers::IN_OCTOBER,
];

/// The rule of that id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}
