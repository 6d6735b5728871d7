//! What stands around an invented child: promises and how often they were chased, services, whom it is kept apart from, and a
//! week of attendance by telephone.
//!
//! It rolls dice of its own, so that the rest of the book stays as it was before these tables were there.

use super::child::{Child, World};
use super::dice::Dice;
use chrono::{Datelike, Days, NaiveDate};
use uuid::Uuid;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Agency, Attendance, Chase, KeepApart, Placement, Task};

/// What a team does itself.
const TASKS: &[&str] = &[
    "Ring the family about the first day",
    "Send the risk assessment to the provider",
    "Ask for transport from the bus stop",
    "Book the review with the school",
    "Find out which exam board the school uses",
];

/// What others have said they would do.
const PROMISES: &[&str] = &[
    "Send the baseline assessment",
    "Name a mentor for the return",
    "Send last term’s attendance",
    "Confirm the start date in writing",
    "Return the signed part-time timetable",
    "Send work home each Monday",
];

/// Services: kind, name, person.
const AGENCIES: &[(&str, &str, &str)] = &[
    ("social_care", "Children’s social care", "Priya Nandra"),
    ("early_help", "Early help", "Col Ashworth"),
    ("youth_justice", "Youth justice service", "Marek Dudek"),
    (
        "camhs",
        "Child and adolescent mental health",
        "Dr Ifan Rees",
    ),
    ("virtual_school", "Virtual school", "Ruth Adeyemi"),
    ("send", "SEND casework", "Tom Birkett"),
];

/// Why two are kept apart.
const REASONS: &[&str] = &[
    "Assault in the summer term; police were involved",
    "Families in dispute before the court",
    "Threats online, October",
];

/// Adds a child's rows to a change. `before` is the child made before it.
pub(super) fn push(
    world: &World,
    index: u32,
    child: &Child,
    before: Option<Uuid>,
    change: &mut Change,
) {
    if child.pupil.closed_on.is_some() {
        return;
    }
    let mut dice = Dice::new(world.seed, "promises", u64::from(index));
    let running = child
        .placements
        .iter()
        .filter(|row| row.ended_on.is_none_or(|end| end >= world.today))
        .max_by_key(|row| row.started_on);
    tasks(world, &mut dice, child, running, change);
    agencies(world, &mut dice, child, change);
    if let Some(other) = before.filter(|_| dice.chance(25)) {
        let day = world.today - Days::new(20 + dice.below(90));
        change.push_create(&KeepApart {
            id: dice.id(day),
            pupil: Some(child.pupil.id),
            other: Some(other),
            reason: Some(dice.pick(REASONS).to_owned()),
            ask: Some("Amara Okonkwo".to_owned()),
            started_on: Some(day),
            ended_on: None,
        });
    }
    if let Some(placement) = running.filter(|_| dice.chance(330)) {
        attendance(world, &mut dice, child, placement, change);
    }
}

fn tasks(
    world: &World,
    dice: &mut Dice,
    child: &Child,
    running: Option<&Placement>,
    change: &mut Change,
) {
    if dice.chance(160) {
        let due = world.school_day(world.today + Days::new(dice.below(16)) - Days::new(5));
        change.push_create(&Task {
            id: dice.id(world.today - Days::new(9)),
            pupil: Some(child.pupil.id),
            title: Some(dice.pick(TASKS).to_owned()),
            due_on: Some(due),
            owner: child.pupil.owner,
            ..Task::default()
        });
    }
    let owes = running
        .and_then(|row| row.setting.clone())
        .filter(|_| dice.chance(600))
        .or_else(|| child.pupil.roll_setting.clone());
    let Some(setting) = owes.filter(|_| dice.chance(180)) else {
        return;
    };
    let promised = world.school_day_before(world.today - Days::new(3 + dice.below(40)));
    let task = Task {
        id: dice.id(promised),
        pupil: Some(child.pupil.id),
        title: Some(dice.pick(PROMISES).to_owned()),
        due_on: Some(world.school_day(promised + Days::new(7))),
        owner: child.pupil.owner,
        waiting_on: Some("The inclusion lead".to_owned()),
        setting: Some(setting),
        promised_on: Some(promised),
        ..Task::default()
    };
    change.push_create(&task);
    let mut day = world.school_day(promised + Days::new(7));
    for rung in ["asked", "chased", "escalated"] {
        if day > world.today || !dice.chance(650) {
            break;
        }
        let next = world.school_day(day + Days::new(5));
        change.push_create(&Chase {
            id: dice.id(day),
            task: Some(task.id),
            pupil: task.pupil,
            on_day: Some(day),
            rung: Some(rung.to_owned()),
            how: Some(if rung == "escalated" { "email" } else { "call" }.to_owned()),
            said: Some("By the end of the week.".to_owned()),
            next_on: Some(next),
            author: child.pupil.owner,
        });
        day = next;
    }
}

fn agencies(world: &World, dice: &mut Dice, child: &Child, change: &mut Change) {
    if !dice.chance(380) {
        return;
    }
    let first = dice.below(AGENCIES.len() as u64) as usize;
    for at in 0..=usize::from(dice.chance(350)) {
        let (kind, name, person) = AGENCIES[(first + at) % AGENCIES.len()];
        let started = world.today - Days::new(60 + dice.below(300));
        // One in five has not said a word since it began.
        let heard = (!dice.chance(200)).then(|| world.today - Days::new(dice.below(70)));
        let consent = dice.weigh(&[(70, "yes"), (10, "no"), (20, "unknown")]);
        change.push_create(&Agency {
            id: dice.id(started),
            pupil: Some(child.pupil.id),
            name: Some(name.to_owned()),
            kind: Some(kind.to_owned()),
            person: Some(person.to_owned()),
            phone: Some(super::addresses::telephone(dice, false)),
            email: None,
            lead: Some(at == 0),
            consent: Some(consent.to_owned()),
            basis: (consent == "no").then(|| "Safeguarding: Children Act 1989 s.47".to_owned()),
            started_on: Some(started),
            ended_on: None,
            last_contact_on: heard,
            notes: None,
        });
    }
}

/// The five school days before today, half days by the placement's own grid. Today is still to be rung round.
fn attendance(
    world: &World,
    dice: &mut Dice,
    child: &Child,
    placement: &Placement,
    change: &mut Change,
) {
    let mut day: NaiveDate = world.today;
    for _ in 0..5 {
        day = world.school_day_before(day - Days::new(1));
        if placement.started_on.is_none_or(|start| start > day) {
            return;
        }
        let weekday = i64::from(day.weekday().number_from_monday());
        for session in child
            .sessions
            .iter()
            .filter(|row| row.placement == Some(placement.id) && row.weekday == Some(weekday))
        {
            let Some(half) = session.half.clone() else {
                continue;
            };
            let present = if half == "am" { "/" } else { "\\" };
            let code = dice.weigh(&[(82, present), (4, "L"), (6, "I"), (6, "O"), (2, "M")]);
            change.push_create(&Attendance {
                id: dice.id(day),
                pupil: Some(child.pupil.id),
                placement: Some(placement.id),
                setting: placement.setting.clone(),
                on_day: Some(day),
                half: Some(half),
                code: Some(code.to_owned()),
                said_by: Some("Front office".to_owned()),
                notes: None,
                author: child.pupil.owner,
                at: Some(
                    day.and_time(chrono::NaiveTime::MIN)
                        .and_utc()
                        .timestamp_millis()
                        + 10 * 3_600_000,
                ),
                set_aside: None,
            });
        }
    }
}
