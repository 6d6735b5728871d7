//! Alerts about what a child is taught and where: hours, purposes, ends.

use super::{AlertKind, Watch};
use crate::StatusKind;
use crate::clocks::RowRef;
use crate::dates::short;
use crate::dials::Dial;
use crate::facts::{Placement, PlacementKind};
use crate::hours::hours;
use crate::referral::working_days_since;

impl Watch<'_> {
    pub(super) fn hours(&mut self) {
        if !self.facts.of_school_age(self.today) {
            return;
        }
        let rows: Vec<RowRef> = self
            .running()
            .map(|placement| RowRef {
                table: "placement",
                id: placement.id,
            })
            .collect();
        if rows.is_empty() {
            return;
        }
        let (minutes, unknown) = self.facts.weekly_minutes(self.today);
        let no_grid = self
            .running()
            .any(|placement| placement.sessions.is_empty());
        if unknown || no_grid {
            self.add(
                AlertKind::UnknownHours,
                rows,
                None,
                "The hours of a placement are not recorded, so the week cannot be added up"
                    .to_owned(),
            );
            return;
        }
        let health = self.facts.is(StatusKind::Med, self.today);
        let agreed = self.facts.is(StatusKind::Rtt, self.today);
        let limit = u16::try_from(self.local.number(Dial::LowHours) * 60).unwrap_or(0);
        if minutes < limit && !health {
            let why = if agreed {
                "on a reduced timetable"
            } else {
                "no health reason is recorded"
            };
            self.add(
                AlertKind::LowHours,
                rows,
                None,
                format!(
                    "{} hours a week, under {}; {why}",
                    hours(minutes),
                    hours(limit)
                ),
            );
        }
    }

    pub(super) fn placements(&mut self) {
        let (facts, today) = (self.facts, self.today);
        for placement in facts
            .placements
            .iter()
            .filter(|placement| placement.on(today))
        {
            let row = vec![RowRef {
                table: "placement",
                id: placement.id,
            }];
            if let Some(raised) = facts.concern(placement.id, today) {
                let since = raised.on;
                let mut rows = row.clone();
                rows.push(RowRef {
                    table: "event",
                    id: raised.id,
                });
                self.add(
                    AlertKind::Concern,
                    rows,
                    Some(since),
                    format!(
                        "A safeguarding concern is open on this placement since {}: review at once",
                        short(since)
                    ),
                );
            }
            let own_school = placement.kind.is_some_and(PlacementKind::is_school);
            if own_school {
                continue;
            }
            if !placement.has_purpose {
                self.add(
                    AlertKind::NoPurpose,
                    row.clone(),
                    placement.started_on,
                    "The placement has no purpose recorded".to_owned(),
                );
            }
            if !placement.has_transport {
                self.add(
                    AlertKind::Transport,
                    row.clone(),
                    None,
                    "How the child travels is not recorded".to_owned(),
                );
            }
            if !placement.has_cost {
                self.add(
                    AlertKind::Cost,
                    row.clone(),
                    None,
                    "The cost is not recorded; totals count it as unknown".to_owned(),
                );
            }
            self.end_of(placement, row);
        }
    }

    /// A provider that was asked and says nothing holds a place in nobody's book, and the child waits.
    pub(super) fn unanswered(&mut self) {
        let limit = self.local.days(Dial::ReferralDays);
        for asked in &self.facts.asked {
            let days = working_days_since(self.calendars, asked.on, self.today);
            if days > limit {
                self.add(
                    AlertKind::Unanswered,
                    vec![RowRef {
                        table: "referral",
                        id: asked.id,
                    }],
                    Some(asked.on),
                    format!(
                        "Asked {days} working days ago, on {}: no answer",
                        short(asked.on)
                    ),
                );
            }
        }
    }

    fn end_of(&mut self, placement: &Placement, row: Vec<RowRef>) {
        let Some(end) = placement
            .planned_end
            .filter(|_| placement.ended_on.is_none())
        else {
            return;
        };
        if end < self.today {
            let days = (self.today - end).num_days();
            self.add(
                AlertKind::Overstay,
                row,
                Some(end),
                format!(
                    "Planned to end {}, {days} days ago, and still running",
                    short(end)
                ),
            );
            return;
        }
        let next_step = self.facts.placements.iter().any(|other| {
            other.id != placement.id && other.started_on.is_some_and(|start| self.today < start)
        }) || self
            .facts
            .plans
            .iter()
            .any(|plan| plan.ended_on.is_none() && plan.destination.is_some());
        if next_step {
            return;
        }
        let limit = self.local.days(Dial::EndingDays);
        let left = self
            .calendars
            .of(self.facts.roll)
            .and_then(|chosen| chosen.calendar.between(self.today, end).ok());
        // Without a calendar four weeks stand in for twenty school days; better early than not at all.
        let near = left.map_or_else(
            || (end - self.today).num_days() <= i64::from(limit) * 7 / 5,
            |left| left <= limit,
        );
        if near {
            self.add(
                AlertKind::Ending,
                row,
                Some(end),
                format!(
                    "Ends {} and no next placement, school or plan is recorded",
                    short(end)
                ),
            );
        }
    }
}
