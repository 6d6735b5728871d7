//! The vault: how a person's passphrase, or the recovery key on paper, becomes the key of the database.
//!
//! The database is encrypted with a random key. That key is wrapped in *slots*: one opened by the passphrase, one by
//! the recovery key. A slot can be replaced without touching the database or the other slot. What must not be here:
//! SQL, the ledger, anything about a child. The wrapped key and its parameters are all that is ever written.
//!
//! A wrong passphrase changes nothing and waits longer each time ([`tries`]). A file that was weakened, damaged or
//! written by a newer version is refused with a sentence, never guessed at.

mod error;
mod file;
mod kdf;
mod key;
pub mod passphrase;
mod recovery;
mod slot;
pub mod tries;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use uuid::Uuid;

pub use error::VaultError;
pub use kdf::Kdf;
pub use key::DataKey;
pub use passphrase::PassphraseError;
pub use recovery::{RecoveryKey, RecoveryKeyError};

use crate::folder::{self, FolderError};
use crate::lock::{LockError, LockGuard};
use crate::open;
use file::VaultFile;
use slot::Slot;

/// What stands in a data folder, told without any key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VaultState {
    /// Nothing yet: a first run.
    None,
    /// A vault that waits for its passphrase.
    Locked {
        /// How long until an attempt is taken; zero unless a wrong passphrase was given shortly before.
        wait: Duration,
    },
    /// Another instance has it open.
    Busy,
    /// The key file and its copies are damaged or gone, so nothing can be opened.
    Damaged {
        /// What to tell the person.
        sentence: String,
    },
    /// Written by a newer version; left untouched.
    Newer {
        /// What to tell the person.
        sentence: String,
    },
    /// The folder cannot be used: on a network drive, not writable, not a folder.
    Refused {
        /// What to tell the person.
        sentence: String,
    },
}

/// An open vault: the data key, and the folder held against other instances. Dropping it wipes the key and lets go.
#[derive(Debug)]
pub struct Unlocked {
    dir: PathBuf,
    vault: Uuid,
    key: DataKey,
    at_backups: Mutex<()>,
    // Last, so that the folder is free only when the key is gone.
    _lock: LockGuard,
}

impl Unlocked {
    /// The data folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The key of the database.
    #[must_use]
    pub fn key(&self) -> &DataKey {
        &self.key
    }

    /// Whoever makes a backup or puts one back holds this: the first backup of a day is made beside the work, an import
    /// makes its own, and both copy through one unproven file. The second waits.
    pub(crate) fn at_backups(&self) -> MutexGuard<'_, ()> {
        // What a panic left is an unproven copy, which the next one removes.
        self.at_backups
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Identifies the vault; the same on every computer that holds a copy of it.
    #[must_use]
    pub fn vault(&self) -> Uuid {
        self.vault
    }

    /// Where the database is.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.dir.join(folder::DATABASE)
    }
}

/// Looks at a data folder without a key. Takes and lets go of the lock, and changes nothing.
#[must_use]
pub fn state(dir: &Path) -> VaultState {
    let refused = |e: &dyn std::error::Error| VaultState::Refused {
        sentence: e.to_string(),
    };
    match file::read(dir) {
        Err(e @ VaultError::Newer { .. }) => {
            return VaultState::Newer {
                sentence: e.to_string(),
            };
        }
        Err(e @ VaultError::Damaged) => {
            return VaultState::Damaged {
                sentence: e.to_string(),
            };
        }
        Err(e) => return refused(&e),
        Ok(None) if !dir.join(folder::DATABASE).exists() => {
            return if dir.is_file() {
                refused(&FolderError::NotAFolder {
                    doing: "opening the data folder",
                    path: dir.to_path_buf(),
                })
            } else {
                VaultState::None
            };
        }
        Ok(None) => {
            return VaultState::Damaged {
                sentence: VaultError::Damaged.to_string(),
            };
        }
        Ok(Some(_)) => {}
    }
    match LockGuard::take(dir) {
        Ok(_) => {}
        Err(LockError::Busy) => return VaultState::Busy,
        Err(e) => return refused(&e),
    }
    // A missing or damaged database is told after unlocking, because restoring a backup needs the key.
    VaultState::Locked {
        wait: tries::wait(dir, now()),
    }
}

/// Makes a vault and its empty database in `dir`, which is created when absent. The recovery key is returned once and
/// kept nowhere.
///
/// The order makes a power cut harmless: first a whole encrypted database under a name that nothing opens, then the
/// key file, then the database's own name.
///
/// # Errors
/// [`VaultError::Exists`] when there is a vault or database already; [`VaultError::Passphrase`] when the passphrase
/// is too short; [`VaultError::Lock`] on a network or synchronised folder; and what the disk says.
pub fn create(
    dir: &Path,
    passphrase: &str,
    kdf: Kdf,
) -> Result<(Unlocked, RecoveryKey), VaultError> {
    passphrase::check(passphrase)?;
    kdf.check()?;
    if let crate::place::Place::Refuse(sentence) = crate::place::judge(dir) {
        return Err(LockError::Place(sentence).into());
    }
    folder::prepare(dir)?;
    let lock = LockGuard::take(dir)?;
    if !matches!(file::read(dir), Ok(None)) || dir.join(folder::DATABASE).exists() {
        return Err(VaultError::Exists(dir.to_path_buf()));
    }
    let key = DataKey::generate()?;
    let recovery = RecoveryKey::generate()?;
    let vault = Uuid::now_v7();
    let slots = vec![
        Slot::for_passphrase(vault, passphrase, kdf, &key)?,
        Slot::for_recovery(vault, &recovery, &key)?,
    ];
    open::make_empty(&dir.join(folder::ARRIVING), &key)?;
    file::write(dir, &VaultFile { vault, slots })?;
    folder::finish_arrival(dir)?;
    tries::clear(dir);
    Ok((
        Unlocked {
            dir: dir.to_path_buf(),
            vault,
            key,
            at_backups: Mutex::default(),
            _lock: lock,
        },
        recovery,
    ))
}

/// Opens the vault with the passphrase. Takes about half a second, by design.
///
/// # Errors
/// [`VaultError::WrongPassphrase`] or [`VaultError::TooSoon`] with the wait; [`VaultError::Lock`] when another
/// instance has it; [`VaultError::Damaged`], [`VaultError::Newer`] and [`VaultError::WeakParameters`] for the file.
pub fn unlock(dir: &Path, passphrase: &str) -> Result<Unlocked, VaultError> {
    unlock_at(dir, passphrase, now())
}

/// [`unlock`] with the time given, in UTC milliseconds. Only the waits depend on it.
///
/// # Errors
/// As [`unlock`].
pub fn unlock_at(dir: &Path, passphrase: &str, now: i64) -> Result<Unlocked, VaultError> {
    let open = |slot: &Slot, vault| slot.open_with_passphrase(vault, passphrase);
    enter(dir, now, open, |wait| VaultError::WrongPassphrase { wait })
}

/// Opens the vault with the recovery key as typed. The passphrase stays what it was; offer to change it.
///
/// # Errors
/// [`VaultError::RecoveryKey`] when it cannot be one (not counted as an attempt); [`VaultError::WrongRecoveryKey`]
/// when it is another; otherwise as [`unlock`].
pub fn unlock_with_recovery(dir: &Path, typed: &str) -> Result<Unlocked, VaultError> {
    unlock_with_recovery_at(dir, typed, now())
}

/// [`unlock_with_recovery`] with the time given, in UTC milliseconds. Only the waits depend on it.
///
/// # Errors
/// As [`unlock_with_recovery`].
pub fn unlock_with_recovery_at(dir: &Path, typed: &str, now: i64) -> Result<Unlocked, VaultError> {
    let recovery = RecoveryKey::parse(typed)?;
    let open = |slot: &Slot, vault| Ok(slot.open_with_recovery(vault, &recovery));
    enter(dir, now, open, |wait| VaultError::WrongRecoveryKey { wait })
}

fn enter(
    dir: &Path,
    now: i64,
    open: impl Fn(&Slot, Uuid) -> Result<Option<DataKey>, VaultError>,
    wrong: impl Fn(Duration) -> VaultError,
) -> Result<Unlocked, VaultError> {
    let file = file::read(dir)?.ok_or_else(|| VaultError::Absent(dir.to_path_buf()))?;
    let lock = LockGuard::take(dir)?;
    let key = attempt(dir, now, &file, open, wrong)?;
    file::heal(dir, &file);
    folder::prepare(dir)?;
    folder::finish_arrival(dir)?;
    Ok(Unlocked {
        dir: dir.to_path_buf(),
        vault: file.vault,
        key,
        at_backups: Mutex::default(),
        _lock: lock,
    })
}

fn attempt(
    dir: &Path,
    now: i64,
    file: &VaultFile,
    open: impl Fn(&Slot, Uuid) -> Result<Option<DataKey>, VaultError>,
    wrong: impl Fn(Duration) -> VaultError,
) -> Result<DataKey, VaultError> {
    let wait = tries::wait(dir, now);
    if !wait.is_zero() {
        return Err(VaultError::TooSoon { wait });
    }
    let wait = tries::count(dir, now);
    for slot in &file.slots {
        let opened = open(slot, file.vault).inspect_err(|_| tries::uncount(dir))?;
        if let Some(key) = opened {
            tries::clear(dir);
            return Ok(key);
        }
    }
    Err(wrong(wait))
}

/// Whether this is the passphrase of an open vault: asked again before something grave. Counts like an attempt.
///
/// # Errors
/// [`VaultError::WrongPassphrase`] or [`VaultError::TooSoon`] with the wait.
pub fn confirm_passphrase(unlocked: &Unlocked, passphrase: &str) -> Result<(), VaultError> {
    let file = own_file(unlocked)?;
    let open = |slot: &Slot, vault| slot.open_with_passphrase(vault, passphrase);
    attempt(&unlocked.dir, now(), &file, open, |wait| {
        VaultError::WrongPassphrase { wait }
    })
    .map(|_| ())
}

/// Gives the vault another passphrase. One slot is wrapped anew; the database and the recovery key stay as they are.
/// The copies beside the backups follow, so that the old passphrase opens nothing any more.
///
/// # Errors
/// [`VaultError::Passphrase`] when the new one is too short, and what the disk says; the old one then still opens.
pub fn change_passphrase(unlocked: &Unlocked, new: &str, kdf: Kdf) -> Result<(), VaultError> {
    passphrase::check(new)?;
    let slot = Slot::for_passphrase(unlocked.vault, new, kdf, &unlocked.key)?;
    replace_slot(unlocked, slot)
}

/// Gives the vault another recovery key; the old sheet opens nothing any more.
///
/// # Errors
/// What the disk says; the old key then still opens.
pub fn new_recovery_key(unlocked: &Unlocked) -> Result<RecoveryKey, VaultError> {
    let recovery = RecoveryKey::generate()?;
    let slot = Slot::for_recovery(unlocked.vault, &recovery, &unlocked.key)?;
    replace_slot(unlocked, slot)?;
    Ok(recovery)
}

fn replace_slot(unlocked: &Unlocked, slot: Slot) -> Result<(), VaultError> {
    let mut file = own_file(unlocked)?;
    file.slots
        .retain(|old| old.takes_passphrase() != slot.takes_passphrase());
    file.slots.push(slot);
    file.slots.sort_by_key(|slot| !slot.takes_passphrase());
    file::write(&unlocked.dir, &file)?;
    file::refresh_beside_backups(&unlocked.dir, &file)?;
    Ok(())
}

/// The vault file as it is now, refused when it is another vault's: the folder was exchanged under an open instance.
fn own_file(unlocked: &Unlocked) -> Result<VaultFile, VaultError> {
    let file =
        file::read(&unlocked.dir)?.ok_or_else(|| VaultError::Absent(unlocked.dir.clone()))?;
    if file.vault == unlocked.vault {
        Ok(file)
    } else {
        Err(VaultError::Damaged)
    }
}

/// The vault file of an open vault as bytes, to lie beside a backup.
pub(crate) fn copy_for_backup(unlocked: &Unlocked) -> Result<Vec<u8>, VaultError> {
    Ok(own_file(unlocked)?.encode())
}

fn now() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
