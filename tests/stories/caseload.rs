//! Working the caseload: one deed for many children, cover and handover, a line written down in a hurry, and a case that closes
//! only on a destination that somebody has confirmed.

use serde_json::{Value, json};
use waymark_app::{App, Failure};

use crate::desk::{ask, bytes, refused};
use crate::questions::{child, colleague, id, names, officer};

#[test]
fn one_deed_for_many_is_shown_first_done_once_and_undone_whole() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let dev = colleague(&app, json!({"name": "Dev Patel"}));
    let pupils: Vec<String> = (0..40)
        .map(|at| child(&app, "Child", &format!("Number{at:02}"), "2012-02-02"))
        .collect();
    ask(
        &app,
        "pupils.save",
        json!({"id": pupils[0], "patch": {"owner": dev}}),
    );
    let deed = json!({"kind": "owner", "officer": dev});
    let shown = ask(
        &app,
        "bulk.preview",
        json!({"pupils": pupils, "deed": deed}),
    );
    assert_eq!(shown["changes"], 39);
    assert_eq!(shown["unchanged"], 1);
    assert_eq!(shown["lines"][1]["from"], "Maya Thomas");
    assert_eq!(shown["lines"][1]["to"], "Dev Patel");

    // Somebody changes one of them in between: what was seen is no longer what would happen.
    ask(
        &app,
        "pupils.save",
        json!({"id": pupils[5], "patch": {"owner": null}}),
    );
    let stale = refused(
        &app,
        "bulk.apply",
        json!({"pupils": pupils, "deed": deed, "seen": shown["seen"]}),
    );
    assert!(
        stale.sentence.contains("nothing was done"),
        "{}",
        stale.sentence
    );

    let shown = ask(
        &app,
        "bulk.preview",
        json!({"pupils": pupils, "deed": deed}),
    );
    let done = ask(
        &app,
        "bulk.apply",
        json!({"pupils": pupils, "deed": deed, "seen": shown["seen"]}),
    );
    assert_eq!(done["sentence"], "Changed the owner of 39 children.");
    let theirs = json!({"filters": [{"column": "owner", "test": "is", "value": dev}]});
    assert_eq!(ask(&app, "pupils.list", theirs.clone())["total"], 40);
    ask(&app, "undo.undo", json!({"anyway": false}));
    assert_eq!(
        ask(&app, "pupils.list", theirs)["total"],
        1,
        "one undo takes all of it back"
    );

    // A task for each goes to each child's own officer; a review cannot be moved where none was held.
    let some = &pupils[..3];
    let task = json!({"kind": "task", "title": "Ring the school", "due_on": "2026-11-13", "officer": null});
    let shown = ask(&app, "bulk.preview", json!({"pupils": some, "deed": task}));
    assert_eq!(
        shown["lines"][0]["to"],
        "Ring the school · by Fri 13 Nov · Dev Patel"
    );
    let review = json!({"kind": "next_review", "on": "2026-12-01", "reason": null});
    let shown = ask(
        &app,
        "bulk.preview",
        json!({"pupils": some, "deed": review}),
    );
    assert_eq!(shown["cannot"], 3, "no review has been held");
    let without = refused(
        &app,
        "bulk.preview",
        json!({"pupils": some, "deed": {"kind": "next_review", "on": null, "reason": " "}}),
    );
    assert_eq!(without.fields[0].field, "on");
    let past = refused(
        &app,
        "bulk.preview",
        json!({"pupils": some, "deed": {"kind": "cover", "officer": dev, "until": "2026-11-01"}}),
    );
    assert_eq!(past.fields[0].field, "until");
}

#[test]
fn a_caseload_is_covered_until_a_day_handed_over_and_handed_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let me = ask(&app, "me.get", json!({}))["officer"]["id"].clone();
    let dev = colleague(&app, json!({"name": "Dev Patel"}));
    let nowak = child(&app, "Łukasz", "Nowak", "2013-03-27");
    child(&app, "Ada", "Okafor", "2011-05-02");
    ask(
        &app,
        "pupils.save",
        json!({"id": nowak, "patch": {"worries": "Has not eaten at school since October."}}),
    );
    ask(
        &app,
        "contacts.save",
        json!({"patch": {"pupil": nowak, "name": "Jan Nowak", "no_contact": true, "phone": "07700 900001"}}),
    );
    let pupils = ask(&app, "pupils.ids", json!({"view": "mine"}))["ids"].clone();
    let deed = json!({"kind": "cover", "officer": dev, "until": "2026-11-20"});
    let shown = ask(
        &app,
        "bulk.preview",
        json!({"pupils": pupils, "deed": deed}),
    );
    ask(
        &app,
        "bulk.apply",
        json!({"pupils": pupils, "deed": deed, "seen": shown["seen"]}),
    );

    // Whoever covers finds the children under their own; the owner keeps them.
    ask(&app, "me.choose", json!({"id": dev}));
    assert_eq!(names(&app, json!({"view": "mine"})), ["Nowak", "Okafor"]);
    let work = ask(&app, "workload.get", json!({}));
    let line = |who: &Value| {
        work.as_array()
            .expect("lines")
            .iter()
            .find(|line| &line["officer"] == who)
            .cloned()
            .expect("the officer's line")
    };
    assert_eq!(line(&me)["children"], 2);
    assert_eq!(line(&me)["covered"], 2);
    assert_eq!(line(&json!(dev))["children"], 0);
    assert_eq!(line(&json!(dev))["covering"], 2);

    let handed = ask(&app, "handover.get", json!({"id": me}));
    assert_eq!(handed["children"].as_array().expect("children").len(), 2);
    let child = handed["children"]
        .as_array()
        .expect("children")
        .iter()
        .find(|child| child["row"]["surname"] == "Nowak")
        .expect("the child");
    assert_eq!(child["worries"], "Has not eaten at school since October.");
    assert_eq!(child["row"]["cover_name"], "Dev Patel");
    let pdf = bytes(&app, "handover.pdf", json!({"id": me}));
    assert!(pdf.starts_with(b"%PDF-"), "the handover is printed");

    // Who still covers is told on coming back; what was done meanwhile is a story of its own.
    let back = ask(
        &app,
        "handover.back",
        json!({"officer": me, "since": "2026-11-09"}),
    );
    assert_eq!(back["quiet"], 2, "one’s own work is no news");
    assert_eq!(back["covered"].as_array().expect("ids").len(), 2);
    let early = refused(
        &app,
        "handover.back",
        json!({"officer": me, "since": "2026-12-09"}),
    );
    assert_eq!(early.fields[0].field, "since");
}

#[test]
fn a_line_written_in_a_hurry_proposes_whom_and_when_and_is_never_lost() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let nowak = child(&app, "Łukasz", "Nowak", "2013-03-27");
    child(&app, "Ada", "Nowak", "2011-05-02");
    child(&app, "Will", "Price", "2015-01-09");
    let propose = |text: &str| ask(&app, "captures.propose", json!({"text": text}));
    let found = propose("rang home of lukasz nowak's mum yesterday");
    assert_eq!(found["children"][0]["pupil"], json!(nowak));
    assert_eq!(found["sure"], true);
    assert_eq!(found["day"], "2026-11-09");
    assert_eq!(found["day_words"], "yesterday");
    let two = propose("Nowak family seen at school");
    assert_eq!(two["children"].as_array().expect("children").len(), 2);
    assert_eq!(
        two["sure"], false,
        "with two of one name nobody is chosen for the officer"
    );
    assert!(
        propose("school will ring back next Monday")["children"]
            .as_array()
            .expect("children")
            .is_empty(),
        "“will” is a word before it is a name"
    );
    let smith = child(&app, "Mia", "Smith-Jones", "2012-02-01");
    let obrien = child(&app, "Anne-Marie", "O’Brien", "2012-03-01");
    for (line, whom) in [
        ("Smith family rang, no answer", &smith),
        ("mia jones seen at home", &smith),
        ("Spoke to Mia Smith-Jones", &smith),
        ("Brien family moving in March", &obrien),
        ("O Brien rang the school", &obrien),
        ("marie obrien not in on Monday", &obrien),
        ("Lukasz at the centre", &nowak),
    ] {
        let found = propose(line);
        assert_eq!(
            found["children"][0]["pupil"],
            json!(whom),
            "“{line}”: {found}"
        );
    }

    let kept = ask(
        &app,
        "captures.save",
        json!({"text": "Łukasz Nowak seen on Friday"}),
    );
    assert_eq!(
        kept["filed"], false,
        "without a child that a person chose, it waits"
    );
    let waiting = ask(&app, "captures.list", json!({}));
    assert_eq!(waiting[0]["proposal"]["day"], "2026-11-06");
    assert_eq!(waiting[0]["author_name"], "Maya Thomas");
    ask(
        &app,
        "captures.file",
        json!({"id": kept["id"], "pupil": nowak, "on_day": "2026-11-06"}),
    );
    let notes = |app: &App| {
        ask(
            app,
            "notes.list",
            json!({"pupil": nowak, "offset": 0, "limit": 10}),
        )
        .as_array()
        .expect("notes")
        .len()
    };
    assert_eq!(notes(&app), 1);
    assert!(
        ask(&app, "captures.list", json!({}))
            .as_array()
            .expect("lines")
            .is_empty()
    );
    refused(
        &app,
        "captures.file",
        json!({"id": kept["id"], "pupil": nowak, "on_day": "2026-11-06"}),
    );
    ask(&app, "undo.undo", json!({"anyway": false}));
    assert_eq!(notes(&app), 0, "filing is undone whole");
    assert_eq!(
        ask(&app, "captures.list", json!({}))
            .as_array()
            .expect("lines")
            .len(),
        1
    );

    let blank = refused(
        &app,
        "captures.set_aside",
        json!({"id": kept["id"], "reason": " "}),
    );
    assert_eq!(blank.fields[0].field, "reason");
    ask(
        &app,
        "captures.set_aside",
        json!({"id": kept["id"], "reason": "written twice"}),
    );
    assert!(
        ask(&app, "captures.list", json!({}))
            .as_array()
            .expect("lines")
            .is_empty()
    );
    let direct = ask(
        &app,
        "captures.save",
        json!({"text": "Seen at home", "pupil": nowak, "on_day": "2026-11-10"}),
    );
    assert_eq!(
        direct["sentence"],
        "Filed as a note about Łukasz Nowak, Tue 10 Nov 2026."
    );
    assert_eq!(notes(&app), 1);
}

#[test]
fn a_case_is_not_closed_on_a_hope() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let nowak = child(&app, "Łukasz", "Nowak", "2013-03-27");
    ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": nowak, "kind": "MED", "started_on": "2026-10-01"}}),
    );
    let fields = |failure: &Failure| -> Vec<String> {
        failure
            .fields
            .iter()
            .map(|fault| fault.field.clone())
            .collect()
    };
    let hope = refused(
        &app,
        "pupils.close",
        json!({"id": nowak, "closed_on": "2026-11-10", "destination": "Not known", "evidence": ""}),
    );
    assert_eq!(
        fields(&hope),
        [
            "destination",
            "destination_evidence",
            "destination_kind",
            "confirmed_on"
        ],
        "every field says what it lacks"
    );
    let edited = refused(
        &app,
        "pupils.save",
        json!({"id": nowak, "patch": {"closed_on": "2026-11-10"}}),
    );
    assert_eq!(
        edited.fields[0].field, "destination",
        "there is no way round through the plain edit"
    );
    ask(
        &app,
        "pupils.close",
        json!({
            "id": nowak, "closed_on": "2026-11-10", "kind": "mainstream_school", "destination": "Ashlock School",
            "evidence": "On roll, by e-mail from the office", "confirmed_on": "2026-11-09", "end_open": true
        }),
    );
    let record = ask(&app, "pupils.record", json!({"id": nowak}));
    assert_eq!(
        record["pupil"]["destination_evidence"],
        "On roll, by e-mail from the office"
    );
    assert_eq!(record["pupil"]["destination_confirmed_on"], "2026-11-09");
    assert_eq!(record["pupil"]["destination_kind"], "mainstream_school");
    assert_eq!(record["statuses"][0]["status"]["ended_on"], "2026-11-10");
    assert_eq!(record["head"]["open"], false);
    ask(&app, "undo.undo", json!({"anyway": false}));
    let record = ask(&app, "pupils.record", json!({"id": nowak}));
    assert_eq!(record["head"]["open"], true);
    assert_eq!(
        record["statuses"][0]["status"]["ended_on"],
        Value::Null,
        "closing is one change"
    );
}

#[test]
fn people_keep_the_order_they_are_given() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let nowak = child(&app, "Łukasz", "Nowak", "2013-03-27");
    let people: Vec<String> = ["Anna", "Jan", "Ms Reid"]
        .iter()
        .map(|name| {
            id(&ask(
                &app,
                "contacts.save",
                json!({"patch": {"pupil": nowak, "name": name}}),
            ))
        })
        .collect();
    let order = |app: &App| -> Vec<String> {
        ask(app, "pupils.record", json!({"id": nowak}))["contacts"]
            .as_array()
            .expect("contacts")
            .iter()
            .map(|contact| contact["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    ask(&app, "contacts.move", json!({"id": people[2], "to": 1}));
    assert_eq!(order(&app), ["Ms Reid", "Anna", "Jan"]);
    ask(&app, "contacts.move", json!({"id": people[0], "to": 3}));
    assert_eq!(order(&app), ["Ms Reid", "Jan", "Anna"]);
    ask(&app, "contacts.move", json!({"id": people[1], "to": 1}));
    assert_eq!(order(&app), ["Jan", "Ms Reid", "Anna"]);
}

#[test]
fn children_at_home_are_visited_each_at_their_own_door() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let at = |forename: &str, address: Option<&str>| {
        let pupil = child(&app, forename, "Bell", "2014-02-03");
        if let Some(address) = address {
            ask(
                &app,
                "pupils.save",
                json!({"id": pupil, "patch": {"address": address, "postcode": "ZZ1 2AB"}}),
            );
        }
        pupil
    };
    let here = at("Ada", Some("4 Canal Row\nWendlebury"));
    let sister = at("Bea", Some("4 Canal Row\nWendlebury"));
    let there = at("Cai", Some("9 Weir Lane"));
    let nowhere = at("Dot", None);
    ask(
        &app,
        "contacts.save",
        json!({"patch": {"pupil": there, "name": "Erin Bell", "phone": "07700 900123"}}),
    );
    let day = json!({"pupils": [here, sister, there, nowhere], "day": "2026-11-12"});
    let stops = ask(&app, "visits.list", day.clone());
    let stops: Vec<(&str, Option<&str>, Option<&str>)> = stops
        .as_array()
        .expect("stops")
        .iter()
        .map(|stop| {
            (
                stop["place"].as_str().expect("a place"),
                stop["address"].as_str(),
                stop["contact"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        stops,
        [
            (
                "Home of Ada Bell, and of Bea Bell",
                Some("4 Canal Row, Wendlebury, ZZ1 2AB"),
                None
            ),
            (
                "Home of Cai Bell",
                Some("9 Weir Lane, ZZ1 2AB"),
                Some("Erin Bell, 07700 900123")
            ),
            ("Home of Dot Bell", None, None),
        ],
        "an address belongs to whoever lives there and to nobody else"
    );
    assert!(bytes(&app, "visits.sheet", day).starts_with(b"%PDF-1.7"));
}

#[test]
fn a_name_that_the_typeface_lacks_is_said_before_the_paper_leaves() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let about = |pupil: String| {
        ask(
            &app,
            "papers.about",
            json!({"paper": {"kind": "profile", "pupil": pupil}}),
        )["warnings"]
            .to_string()
    };
    let warned = about(child(&app, "小明", "王", "2014-02-03"));
    assert!(
        warned.contains("printed as boxes") && warned.contains('王'),
        "{warned}"
    );
    for (forename, surname) in [("Žofie", "Nguyễn"), ("محمد", "علي"), ("प्रिया", "ਸਿੰਘ")]
    {
        let drawn = about(child(&app, forename, surname, "2014-02-03"));
        assert_eq!(drawn, "[]", "letters that can be drawn are no matter");
    }
}
