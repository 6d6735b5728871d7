//! Files in: what is asked before anything is written, what a person may keep, and what is left to read after an import was
//! taken back.

use std::sync::{Arc, OnceLock, Weak};

use serde_json::{Value, json};
use waymark_app::{App, Attachment, Event};

use crate::desk::{
    PASSPHRASE, TODAY, ask, clock, heard, list, officer, refused, sit_down, with_file,
};

fn read(app: &App, file_name: &str, bytes: &[u8]) -> Value {
    with_file(app, "pupils_file.read", json!({}), file_name, bytes)
}

/// The plan under the columns as they were proposed.
fn plan(app: &App, read: &Value) -> Value {
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

fn children(app: &App) -> u64 {
    ask(app, "pupils.list", json!({}))["total"]
        .as_u64()
        .expect("a number")
}

fn import(app: &App, csv: &str) -> Value {
    let read = read(app, "list.csv", csv.as_bytes());
    let plan = plan(app, &read);
    let lines: Vec<&Value> = list(&plan["rows"])
        .iter()
        .filter(|row| row["ticked"] == true)
        .map(|row| &row["line"])
        .collect();
    ask(
        app,
        "pupils_file.accept",
        json!({"token": read["token"], "lines": lines}),
    )
}

#[test]
fn an_import_that_was_taken_back_stays_in_the_list_and_can_be_put_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let done = import(
        &app,
        "Surname,Forename,DOB\nNowak,Jan,01/02/2012\nKhan,Aisha,03/04/2011\n",
    );
    ask(&app, "imports.undo", json!({"id": done["run"]}));
    assert_eq!(children(&app), 0);
    let past = ask(&app, "imports.list", json!({}))["runs"].clone();
    assert_eq!(list(&past).len(), 1, "somebody will ask what became of it");
    assert_eq!(past[0]["run"]["file_name"], "list.csv");
    assert_eq!(past[0]["who"], "Maya Thomas");
    assert!(past[0]["undone_at"].is_i64(), "it says when it was undone");
    let again = refused(&app, "imports.undo", json!({"id": done["run"]}));
    assert!(again.sentence.contains("already"), "{}", again.sentence);

    ask(&app, "imports.redo", json!({"id": done["run"]}));
    assert_eq!(children(&app), 2, "whole, as it was taken back");
    let past = ask(&app, "imports.list", json!({}))["runs"].clone();
    assert_eq!(list(&past).len(), 1);
    assert!(past[0]["undone_at"].is_null());
    ask(&app, "imports.undo", json!({"id": done["run"]}));
    assert_eq!(children(&app), 0);
}

#[test]
fn a_childs_history_offers_no_undo_of_a_whole_import_nor_of_what_is_undone() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    import(
        &app,
        "Surname,Forename,DOB\nNowak,Jan,01/02/2012\nKhan,Aisha,03/04/2011\n",
    );
    let jan = ask(&app, "pupils.list", json!({"text": "nowak"}))["rows"][0]["pupil"].clone();
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": jan, "offset": 0, "limit": 10}),
    );
    let import = &history["changes"][0];
    assert_eq!(
        import["children"], 2,
        "the other child is not seen here, and counted"
    );
    assert_eq!(import["of_import"], true);
    assert_eq!(import["can_undo"], false);
    let refusal = refused(
        &app,
        "undo.undo",
        json!({"change": import["change"], "anyway": true}),
    );
    assert!(
        refusal.sentence.contains("Past imports"),
        "{}",
        refusal.sentence
    );
    assert_eq!(children(&app), 2);

    ask(
        &app,
        "pupils.save",
        json!({"id": jan, "patch": {"known_as": "Janek"}}),
    );
    let page = || {
        ask(
            &app,
            "history.page",
            json!({"pupil": jan, "offset": 0, "limit": 10}),
        )
    };
    let named = page()["changes"][0].clone();
    assert_eq!(named["undone"], false);
    ask(
        &app,
        "undo.undo",
        json!({"change": named["change"], "anyway": false}),
    );
    let history = page();
    let named = list(&history["changes"])
        .iter()
        .find(|line| line["change"] == named["change"])
        .expect("it is still told of")
        .clone();
    assert_eq!(named["undone"], true, "so that no second undo is offered");
    assert_eq!(named["can_undo"], false);
    let twice = refused(
        &app,
        "undo.undo",
        json!({"change": named["change"], "anyway": false}),
    );
    assert!(
        twice.sentence.contains("taken back already"),
        "{}",
        twice.sentence
    );
}

#[test]
fn a_row_that_asks_shows_both_sides_and_a_person_keeps_what_is_held_field_by_field() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    import(
        &app,
        "Surname,Forename,DOB,Year,Postcode\nNowak,Łukasz,01/02/2012,9,NW1 1AA\n",
    );
    let read = read(
        &app,
        "later.csv",
        "Surname,Forename,DOB,Year,Postcode\nNowack,Łukasz,01/02/2012,9,NW5 2BB\n".as_bytes(),
    );
    let plan = plan(&app, &read);
    let row = &plan["rows"][0];
    assert_eq!(
        row["outcome"], "asking",
        "one letter apart and the same birthday"
    );
    let side = |field: &str| {
        list(&row["beside"])
            .iter()
            .find(|side| side["field"] == field)
            .expect("the field is shown on both sides")
            .clone()
    };
    assert_eq!(
        side("Surname"),
        json!({"field": "Surname", "held": "Nowak", "given": "Nowack"})
    );
    assert_eq!(
        side("Date of birth")["held"],
        side("Date of birth")["given"]
    );
    let line = row["line"].clone();
    ask(
        &app,
        "pupils_file.accept",
        json!({"token": read["token"], "lines": [line], "same": [line],
               "keep": [{"line": line, "field": "surname"}]}),
    );
    assert_eq!(children(&app), 1, "one child, not two");
    let child = ask(&app, "pupils.list", json!({}))["rows"][0]["pupil"].clone();
    let record = ask(&app, "pupils.record", json!({"id": child}));
    assert_eq!(record["pupil"]["surname"], "Nowak", "kept as it was held");
    assert_eq!(
        record["pupil"]["postcode"], "NW5 2BB",
        "taken from the list"
    );
}

#[test]
fn an_authority_is_found_by_name_or_number_before_any_file_is_held() {
    let found = |typed: &str, app: &App| ask(app, "authorities.find", json!({"text": typed}));
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    assert_eq!(
        found("camd", &app),
        json!([{"code": "202", "name": "Camden"}])
    );
    assert_eq!(found("202", &app)[0]["name"], "Camden");
    let gone = found("(before", &app);
    assert!(list(&gone).is_empty(), "nobody works for an abolished one");
}

#[test]
fn a_whole_import_is_taken_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let csv = "Surname,Forename,DOB,Provider\nNowak,Jan,01/02/2012,The Barn\nKhan,Aisha,03/04/2011,The Barn\n";
    let read = read(&app, "two.csv", csv.as_bytes());
    plan(&app, &read);
    let done = ask(
        &app,
        "pupils_file.accept",
        json!({"token": read["token"], "lines": [2, 3]}),
    );
    assert_eq!(ask(&app, "pupils.list", json!({}))["total"], 2);
    assert_eq!(
        ask(&app, "providers.list", json!({}))["rows"]
            .as_array()
            .map(Vec::len),
        Some(1),
        "one provider for two rows"
    );
    ask(&app, "imports.undo", json!({"id": done["run"]}));
    assert_eq!(
        ask(&app, "pupils.list", json!({}))["total"],
        0,
        "children of the import are gone from the lists"
    );
    assert_eq!(
        ask(&app, "search.find", json!({"text": "aisha"}))["children"]
            .as_array()
            .map(Vec::len),
        Some(0)
    );
    assert!(
        ask(&app, "imports.list", json!({}))["runs"][0]["undone_at"].is_i64(),
        "the import is still told of, as undone"
    );
}

#[test]
fn a_false_workbook_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let file = Attachment {
        file_name: "tracker.xlsx".into(),
        bytes: b"PK nothing".to_vec(),
    };
    let failure = app
        .dispatch("pupils_file.read", json!({}), Some(file))
        .expect_err("a refusal");
    assert!(
        failure
            .sentence
            .contains("is called a workbook but is not one"),
        "{failure:?}"
    );
}

#[test]
fn a_quit_in_the_middle_of_an_import_leaves_it_whole_or_not_at_all() {
    let dir = tempfile::tempdir().expect("a folder");
    let window: Arc<OnceLock<Weak<App>>> = Arc::default();
    let crossed = window.clone();
    let app = Arc::new(heard(
        dir.path(),
        clock(TODAY, 9),
        Arc::new(move |event| {
            // The cross of the window, once the first rows have gone in.
            let saving = matches!(&event, Event::Progress { job, total, .. } if job == "import" && *total > 0);
            if let Some(app) = crossed.get().and_then(Weak::upgrade).filter(|_| saving) {
                app.close();
            }
        }),
    ));
    window.set(Arc::downgrade(&app)).expect("one window");
    sit_down(&app);
    let gias = include_bytes!(
        "../../src-tauri/crates/exchange/tests/fixtures/edubasealldata-2018-layout.csv"
    );
    let name = "edubasealldata20181203.csv";
    let preview = with_file(&app, "gias.preview", json!({}), name, gias);
    let answer = app.dispatch("gias.accept", json!({"token": preview["token"]}), None);
    assert_eq!(
        ask(&app, "vault.state", json!({}))["stage"],
        "locked",
        "the quit came in between"
    );
    ask(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
    let held = ask(
        &app,
        "schools.list",
        json!({"scope": "england", "closed": true}),
    );
    let whole = if answer.is_ok() { 4 } else { 0 };
    assert_eq!(held["total"], whole, "{:?}", answer.err());
}

#[test]
fn a_status_that_has_ended_and_is_listed_again_is_a_new_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let csv = "Surname,Forename,DOB,Status,Date opened\nNowak,Jan,01/02/2012,Medical,01/09/2026\n";
    import(&app, csv);
    let jan = ask(&app, "pupils.list", json!({}))["rows"][0]["pupil"].clone();
    let statuses = || ask(&app, "pupils.record", json!({"id": jan}))["statuses"].clone();
    let first = statuses()[0]["status"].clone();
    assert_eq!(first["kind"], "MED");
    let again = || {
        let read = read(&app, "later.csv", csv.as_bytes());
        plan(&app, &read)["rows"][0].clone()
    };
    assert_eq!(again()["outcome"], "unchanged", "it goes on");

    ask(
        &app,
        "statuses.save",
        json!({"id": first["id"], "patch": {"ended_on": "2026-10-16", "end_reason": "Well again"}}),
    );
    let row = again();
    assert_eq!(row["outcome"], "changed");
    let said = row["sentences"].to_string();
    assert!(said.contains("ended here on Fri 16 Oct 2026"), "{said}");
    import(&app, csv);
    let held = statuses();
    let mut days: Vec<_> = list(&held)
        .iter()
        .map(|line| {
            (
                line["status"]["started_on"].to_string(),
                line["status"]["ended_on"].to_string(),
            )
        })
        .collect();
    days.sort();
    assert_eq!(
        days,
        [
            ("\"2026-09-01\"".to_owned(), "\"2026-10-16\"".to_owned()),
            (format!("\"{TODAY}\""), "null".to_owned())
        ],
        "from today, because the day of the list lies within the one that ended"
    );
    assert_eq!(again()["outcome"], "unchanged", "and not a third one");
}

#[test]
fn a_list_closes_no_case() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    import(&app, "Surname,Forename,DOB\nNowak,Jan,01/02/2012\n");
    let csv = "Surname,Forename,DOB,Postcode,Date closed\nNowak,Jan,01/02/2012,NW5 2BB,30/10/2026\nKhan,Aisha,03/04/2011,NW5 2BB,23/10/2026\n";
    let read = read(&app, "closed.csv", csv.as_bytes());
    let plan = plan(&app, &read);
    let (jan, aisha) = (&plan["rows"][0], &plan["rows"][1]);
    assert_eq!(
        (&jan["outcome"], &jan["ticked"]),
        (&json!("changed"), &json!(true))
    );
    assert!(
        jan["sentences"]
            .to_string()
            .contains("closed on Fri 30 Oct 2026; it stays open here"),
        "{jan}"
    );
    assert_eq!(
        (&aisha["outcome"], &aisha["ticked"]),
        (&json!("added"), &json!(false)),
        "a case that is closed elsewhere is not opened here unasked"
    );
    ask(
        &app,
        "pupils_file.accept",
        json!({"token": read["token"], "lines": [jan["line"], aisha["line"]]}),
    );
    let rows = ask(&app, "pupils.list", json!({}))["rows"].clone();
    assert_eq!(list(&rows).len(), 2, "both are open");
    for row in list(&rows) {
        let record = ask(&app, "pupils.record", json!({"id": row["pupil"]}));
        assert_eq!(record["pupil"]["closed_on"], Value::Null);
        assert_eq!(record["pupil"]["postcode"], "NW5 2BB", "the rest is taken");
    }
}
