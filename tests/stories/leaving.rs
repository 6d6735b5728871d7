//! Leaving: the kind of destination, "unknown" only where nobody has a duty any longer, and leavers asked after when closed.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{app, ask, clock, len, provider, refused, saved, sit_down, terms};

/// A team in October, when the leavers of summer are asked after again.
fn october(dir: &std::path::Path) -> App {
    let app = app(dir, clock("2026-10-20", 9));
    sit_down(&app);
    ask(&app, "calendars.save", terms(json!([])));
    app
}

fn child(app: &App, forename: &str, dob: &str) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": "Bell", "dob": dob, "opened_on": "2026-01-05"}),
    )
}

fn close(pupil: &Value, kind: &str, destination: &str) -> Value {
    json!({"id": pupil, "closed_on": "2026-10-20", "kind": kind, "destination": destination,
           "evidence": "Two visits, three calls, the careers service asked on 19 October",
           "confirmed_on": "2026-10-19", "end_open": true})
}

#[test]
fn unknown_closes_a_case_past_school_age_and_no_other_and_is_counted() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = october(dir.path());
    let young = child(&app, "Ada", "2012-03-02");
    let no_dob = saved(
        &app,
        "pupils.add",
        json!({"forename": "Ben", "surname": "Bell", "opened_on": "2026-01-05"}),
    );
    let left = child(&app, "Cai", "2010-03-02");
    let refused_at_kind = |pupil: &Value| {
        let failure = refused(&app, "pupils.close", close(pupil, "unknown", ""));
        assert_eq!(failure.fields.len(), 1, "{failure:?}");
        assert_eq!(failure.fields[0].field, "destination_kind");
        failure.sentence
    };
    let sentence = refused_at_kind(&young);
    assert!(
        sentence.contains("compulsory school age ends Fri 30 Jun 2028"),
        "the law is named with its day: {sentence}"
    );
    assert!(
        refused_at_kind(&no_dob).contains("date of birth is not recorded"),
        "what is not known lets nobody off"
    );
    let round = refused(
        &app,
        "pupils.save",
        json!({"id": young, "patch": {"closed_on": "2026-10-20", "destination_kind": "unknown", "destination_evidence": "Asked"}}),
    );
    assert_eq!(
        round.fields[0].field, "destination_kind",
        "nor is there a way round"
    );
    assert_eq!(
        refused(
            &app,
            "pupils.close",
            close(&left, "further_education", "unknown")
        )
        .fields[0]
            .field,
        "destination",
        "a college has a name"
    );
    ask(&app, "pupils.close", close(&left, "unknown", ""));
    let board = ask(&app, "returns.leavers", json!({"leaving": 2026}));
    assert_eq!(
        board["sentence"],
        "1 left Year 11 in summer 2026: 0 with evidence, 0 hoped for, 1 unknown."
    );
    assert_eq!(board["rows"][0]["risk"], "No destination is known");
    let table = ask(
        &app,
        "returns.destinations",
        json!({"leaving": 2026, "by": "kind"}),
    );
    assert_eq!(table["lines"][0]["provider"], "Unknown");
    let wrong = refused(
        &app,
        "pupils.save",
        json!({"id": left, "patch": {"destination_kind": "moon"}}),
    );
    assert_eq!(wrong.fields[0].field, "destination_kind");
}

#[test]
fn a_leaver_is_asked_after_when_the_case_is_closed_and_today_says_so() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = october(dir.path());
    let left = child(&app, "Cai", "2010-03-02");
    let weir = provider(&app, "The Weir");
    saved(
        &app,
        "placements.save",
        json!({"pupil": left, "setting": weir, "kind": "alternative_provision", "started_on": "2026-01-12"}),
    );
    ask(
        &app,
        "pupils.close",
        close(&left, "further_education", "Thornmere College"),
    );
    let asked = || -> Vec<Value> {
        ask(&app, "today.get", json!({}))["groups"]
            .as_array()
            .expect("groups")
            .iter()
            .filter_map(|group| group["rows"].as_array())
            .flatten()
            .filter(|row| row["rule"] == "L12")
            .cloned()
            .collect()
    };
    let rows = asked();
    assert_eq!(
        rows.len(),
        1,
        "the case is closed, and October asks all the same"
    );
    assert_eq!(rows[0]["name"], "Bell, Cai");
    let why = ask(
        &app,
        "due.why",
        json!({"pupil": left, "rule": "L12", "row": left}),
    );
    assert!(
        why["basis"]
            .as_str()
            .is_some_and(|text| text.contains("31 October"))
    );
    ask(
        &app,
        "marks.save",
        json!({"patch": {"pupil": left, "rule": "L12", "about": left, "said": "met", "on_day": "2026-10-20",
                         "why": "College register of 19 October"}}),
    );
    assert!(
        asked().iter().all(|row| row["standing"] == "met"),
        "answered, it asks no more"
    );
    let board = ask(&app, "returns.leavers", json!({"leaving": 2026}));
    assert_eq!(board["rows"][0]["checks"][1]["standing"], "met");
    assert_eq!(board["rows"][0]["kind_label"], "Further education college");

    // Opened again nothing is said of a destination, and what was said stays in the history.
    ask(&app, "pupils.reopen", json!({"id": left}));
    let record = ask(&app, "pupils.record", json!({"id": left}));
    assert_eq!(record["pupil"]["destination_kind"], Value::Null);
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": left, "offset": 0, "limit": 50}),
    );
    assert!(
        history.to_string().contains("Further education college"),
        "the kind is written in words: {history}"
    );
}

#[test]
fn nobody_rings_the_family_of_a_child_who_has_died() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = october(dir.path());
    let cai = child(&app, "Cai", "2010-03-02");
    ask(&app, "pupils.close", close(&cai, "died", ""));
    let board = ask(&app, "returns.leavers", json!({"leaving": 2026}));
    assert_eq!(len(&board["rows"]), 1, "and yet the child is counted");
    assert_eq!(len(&board["rows"][0]["checks"]), 0);
    assert_eq!(board["boards"][1]["unchecked"], 0);
    let today = ask(&app, "today.get", json!({})).to_string();
    assert!(!today.contains("L12") && !today.contains("L11"), "{today}");
}

#[test]
fn a_place_that_is_only_offered_when_school_has_ended_is_a_risk_and_one_that_lasted_is_counted() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = october(dir.path());
    let cai = child(&app, "Cai", "2010-03-02");
    let say = |patch: Value| ask(&app, "pupils.save", json!({"id": cai, "patch": patch}));
    let row = || ask(&app, "returns.leavers", json!({"leaving": 2026}))["rows"][0].clone();
    say(
        json!({"destination": "Thornmere College", "destination_kind": "further_education", "destination_stage": "offered"}),
    );
    assert_eq!(row()["risk"], "School has ended and no place is accepted");
    assert_eq!(row()["standing"], "hoped");
    say(json!({"destination_stage": "started", "destination_evidence": "Register of 1 October"}));
    assert_eq!(
        (row()["risk"].clone(), row()["standing"].clone()),
        (Value::Null, json!("evidenced"))
    );
    say(json!({"destination_kind": "neet", "destination": null}));
    assert_eq!(row()["risk"], "Not in education, employment or training");
    assert_eq!(
        row()["standing"],
        "evidenced",
        "that nothing came of it is known too"
    );
    assert_eq!(row()["ask_sustained"], false, "nobody can know that yet");
    let lasted = || {
        ask(
            &app,
            "returns.destinations",
            json!({"leaving": 2026, "by": "sustained"}),
        )
    };
    assert_eq!(
        lasted()["heads"],
        json!([
            "Still there",
            "Not there",
            "Could not be found out",
            "Not asked",
            "Leavers"
        ])
    );
    assert_eq!(
        refused(
            &app,
            "pupils.save",
            json!({"id": cai, "patch": {"destination_sustained": "perhaps"}})
        )
        .fields[0]
            .field,
        "destination_sustained"
    );
}

#[test]
fn a_closed_case_goes_on_saying_where_the_child_went() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = october(dir.path());
    let cai = child(&app, "Cai", "2014-03-02");
    let save = |patch: Value| json!({"id": cai, "patch": patch});
    let fields = |patch: Value| -> Vec<String> {
        let failure = refused(&app, "pupils.save", save(patch));
        failure
            .fields
            .into_iter()
            .map(|fault| fault.field)
            .collect()
    };
    let told = json!({"closed_on": "2026-10-19", "destination": "Ashlock School", "destination_kind": "mainstream_school",
        "destination_evidence": "On roll, by e-mail", "destination_confirmed_on": "2026-10-16"});
    let but = |field: &str, value: Value| {
        let mut patch = told.clone();
        patch[field] = value;
        patch
    };
    assert_eq!(fields(but("closed_on", json!("2026-12-01"))), ["closed_on"]);
    assert_eq!(
        fields(but("destination_kind", Value::Null)),
        ["destination_kind"]
    );
    assert_eq!(
        fields(but("destination_confirmed_on", Value::Null)),
        ["destination_confirmed_on"]
    );
    let mut new = told.clone();
    new["surname"] = json!("Bell");
    new["forename"] = json!("Dot");
    new["destination"] = Value::Null;
    assert_eq!(
        refused(&app, "pupils.add", json!({"patch": new})).fields[0].field,
        "destination",
        "nor does a child come in closed on nothing"
    );

    ask(
        &app,
        "pupils.close",
        close(&cai, "mainstream_school", "Ashlock School"),
    );
    let emptied =
        json!({"destination": null, "destination_evidence": null, "destination_kind": "unknown"});
    assert_eq!(
        fields(emptied),
        ["destination_kind", "destination_evidence"]
    );
    let failure = refused(&app, "pupils.save", save(json!({"destination": "tbc"})));
    assert!(
        failure
            .sentence
            .starts_with("The case is closed, so this was not changed"),
        "{}",
        failure.sentence
    );
    assert_eq!(fields(json!({"closed_on": "2027-01-08"})), ["closed_on"]);
    ask(&app, "pupils.save", save(json!({"known_as": "Cy"})));
    ask(
        &app,
        "pupils.save",
        save(json!({"destination": "Ashlock Upper School"})),
    );
    let record = ask(&app, "pupils.record", json!({"id": cai}));
    assert_eq!(record["pupil"]["destination"], "Ashlock Upper School");
    assert_eq!(record["pupil"]["destination_kind"], "mainstream_school");
    ask(&app, "pupils.save", save(json!({"closed_on": null})));
    ask(&app, "pupils.save", save(json!({"destination": null})));
}
