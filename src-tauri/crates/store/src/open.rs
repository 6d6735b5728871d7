//! Opening the encrypted database, and refusing to when that could lose something.
//!
//! Every connection of the program is made here, so that every one has the same promises: encrypted, synced, wiped,
//! nothing spilt to a temporary file. Each pragma carries its reason. Knows no table: only whether a file is ours,
//! readable, whole and of a schema that this program knows.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::backup::{self, Backup};
use crate::folder::{self, FolderError};
use crate::place::{self, Place};
use crate::vault::DataKey;

/// Marks a database as Waymark's (`PRAGMA application_id`): "WYMK" in ASCII.
pub const APPLICATION_ID: i32 = 0x5759_4D4B;

/// Page cache of each connection, KiB. A page is 4 KiB and costs about 20 µs to read, authenticate and decrypt, so 16 ms
/// pay for 800 pages that are not in the cache. 16 MiB hold 4,096 pages: the inner pages of every index at 110,000 pupils
/// and a million notes, so that a search pays for its leaf pages only. Filled as used; one writer and four readers come to
/// 80 MiB at the most.
const CACHE_KIB: i32 = 16 * 1024;
/// How long to wait for another connection of this process, the only other party there can be. The longest holder is a
/// checkpoint after a large import, under a second; five say that something is wrong.
const BUSY: Duration = Duration::from_secs(5);
/// The log is cut back to this after a checkpoint: the import of 10,000 pupils writes about 30 MB, and without a limit
/// the file would stay that long for ever.
const LOG_LIMIT_BYTES: i32 = 4 * 1024 * 1024;

/// Why the database was not opened. Nothing was changed in any of these cases.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The file is gone.
    #[error("The database {} is not there. If the data folder was moved, bring it back.{}", path.display(), offer(newest.as_deref()))]
    Missing {
        /// Where it should be.
        path: PathBuf,
        /// The newest proven backup.
        newest: Option<Box<Backup>>,
    },
    /// Something else under the database's name.
    #[error(
        "{} is not Waymark's database: {what}. It was left as it is. If it was put there by mistake, move it away and bring the right file back.{}",
        path.display(),
        offer(newest.as_deref())
    )]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        what: &'static str,
        /// The newest proven backup.
        newest: Option<Box<Backup>>,
    },
    /// The file cannot be read with this vault's key, or not all of it can.
    #[error(
        "The database {} is damaged or belongs to another vault ({what}). It was left as it is.{}",
        path.display(),
        offer(newest.as_deref())
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found, in the database's words.
        what: String,
        /// The newest proven backup.
        newest: Option<Box<Backup>>,
    },
    /// Written by a newer version of the program.
    #[error(
        "This database was written by a newer version of Waymark (schema {found}; this version knows {known}). It was left untouched. Install the newer version."
    )]
    Newer {
        /// The schema found.
        found: i64,
        /// The newest schema known.
        known: i64,
    },
    /// The folder is somewhere that cannot keep a database safe.
    #[error("{0}")]
    Place(String),
    /// The disk refused.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// SQLite said something else.
    #[error("The database could not be opened: {0}. Nothing was changed.")]
    Sqlite(#[from] rusqlite::Error),
}

fn offer(newest: Option<&Backup>) -> String {
    match newest {
        Some(backup) => format!(
            " The newest proven backup is of {}. Restoring it keeps the present file in the folder set-aside.",
            backup.made.format("%a %-d %b %Y at %H:%M")
        ),
        None => " No proven backup was found beside it.".to_owned(),
    }
}

/// Opens the database for reading and writing. `known_schema` is the newest `user_version` this program can read.
///
/// # Errors
/// [`OpenError`], with the file untouched: a newer schema is looked at without as much as a checkpoint.
pub fn open_connection(
    path: &Path,
    key: &DataKey,
    known_schema: i64,
) -> Result<Connection, OpenError> {
    let conn = enter(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if conn.is_readonly("main")? {
        return Err(FolderError::ReadOnly {
            doing: "opening the database",
            path: path.to_path_buf(),
        }
        .into());
    }
    // Closing the last connection folds the log into the database. Not before the schema is known to be ours.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    recognise(&conn, path, known_schema)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    settle_writer(&conn).map_err(|e| sort(path, e))?;
    Ok(conn)
}

/// Opens another connection that can only read, for screens while an import writes.
///
/// # Errors
/// As [`open_connection`].
pub fn open_reader(path: &Path, key: &DataKey, known_schema: i64) -> Result<Connection, OpenError> {
    let conn = enter(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    recognise(&conn, path, known_schema)?;
    // A second lock on the same door, for a reader that was opened on a writable file.
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

/// Opens the database as the source of a backup: read-only as a file, but allowed the one statement that writes another
/// file, `VACUUM INTO`, which `query_only` would refuse.
pub(crate) fn open_source(path: &Path, key: &DataKey) -> Result<Connection, OpenError> {
    let conn = enter(path, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    // Whatever schema is in use here was accepted when it was opened for use.
    recognise(&conn, path, i64::MAX)?;
    Ok(conn)
}

/// Makes an empty encrypted database, synced, with nothing in it but the mark of its kind.
pub(crate) fn make_empty(path: &Path, key: &DataKey) -> Result<(), OpenError> {
    let said = |e| FolderError::of("making the database", path, e);
    drop(folder::private_file(path).map_err(said)?);
    let attempt = || -> Result<(), OpenError> {
        let conn = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        hand_over(&conn, key)?;
        // SQLCipher's page size and algorithms are its version 4 defaults, which it promises to keep reading:
        // AES-256-CBC with HMAC-SHA512 on each 4,096-byte page.
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        conn.close().map_err(|(_, e)| e)?;
        Ok(())
    };
    attempt().inspect_err(|_| {
        let _ = fs::remove_file(path);
    })?;
    folder::sync_file(path).map_err(said)?;
    Ok(())
}

/// Looks at the file before SQLite does, opens it, hands over the key and reads the first page.
fn enter(path: &Path, key: &DataKey, access: OpenFlags) -> Result<Connection, OpenError> {
    if let Place::Refuse(sentence) = place::judge(path.parent().unwrap_or(path)) {
        return Err(OpenError::Place(sentence));
    }
    look(path)?;
    let attempt = || -> Result<Connection, rusqlite::Error> {
        // Without CREATE: a missing file is an answer, not an invitation. Without URI: a path is only a path.
        let conn = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        hand_over(&conn, key)?;
        conn.busy_timeout(BUSY)?;
        // The first page is read here: with a wrong key it does not authenticate.
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        settle(&conn)?;
        Ok(conn)
    };
    attempt().map_err(|e| sort(path, e))
}

/// What can be told from outside: absent, empty, or plainly something else.
fn look(path: &Path) -> Result<(), OpenError> {
    let newest = || backup::newest_proven_beside(path).map(Box::new);
    let said = |e| FolderError::of("opening the database", path, e);
    let mut head = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(16).read_to_end(&mut head).map_err(said)?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            return Err(OpenError::Missing {
                path: path.to_path_buf(),
                newest: newest(),
            });
        }
        Err(e) => return Err(said(e).into()),
    };
    // SQLite takes an empty file for a new database. Here it is a lost one.
    let what = match &head[..] {
        [] => "the file is empty",
        b"SQLite format 3\0" => "it is a database that is not encrypted",
        [b'P', b'K', 3, 4, ..] => "it is a zip file or an Excel workbook",
        [b'%', b'P', b'D', b'F', ..] => "it is a PDF",
        _ => return Ok(()),
    };
    Err(OpenError::NotOurs {
        path: path.to_path_buf(),
        what,
        newest: newest(),
    })
}

/// Gives SQLCipher the key through its C interface. Deliberately not `PRAGMA key`: the statement's text, with the key
/// in it, would be copied by the parser and freed unwiped, and locking the vault would leave the key in memory.
/// SQLCipher keeps its own copy in memory that it locks and wipes.
#[allow(unsafe_code)]
fn hand_over(conn: &Connection, key: &DataKey) -> rusqlite::Result<()> {
    // Its log would go to stderr and only repeat what the errors say.
    conn.pragma_update(None, "cipher_log_level", "NONE")?;
    let text = key.raw_notation();
    let length = i32::try_from(text.len()).expect("the notation is 67 bytes");
    // SAFETY: the handle is open for as long as `conn` is borrowed; the pointer and length are of a live buffer, which
    // SQLCipher copies before it returns.
    let code = unsafe { rusqlite::ffi::sqlite3_key(conn.handle(), text.as_ptr().cast(), length) };
    if code == rusqlite::ffi::SQLITE_OK {
        Ok(())
    } else {
        Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(code),
            None,
        ))
    }
}

/// What every connection has.
///
/// Deliberately not `cipher_memory_security`: it locks and wipes every allocation of SQLite with a system call each,
/// for the whole process and with no way back, and unlocking one allocation unlocks its neighbours on the page. The
/// key has its own protected memory in any case. Not `mmap_size`: a mapped page would be ciphertext.
fn settle(conn: &Connection) -> rusqlite::Result<()> {
    // Sorting and transient indexes stay in memory: a temporary file would hold names in the clear.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // Links are checked in views, not refused: a constraint that refuses a change from a colleague's laptop would make
    // the two differ for ever.
    conn.pragma_update(None, "foreign_keys", false)?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // A page that decrypts and is still malformed is reported as damage and not read past its end.
    conn.pragma_update(None, "cell_size_check", true)?;
    // No statement, whoever wrote it, may alter the schema's text or SQLite's own tables.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    Ok(())
}

/// What the writing connection has besides.
fn settle_writer(conn: &Connection) -> rusqlite::Result<()> {
    // Readers never wait for the writer, and a commit is one append.
    let mode: String =
        conn.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        let what = format!("its write-ahead log could not be switched on (journal mode {mode})");
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_ERROR),
            Some(what),
        ));
    }
    // A commit is acknowledged when the disk has it: one sync, about half a millisecond on an SSD.
    conn.pragma_update(None, "synchronous", "FULL")?;
    // What is erased is overwritten, so that it cannot be read from the file's free pages.
    conn.pragma_update(None, "secure_delete", true)?;
    let _: i64 =
        conn.pragma_update_and_check(None, "journal_size_limit", LOG_LIMIT_BYTES, |row| {
            row.get(0)
        })?;
    Ok(())
}

/// Whether the content is ours and not newer than we are. A new database has neither mark nor version; both zero is ours.
fn recognise(conn: &Connection, path: &Path, known: i64) -> Result<(), OpenError> {
    let number = |name| {
        conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0))
            .map_err(|e| sort(path, e))
    };
    let (id, found) = (number("application_id")?, number("user_version")?);
    if id != i64::from(APPLICATION_ID) {
        let newest = backup::newest_proven_beside(path).map(Box::new);
        return Err(OpenError::NotOurs {
            path: path.to_path_buf(),
            what: "another program made it",
            newest,
        });
    }
    if found > known {
        Err(OpenError::Newer { found, known })
    } else {
        Ok(())
    }
}

/// Sorts an error of SQLite into one the person can act on.
fn sort(path: &Path, e: rusqlite::Error) -> OpenError {
    if is_damage(&e) {
        let newest = backup::newest_proven_beside(path).map(Box::new);
        return OpenError::Damaged {
            path: path.to_path_buf(),
            what: e.to_string(),
            newest,
        };
    }
    disk_trouble("opening the database", path, &e).map_or(OpenError::Sqlite(e), OpenError::Folder)
}

/// Whether SQLite says that the file is damaged or cannot be decrypted.
#[must_use]
pub fn is_damage(e: &rusqlite::Error) -> bool {
    matches!(
        e.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

/// The sentence for a full or read-only disk, when that is what SQLite met. For every statement that writes.
#[must_use]
pub fn disk_trouble(doing: &'static str, path: &Path, e: &rusqlite::Error) -> Option<FolderError> {
    let path = path.to_path_buf();
    match e.sqlite_error_code()? {
        ErrorCode::DiskFull => Some(FolderError::Full { doing, path }),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
            Some(FolderError::ReadOnly { doing, path })
        }
        // SQLite says only that it cannot: the folder says why.
        ErrorCode::CannotOpen if !path.exists() => Some(FolderError::Missing { doing, path }),
        ErrorCode::CannotOpen => Some(FolderError::ReadOnly { doing, path }),
        _ => None,
    }
}

/// Reads every page of the database and its log: each page's authentication first, then the structure.
///
/// # Errors
/// [`OpenError::Damaged`] naming the first pages or problems found.
pub fn check_whole(conn: &Connection, path: &Path) -> Result<(), OpenError> {
    let ask = |pragma: &str| -> rusqlite::Result<Vec<String>> {
        conn.prepare(pragma)?
            .query_map([], |row| row.get(0))?
            .collect()
    };
    // Quiet is good news from the first, and the word "ok" from the second. Ten lines are plenty for a sentence.
    let mut said = ask("PRAGMA cipher_integrity_check").map_err(|e| sort(path, e))?;
    if said.is_empty() {
        said = ask("PRAGMA integrity_check(10)").map_err(|e| sort(path, e))?;
        said.retain(|line| line != "ok");
    }
    if said.is_empty() {
        return Ok(());
    }
    said.truncate(3);
    let newest = backup::newest_proven_beside(path).map(Box::new);
    Err(OpenError::Damaged {
        path: path.to_path_buf(),
        what: said.join("; "),
        newest,
    })
}
