//! Puts bytes at a path so that the path always holds either the old file or the whole new one. Knows no window.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// Writes beside the target, makes sure that it is on the disk, then takes the target's place.
///
/// # Errors
/// A sentence for the person; the file that was there before, if any, is untouched.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Result<(), String> {
    // A link is followed, so that the file behind it is replaced and not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if fs::metadata(&target).is_ok_and(|about| about.permissions().readonly()) {
        return Err(format!(
            "{} is marked read-only, so it was left as it is. Save under another name.",
            shown(path)
        ));
    }
    if target.is_dir() {
        return Err(format!(
            "{} is a folder, so nothing was written. Save under another name.",
            shown(path)
        ));
    }
    let beside = beside(&target);
    let written = File::create_new(&beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, &target));
    if let Err(error) = written {
        // Nothing half-written stays behind; if even this fails there is nothing more to try.
        let _ = fs::remove_file(&beside);
        return Err(said(&error, path));
    }
    Ok(())
}

/// Its name is short whatever the target's is: a name of the full length that a folder allows has no room for more.
fn beside(target: &Path) -> PathBuf {
    // Two files may be saved into one folder at a time.
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    target.with_file_name(format!(".waymark-{}-{number}.part", std::process::id()))
}

fn shown(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn said(error: &io::Error, path: &Path) -> String {
    let name = shown(path);
    // Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION.
    let open_elsewhere = cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33));
    match error.kind() {
        _ if open_elsewhere => format!(
            "{name} is open in another program. Close it there and save again, or save under another name. The old file is untouched."
        ),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!(
                "{name} could not be saved: this folder may not be written to. Choose another folder. Nothing was changed."
            )
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            format!(
                "{name} could not be saved: the disk is full. Free some space or choose another disk. Nothing was changed."
            )
        }
        ErrorKind::InvalidFilename => format!(
            "{name} could not be saved: its name is too long or has a character that this folder does not allow. Save under a shorter name. Nothing was changed."
        ),
        ErrorKind::NotFound | ErrorKind::NotADirectory => format!(
            "{name} could not be saved: the folder is no longer there. Choose another folder. Nothing was changed."
        ),
        _ => format!(
            "{name} could not be saved ({error}). Choose another folder. Nothing was changed."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(dir: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(dir)
            .expect("the folder")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_file_takes_the_old_ones_place_and_leaves_nothing_else() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("Pack 12 Nov 2026.pdf");
        put(&path, b"first").expect("a folder that may be written to");
        put(&path, b"second").expect("a file that may be replaced");
        assert_eq!(
            fs::read(&path).expect("the file"),
            b"second",
            "saving again replaces"
        );
        assert_eq!(
            left(dir.path()),
            ["Pack 12 Nov 2026.pdf"],
            "no temporary file may stay in a person's folder"
        );
    }

    #[test]
    fn a_read_only_file_is_left_as_it_is() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("issued.pdf");
        fs::write(&path, b"issued").expect("a file");
        let mut may = fs::metadata(&path).expect("the file").permissions();
        may.set_readonly(true);
        fs::set_permissions(&path, may).expect("its own file");
        let refused = put(&path, b"other").expect_err("somebody protected this file");
        assert!(
            refused.contains("read-only"),
            "the reason is said: {refused}"
        );
        assert_eq!(
            fs::read(&path).expect("the file"),
            b"issued",
            "a protected file must not change"
        );
    }

    #[test]
    fn a_folder_that_has_gone_is_said() {
        let dir = tempfile::tempdir().expect("a folder");
        let refused = put(&dir.path().join("usb stick").join("pack.pdf"), b"pdf")
            .expect_err("there is no such folder");
        assert!(
            refused.contains("the folder is no longer there"),
            "the person must learn what to do: {refused}"
        );
    }

    #[test]
    fn a_folder_of_the_name_is_said_and_left_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("pack.pdf");
        fs::create_dir(&path).expect("a folder");
        let sentence = put(&path, b"new").expect_err("a folder is no file");
        assert!(
            sentence.contains("pack.pdf is a folder") && sentence.contains("nothing was written"),
            "{sentence}"
        );
        assert_eq!(left(dir.path()), ["pack.pdf"]);
    }

    #[cfg(unix)]
    #[test]
    fn the_longest_name_is_saved_and_a_longer_one_is_said() {
        let dir = tempfile::tempdir().expect("a folder");
        let longest = format!("{}.pdf", "n".repeat(251));
        put(&dir.path().join(&longest), b"new").expect("255 letters are a name");
        let longer = format!("{}.pdf", "n".repeat(252));
        let sentence = put(&dir.path().join(&longer), b"new").expect_err("256 are not");
        assert!(sentence.contains("too long"), "{sentence}");
        assert_eq!(left(dir.path()), [longest], "nothing half-written stays");
    }

    #[test]
    fn every_refusal_says_what_was_kept_and_names_the_file() {
        for kind in [
            ErrorKind::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::StorageFull,
            ErrorKind::InvalidFilename,
            ErrorKind::NotFound,
            ErrorKind::Other,
        ] {
            let sentence = said(&io::Error::from(kind), Path::new("/somewhere/pack.pdf"));
            assert!(
                sentence.starts_with("pack.pdf could not be saved")
                    && sentence.contains("Nothing was changed"),
                "{kind:?}: {sentence}"
            );
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_not_replaced() {
        let dir = tempfile::tempdir().expect("a folder");
        let real = dir.path().join("real.pdf");
        fs::write(&real, b"old").expect("a file");
        let link = dir.path().join("link.pdf");
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        put(&link, b"new").expect("a link to a file that may be written");
        assert_eq!(
            fs::read(&real).expect("the file"),
            b"new",
            "what the link points to is what the person meant"
        );
        assert!(
            fs::symlink_metadata(&link).expect("the link").is_symlink(),
            "the link itself stays"
        );
    }
}
