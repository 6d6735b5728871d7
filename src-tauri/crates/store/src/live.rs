//! The two halves put together: an unlocked vault becomes an open store that keeps its mark and makes its backups.

use chrono::NaiveDateTime;

use crate::backup::{self, Backup, BackupError, Counts, Proof, Restored, Why};
use crate::erasure::{Erased, Erasure, outside};
use crate::home;
use crate::ledger::verify;
use crate::mark::{self, Mark, Standing};
use crate::migrations::SCHEMA;
use crate::open::{self, OpenError};
use crate::vault::{DataKey, Unlocked};
use crate::{Store, StoreError, Wall};

/// Why the casework could not be opened. Every sentence says what was kept.
#[derive(Debug, thiserror::Error)]
pub enum LiveError {
    /// The file.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The backup that must stand before the schema is upgraded.
    #[error("The data could not be upgraded, because it could not be backed up first. {0}")]
    Backup(#[from] BackupError),
}

impl LiveError {
    /// Whether putting a backup in place would open the vault again: the file is gone, damaged, or not ours.
    pub fn a_backup_would_help(&self) -> bool {
        matches!(
            self,
            Self::Open(
                OpenError::Missing { .. } | OpenError::Damaged { .. } | OpenError::NotOurs { .. }
            )
        )
    }
}

/// Opens the casework of an unlocked vault. `now` is local time, for naming the backup that is made before an upgrade. The
/// second answer is a sentence to show when the end of the last session is missing.
///
/// # Errors
/// [`LiveError`]; the file is as it was.
pub fn open(
    unlocked: &Unlocked,
    wall: Wall,
    now: NaiveDateTime,
) -> std::result::Result<(Store, Option<String>), LiveError> {
    let path = unlocked.database();
    let conn = open::open_connection(&path, unlocked.key(), SCHEMA)?;
    let found: i64 = conn
        .pragma_query_value(None, "user_version", |row| row.get(0))
        .map_err(StoreError::from)?;
    if found > 0 && found < SCHEMA {
        backup::make(unlocked, Why::Migration, now, count_only)?;
    }
    let key = DataKey::from_bytes(unlocked.key().bytes());
    let readers = Box::new(move || {
        open::open_reader(&path, &key, SCHEMA)
            .map_err(|error| StoreError::Ledger(error.to_string()))
    });
    let dir = unlocked.dir().to_path_buf();
    let store = Store::attach(conn, wall)?
        .with_readers(readers)
        .on_commit(Box::new(move |committed| {
            // The mark only tells whether a tail was lost; a commit stands whether or not it could be marked.
            if let (Some(change), Ok(hash)) = (
                committed.change,
                <[u8; 32]>::try_from(committed.hash.as_slice()),
            ) {
                let _ = mark::write(
                    &dir,
                    &Mark {
                        device: change.dev,
                        seq: change.seq.unsigned_abs(),
                        hash,
                    },
                );
            }
        }));
    know_the_copy(&store, unlocked)?;
    let standing = mark::compare(unlocked.dir(), |mark| store.hash_of(mark))?;
    if let Standing::TailLost(mark) | Standing::Another(mark) = &standing
        && mark.device == store.chain_end().0
    {
        // The lost numbers may already be on a colleague's laptop: they are not given out twice.
        store.new_incarnation()?;
    }
    // Before anybody sees a screen: a copy that was put back may hold a child who was erased after it was made.
    outside::settle(&store, unlocked.dir())?;
    Ok((store, sentence(standing)))
}

/// A restored or copied database begins an incarnation of its own before its first change, whoever put it there.
fn know_the_copy(store: &Store, unlocked: &Unlocked) -> std::result::Result<(), LiveError> {
    const KEY: &str = "this copy";
    let here = home::fingerprint(&unlocked.database())?;
    let before = store.local_get(KEY)?;
    if before.as_ref() == Some(&here) {
        return Ok(());
    }
    if before.is_some() {
        store.new_incarnation()?;
    }
    store.local_put(KEY, &here)?;
    Ok(())
}

fn sentence(standing: Standing) -> Option<String> {
    standing.sentence()
}

impl From<crate::folder::FolderError> for LiveError {
    fn from(error: crate::folder::FolderError) -> Self {
        Self::Store(StoreError::Ledger(error.to_string()))
    }
}

impl Store {
    fn hash_of(&self, mark: &Mark) -> std::result::Result<Option<[u8; 32]>, LiveError> {
        let found = self.read(|reader| {
            let sql = "SELECT c.hash FROM change c JOIN device d ON d.n = c.dev WHERE d.id = ? AND c.seq = ?";
            let mut query = reader.conn.prepare(sql)?;
            let mut rows = query.query((mark.device, i64::try_from(mark.seq).unwrap_or(i64::MAX)))?;
            Ok(match rows.next()? {
                Some(row) => Some(row.get::<_, Vec<u8>>(0)?),
                None => None,
            })
        })?;
        Ok(found.and_then(|hash| <[u8; 32]>::try_from(hash.as_slice()).ok()))
    }
}

/// Erases a child, and notes it beside the database so that no backup brings the child back.
///
/// # Errors
/// When it cannot be done; nothing was changed then.
pub fn erase(
    store: &Store,
    unlocked: &Unlocked,
    erasure: Erasure,
) -> std::result::Result<Erased, StoreError> {
    let mut erased = store.erase(erasure)?;
    // A list that cannot be written now is written when the vault is opened next.
    if let Err(error) = outside::write(store, unlocked.dir()) {
        erased.unscrubbed.get_or_insert_with(|| error.to_string());
    }
    Ok(erased)
}

/// Makes a backup and proves it: copied, opened again, every page and every signature checked, counted. Runs beside the
/// writer. Old backups are pruned after.
///
/// # Errors
/// [`BackupError`]; what was there before is still there.
pub fn make_backup(
    unlocked: &Unlocked,
    why: Why,
    now: NaiveDateTime,
) -> std::result::Result<Backup, BackupError> {
    let made = backup::make(unlocked, why, now, check)?;
    backup::prune(unlocked.dir(), now.date());
    Ok(made)
}

/// Proves a backup again.
///
/// # Errors
/// [`BackupError`], when it is not what it was.
pub fn prove_backup(
    unlocked: &Unlocked,
    backup: &Backup,
    now: NaiveDateTime,
) -> std::result::Result<Proof, BackupError> {
    backup::prove(unlocked, backup, now, check)
}

/// Puts a backup in place of the casework, which is set aside. The store must have been closed; the one that is opened next
/// must begin a new incarnation.
///
/// # Errors
/// [`BackupError`]; the casework is in place.
pub fn restore_backup(
    unlocked: &Unlocked,
    backup: &Backup,
    now: NaiveDateTime,
) -> std::result::Result<Restored, BackupError> {
    backup::restore(unlocked, backup, now, check)
}

fn counts(conn: &rusqlite::Connection) -> std::result::Result<Counts, rusqlite::Error> {
    let count = |sql: &str| {
        conn.query_row(sql, [], |row| row.get::<_, i64>(0))
            .map(i64::unsigned_abs)
    };
    Ok(Counts {
        changes: count("SELECT count(*) FROM change")?,
        pupils: count("SELECT count(*) FROM pupil")?,
    })
}

fn count_only(conn: &rusqlite::Connection) -> std::result::Result<Counts, String> {
    counts(conn).map_err(|error| error.to_string())
}

fn check(conn: &rusqlite::Connection) -> std::result::Result<Counts, String> {
    let verified = verify::verify(conn).map_err(|error| error.to_string())?;
    match verified.wrong {
        Some(wrong) => Err(wrong.sentence),
        None => count_only(conn),
    }
}

/// BLAKE3 of a file's content, in hex: the same file is known again.
pub fn hash_hex(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}
