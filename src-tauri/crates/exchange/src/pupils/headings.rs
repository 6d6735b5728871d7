//! Headings on two rows: "Date of" above "birth", or "Pupil" over the columns "Surname" and "Forename".
//!
//! A row is taken for headings only when it names, in the words of headings, something of who the child is that the row above it
//! does not, and at least half of it is such words: the first child of a list must never be read as its headings.

use super::fields::Field;
use super::mapping::{SAYS, SAYS_WITH_FILLERS, by_heading};
use crate::table::Cell;

/// What a child is known by; a list has at least one of them.
const WHO: [Field; 5] = [
    Field::Surname,
    Field::Forename,
    Field::Name,
    Field::Dob,
    Field::Upn,
];

/// Both rows as one, a heading for each column; `None` where the lower row is not headings.
pub(super) fn joined(upper: &[Cell], lower: &[Cell]) -> Option<Vec<String>> {
    if lower.iter().any(|cell| matches!(cell, Cell::Day(_))) {
        return None;
    }
    let (mut filled, mut usual, mut names_who) = (0, 0, false);
    for (at, low) in lower.iter().map(line).enumerate() {
        if low.is_empty() {
            continue;
        }
        filled += 1;
        let up = upper.get(at).map(line).unwrap_or_default();
        let alone = says(&low, SAYS_WITH_FILLERS);
        let together = if up.is_empty() {
            None
        } else {
            says(&format!("{up} {low}"), SAYS)
        };
        let Some(field) = alone.or(together) else {
            continue;
        };
        usual += 1;
        // "Pupil" and "Child" are headings of a name, and also what is written in a cell.
        let is_word = field == Field::Name && !low.to_lowercase().contains("name");
        let known = upper
            .iter()
            .any(|cell| says(&line(cell), SAYS_WITH_FILLERS) == Some(field));
        names_who |= WHO.contains(&field) && !is_word && !known;
    }
    if !names_who || filled < 2 || usual * 2 < filled {
        return None;
    }
    let mut over = String::new();
    let columns = (0..upper.len().max(lower.len())).map(|at| {
        let up = upper.get(at).map(line).unwrap_or_default();
        let low = lower.get(at).map(line).unwrap_or_default();
        if !up.is_empty() {
            over.clone_from(&up);
        }
        heading(&up, &low, &over)
    });
    Some(columns.collect())
}

/// One heading from what stands above and below; `over` is the nearest above and to the left, which a merged cell spreads over
/// the columns beside it.
fn heading(up: &str, low: &str, over: &str) -> String {
    if low.is_empty() {
        return up.to_owned();
    }
    let both = format!("{} {low}", if up.is_empty() { over } else { up });
    let both = both.trim();
    let (together, alone) = (score(both), score(low));
    let joined = together > alone || (!up.is_empty() && together == alone);
    if joined { both } else { low }.to_owned()
}

fn line(cell: &Cell) -> String {
    cell.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn score(text: &str) -> u8 {
    let scores = Field::ALL
        .iter()
        .filter_map(|field| by_heading(text, *field));
    scores.map(|(score, ..)| score).max().unwrap_or(0)
}

/// The field that a text names, at least so plainly.
fn says(text: &str, least: u8) -> Option<Field> {
    Field::ALL
        .iter()
        .copied()
        .find(|field| by_heading(text, *field).is_some_and(|(score, ..)| score >= least))
}
