//! One instance at a time: an operating-system lock on a file in the data folder.
//!
//! Two writers would each believe that they hold the newest change of this device and would fork its chain. The lock
//! is the system's own, so a crash or `kill -9` releases it and no stale file can shut anybody out. Nothing here knows
//! what the folder holds.

use std::fs::{File, OpenOptions};
use std::path::Path;

use fs4::FileExt;

use crate::folder::{self, FolderError};
use crate::place::{self, Place};

/// Held for as long as an instance uses the data folder; dropping it lets another in.
#[derive(Debug)]
pub struct LockGuard {
    file: File,
}

/// Why the folder could not be taken into use.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another instance holds it.
    #[error(
        "Waymark is already open on this data folder. Two windows writing at once could lose work, so this one stopped. \
         Use the window that is open, or close it and try again."
    )]
    Busy,
    /// The folder is somewhere that cannot keep a database safe.
    #[error("{0}")]
    Place(String),
    /// The lock file could not be made.
    #[error(transparent)]
    Folder(#[from] FolderError),
}

impl LockGuard {
    /// Takes the folder, which must exist.
    ///
    /// # Errors
    /// [`LockError::Busy`] when another instance has it; [`LockError::Place`] on a network or synchronised folder,
    /// where locks are not reliable; [`LockError::Folder`] when the lock file cannot be opened.
    pub fn take(dir: &Path) -> Result<Self, LockError> {
        if let Place::Refuse(sentence) = place::judge(dir) {
            return Err(LockError::Place(sentence));
        }
        let path = dir.join(folder::LOCK);
        let said = |e| FolderError::of("opening the data folder", &path, e);
        // The content is never used, so it is never truncated: on Windows that would fail while another holds it.
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(said)?;
        match FileExt::try_lock(&file) {
            Ok(()) => Ok(Self { file }),
            Err(fs4::TryLockError::WouldBlock) => Err(LockError::Busy),
            Err(fs4::TryLockError::Error(e)) => Err(said(e).into()),
        }
    }
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        // Closing the file would do; unlocking says so.
        let _ = FileExt::unlock(&self.file);
    }
}
