//! The open vault, and what is only true while it is open.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use uuid::Uuid;
use waymark_store::Store;
use waymark_store::vault::{RecoveryKey, Unlocked};

use crate::imports::Pending;
use crate::pack::Kept;

/// One unlocking. Dropped on lock: connections close, keys are wiped, files that were being imported are forgotten.
pub(crate) struct Session {
    /// The one door to the casework.
    pub(crate) store: Store,
    /// The keys and the lock on the folder.
    pub(crate) unlocked: Unlocked,
    /// Files that were read and not yet accepted.
    pending: Mutex<HashMap<Uuid, Pending>>,
    /// The pack that was set last.
    pack: Mutex<Option<Arc<Kept>>>,
    /// What to say once: the end of the last session is missing, or the last backup failed.
    warning: Mutex<Option<String>>,
    /// The recovery key, from being shown until it is typed back.
    recovery: Mutex<Option<RecoveryKey>>,
    backup_failed: AtomicBool,
    active: AtomicI64,
    // Last: fields go in the order in which they stand, so this goes when the database is closed and the folder is free.
    alive: Arc<()>,
}

impl Session {
    pub(crate) fn new(
        store: Store,
        unlocked: Unlocked,
        warning: Option<String>,
        now_ms: i64,
    ) -> Self {
        Self {
            store,
            unlocked,
            pending: Mutex::default(),
            pack: Mutex::default(),
            warning: Mutex::new(warning),
            recovery: Mutex::default(),
            backup_failed: AtomicBool::new(false),
            active: AtomicI64::new(now_ms),
            alive: Arc::default(),
        }
    }

    /// Lives until all of this unlocking is over, its closing included.
    pub(crate) fn alive(&self) -> Weak<()> {
        Arc::downgrade(&self.alive)
    }

    /// What the person should know about this unlocking.
    pub(crate) fn warning(&self) -> Option<String> {
        self.warning
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Whether a backup has failed since unlocking: it is not tried again every quarter of a minute.
    pub(crate) fn warned_of_backup(&self) -> bool {
        self.backup_failed.load(Ordering::Relaxed)
    }

    /// Says that a backup failed.
    pub(crate) fn warn(&self, sentence: String) {
        self.backup_failed.store(true, Ordering::Relaxed);
        *self.warning.lock().unwrap_or_else(PoisonError::into_inner) = Some(sentence);
    }

    pub(crate) fn show_recovery(&self, key: RecoveryKey) {
        *self.recovery.lock().unwrap_or_else(PoisonError::into_inner) = Some(key);
    }

    /// Compares what was typed with the key that was shown, and forgets the key when they agree.
    pub(crate) fn confirm_recovery(&self, typed: &str) -> Result<(), String> {
        let mut held = self.recovery.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(key) = held.as_ref() else {
            return Err("The key that was shown has been forgotten, because the vault was locked in between. Ask for a new one.".into());
        };
        key.confirm(typed).map_err(|error| error.to_string())?;
        *held = None;
        Ok(())
    }

    /// Somebody is at the keyboard.
    pub(crate) fn touch(&self, now_ms: i64) {
        self.active.store(now_ms, Ordering::Relaxed);
    }

    /// Milliseconds since anybody was.
    pub(crate) fn idle_ms(&self, now_ms: i64) -> i64 {
        now_ms.saturating_sub(self.active.load(Ordering::Relaxed))
    }

    /// The pack that was set last.
    pub(crate) fn kept_pack(&self) -> Option<Arc<Kept>> {
        let held = self.pack.lock().unwrap_or_else(PoisonError::into_inner);
        held.clone()
    }

    /// Keeps a pack in place of the one before: whoever arranges a meeting sees its pack anew after each change.
    pub(crate) fn keep_pack(&self, pack: Arc<Kept>) {
        *self.pack.lock().unwrap_or_else(PoisonError::into_inner) = Some(pack);
    }

    /// Forgets every file that was read and not accepted, and the pack that was set: a child who was just erased may stand in
    /// one.
    pub(crate) fn forget_files(&self) {
        *self.pack.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.pending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// Keeps a file that was read. Only one waits at a time: a 60 MB file must not stay in memory when another is chosen.
    pub(crate) fn keep(&self, token: Uuid, pending: Pending) {
        let mut held = self.pending.lock().unwrap_or_else(PoisonError::into_inner);
        held.clear();
        held.insert(token, pending);
    }

    /// The file of this token, if it is still there.
    pub(crate) fn take(&self, token: Uuid) -> Option<Pending> {
        self.pending
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&token)
    }

    /// Closes the casework and keeps the vault unlocked: for putting a backup in its place.
    pub(crate) fn close(self) -> Result<Unlocked, crate::Failure> {
        self.store.close()?;
        Ok(self.unlocked)
    }
}
