//! Does a setting look like a school that ought to be registered? The numbers, whose hours they are, and the argument, on
//! one page; a question for a person and never a verdict.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_domain::clocks::Dial;
use waymark_domain::registration::{self, Suggests};
use waymark_store::tables::Provider;
use waymark_store::views::CaseloadRow;
use waymark_store::{Reader, Result as Read, facts};

use crate::local_rules::{DialLine, dial_line};

/// The reasoning about one setting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RegistrationView {
    /// nothing | look | unknown | looks_like_school
    pub suggests: String,
    /// "On the hours known here it looks like a school".
    pub title: String,
    /// The argument, a sentence a line, in the order in which it is made.
    pub reasoning: Vec<String>,
    /// Limits that are announced and not law.
    pub planned_limits: Vec<String>,
    /// Where the rule is written.
    pub citation: String,
    /// The numbers that were used, each a local prompt.
    pub thresholds: Vec<DialLine>,
    /// Every child whom the team knows to be there, most hours first.
    pub children: Vec<AttendingLine>,
}

/// A child at the setting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttendingLine {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Minutes a week here.
    pub minutes: u32,
    /// Sessions a week here.
    pub sessions: u32,
    /// Weeks since the first placement here that still runs.
    pub weeks: u32,
    /// Some of the sessions have no recorded length.
    pub unknown_length: bool,
    /// Has an education, health and care plan.
    pub ehc_plan: bool,
    /// Is looked after.
    pub looked_after: bool,
    /// Of compulsory school age; `None` when the date of birth is unknown, and then counted.
    pub of_school_age: Option<bool>,
    /// alone | full_time | near | unknown | part_time | not_counted
    pub counts_as: String,
}

const fn title(suggests: Suggests) -> (&'static str, &'static str) {
    match suggests {
        Suggests::Nothing => ("nothing", "Nothing here suggests a school"),
        Suggests::Look => ("look", "Somebody is near full time: look at it"),
        Suggests::Unknown => (
            "unknown",
            "It cannot be ruled out: hours or registration are not recorded",
        ),
        Suggests::LooksLikeSchool => (
            "looks_like_school",
            "On the hours known here it looks like a school",
        ),
    }
}

/// The reasoning about one setting from the children placed there today.
pub(crate) fn of(
    reader: &Reader,
    setting: SettingRef,
    provider: Option<&Provider>,
    children: &[CaseloadRow],
    today: chrono::NaiveDate,
) -> Read<RegistrationView> {
    let unregistered = match (
        setting,
        provider.and_then(|row| row.registration.as_deref()),
    ) {
        (SettingRef::Urn(_), _) | (_, Some("registered")) => Some(false),
        (_, Some("unregistered")) => Some(true),
        _ => None,
    };
    let local = facts::local(reader)?;
    let ids: Vec<Uuid> = children.iter().map(|child| child.pupil).collect();
    let there: Vec<registration::Attending> = facts::known(reader, &ids, today)?
        .iter()
        .filter_map(|known| {
            registration::attending(known, |placement| placement.setting == Some(setting), today)
        })
        .collect();
    let weighed = registration::weigh(unregistered, &there, &local);
    let counts_as = |child: &registration::Attending| {
        if child.of_school_age == Some(false) {
            "not_counted"
        } else if weighed.count_alone.contains(&child.pupil) {
            "alone"
        } else if weighed.full_time.contains(&child.pupil) {
            "full_time"
        } else if weighed.near.contains(&child.pupil) {
            "near"
        } else if child.unknown_length {
            "unknown"
        } else {
            "part_time"
        }
    };
    let mut lines: Vec<AttendingLine> = there
        .iter()
        .map(|child| AttendingLine {
            pupil: child.pupil,
            name: children
                .iter()
                .find(|row| row.pupil == child.pupil)
                .map(crate::names::listed)
                .unwrap_or_default(),
            minutes: u32::from(child.minutes),
            sessions: child.sessions,
            weeks: child.weeks,
            unknown_length: child.unknown_length,
            ehc_plan: child.ehc_plan,
            looked_after: child.looked_after,
            of_school_age: child.of_school_age,
            counts_as: counts_as(child).to_owned(),
        })
        .collect();
    lines.sort_by(|one, other| (other.minutes, &one.name).cmp(&(one.minutes, &other.name)));
    let (code, title) = title(weighed.suggests);
    Ok(RegistrationView {
        suggests: code.to_owned(),
        title: title.to_owned(),
        reasoning: weighed.reasoning,
        planned_limits: weighed.planned_limits,
        citation: registration::CITATION.to_owned(),
        thresholds: [
            Dial::FullTimeHours,
            Dial::NearFullTimeHours,
            Dial::RegistrationPupils,
            Dial::NonSchoolWeeks,
            Dial::NonSchoolSessions,
        ]
        .into_iter()
        .map(|dial| dial_line(dial, &local))
        .collect(),
        children: lines,
    })
}
