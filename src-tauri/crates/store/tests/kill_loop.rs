//! `kill -9` in a loop under write load: nothing that was acknowledged is lost.
//!
//! The test starts itself again as a writer that commits as fast as it can and prints a line after each commit that was
//! acknowledged. After a number of lines that differs each time it is killed in the middle of whatever it was doing.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use chrono::NaiveDate;
use tempfile::TempDir;
use uuid::Uuid;
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Note, Pupil};
use waymark_store::vault::{self, Kdf};
use waymark_store::{Store, live, open};

const DIR: &str = "WAYMARK_TEST_KILL";
const PASSPHRASE: &str = "correct horse battery staple";
/// Times the writer is killed.
const ROUNDS: usize = 24;
/// Notes of a change that carries many, so that some kills fall into a long transaction.
const MANY: usize = 40;

fn id_of(n: usize) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n as u128)
}

fn child() -> Uuid {
    id_of(0)
}

fn note(n: usize) -> Note {
    Note {
        id: id_of(n),
        pupil: Some(child()),
        on_day: NaiveDate::from_ymd_opt(2026, 11, 10),
        kind: Some("note".to_owned()),
        text: Some(format!(
            "note {n}: {}",
            "walked in with his aunt. ".repeat(20)
        )),
        ..Note::default()
    }
}

fn open_store(dir: &Path) -> (vault::Unlocked, Store, Option<String>) {
    let unlocked = vault::unlock(dir, PASSPHRASE).expect("a killed instance leaves no lock behind");
    let now = NaiveDate::from_ymd_opt(2026, 11, 10)
        .and_then(|d| d.and_hms_opt(9, 12, 0))
        .expect("a time");
    let (store, sentence) = live::open(&unlocked, Arc::new(|| 1_794_301_200_000), now)
        .expect("the store opens after any kill");
    (unlocked, store, sentence)
}

fn count(store: &Store) -> usize {
    store
        .read(|reader| Ok(Note::for_pupil(reader, child())?.len()))
        .expect("the notes can be read")
}

/// The writer: says how many notes it found and what it was told, then commits until it is killed.
fn write_until_killed(dir: &Path) -> ! {
    let (_unlocked, store, sentence) = open_store(dir);
    let say = |line: String| {
        let mut out = std::io::stdout().lock();
        writeln!(out, "{line}")
            .and_then(|()| out.flush())
            .expect("the parent is listening");
    };
    let mut n = count(&store);
    say(format!("\nfound {n} {}", sentence.unwrap_or_default()));
    loop {
        let many = if n % 7 == 3 { MANY } else { 1 };
        let mut change = Change::new(ChangeKind::Edit, "Add note", None);
        for i in n + 1..=n + many {
            change.push_create(&note(i));
        }
        store.commit(change).expect("a commit");
        n += many;
        say(format!("saved {n}"));
    }
}

fn start(dir: &Path) -> Child {
    Command::new(std::env::current_exe().expect("the test's own program"))
        .args([
            "--exact",
            "no_acknowledged_change_is_lost_to_kill_9",
            "--nocapture",
        ])
        .env(DIR, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("the writer starts")
}

#[test]
fn no_acknowledged_change_is_lost_to_kill_9() {
    if let Some(dir) = std::env::var_os(DIR) {
        write_until_killed(Path::new(&dir));
    }
    let home = TempDir::new().expect("a temporary folder");
    let dir = home.path().join("data");
    drop(vault::create(&dir, PASSPHRASE, Kdf::floor()).expect("a vault"));
    {
        let (_unlocked, store, _) = open_store(&dir);
        let pupil = Pupil {
            id: child(),
            surname: Some("Aalto".to_owned()),
            forename: Some("Sisu".to_owned()),
            ..Pupil::default()
        };
        store
            .commit(Change::new(ChangeKind::Edit, "Add child", None).create(&pupil))
            .expect("a child to write about");
        store.close().expect("closed in order");
    }

    let mut acknowledged = 0;
    for round in 0..ROUNDS {
        let mut writer = start(&dir);
        let mut lines = BufReader::new(writer.stdout.take().expect("its words")).lines();
        let mut heard = |stop_after: usize| {
            let mut saved = 0;
            for line in lines.by_ref().map_while(Result::ok) {
                if let Some(found) = line.strip_prefix("found ") {
                    let (count, sentence) =
                        found.split_once(' ').expect("a count and what was told");
                    let count: usize = count.parse().expect("a count");
                    assert!(
                        count >= acknowledged,
                        "round {round}: {acknowledged} were acknowledged and {count} are there"
                    );
                    assert!(
                        count <= acknowledged + MANY,
                        "round {round}: a change is saved whole or not at all ({acknowledged}, {count})"
                    );
                    assert_eq!(
                        sentence, "",
                        "round {round}: the mark is at the end of the ledger, or behind it, never past it"
                    );
                }
                if let Some(n) = line.strip_prefix("saved ") {
                    acknowledged = n.parse().expect("a number");
                    saved += 1;
                }
                if saved == stop_after {
                    break;
                }
            }
            saved
        };
        // 1 to 31 commits: among them the first after a recovery, and checkpoints of the log.
        let wanted = 1 + round * 13 % 31;
        assert_eq!(
            heard(wanted),
            wanted,
            "round {round}: the writer was still writing"
        );
        writer.kill().expect("killed (SIGKILL)");
        // What it said before it died counts too.
        heard(usize::MAX);
        writer.wait().expect("gone");
    }

    let (unlocked, store, sentence) = open_store(&dir);
    assert_eq!(sentence, None, "nothing is missing");
    let there = count(&store);
    assert!(
        there >= acknowledged && acknowledged > ROUNDS,
        "{acknowledged} acknowledged, {there} there"
    );
    store
        .read(|reader| {
            for n in 1..=acknowledged {
                assert_eq!(
                    Note::get(reader, id_of(n))?,
                    Some(note(n)),
                    "note {n} is as it was acknowledged"
                );
            }
            Ok(())
        })
        .expect("read");
    let verified = store.verify().expect("the ledger can be read");
    assert_eq!(verified.wrong, None, "every hash, link and signature holds");
    store.close().expect("closed");
    let conn = open::open_reader(&unlocked.database(), unlocked.key(), i64::MAX).expect("opens");
    open::check_whole(&conn, &unlocked.database()).expect("every page is whole");
}
