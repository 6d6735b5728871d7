//! The backups folder: names, the proofs beside them, what is there and what may go. Reads no backup's content.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{NaiveDate, NaiveDateTime};

use super::{Backup, Proof, Why, keep};
use crate::folder::{self, FolderError};

/// The backups of a data folder, newest first. Files that are not backups are passed over.
#[must_use]
pub fn list(dir: &Path) -> Vec<Backup> {
    let Ok(found) = fs::read_dir(dir.join(folder::BACKUPS)) else {
        return Vec::new();
    };
    let mut backups: Vec<_> = found
        .flatten()
        .filter_map(|entry| recognise(&entry.path()))
        .collect();
    backups.sort_by_cached_key(|backup| Reverse(age(backup)));
    backups
}

/// What tells which of two backups is the newer. The name knows the minute only, and several are made in one minute: the proof
/// knows the moment, the file when it was last written, and the name at last how many had the same name before it.
fn age(
    backup: &Backup,
) -> (
    NaiveDateTime,
    NaiveDateTime,
    Option<SystemTime>,
    u32,
    PathBuf,
) {
    let moment = backup
        .proof
        .as_ref()
        .and_then(|proof| proof.made)
        .unwrap_or(backup.made);
    let written = fs::metadata(&backup.path)
        .and_then(|about| about.modified())
        .ok();
    let number = backup
        .path
        .file_stem()
        .and_then(|stem| stem.to_str()?.rsplit_once('-')?.1.parse().ok())
        .unwrap_or(1);
    (backup.made, moment, written, number, backup.path.clone())
}

/// The newest backup that has its proof.
#[must_use]
pub fn newest_proven(dir: &Path) -> Option<Backup> {
    list(dir).into_iter().find(|backup| backup.proof.is_some())
}

/// The same, for the folder that holds this database.
pub(crate) fn newest_proven_beside(database: &Path) -> Option<Backup> {
    newest_proven(database.parent()?)
}

/// Whether today's first backup is still to be made.
#[must_use]
pub fn due(dir: &Path, today: NaiveDate) -> bool {
    !list(dir).iter().any(|backup| backup.made.date() == today)
}

/// Removes what the rule in [`keep`] does not keep, and says what it removed. Called after a backup was made, so that
/// the newest is always there. A file that cannot be removed is tried again next time.
pub fn prune(dir: &Path, today: NaiveDate) -> Vec<Backup> {
    let backups = list(dir);
    let made: Vec<_> = backups.iter().map(|backup| backup.made).collect();
    let keep = keep::keep(&made, today);
    let gone = backups
        .into_iter()
        .zip(keep)
        .filter(|(_, keep)| !keep)
        .map(|(backup, _)| backup);
    gone.filter(|backup| {
        let removed = fs::remove_file(&backup.path).is_ok();
        if removed {
            for beside in ["vault", "proof"] {
                let _ = fs::remove_file(backup.path.with_extension(beside));
            }
        }
        removed
    })
    .collect()
}

/// Removes these backups with what lies beside them, once something newer stands in their place. Says how many could not be
/// removed.
pub fn remove(backups: &[Backup]) -> usize {
    let mut left = 0;
    for backup in backups {
        if fs::remove_file(&backup.path).is_err() {
            left += 1;
            continue;
        }
        for beside in ["vault", "proof"] {
            let _ = fs::remove_file(backup.path.with_extension(beside));
        }
    }
    left
}

pub(super) fn write_proof(home: &Path, stem: &str, proof: &Proof) -> Result<(), FolderError> {
    let text = serde_json::to_vec_pretty(proof).expect("a proof has only numbers and text");
    folder::replace(
        home,
        &format!("{stem}.proof"),
        &text,
        "noting that the backup was proven",
    )
}

const STAMP: &str = "%Y-%m-%dT%H%M";

pub(super) fn free_stem(home: &Path, why: Why, now: NaiveDateTime) -> String {
    let stem = format!("waymark-{}-{}", now.format(STAMP), why.word());
    (1..)
        .map(|n| {
            if n == 1 {
                stem.clone()
            } else {
                format!("{stem}-{n}")
            }
        })
        .find(|stem| !home.join(format!("{stem}.db")).exists())
        .expect("an unbounded count of names has a free one")
}

pub(super) fn to_the_minute(at: NaiveDateTime) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(&at.format(STAMP).to_string(), STAMP).unwrap_or(at)
}

/// Reads a backup from its name, `waymark-2026-11-10T0912-daily.db`, and its proof from the file beside it.
fn recognise(path: &Path) -> Option<Backup> {
    let stem = path
        .file_name()?
        .to_str()?
        .strip_suffix(".db")?
        .strip_prefix("waymark-")?;
    let made = NaiveDateTime::parse_from_str(stem.get(..15)?, STAMP).ok()?;
    let word = stem.get(15..)?.strip_prefix('-')?.split('-').next()?;
    let why = Why::ALL.into_iter().find(|why| why.word() == word)?;
    let proof = fs::read(path.with_extension("proof"))
        .ok()
        .and_then(|text| serde_json::from_slice(&text).ok());
    Some(Backup {
        path: path.to_path_buf(),
        made,
        why,
        proof,
    })
}
