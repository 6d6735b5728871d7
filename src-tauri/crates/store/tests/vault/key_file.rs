//! The key file: damaged, lost, newer, weakened, forged.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use waymark_store::backup::{self, Why};
use waymark_store::vault::{self, Kdf, VaultError, VaultState};

use crate::{Folder, PASSPHRASE, at, count_notes, counted, everything};

#[test]
fn a_damaged_key_file_is_told_from_a_wrong_passphrase_and_healed_from_its_copy() {
    let mut folder = Folder::with_notes(1);
    folder.lock();
    let good = fs::read(folder.file("waymark.vault")).expect("the key file");
    for place in (0..good.len()).step_by(41) {
        let mut bad = good.clone();
        bad[place] ^= 0x04;
        fs::write(folder.file("waymark.vault"), &bad).expect("damage");
        let state = vault::state(&folder.dir());
        // A flipped digit of the version may read as a newer one; anything else falls back on the copy.
        assert!(
            matches!(state, VaultState::Locked { .. } | VaultState::Newer { .. }),
            "byte {place}: {state:?}"
        );
    }
    fs::write(folder.file("waymark.vault"), b"not a key file").expect("damage");
    drop(vault::unlock(&folder.dir(), PASSPHRASE).expect("the copy opens"));
    assert_eq!(
        fs::read(folder.file("waymark.vault")).expect("healed"),
        good,
        "and puts the file right again"
    );

    fs::remove_file(folder.file("waymark.vault.copy")).expect("removed");
    drop(vault::unlock(&folder.dir(), PASSPHRASE).expect("the file alone opens"));
    assert_eq!(
        fs::read(folder.file("waymark.vault.copy")).expect("healed"),
        good,
        "and makes its copy again"
    );

    for name in ["waymark.vault", "waymark.vault.copy"] {
        fs::write(folder.file(name), b"{").expect("damage");
    }
    let VaultState::Damaged { sentence } = vault::state(&folder.dir()) else {
        panic!("both are damaged")
    };
    assert!(
        sentence.contains("beside any backup"),
        "the sentence says where another copy is: {sentence}"
    );
    let refused = vault::unlock(&folder.dir(), PASSPHRASE).expect_err("there is no key to unwrap");
    assert!(
        matches!(refused, VaultError::Damaged),
        "damage is not a wrong passphrase: {refused}"
    );
    let remade = vault::create(&folder.dir(), PASSPHRASE, Kdf::floor())
        .expect_err("a new key would strand the database");
    assert!(matches!(remade, VaultError::Exists(_)), "{remade}");
}

#[test]
fn the_key_file_beside_a_backup_saves_a_folder_that_lost_both_of_its_own() {
    let mut folder = Folder::with_notes(4);
    backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("a backup");
    folder.lock();
    for name in ["waymark.vault", "waymark.vault.copy"] {
        fs::remove_file(folder.file(name)).expect("removed");
    }
    folder.unlocked =
        Some(vault::unlock(&folder.dir(), PASSPHRASE).expect("the backup's key file opens"));
    assert_eq!(
        count_notes(&folder.open().expect("the database opens")),
        4,
        "nothing was lost with the key files"
    );
    assert!(
        folder.file("waymark.vault").exists() && folder.file("waymark.vault.copy").exists(),
        "and both are made again"
    );
}

#[test]
fn a_newer_key_file_is_left_alone() {
    let mut folder = Folder::empty();
    folder.lock();
    for name in ["waymark.vault", "waymark.vault.copy"] {
        fs::write(
            folder.file(name),
            br#"{"waymark_vault": 2, "body": "of a shape nobody knows yet"}"#,
        )
        .expect("a newer file");
    }
    let before = everything(&folder.dir());
    assert!(matches!(
        vault::state(&folder.dir()),
        VaultState::Newer { .. }
    ));
    let refused = vault::unlock(&folder.dir(), PASSPHRASE).expect_err("not ours to read");
    assert!(
        refused.to_string().contains("Install the newer version"),
        "{refused}"
    );
    assert_eq!(before, everything(&folder.dir()), "left untouched");
}

/// The key file with its body edited and its checksum made right again, as somebody with a text editor and time would.
fn forge(path: &Path, edit: impl Fn(&str) -> String) {
    let text = fs::read_to_string(path).expect("the key file");
    let (head, body) = text.split_once("\"body\":").expect("a body");
    let body: String = body
        .trim()
        .strip_suffix('}')
        .expect("the end of the file")
        .split_whitespace()
        .collect();
    let body = edit(&body);
    let sum = blake3::hash(body.as_bytes()).to_hex();
    let (head, _) = head.split_once("\"sum\"").expect("a checksum");
    fs::write(path, format!("{head}\"sum\":\"{sum}\",\"body\":{body}}}")).expect("written");
}

#[test]
fn weakened_or_absurd_parameters_are_refused_before_they_are_used() {
    let mut folder = Folder::empty();
    folder.lock();
    let own = fs::read(folder.file("waymark.vault")).expect("the key file");
    forge(&folder.file("waymark.vault"), str::to_owned);
    vault::unlock(&folder.dir(), PASSPHRASE).expect(
        "forging by itself gives a file that is read, so that what follows means something",
    );

    for (from, to, weak) in [
        (r#""memory_kib":65536"#, r#""memory_kib":1024"#, true),
        (r#""passes":3"#, r#""passes":1"#, true),
        (r#""lanes":4"#, r#""lanes":1"#, true),
        (r#""memory_kib":65536"#, r#""memory_kib":4294967295"#, false),
        (r#""passes":3"#, r#""passes":4294967295"#, false),
    ] {
        fs::write(folder.file("waymark.vault"), &own).expect("as it was");
        forge(&folder.file("waymark.vault"), |body| {
            assert!(body.contains(from), "the file says {from}");
            body.replace(from, to)
        });
        let refused =
            vault::unlock_at(&folder.dir(), PASSPHRASE, 0).expect_err("not with these parameters");
        match refused {
            VaultError::WeakParameters(_) => assert!(weak, "{to} is weak"),
            VaultError::AbsurdParameters(_) => assert!(!weak, "{to} is absurd"),
            other => panic!("{to}: {other}"),
        }
    }
    let weak = Kdf {
        memory_kib: 1024,
        ..Kdf::floor()
    };
    let home = TempDir::new().expect("a temporary folder");
    assert!(
        matches!(
            vault::create(home.path(), PASSPHRASE, weak),
            Err(VaultError::WeakParameters(_))
        ),
        "nor is a weak vault made"
    );
}

#[test]
fn a_slot_opens_only_with_the_words_it_was_sealed_with() {
    let mut folder = Folder::empty();
    folder.lock();
    // Stronger parameters than it was sealed with: the derivation differs, and they are authenticated besides.
    forge(&folder.file("waymark.vault"), |body| {
        body.replace(r#""passes":3"#, r#""passes":4"#)
    });
    let wrong = vault::unlock_at(&folder.dir(), PASSPHRASE, 0).expect_err("altered");
    assert!(
        matches!(wrong, VaultError::WrongPassphrase { .. }),
        "{wrong}"
    );

    // The recovery slot carried over to a vault of another name.
    let text = fs::read_to_string(folder.file("waymark.vault.copy")).expect("the copy");
    let id = text
        .split_once("\"vault\": \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .expect("the vault's id")
        .0
        .to_owned();
    fs::write(folder.file("waymark.vault"), &text).expect("as it was");
    forge(&folder.file("waymark.vault"), |body| {
        body.replace(&id, "0192d3a0-0000-7000-8000-000000000000")
    });
    let wrong = vault::unlock_with_recovery_at(&folder.dir(), &folder.recovery.printed(), 60_000)
        .expect_err("another vault's slot");
    assert!(
        matches!(wrong, VaultError::WrongRecoveryKey { .. }),
        "{wrong}"
    );
}
