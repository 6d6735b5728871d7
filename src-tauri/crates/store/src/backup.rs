//! Backups that are known to restore.
//!
//! A backup gets its name only after it has been opened again with the key, every page has been read, and the ledger's
//! own check has passed. So whatever is in the folder with a name is a backup, and a crash leaves only a file that
//! nobody trusts. Each has the key file beside it, and travels as a pair. What the ledger's check is, this module does
//! not know: the caller gives it.

pub mod keep;
mod shelf;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use crate::folder::{self, FolderError};
use crate::open::{self, OpenError};
use crate::vault::{self, Unlocked, VaultError};

pub(crate) use shelf::newest_proven_beside;
pub use shelf::{due, list, newest_proven, prune, remove};
use shelf::{free_stem, to_the_minute, write_proof};

/// Why a backup was made; part of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// First unlock of the day.
    Daily,
    /// Before the schema is upgraded.
    Migration,
    /// Before an import.
    Import,
    /// Before a change to many rows at once.
    Bulk,
    /// Before an erasure.
    Erasure,
    /// Somebody asked for it.
    Asked,
}

impl Why {
    const ALL: [Self; 6] = [
        Self::Daily,
        Self::Migration,
        Self::Import,
        Self::Bulk,
        Self::Erasure,
        Self::Asked,
    ];

    /// The word in the file's name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Migration => "migration",
            Self::Import => "import",
            Self::Bulk => "bulk",
            Self::Erasure => "erasure",
            Self::Asked => "asked",
        }
    }
}

/// What was counted in a backup when it was proven. Numbers only: this is written outside the encryption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Changes in the ledger.
    pub changes: u64,
    /// Pupils, open and closed.
    pub pupils: u64,
}

/// The proof beside a backup: when it was last opened and checked, and what it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Local time of the last proof.
    pub proven: NaiveDateTime,
    /// Local time at which the backup was made, finer than the minute of its name. `None` in a proof that an older Waymark
    /// wrote.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made: Option<NaiveDateTime>,
    /// What was counted.
    pub counts: Counts,
    /// Length of the file in bytes.
    pub bytes: u64,
    /// BLAKE3 of the file, in hex.
    pub sum: String,
}

/// A backup in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The database copy.
    pub path: PathBuf,
    /// Local time it was made, to the minute.
    pub made: NaiveDateTime,
    /// Why it was made.
    pub why: Why,
    /// Its proof; `None` when the file beside it is gone or unreadable. Such a backup can be proven again.
    pub proof: Option<Proof>,
}

/// Why a backup was not made, proven or restored. The live database is as it was in every case.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Not enough room, found before anything was written.
    #[error("A backup needs {} of free space and there is {}. No backup was made; earlier backups and all records are still there. Free some space and try again.", megabytes(*needed), megabytes(*free))]
    Room {
        /// Bytes needed.
        needed: u64,
        /// Bytes free.
        free: u64,
    },
    /// The copy did not pass, so it was not kept, or not used.
    #[error(
        "The backup did not pass its check ({0}), so it was not used. All records are as they were."
    )]
    NotProven(String),
    /// The file is not what it was when it was proven.
    #[error("The backup {} has changed since it was made, so it was not used. Choose another.", .0.display())]
    Altered(PathBuf),
    /// Opening the copy failed.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The vault file could not be read.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The disk refused.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// SQLite said something else.
    #[error("The backup could not be made: {0}. All records are as they were.")]
    Sqlite(rusqlite::Error),
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", bytes.div_ceil(1_000_000))
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where the database that was live is now; `None` when there was none.
    pub set_aside: Option<PathBuf>,
    /// What the restored database holds.
    pub counts: Counts,
}

const PART: &str = "unproven.part";

/// Makes a backup of the live database over a connection of its own, so that nobody has to stop writing; one that is asked
/// for while another is made waits for it. `check` is
/// the ledger's own check of the copy: what it counted, or what is wrong. `now` is local time.
///
/// # Errors
/// [`BackupError`]; the unfinished copy is removed and earlier backups are kept.
pub fn make(
    unlocked: &Unlocked,
    why: Why,
    now: NaiveDateTime,
    check: impl FnOnce(&Connection) -> Result<Counts, String>,
) -> Result<Backup, BackupError> {
    let _alone = unlocked.at_backups();
    folder::prepare(unlocked.dir())?;
    let home = unlocked.dir().join(folder::BACKUPS);
    let part = home.join(PART);
    remove_part(&part);
    room(unlocked.dir())?;
    let stem = free_stem(&home, why, now);
    let attempt = || -> Result<Backup, BackupError> {
        drop(
            folder::private_file(&part)
                .map_err(|e| FolderError::of("making a backup", &part, e))?,
        );
        let target = part
            .to_str()
            .ok_or_else(|| BackupError::NotProven("the folder's name is not Unicode".to_owned()))?;
        let live = open::open_source(&unlocked.database(), unlocked.key())?;
        // One read transaction: the copy is of one moment, whatever is written meanwhile. It keeps the key.
        live.execute("VACUUM INTO ?1", [target]).map_err(|e| {
            open::disk_trouble("making a backup", &part, &e)
                .map_or(BackupError::Sqlite(e), BackupError::Folder)
        })?;
        let counts = open_and_check(unlocked, &part, check)?;
        folder::sync_file(&part).map_err(|e| FolderError::of("making a backup", &part, e))?;
        let (sum, bytes) = fingerprint(&part)?;
        let proof = Proof {
            proven: now,
            made: Some(now),
            counts,
            bytes,
            sum,
        };
        folder::replace(
            &home,
            &format!("{stem}.vault"),
            &vault::copy_for_backup(unlocked)?,
            "saving the key file beside a backup",
        )?;
        write_proof(&home, &stem, &proof)?;
        let path = home.join(format!("{stem}.db"));
        fs::rename(&part, &path)
            .and_then(|()| folder::sync_folder(&home))
            .map_err(|e| FolderError::of("making a backup", &path, e))?;
        Ok(Backup {
            path,
            made: to_the_minute(now),
            why,
            proof: Some(proof),
        })
    };
    attempt().inspect_err(|_| {
        remove_part(&part);
        for beside in ["vault", "proof"] {
            let _ = fs::remove_file(home.join(format!("{stem}.{beside}")));
        }
    })
}

/// Opens a backup again, reads every page, counts, and renews its proof.
///
/// # Errors
/// [`BackupError::Altered`] when the file is not the one that was proven; [`BackupError::Open`] when it is damaged.
pub fn prove(
    unlocked: &Unlocked,
    backup: &Backup,
    now: NaiveDateTime,
    check: impl FnOnce(&Connection) -> Result<Counts, String>,
) -> Result<Proof, BackupError> {
    let (sum, bytes) = fingerprint(&backup.path)?;
    if backup.proof.as_ref().is_some_and(|proof| proof.sum != sum) {
        return Err(BackupError::Altered(backup.path.clone()));
    }
    let counts = open_and_check(unlocked, &backup.path, check)?;
    // Proving an old backup again does not make it a new one.
    let proof = Proof {
        proven: now,
        made: backup
            .proof
            .as_ref()
            .map(|proof| proof.made.unwrap_or(proof.proven)),
        counts,
        bytes,
        sum,
    };
    if let (Some(home), Some(stem)) = (
        backup.path.parent(),
        backup.path.file_stem().and_then(|s| s.to_str()),
    ) {
        write_proof(home, stem, &proof)?;
    }
    Ok(proof)
}

/// Puts a backup in the place of the live database, which is set aside with its log. Every connection must be closed.
/// The backup is proven first and its copy compared with it. Afterwards the caller opens the database and starts a new
/// device incarnation: re-using the old one would fork its chain.
///
/// # Errors
/// [`BackupError`]; the live database is in place unless everything before the last rename succeeded.
pub fn restore(
    unlocked: &Unlocked,
    backup: &Backup,
    now: NaiveDateTime,
    check: impl FnOnce(&Connection) -> Result<Counts, String>,
) -> Result<Restored, BackupError> {
    const DOING: &str = "restoring the backup";
    let _alone = unlocked.at_backups();
    let dir = unlocked.dir();
    let proof = prove(unlocked, backup, now, check)?;
    let free = fs4::available_space(dir).map_err(|e| FolderError::of(DOING, dir, e))?;
    let needed = needed_for(proof.bytes);
    if free < needed {
        return Err(BackupError::Room { needed, free });
    }
    let part = dir.join(format!("{}.part", folder::ARRIVING));
    let attempt = || -> Result<(), BackupError> {
        let said = |e| FolderError::of(DOING, &part, e);
        io::copy(
            &mut File::open(&backup.path).map_err(said)?,
            &mut folder::private_file(&part).map_err(said)?,
        )
        .map_err(said)?;
        folder::sync_file(&part).map_err(said)?;
        if fingerprint(&part)?.0 != proof.sum {
            return Err(BackupError::Altered(backup.path.clone()));
        }
        fs::rename(&part, dir.join(folder::ARRIVING))
            .and_then(|()| folder::sync_folder(dir))
            .map_err(said)?;
        Ok(())
    };
    attempt().inspect_err(|_| remove_part(&part))?;
    // From here a power cut is finished at the next unlock.
    let set_aside = folder::set_aside(
        dir,
        &format!("{}-before-restore", now.format("%Y-%m-%dT%H%M")),
    )?;
    folder::finish_arrival(dir)?;
    Ok(Restored {
        set_aside,
        counts: proof.counts,
    })
}

/// Free space needed for a copy of this many bytes: a tenth more for pages in flight, and 1 MB for the files beside it.
#[must_use]
pub fn needed_for(bytes: u64) -> u64 {
    bytes + bytes / 10 + 1_000_000
}

fn room(dir: &Path) -> Result<(), BackupError> {
    let length = |name: &&str| fs::metadata(dir.join(name)).map_or(0, |about| about.len());
    let needed = needed_for(folder::LIVE_FILES.iter().map(length).sum());
    let free = fs4::available_space(dir).map_err(|e| FolderError::of("making a backup", dir, e))?;
    if free < needed {
        Err(BackupError::Room { needed, free })
    } else {
        Ok(())
    }
}

fn open_and_check(
    unlocked: &Unlocked,
    path: &Path,
    check: impl FnOnce(&Connection) -> Result<Counts, String>,
) -> Result<Counts, BackupError> {
    // Any schema may be checked for wholeness; whether it can be used is asked when it is opened for use.
    let copy = open::open_reader(path, unlocked.key(), i64::MAX)?;
    open::check_whole(&copy, path)?;
    check(&copy).map_err(BackupError::NotProven)
}

fn fingerprint(path: &Path) -> Result<(String, u64), FolderError> {
    let attempt = || -> io::Result<(String, u64)> {
        let mut hasher = blake3::Hasher::new();
        let bytes = io::copy(&mut File::open(path)?, &mut hasher)?;
        Ok((hasher.finalize().to_hex().to_string(), bytes))
    };
    attempt().map_err(|e| FolderError::of("reading the backup", path, e))
}

fn remove_part(part: &Path) {
    for end in ["", "-journal", "-wal", "-shm"] {
        let mut name = part.as_os_str().to_owned();
        name.push(end);
        let _ = fs::remove_file(PathBuf::from(name));
    }
}
