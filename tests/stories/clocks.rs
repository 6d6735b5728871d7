//! The clock engine in the hands of a team: suspensions added up, dates answered, alerts put off, local rules.

use serde_json::{Value, json};
use waymark_app::Failure;

use crate::desk::one_child::{OneChild, one_child};
use crate::desk::{ask, refused};

#[test]
fn back_to_back_suspensions_reach_day_six_and_are_added_up() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
    team.suspend("2026-11-03", "2026-11-06");
    assert!(
        team.clock("C02").is_none(),
        "four days never reach the sixth"
    );
    team.suspend("2026-11-09", "2026-11-13");
    let six = team
        .clock("C02")
        .expect("a weekend does not part two suspensions");
    assert_eq!(
        six["due"]["due_on"], "2026-11-10",
        "the first day of the first is day 1"
    );
    assert_eq!(six["due"]["standing"], "today");
    let view = team.clocks();
    assert_eq!(
        view["suspended"]["year"], 12,
        "four whole days and two up to today"
    );
    assert!(
        view["suspended"]["sentence"]
            .as_str()
            .expect("words")
            .starts_with("6 of 45 school days"),
        "{}",
        view["suspended"]["sentence"]
    );
    let today = ask(&team.app, "today.get", json!({}));
    let groups = serde_json::to_string(&today["groups"]).expect("json");
    assert!(
        groups.contains("C02"),
        "what the rules say of a suspension stands on Today"
    );
}

#[test]
fn a_date_is_met_with_evidence_taken_back_and_excused_with_a_reason() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
    let status = team.exclude("2026-11-03");
    let six = team.clock("C01").expect("day six");
    assert_eq!(six["due"]["standing"], "today");
    let mark = json!({"pupil": team.pupil, "rule": "C01", "about": status});
    let met = |on: &str, why: Value| {
        let mut patch = mark.clone();
        patch["said"] = "met".into();
        patch["on_day"] = on.into();
        patch["why"] = why;
        json!({ "patch": patch })
    };
    let bare = refused(&team.app, "marks.save", met("2026-11-10", Value::Null));
    assert_eq!(bare.fields[0].field, "why", "met needs what shows it");
    let ahead = refused(
        &team.app,
        "marks.save",
        met("2026-11-11", "a promise".into()),
    );
    assert_eq!(
        ahead.fields[0].field, "on_day",
        "nothing is met on a day that has not come"
    );
    ask(
        &team.app,
        "marks.save",
        met("2026-11-10", "Started at Meadow Bank, register seen".into()),
    );
    let answered = team.clock("C01").expect("still shown");
    assert_eq!(answered["due"]["standing"], "met");
    assert_eq!(
        answered["evidence"],
        "Started at Meadow Bank, register seen"
    );
    assert_eq!(answered["mark"]["author_name"], "Maya Thomas");
    let undone = ask(&team.app, "undo.undo", json!({}));
    assert!(
        undone["sentence"]
            .as_str()
            .expect("words")
            .contains("Marked as met"),
        "undo names what it undoes: {undone}"
    );
    assert_eq!(
        team.clock("C01").expect("again")["due"]["standing"],
        "today"
    );

    let mut patch = mark;
    patch["said"] = "excused".into();
    patch["why"] = "Moved to Camden on 9 November; their case now".into();
    ask(&team.app, "marks.save", json!({ "patch": patch }));
    assert_eq!(
        team.clock("C01").expect("shown")["due"]["standing"],
        "excused",
        "excused is shown and never dropped"
    );

    // The clock goes with what set it going; what was said of it does not.
    ask(&team.app, "statuses.remove", json!({"id": status}));
    assert_eq!(
        team.clocks()["left_over"][0]["mark"]["said"],
        "excused",
        "a mark whose date has gone is still shown"
    );
}

#[test]
fn a_step_is_what_a_clock_waits_for() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
    team.exclude("2026-11-03");
    let before = team
        .clock("C04")
        .expect("parents are told of the provision");
    assert_ne!(before["due"]["standing"], "met");
    ask(
        &team.app,
        "steps.save",
        json!({"patch": {"pupil": team.pupil, "kind": "details_sent", "on_day": "2026-11-09", "evidence": "Letter 14"}}),
    );
    let view = team.clocks();
    assert_eq!(
        view["steps"][0]["label"],
        "Details of provision sent to parents"
    );
    let after = view["clocks"]
        .as_array()
        .expect("clocks")
        .iter()
        .find(|line| line["due"]["rule"] == "C04")
        .expect("shown")
        .clone();
    assert_eq!(after["due"]["standing"], "met", "{after}");
}

#[test]
fn a_section_19_decision_cannot_be_dated_back_in_silence() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
    ask(
        &team.app,
        "statuses.save",
        json!({"patch": {"pupil": team.pupil, "kind": "MED", "started_on": "2026-10-05", "aware_on": "2026-10-12"}}),
    );
    let waiting = ask(&team.app, "s19.waiting", json!({}));
    assert_eq!(
        waiting[0]["name"], "Nowak, Łukasz",
        "known to be out, and nothing decided"
    );
    let decision = |late: Value| {
        json!({"patch": {
            "pupil": team.pupil, "aware_on": "2026-10-12", "considered_on": "2026-10-14", "grounds": "illness",
            "outcome": "part_time", "decided_on": "2026-10-16", "reasons": "A consultant advises against more.",
            "written_late": late
        }})
    };
    let silent = refused(&team.app, "s19.save", decision(Value::Null));
    assert_eq!(silent.fields[0].field, "written_late");
    assert!(silent.sentence.contains("Fri 16 Oct 2026"), "{silent}");
    let early = refused(
        &team.app,
        "s19.save",
        json!({"patch": {"pupil": team.pupil, "grounds": "illness", "aware_on": "2026-11-11"}}),
    );
    assert_eq!(
        early.fields[0].field, "aware_on",
        "nobody knew on a day to come"
    );
    ask(
        &team.app,
        "s19.save",
        decision("Decided by telephone; the form was lost".into()),
    );
    let line = &team.clocks()["decisions"][0];
    assert_eq!(line["written_by"], "Maya Thomas");
    assert!(
        line["written_at"].as_i64().is_some_and(|at| at > 0),
        "the ledger says when it was written: {line}"
    );
    assert_eq!(
        ask(&team.app, "s19.waiting", json!({})),
        json!([]),
        "decided is no longer waiting"
    );
    // A later field of the same decision needs no new explanation.
    ask(
        &team.app,
        "s19.save",
        json!({"id": line["decision"]["id"], "patch": {"arranged_from": "2026-11-16"}}),
    );
}

#[test]
fn an_alert_is_put_off_with_a_reason_and_comes_back_by_itself() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
    let alerts = |team: &OneChild| {
        let today = ask(&team.app, "today.get", json!({}));
        today["alerts"]["rows"]
            .as_array()
            .expect("alerts")
            .iter()
            .map(|row| row["alert"].as_str().expect("a code").to_owned())
            .collect::<Vec<_>>()
    };
    ask(
        &team.app,
        "statuses.save",
        json!({"patch": {"pupil": team.pupil, "kind": "AWAIT", "started_on": "2026-10-12"}}),
    );
    assert!(
        alerts(&team).contains(&"awaiting".to_owned()),
        "{:?}",
        alerts(&team)
    );
    let view = team.clocks();
    let alert = view["alerts"]
        .as_array()
        .expect("alerts")
        .iter()
        .find(|alert| alert["alert"] == "awaiting")
        .expect("awaiting")
        .clone();
    assert_eq!(
        alert["rows"][0]["table"], "status",
        "it names the row: {alert}"
    );
    let snooze = |until: &str, reason: &str| json!({"patch": {"pupil": team.pupil, "alert": "awaiting", "about": alert["about"], "until_on": until, "reason": reason}});
    let field = |failure: Failure| failure.fields[0].field.clone();
    assert_eq!(
        field(refused(
            &team.app,
            "snoozes.save",
            snooze("2026-11-13", " ")
        )),
        "reason"
    );
    assert_eq!(
        field(refused(
            &team.app,
            "snoozes.save",
            snooze("2026-11-09", "Start agreed")
        )),
        "until_on"
    );
    assert_eq!(
        field(refused(
            &team.app,
            "snoozes.save",
            snooze("2027-11-09", "Start agreed")
        )),
        "until_on"
    );
    ask(
        &team.app,
        "snoozes.save",
        snooze("2026-11-13", "Start agreed for Friday"),
    );
    assert!(
        !alerts(&team).contains(&"awaiting".to_owned()),
        "quiet up to and including the day"
    );
    assert!(
        team.clocks()["alerts"]
            .to_string()
            .contains("Start agreed for Friday"),
        "the record still shows it, with the reason"
    );
    team.clock.advance(4, 0);
    team.app.tick();
    // Four days without anybody at the keyboard also lock the vault.
    if team.app.dispatch("today.get", json!({}), None).is_err() {
        ask(
            &team.app,
            "vault.unlock",
            json!({"passphrase": "a long walk to the river"}),
        );
    }
    assert!(
        alerts(&team).contains(&"awaiting".to_owned()),
        "it speaks again on Saturday without anybody's doing"
    );
}

#[test]
fn a_local_number_and_a_rule_that_is_not_used_need_their_reasons_and_move_dates_at_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
    team.exclude("2026-11-03");
    let due = |team: &OneChild| team.clock("C01").expect("day six")["due"].clone();
    assert_eq!(due(&team)["due_on"], "2026-11-10");
    let set = |number: i64, reason: &str| json!({"key": "clock.C01.basis", "number": number, "reason": reason});
    assert_eq!(
        refused(&team.app, "rules.dial", set(1, "")).fields[0].field,
        "reason"
    );
    assert_eq!(
        refused(&team.app, "rules.dial", set(7, "Why not")).fields[0].field,
        "number"
    );
    ask(
        &team.app,
        "rules.dial",
        set(1, "Legal advice of 2 September"),
    );
    assert_eq!(
        due(&team)["due_on"],
        "2026-11-11",
        "counted from the day after, every running date follows"
    );
    ask(&team.app, "undo.undo", json!({}));
    assert_eq!(due(&team)["due_on"], "2026-11-10", "and comes back");

    ask(
        &team.app,
        "rules.off",
        json!({"rule": "C01", "reason": "Done by the neighbour authority"}),
    );
    assert_eq!(
        due(&team)["standing"],
        "excused",
        "a rule that is not used is shown, with the reason"
    );
    let rules = ask(&team.app, "rules.list", json!({}));
    let rule = |rules: &Value| {
        rules["rules"]
            .as_array()
            .expect("rules")
            .iter()
            .find(|rule| rule["id"] == "C01")
            .expect("C01")
            .clone()
    };
    assert_eq!(rule(&rules)["off"], "Done by the neighbour authority");
    assert_eq!(rule(&rules)["running"], 0);
    ask(
        &team.app,
        "rules.off",
        json!({"rule": "C01", "reason": null}),
    );
    let running = ask(&team.app, "rules.running", json!({"rule": "C01"}));
    assert_eq!(
        running.as_array().map(Vec::len),
        Some(1),
        "the number opens its rows"
    );
    assert_eq!(rule(&ask(&team.app, "rules.list", json!({})))["running"], 1);
}
