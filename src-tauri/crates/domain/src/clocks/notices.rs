//! Whom the headteacher tells of a suspension or a permanent exclusion, and when: the parents on the first day and before
//! the provision starts, the authority without delay.

use crate::StatusKind;
use crate::facts::{EventKind, Status};
use crate::status::Confidence;

use super::child::Child;
use super::exclusion::step;
use super::finding::{Alternative, Counting, Due, Met, RowRef, Working};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule, law_day};
use super::words::Words;

/// C03.
pub(super) static PARENTS: Rule = Rule {
    id: "C03",
    title: "Parents told in writing of the exclusion and of the first five days",
    citation: "SI 2007/1870 reg. 6(2)",
    source: "legislation.gov.uk/uksi/2012/1033/schedule/2/paragraph/8",
    from: Some(law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "by the end of the afternoon session of the first day",
    duty_holder: "Headteacher",
    note: "Told without delay of the exclusion itself; a child kept off site on days one to five must not be in a public place.",
    force: Force::DutyOfOthers,
    consequence: 8,
};

/// C04.
pub(super) static DETAILS: Rule = Rule {
    id: "C04",
    title: "Parents told of the day-six provision",
    citation: "SI 2007/1870 reg. 6(3)–(4)",
    source: "legislation.gov.uk/uksi/2012/1033/schedule/2/paragraph/8",
    from: Some(law_day(2012, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "not less than 48 hours before the provision starts, reckoned as two days before day six",
    duty_holder: "Headteacher; the authority after a permanent exclusion",
    note: "Only where it could not be told on the first day. The 48 hours may be waived by consent when provision starts sooner.",
    force: Force::DutyOfOthers,
    consequence: 6,
};

/// C05.
pub(super) static TOLD: Rule = Rule {
    id: "C05",
    title: "School tells the authority of an exclusion",
    citation: "Suspension and permanent exclusion guidance",
    source: "schoolsnet.derbyshire.gov.uk, exclusions",
    from: Some(law_day(2022, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "without delay, reckoned as the next school day",
    duty_holder: "Headteacher",
    note: "Also the virtual school head and the social worker, where there is one.",
    force: Force::DutyOfOthers,
    consequence: 8,
};

/// Worth a line only as evidence, or when the letter was late: a prompt one is no finding, and an unknown one is asked
/// about by the notices that follow it.
pub(super) fn parents(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    let reckoned = child.school_days(status.started_on, 1, Counting::FromStart, setting);
    let due = reckoned.0.day();
    let met = step(child, EventKind::ParentsTold, status, due);
    if !child.history && met.as_ref().is_none_or(|met| !met.late) {
        return;
    }
    let mut draft = child.draft(&PARENTS, "status", status.id, status.started_on, reckoned);
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.met = met;
    child.push(
        draft,
        &Words {
            what: "Letter to parents",
            missing: "not recorded",
            because: "kept out from",
        },
    );
}

/// The first day of an exclusion or a run of suspensions, as the notice of the provision needs it.
pub(super) struct DayOne<'a> {
    pub row: RowRef,
    pub first: Option<chrono::NaiveDate>,
    pub live: bool,
    pub setting: Option<crate::SettingRef>,
    pub because: &'a str,
}

/// The notice of the provision, two days before day six; where that is no school day, the last one before it is said too.
pub(super) fn details(child: &mut Child<'_>, away: &DayOne<'_>, due: &Due, met: Option<&Met>) {
    let Due::Day(due) = due else { return };
    let Some(before) = due.checked_sub_days(chrono::Days::new(2)) else {
        return;
    };
    // Once the child is being taught, the notice has served its purpose.
    if met.is_some_and(|met| met.on <= child.today) && !child.history {
        return;
    }
    let working = Working::Ahead { of: *due, days: 2 };
    let mut draft = child.draft(
        &DETAILS,
        away.row.table,
        away.row.id,
        away.first,
        (Due::Day(before), working),
    );
    draft.live = away.live;
    draft.setting = away.setting;
    draft.alternative = child
        .calendar(away.setting)
        .ok()
        .and_then(|chosen| chosen.calendar.on_or_before(before).ok())
        .filter(|day| *day != before)
        .map(|day| Alternative {
            basis: "the last school day before that",
            day,
        });
    draft.met = met_by_step(
        child,
        EventKind::DetailsSent,
        away.row.id,
        away.first,
        Some(before),
    );
    child.push(
        draft,
        &Words {
            what: "Notice to parents of the provision",
            missing: "not recorded",
            because: away.because,
        },
    );
}

/// Worth a line only when the school was slow or nobody wrote down when it told; a prompt notice is no finding.
pub(super) fn told(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    let reckoned = child.school_days(status.started_on, 1, Counting::AfterStart, setting);
    let Some(due) = reckoned.0.day() else { return };
    let Some(aware) = status
        .aware_on
        .filter(|aware| *aware <= child.today && (child.history || due < *aware))
    else {
        return;
    };
    let mut draft = child.draft(&TOLD, "status", status.id, status.started_on, reckoned);
    draft.live = status.on(child.today);
    draft.met = Some(Met {
        on: aware,
        late: due < aware,
        row: Some(RowRef {
            table: "status",
            id: status.id,
        }),
        evidence: "the school told the authority".to_owned(),
    });
    child.push(
        draft,
        &Words {
            what: "Notice to the authority",
            missing: "not recorded",
            because: if status.kind == StatusKind::Pex {
                "permanently excluded"
            } else {
                "suspended"
            },
        },
    );
}
