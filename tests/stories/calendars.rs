//! A calendar says what it moves before it is saved, before it goes, and which calendar counts where a school has none.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use waymark_app::sample::Size;
use waymark_app::{App, Attachment};

use crate::desk::one_child::{OneChild, one_child};
use crate::desk::{ask, clock, invented, refused, terms};

/// The authority's calendar with these closures.
fn calendar(id: Option<&Value>, closed: &[&str]) -> Value {
    let mut request = terms(
        closed
            .iter()
            .map(|day| json!({"on_day": day, "kind": "closure", "label": "Boiler"}))
            .collect(),
    );
    if let Some(id) = id {
        request["id"] = id.clone();
    }
    request
}

#[test]
fn a_calendar_that_goes_says_what_it_moves_first() {
    let dir = tempfile::tempdir().expect("a folder");
    let OneChild { app, pupil, .. } = one_child(dir.path());
    let school = 100_521;
    let own = ask(
        &app,
        "calendars.save",
        json!({
            "patch": {"name": "The Thorne Academy", "urn": school},
            "terms": [{"name": "Autumn 2", "starts_on": "2026-11-02", "ends_on": "2026-12-18"}],
            "days_off": [{"on_day": "2026-11-06", "kind": "inset"}],
        }),
    )["id"]
        .clone();
    ask(
        &app,
        "pupils.save",
        json!({"id": pupil, "patch": {"roll_setting": format!("urn:{school}")}}),
    );
    ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "PEX", "started_on": "2026-11-03"}}),
    );
    let due = || {
        ask(&app, "clocks.get", json!({"pupil": pupil}))["clocks"]
            .as_array()
            .expect("clocks")
            .iter()
            .find(|line| line["due"]["rule"] == "C01")
            .expect("day six")["due"]["due_on"]
            .clone()
    };
    assert_eq!(due(), "2026-11-11", "3, 4, 5, 9, 10, 11: INSET on the 6th");
    let moves = ask(&app, "calendars.moves_without", json!({"id": own}));
    let six = moves["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .find(|row| row["rule"] == "C01")
        .expect("day six moves");
    assert_eq!(
        (&six["from"], &six["to"]),
        (&json!("2026-11-11"), &json!("2026-11-10"))
    );
    assert_eq!(due(), "2026-11-11", "asking moves nothing");
    ask(&app, "calendars.remove", json!({"id": own}));
    assert_eq!(due(), "2026-11-10", "what was said is what happens");
    ask(&app, "undo.undo", json!({}));
    assert_eq!(due(), "2026-11-11", "the calendar is back with its days");

    // The last calendar of all: nothing can be counted, and that is said before.
    let la = ask(&app, "calendars.list", json!({}))["calendars"][0]["calendar"]["id"].clone();
    ask(&app, "calendars.remove", json!({"id": own}));
    let moves = ask(&app, "calendars.moves_without", json!({"id": la}));
    assert!(
        moves["sentence"]
            .as_str()
            .expect("words")
            .contains("can no longer be counted"),
        "{moves}"
    );
}

#[test]
fn a_calendar_without_terms_and_a_school_without_a_calendar_say_which_counts() {
    let dir = tempfile::tempdir().expect("a folder");
    let OneChild { app, pupil, .. } = one_child(dir.path());
    ask(
        &app,
        "pupils.save",
        json!({"id": pupil, "patch": {"roll_setting": "urn:100521"}}),
    );
    ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "PEX", "started_on": "2026-11-03"}}),
    );
    let why = || {
        let row = ask(&app, "clocks.get", json!({"pupil": pupil}))["clocks"]
            .as_array()
            .expect("clocks")
            .iter()
            .find(|line| line["due"]["rule"] == "C01")
            .expect("day six")["due"]
            .clone();
        let why = ask(
            &app,
            "due.why",
            json!({"pupil": pupil, "rule": "C01", "row": row["source_row"]}),
        );
        (
            row["due_on"].clone(),
            why["sentence"].as_str().expect("a sentence").to_owned(),
        )
    };
    let (due, sentence) = why();
    assert_eq!(due, "2026-11-10");
    assert!(
        sentence.contains("the school has no calendar of its own"),
        "{sentence}"
    );
    ask(
        &app,
        "calendars.save",
        json!({"patch": {"name": "Empty", "urn": 100_521}, "terms": [], "days_off": [{"on_day": "2026-11-06", "kind": "inset"}]}),
    );
    let (due, sentence) = why();
    assert_eq!(
        due, "2026-11-10",
        "a calendar without terms gives way to the authority's, INSET and all"
    );
    assert!(
        sentence.contains("the school’s own calendar has no terms"),
        "{sentence}"
    );
    let listed = ask(&app, "calendars.list", json!({}));
    let empty = listed["calendars"]
        .as_array()
        .expect("calendars")
        .iter()
        .find(|line| line["calendar"]["name"] == "Empty")
        .expect("the empty one");
    assert!(
        !empty["sentence"].as_str().expect("words").is_empty(),
        "it says that it has no terms"
    );
}

#[test]
fn a_calendar_says_what_it_moves_before_it_is_saved() {
    let dir = tempfile::tempdir().expect("a folder");
    let team = one_child(dir.path());
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
    let team = one_child(dir.path());
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
            .contains("1 term that stood in those months gives way"),
        "{found}"
    );
    let held = |team: &OneChild| {
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
fn a_school_has_one_calendar_and_so_has_the_authority() {
    let dir = tempfile::tempdir().expect("a folder");
    let OneChild { app, .. } = one_child(dir.path());
    let school = json!({
        "patch": {"name": "The Thorne Academy", "urn": 100_521},
        "terms": [],
        "days_off": [],
    });
    ask(&app, "calendars.save", school.clone());
    let failure = refused(&app, "calendars.save", school);
    assert_eq!(
        failure.fields[0].sentence,
        "This school has a calendar already: The Thorne Academy. Nothing was saved. Add the terms to that one, of whichever year they are."
    );
    let failure = refused(&app, "calendars.save", calendar(None, &[]));
    assert!(
        failure
            .sentence
            .starts_with("The authority has a calendar already"),
        "{}",
        failure.sentence
    );
    let held = ask(&app, "calendars.list", json!({}));
    assert_eq!(held["calendars"].as_array().map(Vec::len), Some(2));
}

/// Every running date of these children, as (child, rule, row, start) with where and how it stands.
fn running(app: &App, pupils: &[Value]) -> BTreeMap<String, (Value, Value)> {
    let mut dates = BTreeMap::new();
    for pupil in pupils {
        let view = ask(app, "clocks.get", json!({"pupil": pupil}));
        for line in view["clocks"].as_array().expect("clocks") {
            if line["running"] == true {
                let due = &line["due"];
                let key = json!([pupil, due["rule"], due["source_row"], due["trigger_on"]]);
                dates.insert(
                    key.to_string(),
                    (due["due_on"].clone(), due["standing"].clone()),
                );
            }
        }
    }
    dates
}

#[test]
fn what_a_day_moves_is_said_of_everybody_though_few_are_looked_at() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = invented(
        dir.path(),
        clock("2026-11-10", 14),
        Size {
            open: 80,
            closed: 10,
            ..Size::TRY
        },
    );
    let pupils: Vec<Value> = ask(&app, "pupils.ids", json!({}))["ids"]
        .as_array()
        .expect("ids")
        .clone();
    assert!(pupils.len() > 50, "{} children", pupils.len());
    let before = running(&app, &pupils);
    let own = ask(&app, "calendars.list", json!({}))["calendars"][0].clone();
    let halves = own["terms"].as_array().expect("terms");
    let half = halves
        .iter()
        .find(|term| term["starts_on"].as_str() > Some("2026-10-20"))
        .expect("the half term of today or the next");
    let mut seen = 0;
    // A day in the middle, the last and the first day of a half term, and one that was an INSET day and is so no more.
    for day in [
        json!("2026-11-12"),
        half["ends_on"].clone(),
        half["starts_on"].clone(),
        Value::Null,
    ] {
        let mut days = own["days_off"].as_array().expect("days").clone();
        match day {
            Value::Null => days.retain(|off| off["on_day"].as_str() < Some("2026-11-10")),
            day => days.push(json!({"on_day": day, "kind": "inset", "label": "Training"})),
        }
        let edit = json!({
            "id": own["calendar"]["id"], "patch": {}, "terms": own["terms"], "days_off": days,
        });
        let said = ask(&app, "calendars.moves", edit.clone());
        ask(&app, "calendars.save", edit);
        let after = running(&app, &pupils);
        ask(&app, "undo.undo", json!({}));
        let moved = after
            .iter()
            .filter(|(key, now)| before.get(*key).is_some_and(|was| was != *now))
            .count();
        assert_eq!(said["total"], json!(moved), "{}", said["sentence"]);
        seen += moved;
    }
    assert!(seen > 0, "some of these days move something");
}
