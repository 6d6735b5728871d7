//! The desk that a story begins at: a program in a folder of its own, a day that stands still, an officer who has sat down, and
//! the few nouns that most stories start from. A story says only what is its own.

pub mod one_child;
pub mod pack;
pub mod panel;

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_app::sample::Size;
use waymark_app::{App, AppConfig, Attachment, Event, Failure};
use waymark_tests::ToldClock;

pub const PASSPHRASE: &str = "a long walk to the river";

/// The day of most stories, a Tuesday of school.
pub const TODAY: &str = "2026-11-10";

/// What listens to the program, as its window does.
pub type Hears = Arc<dyn Fn(Event) + Send + Sync>;

/// A clock that stands at a full hour of a day.
pub fn clock(day: &str, hour: i64) -> Arc<ToldClock> {
    Arc::new(ToldClock::new(
        day.parse().expect("a day"),
        chrono::NaiveTime::MIN + chrono::TimeDelta::hours(hour),
    ))
}

/// The program as it starts in a folder; nobody has sat down yet. The cost of the key is at its floor, as a test needs no more.
pub fn app(dir: &Path, clock: Arc<ToldClock>) -> App {
    begun(dir, clock, None, Arc::new(|_| {}))
}

/// The program as it starts, with somebody who hears what it says of itself.
pub fn heard(dir: &Path, clock: Arc<ToldClock>, hears: Hears) -> App {
    begun(dir, clock, None, hears)
}

/// The program with an invented authority of this size, open.
pub fn invented(dir: &Path, clock: Arc<ToldClock>, size: Size) -> App {
    let app = begun(dir, clock, Some(size), Arc::new(|_| {}));
    ask(&app, "vault.try_sample", json!({}));
    app
}

fn begun(dir: &Path, clock: Arc<ToldClock>, sample_size: Option<Size>, hears: Hears) -> App {
    App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock,
        sample: sample_size.is_some(),
        kdf: Some(waymark_store::vault::Kdf::floor()),
        sample_size,
        events: hears,
    })
}

/// A vault is made, its key is typed back, and Maya Thomas says who she is. Gives her id.
pub fn sit_down(app: &App) -> Value {
    let shown = ask(app, "vault.create", json!({"passphrase": PASSPHRASE}));
    ask(
        app,
        "vault.confirm_recovery",
        json!({"typed": shown["recovery_key"]}),
    );
    let officer = saved(
        app,
        "officers.save",
        json!({"name": "Maya Thomas", "initials": "MT"}),
    );
    ask(app, "me.choose", json!({"id": officer}));
    officer
}

/// Maya Thomas at her desk at nine on [`TODAY`]; no authority, no calendar.
pub fn officer(dir: &Path) -> App {
    let app = app(dir, clock(TODAY, 9));
    sit_down(&app);
    app
}

/// The same, in an authority that has a name and the terms of a year.
pub fn team(dir: &Path) -> App {
    let app = officer(dir);
    authority(&app, "207", "Kensington and Chelsea");
    ask(&app, "calendars.save", terms(json!([])));
    app
}

/// The authority is given its number and name.
pub fn authority(app: &App, code: &str, name: &str) {
    ask(
        app,
        "team.save",
        json!({"patch": {"la_code": code, "la_name": name}}),
    );
}

/// The authority's calendar as it would be saved, with these days off.
pub fn terms(days_off: Value) -> Value {
    json!({
        "patch": {"name": "LA calendar 2026/27"},
        "terms": [
            {"name": "Autumn 1", "starts_on": "2026-09-01", "ends_on": "2026-10-23"},
            {"name": "Autumn 2", "starts_on": "2026-11-02", "ends_on": "2026-12-18"},
            {"name": "Spring 1", "starts_on": "2027-01-04", "ends_on": "2027-02-12"}
        ],
        "days_off": days_off,
    })
}

/// A school or provider. Gives the id of the setting.
pub fn provider(app: &App, name: &str) -> Value {
    ask(app, "providers.save", json!({"patch": {"name": name}}))["setting"].clone()
}

/// A school or provider with more than a name. Gives the id of the setting.
pub fn provider_with(app: &App, patch: Value) -> Value {
    ask(app, "providers.save", json!({ "patch": patch }))["setting"].clone()
}

/// The hash by which a file is known in the log of disclosures.
pub fn hash_of(file: &[u8]) -> String {
    blake3::hash(file).to_hex().to_string()
}

/// A placement in alternative provision from a day. Gives its id.
pub fn placed(app: &App, pupil: &Value, setting: &Value, from: &str) -> Value {
    saved(
        app,
        "placements.save",
        json!({"pupil": pupil, "setting": setting, "kind": "alternative_provision", "started_on": from}),
    )
}

/// A row that is new. Gives its id.
pub fn saved(app: &App, command: &str, patch: Value) -> Value {
    ask(app, command, json!({"patch": patch}))["id"].clone()
}

/// What a command answers.
pub fn ask(app: &App, name: &str, request: Value) -> Value {
    app.dispatch(name, request, None)
        .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
        .json
}

/// What a command answers to a file that came with it.
pub fn with_file(app: &App, name: &str, request: Value, file_name: &str, bytes: &[u8]) -> Value {
    let file = Attachment {
        file_name: file_name.into(),
        bytes: bytes.to_vec(),
    };
    app.dispatch(name, request, Some(file))
        .unwrap_or_else(|failure| panic!("{name} of {file_name}: {failure:?}"))
        .json
}

/// The file that a command hands out.
pub fn bytes(app: &App, name: &str, request: Value) -> Vec<u8> {
    app.dispatch(name, request, None)
        .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
        .attachment
        .expect("a file")
        .bytes
}

/// How a command refuses.
pub fn refused(app: &App, name: &str, request: Value) -> Failure {
    match app.dispatch(name, request, None) {
        Ok(reply) => panic!(
            "{name} should have been refused, but answered {}",
            reply.json
        ),
        Err(failure) => failure,
    }
}

/// How many lines a list has.
pub fn len(value: &Value) -> usize {
    list(value).len()
}

/// The list that an answer is, or holds.
pub fn list(value: &Value) -> &Vec<Value> {
    value.as_array().expect("a list")
}

/// What a paper says, words one space apart and a form feed after each page.
pub fn said_in(pdf: &[u8]) -> String {
    use std::io::Write as _;
    let mut file = tempfile::NamedTempFile::new().expect("a file");
    file.write_all(pdf).expect("written");
    let out = std::process::Command::new("pdftotext")
        .arg(file.path())
        .arg("-")
        .output()
        .expect("pdftotext of poppler-utils");
    String::from_utf8_lossy(&out.stdout)
        .split('\u{c}')
        .map(|page| page.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>()
        .join("\u{c}")
}
