//! An invented authority, for trying the app out, for tests and for benchmarks.
//!
//! Plainly invented (the authority's name says so), and the same every time: a seed and a day give the same rows on every
//! machine. Its shape is that of the published figures (see `figures`), so that a screen which works here works with a
//! real book: most children are placed once, some have no date of birth's worth of certainty, reviews slip, plans stall.
//!
//! Nothing here writes. Changes go through the one door of the store like any other; the establishments are reference
//! data and go where the Department's file goes.

mod addresses;
mod agreed;
mod asked;
mod child;
mod concerns;
mod course;
mod dice;
mod elsewhere;
mod figures;
mod follow_up;
mod heard;
mod leaving;
mod names;
mod panels;
mod places;
mod placing;
mod process;
mod promises;
mod schools;
mod seasons;
mod shares;
#[cfg(test)]
mod tests;
mod words;

use child::World;
use chrono::{Days, NaiveDate};
use dice::Dice;
use panels::Candidates;
use places::Places;
use seasons::{Habit, season};
use waymark_domain::Establishment;
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Officer, Provider, TEAM, Team};

/// How large a book to invent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Children with an open case.
    pub open: u32,
    /// Children whose case was closed in the years before.
    pub closed: u32,
    /// School years of history, today's not counted.
    pub years: u32,
    /// Notes per thousand children, on average.
    pub notes_per_1000: u32,
    /// Placements per thousand children beyond the one or so that the published figures give.
    pub extra_placements_per_1000: u32,
}

impl Size {
    /// What a person sees who tries the app: 600 open children and five years of history.
    pub const TRY: Self = Self {
        open: 600,
        closed: 900,
        years: 5,
        notes_per_1000: 7_000,
        extra_placements_per_1000: 0,
    };

    /// A few children of every kind, for tests that need a book and not a large one.
    pub const SMALL: Self = Self {
        open: 60,
        closed: 30,
        years: 2,
        notes_per_1000: 3_000,
        extra_placements_per_1000: 0,
    };

    /// The largest county with ten years behind it: 10,000 open and 100,000 closed, about 300,000 placements and a
    /// million notes.
    pub const LARGEST: Self = Self {
        open: 10_000,
        closed: 100_000,
        years: 10,
        notes_per_1000: 9_091,
        extra_placements_per_1000: 1_860,
    };

    /// As large as this many open children make it, otherwise like [`Size::TRY`].
    #[must_use]
    pub const fn of_open(open: u32) -> Self {
        Self {
            open,
            closed: open + open / 2,
            ..Self::TRY
        }
    }
}

/// Children in one change: large enough that signing and hashing vanish, small enough that memory does not grow.
const CHILDREN_PER_CHANGE: u32 = 400;

/// The officers of the invented team: name, role, initials.
const OFFICERS: [(&str, &str, &str); 8] = [
    ("Amara Okonkwo", "Inclusion manager", "AO"),
    ("Bryn Prosser", "Inclusion officer", "BP"),
    ("Ceri Whitlock", "Inclusion officer", "CW"),
    ("Dilnoza Karimova", "Exclusions officer", "DK"),
    ("Edmund Farrow", "Fair access officer", "EF"),
    ("Fatima Rahman", "Medical needs officer", "FR"),
    ("Gwen Ashby", "Business support", "GA"),
    ("Hugo Ferreira", "Inclusion officer", "HF"),
];

/// The invented schools and registered providers, to be put where the establishment file's rows go.
#[must_use]
pub fn establishments(seed: u64) -> Vec<Establishment> {
    schools::establishments(seed)
}

/// The invented book as changes, oldest first: the team and its calendars, then the children, then the panels.
///
/// Lazy: a change is made when it is asked for, so that the largest book needs little memory.
pub fn generate(size: Size, seed: u64, today: NaiveDate) -> impl Iterator<Item = Change> {
    let (world, first) = begin(size, seed, today);
    let total = size.open + size.closed;
    let mut first = Some(first);
    let mut next = 0;
    let mut candidates = Some(Candidates::default());
    let mut before = None;
    std::iter::from_fn(move || {
        if let Some(change) = first.take() {
            return Some(change);
        }
        if next < total {
            let mut change = Change::new(ChangeKind::Import, "Invent children", None);
            let until = (next + CHILDREN_PER_CHANGE).min(total);
            for index in next..until {
                let child = child::make(&world, index);
                if let Some(candidates) = &mut candidates {
                    candidates.see(&child);
                }
                child.push_into(&mut change);
                process::push(&world, index, &child, &mut change);
                agreed::push(&world, index, &child, &mut change);
                leaving::push(&world, index, &child, &mut change);
                asked::push(&world, index, &child, &mut change);
                promises::push(&world, index, &child, before, &mut change);
                before = Some(child.pupil.id);
            }
            next = until;
            return Some(change);
        }
        let candidates = candidates.take()?;
        let met = panels::meetings(
            &world,
            &candidates,
            Change::new(ChangeKind::Import, "Invent panels", None),
        );
        Some(shares::agreed(&world, met))
    })
}

/// The world of a book, and the change that sets it up.
fn begin(size: Size, seed: u64, today: NaiveDate) -> (World, Change) {
    let mut dice = Dice::new(seed, "team", 0);
    let made = today - Days::new(1500);
    let places = Places::new(seed, today);
    let mut change = Change::new(ChangeKind::Import, "Invent an authority", None);
    change = change.put(&Team {
        id: TEAM,
        la_code: Some(schools::LA_CODE.to_owned()),
        la_name: Some(schools::LA_NAME.to_owned()),
        team_name: Some("Inclusion Team".to_owned()),
    });
    let mut officers = Vec::new();
    for (i, (name, role, initials)) in OFFICERS.iter().enumerate() {
        let officer = Officer {
            id: dice.id(made),
            name: Some((*name).to_owned()),
            email: Some(format!(
                "{}@thornmere.example.org",
                name.to_lowercase().replace(' ', ".")
            )),
            phone: Some(addresses::telephone(&mut dice, false)),
            role: Some((*role).to_owned()),
            initials: Some((*initials).to_owned()),
            // The last has left; her name stays on what she wrote.
            active: Some(i + 1 != OFFICERS.len()),
        };
        change.push_create(&officer);
        // Business support holds no cases.
        if i != 6 && i + 1 != OFFICERS.len() {
            officers.push(officer.id);
        }
    }
    places
        .providers
        .iter()
        .for_each(|row: &Provider| change.push_create(row));
    concerns::push(seed, today, &places.providers, &officers, &mut change);
    agreed::views(seed, made, &mut change);
    let authority = season(
        &mut dice,
        "Thornmere term dates",
        None,
        Habit::Authority,
        today,
        size.years,
    );
    let calendar = authority.counting();
    let own = Places::with_own_calendar();
    let academies = [
        season(
            &mut dice,
            own[0].0,
            Some(own[0].1),
            Habit::LongOctober,
            today,
            size.years,
        ),
        season(
            &mut dice,
            own[1].0,
            Some(own[1].1),
            Habit::OtherInset,
            today,
            size.years,
        ),
    ];
    for season in std::iter::once(&authority).chain(&academies) {
        change.push_create(&season.calendar);
        season.terms.iter().for_each(|row| change.push_create(row));
        season
            .days_off
            .iter()
            .for_each(|row| change.push_create(row));
    }
    (
        World {
            seed,
            size,
            today,
            places,
            officers,
            calendar,
        },
        change,
    )
}
