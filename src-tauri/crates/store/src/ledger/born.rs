//! Nothing about a child in the team's care began before the child was born: such a day is a slip of the year, and is said at
//! its field. The one place for every table that is about a child; where no birthday is known nothing can be said.
//!
//! Only days that the change itself writes are looked at: what is on file already, what a file brought and what another laptop
//! sends stays.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;

use super::OpKind;
use super::plan::PlannedRow;
use crate::error::Result;
use crate::table::{Cell, Faults, FieldError, Kind, day_text};

/// What may be older than the child: a paper about the family, and an agency that has long known it.
const OLDER: [&str; 2] = ["document", "agency"];

/// The days of a change that lie before the child of whom they are was born.
pub(super) fn before_birth(conn: &Connection, rows: &[PlannedRow]) -> Result<Vec<FieldError>> {
    let mut birthdays: HashMap<Uuid, Option<NaiveDate>> = HashMap::new();
    let mut found = Vec::new();
    for planned in rows.iter().filter(|row| !OLDER.contains(&row.def.name)) {
        let (Some(child), days) = (planned.subject, days(planned)) else {
            continue;
        };
        if days.is_empty() {
            continue;
        }
        let born = match birthdays.get(&child) {
            Some(known) => *known,
            None => {
                let known = birthday(conn, rows, child)?;
                birthdays.insert(child, known);
                known
            }
        };
        let Some(born) = born else { continue };
        let mut faults = Faults::new(planned.def.name, planned.row);
        for (field, _) in days.iter().filter(|(_, day)| *day < born) {
            let what = match *field {
                "started_on" => "The start",
                "ended_on" => "The end",
                _ => "This day",
            };
            faults.say(
                field,
                format!(
                    "{what} is before the child was born ({}). Nothing was saved; check the year.",
                    day_text(born)
                ),
            );
        }
        found.extend(faults.into_vec());
    }
    Ok(found)
}

/// The days that are written, each with its field; the birthday itself is none of them.
fn days(planned: &PlannedRow) -> Vec<(&'static str, NaiveDate)> {
    let of_kind = planned.def.columns.iter().enumerate();
    of_kind
        .filter(|(_, column)| column.kind == Kind::Day && column.name != "dob")
        .filter_map(|(at, column)| match written(planned, at)? {
            Cell::Day(day) => Some((column.name, day)),
            _ => None,
        })
        .collect()
}

/// What a change writes into a column; `None` when it leaves it as it is.
fn written(planned: &PlannedRow, at: usize) -> Option<Cell> {
    if let Some(cells) = &planned.fresh {
        return cells.get(at).cloned();
    }
    let column = planned.def.columns.get(at)?;
    planned
        .ops
        .iter()
        .find(|op| op.kind == OpKind::Set && op.col == column.name)
        .and_then(|op| Cell::from_json(column.kind, &op.val))
}

/// The birthday as the change leaves it.
fn birthday(conn: &Connection, rows: &[PlannedRow], child: Uuid) -> Result<Option<NaiveDate>> {
    let own = rows
        .iter()
        .filter(|planned| planned.row == child && planned.def.name == "pupil")
        .find_map(|planned| written(planned, planned.def.position("dob")?));
    match own {
        Some(Cell::Day(day)) => return Ok(Some(day)),
        Some(_) => return Ok(None),
        None => {}
    }
    let held: Option<Option<String>> = conn
        .prepare_cached("SELECT dob FROM pupil WHERE id = ?")?
        .query_row([child], |row| row.get(0))
        .optional()?;
    Ok(held.flatten().and_then(|text| text.parse().ok()))
}
