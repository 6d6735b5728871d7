//! Places that name a child and are not about the child: a note in another child's record, the apologies of a meeting, a task
//! that belongs to nobody. They are shown before an erasure and are not touched by it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::name::fold;

use super::scope::Scope;
use crate::error::Result;
use crate::read::Reader;
use crate::search;
use crate::table::{Cell, Subject, Table as _, TableDef};
use crate::tables::{Note, Pupil, TABLES};

/// A place that names the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The table.
    pub table: String,
    /// What a person calls a row of it.
    pub noun: String,
    /// The row.
    pub row: Uuid,
    /// The child it is about, where it is about one.
    pub pupil: Option<Uuid>,
}

/// Places that are listed; more are not looked for.
const MOST: usize = 50;

pub(super) fn of(reader: &Reader, records: &[Uuid], scope: &Scope) -> Result<Vec<Mention>> {
    let mut names: Vec<Vec<String>> = Vec::new();
    for record in records {
        let Some(pupil) = Pupil::get(reader, *record)? else {
            continue;
        };
        for forename in [&pupil.forename, &pupil.known_as].into_iter().flatten() {
            let surname = pupil.surname.as_deref().unwrap_or_default();
            let words = fold(&format!("{surname} {forename}"));
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            if words.iter().all(|word| !word.is_empty()) && !names.contains(&words) {
                names.push(words);
            }
        }
        names.extend(pupil.upn.as_deref().map(|upn| vec![fold(upn)]));
    }
    let mut found = Vec::new();
    for words in &names {
        for row in search::notes_with(reader, words, MOST)? {
            if let Some(note) = Note::get(reader, row)? {
                say(&mut found, records, scope, Note::DEF, row, note.pupil);
            }
        }
    }
    for def in TABLES.iter().copied() {
        let condition = match def.subject {
            Subject::Row => continue,
            Subject::Nobody => String::new(),
            Subject::Column(at) => format!(" WHERE \"{}\" IS NULL", def.columns[at].name),
        };
        let mut query = reader
            .conn
            .prepare_cached(&format!("{}{condition}", def.select))?;
        let rows = query.query_map([], |row| def.read(row))?;
        for row in rows {
            let (row, cells) = row?;
            let text: Vec<String> = cells
                .iter()
                .filter_map(|cell| match cell {
                    Cell::Text(text) => Some(fold(text)),
                    _ => None,
                })
                .collect();
            let holds = |words: &Vec<String>| {
                text.iter().any(|text| {
                    words
                        .iter()
                        .all(|word| text.split(' ').any(|held| held == word))
                })
            };
            if names.iter().any(holds) {
                say(&mut found, records, scope, def, row, None);
            }
        }
    }
    found.truncate(MOST);
    Ok(found)
}

fn say(
    found: &mut Vec<Mention>,
    records: &[Uuid],
    scope: &Scope,
    def: &TableDef,
    row: Uuid,
    pupil: Option<Uuid>,
) {
    let goes = scope
        .beside
        .iter()
        .any(|(of, held, _)| of.name == def.name && *held == row);
    let own = pupil.is_some_and(|pupil| records.contains(&pupil));
    if goes || own || found.iter().any(|held| held.row == row) {
        return;
    }
    found.push(Mention {
        table: def.name.to_owned(),
        noun: def.noun.to_owned(),
        row,
        pupil,
    });
}
