//! What was written down while a way back fell short. The rule counts sessions and knows no cause; people wrote one, or nobody did.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::{Note, Review};

/// Words from the weeks in which a plan fell short.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StallWords {
    /// note | review
    pub table: String,
    /// That row.
    pub row: Uuid,
    /// Its day.
    pub on: NaiveDate,
    /// The words, the first 240 letters of them.
    pub words: String,
}

/// So many are shown; the rest is in the notes.
const SHOWN: usize = 3;

/// Letters of each that are shown: two lines of the window.
const LETTERS: usize = 240;

/// What was written down since a day: notes that are not in error, and what reviews said of behaviour and concerns.
pub(crate) fn words(
    reader: &Reader,
    pupil: Uuid,
    since: NaiveDate,
) -> waymark_store::Result<Vec<StallWords>> {
    let line = |table: &str, row: Uuid, on: Option<NaiveDate>, words: Option<String>| {
        let on = on.filter(|day| *day >= since)?;
        let words = words.filter(|words| !words.trim().is_empty())?;
        Some(StallWords {
            table: table.to_owned(),
            row,
            on,
            words: shortened(words.trim()),
        })
    };
    let mut found: Vec<StallWords> = Note::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|note| note.recorded_in_error.is_none())
        .filter_map(|note| line("note", note.id, note.on_day, note.text))
        .collect();
    for review in Review::for_pupil(reader, pupil)? {
        let said: Vec<String> = [review.concerns, review.behaviour, review.school_view]
            .into_iter()
            .flatten()
            .collect();
        found.extend(line(
            "review",
            review.id,
            review.held_on,
            Some(said.join(" ")),
        ));
    }
    found.sort_by_key(|words| std::cmp::Reverse((words.on, words.row)));
    found.truncate(SHOWN);
    Ok(found)
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
