//! No byte of the child remains in the file, in its log or in what a backup brings back.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;
use waymark_store::backup::{self, Why};
use waymark_store::erasure::{Given, Tombstones};
use waymark_store::tables::{Note, Pupil};
use waymark_store::vault::{self, Kdf, Unlocked};
use waymark_store::{Store, live};

use crate::common::{Hands, MORNING, day, edit, id, note, pupil};
use crate::{ME, order, two_children};

fn open(unlocked: &Unlocked) -> Store {
    let now = day("2026-11-10").and_hms_opt(9, 0, 0).unwrap();
    live::open(unlocked, Hands::at(MORNING).wall(), now)
        .unwrap()
        .0
}

/// Every word that must not be found, in the forms in which SQLite could hold it.
const WORDS: [&str; 14] = [
    "zyzxcanary",
    "xylocanary",
    "jane",
    "h801200001001",
    "quagmirish",
    "ostrich",
    "wombat",
    "xenolith",
    "zeppelin",
    "kookaburra",
    "vuvuzela",
    "marimba",
    "2012-03-04",
    "because of",
];

fn words_in(path: &Path) -> Vec<String> {
    let Ok(bytes) = fs::read(path) else {
        return Vec::new();
    };
    let bytes = bytes.to_ascii_lowercase();
    WORDS
        .iter()
        .filter(|word| bytes.windows(word.len()).any(|at| at == word.as_bytes()))
        .map(|word| (*word).to_owned())
        .collect()
}

/// A database that is not encrypted, with the promises of the real one, so that its pages can be read.
fn plain(path: &Path) -> Store {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;",
    )
    .unwrap();
    Store::attach(conn, Hands::at(MORNING).wall()).unwrap()
}

#[test]
fn no_byte_of_the_child_remains_in_the_file_or_its_log() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("plain.db");
    let store = plain(&path);
    two_children(&store);
    // Many neighbours, so that pages are split and words are moved about.
    for n in 0..400u128 {
        let name = format!("Neighbour{n}");
        store
            .commit(
                edit("Add")
                    .create(&pupil(1000 + n, "Ada", &name))
                    .create(&note(
                        3000 + n,
                        1000 + n,
                        "2026-10-01",
                        &format!("words about {name}"),
                    ))
                    .create(&note(
                        5000 + n,
                        1,
                        "2026-10-01",
                        &format!("ostrich number {n}"),
                    )),
            )
            .unwrap();
    }
    // Bob's note names her, which is Bob's own business: it is left out of this count.
    store.commit(edit("Remove").delete::<Note>(id(14))).unwrap();
    let _ = fs::copy(&path, home.path().join("before.db"));
    assert!(!words_in(&path).is_empty() || !words_in(&home.path().join("plain.db-wal")).is_empty());
    store.erase(order(2)).unwrap();
    store.erase(order(1)).unwrap();
    for file in ["plain.db", "plain.db-wal", "plain.db-shm"] {
        assert_eq!(
            words_in(&home.path().join(file)),
            Vec::<String>::new(),
            "{file}"
        );
    }
    store.close().unwrap();
    assert_eq!(
        words_in(&path),
        Vec::<String>::new(),
        "nor once it is closed"
    );
    let store = plain(&path);
    assert_eq!(store.verify().unwrap().wrong, None);
    store.rebuild().unwrap();
    assert_eq!(
        store.read(Pupil::all).unwrap().len(),
        400,
        "the neighbours are all there"
    );
}

#[test]
fn a_restored_backup_does_not_bring_the_child_back() {
    let home = TempDir::new().unwrap();
    let (unlocked, _) = vault::create(home.path(), "correct horse battery", Kdf::floor()).unwrap();
    let now = day("2026-11-10").and_hms_opt(9, 0, 0).unwrap();
    let store = open(&unlocked);
    two_children(&store);
    live::make_backup(&unlocked, Why::Erasure, now).unwrap();
    store
        .commit(edit("Add child").create(&pupil(6, "Dee", "Later")))
        .unwrap();
    live::erase(&store, &unlocked, order(1)).unwrap();
    store.close().unwrap();

    let newest = backup::newest_proven(home.path()).unwrap();
    live::restore_backup(&unlocked, &newest, now).unwrap();
    let store = open(&unlocked);
    store
        .read(|reader| {
            assert_eq!(
                Pupil::get(reader, id(1))?,
                None,
                "gone before anybody sees a screen"
            );
            assert!(Pupil::get(reader, id(2))?.is_some());
            let known = Tombstones::load(reader)?;
            assert!(
                known
                    .find(Given {
                        upns: [Some("H801200001001"), None],
                        ..Given::default()
                    })
                    .is_some()
            );
            Ok(())
        })
        .unwrap();
    let told = store.changes(0, 1).unwrap().changes.remove(0);
    assert_eq!(told.label, "Erased a child’s record again, after a restore");
    assert_eq!(told.who, Some(id(ME)));
    assert_eq!(store.verify().unwrap().wrong, None);
    let changes = store.verify().unwrap().changes;
    store.close().unwrap();
    let store = open(&unlocked);
    assert_eq!(store.verify().unwrap().changes, changes, "once is enough");
    // Nor does a list beside the database that is lost or spoilt matter: it is made anew from the ledger.
    store.close().unwrap();
    fs::write(home.path().join("waymark.erased"), b"{not json").unwrap();
    open(&unlocked).close().unwrap();
    let list = fs::read_to_string(home.path().join("waymark.erased")).unwrap();
    assert!(
        list.contains(&id(1).to_string()) && !list.to_lowercase().contains("zyzx"),
        "{list}"
    );
}
