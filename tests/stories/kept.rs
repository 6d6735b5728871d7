//! Photographs and papers kept with a child or a provider, told through the public API.

use serde_json::{Value, json};
use waymark_app::{App, Attachment};

use crate::desk::{ask, bytes, len, provider, refused, saved, team, with_file};
use crate::erased::asked;

const PDF: &[u8] = b"%PDF-1.7 a signed agreement";

fn child(app: &App, forename: &str) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": "Nowak", "dob": "2013-03-02", "opened_on": "2026-09-01"}),
    )
}

fn kept(app: &App, of: &Value, name: &str, content: &[u8]) -> Value {
    with_file(app, "documents.add", of.clone(), name, content)["id"].clone()
}

#[test]
fn a_paper_is_kept_found_in_the_chronology_taken_away_and_put_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let anna = child(&app, "Anna");
    let of = json!({"pupil": anna});
    let id = kept(&app, &of, "Agreement signed by mother.pdf", PDF);

    let lines = ask(&app, "documents.list", of.clone());
    let document = &lines[0]["document"];
    assert_eq!(document["title"], "Agreement signed by mother");
    assert_eq!(document["on_day"], "2026-11-10");
    assert_eq!(lines[0]["author_name"], "Maya Thomas");
    assert_eq!(bytes(&app, "documents.file", json!({"id": id})), PDF);

    ask(
        &app,
        "documents.save",
        json!({"id": id, "title": "Reduced timetable, signed", "on_day": "2026-11-06", "valid_until": null}),
    );
    let page = ask(
        &app,
        "pupils.chronology",
        json!({"pupil": anna, "kinds": ["document"], "significant": false, "offset": 0, "limit": 10}),
    );
    assert_eq!(page["lines"][0]["text"], "Reduced timetable, signed");
    assert_eq!(page["lines"][0]["on"], "2026-11-06");
    let nameless = refused(
        &app,
        "documents.save",
        json!({"id": id, "title": " ", "on_day": null, "valid_until": null}),
    );
    assert_eq!(nameless.fields[0].field, "title");

    ask(&app, "documents.remove", json!({"id": id}));
    assert_eq!(len(&ask(&app, "documents.list", of.clone())), 0);
    ask(&app, "undo.undo", json!({}));
    assert_eq!(
        bytes(&app, "documents.file", json!({"id": id})),
        PDF,
        "what is put back is whole"
    );
}

#[test]
fn what_cannot_be_kept_is_refused_by_name_and_nothing_stands_in_the_list() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let of = json!({"pupil": child(&app, "Anna")});
    let file = Attachment {
        file_name: "chart.heic".into(),
        bytes: b"\0\0\0\x18ftypheic".to_vec(),
    };
    let failure = app
        .dispatch("documents.add", of.clone(), Some(file))
        .expect_err("not a kind that is kept");
    assert!(
        failure
            .sentence
            .starts_with("“chart.heic”: This is not a photograph"),
        "{}",
        failure.sentence
    );
    assert_eq!(len(&ask(&app, "documents.list", of)), 0);
}

#[test]
fn erasing_a_child_takes_its_papers_and_leaves_the_same_paper_of_another() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, bob) = (child(&app, "Anna"), child(&app, "Bob"));
    let forge = provider(&app, "Forge Lane");
    kept(&app, &json!({"pupil": anna}), "minutes.pdf", PDF);
    let bobs = kept(&app, &json!({"pupil": bob}), "minutes.pdf", PDF);
    let only = kept(
        &app,
        &json!({"pupil": anna}),
        "a.pdf",
        b"%PDF-1.7 hers alone",
    );
    let policy = kept(
        &app,
        &json!({"setting": forge}),
        "policy.pdf",
        b"%PDF-1.7 policy",
    );

    let view = ask(&app, "erasure.preview", json!({"id": anna}));
    assert!(
        view["going"].as_array().is_some_and(
            |tables| tables.contains(&json!({"label": "Documents", "shown": 2, "removed": 0}))
        ),
        "{view}"
    );
    ask(
        &app,
        "erasure.erase",
        asked(&view, anna.as_str().expect("an id")),
    );
    refused(&app, "documents.file", json!({"id": only}));
    assert_eq!(bytes(&app, "documents.file", json!({"id": bobs})), PDF);
    assert_eq!(
        bytes(&app, "documents.file", json!({"id": policy})),
        b"%PDF-1.7 policy"
    );
}

#[test]
fn a_providers_insurance_is_said_before_it_ends_and_no_more_once_it_is_renewed() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let forge = provider(&app, "Forge Lane");
    let insurance = |name: &str, until: &str| {
        let id = kept(
            &app,
            &json!({"setting": forge}),
            name,
            format!("%PDF-1.7 {name}").as_bytes(),
        );
        ask(
            &app,
            "documents.save",
            json!({"id": id, "title": "Insurance", "on_day": "2026-01-05", "valid_until": until}),
        );
    };
    let lines = || {
        let watch = ask(&app, "providers.watch", json!({}));
        watch["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| {
                format!(
                    "{}: {}",
                    line["suggests"].as_str().unwrap_or(""),
                    line["title"]
                )
            })
            .collect::<Vec<_>>()
    };
    insurance("far.pdf", "2027-02-09");
    assert!(lines().is_empty(), "91 days ahead");
    insurance("near.pdf", "2026-11-09");
    assert!(lines().is_empty(), "the later one stands in its place");

    let letter = kept(
        &app,
        &json!({"setting": forge}),
        "checks.pdf",
        b"%PDF-1.7 checks",
    );
    let until = |day: &str| {
        ask(
            &app,
            "documents.save",
            json!({"id": letter, "title": "Letter of checks", "on_day": null, "valid_until": day}),
        );
    };
    until("2027-02-08");
    assert_eq!(
        lines(),
        [r#"lapses: "Letter of checks ends Mon 8 Feb 2027""#]
    );
    until("2026-11-09");
    assert_eq!(
        lines(),
        [r#"lapsed: "Letter of checks ended Mon 9 Nov 2026""#]
    );
}

#[test]
fn a_record_that_was_brought_together_is_erased_and_the_kept_child_has_its_papers_still() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (keep, other) = (child(&app, "Anna"), child(&app, "Ana"));
    let came = kept(&app, &json!({"pupil": other}), "agreement.pdf", PDF);
    let two = json!({"keep": keep, "other": other});
    let shown = ask(&app, "same.compare", two);
    ask(
        &app,
        "same.merge",
        json!({"keep": keep, "other": other, "from_other": [], "seen": shown["seen"]}),
    );
    let erase = |pupil: &Value| {
        let view = ask(&app, "erasure.preview", json!({"id": pupil}));
        ask(
            &app,
            "erasure.erase",
            asked(&view, pupil.as_str().expect("an id")),
        );
    };
    erase(&other);
    assert_eq!(len(&ask(&app, "documents.list", json!({"pupil": keep}))), 1);
    let file = json!({"id": came});
    assert_eq!(bytes(&app, "documents.file", file.clone()), PDF);

    // It stands with the kept child now: taken away it can be put back, and it goes when that child does.
    ask(&app, "documents.remove", file.clone());
    ask(&app, "undo.undo", json!({}));
    assert_eq!(bytes(&app, "documents.file", file.clone()), PDF);
    erase(&keep);
    let gone = refused(&app, "documents.file", file);
    assert_eq!(gone.code, Some(waymark_app::Code::NotFound));
}
