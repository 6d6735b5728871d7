//! Which placement, if any, gives the child the education that a clock asks for.

use chrono::{Days, NaiveDate};

use super::child::Child;
use super::finding::{Met, RowRef};
use crate::SettingRef;
use crate::facts::{Placement, PupilFacts};

impl<'a> Child<'a> {
    /// The first placement that gives the child an education on some day from `from` and, if it started later than
    /// `due`, the earliest that did; never one at `not_at`, the school that put the child out.
    pub fn provision(
        &self,
        from: NaiveDate,
        due: Option<NaiveDate>,
        not_at: Option<SettingRef>,
    ) -> Option<&'a Placement> {
        let counts = |placement: &&Placement| {
            placement
                .setting
                .is_none_or(|setting| Some(setting) != not_at)
                && placement.started_on.is_some()
                && placement
                    .ended_on
                    .is_none_or(|end| due.unwrap_or(from).max(from) <= end)
        };
        let facts: &'a PupilFacts = self.facts;
        facts
            .placements
            .iter()
            .filter(counts)
            .min_by_key(|placement| placement.started_on.map(|start| start.max(from)))
    }

    /// A placement as the thing that met a clock, with a caution when its hours fall short of full time.
    pub fn met_by(&self, placement: &Placement, from: NaiveDate, due: Option<NaiveDate>) -> Met {
        let start = placement.started_on.unwrap_or(from).max(from);
        let mut evidence =
            String::from(if placement.started_on.is_some_and(|start| start < from) {
                "provision was already running"
            } else {
                "provision started"
            });
        let (minutes, unknown) = self
            .facts
            .weekly_minutes(start.max(due.unwrap_or(start)) + Days::new(7));
        if unknown || placement.sessions.is_empty() {
            evidence.push_str(", hours not recorded");
        } else if let Some(full) = self.entitlement(start).filter(|full| minutes < *full) {
            evidence.push_str(&format!(
                ", {} of {} h a week: not full time",
                crate::hours::hours(minutes),
                crate::hours::hours(full)
            ));
        }
        Met {
            on: start,
            late: due.is_some_and(|due| due < start),
            row: Some(RowRef {
                table: "placement",
                id: placement.id,
            }),
            evidence,
        }
    }

    /// Weekly entitlement in minutes by year group.
    pub fn entitlement(&self, day: NaiveDate) -> Option<u16> {
        self.facts
            .year_on(day)
            .and_then(|year| self.local.entitlements.of(year.key_stage()))
    }
}
