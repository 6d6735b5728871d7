//! What a team goes round with: reviews filled from the ring-round and moderated, leavers asked after, a caseload taken back.

use serde_json::{Value, json};

use crate::desk::{
    TODAY, app, ask, bytes, clock, len, officer, placed, provider, refused, said_in, saved,
    sit_down, team, terms,
};

fn child(app: &waymark_app::App, forename: &str, dob: &str, owner: &Value) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": "Bell", "dob": dob, "opened_on": "2026-01-05", "owner": owner}),
    )
}

fn mark(app: &waymark_app::App, placement: &Value, day: &str, code: &str, said_by: &str) {
    ask(
        app,
        "ring.mark",
        json!({"placement": placement, "day": day, "half": "am", "code": code, "said_by": said_by}),
    );
}

#[test]
fn a_review_takes_its_attendance_from_what_was_said_and_never_from_what_was_not() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let ada = child(&app, "Ada", "2013-03-02", &Value::Null);
    let kiln = provider(&app, "Kiln Street");
    let placement = placed(&app, &ada, &kiln, "2026-09-07");
    let since = |held_on: &str| {
        ask(
            &app,
            "reviews.marks",
            json!({"pupil": ada, "placement": placement, "held_on": held_on}),
        )
    };
    let unsaid = since(TODAY);
    assert_eq!(unsaid["percent"], Value::Null, "nothing said is not nought");
    assert!(
        unsaid["doubt"]
            .as_str()
            .is_some_and(|text| text.contains("due at Kiln Street is not known")),
        "without a timetable nobody knows what was due: {unsaid}"
    );
    let mornings: Vec<Value> = (1..=5)
        .map(|weekday| json!({"weekday": weekday, "starts": 540, "ends": 690}))
        .collect();
    ask(
        &app,
        "sessions.save",
        json!({"placement": placement, "blocks": mornings}),
    );
    saved(
        &app,
        "reviews.save",
        json!({"pupil": ada, "placement": placement, "kind": "placement", "held_on": "2026-11-02", "next_on": "2026-11-10"}),
    );
    // Before the last review; there; late, which is there; ill; two people, two answers; and Monday, of which nobody spoke.
    mark(&app, &placement, "2026-10-23", "O", "Mrs Page");
    mark(&app, &placement, "2026-11-03", "/", "Mrs Page");
    mark(&app, &placement, "2026-11-04", "L", "Mrs Page");
    mark(&app, &placement, "2026-11-05", "I", "Mrs Page");
    mark(&app, &placement, "2026-11-06", "/", "Mrs Page");
    mark(&app, &placement, "2026-11-06", "O", "The tutor");
    let told = since(TODAY);
    assert_eq!(told["percent"], 67, "{told}");
    assert_eq!(
        told["sentence"],
        "2 of 3 sessions since Tue 3 Nov 2026, 67%"
    );
    assert_eq!(
        told["doubt"],
        "Not counted: 1 session without a mark; 1 session of which two people said different things."
    );
    let rows = &told["places"][0]["rows"];
    let stands: Vec<&str> = (0..len(rows))
        .filter_map(|at| rows[at]["stands"].as_str())
        .collect();
    assert_eq!(
        stands,
        ["attended", "attended", "missed", "differ", "no_mark"],
        "the day of the review is not over"
    );
    mark(&app, &placement, "2026-11-09", "#", "Mrs Page");
    let told = since(TODAY);
    assert_eq!(
        (&told["percent"], &told["places"][0]["missing"]),
        (&json!(67), &json!(0)),
        "a day on which the place was shut is neither there nor missed"
    );
}

#[test]
fn a_round_is_moderated_by_what_asks_for_a_look() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let kiln = provider(&app, "Kiln Street");
    let reviewed = |forename: &str, planned_end: &str, words: Value| {
        let pupil = child(&app, forename, "2013-03-02", &Value::Null);
        let placement = placed(&app, &pupil, &kiln, "2026-02-02");
        ask(
            &app,
            "placements.save",
            json!({"id": placement, "patch": {"planned_end": planned_end}}),
        );
        for held_on in ["2026-03-10", "2026-09-15", TODAY] {
            let last = held_on == TODAY;
            saved(
                &app,
                "reviews.save",
                json!({
                    "pupil": pupil, "placement": placement, "kind": "half_termly", "held_on": held_on,
                    "decision": if last || forename == "Ada" { "continue" } else { "increase" },
                    "voice_child": words, "next_on": "2026-12-10",
                }),
            );
        }
        pupil
    };
    let ada = reviewed("Ada", "2026-10-23", json!("I like the workshop."));
    let ben = reviewed("Ben", "2027-02-12", json!("It is fine."));
    let cai = reviewed("Cai", "2027-02-12", Value::Null);
    let paper = json!({"paper": {"kind": "reviews", "from": TODAY, "until": TODAY}, "made_at": 1});
    let about = ask(&app, "papers.about", paper.clone());
    assert_eq!(about["title"], "Reviews for moderation");
    assert_eq!(about["recipient"], "The team’s manager");
    assert_eq!(
        about["sentence"], "3 pages on 2 sheets",
        "a page of counts, one of those to look at, one of the rest"
    );
    let file = bytes(&app, "papers.pdf", paper);
    let text = said_in(&file);
    for (sentence, why) in [
        (
            "Overstay: it was to end on Fri 23 Oct 2026",
            "Ada’s placement",
        ),
        (
            "Continued a third time: as on Tue 10 Mar 2026 and since",
            "Ada’s reviews",
        ),
        ("the child’s own words are not written", "Cai’s review"),
        ("of 3 it is unknown", "no timetable says the hours"),
    ] {
        assert!(text.contains(sentence), "{why}: {text}");
    }
    let place = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name} is there"));
    assert!(
        place("Ada Bell") < place("Nothing to remark")
            && place("Cai Bell") < place("Nothing to remark")
            && place("Nothing to remark") < place("Ben Bell"),
        "those to look at come before the rest: {text}"
    );
    let one = said_in(&bytes(
        &app,
        "papers.pdf",
        json!({"paper": {"kind": "reviews", "from": TODAY, "until": TODAY, "pupils": [ben]}, "made_at": 1}),
    ));
    assert!(one.contains("Ben Bell") && !one.contains("Ada Bell"));
    let never = refused(
        &app,
        "papers.about",
        json!({"paper": {"kind": "reviews", "from": TODAY, "until": "2026-11-01", "pupils": [ada, cai]}}),
    );
    assert_eq!(never.fields[0].field, "until");
}

#[test]
fn leavers_are_asked_after_again_and_the_unknown_are_in_every_total() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = app(dir.path(), clock("2026-10-20", 9));
    sit_down(&app);
    ask(&app, "calendars.save", terms(json!([])));
    let kiln = provider(&app, "Kiln Street");
    let weir = provider(&app, "The Weir");
    let leaver = |n: usize, setting: &Value| {
        let pupil = child(&app, &format!("Leaver{n}"), "2010-03-02", &Value::Null);
        placed(&app, &pupil, setting, "2026-01-12");
        pupil
    };
    let first: Vec<Value> = (0..7).map(|n| leaver(n, &kiln)).collect();
    let second: Vec<Value> = (7..16).map(|n| leaver(n, &weir)).collect();
    for pupil in first.iter().take(5).chain(&second) {
        ask(
            &app,
            "pupils.save",
            json!({"id": pupil, "patch": {"destination": "Thornmere College", "destination_evidence": "Enrolled 3 September"}}),
        );
    }
    let board = |asked: Value| ask(&app, "returns.leavers", asked);
    assert_eq!(
        board(json!({}))["sentence"],
        "0 in Year 11: 0 with evidence, 0 hoped for, 0 unknown."
    );
    let last = board(json!({"leaving": 2026}));
    assert_eq!(
        last["sentence"],
        "16 left Year 11 in summer 2026: 14 with evidence, 0 hoped for, 2 unknown."
    );
    assert_eq!(last["boards"][1]["unchecked"], 16);

    // October's check is on the work list and takes evidence.
    let due = |pupil: &Value| {
        ask(&app, "clocks.get", json!({"pupil": pupil}))["clocks"]
            .as_array()
            .expect("clocks")
            .iter()
            .find(|line| line["due"]["rule"] == "L12")
            .expect("the October check")["due"]["standing"]
            .clone()
    };
    assert_eq!(due(&first[0]), "upcoming");
    let met = |why: &str| json!({"patch": {"pupil": first[0], "rule": "L12", "about": first[0], "said": "met", "on_day": "2026-10-20", "why": why}});
    assert_eq!(
        refused(&app, "marks.save", met("")).fields[0].field,
        "why",
        "a check without evidence is none"
    );
    ask(&app, "marks.save", met("College register of 19 October"));
    assert_eq!(due(&first[0]), "met");
    let last = board(json!({"leaving": 2026}));
    assert_eq!(last["boards"][1]["unchecked"], 15);

    // Two unknown of seven would point at children.
    let table = ask(&app, "returns.destinations", json!({"leaving": 2026}));
    let counts = |at: usize| table["lines"][at]["counts"].clone();
    assert_eq!(table["lines"][0]["provider"], "Kiln Street");
    assert_eq!(counts(0)[2], Value::Null, "{table}");
    assert!(
        counts(0)
            .as_array()
            .expect("counts")
            .iter()
            .filter(|n| n.is_null())
            .count()
            > 1,
        "7 less 5 would be 2: {table}"
    );
    assert_eq!(counts(1)[1], 0, "nought points at nobody");
    assert_eq!(
        refused(&app, "returns.destinations", json!({"by": "shoe"})).fields[0].field,
        "by"
    );
    let text = said_in(&bytes(
        &app,
        "papers.pdf",
        json!({"paper": {"kind": "destinations", "leaving": 2026}, "made_at": 1}),
    ));
    assert!(
        text.contains("16 leavers, as on Tue 20 Oct 2026")
            && text.contains("How these figures are made"),
        "{text}"
    );
    assert!(!text.contains("Bell"), "no name leaves with the table");

    // A case that is closed in autumn stays on the board.
    ask(
        &app,
        "pupils.save",
        json!({"id": second[0], "patch": {"closed_on": "2026-10-19", "destination_kind": "further_education", "destination_confirmed_on": "2026-10-19"}}),
    );
    assert_eq!(
        len(&board(json!({"leaving": 2026}))["rows"]),
        16,
        "October’s figure has June’s names"
    );
}

#[test]
fn on_coming_back_one_reads_what_others_did_child_by_child() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let me = ask(&app, "me.get", json!({}))["officer"]["id"].clone();
    let dev = saved(&app, "officers.save", json!({"name": "Dev Patel"}));
    let [ada, ben, cai, dot] =
        ["Ada", "Ben", "Cai", "Dot"].map(|name| child(&app, name, "2013-03-02", &me));
    let back = |more: Value| {
        let mut asked = json!({"officer": me, "since": "2026-11-09"});
        for (key, value) in more.as_object().expect("an object") {
            asked[key] = value.clone();
        }
        ask(&app, "handover.back", asked)
    };
    assert_eq!(
        len(&back(json!({}))["children"]),
        0,
        "one’s own work is no news"
    );

    ask(&app, "me.choose", json!({"id": dev}));
    saved(
        &app,
        "notes.save",
        json!({"pupil": ada, "text": "Ate lunch with his tutor.", "kind": "visit", "on_day": TODAY}),
    );
    let slip = saved(
        &app,
        "notes.save",
        json!({"pupil": dot, "text": "Written to the wrong child.", "kind": "visit", "on_day": TODAY}),
    );
    assert!(slip.is_string());
    ask(&app, "undo.undo", json!({}));
    ask(
        &app,
        "pupils.save",
        json!({"id": ben, "patch": {"owner": dev}}),
    );
    ask(
        &app,
        "pupils.save",
        json!({"id": cai, "patch": {"closed_on": "2026-11-09", "destination": "A school in Leeds", "destination_evidence": "On roll there, by e-mail",
               "destination_kind": "other_authority", "destination_confirmed_on": "2026-11-09"}}),
    );

    let told = back(json!({}));
    assert_eq!(
        told["sentence"],
        "Mon 9 Nov to Tue 10 Nov 2026: something was written about 3 children; nothing about 1 child."
    );
    let of = |forename: &str| {
        told["children"]
            .as_array()
            .expect("children")
            .iter()
            .find(|line| line["row"]["forename"] == forename)
            .unwrap_or_else(|| panic!("{forename} is told of: {told}"))
            .clone()
    };
    let note = of("Ada");
    assert_eq!(note["done"][0]["who"], "Dev Patel");
    assert_eq!(note["done"][0]["part"], "notes");
    assert!(
        note["done"][0]["lines"][0]["to"]
            .as_str()
            .is_some_and(|text| text.contains("Ate lunch with his tutor."))
    );
    assert_eq!(of("Ben")["moved"], "Now with Dev Patel");
    assert_eq!(of("Cai")["moved"], "The case was closed");

    let page = json!({"ask": {"officer": me, "since": "2026-11-09"}, "made_at": 1});
    let text = said_in(&bytes(&app, "handover.back_pdf", page.clone()));
    assert!(
        text.contains("While Maya Thomas was away") && text.contains("Ate lunch with his tutor."),
        "{text}"
    );
    ask(
        &app,
        "lists.saved",
        json!({"list": {"kind": "away", "page": page}}),
    );
    let before = back(json!({"since": "2026-11-02", "until": "2026-11-08"}));
    assert_eq!(len(&before["children"]), 0);
    for (asked, field) in [
        (json!({"officer": me, "since": "2026-12-09"}), "since"),
        (
            json!({"officer": me, "since": "2026-11-09", "until": "2026-11-02"}),
            "until",
        ),
    ] {
        assert_eq!(refused(&app, "handover.back", asked).fields[0].field, field);
    }
}
