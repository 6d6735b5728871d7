//! Fair access and in-year admission: a place within twenty school days, and what schools owe on the way.

use uuid::Uuid;

use crate::StatusKind;
use crate::facts::{Event, EventKind, PlacementKind, Status};
use crate::status::Confidence;

use super::child::Child;
use super::finding::{Alternative, Counting, Met, RowRef};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule};
use super::words::Words;
use crate::dials::Dial;

/// C50.
pub(super) static ALLOCATE: Rule = Rule {
    id: "C50",
    title: "School place allocated under fair access",
    citation: "School Admissions Code 2021, 3.20–3.21",
    source: "Lancashire protocol s.6; Buckinghamshire protocol 2.3",
    from: Some(super::rules::law_day(2021, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "twenty school days after the referral was accepted; the day of acceptance is not counted",
    duty_holder: "Authority and panel",
    note: "",
    force: Force::Duty,
    consequence: 3,
};

/// C50A.
pub(super) static ADMIT: Rule = Rule {
    id: "C50A",
    title: "Child admitted after a fair-access decision",
    citation: "Local protocol",
    source: "Buckinghamshire protocol s.9",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "twenty school days after the panel’s decision",
    duty_holder: "The school that was named",
    note: "A separate clock from the allocation.",
    force: Force::Local,
    consequence: 3,
};

/// C51.
pub(super) static IN_YEAR: Rule = Rule {
    id: "C51",
    title: "Outcome of an in-year application",
    citation: "School Admissions Code 2021, 2.28",
    source: "working knowledge of the Code",
    from: Some(super::rules::law_day(2021, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "fifteen school days after the application; ten is the aim",
    duty_holder: "Admission authority",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 5,
};

/// C52.
pub(super) static REFER: Rule = Rule {
    id: "C52",
    title: "Fair access referral after a refusal because of behaviour",
    citation: "School Admissions Code 2021, 3.10",
    source: "working knowledge of the Code",
    from: Some(super::rules::law_day(2021, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "without delay; no number of days is set",
    duty_holder: "Admission authority",
    note: "Not for a child with an EHC plan, looked after or previously looked after: such a child must be admitted or directed.",
    force: Force::DutyOfOthers,
    consequence: 4,
};

/// C54, reply.
pub(super) static REPLY: Rule = Rule {
    id: "C54",
    title: "School’s written reply to a fair-access request",
    citation: "Local protocol",
    source: "Lancashire protocol s.7",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "five school days after the school was asked",
    duty_holder: "School",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 5,
};

/// C54, evidence.
pub(super) static EVIDENCE: Rule = Rule {
    id: "C54E",
    title: "School’s evidence for refusing a fair-access child",
    citation: "Local protocol",
    source: "Lancashire protocol s.6",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "two school days after the refusal",
    duty_holder: "School",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 5,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Fap)
    {
        if child.wanted(status.ended_on) {
            allocate(child, status);
            after_decision(child, status);
            school_steps(child, status.id, Some(status));
        }
    }
    if facts.events.is_empty() {
        return;
    }
    refused_for_behaviour(child);
    for event in facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::InYearApplied)
    {
        in_year(child, event);
    }
}

/// The latest refusal asks for a referral until the child is under the protocol.
fn refused_for_behaviour(child: &mut Child<'_>) {
    let facts = child.facts;
    let Some(refused) = facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::InYearRefused && event.on <= child.today)
        .max_by_key(|event| event.on)
    else {
        return;
    };
    let outside = [
        crate::FactKind::Ehcp,
        crate::FactKind::Lac,
        crate::FactKind::Plac,
    ]
    .iter()
    .any(|kind| facts.has(*kind, refused.on));
    let referred = facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Fap)
        .filter_map(|status| Some((status.started_on?, status.id)))
        .filter(|(start, _)| refused.on <= *start)
        .min();
    if outside || (referred.is_some() && !child.history) {
        return;
    }
    let mut draft = child.draft(
        &REFER,
        "event",
        refused.id,
        Some(refused.on),
        (
            super::finding::Due::Unknown(super::finding::UnknownWhy::NoNumber),
            super::finding::Working::Nothing,
        ),
    );
    draft.met = referred.map(|(on, id)| Met {
        on,
        late: false,
        row: Some(RowRef {
            table: "status",
            id,
        }),
        evidence: "under fair access".to_owned(),
    });
    child.push(
        draft,
        &Words {
            what: "Fair access referral",
            missing: "none recorded",
            because: "refused because of behaviour",
        },
    );
}

fn allocate(child: &mut Child<'_>, status: &Status) {
    let accepted = child
        .facts
        .event(EventKind::FapAccepted, status.id, None)
        .map(|event| event.on);
    let start = accepted.or(status.started_on);
    let setting = child.school(status.setting);
    let n = child.local.days(Dial::AllocationDays);
    let reckoned = child.school_days(start, n, Counting::AfterStart, setting);
    let due = reckoned.0.day();
    let mut draft = child.draft(&ALLOCATE, "status", status.id, start, reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.alternative = start
        .and_then(|start| child.count(start, n, Counting::FromStart, setting).ok())
        .filter(|day| Some(*day) != due)
        .map(|day| Alternative {
            basis: "counting the day of acceptance as day 1",
            day,
        });
    draft.met = met_by_step(child, EventKind::FapAllocated, status.id, start, due)
        .or_else(|| school_start(child, start, due));
    let because = if accepted.is_some() {
        "referral accepted"
    } else {
        "fair access since"
    };
    child.push(
        draft,
        &Words {
            what: "Fair-access place",
            missing: "none allocated",
            because,
        },
    );
}

fn after_decision(child: &mut Child<'_>, status: &Status) {
    let Some(decided) = child
        .facts
        .event(EventKind::FapDecided, status.id, status.started_on)
    else {
        return;
    };
    let setting = child.school(status.setting);
    let reckoned = child.school_days(
        Some(decided.on),
        child.local.days(Dial::AdmitDays),
        Counting::AfterStart,
        setting,
    );
    let due = reckoned.0.day();
    let mut draft = child.draft(&ADMIT, "event", decided.id, Some(decided.on), reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.met = met_by_step(child, EventKind::Admitted, status.id, Some(decided.on), due)
        .or_else(|| school_start(child, Some(decided.on), due));
    child.push(
        draft,
        &Words {
            what: "Admission after the panel",
            missing: "not admitted",
            because: "panel decided",
        },
    );
}

/// A placement in a school that started on or after a day: the place was given.
fn school_start(
    child: &Child<'_>,
    from: Option<chrono::NaiveDate>,
    due: Option<chrono::NaiveDate>,
) -> Option<Met> {
    let from = from?;
    let (placement, start) = child
        .facts
        .placements
        .iter()
        .filter(|placement| placement.kind.is_some_and(PlacementKind::is_school))
        .filter_map(|placement| {
            placement
                .started_on
                .filter(|start| from <= *start)
                .map(|start| (placement, start))
        })
        .min_by_key(|(_, start)| *start)?;
    Some(Met {
        on: start,
        late: due.is_some_and(|due| due < start),
        row: Some(RowRef {
            table: "placement",
            id: placement.id,
        }),
        evidence: "started at a school".to_owned(),
    })
}

fn school_steps(child: &mut Child<'_>, about: Uuid, status: Option<&Status>) {
    let facts = child.facts;
    let setting = child.school(status.and_then(|status| status.setting));
    let since = status.and_then(|status| status.started_on);
    let asked = facts.event(EventKind::FapAsked, about, since).map(|event| {
        (
            event,
            &REPLY,
            child.local.days(Dial::SchoolReplyDays),
            EventKind::FapReplied,
            "School’s reply",
            "school asked",
        )
    });
    let refused = facts
        .event(EventKind::FapRefused, about, since)
        .map(|event| {
            (
                event,
                &EVIDENCE,
                child.local.days(Dial::RefusalEvidenceDays),
                EventKind::FapEvidence,
                "Evidence for refusal",
                "school refused",
            )
        });
    for (event, rule, n, answer, what, because) in [asked, refused].into_iter().flatten() {
        let reckoned = child.school_days(Some(event.on), n, Counting::AfterStart, setting);
        let due = reckoned.0.day();
        let mut draft = child.draft(rule, "event", event.id, Some(event.on), reckoned);
        draft.setting = setting;
        draft.met = met_by_step(child, answer, about, Some(event.on), due);
        // A refusal is a reply.
        if answer == EventKind::FapReplied && draft.met.is_none() {
            draft.met = met_by_step(child, EventKind::FapRefused, about, Some(event.on), due);
        }
        child.push(
            draft,
            &Words {
                what,
                missing: "not received",
                because,
            },
        );
    }
    if let Some(event) = facts.event(EventKind::DirectionProposed, about, since) {
        super::direction::answer(child, event, about, setting);
    }
}

fn in_year(child: &mut Child<'_>, event: &Event) {
    let setting = child.facts.roll;
    let reckoned = child.school_days(Some(event.on), 15, Counting::AfterStart, setting);
    let due = reckoned.0.day();
    let met = child
        .facts
        .events
        .iter()
        .filter(|answer| answer.kind == EventKind::InYearOutcome && event.on <= answer.on)
        .min_by_key(|answer| answer.on)
        .map(|answer| Met {
            on: answer.on,
            late: due.is_some_and(|due| due < answer.on),
            row: Some(RowRef {
                table: "event",
                id: answer.id,
            }),
            evidence: EventKind::InYearOutcome.label().to_lowercase(),
        });
    if !child.history && met.is_some() {
        return;
    }
    let mut draft = child.draft(&IN_YEAR, "event", event.id, Some(event.on), reckoned);
    draft.setting = setting;
    draft.alternative = child
        .count(event.on, 10, Counting::AfterStart, setting)
        .ok()
        .map(|day| Alternative {
            basis: "the Code’s aim of ten school days",
            day,
        });
    draft.met = met;
    child.push(
        draft,
        &Words {
            what: "In-year outcome",
            missing: "not notified",
            because: "applied",
        },
    );
}
