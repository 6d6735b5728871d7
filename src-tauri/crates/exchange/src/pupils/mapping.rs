//! Which column holds what: a proposal with its reasons, and what the person made of it.

use super::fields::Field;
use super::values;
use crate::table::{Cell, Table};
use serde::{Deserialize, Serialize};
use waymark_domain::Upn;
use waymark_domain::name::{fold, slips};

/// What is proposed for one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Place of the column, from 0.
    pub column: usize,
    /// Its heading in the table.
    pub header: String,
    /// The field proposed; [`Field::Kept`] when nothing fits.
    pub field: Field,
    /// How sure: 100 the heading says so, 60 a near miss, 0 nothing fits.
    pub score: u8,
    /// Why, as a sentence for the person.
    pub reason: String,
}

/// Which field each heading holds, as agreed with the person. Serialises as pairs of heading and field code, so that
/// next month's file from the same sender can be read the same way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mapping {
    columns: Vec<(String, Field)>,
}

impl Mapping {
    /// What was proposed.
    #[must_use]
    pub fn from_guesses(guesses: &[Guess]) -> Self {
        Self {
            columns: guesses
                .iter()
                .map(|g| (g.header.clone(), g.field))
                .collect(),
        }
    }

    /// Gives a heading another field. Another column that held it (where only one may) is kept as a note instead.
    pub fn set(&mut self, header: &str, field: Field) {
        if !field.many() {
            for (other, held) in &mut self.columns {
                if *held == field && other != header {
                    *held = Field::Kept;
                }
            }
        }
        match self.columns.iter_mut().find(|(h, _)| h == header) {
            Some((_, held)) => *held = field,
            None => self.columns.push((header.to_owned(), field)),
        }
    }

    /// The field of a heading; one that the mapping has never seen is kept as a note.
    #[must_use]
    pub fn field(&self, header: &str) -> Field {
        self.columns
            .iter()
            .find(|(h, _)| h == header)
            .map_or(Field::Kept, |(_, f)| *f)
    }

    /// The heading that holds a field.
    #[must_use]
    pub fn header_of(&self, field: Field) -> Option<&str> {
        self.columns
            .iter()
            .find(|(_, f)| *f == field)
            .map(|(h, _)| h.as_str())
    }

    /// Pairs of heading and field, in the table's order.
    #[must_use]
    pub fn pairs(&self) -> &[(String, Field)] {
        &self.columns
    }

    /// What must be mended before any row can be read: a sentence, or `None`.
    #[must_use]
    pub fn missing(&self) -> Option<&'static str> {
        let has = |f| self.header_of(f).is_some();
        if has(Field::Name) || (has(Field::Surname) && has(Field::Forename)) {
            None
        } else if has(Field::Surname) {
            Some("Choose the column that holds the forename.")
        } else {
            Some("Choose the column that holds the child's name, or surname and forename.")
        }
    }
}

/// Words that say whose column it is, not what it holds.
const FILLERS: [&str; 14] = [
    "pupil", "pupils", "child", "childs", "student", "students", "learner", "young", "person", "s",
    "yp", "the", "current", "legal",
];

/// Marks that a heading earns: it says the field; it says it once fillers are gone; it contains it; it nearly says it.
pub(super) const SAYS: u8 = 100;
pub(super) const SAYS_WITH_FILLERS: u8 = 90;
const CONTAINS: u8 = 70;
const NEARLY: u8 = 60;
/// A heading that means nothing over a column that plainly is something.
const BY_CONTENT: u8 = 65;

/// Proposes a field for every column, from its heading and, where that is silent, from what stands below it.
#[must_use]
pub fn propose(table: &Table) -> Vec<Guess> {
    let mut offers: Vec<(u8, usize, usize, Field, String)> = Vec::new();
    for (column, header) in table.headers.iter().enumerate() {
        for field in Field::ALL {
            if let Some((score, word_len, reason)) = by_heading(header, *field) {
                offers.push((score, word_len, column, *field, reason));
            }
        }
        if let Some((field, reason)) = by_content(table, column) {
            offers.push((BY_CONTENT, 0, column, field, reason));
        }
    }
    // Best first; among equals the longer wording, then the column further left.
    offers.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
    let mut guesses: Vec<Guess> = table
        .headers
        .iter()
        .enumerate()
        .map(|(column, header)| Guess {
            column,
            header: header.clone(),
            field: Field::Kept,
            score: 0,
            reason: "No field fits this heading; its text is kept as a note.".to_owned(),
        })
        .collect();
    let whole_name_needed = !offers
        .iter()
        .any(|o| o.3 == Field::Surname && o.0 >= CONTAINS);
    for (score, _, column, field, reason) in offers {
        let taken = !field.many() && guesses.iter().any(|g| g.field == field);
        // "Pupil" over a number, beside real names, is not a name.
        if guesses[column].score > 0 || taken || (field == Field::Name && !whole_name_needed) {
            continue;
        }
        guesses[column] = Guess {
            field,
            score,
            reason,
            ..guesses[column].clone()
        };
    }
    bare_dates(&mut guesses);
    guesses
}

/// Plain words of a heading: folded, bracketed remarks and question marks gone.
fn words(header: &str) -> String {
    let folded = fold(&header.replace(['(', ')', '?', '/', '_', '.', ':'], " "));
    let plain = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    // "LAC (Y/N)" asks in its heading how it is to be answered.
    let asked = plain
        .strip_suffix(" y n")
        .or_else(|| plain.strip_suffix(" yes no"));
    asked.map_or(plain.clone(), str::to_owned)
}

pub(super) fn by_heading(header: &str, field: Field) -> Option<(u8, usize, String)> {
    let heading = words(header);
    if heading.is_empty() {
        return None;
    }
    let short: Vec<&str> = heading
        .split(' ')
        .filter(|w| !FILLERS.contains(w))
        .collect();
    let short = short.join(" ");
    let label = field.label();
    let mut best: Option<(u8, usize, String)> = None;
    for word in field.words() {
        let (score, reason) = if heading == *word {
            (SAYS, format!("“{header}” is a usual heading for {label}."))
        } else if short == *word {
            (SAYS_WITH_FILLERS, format!("“{header}” says {label}."))
        } else if word.len() >= 4 && format!(" {heading} ").contains(&format!(" {word} ")) {
            (CONTAINS, format!("“{header}” contains “{word}”."))
        } else if word.len() >= 5
            && slips(&heading, word, if word.len() >= 9 { 2 } else { 1 }).is_some()
        {
            (NEARLY, format!("“{header}” is nearly “{word}”."))
        } else {
            continue;
        };
        if best
            .as_ref()
            .is_none_or(|b| (score, word.len()) > (b.0, b.1))
        {
            best = Some((score, word.len(), reason));
        }
    }
    best
}

/// Rows that are looked at to tell a column by its content.
const LOOKED_AT: usize = 200;

fn by_content(table: &Table, column: usize) -> Option<(Field, String)> {
    let cells: Vec<&Cell> = table
        .rows
        .iter()
        .filter_map(|r| r.cells.get(column))
        .filter(|c| !c.is_empty())
        .take(LOOKED_AT)
        .collect();
    if cells.len() < 3 {
        return None;
    }
    // Four in five: a real column has its slips.
    let mostly = |test: &dyn Fn(&str) -> bool| {
        cells.iter().filter(|c| test(&c.text())).count() * 5 >= cells.len() * 4
    };
    if mostly(&|t| Upn::parse(t).is_ok()) {
        Some((
            Field::Upn,
            "Nearly every cell below is a UPN with the right check letter.".to_owned(),
        ))
    } else if mostly(&|t| values::postcode(t).is_some()) {
        Some((
            Field::Postcode,
            "Nearly every cell below is a postcode.".to_owned(),
        ))
    } else if mostly(&|t| t.contains('@') && t.contains('.') && !t.contains(' ')) {
        Some((
            Field::ContactEmail,
            "Nearly every cell below is an email address.".to_owned(),
        ))
    } else {
        None
    }
}

/// "Start date" says which start only by where it stands: it belongs to the status or provider column before it.
fn bare_dates(guesses: &mut [Guess]) {
    const STARTS: [&str; 6] = [
        "start date",
        "start",
        "date started",
        "started",
        "from",
        "date from",
    ];
    const ENDS: [&str; 6] = ["end date", "end", "date ended", "ended", "until", "date to"];
    for at in 0..guesses.len() {
        let heading = words(&guesses[at].header);
        // A repeated heading was renamed "Start date (2)".
        let heading = heading.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let start = STARTS.contains(&heading);
        if guesses[at].score == SAYS || !(start || ENDS.contains(&heading)) {
            continue;
        }
        let before = guesses[..at]
            .iter()
            .rev()
            .find(|g| matches!(g.field, Field::Status | Field::Provider));
        let anchor = before
            .or_else(|| guesses.iter().find(|g| g.field == Field::Status))
            .or_else(|| guesses.iter().find(|g| g.field == Field::Provider));
        let Some(anchor) = anchor else { continue };
        let field = match (anchor.field, start) {
            (Field::Provider, true) => Field::ProviderStart,
            (Field::Provider, false) => Field::ProviderEnd,
            (_, true) => Field::StatusStart,
            (_, false) => Field::StatusEnd,
        };
        let reason = format!(
            "“{}” goes with “{}”, the column it follows.",
            guesses[at].header, anchor.header
        );
        if guesses.iter().all(|g| g.field != field) {
            guesses[at] = Guess {
                field,
                score: 80,
                reason,
                ..guesses[at].clone()
            };
        }
    }
}
