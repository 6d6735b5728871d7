//! Off-site direction: notice before it starts, reviews when asked for, invitations and decisions.

use crate::StatusKind;
use crate::facts::{EventKind, Status};
use crate::status::Confidence;

use super::child::Child;
use super::exclusion::step;
use super::finding::{Counting, Due, UnknownWhy, Working};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule, SPE26};
use super::words::Words;

/// C30.
pub(super) static NOTICE: Rule = Rule {
    id: "C30",
    title: "Notice of an off-site direction",
    citation: "SI 2010/1156 (Educational Provision for Improving Behaviour) reg. 3(2)",
    source: "ipsea.org.uk; rotherhamsendiass",
    from: Some(super::rules::law_day(2010, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "two school days before the direction starts",
    duty_holder: "Governing board; also academies and, with powers of their own, pupil referral units from 26 July 2026",
    note: "To the parents, and to the authority when there is an EHC plan. Address, person to report to, number of days, reasons and objectives, session times.",
    force: Force::DutyOfOthers,
    consequence: 5,
};

/// C31.
pub(super) static REVIEW_ASKED: Rule = Rule {
    id: "C31",
    title: "Review of an off-site direction on request",
    citation: "SI 2010/1156 reg. 4A, as inserted by SI 2012/2532",
    source: "legislation.gov.uk/uksi/2012/2532",
    from: Some(super::rules::law_day(2013, 1, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "as soon as reasonably practicable after a written request, unless a review was held in the ten weeks before it",
    duty_holder: "Governing board or academy trust",
    note: "Otherwise at intervals that the board thinks right for the pupil.",
    force: Force::DutyOfOthers,
    consequence: 6,
};

/// C32, before.
pub(super) static INVITATIONS: Rule = Rule {
    id: "C32",
    title: "Invitations to an off-site direction review",
    citation: "SI 2010/1156 reg. 5",
    source: "working knowledge of the Regulations",
    from: Some(super::rules::law_day(2010, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "six school days before the review",
    duty_holder: "Governing board or academy trust",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 7,
};

/// C32, after.
pub(super) static DECISION: Rule = Rule {
    id: "C32D",
    title: "Decision of an off-site direction review sent",
    citation: "SI 2010/1156 reg. 6",
    source: "working knowledge of the Regulations",
    from: Some(super::rules::law_day(2010, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "six school days after the review",
    duty_holder: "Governing board or academy trust",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 7,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Osd)
    {
        if child.wanted(status.ended_on) {
            notice(child, status);
            reviews(child, status);
        }
    }
}

fn notice(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    let reckoned = child.school_days(status.started_on, 2, Counting::Before, setting);
    let due = reckoned.0.day();
    // The notice comes before the direction, so a step on any earlier day is it.
    let met = met_by_step(child, EventKind::OffSiteNotice, status.id, None, due);
    let mut draft = child.draft(&NOTICE, "status", status.id, status.started_on, reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.met = met;
    let because = if status.started_on.is_some_and(|start| SPE26 <= start) {
        "off-site direction (guidance of July 2026) from"
    } else {
        "off-site direction from"
    };
    child.push(
        draft,
        &Words {
            what: "Notice of off-site direction",
            missing: "not recorded",
            because,
        },
    );
}

fn reviews(child: &mut Child<'_>, status: &Status) {
    let facts = child.facts;
    let setting = child.school(status.setting);
    if facts.events.is_empty() {
        return;
    }
    if let Some(asked) = facts.event(
        EventKind::OffSiteReviewRequested,
        status.id,
        status.started_on,
    ) {
        let ten_weeks_before = asked.on - chrono::Days::new(70);
        let recent = facts
            .reviews
            .iter()
            .filter_map(|review| review.held_on)
            .any(|held| ten_weeks_before <= held && held <= asked.on);
        let held = facts
            .reviews
            .iter()
            .filter_map(|review| review.held_on)
            .filter(|held| asked.on < *held)
            .min();
        if !recent && held.is_none_or(|held| child.today < held) {
            let draft = child.draft(
                &REVIEW_ASKED,
                "event",
                asked.id,
                Some(asked.on),
                (Due::Unknown(UnknownWhy::NoNumber), Working::Nothing),
            );
            child.push(
                draft,
                &Words {
                    what: "Off-site review",
                    missing: "asked for and not yet held",
                    because: "asked for",
                },
            );
        }
    }
    let Some(planned) = facts.event(
        EventKind::OffSiteReviewPlanned,
        status.id,
        status.started_on,
    ) else {
        return;
    };
    for (rule, counting, kind, what) in [
        (
            &INVITATIONS,
            Counting::Before,
            EventKind::OffSiteInvited,
            "Invitation to the off-site review",
        ),
        (
            &DECISION,
            Counting::AfterStart,
            EventKind::OffSiteDecisionSent,
            "Decision of the off-site review",
        ),
    ] {
        let reckoned = child.school_days(Some(planned.on), 6, counting, setting);
        let mut draft = child.draft(rule, "event", planned.id, Some(planned.on), reckoned);
        draft.live = status.on(child.today);
        draft.setting = setting;
        draft.met = step(child, kind, status, draft.due.day());
        child.push(
            draft,
            &Words {
                what,
                missing: "not recorded",
                because: "review on",
            },
        );
    }
}
