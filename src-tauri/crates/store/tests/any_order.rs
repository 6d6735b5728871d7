//! Three laptops on which anything happens, in any order: what must hold whatever it was.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use std::collections::BTreeMap;

use common::*;
use proptest::prelude::*;
use waymark_store::Store;
use waymark_store::ledger::doubt::{ToSettle, doubts};
use waymark_store::ledger::foreign::ForeignChange;
use waymark_store::table::Cell;
use waymark_store::tables::*;

fn all(store: &Store) -> Vec<ForeignChange> {
    store.export_changes(&BTreeMap::new()).unwrap()
}

fn in_doubt(store: &Store) -> Vec<ToSettle> {
    store.read(doubts).unwrap()
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
