//! A team's own list of children: any columns, any order, any year's habits.
//!
//! First the headings are matched ([`propose`]), each with a score and the reason, and the person may change any of
//! them. Then every row is read under that mapping ([`read_rows`]) into typed values, with a sentence for each cell
//! that could not be taken. Nothing is dropped: a cell that has no field of its own, or that could not be read, is
//! kept as text under its heading and becomes a note on the child.
//!
//! What this module must not know: which of these children are already held, which schools and officers exist. It
//! gives names as written; whoever holds the records finds out whom they mean.

mod child;
mod fields;
mod headings;
mod involvement;
mod mapping;
mod names;
mod row;
mod values;

pub use child::{
    ContactGiven, FactGiven, PlacementGiven, Problem, PupilRow, SchoolGiven, StatusGiven,
};
pub use fields::{Field, UnknownField};
pub use mapping::{Guess, Mapping, propose};

use crate::Refused;
use crate::table::{self, Choice, Note, Table};
use chrono::NaiveDate;
use std::collections::HashMap;
use waymark_domain::name::fold_joined;

/// Reads a spreadsheet as [`table::read`] does, and joins headings that stand on two rows.
///
/// # Errors
/// [`Refused`] with a sentence when the file as a whole cannot be read; nothing of it is then kept.
pub fn read(bytes: &[u8], choice: &Choice) -> Result<Table, Refused> {
    table::read_joining(bytes, choice, headings::joined)
}

/// A whole list read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PupilList {
    /// One per row of the table, in its order, rejected ones too.
    pub rows: Vec<PupilRow>,
    /// What was left out or noticed about the list as a whole.
    pub notes: Vec<Note>,
}

/// Reads every row under a mapping. `today` is what ages and future dates are judged by; `authorities` are codes that are
/// known beside the built-in list, so that a pupil number of a new authority is not warned about.
#[must_use]
pub fn read_rows(
    table: &Table,
    mapping: &Mapping,
    today: NaiveDate,
    authorities: &[u16],
) -> PupilList {
    let mut notes = Vec::new();
    let mut rows: Vec<PupilRow> = Vec::with_capacity(table.rows.len());
    let mut repeated = 0usize;
    for row in &table.rows {
        // A list that was printed in pages has its headings again and again.
        if row
            .cells
            .iter()
            .zip(&table.headers)
            .filter(|(c, h)| !c.is_empty() && c.text().eq_ignore_ascii_case(h))
            .count()
            >= 3
        {
            repeated += 1;
            continue;
        }
        rows.push(row::take(table, row, mapping, today, authorities));
    }
    if repeated > 0 {
        notes.push(Note::file(format!(
            "{repeated} {} the headings and {} left out.",
            if repeated == 1 {
                "row repeats"
            } else {
                "rows repeat"
            },
            if repeated == 1 { "was" } else { "were" }
        )));
    }
    say_twins(&mut rows, mapping);
    PupilList { rows, notes }
}

/// A cell of any table as a day, UK order first; `None` when it is empty, a sentence when it is not a day.
pub(crate) fn day_in_cell(cell: &crate::table::Cell) -> Result<Option<NaiveDate>, String> {
    match values::day(cell) {
        values::Day::Empty => Ok(None),
        values::Day::Is(day, _) => Ok(Some(day)),
        values::Day::Slip(sentence) | values::Day::Not(sentence) => Err(sentence),
    }
}

/// Says where two rows of the same file seem to be one child. Both stay: which to keep is the person's to decide.
fn say_twins(rows: &mut [PupilRow], mapping: &Mapping) {
    let mut by_upn: HashMap<String, u64> = HashMap::new();
    let mut by_name: HashMap<(String, String, Option<NaiveDate>), u64> = HashMap::new();
    for row in rows {
        if row.rejected() {
            continue;
        }
        let said = |first: u64, what: &str, field: Field, value: String| Problem {
            column: mapping.header_of(field).unwrap_or(field.label()).to_owned(),
            value,
            sentence: format!("Row {first} has the same {what}; this may be the same child twice."),
            rejects: false,
        };
        if let Some(upn) = &row.upn {
            match by_upn.get(upn) {
                Some(first) => row
                    .problems
                    .push(said(*first, "UPN", Field::Upn, upn.clone())),
                None => {
                    by_upn.insert(upn.clone(), row.line);
                }
            }
        }
        let (Some(surname), Some(forename)) = (&row.surname, &row.forename) else {
            continue;
        };
        let key = (fold_joined(surname), fold_joined(forename), row.dob);
        match by_name.get(&key) {
            Some(first) if row.dob.is_some() => {
                row.problems.push(said(
                    *first,
                    "name and date of birth",
                    Field::Surname,
                    surname.clone(),
                ));
            }
            Some(_) => (),
            None => {
                by_name.insert(key, row.line);
            }
        }
    }
}
