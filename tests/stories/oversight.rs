//! Keeping account of a child: a concern about a placement, officers of one name, and what is refused at the field because it
//! cannot be.

use serde_json::{Value, json};
use waymark_app::App;
use waymark_app::sample::Size;

use crate::desk::{self, TODAY, ask, clock, placed, provider, refused, saved, team};

/// The field and the sentence of a refusal.
fn at_field(app: &App, name: &str, request: Value) -> (String, String) {
    let failure = refused(app, name, request);
    let field = failure
        .fields
        .first()
        .unwrap_or_else(|| panic!("{name} must say at which field: {failure:?}"));
    (field.field.clone(), field.sentence.clone())
}

fn child(app: &App) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"surname": "Nowak", "forename": "Łukasz", "dob": "2013-03-14", "opened_on": "2026-09-01"}),
    )
}

fn alerts(app: &App, pupil: &Value) -> Vec<String> {
    ask(app, "clocks.get", json!({"pupil": pupil}))["alerts"]
        .as_array()
        .expect("alerts")
        .iter()
        .filter_map(|row| row["alert"].as_str().map(str::to_owned))
        .collect()
}

#[test]
fn a_concern_about_a_placement_rings_until_it_is_closed_and_wants_a_review_at_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = child(&app);
    let forge = provider(&app, "Forge Lane");
    let kiln = provider(&app, "Kiln Street");
    let placement = placed(&app, &pupil, &forge, "2026-09-14");
    let other = placed(&app, &pupil, &kiln, "2026-09-14");
    assert!(!alerts(&app, &pupil).contains(&"concern".to_owned()));
    ask(
        &app,
        "steps.save",
        json!({"patch": {"pupil": pupil, "kind": "concern_raised", "on_day": "2026-11-09", "about": placement,
            "evidence": "A bruise that nobody could account for; DSL told"}}),
    );
    assert!(alerts(&app, &pupil).contains(&"concern".to_owned()));
    let record = ask(&app, "pupils.record", json!({"id": pupil}));
    let line = |id: &Value| {
        record["placements"]
            .as_array()
            .expect("placements")
            .iter()
            .find(|line| line["placement"]["id"] == *id)
            .expect("the placement")
            .clone()
    };
    assert_eq!(line(&placement)["concern"]["since"], "2026-11-09");
    assert_eq!(
        line(&placement)["concern"]["what"],
        "A bruise that nobody could account for; DSL told"
    );
    assert_eq!(
        line(&other)["concern"],
        Value::Null,
        "it is about one placement"
    );
    let clock = |rule: &str| {
        ask(&app, "clocks.get", json!({"pupil": pupil}))["clocks"]
            .as_array()
            .expect("clocks")
            .iter()
            .find(|line| line["due"]["rule"] == rule)
            .cloned()
    };
    let review = clock("C81C").expect("a review at once");
    assert_eq!(
        review["due"]["due_on"], "2026-11-10",
        "the next school day is today"
    );
    ask(
        &app,
        "steps.save",
        json!({"patch": {"pupil": pupil, "kind": "concern_closed", "on_day": "2026-11-10", "about": placement,
            "evidence": "Visited with the DSL; a fall at home, confirmed by the mother"}}),
    );
    assert!(!alerts(&app, &pupil).contains(&"concern".to_owned()));
    assert!(clock("C81C").is_none());
    ask(&app, "undo.undo", json!({}));
    assert!(
        alerts(&app, &pupil).contains(&"concern".to_owned()),
        "closing is taken back like anything else"
    );
}

#[test]
fn officers_of_one_name_are_told_apart_wherever_they_are_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (field, sentence) = at_field(
        &app,
        "officers.save",
        json!({"patch": {"name": " maya THOMAS "}}),
    );
    assert_eq!(field, "name");
    assert!(sentence.contains("told apart"), "{sentence}");
    let second = ask(
        &app,
        "officers.save",
        json!({"patch": {"name": "Maya Thomas", "role": "Tutor"}}),
    )["id"]
        .clone();
    // A third is only told apart by something that neither of the others has.
    assert_eq!(
        at_field(
            &app,
            "officers.save",
            json!({"patch": {"name": "Maya Thomas", "role": "tutor"}})
        )
        .0,
        "name"
    );
    // Taking away what tells them apart is refused where it is typed.
    assert_eq!(
        at_field(
            &app,
            "officers.save",
            json!({"id": second, "patch": {"role": null}})
        )
        .0,
        "role"
    );
    let pupil = child(&app);
    ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "PEX", "started_on": "2026-11-02"}}),
    );
    ask(
        &app,
        "pupils.save",
        json!({"id": pupil, "patch": {"owner": second}}),
    );
    let today = ask(&app, "today.get", json!({}));
    let named = today["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .flat_map(|group| group["rows"].as_array().expect("rows"))
        .all(|row| row["owner_name"] == "Maya Thomas (Tutor)");
    assert!(named, "{today}");
    let record = ask(&app, "pupils.record", json!({"id": pupil}));
    assert_eq!(record["owner_name"], "Maya Thomas (Tutor)");
    ask(&app, "me.choose", json!({"id": second}));
    ask(
        &app,
        "tasks.save",
        json!({"patch": {"pupil": pupil, "title": "Ring the mother", "owner": second}}),
    );
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": pupil, "offset": 0, "limit": 5}),
    );
    assert_eq!(history["changes"][0]["who"], "Maya Thomas (Tutor)");
    let theirs = ask(&app, "tasks.list", json!({"owner": second}));
    assert_eq!(theirs["own"][0]["owner_name"], "Maya Thomas (Tutor)");
    let load = ask(&app, "workload.get", json!({}));
    let line = load
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["officer"] == second)
        .expect("the officer");
    assert_eq!(
        line["tasks"].as_u64(),
        theirs["own"].as_array().map(|own| own.len() as u64),
        "the number is the length of the list that it opens"
    );
}

#[test]
fn what_cannot_be_is_said_at_the_field() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = child(&app);
    let forge = provider(&app, "Forge Lane");
    let placement = placed(&app, &pupil, &forge, "2026-09-14");
    let says = |name: &str, request: Value, field: &str, words: &str| {
        let (at, sentence) = at_field(&app, name, request);
        assert_eq!(at, field, "{name}: {sentence}");
        assert!(sentence.contains(words), "{name}: {sentence}");
    };
    says(
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "MED", "started_on": "2026-11-09", "ended_on": "2026-11-02"}}),
        "ended_on",
        "before",
    );
    says(
        "placements.save",
        json!({"id": placement, "patch": {"ended_on": "2026-09-11"}}),
        "ended_on",
        "before",
    );
    says(
        "placements.save",
        json!({"id": placement, "patch": {"planned_end": "2026-09-11"}}),
        "planned_end",
        "before",
    );
    says(
        "suspensions.save",
        json!({"patch": {"pupil": pupil, "first_day": "2026-11-09", "last_day": "2026-11-06"}}),
        "last_day",
        "before",
    );
    says(
        "facts.save",
        json!({"patch": {"pupil": pupil, "kind": "lac", "started_on": "2026-11-09", "ended_on": "2026-11-06"}}),
        "ended_on",
        "before",
    );
    says(
        "reviews.save",
        json!({"patch": {"pupil": pupil, "kind": "placement", "held_on": "2026-11-09", "next_on": "2026-11-02"}}),
        "next_on",
        "before",
    );
    ask(
        &app,
        "pupils.save",
        json!({"id": pupil, "patch": {"dob": "2013-03-14"}}),
    );
    for (command, patch) in [
        (
            "statuses.save",
            json!({"pupil": pupil, "kind": "PEX", "started_on": "2012-11-09"}),
        ),
        (
            "placements.save",
            json!({"pupil": pupil, "setting": forge, "kind": "online", "started_on": "2012-11-09"}),
        ),
    ] {
        says(
            command,
            json!({"patch": patch}),
            "started_on",
            "before the child was born (Thu 14 Mar 2013)",
        );
    }
    for (command, field, more) in [
        ("facts.save", "started_on", json!({"kind": "EHCP"})),
        (
            "suspensions.save",
            "first_day",
            json!({"last_day": "2026-11-06"}),
        ),
        (
            "reviews.save",
            "held_on",
            json!({"kind": "placement", "next_on": "2027-01-11"}),
        ),
        (
            "notes.save",
            "on_day",
            json!({"kind": "visit", "text": "Seen at home.", "seen": true}),
        ),
        ("steps.save", "on_day", json!({"kind": "parents_told"})),
        ("tasks.save", "due_on", json!({"title": "Ring the school"})),
        (
            "plans.save",
            "started_on",
            json!({"purpose": "Back to school"}),
        ),
    ] {
        let mut patch = more;
        patch["pupil"] = pupil.clone();
        patch[field] = json!("2013-03-13");
        says(
            command,
            json!({"patch": patch.clone()}),
            field,
            "before the child was born (Thu 14 Mar 2013)",
        );
    }
    says(
        "pupils.save",
        json!({"id": pupil, "patch": {"opened_on": "2013-03-13"}}),
        "opened_on",
        "before the date of birth",
    );
    // Several settings at once are the rule, and so is tuition beside a place; the same twice over the same days is a slip.
    ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": forge, "kind": "tuition", "started_on": "2026-10-05"}}),
    );
    placed(&app, &pupil, &provider(&app, "Kiln Street"), "2026-09-14");
    says(
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": forge, "kind": "alternative_provision", "started_on": "2026-11-02"}}),
        "started_on",
        "placed there already from Mon 14 Sep 2026 and has not ended",
    );
    ask(
        &app,
        "placements.save",
        json!({"id": placement, "patch": {"ended_on": "2026-10-23", "end_reason": "Term over"}}),
    );
    let again = placed(&app, &pupil, &forge, "2026-10-24");
    says(
        "placements.save",
        json!({"id": again, "patch": {"started_on": "2026-10-23"}}),
        "started_on",
        "to Fri 23 Oct 2026",
    );
    says(
        "placements.save",
        json!({"id": placement, "patch": {"ended_on": null}}),
        "started_on",
        "placed there already",
    );
}

#[test]
fn the_making_of_an_invented_authority_is_no_import_to_take_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let size = Size {
        open: 40,
        closed: 20,
        ..Size::TRY
    };
    let app = desk::invented(dir.path(), clock(TODAY, 9), size);
    let pupil = ask(&app, "pupils.list", json!({}))["rows"][0]["pupil"].clone();
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": pupil, "offset": 0, "limit": 50}),
    );
    let made = history["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .find(|change| change["of_import"] == true)
        .expect("the making of the book");
    assert_eq!(
        (&made["import_listed"], &made["can_undo"]),
        (&json!(false), &json!(false)),
        "there is nothing under past imports to send a person to"
    );
}
