//! Panels of every kind: how often they meet, whom they are called to hear, and what was set up by mistake.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{ask, bytes, len, list, placed, provider, refused, said_in, saved, team};

fn panel(app: &App, kind: &str, more: Value) -> Value {
    let mut patch = json!({"name": format!("The {kind} panel"), "kind": kind});
    patch
        .as_object_mut()
        .expect("an object")
        .extend(more.as_object().expect("an object").clone());
    saved(app, "panels.save", patch)
}

fn meets(app: &App, panel: &Value, on: &str) -> Value {
    saved(app, "meetings.save", json!({"panel": panel, "held_on": on}))
}

fn child(app: &App, forename: &str) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": "Nowak", "dob": "2013-03-14", "opened_on": "2026-09-03"}),
    )
}

/// Why each child is suggested, by forename.
fn reasons(app: &App, meeting: &Value) -> Vec<(String, String)> {
    list(&ask(app, "meetings.suggestions", json!({"id": meeting})))
        .iter()
        .map(|line| {
            let text = |field: &str| line[field].as_str().unwrap_or_default().to_owned();
            (text("name").replace("Nowak, ", ""), text("reason"))
        })
        .collect()
}

#[test]
fn a_panel_says_how_often_it_meets_and_what_is_on_every_agenda() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let panel = panel(&app, "managed_moves", json!({"meets": "Every three weeks"}));
    meets(&app, &panel, "2026-10-15");
    let next = || ask(&app, "panels.list", json!({}))["panels"][0]["next_on"].clone();
    assert_eq!(next(), "2026-11-26", "5 November has gone by");
    meets(&app, &panel, "2026-12-10");
    assert_eq!(
        next(),
        "2027-01-07",
        "31 December lies in the holidays, and the week after is the first of school"
    );
    ask(
        &app,
        "panels.save",
        json!({"id": panel, "patch": {"meets": "When it must"}}),
    );
    assert_eq!(
        next(),
        Value::Null,
        "words that tell no rhythm propose no day"
    );

    let meeting = meets(&app, &panel, "2026-12-11");
    let words = |app: &App| said_in(&bytes(app, "pack.pdf", json!({"meeting": meeting})));
    assert!(!words(&app).contains("On every agenda"));
    ask(
        &app,
        "panels.save",
        json!({"id": panel, "patch": {"template": "Places in provision\nAny other business"}}),
    );
    let words = words(&app);
    assert!(
        words.contains("On every agenda") && words.contains("Any other business"),
        "{words}"
    );
}

#[test]
fn each_kind_of_panel_is_called_to_its_own_children() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let barn = provider(&app, "Forge Lane Barn");
    let (anna, tyler, siân) = (
        child(&app, "Anna"),
        child(&app, "Tyler"),
        child(&app, "Siân"),
    );
    saved(
        &app,
        "statuses.save",
        json!({"pupil": anna, "kind": "FAP", "started_on": "2026-11-02"}),
    );
    for (pupil, decision) in [(&tyler, "transfer"), (&siân, "return")] {
        let placement = placed(&app, pupil, &barn, "2026-09-07");
        saved(
            &app,
            "reviews.save",
            json!({"pupil": pupil, "placement": placement, "kind": "placement", "held_on": "2026-11-05",
                "decision": decision, "next_on": "2026-12-10"}),
        );
    }
    let day = "2026-12-03";
    let of = |kind: &str| meets(&app, &panel(&app, kind, json!({})), day);
    let said = |meeting: &Value, name: &str| {
        reasons(&app, meeting)
            .into_iter()
            .find(|(child, _)| child == name)
            .map(|(_, reason)| reason)
            .unwrap_or_default()
    };
    let fair = of("fair_access");
    assert_eq!(
        said(&fair, "Anna"),
        "Referred to fair access on Mon 2 Nov 2026 and not heard since"
    );
    assert!(
        !said(&fair, "Tyler").contains("The review"),
        "not this panel's to decide"
    );
    let back = of("reintegration");
    assert_eq!(
        said(&back, "Siân"),
        "The review of Thu 5 Nov 2026 asks for a return to school"
    );
    let places = of("commissioning");
    assert!(
        said(&places, "Tyler").contains("Forge Lane Barn"),
        "a placement that no panel decided comes before what its review asks for"
    );
    // Once heard, nobody is called again.
    ask(&app, "cases.add", json!({"meeting": fair, "pupil": anna}));
    let panels = ask(&app, "panels.list", json!({}))["panels"].clone();
    let own = list(&panels)
        .iter()
        .find(|line| line["panel"]["kind"] == "fair_access")
        .expect("the panel");
    let next = meets(&app, &own["panel"]["id"], "2027-01-07");
    assert!(
        !said(&next, "Anna").contains("Referred"),
        "she is on the agenda before"
    );
}

#[test]
fn a_case_of_fair_access_says_that_its_twenty_days_do_not_run_until_a_referral_sets_them_going() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let meeting = meets(&app, &panel(&app, "fair_access", json!({})), "2026-11-26");
    let anna = child(&app, "Anna");
    ask(
        &app,
        "cases.add",
        json!({"meeting": meeting, "pupil": anna}),
    );
    let case = || ask(&app, "meetings.get", json!({"id": meeting}))["cases"][0].clone();
    assert!(
        case()["uncounted"]
            .as_str()
            .is_some_and(|said| said.contains("no referral")),
        "{}",
        case()
    );
    assert_eq!(case()["countdown"], Value::Null);
    saved(
        &app,
        "statuses.save",
        json!({"pupil": anna, "kind": "FAP", "started_on": "2026-11-03"}),
    );
    assert_eq!(case()["uncounted"], Value::Null);
    assert_eq!(case()["countdown"]["due_on"], "2026-12-01");
    let moves = meets(&app, &panel(&app, "managed_moves", json!({})), "2026-11-26");
    let tyler = child(&app, "Tyler");
    ask(&app, "cases.add", json!({"meeting": moves, "pupil": tyler}));
    assert_eq!(
        ask(&app, "meetings.get", json!({"id": moves}))["cases"][0]["uncounted"],
        Value::Null,
        "other panels count no such days"
    );
}

#[test]
fn what_was_set_up_by_mistake_is_taken_away_and_what_holds_something_stays() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let panel = panel(&app, "fair_access", json!({}));
    let meeting = meets(&app, &panel, "2026-11-26");
    let case = ask(
        &app,
        "cases.add",
        json!({"meeting": meeting, "pupil": child(&app, "Anna")}),
    )["id"]
        .clone();
    let no = refused(&app, "panels.remove", json!({"id": panel}));
    assert!(no.sentence.contains("1 meeting"), "{no}");
    let no = refused(&app, "meetings.remove", json!({"id": meeting}));
    assert!(
        no.sentence.contains("Cancelled"),
        "what to do instead: {no}"
    );
    ask(&app, "cases.remove", json!({"id": case}));
    ask(&app, "meetings.remove", json!({"id": meeting}));
    ask(&app, "panels.remove", json!({"id": panel}));
    let panels = || ask(&app, "panels.list", json!({}))["panels"].clone();
    assert_eq!(len(&panels()), 0);
    ask(&app, "undo.undo", json!({}));
    assert_eq!(len(&panels()), 1, "Undo puts the panel back");
}
