//! Taking back, putting on again, and who did what.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use common::*;
use serde_json::json;
use waymark_store::ledger::OpKind;
use waymark_store::ledger::rehome::rows_about;
use waymark_store::tables::*;
use waymark_store::{Fate, Reader, StoreError};

fn name(reader: &Reader, n: u128) -> waymark_store::Result<Option<String>> {
    Ok(Pupil::get(reader, id(n))?.and_then(|p| p.surname))
}

fn surname(text: &str) -> PupilPatch {
    PupilPatch {
        surname: Some(some(text)),
        ..PupilPatch::default()
    }
}

#[test]
fn undo_puts_back_what_was_and_redo_puts_it_on_again() {
    let store = store();
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let renamed = store
        .commit(edit("Change name").set::<Pupil>(id(1), surname("King")))
        .unwrap();

    let undone = store.undo(renamed.change.unwrap(), Some(id(900))).unwrap();
    assert_eq!(undone.label, "Undo: Change name");
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), some("Byron"));

    let redone = store.undo(undone.change.unwrap(), Some(id(900))).unwrap();
    assert_eq!(redone.label, "Redo: Change name");
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), some("King"));
}

#[test]
fn undoing_an_addition_takes_the_row_away_and_redo_brings_it_back() {
    let store = store();
    let added = store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let undone = store.undo(added.change.unwrap(), None).unwrap();
    assert_eq!(undone.rows[0].fate, Fate::Removed);
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), None);
    store.undo(undone.change.unwrap(), None).unwrap();
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), some("Byron"));
}

#[test]
fn undo_asks_when_the_field_was_changed_again() {
    let store = store();
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let first = store
        .commit(edit("Marriage").set::<Pupil>(id(1), surname("King")))
        .unwrap();
    store
        .commit(edit("Title").set::<Pupil>(id(1), surname("Lovelace")))
        .unwrap();

    let refused = store.undo(first.change.unwrap(), None);
    let Err(StoreError::UndoRefused(why)) = refused else {
        panic!("an undo must not bury a later edit unasked: {refused:?}");
    };
    assert_eq!(why.since.len(), 1);
    assert_eq!(why.since[0].label, "Title");
    assert_eq!(why.since[0].field.as_deref(), Some("surname"));
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), some("Lovelace"));

    store.undo_anyway(first.change.unwrap(), None).unwrap();
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), some("Byron"));
}

#[test]
fn undo_of_an_import_asks_when_a_note_was_written_about_one_of_its_children() {
    let store = store();
    let import = edit("Import pupils")
        .create(&pupil(1, "Ada", "Byron"))
        .create(&pupil(2, "Bea", "Stone"));
    let import = store.commit(import).unwrap().change.unwrap();
    store
        .commit(edit("Add note").create(&note(10, 2, "2026-11-10", "Rang home")))
        .unwrap();
    let Err(StoreError::UndoRefused(why)) = store.undo(import, None) else {
        panic!("taking the child away would leave the note in the air");
    };
    assert_eq!(
        (why.since[0].noun.as_str(), why.since[0].row),
        ("note", id(10))
    );
}

#[test]
fn a_whole_import_is_undone_at_once() {
    let store = store();
    let mut import = edit("Import pupils");
    for n in 0..300 {
        import.push_create(&pupil(n, "Child", &format!("Number {n}")));
    }
    store
        .commit(edit("Add child").create(&pupil(1000, "Ada", "Byron")))
        .unwrap();
    let import = store.commit(import).unwrap().change.unwrap();
    assert_eq!(store.read(Pupil::all).unwrap().len(), 301);
    store.undo(import, None).unwrap();
    let left = store.read(Pupil::all).unwrap();
    assert_eq!(left.len(), 1, "only what the import brought is gone");
}

#[test]
fn the_undo_key_walks_back_and_the_redo_key_forward() {
    let store = store();
    let me = Some(id(900));
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    store
        .commit(edit("Marriage").set::<Pupil>(id(1), surname("King")))
        .unwrap();
    store
        .commit(edit("Title").set::<Pupil>(id(1), surname("Lovelace")))
        .unwrap();

    for label in ["Title", "Marriage", "Add child"] {
        let last = store.last_undoable(me).unwrap().unwrap();
        assert_eq!(last.label, label);
        store.undo(last.change, me).unwrap();
    }
    assert_eq!(store.last_undoable(me).unwrap(), None);
    for label in ["Undo: Add child", "Undo: Marriage", "Undo: Title"] {
        let last = store.last_redoable(me).unwrap().unwrap();
        assert_eq!(last.label, label, "redo goes back the way that undo came");
        store.undo(last.change, me).unwrap();
    }
    assert_eq!(store.last_redoable(me).unwrap(), None);
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), some("Lovelace"));
    assert_eq!(
        store.last_undoable(Some(id(901))).unwrap(),
        None,
        "one officer never undoes another's work by a key"
    );
}

#[test]
fn a_new_edit_ends_the_way_forward() {
    let store = store();
    let me = Some(id(900));
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let renamed = store
        .commit(edit("Marriage").set::<Pupil>(id(1), surname("King")))
        .unwrap();
    store.undo(renamed.change.unwrap(), me).unwrap();
    store
        .commit(edit("Title").set::<Pupil>(id(1), surname("Lovelace")))
        .unwrap();
    assert_eq!(store.last_redoable(me).unwrap(), None);
}

#[test]
fn history_says_who_when_from_what_to_what() {
    let hands = Hands::at(MORNING);
    let store = store_at(&hands);
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    hands.turn(60_000);
    store
        .commit(
            edit("Change name")
                .reason("Deed poll seen")
                .set::<Pupil>(id(1), surname("King")),
        )
        .unwrap();
    store
        .commit(edit("Add child").create(&pupil(2, "Bea", "Stone")))
        .unwrap();

    let history = store.history(id(1), 0, 10).unwrap();
    assert_eq!(
        history.total, 2,
        "another child's change is not in this child's history"
    );
    let last = &history.changes[0];
    assert_eq!((last.who, last.when), (Some(id(900)), MORNING + 60_000));
    assert_eq!(last.reason.as_deref(), Some("Deed poll seen"));
    let line = &last.lines[0];
    assert_eq!(line.field.as_deref(), Some("surname"));
    assert_eq!((&line.from, &line.to), (&json!("Byron"), &json!("King")));
    assert!(last.can_undo);
    assert_eq!(history.changes[1].lines[0].kind, OpKind::Create);
    assert!(
        !history.changes[1].can_undo,
        "the child was edited since it was added"
    );
}

#[test]
fn a_row_taken_away_can_be_put_back_as_it_was() {
    let store = store();
    let change = edit("Add")
        .create(&pupil(1, "Ada", "Byron"))
        .create(&placement(2, 1, "2026-09-01"));
    store.commit(change).unwrap();
    let patch = PlacementPatch {
        aim: Some(some("Back by Easter")),
        ..Default::default()
    };
    store
        .commit(edit("Aim").set::<Placement>(id(2), patch))
        .unwrap();
    let gone = store
        .commit(edit("Mistake").delete::<Placement>(id(2)))
        .unwrap();
    assert_eq!(gone.rows[0].fate, Fate::Removed);
    assert!(matches!(
        store.commit(edit("Aim").set::<Placement>(
            id(2),
            PlacementPatch {
                aim: Some(None),
                ..Default::default()
            }
        )),
        Err(StoreError::NotThere {
            noun: "placement",
            ..
        })
    ));
    store.undo(gone.change.unwrap(), None).unwrap();
    let back = store.read(|r| Placement::get(r, id(2))).unwrap().unwrap();
    assert_eq!(back.aim, some("Back by Easter"));
}

#[test]
fn what_was_made_is_told_of_after_it_was_taken_back_and_again_after_it_was_put_back() {
    let hands = Hands::at(MORNING);
    let store = store_at(&hands);
    let run = ImportRun {
        id: id(50),
        file_name: some("tracker.csv"),
        kind: some("pupils"),
        rows_added: Some(1),
        ..ImportRun::default()
    };
    let made = store
        .commit(
            edit("Import")
                .create(&pupil(1, "Ada", "Byron"))
                .create(&pupil(2, "Grace", "Hopper"))
                .create(&run),
        )
        .unwrap();
    hands.turn(60_000);
    let undone = store.undo(made.change.unwrap(), None).unwrap();
    assert!(
        store.read(ImportRun::all).unwrap().is_empty(),
        "its row went with it"
    );
    let told = store.all_made::<ImportRun>().unwrap();
    assert_eq!(told.len(), 1, "but the ledger still tells of it");
    assert_eq!(told[0].row, run);
    assert_eq!(
        told[0].undone,
        Some((undone.change.unwrap(), MORNING + 60_000))
    );

    let line = store.change(made.change.unwrap()).unwrap();
    assert!(line.undone && !line.can_undo);
    assert_eq!(line.children, 2, "both children are counted, and only they");

    store.undo(undone.change.unwrap(), None).unwrap();
    let told = store.made::<ImportRun>(id(50)).unwrap().unwrap();
    assert_eq!(told.undone, None, "it is in force again");
    store.undo(told.change, None).unwrap();
    assert!(
        store
            .made::<ImportRun>(id(50))
            .unwrap()
            .unwrap()
            .undone
            .is_some(),
        "and can be taken back a second time"
    );
    assert!(store.read(Pupil::all).unwrap().is_empty());
}

#[test]
fn rows_pass_to_another_child_and_come_back_and_a_rebuild_agrees() {
    let store = store();
    store
        .commit(
            edit("Add children")
                .create(&pupil(1, "Ada", "Byron"))
                .create(&pupil(2, "Ada", "Biron"))
                .create(&placement(3, 2, "2026-09-01"))
                .create(&note(4, 2, "2026-09-02", "Began well.")),
        )
        .unwrap();
    let before = picture(&store);
    let about = store.read(|r| rows_about(r, id(2))).unwrap();
    let rows: Vec<_> = about
        .iter()
        .map(|(def, rows)| (def.name, rows.clone()))
        .collect();
    assert_eq!(
        rows,
        [("placement", vec![id(3)]), ("note", vec![id(4)])],
        "the child’s own row is not about the child"
    );

    let mut change = edit("Bring together");
    for (def, rows) in &about {
        for row in rows {
            change.push_subject(def, *row, id(1));
        }
    }
    let moved = store.commit(change).unwrap();
    assert_eq!(moved.subjects, [id(1), id(2)]);
    assert!(store.read(|r| rows_about(r, id(2))).unwrap().is_empty());
    let after = picture(&store);
    store.rebuild().unwrap();
    assert_eq!(picture(&store), after);

    store.undo(moved.change.unwrap(), None).unwrap();
    assert_eq!(picture(&store), before);
    store.rebuild().unwrap();
    assert_eq!(picture(&store), before);
}

#[test]
fn undo_of_a_row_asks_when_anything_at_all_was_hung_on_it() {
    let store = store();
    let made = |change: waymark_store::ledger::change::Change| {
        store.commit(change).unwrap().change.unwrap()
    };
    let officer = made(edit("Add officer").create(&Officer {
        id: id(901),
        name: some("Dev Patel"),
        ..Officer::default()
    }));
    let farm = made(edit("Add provider").create(&Provider {
        id: id(50),
        name: some("Low Farm"),
        ..Provider::default()
    }));
    let ada = made(edit("Add child").create(&pupil(1, "Ada", "Byron")));
    made(edit("Add child").create(&pupil(2, "Bea", "Stone")));
    let status = made(edit("Add status").create(&Status {
        id: id(20),
        pupil: Some(id(1)),
        kind: some("MED"),
        started_on: Some(day("2026-10-01")),
        ..Status::default()
    }));
    for unhung in [officer, farm, status] {
        assert!(store.change(unhung).unwrap().can_undo);
    }

    made(edit("Give the case").set::<Pupil>(
        id(1),
        PupilPatch {
            owner: Some(Some(id(901))),
            roll_setting: Some(Some(format!("own:{}", id(50)))),
            ..PupilPatch::default()
        },
    ));
    made(edit("Add placement").create(&Placement {
        setting: Some(format!("own:{}", id(50))),
        ..placement(30, 2, "2026-11-01")
    }));
    made(edit("Add step").create(&Step {
        id: id(40),
        pupil: Some(id(1)),
        kind: some("referred"),
        on_day: Some(day("2026-10-02")),
        about: Some(id(20)),
        ..Step::default()
    }));
    made(edit("Keep apart").create(&KeepApart {
        id: id(60),
        pupil: Some(id(2)),
        other: Some(id(1)),
        reason: some("A quarrel"),
        ..KeepApart::default()
    }));
    let hung = |change| {
        let Err(StoreError::UndoRefused(why)) = store.undo(change, None) else {
            panic!("what hangs on the row would be left in the air");
        };
        assert!(!store.change(change).unwrap().can_undo);
        let mut told: Vec<_> = why
            .since
            .into_iter()
            .map(|since| (since.label, since.row))
            .collect();
        told.sort();
        told
    };
    assert_eq!(hung(officer), [("Give the case".to_owned(), id(1))]);
    assert_eq!(
        hung(farm),
        [
            ("Add placement".to_owned(), id(30)),
            ("Give the case".to_owned(), id(1))
        ]
    );
    assert_eq!(hung(status), [("Add step".to_owned(), id(40))]);
    assert!(hung(ada).contains(&("Keep apart".to_owned(), id(60))));
}
