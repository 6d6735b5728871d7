//! Providers that were asked for a place: one that gave it, those that said no and why, those that have not answered. A placement
//! in alternative provision of the last year may be the answer to one; a child who waits for a place has some that run.
//!
//! Rolled with dice of its own, so that nothing else about a child falls otherwise because of it.

use chrono::{Days, NaiveDate};
use waymark_domain::SettingRef;
use waymark_domain::referral::{ReferralAnswer, ReferralReason};
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Placement, Referral};

use super::child::{Child, World};
use super::dice::Dice;

/// Why a provider says no, and what it writes with it.
const NO: &[(u64, (ReferralReason, Option<&str>))] = &[
    (
        30,
        (ReferralReason::NoPlaces, Some("Full until after half term")),
    ),
    (
        16,
        (ReferralReason::Needs, Some("No one-to-one support on site")),
    ),
    (10, (ReferralReason::GroupMix, None)),
    (
        10,
        (
            ReferralReason::RiskToOthers,
            Some("A tool workshop; the risk assessment does not allow it"),
        ),
    ),
    (9, (ReferralReason::Age, Some("Key Stage 4 only"))),
    (
        8,
        (
            ReferralReason::Transport,
            Some("Two buses and a walk along the main road"),
        ),
    ),
    (
        6,
        (
            ReferralReason::Incomplete,
            Some("No risk assessment came with it"),
        ),
    ),
    (5, (ReferralReason::Funding, None)),
    (4, (ReferralReason::RiskToChild, None)),
    (
        2,
        (ReferralReason::Other, Some("The tutor is on long leave")),
    ),
];

const PURPOSES: [&str; 4] = [
    "Day-six provision while a school place is found",
    "Two days of practical work beside school",
    "A way back into learning after a long absence",
    "Vocational course to Level 1 beside English and mathematics",
];

const WHY: [&str; 3] = [
    "Enjoys working with hands and attended every taster session. A small group is needed.",
    "Has been out of school since the summer; the family asks for somewhere near home.",
    "Worked well with the provider’s mentor in Year 8.",
];

/// Referrals of the last this many days: a school year.
const LATELY: i64 = 300;

/// Adds who was asked for one child.
pub(super) fn push(world: &World, index: u32, child: &Child, change: &mut Change) {
    let mut dice = Dice::new(world.seed, "asked", u64::from(index));
    let lately = |placement: &&Placement| {
        placement.kind.as_deref() == Some("alternative_provision")
            && placement
                .started_on
                .is_some_and(|day| (0..=LATELY).contains(&(world.today - day).num_days()))
    };
    let mut dealt = false;
    if let Some(placement) = child.placements.iter().find(lately) {
        dealt = dice.chance(260);
        if dealt {
            gave(world, &mut dice, child, placement, change);
        }
    }
    let waits = child.pupil.closed_on.is_none()
        && child
            .statuses
            .iter()
            .any(|status| status.kind.as_deref() == Some("AWAIT") && status.ended_on.is_none());
    if waits && !dealt && dice.chance(500) {
        runs(world, &mut dice, child, change);
    }
}

/// A referral as it was sent.
fn sent(
    world: &World,
    dice: &mut Dice,
    child: &Child,
    setting: Option<String>,
    on: NaiveDate,
) -> Referral {
    let on = world.school_day_before(on.min(world.today));
    let agree = dice.weigh(&[(80, Some("yes")), (5, Some("no")), (15, None)]);
    Referral {
        id: dice.id(on),
        pupil: Some(child.pupil.id),
        setting,
        kind: Some("alternative_provision".to_owned()),
        purpose: Some(dice.pick(&PURPOSES).to_owned()),
        why: Some(dice.pick(&WHY).to_owned()),
        days_week: Some(dice.within(1, 5)),
        wanted_from: Some(on + Days::new(7)),
        author: child.pupil.owner.or(world.officers.first().copied()),
        parents_agree: agree.map(str::to_owned),
        parents_spoken_on: agree.map(|_| on - Days::new(2)),
        sent_on: Some(on),
        ..Referral::default()
    }
}

/// Writes an answer so many days after the question, today at the latest.
fn answer(world: &World, dice: &mut Dice, row: &mut Referral, answer: ReferralAnswer, after: i64) {
    let Some(sent) = row.sent_on else { return };
    let days = u64::try_from(after).unwrap_or(1);
    let on = world.school_day(sent + Days::new(days));
    row.answer = Some(answer.code().to_owned());
    row.answered_on = Some(on.clamp(sent, world.today.max(sent)));
    row.answered_by = Some(
        dice.pick(&[
            "The manager",
            "Referrals desk",
            "The deputy head",
            "The coordinator",
        ])
        .to_owned(),
    );
}

/// Somebody else than the one who gave the place, by chance.
fn another(world: &World, dice: &mut Dice, than: Option<&str>) -> Option<String> {
    let others: Vec<String> = world
        .places
        .providers
        .iter()
        .map(|row| SettingRef::Own(row.id).to_string())
        .filter(|setting| Some(setting.as_str()) != than)
        .collect();
    let at = dice.below(others.len().max(1) as u64);
    others.into_iter().nth(usize::try_from(at).unwrap_or(0))
}

/// The place was given; before it, perhaps, somebody else said no.
fn gave(world: &World, dice: &mut Dice, child: &Child, placement: &Placement, change: &mut Change) {
    let Some(started) = placement.started_on else {
        return;
    };
    let asked = started - Days::new(10 + dice.below(10));
    let mut row = sent(world, dice, child, placement.setting.clone(), asked);
    let after = dice.within(1, 7);
    answer(world, dice, &mut row, ReferralAnswer::Accepted, after);
    row.placement = Some(placement.id);
    change.push_create(&row);
    if dice.chance(620) {
        let other = another(world, dice, placement.setting.as_deref());
        let before = asked - Days::new(dice.below(12));
        let mut row = sent(world, dice, child, other, before);
        refused(world, dice, &mut row);
        change.push_create(&row);
    }
}

/// A refusal with its reason, or a question that was withdrawn.
fn refused(world: &World, dice: &mut Dice, row: &mut Referral) {
    let after = dice.within(1, 12);
    if dice.chance(150) {
        answer(world, dice, row, ReferralAnswer::Withdrawn, after);
        let why = dice.weigh(&[
            (40, ReferralReason::PlacedElsewhere),
            (35, ReferralReason::FamilyDeclined),
            (25, ReferralReason::NoReply),
        ]);
        row.answer_code = Some(why.code().to_owned());
        return;
    }
    answer(world, dice, row, ReferralAnswer::Declined, after);
    let (why, said) = dice.weigh(NO);
    row.answer_code = Some(why.code().to_owned());
    row.answer_words = said.map(str::to_owned);
}

/// The child waits: one or two are asked, and the answer is open, a waiting list or no.
fn runs(world: &World, dice: &mut Dice, child: &Child, change: &mut Change) {
    let mut first: Option<String> = None;
    for _ in 0..dice.within(1, 2) {
        let on = world.today - Days::new(1 + dice.below(24));
        let setting = another(world, dice, first.as_deref());
        first = setting.clone();
        let mut row = sent(world, dice, child, setting, on);
        match dice.below(10) {
            0..=4 => {}
            5 | 6 => {
                answer(world, dice, &mut row, ReferralAnswer::Waiting, 3);
                row.answer_code = Some(ReferralReason::NoPlaces.code().to_owned());
            }
            _ => refused(world, dice, &mut row),
        }
        change.push_create(&row);
    }
}
