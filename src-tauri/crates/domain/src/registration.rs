//! Does an unregistered setting look like a school?
//!
//! Education Act 1996 s.463: a place that gives full-time education to five or more pupils of compulsory school age, or
//! to one who is looked after or has an EHC plan, is a school and must be registered. “Full time” has no number in law:
//! the hours used here are prompts that a team sets for itself, and the answer is a question to be judged, never a
//! verdict. It speaks only of the children that this team knows to be there, and says so.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::FactKind;
use crate::dials::{Dial, Overrides};
use crate::facts::PupilFacts;
use crate::hours::{Taught, hours};

/// One child at a setting, in one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Attending {
    /// The pupil row.
    pub pupil: Uuid,
    /// Of compulsory school age; `None` = birthday unknown, and then counted.
    pub of_school_age: Option<bool>,
    /// Has an EHC plan.
    pub ehc_plan: bool,
    /// Is looked after.
    pub looked_after: bool,
    /// Minutes a week at this setting.
    pub minutes: u16,
    /// Some of its sessions have no recorded length.
    pub unknown_length: bool,
    /// Sessions a week at this setting.
    pub sessions: u32,
    /// Weeks since the first of its placements here that still runs.
    pub weeks: u32,
}

/// A child's week at the placements in `at`, which are those at one setting; `None` when none of them runs on `day`.
pub fn attending(
    facts: &PupilFacts,
    at: impl Fn(&crate::facts::Placement) -> bool,
    day: NaiveDate,
) -> Option<Attending> {
    let running: Vec<&crate::facts::Placement> = facts
        .placements
        .iter()
        .filter(|placement| at(placement) && placement.on(day))
        .collect();
    let since = running
        .iter()
        .filter_map(|placement| placement.started_on)
        .min()?;
    let taught: Vec<Taught<'_>> = running.iter().map(|placement| placement.taught()).collect();
    let week = crate::hours::week(&taught, day, None);
    Some(Attending {
        pupil: facts.id,
        of_school_age: facts.dob.map(|_| facts.of_school_age(day)),
        ehc_plan: facts.has(FactKind::Ehcp, day),
        looked_after: facts.has(FactKind::Lac, day),
        minutes: week.minutes,
        unknown_length: week.without_times > 0 || week.sessions() == 0,
        sessions: week.sessions(),
        weeks: u32::try_from((day - since).num_days() / 7).unwrap_or(0),
    })
}

/// What the hours at a setting suggest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Suggests {
    /// It is registered, or nobody we know is near full time.
    Nothing,
    /// Somebody is near full time.
    Look,
    /// Hours or registration are not recorded, so nothing can be ruled out.
    Unknown,
    /// On our hours alone it looks like a school.
    LooksLikeSchool,
}

/// The reasoning about one setting, for one page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Registration {
    /// What it comes to.
    pub suggests: Suggests,
    /// Children whose hours look full time.
    pub full_time: Vec<Uuid>,
    /// Of these, children who alone make it a school.
    pub count_alone: Vec<Uuid>,
    /// Children near full time.
    pub near: Vec<Uuid>,
    /// Children whose hours are not known.
    pub unknown_hours: Vec<Uuid>,
    /// The argument, a sentence a line, in the order in which it is made.
    pub reasoning: Vec<String>,
    /// Limits that have been announced and are not law, and who would exceed them; never more than a warning.
    pub planned_limits: Vec<String>,
}

/// The rule's text.
pub const CITATION: &str =
    "Education Act 1996 s.463; registration of independent schools, departmental advice";

/// What section 463 says, in plain words, a sentence a line.
pub const RULE: [&str; 3] = [
    "A school is independent where full-time education is given to five or more pupils of compulsory school age, or to one of that age who has an EHC plan or is looked after, and neither a local authority maintains it nor is it a non-maintained special school.",
    "Pupils under or over compulsory school age who are taught full time there change nothing.",
    "An independent school must be registered; to conduct one that is not is an offence (Education and Skills Act 2008 s.96).",
];

/// Since when section 463 reads so (Education Act 2002 s.172; Children and Families Act 2014 Sch. 3).
pub const IN_FORCE: &str =
    "In this form since 1 September 2003, with EHC plans since 1 September 2014";

/// Weighs a setting. `unregistered`: `None` = not recorded whether it is registered.
pub fn weigh(unregistered: Option<bool>, pupils: &[Attending], local: &Overrides) -> Registration {
    let mut found = Registration {
        suggests: Suggests::Nothing,
        full_time: Vec::new(),
        count_alone: Vec::new(),
        near: Vec::new(),
        unknown_hours: Vec::new(),
        reasoning: Vec::new(),
        planned_limits: Vec::new(),
    };
    if unregistered == Some(false) {
        found.reasoning.push(
            "The setting is recorded as registered, so the question does not arise.".to_owned(),
        );
        return found;
    }
    let (full, near) = (
        minutes(local, Dial::FullTimeHours),
        minutes(local, Dial::NearFullTimeHours),
    );
    for pupil in pupils
        .iter()
        .filter(|pupil| pupil.of_school_age != Some(false))
    {
        if pupil.minutes >= full {
            found.full_time.push(pupil.pupil);
            if pupil.ehc_plan || pupil.looked_after {
                found.count_alone.push(pupil.pupil);
            }
        } else if pupil.minutes >= near {
            found.near.push(pupil.pupil);
        } else if pupil.unknown_length {
            found.unknown_hours.push(pupil.pupil);
        }
    }
    let threshold = usize::try_from(local.number(Dial::RegistrationPupils)).unwrap_or(5);
    found.suggests = if !found.count_alone.is_empty() || found.full_time.len() >= threshold {
        Suggests::LooksLikeSchool
    } else if !found.unknown_hours.is_empty()
        || (unregistered.is_none() && !found.full_time.is_empty())
    {
        Suggests::Unknown
    } else if !found.full_time.is_empty() || !found.near.is_empty() {
        Suggests::Look
    } else {
        Suggests::Nothing
    };
    argue(
        &mut found,
        unregistered,
        pupils,
        (full, near, threshold),
        local,
    );
    found
}

fn argue(
    found: &mut Registration,
    unregistered: Option<bool>,
    pupils: &[Attending],
    (full, near, threshold): (u16, u16, usize),
    local: &Overrides,
) {
    let lines = &mut found.reasoning;
    lines.push(match unregistered {
        Some(_) => "The setting is recorded as unregistered.".to_owned(),
        None => "It is not recorded whether the setting is registered.".to_owned(),
    });
    lines.push(format!(
        "Of the {} {} this team knows to be there, {} {} at {} hours a week or more, which looks full time here; the law gives no number.",
        pupils.len(),
        if pupils.len() == 1 { "child" } else { "children" },
        found.full_time.len(),
        if found.full_time.len() == 1 { "is" } else { "are" },
        hours(full)
    ));
    if !found.count_alone.is_empty() {
        lines.push(format!(
            "{} of them with an EHC plan or looked after: one such child is enough.",
            found.count_alone.len()
        ));
    }
    if found.full_time.len() >= threshold {
        lines.push(format!(
            "{threshold} full-time pupils of compulsory school age are enough."
        ));
    }
    if !found.near.is_empty() {
        lines.push(format!(
            "{} more from {} hours.",
            found.near.len(),
            hours(near)
        ));
    }
    if !found.unknown_hours.is_empty() {
        lines.push(format!(
            "{} with sessions whose length is not recorded.",
            found.unknown_hours.len()
        ));
    }
    lines.push(
        "Children placed there by others are not known to this team and are not counted."
            .to_owned(),
    );
    for dial in [
        Dial::FullTimeHours,
        Dial::NearFullTimeHours,
        Dial::RegistrationPupils,
    ] {
        if let Some(set) = local.local(dial) {
            lines.push(format!(
                "Set here: {} {} {} ({}).",
                dial.face().title.to_lowercase(),
                set.number,
                dial.face().unit,
                set.reason
            ));
        }
    }
    let (weeks, sessions) = (
        local.number(Dial::NonSchoolWeeks),
        local.number(Dial::NonSchoolSessions),
    );
    let long = pupils
        .iter()
        .filter(|pupil| pupil.minutes >= full && i64::from(pupil.weeks) > weeks)
        .count();
    let many = pupils
        .iter()
        .filter(|pupil| pupil.minutes < full && i64::from(pupil.sessions) > sessions)
        .count();
    if long > 0 {
        found.planned_limits.push(format!(
            "{long} full time for more than {weeks} weeks (announced limit, not law)."
        ));
    }
    if many > 0 {
        found.planned_limits.push(format!(
            "{many} part time for more than {sessions} sessions a week (announced limit, not law)."
        ));
    }
}

fn minutes(local: &Overrides, dial: Dial) -> u16 {
    u16::try_from(local.number(dial) * 60).unwrap_or(u16::MAX)
}
