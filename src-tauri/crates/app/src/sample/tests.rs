//! The invented book has the published shape, makes sense row by row, and is the same every time.

mod sense;
mod shape;

use super::child::{Child, make};
use super::{Size, begin};
use chrono::NaiveDate;
use std::sync::LazyLock;

const SEED: u64 = 7;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 10).expect("a Tuesday in term")
}

/// Enough children that a share of one in a hundred is met within a few parts in a thousand.
static BOOK: LazyLock<Vec<Child>> = LazyLock::new(|| {
    let size = Size {
        open: 12_000,
        closed: 12_000,
        notes_per_1000: 500,
        ..Size::TRY
    };
    let (world, _) = begin(size, SEED, today());
    (0..size.open + size.closed)
        .map(|i| make(&world, i))
        .collect()
});

fn open() -> impl Iterator<Item = &'static Child> {
    BOOK.iter().filter(|c| c.pupil.closed_on.is_none())
}
