//! Where a child was on a day, where everybody was, and what the hours at an unregistered setting come to.

use serde_json::{Value, json};

use crate::desk::ask;
use crate::desk::one_child::{OneChild, one_child};

#[test]
fn where_was_this_child_on_a_day_and_where_was_everybody() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
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
    let team = one_child(dir.path());
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
    let view = |team: &OneChild| {
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

#[test]
fn a_week_that_changes_leaves_the_weeks_before_as_they_were() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
    let provider = ask(
        &team.app,
        "providers.save",
        json!({"patch": {"name": "Kite Tuition", "registration": "unregistered"}}),
    );
    let placement = ask(
        &team.app,
        "placements.save",
        json!({"patch": {"pupil": team.pupil, "setting": provider["setting"], "started_on": "2026-10-05", "cost_pence": 5000, "cost_per": "session"}}),
    )["id"]
        .clone();
    let week = |days: &[u8], from: Value| {
        let blocks: Vec<Value> = days
            .iter()
            .map(|day| json!({"weekday": day, "starts": 540, "ends": 720}))
            .collect();
        let mut request = json!({"placement": placement, "blocks": blocks});
        if !from.is_null() {
            request["from_day"] = from;
        }
        ask(&team.app, "sessions.save", request);
    };
    let taught = |day: &str| {
        ask(
            &team.app,
            "pupils.on_day",
            json!({"pupil": team.pupil, "day": day}),
        )["sentence"]
            .as_str()
            .expect("words")
            .to_owned()
    };
    let blocks = || {
        let record = ask(&team.app, "pupils.record", json!({"id": team.pupil}));
        let line = record["placements"][0].clone();
        let mut rows: Vec<(u64, Value, Value)> = line["sessions"]
            .as_array()
            .expect("sessions")
            .iter()
            .map(|row| {
                let weekday = row["weekday"].as_u64().expect("a weekday");
                (weekday, row["from_day"].clone(), row["until_day"].clone())
            })
            .collect();
        rows.sort_by_key(|row| (row.0, row.1.to_string()));
        (rows, line["minutes_week"].clone())
    };
    // Monday and Tuesday mornings; from 10 November only the Tuesday and a Friday.
    week(&[1, 2], Value::Null);
    let october = taught("2026-10-12");
    let before = ask(&team.app, "costs.list", json!({"pupil": team.pupil}));
    week(&[2, 5], json!("2026-11-10"));
    assert_eq!(taught("2026-10-12"), october, "October stays as it was");
    let (rows, minutes) = blocks();
    assert_eq!(
        rows,
        [
            (1, Value::Null, json!("2026-11-09")),
            (2, Value::Null, Value::Null),
            (5, json!("2026-11-10"), Value::Null),
        ]
    );
    assert_eq!(minutes, 360, "a whole week as it is now");
    let after = ask(&team.app, "costs.list", json!({"pupil": team.pupil}));
    assert_eq!(
        before["to_date"]["pence"], after["to_date"]["pence"],
        "what was taught was paid for: {after}"
    );
    // The newest week was written down wrongly: put right from its first day, and the one before is left alone.
    week(&[2, 4], Value::Null);
    let (rows, _) = blocks();
    assert_eq!(
        rows,
        [
            (1, Value::Null, json!("2026-11-09")),
            (2, Value::Null, Value::Null),
            (4, json!("2026-11-10"), Value::Null),
        ]
    );
    // From the placement's first day on: no other week was ever so.
    week(&[3], json!("2026-10-05"));
    assert_eq!(blocks().0, [(3, Value::Null, Value::Null)]);
    ask(&team.app, "undo.undo", json!({}));
    assert_eq!(blocks().0.len(), 3, "and taken back whole");
}
