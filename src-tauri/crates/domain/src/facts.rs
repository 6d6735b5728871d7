//! What is known about one child, as plain values: the input of every rule.
//!
//! Every date may be missing: rows written by hand, by import or on another laptop are taken as they are, and a rule
//! that lacks a date answers "unknown". Free text is left out on purpose; no rule reads it.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::establishment::AdmissionsBy;
use crate::hours::{Session, Taught};
use crate::year::{NcYear, SchoolAge, school_age};
use crate::{FactKind, SettingRef, StatusKind};

/// One child.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PupilFacts {
    /// The pupil row.
    pub id: Uuid,
    /// Date of birth; `None` = unknown, and then the child is taken to be of compulsory school age.
    pub dob: Option<NaiveDate>,
    /// The year group that somebody recorded; goes before the computed one.
    pub nc_year: Option<NcYear>,
    /// The school on whose roll the child is.
    pub roll: Option<SettingRef>,
    /// First day with the team.
    pub opened_on: Option<NaiveDate>,
    /// Last day with the team; `None` = open.
    pub closed_on: Option<NaiveDate>,
    /// Where the child went when the case was closed is recorded with evidence.
    pub destination_known: bool,
    /// The UPN as text, if any.
    pub upn: Option<String>,
    /// Statuses, in any order, ended ones too.
    pub statuses: Vec<Status>,
    /// Placements, ended ones too.
    pub placements: Vec<Placement>,
    /// Reviews.
    pub reviews: Vec<Review>,
    /// Dated facts.
    pub facts: Vec<Fact>,
    /// Reintegration plans.
    pub plans: Vec<Plan>,
    /// Suspensions, of any length, where they are recorded one by one.
    pub suspensions: Vec<Suspension>,
    /// Dated steps of a process: a notice sent, a board met, a referral accepted.
    pub events: Vec<Event>,
    /// Clocks that somebody marked as met or excused.
    pub marks: Vec<Mark>,
    /// When somebody saw the child.
    pub sightings: Vec<Sighting>,
    /// When the child's own words were last written down.
    pub voice_on: Option<NaiveDate>,
    /// Who decides on admissions to the school that was last decided on for the child; `None` = not on file or not known.
    pub admissions_by: Option<AdmissionsBy>,
    /// Half days of which the place that teaches the child said by telephone, and nobody else otherwise, that the child was
    /// ill: the day, once for each half.
    pub told_ill: Vec<NaiveDate>,
    /// Referrals that were sent and that nobody has answered.
    pub asked: Vec<Asked>,
}

/// A provider that was asked for a place and has not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The referral.
    pub id: Uuid,
    /// The day on which it went.
    pub on: NaiveDate,
}

/// A status row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Status {
    /// The row.
    pub id: Uuid,
    /// Which status.
    pub kind: StatusKind,
    /// First day (for an exclusion: the first school day, or part of one, on which the child was kept out).
    pub started_on: Option<NaiveDate>,
    /// Last day; `None` = it lasts.
    pub ended_on: Option<NaiveDate>,
    /// The school it concerns; `None` = the school on whose roll the child is.
    pub setting: Option<SettingRef>,
    /// The day on which the authority came to know.
    pub aware_on: Option<NaiveDate>,
    /// When it is meant to end.
    pub expected_end: Option<NaiveDate>,
}

impl Status {
    /// Whether it holds on `day`; without a start it holds until its end.
    pub fn on(&self, day: NaiveDate) -> bool {
        self.started_on.is_none_or(|start| start <= day)
            && self.ended_on.is_none_or(|end| day <= end)
    }
}

crate::vocabulary::vocabulary! { "kind of placement",
    /// What kind of provision a placement is.
    pub enum PlacementKind {
        AlternativeProvision = "alternative_provision": "Alternative provision",
        School = "school": "Mainstream school",
        Tuition = "tuition": "Tuition",
        HomeTuition = "home_tuition": "Tuition at home",
        Online = "online": "Online provision",
        College = "college": "College",
        Hospital = "hospital": "Hospital school",
        Special = "special": "Special school",
        Other = "other": "Other",
    }
}

impl PlacementKind {
    /// Whether a placement of this kind is a school of the child's own rather than provision that a school commissions.
    pub const fn is_school(self) -> bool {
        matches!(self, PlacementKind::School | PlacementKind::Special)
    }
}

crate::vocabulary::vocabulary! { "roll",
    /// What the roll of a placement's setting says of the child.
    pub enum RollKind {
        Main = "main": "Main roll",
        Subsidiary = "subsidiary": "Subsidiary roll",
        Guest = "guest": "Guest",
        None = "none": "Not on roll",
        Unknown = "unknown": "Unknown",
    }
}

/// A placement row with its weekly grid.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Placement {
    /// The row.
    pub id: Uuid,
    /// Where.
    pub setting: Option<SettingRef>,
    /// What kind; `None` = unknown, and then it is treated as provision that must be reviewed.
    pub kind: Option<PlacementKind>,
    /// The setting's roll; `None` = not recorded.
    pub roll: Option<RollKind>,
    /// Whether a purpose is recorded.
    pub has_purpose: bool,
    /// First day.
    pub started_on: Option<NaiveDate>,
    /// When it is meant to end.
    pub planned_end: Option<NaiveDate>,
    /// Last day; `None` = open.
    pub ended_on: Option<NaiveDate>,
    /// Whether the provider is known to be unregistered; `None` = unknown.
    pub unregistered: Option<bool>,
    /// Whether a cost is recorded.
    pub has_cost: bool,
    /// Whether transport is recorded, even as "none needed".
    pub has_transport: bool,
    /// Weekly grid.
    pub sessions: Vec<Session>,
}

impl Placement {
    /// Its times, for the weekly ledger.
    pub fn taught(&self) -> Taught<'_> {
        Taught {
            placement: self.id,
            started_on: self.started_on,
            ended_on: self.ended_on,
            sessions: &self.sessions,
        }
    }

    /// Whether it runs on `day`. Without a start it is not known to.
    pub fn on(&self, day: NaiveDate) -> bool {
        self.started_on.is_some_and(|start| start <= day)
            && self.ended_on.is_none_or(|end| day <= end)
    }
}

crate::vocabulary::vocabulary! { "kind of review",
    /// What a review looked at.
    pub enum ReviewKind {
        Placement = "placement": "Placement review",
        HalfTermly = "half_termly": "Half-termly review",
        ReducedTimetable = "reduced_timetable": "Reduced-timetable review",
        Reintegration = "reintegration": "Reintegration review",
        Emergency = "emergency": "Emergency review",
        Final = "final": "Final review",
    }
}

/// A review row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Review {
    /// The row.
    pub id: Uuid,
    /// The placement it looked at; `None` = all of the child's.
    pub placement: Option<Uuid>,
    /// What kind; `None` = unknown.
    pub kind: Option<ReviewKind>,
    /// The day it was held.
    pub held_on: Option<NaiveDate>,
    /// The next date that was agreed.
    pub next_on: Option<NaiveDate>,
    /// Whether a reason was given for there being no next date.
    pub no_next_reason: bool,
}

impl Review {
    /// Whether the review counts as a review of `placement`.
    pub fn covers(&self, placement: Uuid) -> bool {
        match self.placement {
            Some(id) => id == placement,
            None => !matches!(
                self.kind,
                Some(ReviewKind::ReducedTimetable | ReviewKind::Reintegration)
            ),
        }
    }
}

/// A fact row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact {
    /// The row.
    pub id: Uuid,
    /// Which fact.
    pub kind: FactKind,
    /// Since when; `None` = not known, and then it is taken to hold until it ends.
    pub started_on: Option<NaiveDate>,
    /// Until when; `None` = still.
    pub ended_on: Option<NaiveDate>,
}

impl Fact {
    /// Whether it holds on `day`.
    pub fn on(&self, day: NaiveDate) -> bool {
        self.started_on.is_none_or(|start| start <= day)
            && self.ended_on.is_none_or(|end| day <= end)
    }
}

/// A reintegration plan with its weeks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The row.
    pub id: Uuid,
    /// The school to which the child returns.
    pub destination: Option<SettingRef>,
    /// The day by which the child is to be there full time.
    pub target_on: Option<NaiveDate>,
    /// First day of the plan.
    pub started_on: Option<NaiveDate>,
    /// Day on which it was agreed.
    pub agreed_on: Option<NaiveDate>,
    /// Day on which it ended; `None` = running.
    pub ended_on: Option<NaiveDate>,
    /// Whether the plan ended with the child back full time; `None` = not recorded.
    pub returned: Option<bool>,
    /// Last day of dual registration.
    pub dual_until: Option<NaiveDate>,
    /// Last day of the support that was promised.
    pub support_until: Option<NaiveDate>,
    /// Weeks in any order.
    pub weeks: Vec<PlanWeek>,
}

/// A week of a plan. Ten sessions are ten bits: Monday morning bit 0 to Friday afternoon bit 9.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlanWeek {
    /// The row.
    pub id: Uuid,
    /// 1 for the first week; `None` = unknown.
    pub number: Option<u16>,
    /// The Monday, or the first day of that week's schooling.
    pub starts_on: Option<NaiveDate>,
    /// Sessions planned.
    pub planned: u16,
    /// Sessions attended; `None` = not recorded.
    pub attended: Option<u16>,
    /// The start as it was before the plan was moved; `None` = never moved.
    pub original_starts_on: Option<NaiveDate>,
}

/// A suspension of any length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Suspension {
    /// The row.
    pub id: Uuid,
    /// First day.
    pub first_day: Option<NaiveDate>,
    /// Last day; `None` = not known.
    pub last_day: Option<NaiveDate>,
    /// Sessions, where recorded (a day is two); `None` = reckoned from the days.
    pub sessions: Option<u16>,
    /// The school; `None` = the school on whose roll the child is.
    pub setting: Option<SettingRef>,
}

crate::vocabulary::vocabulary! { "step",
    /// A dated step of a process.
    pub enum EventKind {
        ParentsTold = "parents_told": "Parents told in writing of the exclusion",
        NoticeReceived = "notice_received": "Notice of exclusion received",
        DetailsSent = "details_sent": "Details of provision sent to parents",
        Representations = "representations": "Parents made representations",
        BoardMet = "board_met": "Board considered reinstatement",
        BoardUpheld = "board_upheld": "Parents told that the board upheld the exclusion",
        NoReview = "no_review": "Parents said that they want no review",
        ReviewApplied = "review_applied": "Independent review applied for",
        ReviewHeard = "review_heard": "Independent review heard",
        ReviewSentBack = "review_sent_back": "Review recommended or directed reconsideration",
        BoardReconvened = "board_reconvened": "Board reconvened",
        Cancelled = "exclusion_cancelled": "Suspension or exclusion cancelled by the headteacher",
        ExamAtStake = "exam_at_stake": "Public examination or national test that an exclusion takes away",
        ExamsOver = "exams_over": "Last public examination taken or missed",
        S19Considered = "s19_considered": "Section 19 duty considered",
        S19Decided = "s19_decided": "Section 19 decision made",
        OffSiteNotice = "off_site_notice": "Off-site direction notice sent",
        OffSiteReviewRequested = "off_site_review_requested": "Review of off-site direction requested",
        OffSiteReviewPlanned = "off_site_review_planned": "Review of off-site direction arranged for",
        OffSiteInvited = "off_site_invited": "Invitations to off-site review sent",
        OffSiteDecisionSent = "off_site_decision_sent": "Off-site review decision sent",
        FapAccepted = "fap_accepted": "Fair access referral accepted",
        FapDecided = "fap_decided": "Fair access panel decided",
        FapAllocated = "fap_allocated": "School place allocated",
        FapAsked = "fap_asked": "School asked to admit",
        FapReplied = "fap_replied": "School replied",
        FapRefused = "fap_refused": "School refused",
        FapEvidence = "fap_evidence": "School’s evidence for refusal received",
        DirectionProposed = "direction_proposed": "School told that a direction is proposed",
        Admitted = "admitted": "Entered in the admission register",
        AdmissionReturn = "admission_return": "New pupil return received",
        InYearApplied = "in_year_applied": "In-year application made",
        InYearOutcome = "in_year_outcome": "In-year outcome notified",
        InYearRefused = "in_year_refused": "In-year application refused because of behaviour",
        RollDeleted = "roll_deleted": "Name taken off the school’s roll",
        DeletionReturn = "deletion_return": "Deletion return received",
        AbsenceBegan = "absence_began": "Absence without leave began",
        LeaveOverrun = "leave_overrun": "First day missed after leave that had been granted",
        AbsenceEnded = "absence_ended": "Absence without leave ended",
        AttendanceReturn = "attendance_return": "Attendance return received",
        EhcRequested = "ehc_requested": "EHC needs assessment requested",
        EhcDecided = "ehc_decided": "Decision whether to assess",
        EhcNoPlan = "ehc_no_plan": "Told that no plan will be made",
        EhcDraft = "ehc_draft": "Draft EHC plan sent",
        EhcFinal = "ehc_final": "Final EHC plan issued",
        EhcReviewed = "ehc_reviewed": "EHC annual review meeting",
        EhcReviewDecided = "ehc_review_decided": "Decision after annual review",
        EhcAmended = "ehc_amended": "Amended EHC plan issued",
        EheContact = "ehe_contact": "Contact about home education",
        CmeEnquiry = "cme_enquiry": "Enquiries about a missing child completed",
        SaoNotice = "sao_notice": "Notice before a school attendance order",
        RttParent = "rtt_parent": "Reduced timetable signed by the parent",
        RttSchool = "rtt_school": "Reduced timetable signed by the school",
        RttAuthority = "rtt_authority": "Reduced timetable signed by the authority",
        RttReview = "rtt_review": "Review of a reduced timetable",
        Pep = "pep": "Personal education plan meeting",
        HomeSchoolContact = "home_school_contact": "Contact between home school and provider",
        ConcernRaised = "concern_raised": "Safeguarding concern raised about a placement",
        ConcernClosed = "concern_closed": "Safeguarding concern about a placement closed",
    }
}

/// A dated step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// The row.
    pub id: Uuid,
    /// What happened, or is arranged.
    pub kind: EventKind,
    /// When.
    pub on: NaiveDate,
    /// The row that it belongs to (a status, a placement); `None` = the child's current one.
    pub about: Option<Uuid>,
}

/// A clock that somebody closed by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The row.
    pub id: Uuid,
    /// The rule: "C01".
    pub rule: String,
    /// The row that started the clock.
    pub about: Uuid,
    /// What was said.
    pub said: Said,
}

/// How a clock was closed by hand.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// Met on a day, with evidence.
    Met {
        /// The day.
        on: NaiveDate,
        /// What shows it.
        evidence: String,
    },
    /// Excused, with the reason.
    Excused(String),
}

/// Somebody saw the child.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sighting {
    /// The row.
    pub id: Uuid,
    /// When.
    pub on: NaiveDate,
    /// In person, not by report.
    pub in_person: bool,
}

impl PupilFacts {
    /// Whether the child is of compulsory school age on `day`; an unknown birthday counts as yes, because a duty that is
    /// overlooked costs more than one that is looked at.
    pub fn of_school_age(&self, day: NaiveDate) -> bool {
        self.dob
            .is_none_or(|dob| school_age(dob, day) == SchoolAge::Within)
    }

    /// The recorded year group, else the computed one.
    pub fn year_on(&self, day: NaiveDate) -> Option<NcYear> {
        self.nc_year
            .or_else(|| self.dob.and_then(|dob| NcYear::of(dob, day)))
    }

    /// The year group that the birthday gives: for a day in the past, of which the recorded one says nothing.
    pub fn year_on_birthday(&self, day: NaiveDate) -> Option<NcYear> {
        self.dob.and_then(|dob| NcYear::of(dob, day))
    }

    /// Whether a fact holds on `day`.
    pub fn has(&self, kind: FactKind, day: NaiveDate) -> bool {
        self.facts
            .iter()
            .any(|fact| fact.kind == kind && fact.on(day))
    }

    /// Whether a status holds on `day`.
    pub fn is(&self, kind: StatusKind, day: NaiveDate) -> bool {
        self.statuses
            .iter()
            .any(|status| status.kind == kind && status.on(day))
    }

    /// The safeguarding concern that is open on a placement on `day`: the last that was raised about it, or about the
    /// child's placements as a whole, and not closed since.
    pub fn concern(&self, placement: Uuid, day: NaiveDate) -> Option<&Event> {
        if self.events.is_empty() {
            return None;
        }
        let about = |kind: EventKind| {
            self.events.iter().filter(move |event| {
                event.kind == kind
                    && event.about.is_none_or(|row| row == placement)
                    && event.on <= day
            })
        };
        let raised = about(EventKind::ConcernRaised).max_by_key(|event| (event.on, event.id))?;
        let closed = about(EventKind::ConcernClosed).any(|closed| raised.on <= closed.on);
        (!closed).then_some(raised)
    }

    /// Weekly minutes of everything that runs in the week of `day`, and whether some length is unknown.
    pub fn weekly_minutes(&self, day: NaiveDate) -> (u16, bool) {
        let taught: Vec<Taught<'_>> = self.placements.iter().map(Placement::taught).collect();
        crate::hours::weekly_minutes(&taught, day)
    }

    /// The first step of a kind about a row (or about none) on or after a day.
    pub(crate) fn event(
        &self,
        kind: EventKind,
        about: Uuid,
        from: Option<NaiveDate>,
    ) -> Option<&Event> {
        self.events
            .iter()
            .filter(|event| {
                event.kind == kind
                    && event.about.is_none_or(|row| row == about)
                    && from.is_none_or(|from| from <= event.on)
            })
            .min_by_key(|event| event.on)
    }
}
