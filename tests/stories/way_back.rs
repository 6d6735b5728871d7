//! The way back: what was written while it stalled, and whether a return that was checked still held.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{ask, len, provider, refused, saved, team};

fn child(app: &App) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": "Anna", "surname": "Nowak", "dob": "2013-03-02", "opened_on": "2026-01-05"}),
    )
}

#[test]
fn a_plan_that_stalls_shows_what_was_written_down_in_those_weeks() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let anna = child(&app);
    let plan = saved(
        &app,
        "plans.save",
        json!({"pupil": anna, "started_on": "2026-10-01"}),
    );
    for (number, monday) in ["2026-10-05", "2026-10-12", "2026-11-02"]
        .iter()
        .enumerate()
    {
        saved(
            &app,
            "plan_weeks.save",
            json!({"plan": plan, "pupil": anna, "number": number + 1, "starts_on": monday, "planned": 15, "attended": if number == 0 { 15 } else { 3 }}),
        );
    }
    let words = || ask(&app, "pupils.record", json!({"id": anna}))["plans"][0].clone();
    assert!(
        words()["stall"].is_string(),
        "two weeks in a row fell short"
    );
    assert_eq!(
        words()["stall_words"],
        json!([]),
        "nobody has written a cause, and none is made up"
    );
    for (day, text) in [
        ("2026-10-06", "The first week went well"),
        ("2026-11-04", "No taxi since half-term"),
    ] {
        saved(
            &app,
            "notes.save",
            json!({"pupil": anna, "on_day": day, "text": text}),
        );
    }
    let plan = words();
    assert_eq!(
        len(&plan["stall_words"]),
        1,
        "what went before the stall is no cause of it"
    );
    assert_eq!(plan["stall_words"][0]["words"], "No taxi since half-term");
}

#[test]
fn the_checks_of_a_return_stand_in_the_rates_of_its_provider() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let anna = child(&app);
    let kiln = provider(&app, "Kiln Street");
    saved(
        &app,
        "placements.save",
        json!({"pupil": anna, "setting": kiln, "kind": "alternative_provision", "started_on": "2026-02-02",
               "ended_on": "2026-06-12", "end_reason": "Back at school"}),
    );
    let plan = saved(
        &app,
        "plans.save",
        json!({"pupil": anna, "started_on": "2026-04-01"}),
    );
    ask(
        &app,
        "plans.save",
        json!({"id": plan, "patch": {"ended_on": "2026-07-17", "outcome": "returned"}}),
    );
    let rate = || ask(&app, "returns.rates", json!({"by": "provider"}))["lines"][0].clone();
    let counts = |line: &Value| {
        ["ended", "returned", "held_at_six", "held", "broken"].map(|what| line[what].clone())
    };
    assert_eq!(counts(&rate()), [1, 1, 0, 0, 0].map(Value::from));
    let check = |on: &str, still_there: &str| {
        ask(
            &app,
            "returns.check",
            json!({"plan": plan, "held_on": on, "still_there": still_there, "attendance_pct": 91, "suspensions": null, "learning": null}),
        )
    };
    check("2026-09-07", "yes");
    assert_eq!(
        counts(&rate()),
        [1, 1, 1, 0, 0].map(Value::from),
        "seven weeks after the return, though twelve after the placement"
    );
    check("2026-10-19", "yes");
    assert_eq!(counts(&rate()), [1, 1, 0, 1, 0].map(Value::from));
    check("2026-11-09", "no");
    let broken = rate();
    assert_eq!(counts(&broken), [1, 1, 0, 0, 1].map(Value::from));
    let rows = |asked: Value| ask(&app, "returns.rate_rows", asked);
    let provider = json!({"by": "provider", "key": broken["key"], "outcomes": ["broken"]});
    assert_eq!(
        rows(provider)[0]["outcome"],
        "broken",
        "every number has its rows"
    );
    assert_eq!(len(&rows(json!({"by": "year"}))), 1, "all together too");
    assert_eq!(
        len(&rows(json!({"outcomes": ["not_returned"]}))),
        0,
        "and nought has none"
    );
    assert_eq!(
        refused(&app, "returns.rates", json!({"by": "shoe"})).fields[0].field,
        "by"
    );
}
