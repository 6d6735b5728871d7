//! Whatever the order in which two laptops write, erase and exchange, they end alike and the child is gone.

use proptest::prelude::*;
use uuid::Uuid;
use waymark_store::Store;
use waymark_store::erasure::Tombstones;
use waymark_store::ledger::foreign::ForeignChange;
use waymark_store::tables::{KeepApart, Note, NotePatch};

use crate::common::{Hands, MORNING, edit, id, note, picture, pupil, some, store_at};
use crate::{all, order};

/// Rows stand in the order in which a laptop first heard of them, which is its own affair.
fn sorted(picture: &str) -> String {
    let mut rows: Vec<&str> = picture.split("\n        ").collect();
    rows.sort_unstable();
    rows.join("\n")
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
