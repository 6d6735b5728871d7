//! Promises, marks, children kept apart and steps of the way back: what is asked, what is refused, what can be taken back.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{self, ask, provider, refused, saved, team};

fn child(app: &App, forename: &str) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": "Nowak", "dob": "2013-03-02", "opened_on": "2026-09-01"}),
    )
}

fn placed(app: &App, pupil: &Value, setting: &Value) -> Value {
    desk::placed(app, pupil, setting, "2026-11-02")
}

#[test]
fn a_promise_climbs_its_ladder_and_is_kept_with_its_outcome() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (pupil, kiln) = (child(&app, "Anna"), provider(&app, "Kiln Street"));
    let promise = ask(
        &app,
        "tasks.save",
        json!({"patch": {"pupil": pupil, "title": "Send the baseline", "setting": kiln, "promised_on": "2026-10-20", "due_on": "2026-11-03"}}),
    )["id"]
        .clone();
    let line = || ask(&app, "tasks.list", json!({}))["promises"][0].clone();
    assert_eq!(
        line()["task"]["waiting_on"],
        "Kiln Street",
        "without a person it is the provider that owes it"
    );
    assert_eq!(line()["days"], 21);
    assert_eq!(line()["standing"], "overdue");
    assert_eq!(line()["next_rung"], "asked");

    ask(
        &app,
        "chases.save",
        json!({"patch": {"task": promise, "rung": "asked", "how": "call", "next_on": "2026-11-13"}}),
    );
    assert_eq!(
        line()["act_on"],
        "2026-11-13",
        "once asked, the day to ask again is what counts"
    );
    assert_eq!(line()["next_rung"], "chased");
    assert_eq!(
        line()["chases"][0]["pupil"],
        pupil,
        "a chase is about the promise's child"
    );
    let early = refused(
        &app,
        "chases.save",
        json!({"patch": {"task": promise, "rung": "chased", "next_on": "2026-11-09"}}),
    );
    assert_eq!(
        early.fields[0].field, "next_on",
        "the next time does not lie before this one"
    );

    let bare = refused(
        &app,
        "tasks.save",
        json!({"id": promise, "patch": {"done_on": "2026-11-10"}}),
    );
    assert_eq!(
        bare.fields[0].field, "outcome",
        "a promise is not kept until it is said what came of it"
    );
    ask(
        &app,
        "tasks.save",
        json!({"id": promise, "patch": {"done_on": "2026-11-10", "outcome": "Two pages by e-mail"}}),
    );
    let owed = ask(&app, "owed.get", json!({"setting": kiln}));
    assert_eq!(owed["promises"].as_array().map(Vec::len), Some(0));
    ask(&app, "undo.undo", json!({}));
    assert_eq!(
        ask(&app, "owed.get", json!({"setting": kiln}))["sentence"],
        "1 promise open, the oldest for 21 days.",
        "keeping it can be taken back"
    );
    let dropped = refused(
        &app,
        "tasks.save",
        json!({"id": promise, "patch": {"dropped_reason": " "}}),
    );
    assert_eq!(dropped.fields[0].field, "dropped_reason");
}

#[test]
fn an_own_task_is_done_at_once_and_belongs_to_whoever_wrote_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = child(&app, "Anna");
    let blank = refused(&app, "tasks.save", json!({"patch": {"pupil": pupil}}));
    assert_eq!(blank.fields[0].field, "title");
    let task = ask(
        &app,
        "tasks.save",
        json!({"patch": {"pupil": pupil, "title": "Ring home", "due_on": "2026-11-10"}}),
    )["id"]
        .clone();
    let view = ask(&app, "tasks.list", json!({"mine": true}));
    assert_eq!(view["own"][0]["owner_name"], "Maya Thomas");
    assert_eq!(view["sentence"], "1 task is due.");
    ask(
        &app,
        "tasks.save",
        json!({"id": task, "patch": {"done_on": "2026-11-10"}}),
    );
    let view = ask(&app, "tasks.list", json!({"pupil": pupil}));
    assert_eq!(
        view["closed"][0]["standing"], "done",
        "what is done stays on the child's record"
    );
}

#[test]
fn children_kept_apart_are_only_brought_together_for_a_reason_that_stays() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, ben) = (child(&app, "Anna"), child(&app, "Ben"));
    let kiln = provider(&app, "Kiln Street");
    placed(&app, &ben, &kiln);
    let oneself = refused(
        &app,
        "keep_apart.save",
        json!({"patch": {"pupil": anna, "other": anna, "reason": "x"}}),
    );
    assert_eq!(oneself.fields[0].field, "other");
    let entry = ask(
        &app,
        "keep_apart.save",
        json!({"patch": {"pupil": anna, "other": ben, "reason": "Assault in June", "ask": "Amara"}}),
    )["id"]
        .clone();

    let new = json!({"pupil": anna, "setting": kiln, "kind": "alternative_provision", "started_on": "2026-11-16"});
    let asked = refused(&app, "placements.save", json!({"patch": new}));
    assert_eq!(asked.fields[0].field, "keep_apart_reason");
    for part in [
        "Conflict: ask Amara",
        "Nowak, Ben",
        "Kiln Street",
        "Assault in June",
    ] {
        assert!(
            asked.sentence.contains(part),
            "the question names {part}: {}",
            asked.sentence
        );
    }
    let found = ask(
        &app,
        "keep_apart.check",
        json!({"pupil": ben, "setting": kiln}),
    );
    assert_eq!(
        found.as_array().map(Vec::len),
        Some(0),
        "the other way round nothing is there yet"
    );
    let placement = ask(
        &app,
        "placements.save",
        json!({"patch": new, "keep_apart_reason": "Amara: other building"}),
    )["id"]
        .clone();
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": anna, "offset": 0, "limit": 5}),
    );
    assert_eq!(history["changes"][0]["reason"], "Amara: other building");
    ask(
        &app,
        "placements.save",
        json!({"id": placement, "patch": {"purpose": "A place until Easter"}}),
    );

    // Different days are one thing; the same morning is asked about once more.
    let bens =
        ask(&app, "pupils.record", json!({"id": ben}))["placements"][0]["placement"]["id"].clone();
    let monday = json!([{"weekday": 1, "starts": 540, "ends": 720}]);
    ask(
        &app,
        "sessions.save",
        json!({"placement": bens, "blocks": monday}),
    );
    let same = refused(
        &app,
        "sessions.save",
        json!({"placement": placement, "blocks": monday}),
    );
    assert_eq!(same.fields[0].field, "keep_apart_reason");
    ask(
        &app,
        "sessions.save",
        json!({"placement": placement, "blocks": [{"weekday": 2, "starts": 540, "ends": 720}]}),
    );

    // Once the entry has ended, nothing is asked any more.
    ask(
        &app,
        "keep_apart.save",
        json!({"id": entry, "patch": {"ended_on": "2026-11-12"}}),
    );
    ask(
        &app,
        "sessions.save",
        json!({"placement": placement, "blocks": monday}),
    );
}

#[test]
fn two_people_on_the_telephone_may_differ_and_an_officer_chooses() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let anna = child(&app, "Anna");
    let kiln = provider(&app, "Kiln Street");
    let placement = placed(&app, &anna, &kiln);
    ask(
        &app,
        "sessions.save",
        json!({"placement": placement, "blocks": [{"weekday": 2, "starts": 540, "ends": 720}]}),
    );
    let plan = ask(
        &app,
        "plans.save",
        json!({"patch": {"pupil": anna, "destination": kiln, "started_on": "2026-11-02"}}),
    )["id"]
        .clone();
    ask(
        &app,
        "plans.ladder",
        json!({"plan": plan, "starts_on": "2026-11-09", "weeks": [4]}),
    );
    let mark = |code: &str, who: &str| json!({"placement": placement, "day": "2026-11-10", "half": "am", "code": code, "said_by": who});
    let list = || {
        ask(
            &app,
            "ring.list",
            json!({"setting": kiln, "day": "2026-11-10"}),
        )
    };
    let attended = || {
        ask(&app, "pupils.record", json!({"id": anna}))["plans"][0]["weeks"][0]["attended"].clone()
    };
    assert_eq!(
        list()["rows"].as_array().map(Vec::len),
        Some(1),
        "one half day is timetabled on a Tuesday"
    );

    let unknown = refused(&app, "ring.mark", mark("H", "Front office"));
    assert_eq!(
        unknown.fields[0].field, "code",
        "H has not been a code since August 2024"
    );
    let mut tomorrow = mark("/", "Front office");
    tomorrow["day"] = json!("2026-11-11");
    assert_eq!(refused(&app, "ring.mark", tomorrow).fields[0].field, "day");

    let first = ask(&app, "ring.mark", mark("I", "Front office"))["id"].clone();
    assert_eq!(attended(), 0, "absent is recorded, and is not unknown");
    let corrected = ask(&app, "ring.mark", mark("/", "front OFFICE "))["id"].clone();
    assert_eq!(first, corrected, "the same person telling again corrects");
    assert_eq!(
        attended(),
        4,
        "Tuesday morning is bit 2 of the ladder's week"
    );
    assert_eq!(
        ask(&app, "pupils.peek", json!({"id": anna}))["last_seen"],
        "2026-11-10",
        "a child who is said to be there has been seen"
    );

    ask(&app, "ring.mark", mark("O", "The tutor"));
    assert_eq!(list()["rows"][0]["differ"], true);
    assert_eq!(
        list()["sentence"],
        "1 of 1 marked · 1 where two tellings differ"
    );
    let why = refused(&app, "ring.stands", json!({"id": first, "why": ""}));
    assert_eq!(why.fields[0].field, "why");
    ask(
        &app,
        "ring.stands",
        json!({"id": first, "why": "The register was read out"}),
    );
    assert_eq!(list()["rows"][0]["differ"], false);
    assert_eq!(list()["rows"][0]["marks"][0]["code"], "/");
    assert_eq!(attended(), 4, "what stands is what the ladder shows");
    ask(&app, "undo.undo", json!({}));
    assert_eq!(
        list()["rows"][0]["differ"],
        true,
        "the choice can be taken back, and both tellings are there"
    );
}

#[test]
fn a_step_of_the_way_back_moves_over_the_holiday_and_never_before_the_one_it_follows() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let anna = child(&app, "Anna");
    let plan = ask(
        &app,
        "plans.save",
        json!({"patch": {"pupil": anna, "started_on": "2026-10-12"}}),
    )["id"]
        .clone();
    ask(
        &app,
        "plans.ladder",
        json!({"plan": plan, "starts_on": "2026-10-12", "weeks": [3, 15, 63]}),
    );
    let weeks = || ask(&app, "pupils.record", json!({"id": anna}))["plans"][0]["weeks"].clone();
    assert_eq!(
        weeks()[2]["starts_on"],
        "2026-11-02",
        "the ladder is laid over the half term"
    );
    let second = weeks()[1]["id"].clone();
    ask(&app, "plans.shift", json!({"week": second, "by": 1}));
    assert_eq!(
        weeks()[1]["starts_on"],
        "2026-11-02",
        "a week later is the week after the holiday"
    );
    assert_eq!(weeks()[1]["original_starts_on"], "2026-10-19");
    assert_eq!(
        weeks()[2]["starts_on"],
        "2026-11-16",
        "what follows moves by as much"
    );
    let third = weeks()[2]["id"].clone();
    let early = refused(&app, "plans.shift", json!({"week": third, "by": -2}));
    assert!(
        early.sentence.contains("cannot move before"),
        "{}",
        early.sentence
    );
}

#[test]
fn a_ladder_has_no_step_in_the_holidays() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let child = ask(
        &app,
        "pupils.add",
        json!({"patch": {"surname": "Nowak", "forename": "Jan"}}),
    );
    let plan = ask(
        &app,
        "plans.save",
        json!({"patch": {"pupil": child["id"], "started_on": "2026-11-10"}}),
    );
    ask(
        &app,
        "plans.ladder",
        json!({"plan": plan["id"], "starts_on": "2026-12-14", "weeks": [3, 15, 1023]}),
    );
    let record = ask(&app, "pupils.record", json!({"id": child["id"]}));
    let weeks: Vec<&Value> = record["plans"][0]["weeks"]
        .as_array()
        .expect("weeks")
        .iter()
        .map(|week| &week["starts_on"])
        .collect();
    assert_eq!(
        weeks,
        ["2026-12-14", "2027-01-04", "2027-01-11"],
        "the fortnight of Christmas has no school"
    );
}
