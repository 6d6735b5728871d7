//! What is agreed, asked for in writing and paid: reduced timetables, the letters of a ladder, the cost of placements.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{ask, bytes, provider, refused, saved, team};

fn child(app: &App) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": "Anna", "surname": "Nowak", "dob": "2013-03-02", "opened_on": "2026-09-01"}),
    )
}

#[test]
fn a_reduced_timetable_is_not_agreed_until_all_three_have_signed() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = child(&app);
    let status = ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "RTT", "started_on": "2026-11-02"}}),
    )["id"]
        .clone();
    let agreement = || ask(&app, "agreements.list", json!({"pupil": pupil}))[0].clone();
    assert_eq!(agreement()["sentence"], "Agreement not signed");
    assert_eq!(
        (&agreement()["ends_on"], &agreement()["by_limit"]),
        (&json!("2026-12-14"), &json!(true)),
        "nobody has named an end, so it is six weeks from the start"
    );
    assert_eq!(agreement()["pattern"], Value::Null, "unknown, not none");
    ask(
        &app,
        "statuses.save",
        json!({"id": status, "patch": {"expected_end": "2026-11-27"}}),
    );
    assert_eq!(agreement()["ends_on"], "2026-11-27");
    assert_eq!(agreement()["by_limit"], false);

    let sign = |kind: &str, day: &str| {
        ask(
            &app,
            "steps.save",
            json!({"patch": {"pupil": pupil, "kind": kind, "about": status, "on_day": day, "evidence": "Ewa Nowak"}}),
        )
    };
    sign("rtt_parent", "2026-11-03");
    assert_eq!(agreement()["sentence"], "Signed by 1 of 3");
    sign("rtt_school", "2026-11-05");
    sign("rtt_authority", "2026-11-04");
    assert_eq!(
        agreement()["sentence"],
        "Signed on Thu 5 Nov 2026",
        "it is agreed on the day of the last"
    );
    ask(&app, "undo.undo", json!({}));
    assert_eq!(agreement()["standing"], "part_signed");

    ask(
        &app,
        "steps.save",
        json!({"patch": {"pupil": pupil, "kind": "rtt_review", "about": status, "on_day": "2026-11-20"}}),
    );
    assert_eq!(agreement()["reviews"][0]["on"], "2026-11-20");

    let paper = json!({"paper": {"kind": "agreement", "status": status}, "made_at": 1});
    let about = ask(&app, "papers.about", paper.clone());
    assert_eq!(about["sentence"], "1 page on 1 sheet");
    assert!(
        about["missing"]
            .as_array()
            .is_some_and(|missing| missing.contains(&json!("Half days"))),
        "{about}"
    );
    assert!(bytes(&app, "papers.pdf", paper).starts_with(b"%PDF"));
    let other = ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "AWAIT", "started_on": "2026-11-02"}}),
    )["id"]
        .clone();
    refused(
        &app,
        "papers.pdf",
        json!({"paper": {"kind": "agreement", "status": other}}),
    );
}

#[test]
fn every_rung_has_its_letter_in_the_teams_own_words_and_its_line_in_the_log() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (pupil, kiln) = (child(&app), provider(&app, "Kiln Street"));
    let promise = ask(
        &app,
        "tasks.save",
        json!({"patch": {"pupil": pupil, "title": "Send the baseline", "setting": kiln, "waiting_on": "Jo Marsh", "promised_on": "2026-10-20"}}),
    )["id"]
        .clone();
    let letter = |rung: &str| json!({"paper": {"kind": "chase", "task": promise, "rung": rung}, "made_at": 1});
    let files: Vec<Vec<u8>> = ["asked", "chased", "escalated", "head"]
        .map(|rung| bytes(&app, "papers.pdf", letter(rung)))
        .to_vec();
    for (at, file) in files.iter().enumerate() {
        assert!(file.starts_with(b"%PDF"));
        assert!(
            !files[..at].contains(file),
            "each rung says something of its own"
        );
    }
    let about = ask(&app, "papers.about", letter("asked"));
    assert_eq!(about["recipient"], "Jo Marsh, Kiln Street");
    assert_eq!(about["pupil"], pupil);
    let wrong = refused(&app, "papers.pdf", letter("sued"));
    assert_eq!(wrong.fields[0].field, "rung");
    let child_letter = refused(
        &app,
        "papers.pdf",
        json!({"paper": {"kind": "letter", "letter": "chase_asked", "pupil": pupil, "case": null, "contact": null}}),
    );
    assert_eq!(child_letter.fields[0].field, "letter");

    ask(
        &app,
        "templates.save",
        json!({"kind": "chase_asked", "title": null, "text": "{{owed_by}} said on {{promised_day}}: {{promise}}."}),
    );
    assert_ne!(
        bytes(&app, "papers.pdf", letter("asked")),
        files[0],
        "the team's own wording is used"
    );
    ask(
        &app,
        "papers.disclose",
        json!({"paper": letter("head"), "recipient": "The headteacher", "purpose": "To take a promise to the head"}),
    );
    let log = ask(&app, "disclosures.list", json!({"pupil": pupil}));
    assert_eq!(
        log[0]["disclosure"]["hash"],
        blake3::hash(&files[3]).to_hex().to_string().as_str(),
        "the log proves the very file"
    );

    ask(
        &app,
        "contacts.save",
        json!({"patch": {"pupil": pupil, "name": "jo marsh", "no_contact": true}}),
    );
    let barred = refused(&app, "papers.pdf", letter("asked"));
    assert!(
        barred.sentence.contains("must not be contacted"),
        "{}",
        barred.sentence
    );
}

#[test]
fn a_cost_is_counted_on_school_days_and_what_is_unknown_is_in_no_sum() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (pupil, kiln) = (child(&app), provider(&app, "Kiln Street"));
    let placement = ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": kiln, "kind": "alternative_provision",
            "started_on": "2026-10-19", "planned_end": "2026-11-20", "cost_pence": 6250, "cost_per": "week"}}),
    )["id"]
        .clone();
    ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": kiln, "kind": "tuition", "started_on": "2026-09-07"}}),
    );
    let costs = || ask(&app, "costs.list", json!({"setting": kiln}));
    let first = costs()["rows"][0].clone();
    assert_eq!(first["placement"], placement);
    assert_eq!(
        (&first["to_date"]["pence"], &first["to_date"]["working"]),
        (&json!(18_750), &json!("3 weeks at £62.50")),
        "the half term is no week of it"
    );
    assert_eq!(first["committed"]["pence"], 6250);
    assert_eq!(first["until"], "2026-11-20");
    assert_eq!(first["forecast"]["pence"], 25_000);
    assert_eq!(
        costs()["rows"][1]["to_date"],
        json!({"pence": null, "working": "No price is recorded."})
    );
    assert_eq!(costs()["to_date"], json!({"pence": 18_750, "unknown": 1}));

    ask(
        &app,
        "placements.save",
        json!({"id": placement, "patch": {"planned_end": null}}),
    );
    let open = ask(&app, "costs.list", json!({"pupil": pupil}))["rows"][0].clone();
    assert_eq!(open["until"], "2027-03-31");
    assert_eq!(
        open["committed"]["pence"],
        Value::Null,
        "the calendar ends in December, so nobody can count to March"
    );
    assert_eq!(
        open["to_date"]["pence"], 18_750,
        "what has been counted stays known"
    );
}

#[test]
fn a_parent_never_reads_what_nobody_recorded_and_the_sender_is_told_where_to_fill_it_in() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (pupil, kiln) = (child(&app), provider(&app, "Kiln Street"));
    let named = |about: &Value| -> Vec<String> {
        about["left_out"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|line| line["what"].as_str().expect("words").to_owned())
            .collect()
    };
    let invitation = json!({"paper": {"kind": "letter", "letter": "review_invitation",
        "pupil": pupil, "case": null, "contact": null}, "made_at": 1});
    let bare = ask(&app, "papers.about", invitation.clone());
    assert_eq!(bare["missing"], json!([]), "nothing is printed as missing");
    assert_eq!(
        named(&bare),
        [
            "Day of the next review",
            "The officer's telephone",
            "Name and address of the parent"
        ]
    );
    assert_eq!(
        bare["left_out"][0]["at"],
        format!("/pupils/{}/reviews", pupil.as_str().expect("an id"))
    );

    let notice = json!({"paper": {"kind": "letter", "letter": "day_six",
        "pupil": pupil, "case": null, "contact": null}, "made_at": 1});
    ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": kiln, "kind": "alternative_provision",
            "started_on": "2026-11-16"}}),
    );
    let required: Vec<bool> = ask(&app, "papers.about", notice.clone())["left_out"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|line| line["what"] == "Times" || line["what"] == "How the child gets there")
        .map(|line| line["is_required"].as_bool().expect("yes or no"))
        .collect();
    assert_eq!(required, [true, false], "the law asks for times");

    let before = bytes(&app, "papers.pdf", invitation.clone());
    ask(
        &app,
        "contacts.save",
        json!({"patch": {"pupil": pupil, "name": "Ewa Nowak", "address": "2 Mill Row",
            "parental_responsibility": "yes"}}),
    );
    let after = ask(&app, "papers.about", invitation.clone());
    assert_eq!(
        named(&after),
        ["Day of the next review", "The officer's telephone"]
    );
    assert_ne!(before, bytes(&app, "papers.pdf", invitation));
}

#[test]
fn a_placement_has_an_agreement_that_is_not_for_somebody_who_must_not_learn_the_place() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let (pupil, kiln) = (child(&app), provider(&app, "Kiln Street"));
    let placement = ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": kiln, "kind": "alternative_provision",
            "commissioner": "Wendlebury Council", "started_on": "2026-11-16",
            "planned_end": "2027-02-12", "cost_pence": 8500, "cost_per": "session"}}),
    )["id"]
        .clone();
    ask(
        &app,
        "contacts.save",
        json!({"patch": {"pupil": pupil, "name": "Piotr Nowak", "parental_responsibility": "yes",
            "hide_address": true}}),
    );
    let paper = json!({"paper": {"kind": "placement", "placement": placement}, "made_at": 1});
    let about = ask(&app, "papers.about", paper.clone());
    assert_eq!(about["sentence"], "1 page on 1 sheet");
    assert_eq!(about["pupil"], pupil);
    let missing = about["missing"].as_array().expect("a list");
    assert!(missing.contains(&json!("Days and times")), "{about}");
    assert!(!missing.contains(&json!("Price")), "{about}");
    assert!(
        about["warnings"][0]
            .as_str()
            .is_some_and(|said| said.starts_with("Piotr Nowak must not learn")),
        "{about}"
    );
    let file = bytes(&app, "papers.pdf", paper.clone());
    ask(
        &app,
        "papers.disclose",
        json!({"paper": paper, "recipient": "Kiln Street", "purpose": "To agree a placement"}),
    );
    let log = ask(&app, "disclosures.list", json!({"pupil": pupil}));
    assert_eq!(
        log[0]["disclosure"]["hash"],
        blake3::hash(&file).to_hex().to_string().as_str()
    );
    refused(
        &app,
        "papers.pdf",
        json!({"paper": {"kind": "placement", "placement": pupil}}),
    );
}

#[test]
fn every_list_that_is_saved_is_written_down_with_the_very_file() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = child(&app);
    provider(&app, "Kiln Street");
    let me = ask(&app, "me.get", json!({}))["officer"]["id"].clone();
    let file = |name: &str, request: &Value| {
        let made = app
            .dispatch(name, request.clone(), None)
            .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
            .attachment
            .expect("a file")
            .bytes;
        blake3::hash(&made).to_hex().to_string()
    };
    let moment = 1_794_322_800_000_i64;
    let ask_of = json!({"question": {}, "title": "All children", "made_at": moment});
    let whole = json!({"question": {}, "title": "All children"});
    let page = json!({"id": me, "made_at": moment});
    let query = json!({"pupils": [pupil], "day": "2026-11-10", "made_at": moment});
    for (command, request, list) in [
        (
            "pupils.paper",
            &ask_of,
            json!({"kind": "pupils", "ask": ask_of}),
        ),
        (
            "pupils.csv",
            &whole,
            json!({"kind": "pupils_file", "ask": whole}),
        ),
        (
            "handover.pdf",
            &page,
            json!({"kind": "handover", "page": page}),
        ),
        (
            "visits.sheet",
            &query,
            json!({"kind": "visits", "query": query}),
        ),
    ] {
        let hash = file(command, request);
        ask(&app, "lists.saved", json!({ "list": list }));
        let log = ask(&app, "disclosures.list", json!({}));
        let row = &log[0]["disclosure"];
        assert_eq!(row["hash"], hash.as_str(), "{command}");
        assert_eq!(row["recipient"], "Maya Thomas", "{command}");
    }
    let of_child = ask(&app, "disclosures.list", json!({"pupil": pupil}));
    assert_eq!(
        of_child.as_array().map(Vec::len),
        Some(1),
        "a visit to one child stands on that child's record"
    );
    let without = refused(
        &app,
        "lists.saved",
        json!({"list": {"kind": "pupils", "ask": whole}}),
    );
    assert!(without.sentence.contains("Save it again"), "{without}");

    let providers = json!({"paper": {"kind": "providers", "text": "kiln"}, "made_at": 1});
    let about = ask(&app, "papers.about", providers.clone());
    assert_eq!(about["title"], "Providers");
    assert_ne!(
        bytes(&app, "papers.pdf", providers),
        bytes(
            &app,
            "papers.pdf",
            json!({"paper": {"kind": "providers", "text": "nobody"}, "made_at": 1})
        ),
        "the paper shows what the screen shows"
    );
}
