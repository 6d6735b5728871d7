//! What documents hold: bytes under their hash, in the encrypted database and beside the ledger. They are written only with the
//! change that names them, go with the child whose they are, and are never altered: another file has another hash.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;
use uuid::Uuid;

use crate::Reader;
use crate::error::Result;
use crate::table::Table as _;
use crate::tables::{Document, Pupil};

/// Bytes that a change brings with it.
#[derive(Clone)]
pub(crate) struct Content {
    /// BLAKE3 of the bytes, in hex.
    pub(crate) hash: String,
    /// The child whose they are; nil for nobody's.
    pub(crate) subject: Uuid,
    pub(crate) bytes: Vec<u8>,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.bytes.len())
    }
}

pub(crate) fn put(conn: &Connection, contents: &[Content]) -> Result<()> {
    let mut insert = conn.prepare_cached("INSERT OR IGNORE INTO content VALUES (?1, ?2, ?3)")?;
    for content in contents {
        insert.execute(params![content.hash, content.subject, content.bytes])?;
    }
    Ok(())
}

/// Hashes that an erasure is about to touch: what stands under these children, and what the documents among these rows, or about
/// these children, name in the ledger. To be asked before the ledger is emptied.
pub(crate) fn touched_by(conn: &Connection, erased: &[(String, Uuid)]) -> Result<BTreeSet<String>> {
    let mut hashes = BTreeSet::new();
    for (table, row) in erased {
        let (at, value) = if table == Pupil::DEF.name {
            let mut held = conn.prepare_cached("SELECT hash FROM content WHERE subject = ?1")?;
            for hash in held.query_map([row], |found| found.get(0))? {
                hashes.insert(hash?);
            }
            ("subject", row)
        } else if table == Document::DEF.name {
            ("row", row)
        } else {
            continue;
        };
        let mut query = conn.prepare_cached(&format!(
            "SELECT col, val FROM op WHERE {at} = ?1 AND tbl = ?2 AND val IS NOT NULL AND kind <> 'erase'"
        ))?;
        let said = query.query_map((value, Document::DEF.name), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        for words in said {
            hashes.extend(hash_in(words?));
        }
    }
    Ok(hashes)
}

/// After an erasure: of these hashes, what no word in the ledger names any more goes, whosever it was; what another child's
/// or a provider's document still names stays, shown or taken away, and stands under whoever names it. So two records of one
/// child that were brought together do not lose the papers that came over when the empty one is erased.
pub(crate) fn settle(conn: &Connection, hashes: &BTreeSet<String>) -> Result<()> {
    if hashes.is_empty() {
        return Ok(());
    }
    let mut named: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
    let mut query = conn.prepare_cached(
        "SELECT col, val, subject FROM op WHERE tbl = ?1 AND val IS NOT NULL AND kind <> 'erase'",
    )?;
    let said = query.query_map([Document::DEF.name], |row| {
        Ok(((row.get(0)?, row.get(1)?), row.get::<_, Option<Uuid>>(2)?))
    })?;
    for words in said {
        let (words, subject) = words?;
        if let Some(hash) = hash_in(words).filter(|hash| hashes.contains(hash)) {
            let subjects = named.entry(hash).or_default();
            subjects.insert(subject.unwrap_or(Uuid::nil()));
        }
    }
    for hash in hashes {
        let keep = named.remove(hash).unwrap_or_default();
        for subject in &keep {
            conn.prepare_cached(
                "INSERT OR IGNORE INTO content SELECT hash, ?2, bytes FROM content WHERE hash = ?1 LIMIT 1",
            )?
            .execute((hash, subject))?;
        }
        let held: Vec<Uuid> = conn
            .prepare_cached("SELECT subject FROM content WHERE hash = ?1")?
            .query_map([hash], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for subject in held.iter().filter(|subject| !keep.contains(subject)) {
            conn.prepare_cached("DELETE FROM content WHERE hash = ?1 AND subject = ?2")?
                .execute((hash, subject))?;
        }
    }
    Ok(())
}

/// The hash in what one operation said: a whole row, or this one field.
fn hash_in((col, val): (Option<String>, String)) -> Option<String> {
    let value: Value = serde_json::from_str(&val).ok()?;
    let hash = match col.as_deref() {
        Some("hash") => &value,
        None | Some("") => value.get("hash")?,
        Some(_) => return None,
    };
    hash.as_str().map(str::to_owned)
}

/// The bytes with this hash; `None` when this laptop does not hold them.
///
/// # Errors
/// When the database cannot be read.
pub fn bytes(reader: &Reader, hash: &str) -> Result<Option<Vec<u8>>> {
    let mut query = reader
        .conn
        .prepare_cached("SELECT bytes FROM content WHERE hash = ?1 LIMIT 1")?;
    Ok(query.query_row([hash], |row| row.get(0)).optional()?)
}
