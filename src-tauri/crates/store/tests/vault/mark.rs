//! The high-water mark: exact after a crash, safe against a torn write, and honest about a lost tail.

use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;
use uuid::Uuid;
use waymark_store::folder::FolderError;
use waymark_store::mark::{self, Mark, Standing};

use crate::{Folder, add_notes, count_notes};

fn mark_of(seq: u64) -> Mark {
    Mark {
        device: Uuid::from_u128(7),
        seq,
        hash: *blake3::hash(&seq.to_le_bytes()).as_bytes(),
    }
}

fn standing(dir: &std::path::Path, found: Option<[u8; 32]>) -> Standing {
    mark::compare::<FolderError>(dir, |_| Ok(found)).expect("the mark can be read")
}

#[test]
fn the_last_mark_written_is_the_one_read() {
    let home = TempDir::new().expect("a temporary folder");
    assert_eq!(mark::read(home.path()).expect("no mark is no error"), None);
    assert_eq!(
        standing(home.path(), None),
        Standing::NoMark,
        "a new folder has nothing to compare"
    );
    for seq in 1..=9 {
        mark::write(home.path(), &mark_of(seq)).expect("written");
        assert_eq!(
            mark::read(home.path()).expect("read"),
            Some(mark_of(seq)),
            "after change {seq}"
        );
    }
    let fresh = Mark {
        device: Uuid::from_u128(8),
        ..mark_of(1)
    };
    mark::write(home.path(), &fresh).expect("written");
    assert_eq!(
        mark::read(home.path()).expect("read"),
        Some(fresh),
        "a new incarnation starts again at 1 and still is the last"
    );
    mark::settle(home.path()).expect("synced");
    assert_eq!(
        fs::metadata(home.path().join("waymark.mark"))
            .expect("the file")
            .len(),
        384,
        "it never grows"
    );
}

#[test]
fn the_mark_tells_a_whole_ledger_from_a_shortened_and_a_replaced_one() {
    let home = TempDir::new().expect("a temporary folder");
    mark::write(home.path(), &mark_of(41)).expect("written");
    assert_eq!(
        standing(home.path(), Some(mark_of(41).hash)),
        Standing::Whole
    );
    let lost = standing(home.path(), None);
    assert_eq!(lost, Standing::TailLost(mark_of(41)));
    assert!(
        lost.sentence().is_some_and(|s| s.contains("change 41")),
        "the sentence names the change"
    );
    assert_eq!(
        standing(home.path(), Some([9; 32])),
        Standing::Another(mark_of(41)),
        "same number, another change: not the same database"
    );
}

proptest! {
    #[test]
    fn a_torn_write_falls_back_to_the_mark_before(writes in 2_u64..9, place in 0_usize..192, cut: bool, byte: u8) {
        let home = TempDir::new().expect("a temporary folder");
        for seq in 1..=writes {
            mark::write(home.path(), &mark_of(seq)).expect("written");
        }
        let path = home.path().join("waymark.mark");
        let mut bytes = fs::read(&path).expect("the mark");
        // The line last written: first, second, first, ...
        let start = if writes % 2 == 1 { 0 } else { 192 };
        let before = bytes.clone();
        if cut { bytes[start + place..start + 192].fill(0) } else { bytes[start + place] = byte }
        prop_assume!(bytes[start..start + 176] != before[start..start + 176]);
        fs::write(&path, &bytes).expect("torn");
        prop_assert_eq!(mark::read(home.path()).expect("read"), Some(mark_of(writes - 1)), "the other line stands");
        mark::write(home.path(), &mark_of(writes + 1)).expect("and the next write goes on");
        prop_assert_eq!(mark::read(home.path()).expect("read"), Some(mark_of(writes + 1)));
    }
}

/// A damaged write-ahead log is no error for SQLite: it is a shorter one. Only the mark knows better.
#[test]
fn a_tail_lost_with_a_damaged_log_is_noticed() {
    let folder = Folder::with_notes(0);
    let conn = folder.open().expect("the database opens");
    // Keep the log from being folded in, as a crash would.
    conn.pragma_update(None, "wal_autocheckpoint", 0)
        .expect("set");
    for seq in 1..=5 {
        add_notes(&conn, 1);
        mark::write(&folder.dir(), &mark_of(seq)).expect("marked");
    }
    // The folder as the crash leaves it.
    let crashed = TempDir::new().expect("a temporary folder");
    for name in ["waymark.db", "waymark.db-wal", "waymark.mark"] {
        fs::copy(folder.file(name), crashed.path().join(name)).expect("copied");
    }
    drop(conn);
    let log = crashed.path().join("waymark.db-wal");
    let mut bytes = fs::read(&log).expect("the log");
    let near_the_end = bytes.len() - 100;
    bytes[near_the_end] ^= 1;
    fs::write(&log, &bytes).expect("damage");

    let conn = waymark_store::open::open_connection(
        &crashed.path().join("waymark.db"),
        folder.unlocked().key(),
        crate::KNOWN,
    )
    .expect("SQLite takes the shorter log without a word");
    let left = count_notes(&conn);
    assert!(
        left < 5,
        "the damage took a committed note, or this story would prove nothing"
    );
    let found = (left >= 5).then(|| mark_of(5).hash);
    assert_eq!(
        standing(crashed.path(), found),
        Standing::TailLost(mark_of(5)),
        "the mark says what SQLite does not"
    );
}
