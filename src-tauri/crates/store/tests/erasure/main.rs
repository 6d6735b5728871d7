//! A child is erased by law: what goes, what stays, and that nothing brings the child back.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

#[path = "../common/mod.rs"]
mod common;

mod any_order;
mod bytes;
mod record;

use std::collections::BTreeMap;

use waymark_store::Store;
use waymark_store::erasure::{Erasure, Reason};
use waymark_store::ledger::foreign::ForeignChange;
use waymark_store::tables::{FormerName, Note, NotePatch, Pupil};

use common::{MORNING, day, edit, id, note, placement, pupil, some};

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
