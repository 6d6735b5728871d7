//! How long a text may be that a person saves: the one place for every table.
//!
//! A page pasted into a name would stand in every list, and a book pasted into a note would be read by every search and printed
//! in every paper. What is kept already, what a file brings and what another laptop sends are not measured here.

use uuid::Uuid;

use super::{Cell, Faults, FieldError, TableDef};

/// Letters of a name: thrice the longest that anybody is known to bear.
const NAME: usize = waymark_domain::name::LONGEST;

/// Letters of prose: a dozen printed pages, and more than a spreadsheet's cell can hold, so that whatever a list brought can be
/// edited.
pub(crate) const PROSE: usize = 40_000;

/// Columns that hold what somebody or something is called.
const NAMES: [&str; 9] = [
    "surname",
    "forename",
    "middle_names",
    "known_as",
    "name",
    "la_name",
    "team_name",
    "contact_name",
    "dsl_name",
];

/// Columns that Waymark writes for itself; they grow with what they describe.
const ITS_OWN: [&str; 2] = ["manifest", "mapping"];

/// The fields of a row that are too long.
pub(crate) fn too_long(def: &TableDef, row: Uuid, cells: &[Cell]) -> Vec<FieldError> {
    let mut faults = Faults::new(def.name, row);
    for (column, cell) in def.columns.iter().zip(cells) {
        let Cell::Text(text) = cell else { continue };
        let sentence = if NAMES.contains(&column.name) {
            over(text, NAME).map(|letters| {
                format!(
                    "A name has {NAME} letters at most; this has {letters}. Nothing was changed: type the name alone."
                )
            })
        } else if ITS_OWN.contains(&column.name) {
            None
        } else {
            prose(text)
        };
        if let Some(sentence) = sentence {
            faults.say(column.name, sentence);
        }
    }
    faults.into_vec()
}

/// What is wrong with the reason given for a change.
pub(crate) fn reason_too_long(reason: Option<&str>) -> Vec<FieldError> {
    let mut faults = Faults::new("change", Uuid::nil());
    if let Some(sentence) = reason.and_then(prose) {
        faults.say("reason", sentence);
    }
    faults.into_vec()
}

fn prose(text: &str) -> Option<String> {
    over(text, PROSE).map(|letters| {
        format!(
            "This text has {letters} letters, and {PROSE} at most are kept in one place. Nothing was saved: shorten it, or keep the document itself where the team keeps its files."
        )
    })
}

/// How many letters a text has, if that is more than so many.
fn over(text: &str, most: usize) -> Option<usize> {
    // A letter is at least one byte, so they are counted only where there could be too many.
    (text.len() > most)
        .then(|| text.chars().count())
        .filter(|letters| *letters > most)
}
