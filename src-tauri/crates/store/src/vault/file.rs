//! The vault file: versioned JSON with a checksum, written twice.
//!
//! The checksum tells a damaged file from a wrong passphrase. Without it, one flipped bit in a wrapped key would say
//! "wrong passphrase" for ever, and somebody would believe it. Knows no passphrase and no key.

use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::VaultError;
use super::slot::Slot;
use crate::folder::{self, FolderError};

/// The version of the format that this program writes.
const VERSION: u32 = 1;

/// What the vault file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct VaultFile {
    /// Identifies the vault; every slot is bound to it.
    pub(crate) vault: Uuid,
    /// The ways to open it.
    pub(crate) slots: Vec<Slot>,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    waymark_vault: u32,
    /// BLAKE3 of the compact JSON of `body`, in hex.
    sum: String,
    body: VaultFile,
}

/// What reading one file came to.
enum Reading {
    Absent,
    Sound(VaultFile),
    Newer(u32),
    Damaged,
}

impl VaultFile {
    pub(crate) fn encode(&self) -> Vec<u8> {
        let envelope = Envelope {
            waymark_vault: VERSION,
            sum: self.sum(),
            body: self.clone(),
        };
        let mut bytes = serde_json::to_vec_pretty(&envelope)
            .expect("a vault file has only strings and numbers");
        bytes.push(b'\n');
        bytes
    }

    /// Of the struct and not of a JSON map: its fields come in one order, and unknown ones are refused when read.
    fn sum(&self) -> String {
        let text = serde_json::to_vec(self).expect("a vault file has only strings and numbers");
        blake3::hash(&text).to_hex().to_string()
    }
}

fn decode(bytes: &[u8]) -> Reading {
    #[derive(Deserialize)]
    struct Version {
        waymark_vault: u32,
    }
    match serde_json::from_slice::<Version>(bytes) {
        Ok(Version { waymark_vault }) if waymark_vault > VERSION => {
            return Reading::Newer(waymark_vault);
        }
        Ok(_) => {}
        Err(_) => return Reading::Damaged,
    }
    let Ok(envelope) = serde_json::from_slice::<Envelope>(bytes) else {
        return Reading::Damaged;
    };
    if envelope.body.sum() == envelope.sum {
        Reading::Sound(envelope.body)
    } else {
        Reading::Damaged
    }
}

fn read_one(path: &Path) -> Result<Reading, FolderError> {
    // A vault file is under 2 KB. Something else of that name is not read into memory whole.
    const MOST: u64 = 64 * 1024;
    let said = |e| FolderError::of("reading the key file", path, e);
    match fs::metadata(path) {
        Ok(about) if about.len() > MOST || !about.is_file() => return Ok(Reading::Damaged),
        Ok(_) => {}
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Reading::Absent),
        Err(e) => return Err(said(e)),
    }
    fs::read(path).map(|bytes| decode(&bytes)).map_err(said)
}

/// Reads the vault: from the file, else from its copy, else from the newest sound copy beside a backup.
/// `None` when there is no trace of a vault.
pub(crate) fn read(dir: &Path) -> Result<Option<VaultFile>, VaultError> {
    let mut trace = false;
    let mut beside: Vec<_> = fs::read_dir(dir.join(folder::BACKUPS))
        .map(|found| found.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    beside.retain(|path| path.extension().is_some_and(|e| e == "vault"));
    // The name starts with the date, so the last is the newest.
    beside.sort();
    let own = [dir.join(folder::VAULT), dir.join(folder::VAULT_COPY)];
    for path in own.into_iter().chain(beside.into_iter().rev()) {
        match read_one(&path)? {
            Reading::Sound(file) => return Ok(Some(file)),
            Reading::Newer(found) => {
                return Err(VaultError::Newer {
                    found,
                    known: VERSION,
                });
            }
            Reading::Damaged => trace = true,
            Reading::Absent => {}
        }
    }
    if trace {
        Err(VaultError::Damaged)
    } else {
        Ok(None)
    }
}

/// Writes the vault and its copy, each atomically.
pub(crate) fn write(dir: &Path, file: &VaultFile) -> Result<(), FolderError> {
    let bytes = file.encode();
    folder::replace(dir, folder::VAULT, &bytes, "saving the key file")?;
    folder::replace(
        dir,
        folder::VAULT_COPY,
        &bytes,
        "saving the key file's copy",
    )
}

/// Puts back whichever of the two is absent, damaged or behind. Best effort: the vault has been opened in any case.
pub(crate) fn heal(dir: &Path, file: &VaultFile) {
    let bytes = file.encode();
    for name in [folder::VAULT, folder::VAULT_COPY] {
        if fs::read(dir.join(name)).ok().as_deref() != Some(&bytes) {
            let _ = folder::replace(dir, name, &bytes, "repairing the key file");
        }
    }
}

/// Rewrites the copies beside the backups, so that every backup opens with today's passphrase and none still opens
/// with one that was given up. A copy that belongs to another vault is left alone.
pub(crate) fn refresh_beside_backups(dir: &Path, file: &VaultFile) -> Result<(), FolderError> {
    let backups = dir.join(folder::BACKUPS);
    let Ok(found) = fs::read_dir(&backups) else {
        return Ok(());
    };
    let bytes = file.encode();
    for entry in found.flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|e| e != "vault") {
            continue;
        }
        let another =
            matches!(read_one(&path)?, Reading::Sound(other) if other.vault != file.vault);
        if let (false, Some(name)) = (another, path.file_name().and_then(|n| n.to_str())) {
            folder::replace(
                &backups,
                name,
                &bytes,
                "saving the key file beside a backup",
            )?;
        }
    }
    Ok(())
}
