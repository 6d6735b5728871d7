//! In which years a day may lie that a person saves: the one place for every table.
//!
//! A year with a slip in it (2206, 0026) would hold a clock open for centuries, and the window has no calendar for it. What is
//! kept already and what another laptop sends are not looked at here; a file's days were looked at when it was read.

use chrono::Datelike as _;
use uuid::Uuid;
use waymark_domain::dates::YEARS;

use super::{Cell, Faults, FieldError, TableDef};

/// The fields of a row whose day lies outside the years that are kept.
pub(crate) fn out_of_years(def: &TableDef, row: Uuid, cells: &[Cell]) -> Vec<FieldError> {
    let mut faults = Faults::new(def.name, row);
    for (column, cell) in def.columns.iter().zip(cells) {
        let Cell::Day(day) = cell else { continue };
        if !YEARS.contains(&day.year()) {
            faults.say(
                column.name,
                format!(
                    "The year {} cannot be right: days from {} to {} are kept. Nothing was changed: type the year again.",
                    day.year(),
                    YEARS.start(),
                    YEARS.end()
                ),
            );
        }
    }
    faults.into_vec()
}
