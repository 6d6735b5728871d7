//! A full disk and a folder that cannot be written: what is said, and what is kept.
//!
//! The real thing needs a small disk and a read-only one. Linux gives both to a process in a namespace of its own, so
//! these stories start themselves again inside one. Where that is not allowed they say so and only the sorting of
//! errors is checked.

use std::io;
use std::path::Path;

use waymark_store::backup;
use waymark_store::folder::FolderError;
use waymark_store::open;

#[test]
fn the_systems_errors_become_sentences_that_say_what_was_kept() {
    let path = Path::new("/data/waymark.db");
    let sentence =
        |kind: io::ErrorKind| FolderError::of("saving the key file", path, kind.into()).to_string();
    assert!(
        sentence(io::ErrorKind::StorageFull)
            .starts_with("There is no room left on the disk, so saving the key file was stopped.")
    );
    assert!(sentence(io::ErrorKind::StorageFull).contains("What was saved before is still there."));
    assert!(sentence(io::ErrorKind::ReadOnlyFilesystem).contains("cannot be written to"));
    assert!(sentence(io::ErrorKind::PermissionDenied).contains("Nothing was changed."));
    assert!(sentence(io::ErrorKind::NotFound).contains("not connected"));

    let full =
        rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
    assert!(matches!(
        open::disk_trouble("saving", path, &full),
        Some(FolderError::Full { .. })
    ));
    let other = rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CONSTRAINT),
        None,
    );
    assert!(
        open::disk_trouble("saving", path, &other).is_none(),
        "an ordinary error is not blamed on the disk"
    );
}

#[test]
fn a_backup_asks_for_more_room_than_its_file() {
    for bytes in [0, 1, 4096, 31_000_000, 5_000_000_000] {
        assert!(
            backup::needed_for(bytes) > bytes,
            "pages in flight and the files beside it need room too"
        );
    }
}

#[cfg(target_os = "linux")]
mod on_a_real_disk {
    use std::fs;
    use std::path::PathBuf;
    use std::process::Command;

    use waymark_store::backup::{BackupError, Why};
    use waymark_store::folder::FolderError;
    use waymark_store::lock::LockError;
    use waymark_store::vault::{self, Kdf, VaultError};

    use super::*;
    use crate::{KNOWN, PASSPHRASE, at, count_notes, counted, everything};

    const HOME: &str = "WAYMARK_TEST_SMALL_DISK";

    /// Runs one of these tests again with a disk of 3 MB mounted for it alone. `None` when the system does not allow it.
    fn on_a_small_disk(test: &str) -> Option<()> {
        let home = tempfile::TempDir::new().expect("a temporary folder");
        let own = std::env::current_exe().expect("the test's own program");
        let script = r#"mount -t tmpfs -o size=3m tmpfs "$WAYMARK_TEST_SMALL_DISK" || exit 77; exec "$0" --exact "$1" --nocapture"#;
        let ran = Command::new("unshare")
            .args(["--user", "--map-root-user", "--mount", "sh", "-c", script])
            .arg(own)
            .arg(format!("trouble::on_a_real_disk::{test}"))
            .env(HOME, home.path())
            .output()
            .ok()?;
        let said = format!(
            "{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
        if ran.status.code() == Some(77) || said.contains("unshare") {
            eprintln!(
                "not checked: this system lets no test mount a disk of its own ({})",
                said.trim()
            );
            return None;
        }
        assert!(ran.status.success(), "on a small disk: {said}");
        assert!(
            said.contains("1 passed"),
            "the story was really told: {said}"
        );
        Some(())
    }

    fn small_disk() -> Option<PathBuf> {
        std::env::var_os(HOME).map(PathBuf::from)
    }

    #[test]
    fn a_full_disk_loses_nothing_and_says_so() {
        let Some(disk) = small_disk() else {
            on_a_small_disk("a_full_disk_loses_nothing_and_says_so");
            return;
        };
        let dir = disk.join("data");
        let (open, _) =
            vault::create(&dir, PASSPHRASE, Kdf::floor()).expect("there is room for a first run");
        let conn = open::open_connection(&open.database(), open.key(), KNOWN).expect("opens");
        conn.execute_batch("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT)")
            .expect("a table");
        let mut acknowledged = 0;
        let full = loop {
            match conn.execute("INSERT INTO note(text) VALUES (?1)", ["x".repeat(20_000)]) {
                Ok(_) => acknowledged += 1,
                Err(e) => break e,
            }
            assert!(acknowledged < 1000, "3 MB cannot hold 20 MB");
        };
        let said = open::disk_trouble("saving", &open.database(), &full)
            .expect("told as the disk's trouble");
        assert!(matches!(said, FolderError::Full { .. }), "{said}");
        assert_eq!(
            count_notes(&conn),
            acknowledged,
            "every note that was acknowledged is there"
        );

        let before = everything(&dir.join("backups"));
        let refused = backup::make(&open, Why::Daily, at("2026-11-10 09:12"), counted)
            .expect_err("no room for a backup");
        assert!(
            matches!(
                refused,
                BackupError::Room { .. } | BackupError::Folder(FolderError::Full { .. })
            ),
            "{refused}"
        );
        assert_eq!(
            before,
            everything(&dir.join("backups")),
            "and nothing half-made is left"
        );

        fs::write(disk.join("ballast"), vec![0; 3_000_000])
            .expect_err("the disk is filled to the last byte");
        let refused = vault::change_passphrase(&open, "another one entirely", Kdf::floor())
            .expect_err("no room for a key file");
        assert!(
            matches!(refused, VaultError::Folder(FolderError::Full { .. })),
            "{refused}"
        );
        drop((conn, open));
        vault::unlock_at(&dir, PASSPHRASE, 0)
            .expect("the old passphrase still opens, and unlocking needs no room");
    }

    #[test]
    fn a_disk_that_became_read_only_is_named_and_not_harmed() {
        let Some(disk) = small_disk() else {
            on_a_small_disk("a_disk_that_became_read_only_is_named_and_not_harmed");
            return;
        };
        let dir = disk.join("data");
        let (open, _) = vault::create(&dir, PASSPHRASE, Kdf::floor()).expect("a first run");
        drop(open);
        let before = everything(&dir);
        let remounted = Command::new("mount")
            .args(["-o", "remount,ro"])
            .arg(&disk)
            .status();
        assert!(
            remounted.is_ok_and(|s| s.success()),
            "the disk can be made read-only"
        );
        let refused = vault::unlock(&dir, PASSPHRASE).expect_err("it cannot be worked on");
        assert!(
            matches!(
                refused,
                VaultError::Lock(LockError::Folder(FolderError::ReadOnly { .. }))
            ),
            "{refused}"
        );
        assert!(
            refused.to_string().contains("Ask for permission"),
            "the sentence says what to do: {refused}"
        );
        assert_eq!(before, everything(&dir), "nothing was changed");
    }
}
