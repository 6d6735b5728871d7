//! What comes after: where Year 11 goes and how far that has got, who was asked after again, and whether a return held.
//!
//! It rolls dice of its own, so that the rest of the book stays as it was before these rows were there.

use super::child::{Child, World};
use super::dice::Dice;
use chrono::{Days, NaiveDate};
use waymark_domain::AcademicYear;
use waymark_domain::destination::{DestinationKind, DestinationStage};
use waymark_domain::leaving;
use waymark_domain::reintegration::held_check;
use waymark_store::facts;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Mark, Plan, Review};

/// Where children of Year 11 hope to go: share, kind, place.
const HOPES: &[(u64, (DestinationKind, &str))] = &[
    (
        46,
        (
            DestinationKind::FurtherEducation,
            "Thornmere College, Level 1 construction",
        ),
    ),
    (
        16,
        (
            DestinationKind::FurtherEducation,
            "Thornmere College, Level 2 health and social care",
        ),
    ),
    (
        12,
        (
            DestinationKind::Apprenticeship,
            "Weaver and Sons, motor trade",
        ),
    ),
    (
        9,
        (
            DestinationKind::SixthForm,
            "Sixth form of the school on roll",
        ),
    ),
    (
        9,
        (
            DestinationKind::Training,
            "Stepping Stones supported internship",
        ),
    ),
    (
        8,
        (
            DestinationKind::SpecialSchool,
            "Specialist college, named in the EHC plan",
        ),
    ),
];

/// Returns of the last this many days are looked after: a year of school and its summer.
const LATELY: i64 = 430;

/// Says of a child in Year 11 where it goes, for as many as a team would know it of in autumn.
pub(super) fn say(world: &World, index: u32, child: &mut Child) {
    let pupil = &mut child.pupil;
    if pupil.closed_on.is_some() {
        if pupil.destination_evidence.is_some() {
            pupil.destination_confirmed_on = pupil.closed_on;
        }
        return;
    }
    let eleven = facts::nc_year(pupil, world.today).is_some_and(|year| year.number() == 11);
    let mut dice = Dice::new(world.seed, "leaving", u64::from(index));
    if !eleven || !dice.chance(620) {
        return;
    }
    let (kind, place) = dice.weigh(HOPES);
    let stage = dice.weigh(&[
        (55, DestinationStage::Applied),
        (30, DestinationStage::Offered),
        (15, DestinationStage::Accepted),
    ]);
    pupil.destination = Some(place.to_owned());
    pupil.destination_kind = Some(kind.code().to_owned());
    pupil.destination_stage = Some(stage.code().to_owned());
    pupil.destination_starts_on = (stage != DestinationStage::Applied)
        .then(|| begins(world.today, dice.chance(150)))
        .flatten();
    pupil.destination_evidence = match stage {
        DestinationStage::Applied => None,
        DestinationStage::Offered if dice.chance(400) => None,
        DestinationStage::Offered => Some("Offer letter seen".to_owned()),
        _ => Some("Acceptance, by e-mail from admissions".to_owned()),
    };
}

/// The day on which most courses begin, or a month later for those that take whoever is left.
fn begins(today: NaiveDate, late: bool) -> Option<NaiveDate> {
    let summer = AcademicYear::containing(today).0 + 1;
    NaiveDate::from_ymd_opt(summer, if late { 10 } else { 9 }, 6)
}

/// Adds what was found out since: leavers asked after, returns looked at.
pub(super) fn push(world: &World, index: u32, child: &Child, change: &mut Change) {
    let mut dice = Dice::new(world.seed, "checks", u64::from(index));
    asked_after(world, &mut dice, child, change);
    let lately = |day: NaiveDate| (0..=LATELY).contains(&(world.today - day).num_days());
    for plan in &child.plans {
        if plan.ended_on.is_some_and(lately) {
            checks(world, &mut dice, child, plan, change);
        }
    }
    // A few are back in school and looked after for a term: their cases are still open.
    let at_school = child.plans.is_empty() && child.placements.is_empty();
    if child.pupil.closed_on.is_none() && at_school && dice.chance(90) {
        let ended = world.school_day_before(world.today - Days::new(30 + dice.below(80)));
        let started = world.school_day_before(ended - Days::new(56));
        let plan = Plan {
            id: dice.id(ended),
            pupil: Some(child.pupil.id),
            destination: child.pupil.roll_setting.clone(),
            target_on: Some(ended),
            started_on: Some(started),
            agreed_on: Some(started),
            purpose: Some("Back to full-time school, step by step.".to_owned()),
            ended_on: Some(ended),
            outcome: Some(
                if dice.chance(140) {
                    "broken"
                } else {
                    "returned"
                }
                .to_owned(),
            ),
            ..Plan::default()
        };
        change.push_create(&plan);
        checks(world, &mut dice, child, &plan, change);
    }
}

/// The checks of those who left in summer, as far as they are made.
fn asked_after(world: &World, dice: &mut Dice, child: &Child, change: &mut Change) {
    let left = child.pupil.closed_on.and_then(|closed| {
        let year = facts::nc_year(&child.pupil, closed)?;
        leaving::left_in(year, closed)
    });
    let Some(summer) = left else { return };
    for (check, share) in leaving::checks(summer).iter().zip([700, 450]) {
        let on = (check.due - Days::new(dice.below(14))).min(world.today);
        if on < check.opens || on < world.today - Days::new(200) || !dice.chance(share) {
            continue;
        }
        change.push_create(&Mark {
            id: dice.id(on),
            pupil: Some(child.pupil.id),
            rule: Some(check.rule.to_owned()),
            about: Some(child.pupil.id),
            said: Some("met".to_owned()),
            on_day: Some(on),
            why: Some(
                dice.pick(&[
                    "College register, by e-mail",
                    "Rang the family, started and settled",
                    "Careers service’s list",
                ])
                .to_owned(),
            ),
            author: child.pupil.owner,
        });
    }
}

/// Six and thirteen weeks after a return: whether it held. Some were never looked at, which is not "held".
fn checks(world: &World, dice: &mut Dice, child: &Child, plan: &Plan, change: &mut Change) {
    let Some(ended) = plan.ended_on else { return };
    let broken = match plan.outcome.as_deref() {
        Some("returned") => false,
        Some("broken") => true,
        _ => return,
    };
    for (weeks, share) in [(6, 750), (13, 600)] {
        let held_on = world.school_day(held_check(ended, weeks));
        if held_on > world.today || !dice.chance(share) {
            continue;
        }
        change.push_create(&Review {
            id: dice.id(held_on),
            pupil: Some(child.pupil.id),
            kind: Some("reintegration".to_owned()),
            held_on: Some(held_on),
            attendance_pct: Some(if broken {
                dice.within(8, 45)
            } else {
                dice.within(82, 99)
            }),
            still_meets_need: Some(if broken { "no" } else { "yes" }.to_owned()),
            behaviour: Some(
                if broken {
                    "Suspensions since the return: two, of one day and three"
                } else {
                    "Suspensions since the return: none"
                }
                .to_owned(),
            ),
            progress: broken
                .then(|| "What we learn from it: the mentor left in week three.".to_owned()),
            decision: Some(if broken { "transfer" } else { "continue" }.to_owned()),
            no_next_reason: Some("The check of the return has been made.".to_owned()),
            ..Review::default()
        });
        if broken {
            return;
        }
    }
}
