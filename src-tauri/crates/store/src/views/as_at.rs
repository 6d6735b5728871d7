//! Who was with the team on a day, open or closed since: the list behind "where was everybody on 3 March?".
//!
//! Only who; what was true of each of them on that day is read from the child's own rows, a page at a time.

use chrono::NaiveDate;
use rusqlite::named_params;
use uuid::Uuid;
use waymark_domain::name::fold;

use crate::{Reader, Result};

/// A child who was, or may have been, with the team on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WasHeld {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
}

/// A page of them by name, and how many in all. Who has no opening day recorded may have been there and is among them.
/// `text` is any part of the name.
///
/// # Errors
/// When the database cannot be read.
pub fn held_on(
    reader: &Reader,
    day: NaiveDate,
    text: &str,
    offset: u32,
    limit: u32,
) -> Result<(u32, Vec<WasHeld>)> {
    let from = "FROM (SELECT pupil, surname, forename, sort_name FROM caseload UNION ALL \
        SELECT pupil, surname, forename, sort_name FROM caseload_closed) c JOIN pupil p ON p.id = c.pupil \
        WHERE (p.opened_on IS NULL OR p.opened_on <= :day) AND (p.closed_on IS NULL OR p.closed_on >= :day) \
        AND instr(c.sort_name, :text) > 0";
    let (day, text) = (day.to_string(), fold(text));
    let total = reader
        .conn
        .prepare_cached(&format!("SELECT count(*) {from}"))?
        .query_row(named_params! { ":day": day, ":text": text }, |row| {
            row.get(0)
        })?;
    let rows = reader
        .conn
        .prepare_cached(&format!(
            "SELECT c.pupil, CASE WHEN c.forename = '' THEN c.surname ELSE c.surname || ', ' || c.forename END \
             {from} ORDER BY c.sort_name, c.pupil LIMIT :limit OFFSET :offset"
        ))?
        .query_map(
            named_params! { ":day": day, ":text": text, ":limit": limit.min(500), ":offset": offset },
            |row| {
                Ok(WasHeld {
                    pupil: row.get(0)?,
                    name: row.get(1)?,
                })
            },
        )?
        .collect::<rusqlite::Result<_>>()?;
    Ok((total, rows))
}
