//! Where was this child on 3 March? What the record says of one day, with what it does not say left open.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::facts::PupilFacts;
use crate::hours::minutes_on;
use crate::{NcYear, StatusKind};

/// A child on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OnDay {
    /// The day.
    pub day: NaiveDate,
    /// The child was with the team; `None` = it is not recorded since when.
    pub open: Option<bool>,
    /// Year group, as a number; `None` = not known.
    pub year: Option<i8>,
    /// Statuses that held, with their rows.
    pub statuses: Vec<(StatusKind, Uuid)>,
    /// Placements that ran.
    pub placements: Vec<Uuid>,
    /// Minutes planned on the day itself.
    pub minutes: u16,
    /// Some session of the day has no recorded length.
    pub unknown_length: bool,
    /// Neither a status nor a placement says where the child was: unknown, not “nowhere”.
    pub unknown: bool,
    /// Rows without a start, which may or may not have held on the day.
    pub undated: Vec<Uuid>,
}

/// Reads the record for one day.
pub fn on_day(facts: &PupilFacts, day: NaiveDate) -> OnDay {
    let statuses: Vec<(StatusKind, Uuid)> = facts
        .statuses
        .iter()
        .filter(|status| status.started_on.is_some() && status.on(day))
        .map(|status| (status.kind, status.id))
        .collect();
    let running: Vec<_> = facts
        .placements
        .iter()
        .filter(|placement| placement.on(day))
        .collect();
    let taught: Vec<_> = running.iter().map(|placement| placement.taught()).collect();
    let (minutes, unknown_length) = minutes_on(&taught, day);
    let undated_statuses = facts
        .statuses
        .iter()
        .filter(|status| status.started_on.is_none() && status.on(day))
        .map(|status| status.id);
    let undated_placements = facts
        .placements
        .iter()
        .filter(|placement| {
            placement.started_on.is_none() && placement.ended_on.is_none_or(|end| day <= end)
        })
        .map(|placement| placement.id);
    OnDay {
        day,
        open: facts
            .opened_on
            .map(|opened| opened <= day && facts.closed_on.is_none_or(|closed| day <= closed)),
        year: facts.year_on_birthday(day).map(NcYear::number),
        unknown: statuses.is_empty() && running.is_empty(),
        placements: running.iter().map(|placement| placement.id).collect(),
        statuses,
        minutes,
        unknown_length,
        undated: undated_statuses.chain(undated_placements).collect(),
    }
}

/// Stretches of a period on which the record says nothing, first to last day of each: the gaps of a timeline.
pub fn gaps(facts: &PupilFacts, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut known: Vec<(NaiveDate, NaiveDate)> = facts
        .statuses
        .iter()
        .map(|status| (status.started_on, status.ended_on))
        .chain(
            facts
                .placements
                .iter()
                .map(|placement| (placement.started_on, placement.ended_on)),
        )
        .filter_map(|(start, end)| Some((start?.max(from), end.unwrap_or(to).min(to))))
        .filter(|(start, end)| start <= end)
        .collect();
    known.sort_unstable();
    let mut gaps = Vec::new();
    let mut next = Some(from);
    for (start, end) in known {
        let Some(open) = next else { break };
        if open < start
            && let Some(before) = start.pred_opt()
        {
            gaps.push((open, before));
        }
        if open <= end {
            next = end.succ_opt();
        }
    }
    if let Some(open) = next.filter(|open| *open <= to) {
        gaps.push((open, to));
    }
    gaps
}
