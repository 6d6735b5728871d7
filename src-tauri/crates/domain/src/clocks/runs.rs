//! Suspensions as runs: those that follow one another without a school day between them are one (SI 2014/3216).

use chrono::{Datelike, NaiveDate, Weekday};

use super::finding::RowRef;
use crate::calendar::Calendars;
use crate::facts::PupilFacts;
use crate::{SettingRef, StatusKind};

/// Several suspensions without a school day between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The row of the first.
    pub row: RowRef,
    /// Its first day.
    pub first_day: NaiveDate,
    /// The last day of the last; `None` = it runs on.
    pub last_day: Option<NaiveDate>,
    /// The school of the first.
    pub setting: Option<SettingRef>,
    /// How many rows it joins.
    pub parts: u32,
}

#[derive(Clone, Copy)]
pub(super) struct Spell {
    pub row: RowRef,
    pub first: NaiveDate,
    pub last: Option<NaiveDate>,
    pub sessions: Option<u16>,
    pub setting: Option<SettingRef>,
}

/// The suspensions of a child in order, long ones (a status) and single ones alike, each once.
pub(super) fn spells(facts: &PupilFacts) -> Vec<Spell> {
    let long = facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Sus6)
        .filter_map(|status| {
            Some(Spell {
                row: RowRef {
                    table: "status",
                    id: status.id,
                },
                first: status.started_on?,
                last: status.ended_on.or(status.expected_end),
                sessions: None,
                setting: status.setting.or(facts.roll),
            })
        });
    let single = facts.suspensions.iter().filter_map(|suspension| {
        Some(Spell {
            row: RowRef {
                table: "suspension",
                id: suspension.id,
            },
            first: suspension.first_day?,
            last: suspension.last_day,
            sessions: suspension.sessions,
            setting: suspension.setting.or(facts.roll),
        })
    });
    let mut spells: Vec<Spell> = long.chain(single).collect();
    spells.sort_by_key(|spell| (spell.first, spell.row.id));
    spells
}

/// Back-to-back suspensions as runs, in order.
pub fn runs(facts: &PupilFacts, calendars: &Calendars) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for spell in spells(facts) {
        if let Some(run) = runs
            .last_mut()
            .filter(|run| follows(run, &spell, calendars))
        {
            run.parts += 1;
            run.last_day = match (run.last_day, spell.last) {
                (Some(one), Some(other)) => Some(one.max(other)),
                // A later row that is open, or an earlier one that was never closed: only the later can know.
                (_, last) => last,
            };
            continue;
        }
        runs.push(Run {
            row: spell.row,
            first_day: spell.first,
            last_day: spell.last,
            setting: spell.setting,
            parts: 1,
        });
    }
    runs
}

/// Whether no school day lies between the end of a run and the next suspension.
fn follows(run: &Run, next: &Spell, calendars: &Calendars) -> bool {
    let Some(last) = run.last_day else {
        return true;
    };
    let Some(day_after) = last.succ_opt() else {
        return true;
    };
    if next.first <= day_after {
        return true;
    }
    match calendars
        .of(next.setting.or(run.setting))
        .map(|chosen| chosen.calendar.between(day_after, next.first))
    {
        Some(Ok(school_days)) => school_days == 0,
        // Without a calendar only a plain weekend is sure to hold no school.
        _ => (next.first - last).num_days() <= 3 && last.weekday() == Weekday::Fri,
    }
}
