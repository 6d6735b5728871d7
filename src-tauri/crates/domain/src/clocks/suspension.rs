//! Suspension: day six of back-to-back suspensions, the board's duties by days in a term, and the yearly limit.
//!
//! Suspensions that follow one another without a school day between them are one run (SI 2014/3216); a return for even
//! one session breaks it. A row without a last day runs on.

use crate::StatusKind;
use crate::calendar::{Calendars, CensusTerm, census_term};
use crate::facts::{EventKind, PupilFacts};
use crate::status::Confidence;
use chrono::NaiveDate;

use super::child::Child;
use super::exclusion::not_yet;
use super::finding::{Alternative, Counting, Due, Met, RowRef, UnknownWhy, Working};
use super::rules::{Force, Rule};
use super::runs::{Run, Spell, runs, spells};
use super::words::Words;
use crate::dials::{Dial, Overrides};

/// C02.
pub(super) static SIXTH_DAY: Rule = Rule {
    id: "C02",
    title: "Full-time education from the sixth consecutive school day of suspension",
    citation: "Education and Inspections Act 2006 s.100; SI 2007/1870 reg. 3(3) as amended by SI 2014/3216",
    source: "legislation.gov.uk/uksi/2014/3216",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "the first day of the first of several back-to-back suspensions is day 1",
    duty_holder: "Governing board or academy trust; the authority for a pupil referral unit",
    note: "A return to school for one session starts a new count.",
    force: Force::Duty,
    consequence: 2,
};

/// C06 for suspensions.
pub(super) static BOARD_LONG: Rule = Rule {
    id: "C06S",
    title: "Board considers reinstatement: over fifteen days suspended in a term",
    citation: "SI 2012/1033 reg. 6",
    source: "stockport.gov.uk, review procedures",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "fifteen school days after the suspension that took the total over fifteen days in the term",
    duty_holder: "Governing board or academy trust",
    note: "Terms are three a year, whatever the school calls them.",
    force: Force::DutyOfOthers,
    consequence: 6,
};

/// C07.
pub(super) static BOARD_ASKED: Rule = Rule {
    id: "C07",
    title: "Board meets on representations: over five and up to fifteen days suspended in a term",
    citation: "SI 2012/1033 reg. 24(1)(c)",
    source: "legislation.gov.uk/uksi/2012/1033/regulation/24",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "fifty school days after the suspension that took the total over five days in the term",
    duty_holder: "Governing board or academy trust",
    note: "Only if the parents make representations; otherwise no meeting is required.",
    force: Force::DutyOfOthers,
    consequence: 7,
};

/// C12.
pub(super) static YEAR_LIMIT: Rule = Rule {
    id: "C12",
    title: "No more than 45 school days suspended in a school year",
    citation: "SI 2012/1033; reg. 17A(2) as inserted by SI 2023/571",
    source: "legislation.gov.uk/uksi/2023/571",
    from: None,
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
    by_term(child);
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

/// Half days of a spell that fall in a stretch: recorded sessions where they are whole, else its school days.
fn half_days(child: &Child<'_>, spell: &Spell, from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let last = spell.last.unwrap_or(child.today);
    if let Some(sessions) = spell.sessions.filter(|_| from <= spell.first && last <= to) {
        return Some(u32::from(sessions));
    }
    let start = spell.first.max(from);
    let end = last.min(to).succ_opt()?;
    let chosen = child.calendars.of(spell.setting)?;
    chosen
        .calendar
        .between(start, end)
        .ok()
        .map(|days| days * 2)
}

/// What the board must do, by days suspended in a term: asked of the term that holds today.
fn by_term(child: &mut Child<'_>) {
    let CensusTerm { first, last, .. } = census_term(child.today);
    let mut total = 0;
    let (mut over_five, mut over_fifteen): (Option<Spell>, Option<Spell>) = (None, None);
    for spell in spells(child.facts)
        .into_iter()
        .filter(|spell| first <= spell.first && spell.first <= last)
    {
        let Some(half_days) = half_days(child, &spell, first, last) else {
            continue;
        };
        total += half_days;
        if total > 10 {
            over_five.get_or_insert(spell);
        }
        if total > 30 {
            over_fifteen.get_or_insert(spell);
        }
    }
    if let Some(spell) = over_fifteen {
        board(child, &BOARD_LONG, &spell, 15, total);
    } else if let Some(spell) = over_five
        && child
            .facts
            .events
            .iter()
            .any(|event| event.kind == EventKind::Representations && first <= event.on)
    {
        board(child, &BOARD_ASKED, &spell, 50, total);
    }
}

fn board(child: &mut Child<'_>, rule: &'static Rule, spell: &Spell, n: u32, half_days: u32) {
    let reckoned = child.school_days(Some(spell.first), n, Counting::AfterStart, spell.setting);
    let due = reckoned.0.day();
    let mut draft = child.draft(
        rule,
        spell.row.table,
        spell.row.id,
        Some(spell.first),
        reckoned,
    );
    draft.setting = spell.setting;
    draft.met = child
        .facts
        .event(EventKind::BoardMet, spell.row.id, Some(spell.first))
        .map(|event| Met {
            on: event.on,
            late: due.is_some_and(|due| due < event.on),
            row: Some(RowRef {
                table: "event",
                id: event.id,
            }),
            evidence: EventKind::BoardMet.label().to_lowercase(),
        });
    let missing = format!("not recorded; {} days suspended this term", days(half_days));
    child.push(
        draft,
        &Words {
            what: "Board’s meeting",
            missing: &missing,
            because: "suspended",
        },
    );
}

fn year_limit(child: &mut Child<'_>) {
    let first = year_of_limit(child.today);
    let all = spells(child.facts);
    let mut total: u32 = 0;
    let mut last_row: Option<Spell> = None;
    for spell in all
        .into_iter()
        .filter(|spell| first <= spell.first && spell.first <= child.today)
    {
        if let Some(half_days) = half_days(child, &spell, first, child.today) {
            total += half_days;
            last_row = Some(spell);
        }
    }
    let Some(spell) = last_row else { return };
    let warn = child.local.days(Dial::SuspensionWarnDays) * 2;
    if total < warn {
        return;
    }
    let working = Working::Count {
        half_days: total,
        limit: 45,
        from: first,
        to: child.today,
    };
    // Over the limit the breach has happened, on a day that a list can sort by; under it there is only a count.
    let due = if total > 90 {
        Due::Day(child.today.pred_opt().unwrap_or(child.today))
    } else {
        Due::Unknown(UnknownWhy::Count)
    };
    let mut draft = child.draft(
        &YEAR_LIMIT,
        spell.row.table,
        spell.row.id,
        Some(first),
        (due, working),
    );
    draft.setting = spell.setting;
    let missing = format!(
        "{} of 45 school days suspended this school year",
        days(total)
    );
    child.push(
        draft,
        &Words {
            what: "Yearly limit of suspension",
            missing: &missing,
            because: "since",
        },
    );
}

/// Half days suspended so far, as the rules add them up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspended {
    /// Each suspension with its half days; `None` where the calendar cannot say.
    pub rows: Vec<(RowRef, Option<u32>)>,
    /// Half days in the school year of today, of 90.
    pub year: u32,
    /// First day of that year.
    pub year_from: NaiveDate,
    /// Half days in the term of today; over 30 the board must meet.
    pub term: u32,
    /// First and last day of that term, whatever the school calls it.
    pub term_days: (NaiveDate, NaiveDate),
    /// Some suspension could not be counted, so both totals are at least what they say.
    pub some_unknown: bool,
}

/// Adds up a child's suspensions as on a day. One that has not begun is not counted yet.
pub fn suspended(
    facts: &PupilFacts,
    calendars: &Calendars,
    today: NaiveDate,
    local: &Overrides,
) -> Suspended {
    let child = Child::new(facts, calendars, today, local, true);
    let CensusTerm { first, last, .. } = census_term(today);
    let year_from = year_of_limit(today);
    let mut sums = Suspended {
        rows: Vec::new(),
        year: 0,
        year_from,
        term: 0,
        term_days: (first, last),
        some_unknown: false,
    };
    for spell in spells(facts) {
        // A spell that was arranged to go on beyond today is told whole, and counted up to today.
        let whole = half_days(&child, &spell, spell.first, spell.last.unwrap_or(today));
        sums.rows.push((spell.row, whole));
        if today < spell.first || spell.first < year_from {
            continue;
        }
        let so_far = half_days(&child, &spell, year_from, today);
        sums.some_unknown |= so_far.is_none();
        sums.year += so_far.unwrap_or(0);
        if first <= spell.first {
            sums.term += half_days(&child, &spell, first, last.min(today)).unwrap_or(0);
        }
    }
    sums
}

/// The school year of the limit starts with the autumn term of returns.
fn year_of_limit(today: NaiveDate) -> NaiveDate {
    let year = if census_term(today).season == crate::calendar::Season::Autumn {
        0
    } else {
        1
    };
    NaiveDate::from_ymd_opt(chrono::Datelike::year(&today) - year, 8, 1).unwrap_or(today)
}

/// "7", "7.5".
fn days(half_days: u32) -> String {
    if half_days.is_multiple_of(2) {
        (half_days / 2).to_string()
    } else {
        format!("{}.5", half_days / 2)
    }
}
