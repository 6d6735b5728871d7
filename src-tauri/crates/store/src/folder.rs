//! The data folder: which file is which, and how a small file is replaced so that a power cut leaves the old one or
//! the new one and never half of either.
//!
//! One folder holds everything, so that copying it copies everything and deleting it deletes everything. This module
//! knows no key, no SQL and no meaning of what it writes; it turns the disk's errors into sentences for the person.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The wrapped key and the parameters that unwrap it.
pub const VAULT: &str = "waymark.vault";
/// A second, identical vault file: losing the only wrapped key would lose every record.
pub const VAULT_COPY: &str = "waymark.vault.copy";
/// The encrypted database.
pub const DATABASE: &str = "waymark.db";
/// A whole, synced database that is about to take the place of [`DATABASE`]; see `finish_arrival`.
pub const ARRIVING: &str = "waymark.db.new";
/// Held by the operating system's lock while an instance runs.
pub const LOCK: &str = "waymark.lock";
/// The high-water mark ([`crate::mark`]).
pub const MARK: &str = "waymark.mark";
/// Which records were erased, by id alone ([`crate::erasure`]): kept beside the database, so that a backup that is put back
/// does not bring them back.
pub const ERASED: &str = "waymark.erased";
/// Failed attempts to unlock, so that a restart does not forget them.
pub const TRIES: &str = "waymark.tries";
/// Proven backups ([`crate::backup`]).
pub const BACKUPS: &str = "backups";
/// Files that were taken out of use. Nothing in here is ever deleted by the program.
pub const SET_ASIDE: &str = "set-aside";

/// The files that make up one live database: the database, its write-ahead log, the log's index, and the mark that says
/// how far it had come.
pub const LIVE_FILES: [&str; 4] = [DATABASE, MARK, "waymark.db-wal", "waymark.db-shm"];

/// Why the data folder could not be read or written, as a sentence that says what was kept and what to do.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// No room left on the disk, or a quota was reached.
    #[error(
        "There is no room left on the disk, so {doing} was stopped. What was saved before is still there. \
         Free some space on the drive that holds {} and try again.",
        path.display()
    )]
    Full {
        /// What was being done, as a phrase that fits after "so".
        doing: &'static str,
        /// The file or folder concerned.
        path: PathBuf,
    },
    /// The folder or the file may be read but not written.
    #[error(
        "{} cannot be written to, so {doing} was stopped. Nothing was changed. \
         Ask for permission to write there, or move the data folder to one of your own.",
        path.display()
    )]
    ReadOnly {
        /// What was being done.
        doing: &'static str,
        /// The file or folder concerned.
        path: PathBuf,
    },
    /// The folder or the file is not where it was expected.
    #[error(
        "{} is not there, so {doing} was stopped. Nothing was changed. \
         If the data folder was moved or is on a drive that is not connected, bring it back and try again.",
        path.display()
    )]
    Missing {
        /// What was being done.
        doing: &'static str,
        /// The file or folder concerned.
        path: PathBuf,
    },
    /// A file stands where a folder should be.
    #[error("{} is a file, not a folder, so {doing} was stopped. Nothing was changed. Choose a folder.", path.display())]
    NotAFolder {
        /// What was being done.
        doing: &'static str,
        /// The file concerned.
        path: PathBuf,
    },
    /// Anything else the operating system said.
    #[error("{doing} failed at {}: {source}. What was saved before is still there.", path.display())]
    Other {
        /// What was being done.
        doing: &'static str,
        /// The file or folder concerned.
        path: PathBuf,
        /// The operating system's own words.
        source: io::Error,
    },
}

impl FolderError {
    /// Sorts an error of the operating system into one the person can act on.
    pub fn of(doing: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full { doing, path },
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                Self::ReadOnly { doing, path }
            }
            io::ErrorKind::NotFound => Self::Missing { doing, path },
            io::ErrorKind::NotADirectory => Self::NotAFolder { doing, path },
            _ => Self::Other {
                doing,
                path,
                source,
            },
        }
    }
}

/// Makes the data folder and its two sub-folders, readable by this account only where the system can say so.
///
/// # Errors
/// When a folder cannot be made; folders made before the failure stay, empty.
pub fn prepare(dir: &Path) -> Result<(), FolderError> {
    const DOING: &str = "making the data folder";
    if dir.is_file() {
        return Err(FolderError::NotAFolder {
            doing: DOING,
            path: dir.to_path_buf(),
        });
    }
    let new = !dir.exists();
    for folder in [dir.to_path_buf(), dir.join(BACKUPS), dir.join(SET_ASIDE)] {
        fs::create_dir_all(&folder).map_err(|e| FolderError::of(DOING, &folder, e))?;
    }
    // A folder that was there before may be somebody's for other things as well; its files are private in any case.
    if new {
        keep_private(dir, true);
    }
    Ok(())
}

/// Takes away other accounts' access. Best effort: some file systems keep no permissions, and the content is
/// encrypted in any case.
pub(crate) fn keep_private(path: &Path, folder: bool) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = if folder { 0o700 } else { 0o600 };
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = (path, folder);
}

/// Replaces `name` in `dir` with `bytes`: a temporary file, synced, renamed over the old one, and the folder synced.
///
/// # Errors
/// On any failure the old file is untouched and the temporary is gone.
pub fn replace(
    dir: &Path,
    name: &str,
    bytes: &[u8],
    doing: &'static str,
) -> Result<(), FolderError> {
    let part = dir.join(format!("{name}.part"));
    let whole = dir.join(name);
    let attempt = || -> io::Result<()> {
        let mut file = private_file(&part)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&part, &whole)?;
        sync_folder(dir)
    };
    attempt().map_err(|e| {
        let _ = fs::remove_file(&part);
        FolderError::of(doing, &whole, e)
    })
}

/// An empty file that only this account may read, written from its start.
pub(crate) fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes renames in this folder durable. Windows has no such call; NTFS journals its renames.
pub(crate) fn sync_folder(dir: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(dir)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

/// Makes what was written to this file durable.
pub(crate) fn sync_file(path: &Path) -> io::Result<()> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)?
        .sync_all()
}

/// Finishes what a power cut interrupted between "the new database is whole" and "the new database is in place".
///
/// [`ARRIVING`] is only ever given its name once its content is complete and synced. So if the live database is
/// absent, the arriving one is the database; if both are there, the live one has not been set aside yet and the
/// arriving one is a copy that nobody relies on. A log that its database has left behind is set aside first: SQLite
/// would play it into the newcomer.
///
/// # Errors
/// When a rename or removal fails; every file keeps its content.
pub(crate) fn finish_arrival(dir: &Path) -> Result<(), FolderError> {
    const DOING: &str = "putting the database in place";
    let (arriving, live) = (dir.join(ARRIVING), dir.join(DATABASE));
    if !arriving.exists() {
        return Ok(());
    }
    if !live.exists() {
        set_aside(dir, "left-by-an-interrupted-restore")?;
    }
    let attempt = || -> io::Result<()> {
        if live.exists() {
            return fs::remove_file(&arriving);
        }
        fs::rename(&arriving, &live)?;
        sync_folder(dir)
    };
    attempt().map_err(|e| FolderError::of(DOING, &live, e))
}

/// Moves the live database with its log and its mark into a folder of their own under [`SET_ASIDE`], by rename, and
/// says where. The log goes with the database: it may hold changes that are in no other file.
///
/// `stamp` names the folder, for example `2026-11-10T0912-damaged`; a number is added when it is taken.
/// Returns `None` when there was nothing to move.
///
/// # Errors
/// When a rename fails. Files already moved stay where they were moved to, and none is lost.
pub fn set_aside(dir: &Path, stamp: &str) -> Result<Option<PathBuf>, FolderError> {
    const DOING: &str = "setting the database aside";
    if !LIVE_FILES.iter().any(|name| dir.join(name).exists()) {
        return Ok(None);
    }
    let home = (1..)
        .map(|n| {
            if n == 1 {
                stamp.to_owned()
            } else {
                format!("{stamp}-{n}")
            }
        })
        .map(|name| dir.join(SET_ASIDE).join(name))
        .find(|home| !home.exists())
        .expect("an unbounded count of names has a free one");
    let attempt = || -> io::Result<()> {
        fs::create_dir_all(&home)?;
        // The database first: if this stops half-way, a database that is gone is noticed and a log that is gone is not.
        for name in LIVE_FILES {
            let from = dir.join(name);
            if from.exists() {
                fs::rename(&from, home.join(name))?;
            }
        }
        sync_folder(&home)?;
        sync_folder(dir)
    };
    attempt().map_err(|e| FolderError::of(DOING, &home, e))?;
    Ok(Some(home))
}
