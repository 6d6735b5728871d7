//! What the governing board owes after suspensions: by the days in a term, by what the parents say, and before an examination.

use chrono::NaiveDate;

use crate::calendar::{CensusTerm, SchoolCalendar, census_term};
use crate::facts::EventKind;
use crate::status::Confidence;

use super::child::Child;
use super::exclusion::before_exam;
use super::finding::{Counting, Due, Met, RowRef, UnknownWhy, Working};
use super::rules::{Force, Rule, law_day};
use super::runs::{Spell, spells};
use super::tally::{Tally, days, tally};
use super::words::Words;

/// C06 for suspensions.
pub(super) static BOARD_LONG: Rule = Rule {
    id: "C06S",
    title: "Board considers reinstatement: over fifteen days suspended in a term",
    citation: "SI 2012/1033 regs 6, 15, 24(1)(b)(i)",
    source: "legislation.gov.uk/uksi/2012/1033/regulation/24; stockport.gov.uk, review procedures",
    from: Some(law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "fifteen school days after notice of the suspension that took the total over fifteen days in the term; the day of notice is not counted",
    duty_holder: "Governing board or academy trust",
    note: "A term is one of the school’s own where its calendar has three a year; otherwise they end on 31 December, Easter Monday and 31 July, as the Regulations have it for a school with more or fewer than three.",
    force: Force::DutyOfOthers,
    consequence: 6,
};

/// C06 for a suspension that takes an examination away.
pub(super) static BOARD_EXAM: Rule = Rule {
    id: "C06E",
    title: "Board considers reinstatement: a public examination or national test would be missed",
    citation: "SI 2012/1033 regs 6, 15, 24(1)(b)(ii)",
    source: "legislation.gov.uk/uksi/2012/1033/regulation/24",
    from: Some(law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "fifteen school days after the board had notice, and before the examination so far as reasonably practicable; the day of notice is not counted",
    duty_holder: "Governing board or academy trust",
    note: "However short the suspension is. Where the board cannot meet in time, its chair may consider reinstatement alone.",
    force: Force::DutyOfOthers,
    consequence: 4,
};

/// C07.
pub(super) static BOARD_ASKED: Rule = Rule {
    id: "C07",
    title: "Board meets on representations: over five and up to fifteen days suspended in a term",
    citation: "SI 2012/1033 reg. 24(1)(c)",
    source: "legislation.gov.uk/uksi/2012/1033/regulation/24",
    from: Some(law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "fifty school days after the suspension that took the total over five days in the term",
    duty_holder: "Governing board or academy trust",
    note: "Only if the parents make representations; otherwise no meeting is required.",
    force: Force::DutyOfOthers,
    consequence: 7,
};

/// C08.
pub(super) static BOARD_HEARS: Rule = Rule {
    id: "C08",
    title: "Board considers representations: up to five days suspended in a term",
    citation: "SI 2012/1033 reg. 6",
    source: "stockport.gov.uk, review procedures",
    from: Some(law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "no number of days is set; the board must consider what the parents say and cannot direct reinstatement",
    duty_holder: "Governing board or academy trust",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 8,
};

/// What the board must do, by days suspended in a term. The last term is asked about too: its fifteen and fifty school days
/// run on into this one. As evidence, every term with a suspension in it is.
///
/// A school with three terms of its own counts by those, so the terms are those of each calendar by which a suspension counts.
pub(super) fn by_term(child: &mut Child<'_>) {
    let spells = spells(child.facts);
    let mut calendars: Vec<Option<&SchoolCalendar>> = Vec::new();
    for spell in &spells {
        let calendar = calendar_of(child, spell);
        if !calendars.iter().any(|held| same(*held, calendar)) {
            calendars.push(calendar);
        }
    }
    for calendar in calendars {
        let term_of = |day| calendar.map_or_else(|| census_term(day), |own| own.term_of(day));
        let this = term_of(child.today);
        let before = this.first.pred_opt().map(term_of);
        let mut terms: Vec<CensusTerm> = before.into_iter().chain([this]).collect();
        if child.history {
            for spell in &spells {
                let end = spell.last.unwrap_or(child.today).min(child.today);
                let mut term = term_of(spell.first);
                while term.first <= end {
                    terms.push(term);
                    let Some(next) = term.last.succ_opt() else {
                        break;
                    };
                    term = term_of(next);
                }
            }
            terms.sort_unstable_by_key(|term| term.first);
            terms.dedup();
        }
        for term in terms {
            of_term(child, calendar, &term);
        }
    }
}

/// The calendar whose terms a suspension is added up in.
fn calendar_of<'a>(child: &Child<'a>, spell: &Spell) -> Option<&'a SchoolCalendar> {
    child
        .calendars
        .of(spell.setting)
        .map(|chosen| chosen.calendar)
}

fn same(one: Option<&SchoolCalendar>, other: Option<&SchoolCalendar>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

fn of_term(child: &mut Child<'_>, calendar: Option<&SchoolCalendar>, term: &CensusTerm) {
    let sums = tally(
        child.facts,
        child.calendars,
        (term.first, term.last),
        child.today,
    );
    let asked = represented(child, &sums);
    let over_fifteen = sums.over(30).map(|(_, spell)| spell);
    let half_days = sums.total();
    let mut owed: Vec<(&'static Rule, Spell, Option<u32>, Option<NaiveDate>)> =
        exams(child, &sums, over_fifteen.as_ref())
            .into_iter()
            .map(|exam| (&BOARD_EXAM, exam.spell, Some(15), Some(exam.on)))
            .collect();
    if let Some(spell) = over_fifteen {
        owed.push((&BOARD_LONG, spell, Some(15), None));
    } else if !asked {
        // Up to fifteen days the board meets only when the parents ask it to.
    } else if let Some((_, spell)) = sums.over(10) {
        owed.push((&BOARD_ASKED, spell, Some(50), None));
    } else if let Some(spell) = sums.last() {
        owed.push((&BOARD_HEARS, spell, None, None));
    }
    for (rule, spell, n, exam) in owed {
        // What another school's board owes is asked about by the terms of that school.
        if same(calendar, calendar_of(child, &spell)) {
            board(child, rule, &spell, n, (half_days, term), exam);
        }
    }
}

/// Whether the parents made representations about a suspension of these: one that they name, or else the latest that had
/// begun when they made them.
fn represented(child: &Child<'_>, sums: &Tally) -> bool {
    let all = spells(child.facts);
    child
        .facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Representations)
        .filter_map(|event| match event.about {
            Some(row) => Some(row),
            None => all
                .iter()
                .rfind(|spell| spell.first <= event.on)
                .map(|spell| spell.row.id),
        })
        .any(|row| sums.spells().any(|spell| spell.row.id == row))
}

/// A suspension and the examination that it takes away.
struct Exam {
    spell: Spell,
    on: NaiveDate,
}

/// Examinations that fall into these suspensions, unless the suspension already calls the board by its length.
fn exams(child: &Child<'_>, sums: &Tally, over_fifteen: Option<&Spell>) -> Vec<Exam> {
    let mut found: Vec<Exam> = Vec::new();
    for event in child
        .facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::ExamAtStake)
    {
        let hit = sums.spells().find(|spell| match event.about {
            Some(row) => row == spell.row.id,
            None => spell.first <= event.on && spell.last.is_none_or(|last| event.on <= last),
        });
        let Some(spell) = hit.filter(|hit| over_fifteen.is_none_or(|long| long.row != hit.row))
        else {
            continue;
        };
        // The first examination of a suspension is the one before which the board should meet.
        match found.iter_mut().find(|exam| exam.spell.row == spell.row) {
            Some(exam) => exam.on = exam.on.min(event.on),
            None => found.push(Exam {
                spell,
                on: event.on,
            }),
        }
    }
    found
}

fn board(
    child: &mut Child<'_>,
    rule: &'static Rule,
    spell: &Spell,
    n: Option<u32>,
    (half_days, term): (u32, &CensusTerm),
    exam: Option<NaiveDate>,
) {
    // The board's days run from the notice where its day is known.
    let start = child
        .facts
        .event(EventKind::NoticeReceived, spell.row.id, Some(spell.first))
        .map_or(spell.first, |event| event.on);
    let reckoned = match n {
        Some(n) => child.school_days(Some(start), n, Counting::AfterStart, spell.setting),
        None => (Due::Unknown(UnknownWhy::NoNumber), Working::Nothing),
    };
    let due = reckoned.0.day();
    let mut draft = child.draft(
        rule,
        spell.row.table,
        spell.row.id,
        Some(spell.first),
        reckoned,
    );
    draft.setting = spell.setting;
    draft.alternative =
        before_exam(child, exam, spell.setting).filter(|other| Some(other.day) != due);
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
    let mut missing = format!(
        "not recorded; {} days suspended in the term",
        days(half_days)
    );
    if term.own {
        missing.push_str(&format!(
            " ({} term of the school, to {})",
            term.season.label().to_lowercase(),
            crate::dates::short(term.last)
        ));
    }
    if let Some(exam) = exam {
        missing.push_str(", examination ");
        missing.push_str(&crate::dates::short(exam));
    }
    child.push(
        draft,
        &Words {
            what: "Board’s meeting",
            missing: &missing,
            because: "suspended",
        },
    );
}
