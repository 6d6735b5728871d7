//! First run, locking, unlocking, the wrong passphrase, a second window.

use std::fs;
use std::time::Duration;

use tempfile::TempDir;
use waymark_store::lock::LockError;
use waymark_store::vault::{self, Kdf, VaultError, VaultState, passphrase, tries};

use crate::{Folder, PASSPHRASE, add_notes, at, count_notes, counted, everything};

#[test]
fn a_first_run_then_lock_and_unlock_finds_everything() {
    let home = TempDir::new().expect("a temporary folder");
    assert_eq!(
        vault::state(home.path()),
        VaultState::None,
        "an empty folder is a first run"
    );

    let mut folder = Folder::with_notes(3);
    assert_eq!(
        vault::state(&folder.dir()),
        VaultState::Busy,
        "while it is open, nobody else may open it"
    );
    folder.lock();
    assert_eq!(
        vault::state(&folder.dir()),
        VaultState::Locked {
            wait: Duration::ZERO
        },
        "locked, and no wait without a mistake"
    );

    folder.unlocked =
        Some(vault::unlock(&folder.dir(), PASSPHRASE).expect("the passphrase opens it"));
    assert_eq!(
        count_notes(&folder.open().expect("the database opens")),
        3,
        "what was written is there after unlocking"
    );
}

#[test]
fn a_second_window_is_refused_and_let_in_when_the_first_closes() {
    let mut folder = Folder::empty();
    let second =
        vault::unlock(&folder.dir(), PASSPHRASE).expect_err("two writers would fork the ledger");
    assert!(
        matches!(second, VaultError::Lock(LockError::Busy)),
        "refused as busy: {second}"
    );
    assert!(
        second.to_string().contains("already open"),
        "the sentence says why: {second}"
    );
    folder.lock();
    vault::unlock(&folder.dir(), PASSPHRASE)
        .expect("the folder is free again, and being refused cost no attempt");
}

#[test]
fn a_wrong_passphrase_changes_nothing_and_waits_longer_each_time() {
    let mut folder = Folder::with_notes(1);
    folder.lock();
    let before = everything(&folder.dir());
    let mut now = 1_000_000;
    for expected in [1, 2, 4] {
        let wrong = vault::unlock_at(&folder.dir(), "not the passphrase at all", now)
            .expect_err("it is wrong");
        let VaultError::WrongPassphrase { wait } = wrong else {
            panic!("wrong, not {wrong}")
        };
        assert_eq!(wait, Duration::from_secs(expected), "slower each time");

        let hasty = vault::unlock_at(&folder.dir(), PASSPHRASE, now + 1)
            .expect_err("even the right one waits");
        assert!(
            matches!(hasty, VaultError::TooSoon { .. }),
            "not tried: {hasty}"
        );
        now += 1000 * i64::try_from(expected).expect("small");
    }
    let mut after = everything(&folder.dir());
    after.retain(|(path, _)| !path.ends_with("waymark.tries"));
    assert_eq!(
        before, after,
        "nothing but the count of attempts was written"
    );

    let back = now - 3_600_000;
    let hasty = vault::unlock_at(&folder.dir(), PASSPHRASE, back).expect_err("a clock put back");
    let VaultError::TooSoon { wait } = hasty else {
        panic!("too soon, not {hasty}")
    };
    assert!(
        wait <= tries::LONGEST,
        "a clock put back by an hour must not lock the owner out for an hour"
    );

    vault::unlock_at(&folder.dir(), PASSPHRASE, now).expect("after the wait the right one opens");
    assert!(
        !folder.file("waymark.tries").exists(),
        "and the mistakes are forgotten"
    );
    vault::unlock_at(&folder.dir(), PASSPHRASE, now)
        .expect("so that the next time there is no wait");
}

#[test]
fn the_wait_doubles_and_stops_at_thirty_seconds() {
    let waits: Vec<u64> = (0..9)
        .map(|failures| tries::wait_after(failures).as_secs())
        .collect();
    assert_eq!(
        waits,
        [0, 1, 2, 4, 8, 16, 30, 30, 30],
        "slower each time, and never a lock-out"
    );
    assert_eq!(
        tries::wait_after(u32::MAX),
        tries::LONGEST,
        "no overflow makes it short again"
    );
}

#[test]
fn a_restart_does_not_forget_the_mistakes() {
    let mut folder = Folder::empty();
    folder.lock();
    // As another process would have left it.
    fs::write(
        folder.file("waymark.tries"),
        r#"{"failures":5,"not_before":2000000}"#,
    )
    .expect("a file in the folder");
    let hasty =
        vault::unlock_at(&folder.dir(), PASSPHRASE, 1_990_000).expect_err("the wait is not over");
    assert!(
        matches!(hasty, VaultError::TooSoon { wait } if wait == Duration::from_secs(10)),
        "what is left of it: {hasty}"
    );
    let wrong = vault::unlock_at(&folder.dir(), "not the passphrase at all", 2_000_000)
        .expect_err("it is wrong");
    assert!(
        matches!(wrong, VaultError::WrongPassphrase { wait } if wait == tries::LONGEST),
        "counted on from five: {wrong}"
    );
}

#[test]
fn the_two_rules_for_a_passphrase_are_said_plainly() {
    for good in [
        "four words will do",
        "twelve chars",
        "Łódź Őrség ŵy ab",
        "naïve-café-1",
    ] {
        assert_eq!(
            passphrase::check(good),
            Ok(()),
            "{good} has twelve characters or four words"
        );
    }
    for bad in [
        "",
        "           ",
        "short",
        "eleven char",
        "a b c d",
        "one two",
    ] {
        let said = passphrase::check(bad).expect_err("too short").to_string();
        assert!(
            said.starts_with("Use at least 12 characters or 4 words."),
            "{bad:?}: {said}"
        );
    }
    assert_eq!(
        passphrase::check("eleven char").map_err(|e| e.to_string()),
        Err(
            "Use at least 12 characters or 4 words. This has 11 characters and 2 words.".to_owned()
        )
    );
    assert!(
        passphrase::check(&"long ".repeat(300)).is_err(),
        "a pasted document is not a passphrase"
    );
}

#[test]
fn a_passphrase_opens_however_its_accents_and_spaces_are_typed() {
    let home = TempDir::new().expect("a temporary folder");
    let (open, _) =
        vault::create(home.path(), "caf\u{e9} au lait d'hiver", Kdf::floor()).expect("a vault");
    drop(open);
    vault::unlock(home.path(), " cafe\u{301}  au\u{a0}lait d'hiver\n")
        .expect("é composed or not, and any white space, is one passphrase");
}

#[test]
fn changing_the_passphrase_leaves_the_data_the_recovery_key_and_no_way_back() {
    let mut folder = Folder::with_notes(2);
    let made = {
        waymark_store::backup::make(
            folder.unlocked(),
            waymark_store::backup::Why::Asked,
            at("2026-11-10 09:12"),
            counted,
        )
        .expect("a backup")
    };
    let key_file_beside_backup = made.path.with_extension("vault");
    let before = fs::read(&key_file_beside_backup).expect("the key file beside the backup");

    let short = vault::change_passphrase(folder.unlocked(), "short", Kdf::floor());
    assert!(
        matches!(short, Err(VaultError::Passphrase(_))),
        "the rules hold for a new passphrase too"
    );
    vault::change_passphrase(folder.unlocked(), "another one entirely", Kdf::floor())
        .expect("changed");
    assert_ne!(
        before,
        fs::read(&key_file_beside_backup).expect("still there"),
        "the backup's key file follows"
    );
    assert_eq!(
        fs::read(folder.file("waymark.vault")).ok(),
        fs::read(&key_file_beside_backup).ok(),
        "so no backup opens with the old one"
    );

    folder.lock();
    let old = vault::unlock_at(&folder.dir(), PASSPHRASE, 0).expect_err("the old one is over");
    assert!(matches!(old, VaultError::WrongPassphrase { .. }), "{old}");
    folder.unlocked = Some(
        vault::unlock_at(&folder.dir(), "another one entirely", 5_000).expect("the new one opens"),
    );
    assert_eq!(
        count_notes(&folder.open().expect("the database opens")),
        2,
        "the database was not touched"
    );
    folder.lock();
    vault::unlock_with_recovery(&folder.dir(), &folder.recovery.printed())
        .expect("the sheet in the safe still opens");
}

#[test]
fn a_first_run_cut_short_anywhere_can_be_started_again_or_finished() {
    // Before the key file: a database that nothing opens yet.
    let home = TempDir::new().expect("a temporary folder");
    fs::write(home.path().join("waymark.db.new"), b"half a database")
        .expect("what a power cut left");
    assert_eq!(
        vault::state(home.path()),
        VaultState::None,
        "still a first run"
    );
    let (open, _) = vault::create(home.path(), PASSPHRASE, Kdf::floor()).expect("started again");
    drop(open);
    // After the key file and before the database's own name.
    fs::rename(
        home.path().join("waymark.db"),
        home.path().join("waymark.db.new"),
    )
    .expect("as a power cut would leave it");
    let open = vault::unlock(home.path(), PASSPHRASE).expect("finished at the next unlock");
    let conn = waymark_store::open::open_connection(&open.database(), open.key(), crate::KNOWN)
        .expect("the database is in place");
    conn.execute_batch("CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT)")
        .expect("and can be written");
    add_notes(&conn, 1);
}

#[test]
fn confirming_the_passphrase_counts_like_an_attempt() {
    let folder = Folder::empty();
    vault::confirm_passphrase(folder.unlocked(), PASSPHRASE).expect("it is the one");
    let wrong = vault::confirm_passphrase(folder.unlocked(), "not the passphrase at all")
        .expect_err("it is not");
    assert!(matches!(wrong, VaultError::WrongPassphrase { .. }));
    let hasty = vault::confirm_passphrase(folder.unlocked(), "not the passphrase at all")
        .expect_err("guessing waits here too");
    assert!(matches!(hasty, VaultError::TooSoon { .. }), "{hasty}");
}

#[test]
fn a_faster_computer_gets_more_memory_then_more_passes() {
    let slow = Kdf::for_speed(Duration::from_millis(900));
    assert_eq!(
        slow,
        Kdf::floor(),
        "never below the floor, however slow the laptop"
    );
    let usual = Kdf::for_speed(Duration::from_millis(200));
    assert!(
        usual.memory_kib > Kdf::floor().memory_kib && usual.passes == 3,
        "memory first: {usual:?}"
    );
    let fast = Kdf::for_speed(Duration::from_millis(20));
    assert_eq!(
        fast.memory_kib,
        256 * 1024,
        "no more memory than a council laptop can spare"
    );
    assert!(fast.passes > 3, "then passes: {fast:?}");
    let chosen = Kdf::calibrate().expect("this computer can be measured");
    assert!(
        chosen.memory_kib >= Kdf::floor().memory_kib && chosen.passes >= 3,
        "whatever is measured, the floor holds: {chosen:?}"
    );
}

#[test]
fn nothing_that_prints_shows_a_key() {
    let folder = Folder::empty();
    let shown = format!("{:?} {:?}", folder.unlocked(), folder.recovery);
    assert!(
        shown.contains("DataKey(hidden)") && shown.contains("RecoveryKey(hidden)"),
        "{shown}"
    );
}
