//! Finds notes by their words, the newest first.

use uuid::Uuid;

use super::marked::excerpt;
use super::names::quoted;
use super::{Hit, Matched};
use crate::error::Result;
use crate::read::Reader;
use crate::table::day_text;

/// A last word is taken for the beginning of one from this many letters; the index holds beginnings of three to five.
const BEGINNING: usize = 3;

/// Notes with all the words, the last of which may be unfinished.
pub(super) fn find(reader: &Reader, words: &[&str], limit: usize) -> Result<Vec<Hit>> {
    let Some((last, whole)) = words.split_last() else {
        return Ok(Vec::new());
    };
    if limit == 0 || last.chars().count() < BEGINNING {
        return Ok(Vec::new());
    }
    // First as whole words: that reads the index from its newest end and stops at the limit. An unfinished word makes SQLite
    // gather every note that has any ending of it before it can begin, so it is asked only when whole words found too few.
    let whole: Vec<String> = whole.iter().map(|word| quoted(word)).collect();
    let with = |last: String| [whole.as_slice(), &[last]].concat().join(" AND ");
    let mut rids = rids(reader, &with(quoted(last)), limit)?;
    if rids.len() < limit {
        for rid in self::rids(reader, &with(format!("{}*", quoted(last))), limit)? {
            if rids.len() < limit && !rids.contains(&rid) {
                rids.push(rid);
            }
        }
        rids.sort_unstable_by(|a, b| b.cmp(a));
    }
    let mut held = reader.conn.prepare_cached(
        "SELECT p.id, p.surname, p.forename, p.known_as, p.dob, p.upn, p.closed_on IS NOT NULL, n.id, n.on_day, n.text
         FROM note n JOIN pupil p ON p.id = n.pupil WHERE n.rid = ?1 AND p.recorded_in_error IS NULL",
    )?;
    let mut hits = Vec::new();
    for rid in rids {
        let mut rows = held.query([rid])?;
        let Some(row) = rows.next()? else {
            continue;
        };
        let on_day: Option<chrono::NaiveDate> = row.get(8)?;
        let text: Option<String> = row.get(9)?;
        hits.push(Hit {
            pupil: row.get(0)?,
            surname: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            forename: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
            known_as: row.get(3)?,
            dob: row.get(4)?,
            upn: row.get(5)?,
            closed: row.get(6)?,
            matched: Matched::Note,
            why: match on_day {
                Some(day) => format!("note of {}", day_text(day)),
                None => "note without a day".to_owned(),
            },
            text: excerpt(text.as_deref().unwrap_or_default(), words),
            note: row.get::<_, Option<Uuid>>(7)?,
        });
    }
    Ok(hits)
}

/// Notes that hold all of these folded words, whole, the newest first.
pub(crate) fn with_words(reader: &Reader, words: &[String], limit: usize) -> Result<Vec<Uuid>> {
    let asked: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    let mut found = Vec::new();
    for rid in rids(reader, &asked.join(" AND "), limit)? {
        let mut query = reader
            .conn
            .prepare_cached("SELECT id FROM note WHERE rid = ?1")?;
        let rows = query.query_map([rid], |row| row.get(0))?;
        found.extend(rows.collect::<rusqlite::Result<Vec<Uuid>>>()?);
    }
    Ok(found)
}

/// The newest notes that answer a query. `rid` rises as notes are written, so this order costs no sorting.
fn rids(reader: &Reader, asked: &str, limit: usize) -> Result<Vec<i64>> {
    let mut query = reader.conn.prepare_cached(
        "SELECT rowid FROM search_notes WHERE search_notes MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
    )?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rids = query.query_map((asked, limit), |row| row.get(0))?;
    Ok(rids.collect::<rusqlite::Result<_>>()?)
}
