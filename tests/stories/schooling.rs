//! A child without a placement, told through the public API: who sits in class is not said to have nothing, and who has nothing
//! is not lost among them.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{ask, len, provider, saved, team};

fn child(app: &App, forename: &str, roll: Option<&Value>) -> Value {
    saved(
        app,
        "pupils.add",
        json!({
            "forename": forename, "surname": "Nowak", "dob": "2013-03-02",
            "opened_on": "2026-09-01", "roll_setting": roll,
        }),
    )
}

fn status(app: &App, pupil: &Value, kind: &str, from: &str) {
    saved(
        app,
        "statuses.save",
        json!({"pupil": pupil, "kind": kind, "started_on": from}),
    );
}

fn without_provision(app: &App) -> usize {
    len(&ask(app, "pupils.list", json!({"view": "no_provision"}))["rows"])
}

#[test]
fn a_child_at_risk_sits_in_class_until_the_exclusion() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let school = provider(&app, "Northferry School");
    let anna = child(&app, "Anna", Some(&school));
    status(&app, &anna, "RISK", "2026-09-14");

    let record = ask(&app, "pupils.record", json!({"id": anna}));
    assert_eq!(
        record["head"]["where_now"],
        json!(["At school: Northferry School"])
    );
    assert_eq!(
        record["head"]["minutes_week"],
        Value::Null,
        "unknown, not nought"
    );
    assert_eq!(
        record["week"]["sentence"],
        "At the school on roll, whose hours are not recorded here"
    );
    assert_eq!(record["week"]["without"]["school_days"], 0);
    assert_eq!(without_provision(&app), 0);

    status(&app, &anna, "PEX", "2026-11-05");
    let record = ask(&app, "pupils.record", json!({"id": anna}));
    assert_eq!(record["head"]["where_now"], json!([]));
    assert_eq!(record["head"]["minutes_week"], 0);
    assert_eq!(record["week"]["sentence"], "0 of 24 h, gap all week");
    assert_eq!(
        (
            &record["week"]["without"]["without"],
            &record["week"]["without"]["school_days"]
        ),
        (&json!(4), &json!(4)),
        "Thu 5, Fri 6, Mon 9 and Tue 10 November; in class before"
    );
    assert_eq!(without_provision(&app), 1);
}

#[test]
fn home_education_is_nobodys_gap_and_a_child_of_whom_nothing_is_known_is_not_lost() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let home = child(&app, "Home", None);
    status(&app, &home, "EHE", "2026-09-14");
    let nowhere = child(&app, "Nowhere", None);

    let head = &ask(&app, "pupils.record", json!({"id": home}))["head"];
    assert_eq!(head["where_now"], json!(["Home educated"]));
    assert_eq!(
        (&head["minutes_week"], &head["entitlement"]),
        (&Value::Null, &Value::Null)
    );
    let head = &ask(&app, "pupils.record", json!({"id": nowhere}))["head"];
    assert_eq!(
        (&head["where_now"], &head["minutes_week"]),
        (&json!([]), &json!(0))
    );
    assert_eq!(without_provision(&app), 1);
}
