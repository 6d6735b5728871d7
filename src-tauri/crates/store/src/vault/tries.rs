//! Wrong passphrases: slower each time, never a lock-out.
//!
//! The wait doubles from one second to thirty. It keeps a passer-by from guessing at an unattended laptop; what keeps
//! a thief from guessing is Argon2id, since a thief would not use this program. So it stops at thirty seconds and
//! never locks the owner out. Counted in memory and in a small file, so that starting again does not start afresh.
//! Time is an argument, in milliseconds of any clock that goes forward.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::folder;

/// Longest wait.
pub const LONGEST: Duration = Duration::from_secs(30);

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Tries {
    /// Failures since the last success.
    failures: u32,
    /// No attempt before this instant, UTC milliseconds.
    not_before: i64,
}

/// What this process knows, by data folder: it holds even if the file was removed or could not be written.
static KNOWN: Mutex<BTreeMap<PathBuf, Tries>> = Mutex::new(BTreeMap::new());

/// The wait after this many failures in a row: 1, 2, 4, 8, 16, then 30 seconds.
#[must_use]
pub fn wait_after(failures: u32) -> Duration {
    match failures {
        0 => Duration::ZERO,
        n => LONGEST.min(Duration::from_secs(
            1_u64.checked_shl(n - 1).unwrap_or(u64::MAX),
        )),
    }
}

/// How long until another attempt is taken. A clock that was put back never makes it longer than [`LONGEST`].
pub(crate) fn wait(dir: &Path, now: i64) -> Duration {
    let tries = look(dir);
    let left = tries.not_before.saturating_sub(now).max(0).unsigned_abs();
    Duration::from_millis(left).min(wait_after(tries.failures))
}

/// Counts a failure and says how long to wait. Called before an attempt is tried and cleared after it succeeds, so
/// that stopping the program in the middle of an attempt gains nothing.
pub(crate) fn count(dir: &Path, now: i64) -> Duration {
    let failures = look(dir).failures.saturating_add(1);
    let wait = wait_after(failures);
    let not_before = now.saturating_add(i64::try_from(wait.as_millis()).unwrap_or(i64::MAX));
    put(
        dir,
        Tries {
            failures,
            not_before,
        },
    );
    wait
}

/// Takes back the last [`count`]: the attempt could not be made at all.
pub(crate) fn uncount(dir: &Path) {
    let tries = look(dir);
    put(
        dir,
        Tries {
            failures: tries.failures.saturating_sub(1),
            not_before: 0,
        },
    );
}

/// Forgets the failures: the right passphrase was given.
pub(crate) fn clear(dir: &Path) {
    known().remove(&place(dir));
    let _ = fs::remove_file(dir.join(folder::TRIES));
}

fn known() -> std::sync::MutexGuard<'static, BTreeMap<PathBuf, Tries>> {
    // A panic elsewhere leaves nothing half-done in a map of numbers.
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn place(dir: &Path) -> PathBuf {
    dir.canonicalize().unwrap_or_else(|_| dir.to_path_buf())
}

fn look(dir: &Path) -> Tries {
    let kept = fs::read(dir.join(folder::TRIES))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    // What this process counted holds; the file speaks for the processes before it.
    known().get(&place(dir)).copied().unwrap_or(kept)
}

fn put(dir: &Path, tries: Tries) {
    known().insert(place(dir), tries);
    // Not synced: a power cut is a slow way to try a passphrase.
    if let Ok(text) = serde_json::to_vec(&tries) {
        let _ = fs::write(dir.join(folder::TRIES), text);
    }
}
