//! What has happened to a child: statuses, placements and the weeks in them.

use super::child::Maker;
use super::figures::{Destination, ProviderKind, Reason, Shape, Stage};
use super::places::Place;
use super::words;
use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::{FactKind, StatusKind};
use waymark_store::tables::{Placement, Session, Status};

/// The placement in alternative provision that counts for the shape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Course {
    pub reason: Reason,
    pub shape: Shape,
    pub provider: ProviderKind,
    /// Whether it is the child's first.
    pub first: bool,
    /// First day and, for a closed child, last; for an open one the planned last day.
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// Where a closed child went.
    pub destination: Option<Destination>,
    /// The placement's row.
    pub placement: Uuid,
}

/// What children who are not in alternative provision are doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Elsewhere {
    One(StatusKind),
    /// Excluded within the last days, nothing arranged yet or just about to be.
    FreshExclusion,
}

/// Half days of a week as bits, Monday morning first.
const WHOLE_WEEK: u32 = 0b11_1111_1111;
const THREE_DAYS: u32 = 0b11_1111;
const TWO_DAYS: u32 = 0b11_1100_0000;
const MORNINGS: u32 = 0b01_0101_0101;
const TWO_MORNINGS: u32 = 0b00_0001_0100;

impl Maker<'_> {
    pub(super) fn history(&mut self) {
        if self.dice.chance(self.stage.in_provision()) {
            self.in_provision();
        } else {
            self.elsewhere();
        }
        let first = self
            .child
            .statuses
            .iter()
            .filter_map(|s| s.started_on)
            .chain(self.child.placements.iter().filter_map(|p| p.started_on))
            .min();
        let opened = first.unwrap_or(self.until) - Days::new(self.dice.below(12));
        self.child.pupil.opened_on = Some(opened.max(self.child.pupil.dob.unwrap_or(opened)));
    }

    fn in_provision(&mut self) {
        let world = self.world;
        let reason = self.dice.weigh(self.stage.reasons());
        let shape = self.dice.weigh(self.stage.shapes());
        let provider = if reason == Reason::Health {
            ProviderKind::Pru
        } else {
            self.dice.weigh(self.stage.providers())
        };
        let (low, high) = self.dice.weigh(self.stage.lengths());
        let length = self.dice.within(low, high).unsigned_abs();
        // Some moment of the stay is today; a closed child's stay has ended.
        let gone = if self.open {
            self.dice.below(length)
        } else {
            length
        };
        let from = self.until - Days::new(gone);
        let from = if self.open {
            world.school_day_before(from)
        } else {
            from
        };
        let to = from + Days::new(length);
        let first = self.dice.chance(self.stage.first_placement());
        if !first {
            self.earlier_placements(from, 1);
        }
        self.more_placements(from);
        let place = if reason == Reason::Health && self.dice.chance(600) {
            world.places.hospital()
        } else {
            world
                .places
                .provision(&mut self.dice, provider, self.year + 5)
        };
        let grid = match shape {
            Shape::FullTime => WHOLE_WEEK,
            Shape::WithMainstream | Shape::WithOtherProvision => THREE_DAYS,
            Shape::Reduced => MORNINGS,
        };
        let placement = self.placement(&place, reason, from, provider, grid, self.open, to);
        match shape {
            Shape::WithMainstream => {
                let school = self.child.pupil.roll_setting.clone().unwrap_or_default();
                self.side(
                    &Place {
                        setting: school,
                        kind: "school",
                    },
                    from,
                    to,
                    TWO_DAYS,
                    "main",
                );
            }
            Shape::WithOtherProvision => {
                let other = world.places.provision(
                    &mut self.dice,
                    ProviderKind::Unregistered,
                    self.year + 5,
                );
                self.side(&other, from, to, TWO_DAYS, "none");
            }
            Shape::FullTime | Shape::Reduced => (),
        }
        self.statuses_of(reason, shape, provider, from, to);
        let destination = (!self.open).then(|| self.leave(placement, from, to));
        self.child.made.course = Some(Course {
            reason,
            shape,
            provider,
            first,
            from,
            to,
            destination,
            placement,
        });
    }

    /// The statuses that brought a child into provision.
    fn statuses_of(
        &mut self,
        reason: Reason,
        shape: Shape,
        provider: ProviderKind,
        from: NaiveDate,
        to: NaiveDate,
    ) {
        let end = (!self.open).then_some(self.until);
        match reason {
            Reason::Exclusion => {
                // Provision begins on the sixth school day, some sooner, some late: that is what the clock is for.
                let days = self.dice.weigh(&[(10, 4u32), (70, 5), (12, 6), (8, 9)]);
                let excluded = self
                    .world
                    .calendar
                    .subtract(from, days)
                    .unwrap_or(from - Days::new(7));
                let why = self.dice.pick(words::EXCLUDED_FOR).to_owned();
                self.status(StatusKind::Pex, excluded, end, Some(why), None);
            }
            Reason::Preventative => {
                self.status(
                    StatusKind::Osd,
                    from,
                    end,
                    Some("To improve behaviour".to_owned()),
                    Some(to),
                );
            }
            Reason::Health => {
                let why = self
                    .dice
                    .weigh(&[(60, "Mental health"), (40, "Physical health")])
                    .to_owned();
                self.status(StatusKind::Med, from - Days::new(21), end, Some(why), None);
            }
            Reason::NewArrival => {
                self.status(
                    StatusKind::New,
                    from - Days::new(25),
                    end,
                    Some("Moved into the area".to_owned()),
                    None,
                );
                self.status(StatusKind::Fap, from - Days::new(10), end, None, None);
                self.child.pupil.roll_setting = None;
            }
            Reason::NoSpecialPlace => {
                self.status(
                    StatusKind::Await,
                    from - Days::new(30),
                    end,
                    Some("Specialist place not available".to_owned()),
                    None,
                );
                if !self
                    .child
                    .facts
                    .iter()
                    .any(|f| matches!(f.kind.as_deref(), Some("EHCP" | "SEN")))
                {
                    self.fact(FactKind::Sen, Some("SEMH"));
                }
            }
            Reason::Other => (),
        }
        if provider.state_funded() && !matches!(reason, Reason::Exclusion | Reason::NewArrival)
            || reason == Reason::Other
        {
            self.status(StatusKind::Dual, from, end, None, None);
        }
        if shape == Shape::Reduced {
            let until = from + Days::new(42);
            self.status(
                StatusKind::Rtt,
                from,
                end,
                Some("Agreed with the family".to_owned()),
                Some(until),
            );
        }
    }

    fn elsewhere(&mut self) {
        use Elsewhere::{FreshExclusion, One};
        use StatusKind::{
            Await, Cme, Custody, Ehe, Eotas, Fap, Med, Mm, New, Risk, Rtt, SafeSep, Sao, Sus6,
        };
        let kind = self.dice.weigh(&[
            (24, One(Rtt)),
            (20, One(Ehe)),
            (13, One(Med)),
            (12, One(Cme)),
            (8, One(Await)),
            (5, One(Fap)),
            (4, One(Eotas)),
            (3, One(New)),
            (3, One(Mm)),
            (3, One(Risk)),
            (2, One(Sus6)),
            (1, One(Sao)),
            (1, One(SafeSep)),
            (1, One(Custody)),
            (4, FreshExclusion),
        ]);
        let end = (!self.open).then_some(self.until);
        self.more_placements(self.until - Days::new(200));
        match kind {
            FreshExclusion => self.fresh_exclusion(end),
            One(kind) => self.one_status(kind, end),
        }
        if !self.open {
            self.child.pupil.closed_on = Some(self.until);
            let (destination, evidence) = self.dice.weigh(&[
                (60, ("Back in full-time school", "School's register seen")),
                (
                    20,
                    ("Moved to another area", "Receiving authority confirmed"),
                ),
                (12, ("Past compulsory school age", "Date of birth")),
                (8, ("Not known", "")),
            ]);
            self.child.pupil.destination = Some(destination.to_owned());
            self.child.pupil.destination_evidence =
                (!evidence.is_empty()).then(|| evidence.to_owned());
        }
    }

    /// Excluded within the last eight school days: the clock of the sixth day is running, met, or breached.
    fn fresh_exclusion(&mut self, end: Option<NaiveDate>) {
        let days = self
            .dice
            .weigh(&[(20, 1u32), (20, 2), (20, 3), (20, 4), (10, 5), (10, 7)]);
        let on = self
            .world
            .calendar
            .subtract(self.until, days)
            .unwrap_or(self.until - Days::new(5));
        let why = self.dice.pick(words::EXCLUDED_FOR).to_owned();
        self.status(StatusKind::Pex, on, end, Some(why), None);
        if self.dice.chance(400) {
            let starts = self.world.calendar.add(on, 5).unwrap_or(on + Days::new(7));
            let place =
                self.world
                    .places
                    .provision(&mut self.dice, ProviderKind::Pru, self.year + 5);
            self.placement(
                &place,
                Reason::Exclusion,
                starts,
                ProviderKind::Pru,
                WHOLE_WEEK,
                true,
                starts + Days::new(120),
            );
        }
    }

    fn one_status(&mut self, kind: StatusKind, end: Option<NaiveDate>) {
        let world = self.world;
        let gone = match kind {
            StatusKind::Ehe => 30 + self.dice.below(700),
            StatusKind::Rtt => 7 + self.dice.below(80),
            StatusKind::Sus6 => 3 + self.dice.below(8),
            StatusKind::SafeSep => 1 + self.dice.below(10),
            _ => 10 + self.dice.below(150),
        };
        let from = world.school_day_before(self.until - Days::new(gone));
        let reason = match kind {
            StatusKind::Rtt => Some(self.dice.weigh(&[
                (40, "Reintegration"),
                (30, "Emotional needs"),
                (30, "Medical"),
            ])),
            StatusKind::Ehe => Some(self.dice.weigh(&[
                (30, "Mental health"),
                (25, "Dissatisfied with the school"),
                (20, "Philosophical"),
                (25, "Unknown"),
            ])),
            StatusKind::Cme => Some(self.dice.weigh(&[
                (40, "Awaiting a school place"),
                (35, "Whereabouts unknown"),
                (25, "Moved into the area"),
            ])),
            StatusKind::Med => Some(
                self.dice
                    .weigh(&[(60, "Mental health"), (40, "Physical health")]),
            ),
            _ => None,
        };
        // One reduced timetable in four has run past its agreed end: that is what the list is for.
        let expected = matches!(kind, StatusKind::Rtt | StatusKind::Sus6)
            .then(|| from + Days::new(if kind == StatusKind::Rtt { 42 } else { 10 }));
        self.status(kind, from, end, reason.map(str::to_owned), expected);
        let school = self.child.pupil.roll_setting.clone().unwrap_or_default();
        match kind {
            StatusKind::Rtt => {
                let grid = self
                    .dice
                    .weigh(&[(50, MORNINGS), (30, TWO_MORNINGS), (20, THREE_DAYS)]);
                self.side(
                    &Place {
                        setting: school,
                        kind: "school",
                    },
                    from,
                    self.until,
                    grid,
                    "main",
                );
            }
            StatusKind::Med | StatusKind::Eotas => {
                let place = world.places.tuition(&mut self.dice);
                self.side(
                    &place,
                    from + Days::new(15),
                    self.until,
                    TWO_MORNINGS | TWO_DAYS,
                    "none",
                );
            }
            StatusKind::Mm => {
                let other = world.places.mainstream(&mut self.dice, self.stage);
                self.side(
                    &Place {
                        setting: other,
                        kind: "school",
                    },
                    from,
                    self.until,
                    WHOLE_WEEK,
                    "guest",
                );
            }
            StatusKind::Ehe
            | StatusKind::Cme
            | StatusKind::New
            | StatusKind::Custody
            | StatusKind::Sao => self.child.pupil.roll_setting = None,
            _ => (),
        }
    }

    pub(super) fn status(
        &mut self,
        kind: StatusKind,
        from: NaiveDate,
        end: Option<NaiveDate>,
        reason: Option<String>,
        expected: Option<NaiveDate>,
    ) {
        let setting = matches!(
            kind,
            StatusKind::Pex | StatusKind::Osd | StatusKind::Sus6 | StatusKind::Rtt
        )
        .then(|| self.child.pupil.roll_setting.clone())
        .flatten();
        let row = Status {
            id: self.dice.id(from),
            pupil: Some(self.child.pupil.id),
            kind: Some(kind.code().to_owned()),
            started_on: Some(from),
            ended_on: end.map(|end| end.max(from)),
            reason,
            setting,
            aware_on: self
                .dice
                .chance(900)
                .then(|| from + Days::new(self.dice.below(4))),
            expected_end: expected,
            end_reason: end.map(|_| "Closed with the case".to_owned()),
            ..Status::default()
        };
        self.child.statuses.push(row);
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "a placement is this many facts, each of them named at the one or two calls"
    )]
    fn placement(
        &mut self,
        place: &Place,
        reason: Reason,
        from: NaiveDate,
        provider: ProviderKind,
        grid: u32,
        running: bool,
        planned: NaiveDate,
    ) -> Uuid {
        let id = self.dice.id(from);
        // Ten per cent around the published mean; a reduced week costs its share.
        let year = provider.cost_per_year() * self.dice.within(90, 110);
        let (cost, per) = if provider.state_funded() || provider == ProviderKind::College {
            (year, "year")
        } else {
            (year / 190, "day")
        };
        let row = Placement {
            id,
            pupil: Some(self.child.pupil.id),
            setting: Some(place.setting.clone()),
            kind: Some(place.kind.to_owned()),
            purpose: Some(words::purpose(reason).to_owned()),
            aim: self.dice.chance(850).then(|| words::aim(reason).to_owned()),
            commissioner: Some(
                if reason == Reason::Preventative {
                    "School"
                } else {
                    "Thornmere"
                }
                .to_owned(),
            ),
            legal_basis: Some(
                if reason == Reason::Preventative {
                    "Education Act 2002 s29A"
                } else {
                    "Education Act 1996 s19"
                }
                .to_owned(),
            ),
            started_on: Some(from),
            // Planned ends slip: some are past and nobody has said what next, some were never agreed.
            planned_end: self.dice.chance(940).then_some(planned),
            ended_on: (!running).then_some(self.until.max(from)),
            end_reason: (!running).then(|| "Aim met or moved on".to_owned()),
            roll: Some(
                if provider.state_funded() {
                    self.dice
                        .weigh(&[(50, "subsidiary"), (35, "main"), (15, "unknown")])
                } else {
                    "none"
                }
                .to_owned(),
            ),
            // Unknown cost is counted, not nought.
            cost_pence: self.dice.chance(930).then_some(cost),
            cost_per: Some(per.to_owned()),
            funding: Some(
                if reason == Reason::Preventative {
                    "School"
                } else {
                    "High needs block"
                }
                .to_owned(),
            ),
            transport: self.dice.chance(300).then(|| "Taxi".to_owned()),
            ..Placement::default()
        };
        self.child.placements.push(row);
        if running {
            self.week(id, grid, from);
        }
        id
    }

    /// A placement beside the one that counts: school, tuition, another provider.
    fn side(&mut self, place: &Place, from: NaiveDate, planned: NaiveDate, grid: u32, roll: &str) {
        let id = self.dice.id(from);
        let row = Placement {
            id,
            pupil: Some(self.child.pupil.id),
            setting: Some(place.setting.clone()).filter(|s| !s.is_empty()),
            kind: Some(place.kind.to_owned()),
            purpose: Some("Part of the week".to_owned()),
            started_on: Some(from),
            planned_end: (planned > from).then_some(planned + Days::new(30)),
            ended_on: (!self.open).then_some(self.until.max(from)),
            roll: Some(roll.to_owned()),
            ..Placement::default()
        };
        if row.setting.is_some() {
            self.child.placements.push(row);
            if self.open {
                self.week(id, grid, from);
            }
        }
    }

    /// Placements before the one that counts, each of a few weeks, end to end.
    fn earlier_placements(&mut self, before: NaiveDate, count: u64) {
        let mut to = before - Days::new(7 + self.dice.below(60));
        for _ in 0..count {
            let from = to - Days::new(20 + self.dice.below(150));
            let provider = self.dice.weigh(self.stage.providers());
            let place =
                self.world
                    .places
                    .provision(&mut self.dice, provider, (self.year + 4).max(5));
            let running = self.placement(
                &place,
                Reason::Preventative,
                from,
                provider,
                WHOLE_WEEK,
                false,
                to,
            );
            if let Some(row) = self.child.placements.iter_mut().find(|p| p.id == running) {
                row.ended_on = Some(to);
                row.planned_end = Some(to);
            }
            to = from - Days::new(5 + self.dice.below(40));
        }
    }

    /// Further earlier placements, where a larger book than the natural one was asked for.
    fn more_placements(&mut self, before: NaiveDate) {
        let extra = u64::from(self.world.size.extra_placements_per_1000);
        let count = extra / 1000 + u64::from(self.dice.chance(extra % 1000));
        self.earlier_placements(before, count);
    }

    /// The half days of a week: mornings from nine to twelve, afternoons from one to three.
    fn week(&mut self, placement: Uuid, grid: u32, from: NaiveDate) {
        for bit in 0..10i64 {
            if grid & (1 << bit) == 0 {
                continue;
            }
            let morning = bit % 2 == 0;
            let row = Session {
                id: self.dice.id(from),
                placement: Some(placement),
                pupil: Some(self.child.pupil.id),
                weekday: Some(bit / 2 + 1),
                half: Some(if morning { "am" } else { "pm" }.to_owned()),
                starts: Some(if morning { 9 * 60 } else { 13 * 60 }),
                ends: Some(if morning { 12 * 60 } else { 15 * 60 }),
                from_day: Some(from),
                until_day: None,
            };
            self.child.sessions.push(row);
        }
    }

    /// Closes the case: where the child went, and how that is known.
    fn leave(&mut self, placement: Uuid, from: NaiveDate, to: NaiveDate) -> Destination {
        let destination = self.dice.weigh(self.stage.destinations());
        let world = self.world;
        let (text, evidence) = match destination {
            Destination::Mainstream => (
                world.places.mainstream(&mut self.dice, self.stage),
                "School's register seen",
            ),
            Destination::Special => (
                world.places.special(&mut self.dice),
                "Named in the EHC plan",
            ),
            Destination::OtherProvision => {
                let place =
                    world
                        .places
                        .provision(&mut self.dice, ProviderKind::Registered, self.year + 5);
                (place.setting, "Provider confirmed the start")
            }
            Destination::College => (world.places.college(&mut self.dice), "Enrolment confirmed"),
            Destination::Work => ("Work or training".to_owned(), "Employer's letter"),
            Destination::Neet => (
                "Not in education, employment or training".to_owned(),
                "Careers service",
            ),
            Destination::Unknown => ("Not known".to_owned(), ""),
        };
        let pupil = &mut self.child.pupil;
        pupil.closed_on = Some(to.max(from));
        pupil.destination = Some(text);
        pupil.destination_evidence = (!evidence.is_empty()).then(|| evidence.to_owned());
        if let Some(row) = self.child.placements.iter_mut().find(|p| p.id == placement) {
            row.ended_on = Some(to);
        }
        destination
    }
}

/// Whether a stage comes back to mainstream often enough for a plan to be made from the first week.
pub(super) fn plans_to_return(stage: Stage) -> u64 {
    match stage {
        Stage::Primary | Stage::Ks3 => 600,
        Stage::Year10 => 450,
        Stage::Year11 => 120,
    }
}
