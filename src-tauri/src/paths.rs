//! Where the vault's folder is, and what this instance is called. Knows nothing of what is inside the folder.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::PathBuf;

use tauri::{AppHandle, Manager as _};

/// Names another folder than the system's; tests and portable installations set it.
const DATA_DIR: &str = "WAYMARK_DATA_DIR";

/// The folder that holds the vault: `WAYMARK_DATA_DIR`, or `Waymark` in the system's folder for application data.
///
/// # Errors
/// When the system names no such folder.
pub(crate) fn data_dir(app: &AppHandle) -> tauri::Result<PathBuf> {
    match std::env::var_os(DATA_DIR) {
        Some(dir) if !dir.is_empty() => Ok(PathBuf::from(dir)),
        _ => Ok(app.path().data_dir()?.join("Waymark")),
    }
}

/// One window per folder: the invented authority, or a folder of one's own, may be open beside the team's. The vault's
/// own lock is what keeps data safe; this only brings the right window forward.
pub(crate) fn instance_name(sample: bool) -> String {
    let mut name = String::from("org.waymark.desktop");
    if let Some(dir) = std::env::var_os(DATA_DIR).filter(|dir| !dir.is_empty()) {
        let mut hasher = DefaultHasher::new();
        dir.hash(&mut hasher);
        name.push_str(&format!(".folder{:x}", hasher.finish()));
    }
    if sample {
        name.push_str(".invented");
    }
    name
}
