//! The two halves together: a copy of the data folder, a restore and an upgrade each tell the ledger what it must know.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;
use uuid::Uuid;
use waymark_store::backup::Why;
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::Officer;
use waymark_store::vault::{self, Kdf, Unlocked};
use waymark_store::{Store, live};

const PASSPHRASE: &str = "correct horse battery staple";

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 10)
        .and_then(|d| d.and_hms_opt(9, 12, 0))
        .expect("a time")
}

fn open(unlocked: &Unlocked) -> (Store, Option<String>) {
    live::open(unlocked, Arc::new(|| 1_794_301_200_000), now()).expect("the store opens")
}

fn add_officer(store: &Store, n: u128) {
    let officer = Officer {
        id: Uuid::from_u128(n),
        name: Some(format!("Officer {n}")),
        ..Officer::default()
    };
    store
        .commit(Change::new(ChangeKind::Edit, "Add officer", None).create(&officer))
        .expect("a commit");
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("listed").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn device(store: &Store) -> Uuid {
    store.chain_end().0
}

#[test]
fn a_copied_folder_begins_its_own_incarnation_and_the_original_keeps_its() {
    let home = TempDir::new().expect("a temporary folder");
    let (here, there, moved) = (
        home.path().join("here"),
        home.path().join("there"),
        home.path().join("moved"),
    );
    let (unlocked, _) = vault::create(&here, PASSPHRASE, Kdf::floor()).expect("a first run");
    let (store, _) = open(&unlocked);
    add_officer(&store, 1);
    let original = device(&store);
    store.close().expect("closed");
    drop(unlocked);
    copy_folder(&here, &there);

    let unlocked =
        vault::unlock(&there, PASSPHRASE).expect("the copy opens with the same passphrase");
    let (store, told) = open(&unlocked);
    assert_eq!(told, None, "a copy is whole; there is nothing to warn of");
    let copy = device(&store);
    assert_ne!(
        copy, original,
        "two files that number changes alike would never agree again"
    );
    add_officer(&store, 2);
    store.close().expect("closed");
    let (store, _) = open(&unlocked);
    assert_eq!(
        device(&store),
        copy,
        "once is enough: the copy is now a device of its own"
    );
    assert_eq!(
        store.verify().expect("read").wrong,
        None,
        "both chains hold"
    );
    store.close().expect("closed");

    fs::rename(&here, &moved).expect("moved");
    let unlocked = vault::unlock(&moved, PASSPHRASE).expect("opens where it is now");
    let (store, _) = open(&unlocked);
    #[cfg(unix)]
    assert_eq!(
        device(&store),
        original,
        "a folder that was moved is no copy"
    );
    store.close().expect("closed");
}

#[test]
fn a_restore_begins_a_new_incarnation_even_if_nobody_asks_for_one() {
    let home = TempDir::new().expect("a temporary folder");
    let (unlocked, _) = vault::create(home.path(), PASSPHRASE, Kdf::floor()).expect("a first run");
    let (store, _) = open(&unlocked);
    add_officer(&store, 1);
    let made = live::make_backup(&unlocked, Why::Asked, now()).expect("a backup");
    add_officer(&store, 2);
    let before = device(&store);
    store.close().expect("closed");

    live::restore_backup(&unlocked, &made, now()).expect("restored");
    // Here the program might be stopped, before anybody could say that this is a restore.
    let (store, told) = open(&unlocked);
    assert_eq!(
        told, None,
        "what was given up by restoring is not called lost"
    );
    assert_ne!(
        device(&store),
        before,
        "change 2 of the old incarnation is already somebody's"
    );
    add_officer(&store, 3);
    let names = store.read(Officer::all).expect("read");
    assert_eq!(
        names
            .iter()
            .filter_map(|o| o.name.as_deref())
            .collect::<Vec<_>>(),
        ["Officer 1", "Officer 3"]
    );
    assert_eq!(
        store.verify().expect("read").wrong,
        None,
        "both chains hold"
    );
}

#[test]
fn the_mark_follows_every_commit_and_a_database_put_back_is_noticed() {
    let home = TempDir::new().expect("a temporary folder");
    let (unlocked, _) = vault::create(home.path(), PASSPHRASE, Kdf::floor()).expect("a first run");
    let (store, _) = open(&unlocked);
    add_officer(&store, 1);
    store.close().expect("closed");
    let earlier = fs::read(unlocked.database()).expect("the file");
    let (store, told) = open(&unlocked);
    assert_eq!(told, None, "closed in order, nothing is missing");
    add_officer(&store, 2);
    store.close().expect("closed");
    let before = device(&open(&unlocked).0);
    // Somebody puts yesterday's file in the place of today's.
    fs::write(unlocked.database(), earlier).expect("put back");
    let (store, told) = open(&unlocked);
    let told = told.expect("the mark is ahead of the ledger");
    assert!(told.contains("missing from the database"), "{told}");
    let after = device(&store);
    assert_ne!(
        after, before,
        "the lost numbers may be on a colleague's laptop, and are not given out twice"
    );
    store.close().expect("closed");
    let (store, told) = open(&unlocked);
    assert!(told.is_some(), "said again until work goes on");
    assert_eq!(device(&store), after, "but one new incarnation is enough");
    add_officer(&store, 3);
    store.close().expect("closed");
    assert_eq!(open(&unlocked).1, None, "work went on from here");
}
