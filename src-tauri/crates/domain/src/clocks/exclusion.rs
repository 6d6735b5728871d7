//! Permanent exclusion: full-time education from the sixth school day, and what the school owes before and after.
//!
//! Two readings of the count are in use. The 2007 Regulations say the sixth school day *of* the exclusion, so the first
//! day is day 1; the guidance's words, "after the first day", give the next school day. The earlier one is the due
//! date, the other is shown beside it, and a team may turn them round with a reason.

use crate::facts::{EventKind, Status};
use crate::status::Confidence;
use crate::{FactKind, StatusKind};

use super::child::Child;
use super::finding::{Alternative, Counting, Met, RowRef};
use super::notices::{DayOne, details, parents, told};
use super::rules::{Force, Rule};
use super::words::Words;
use crate::dials::Dial;

/// C01.
pub(super) static SIXTH_DAY: Rule = Rule {
    id: "C01",
    title: "Full-time education from the sixth school day of a permanent exclusion",
    citation: "Education Act 1996 s.19(3A); SI 2007/1870 reg. 4",
    source: "legislation.gov.uk/uksi/2007/1870",
    from: Some(super::rules::law_day(2007, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "the first day of the exclusion is day 1; school days of the excluding school",
    duty_holder: "The authority where the child lives",
    note: "Not owed to a Year 11 pupil whose public examinations are over, nor beyond the hours that an EHC plan sets (reg. 5).",
    force: Force::Duty,
    consequence: 1,
};

/// C13.
pub(super) static CANCELLED: Rule = Rule {
    id: "C13",
    title: "Child back in school after a cancelled exclusion",
    citation: "SI 2012/1033 as amended by SI 2023/571",
    source: "legislation.gov.uk/uksi/2023/571",
    from: Some(super::rules::law_day(2023, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "without delay, reckoned as the next school day after the cancellation",
    duty_holder: "Headteacher",
    note: "Only before the board has met, with written reasons to parents, board, authority, social worker and virtual school head; the days still count to the limit of 45.",
    force: Force::DutyOfOthers,
    consequence: 3,
};

/// C06.
pub(super) static BOARD: Rule = Rule {
    id: "C06",
    title: "Board considers reinstatement after a permanent exclusion",
    citation: "SI 2012/1033 regs 6, 15, 24",
    source: "stockport.gov.uk, review procedures; legislation.gov.uk/uksi/2012/1033",
    from: Some(super::rules::law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "fifteen school days after the board had notice; the day of notice is not counted",
    duty_holder: "Governing board or academy trust",
    note: "Before the examination, so far as reasonably practicable, where the pupil would miss a public examination or a National Curriculum test.",
    force: Force::DutyOfOthers,
    consequence: 5,
};

/// C16.
pub(super) static MONEY: Rule = Rule {
    id: "C16",
    title: "Money follows a permanently excluded pupil",
    citation: "School and Early Years Finance (England) Regulations of the funding year",
    source: "legislation.gov.uk/uksi/2024/66, reg. 39 of the Regulations as substituted; the day itself from working knowledge",
    from: Some(super::rules::law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Memory,
    basis: "the sixth school day after the day of the exclusion; complete weeks left in the funding year are counted from then",
    duty_holder: "The authority",
    note: "Maintained schools by the Regulations, academies by their funding agreement. Not for a special school or a pupil referral unit.",
    force: Force::Window,
    consequence: 9,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Pex)
    {
        if !child.wanted(status.ended_on) {
            continue;
        }
        sixth_day(child, status);
        board(child, status);
        money(child, status);
    }
    // Any exclusion, of whatever length, is to be told.
    for status in facts
        .statuses
        .iter()
        .filter(|status| matches!(status.kind, StatusKind::Pex | StatusKind::Sus6))
    {
        if child.wanted(status.ended_on) {
            told(child, status);
            parents(child, status);
        }
        cancelled(child, status);
    }
}

/// A cancelled exclusion ends with the child in school; while the status still runs, that is not known.
fn cancelled(child: &mut Child<'_>, status: &Status) {
    let Some(cancelled) = child
        .facts
        .event(EventKind::Cancelled, status.id, status.started_on)
    else {
        return;
    };
    let setting = child.school(status.setting);
    let reckoned = child.school_days(Some(cancelled.on), 1, Counting::AfterStart, setting);
    let due = reckoned.0.day();
    let met = status.ended_on.map(|last| {
        let back = last.max(cancelled.on);
        Met {
            on: back,
            late: due.is_some_and(|due| due <= last),
            row: Some(RowRef {
                table: "status",
                id: status.id,
            }),
            evidence: "the exclusion is recorded as ended".to_owned(),
        }
    });
    if !child.history
        && met
            .as_ref()
            .is_some_and(|met| !met.late || !child.wanted(status.ended_on))
    {
        return;
    }
    let mut draft = child.draft(
        &CANCELLED,
        "event",
        cancelled.id,
        Some(cancelled.on),
        reckoned,
    );
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.met = met;
    child.push(
        draft,
        &Words {
            what: "Back in school after the cancelled exclusion",
            missing: "the exclusion is still recorded as running",
            because: "cancelled",
        },
    );
}

/// Regulation 5(2)(a): day six is not owed to a Year 11 pupil whose public examinations are over by then.
pub(super) fn exams_over(child: &Child<'_>, due: Option<chrono::NaiveDate>) -> Option<String> {
    let due = due?;
    let year = crate::year::AcademicYear::containing(due).first_day();
    let over = child
        .facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::ExamsOver)
        .find(|event| year <= event.on && event.on <= due)?;
    (child.facts.year_on_birthday(due).or(child.facts.nc_year) == crate::NcYear::new(11)).then(
        || {
            format!(
                "Year 11 and the public examinations were over by {} (SI 2007/1870 reg. 5)",
                crate::dates::short(over.on)
            )
        },
    )
}

fn sixth_day(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    // Counting from the day after the first is one school day later, however holidays lie.
    let (n, other_n, other_basis) = match child.local.number(Dial::ExclusionBasis) {
        0 => (
            6,
            7,
            "counting from the day after the first day of exclusion",
        ),
        _ => (7, 6, "counting the first day of exclusion as day 1"),
    };
    let reckoned = child.school_days(status.started_on, n, Counting::FromStart, setting);
    let due = reckoned.0.day();
    let reference = due.or(status.started_on).unwrap_or(child.today);
    if !child.facts.of_school_age(reference) {
        return;
    }
    // An exclusion that ended sooner never called for the sixth day.
    if status.ended_on.zip(due).is_some_and(|(end, due)| end < due) {
        return;
    }
    let mut draft = child.draft(&SIXTH_DAY, "status", status.id, status.started_on, reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.excused = exams_over(child, due);
    draft.alternative = status
        .started_on
        .and_then(|start| {
            child
                .count(start, other_n, Counting::FromStart, setting)
                .ok()
        })
        .map(|day| Alternative {
            basis: other_basis,
            day,
        });
    let from = status.started_on.unwrap_or(reference);
    draft.met = child
        .provision(from, due, setting)
        .map(|placement| child.met_by(placement, from, due));
    let missing = not_yet(child, draft.met.as_ref(), "no provision recorded");
    let looked_after = child.facts.has(FactKind::Lac, from);
    let because = if looked_after {
        "looked after, permanently excluded"
    } else {
        "permanently excluded"
    };
    details(
        child,
        &DayOne {
            row: draft.row,
            first: status.started_on,
            live: draft.live,
            setting,
            because: "permanently excluded",
        },
        &draft.due,
        draft.met.as_ref(),
    );
    child.push(
        draft,
        &Words {
            what: "Day 6",
            missing: &missing,
            because,
        },
    );
}

/// What to say while provision is missing or only planned.
pub(super) fn not_yet(child: &Child<'_>, met: Option<&Met>, missing: &str) -> String {
    match met {
        Some(met) if met.on > child.today => {
            let late = if met.late { ", which is too late" } else { "" };
            format!(
                "provision is to start {}{late}",
                crate::dates::short(met.on)
            )
        }
        _ => missing.to_owned(),
    }
}

fn board(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    let notice = child
        .facts
        .event(EventKind::NoticeReceived, status.id, None)
        .map(|event| event.on);
    let start = notice.or(status.started_on);
    let reckoned = child.school_days(start, 15, Counting::AfterStart, setting);
    let due = reckoned.0.day();
    let met = step(child, EventKind::BoardMet, status, due);
    let exam = child
        .facts
        .event(EventKind::ExamAtStake, status.id, status.started_on)
        .map(|event| event.on);
    let mut draft = child.draft(&BOARD, "status", status.id, start, reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.met = met;
    draft.alternative = before_exam(child, exam, setting).filter(|other| Some(other.day) != due);
    let because = if notice.is_some() {
        "notice received"
    } else {
        "permanently excluded"
    };
    child.push(
        draft,
        &Words {
            what: "Board’s meeting",
            missing: "not recorded",
            because,
        },
    );
}

/// The day from which the school’s budget is reduced: evidence for the finance team, and no duty of anybody’s day.
fn money(child: &mut Child<'_>, status: &Status) {
    if !child.history {
        return;
    }
    let setting = child.school(status.setting);
    let reckoned = child.school_days(status.started_on, 6, Counting::AfterStart, setting);
    let due = reckoned.0.day();
    // Until then nothing has moved, and of a child who is back by then nothing does.
    if due.is_some_and(|due| child.today < due)
        || status.ended_on.zip(due).is_some_and(|(end, due)| end < due)
    {
        return;
    }
    let mut draft = child.draft(&MONEY, "status", status.id, status.started_on, reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    child.push(
        draft,
        &Words {
            what: "Day from which the money follows",
            missing: "",
            because: "permanently excluded",
        },
    );
}

/// The last school day before an examination that is at stake.
pub(super) fn before_exam(
    child: &Child<'_>,
    exam: Option<chrono::NaiveDate>,
    setting: Option<crate::SettingRef>,
) -> Option<Alternative> {
    child
        .count(exam?, 1, Counting::Before, setting)
        .ok()
        .map(|day| Alternative {
            basis: "before the examination or test, so far as reasonably practicable",
            day,
        })
}

/// A recorded step about a status, as the thing that met a clock.
pub(super) fn step(
    child: &Child<'_>,
    kind: EventKind,
    status: &Status,
    due: Option<chrono::NaiveDate>,
) -> Option<Met> {
    let event = child.facts.event(kind, status.id, status.started_on)?;
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
