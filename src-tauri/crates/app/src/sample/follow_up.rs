//! What was written about a child: reviews, the plan for the way back, notes, and the child's own words.

use super::child::Maker;
use super::course::plans_to_return;
use super::words;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use waymark_store::tables::{Note, Plan, PlanWeek, Review};

/// Days between reviews: half a term is six or seven weeks.
const BETWEEN_REVIEWS: (i64, i64) = (38, 49);

/// A review is never planned for a weekend.
fn monday_of(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

impl Maker<'_> {
    pub(super) fn follow_up(&mut self) {
        let placements: Vec<_> = self
            .child
            .placements
            .iter()
            .filter_map(|p| {
                Some((
                    p.id,
                    p.kind.clone()?,
                    p.started_on?,
                    p.ended_on.unwrap_or(self.until),
                ))
            })
            .filter(|(_, kind, _, _)| kind != "school")
            .collect();
        for (id, _, from, to) in placements {
            self.reviews(id, from, to, "half_termly");
        }
        let reduced = self
            .child
            .statuses
            .iter()
            .find(|s| s.kind.as_deref() == Some("RTT"))
            .and_then(|s| s.started_on);
        if let (Some(from), true) = (reduced, self.child.reviews.is_empty()) {
            self.reduced_timetable_review(from);
        }
        if self.child.made.course.is_some() && self.dice.chance(plans_to_return(self.stage)) {
            self.plan();
        }
        self.notes();
    }

    fn reviews(&mut self, placement: uuid::Uuid, from: NaiveDate, to: NaiveDate, kind: &str) {
        // The first is held after four to six weeks, unless nobody has held it yet, which is noticed before long.
        let mut held = self
            .world
            .school_day(from + Days::new(self.dice.within(28, 42).unsigned_abs()));
        let missed = self.dice.chance(60) && (self.until - from).num_days() < 75;
        while held <= to && held <= self.until && !missed {
            let gap = self
                .dice
                .within(BETWEEN_REVIEWS.0, BETWEEN_REVIEWS.1)
                .unsigned_abs();
            let next = self.world.school_day(held + Days::new(gap));
            let last = next > to || next > self.until;
            // One in eleven of the running ones is overdue: the meeting slipped and the date stayed.
            let overdue = last && self.open && self.dice.chance(90);
            let ending = last && !self.open;
            let no_next = ending || (last && self.dice.chance(60));
            let promised = if overdue {
                self.world
                    .school_day_before(self.until - Days::new(1 + self.dice.below(25)))
            } else {
                next
            };
            let mut row =
                self.review_of(Some(placement), held, if ending { "final" } else { kind });
            row.next_on = (!no_next).then_some(promised).filter(|day| *day > held);
            if row.next_on.is_none() {
                row.no_next_reason = Some(
                    if ending {
                        "The placement ends."
                    } else {
                        "Waiting for the panel's decision."
                    }
                    .to_owned(),
                );
            }
            row.decision = Some(
                if ending {
                    "end"
                } else {
                    self.dice.weigh(&[
                        (60, "continue"),
                        (15, "extend"),
                        (10, "increase"),
                        (5, "reduce"),
                        (10, "return"),
                    ])
                }
                .to_owned(),
            );
            self.child.reviews.push(row);
            held = next;
        }
    }

    fn reduced_timetable_review(&mut self, from: NaiveDate) {
        let held = self.world.school_day(from + Days::new(14));
        if held > self.until {
            return;
        }
        let mut row = self.review_of(None, held, "reduced_timetable");
        row.next_on = Some(self.world.school_day(held + Days::new(14)));
        row.decision = Some(
            self.dice
                .weigh(&[(60, "continue"), (40, "increase")])
                .to_owned(),
        );
        self.child.reviews.push(row);
    }

    fn review_of(&mut self, placement: Option<uuid::Uuid>, held: NaiveDate, kind: &str) -> Review {
        let some = |dice: &mut super::dice::Dice, share: u64, list: &[&'static str]| {
            dice.chance(share).then(|| dice.pick(list).to_owned())
        };
        let dice = &mut self.dice;
        Review {
            id: dice.id(held),
            pupil: Some(self.child.pupil.id),
            placement,
            kind: Some(kind.to_owned()),
            held_on: Some(held),
            attendees: Some(
                dice.weigh(&[
                    (50, "School, provider, mother"),
                    (30, "School, provider, family, social worker"),
                    (20, "Provider and family"),
                ])
                .to_owned(),
            ),
            // Four in a hundred have no figure: unknown, not nought.
            attendance_pct: dice.chance(960).then(|| {
                if dice.chance(700) {
                    dice.within(70, 98)
                } else {
                    dice.within(5, 69)
                }
            }),
            progress: some(dice, 900, words::PROGRESS),
            behaviour: some(dice, 850, words::BEHAVIOUR),
            voice_child: some(dice, 650, words::CHILD),
            voice_family: some(dice, 550, words::FAMILY),
            school_view: some(dice, 600, words::SCHOOL_VIEW),
            provider_view: some(dice, 750, words::PROVIDER_VIEW),
            concerns: dice
                .chance(80)
                .then(|| "Concern shared with the designated lead on the day.".to_owned()),
            still_meets_need: Some(
                dice.weigh(&[(75, "yes"), (15, "no"), (10, "unknown")])
                    .to_owned(),
            ),
            next_steps: some(dice, 900, words::NEXT_STEPS),
            ..Review::default()
        }
    }

    fn plan(&mut self) {
        let Some(course) = self.child.made.course else {
            return;
        };
        let world = self.world;
        let started = world.school_day(course.from + Days::new(self.dice.below(20)));
        if started > self.until {
            return;
        }
        let school = match &self.child.pupil.roll_setting {
            Some(school) if self.dice.chance(600) => school.clone(),
            _ => world.places.mainstream(&mut self.dice, self.stage),
        };
        let id = self.dice.id(started);
        let weeks = self.dice.within(4, 8);
        // The ladder of an open case lies around today; a closed one's ended with the case.
        let first = if self.open {
            monday_of((self.until - Days::new(28)) + Days::new(self.dice.below(50)))
                .max(monday_of(course.from))
        } else {
            monday_of(self.until - Days::new(weeks.unsigned_abs() * 7)).max(monday_of(course.from))
        };
        let mondays = self.school_weeks(first, weeks);
        let target =
            world.school_day_before(mondays.last().copied().unwrap_or(first) + Days::new(4));
        let row = Plan {
            id,
            pupil: Some(self.child.pupil.id),
            destination: Some(school),
            target_on: Some(target.max(started)),
            mentor: self
                .dice
                .chance(750)
                .then(|| self.dice.pick(words::MENTORS).to_owned()),
            home_link: Some("Text on Mondays and Fridays, call if absent".to_owned()),
            purpose: Some("Back to full-time school, step by step.".to_owned()),
            support: self.dice.chance(800).then(|| {
                "Key adult at the gate; quiet room; weekly review with the provider.".to_owned()
            }),
            support_until: Some(target.max(started) + Days::new(42)),
            risks: self
                .dice
                .chance(650)
                .then(|| self.dice.pick(words::RISKS).to_owned()),
            if_goes_wrong: self
                .dice
                .chance(600)
                .then(|| "Back to the last week that worked, meeting within two days.".to_owned()),
            success: Some("Ten sessions a week for six weeks.".to_owned()),
            family_worries: self
                .dice
                .chance(400)
                .then(|| self.dice.pick(words::FAMILY).to_owned()),
            dual_until: self
                .dice
                .chance(400)
                .then_some(target.max(started) + Days::new(42)),
            started_on: Some(started),
            agreed_on: self.dice.chance(800).then_some(started),
            ended_on: (!self.open).then_some(self.until.max(started)),
            outcome: (!self.open).then(|| {
                match course.destination {
                    // One return in eight did not hold; the last byte of an id is as good as a die, and throws none.
                    Some(super::figures::Destination::Mainstream)
                        if id.as_bytes()[15].is_multiple_of(8) =>
                    {
                        "broken"
                    }
                    Some(super::figures::Destination::Mainstream) => "returned",
                    _ => "changed",
                }
                .to_owned()
            }),
        };
        self.child.plans.push(row);
        self.ladder(id, &mondays);
    }

    /// So many weeks with a day of school in them, from a Monday on: nobody comes back in the Christmas holiday.
    fn school_weeks(&self, first: NaiveDate, weeks: i64) -> Vec<NaiveDate> {
        let mut mondays = Vec::new();
        let mut next = first;
        for _ in 0..weeks {
            let monday = monday_of(self.world.school_day(next));
            mondays.push(monday);
            next = monday + Days::new(7);
        }
        mondays
    }

    /// Weeks from two half days to ten. A fifth of ladders stall: attended stays behind planned.
    fn ladder(&mut self, plan: uuid::Uuid, mondays: &[NaiveDate]) {
        let stalls = self.dice.chance(200);
        let moved = self.dice.chance(150);
        let weeks = mondays.len() as i64;
        let first = mondays.first().copied().unwrap_or(self.until);
        let mut before = first;
        for (number, starts) in (1i64..).zip(mondays.iter().copied()) {
            let half_days = (10 * number / weeks).clamp(1, 10);
            let planned = (1i64 << half_days) - 1;
            let over = starts + Days::new(4) < self.until;
            let attended = over.then(|| {
                let kept = if stalls {
                    (half_days / 2).max(1)
                } else {
                    half_days - i64::from(self.dice.chance(250) && half_days > 1)
                };
                (1i64 << kept) - 1
            });
            let row = PlanWeek {
                id: self.dice.id(first),
                plan: Some(plan),
                pupil: Some(self.child.pupil.id),
                number: Some(number),
                starts_on: Some(starts),
                planned: Some(planned),
                // Now and then nobody has said: unknown.
                attended: attended.filter(|_| self.dice.chance(900)),
                support: (number <= 2).then(|| "Mentor in every lesson".to_owned()),
                original_starts_on: (moved && number > 2).then_some(before),
            };
            before = starts;
            self.child.plan_weeks.push(row);
        }
    }

    fn notes(&mut self) {
        let opened = self
            .child
            .pupil
            .opened_on
            .unwrap_or(self.until)
            .min(self.until);
        let average = u64::from(self.world.size.notes_per_1000);
        // Half to one and a half times the average, by thousandths so that small averages work too.
        let thousandths = self
            .dice
            .within((average / 2) as i64, (average * 3 / 2) as i64)
            .unsigned_abs();
        let count = thousandths / 1000 + u64::from(self.dice.chance(thousandths % 1000));
        for _ in 0..count {
            let day = self.weekday(opened);
            let voice = self.dice.chance(160);
            let row = if voice {
                self.words_of(day)
            } else {
                self.note(day)
            };
            self.child.notes.push(row);
        }
        if self.open {
            self.sighting();
        }
        self.child.notes.sort_by_key(|n| n.at);
    }

    /// When an open case's child was last seen. Most within the week, some longer ago, a few by nobody: the list of
    /// children whom nobody has seen is short and true.
    fn sighting(&mut self) {
        let away = self
            .child
            .statuses
            .iter()
            .any(|s| matches!(s.kind.as_deref(), Some("EHE" | "CME" | "CUSTODY")));
        let (seen, lately) = if away { (700, 500) } else { (980, 930) };
        if !self.dice.chance(seen) {
            return;
        }
        let gone = if self.dice.chance(lately) {
            self.dice.below(8)
        } else {
            9 + self.dice.below(40)
        };
        let opened = self.child.pupil.opened_on.unwrap_or(self.until);
        let day = self
            .world
            .school_day_before(self.until - Days::new(gone))
            .max(opened)
            .min(self.until);
        let mut row = self.blank_note(day);
        let (kind, text, place) = if away {
            (
                "visit",
                "Seen at home; well, and knows how to reach us.",
                "At home",
            )
        } else {
            self.dice.weigh(&[
                (
                    60,
                    (
                        "call",
                        "Provider confirms by telephone: seen this morning, in lessons.",
                        "At the provider",
                    ),
                ),
                (
                    25,
                    (
                        "visit",
                        "Seen in lessons. Said hello, no worries today.",
                        "At the provider",
                    ),
                ),
                (15, ("visit", "Seen at home with the tutor.", "At home")),
            ])
        };
        row.kind = Some(kind.to_owned());
        row.text = Some(text.to_owned());
        row.seen = Some(true);
        row.seen_where = Some(place.to_owned());
        self.child.notes.push(row);
    }

    /// A weekday since a day; newest first would be unnatural, so evenly.
    fn weekday(&mut self, since: NaiveDate) -> NaiveDate {
        let day = self.dice.day(since, self.until);
        match day.weekday() {
            Weekday::Sat | Weekday::Sun => {
                (monday_of(day) + Days::new(4)).max(since.min(self.until))
            }
            _ => day,
        }
    }

    fn blank_note(&mut self, day: NaiveDate) -> Note {
        let minute = self.dice.within(8 * 60, 17 * 60);
        Note {
            id: self.dice.id(day),
            pupil: Some(self.child.pupil.id),
            on_day: Some(day),
            at: Some(
                day.and_time(chrono::NaiveTime::MIN)
                    .and_utc()
                    .timestamp_millis()
                    + minute * 60_000,
            ),
            author: self.officer(),
            ..Note::default()
        }
    }

    fn words_of(&mut self, day: NaiveDate) -> Note {
        let child = self.dice.chance(700);
        let mut row = self.blank_note(day);
        row.kind = Some("voice".to_owned());
        row.text = Some(
            self.dice
                .pick(if child { words::CHILD } else { words::FAMILY })
                .to_owned(),
        );
        row.voice_of = Some(if child { "child" } else { "family" }.to_owned());
        row.pinned = Some(self.dice.chance(100));
        row
    }

    fn note(&mut self, day: NaiveDate) -> Note {
        let (kind, text) = words::NOTES[self.dice.below(words::NOTES.len() as u64) as usize];
        let mut row = self.blank_note(day);
        row.kind = Some(kind.to_owned());
        row.text = Some(text.to_owned());
        row.significant = Some(self.dice.chance(60));
        if kind == "visit" {
            row.seen = Some(self.dice.chance(900));
            row.seen_where = Some(
                if text.starts_with("Home") {
                    "At home"
                } else {
                    "At the provider"
                }
                .to_owned(),
            );
        }
        row
    }
}
