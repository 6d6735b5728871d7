//! One child in two records: the pair is found, looked at side by side, brought together as one change, and taken back whole;
//! two children who only look alike are told apart for good.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{ask, officer, refused};

fn child(app: &App, patch: Value) -> String {
    let made = ask(app, "pupils.add", json!({"patch": patch}));
    made["id"].as_str().expect("an id").to_owned()
}

/// Ada Okafor, held twice: the second record has another spelling of her surname, her UPN, and what was written since.
fn twice(app: &App) -> (String, String) {
    let keep = child(
        app,
        json!({"forename": "Ada", "surname": "Okafor", "dob": "2011-05-02"}),
    );
    let other = child(
        app,
        json!({"forename": "Ada", "surname": "Okafer", "dob": "2011-05-02", "upn": "A207000012345",
               "opened_on": "2026-09-01"}),
    );
    ask(
        app,
        "notes.save",
        json!({"patch": {"pupil": other, "on_day": "2026-11-09", "kind": "note", "text": "Her aunt rang."}}),
    );
    ask(
        app,
        "statuses.save",
        json!({"patch": {"pupil": other, "kind": "MED", "started_on": "2026-10-05"}}),
    );
    (keep, other)
}

fn notes(app: &App, pupil: &str) -> usize {
    let record = ask(app, "pupils.record", json!({"id": pupil}));
    record["notes"].as_array().expect("notes").len()
}

fn pairs(app: &App) -> Vec<Value> {
    let found = ask(app, "same.pairs", json!({}));
    found["pairs"].as_array().expect("pairs").clone()
}

#[test]
fn two_records_of_one_child_become_one_and_are_two_again_after_undo() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let (keep, other) = twice(&app);
    let found = pairs(&app);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["reason"], "Similar name, same date of birth");
    assert_eq!(found[0]["sure"], false);

    let shown = ask(&app, "same.compare", json!({"keep": keep, "other": other}));
    assert_eq!(shown["cannot"], Value::Null);
    assert_eq!(shown["moves"], json!(["1 status", "1 note"]));
    let field = |column: &str| {
        shown["fields"]
            .as_array()
            .expect("fields")
            .iter()
            .find(|field| field["column"] == column)
            .cloned()
            .unwrap_or_else(|| panic!("{column} is not shown"))
    };
    assert_eq!(field("surname")["differs"], true);
    assert_eq!(field("surname")["other_stands"], false);
    assert_eq!(field("dob")["differs"], false);
    assert_eq!(
        field("upn")["other_stands"],
        true,
        "what only the other record knows stands unless somebody chooses"
    );
    assert_eq!(
        field("opened_on")["other_stands"],
        true,
        "the case began when the first of the two did"
    );

    ask(
        &app,
        "same.merge",
        json!({"keep": keep, "other": other, "from_other": ["upn", "opened_on"], "seen": shown["seen"]}),
    );
    let record = ask(&app, "pupils.record", json!({"id": keep}));
    assert_eq!(record["pupil"]["surname"], "Okafor");
    assert_eq!(record["pupil"]["upn"], "A207000012345");
    assert_eq!(record["pupil"]["opened_on"], "2026-09-01");
    assert_eq!(record["head"]["statuses"], json!(["MED"]));
    assert_eq!(record["notes"][0]["text"], "Her aunt rang.");
    assert_eq!(ask(&app, "pupils.list", json!({}))["total"], 1);
    assert!(
        pairs(&app).is_empty(),
        "the other record has left the lists"
    );
    let heard = ask(&app, "search.find", json!({"text": "aunt", "limit": 5}));
    assert_eq!(
        heard["children"][0]["hit"]["pupil"],
        json!(keep),
        "a word of a note that came over leads to the record that is kept"
    );

    ask(&app, "undo.undo", json!({}));
    assert_eq!(notes(&app, &keep), 0);
    assert_eq!(notes(&app, &other), 1);
    let record = ask(&app, "pupils.record", json!({"id": keep}));
    assert_eq!(record["pupil"]["upn"], Value::Null);
    assert_eq!(ask(&app, "pupils.list", json!({}))["total"], 2);
    assert_eq!(pairs(&app).len(), 1);
}

#[test]
fn the_number_that_does_not_stand_still_finds_the_child() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let (keep, other) = twice(&app);
    ask(
        &app,
        "pupils.save",
        json!({"id": keep, "patch": {"upn": "D207000054321"}}),
    );
    let shown = ask(&app, "same.compare", json!({"keep": keep, "other": other}));
    ask(
        &app,
        "same.merge",
        json!({"keep": keep, "other": other, "from_other": ["surname"], "seen": shown["seen"]}),
    );
    let record = ask(&app, "pupils.record", json!({"id": keep}));
    assert_eq!(record["pupil"]["surname"], "Okafer");
    assert_eq!(record["pupil"]["upn"], "D207000054321");
    assert_eq!(record["pupil"]["former_upn"], "A207000012345");
}

#[test]
fn what_cannot_be_brought_together_is_refused_in_words_and_changes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let (keep, other) = twice(&app);
    let itself = refused(&app, "same.compare", json!({"keep": keep, "other": keep}));
    assert!(
        itself.sentence.contains("same record") || !itself.fields.is_empty(),
        "{itself:?}"
    );
    let shown = ask(&app, "same.compare", json!({"keep": keep, "other": other}));
    ask(
        &app,
        "notes.save",
        json!({"patch": {"pupil": other, "kind": "note", "text": "Written meanwhile."}}),
    );
    let late = refused(
        &app,
        "same.merge",
        json!({"keep": keep, "other": other, "from_other": [], "seen": shown["seen"]}),
    );
    assert!(
        late.sentence.contains("Look at them again"),
        "{}",
        late.sentence
    );
    ask(
        &app,
        "pupils.close",
        json!({"id": keep, "closed_on": "2026-11-10", "kind": "mainstream_school", "destination": "Ashlock School", "evidence": "The school’s letter",
               "confirmed_on": "2026-11-09", "end_open": true}),
    );
    let shown = ask(&app, "same.compare", json!({"keep": keep, "other": other}));
    assert!(
        shown["cannot"]
            .as_str()
            .is_some_and(|why| why.contains("Keep the open one")),
        "{shown}"
    );
    let closed = refused(
        &app,
        "same.merge",
        json!({"keep": keep, "other": other, "from_other": [], "seen": shown["seen"]}),
    );
    assert!(
        closed.sentence.ends_with("Nothing was changed."),
        "{}",
        closed.sentence
    );
    assert_eq!(notes(&app, &other), 2);
}

#[test]
fn two_children_who_only_look_alike_are_told_apart_for_good() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let (keep, other) = twice(&app);
    // Which of the two is named first does not matter.
    ask(
        &app,
        "same.different",
        json!({"keep": other, "other": keep}),
    );
    assert!(pairs(&app).is_empty());
    ask(&app, "undo.undo", json!({}));
    assert_eq!(pairs(&app).len(), 1);
}

#[test]
fn two_records_before_one_meeting_are_not_brought_together_until_one_case_is_off_its_agenda() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let (keep, other) = twice(&app);
    let panel = ask(
        &app,
        "panels.save",
        json!({"patch": {"name": "Fair Access Panel", "kind": "fair_access"}}),
    );
    let meeting = ask(
        &app,
        "meetings.save",
        json!({"patch": {"panel": panel["id"], "held_on": "2026-11-12"}}),
    );
    let before = |pupil: &str| {
        ask(
            &app,
            "cases.add",
            json!({"meeting": meeting["id"], "pupil": pupil}),
        )
    };
    before(&keep);
    let second = before(&other);
    let compare = || ask(&app, "same.compare", json!({"keep": keep, "other": other}));
    let shown = compare();
    let why = shown["cannot"].as_str().expect("a reason");
    assert!(
        why.contains("Fair Access Panel on Thu 12 Nov 2026") && why.contains("off that agenda"),
        "{why}"
    );
    let merge = |shown: &Value| json!({"keep": keep, "other": other, "from_other": [], "seen": shown["seen"]});
    let failure = refused(&app, "same.merge", merge(&shown));
    assert!(
        failure.sentence.ends_with("Nothing was changed."),
        "{}",
        failure.sentence
    );

    ask(&app, "cases.remove", json!({"id": second["id"]}));
    let shown = compare();
    assert_eq!(shown["cannot"], Value::Null);
    ask(&app, "same.merge", merge(&shown));
    let view = ask(&app, "meetings.get", json!({"id": meeting["id"]}));
    assert_eq!(view["cases"].as_array().map(Vec::len), Some(1));
}
