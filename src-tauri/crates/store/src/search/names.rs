//! Finds children by words of their names and by their numbers.

use rusqlite::Row;
use uuid::Uuid;
use waymark_domain::dates;

use super::index::code;
use super::marked::Stretch;
use super::{Found, Matched};
use crate::error::Result;
use crate::read::Reader;

/// Children matching several words that are read and put in order. More than fit on a screen, few enough for a frame.
const CANDIDATES: i64 = 120;

/// A code is worth looking for from this many characters.
const CODE: usize = 3;

/// By UPN, ULN, case reference, postcode or date of birth. Only what has a digit, or the form of a case reference, is one.
pub(super) fn by_code(reader: &Reader, text: &str, limit: usize) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    let digits = text.chars().any(|c| c.is_ascii_digit());
    let day = digits.then(|| dates::parse(text.trim()).ok()).flatten();
    if let Some(day) = day {
        let sql = "SELECT rid FROM pupil WHERE dob = ?1 AND recorded_in_error IS NULL
                   ORDER BY closed_on IS NOT NULL, surname, forename LIMIT ?2";
        let mut query = reader.conn.prepare_cached(sql)?;
        collect(
            query.query((day, limit_of(limit)))?,
            Matched::Dob,
            &mut found,
        )?;
    } else if is_month(text.trim()) {
        let sql = "SELECT rid FROM pupil WHERE dob >= ?1 AND dob < ?2 AND recorded_in_error IS NULL
                   ORDER BY dob LIMIT ?3";
        let mut query = reader.conn.prepare_cached(sql)?;
        let from = text.trim();
        let rows = query.query((from, format!("{from}~"), limit_of(limit)))?;
        collect(rows, Matched::Dob, &mut found)?;
    }
    let code = code(text);
    let case_ref = code.len() == 6 && code.is_ascii();
    if code.len() < CODE || !(digits || case_ref) {
        return Ok(found);
    }
    let sql =
        "SELECT rid, kind FROM search_code WHERE code >= ?1 AND code < ?2 ORDER BY code LIMIT ?3";
    let mut query = reader.conn.prepare_cached(sql)?;
    // Above every letter and digit, so that the range holds all codes that begin so.
    let mut rows = query.query((&code, format!("{code}\u{10ffff}"), limit_of(limit)))?;
    while let Some(row) = rows.next()? {
        let matched = match row.get::<_, String>(1)?.as_str() {
            "upn" => Matched::Upn,
            "former_upn" => Matched::FormerUpn,
            "uln" => Matched::Uln,
            "postcode" => Matched::Postcode,
            _ => Matched::CaseRef,
        };
        found.push(Found {
            rid: row.get(0)?,
            matched,
            inside: false,
        });
    }
    Ok(found)
}

/// `2012-11`: a year and the beginning of a month, as somebody types a date the long way round.
fn is_month(text: &str) -> bool {
    text.len() >= 6
        && text.len() < 10
        && text.chars().enumerate().all(|(at, c)| match at {
            4 | 7 => c == '-',
            _ => c.is_ascii_digit(),
        })
}

/// By the beginnings of words.
pub(super) fn by_words(
    reader: &Reader,
    words: &[&str],
    limit: usize,
    found: &mut Vec<Found>,
) -> Result<()> {
    if let [word] = words {
        return by_word(reader, word, limit, found);
    }
    let all: Vec<String> = words
        .iter()
        .map(|word| format!("{}*", quoted(word)))
        .collect();
    let sql = "SELECT rowid FROM search_names WHERE search_names MATCH ?1 LIMIT ?2";
    ordered(reader, sql, &all.join(" AND "), false, found)
}

fn by_word(reader: &Reader, word: &str, limit: usize, found: &mut Vec<Found>) -> Result<()> {
    let sql =
        "SELECT rid FROM search_word WHERE closed = ?1 AND place = ?2 AND word >= ?3 AND word < ?4
               ORDER BY word LIMIT ?5";
    let mut query = reader.conn.prepare_cached(sql)?;
    let above = format!("{word}\u{10ffff}");
    let enough = found.len() + limit;
    for closed in 0..2 {
        for place in 0..5 {
            if found.len() >= enough {
                return Ok(());
            }
            let rows = query.query((closed, place, word, &above, limit_of(limit)))?;
            collect(rows, Matched::Name, found)?;
        }
    }
    Ok(())
}

/// By any part of a word, from three letters. Shorter words are left to what was found by beginnings.
pub(super) fn by_parts(
    reader: &Reader,
    words: &[&str],
    limit: usize,
    found: &mut Vec<Found>,
) -> Result<()> {
    let long: Vec<String> = words
        .iter()
        .filter(|word| word.chars().count() >= 3)
        .map(|word| quoted(word))
        .collect();
    if long.len() < words.len() || limit == 0 {
        return Ok(());
    }
    let sql = "SELECT rowid FROM search_parts WHERE search_parts MATCH ?1 LIMIT ?2";
    ordered(reader, sql, &long.join(" AND "), true, found)
}

/// Runs a full-text query and puts what it finds in order: open cases first, then by surname and forename.
fn ordered(
    reader: &Reader,
    sql: &str,
    query: &str,
    inside: bool,
    found: &mut Vec<Found>,
) -> Result<()> {
    let mut matches = reader.conn.prepare_cached(sql)?;
    let rids = matches.query_map((query, CANDIDATES), |row| row.get(0))?;
    let mut children: Vec<(bool, Option<String>, Option<String>, i64)> = Vec::new();
    let mut child = reader.conn.prepare_cached(
        "SELECT closed_on IS NOT NULL, surname, forename, rid FROM pupil WHERE rid = ?1",
    )?;
    for rid in rids {
        let rid: i64 = rid?;
        let mut rows = child.query([rid])?;
        if let Some(row) = rows.next()? {
            children.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        }
    }
    children.sort();
    found.extend(children.into_iter().map(|(.., rid)| Found {
        rid,
        matched: Matched::Name,
        inside,
    }));
    Ok(())
}

/// A word as a full-text query reads it, whatever it holds.
pub(super) fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

fn limit_of(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn collect(mut rows: rusqlite::Rows<'_>, matched: Matched, found: &mut Vec<Found>) -> Result<()> {
    while let Some(row) = rows.next()? {
        found.push(Found {
            rid: row.get(0)?,
            matched,
            inside: false,
        });
    }
    Ok(())
}

/// Names that a child used before, as one writes them.
pub(super) fn former(reader: &Reader, pupil: Uuid) -> Result<Vec<String>> {
    let sql = "SELECT forename, surname FROM former_name WHERE pupil = ?1 ORDER BY until DESC, id";
    let mut query = reader.conn.prepare_cached(sql)?;
    let name = |row: &Row<'_>| -> rusqlite::Result<String> {
        let parts: [Option<String>; 2] = [row.get(0)?, row.get(1)?];
        Ok(parts.into_iter().flatten().collect::<Vec<_>>().join(" "))
    };
    let rows = query.query_map([pupil], name)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A code as it is held, with the typed beginning marked.
pub(super) fn mark_code(held: Option<&str>, typed: &str) -> Vec<Stretch> {
    let held = held.unwrap_or_default();
    let mut left = code(typed).chars().count();
    let mut end = 0;
    for (at, c) in held.char_indices() {
        if left == 0 {
            break;
        }
        if c.is_alphanumeric() {
            left -= 1;
        }
        end = at + c.len_utf8();
    }
    let parts = [(&held[..end], true), (&held[end..], false)];
    let parts = parts.into_iter().filter(|(text, _)| !text.is_empty());
    parts
        .map(|(text, hit)| Stretch {
            text: text.to_owned(),
            hit,
        })
        .collect()
}
