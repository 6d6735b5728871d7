//! What is agreed, asked for in writing and paid: reduced timetables, the letters of a ladder, and the cost of placements, told
//! through the public API.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_app::{App, AppConfig, Failure};
use waymark_tests::ToldClock;

fn app(dir: &Path) -> App {
    let app = App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock: Arc::new(ToldClock::new(
            "2026-11-10".parse().expect("a day"),
            chrono::NaiveTime::MIN + chrono::TimeDelta::hours(9),
        )),
        sample: false,
        kdf: Some(waymark_store::vault::Kdf::floor()),
        sample_size: None,
        events: Arc::new(|_| {}),
    });
    let shown = ask(
        &app,
        "vault.create",
        json!({"passphrase": "a long walk to the river"}),
    );
    ask(
        &app,
        "vault.confirm_recovery",
        json!({"typed": shown["recovery_key"]}),
    );
    let officer = ask(
        &app,
        "officers.save",
        json!({"patch": {"name": "Maya Thomas"}}),
    );
    ask(&app, "me.choose", json!({"id": officer["id"]}));
    ask(
        &app,
        "calendars.save",
        json!({
            "patch": {"name": "LA calendar 2026/27"},
            "terms": [
                {"name": "Autumn 1", "starts_on": "2026-09-01", "ends_on": "2026-10-23"},
                {"name": "Autumn 2", "starts_on": "2026-11-02", "ends_on": "2026-12-18"}
            ],
            "days_off": []
        }),
    );
    app
}

fn ask(app: &App, name: &str, request: Value) -> Value {
    app.dispatch(name, request, None)
        .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
        .json
}

fn refused(app: &App, name: &str, request: Value) -> Failure {
    match app.dispatch(name, request, None) {
        Ok(reply) => panic!(
            "{name} should have been refused, but answered {}",
            reply.json
        ),
        Err(failure) => failure,
    }
}

fn bytes(app: &App, request: Value) -> Vec<u8> {
    app.dispatch("papers.pdf", request, None)
        .unwrap_or_else(|failure| panic!("papers.pdf: {failure:?}"))
        .attachment
        .expect("a file")
        .bytes
}

fn child(app: &App) -> Value {
    ask(
        app,
        "pupils.add",
        json!({"patch": {"forename": "Anna", "surname": "Nowak", "dob": "2013-03-02", "opened_on": "2026-09-01"}}),
    )["id"]
        .clone()
}

fn provider(app: &App) -> Value {
    ask(
        app,
        "providers.save",
        json!({"patch": {"name": "Kiln Street"}}),
    )["setting"]
        .clone()
}

#[test]
fn a_reduced_timetable_is_not_agreed_until_all_three_have_signed() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = app(dir.path());
    let pupil = child(&app);
    let status = ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "RTT", "started_on": "2026-11-02"}}),
    )["id"]
        .clone();
    let agreement = || ask(&app, "agreements.list", json!({"pupil": pupil}))[0].clone();
    assert_eq!(agreement()["sentence"], "Agreement not signed");
    assert_eq!(
        (&agreement()["ends_on"], &agreement()["by_limit"]),
        (&json!("2026-12-14"), &json!(true)),
        "nobody has named an end, so it is six weeks from the start"
    );
    assert_eq!(agreement()["pattern"], Value::Null, "unknown, not none");
    ask(
        &app,
        "statuses.save",
        json!({"id": status, "patch": {"expected_end": "2026-11-27"}}),
    );
    assert_eq!(agreement()["ends_on"], "2026-11-27");
    assert_eq!(agreement()["by_limit"], false);

    let sign = |kind: &str, day: &str| {
        ask(
            &app,
            "steps.save",
            json!({"patch": {"pupil": pupil, "kind": kind, "about": status, "on_day": day, "evidence": "Ewa Nowak"}}),
        )
    };
    sign("rtt_parent", "2026-11-03");
    assert_eq!(agreement()["sentence"], "Signed by 1 of 3");
    sign("rtt_school", "2026-11-05");
    sign("rtt_authority", "2026-11-04");
    assert_eq!(
        agreement()["sentence"],
        "Signed on Thu 5 Nov 2026",
        "it is agreed on the day of the last"
    );
    ask(&app, "undo.undo", json!({}));
    assert_eq!(agreement()["standing"], "part_signed");

    ask(
        &app,
        "steps.save",
        json!({"patch": {"pupil": pupil, "kind": "rtt_review", "about": status, "on_day": "2026-11-20"}}),
    );
    assert_eq!(agreement()["reviews"][0]["on"], "2026-11-20");

    let paper = json!({"paper": {"kind": "agreement", "status": status}, "made_at": 1});
    let about = ask(&app, "papers.about", paper.clone());
    assert_eq!(about["sentence"], "1 page on 1 sheet");
    assert!(
        about["missing"]
            .as_array()
            .is_some_and(|missing| missing.contains(&json!("Half days"))),
        "{about}"
    );
    assert!(bytes(&app, paper).starts_with(b"%PDF"));
    let other = ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "AWAIT", "started_on": "2026-11-02"}}),
    )["id"]
        .clone();
    refused(
        &app,
        "papers.pdf",
        json!({"paper": {"kind": "agreement", "status": other}}),
    );
}

#[test]
fn every_rung_has_its_letter_in_the_teams_own_words_and_its_line_in_the_log() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = app(dir.path());
    let (pupil, kiln) = (child(&app), provider(&app));
    let promise = ask(
        &app,
        "tasks.save",
        json!({"patch": {"pupil": pupil, "title": "Send the baseline", "setting": kiln, "waiting_on": "Jo Marsh", "promised_on": "2026-10-20"}}),
    )["id"]
        .clone();
    let letter = |rung: &str| json!({"paper": {"kind": "chase", "task": promise, "rung": rung}, "made_at": 1});
    let files: Vec<Vec<u8>> = ["asked", "chased", "escalated", "head"]
        .map(|rung| bytes(&app, letter(rung)))
        .to_vec();
    for (at, file) in files.iter().enumerate() {
        assert!(file.starts_with(b"%PDF"));
        assert!(
            !files[..at].contains(file),
            "each rung says something of its own"
        );
    }
    let about = ask(&app, "papers.about", letter("asked"));
    assert_eq!(about["recipient"], "Jo Marsh, Kiln Street");
    assert_eq!(about["pupil"], pupil);
    let wrong = refused(&app, "papers.pdf", letter("sued"));
    assert_eq!(wrong.fields[0].field, "rung");
    let child_letter = refused(
        &app,
        "papers.pdf",
        json!({"paper": {"kind": "letter", "letter": "chase_asked", "pupil": pupil, "case": null, "contact": null}}),
    );
    assert_eq!(child_letter.fields[0].field, "letter");

    ask(
        &app,
        "templates.save",
        json!({"kind": "chase_asked", "title": null, "text": "{{owed_by}} said on {{promised_day}}: {{promise}}."}),
    );
    assert_ne!(
        bytes(&app, letter("asked")),
        files[0],
        "the team's own wording is used"
    );
    ask(
        &app,
        "papers.disclose",
        json!({"paper": letter("head"), "recipient": "The headteacher", "purpose": "To take a promise to the head"}),
    );
    let log = ask(&app, "disclosures.list", json!({"pupil": pupil}));
    assert_eq!(
        log[0]["disclosure"]["hash"],
        blake3::hash(&files[3]).to_hex().to_string().as_str(),
        "the log proves the very file"
    );

    ask(
        &app,
        "contacts.save",
        json!({"patch": {"pupil": pupil, "name": "jo marsh", "no_contact": true}}),
    );
    let barred = refused(&app, "papers.pdf", letter("asked"));
    assert!(
        barred.sentence.contains("must not be contacted"),
        "{}",
        barred.sentence
    );
}

#[test]
fn a_cost_is_counted_on_school_days_and_what_is_unknown_is_in_no_sum() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = app(dir.path());
    let (pupil, kiln) = (child(&app), provider(&app));
    let placement = ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": kiln, "kind": "alternative_provision",
            "started_on": "2026-10-19", "planned_end": "2026-11-20", "cost_pence": 6250, "cost_per": "week"}}),
    )["id"]
        .clone();
    ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": kiln, "kind": "tuition", "started_on": "2026-09-07"}}),
    );
    let costs = || ask(&app, "costs.list", json!({"setting": kiln}));
    let first = costs()["rows"][0].clone();
    assert_eq!(first["placement"], placement);
    assert_eq!(
        (&first["to_date"]["pence"], &first["to_date"]["working"]),
        (&json!(18_750), &json!("3 weeks at £62.50")),
        "the half term is no week of it"
    );
    assert_eq!(first["committed"]["pence"], 6250);
    assert_eq!(first["until"], "2026-11-20");
    assert_eq!(first["forecast"]["pence"], 25_000);
    assert_eq!(
        costs()["rows"][1]["to_date"],
        json!({"pence": null, "working": "No price is recorded."})
    );
    assert_eq!(costs()["to_date"], json!({"pence": 18_750, "unknown": 1}));

    ask(
        &app,
        "placements.save",
        json!({"id": placement, "patch": {"planned_end": null}}),
    );
    let open = ask(&app, "costs.list", json!({"pupil": pupil}))["rows"][0].clone();
    assert_eq!(open["until"], "2027-03-31");
    assert_eq!(
        open["committed"]["pence"],
        Value::Null,
        "the calendar ends in December, so nobody can count to March"
    );
    assert_eq!(
        open["to_date"]["pence"], 18_750,
        "what has been counted stays known"
    );
}
