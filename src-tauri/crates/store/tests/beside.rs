//! Screens read while an import writes.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

mod common;

use std::sync::mpsc::channel;
use std::thread;

use common::*;
use rusqlite::{Connection, OpenFlags};
use waymark_store::Store;
use waymark_store::tables::Pupil;

fn store_with_readers(dir: &tempfile::TempDir) -> Store {
    let path = dir.path().join("plain.db");
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "journal_mode", "WAL").unwrap();
    Store::attach(conn, Hands::at(MORNING).wall())
        .unwrap()
        .with_readers(Box::new(move || {
            Ok(Connection::open_with_flags(
                &path,
                OpenFlags::SQLITE_OPEN_READ_ONLY,
            )?)
        }))
}

#[test]
fn a_moment_lasts_until_something_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_with_readers(&dir);
    let moment = || store.read(|reader| reader.moment()).unwrap();
    let first = moment();
    assert!(first.is_some(), "a connection that only reads counts");
    assert_eq!(first, moment(), "reading is not writing");
    store
        .commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let second = moment();
    assert_ne!(first, second, "what was read before may be out of date");
    store
        .derive_for(
            chrono::NaiveDate::from_ymd_opt(2026, 11, 11).unwrap(),
            &|_, _| (),
        )
        .unwrap();
    assert_ne!(second, moment(), "lists are written without an entry");
    store
        .read(|outer| {
            let inner = store.read(|reader| reader.moment())?;
            assert_ne!(
                outer.moment()?,
                inner,
                "each reader counts for itself, so two of them never agree"
            );
            Ok(())
        })
        .unwrap();
    let alone = Store::attach(
        Connection::open_in_memory().unwrap(),
        Hands::at(MORNING).wall(),
    )
    .unwrap();
    assert_eq!(
        alone.read(|reader| reader.moment()).unwrap(),
        None,
        "who writes does not count its own writing"
    );
}

#[test]
fn a_reader_sees_one_moment_while_a_commit_goes_through_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_with_readers(&dir);
    store
        .commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();

    let (looked, wait_looked) = channel();
    let (written, wait_written) = channel();
    thread::scope(|scope| {
        let store = &store;
        let reading = scope.spawn(move || {
            store.read(|reader| {
                let before = Pupil::all(reader)?.len();
                looked.send(()).unwrap();
                // The other thread can only get here because this one does not hold the writer.
                wait_written.recv().unwrap();
                Ok((before, Pupil::all(reader)?.len()))
            })
        });
        wait_looked.recv().unwrap();
        store
            .commit(edit("Add").create(&pupil(2, "Bea", "Stone")))
            .unwrap();
        written.send(()).unwrap();
        let (before, after) = reading.join().unwrap().unwrap();
        assert_eq!((before, after), (1, 1), "one reading shows one moment");
    });
    assert_eq!(
        store.read(Pupil::all).unwrap().len(),
        2,
        "the next reading shows the next"
    );
}

#[test]
fn a_reading_that_fails_or_panics_leaves_the_store_usable() {
    let store = store();
    store
        .commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.read(|_| -> waymark_store::Result<()> { panic!("a screen's fault") })
    }));
    assert!(broken.is_err());
    assert!(
        store
            .read(|reader| Pupil::having(reader, "no_such_column", true))
            .is_err()
    );
    store
        .commit(edit("Add").create(&pupil(2, "Bea", "Stone")))
        .unwrap();
    assert_eq!(store.read(Pupil::all).unwrap().len(), 2);
}

#[test]
fn each_commit_is_told_in_order_and_only_when_it_wrote() {
    let (tell, told) = channel();
    let tell = std::sync::Mutex::new(tell);
    let store = store().on_commit(Box::new(move |committed| {
        let seq = committed.change.map(|change| change.seq);
        tell.lock()
            .unwrap()
            .send((seq, committed.hash.clone()))
            .unwrap();
    }));
    store
        .commit(edit("Add").create(&pupil(1, "Ada", "Byron")))
        .unwrap();
    store
        .commit(edit("Nothing").set::<Pupil>(id(1), Default::default()))
        .unwrap();
    store
        .commit(edit("Add").create(&pupil(2, "Bea", "Stone")))
        .unwrap();
    let told: Vec<_> = told.try_iter().collect();
    assert_eq!(
        told.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(),
        [Some(1), Some(2)]
    );
    let (_, _, end) = store.chain_end();
    assert_eq!(
        told[1].1, end,
        "the mark outside must be the end of the chain inside"
    );
}
