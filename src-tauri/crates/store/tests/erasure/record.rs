//! What goes with a child and what stays: the record, the ledger, rows that name the child, and what a later list is told.

use waymark_store::erasure::{Erasure, Given, Tombstones};
use waymark_store::ledger::ChangeKind;
use waymark_store::tables::{
    Capture, Declaration, FormerName, KeepApart, Meeting, Note, PanelCase, Placement, Pupil,
    PupilPatch, Status, Task,
};
use waymark_store::{StoreError, search};

use crate::common::{MORNING, day, edit, id, note, picture, placement, pupil, some, store};
use crate::{ME, order, two_children};

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

#[test]
fn every_place_that_names_the_child_is_told_whosever_it_is() {
    let store = store();
    let razvan = Pupil {
        upn: some("H801200001001"),
        known_as: some("Răzvi"),
        ..pupil(1, "Răzvan", "Dumitrașcu")
    };
    let mut begun = edit("Add children")
        .create(&razvan)
        .create(&FormerName {
            id: id(3),
            pupil: Some(id(1)),
            surname: some("O’Brien"),
            ..FormerName::default()
        })
        .create(&Pupil {
            strengths: some("Was seen with Razvan OBrien, and liked it"),
            ..pupil(2, "Bob", "Plainman")
        });
    // His own record names him often: that hides nobody else's.
    for n in 0..60 {
        begun.push_create(&note(
            100 + n,
            1,
            "2026-10-01",
            "Răzvan Dumitrașcu was at home",
        ));
    }
    store.commit(begun).unwrap();
    let case = PanelCase {
        id: id(30),
        meeting: Some(id(29)),
        pupil: Some(id(2)),
        reason: some("Must not be placed with RĂZVAN DUMITRAŞCU."),
        ..PanelCase::default()
    };
    let status = Status {
        id: id(31),
        pupil: Some(id(2)),
        kind: some("SAFE"),
        started_on: Some(day("2026-10-01")),
        notes: some("Since the day with Dumitrascu (Razvi)"),
        ..Status::default()
    };
    let number = Task {
        id: id(32),
        title: some("Ask the school about H801200001001"),
        ..Task::default()
    };
    let nobody = Task {
        id: id(33),
        title: some("Ask about the other Dumitrașcu"),
        ..Task::default()
    };
    store
        .commit(
            edit("Write")
                .create(&case)
                .create(&status)
                .create(&number)
                .create(&nobody)
                .create(&note(34, 2, "2026-10-02", "Came without Răzvan Dumitrașcu")),
        )
        .unwrap();
    let typed = |key: String| store.draft_put(&key, "Razvan Dumitrascu rang", MORNING);
    typed(format!("note:{}:text", id(34))).unwrap();
    typed("capture:new".to_owned()).unwrap();
    typed(format!("note:{}:text", id(100))).unwrap();

    let preview = store.erasure_preview(id(1)).unwrap();
    let mut told: Vec<_> = preview
        .mentions
        .iter()
        .map(|mention| (mention.noun.as_str(), mention.row, mention.pupil))
        .collect();
    told.sort();
    let bob = Some(id(2));
    assert_eq!(
        told,
        [
            ("case", id(30), bob),
            ("child", id(2), bob),
            ("note", id(34), bob),
            ("status", id(31), bob),
            ("task", id(32), None),
            ("text not yet saved", uuid::Uuid::nil(), None),
            ("text not yet saved", id(34), bob),
        ]
    );
    assert_eq!(preview.drafts, 1, "his own unsaved words go with him");
}
