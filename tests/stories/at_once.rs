//! Everything at once: a window answers several commands side by side, and the clock works beside them. What was acknowledged is
//! there afterwards, nothing panics, and the only refusal that a lock may cause is the one that says so.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use waymark_app::{App, Attachment, Code, Failure};

use crate::desk::{self, PASSPHRASE, ask, clock};

/// How often each hand has its work acknowledged. Enough for a day's first backup to meet an import and a lock to meet both.
const ROUNDS: usize = 8;

/// What went wrong, beside "it is locked".
#[derive(Default)]
struct Trouble(Mutex<Vec<String>>);

impl Trouble {
    /// The answer, asked for again for as long as the vault is locked; `None` when something is wrong.
    fn until(&self, doing: &str, ask: impl Fn() -> Result<Value, Failure>) -> Option<Value> {
        loop {
            match ask() {
                Err(failure) if failure.code == Some(Code::Locked) => std::thread::yield_now(),
                answer => return self.of(doing, answer),
            }
        }
    }

    /// The answer; `None` when the vault was locked just then.
    fn of(&self, doing: &str, answer: Result<Value, Failure>) -> Option<Value> {
        match answer {
            Ok(value) => Some(value),
            Err(failure) if failure.code == Some(Code::Locked) => None,
            Err(failure) => {
                let mut said = self.0.lock().expect("no hand panicked");
                said.push(format!("{doing}: {}", failure.sentence));
                None
            }
        }
    }
}

fn tried(app: &App, name: &str, request: Value) -> Result<Value, Failure> {
    app.dispatch(name, request, None).map(|reply| reply.json)
}

fn note(app: &App, child: &Value, text: &str) -> Result<Value, Failure> {
    let patch = json!({"pupil": child, "kind": "note", "text": text, "on_day": "2026-11-10"});
    tried(app, "notes.save", json!({"patch": patch}))
}

/// A list of three children, read, planned and accepted. Gives how many came in.
fn import(app: &App, round: usize) -> Result<usize, Failure> {
    let csv = format!(
        "Surname,Forename,DOB\nOne,Child {round},01/02/2012\nTwo,Child {round},03/04/2011\nThree,Child {round},05/06/2013\n"
    );
    let file = Attachment {
        file_name: format!("list {round}.csv"),
        bytes: csv.into_bytes(),
    };
    let read = app
        .dispatch("pupils_file.read", json!({}), Some(file))?
        .json;
    let fields: Vec<&Value> = read["columns"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|column| &column["field"])
        .collect();
    let request = json!({"token": read["token"], "fields": fields});
    let plan = tried(app, "pupils_file.plan", request)?;
    let lines: Vec<&Value> = plan["rows"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|row| &row["line"])
        .collect();
    let request = json!({"token": read["token"], "lines": lines});
    tried(app, "pupils_file.accept", request)?;
    Ok(lines.len())
}

#[test]
fn many_hands_at_once_lose_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let told = clock("2026-11-10", 9);
    let app = desk::app(dir.path(), told.clone());
    desk::sit_down(&app);
    let patch = json!({"patch": {"surname": "Wójcik", "forename": "Łukasz"}});
    let child = ask(&app, "pupils.add", patch)["id"].clone();

    let trouble = Trouble::default();
    let (noted, brought) = (Mutex::new(Vec::new()), Mutex::new(0));
    let working = AtomicBool::new(true);
    std::thread::scope(|hands| {
        let writing = hands.spawn(|| {
            for round in 0..ROUNDS * 4 {
                let text = format!("Note number {round}.");
                let kept = trouble.until("a note", || note(&app, &child, &text));
                if kept.is_some() {
                    noted.lock().expect("kept").push(text);
                }
            }
        });
        let importing = hands.spawn(|| {
            for round in 0..ROUNDS {
                let came = trouble.until("an import", || {
                    import(&app, round).map(|count| json!(count))
                });
                *brought.lock().expect("kept") += came.and_then(|n| n.as_u64()).unwrap_or(0);
            }
        });
        let backing_up = hands.spawn(|| {
            for _ in 0..ROUNDS / 2 {
                trouble.until("a backup", || tried(&app, "backups.now", json!({})));
            }
        });
        // The days: each is reckoned and its first backup made, beside the work.
        hands.spawn(|| {
            while working.load(Ordering::Relaxed) {
                told.advance(1, 0);
                // Somebody is at the keyboard; without it, the vault locks itself.
                trouble.of("a key", tried(&app, "vault.active", json!({})));
                app.tick();
                std::thread::sleep(std::time::Duration::from_millis(100));
            }
        });
        hands.spawn(|| {
            while working.load(Ordering::Relaxed) {
                for (name, request) in [
                    ("search.find", json!({"text": "lukasz", "limit": 5})),
                    ("pupils.list", json!({})),
                    ("pupils.record", json!({"id": child})),
                    ("today.get", json!({})),
                ] {
                    trouble.of(name, tried(&app, name, request));
                }
            }
        });
        // Somebody who locks and unlocks in the midst of it.
        hands.spawn(|| {
            for _ in 0..ROUNDS {
                trouble.of("locking", tried(&app, "vault.lock", json!({})));
                let open = json!({"passphrase": PASSPHRASE});
                trouble.of("unlocking", tried(&app, "vault.unlock", open));
                std::thread::sleep(std::time::Duration::from_millis(200));
            }
            // The clock may have locked it once more, as nobody was at the keyboard for a day.
            while working.load(Ordering::Relaxed) {
                let open = json!({"passphrase": PASSPHRASE});
                trouble.of("unlocking", tried(&app, "vault.unlock", open));
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
        });
        for hand in [writing, importing, backing_up] {
            if hand.join().is_err() {
                trouble
                    .0
                    .lock()
                    .expect("kept")
                    .push("a hand panicked".into());
            }
        }
        working.store(false, Ordering::Relaxed);
    });
    let said = trouble.0.into_inner().expect("kept");
    assert_eq!(said, Vec::<String>::new());

    drop(app);
    let app = desk::app(dir.path(), told);
    ask(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
    let chain = ask(
        &app,
        "notes.list",
        json!({"pupil": child, "offset": 0, "limit": 500}),
    );
    let held = chain.to_string();
    let noted = noted.into_inner().expect("kept");
    assert_eq!(noted.len(), ROUNDS * 4);
    for text in &noted {
        assert!(held.contains(text.as_str()), "{text:?} was acknowledged");
    }
    let brought = brought.into_inner().expect("kept");
    let list = ask(&app, "pupils.list", json!({}));
    let total = list["total"].as_u64().expect("a number");
    // A lock may have come between an import and its answer: then it is there without having been acknowledged.
    assert!(total > brought, "{total} children, {brought} acknowledged");
    assert_eq!((total - 1) % 3, 0, "an import is whole or not at all");
    // A backup checks every page and every signature of what it copied.
    ask(&app, "backups.now", json!({}));
}
