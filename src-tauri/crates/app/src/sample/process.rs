//! What the clocks of an invented child rest on beyond its statuses: suspensions before the exclusion, the steps of each
//! process, section 19 decisions, a date that somebody answered by hand, an alert that was put off.
//!
//! Rolled with dice of its own, so that nothing else about a child falls otherwise because of it.

use super::child::{Child, World};
use super::dice::Dice;
use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::alerts::AlertKind;
use waymark_domain::facts::EventKind;
use waymark_domain::{FactKind, StatusKind};
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Mark, S19Decision, Snooze, Status, Step, Suspension};

/// Why schools suspend, in their words.
const REASONS: &[&str] = &[
    "Persistent disruptive behaviour",
    "Physical assault against a pupil",
    "Verbal abuse of an adult",
    "Damage to property",
];

/// Adds them to a change. `index` is the child's place in the book.
pub(super) fn push(world: &World, index: u32, child: &Child, change: &mut Change) {
    let mut process = Process {
        world,
        dice: Dice::new(world.seed, "process", u64::from(index)),
        child,
        change,
    };
    if child.pupil.closed_on.is_none() {
        process.statuses();
        process.circumstances();
        process.quiet();
    }
}

struct Process<'a> {
    world: &'a World,
    dice: Dice,
    child: &'a Child,
    change: &'a mut Change,
}

impl Process<'_> {
    fn statuses(&mut self) {
        let child = self.child;
        for status in child.statuses.iter().filter(|row| row.ended_on.is_none()) {
            let kind = status
                .kind
                .as_deref()
                .and_then(|code| code.parse::<StatusKind>().ok());
            let (Some(kind), Some(start)) = (kind, status.started_on) else {
                continue;
            };
            match kind {
                StatusKind::Pex => self.excluded(status, start),
                StatusKind::Risk => self.suspensions(self.world.today),
                StatusKind::Osd if self.dice.chance(850) => {
                    self.step(
                        EventKind::OffSiteNotice,
                        start - Days::new(3),
                        Some(status.id),
                    );
                }
                StatusKind::Fap => {
                    self.step(EventKind::FapAccepted, start, Some(status.id));
                    if self.dice.chance(500) {
                        self.step(
                            EventKind::FapDecided,
                            start + Days::new(10),
                            Some(status.id),
                        );
                    }
                }
                StatusKind::Ehe => self.now_and_then(EventKind::EheContact, 950, 340),
                StatusKind::Dual => self.now_and_then(EventKind::HomeSchoolContact, 750, 27),
                StatusKind::Cme if self.dice.chance(930) => {
                    self.step(
                        EventKind::CmeEnquiry,
                        start + Days::new(12),
                        Some(status.id),
                    );
                }
                _ => (),
            }
            if let Some(aware) = status.aware_on {
                self.decision(kind, aware);
            }
        }
    }

    fn excluded(&mut self, status: &Status, start: NaiveDate) {
        self.suspensions(start);
        self.step(
            EventKind::NoticeReceived,
            start + Days::new(1),
            Some(status.id),
        );
        if self.dice.chance(920) {
            self.step(
                EventKind::DetailsSent,
                start + Days::new(5),
                Some(status.id),
            );
        } else if self.dice.chance(400) && start + Days::new(8) <= self.world.today {
            self.change.push_create(&Mark {
                id: self.dice.id(start + Days::new(8)),
                pupil: Some(self.child.pupil.id),
                rule: Some("C04".to_owned()),
                about: Some(status.id),
                said: Some("met".to_owned()),
                on_day: Some(self.world.school_day_before(start + Days::new(6))),
                why: Some("Told by telephone; letter followed".to_owned()),
                author: self.child.pupil.owner,
            });
        }
        if self.dice.chance(960) {
            let met = self
                .world
                .school_day(start + Days::new(17 + self.dice.below(6)));
            self.step(EventKind::BoardMet, met, Some(status.id));
            self.step(EventKind::BoardUpheld, met + Days::new(1), Some(status.id));
        }
    }

    /// One to four suspensions in the months before a day, none of them overlapping.
    fn suspensions(&mut self, before: NaiveDate) {
        let mut end = before - Days::new(4 + self.dice.below(12));
        for _ in 0..self.dice.within(1, 4) {
            let last = self.world.school_day_before(end);
            let days = self.dice.weigh(&[(30, 1), (30, 2), (20, 3), (20, 5)]);
            let first = self
                .world
                .calendar
                .subtract(last, days - 1)
                .unwrap_or(last)
                .min(last);
            // One in five was half a day shorter than its days.
            let sessions = self.dice.chance(200).then(|| i64::from(days) * 2 - 1);
            self.change.push_create(&Suspension {
                id: self.dice.id(first),
                pupil: Some(self.child.pupil.id),
                first_day: Some(first),
                last_day: Some(last),
                sessions,
                reason: Some(self.dice.pick(REASONS).to_owned()),
                ..Suspension::default()
            });
            end = first - Days::new(9 + self.dice.below(30));
        }
    }

    /// A decision for six in ten; the rest are those that the list of the undecided is for.
    fn decision(&mut self, kind: StatusKind, aware: NaiveDate) {
        if !kind.needs_provision() || !self.dice.chance(600) {
            return;
        }
        let today = self.world.today;
        let considered = (aware + Days::new(2 + self.dice.below(8))).min(today);
        let decided = (considered + Days::new(self.dice.below(6))).min(today);
        let outcome = self
            .dice
            .weigh(&[(50, "full_time"), (35, "part_time"), (15, "more_needed")]);
        let grounds = match kind {
            StatusKind::Pex | StatusKind::Sus6 => "exclusion",
            StatusKind::Med => "illness",
            _ => "otherwise",
        };
        self.change.push_create(&S19Decision {
            id: self.dice.id(decided),
            pupil: Some(self.child.pupil.id),
            aware_on: Some(aware.min(considered)),
            considered_on: Some(considered),
            decided_on: Some(decided),
            grounds: Some(grounds.to_owned()),
            outcome: Some(outcome.to_owned()),
            reasons: Some(
                match outcome {
                    "full_time" => "No suitable education is otherwise available.",
                    "part_time" => "A consultant advises against more for now.",
                    _ => "The school’s account and the medical evidence are awaited.",
                }
                .to_owned(),
            ),
            minutes_week: (outcome == "part_time").then_some(900),
            review_on: Some(decided + Days::new(42)),
            written_late: (decided < today)
                .then(|| "Carried over from the team’s earlier records.".to_owned()),
            decided_by: self.child.pupil.owner,
            ..S19Decision::default()
        });
    }

    /// Steps that recur with a circumstance.
    fn circumstances(&mut self) {
        let has = |kind: FactKind| {
            self.child
                .facts
                .iter()
                .any(|fact| fact.kind.as_deref() == Some(kind.code()) && fact.ended_on.is_none())
        };
        let (plan, care) = (has(FactKind::Ehcp), has(FactKind::Lac));
        if plan {
            self.now_and_then(EventKind::EhcReviewed, 970, 340);
        }
        if care {
            self.now_and_then(EventKind::Pep, 800, 60);
        }
    }

    /// Three alerts in a hundred are put off.
    fn quiet(&mut self) {
        if !self.dice.chance(30) {
            return;
        }
        let today = self.world.today;
        self.change.push_create(&Snooze {
            id: self.dice.id(today),
            pupil: Some(self.child.pupil.id),
            alert: Some(AlertKind::LowHours.code().to_owned()),
            until_on: Some(today + Days::new(3 + self.dice.below(14))),
            reason: Some("Hours go up after the next review.".to_owned()),
            author: self.child.pupil.owner,
            ..Snooze::default()
        });
    }

    /// A step that `share` in a thousand have had within so many days.
    fn now_and_then(&mut self, kind: EventKind, share: u64, within: u64) {
        if self.dice.chance(share) {
            let on = self.world.today - Days::new(self.dice.below(within));
            self.step(kind, self.world.school_day_before(on), None);
        }
    }

    /// A step, unless its day has not come.
    fn step(&mut self, kind: EventKind, on: NaiveDate, about: Option<Uuid>) {
        if on > self.world.today {
            return;
        }
        self.change.push_create(&Step {
            id: self.dice.id(on),
            pupil: Some(self.child.pupil.id),
            kind: Some(kind.code().to_owned()),
            on_day: Some(on),
            about,
            author: self.child.pupil.owner,
            ..Step::default()
        });
    }
}
