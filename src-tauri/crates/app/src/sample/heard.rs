//! What stands around a case of fair access: the referral that set its twenty school days going, and what followed the decision.

use super::child::World;
use super::dice::Dice;
use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::facts::EventKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{PanelCase, Status, Step};

/// Where a case stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// Its meeting is still to come.
    Coming,
    /// It was decided at the latest meeting, of which the letters are still to be written.
    Lately,
    /// It was decided before.
    Past,
}

/// The referral of a child to a meeting on a day. Gives the status and its first day.
pub(super) fn referred(
    world: &World,
    dice: &mut Dice,
    change: &mut Change,
    (pupil, known_since): (Uuid, NaiveDate),
    on: NaiveDate,
    when: When,
) -> (Uuid, NaiveDate) {
    // Some nine to twenty-two days before the panel meets, as papers are called in.
    let latest = if when == When::Coming {
        world.today
    } else {
        on
    };
    let before = latest - Days::new(3 + dice.weigh(&[(3, 0), (3, 4), (2, 8), (1, 11)]));
    let start = world.school_day_before(before).max(known_since);
    let status = Status {
        id: dice.id(start),
        pupil: Some(pupil),
        kind: Some("FAP".to_owned()),
        started_on: Some(start),
        ended_on: (when != When::Coming).then_some(on),
        ..Status::default()
    };
    change.push_create(&status);
    (status.id, start)
}

/// What a decision of a past meeting set going: its steps, the first day, and who was told of it.
pub(super) fn followed(
    world: &World,
    dice: &mut Dice,
    change: &mut Change,
    row: &mut PanelCase,
    (status, on): (Option<Uuid>, NaiveDate),
    when: When,
) {
    let pupil = row.pupil;
    let mut step = |dice: &mut Dice, kind: EventKind, day: NaiveDate| {
        change.push_create(&Step {
            id: dice.id(day),
            pupil,
            kind: Some(kind.code().to_owned()),
            on_day: Some(day),
            about: status,
            ..Step::default()
        });
    };
    let allocated = row.decision.as_deref() == Some("place_allocated");
    if allocated && status.is_some() {
        step(dice, EventKind::FapDecided, on);
        step(dice, EventKind::FapAllocated, on);
        let began = row.decision_starts_on.filter(|day| *day < world.today);
        if let Some(day) = began.filter(|_| when == When::Past && dice.chance(750)) {
            step(dice, EventKind::Admitted, day);
        }
    }
    if when == When::Past {
        let told = |dice: &mut Dice| {
            Some(world.school_day(on + Days::new(dice.weigh(&[(4, 1), (3, 2), (1, 5)]))))
        };
        row.parents_told_on = told(dice);
        if row.decision_setting.is_some() {
            row.school_told_on = told(dice);
        }
    }
}
