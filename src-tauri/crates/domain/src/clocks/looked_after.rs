//! Looked-after children: education from day one of an exclusion, and the personal education plan.

use crate::calendar::census_term;
use crate::facts::EventKind;
use crate::status::Confidence;
use crate::{FactKind, StatusKind};

use super::child::Child;
use super::exclusion::not_yet;
use super::finding::{Alternative, Counting, Due, RowRef, Unit, Working};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule};
use super::runs::{Run, runs};
use super::words::Words;
use crate::dials::Dial;

/// C15.
pub(super) static DAY_ONE: Rule = Rule {
    id: "C15",
    title: "Education from day one for a looked-after child who is excluded or suspended",
    citation: "Suspension and permanent exclusion guidance; virtual school practice",
    source: "schoolleaders.thekeysupport.com, summary of changes, 29 May 2026",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "the next school day after the first day of the exclusion",
    duty_holder: "School with the virtual school head",
    note: "An expectation, not a duty in the Regulations; an interim PEP review is to be considered.",
    force: Force::Expectation,
    consequence: 2,
};

/// C80.
pub(super) static PEP: Rule = Rule {
    id: "C80",
    title: "Personal education plan after coming into care",
    citation: "Promoting the education of looked-after children (statutory guidance)",
    source: "working knowledge of the guidance",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "ten working days after the child came into care; weekends and bank holidays are not counted, the school’s and the authority’s own among them",
    duty_holder: "Virtual school head",
    note: "Then reviewed every term.",
    force: Force::DutyOfOthers,
    consequence: 6,
};

/// C80, every term.
pub(super) static PEP_TERMLY: Rule = Rule {
    id: "C80T",
    title: "Personal education plan reviewed every term",
    citation: "Promoting the education of looked-after children (statutory guidance)",
    source: "working knowledge of the guidance",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "by the end of the term after the one in which it was last looked at; three terms a year, the school’s own or else as the returns count them",
    duty_holder: "Virtual school head",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 6,
};

/// After this many days nobody asks any more whether the first plan was made in time.
const PEP_OF_INTEREST: i64 = 60;

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    if !facts.facts.iter().any(|fact| fact.kind == FactKind::Lac) {
        return;
    }
    for fact in facts.facts.iter().filter(|fact| fact.kind == FactKind::Lac) {
        pep(child, fact);
        pep_termly(child, fact);
    }
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Pex)
    {
        let Some(first_day) = status.started_on else {
            continue;
        };
        let away = Run {
            row: RowRef {
                table: "status",
                id: status.id,
            },
            first_day,
            last_day: status.ended_on,
            setting: child.school(status.setting),
            parts: 1,
        };
        day_one(child, &away, "looked after, permanently excluded");
    }
    // A suspension of one day is enough, and each run starts anew.
    for run in runs(facts, child.calendars) {
        day_one(child, &run, "looked after, suspended");
    }
}

fn day_one(child: &mut Child<'_>, away: &Run, because: &str) {
    let start = away.first_day;
    if !child.wanted(away.last_day)
        || !child.facts.has(FactKind::Lac, start)
        || !child.facts.of_school_age(start)
    {
        return;
    }
    let n = child.local.days(Dial::LookedAfterDayOne);
    let reckoned = child.school_days(Some(start), n, Counting::AfterStart, away.setting);
    let due = reckoned.0.day();
    // Back at school by then, and nothing was to be arranged.
    if away.last_day.zip(due).is_some_and(|(last, due)| last < due) {
        return;
    }
    let mut draft = child.draft(&DAY_ONE, away.row.table, away.row.id, Some(start), reckoned);
    draft.live = away.last_day.is_none_or(|last| child.today <= last);
    draft.setting = away.setting;
    draft.alternative = child
        .count(start, 1, Counting::FromStart, away.setting)
        .ok()
        .filter(|day| Some(*day) != due)
        .map(|day| Alternative {
            basis: "read as the first day of the exclusion itself",
            day,
        });
    draft.met = child
        .provision(start, due, away.setting)
        .map(|placement| child.met_by(placement, start, due));
    let missing = not_yet(child, draft.met.as_ref(), "no provision recorded");
    child.push(
        draft,
        &Words {
            what: "Education for a looked-after child",
            missing: &missing,
            because,
        },
    );
}

/// After a plan meeting, the next is due by the end of the term that follows.
fn pep_termly(child: &mut Child<'_>, fact: &crate::facts::Fact) {
    if !fact.on(child.today) {
        return;
    }
    let last = child
        .facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Pep && event.on <= child.today)
        .max_by_key(|event| event.on);
    let Some(last) = last else { return };
    let calendar = child.calendars.of(child.facts.roll);
    let term_of = |day| calendar.map_or_else(|| census_term(day), |own| own.calendar.term_of(day));
    let Some(next_term) = term_of(last.on).last.succ_opt() else {
        return;
    };
    let due = term_of(next_term).last;
    let draft = child.draft(
        &PEP_TERMLY,
        "fact",
        fact.id,
        Some(last.on),
        (Due::Day(due), Working::Agreed { on: due }),
    );
    child.push(
        draft,
        &Words {
            what: "Termly personal education plan",
            missing: "not recorded",
            because: "last looked at",
        },
    );
}

fn pep(child: &mut Child<'_>, fact: &crate::facts::Fact) {
    let Some(start) = fact.started_on else { return };
    let old = (child.today - start).num_days() > PEP_OF_INTEREST;
    if (old && !child.history) || !fact.on(child.today) {
        return;
    }
    let reckoned = child.elapsed(Some(start), 10, Unit::WorkingDays);
    let mut draft = child.draft(&PEP, "fact", fact.id, Some(start), reckoned);
    draft.met = met_by_step(child, EventKind::Pep, fact.id, Some(start), draft.due.day());
    child.push(
        draft,
        &Words {
            what: "Personal education plan",
            missing: "not recorded",
            because: "looked after since",
        },
    );
}
