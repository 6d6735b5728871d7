//! Questions to the list of pupils: any column, views that are kept and counted, and the list as it leaves the house.

use std::path::Path;

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{self, ask, authority, bytes, refused};

/// An officer at her desk in an authority that has no calendar.
pub fn officer(dir: &Path) -> App {
    let app = desk::officer(dir);
    authority(&app, "207", "Kensington and Chelsea");
    app
}

pub fn id(answer: &Value) -> String {
    answer["id"].as_str().expect("an id").to_owned()
}

pub fn colleague(app: &App, patch: Value) -> String {
    id(&ask(app, "officers.save", json!({"patch": patch})))
}

pub fn child(app: &App, forename: &str, surname: &str, dob: &str) -> String {
    id(&ask(
        app,
        "pupils.add",
        json!({"patch": {"forename": forename, "surname": surname, "dob": dob}}),
    ))
}

pub fn names(app: &App, question: Value) -> Vec<String> {
    ask(app, "pupils.list", question)["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["surname"].as_str().expect("a surname").to_owned())
        .collect()
}

#[test]
fn any_column_is_asked_about_and_no_value_is_an_answer() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let me = ask(&app, "me.get", json!({}))["officer"]["id"].clone();
    let nowak = child(&app, "Łukasz", "Nowak", "2013-03-27");
    child(&app, "Ada", "Okafor", "2011-05-02");
    let price = child(&app, "Gwen", "Price", "2015-01-09");
    ask(
        &app,
        "pupils.save",
        json!({"id": price, "patch": {"owner": null, "known_as": "Gwenny"}}),
    );
    let filters = |filters: Value| names(&app, json!({"filters": filters}));
    assert_eq!(
        filters(json!([{"column": "owner", "test": "empty", "value": ""}])),
        ["Price"],
        "nobody's children are found by having no owner"
    );
    assert_eq!(
        filters(json!([{"column": "owner", "test": "is", "value": me}])),
        ["Nowak", "Okafor"]
    );
    assert_eq!(
        filters(json!([{"column": "owner_name", "test": "contains", "value": "thomas"}])),
        ["Nowak", "Okafor"],
        "an owner is also found by part of the name"
    );
    assert_eq!(
        filters(json!([
            {"column": "owner", "test": "not_empty", "value": ""},
            {"column": "dob", "test": "before", "value": "2012-01-01"},
            {"column": "known_as", "test": "empty", "value": ""}
        ])),
        ["Okafor"],
        "several at once all hold"
    );
    let every = [
        "name",
        "surname",
        "forename",
        "known_as",
        "upn",
        "case_ref",
        "statuses",
        "facts",
        "where_now",
        "roll_name",
        "next_label",
        "standing",
        "owner_name",
        "cover_name",
        "owner",
        "cover",
        "year",
        "minutes_week",
        "entitlement",
        "dob",
        "next_on",
        "last_seen",
        "last_review",
        "since",
    ];
    for column in every {
        let count = |test: &str| {
            let filter = json!([{"column": column, "test": test, "value": ""}]);
            ask(
                &app,
                "pupils.list",
                json!({"filters": filter, "sort": column}),
            )["total"]
                .as_u64()
                .expect("a number")
        };
        assert_eq!(
            count("empty") + count("not_empty"),
            3,
            "{column}: every child has a value or has none"
        );
    }
    let ids = ask(&app, "pupils.ids", json!({"sort": "name", "limit": 1}));
    assert_eq!(
        ids["ids"].as_array().expect("ids").len(),
        3,
        "all who match, not a page"
    );
    assert_eq!(ids["ids"][0], json!(nowak));
}

#[test]
fn two_officers_of_one_name_are_told_apart_in_the_list() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let other = colleague(
        &app,
        json!({"name": "maya thomas", "initials": "MT2", "role": "Tutor"}),
    );
    child(&app, "Ada", "Okafor", "2011-05-02");
    let theirs = child(&app, "Gwen", "Price", "2015-01-09");
    ask(
        &app,
        "pupils.save",
        json!({"id": theirs, "patch": {"owner": other}}),
    );
    let rows = ask(&app, "pupils.list", json!({}));
    assert_eq!(rows["rows"][0]["owner_name"], "Maya Thomas (MT)");
    assert_eq!(rows["rows"][1]["owner_name"], "maya thomas (MT2)");
}

#[test]
fn a_view_is_kept_counted_moved_and_taken_away() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    child(&app, "Ada", "Okafor", "2011-05-02");
    let young = json!({"view": "everyone", "filters": [{"column": "dob", "test": "after", "value": "2014-01-01"}], "offset": 40, "limit": 5});
    let first = id(&ask(
        &app,
        "views.save",
        json!({"name": "The young ones", "team": true, "question": young}),
    ));
    ask(
        &app,
        "views.save",
        json!({"name": "My patch", "question": {"view": "mine"}}),
    );
    let again = refused(
        &app,
        "views.save",
        json!({"name": "the young ones ", "question": {}}),
    );
    assert_eq!(
        again.fields[0].field, "name",
        "two views of one name are one too many"
    );
    let counts = |app: &App| -> Vec<(String, u64)> {
        ask(app, "views.list", json!({}))
            .as_array()
            .expect("views")
            .iter()
            .map(|view| {
                (
                    view["name"].as_str().expect("a name").to_owned(),
                    view["count"].as_u64().expect("a count"),
                )
            })
            .collect()
    };
    assert_eq!(
        counts(&app),
        [("The young ones".into(), 0), ("My patch".into(), 1)]
    );
    child(&app, "Gwen", "Price", "2015-01-09");
    assert_eq!(
        counts(&app),
        [("The young ones".into(), 1), ("My patch".into(), 2)],
        "the number beside a view is the length of its list, whichever page was on the screen when it was kept"
    );
    ask(&app, "views.move", json!({"id": first, "to": 2}));
    assert_eq!(counts(&app)[1].0, "The young ones");
    // Another officer sees the team's view and not mine.
    let dev = colleague(&app, json!({"name": "Dev Patel"}));
    ask(&app, "me.choose", json!({"id": dev}));
    assert_eq!(counts(&app), [("The young ones".into(), 1)]);
    ask(&app, "views.remove", json!({"id": first}));
    assert!(counts(&app).is_empty());
    ask(&app, "undo.undo", json!({"anyway": false}));
    assert_eq!(
        counts(&app).len(),
        1,
        "a view that was taken away comes back"
    );
}

#[test]
fn a_list_leaves_as_a_spreadsheet_and_on_paper() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    child(&app, "=SUM(A1)", "Nowak", "2013-03-27");
    child(&app, "Ada", "Okafor", "2011-05-02");
    let question = json!({"filters": [{"column": "surname", "test": "is", "value": "Nowak"}]});
    let csv = bytes(&app, "pupils.csv", json!({"question": question}));
    let text = String::from_utf8(csv).expect("UTF-8");
    assert_eq!(text.lines().count(), 2, "the rows that match, and the head");
    assert!(text.contains("\"27/03/2013\""));
    assert!(
        text.contains("\"'=SUM(A1)\""),
        "no cell is run by a spreadsheet"
    );
    let pdf = bytes(
        &app,
        "pupils.paper",
        json!({"question": question, "title": "The Nowaks"}),
    );
    assert!(pdf.starts_with(b"%PDF-"));
}

#[test]
fn the_reviews_of_this_half_term_are_those_not_yet_held_in_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    ask(
        &app,
        "calendars.save",
        json!({
            "patch": {"name": "LA calendar 2026/27"},
            "terms": [
                {"name": "Autumn 1", "starts_on": "2026-09-01", "ends_on": "2026-10-23"},
                {"name": "Autumn 2", "starts_on": "2026-11-02", "ends_on": "2026-12-18"}
            ],
            "days_off": []
        }),
    );
    let nowak = child(&app, "Łukasz", "Nowak", "2013-03-27");
    child(&app, "Ada", "Okafor", "2011-05-02");
    ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": nowak, "setting": "urn:100492", "kind": "alternative_provision", "started_on": "2026-09-10"}}),
    );
    let review = |held: &str| {
        ask(
            &app,
            "reviews.save",
            json!({"patch": {"pupil": nowak, "kind": "half_termly", "held_on": held, "next_on": "2026-12-15"}}),
        )
    };
    review("2026-10-20");
    assert_eq!(
        names(&app, json!({"view": "reviews_due"})),
        ["Nowak"],
        "a review of last half term is not this one's, and a child without a placement is not asked for"
    );
    review("2026-11-03");
    assert!(names(&app, json!({"view": "reviews_due"})).is_empty());
}

#[test]
fn whom_nobody_has_seen_is_one_question_in_the_list_in_its_counts_and_on_today() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = officer(dir.path());
    let nowak = child(&app, "Łukasz", "Nowak", "2013-03-27");
    ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": nowak, "kind": "CME", "started_on": "2026-11-02"}}),
    );
    ask(
        &app,
        "notes.save",
        json!({"patch": {"pupil": nowak, "kind": "visit", "text": "Seen at home.", "on_day": "2026-11-05", "seen": true}}),
    );
    let unseen = || {
        let today = ask(&app, "today.get", json!({}));
        let group = today["groups"]
            .as_array()
            .and_then(|groups| groups.iter().find(|group| group["key"] == "unseen"))
            .map_or(json!(0), |group| group["total"].clone());
        let counts = ask(&app, "pupils.counts", json!({}));
        let count = counts
            .as_array()
            .and_then(|counts| counts.iter().find(|count| count["view"] == "unseen"))
            .map(|count| count["count"].clone());
        let listed = names(&app, json!({"view": "unseen"})).len();
        (listed, count, group)
    };
    assert_eq!(
        unseen(),
        (0, Some(json!(0)), json!(0)),
        "seen five days ago"
    );
    ask(
        &app,
        "rules.dial",
        json!({"key": "alert.unseen_days", "number": 3, "reason": "Agreed by the team"}),
    );
    assert_eq!(
        unseen(),
        (1, Some(json!(1)), json!(1)),
        "three days are the team's own number, wherever it is asked"
    );
}
