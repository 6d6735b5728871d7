//! Children who are out of full-time school and not in alternative provision: at home, ill, on short days, or nowhere.

use super::child::Maker;
use super::figures::{ProviderKind, Reason};
use super::places::Place;
use super::placing::{MORNINGS, THREE_DAYS, TWO_DAYS, TWO_MORNINGS, WHOLE_WEEK};
use super::words;
use chrono::{Days, NaiveDate};
use waymark_domain::StatusKind;
use waymark_domain::destination::DestinationKind;

/// What children who are not in alternative provision are doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Elsewhere {
    One(StatusKind),
    /// Excluded within the last days, nothing arranged yet or just about to be.
    FreshExclusion,
}

impl Maker<'_> {
    pub(super) fn elsewhere(&mut self) {
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
            let (destination, evidence, kind) = self.dice.weigh(&[
                (
                    60,
                    (
                        "Back in full-time school",
                        "School's register seen",
                        DestinationKind::MainstreamSchool,
                    ),
                ),
                (
                    20,
                    (
                        "Moved to another area",
                        "Receiving authority confirmed",
                        DestinationKind::OtherAuthority,
                    ),
                ),
                (
                    12,
                    (
                        "Past compulsory school age",
                        "Date of birth",
                        DestinationKind::Other,
                    ),
                ),
                (8, ("Not known", "", DestinationKind::Unknown)),
            ]);
            self.child.pupil.destination_kind = Some(kind.code().to_owned());
            self.child.pupil.destination = Some(destination.to_owned());
            self.child.pupil.destination_evidence =
                (!evidence.is_empty()).then(|| evidence.to_owned());
        }
    }

    /// Excluded within the last eight school days: the clock of the sixth day is running, met, or breached.
    fn fresh_exclusion(&mut self, end: Option<NaiveDate>) {
        let days = self
            .dice
            .weigh(&[(18, 1u32), (18, 2), (18, 3), (16, 4), (14, 5), (16, 8)]);
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

    /// The end agreed for a reduced timetable: six weeks, renewed at the reviews of those that went on longer. One in ten of
    /// these was forgotten lately: that is what the list is for.
    fn reduced_until(&mut self, from: NaiveDate) -> NaiveDate {
        let first = from + Days::new(42);
        if first >= self.until {
            return first;
        }
        let world = self.world;
        if self.dice.chance(100) {
            world
                .school_day_before(self.until - Days::new(1 + self.dice.below(12)))
                .max(from)
        } else {
            world.school_day(self.until + Days::new(3 + self.dice.below(32)))
        }
    }

    fn one_status(&mut self, kind: StatusKind, end: Option<NaiveDate>) {
        let world = self.world;
        // Most are recent and within their clocks; some have run on, which is what the lists are for.
        let recent_or_long = |dice: &mut super::dice::Dice, recent: i64, long: i64, share: u64| {
            let (low, high) = if dice.chance(share) {
                (2, recent)
            } else {
                (recent + 1, long)
            };
            dice.within(low, high).unsigned_abs()
        };
        let gone = match kind {
            StatusKind::Ehe => self.dice.within(20, 900).unsigned_abs(),
            StatusKind::Rtt => recent_or_long(&mut self.dice, 38, 110, 800),
            StatusKind::Cme => recent_or_long(&mut self.dice, 20, 160, 750),
            StatusKind::Await | StatusKind::New => recent_or_long(&mut self.dice, 7, 90, 500),
            StatusKind::Fap => recent_or_long(&mut self.dice, 24, 70, 800),
            StatusKind::Sus6 => self.dice.within(3, 10).unsigned_abs(),
            StatusKind::SafeSep => self.dice.within(1, 10).unsigned_abs(),
            _ => self.dice.within(10, 160).unsigned_abs(),
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
        let expected = match kind {
            StatusKind::Rtt => Some(self.reduced_until(from)),
            StatusKind::Sus6 => Some(from + Days::new(10)),
            _ => None,
        };
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
            StatusKind::Ehe | StatusKind::Cme | StatusKind::Custody | StatusKind::Sao => {
                self.child.pupil.roll_setting = None;
            }
            StatusKind::New | StatusKind::Await | StatusKind::Fap => {
                if kind == StatusKind::New {
                    self.child.pupil.roll_setting = None;
                }
                // Tuition in the meantime, for most who have waited a week.
                let starts = world.calendar.add(from, 5).unwrap_or(from + Days::new(7));
                if starts <= self.until && self.dice.chance(750) {
                    let place = world.places.tuition(&mut self.dice);
                    self.side(&place, starts, self.until, TWO_MORNINGS | TWO_DAYS, "none");
                }
            }
            _ => (),
        }
    }
}
