//! Knowing an erased child again without knowing who it was.
//!
//! An erasure may leave fingerprints: of the pupil number, and of name with date of birth, each hashed with the id of the record
//! that is gone. Nobody can read a name from one. Whoever holds the database and guesses a child can test the guess, which is
//! exactly what an import does; that is why a person may erase without leaving any.

use std::collections::HashSet;

use blake3::Hasher;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use waymark_domain::name::fold;

use super::Reason;
use crate::error::Result;
use crate::read::Reader;
use crate::table::Table as _;
use crate::tables::{FormerName, Pupil};

/// Bytes of a fingerprint. Eight: two children in 10,000 erased and 10,000 listed meet by chance once in 10^11 lists.
const LENGTH: usize = 8;

/// What a list says of a child.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// Pupil numbers, present and former.
    pub upns: [Option<&'a str>; 2],
    /// Surname.
    pub surname: Option<&'a str>,
    /// Forename.
    pub forename: Option<&'a str>,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
}

/// What is left of an erased child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tombstone {
    /// The record that is gone.
    pub subject: Uuid,
    /// When, UTC milliseconds.
    pub at: i64,
    /// The officer who erased; `None` is unknown.
    pub who: Option<Uuid>,
    /// Why, in words.
    pub reason: String,
    /// Whether a later list that holds the child would be recognised.
    pub recognised: bool,
}

/// Every tombstone, for holding a list against them.
#[derive(Debug, Default)]
pub struct Tombstones {
    all: Vec<(Tombstone, HashSet<String>)>,
}

impl Tombstones {
    /// Reads them, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn load(reader: &Reader) -> Result<Self> {
        let mut query = reader.conn.prepare_cached(
            "SELECT op.row, change.wall, change.actor, op.val FROM op JOIN change USING (dev, seq)
             WHERE op.row IN (SELECT subject FROM erased) AND op.kind = 'erase' AND op.tbl = ?1 ORDER BY change.hlc DESC",
        )?;
        let mut rows = query.query([Pupil::DEF.name])?;
        let mut all: Vec<(Tombstone, HashSet<String>)> = Vec::new();
        while let Some(row) = rows.next()? {
            let val: String = row.get(3)?;
            let said: Said = serde_json::from_str(&val).unwrap_or_default();
            let subject = row.get(0)?;
            if all.iter().any(|(held, _)| held.subject == subject) {
                continue;
            }
            let reason = Reason::from_code(&said.reason);
            all.push((
                Tombstone {
                    subject,
                    at: row.get(1)?,
                    who: row.get(2)?,
                    reason: reason.map_or(said.reason.clone(), |reason| reason.words().to_owned()),
                    recognised: !said.known_by.is_empty(),
                },
                said.known_by.into_iter().collect(),
            ));
        }
        Ok(Self { all })
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Tombstone> {
        self.all.iter().map(|(tombstone, _)| tombstone)
    }

    /// The erased child whom a list seems to hold, if it is one.
    pub fn find(&self, given: Given<'_>) -> Option<&Tombstone> {
        let found = self.all.iter().find(|(tombstone, known_by)| {
            !known_by.is_empty()
                && prints(tombstone.subject, given)
                    .iter()
                    .any(|print| known_by.contains(print))
        });
        found.map(|(tombstone, _)| tombstone)
    }
}

/// The value of an erasure, as it stands in the ledger.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Said {
    pub(super) reason: String,
    pub(super) known_by: Vec<String>,
}

/// By what these records would be known again; hashed with the id of the first.
pub(super) fn fingerprints(reader: &Reader, records: &[Uuid]) -> Result<Vec<String>> {
    let Some(subject) = records.first() else {
        return Ok(Vec::new());
    };
    let mut all = Vec::new();
    for record in records {
        let Some(pupil) = Pupil::get(reader, *record)? else {
            continue;
        };
        let given = Given {
            upns: [pupil.upn.as_deref(), pupil.former_upn.as_deref()],
            surname: pupil.surname.as_deref(),
            forename: pupil.forename.as_deref(),
            dob: pupil.dob,
        };
        all.extend(prints(*subject, given));
        for former in FormerName::for_pupil(reader, *record)? {
            let once = Given {
                surname: former.surname.as_deref().or(given.surname),
                forename: former.forename.as_deref().or(given.forename),
                ..given
            };
            all.extend(prints(*subject, once));
        }
    }
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

fn prints(subject: Uuid, given: Given<'_>) -> Vec<String> {
    let mut prints = Vec::new();
    for upn in given.upns.into_iter().flatten() {
        let upn: String = upn
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_uppercase)
            .collect();
        if !upn.is_empty() {
            prints.push(print(subject, &["upn", &upn]));
        }
    }
    if let (Some(surname), Some(forename), Some(dob)) = (given.surname, given.forename, given.dob) {
        let (surname, forename) = (fold(surname), fold(forename));
        if !surname.is_empty() && !forename.is_empty() {
            let day = dob.format("%F").to_string();
            prints.push(print(subject, &["child", &surname, &forename, &day]));
        }
    }
    prints
}

fn print(subject: Uuid, parts: &[&str]) -> String {
    let mut hash = Hasher::new_derive_key("waymark erased child 1");
    hash.update(subject.as_bytes());
    for part in parts {
        hash.update(&(part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let bytes = hash.finalize();
    bytes.as_bytes()[..LENGTH]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
