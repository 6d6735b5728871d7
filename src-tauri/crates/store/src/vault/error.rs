//! Why a vault did not open, in sentences: what happened, what was kept, what to do.

use std::path::PathBuf;
use std::time::Duration;

use super::{Kdf, PassphraseError, RecoveryKeyError};
use crate::folder::FolderError;
use crate::lock::LockError;
use crate::open;

/// Why the vault did not open, or could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The passphrase does not meet the two rules.
    #[error(transparent)]
    Passphrase(#[from] PassphraseError),
    /// The recovery key as typed cannot be one. Not counted as an attempt.
    #[error(transparent)]
    RecoveryKey(#[from] RecoveryKeyError),
    /// The passphrase does not open this vault.
    #[error("That is not the passphrase of this vault. Nothing was changed. Wait {} and try again.", seconds(*wait))]
    WrongPassphrase {
        /// How long until another attempt is taken.
        wait: Duration,
    },
    /// The recovery key is well formed and opens another vault, or none.
    #[error(
        "That recovery key does not open this vault. Nothing was changed. It may be from another computer or have been replaced since. \
         Wait {} and try again.",
        seconds(*wait)
    )]
    WrongRecoveryKey {
        /// How long until another attempt is taken.
        wait: Duration,
    },
    /// Tried again before the wait was over. The attempt was not made.
    #[error("Wait {} before trying again. Nothing was changed.", seconds(*wait))]
    TooSoon {
        /// How long until another attempt is taken.
        wait: Duration,
    },
    /// Another instance has the folder, or the folder cannot be used.
    #[error(transparent)]
    Lock(#[from] LockError),
    /// The folder has no vault.
    #[error("There is no vault in {}. If the data folder was moved, choose the folder it is in now.", .0.display())]
    Absent(PathBuf),
    /// The folder has a vault already, or a database that a new vault could not open.
    #[error("There is already a vault or a database in {}. Nothing was changed. Unlock it, or choose an empty folder.", .0.display())]
    Exists(PathBuf),
    /// Neither the key file nor any copy can be read.
    #[error(
        "The key file waymark.vault and its copies are damaged, so the database cannot be opened. Nothing was changed. \
         Put back waymark.vault from a copy of this folder; the file beside any backup will do."
    )]
    Damaged,
    /// The vault file is of a newer version.
    #[error(
        "This vault was written by a newer version of Waymark (format {found}; this version knows {known}). Nothing was changed. Install the newer version."
    )]
    Newer {
        /// The version found.
        found: u32,
        /// The newest version known.
        known: u32,
    },
    /// The key file asks for less work than the floor.
    #[error(
        "The key file asks for weaker protection than Waymark allows ({} MiB, {} passes, {} lanes), so it was not used. Nothing was changed. \
         It may have been altered: put back waymark.vault from a copy.",
        .0.memory_kib / 1024, .0.passes, .0.lanes
    )]
    WeakParameters(Kdf),
    /// The key file asks for more work than any computer should give.
    #[error(
        "The key file asks for {} MiB of memory and {} passes, which no version of Waymark writes, so it was not used. Nothing was changed. \
         It may have been altered: put back waymark.vault from a copy.",
        .0.memory_kib / 1024, .0.passes
    )]
    AbsurdParameters(Kdf),
    /// Argon2id could not have its memory.
    #[error(
        "This computer could not give the {mib} MB of memory that unlocking needs. Nothing was changed. Close another program and try again."
    )]
    Memory {
        /// Memory asked for, in MiB.
        mib: u32,
    },
    /// The operating system gave no random bytes.
    #[error(
        "The operating system could not give random numbers ({0}), so no key was made. Nothing was changed. Restart the computer and try again."
    )]
    NoRandomness(String),
    /// The new database could not be made.
    #[error(transparent)]
    Database(#[from] open::OpenError),
    /// The disk refused.
    #[error(transparent)]
    Folder(#[from] FolderError),
}

fn seconds(wait: Duration) -> String {
    match wait.as_millis().div_ceil(1000) {
        0 | 1 => "a second".to_owned(),
        n => format!("{n} seconds"),
    }
}
