//! The steps that clocks wait for, by the process to which they belong, so that a person chooses among eight and not forty.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::facts::EventKind;

/// The steps of one process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepGroup {
    /// "Permanent exclusion".
    pub process: String,
    /// In the order in which they are taken.
    pub kinds: Vec<StepKind>,
}

/// A kind of step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepKind {
    /// The code that is stored.
    pub code: String,
    /// What it is called.
    pub label: String,
}

/// The process of a step.
const fn process(kind: EventKind) -> &'static str {
    use EventKind as K;
    match kind {
        K::ParentsTold
        | K::NoticeReceived
        | K::DetailsSent
        | K::Representations
        | K::BoardMet
        | K::BoardUpheld
        | K::NoReview
        | K::ReviewApplied
        | K::ReviewHeard
        | K::ReviewSentBack
        | K::BoardReconvened
        | K::Cancelled
        | K::ExamAtStake
        | K::ExamsOver => "Suspension and exclusion",
        K::S19Considered | K::S19Decided => "Section 19",
        K::OffSiteNotice
        | K::OffSiteReviewRequested
        | K::OffSiteReviewPlanned
        | K::OffSiteInvited
        | K::OffSiteDecisionSent => "Off-site direction",
        K::FapAccepted
        | K::FapDecided
        | K::FapAllocated
        | K::FapAsked
        | K::FapReplied
        | K::FapRefused
        | K::FapEvidence
        | K::DirectionProposed => "Fair access and direction",
        K::Admitted
        | K::AdmissionReturn
        | K::InYearApplied
        | K::InYearOutcome
        | K::InYearRefused
        | K::RollDeleted
        | K::DeletionReturn
        | K::AbsenceBegan
        | K::LeaveOverrun
        | K::AbsenceEnded
        | K::AttendanceReturn => "Admission, roll and absence",
        K::EhcRequested
        | K::EhcDecided
        | K::EhcNoPlan
        | K::EhcDraft
        | K::EhcFinal
        | K::EhcReviewed
        | K::EhcReviewDecided
        | K::EhcAmended => "Education, health and care plan",
        K::EheContact | K::CmeEnquiry | K::SaoNotice => "Home education and missing education",
        K::RttParent | K::RttSchool | K::RttAuthority | K::RttReview => "Reduced timetable",
        K::Pep | K::HomeSchoolContact | K::ConcernRaised | K::ConcernClosed => "While placed",
    }
}

/// Every kind of step, by process, in the order of the rule book.
pub(crate) fn groups() -> Vec<StepGroup> {
    let mut groups: Vec<StepGroup> = Vec::new();
    for kind in EventKind::ALL {
        let step = StepKind {
            code: kind.code().to_owned(),
            label: kind.label().to_owned(),
        };
        let process = process(*kind);
        match groups.iter_mut().find(|group| group.process == process) {
            Some(group) => group.kinds.push(step),
            None => groups.push(StepGroup {
                process: process.to_owned(),
                kinds: vec![step],
            }),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_stands_in_one_process() {
        let listed: usize = groups().iter().map(|group| group.kinds.len()).sum();
        assert_eq!(listed, EventKind::ALL.len(), "none is lost, none is twice");
    }
}
