//! What has happened to a child: statuses, placements and the weeks in them.

use super::child::Maker;
use super::figures::{Destination, ProviderKind, Reason, Shape, Stage};
use super::places::Place;
use super::placing::{MORNINGS, THREE_DAYS, TWO_DAYS, WHOLE_WEEK};
use super::words;
use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::{FactKind, StatusKind};

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
        let opened = self.world.school_day_before(opened);
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
        let from = world.school_day_before(self.until - Days::new(gone));
        let to = if self.open {
            world.school_day(from + Days::new(length))
        } else {
            self.until
        };
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
                // Fair access ends with a place, within weeks; the arrival's provision may go on much longer.
                if from + Days::new(30) > self.until {
                    self.status(StatusKind::Fap, from, end, None, None);
                }
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
            // Renewed every few weeks, and now and then forgotten.
            let ahead = self.until + Days::new(40);
            let until = (ahead - Days::new(self.dice.below(48))).max(from + Days::new(7));
            self.status(
                StatusKind::Rtt,
                from,
                end,
                Some("Agreed with the family".to_owned()),
                Some(until),
            );
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
        pupil.destination_kind = Some(destination.kind().code().to_owned());
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
