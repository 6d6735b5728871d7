//! Which half days of a setting are taken, and by whom: what a list of places with space is counted from; and the settings of
//! the team's own at which somebody spends many hours.

use chrono::NaiveDate;
use rusqlite::params;
use uuid::Uuid;

use crate::Result;
use crate::read::Reader;

/// A child at a setting on one half day of the week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The child.
    pub pupil: Uuid,
    /// 1 is Monday; `None` where the placement has no sessions recorded, and the child may be there on any day.
    pub weekday: Option<i64>,
    /// `am` or `pm`.
    pub half: Option<String>,
}

/// Every half day that placements at a setting take between two days; an open end takes for ever.
///
/// # Errors
/// When the database cannot be read.
pub fn taken_at(
    reader: &Reader,
    setting: &str,
    from: NaiveDate,
    until: Option<NaiveDate>,
) -> Result<Vec<Taken>> {
    let mut statement = reader.conn.prepare_cached(
        "SELECT placement.pupil, session.weekday, session.half
           FROM placement LEFT JOIN session ON session.placement = placement.id
            AND (session.until_day IS NULL OR session.until_day >= ?2)
          WHERE placement.setting = ?1 AND placement.pupil IS NOT NULL
            AND (placement.ended_on IS NULL OR placement.ended_on >= ?2)
            AND (?3 IS NULL OR placement.started_on IS NULL OR placement.started_on <= ?3)",
    )?;
    let rows = statement.query_map(
        params![setting, from.to_string(), until.map(|day| day.to_string())],
        |row| {
            Ok(Taken {
                pupil: row.get(0)?,
                weekday: row.get(1)?,
                half: row.get(2)?,
            })
        },
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The team's own settings at which the recorded sessions of one child come to so many minutes a week or more. Sessions that
/// overlap are counted twice, so that nothing is missed: it says where to look, not what is found there.
///
/// # Errors
/// When the database cannot be read.
pub fn settings_with_long_weeks(
    reader: &Reader,
    minutes: u32,
    today: NaiveDate,
) -> Result<Vec<String>> {
    let mut statement = reader.conn.prepare_cached(
        "SELECT DISTINCT setting FROM (
           SELECT placement.setting AS setting, sum(session.ends - session.starts) AS minutes
             FROM placement JOIN session ON session.placement = placement.id
            WHERE placement.setting >= 'own:' AND placement.setting < 'own;'
              AND (placement.ended_on IS NULL OR placement.ended_on >= ?1)
              AND placement.started_on <= ?1
              AND (session.from_day IS NULL OR session.from_day <= ?1)
              AND (session.until_day IS NULL OR session.until_day >= ?1)
            GROUP BY placement.setting, placement.pupil)
          WHERE minutes >= ?2 ORDER BY setting",
    )?;
    let rows = statement.query_map(params![today.to_string(), minutes], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
