//! Finds a child by anything that a person remembers: any part of a name, a former name, a number, a date of birth, a
//! postcode, a case reference, a word of a note. Says what matched, so that nobody has to wonder why a child is in the list.
//!
//! Names come before notes, open cases before closed ones, surnames before forenames. A misspelt name is looked for only
//! when nothing else was found. Deliberately no relevance score: over a million notes it would have to read them all, and
//! the newest is what people want.

mod alike;
mod index;
mod marked;
mod names;
mod near;
mod notes;
mod pairs;
mod spoken;

use std::collections::HashSet;

use chrono::NaiveDate;
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::name::fold;

pub use alike::{Likeness, alike};
pub(crate) use index::{ensure, forget, rebuild, squeeze, touch};
pub use marked::Stretch;
pub(crate) use notes::with_words as notes_with;
pub use pairs::{Pair, pairs};
pub use spoken::{Spoken, spoken};

use crate::error::Result;
use crate::read::Reader;
use crate::table::day_text;

/// What of a child matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    /// The legal name.
    Name,
    /// The name that the child answers to.
    KnownAs,
    /// A name used before.
    FormerName,
    /// The unique pupil number.
    Upn,
    /// The number before.
    FormerUpn,
    /// The unique learner number.
    Uln,
    /// The date of birth.
    Dob,
    /// The case reference that agendas print.
    CaseRef,
    /// The home postcode.
    Postcode,
    /// A name that is nearly the one typed.
    Nearly,
    /// A note.
    Note,
}

impl Matched {
    fn label(self) -> &'static str {
        match self {
            Matched::Name => "name",
            Matched::KnownAs => "known as",
            Matched::FormerName => "former name",
            Matched::Upn => "UPN",
            Matched::FormerUpn => "former UPN",
            Matched::Uln => "ULN",
            Matched::Dob => "date of birth",
            Matched::CaseRef => "case reference",
            Matched::Postcode => "home postcode",
            Matched::Nearly => "similar name",
            Matched::Note => "note",
        }
    }
}

/// A child that was found, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Hit {
    /// The child.
    pub pupil: Uuid,
    /// Legal surname.
    pub surname: String,
    /// Legal forename.
    pub forename: String,
    /// The name that the child answers to.
    pub known_as: Option<String>,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
    /// UPN.
    pub upn: Option<String>,
    /// Is the case closed?
    pub closed: bool,
    /// What matched.
    pub matched: Matched,
    /// What matched, in words: `former name`, `UPN`, `note of Tue 10 Nov 2026`.
    pub why: String,
    /// The text that matched, with the part looked for marked.
    pub text: Vec<Stretch>,
    /// The note, for a note.
    pub note: Option<Uuid>,
}

/// A row found, before it is read.
#[derive(Debug, Clone, Copy)]
struct Found {
    rid: i64,
    matched: Matched,
    /// The word may stand inside another.
    inside: bool,
}

/// Notes given beside children at most: they are the last resort of a memory, not a report.
const NOTES: usize = 8;

/// Letters of a question that are looked at: more than anybody types, fewer than a page pasted by mistake.
const LONGEST: usize = 100;

/// The children that a text means, the likeliest first.
pub fn find(reader: &Reader, text: &str, limit: usize) -> Result<Vec<Hit>> {
    let text = text
        .char_indices()
        .nth(LONGEST)
        .map_or(text, |(end, _)| &text[..end]);
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let mut found = names::by_code(reader, text, limit)?;
    names::by_words(reader, &words, limit, &mut found)?;
    if found.len() < limit {
        names::by_parts(reader, &words, limit - found.len(), &mut found)?;
    }
    let mut hits = Vec::new();
    let mut seen = HashSet::new();
    for found in found {
        if hits.len() < limit && seen.insert(found.rid) {
            hits.extend(show(reader, found, text, &words)?);
        }
    }
    if hits.is_empty() {
        for rid in near::by_slips(reader, &words, limit)? {
            let found = Found {
                rid,
                matched: Matched::Nearly,
                inside: true,
            };
            hits.extend(show(reader, found, text, &words)?);
        }
    }
    let room = limit.saturating_sub(hits.len()).min(NOTES);
    hits.extend(notes::find(reader, &words, room)?);
    Ok(hits)
}

/// Reads a child and works out which text it was that matched.
fn show(reader: &Reader, found: Found, typed: &str, words: &[&str]) -> Result<Option<Hit>> {
    let mut query = reader.conn.prepare_cached(
        "SELECT id, surname, forename, known_as, dob, upn, closed_on IS NOT NULL, middle_names, former_upn, uln, postcode
         FROM pupil WHERE rid = ?1",
    )?;
    let held = query
        .query_row([found.rid], |row| {
            let hit = Hit {
                pupil: row.get(0)?,
                surname: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
                forename: row.get::<_, Option<String>>(2)?.unwrap_or_default(),
                known_as: row.get(3)?,
                dob: row.get(4)?,
                upn: row.get(5)?,
                closed: row.get(6)?,
                matched: found.matched,
                why: found.matched.label().to_owned(),
                text: Vec::new(),
                note: None,
            };
            let more: [Option<String>; 4] = [row.get(7)?, row.get(8)?, row.get(9)?, row.get(10)?];
            Ok((hit, more))
        })
        .optional()?;
    let Some((mut hit, [middle, former_upn, uln, postcode])) = held else {
        return Ok(None);
    };
    let whole = |text: Option<String>| {
        vec![Stretch {
            text: text.unwrap_or_default(),
            hit: true,
        }]
    };
    hit.text = match found.matched {
        Matched::Upn => names::mark_code(hit.upn.as_deref(), typed),
        Matched::FormerUpn => names::mark_code(former_upn.as_deref(), typed),
        Matched::Uln => names::mark_code(uln.as_deref(), typed),
        Matched::Postcode => names::mark_code(postcode.as_deref(), typed),
        Matched::CaseRef => names::mark_code(Some(&waymark_domain::case_ref(hit.pupil)), typed),
        Matched::Dob => whole(hit.dob.map(day_text)),
        _ => {
            let full = [
                Some(hit.forename.clone()),
                middle,
                Some(hit.surname.clone()),
            ];
            let full: Vec<String> = full
                .into_iter()
                .flatten()
                .filter(|n| !n.is_empty())
                .collect();
            let mut texts = vec![(Matched::Name, full.join(" "))];
            texts.extend(hit.known_as.clone().map(|name| (Matched::KnownAs, name)));
            for former in names::former(reader, hit.pupil)? {
                texts.push((Matched::FormerName, former));
            }
            // The text with most of the words; the legal name if they are equal.
            let best = texts
                .into_iter()
                .rev()
                .max_by_key(|(_, text)| marked::count(text, words, found.inside));
            let (matched, text) = best.unwrap_or((Matched::Name, String::new()));
            if found.matched != Matched::Nearly {
                hit.matched = matched;
                hit.why = matched.label().to_owned();
            }
            marked::mark(&text, words, found.inside)
        }
    };
    Ok(Some(hit))
}
