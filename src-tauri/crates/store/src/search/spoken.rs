//! Children whose names stand in a sentence: who a line written in a hurry seems to be about.
//!
//! Only open cases are looked at, in one pass over the derived list: a sentence has twenty words and any of them may be a
//! name, so that asking an index for each would cost more than reading ten thousand short names.

use std::collections::HashMap;

use uuid::Uuid;
use waymark_domain::name::{fold, fold_joined};

use crate::{Reader, Result};

/// A child whose name stands in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The child.
    pub pupil: Uuid,
    /// Both a forename (or the name that the child answers to) and a surname were said.
    pub whole: bool,
    /// How much of the name was said; more is likelier.
    pub weight: u32,
}

/// A word that was written with a capital counts as a name by itself; one without needs another beside it, because "will"
/// and "grace" are words too.
const CAPITAL: u32 = 2;

/// Letters of a word that may be a name.
const SHORTEST: usize = 2;

/// Letters of a part of a name that may stand for it: "Brien" of O'Brien, and not its "O".
const SHORTEST_PART: usize = 3;

/// The open children named in a text, the likeliest first; among equals those whom `mine` holds or covers come first.
///
/// # Errors
/// When the database cannot be read.
pub fn spoken(
    reader: &Reader,
    text: &str,
    mine: Option<Uuid>,
    limit: usize,
) -> Result<Vec<Spoken>> {
    let said = words(text);
    if said.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let weight = |names: &str| -> u32 {
        names
            .split([' ', '\u{1}'])
            .filter_map(|word| said.get(word))
            .copied()
            .max()
            .unwrap_or(0)
    };
    // "Smith-Jones" is ordered as one word and spoken of by either half.
    let by_parts = |written: &str| -> u32 {
        if written.chars().all(char::is_alphanumeric) {
            return 0;
        }
        fold(written)
            .split(' ')
            .filter(|part| part.chars().count() >= SHORTEST_PART)
            .filter_map(|part| said.get(part))
            .copied()
            .max()
            .unwrap_or(0)
    };
    let mut query = reader.conn.prepare_cached(
        "SELECT pupil, sort_name, known_as, owner, cover, surname, forename FROM caseload",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let sort_name = row.get_ref(1)?.as_str().unwrap_or_default();
        let (surname, forename) = sort_name.split_once('\u{1}').unwrap_or((sort_name, ""));
        let known_as = row.get_ref(2)?.as_str().map(fold).unwrap_or_default();
        let written =
            |at| -> rusqlite::Result<u32> { Ok(row.get_ref(at)?.as_str().map_or(0, by_parts)) };
        let family = weight(surname).max(written(5)?);
        let own = weight(forename).max(weight(&known_as)).max(written(6)?);
        if family + own < CAPITAL {
            continue;
        }
        let owner: Option<Uuid> = row.get(3)?;
        let cover: Option<Uuid> = row.get(4)?;
        let near = mine.is_some() && (owner == mine || cover == mine);
        found.push((
            Spoken {
                pupil: row.get(0)?,
                whole: family > 0 && own > 0,
                weight: family + own,
            },
            near,
        ));
    }
    found.sort_by_key(|(child, near)| {
        (
            !child.whole,
            std::cmp::Reverse(child.weight),
            !near,
            child.pupil,
        )
    });
    found.truncate(limit);
    Ok(found.into_iter().map(|(child, _)| child).collect())
}

/// The words of a text that may be names, folded as names are, with what each counts for.
fn words(text: &str) -> HashMap<String, u32> {
    let mut words = HashMap::new();
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let word = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word);
        let weight = if word.starts_with(char::is_uppercase) {
            CAPITAL
        } else {
            1
        };
        let mut hold = |folded: String| {
            if folded.chars().count() >= SHORTEST {
                let held = words.entry(folded).or_insert(0);
                *held = weight.max(*held);
            }
        };
        hold(fold_joined(word));
        for part in fold(word).split(' ') {
            hold(part.to_owned());
        }
    }
    words
}
