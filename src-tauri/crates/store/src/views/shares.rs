//! What schools took and sent between two days, read in one statement: asked school by school it would be hundreds.

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
    /// "Nowak, Łukasz".
    pub name: String,
}

/// Only settings that stand in the register count. A move that a panel agreed is in at the school decided on, and out at
/// the school of the child's managed-move status or of its roll, where that is another one.
const ENTRIES: &str = "WITH said(moved, id, pupil, setting, on_day, category) AS (
    SELECT CASE k.decision WHEN 'place_allocated' THEN 'fair_access' ELSE 'managed_in' END,
           k.id, k.pupil, k.decision_setting, m.held_on, k.category
    FROM panel_case k JOIN meeting m ON m.id = k.meeting
    WHERE k.decision IN ('place_allocated', 'managed_move') AND m.held_on BETWEEN ?1 AND ?2
    UNION ALL
    SELECT 'managed_out', k.id, k.pupil, f.setting, m.held_on, NULL
    FROM panel_case k JOIN meeting m ON m.id = k.meeting
    JOIN (SELECT p.id AS pupil, coalesce(
              (SELECT s.setting FROM status s WHERE s.pupil = p.id AND s.kind = 'MM' AND s.setting IS NOT NULL
               ORDER BY s.started_on DESC, s.id LIMIT 1), p.roll_setting) AS setting FROM pupil p) f ON f.pupil = k.pupil
    WHERE k.decision = 'managed_move' AND m.held_on BETWEEN ?1 AND ?2 AND f.setting IS NOT k.decision_setting
    UNION ALL
    SELECT 'excluded', s.id, s.pupil, coalesce(s.setting, p.roll_setting), s.started_on, NULL
    FROM status s JOIN pupil p ON p.id = s.pupil
    WHERE s.kind = 'PEX' AND s.started_on BETWEEN ?1 AND ?2
    UNION ALL
    SELECT 'ap_placed', a.id, a.pupil, p.roll_setting, a.started_on, NULL
    FROM placement a JOIN pupil p ON p.id = a.pupil
    WHERE a.kind = 'alternative_provision' AND a.started_on BETWEEN ?1 AND ?2 AND p.roll_setting IS NOT a.setting
    UNION ALL
    SELECT 'return_kept', r.id, r.pupil, r.destination, r.ended_on, NULL
    FROM plan r WHERE r.outcome = 'returned' AND r.ended_on BETWEEN ?1 AND ?2
    UNION ALL
    SELECT 'lac_ehcp', a.id, a.pupil, a.setting, a.started_on, NULL
    FROM placement a
    WHERE a.kind = 'school' AND a.started_on BETWEEN ?1 AND ?2 AND EXISTS (
        SELECT 1 FROM fact f WHERE f.pupil = a.pupil AND f.kind IN ('LAC', 'EHCP')
        AND (f.started_on IS NULL OR f.started_on <= a.started_on) AND (f.ended_on IS NULL OR f.ended_on >= a.started_on))
)
SELECT said.moved, said.id, said.pupil, said.setting, said.on_day, said.category, p.dob, p.nc_year,
       coalesce(p.surname, ''), coalesce(p.forename, '')
FROM said JOIN pupil p ON p.id = said.pupil
WHERE said.setting LIKE 'urn:%' AND p.recorded_in_error IS NULL
ORDER BY said.on_day, said.id, said.moved";

/// Everything that schools of the register took or sent between two days, both included, oldest first.
///
/// # Errors
/// When the database cannot be read.
pub fn share_entries(reader: &Reader, since: NaiveDate, on: NaiveDate) -> Result<Vec<ShareEntry>> {
    let mut query = reader.conn.prepare_cached(ENTRIES)?;
    let rows = query.query_map(params![since.to_string(), on.to_string()], read)?;
    let mut found = Vec::new();
    for row in rows {
        found.extend(row?);
    }
    Ok(found)
}

/// `None` where the setting or the word is of another version.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<ShareEntry>> {
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
    let (surname, forename): (String, String) = (row.get(8)?, row.get(9)?);
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
        name: [surname, forename]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", "),
    }))
}
