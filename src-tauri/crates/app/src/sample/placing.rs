//! Rows of statuses, placements and the weeks in them, as the histories ask for them.

use super::child::Maker;
use super::figures::{ProviderKind, Reason};
use super::places::Place;
use super::words;
use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::StatusKind;
use waymark_store::tables::{Placement, Session, Status};

/// Half days of a week as bits, Monday morning first.
pub(super) const WHOLE_WEEK: u32 = 0b11_1111_1111;
pub(super) const THREE_DAYS: u32 = 0b11_1111;
pub(super) const TWO_DAYS: u32 = 0b11_1100_0000;
pub(super) const MORNINGS: u32 = 0b01_0101_0101;
pub(super) const TWO_MORNINGS: u32 = 0b00_0001_0100;

impl Maker<'_> {
    pub(super) fn status(
        &mut self,
        kind: StatusKind,
        from: NaiveDate,
        end: Option<NaiveDate>,
        reason: Option<String>,
        expected: Option<NaiveDate>,
    ) {
        // Nothing is decided about a child on a Sunday.
        let from = self.world.school_day_before(from);
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
    pub(super) fn placement(
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
            planned_end: self
                .dice
                .chance(940)
                .then_some(self.world.school_day(planned)),
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
    pub(super) fn side(
        &mut self,
        place: &Place,
        from: NaiveDate,
        planned: NaiveDate,
        grid: u32,
        roll: &str,
    ) {
        let from = self.world.school_day_before(from);
        let id = self.dice.id(from);
        let row = Placement {
            id,
            pupil: Some(self.child.pupil.id),
            setting: Some(place.setting.clone()).filter(|s| !s.is_empty()),
            kind: Some(place.kind.to_owned()),
            purpose: Some("Part of the week".to_owned()),
            started_on: Some(from),
            planned_end: (planned > from).then_some(self.world.school_day(planned + Days::new(30))),
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
    pub(super) fn earlier_placements(&mut self, before: NaiveDate, count: u64) {
        let mut to = self
            .world
            .school_day_before(before - Days::new(7 + self.dice.below(60)));
        for _ in 0..count {
            let from = self
                .world
                .school_day_before(to - Days::new(20 + self.dice.below(150)));
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
            to = self
                .world
                .school_day_before(from - Days::new(5 + self.dice.below(40)));
        }
    }

    /// Further earlier placements, where a larger book than the natural one was asked for.
    pub(super) fn more_placements(&mut self, before: NaiveDate) {
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
}
