//! Children who may be held twice: every two records that are alike by their UPN or by name and date of birth.

use std::collections::HashSet;

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::name::{fold_joined, slips};

use crate::error::Result;
use crate::read::Reader;

/// Two records that may be of one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// The record that was made first.
    pub one: Uuid,
    /// The other.
    pub other: Uuid,
    /// What is the same, for the person.
    pub reason: &'static str,
    /// Is it surely the same child?
    pub sure: bool,
}

struct Named {
    id: Uuid,
    surname: String,
    forenames: Vec<String>,
    dob: Option<NaiveDate>,
}

/// Every two records that may be of one child, the surest first. Records that were made in error are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn pairs(reader: &Reader) -> Result<Vec<Pair>> {
    let mut known = HashSet::new();
    let mut found = Vec::new();
    let mut query = reader.conn.prepare_cached(
        "SELECT DISTINCT a.id, b.id FROM search_code ca
         JOIN search_code cb ON cb.code = ca.code AND cb.rid > ca.rid AND cb.kind IN ('upn', 'former_upn')
         JOIN pupil a ON a.rid = ca.rid JOIN pupil b ON b.rid = cb.rid
         WHERE ca.kind IN ('upn', 'former_upn') AND a.recorded_in_error IS NULL AND b.recorded_in_error IS NULL
         ORDER BY a.id, b.id",
    )?;
    let same: Vec<(Uuid, Uuid)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (a, b) in same {
        let (one, other) = (a.min(b), a.max(b));
        if known.insert((one, other)) {
            found.push(Pair {
                one,
                other,
                reason: "Same UPN, now or before",
                sure: true,
            });
        }
    }
    let mut query = reader.conn.prepare_cached(
        "SELECT id, surname, forename, known_as, dob FROM pupil
         WHERE dob IS NOT NULL AND recorded_in_error IS NULL ORDER BY dob, id",
    )?;
    let children: Vec<Named> = query
        .query_map([], |row| {
            let folded = |at: usize| -> rusqlite::Result<String> {
                let text: Option<String> = row.get(at)?;
                Ok(fold_joined(&text.unwrap_or_default()))
            };
            let mut forenames = vec![folded(2)?, folded(3)?];
            forenames.retain(|name| !name.is_empty());
            Ok(Named {
                id: row.get(0)?,
                surname: folded(1)?,
                forenames,
                dob: row.get(4)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut unsure = Vec::new();
    for born in children.chunk_by(|a, b| a.dob == b.dob) {
        for (at, one) in born.iter().enumerate() {
            for other in &born[at + 1..] {
                let Some(slips) = apart(one, other) else {
                    continue;
                };
                if !known.insert((one.id, other.id)) {
                    continue;
                }
                let sure = slips == 0;
                let pair = Pair {
                    one: one.id,
                    other: other.id,
                    reason: if sure {
                        "Same name and date of birth"
                    } else {
                        "Similar name, same date of birth"
                    },
                    sure,
                };
                if sure {
                    found.push(pair);
                } else {
                    unsure.push(pair);
                }
            }
        }
    }
    found.extend(unsure);
    Ok(found)
}

/// Slips between two names; `None` when they are too far apart to be one.
fn apart(one: &Named, other: &Named) -> Option<usize> {
    let surname = nearly(&one.surname, &other.surname)?;
    let forenames = one
        .forenames
        .iter()
        .flat_map(|a| other.forenames.iter().filter_map(|b| nearly(a, b)));
    Some(surname + forenames.min()?)
}

fn nearly(one: &str, other: &str) -> Option<usize> {
    if one.is_empty() || other.is_empty() {
        return None;
    }
    let allowed = if one.chars().count() <= 4 { 1 } else { 2 };
    slips(one, other, allowed)
}
