//! After the board upholds a permanent exclusion: the parents' window, the independent review, and the school roll.

use chrono::NaiveDate;

use crate::StatusKind;
use crate::facts::{Event, EventKind, Status};
use crate::status::Confidence;

use super::child::Child;
use super::exclusion::step;
use super::finding::{Counting, Due, Met, RowRef, UnknownWhy, Working};
use super::rules::{Force, Rule};
use super::words::Words;

/// C09.
pub(super) static APPLY: Rule = Rule {
    id: "C09",
    title: "Parents may apply for an independent review",
    citation: "SI 2012/1033 Sch. 1",
    source: "working knowledge of the guidance",
    from: Some(super::rules::law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "fifteen school days after notice of the board’s decision",
    duty_holder: "Parents",
    note: "The arranging authority, or the trust for an academy, arranges the review.",
    force: Force::Window,
    consequence: 7,
};

/// C10.
pub(super) static HEAR: Rule = Rule {
    id: "C10",
    title: "Independent review hearing begins",
    citation: "SI 2012/1033 Sch. 1",
    source: "working knowledge of the guidance",
    from: Some(super::rules::law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "fifteen school days after the application",
    duty_holder: "Arranging authority or trust",
    note: "May be adjourned.",
    force: Force::DutyOfOthers,
    consequence: 5,
};

/// C11.
pub(super) static RECONVENE: Rule = Rule {
    id: "C11",
    title: "Board reconvenes after an independent review",
    citation: "SI 2012/1033",
    source: "working knowledge of the guidance",
    from: Some(super::rules::law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "ten school days after notice of the review’s recommendation or direction",
    duty_holder: "Governing board or academy trust",
    note: "£4,000 is at stake where the board was directed and does not reinstate.",
    force: Force::DutyOfOthers,
    consequence: 5,
};

/// C14.
pub(super) static ROLL: Rule = Rule {
    id: "C14",
    title: "Name stays on the school’s roll",
    citation: "School Attendance (Pupil Registration) (England) Regulations 2024 reg. 9",
    source: "working knowledge of the Regulations",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "until fifteen school days have passed without an application, or the parents say in writing that there will be none, or the review is decided",
    duty_holder: "School",
    note: "Deleting a name sooner is off-rolling.",
    force: Force::Window,
    consequence: 7,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    if facts.events.is_empty() {
        return;
    }
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Pex)
    {
        if !child.wanted(status.ended_on) {
            continue;
        }
        let of = |kind| facts.event(kind, status.id, status.started_on);
        if let Some(upheld) = of(EventKind::BoardUpheld) {
            window(child, status, upheld);
        }
        if let Some(applied) = of(EventKind::ReviewApplied) {
            let met = |child: &Child<'_>, due| step(child, EventKind::ReviewHeard, status, due);
            after(child, &HEAR, status, applied, 15, "Review hearing", met);
        }
        if let Some(sent_back) = of(EventKind::ReviewSentBack) {
            let met = |child: &Child<'_>, due| step(child, EventKind::BoardReconvened, status, due);
            after(
                child,
                &RECONVENE,
                status,
                sent_back,
                10,
                "Board’s second meeting",
                met,
            );
        }
    }
}

fn window(child: &mut Child<'_>, status: &Status, upheld: &Event) {
    let met = |child: &Child<'_>, due| {
        step(child, EventKind::ReviewApplied, status, due)
            .or_else(|| step(child, EventKind::NoReview, status, due))
    };
    after(
        child,
        &APPLY,
        status,
        upheld,
        15,
        "Last day to apply for a review",
        met,
    );
    let setting = child.school(status.setting);
    let given_up = child
        .facts
        .event(EventKind::NoReview, status.id, status.started_on)
        .map(|event| event.on);
    let applied = child
        .facts
        .event(EventKind::ReviewApplied, status.id, status.started_on)
        .map(|event| event.on);
    let decided = child
        .facts
        .event(EventKind::ReviewHeard, status.id, status.started_on)
        .map(|event| event.on);
    // A review that was asked for is decided or given up before the name goes, whatever the fifteen days say.
    let reckoned = match (given_up, applied, decided) {
        (Some(on), _, _) | (None, Some(_), Some(on)) => (Due::Day(on), Working::Agreed { on }),
        (None, Some(_), None) => (Due::Unknown(UnknownWhy::ReviewOpen), Working::Nothing),
        (None, None, _) => child.school_days(Some(upheld.on), 15, Counting::AfterStart, setting),
    };
    let mut draft = child.draft(&ROLL, "event", upheld.id, Some(upheld.on), reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    child.push(
        draft,
        &Words {
            what: if given_up.is_some() || decided.is_some() {
                "Day from which the name may leave the roll"
            } else {
                "Last day on which the name must stay on roll"
            },
            missing: "",
            because: "exclusion upheld",
        },
    );
}

fn after(
    child: &mut Child<'_>,
    rule: &'static Rule,
    status: &Status,
    event: &Event,
    n: u32,
    what: &str,
    met: impl Fn(&Child<'_>, Option<NaiveDate>) -> Option<Met>,
) {
    let setting = child.school(status.setting);
    let reckoned = child.school_days(Some(event.on), n, Counting::AfterStart, setting);
    let mut draft = child.draft(rule, "event", event.id, Some(event.on), reckoned);
    draft.met = met(child, draft.due.day());
    draft.live = status.on(child.today);
    draft.setting = setting;
    let because = event.kind.label().to_lowercase();
    child.push(
        draft,
        &Words {
            what,
            missing: "not recorded",
            because: &because,
        },
    );
}

/// A step about any row, as the thing that met a clock.
pub(super) fn met_by_step(
    child: &Child<'_>,
    kind: EventKind,
    about: uuid::Uuid,
    from: Option<NaiveDate>,
    due: Option<NaiveDate>,
) -> Option<Met> {
    let event = child.facts.event(kind, about, from)?;
    Some(Met {
        on: event.on,
        late: due.is_some_and(|due| due < event.on),
        row: Some(RowRef {
            table: "event",
            id: event.id,
        }),
        evidence: kind.label().to_lowercase(),
    })
}
