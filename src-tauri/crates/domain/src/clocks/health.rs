//! Health: provision once fifteen school days are or will be missed, in one stretch or several in the school year.
//!
//! What a provider says by telephone is not the school's register. Illness told that way before an absence brings its date
//! forward, half day by half day, and the sentence says so; it sets no clock going by itself, because the child who is rung
//! about has provision.

use chrono::NaiveDate;

use crate::StatusKind;
use crate::calendar::{Beyond, Chosen};
use crate::facts::Status;
use crate::status::Confidence;

use super::child::Child;
use super::exclusion::not_yet;
use super::finding::{Counting, Due, Met, RowRef, UnknownWhy, Working};
use super::rules::{Force, Rule, law_day};
use super::tally::year_of_limit;
use super::words::Words;

/// C21.
pub(super) static FIFTEEN_DAYS: Rule = Rule {
    id: "C21",
    title: "Provision for a child away through ill health for fifteen school days",
    citation: "Education Act 1996 s.19; Arranging education for children who cannot attend school because of health needs, December 2023",
    source: "suffolklocaloffer, dorsetcouncil and darlington section 19 pages",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "the fifteenth school day of absence in the school year (from the first term after July), one stretch or several; sooner once it is clear that it will come to that",
    duty_holder: "The authority where the child lives",
    note: "Full time unless the child’s health calls for less. Half days told as illness in the ring-round count until the school’s register says otherwise.",
    force: Force::Duty,
    consequence: 2,
};

/// C22.
pub(super) static SICKNESS_RETURN: Rule = Rule {
    id: "C22",
    title: "School’s sickness return",
    citation: "School Attendance (Pupil Registration) (England) Regulations 2024 reg. 13",
    source: "edyourself.org, technical changes to CME guidance 2024",
    from: Some(law_day(2024, 8, 19)),
    until: None,
    confidence: Confidence::Read,
    basis: "as soon as there are reasonable grounds to believe that fifteen school days will be missed; reckoned as the fifteenth day",
    duty_holder: "School",
    note: "",
    force: Force::DutyOfOthers,
    consequence: 7,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Med)
    {
        if child.wanted(status.ended_on) {
            fifteen_days(child, status);
        }
    }
}

fn fifteen_days(child: &mut Child<'_>, status: &Status) {
    let setting = child.school(status.setting);
    let (due, working, before) = reckon(child, status, setting);
    let day = due.day();
    if !child
        .facts
        .of_school_age(day.or(status.started_on).unwrap_or(child.today))
    {
        return;
    }
    // Back at school before the fifteenth day.
    if status.ended_on.zip(day).is_some_and(|(end, day)| end < day) {
        return;
    }
    let from = status.started_on.unwrap_or(child.today);
    let mut draft = child.draft(
        &FIFTEEN_DAYS,
        "status",
        status.id,
        status.started_on,
        (due.clone(), working),
    );
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.met = child
        .provision(from, day, setting)
        .map(|placement| child.met_by(placement, from, day));
    let mut missing = not_yet(child, draft.met.as_ref(), "no provision recorded");
    if before.days() > 0 {
        missing.push_str(&format!(
            "; {} school days were missed earlier this school year",
            before.days()
        ));
        if before.told > 0 {
            missing.push_str(&format!(
                ", {} of them by what was said on the telephone and not by the school’s register",
                before.told
            ));
        }
    }
    if status
        .expected_end
        .zip(day)
        .is_some_and(|(end, day)| day <= end && child.today < day)
    {
        missing.push_str("; the absence is expected to last beyond it, so arrange now");
    }
    child.push(
        draft,
        &Words {
            what: "Fifteenth day of absence",
            missing: &missing,
            because: "away through ill health since",
        },
    );

    let mut draft = child.draft(
        &SICKNESS_RETURN,
        "status",
        status.id,
        status.started_on,
        (due, working),
    );
    draft.live = status.on(child.today);
    draft.setting = setting;
    draft.met = status.aware_on.map(|on| Met {
        on,
        late: day.is_some_and(|day| day < on),
        row: Some(RowRef {
            table: "status",
            id: status.id,
        }),
        evidence: "the school told the authority".to_owned(),
    });
    // A return that came in time is no news.
    if child.history || draft.met.as_ref().is_none_or(|met| met.late) {
        child.push(
            draft,
            &Words {
                what: "School’s sickness return",
                missing: "not recorded",
                because: "away through ill health since",
            },
        );
    }
}

/// Whether a rule adds up absences of the whole school year before it counts from the latest.
pub(super) fn counts_the_year(rule: &Rule) -> bool {
    rule.id == FIFTEEN_DAYS.id || rule.id == SICKNESS_RETURN.id
}

/// School days missed through ill health before an absence, in its school year.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// In other absences on file.
    recorded: u32,
    /// Outside these, by what was said on the telephone.
    told: u32,
}

impl Before {
    fn days(self) -> u32 {
        self.recorded + self.told
    }
}

/// The day on which the absences of the school year reach fifteen school days, and how many came before this one.
fn reckon(
    child: &Child<'_>,
    status: &Status,
    setting: Option<crate::SettingRef>,
) -> (Due, Working, Before) {
    let none = Before::default();
    let Some(start) = status.started_on else {
        return (Due::Unknown(UnknownWhy::NoStart), Working::Nothing, none);
    };
    let before = match child.calendar(setting) {
        Ok(chosen) => Before {
            // An earlier year that nobody entered must not stop the count of this absence; it then counts alone.
            recorded: missed_before(child, &chosen, status, start).unwrap_or_default(),
            told: told_before(child, &chosen, start),
        },
        Err(why) => return (Due::Unknown(why), Working::Nothing, none),
    };
    let n = 15_u32.saturating_sub(before.days()).max(1);
    let (due, working) = child.school_days(Some(start), n, Counting::FromStart, setting);
    (due, working, before)
}

/// Whole school days that the half days told as illness come to, in the same school year, before this absence and outside
/// every other that is on file.
fn told_before(child: &Child<'_>, chosen: &Chosen<'_>, start: NaiveDate) -> u32 {
    let first = year_of_limit(start);
    let facts = child.facts;
    let halves = facts
        .told_ill
        .iter()
        .filter(|day| first <= **day && **day < start)
        .filter(|day| !facts.is(StatusKind::Med, **day))
        .filter(|day| chosen.calendar.is_school_day(**day).unwrap_or(false))
        .count();
    u32::try_from(halves / 2).unwrap_or(u32::MAX)
}

/// School days of other health absences in the same school year, before this one started; a day in two of them counts once.
fn missed_before(
    child: &Child<'_>,
    chosen: &Chosen<'_>,
    this: &Status,
    start: NaiveDate,
) -> Result<u32, Beyond> {
    let first = year_of_limit(start);
    let reach = chosen
        .calendar
        .reach()
        .map_or(first, |(reach, _)| reach.max(first));
    // One that is still open has run until this one started: somebody wrote the same illness down again.
    let mut others: Vec<(NaiveDate, NaiveDate)> = child
        .facts
        .statuses
        .iter()
        .filter(|other| other.kind == StatusKind::Med && other.id != this.id)
        .filter_map(|other| {
            let to = other
                .ended_on
                .map_or(start, |end| end.succ_opt().unwrap_or(end).min(start));
            Some((other.started_on?.max(reach), to))
        })
        .filter(|(from, to)| from < to)
        .collect();
    others.sort_unstable();
    let (mut days, mut counted_to) = (0, first);
    for (from, to) in others {
        days += chosen.calendar.between(from.max(counted_to), to)?;
        counted_to = counted_to.max(to);
    }
    Ok(days)
}
