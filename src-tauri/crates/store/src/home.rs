//! Which copy of the database this is.
//!
//! A device incarnation numbers its own changes. If a folder is copied and both copies go on writing, two different
//! changes get one number, and laptops that receive them would never agree again. So the database remembers which file
//! on which machine it was, and a copy notices that it is not that file: then it begins an incarnation of its own.
//! Moving the folder on one disk is no copy. A virtual machine put back to a snapshot cannot be told from outside.

use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::folder::FolderError;

/// A digest of the machine and of the file itself: where the system has them, its number on the disk and the moment it
/// was made. Both change with every copy, and neither with a rename.
///
/// # Errors
/// When the file cannot be looked at.
pub fn fingerprint(database: &Path) -> Result<String, FolderError> {
    let about =
        fs::metadata(database).map_err(|e| FolderError::of("opening the database", database, e))?;
    let made = about
        .created()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .map(|since| since.as_nanos());
    #[cfg(unix)]
    let number = Some(std::os::unix::fs::MetadataExt::ino(&about));
    #[cfg(not(unix))]
    let number: Option<u64> = None;
    let machine = fs::read_to_string("/etc/machine-id")
        .ok()
        .or_else(|| std::env::var("COMPUTERNAME").ok());
    let said = format!("{machine:?} {number:?} {made:?}");
    Ok(blake3::derive_key(
        "Waymark: which copy of the database, version 1",
        said.as_bytes(),
    )
    .iter()
    .take(16)
    .map(|byte| format!("{byte:02x}"))
    .collect())
}
