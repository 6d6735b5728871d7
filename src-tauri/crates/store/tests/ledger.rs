//! The ledger told as stories: saving, refusing, guarding, proving.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use common::*;
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
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
fn a_child_is_added_edited_and_read_back() {
    let store = store();
    let added = store
        .commit(edit("Add child").create(&pupil(1, "Łukasz", "Kowalski")))
        .unwrap();
    assert_eq!(added.rows[0].fate, Fate::Added);
    assert_eq!(added.subjects, [id(1)]);

    let patch = PupilPatch {
        dob: Some(Some(day("2012-11-10"))),
        ..surname("Nowak")
    };
    let edited = store
        .commit(edit("Change name").set::<Pupil>(id(1), patch))
        .unwrap();
    assert_eq!(edited.rows[0].fate, Fate::Changed);
    let child = store.read(|r| Pupil::get(r, id(1))).unwrap().unwrap();
    assert_eq!(
        (child.surname, child.forename, child.dob),
        (some("Nowak"), some("Łukasz"), Some(day("2012-11-10"))),
        "an edit of two fields leaves the third as it was"
    );
}

#[test]
fn saving_what_is_already_so_writes_nothing() {
    let store = store();
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let before = store.chain_end();
    let again = store
        .commit(edit("Change name").set::<Pupil>(id(1), surname("Byron")))
        .unwrap();
    assert_eq!(again.change, None);
    assert_eq!(
        store.chain_end(),
        before,
        "the ledger is not a log of blurs"
    );
    assert_eq!(store.changes(0, 10).unwrap().total, 1);
}

#[test]
fn what_is_required_is_said_at_its_field_and_nothing_is_saved() {
    let store = store();
    let nameless = Pupil {
        id: id(1),
        forename: some("Ada"),
        ..Pupil::default()
    };
    let refused = store.commit(edit("Add child").create(&nameless));
    let Err(StoreError::Invalid(faults)) = refused else {
        panic!("a child without a surname must be refused: {refused:?}");
    };
    assert_eq!(
        (faults[0].field.as_str(), faults[0].row),
        ("surname", id(1))
    );
    assert_eq!(faults[0].sentence, "Enter the child's surname.");

    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let backwards = Placement {
        ended_on: Some(day("2026-11-09")),
        ..placement(2, 1, "2026-11-10")
    };
    let refused = store.commit(edit("Add placement").create(&backwards));
    let Err(StoreError::Invalid(faults)) = refused else {
        panic!("an end before its start must be refused: {refused:?}");
    };
    assert_eq!(
        faults[0].sentence,
        "The end is before the start (Tue 10 Nov 2026)."
    );
    assert!(store.read(Placement::all).unwrap().is_empty());
}

#[test]
fn one_wrong_row_stops_the_whole_change() {
    let store = store();
    let change = edit("Add children")
        .create(&pupil(1, "Ada", "Byron"))
        .create(&pupil(2, "Bea", " "));
    assert!(matches!(store.commit(change), Err(StoreError::Invalid(_))));
    assert!(
        store.read(Pupil::all).unwrap().is_empty(),
        "half a change is not a change"
    );
}

#[test]
fn an_edit_is_not_stopped_by_what_was_wrong_before() {
    // Another laptop's row is never refused, so a wrong one can be here already.
    let (here, there) = (store(), store());
    let review = Review {
        id: id(2),
        pupil: Some(id(1)),
        kind: some("placement"),
        held_on: Some(day("2026-11-10")),
        next_on: Some(day("2026-12-01")),
        ..Review::default()
    };
    let change = edit("Add")
        .create(&pupil(1, "Ada", "Byron"))
        .create(&review);
    there.commit(change).unwrap();
    here.apply_remote(&there.export_changes(&Default::default()).unwrap())
        .unwrap();
    // Each laptop makes an edit that is right where it is made; together they leave neither a next date nor a reason.
    let patch = |next: Option<&str>, why: Option<&str>| ReviewPatch {
        next_on: Some(next.map(day)),
        no_next_reason: Some(why.map(str::to_owned)),
        ..Default::default()
    };
    let both = patch(Some("2026-12-01"), Some("Back at school"));
    there
        .commit(edit("Both").set::<Review>(id(2), both))
        .unwrap();
    here.apply_remote(&there.export_changes(&Default::default()).unwrap())
        .unwrap();
    let date_only = patch(Some("2026-12-01"), None);
    here.commit(edit("Date").set::<Review>(id(2), date_only))
        .unwrap();
    let reason_only = patch(None, Some("Back at school"));
    there
        .commit(edit("Reason").set::<Review>(id(2), reason_only))
        .unwrap();
    here.apply_remote(&there.export_changes(&Default::default()).unwrap())
        .unwrap();
    let held = here.read(|r| Review::get(r, id(2))).unwrap().unwrap();
    assert_eq!((held.next_on, held.no_next_reason), (None, None));

    let progress = ReviewPatch {
        progress: Some(some("Reads daily")),
        ..Default::default()
    };
    here.commit(edit("Progress").set::<Review>(id(2), progress))
        .expect("a fault that the edit did not make must not stop it");
}

#[test]
fn creating_what_is_there_is_refused_and_putting_it_edits_it() {
    let store = store();
    let setting = |value: &str| Setting {
        id: setting_id("rules.c40.weeks"),
        key: some("rules.c40.weeks"),
        value: some(value),
    };
    store.commit(edit("Set").put(&setting("6"))).unwrap();
    assert!(matches!(
        store.commit(edit("Set").create(&setting("8"))),
        Err(StoreError::AlreadyThere { .. })
    ));
    store.commit(edit("Set").put(&setting("8"))).unwrap();
    let all = store.read(Setting::all).unwrap();
    assert_eq!((all.len(), all[0].value.clone()), (1, some("8")));
}

#[test]
fn every_hash_and_signature_holds_and_a_forged_value_is_found() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plain.db");
    let hands = Hands::at(MORNING);
    let store =
        waymark_store::Store::attach(rusqlite::Connection::open(&path).unwrap(), hands.wall())
            .unwrap();
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    store
        .commit(edit("Change name").set::<Pupil>(id(1), surname("King")))
        .unwrap();
    let verified = store.verify().unwrap();
    assert_eq!(
        (verified.changes, verified.operations, verified.wrong),
        (2, 2, None)
    );
    store.close().unwrap();

    // A hand with the key and a tool, and the guards taken off.
    let tool = rusqlite::Connection::open(&path).unwrap();
    tool.execute_batch(
        "DROP TRIGGER guard_op_update; UPDATE op SET val = '\"Queen\"' WHERE seq = 2",
    )
    .unwrap();
    drop(tool);
    let store =
        waymark_store::Store::attach(rusqlite::Connection::open(&path).unwrap(), hands.wall())
            .unwrap();
    let wrong = store
        .verify()
        .unwrap()
        .wrong
        .expect("a value that was not signed must be found");
    assert_eq!(wrong.change.seq, 2);
}

#[test]
fn another_tool_cannot_write_even_with_the_key() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("plain.db");
    let hands = Hands::at(MORNING);
    let store =
        waymark_store::Store::attach(rusqlite::Connection::open(&path).unwrap(), hands.wall())
            .unwrap();
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let tool = rusqlite::Connection::open(&path).unwrap();
    for write in [
        "UPDATE pupil SET surname = 'X'",
        "DELETE FROM pupil",
        "INSERT INTO pupil(surname) VALUES ('X')",
        "UPDATE op SET val = NULL",
        "DELETE FROM change",
    ] {
        assert!(
            tool.execute(write, []).is_err(),
            "{write} must fail from any tool"
        );
    }
    drop(tool);
    assert_eq!(store.read(|r| name(r, 1)).unwrap(), some("Byron"));
}

#[test]
fn making_the_projection_again_gives_the_same() {
    let store = store();
    let mut change = edit("Add");
    for n in 0..20 {
        change.push_create(&pupil(n, "Child", &format!("Number {n}")));
        change.push_create(&note(100 + n, n, "2026-11-10", "Seen"));
    }
    store.commit(change).unwrap();
    store
        .commit(edit("Rename").set::<Pupil>(id(3), surname("Three")))
        .unwrap();
    store
        .commit(edit("Mistake").delete::<Note>(id(104)))
        .unwrap();
    let before = picture(&store);
    store.rebuild().unwrap();
    assert_eq!(picture(&store), before);
}

#[test]
fn words_not_saved_are_kept_apart_from_casework() {
    let store = store();
    store.draft_put("note/new", "Half a sent", MORNING).unwrap();
    store
        .draft_put("note/new", "Half a sentence", MORNING + 1)
        .unwrap();
    assert_eq!(
        store.draft_get("note/new").unwrap().unwrap().text,
        "Half a sentence"
    );
    assert_eq!(store.draft_list().unwrap().len(), 1);
    assert_eq!(
        store.changes(0, 1).unwrap().total,
        0,
        "a draft is not in the ledger"
    );
    store.draft_clear("note/new").unwrap();
    assert_eq!(store.draft_get("note/new").unwrap(), None);
}

#[test]
fn a_day_in_no_sensible_year_is_refused_at_its_field_whatever_the_table() {
    let store = store();
    let at = |on: &str| {
        let child = Pupil {
            dob: Some(day(on)),
            ..pupil(1, "Ada", "Byron")
        };
        match store.commit(edit("Add child").create(&child)) {
            Err(StoreError::Invalid(faults)) => {
                (faults[0].field.clone(), faults[0].sentence.clone())
            }
            other => panic!("{on} must be refused: {other:?}"),
        }
    };
    for (on, year) in [
        ("-2013-03-14", "-2013"),
        ("0013-03-14", "13"),
        ("1899-12-31", "1899"),
    ] {
        let (field, sentence) = at(on);
        assert_eq!(field, "dob");
        assert!(
            sentence.starts_with(&format!("The year {year} cannot be right")),
            "{sentence}"
        );
    }
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let far = edit("Add placement").create(&placement(2, 1, "+12026-11-10"));
    assert!(
        matches!(store.commit(far), Err(StoreError::Invalid(faults)) if faults[0].field == "started_on")
    );
    for (on, row) in [("1900-01-01", 3), ("2199-12-31", 4)] {
        store
            .commit(edit("Add placement").create(&placement(row, 1, on)))
            .unwrap();
    }
    assert_eq!(
        store.read(Placement::all).unwrap().len(),
        2,
        "the first day and the last are kept"
    );
}

#[test]
fn a_text_too_long_is_refused_at_its_field_whatever_the_table() {
    let store = store();
    store
        .commit(edit("Add child").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let refused = |change| match store.commit(change) {
        Err(StoreError::Invalid(faults)) => faults
            .into_iter()
            .map(|fault| (fault.table, fault.field, fault.sentence))
            .collect::<Vec<_>>(),
        other => panic!("refused, not {other:?}"),
    };
    let note = |n, letters| Note {
        id: id(n),
        pupil: Some(id(1)),
        on_day: Some(day("2026-11-10")),
        kind: some("note"),
        text: Some("ł".repeat(letters)),
        ..Note::default()
    };
    let name = refused(edit("Change name").set::<Pupil>(id(1), surname(&"n".repeat(201))));
    assert_eq!(
        (name[0].0.as_str(), name[0].1.as_str()),
        ("pupil", "surname")
    );
    let long = refused(edit("Add note").create(&note(2, 40_001)));
    assert_eq!((long[0].0.as_str(), long[0].1.as_str()), ("note", "text"));
    assert!(long[0].2.contains("40001 letters"), "{}", long[0].2);
    let why = refused(
        edit("Take away")
            .delete::<Pupil>(id(1))
            .reason("w".repeat(40_001)),
    );
    assert_eq!(why[0].1, "reason");
    assert!(
        store.read(Note::all).unwrap().is_empty(),
        "nothing of it was saved"
    );

    // Letters are counted, not bytes.
    store
        .commit(edit("Add note").create(&note(2, 40_000)))
        .unwrap();
    // What a file brought is kept whole, and stays as it is when another field of it is edited.
    let brought = Change::new(ChangeKind::Import, "Import", None).create(&note(3, 50_000));
    store.commit(brought).unwrap();
    let pin = NotePatch {
        pinned: Some(Some(true)),
        ..NotePatch::default()
    };
    store
        .commit(edit("Pin the note").set::<Note>(id(3), pin))
        .unwrap();
}
