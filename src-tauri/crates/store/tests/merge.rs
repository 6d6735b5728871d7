//! Two or three laptops that hear of each other late, twice, or in the wrong order.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use std::collections::BTreeMap;

use common::*;
use proptest::prelude::*;
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

/// What somebody does on one of the laptops.
#[derive(Debug, Clone)]
enum Step {
    Add {
        at: usize,
        row: u128,
        name: usize,
    },
    Edit {
        at: usize,
        row: u128,
        field: usize,
        name: usize,
    },
    Remove {
        at: usize,
        row: u128,
    },
    Restore {
        at: usize,
        row: u128,
    },
    Undo {
        at: usize,
    },
    Settle {
        at: usize,
    },
    Wait {
        at: usize,
        ms: i64,
    },
    /// Some of what one laptop knows reaches another, shuffled, some of it twice.
    Hear {
        from: usize,
        to: usize,
        picks: Vec<prop::sample::Index>,
    },
}

const LAPTOPS: usize = 3;
const NAMES: [&str; 3] = ["Byron", "King", "Łovelace"];

fn step() -> impl Strategy<Value = Step> {
    let at = 0..LAPTOPS;
    let row = 0u128..3;
    prop_oneof![
        3 => (at.clone(), row.clone(), 0usize..3).prop_map(|(at, row, name)| Step::Add { at, row, name }),
        6 => (at.clone(), row.clone(), 0usize..2, 0usize..3).prop_map(|(at, row, field, name)| Step::Edit { at, row, field, name }),
        2 => (at.clone(), row.clone()).prop_map(|(at, row)| Step::Remove { at, row }),
        1 => (at.clone(), row).prop_map(|(at, row)| Step::Restore { at, row }),
        2 => at.clone().prop_map(|at| Step::Undo { at }),
        1 => at.clone().prop_map(|at| Step::Settle { at }),
        1 => (at.clone(), -100_000i64..100_000).prop_map(|(at, ms)| Step::Wait { at, ms }),
        4 => (at.clone(), at, prop::collection::vec(any::<prop::sample::Index>(), 1..12))
            .prop_map(|(from, to, picks)| Step::Hear { from, to, picks }),
    ]
}

fn take(step: &Step, stores: &[Store], hands: &[Hands]) {
    // Anything may be refused (a row that is not there, one that is there already): what counts is what was accepted.
    match step {
        Step::Add { at, row, name } => {
            let _ = stores[*at].commit(edit("Add").create(&pupil(*row, "Ada", NAMES[*name])));
        }
        Step::Edit {
            at,
            row,
            field,
            name,
        } => {
            let value = Some(some(NAMES[*name]));
            let patch = match field {
                0 => PupilPatch {
                    surname: value,
                    ..Default::default()
                },
                _ => PupilPatch {
                    known_as: value,
                    ..Default::default()
                },
            };
            let _ = stores[*at].commit(edit("Edit").set::<Pupil>(id(*row), patch));
        }
        Step::Remove { at, row } => {
            let _ = stores[*at].commit(edit("Remove").delete::<Pupil>(id(*row)));
        }
        Step::Restore { at, row } => {
            let _ = stores[*at].commit(edit("Restore").restore::<Pupil>(id(*row)));
        }
        Step::Undo { at } => {
            if let Some(last) = stores[*at].last_undoable(Some(id(900))).unwrap() {
                let _ = stores[*at].undo(last.change, Some(id(900)));
            }
        }
        Step::Settle { at } => {
            for doubt in in_doubt(&stores[*at]) {
                let change = match (
                    &doubt.field,
                    doubt.answers.last().and_then(|a| a.value.as_str()),
                ) {
                    (Some(field), Some(value)) => edit("Settle").choose::<Pupil>(
                        doubt.row,
                        field,
                        Cell::Text(value.to_owned()),
                    ),
                    _ => edit("Keep").restore::<Pupil>(doubt.row),
                };
                let _ = stores[*at].commit(change);
            }
        }
        Step::Wait { at, ms } => hands[*at].turn(*ms),
        Step::Hear { from, to, picks } => {
            let known = all(&stores[*from]);
            if !known.is_empty() {
                let heard: Vec<_> = picks.iter().map(|pick| pick.get(&known).clone()).collect();
                assert_eq!(stores[*to].apply_remote(&heard).unwrap().refused, []);
            }
        }
    }
}

fn laptops() -> (Vec<Store>, Vec<Hands>) {
    let hands: Vec<Hands> = (0..LAPTOPS).map(|_| Hands::at(MORNING)).collect();
    (hands.iter().map(store_at).collect(), hands)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn laptops_that_know_the_same_show_the_same(
        steps in prop::collection::vec(step(), 1..24),
        order in any::<prop::sample::Index>(),
    ) {
        let (stores, hands) = laptops();
        for step in &steps {
            take(step, &stores, &hands);
        }
        // In the end everybody hears everything, each in another order, the last of them one change at a time.
        let mut known: Vec<ForeignChange> = stores.iter().flat_map(all).collect();
        stores[0].apply_remote(&known).unwrap();
        known.reverse();
        stores[1].apply_remote(&known).unwrap();
        let turn = order.index(known.len().max(1));
        known.rotate_left(turn);
        for change in &known {
            stores[2].apply_remote(std::slice::from_ref(change)).unwrap();
        }
        let told = picture(&stores[0]);
        prop_assert_eq!(&told, &picture(&stores[1]), "the order of delivery must not matter");
        prop_assert_eq!(&told, &picture(&stores[2]), "nor how it was parcelled");

        for store in &stores {
            prop_assert_eq!(store.verify().unwrap().wrong, None);
            store.rebuild().unwrap();
            prop_assert_eq!(&told, &picture(store), "the projection is nothing but a reading of the ledger");
        }
    }

    #[test]
    fn undo_restores_and_its_undo_is_redo(steps in prop::collection::vec(step(), 1..16), last in step()) {
        let (stores, hands) = laptops();
        for step in &steps {
            take(step, &stores, &hands);
        }
        // The last step on the first laptop, taken back and put on again.
        let before = picture(&stores[0]);
        let doubted = !in_doubt(&stores[0]).is_empty();
        let (_, seq, _) = stores[0].chain_end();
        take(&on_first(last), &stores, &hands);
        let (dev, now, _) = stores[0].chain_end();
        // An edit that settles a doubt cannot give the doubt back; its value it can.
        if now == seq + 1 && !doubted {
            let after = picture(&stores[0]);
            let change = waymark_store::ledger::ChangeRef { dev, seq: now };
            let undone = stores[0].undo(change, None).expect("the last word can always be taken back");
            prop_assert_eq!(&before, &picture(&stores[0]), "undo must put back all that was");
            if let Some(undone) = undone.change {
                stores[0].undo(undone, None).expect("and put on again");
                prop_assert_eq!(&after, &picture(&stores[0]));
            }
        }
    }
}

fn on_first(step: Step) -> Step {
    match step {
        Step::Add { row, name, .. } => Step::Add { at: 0, row, name },
        Step::Edit {
            row, field, name, ..
        } => Step::Edit {
            at: 0,
            row,
            field,
            name,
        },
        Step::Remove { row, .. } => Step::Remove { at: 0, row },
        Step::Restore { row, .. } => Step::Restore { at: 0, row },
        Step::Undo { .. } => Step::Undo { at: 0 },
        Step::Settle { .. } => Step::Settle { at: 0 },
        Step::Wait { ms, .. } => Step::Wait { at: 0, ms },
        Step::Hear { from, picks, .. } => Step::Hear { from, to: 0, picks },
    }
}
