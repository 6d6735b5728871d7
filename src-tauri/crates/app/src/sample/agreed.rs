//! What an invented team has agreed and asks again and again: signatures under reduced timetables, a concern that is open on
//! a placement, the views that it keeps.
//!
//! Rolled with dice of its own, so that nothing else about a child falls otherwise because of it.

use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::StatusKind;
use waymark_domain::facts::EventKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{SavedView, Step};

use super::child::{Child, World};
use super::dice::Dice;

/// The team's own questions: name, place in the side list, question.
const VIEWS: [(&str, &str, &str); 3] = [
    (
        "Nobody holds the case",
        "a",
        r#"{"filters":[{"column":"owner","test":"empty","value":""}]}"#,
    ),
    (
        "Breached and covered by nobody",
        "b",
        r#"{"view":"breached","filters":[{"column":"cover","test":"empty","value":""}]}"#,
    ),
    (
        "No date of birth",
        "c",
        r#"{"filters":[{"column":"dob","test":"empty","value":""}]}"#,
    ),
];

/// What is raised about a placement, in the words of whoever noticed.
const CONCERNS: [&str; 3] = [
    "The tutor was alone with two pupils on Thursday; the provider’s DSL has been told",
    "Came home with a cut hand that nobody could explain; school and provider told",
    "Left the site at lunchtime and was not missed for an hour",
];

/// Adds the views that the team keeps.
pub(super) fn views(world_seed: u64, made: NaiveDate, change: &mut Change) {
    let mut dice = Dice::new(world_seed, "views", 0);
    for (name, position, question) in VIEWS {
        change.push_create(&SavedView {
            id: dice.id(made),
            name: Some(name.to_owned()),
            owner: None,
            question: Some(question.to_owned()),
            position: Some(position.to_owned()),
            pinned: Some(true),
        });
    }
}

/// Adds what was signed and raised about one child.
pub(super) fn push(world: &World, index: u32, child: &Child, change: &mut Change) {
    if child.pupil.closed_on.is_some() {
        return;
    }
    let mut dice = Dice::new(world.seed, "agreed", u64::from(index));
    let step = |dice: &mut Dice, kind: EventKind, on: NaiveDate, about: Uuid, words: String| Step {
        id: dice.id(on),
        pupil: Some(child.pupil.id),
        kind: Some(kind.code().to_owned()),
        on_day: Some(on),
        about: Some(about),
        evidence: Some(words),
        author: child.pupil.owner,
    };
    let reduced = StatusKind::Rtt.code();
    for status in child
        .statuses
        .iter()
        .filter(|row| row.ended_on.is_none() && row.kind.as_deref() == Some(reduced))
    {
        let Some(start) = status.started_on else {
            continue;
        };
        // Most are signed by all three in the first days; the rest stop at the parent, or before.
        let signed = dice.weigh(&[(60, 3), (25, 1), (15, 0)]);
        let parent = format!(
            "{} (parent)",
            child.pupil.surname.as_deref().unwrap_or("Parent")
        );
        let who = [
            (EventKind::RttParent, parent),
            (EventKind::RttSchool, "Assistant headteacher".to_owned()),
            (EventKind::RttAuthority, "Inclusion officer".to_owned()),
        ];
        for (at, (kind, name)) in who.into_iter().take(signed).enumerate() {
            let on = world.school_day(start + Days::new(at as u64 * 2));
            if on <= world.today {
                change.push_create(&step(&mut dice, kind, on, status.id, name));
            }
        }
    }
    let running = child.placements.iter().find(|row| {
        row.ended_on.is_none()
            && row
                .started_on
                .is_some_and(|start| start + Days::new(14) < world.today)
    });
    if let Some(placement) = running.filter(|_| dice.chance(6)) {
        let on = world.school_day_before(world.today - Days::new(1 + dice.below(4)));
        let words = dice.pick(&CONCERNS).to_owned();
        change.push_create(&step(
            &mut dice,
            EventKind::ConcernRaised,
            on,
            placement.id,
            words,
        ));
    }
}
