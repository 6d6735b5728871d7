//! Alerts about rolls, promises, leaving and the child's own number.

use chrono::Datelike;

use super::{AlertKind, NEAR_END, SCHOOL_AGE_NEAR, Watch};
use crate::clocks::RowRef;
use crate::dates::{long, short};
use crate::dials::Dial;
use crate::facts::{EventKind, RollKind};
use crate::status::Roll;
use crate::upn::{Upn, UpnKind};
use crate::year::compulsory_school_age;
use crate::{NcYear, StatusKind};

impl Watch<'_> {
    pub(super) fn rolls(&mut self) {
        let main: Vec<RowRef> = self
            .running()
            .filter(|placement| placement.roll == Some(RollKind::Main))
            .map(|placement| RowRef {
                table: "placement",
                id: placement.id,
            })
            .collect();
        let elsewhere = self.running().any(|placement| {
            placement.roll == Some(RollKind::Main)
                && self.facts.roll.is_some()
                && placement.setting != self.facts.roll
        });
        if main.len() > 1 || elsewhere {
            self.add(AlertKind::TwoMainRolls, main, None, "Two schools are recorded as the main roll; one of them must be subsidiary (code D)".to_owned());
        }
        let should_be_on = self.facts.statuses.iter().any(|status| {
            status.on(self.today) && matches!(status.kind.roll(), Roll::On | Roll::Leaving)
        });
        if should_be_on && self.facts.roll.is_none() {
            self.add(
                AlertKind::UnknownRoll,
                Vec::new(),
                None,
                "The school on whose roll the child is, is not recorded".to_owned(),
            );
        }
        let (facts, today) = (self.facts, self.today);
        for status in facts
            .statuses
            .iter()
            .filter(|status| status.kind == StatusKind::Dual && status.on(today))
        {
            let limit = self.local.number(Dial::DualContactDays);
            let contact = facts
                .events
                .iter()
                .filter(|event| event.kind == EventKind::HomeSchoolContact && event.on <= today)
                .map(|event| event.on)
                .max();
            let since = contact.or(status.started_on);
            if since.is_none_or(|since| (self.today - since).num_days() > limit) {
                let said = match contact {
                    Some(on) => format!(
                        "Dual registered; the home school was last in contact {}",
                        short(on)
                    ),
                    None => {
                        "Dual registered; no contact with the home school is recorded".to_owned()
                    }
                };
                self.add(
                    AlertKind::DualContact,
                    vec![RowRef {
                        table: "status",
                        id: status.id,
                    }],
                    since,
                    said,
                );
            }
        }
    }

    pub(super) fn plans(&mut self) {
        let facts = self.facts;
        for plan in facts.plans.iter().filter(|plan| plan.ended_on.is_none()) {
            let row = vec![RowRef {
                table: "plan",
                id: plan.id,
            }];
            if let Some(until) = plan
                .support_until
                .filter(|until| (0..=NEAR_END).contains(&(*until - self.today).num_days()))
            {
                self.add(
                    AlertKind::SupportEnds,
                    row.clone(),
                    Some(until),
                    format!("Support in the plan ends {}", short(until)),
                );
            }
            if let Some(until) = plan
                .dual_until
                .filter(|until| *until < self.today && self.facts.is(StatusKind::Dual, self.today))
            {
                self.add(
                    AlertKind::DualEnds,
                    row,
                    Some(until),
                    format!(
                        "Dual registration was to end {} and still runs",
                        short(until)
                    ),
                );
            }
        }
    }

    pub(super) fn leaving(&mut self) {
        let Some(dob) = self.facts.dob else { return };
        let (_, last) = compulsory_school_age(dob);
        let left = (last - self.today).num_days();
        if (0..=SCHOOL_AGE_NEAR).contains(&left) {
            self.add(
                AlertKind::SchoolAgeEnds,
                Vec::new(),
                Some(last),
                format!("Compulsory school age ends {}", long(last)),
            );
        }
        let eleven = self.facts.year_on(self.today) == NcYear::new(11);
        // From January a leaver without a next step is at risk of being out of everything in September.
        let from_january = self.today.month() < 9;
        if eleven && from_january && !self.facts.destination_known {
            self.add(
                AlertKind::NoPost16,
                Vec::new(),
                None,
                "Year 11 and no post-16 destination is recorded".to_owned(),
            );
        }
    }

    pub(super) fn number(&mut self) {
        let old = self.facts.opened_on.is_none_or(|opened| {
            (self.today - opened).num_days() > self.local.number(Dial::TemporaryUpnDays)
        });
        if !old {
            return;
        }
        let sentence = match self.facts.upn.as_deref().map(Upn::parse) {
            None => "No UPN is recorded".to_owned(),
            Some(Err(error)) => format!("The UPN cannot be right: {error}"),
            Some(Ok(upn)) if upn.kind() == UpnKind::Temporary => {
                "The UPN is still a temporary one".to_owned()
            }
            Some(Ok(_)) => return,
        };
        self.add(AlertKind::Upn, Vec::new(), self.facts.opened_on, sentence);
    }
}
