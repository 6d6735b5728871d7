//! What documents hold: bytes under their hash, in the encrypted database and beside the ledger. They are written only with the
//! change that names them, go with the child whose they are, and are never altered: another file has another hash.

use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use crate::Reader;
use crate::error::Result;

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

/// Takes away what was these children's.
pub(crate) fn forget(conn: &Connection, subjects: &[Uuid]) -> Result<()> {
    let mut delete = conn.prepare_cached("DELETE FROM content WHERE subject = ?1")?;
    for subject in subjects {
        delete.execute([subject])?;
    }
    Ok(())
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
