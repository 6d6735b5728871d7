//! The clock engine in the hands of a team, told through the public API: suspensions added up, dates answered, alerts put off,
//! local rules, a calendar that says what it moves, and where everybody was on a day.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_app::{App, AppConfig, Attachment, Failure};
use waymark_tests::ToldClock;

struct Team {
    app: App,
    clock: Arc<ToldClock>,
    pupil: Value,
}

/// A team on Tuesday 10 November 2026 with one child of Year 9 and the terms of an autumn.
fn team(dir: &Path) -> Team {
    let clock = Arc::new(ToldClock::new(
        "2026-11-10".parse().expect("a day"),
        chrono::NaiveTime::MIN + chrono::TimeDelta::hours(9),
    ));
    let app = App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock: clock.clone(),
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
        "team.save",
        json!({"patch": {"la_code": "207", "la_name": "Kensington and Chelsea"}}),
    );
    ask(&app, "calendars.save", calendar(None, &[]));
    let pupil = ask(
        &app,
        "pupils.add",
        json!({"patch": {"surname": "Nowak", "forename": "Łukasz", "dob": "2013-03-14", "opened_on": "2026-09-01"}}),
    );
    Team {
        pupil: pupil["id"].clone(),
        app,
        clock,
    }
}

/// The authority's calendar with these closures.
fn calendar(id: Option<&Value>, closed: &[&str]) -> Value {
    let mut request = json!({
        "patch": {"name": "LA calendar 2026/27"},
        "terms": [
            {"name": "Autumn 1", "starts_on": "2026-09-01", "ends_on": "2026-10-23"},
            {"name": "Autumn 2", "starts_on": "2026-11-02", "ends_on": "2026-12-18"},
            {"name": "Spring 1", "starts_on": "2027-01-04", "ends_on": "2027-02-12"}
        ],
        "days_off": closed.iter().map(|day| json!({"on_day": day, "kind": "closure", "label": "Boiler"})).collect::<Vec<_>>(),
    });
    if let Some(id) = id {
        request["id"] = id.clone();
    }
    request
}

fn ask(app: &App, name: &str, request: Value) -> Value {
    app.dispatch(name, request, None)
        .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
        .json
}

fn refused(app: &App, name: &str, request: Value) -> Failure {
    match app.dispatch(name, request, None) {
        Ok(reply) => panic!("{name} should have been refused: {}", reply.json),
        Err(failure) => failure,
    }
}

impl Team {
    fn clocks(&self) -> Value {
        ask(&self.app, "clocks.get", json!({"pupil": self.pupil}))
    }

    fn clock(&self, rule: &str) -> Option<Value> {
        let view = self.clocks();
        view["clocks"]
            .as_array()
            .expect("clocks")
            .iter()
            .find(|line| line["due"]["rule"] == rule && line["running"] == true)
            .cloned()
    }

    fn suspend(&self, first: &str, last: &str) {
        ask(
            &self.app,
            "suspensions.save",
            json!({"patch": {"pupil": self.pupil, "first_day": first, "last_day": last}}),
        );
    }

    fn exclude(&self, on: &str) -> Value {
        ask(
            &self.app,
            "statuses.save",
            json!({"patch": {"pupil": self.pupil, "kind": "PEX", "started_on": on, "aware_on": on}}),
        )["id"]
            .clone()
    }
}

#[test]
fn back_to_back_suspensions_reach_day_six_and_are_added_up() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = team(dir.path());
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
    let team = team(dir.path());
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
    let team = team(dir.path());
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
    let team = team(dir.path());
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
    let team = team(dir.path());
    let alerts = |team: &Team| {
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
    let team = team(dir.path());
    team.exclude("2026-11-03");
    let due = |team: &Team| team.clock("C01").expect("day six")["due"].clone();
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

#[test]
fn a_calendar_says_what_it_moves_before_it_is_saved() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = team(dir.path());
    team.exclude("2026-11-03");
    let id = ask(&team.app, "calendars.list", json!({}))["calendars"][0]["calendar"]["id"].clone();
    let closed = calendar(Some(&id), &["2026-11-05"]);
    let moves = ask(&team.app, "calendars.moves", closed.clone());
    let six = moves["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["rule"] == "C01")
        .expect("day six moves")
        .clone();
    assert_eq!(
        (&six["from"], &six["to"], &six["name"]),
        (
            &json!("2026-11-10"),
            &json!("2026-11-11"),
            &json!("Nowak, Łukasz")
        )
    );
    assert_eq!(
        team.clock("C01").expect("day six")["due"]["due_on"],
        "2026-11-10",
        "asking moves nothing"
    );
    ask(&team.app, "calendars.save", closed);
    assert_eq!(
        team.clock("C01").expect("day six")["due"]["due_on"],
        "2026-11-11",
        "what was said is what happens"
    );
    let back = ask(&team.app, "calendars.moves", calendar(Some(&id), &[]));
    assert!(
        back["sentence"].as_str().expect("words").contains("move"),
        "{back}"
    );
    let same = ask(
        &team.app,
        "calendars.moves",
        calendar(Some(&id), &["2026-11-05"]),
    );
    assert_eq!(same["total"], 0, "no change moves nothing");
    let mut wrong = calendar(Some(&id), &[]);
    wrong["terms"][0]["ends_on"] = "2026-08-01".into();
    assert_eq!(
        refused(&team.app, "calendars.moves", wrong).fields[0].field,
        "terms.0.ends_on"
    );
    ask(&team.app, "undo.undo", json!({}));
    assert_eq!(
        team.clock("C01").expect("day six")["due"]["due_on"],
        "2026-11-10",
        "one change, taken back whole"
    );
}

#[test]
fn term_dates_from_a_file_are_looked_at_and_then_one_change() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = team(dir.path());
    let id = ask(&team.app, "calendars.list", json!({}))["calendars"][0]["calendar"]["id"].clone();
    let read = |name: &str, text: &str| {
        team.app.dispatch(
            "terms_file.read",
            json!({"calendar": id}),
            Some(Attachment {
                file_name: name.into(),
                bytes: text.as_bytes().to_vec(),
            }),
        )
    };
    let table = "Term,First day,Last day\nSpring 1,04/01/2027,12/02/2027\nSpring 2,22/02/2027,25/03/2027\nINSET,08/03/2027,08/03/2027\n";
    let found = read("terms.csv", table).expect("read").json;
    assert_eq!(found["terms"].as_array().map(Vec::len), Some(2), "{found}");
    assert_eq!(
        found["save"]["terms"].as_array().map(Vec::len),
        Some(4),
        "the autumn stays, the spring of the file takes the place of the spring that stood: {found}"
    );
    assert!(
        found["sentence"]
            .as_str()
            .expect("words")
            .contains("give way"),
        "{found}"
    );
    let held = |team: &Team| {
        ask(&team.app, "calendars.list", json!({}))["calendars"][0]["terms"]
            .as_array()
            .map(Vec::len)
    };
    assert_eq!(held(&team), Some(3), "reading writes nothing");
    ask(&team.app, "calendars.save", found["save"].clone());
    assert_eq!(held(&team), Some(4));
    ask(&team.app, "undo.undo", json!({}));
    assert_eq!(held(&team), Some(3), "taken back whole");

    let ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Summer term\r\nDTSTART;VALUE=DATE:20270412\r\nDTEND;VALUE=DATE:20270722\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let found = read("terms.ics", ics).expect("read").json;
    assert_eq!(
        found["terms"][0]["ends_on"], "2027-07-21",
        "the end of a calendar's event is the day after"
    );
    let Err(failure) = read("holiday.jpg", "\u{0}\u{1}\u{2} not a calendar") else {
        panic!("a picture is no calendar");
    };
    assert!(
        failure.sentence.contains("Nothing was changed"),
        "{failure}"
    );
}

#[test]
fn where_was_this_child_on_a_day_and_where_was_everybody() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = team(dir.path());
    let provider = ask(
        &team.app,
        "providers.save",
        json!({"patch": {"name": "Kite Tuition", "registration": "unregistered"}}),
    );
    ask(
        &team.app,
        "placements.save",
        json!({"patch": {"pupil": team.pupil, "setting": provider["setting"], "started_on": "2026-10-05", "ended_on": "2026-10-23"}}),
    );
    let on = |day: &str| {
        ask(
            &team.app,
            "pupils.on_day",
            json!({"pupil": team.pupil, "day": day}),
        )
    };
    let then = on("2026-10-12");
    assert_eq!(then["places"][0]["setting_name"], "Kite Tuition");
    assert_eq!(then["year"], "9");
    let gap = on("2026-09-20");
    assert_eq!(gap["unknown"], true, "nothing is recorded: unknown");
    assert!(
        gap["sentence"]
            .as_str()
            .expect("words")
            .starts_with("Unknown: nothing says where"),
        "{gap}"
    );
    assert_eq!(gap["gap"]["until"], "2026-10-04");
    assert_eq!(
        on("2026-08-20")["open"],
        false,
        "before the case was opened"
    );
    let all = ask(
        &team.app,
        "pupils.as_at",
        json!({"day": "2026-10-12", "text": "lukasz", "offset": 0, "limit": 50}),
    );
    assert_eq!(all["total"], 1, "found without the stroke through the l");
    assert_eq!(all["rows"][0]["places"][0]["setting_name"], "Kite Tuition");
    let before = ask(
        &team.app,
        "pupils.as_at",
        json!({"day": "2026-08-20", "offset": 0, "limit": 50}),
    );
    assert_eq!(before["total"], 0);
}

#[test]
fn an_unregistered_setting_shows_its_argument_and_whose_hours_it_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = team(dir.path());
    let provider = ask(
        &team.app,
        "providers.save",
        json!({"patch": {"name": "Kite Tuition", "registration": "unregistered"}}),
    );
    let placement = ask(
        &team.app,
        "placements.save",
        json!({"patch": {"pupil": team.pupil, "setting": provider["setting"], "started_on": "2026-10-05"}}),
    );
    let blocks: Vec<Value> = (1..=5)
        .map(|weekday| json!({"weekday": weekday, "starts": 540, "ends": 780}))
        .collect();
    ask(
        &team.app,
        "sessions.save",
        json!({"placement": placement["id"], "blocks": blocks}),
    );
    let view = |team: &Team| {
        ask(
            &team.app,
            "providers.get",
            json!({"setting": provider["setting"]}),
        )["registration"]
            .clone()
    };
    let one = view(&team);
    assert_eq!(one["suggests"], "look", "{one}");
    assert_eq!(one["children"][0]["counts_as"], "full_time");
    assert_eq!(one["children"][0]["name"], "Nowak, Łukasz");
    ask(
        &team.app,
        "facts.save",
        json!({"patch": {"pupil": team.pupil, "kind": "EHCP", "started_on": "2025-01-01"}}),
    );
    let alone = view(&team);
    assert_eq!(
        alone["suggests"], "looks_like_school",
        "one child with a plan is enough: {alone}"
    );
    assert_eq!(alone["children"][0]["counts_as"], "alone");
    ask(
        &team.app,
        "rules.dial",
        json!({"key": "registration.full_hours", "number": 21, "reason": "Agreed with the inspectorate"}),
    );
    assert_eq!(
        view(&team)["suggests"],
        "look",
        "the threshold is the team's own prompt"
    );
}
