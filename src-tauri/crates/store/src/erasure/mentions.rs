//! Places that name a child and are not about the child: a note in another child's record or the reason in its case, the apologies
//! of a meeting, words that somebody is still typing. They are shown before an erasure and are not touched by it.
//!
//! A place names the child when one field holds every word of a name, in any order and without regard to marks: the legal name, the one
//! the child answers to, a former one; or a pupil number. What stands only in the history of another row is not looked through.

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::name::{fold, fold_joined};

use super::redact::ids_in;
use super::scope::{self, Scope, subject_now};
use crate::error::Result;
use crate::read::Reader;
use crate::search;
use crate::table::{Kind, Subject, Table as _, TableDef};
use crate::tables::{FormerName, Note, Pupil, TABLES};

/// A place that names the child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The table; `draft` for words that were not saved.
    pub table: String,
    /// What a person calls a row of it.
    pub noun: String,
    /// The row; of words that were not saved the one they belong to, nil where they belong to none.
    pub row: Uuid,
    /// The child it is about, where it is about one.
    pub pupil: Option<Uuid>,
}

/// Places that are listed; more are not looked for.
const MOST: usize = 200;

/// Where a draft is said to stand.
const DRAFT: (&str, &str) = ("draft", "text not yet saved");

pub(super) fn of(reader: &Reader, records: &[Uuid], scope: &Scope) -> Result<Vec<Mention>> {
    let names = Names::of(reader, records)?;
    let mut found = Found {
        records,
        scope,
        said: BTreeSet::new(),
        mentions: Vec::new(),
    };
    if names.all.is_empty() {
        return Ok(found.mentions);
    }
    for words in &names.all {
        for row in search::notes_with(reader, words, usize::MAX)? {
            if let Some(note) = Note::get(reader, row)? {
                found.say(Note::DEF, row, note.pupil);
            }
        }
    }
    for def in TABLES.iter().copied() {
        look_through(reader, def, &names, &mut found)?;
    }
    unsaved(reader, &names, &mut found)?;
    let mut mentions = found.mentions;
    mentions.truncate(MOST);
    Ok(mentions)
}

/// Every way in which the child may be named, each as the folded words that must all be there.
struct Names {
    all: BTreeSet<Vec<String>>,
    /// Bytes of the shortest, without spaces.
    shortest: usize,
}

impl Names {
    fn of(reader: &Reader, records: &[Uuid]) -> Result<Self> {
        let mut names = BTreeSet::new();
        for record in records {
            let Some(pupil) = Pupil::get(reader, *record)? else {
                continue;
            };
            let mut forenames = vec![pupil.forename, pupil.known_as];
            let mut surnames = vec![pupil.surname];
            for former in FormerName::for_pupil(reader, *record)? {
                forenames.push(former.forename);
                surnames.push(former.surname);
            }
            for surname in surnames.iter().flatten() {
                for forename in forenames.iter().flatten() {
                    // "O'Brien" is written "OBrien" as well.
                    for surname in [fold(surname), fold_joined(surname)] {
                        for forename in [fold(forename), fold_joined(forename)] {
                            if !surname.is_empty() && !forename.is_empty() {
                                names.insert(words(&format!("{surname} {forename}")));
                            }
                        }
                    }
                }
            }
            for number in [pupil.upn, pupil.former_upn].into_iter().flatten() {
                names.insert(words(&fold(&number)));
            }
        }
        names.retain(|words| !words.is_empty());
        let lengths = names.iter().map(|words| words.concat().len());
        Ok(Self {
            shortest: lengths.min().unwrap_or(0),
            all: names,
        })
    }

    /// Whether a text holds all the words of one of the names.
    fn are_in(&self, text: &str) -> bool {
        // Folding is the dear part, and most fields hold a code or a number that no name fits into.
        if text.len() < self.shortest {
            return false;
        }
        let folded = fold(text);
        let held: BTreeSet<&str> = folded.split(' ').collect();
        self.all
            .iter()
            .any(|words| words.iter().all(|word| held.contains(word.as_str())))
    }
}

fn words(folded: &str) -> Vec<String> {
    folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The text columns of a table, row by row. The words of a note are found through their index instead.
fn look_through(
    reader: &Reader,
    def: &'static TableDef,
    names: &Names,
    found: &mut Found<'_>,
) -> Result<()> {
    let texts: Vec<&str> = def
        .columns
        .iter()
        .filter(|column| column.kind == Kind::Text)
        .filter(|column| !(def == Note::DEF && column.name == "text"))
        .map(|column| column.name)
        .collect();
    if texts.is_empty() {
        return Ok(());
    }
    let about = match def.subject {
        Subject::Row => "id",
        Subject::Column(at) => def.columns[at].name,
        Subject::Nobody => "NULL",
    };
    let mut query = reader.conn.prepare_cached(&format!(
        "SELECT id, {about}, \"{}\" FROM \"{}\"",
        texts.join("\", \""),
        def.name
    ))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        for at in 0..texts.len() {
            let ValueRef::Text(bytes) = row.get_ref(at + 2)? else {
                continue;
            };
            if std::str::from_utf8(bytes).is_ok_and(|text| names.are_in(text)) {
                found.say(def, row.get(0)?, row.get(1)?);
                break;
            }
        }
    }
    Ok(())
}

/// Words that somebody typed elsewhere and has not saved.
fn unsaved(reader: &Reader, names: &Names, found: &mut Found<'_>) -> Result<()> {
    let going = scope::drafts(reader, found.scope)?;
    let mut query = reader
        .conn
        .prepare_cached("SELECT key, text FROM draft ORDER BY key")?;
    let drafts: Vec<(String, String)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (key, text) in drafts {
        if going.contains(&key) || !names.are_in(&text) {
            continue;
        }
        let row = ids_in(&key).next().unwrap_or(Uuid::nil());
        let mut pupil = None;
        for def in TABLES {
            pupil = pupil.or(subject_now(&reader.conn, def, row)?);
        }
        found.push(DRAFT, row, pupil);
    }
    Ok(())
}

struct Found<'a> {
    records: &'a [Uuid],
    scope: &'a Scope,
    said: BTreeSet<(&'static str, Uuid)>,
    mentions: Vec<Mention>,
}

impl Found<'_> {
    /// Names a row, unless it goes with the child or was named before.
    fn say(&mut self, def: &'static TableDef, row: Uuid, pupil: Option<Uuid>) {
        let own = pupil.is_some_and(|pupil| self.records.contains(&pupil));
        if !own && !self.scope.holds(def.name, row) {
            self.push((def.name, def.noun), row, pupil);
        }
    }

    fn push(
        &mut self,
        (table, noun): (&'static str, &'static str),
        row: Uuid,
        pupil: Option<Uuid>,
    ) {
        if self.said.insert((table, row)) {
            self.mentions.push(Mention {
                table: table.to_owned(),
                noun: noun.to_owned(),
                row,
                pupil,
            });
        }
    }
}
