//! Asking providers for a place, told through the public API: several at once, the answers and their reasons, the placement that
//! comes of one, what waits too long, and the table of who takes whom.

use serde_json::{Value, json};
use waymark_app::App;
use waymark_app::sample::Size;

use crate::desk::{
    TODAY, ask, bytes, clock, invented, len, list, provider, refused, saved, team, with_file,
};
use crate::erased::asked;

fn child(app: &App, forename: &str) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": "Nowak", "dob": "2013-03-02", "opened_on": "2026-09-01"}),
    )
}

fn of(app: &App, pupil: &Value) -> Vec<Value> {
    list(&ask(app, "referrals.list", json!({"pupil": pupil}))["lines"]).clone()
}

/// One provider asked on a day. Gives the row's id.
fn sent(app: &App, pupil: &Value, setting: &Value, on: &str) -> Value {
    ask(
        app,
        "referrals.ask",
        json!({"pupil": pupil, "settings": [setting], "patch": {"sent_on": on, "purpose": "Day six"}}),
    )["ids"][0]
        .clone()
}

fn answer(app: &App, id: &Value, patch: Value) {
    ask(app, "referrals.save", json!({"id": id, "patch": patch}));
}

#[test]
fn two_providers_are_asked_at_once_one_says_no_and_one_gives_the_place() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, forge, farm) = (
        child(&app, "Anna"),
        provider(&app, "Forge Lane"),
        provider(&app, "Saltmarsh Farm"),
    );
    let made = ask(
        &app,
        "referrals.ask",
        json!({"pupil": anna, "settings": [forge, farm], "patch": {
            "kind": "alternative_provision", "purpose": "Day six", "days_week": 3, "sent_on": "2026-11-02",
            "parents_agree": "yes", "parents_spoken_on": "2026-11-01"}}),
    );
    assert_eq!(len(&made["ids"]), 2);
    assert_eq!(
        ask(&app, "undo.peek", json!({}))["undo"],
        "Asked 2 providers for a place"
    );
    let lines = of(&app, &anna);
    assert_eq!(lines[0]["words"], "No answer for 6 working days");
    assert_eq!(lines[0]["late"], true);
    assert_eq!(lines[0]["referral"]["asked_by"], "Maya Thomas");
    let id = |name: &str| {
        lines
            .iter()
            .find(|line| line["provider"] == name)
            .expect("asked")["referral"]["id"]
            .clone()
    };
    answer(
        &app,
        &id("Saltmarsh Farm"),
        json!({"answer": "declined", "answered_on": "2026-11-05", "answer_code": "age", "answer_words": "Key Stage 4 only"}),
    );
    answer(
        &app,
        &id("Forge Lane"),
        json!({"answer": "accepted", "answered_on": "2026-11-06", "answered_by": "Jo Marsh"}),
    );
    assert_eq!(
        ask(&app, "undo.peek", json!({}))["undo"],
        "Forge Lane: accepted"
    );
    let view = ask(&app, "referrals.list", json!({"pupil": anna}));
    assert_eq!(view["sentence"], "2 asked · 1 accepted · 1 declined");

    let placement = ask(
        &app,
        "placements.save",
        json!({"referral": id("Forge Lane"), "patch": {
            "pupil": anna, "setting": forge, "kind": "alternative_provision", "started_on": "2026-11-16"}}),
    )["id"]
        .clone();
    let given = of(&app, &anna);
    let given = given
        .iter()
        .find(|line| line["provider"] == "Forge Lane")
        .expect("asked");
    assert_eq!(given["placed_on"], "2026-11-16");
    assert_eq!(given["referral"]["placement"], placement);
    ask(&app, "undo.undo", json!({}));
    assert_eq!(
        of(&app, &anna)[0]["placed"],
        false,
        "the placement and what points at it are one change"
    );

    let page = ask(
        &app,
        "pupils.chronology",
        json!({"pupil": anna, "kinds": ["referral"], "significant": false, "offset": 0, "limit": 10}),
    );
    let told: Vec<&str> = list(&page["lines"])
        .iter()
        .filter_map(|line| line["text"].as_str())
        .collect();
    assert_eq!(page["total"], 4, "{told:?}");
    assert!(
        told.contains(&"Saltmarsh Farm: declined, age or key stage. Key Stage 4 only"),
        "{told:?}"
    );
}

#[test]
fn what_cannot_be_is_said_at_its_field_and_nothing_is_saved() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, forge) = (child(&app, "Anna"), provider(&app, "Forge Lane"));
    let field = |command: &str, request: Value| {
        let failure = refused(&app, command, request);
        failure.fields[0].field.clone()
    };
    let asking = |settings: Value, patch: Value| json!({"pupil": anna, "settings": settings, "patch": patch});
    for (settings, patch, at) in [
        (json!([]), json!({}), "setting"),
        (json!([forge]), json!({"sent_on": "2026-11-11"}), "sent_on"),
        (json!([forge]), json!({"sent_on": "2012-11-11"}), "sent_on"),
        (
            json!([forge]),
            json!({"wanted_from": "2012-11-11"}),
            "wanted_from",
        ),
        (json!([forge]), json!({"days_week": 6}), "days_week"),
        (json!([forge]), json!({"hours_week": 0}), "hours_week"),
        (
            json!([forge]),
            json!({"parents_spoken_on": "2026-12-01"}),
            "parents_spoken_on",
        ),
        (
            json!([forge]),
            json!({"documents": "00000000-0000-0000-0000-000000000001"}),
            "documents",
        ),
    ] {
        assert_eq!(field("referrals.ask", asking(settings, patch)), at);
    }
    assert_eq!(of(&app, &anna).len(), 0);

    let id = sent(&app, &anna, &forge, "2026-11-02");
    for (patch, at) in [
        (
            json!({"answer": "declined", "answered_on": "2026-11-03"}),
            "answer_code",
        ),
        (
            json!({"answer": "declined", "answered_on": "2026-11-03", "answer_code": "other"}),
            "answer_words",
        ),
        (json!({"answer": "accepted"}), "answered_on"),
        (
            json!({"answer": "accepted", "answered_on": "2026-11-01"}),
            "answered_on",
        ),
        (
            json!({"answer": "accepted", "answered_on": "2026-11-12"}),
            "answered_on",
        ),
        (
            json!({"answer": "perhaps", "answered_on": "2026-11-03"}),
            "answer",
        ),
    ] {
        assert_eq!(
            field("referrals.save", json!({"id": id, "patch": patch})),
            at
        );
    }
    let twice = refused(
        &app,
        "referrals.ask",
        asking(json!([forge]), json!({"sent_on": "2026-11-03"})),
    );
    assert_eq!(
        twice.sentence,
        "Forge Lane was asked on Mon 2 Nov 2026 and has not answered. Nothing was saved: change that referral instead."
    );
}

#[test]
fn a_closed_provider_is_not_asked_and_a_held_one_only_with_a_reason() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, forge, farm) = (
        child(&app, "Anna"),
        provider(&app, "Forge Lane"),
        provider(&app, "Saltmarsh Farm"),
    );
    ask(
        &app,
        "providers.save",
        json!({"setting": farm, "patch": {"closed_on": "2026-10-01"}}),
    );
    let closed = refused(
        &app,
        "referrals.ask",
        json!({"pupil": anna, "settings": [farm], "patch": {}}),
    );
    assert!(
        closed.sentence.starts_with("Saltmarsh Farm closed on"),
        "{closed:?}"
    );
    saved(
        &app,
        "provider_concerns.save",
        json!({"setting": forge, "what": "No register kept", "held": true}),
    );
    let held = json!({"pupil": anna, "settings": [forge], "patch": {"sent_on": "2026-11-10"}});
    let refusal = refused(&app, "referrals.ask", held.clone());
    assert_eq!(refusal.fields[0].field, "hold_reason");
    let mut with_reason = held;
    with_reason["hold_reason"] = json!("Nowhere else takes Year 9; agreed with the manager");
    ask(&app, "referrals.ask", with_reason);
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": anna, "offset": 0, "limit": 1}),
    );
    assert_eq!(
        history["changes"][0]["reason"],
        "In spite of the hold: Nowhere else takes Year 9; agreed with the manager"
    );
}

#[test]
fn a_provider_that_does_not_answer_is_said_from_the_sixth_working_day_and_the_number_can_be_set() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, forge) = (child(&app, "Anna"), provider(&app, "Forge Lane"));
    let id = sent(&app, &anna, &forge, "2026-11-03");
    let said = || {
        let alerts = ask(
            &app,
            "alerts.more",
            json!({"mine": false, "offset": 0, "limit": 100}),
        );
        list(&alerts)
            .iter()
            .find(|alert| alert["alert"] == "unanswered")
            .cloned()
    };
    assert!(said().is_none(), "five working days are allowed");
    ask(
        &app,
        "rules.dial",
        json!({"key": "alert.referral_days", "number": 4, "reason": "Agreed with the providers"}),
    );
    let alert = said().expect("more than four");
    assert_eq!(
        alert["sentence"],
        "Asked 5 working days ago, on Tue 3 Nov: no answer"
    );
    assert_eq!(alert["rows"][0]["label"], "Referral to Forge Lane");
    answer(
        &app,
        &id,
        json!({"answer": "waiting", "answered_on": "2026-11-10"}),
    );
    assert!(said().is_none(), "a place on a waiting list is an answer");
}

#[test]
fn every_number_of_the_table_opens_the_referrals_that_it_counts() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = invented(dir.path(), clock(TODAY, 9), Size::of_open(400));
    let table = ask(&app, "referrals.table", json!({"from": "2025-09-01"}));
    let asked = table["total"]["asked"].as_u64().expect("a number");
    assert!(asked >= 25, "the invented team asks: {asked}");
    let rows = |query: Value| {
        let mut query = query;
        query["from"] = json!("2025-09-01");
        ask(&app, "referrals.rows", query)["total"]
            .as_u64()
            .expect("a number")
    };
    assert_eq!(rows(json!({})), asked);
    let mut sums = 0;
    for line in list(&table["providers"]) {
        for (column, standing) in [
            ("accepted", "accepted"),
            ("waiting", "waiting"),
            ("declined", "declined"),
            ("withdrawn", "withdrawn"),
            ("unanswered", "asked"),
        ] {
            let number = line[column].as_u64().expect("a number");
            sums += number;
            assert_eq!(
                rows(json!({"setting": line["setting"], "standing": standing})),
                number,
                "{} {column}",
                line["name"]
            );
        }
    }
    assert_eq!(sums, asked, "each referral stands in one column");
    for line in list(&table["reasons"]) {
        assert_eq!(
            rows(json!({"reason": line["code"], "standing": "declined"})),
            line["declined"].as_u64().expect("a number")
        );
    }
    let csv = bytes(&app, "referrals.csv", json!({"from": "2025-09-01"}));
    let csv = String::from_utf8(csv).expect("text");
    assert_eq!(csv.lines().count(), len(&table["providers"]) + 2, "{csv}");
    let paper = ask(
        &app,
        "papers.about",
        json!({"paper": {"kind": "referrals", "from": "2025-09-01", "until": null}}),
    );
    assert_eq!(paper["title"], "Referrals to providers");
}

#[test]
fn the_paper_holds_what_was_chosen_and_its_log_names_the_referral() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, forge) = (child(&app, "Anna"), provider(&app, "Forge Lane"));
    for (name, more) in [
        ("Mother Nowak", json!({"phone": "01632 960 777"})),
        (
            "Hidden Nowak",
            json!({"hide_address": true, "phone": "01632 960 778"}),
        ),
        (
            "Barred Nowak",
            json!({"no_contact": true, "phone": "01632 960 779"}),
        ),
    ] {
        let mut patch = json!({"pupil": anna, "name": name});
        for (field, value) in more.as_object().into_iter().flatten() {
            patch[field] = value.clone();
        }
        saved(&app, "contacts.save", patch);
    }
    let id = sent(&app, &anna, &forge, "2026-11-09");
    let paper = |parts: Value| json!({"paper": {"kind": "referral", "referral": id, "parts": parts}, "made_at": 1});
    let about = ask(&app, "papers.about", paper(json!(["people"])));
    assert_eq!(about["title"], "Referral to Forge Lane");
    assert_eq!(about["recipient"], "Forge Lane");
    assert_eq!(
        about["warnings"][0],
        "2 people are left out: no contact is allowed, or they must not learn where the child is."
    );
    let missing = |parts: Value| {
        let about = ask(&app, "papers.about", paper(parts));
        list(&about["missing"]).clone()
    };
    assert!(missing(json!(["identifiers"])).contains(&json!("UPN")));
    assert!(
        !missing(json!([])).contains(&json!("UPN")),
        "what is left out is not missing"
    );
    ask(
        &app,
        "papers.disclose",
        json!({"paper": paper(json!(["people"])), "recipient": "Jo Marsh, Forge Lane", "purpose": "To find a place for the child"}),
    );
    let lines = of(&app, &anna);
    assert_eq!(lines[0]["packs"][0]["recipient"], "Jo Marsh, Forge Lane");
    let log = ask(&app, "disclosures.list", json!({"pupil": anna}));
    assert_eq!(log[0]["disclosure"]["referral"], id);
}

#[test]
fn referrals_go_with_a_child_who_is_erased_and_follow_one_who_was_in_two_records() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (anna, twin, forge) = (
        child(&app, "Anna"),
        child(&app, "Anna"),
        provider(&app, "Forge Lane"),
    );
    let kept = with_file(
        &app,
        "documents.add",
        json!({"pupil": twin}),
        "risk.pdf",
        b"%PDF-1.7 risk",
    )["id"]
        .clone();
    ask(
        &app,
        "referrals.ask",
        json!({"pupil": twin, "settings": [forge], "patch": {"sent_on": "2026-11-02", "documents": kept}}),
    );
    let compared = ask(&app, "same.compare", json!({"keep": anna, "other": twin}));
    assert!(
        list(&compared["moves"]).contains(&json!("1 referral")),
        "{compared}"
    );
    ask(
        &app,
        "same.merge",
        json!({"keep": anna, "other": twin, "from_other": [], "seen": compared["seen"]}),
    );
    let lines = of(&app, &anna);
    assert_eq!(lines[0]["documents"][0]["title"], "risk");
    let view = ask(&app, "erasure.preview", json!({"id": anna}));
    assert!(
        list(&view["going"])
            .iter()
            .any(|going| going["label"] == "Referrals"),
        "{view}"
    );
    ask(
        &app,
        "erasure.erase",
        asked(&view, anna.as_str().expect("an id")),
    );
    assert_eq!(
        len(&ask(&app, "referrals.list", json!({"setting": forge}))["lines"]),
        0
    );
}
