//! A record is erased by law: what would go is shown, the case reference is typed, nothing brings the child back but a person
//! who says so, and nobody can undo it.

use serde_json::{Value, json};
use waymark_app::{App, Code};

use crate::desk::{ask, list, officer, refused, with_file};

const LIST: &str =
    "Surname,Forename,DOB,UPN\nQuillfeather,Ada,01/02/2012,H801200001001\nKhan,Aisha,03/04/2011,\n";

/// The list as it would be imported, under the columns as they were proposed.
fn plan(app: &App) -> Value {
    let read = with_file(
        app,
        "pupils_file.read",
        json!({}),
        "list.csv",
        LIST.as_bytes(),
    );
    let fields: Vec<Value> = list(&read["columns"])
        .iter()
        .map(|column| column["field"].clone())
        .collect();
    ask(
        app,
        "pupils_file.plan",
        json!({"token": read["token"], "fields": fields}),
    )
}

fn accept(app: &App, plan: &Value, lines: &[u64]) {
    ask(
        app,
        "pupils_file.accept",
        json!({"token": plan["token"], "lines": lines}),
    );
}

/// How often the child herself is found; a note about another child that names her is that child's.
fn found(app: &App, text: &str) -> usize {
    let found = ask(app, "search.find", json!({"text": text, "limit": 9}));
    list(&found["children"])
        .iter()
        .filter(|child| child["hit"]["surname"] == "Quillfeather")
        .count()
}

/// Both children imported, and a note about the second that names the first. Gives the first one's id.
fn two_children(app: &App) -> String {
    accept(app, &plan(app), &[2, 3]);
    let listed = ask(app, "pupils.list", json!({}));
    let id = |surname: &str| {
        let row = list(&listed["rows"])
            .iter()
            .find(|row| row["surname"] == surname)
            .expect("the child");
        row["pupil"].as_str().expect("an id").to_owned()
    };
    let note = json!({"patch": {"pupil": id("Khan"), "text": "Came with Ada Quillfeather", "kind": "note", "on_day": "2026-11-09"}});
    ask(app, "notes.save", note);
    id("Quillfeather")
}

pub fn asked(view: &Value, id: &str) -> Value {
    json!({"id": id, "reason": "request", "typed": view["case_ref"], "recognise": true, "drop_backups": false, "seen": view["seen"]})
}

#[test]
fn a_record_is_erased_and_a_later_list_asks_before_it_brings_the_child_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let ada = two_children(&app);

    let view = ask(&app, "erasure.preview", json!({"id": ada}));
    assert_eq!(view["name"], "Quillfeather, Ada");
    assert_eq!(
        view["going"][0],
        json!({"label": "Children", "shown": 1, "removed": 0})
    );
    assert_eq!(view["mentions"][0]["what"], "Note about Khan, Aisha");
    assert_eq!(list(&view["reasons"]).len(), 4);

    let mut wrong = asked(&view, &ada);
    wrong["typed"] = json!("Ada");
    assert_eq!(
        refused(&app, "erasure.erase", wrong).fields[0].field,
        "typed"
    );
    let mut wrong = asked(&view, &ada);
    wrong["reason"] = Value::Null;
    assert_eq!(
        refused(&app, "erasure.erase", wrong).fields[0].field,
        "reason"
    );
    ask(
        &app,
        "pupils.save",
        json!({"id": ada, "patch": {"known_as": "Addie"}}),
    );
    let stale = refused(&app, "erasure.erase", asked(&view, &ada));
    assert!(stale.sentence.contains("has changed since"), "{stale:?}");
    assert_eq!(
        found(&app, "quillfeather"),
        1,
        "nothing has happened so far"
    );

    let view = ask(&app, "erasure.preview", json!({"id": ada}));
    let mut right = asked(&view, &ada);
    // As a person types it.
    right["typed"] = json!(
        view["case_ref"]
            .as_str()
            .expect("a reference")
            .to_lowercase()
            .replace('-', " ")
    );
    let said = ask(&app, "erasure.erase", right);
    assert!(
        said["sentence"]
            .as_str()
            .is_some_and(|said| said.ends_with("is erased. It cannot be undone.")),
        "{said}"
    );
    assert_eq!(found(&app, "addie"), 0);
    assert_eq!(found(&app, "H801200001001"), 0);
    assert_eq!(
        refused(&app, "pupils.record", json!({"id": ada})).code,
        Some(Code::NotFound)
    );
    let nothing = refused(&app, "undo.undo", json!({}));
    assert!(
        nothing.sentence.contains("nothing to take back"),
        "{nothing:?}"
    );
    let erased = ask(&app, "erasure.list", json!({}));
    assert_eq!(erased[0]["case_ref"], view["case_ref"]);
    assert_eq!(erased[0]["who"], "Maya Thomas");
    assert_eq!(erased[0]["reason"], "A request for erasure was upheld");
    let history = ask(&app, "history.page", json!({"offset": 0, "limit": 50}));
    assert!(
        !history.to_string().to_lowercase().contains("addie"),
        "nor does the history say it"
    );

    let plan = plan(&app);
    let row = &plan["rows"][0];
    assert_eq!(
        (&row["outcome"], &row["ticked"]),
        (&json!("added"), &json!(false))
    );
    assert!(
        row["sentences"]
            .to_string()
            .contains("was erased on Tue 10 Nov 2026"),
        "{row}"
    );
    assert_eq!(
        plan["rows"][1]["outcome"], "unchanged",
        "the other child is as she was"
    );
    accept(&app, &plan, &[2]);
    assert_eq!(found(&app, "quillfeather"), 1, "a person has said so");
    ask(&app, "backups.now", json!({}));
    let backups = ask(&app, "backups.list", json!({}));
    let newest = list(&backups["backups"])
        .iter()
        .find(|backup| backup["why"] == "by hand")
        .expect("the one just made");
    let proven = ask(&app, "backups.prove", json!({"name": newest["name"]}));
    assert!(
        proven["sentence"]
            .as_str()
            .is_some_and(|said| said.contains("every signature holds; 2 children")),
        "{proven}"
    );
}

#[test]
fn a_backup_that_is_put_back_does_not_bring_the_child_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let ada = two_children(&app);
    let view = ask(&app, "erasure.preview", json!({"id": ada}));
    ask(&app, "erasure.erase", asked(&view, &ada));
    let backups = ask(&app, "backups.list", json!({}));
    let before = list(&backups["backups"])
        .iter()
        .find(|backup| backup["why"] == "before an erasure")
        .expect("one was made");
    ask(&app, "backups.restore", json!({"name": before["name"]}));
    assert_eq!(ask(&app, "pupils.list", json!({}))["total"], 1);
    assert_eq!(found(&app, "quillfeather"), 0);
    let erased = ask(&app, "erasure.list", json!({}));
    assert_eq!(
        erased[0]["who"], "Maya Thomas",
        "still told of, in her name"
    );
}

#[test]
fn the_earlier_backups_can_go_with_the_record() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let ada = two_children(&app);
    ask(&app, "backups.now", json!({}));
    let view = ask(&app, "erasure.preview", json!({"id": ada}));
    assert_eq!(view["has_backups"], true);
    let mut all = asked(&view, &ada);
    all["drop_backups"] = json!(true);
    let said = ask(&app, "erasure.erase", all);
    assert!(
        said["sentence"]
            .as_str()
            .is_some_and(|said| said.contains("the earlier ones are removed")),
        "{said}"
    );
    let backups = ask(&app, "backups.list", json!({}));
    assert_eq!(list(&backups["backups"]).len(), 1, "the new one alone");
    let name = &backups["backups"][0]["name"];
    let proven = ask(&app, "backups.prove", json!({"name": name}));
    assert!(
        proven["sentence"]
            .as_str()
            .is_some_and(|said| said.contains("1 child")),
        "{proven}"
    );
}
