//! Suspension: day six of back-to-back suspensions, and the yearly limit.
//!
//! Suspensions that follow one another without a school day between them are one run (SI 2014/3216); a return for even
//! one session breaks it. A row without a last day runs on.

use crate::StatusKind;
use crate::status::Confidence;
use chrono::Datelike;

use super::child::Child;
use super::exclusion::{exams_over, not_yet};
use super::finding::{Alternative, Counting, Due, UnknownWhy, Working};
use super::notices::{DayOne, details};
use super::rules::{Force, Rule};
use super::runs::{Run, runs};
use super::tally::{days, tally, year_of_limit};
use super::words::Words;
use crate::dials::Dial;

/// C02.
pub(super) static SIXTH_DAY: Rule = Rule {
    id: "C02",
    title: "Full-time education from the sixth consecutive school day of suspension",
    citation: "Education and Inspections Act 2006 s.100; SI 2007/1870 reg. 3(3) as amended by SI 2014/3216",
    source: "legislation.gov.uk/uksi/2014/3216",
    from: Some(super::rules::law_day(2007, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "the first day of the first of several back-to-back suspensions is day 1",
    duty_holder: "Governing board or academy trust; the authority for a pupil referral unit",
    note: "A return to school for one session starts a new count.",
    force: Force::Duty,
    consequence: 2,
};

/// C12.
pub(super) static YEAR_LIMIT: Rule = Rule {
    id: "C12",
    title: "No more than 45 school days suspended in a school year",
    citation: "SI 2012/1033; reg. 17A(2) as inserted by SI 2023/571",
    source: "legislation.gov.uk/uksi/2023/571",
    from: Some(super::rules::law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "school days, or sessions where recorded (two a day), over all schools from 1 August",
    duty_holder: "Headteacher",
    note: "Days of a cancelled suspension still count.",
    force: Force::Duty,
    consequence: 3,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    if facts.suspensions.is_empty()
        && !facts
            .statuses
            .iter()
            .any(|status| status.kind == StatusKind::Sus6)
    {
        return;
    }
    without_start(child);
    for run in runs(facts, child.calendars) {
        if child.wanted(run.last_day) {
            sixth_day(child, &run);
        }
    }
    super::board::by_term(child);
    year_limit(child);
}

/// A status without a first day cannot be reckoned, and says so.
fn without_start(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Sus6 && status.started_on.is_none())
    {
        if child.wanted(status.ended_on) {
            let draft = child.draft(
                &SIXTH_DAY,
                "status",
                status.id,
                None,
                (Due::Unknown(UnknownWhy::NoStart), Working::Nothing),
            );
            child.push(
                draft,
                &Words {
                    what: "Day 6",
                    missing: "no provision recorded",
                    because: "suspended",
                },
            );
        }
    }
}

fn sixth_day(child: &mut Child<'_>, run: &Run) {
    let reckoned = child.school_days(Some(run.first_day), 6, Counting::FromStart, run.setting);
    let due = reckoned.0.day();
    // A run that ends before its sixth day never reaches the duty.
    if run.last_day.zip(due).is_some_and(|(last, due)| last < due)
        || !child.facts.of_school_age(due.unwrap_or(run.first_day))
    {
        return;
    }
    let mut draft = child.draft(
        &SIXTH_DAY,
        run.row.table,
        run.row.id,
        Some(run.first_day),
        reckoned,
    );
    draft.live = run.last_day.is_none_or(|last| child.today <= last);
    draft.setting = run.setting;
    draft.excused = exams_over(child, due);
    draft.alternative = child
        .count(run.first_day, 7, Counting::FromStart, run.setting)
        .ok()
        .map(|day| Alternative {
            basis: "counting from the day after the first day of suspension",
            day,
        });
    draft.met = child
        .provision(run.first_day, due, run.setting)
        .map(|placement| child.met_by(placement, run.first_day, due));
    details(
        child,
        &DayOne {
            row: draft.row,
            first: draft.triggered_on,
            live: draft.live,
            setting: run.setting,
            because: "suspended",
        },
        &draft.due,
        draft.met.as_ref(),
    );
    let missing = not_yet(child, draft.met.as_ref(), "no provision recorded");
    let because = match run.parts {
        1 => "suspended".to_owned(),
        parts => format!("{parts} back-to-back suspensions, first"),
    };
    child.push(
        draft,
        &Words {
            what: "Day 6",
            missing: &missing,
            because: &because,
        },
    );
}

fn year_limit(child: &mut Child<'_>) {
    let first = year_of_limit(child.today);
    let last = first
        .with_year(first.year() + 1)
        .map_or(child.today, |next| next.pred_opt().unwrap_or(next));
    let sums = tally(child.facts, child.calendars, (first, last), child.today);
    let Some(latest) = sums.last() else { return };
    let (so_far, planned) = (sums.through(child.today), sums.total());
    if planned < child.local.days(Dial::SuspensionWarnDays) * 2 {
        return;
    }
    let working = Working::Count {
        half_days: so_far,
        limit: 45,
        from: first,
        to: child.today,
    };
    // Over the limit there is a day on which it was last kept; under it there is only a count.
    let over = sums.over(90);
    let due = match over {
        Some((kept, _)) => Due::Day(kept),
        None => Due::Unknown(UnknownWhy::Count),
    };
    let spell = over.map_or(latest, |(_, spell)| spell);
    let mut draft = child.draft(
        &YEAR_LIMIT,
        spell.row.table,
        spell.row.id,
        Some(first),
        (due, working),
    );
    draft.setting = spell.setting;
    let mut missing = format!(
        "{} of 45 school days suspended this school year",
        days(so_far)
    );
    if so_far < planned {
        missing.push_str(&format!(", {} when those on file have run", days(planned)));
    }
    child.push(
        draft,
        &Words {
            what: if over.is_some() {
                "Last day within the yearly limit of suspension"
            } else {
                "Yearly limit of suspension"
            },
            missing: &missing,
            because: "since",
        },
    );
}
