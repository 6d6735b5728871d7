//! Opening the database, and every reason not to.

use std::fs;

use proptest::prelude::Rng as _;
use proptest::test_runner::{RngAlgorithm, TestRng};
use rusqlite::Connection;
use tempfile::TempDir;
use waymark_store::backup::{self, Why};
use waymark_store::open::{self, OpenError};
use waymark_store::vault::{self, DataKey, Kdf};

use crate::{Folder, KNOWN, PASSPHRASE, at, count_notes, counted, everything};

#[test]
fn every_connection_has_the_same_promises() {
    let folder = Folder::with_notes(1);
    let conn = folder.open().expect("the database opens");
    let ask = |conn: &Connection, name: &str| -> String {
        conn.query_row(&format!("PRAGMA {name}"), [], |row| {
            row.get::<_, rusqlite::types::Value>(0)
        })
        .map(|value| format!("{value:?}"))
        .expect("the pragma answers")
    };
    for (name, expected, why) in [
        (
            "journal_mode",
            r#"Text("wal")"#,
            "readers do not wait for the writer",
        ),
        (
            "synchronous",
            "Integer(2)",
            "an acknowledged commit is on the disk",
        ),
        (
            "secure_delete",
            "Integer(1)",
            "what is erased is overwritten",
        ),
        (
            "temp_store",
            "Integer(2)",
            "nothing is spilt to a temporary file",
        ),
        (
            "foreign_keys",
            "Integer(0)",
            "a change from a colleague is never refused",
        ),
        (
            "cipher_page_size",
            r#"Text("4096")"#,
            "the format that SQLCipher 4 promises to read",
        ),
    ] {
        assert_eq!(ask(&conn, name), expected, "{name}: {why}");
    }
    let reader = open::open_reader(
        &folder.unlocked().database(),
        folder.unlocked().key(),
        KNOWN,
    )
    .expect("a reader opens");
    assert_eq!(count_notes(&reader), 1, "a reader reads");
    assert_eq!(
        ask(&reader, "temp_store"),
        "Integer(2)",
        "nor does a reader spill"
    );
    reader
        .execute("DELETE FROM note", [])
        .expect_err("and cannot write");
}

#[test]
fn the_file_on_disk_is_ciphertext_and_private() {
    let folder = Folder::with_notes(5);
    let head = fs::read(folder.file("waymark.db")).expect("the file");
    assert!(
        !head.starts_with(b"SQLite format 3"),
        "not even the header is in the clear"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for (path, _) in everything(&folder.dir()) {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            // The lock and the counters hold nothing; the folder itself keeps others out of them.
            if name.starts_with("waymark.db") || name.starts_with("waymark.vault") {
                let mode = fs::metadata(&path)
                    .expect("it is there")
                    .permissions()
                    .mode()
                    & 0o077;
                assert_eq!(mode, 0, "{name} is for this account only");
            }
        }
        assert_eq!(
            fs::metadata(folder.dir())
                .expect("it is there")
                .permissions()
                .mode()
                & 0o077,
            0,
            "and so is the folder"
        );
    }
}

#[test]
fn a_newer_schema_is_left_untouched_to_the_byte() {
    let folder = Folder::with_notes(2);
    {
        let conn = open::open_connection(
            &folder.unlocked().database(),
            folder.unlocked().key(),
            KNOWN,
        )
        .expect("the database opens");
        conn.pragma_update(None, "wal_autocheckpoint", 0)
            .expect("set");
        conn.pragma_update(None, "user_version", KNOWN + 1)
            .expect("a newer program's schema");
        // A crash of the newer program: its log is still there.
        for name in ["waymark.db", "waymark.db-wal"] {
            fs::copy(folder.file(name), folder.file(&format!("kept{name}"))).expect("copied");
        }
    }
    for name in ["waymark.db", "waymark.db-wal"] {
        fs::rename(folder.file(&format!("kept{name}")), folder.file(name)).expect("put back");
    }
    let content = |name: &str| fs::read(folder.file(name)).expect("the file");
    let before = (content("waymark.db"), content("waymark.db-wal"));
    let refused = folder
        .open()
        .expect_err("a schema that this program does not know");
    assert!(
        matches!(refused, OpenError::Newer { found, known } if found == KNOWN + 1 && known == KNOWN),
        "{refused}"
    );
    assert_eq!(
        before,
        (content("waymark.db"), content("waymark.db-wal")),
        "not as much as a checkpoint"
    );
    let conn = open::open_connection(
        &folder.unlocked().database(),
        folder.unlocked().key(),
        KNOWN + 1,
    )
    .expect("the newer program opens it");
    assert_eq!(count_notes(&conn), 2, "with everything in it");
}

#[test]
fn what_is_not_the_database_is_named_and_left_alone() {
    let folder = Folder::empty();
    let plain = folder.file("plain.db");
    Connection::open(&plain)
        .and_then(|c| c.execute_batch("CREATE TABLE note(text TEXT)"))
        .expect("a plain database");
    let plain = fs::read(plain).expect("its bytes");
    let cases: [(&[u8], &str); 4] = [
        (b"", "the file is empty"),
        (&plain, "a database that is not encrypted"),
        (
            b"PK\x03\x04 and the rest of a workbook",
            "an Excel workbook",
        ),
        (b"%PDF-1.7 and the rest", "a PDF"),
    ];
    for (bytes, words) in cases {
        fs::write(folder.file("waymark.db"), bytes).expect("put in its place");
        let refused = folder.open().expect_err("not the database");
        assert!(
            matches!(refused, OpenError::NotOurs { .. }) && refused.to_string().contains(words),
            "{words}: {refused}"
        );
        assert_eq!(
            fs::read(folder.file("waymark.db")).expect("still there"),
            bytes,
            "left as it is"
        );
    }
    fs::remove_file(folder.file("waymark.db")).expect("removed");
    let refused = folder.open().expect_err("gone");
    assert!(
        matches!(refused, OpenError::Missing { .. }),
        "a missing database is told, not made anew: {refused}"
    );
    assert!(
        !folder.file("waymark.db").exists(),
        "so that an empty one cannot pass for the team's records"
    );
}

#[test]
fn another_vaults_database_is_refused() {
    let folder = Folder::with_notes(1);
    let stranger = DataKey::generate().expect("a key");
    let refused = open::open_connection(&folder.unlocked().database(), &stranger, KNOWN)
        .expect_err("another key");
    assert!(matches!(refused, OpenError::Damaged { .. }), "{refused}");
    assert!(
        refused.to_string().contains("belongs to another vault"),
        "the sentence allows for it: {refused}"
    );
    assert_eq!(
        count_notes(&folder.open().expect("its own key opens it")),
        1
    );
}

#[test]
fn an_encrypted_database_of_another_program_is_refused() {
    let folder = Folder::empty();
    folder
        .open()
        .expect("opens")
        .pragma_update(None, "application_id", 42)
        .expect("set");
    let refused = folder.open().expect_err("not ours");
    assert!(refused.to_string().contains("another program"), "{refused}");
}

/// One flipped bit anywhere in the file is found: by the first page at opening, or by the check that reads every page.
#[test]
fn one_flipped_bit_anywhere_is_found() {
    let mut folder = Folder::with_notes(300);
    folder
        .open()
        .and_then(|c| Ok(c.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)")?))
        .expect("all in one file");
    let key = folder.unlocked().key().clone();
    folder.lock();
    let good = fs::read(folder.file("waymark.db")).expect("the file");
    let other = TempDir::new().expect("a temporary folder");
    let path = other.path().join("waymark.db");
    let mut rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let random: Vec<usize> = (0..110)
        .map(|_| rng.next_u32() as usize % good.len())
        .collect();
    // And the seams: the salt, the first page's end, a page's authentication, the last byte.
    let seams = [
        0,
        15,
        16,
        4095,
        4096,
        2 * 4096 - 64,
        2 * 4096 - 80,
        good.len() - 1,
    ];
    for place in random.into_iter().chain(seams) {
        let mut bad = good.clone();
        bad[place] ^= 1 << (place % 8);
        fs::write(&path, &bad).expect("damage");
        let found = open::open_connection(&path, &key, KNOWN)
            .and_then(|conn| open::check_whole(&conn, &path));
        assert!(
            matches!(found, Err(OpenError::Damaged { .. })),
            "byte {place} of {}: {found:?}",
            good.len()
        );
    }
    for length in [good.len() - 1, good.len() - 4096, good.len() / 2, 4096, 100] {
        fs::write(&path, &good[..length]).expect("cut short");
        let found = open::open_connection(&path, &key, KNOWN)
            .and_then(|conn| open::check_whole(&conn, &path));
        assert!(found.is_err(), "cut to {length} of {}", good.len());
    }
    fs::write(&path, &good).expect("whole again");
    let conn = open::open_connection(&path, &key, KNOWN).expect("the undamaged file opens");
    open::check_whole(&conn, &path).expect("and passes, or the check would prove nothing");
}

#[test]
fn a_damaged_database_offers_the_newest_proven_backup_and_is_set_aside_by_restoring_it() {
    let folder = Folder::with_notes(7);
    backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("a backup");
    let mut bytes = fs::read(folder.file("waymark.db")).expect("the file");
    bytes[100] ^= 1;
    fs::write(folder.file("waymark.db"), &bytes).expect("damage");

    let damaged = folder.open().expect_err("the first page is damaged");
    assert!(
        damaged.to_string().contains("Tue 10 Nov 2026 at 09:12"),
        "the backup is offered by its date: {damaged}"
    );
    let OpenError::Damaged {
        newest: Some(newest),
        ..
    } = damaged
    else {
        panic!("damaged, not {damaged}")
    };
    let restored = backup::restore(folder.unlocked(), &newest, at("2026-11-11 08:00"), counted)
        .expect("restored");
    assert_eq!(count_notes(&folder.open().expect("opens again")), 7);
    let aside = restored
        .set_aside
        .expect("the damaged file was not deleted");
    assert_eq!(
        fs::read(aside.join("waymark.db")).expect("it is there"),
        bytes,
        "and is as it was, for whoever can mend it"
    );
}

#[test]
fn a_moved_folder_opens_where_it_is_now() {
    let mut folder = Folder::with_notes(2);
    folder.lock();
    let elsewhere = folder.dir().with_file_name("moved");
    fs::rename(folder.dir(), &elsewhere).expect("moved");
    let gone = vault::unlock(&folder.dir(), PASSPHRASE).expect_err("nothing at the old place");
    assert!(
        gone.to_string().contains("If the data folder was moved"),
        "{gone}"
    );
    let open = vault::unlock(&elsewhere, PASSPHRASE).expect("the folder holds everything it needs");
    let conn = open::open_connection(&open.database(), open.key(), KNOWN).expect("opens");
    assert_eq!(count_notes(&conn), 2, "nothing in it names its place");
}

#[test]
fn a_file_where_the_folder_should_be_is_named() {
    let home = TempDir::new().expect("a temporary folder");
    let file = home.path().join("waymark");
    fs::write(&file, "a file").expect("written");
    let refused = vault::create(&file, PASSPHRASE, Kdf::floor()).expect_err("not a folder");
    assert!(
        refused.to_string().contains("is a file, not a folder"),
        "{refused}"
    );
    assert_eq!(fs::read_to_string(&file).expect("still there"), "a file");
}
