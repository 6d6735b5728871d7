//! Out of school for a reason other than exclusion or health: the sixth day, and the decision whether section 19 applies.

use crate::StatusKind;
use crate::facts::{EventKind, Status};
use crate::status::Confidence;

use super::child::Child;
use super::exclusion::not_yet;
use super::finding::{Alternative, Counting, Due, Met, RowRef, UnknownWhy, Working};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule};
use super::words::Words;

/// C20.
pub(super) static SIXTH_DAY: Rule = Rule {
    id: "C20",
    title: "Provision begins by the sixth school day of absence",
    citation: "Education Act 1996 s.19; Arranging alternative provision, 5 February 2025",
    source: "suffolksendiass.co.uk, quoting page 12 of the guidance",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "as soon as possible, at the latest the sixth school day; the first day out of school is day 1",
    duty_holder: "The authority where the child lives",
    note: "For reasons other than exclusion and health.",
    force: Force::Duty,
    consequence: 1,
};

/// S19.
pub(super) static DECISION: Rule = Rule {
    id: "S19",
    title: "Section 19 duty considered and decided",
    citation: "Education Act 1996 s.19; Local Government and Social Care Ombudsman, “Out of school, out of sight?”, 2022",
    source: "working knowledge of ombudsman decisions",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "without delay once the authority knows; no number of days is set",
    duty_holder: "The authority where the child lives",
    note: "The decision, its reasons and its date are the evidence that is asked for.",
    force: Force::Expectation,
    consequence: 4,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in &facts.statuses {
        if !child.wanted(status.ended_on) || !status.kind.needs_provision() {
            continue;
        }
        let own_clock = matches!(
            status.kind,
            StatusKind::SafeSep | StatusKind::Await | StatusKind::New
        );
        if own_clock && !counted_elsewhere(child, status) {
            sixth_day(child, status);
        }
        // After an exclusion the duty is plain; what is decided there is how, not whether.
        if !matches!(status.kind, StatusKind::Pex | StatusKind::Sus6) {
            decision(child, status);
        }
    }
}

/// Whether a child who awaits a place was already out of school for a reason that has a clock of its own: one absence is
/// counted once.
fn counted_elsewhere(child: &Child<'_>, status: &Status) -> bool {
    let reason = |other: &Status| {
        matches!(
            other.kind,
            StatusKind::Pex | StatusKind::Sus6 | StatusKind::Med | StatusKind::SafeSep
        )
    };
    status.kind == StatusKind::Await
        && child
            .facts
            .statuses
            .iter()
            .any(|other| reason(other) && status.started_on.is_none_or(|start| other.on(start)))
}

fn sixth_day(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    let reckoned = child.school_days(status.started_on, 6, Counting::FromStart, setting);
    let due = reckoned.0.day();
    let reference = due.or(status.started_on).unwrap_or(child.today);
    if !child.facts.of_school_age(reference)
        || status.ended_on.zip(due).is_some_and(|(end, due)| end < due)
    {
        return;
    }
    let mut draft = child.draft(&SIXTH_DAY, "status", status.id, status.started_on, reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.alternative = status
        .aware_on
        .filter(|aware| status.started_on.is_some_and(|start| start < *aware))
        .and_then(|aware| child.count(aware, 6, Counting::FromStart, setting).ok())
        .filter(|day| Some(*day) != due)
        .map(|day| Alternative {
            basis: "counting from the day on which the authority came to know",
            day,
        });
    let from = status.started_on.unwrap_or(reference);
    // A safeguarding separation ends by return, so the child's own school does not count; for one who awaits a place
    // any school or provision does.
    let not_at = if status.kind == StatusKind::SafeSep {
        setting
    } else {
        None
    };
    draft.met = child
        .provision(from, due, not_at)
        .map(|placement| child.met_by(placement, from, due));
    let missing = not_yet(child, draft.met.as_ref(), "no provision recorded");
    let because = match status.kind {
        StatusKind::SafeSep => "kept off site for safeguarding since",
        StatusKind::New => "arrived without a place",
        _ => "awaiting a place since",
    };
    child.push(
        draft,
        &Words {
            what: "Day 6",
            missing: &missing,
            because,
        },
    );
}

fn decision(child: &mut Child<'_>, status: &Status) {
    let Some(aware) = status.aware_on else { return };
    // Until somebody has opened the question, the day-six or health clock of the same absence is the line to read.
    let considered = child
        .facts
        .event(EventKind::S19Considered, status.id, None)
        .is_some();
    if !considered && !child.history {
        return;
    }
    // Provision that runs is the decision carried out.
    let decided = met_by_step(child, EventKind::S19Decided, status.id, None, None).or_else(|| {
        let placement = child.provision(aware, None, child.school(status.setting))?;
        let start = placement.started_on?;
        Some(Met {
            on: start.max(aware),
            late: false,
            row: Some(RowRef {
                table: "placement",
                id: placement.id,
            }),
            evidence: "provision was arranged".to_owned(),
        })
    });
    if decided.as_ref().is_some_and(|met| met.on <= child.today) && !child.history {
        return;
    }
    let mut draft = child.draft(
        &DECISION,
        "status",
        status.id,
        Some(aware),
        (Due::Unknown(UnknownWhy::NoNumber), Working::Nothing),
    );
    draft.live = status.on(child.today);
    draft.met = decided;
    child.push(
        draft,
        &Words {
            what: "Section 19 decision",
            missing: "considered, none recorded",
            because: "the authority has known since",
        },
    );
}
