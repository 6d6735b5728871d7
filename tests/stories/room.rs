//! In the room: a decision and what follows from it, a refusal, what was promised, and children who are kept apart.

use serde_json::{Value, json};

use crate::desk::panel::panel;
use crate::desk::{ask, bytes, len, refused};

#[test]
fn a_decision_says_what_it_writes_writes_it_once_and_is_taken_back_whole() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    let countdown = &view["cases"][0]["countdown"];
    // Twenty school days after Tue 3 Nov is Tue 1 Dec; from Thu 12 Nov thirteen are left.
    assert_eq!(
        countdown["due_on"], "2026-12-01",
        "the day of acceptance is not counted"
    );
    assert_eq!(countdown["days_left"], 13);

    let lacking = refused(
        &story.app,
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated"}),
    );
    let fields: Vec<&str> = lacking.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(
        fields,
        ["setting", "owner"],
        "a place needs a school and somebody to see to it"
    );

    let decision = json!({
        "case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer,
        "starts_on": "2026-11-23", "rationale": "Whose turn it is"
    });
    let preview = story.ask("cases.decision_preview", decision.clone());
    assert_eq!(
        story.followed(),
        (0, 0, 0),
        "showing what a decision writes writes nothing"
    );
    let new: Vec<&str> = preview["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .filter(|line| line["change"] == "new")
        .filter_map(|line| line["what"].as_str())
        .collect();
    assert_eq!(new, ["Case", "Plan", "Task", "Step", "Step", "Step"]);

    story.ask("cases.decide", decision.clone());
    assert_eq!(story.followed(), (1, 1, 0));
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(
        view["cases"][0]["countdown"],
        Value::Null,
        "the place is allocated: that clock is met"
    );
    story.ask("cases.decide", decision);
    assert_eq!(
        story.followed(),
        (1, 1, 0),
        "deciding again changes what follows and doubles nothing"
    );

    // Put off instead: what the first decision began goes, and the case stands on the next agenda.
    let off = json!({
        "case": story.case, "decision": "deferred", "owner": "Health",
        "deferred_to": "2026-12-01", "deferred_reason": "Report from the paediatrician"
    });
    story.ask("cases.decide", off);
    assert_eq!(story.followed(), (0, 1, 1));
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(
        view["cases"][0]["countdown"]["days_left"], 13,
        "a deferral stops no clock"
    );
    story.ask("undo.undo", json!({}));
    assert_eq!(
        story.followed(),
        (1, 1, 0),
        "one undo takes back the deferral and all that it wrote"
    );
}

#[test]
fn a_refusal_wants_its_reasons_and_opens_the_route() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer}),
    );
    let route = story.ask("cases.route", json!({"id": story.case}));
    assert_eq!(route["open"], false);
    assert_eq!(
        route["steps"][0]["taken_on"], "2026-11-12",
        "the school was asked with the decision"
    );
    assert_eq!(
        route["steps"][1]["due_on"], "2026-11-19",
        "five school days after it was asked the school must reply"
    );
    let blank = refused(
        &story.app,
        "cases.refused",
        json!({"case": story.case, "on": "2026-11-12", "reason": " "}),
    );
    assert_eq!(blank.fields[0].field, "reason");
    let early = refused(
        &story.app,
        "cases.refused",
        json!({"case": story.case, "on": "2026-11-13", "reason": "Full"}),
    );
    assert_eq!(
        early.fields[0].field, "on",
        "a step is written down once it is taken"
    );
    story.ask(
        "cases.refused",
        json!({"case": story.case, "on": "2026-11-12", "reason": "The year group is full"}),
    );
    let route = story.ask("cases.route", json!({"id": story.case}));
    assert_eq!(route["open"], true);
    let evidence = &route["steps"][3];
    assert_eq!(evidence["kind"], "fap_evidence");
    assert_eq!(
        evidence["due_on"], "2026-11-16",
        "two school days for the evidence"
    );
}

#[test]
fn a_child_with_another_route_is_said_and_an_exception_ends_the_warning() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
    story.ask(
        "facts.save",
        json!({"patch": {"pupil": story.pupil, "kind": "EHCP", "started_on": "2025-01-01"}}),
    );
    let check = story.ask(
        "cases.eligibility",
        json!({"pupil": story.pupil, "meeting": story.meeting}),
    );
    assert_eq!(len(&check["cautions"]), 1);
    assert_eq!(len(&check["categories"]), 13);
    let warned = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(len(&warned["cases"][0]["warnings"]), 1);
    story.ask(
        "cases.save",
        json!({"id": story.case, "patch": {"exception": "The plan names no school"}}),
    );
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(len(&view["cases"][0]["warnings"]), 0);
}

#[test]
fn what_was_promised_and_not_done_comes_back_with_its_days() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "ap_placement", "setting": story.school, "owner": "Health",
            "starts_on": "2026-11-20"}),
    );
    let matters = story.ask("meetings.matters", json!({"id": story.next}));
    assert_eq!(len(&matters), 1);
    assert_eq!(matters[0]["who"], "Health");
    assert_eq!(matters[0]["days"], 0);
    for paper in [
        json!({"kind": "minutes", "meeting": story.meeting}),
        json!({"kind": "decision_record", "case": story.case}),
        json!({"kind": "school_sheet", "meeting": story.meeting, "setting": story.school}),
        json!({"kind": "profile", "pupil": story.pupil}),
        json!({"kind": "chronology", "pupil": story.pupil, "pages": 1}),
    ] {
        let file = bytes(&story.app, "papers.pdf", json!({ "paper": paper }));
        assert!(file.starts_with(b"%PDF-1.7"), "{paper}");
    }
}

#[test]
fn the_room_asks_before_it_brings_children_together_who_are_kept_apart() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = panel(dir.path());
    let other = ask(
        &s.app,
        "pupils.add",
        json!({"patch": {"forename": "Tyler", "surname": "Brindle", "dob": "2012-12-01", "opened_on": "2026-09-03"}}),
    )["id"]
        .clone();
    ask(
        &s.app,
        "placements.save",
        json!({"patch": {"pupil": other, "setting": s.school, "kind": "alternative_provision", "started_on": "2026-09-07"}}),
    );
    ask(
        &s.app,
        "keep_apart.save",
        json!({"patch": {"pupil": s.pupil, "other": other, "reason": "Fighting in the summer", "ask": "Amara Bell", "started_on": "2026-07-01"}}),
    );
    let mut decision = json!({
        "case": s.case, "decision": "place_allocated", "setting": s.school, "officer": s.officer,
        "starts_on": "2026-11-23"
    });
    let preview = ask(&s.app, "cases.decision_preview", decision.clone());
    let asked = preview["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["change"] == "ask")
        .expect("the register speaks before the decision is saved");
    assert!(
        asked["sentence"].as_str().is_some_and(
            |text| text.contains("ask Amara Bell") && text.contains("Fighting in the summer")
        ),
        "{asked}"
    );
    let failure = refused(&s.app, "cases.decide", decision.clone());
    assert_eq!(failure.fields[0].field, "keep_apart_reason", "{failure:?}");
    decision["keep_apart_reason"] = json!("Amara Bell: different year groups and buildings");
    ask(&s.app, "cases.decide", decision);
    let history = ask(
        &s.app,
        "history.page",
        json!({"pupil": s.pupil, "offset": 0, "limit": 50}),
    )
    .to_string();
    assert!(
        history.contains("different year groups and buildings"),
        "the answer stands with the change: {history}"
    );
}

#[test]
fn a_decision_for_a_provider_on_hold_asks_why_as_drafting_a_placement_does() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = panel(dir.path());
    ask(
        &s.app,
        "provider_concerns.save",
        json!({"patch": {"setting": s.school, "what": "Left without staff on Monday", "held": true}}),
    );
    let mut decision = json!({
        "case": s.case, "decision": "ap_placement", "setting": s.school, "officer": s.officer,
        "starts_on": "2026-11-23"
    });
    let preview = ask(&s.app, "cases.decision_preview", decision.clone());
    let asked = preview["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["what"] == "Hold")
        .expect("the hold speaks before the decision is saved");
    assert_eq!(asked["change"], "ask");
    let failure = refused(&s.app, "cases.decide", decision.clone());
    let fields: Vec<&str> = failure.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(fields, ["hold_reason"], "{failure:?}");
    assert_eq!(s.followed(), (0, 0, 0), "nothing was saved");
    decision["hold_reason"] = json!("The only place with a mechanic");
    ask(&s.app, "cases.decide", decision.clone());
    let history = ask(
        &s.app,
        "history.page",
        json!({"pupil": s.pupil, "offset": 0, "limit": 50}),
    )
    .to_string();
    assert!(
        history.contains("In spite of the hold: The only place with a mechanic"),
        "the answer stands with the change: {history}"
    );
    decision["hold_reason"] = json!("");
    decision["conditions"] = json!("A mentor for the first week");
    ask(&s.app, "cases.decide", decision);
}

#[test]
fn a_decision_does_not_come_in_by_the_side_door() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
    for (field, value) in [
        ("decision", json!("place_allocated")),
        ("decision", Value::Null),
        ("decision_starts_on", json!("2026-11-23")),
        ("decision_owner", json!("Health")),
        ("deferred_to", json!("2026-12-10")),
    ] {
        let failure = refused(
            &story.app,
            "cases.save",
            json!({"id": story.case, "patch": {"ask": "Name a school", field: value}}),
        );
        assert_eq!(failure.fields[0].field, field);
        assert!(failure.sentence.contains("in the room"), "{failure:?}");
    }
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(view["cases"][0]["case"]["decision"], Value::Null);
    assert_eq!(view["cases"][0]["case"]["ask"], Value::Null);
}
