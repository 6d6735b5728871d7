//! Where a data folder may live.
//!
//! SQLite's locks and its write-ahead log are not safe over a network, and a synchronising folder uploads half-written
//! files and makes conflict copies of a database. Both lose records quietly, so both are refused before the first
//! byte. This module only judges a path; it opens nothing in it.

use std::path::{Component, Path, PathBuf};

/// What may be done in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A local disk as far as can be told.
    Fine,
    /// Probably a local disk seen through a virtual machine: it works, but its promises are not known.
    Warn(String),
    /// A network, UNC or synchronised folder.
    Refuse(String),
}

/// File systems that live on another machine.
const NETWORK: [&str; 22] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "ncp",
    "coda",
    "ceph",
    "gfs2",
    "ocfs2",
    "lustre",
    "glusterfs",
    "fuse.glusterfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "davfs",
    "fuse.davfs2",
];
/// File systems through which a virtual machine sees its host's disk: usually local, not always honest about syncing.
const SHARED_WITH_HOST: [&str; 6] = [
    "9p",
    "vboxsf",
    "virtiofs",
    "fuse.vmhgfs-fuse",
    "drvfs",
    "prl_fs",
];

/// Judges a folder, which need not exist yet.
#[must_use]
pub fn judge(dir: &Path) -> Place {
    let by_text = judge_text(dir);
    if by_text != Place::Fine {
        return by_text;
    }
    // A mapped drive letter on Windows and a symbolic link anywhere show their true home only here.
    let real = nearest_real(dir);
    let by_real_text = judge_text(&real);
    if by_real_text != Place::Fine {
        return by_real_text;
    }
    match std::fs::read_to_string("/proc/mounts") {
        Ok(mounts) => judge_mounts(&real, &mounts),
        Err(_) => Place::Fine,
    }
}

/// Judges by the path's own words: UNC paths and the folders of the well-known synchronisers.
#[must_use]
pub fn judge_text(dir: &Path) -> Place {
    let text = dir.to_string_lossy();
    let flat = text.replace('/', "\\");
    let upper = flat.to_uppercase();
    let unc = upper.starts_with(r"\\?\UNC\")
        || (flat.starts_with(r"\\") && !upper.starts_with(r"\\?\") && !upper.starts_with(r"\\.\"));
    // `//server/share` is a UNC path only where backslashes are; on Unix it is a slip for `/server/share`.
    if unc && (cfg!(windows) || text.starts_with('\\')) {
        return refuse_network(&text);
    }
    flat.split('\\').find_map(synchroniser).map_or(Place::Fine, |name| {
        Place::Refuse(format!(
            "{text} is inside a {name} folder. {name} copies files while they are being written, which can damage the database, \
             so Waymark will not keep its data there. Choose a folder on this computer that is not synchronised. \
             Backups may be copied to {name} afterwards: they are encrypted."
        ))
    })
}

/// Judges by the file system that holds the folder, given the text of `/proc/mounts` (proc(5): device, mount point,
/// type, options; spaces in a mount point are written `\040`).
#[must_use]
pub fn judge_mounts(dir: &Path, mounts: &str) -> Place {
    let holder = mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace().skip(1);
            Some((PathBuf::from(unescape(words.next()?)), words.next()?))
        })
        .filter(|(point, _)| dir.starts_with(point))
        // The longest mount point wins; of two on the same point, the later one hides the earlier.
        .fold(None, |best: Option<(PathBuf, &str)>, found| match best {
            Some(best) if best.0.components().count() > found.0.components().count() => Some(best),
            _ => Some(found),
        });
    let Some((_, kind)) = holder else {
        return Place::Fine;
    };
    let kind = kind.to_lowercase();
    if NETWORK.contains(&kind.as_str()) {
        return refuse_network(&dir.to_string_lossy());
    }
    if SHARED_WITH_HOST.contains(&kind.as_str()) {
        return Place::Warn(format!(
            "{} is on a disk shared with the host computer ({kind}). Waymark can work there, but a power cut may cost more than on a \
             disk of this computer's own.",
            dir.display()
        ));
    }
    Place::Fine
}

fn refuse_network(text: &str) -> Place {
    Place::Refuse(format!(
        "{text} is on a network drive. A database on a network drive can be damaged when the connection drops, so Waymark will not keep \
         its data there. Choose a folder on this computer. Backups may be copied to the network afterwards: they are encrypted."
    ))
}

/// The synchroniser that owns a folder of this name, if any. OneDrive for a council is "OneDrive - Name of Council".
fn synchroniser(folder: &str) -> Option<&'static str> {
    let name = folder.to_lowercase();
    match name.as_str() {
        "dropbox" => Some("Dropbox"),
        "google drive" | "googledrive" | "my drive" => Some("Google Drive"),
        "icloud drive" | "iclouddrive" | "com~apple~clouddocs" => Some("iCloud Drive"),
        "box sync" => Some("Box"),
        "nextcloud" => Some("Nextcloud"),
        _ if name == "onedrive"
            || name.starts_with("onedrive -")
            || name.starts_with("onedrive-") =>
        {
            Some("OneDrive")
        }
        _ if name.starts_with("dropbox (") => Some("Dropbox"),
        _ => None,
    }
}

/// The folder's true path, or that of its nearest parent that exists, with the rest as written.
fn nearest_real(dir: &Path) -> PathBuf {
    let absolute = std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf());
    for parent in absolute.ancestors() {
        if let Ok(real) = parent.canonicalize() {
            let rest = absolute.strip_prefix(parent).unwrap_or(Path::new(""));
            return rest
                .components()
                .filter(|c| matches!(c, Component::Normal(_)))
                .fold(real, |path, part| path.join(part));
        }
    }
    absolute
}

fn unescape(word: &str) -> String {
    // Only these four are written as octal in /proc/mounts.
    word.replace("\\040", " ")
        .replace("\\011", "\t")
        .replace("\\012", "\n")
        .replace("\\134", "\\")
}
