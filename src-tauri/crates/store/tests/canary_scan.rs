//! After a whole session, a crash and a restore, no word about a child is on the disk outside ciphertext.
//!
//! The session runs in a process of its own with a temporary folder of its own, so that a spilt temporary file would be
//! found. Every file is searched for every canary, in every encoding in which it could have leaked.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use tempfile::TempDir;
use uuid::Uuid;
use waymark_store::backup::{self, Why};
use waymark_store::ledger::ChangeKind;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Note, NotePatch, Pupil};
use waymark_store::vault::{self, Kdf};
use waymark_store::{Store, live, search};

const HOME: &str = "WAYMARK_TEST_CANARY";
const PASSPHRASE: &str = "quagga passphrase of canaries";
const SURNAME: &str = "Zzyzxcanarsson";
const WORDS: &str = "ostrich-yellow canary words";
const DRAFT: &str = "unsaved heronlike draft";
const UPN: &str = "H801200009999";
const LABEL: &str = "Add the pelicanesque note";

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 10)
        .and_then(|d| d.and_hms_opt(9, 12, 0))
        .expect("a time")
}

fn open_store(unlocked: &vault::Unlocked) -> Store {
    live::open(unlocked, Arc::new(|| 1_794_301_200_000), now())
        .expect("the store opens")
        .0
}

fn edit(label: &str) -> Change {
    Change::new(ChangeKind::Edit, label, None)
}

/// A day's work that ends in a crash.
fn work_and_crash(dir: &Path) -> ! {
    let (unlocked, _) = vault::create(dir, PASSPHRASE, Kdf::floor()).expect("a first run");
    let store = open_store(&unlocked);
    let child = Pupil {
        id: Uuid::from_u128(1),
        surname: Some(SURNAME.to_owned()),
        forename: Some("Łukasz".to_owned()),
        upn: Some(UPN.to_owned()),
        ..Pupil::default()
    };
    store
        .commit(edit("Add child").create(&child))
        .expect("a child");
    for n in 0..300 {
        let note = Note {
            id: Uuid::from_u128(1000 + n),
            pupil: Some(child.id),
            on_day: NaiveDate::from_ymd_opt(2026, 11, 10),
            kind: Some("note".to_owned()),
            text: Some(format!("{n} {WORDS} {}", "and more of them ".repeat(30))),
            ..Note::default()
        };
        store.commit(edit(LABEL).create(&note)).expect("a note");
    }
    let patch = NotePatch {
        text: Some(Some("another text".to_owned())),
        ..NotePatch::default()
    };
    store
        .commit(
            edit("Edit note")
                .set::<Note>(Uuid::from_u128(1000), patch)
                .reason("a slip of the canary pen"),
        )
        .expect("an edit");
    store.draft_put("note/new/1", DRAFT, 1).expect("a draft");
    store
        .read(|reader| Note::for_pupil(reader, child.id))
        .expect("a look at everything");
    // As it is typed into the search box: any part of the name, the number, a word of a note.
    for typed in ["zyzxcan", UPN, "ostrich"] {
        let hits = store
            .read(|reader| search::find(reader, typed, 10))
            .expect("a search");
        assert!(!hits.is_empty(), "{typed} is found, so the index holds it");
    }
    live::make_backup(&unlocked, Why::Daily, now()).expect("a backup");
    store
        .rebuild()
        .expect("the projection made again, which sorts and writes a great deal");
    // After the backup, so that it is in the log only.
    store
        .commit(edit("Add child").create(&Pupil {
            id: Uuid::from_u128(2),
            ..child
        }))
        .expect("one more");
    // No unwinding, no closing, no tidying.
    std::process::abort();
}

/// What must not be found, in every form it could take.
fn canaries(words: &[&str], key: &[u8; 32]) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![("the key's bytes".to_owned(), key.to_vec())];
    let hex: String = key.iter().map(|b| format!("{b:02x}")).collect();
    all.push((
        "the key in capitals".to_owned(),
        hex.to_uppercase().into_bytes(),
    ));
    all.push(("the key in hex".to_owned(), hex.into_bytes()));
    for word in words {
        for text in [(*word).to_owned(), word.to_lowercase(), word.to_uppercase()] {
            all.push((format!("{text} (UTF-8)"), text.clone().into_bytes()));
            all.push((
                format!("{text} (UTF-16, little end first)"),
                text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ));
            all.push((
                format!("{text} (UTF-16, big end first)"),
                text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ));
        }
    }
    all
}

/// Where a canary was found: in a file's content or in its name. One pass over the bytes, looking further only where
/// one could begin.
fn found(folders: &[&Path], canaries: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut by_first: Vec<Vec<&(String, Vec<u8>)>> = vec![Vec::new(); 256];
    for canary in canaries {
        by_first[usize::from(canary.1[0])].push(canary);
    }
    let mut seen = Vec::new();
    for path in folders.iter().flat_map(|folder| files(folder)) {
        let content = fs::read(&path).expect("every file can be read");
        let name = path.to_string_lossy().into_owned().into_bytes();
        for bytes in [content, name] {
            for (place, first) in bytes.iter().enumerate() {
                for (what, canary) in &by_first[usize::from(*first)] {
                    if bytes[place..].starts_with(canary) {
                        seen.push(format!("{what} in {}", path.display()));
                    }
                }
            }
        }
    }
    seen.dedup();
    seen
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)
        .expect("a folder that can be listed")
        .flatten()
    {
        if entry.path().is_dir() {
            all.extend(files(&entry.path()))
        } else {
            all.push(entry.path())
        }
    }
    all
}

const ALL: [&str; 7] = [
    PASSPHRASE,
    SURNAME,
    WORDS,
    DRAFT,
    UPN,
    LABEL,
    "a slip of the canary pen",
];

#[test]
fn nothing_about_a_child_is_on_the_disk_in_the_clear() {
    if let Some(dir) = std::env::var_os(HOME) {
        work_and_crash(Path::new(&dir));
    }
    let home = TempDir::new().expect("a temporary folder");
    let (dir, temporary) = (home.path().join("data"), home.path().join("tmp"));
    fs::create_dir(&temporary).expect("a folder");
    let ran = Command::new(std::env::current_exe().expect("the test's own program"))
        .args([
            "--exact",
            "nothing_about_a_child_is_on_the_disk_in_the_clear",
            "--nocapture",
        ])
        .env(HOME, &dir)
        .envs(["TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"].map(|name| (name, &temporary)))
        .current_dir(&temporary)
        .output()
        .expect("the session runs");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&ran.stdout),
        String::from_utf8_lossy(&ran.stderr)
    );
    assert!(
        !said.contains("panicked"),
        "the session came to its crash: {said}"
    );
    assert!(!ran.status.success(), "and crashed");
    assert!(
        files(&dir)
            .iter()
            .any(|path| path.ends_with("waymark.db-wal")),
        "with its log left behind, which is searched too"
    );
    for word in ALL {
        assert!(!said.contains(word), "nor does the program say {word:?}");
    }

    // As the crash left it, before anything is opened: only the key is still to come.
    let words = canaries(&ALL, &[0xA5; 32]);
    assert_eq!(
        found(&[&dir, &temporary], &words),
        Vec::<String>::new(),
        "after the crash"
    );

    let unlocked = vault::unlock(&dir, PASSPHRASE).expect("unlocks after the crash");
    let words = canaries(&ALL, unlocked.key().bytes());
    assert_eq!(
        found(&[&dir, &temporary], &words),
        Vec::<String>::new(),
        "and the key itself is nowhere"
    );
    let store = open_store(&unlocked);
    let children = store.read(Pupil::all).expect("read");
    assert_eq!(children.len(), 2, "what was searched for was really there");
    store.close().expect("closed");
    let newest = backup::newest_proven(&dir).expect("the day's backup");
    live::restore_backup(&unlocked, &newest, now())
        .expect("restored, with the live file set aside");
    open_store(&unlocked).close().expect("closed");
    assert_eq!(
        found(&[&dir, &temporary], &words),
        Vec::<String>::new(),
        "after a restore"
    );
}

#[test]
fn the_search_finds_a_leak() {
    let home = TempDir::new().expect("a temporary folder");
    let key = [7; 32];
    let words = canaries(&[SURNAME], &key);
    let leak =
        |name: &str, bytes: &[u8]| fs::write(home.path().join(name), bytes).expect("written");
    leak("a", format!("x{}x", SURNAME.to_lowercase()).as_bytes());
    leak(
        "b",
        &SURNAME
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<_>>(),
    );
    leak("c", &[&[1, 2, 3][..], &key].concat());
    leak(SURNAME, b"");
    assert_eq!(
        found(&[home.path()], &words).len(),
        4,
        "each leak is found once"
    );
}
