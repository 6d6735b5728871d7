//! Opening the house: an invented authority that has work to do, and a damaged database that gives way to the newest backup.

use serde_json::json;
use waymark_app::sample::Size;

use crate::desk::{self, PASSPHRASE, TODAY, ask, clock, list, refused, team};

#[test]
fn the_invented_authority_opens_with_work_to_do() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = desk::invented(dir.path(), clock(TODAY, 9), Size::SMALL);
    let state = ask(&app, "app.state", json!({}));
    assert_eq!(state["sample"], true);
    assert!(
        state["me"]["name"].is_string() && state["team"]["la_name"].is_string(),
        "{state}"
    );
    let counts = ask(&app, "pupils.counts", json!({}));
    for count in counts.as_array().expect("counts") {
        let page = ask(
            &app,
            "pupils.list",
            json!({"view": count["view"], "limit": 500}),
        );
        assert_eq!(
            page["total"], count["count"],
            "the number beside a view opens just so many rows: {count}"
        );
        assert_eq!(
            list(&page["rows"]).len() as u64,
            count["count"].as_u64().expect("a number").min(500),
            "{count}"
        );
    }
    let everyone = ask(&app, "pupils.list", json!({"limit": 500}));
    for row in list(&everyone["rows"]).iter().take(40) {
        let record = ask(&app, "pupils.record", json!({"id": row["pupil"]}));
        for due in record["due"].as_array().expect("dates") {
            let why = ask(
                &app,
                "due.why",
                json!({"pupil": row["pupil"], "rule": due["rule"], "row": due["source_row"]}),
            );
            assert!(
                why["citation"]
                    .as_str()
                    .is_some_and(|text| !text.is_empty()),
                "{due} must say on what it rests: {why}"
            );
        }
    }
    let panels = ask(&app, "panels.list", json!({}));
    let meeting = panels["panels"]
        .as_array()
        .expect("panels")
        .iter()
        .flat_map(|panel| panel["meetings"].as_array().expect("meetings"))
        .find(|meeting| meeting["cases"].as_u64() > Some(0))
        .unwrap_or_else(|| panic!("a meeting with cases: {panels}"))
        .clone();
    let summary = ask(
        &app,
        "pack.summary",
        json!({"meeting": meeting["meeting"]["id"]}),
    );
    assert!(summary["pages"].as_u64() > Some(2), "{summary}");
}

#[test]
fn a_damaged_database_gives_way_to_the_newest_backup() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let child = ask(
        &app,
        "pupils.add",
        json!({"patch": {"surname": "Nowak", "forename": "Jan"}}),
    );
    ask(&app, "backups.now", json!({}));
    app.close();
    let file = dir.path().join("waymark.db");
    let mut bytes = std::fs::read(&file).expect("the database");
    let middle = bytes.len() / 2;
    bytes[..middle].fill(0x55);
    std::fs::write(&file, &bytes).expect("damage");

    let failure = refused(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
    assert_eq!(
        failure.code,
        Some(waymark_app::Code::Damaged),
        "{failure:?}"
    );
    assert!(
        failure.sentence.contains("newest proven backup"),
        "the way back is said: {}",
        failure.sentence
    );
    ask(&app, "vault.restore_newest", json!({}));
    assert_eq!(
        ask(&app, "pupils.record", json!({"id": child["id"]}))["pupil"]["surname"],
        "Nowak"
    );
    assert!(
        std::fs::read_dir(dir.path().join("set-aside"))
            .is_ok_and(|mut files| files.next().is_some()),
        "what was there is kept beside, never deleted"
    );
}
