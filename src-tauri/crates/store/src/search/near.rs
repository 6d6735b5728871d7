//! Finds names that are nearly what was typed: "Cowalsky" for Kowalski. Only asked when nothing else was found.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::OptionalExtension;
use uuid::Uuid;
use waymark_domain::name::{search_text, slips};

use super::names::quoted;
use crate::error::Result;
use crate::read::Reader;

/// Children looked at for one group of three letters. The rare groups decide, and they are shorter than this.
const PER_GROUP: i64 = 2_000;

/// Children whose names are compared letter by letter: those who share most groups.
const COMPARED: usize = 40;

/// The children whose names come nearest, nearest first.
pub(super) fn by_slips(reader: &Reader, words: &[&str], limit: usize) -> Result<Vec<i64>> {
    let longest = words.iter().max_by_key(|word| word.chars().count());
    let Some(longest) = longest.filter(|word| word.chars().count() >= 4) else {
        return Ok(Vec::new());
    };
    let letters: Vec<char> = longest.chars().collect();
    let mut shared: HashMap<i64, usize> = HashMap::new();
    let mut query = reader
        .conn
        .prepare_cached("SELECT rowid FROM search_parts WHERE search_parts MATCH ?1 LIMIT ?2")?;
    for group in letters.windows(3) {
        let group: String = group.iter().collect();
        let rids = query.query_map((quoted(&group), PER_GROUP), |row| row.get(0))?;
        for rid in rids {
            *shared.entry(rid?).or_default() += 1;
        }
    }
    let mut candidates: Vec<(usize, i64)> = shared.into_iter().map(|(rid, n)| (n, rid)).collect();
    candidates.sort_unstable_by_key(|(n, rid)| (Reverse(*n), *rid));
    let mut near = Vec::new();
    for (_, rid) in candidates.into_iter().take(COMPARED) {
        let names = names(reader, rid)?;
        if let Some(slips) = slips_between(words, &names) {
            near.push((slips, names, rid));
        }
    }
    near.sort();
    Ok(near.into_iter().take(limit).map(|(.., rid)| rid).collect())
}

/// Slips between all the words typed and the nearest words of the names; `None` when one of them is too far from all.
fn slips_between(words: &[&str], names: &str) -> Option<usize> {
    let mut total = 0;
    for word in words {
        // One slip in a short word, two in a longer one: more would find everybody.
        let allowed = if word.chars().count() <= 5 { 1 } else { 2 };
        total += names
            .split(' ')
            .filter_map(|name| slips(word, name, allowed))
            .min()?;
    }
    Some(total)
}

fn names(reader: &Reader, rid: i64) -> Result<String> {
    let sql = "SELECT id, surname, forename, middle_names, known_as FROM pupil WHERE rid = ?1";
    let held: Option<(Uuid, [Option<String>; 4])> = reader
        .conn
        .prepare_cached(sql)?
        .query_row([rid], |row| {
            Ok((
                row.get(0)?,
                [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?],
            ))
        })
        .optional()?;
    let Some((id, parts)) = held else {
        return Ok(String::new());
    };
    let mut names: Vec<String> = parts.into_iter().flatten().collect();
    names.extend(super::names::former(reader, id)?);
    let folded: Vec<String> = names.iter().map(|name| search_text(name)).collect();
    Ok(folded.join(" "))
}
