//! The ceremony of a store in memory with a clock that moves when told.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::NaiveDate;
use rusqlite::Connection;
use uuid::Uuid;
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Note, Placement, Pupil};
use waymark_store::{Store, Wall};

/// Tue 10 Nov 2026, 09:00 UTC.
pub const MORNING: i64 = 1_794_301_200_000;

/// A clock that a test turns by hand.
#[derive(Clone)]
pub struct Hands(pub Arc<AtomicI64>);

impl Hands {
    pub fn at(ms: i64) -> Self {
        Self(Arc::new(AtomicI64::new(ms)))
    }

    pub fn wall(&self) -> Wall {
        let hands = Arc::clone(&self.0);
        Arc::new(move || hands.load(Ordering::Relaxed))
    }

    pub fn turn(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::Relaxed);
    }
}

pub fn store() -> Store {
    store_at(&Hands::at(MORNING))
}

pub fn store_at(hands: &Hands) -> Store {
    Store::attach(Connection::open_in_memory().unwrap(), hands.wall()).unwrap()
}

/// An id that is the same in every run.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub fn edit(label: &str) -> Change {
    Change::new(ChangeKind::Edit, label, Some(id(900)))
}

pub fn pupil(n: u128, forename: &str, surname: &str) -> Pupil {
    Pupil {
        id: id(n),
        surname: some(surname),
        forename: some(forename),
        ..Pupil::default()
    }
}

pub fn placement(n: u128, child: u128, from: &str) -> Placement {
    Placement {
        id: id(n),
        pupil: Some(id(child)),
        setting: some("urn:100492"),
        started_on: Some(day(from)),
        ..Placement::default()
    }
}

pub fn note(n: u128, child: u128, on: &str, text: &str) -> Note {
    Note {
        id: id(n),
        pupil: Some(id(child)),
        on_day: Some(day(on)),
        kind: some("note"),
        text: some(text),
        ..Note::default()
    }
}

/// The whole projection as text, without what is local to one file: equal texts are equal states.
pub fn picture(store: &Store) -> String {
    use waymark_store::tables as t;
    store
        .read(|r| {
            Ok(format!(
                "{:#?}",
                (
                    t::Pupil::all(r)?,
                    t::Placement::all(r)?,
                    t::Note::all(r)?,
                    t::Setting::all(r)?,
                    t::Status::all(r)?,
                    waymark_store::ledger::doubt::doubts(r)?,
                )
            ))
        })
        .unwrap()
}
