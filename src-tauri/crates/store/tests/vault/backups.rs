//! Backups: made, proven, listed, pruned, restored; and what happens when one is not what it was.

use std::fs;

use waymark_store::backup::{self, BackupError, Counts, Why};
use waymark_store::open::OpenError;
use waymark_store::vault;

use crate::{Folder, PASSPHRASE, add_notes, at, count_notes, counted, everything};

#[test]
fn a_backup_is_named_only_when_it_is_proven_and_has_its_key_file_beside_it() {
    let folder = Folder::with_notes(12);
    assert!(
        backup::due(&folder.dir(), at("2026-11-10 09:12").date()),
        "none yet today"
    );
    let made = backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("made");
    assert!(
        made.path
            .ends_with("backups/waymark-2026-11-10T0912-daily.db"),
        "{}",
        made.path.display()
    );
    let proof = made.proof.clone().expect("proven");
    assert_eq!(
        (proof.counts.changes, proof.proven),
        (12, at("2026-11-10 09:12")),
        "it was opened again and counted"
    );
    assert_eq!(
        backup::list(&folder.dir()),
        std::slice::from_ref(&made),
        "and is found with its proof"
    );
    assert!(
        !backup::due(&folder.dir(), at("2026-11-10 23:00").date()),
        "one a day is enough"
    );
    assert_eq!(
        fs::read(made.path.with_extension("vault")).ok(),
        fs::read(folder.file("waymark.vault")).ok(),
        "the pair travels together"
    );

    let again = backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("made");
    assert!(
        again
            .path
            .ends_with("backups/waymark-2026-11-10T0912-daily-2.db"),
        "the same minute does not overwrite"
    );
    assert_eq!(backup::list(&folder.dir()).len(), 2);
    assert!(
        everything(&folder.dir())
            .iter()
            .all(|(path, _)| !path.to_string_lossy().contains("part")),
        "nothing half-made is left"
    );
}

#[test]
fn a_copy_that_fails_the_ledgers_check_gets_no_name() {
    let folder = Folder::with_notes(1);
    let before = everything(&folder.file("backups"));
    let refused = backup::make(
        folder.unlocked(),
        Why::Import,
        at("2026-11-10 09:12"),
        |_| Err("change 3 is not signed".to_owned()),
    );
    let refused = refused.expect_err("the check said no");
    assert!(
        matches!(&refused, BackupError::NotProven(why) if why.contains("change 3")),
        "{refused}"
    );
    assert_eq!(
        before,
        everything(&folder.file("backups")),
        "nothing is left of it"
    );
    assert!(backup::newest_proven(&folder.dir()).is_none());
}

#[test]
fn a_backup_is_of_one_moment_while_writing_goes_on() {
    let folder = Folder::with_notes(5);
    let writer = folder.open().expect("the database opens");
    let made = backup::make(
        folder.unlocked(),
        Why::Asked,
        at("2026-11-10 09:12"),
        |copy| {
            // The copy is finished when it is checked; this write comes after its moment.
            add_notes(&writer, 10);
            counted(copy)
        },
    )
    .expect("a backup can be made while somebody types");
    assert_eq!(
        made.proof.map(|p| p.counts),
        Some(Counts {
            changes: 5,
            pupils: 0
        })
    );
    assert_eq!(count_notes(&writer), 15);
}

#[test]
fn restoring_puts_the_copy_in_place_and_the_live_file_aside() {
    let folder = Folder::with_notes(3);
    let conn = folder.open().expect("the database opens");
    let made = backup::make(
        folder.unlocked(),
        Why::Import,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("made");
    add_notes(&conn, 4);
    drop(conn);
    fs::write(folder.file("waymark.mark"), "a mark of the newer state").expect("written");

    let restored = backup::restore(folder.unlocked(), &made, at("2026-11-10 10:00"), counted)
        .expect("restored");
    assert_eq!(restored.counts.changes, 3);
    assert_eq!(
        count_notes(&folder.open().expect("opens")),
        3,
        "the copy is live"
    );
    let aside = restored.set_aside.expect("the other is kept");
    assert!(
        aside.ends_with("set-aside/2026-11-10T1000-before-restore"),
        "{}",
        aside.display()
    );
    assert!(
        aside.join("waymark.db").exists() && aside.join("waymark.mark").exists(),
        "with its mark, which would call the copy short"
    );
    assert!(made.path.exists(), "the backup itself is still a backup");

    // What was set aside is a database like any other: nothing was lost.
    let newer = waymark_store::open::open_connection(
        &aside.join("waymark.db"),
        folder.unlocked().key(),
        crate::KNOWN,
    )
    .expect("opens");
    assert_eq!(count_notes(&newer), 7);
}

#[test]
fn an_altered_or_damaged_backup_is_never_restored() {
    let folder = Folder::with_notes(30);
    let mut made = backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("made");
    let live = fs::read(folder.file("waymark.db")).expect("the live file");
    let mut bytes = fs::read(&made.path).expect("the backup");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x10;
    fs::write(&made.path, &bytes).expect("damage");
    let refused = backup::restore(folder.unlocked(), &made, at("2026-11-10 10:00"), counted)
        .expect_err("not what it was");
    assert!(matches!(refused, BackupError::Altered(_)), "{refused}");

    // Without its proof the change cannot be seen from outside, and is found by reading it.
    made.proof = None;
    let refused = backup::restore(folder.unlocked(), &made, at("2026-11-10 10:00"), counted)
        .expect_err("damaged");
    assert!(
        matches!(refused, BackupError::Open(OpenError::Damaged { .. })),
        "{refused}"
    );
    assert_eq!(
        fs::read(folder.file("waymark.db")).ok(),
        Some(live),
        "the live file was not touched"
    );
    assert!(
        everything(&folder.file("set-aside")).is_empty(),
        "nor set aside"
    );
}

#[test]
fn a_lost_proof_is_renewed_by_proving_again() {
    let folder = Folder::with_notes(2);
    let made = backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("made");
    fs::remove_file(made.path.with_extension("proof")).expect("removed");
    assert!(
        backup::newest_proven(&folder.dir()).is_none(),
        "without proof it is not offered"
    );
    let found = backup::list(&folder.dir()).remove(0);
    backup::prove(folder.unlocked(), &found, at("2026-11-12 12:01"), counted).expect("it is sound");
    let proven = backup::newest_proven(&folder.dir())
        .and_then(|b| b.proof)
        .expect("offered again");
    assert_eq!(
        proven.proven,
        at("2026-11-12 12:01"),
        "with the day it was last proven"
    );
}

#[test]
fn a_restore_cut_short_anywhere_is_finished_or_forgotten_at_the_next_unlock() {
    let mut folder = Folder::with_notes(3);
    let conn = folder.open().expect("the database opens");
    let made = backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("made");
    add_notes(&conn, 1);
    drop(conn);
    let unlock = |folder: &mut Folder| {
        folder.unlocked = Some(vault::unlock(&folder.dir(), PASSPHRASE).expect("unlocks"))
    };

    // The copy was whole and the live file not yet set aside: the live file stands.
    folder.lock();
    fs::copy(&made.path, folder.file("waymark.db.new")).expect("as the power cut left it");
    unlock(&mut folder);
    assert_eq!(
        count_notes(&folder.open().expect("opens")),
        4,
        "nobody had lost anything yet"
    );
    assert!(!folder.file("waymark.db.new").exists());

    // The live file was set aside, its log was not, and the copy not yet in place.
    folder.lock();
    fs::copy(&made.path, folder.file("waymark.db.new")).expect("as the power cut left it");
    fs::rename(
        folder.file("waymark.db"),
        folder.file("set-aside/waymark.db"),
    )
    .expect("set aside");
    fs::write(
        folder.file("waymark.db-wal"),
        b"the log of the database that was set aside",
    )
    .expect("left behind");
    unlock(&mut folder);
    assert_eq!(
        count_notes(&folder.open().expect("opens")),
        3,
        "the restore is finished"
    );
    assert!(
        folder
            .file("set-aside/left-by-an-interrupted-restore/waymark.db-wal")
            .exists(),
        "and the old log is kept, out of its way"
    );
}

#[test]
fn pruning_keeps_the_rule_and_takes_the_files_beside_it() {
    let folder = Folder::with_notes(1);
    let old = backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-08-01 09:00"),
        counted,
    )
    .expect("made");
    let new = backup::make(
        folder.unlocked(),
        Why::Daily,
        at("2026-11-10 09:00"),
        counted,
    )
    .expect("made");
    fs::write(folder.file("backups/notes to self.txt"), "not ours").expect("written");
    let gone = backup::prune(&folder.dir(), at("2026-11-10 09:00").date());
    assert_eq!(gone, std::slice::from_ref(&old), "over ninety days");
    for end in ["db", "vault", "proof"] {
        assert!(
            !old.path.with_extension(end).exists(),
            "{end} of the old one is gone"
        );
        assert!(
            new.path.with_extension(end).exists(),
            "{end} of the new one is there"
        );
    }
    assert!(
        folder.file("backups/notes to self.txt").exists(),
        "what is not a backup is not ours to remove"
    );
}

#[test]
fn a_backup_asked_for_while_another_is_made_waits_and_both_are_kept() {
    let folder = Folder::with_notes(40);
    // An import on the first morning of a day: its own backup, and the day's beside it, in the same minute.
    let made: Vec<_> = std::thread::scope(|threads| {
        [Why::Daily, Why::Import, Why::Import]
            .map(|why| {
                let unlocked = folder.unlocked();
                threads.spawn(move || backup::make(unlocked, why, at("2026-11-10 09:12"), counted))
            })
            .map(|thread| thread.join().expect("no panic").expect("made"))
            .into()
    });
    let held = backup::list(&folder.dir());
    assert_eq!(held.len(), 3, "none took another's place: {held:?}");
    for backup in made {
        backup::prove(folder.unlocked(), &backup, at("2026-11-10 09:13"), counted)
            .expect("each opens, and is the file that was proven");
    }
}

#[test]
fn files_that_only_look_like_backups_are_passed_over() {
    let folder = Folder::empty();
    for name in [
        "waymark-2026-13-40T9999-daily.db",
        "waymark-2026-11-10T0912.db",
        "waymark-2026-11-10T0912-lunch.db",
        "waymark-é.db",
        "other.db",
        "unproven.part",
    ] {
        fs::write(folder.file("backups").join(name), "x").expect("written");
    }
    assert_eq!(backup::list(&folder.dir()), []);
}

#[test]
fn a_backup_opens_on_another_computer_with_the_key_file_beside_it() {
    let mut folder = Folder::with_notes(6);
    let made = backup::make(
        folder.unlocked(),
        Why::Asked,
        at("2026-11-10 09:12"),
        counted,
    )
    .expect("made");
    folder.lock();
    // The pair carried to a new laptop on a stick, into the backups of an empty data folder.
    let other = tempfile::TempDir::new().expect("a temporary folder");
    fs::create_dir_all(other.path().join("backups")).expect("a folder");
    for end in ["db", "vault", "proof"] {
        let from = made.path.with_extension(end);
        fs::copy(
            &from,
            other
                .path()
                .join("backups")
                .join(from.file_name().expect("a name")),
        )
        .expect("copied");
    }
    let open = vault::unlock(other.path(), PASSPHRASE).expect("the same passphrase opens it");
    let missing = waymark_store::open::open_connection(&open.database(), open.key(), crate::KNOWN)
        .expect_err("no database yet");
    let OpenError::Missing {
        newest: Some(newest),
        ..
    } = missing
    else {
        panic!("missing, with an offer: {missing}")
    };
    let restored =
        backup::restore(&open, &newest, at("2026-11-11 09:00"), counted).expect("restored");
    assert_eq!(
        (restored.counts.changes, restored.set_aside),
        (6, None),
        "everything, and nothing had to make way"
    );
}

#[test]
fn of_two_backups_of_one_minute_the_later_is_the_newer() {
    let folder = Folder::with_notes(3);
    let made = |why, time: &str| {
        backup::make(folder.unlocked(), why, second(time), counted).expect("made")
    };
    // By their names alone, "import" would stand after "asked", and "daily-2" before "daily".
    let import = made(Why::Import, "2026-11-10 09:12:05");
    let asked = made(Why::Asked, "2026-11-10 09:12:40");
    let paths = || -> Vec<_> {
        let found = backup::list(&folder.dir());
        found.into_iter().map(|backup| backup.path).collect()
    };
    assert_eq!(paths(), [asked.path.clone(), import.path.clone()]);
    assert_eq!(
        backup::newest_proven(&folder.dir()).map(|newest| newest.path),
        Some(asked.path.clone())
    );

    backup::prove(
        folder.unlocked(),
        &import,
        second("2026-11-12 10:00:00"),
        counted,
    )
    .expect("it still restores");
    assert_eq!(
        paths(),
        [asked.path.clone(), import.path.clone()],
        "proving it again does not make it newer"
    );

    let first = made(Why::Daily, "2026-11-11 08:00:00");
    let second_of_name = made(Why::Daily, "2026-11-11 08:00:00");
    assert_eq!(
        paths(),
        [second_of_name.path, first.path, asked.path, import.path],
        "the second of a name is the later"
    );
}

fn second(text: &str) -> chrono::NaiveDateTime {
    chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").expect("a literal moment")
}
