//! Two or three laptops that hear of each other late, twice, or in the wrong order.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use std::collections::BTreeMap;

use common::*;
use rusqlite::Connection;
use waymark_store::Store;
use waymark_store::ledger::doubt::{ToSettle, doubts};
use waymark_store::ledger::foreign::ForeignChange;
use waymark_store::ledger::resolve::Doubt;
use waymark_store::table::Cell;
use waymark_store::tables::*;

fn all(store: &Store) -> Vec<ForeignChange> {
    store.export_changes(&BTreeMap::new()).unwrap()
}

fn send(from: &Store, to: &Store) {
    let taken = to.apply_remote(&all(from)).unwrap();
    assert_eq!(taken.refused, [], "an honest change is never refused");
}

fn in_doubt(store: &Store) -> Vec<ToSettle> {
    store.read(doubts).unwrap()
}

fn surname(store: &Store, n: u128) -> Option<String> {
    store
        .read(|r| Pupil::get(r, id(n)))
        .unwrap()
        .and_then(|p| p.surname)
}

fn rename(store: &Store, n: u128, to: &str) {
    let patch = PupilPatch {
        surname: Some(some(to)),
        ..Default::default()
    };
    store
        .commit(edit("Rename").set::<Pupil>(id(n), patch))
        .unwrap();
}

#[test]
fn two_answers_are_both_kept_and_choosing_settles_it_everywhere() {
    let (here, there) = (store(), store());
    here.commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    send(&here, &there);
    rename(&here, 1, "King");
    rename(&there, 1, "Lovelace");
    send(&here, &there);
    send(&there, &here);
    assert_eq!(picture(&here), picture(&there));

    let doubt = in_doubt(&here);
    assert_eq!(doubt.len(), 1);
    assert_eq!(
        (doubt[0].field.as_deref(), doubt[0].doubt),
        (Some("surname"), Doubt::TwoAnswers)
    );
    let mut answers: Vec<_> = doubt[0]
        .answers
        .iter()
        .map(|a| a.value.as_str().unwrap())
        .collect();
    assert_eq!(
        answers[0],
        surname(&here, 1).unwrap(),
        "the answer that shows stands first"
    );
    answers.sort_unstable();
    assert_eq!(answers, ["King", "Lovelace"], "no answer is lost");

    // Choosing the one that shows already is an answer too.
    let shown = Cell::Text(surname(&here, 1).unwrap());
    here.commit(edit("Settle").choose::<Pupil>(id(1), "surname", shown))
        .unwrap();
    assert_eq!(in_doubt(&here), []);
    send(&here, &there);
    assert_eq!(
        in_doubt(&there),
        [],
        "what is settled here is settled there"
    );
    assert_eq!(picture(&here), picture(&there));
}

#[test]
fn the_same_answer_twice_is_no_doubt() {
    let (here, there) = (store(), store());
    here.commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    send(&here, &there);
    rename(&here, 1, "King");
    rename(&there, 1, "King");
    send(&there, &here);
    assert_eq!(in_doubt(&here), []);
}

#[test]
fn edits_of_different_fields_do_not_meet() {
    let (here, there) = (store(), store());
    here.commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    send(&here, &there);
    rename(&here, 1, "King");
    let patch = PupilPatch {
        known_as: Some(some("Addy")),
        ..Default::default()
    };
    there
        .commit(edit("Known as").set::<Pupil>(id(1), patch))
        .unwrap();
    send(&there, &here);
    let child = here.read(|r| Pupil::get(r, id(1))).unwrap().unwrap();
    assert_eq!(
        (child.surname, child.known_as),
        (some("King"), some("Addy"))
    );
    assert_eq!(in_doubt(&here), []);
}

#[test]
fn a_wrong_clock_never_buries_a_later_edit() {
    // The other laptop believes that it is 2031.
    let (here, there) = (
        store(),
        store_at(&Hands::at(MORNING + 5 * 365 * 86_400_000)),
    );
    there
        .commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    rename(&there, 1, "King");
    send(&there, &here);
    rename(&here, 1, "Lovelace");
    send(&here, &there);
    assert_eq!(
        surname(&there, 1),
        some("Lovelace"),
        "an edit that had seen the other wins whatever the clocks say"
    );
    assert_eq!(in_doubt(&there), []);
}

#[test]
fn taking_away_never_hides_an_edit_that_it_had_not_seen() {
    let (here, there) = (store(), store());
    let change = edit("Add")
        .create(&pupil(1, "Ada", "Byron"))
        .create(&placement(2, 1, "2026-09-01"));
    here.commit(change).unwrap();
    send(&here, &there);
    here.commit(edit("Mistake").delete::<Placement>(id(2)))
        .unwrap();
    let patch = PlacementPatch {
        aim: Some(some("Back by Easter")),
        ..Default::default()
    };
    there
        .commit(edit("Aim").set::<Placement>(id(2), patch))
        .unwrap();
    send(&here, &there);
    send(&there, &here);
    assert_eq!(picture(&here), picture(&there));
    let shown = here
        .read(|r| Placement::get(r, id(2)))
        .unwrap()
        .expect("the edited row must show");
    assert_eq!(shown.aim, some("Back by Easter"));
    assert_eq!(in_doubt(&here)[0].doubt, Doubt::RemovedAndEdited);

    // A person decides: it stays.
    there
        .commit(edit("Keep").restore::<Placement>(id(2)))
        .unwrap();
    send(&there, &here);
    assert_eq!(in_doubt(&here), []);
    // Or it goes, now that all of it has been seen.
    here.commit(edit("Mistake").delete::<Placement>(id(2)))
        .unwrap();
    send(&here, &there);
    assert!(there.read(|r| Placement::get(r, id(2))).unwrap().is_none());
    assert_eq!(picture(&here), picture(&there));
}

#[test]
fn two_laptops_that_set_the_same_thing_apart_meet_in_one_row() {
    let (here, there) = (store(), store());
    let setting = |value: &str| Setting {
        id: waymark_store::setting_id("a"),
        key: some("a"),
        value: some(value),
    };
    here.commit(edit("Set").put(&setting("1"))).unwrap();
    there.commit(edit("Set").put(&setting("2"))).unwrap();
    send(&here, &there);
    assert_eq!(there.read(Setting::all).unwrap().len(), 1);
    assert_eq!(in_doubt(&there).len(), 1);
}

#[test]
fn a_change_that_was_tampered_with_is_refused_and_the_rest_is_taken() {
    let (here, there) = (store(), store());
    here.commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    here.commit(edit("Add").create(&pupil(2, "Bea", "Stone")))
        .unwrap();
    let mut changes = all(&here);
    changes[1].ops[0].val = changes[1].ops[0]
        .val
        .as_ref()
        .map(|val| val.replace("Stone", "Stein"));
    let taken = there.apply_remote(&changes).unwrap();
    assert_eq!((taken.applied, taken.refused.len()), (1, 1));
    assert!(taken.refused[0].1.contains("not what was signed"));
    assert_eq!(surname(&there, 2), None);

    let mut changes = all(&here);
    changes[1].wall += 1;
    assert_eq!(
        there.apply_remote(&changes).unwrap().refused.len(),
        1,
        "the envelope is signed too"
    );
    assert_eq!(
        there.apply_remote(&all(&here)).unwrap().applied,
        1,
        "the true one is still welcome"
    );
}

#[test]
fn only_what_is_missing_travels() {
    let (here, there) = (store(), store());
    here.commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    send(&here, &there);
    rename(&here, 1, "King");
    let (device, _, _) = here.chain_end();
    let later = here.export_changes(&BTreeMap::from([(device, 1)])).unwrap();
    assert_eq!((later.len(), later[0].change.seq), (1, 2));
    there.apply_remote(&later).unwrap();
    assert_eq!(picture(&here), picture(&there));
    assert_eq!(
        there.verify().unwrap().wrong,
        None,
        "what came from elsewhere verifies as one's own"
    );
}

/// A laptop, its backup, and work done after the backup was taken; then the backup is put back and work goes on.
fn restored(begin_anew: bool) -> (Store, Store) {
    let dir = tempfile::tempdir().unwrap();
    let (live, backup) = (dir.path().join("live.db"), dir.path().join("backup.db"));
    let wall = || Hands::at(MORNING).wall();
    let laptop = Store::attach(Connection::open(&live).unwrap(), wall()).unwrap();
    laptop
        .commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    laptop.close().unwrap();
    std::fs::copy(&live, &backup).unwrap();

    let laptop = Store::attach(Connection::open(&live).unwrap(), wall()).unwrap();
    let colleague = store();
    rename(&laptop, 1, "King");
    send(&laptop, &colleague);
    laptop.close().unwrap();

    let laptop = Store::attach(Connection::open(&backup).unwrap(), wall()).unwrap();
    if begin_anew {
        laptop.new_incarnation().unwrap();
    }
    let patch = PupilPatch {
        known_as: Some(some("Addy")),
        ..Default::default()
    };
    laptop
        .commit(edit("Known as").set::<Pupil>(id(1), patch))
        .unwrap();
    for _ in 0..3 {
        let (to_colleague, to_laptop) = (all(&laptop), all(&colleague));
        colleague.apply_remote(&to_colleague).unwrap();
        laptop.apply_remote(&to_laptop).unwrap();
    }
    // The files go with the folder; what is compared is in memory or still open.
    (laptop, colleague)
}

#[test]
fn writing_on_under_an_old_name_after_a_restore_breaks_agreement_and_a_new_name_keeps_it() {
    let (laptop, colleague) = restored(false);
    assert_ne!(
        picture(&laptop),
        picture(&colleague),
        "if this agrees, incarnations are not needed and the rule is idle"
    );
    let (laptop, colleague) = restored(true);
    assert_eq!(picture(&laptop), picture(&colleague));
    assert_eq!(
        surname(&laptop, 1),
        some("King"),
        "the work after the backup came back from the colleague"
    );
}
