//! A child is erased by law: what goes, what stays, and that nothing brings the child back.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{
    Hands, MORNING, day, edit, id, note, picture, placement, pupil, some, store, store_at,
};
use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;
use uuid::Uuid;
use waymark_store::backup::{self, Why};
use waymark_store::erasure::{Erasure, Given, Reason, Tombstones};
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::foreign::ForeignChange;
use waymark_store::tables::{
    Capture, Declaration, FormerName, KeepApart, Meeting, Note, NotePatch, PanelCase, Placement,
    Pupil, PupilPatch,
};
use waymark_store::vault::{self, Kdf, Unlocked};
use waymark_store::{Store, StoreError, live, search};

const ME: u128 = 900;

fn order(child: u128) -> Erasure {
    Erasure {
        pupil: id(child),
        reason: Reason::RetentionEnded,
        actor: Some(id(ME)),
        recognise: true,
    }
}

fn all(store: &Store) -> Vec<ForeignChange> {
    store.export_changes(&BTreeMap::new()).unwrap()
}

/// Jane Zyzxcanary with something in many places, and Bob beside her.
fn two_children(store: &Store) {
    let jane = Pupil {
        upn: some("H801200001001"),
        dob: Some(day("2012-03-04")),
        worries: some("quagmirish worries"),
        ..pupil(1, "Jane", "Zyzxcanary")
    };
    store
        .commit(
            edit("Add child")
                .reason("because of Zyzxcanary")
                .create(&jane),
        )
        .unwrap();
    store
        .commit(edit("Add child").create(&pupil(2, "Bob", "Plainman")))
        .unwrap();
    store
        .commit(edit("Add former name").create(&FormerName {
            id: id(10),
            pupil: Some(id(1)),
            surname: some("Xylocanary"),
            ..FormerName::default()
        }))
        .unwrap();
    store
        .commit(edit("Add placement").create(&placement(11, 1, "2026-09-01")))
        .unwrap();
    store
        .commit(edit("Add note").create(&note(12, 1, "2026-10-01", "an ostrich was drawn")))
        .unwrap();
    store
        .commit(edit("Change note").set::<Note>(
            id(12),
            NotePatch {
                text: Some(some("an ostrich and a wombat were drawn")),
                ..NotePatch::default()
            },
        ))
        .unwrap();
    store
        .commit(edit("Add note").create(&note(13, 1, "2026-10-02", "a note by mistake, xenolith")))
        .unwrap();
    store
        .commit(edit("Remove note").delete::<Note>(id(13)))
        .unwrap();
    store
        .commit(edit("Add note").create(&note(
            14,
            2,
            "2026-10-02",
            "sat with Jane Zyzxcanary today",
        )))
        .unwrap();
    store
        .draft_put(
            &format!("note:{}:text", id(12)),
            "unsaved zeppelin",
            MORNING,
        )
        .unwrap();
    store
        .draft_put(
            &format!("note:{}:text", id(14)),
            "of another child",
            MORNING,
        )
        .unwrap();
}

#[test]
fn a_child_goes_with_everything_and_the_ledger_still_holds() {
    let store = store();
    two_children(&store);
    let before = store.verify().unwrap();
    let preview = store.erasure_preview(id(1)).unwrap();
    let told: Vec<_> = preview
        .going
        .iter()
        .map(|going| (going.noun.as_str(), going.shown, going.removed))
        .collect();
    assert_eq!(
        told,
        [
            ("child", 1, 0),
            ("former name", 1, 0),
            ("placement", 1, 0),
            ("note", 1, 1)
        ],
        "each table with what shows and what was taken away before"
    );
    assert_eq!((preview.entries, preview.drafts, preview.kept), (7, 1, 0));
    assert_eq!(
        preview
            .mentions
            .iter()
            .map(|m| (m.row, m.pupil))
            .collect::<Vec<_>>(),
        [(id(14), Some(id(2)))],
        "the note about Bob names her and is said to"
    );

    let erased = store.erase(order(1)).unwrap();
    assert_eq!(erased.unscrubbed, None);
    assert_eq!(erased.committed.subjects, [id(1)]);

    store
        .read(|reader| {
            assert_eq!(Pupil::get(reader, id(1))?, None);
            assert_eq!(Placement::all(reader)?, []);
            assert_eq!(FormerName::all(reader)?, []);
            assert_eq!(Note::all(reader)?.len(), 1, "Bob's note stays");
            for typed in ["zyzxcanary", "xylocanary", "H801200001001", "wombat"] {
                assert!(
                    search::find(reader, typed, 9)?
                        .iter()
                        .all(|hit| hit.pupil == id(2)),
                    "{typed}"
                );
            }
            Ok(())
        })
        .unwrap();
    let after = store.verify().unwrap();
    assert_eq!(after.wrong, None, "every hash and signature still holds");
    assert_eq!(
        after.changes,
        before.changes + 1,
        "and one change tells of it"
    );
    let told = store.changes(0, 1).unwrap().changes.remove(0);
    assert_eq!(told.kind, ChangeKind::Erase);
    assert_eq!(
        told.reason.as_deref(),
        Some("the retention period has ended")
    );
    assert_eq!(told.who, Some(id(ME)));
    assert!(
        store
            .draft_get(&format!("note:{}:text", id(12)))
            .unwrap()
            .is_none()
    );
    assert!(
        store
            .draft_get(&format!("note:{}:text", id(14)))
            .unwrap()
            .is_some()
    );

    let kept = picture(&store);
    store.rebuild().unwrap();
    assert_eq!(
        kept,
        picture(&store),
        "made anew from the ledger it is the same"
    );
    assert!(matches!(
        store.erase(order(1)),
        Err(StoreError::ErasedAlready)
    ));
    assert!(matches!(
        store.erase(order(77)),
        Err(StoreError::NotThere { .. })
    ));
}

#[test]
fn an_erasure_is_never_undone_and_nothing_is_undone_behind_it() {
    let store = store();
    two_children(&store);
    let first = store.changes(0, 99).unwrap().changes.pop().unwrap();
    let erased = store.erase(order(1)).unwrap().committed.change.unwrap();
    for anyway in [false, true] {
        let tried = if anyway {
            store.undo_anyway(erased, None)
        } else {
            store.undo(erased, None)
        };
        let said = tried.unwrap_err().to_string();
        assert!(said.contains("cannot be taken back"), "{said}");
    }
    assert!(!store.change(erased).unwrap().can_undo);
    assert_eq!(
        store.last_undoable(Some(id(ME))).unwrap(),
        None,
        "the key stops at it"
    );
    let line = store.change(first.change).unwrap();
    assert_eq!(
        (line.label.as_str(), line.reason, line.can_undo),
        ("", None, false)
    );
    let nothing = store.undo(first.change, None).unwrap();
    assert_eq!(
        nothing.change, None,
        "taking back what was erased does nothing"
    );
    // Somebody goes on working, and takes that back.
    let next = store
        .commit(edit("Add child").create(&pupil(3, "Cy", "Next")))
        .unwrap();
    let last = store.last_undoable(Some(id(ME))).unwrap().unwrap();
    assert_eq!(Some(last.change), next.change);
}

#[test]
fn words_about_an_erased_child_are_not_taken_any_more() {
    let store = store();
    two_children(&store);
    store.erase(order(1)).unwrap();
    let late = store.commit(edit("Add note").create(&note(20, 1, "2026-11-10", "late")));
    assert!(matches!(
        late,
        Err(StoreError::NotThere { noun: "child", .. })
    ));
    let again = store.commit(edit("Add child").create(&pupil(1, "Jane", "Zyzxcanary")));
    assert!(
        matches!(again, Err(StoreError::NotThere { .. })),
        "nor the child under the same id"
    );
}

#[test]
fn rows_that_point_at_the_child_go_and_rows_that_are_anothers_now_stay() {
    let store = store();
    two_children(&store);
    let case = PanelCase {
        id: id(30),
        meeting: Some(id(29)),
        pupil: Some(id(1)),
        ..PanelCase::default()
    };
    store
        .commit(
            edit("Panel")
                .create(&Meeting {
                    id: id(29),
                    panel: Some(id(28)),
                    held_on: Some(day("2026-11-20")),
                    ..Meeting::default()
                })
                .create(&case)
                .create(&Declaration {
                    id: id(31),
                    meeting: Some(id(29)),
                    panel_case: Some(id(30)),
                    name: some("A. Head"),
                    nature: some("teaches the kookaburra"),
                    ..Declaration::default()
                })
                .create(&KeepApart {
                    id: id(32),
                    pupil: Some(id(2)),
                    other: Some(id(1)),
                    reason: some("a quarrel over vuvuzelas"),
                    ..KeepApart::default()
                })
                .create(&Capture {
                    id: id(33),
                    text: some("heard of a marimba"),
                    filed: Some(id(12)),
                    ..Capture::default()
                }),
        )
        .unwrap();
    // A placement written under the wrong child and passed on since.
    store
        .commit(edit("Add placement").create(&placement(34, 1, "2026-02-01")))
        .unwrap();
    let mut passed = edit("Pass on");
    passed.push_subject(
        <Placement as waymark_store::table::Table>::DEF,
        id(34),
        id(2),
    );
    store.commit(passed).unwrap();
    let own = store.read(|reader| Placement::get(reader, id(34))).unwrap();

    let preview = store.erasure_preview(id(1)).unwrap();
    let beside: Vec<_> = preview
        .beside
        .iter()
        .map(|going| (going.noun.as_str(), going.shown))
        .collect();
    assert_eq!(beside.len(), 3, "{beside:?}");
    assert_eq!(preview.kept, 1);
    store.erase(order(1)).unwrap();
    store
        .read(|reader| {
            assert_eq!(PanelCase::all(reader)?, []);
            assert_eq!(Declaration::all(reader)?, []);
            assert_eq!(KeepApart::all(reader)?, []);
            assert_eq!(Capture::all(reader)?, []);
            assert_eq!(Meeting::all(reader)?.len(), 1, "the meeting itself stays");
            assert_eq!(
                Placement::get(reader, id(34))?,
                own,
                "as it was, word for word"
            );
            Ok(())
        })
        .unwrap();
    assert_eq!(store.verify().unwrap().wrong, None);
    let kept = picture(&store);
    store.rebuild().unwrap();
    assert_eq!(kept, picture(&store));
}

#[test]
fn the_record_that_was_brought_together_goes_too() {
    let store = store();
    two_children(&store);
    store
        .commit(edit("Add child").create(&pupil(5, "Jain", "Zyzxcanary")))
        .unwrap();
    let why = format!(
        "The same child as {}: brought together",
        waymark_domain::case_ref(id(1))
    );
    let patch = PupilPatch {
        recorded_in_error: Some(Some(why)),
        ..PupilPatch::default()
    };
    store
        .commit(edit("Together").set::<Pupil>(id(5), patch))
        .unwrap();
    assert_eq!(
        store.erasure_preview(id(1)).unwrap().records,
        [id(1), id(5)]
    );
    store.erase(order(1)).unwrap();
    assert_eq!(
        store.read(|reader| Pupil::get(reader, id(5))).unwrap(),
        None
    );
}

#[test]
fn a_later_list_knows_the_child_again_only_where_that_was_wanted() {
    for recognise in [true, false] {
        let store = store();
        two_children(&store);
        store
            .erase(Erasure {
                recognise,
                ..order(1)
            })
            .unwrap();
        store
            .read(|reader| {
                let tombstones = Tombstones::load(reader)?;
                let by = |given| tombstones.find(given).map(|found| found.subject);
                let expected = recognise.then(|| id(1));
                let upns = [Some("h801200001001"), None];
                assert_eq!(
                    by(Given {
                        upns,
                        ..Given::default()
                    }),
                    expected
                );
                let named = Given {
                    surname: Some("ZYZXCANARY"),
                    forename: Some("jane"),
                    dob: Some(day("2012-03-04")),
                    ..Given::default()
                };
                assert_eq!(by(named), expected, "by name and birthday");
                assert_eq!(
                    by(Given {
                        surname: Some("xylocanary"),
                        ..named
                    }),
                    expected,
                    "and by a former name"
                );
                assert_eq!(
                    by(Given {
                        dob: Some(day("2012-03-05")),
                        ..named
                    }),
                    None
                );
                assert_eq!(by(Given { dob: None, ..named }), None);
                assert_eq!(
                    tombstones.iter().map(|t| t.recognised).collect::<Vec<_>>(),
                    [recognise]
                );
                Ok(())
            })
            .unwrap();
    }
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

fn open(unlocked: &Unlocked) -> Store {
    let now = day("2026-11-10").and_hms_opt(9, 0, 0).unwrap();
    live::open(unlocked, Hands::at(MORNING).wall(), now)
        .unwrap()
        .0
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

#[derive(Debug, Clone)]
enum Step {
    Write {
        at: usize,
        child: u128,
        name: usize,
    },
    Pass {
        at: usize,
        row: u128,
        child: u128,
    },
    Erase {
        at: usize,
        child: u128,
    },
    Hear {
        from: usize,
        to: usize,
        picks: Vec<prop::sample::Index>,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let at = 0usize..3;
    prop_oneof![
        6 => (at.clone(), 1u128..4, 0usize..40).prop_map(|(at, child, name)| Step::Write { at, child, name }),
        2 => (at.clone(), 0u128..40, 1u128..4).prop_map(|(at, row, child)| Step::Pass { at, row, child }),
        1 => (at.clone(), 1u128..4).prop_map(|(at, child)| Step::Erase { at, child }),
        4 => (at.clone(), at, prop::collection::vec(any::<prop::sample::Index>(), 1..12))
            .prop_map(|(from, to, picks)| Step::Hear { from, to, picks }),
    ]
}

fn take(step: &Step, stores: &[Store]) {
    match step {
        Step::Write { at, child, name } => {
            let text = ["one", "two", "three"][*name % 3];
            let row = 100 + *name as u128;
            let store = &stores[*at];
            let _ = store.commit(edit("Add").create(&pupil(*child, "Ada", text)));
            let _ = store.commit(edit("Add").create(&note(row, *child, "2026-10-01", text)));
            let patch = NotePatch {
                text: Some(some(&format!("{text} again"))),
                ..NotePatch::default()
            };
            let _ = store.commit(edit("Edit").set::<Note>(id(row), patch));
            let apart = KeepApart {
                id: id(200 + *name as u128),
                pupil: Some(id(*child)),
                other: Some(id(*child % 3 + 1)),
                reason: some(text),
                ..KeepApart::default()
            };
            let _ = store.commit(edit("Apart").create(&apart));
        }
        Step::Pass { at, row, child } => {
            let mut change = edit("Pass on");
            change.push_subject(
                <Note as waymark_store::table::Table>::DEF,
                id(100 + row),
                id(*child),
            );
            let _ = stores[*at].commit(change);
        }
        Step::Erase { at, child } => {
            let _ = stores[*at].erase(order(*child));
        }
        Step::Hear { from, to, picks } => {
            let known = all(&stores[*from]);
            if !known.is_empty() {
                let heard: Vec<_> = picks.iter().map(|pick| pick.get(&known).clone()).collect();
                assert_eq!(stores[*to].apply_remote(&heard).unwrap().refused, []);
            }
        }
    }
}

fn whole_picture(store: &Store) -> String {
    let erased: Vec<Uuid> = store
        .read(|reader| {
            let mut all: Vec<Uuid> = Tombstones::load(reader)?
                .iter()
                .map(|t| t.subject)
                .collect();
            all.sort_unstable();
            Ok(all)
        })
        .unwrap();
    let apart = store.read(KeepApart::all).unwrap().len();
    format!("{}{erased:?}{apart}", sorted(&picture(store)))
}

/// Rows stand in the order in which a laptop first heard of them, which is its own affair.
fn sorted(picture: &str) -> String {
    let mut rows: Vec<&str> = picture.split("\n        ").collect();
    rows.sort_unstable();
    rows.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn laptops_that_know_the_same_have_erased_the_same(
        steps in prop::collection::vec(step(), 1..20),
        order in any::<prop::sample::Index>(),
    ) {
        let stores: Vec<Store> = (0..3).map(|_| store_at(&Hands::at(MORNING))).collect();
        for step in &steps {
            take(step, &stores);
        }
        let mut known: Vec<ForeignChange> = stores.iter().flat_map(all).collect();
        stores[0].apply_remote(&known).unwrap();
        known.reverse();
        stores[1].apply_remote(&known).unwrap();
        let turn = order.index(known.len().max(1));
        known.rotate_left(turn);
        for change in &known {
            stores[2].apply_remote(std::slice::from_ref(change)).unwrap();
        }
        let told = whole_picture(&stores[0]);
        prop_assert_eq!(&told, &whole_picture(&stores[1]), "the order of delivery must not matter");
        prop_assert_eq!(&told, &whole_picture(&stores[2]), "nor how it was parcelled");
        for store in &stores {
            prop_assert_eq!(store.verify().unwrap().wrong, None);
            store.rebuild().unwrap();
            prop_assert_eq!(&told, &whole_picture(store), "the projection is nothing but a reading of the ledger");
            for change in all(store) {
                for op in &change.ops {
                    prop_assert!(op.val.is_some() || op.commitment.is_some());
                }
            }
        }
    }
}
