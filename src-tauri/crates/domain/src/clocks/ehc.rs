//! EHC plans: the weeks of an assessment, the yearly review and what follows it, and the early review before exclusion.
//!
//! These are the SEN team's clocks; they are shown because a plan decides what an inclusion team may do. Weeks run
//! through holidays.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use crate::facts::{EventKind, Fact};
use crate::status::Confidence;
use crate::year::AcademicYear;
use crate::{FactKind, NcYear, StatusKind};

use super::child::{Child, after};
use super::finding::{Alternative, Due, Unit, UnknownWhy, Working};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule, law_day};
use super::words::Words;

macro_rules! ehc_rule {
    ($(#[$doc:meta])* $name:ident, $id:literal, $title:literal, $citation:literal, $basis:literal, $from:expr, $force:expr, $consequence:literal) => {
        $(#[$doc])*
        pub(super) static $name: Rule = Rule {
            id: $id,
            title: $title,
            citation: $citation,
            source: "working knowledge of the Regulations",
            from: $from,
            until: None,
            confidence: Confidence::Memory,
            basis: $basis,
            duty_holder: "The authority’s SEN team",
            note: "Weeks run through holidays, unless the school is closed for four weeks or more.",
            force: $force,
            consequence: $consequence,
        };
    };
}

/// 1 September 2014: the Act and the Regulations take effect.
const SEND: Option<NaiveDate> = Some(law_day(2014, 9, 1));

ehc_rule!(/// C60, six weeks.
    DECIDE, "C60", "Decision whether to carry out an EHC needs assessment", "SEND Regulations 2014 reg. 5", "six weeks after the request", SEND, Force::DutyOfOthers, 5);
ehc_rule!(/// C60, sixteen weeks.
    NO_PLAN, "C60N", "Parents told if no EHC plan will be made", "SEND Regulations 2014 reg. 10", "sixteen weeks after the request", SEND, Force::DutyOfOthers, 6);
ehc_rule!(/// C60, twenty weeks.
    FINAL, "C60F", "Final EHC plan issued", "SEND Regulations 2014 reg. 13", "twenty weeks after the request", SEND, Force::DutyOfOthers, 5);
/// C61, twelve months.
pub(super) static ANNUAL: Rule = Rule {
    id: "C61",
    title: "EHC plan reviewed within twelve months",
    citation: "Children and Families Act 2014 s.44(1)",
    source: "sendadvicesurrey.org.uk, changing EHCPs, quoting s.44(1)",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "within twelve months that begin with the day on which the plan was made or last reviewed",
    duty_holder: "The authority’s SEN team",
    note: "The meeting is part of the review; the authority’s decision after it belongs in the same twelve months (SEND code of practice 9.169).",
    force: Force::DutyOfOthers,
    consequence: 6,
};

ehc_rule!(/// C61, four weeks.
    AFTER_MEETING, "C61D", "Decision after an EHC review meeting", "SEND Regulations 2014 reg. 20", "four weeks after the meeting", SEND, Force::DutyOfOthers, 6);
ehc_rule!(/// C61, twelve weeks.
    AMENDED, "C61A", "Amended EHC plan issued", "SEND Regulations 2014 regs 20 and 22", "twelve weeks after the meeting", SEND, Force::DutyOfOthers, 6);
ehc_rule!(/// C61, phase transfer.
    PHASE, "C61P", "EHC plan amended for the move to the next phase", "SEND Regulations 2014 reg. 18", "15 February, or 31 March for a move to post-16", SEND, Force::DutyOfOthers, 5);
ehc_rule!(/// C62.
    EARLY, "C62", "Early review of the EHC plan before exclusion", "Suspension and permanent exclusion guidance", "without delay; no number of days is set", None, Force::Expectation, 4);

/// The yearly review comes onto a list this many days before it is due.
const AHEAD: i64 = 60;

pub(super) fn findings(child: &mut Child<'_>) {
    let (facts, today) = (child.facts, child.today);
    if !facts.events.is_empty() {
        assessment(child);
    }
    for fact in facts
        .facts
        .iter()
        .filter(|fact| fact.kind == FactKind::Ehcp && fact.on(today))
    {
        yearly(child, fact);
        phase(child, fact);
        early(child, fact);
    }
}

fn assessment(child: &mut Child<'_>) {
    let facts = child.facts;
    let latest = facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::EhcRequested)
        .max_by_key(|event| event.on);
    let Some(requested) = latest else { return };
    let step = |kind| facts.event(kind, requested.id, Some(requested.on));
    // A refusal to assess or to make a plan ends the later clocks; a final plan ends them all.
    let refused = step(EventKind::EhcNoPlan).is_some();
    let done = step(EventKind::EhcFinal).is_some();
    for (rule, weeks, kind, what, skip) in [
        (
            &DECIDE,
            6,
            EventKind::EhcDecided,
            "Decision to assess",
            false,
        ),
        (
            &NO_PLAN,
            16,
            EventKind::EhcNoPlan,
            "Word whether there will be a plan",
            // Past its day, silence means that a plan is being made.
            !refused && requested.on + chrono::Days::new(16 * 7) < child.today,
        ),
        (&FINAL, 20, EventKind::EhcFinal, "Final EHC plan", refused),
    ] {
        if skip || (done && !child.history) {
            continue;
        }
        weeks_after(
            child,
            rule,
            requested.id,
            requested.on,
            weeks,
            kind,
            what,
            "assessment requested",
            true,
        );
    }
}

#[allow(
    clippy::too_many_arguments,
    reason = "one row of a table, written once"
)]
fn weeks_after(
    child: &mut Child<'_>,
    rule: &'static Rule,
    row: Uuid,
    start: NaiveDate,
    weeks: u32,
    kind: EventKind,
    what: &str,
    because: &str,
    excepted: bool,
) {
    let reckoned = child.elapsed(Some(start), weeks, Unit::Weeks);
    let mut draft = child.draft(rule, "event", row, Some(start), reckoned);
    draft.met = met_by_step(child, kind, row, Some(start), draft.due.day());
    if draft.met.is_some() && !child.history {
        return;
    }
    let closed = excepted
        .then(|| closed_for_weeks(child, start, draft.due.day()))
        .flatten();
    let missing = match closed {
        Some((first, last)) => format!(
            "not recorded; the school is closed {} to {}, and the limit need not be kept where advice asked for then makes that impractical",
            crate::dates::short(first),
            crate::dates::short(last)
        ),
        None => "not recorded".to_owned(),
    };
    child.push(
        draft,
        &Words {
            what,
            missing: &missing,
            because,
        },
    );
}

/// A closure of the child's school of four weeks or more into which advice may have been asked for: from a week before it
/// begins to a week before it ends (SEND Regulations 2014 regs 5, 10 and 13). The day of asking is not on file, so this
/// is said and moves no date.
fn closed_for_weeks(
    child: &Child<'_>,
    start: NaiveDate,
    due: Option<NaiveDate>,
) -> Option<(NaiveDate, NaiveDate)> {
    let week = chrono::Days::new(7);
    child
        .calendars
        .of(child.facts.roll)?
        .calendar
        .closures(28)
        .into_iter()
        .find(|(first, last)| start < *last - week && due.is_some_and(|due| *first - week <= due))
}

fn yearly(child: &mut Child<'_>, fact: &Fact) {
    let facts = child.facts;
    let meeting = facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::EhcReviewed && event.on <= child.today)
        .max_by_key(|event| event.on);
    let made = facts
        .events
        .iter()
        .filter(|event| matches!(event.kind, EventKind::EhcFinal | EventKind::EhcAmended))
        .map(|event| event.on)
        .max();
    let last = meeting.map(|event| event.on).max(made).max(fact.started_on);
    let reckoned = child.within(last, 12, Unit::Months);
    let near = reckoned
        .0
        .day()
        .is_none_or(|due| (due - child.today).num_days() <= AHEAD);
    if near || child.history {
        let mut draft = child.draft(&ANNUAL, "fact", fact.id, last, reckoned);
        draft.alternative = last
            .and_then(|last| after(last, 12, Unit::Months))
            .filter(|day| Some(*day) != draft.due.day())
            .map(|day| Alternative {
                basis: "the same day a year on, as it is often written",
                day,
            });
        child.push(
            draft,
            &Words {
                what: "EHC annual review",
                missing: "not recorded",
                because: if meeting.is_some() {
                    "last reviewed"
                } else {
                    "EHC plan since"
                },
            },
        );
    }
    if let Some(meeting) = meeting {
        weeks_after(
            child,
            &AFTER_MEETING,
            meeting.id,
            meeting.on,
            4,
            EventKind::EhcReviewDecided,
            "Decision after EHC review",
            "reviewed",
            false,
        );
        let unchanged = facts
            .event(EventKind::EhcReviewDecided, meeting.id, Some(meeting.on))
            .is_some();
        if !unchanged {
            weeks_after(
                child,
                &AMENDED,
                meeting.id,
                meeting.on,
                12,
                EventKind::EhcAmended,
                "Amended EHC plan",
                "reviewed",
                false,
            );
        }
    }
}

fn phase(child: &mut Child<'_>, fact: &Fact) {
    let Some(year) = child.facts.year_on(child.today).map(NcYear::number) else {
        return;
    };
    let school_year = AcademicYear::containing(child.today);
    // Infant schools move at Year 2 as well; only a local list would know which, so that is left to people.
    let due = match year {
        6 => NaiveDate::from_ymd_opt(school_year.0 + 1, 2, 15),
        11 => NaiveDate::from_ymd_opt(school_year.0 + 1, 3, 31),
        _ => None,
    };
    // Before November the date is too far off to be a line on a list, after June the move has been made.
    let near = child.history || child.today.month() >= 11 || child.today.month() <= 6;
    let Some(due) = due.filter(|_| near) else {
        return;
    };
    let mut draft = child.draft(
        &PHASE,
        "fact",
        fact.id,
        Some(school_year.first_day()),
        (Due::Day(due), Working::Agreed { on: due }),
    );
    draft.met = met_by_step(
        child,
        EventKind::EhcAmended,
        fact.id,
        Some(school_year.first_day()),
        Some(due),
    );
    if draft.met.is_some() && !child.history {
        return;
    }
    child.push(
        draft,
        &Words {
            what: "EHC plan for the next phase",
            missing: "not recorded",
            because: "school year from",
        },
    );
}

fn early(child: &mut Child<'_>, fact: &Fact) {
    let facts = child.facts;
    let at_risk = facts.statuses.iter().find(|status| {
        matches!(
            status.kind,
            StatusKind::Risk | StatusKind::Sus6 | StatusKind::Pex
        ) && status.on(child.today)
            && child.wanted(status.ended_on)
    });
    let Some(status) = at_risk else { return };
    // An early review is early only for so long; after that the yearly one speaks.
    let old = status
        .started_on
        .is_some_and(|start| (child.today - start).num_days() > AHEAD);
    if old && !child.history {
        return;
    }
    let reviewed = facts.events.iter().any(|event| {
        event.kind == EventKind::EhcReviewed
            && status.started_on.is_none_or(|start| start <= event.on)
    });
    if reviewed {
        return;
    }
    let draft = child.draft(
        &EARLY,
        "fact",
        fact.id,
        status.started_on,
        (Due::Unknown(UnknownWhy::NoNumber), Working::Nothing),
    );
    let because = match status.kind {
        StatusKind::Risk => "has an EHC plan, at risk since",
        StatusKind::Sus6 => "has an EHC plan, suspended",
        _ => "has an EHC plan, permanently excluded",
    };
    child.push(
        draft,
        &Words {
            what: "Early EHC review",
            missing: "none recorded",
            because,
        },
    );
}
