//! What schools took and sent between two days, read in two statements: asked school by school it would be hundreds.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Row, params};
use uuid::Uuid;
use waymark_domain::fairness::{Entry, Moved};
use waymark_domain::year::NcYear;

use crate::{Reader, Result};

/// One thing that a school took or sent, with the child it was about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareEntry {
    /// What the arithmetic takes.
    pub entry: Entry,
    /// The child.
    pub pupil: Uuid,
}

/// What follows from the children's own files, as [`crate::derive`] keeps it.
const MOVED: &str =
    "SELECT kind, source_row, pupil, urn, on_day, year FROM moved WHERE on_day BETWEEN ?1 AND ?2";

/// What panels decided. Only settings that stand in the register count. A move that a panel agreed is in at the school
/// decided on, and out at the school of the child's managed-move status or of its roll, where that is another one.
const DECIDED: &str = "WITH said(moved, id, pupil, setting, on_day, category) AS (
    SELECT CASE k.decision WHEN 'place_allocated' THEN 'fair_access' ELSE 'managed_in' END,
           k.id, k.pupil, k.decision_setting, m.held_on, k.category
    FROM panel_case k JOIN meeting m ON m.id = k.meeting
    WHERE k.decision IN ('place_allocated', 'managed_move') AND m.held_on BETWEEN ?1 AND ?2
    UNION ALL
    SELECT 'managed_out', k.id, k.pupil, coalesce(
               (SELECT s.setting FROM status s WHERE s.pupil = p.id AND s.kind = 'MM' AND s.setting IS NOT NULL
                ORDER BY s.started_on DESC, s.id LIMIT 1), p.roll_setting) AS setting, m.held_on, NULL
    FROM panel_case k JOIN meeting m ON m.id = k.meeting JOIN pupil p ON p.id = k.pupil
    WHERE k.decision = 'managed_move' AND m.held_on BETWEEN ?1 AND ?2 AND setting IS NOT k.decision_setting
)
SELECT said.moved, said.id, said.pupil, said.setting, said.on_day, said.category, p.dob, p.nc_year
FROM said JOIN pupil p ON p.id = said.pupil
WHERE said.setting LIKE 'urn:%' AND p.recorded_in_error IS NULL";

/// Everything that schools of the register took or sent between two days, both included, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn share_entries(reader: &Reader, since: NaiveDate, on: NaiveDate) -> Result<Vec<ShareEntry>> {
    let mut found = Vec::new();
    for (sql, read) in [
        (MOVED, of_file as fn(&Row<'_>) -> rusqlite::Result<_>),
        (DECIDED, of_panel),
    ] {
        let mut query = reader.conn.prepare_cached(sql)?;
        for row in query.query_map(params![since.to_string(), on.to_string()], read)? {
            found.extend(row?);
        }
    }
    found.sort_by_key(|found: &ShareEntry| {
        (found.entry.on, found.entry.id, found.entry.moved.code())
    });
    Ok(found)
}

/// `None` where the word is of another version.
fn of_file(row: &Row<'_>) -> rusqlite::Result<Option<ShareEntry>> {
    let kind = row.get_ref(0)?.as_str()?.parse::<Moved>();
    let Ok(moved) = kind else { return Ok(None) };
    Ok(Some(ShareEntry {
        entry: Entry {
            id: row.get(1)?,
            urn: row.get(3)?,
            on: row.get(4)?,
            moved,
            category: None,
            year: row.get(5)?,
        },
        pupil: row.get(2)?,
    }))
}

/// `None` where the setting or the word is of another version.
fn of_panel(row: &Row<'_>) -> rusqlite::Result<Option<ShareEntry>> {
    let (moved, setting): (String, String) = (row.get(0)?, row.get(3)?);
    let (Ok(moved), Some(Ok(urn))) = (
        moved.parse::<Moved>(),
        setting.strip_prefix("urn:").map(str::parse::<u32>),
    ) else {
        return Ok(None);
    };
    let on: NaiveDate = row.get(4)?;
    let category: Option<String> = row.get(5)?;
    let (dob, said): (Option<NaiveDate>, Option<String>) = (row.get(6)?, row.get(7)?);
    let mut letters = category.as_deref().unwrap_or_default().chars();
    Ok(Some(ShareEntry {
        entry: Entry {
            id: row.get(1)?,
            urn,
            on,
            moved,
            // A category of the panel's own is a word, not one of the Code's letters.
            category: match (letters.next(), letters.next()) {
                (Some(letter), None) => Some(letter),
                _ => None,
            },
            year: said
                .as_deref()
                .and_then(NcYear::parse)
                .or_else(|| dob.and_then(|dob| NcYear::of(dob, on)))
                .map(NcYear::number),
        },
        pupil: row.get(2)?,
    }))
}

/// "Nowak, Łukasz" of every child about whom these schools took or sent anything between two days.
///
/// # Errors
/// When the database cannot be read.
pub fn share_names(
    reader: &Reader,
    urns: &[u32],
    since: NaiveDate,
    on: NaiveDate,
) -> Result<HashMap<Uuid, String>> {
    let urns = format!(
        "[{}]",
        urns.iter()
            .map(u32::to_string)
            .collect::<Vec<_>>()
            .join(",")
    );
    let mut query = reader.conn.prepare_cached(
        "SELECT id, coalesce(surname, ''), coalesce(forename, '') FROM pupil WHERE id IN (
            SELECT pupil FROM moved WHERE on_day BETWEEN ?1 AND ?2 AND urn IN (SELECT value FROM json_each(?3))
            UNION
            SELECT k.pupil FROM panel_case k JOIN meeting m ON m.id = k.meeting WHERE m.held_on BETWEEN ?1 AND ?2)",
    )?;
    let rows = query.query_map(params![since.to_string(), on.to_string(), urns], |row| {
        let (surname, forename): (String, String) = (row.get(1)?, row.get(2)?);
        let name = [surname, forename]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        Ok((row.get(0)?, name))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
