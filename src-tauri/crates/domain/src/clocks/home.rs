//! Off roll: home education, missing education, attendance orders, and the return when a school takes a child on.

use crate::StatusKind;
use crate::facts::{EventKind, Status};
use crate::status::Confidence;

use super::child::Child;
use super::finding::{Counting, Due, Met, RowRef, Unit, Working};
use super::review_panel::met_by_step;
use super::rules::{Force, Rule, law_day};
use super::words::Words;
use crate::dials::Dial;

/// C23.
pub(super) static NEW_PUPIL_RETURN: Rule = Rule {
    id: "C23",
    title: "School’s new pupil return",
    citation: "School Attendance (Pupil Registration) (England) Regulations 2024 reg. 13(1)–(3)",
    source: "legislation.gov.uk/uksi/2024/208/regulation/13",
    from: Some(law_day(2024, 8, 19)),
    until: None,
    confidence: Confidence::Read,
    basis: "the end of the fifth day after the name was entered; calendar days",
    duty_holder: "School",
    note: "Not for the usual intake of the youngest class unless the authority asks.",
    force: Force::DutyOfOthers,
    consequence: 8,
};

/// C24.
pub(super) static DELETION_RETURN: Rule = Rule {
    id: "C24",
    title: "School’s deletion return",
    citation: "School Attendance (Pupil Registration) (England) Regulations 2024 reg. 13(4)",
    source: "legislation.gov.uk/uksi/2024/208/regulation/13",
    from: Some(law_day(2024, 8, 19)),
    until: None,
    confidence: Confidence::Inferred,
    basis: "no later than the day on which the name is taken off",
    duty_holder: "School",
    note: "Name, address, parents, emergency telephone number, destination with its date, and the ground. Not after the final year unless the authority asks.",
    force: Force::DutyOfOthers,
    consequence: 6,
};

/// C25.
pub(super) static ATTENDANCE_RETURN: Rule = Rule {
    id: "C25",
    title: "School’s return of ten days’ absence without leave",
    citation: "School Attendance (Pupil Registration) (England) Regulations 2024 reg. 13",
    source: "working knowledge of the Regulations; earlier form read in reg. 12(1) of 2006",
    from: Some(law_day(2024, 8, 19)),
    until: None,
    confidence: Confidence::Memory,
    basis: "the tenth school day of continuous absence without leave; the first day is day 1",
    duty_holder: "School",
    note: "Also, at agreed intervals, pupils who fail to attend regularly.",
    force: Force::DutyOfOthers,
    consequence: 5,
};

/// C26.
pub(super) static ENQUIRY_BEFORE_DELETION: Rule = Rule {
    id: "C26",
    title: "Name stays on roll through absence without leave",
    citation: "School Attendance (Pupil Registration) (England) Regulations 2024 reg. 9(1)",
    source: "working knowledge of the Regulations",
    from: Some(law_day(2024, 8, 19)),
    until: None,
    confidence: Confidence::Memory,
    basis: "twenty school days in a row without leave, and then only after school and authority have made reasonable enquiry together",
    duty_holder: "School with the authority",
    note: "Ten school days where the child did not come back from leave that had been granted, which is a step of its own. Deleting a name sooner is off-rolling.",
    force: Force::Window,
    consequence: 6,
};

/// C70.
pub(super) static EDUCATED_AT_HOME: Rule = Rule {
    id: "C70",
    title: "Contact with a home-educating family",
    citation: "Education Act 1996 ss.7, 436A; elective home education guidance",
    source: "working knowledge of the guidance",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "months since the last contact; no statutory interval",
    duty_holder: "The authority where the child lives",
    note: "The register of children not in school is not in force yet.",
    force: Force::Local,
    consequence: 6,
};

/// C71, school.
pub(super) static MISSING_SCHOOL: Rule = Rule {
    id: "C71",
    title: "First enquiries about a child missing education",
    citation: "Education Act 1996 s.436A; children missing education guidance, August 2024",
    source: "working knowledge of local practice",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "ten school days; local practice, no statutory number",
    duty_holder: "School with the authority",
    note: "",
    force: Force::Local,
    consequence: 3,
};

/// C71, authority.
pub(super) static MISSING_AUTHORITY: Rule = Rule {
    id: "C71A",
    title: "Enquiries about a child missing education complete",
    citation: "Education Act 1996 s.436A; children missing education guidance, August 2024",
    source: "working knowledge of local practice",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "twenty school days; local practice, no statutory number",
    duty_holder: "The authority where the child lives",
    note: "",
    force: Force::Local,
    consequence: 3,
};

/// C72.
pub(super) static ATTENDANCE_ORDER: Rule = Rule {
    id: "C72",
    title: "Parents’ time to answer before a school attendance order",
    citation: "Education Act 1996 s.437(1)–(2)",
    source: "legislation.gov.uk/ukpga/1996/56/section/437",
    from: Some(law_day(1996, 11, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "at least fifteen days, beginning with the day on which the notice was served; the notice may allow more",
    duty_holder: "Parents",
    note: "To be replaced when s.436I is commenced.",
    force: Force::Window,
    consequence: 6,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in &facts.statuses {
        if !child.wanted(status.ended_on) {
            continue;
        }
        match status.kind {
            StatusKind::Ehe => educated_at_home(child, status),
            StatusKind::Cme => missing(child, status),
            StatusKind::Sao => attendance_order(child, status),
            _ => {}
        }
    }
    if facts.events.is_empty() {
        return;
    }
    deletion(child);
    absence(child);
    for event in facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::Admitted)
    {
        let reckoned = child.elapsed(Some(event.on), 5, Unit::Days);
        let mut draft = child.draft(
            &NEW_PUPIL_RETURN,
            "event",
            event.id,
            Some(event.on),
            reckoned,
        );
        draft.met = met_by_step(
            child,
            EventKind::AdmissionReturn,
            event.id,
            Some(event.on),
            draft.due.day(),
        );
        let old = (child.today - event.on).num_days() > 60;
        if child.history || (draft.met.is_none() && !old) {
            child.push(
                draft,
                &Words {
                    what: "New pupil return",
                    missing: "not received",
                    because: "entered in the register",
                },
            );
        }
    }
}

/// The latest name taken off a roll asks for its return.
fn deletion(child: &mut Child<'_>) {
    let facts = child.facts;
    let latest = facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::RollDeleted && event.on <= child.today)
        .max_by_key(|event| event.on);
    let Some(deleted) = latest else { return };
    let reckoned = (
        Due::Day(deleted.on),
        Working::Ahead {
            of: deleted.on,
            days: 0,
        },
    );
    let mut draft = child.draft(
        &DELETION_RETURN,
        "event",
        deleted.id,
        Some(deleted.on),
        reckoned,
    );
    // It may come before the day itself; one of an earlier school is not taken for it.
    let earliest = deleted.on - chrono::Days::new(60);
    draft.met = met_by_step(
        child,
        EventKind::DeletionReturn,
        deleted.id,
        Some(earliest),
        Some(deleted.on),
    );
    if draft.met.as_ref().is_some_and(|met| !met.late) && !child.history {
        return;
    }
    child.push(
        draft,
        &Words {
            what: "Deletion return",
            missing: "not received",
            because: "taken off the roll",
        },
    );
}

/// Ten and twenty school days of an absence without leave that has not ended; after leave that had been granted, ten for both.
fn absence(child: &mut Child<'_>) {
    let facts = child.facts;
    let latest = facts
        .events
        .iter()
        .filter(|event| {
            matches!(
                event.kind,
                EventKind::AbsenceBegan | EventKind::LeaveOverrun
            ) && event.on <= child.today
        })
        .max_by_key(|event| event.on);
    let Some(began) = latest else { return };
    let after_leave = began.kind == EventKind::LeaveOverrun;
    let ended = facts
        .event(EventKind::AbsenceEnded, began.id, Some(began.on))
        .map(|event| event.on);
    for (rule, n, what, missing) in [
        (
            &ATTENDANCE_RETURN,
            10,
            "School’s return of the absence",
            "not received",
        ),
        (
            &ENQUIRY_BEFORE_DELETION,
            if after_leave { 10 } else { 20 },
            "Last day on which the name must stay on roll",
            "only after enquiry by school and authority together",
        ),
    ] {
        let reckoned = child.school_days(Some(began.on), n, Counting::FromStart, facts.roll);
        let due = reckoned.0.day();
        // Back before the day came.
        if ended.is_some_and(|ended| due.is_none_or(|due| ended <= due)) {
            continue;
        }
        let mut draft = child.draft(rule, "event", began.id, Some(began.on), reckoned);
        draft.setting = facts.roll;
        draft.live = ended.is_none();
        if rule.id == ATTENDANCE_RETURN.id {
            draft.met = met_by_step(
                child,
                EventKind::AttendanceReturn,
                began.id,
                Some(began.on),
                due,
            );
        }
        if (ended.is_some() || draft.met.as_ref().is_some_and(|met| !met.late)) && !child.history {
            continue;
        }
        child.push(
            draft,
            &Words {
                what,
                missing,
                because: if after_leave {
                    "not back from leave since"
                } else {
                    "absent without leave since"
                },
            },
        );
    }
}

fn educated_at_home(child: &mut Child<'_>, status: &Status) {
    // Whoever saw the child was in contact with the family.
    let today = child.today;
    let seen = child
        .facts
        .sightings
        .iter()
        .map(|sighting| sighting.on)
        .filter(|on| *on <= today);
    let last = child
        .facts
        .events
        .iter()
        .filter(|event| event.kind == EventKind::EheContact && event.on <= child.today)
        .map(|event| event.on)
        .chain(seen)
        .max()
        .max(status.started_on);
    let reckoned = child.elapsed(
        last,
        child.local.days(Dial::HomeEducationMonths),
        Unit::Months,
    );
    let mut draft = child.draft(&EDUCATED_AT_HOME, "status", status.id, last, reckoned);
    draft.live = status.on(child.today);
    let because = if last == status.started_on {
        "home educated since"
    } else {
        "last contact"
    };
    child.push(
        draft,
        &Words {
            what: "Contact with the family",
            missing: "not recorded",
            because,
        },
    );
}

fn missing(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    let start = status.aware_on.or(status.started_on);
    let authority_due = child
        .school_days(
            start,
            child.local.days(Dial::MissingAuthorityDays),
            Counting::AfterStart,
            setting,
        )
        .0
        .day();
    for (rule, dial, what) in [
        (
            &MISSING_SCHOOL,
            Dial::MissingEnquiryDays,
            "First round of enquiries",
        ),
        (
            &MISSING_AUTHORITY,
            Dial::MissingAuthorityDays,
            "Full round of enquiries",
        ),
    ] {
        let reckoned =
            child.school_days(start, child.local.days(dial), Counting::AfterStart, setting);
        let due = reckoned.0.day();
        let mut draft = child.draft(rule, "status", status.id, start, reckoned);
        draft.live = status.on(child.today);
        draft.setting = setting;
        draft.met =
            met_by_step(child, EventKind::CmeEnquiry, status.id, start, due).or_else(|| {
                status.ended_on.map(|on| Met {
                    on,
                    late: due.is_some_and(|due| due < on),
                    row: Some(RowRef {
                        table: "status",
                        id: status.id,
                    }),
                    evidence: "no longer missing education".to_owned(),
                })
            });
        // Once all enquiries should be complete, the first ones are not asked for beside them.
        let overtaken = rule.id == MISSING_SCHOOL.id
            && draft.met.is_none()
            && authority_due.is_some_and(|due| due < child.today);
        if overtaken && !child.history {
            continue;
        }
        child.push(
            draft,
            &Words {
                what,
                missing: "not recorded",
                because: "missing education since",
            },
        );
    }
}

fn attendance_order(child: &mut Child<'_>, status: &Status) {
    let notice = child
        .facts
        .event(EventKind::SaoNotice, status.id, None)
        .map(|event| event.on);
    let start = notice.or(status.started_on);
    let reckoned = child.within(start, 15, Unit::Days);
    let mut draft = child.draft(&ATTENDANCE_ORDER, "status", status.id, start, reckoned);
    draft.live = status.on(child.today);
    child.push(
        draft,
        &Words {
            what: "Parents’ answer",
            missing: "then an order may be made",
            because: "notice served",
        },
    );
}
