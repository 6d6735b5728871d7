//! What a letter tells of a child's place: what was decided or arranged and nothing else, and no place to whoever must not
//! learn it.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::panel::panel;
use crate::desk::{ask, bytes, provider, provider_with, refused, said_in, saved, team};

fn letter(kind: &str, pupil: &Value, case: &Value, contact: &Value) -> Value {
    json!({"paper": {"kind": "letter", "letter": kind, "pupil": pupil, "case": case, "contact": contact}, "made_at": 1})
}

fn words(app: &App, paper: &Value) -> String {
    said_in(&bytes(app, "papers.pdf", paper.clone()))
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array()
        .expect("a list")
        .iter()
        .map(|line| {
            line.as_str()
                .or_else(|| line["what"].as_str())
                .expect("words")
                .to_owned()
        })
        .collect()
}

fn child(app: &App, more: Value) -> Value {
    let mut patch = json!({"forename": "Jordan", "known_as": "Jor", "surname": "Reid", "dob": "2013-03-02", "opened_on": "2026-09-01"});
    patch
        .as_object_mut()
        .expect("an object")
        .extend(more.as_object().expect("an object").clone());
    saved(app, "pupils.add", patch)
}

/// A week of whole days at a placement.
fn taught(app: &App, placement: &Value, days: std::ops::RangeInclusive<i64>) {
    let blocks: Vec<Value> = days
        .map(|weekday| json!({"weekday": weekday, "starts": 540, "ends": 900}))
        .collect();
    ask(
        app,
        "sessions.save",
        json!({"placement": placement, "blocks": blocks}),
    );
}

#[test]
fn an_outcome_letter_says_only_what_the_panel_decided() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
    let lantern = provider(&story.app, "The Lantern PRU");
    story.ask(
        "placements.save",
        json!({"patch": {"pupil": story.pupil, "setting": lantern, "kind": "alternative_provision",
            "started_on": "2026-09-21", "purpose": "To keep him safe meanwhile"}}),
    );
    story.ask(
        "contacts.save",
        json!({"patch": {"pupil": story.pupil, "name": "Ewa Nowak", "address": "2 Mill Row", "parental_responsibility": "yes"}}),
    );
    let of_case = |kind: &str| letter(kind, &story.pupil, &story.case, &Value::Null);
    let of_child = |kind: &str| letter(kind, &story.pupil, &Value::Null, &Value::Null);
    let elsewhere = |said: &str| {
        ["Lantern", "21 September", "keep him safe"]
            .iter()
            .any(|of_placement| said.contains(of_placement))
    };

    let about = story.ask("papers.about", of_child("parent_outcome"));
    assert!(
        about["warnings"][0]
            .as_str()
            .is_some_and(|said| said.starts_with("No panel has decided anything")),
        "{about}"
    );
    assert!(!elsewhere(&words(&story.app, &of_child("parent_outcome"))));
    assert!(
        !elsewhere(&words(&story.app, &of_case("parent_outcome"))),
        "a case that is not decided has no place either"
    );

    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "deferred", "officer": story.officer,
            "deferred_to": "2026-12-10", "deferred_reason": "The report from health"}),
    );
    let put_off = words(&story.app, &of_case("parent_outcome"));
    assert!(!elsewhere(&put_off), "{put_off}");
    assert!(put_off.contains("The report from health"), "{put_off}");

    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer}),
    );
    for kind in ["parent_outcome", "school_allocation"] {
        let said = words(&story.app, &of_case(kind));
        assert!(!elsewhere(&said), "{kind}: {said}");
        assert!(said.contains("Forge Lane School"), "{kind}: {said}");
        assert!(
            said.contains("a day that is still to be agreed"),
            "{kind}: {said}"
        );
        let lacking = texts(&story.ask("papers.about", of_case(kind))["left_out"]);
        for what in ["First day", "Reasons for the decision"] {
            assert!(
                lacking.iter().any(|line| line == what),
                "{kind}: {lacking:?}"
            );
        }
    }
    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer,
            "starts_on": "2026-11-23", "rationale": "There is room"}),
    );
    let said = words(&story.app, &of_case("parent_outcome"));
    assert!(said.contains("23 November 2026"), "{said}");
    assert_eq!(
        said,
        words(&story.app, &of_child("parent_outcome")),
        "from the child's record the letter tells the newest decision"
    );
    let strange = refused(
        &story.app,
        "papers.pdf",
        letter("parent_outcome", &story.pupil, &story.pupil, &Value::Null),
    );
    assert!(strange.sentence.contains("case"), "{strange}");
}

#[test]
fn whoever_must_not_learn_where_the_child_is_reads_no_place_and_no_way_there() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
    let places = ["The Lantern PRU", "Kestrel Farm"].map(|name| provider(&story.app, name));
    for (at, from) in places.iter().zip(["2026-11-02", "2027-01-04"]) {
        story.ask(
            "placements.save",
            json!({"patch": {"pupil": story.pupil, "setting": at, "kind": "alternative_provision",
                "started_on": from, "transport": "Taxi to Lantern PRU gate"}}),
        );
    }
    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer,
            "starts_on": "2026-11-23", "rationale": "Kestrel Farm from January, and the 31 bus stops there",
            "conditions": "A mentor at the Lantern"}),
    );
    let person = |name: &str, hides: bool| {
        saved(
            &story.app,
            "contacts.save",
            json!({"pupil": story.pupil, "name": name, "address": "2 Mill Row",
                "parental_responsibility": "yes", "hide_address": hides}),
        )
    };
    let (away, near) = (person("Piotr Nowak", true), person("Ewa Nowak", false));
    let told = |kind: &str, case: &Value, to: &Value| {
        words(&story.app, &letter(kind, &story.pupil, case, to))
    };
    for (kind, case) in [("parent_outcome", &story.case), ("day_six", &Value::Null)] {
        let kept_back = told(kind, case, &away);
        for place in ["Lantern", "Taxi", "Kestrel", "31 bus", "Forge Lane"] {
            assert!(!kept_back.contains(place), "{kind}: {kept_back}");
        }
        let about = story.ask("papers.about", letter(kind, &story.pupil, case, &away));
        assert!(
            !texts(&about["left_out"])
                .iter()
                .any(|line| line.contains("gets there") || line.contains("Reasons")),
            "what is kept back is not asked for: {about}"
        );
    }
    let outcome = story.ask(
        "papers.about",
        letter("parent_outcome", &story.pupil, &story.case, &away),
    );
    let warning = outcome["warnings"][0].as_str().expect("a sentence");
    assert!(
        warning.contains("must not learn where")
            && warning.contains("Conditions and support")
            && warning.contains("Reasons for the decision"),
        "{warning}"
    );
    assert!(told("parent_outcome", &story.case, &near).contains("31 bus"));
    assert!(told("day_six", &Value::Null, &near).contains("Taxi to Lantern PRU gate"));
}

#[test]
fn a_paper_that_names_the_place_says_to_whom_it_must_not_be_given() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let lantern = provider(&app, "The Lantern PRU");
    let pupil = child(&app, json!({"roll_setting": lantern}));
    let status = saved(
        &app,
        "statuses.save",
        json!({"pupil": pupil, "kind": "RTT", "started_on": "2026-11-02"}),
    );
    let plan = saved(
        &app,
        "plans.save",
        json!({"pupil": pupil, "destination": lantern, "started_on": "2026-11-16"}),
    );
    let placement = saved(
        &app,
        "placements.save",
        json!({"pupil": pupil, "setting": lantern, "kind": "alternative_provision", "started_on": "2026-11-02"}),
    );
    let papers = [
        json!({"paper": {"kind": "agreement", "status": status}}),
        json!({"paper": {"kind": "family_plan", "plan": plan}}),
        json!({"paper": {"kind": "placement", "placement": placement}}),
    ];
    for paper in &papers {
        let about = ask(&app, "papers.about", paper.clone());
        assert_eq!(about["warnings"], json!([]), "{about}");
        assert!(about["recipient"].is_string(), "{about}");
    }
    // Whether or not he has parental responsibility.
    saved(
        &app,
        "contacts.save",
        json!({"pupil": pupil, "name": "Piotr Reid", "hide_address": true}),
    );
    for paper in &papers {
        let about = ask(&app, "papers.about", paper.clone());
        assert!(
            about["warnings"][0]
                .as_str()
                .is_some_and(|said| said.starts_with("Piotr Reid must not learn where")),
            "{about}"
        );
    }
    for paper in &papers[..2] {
        assert_eq!(
            ask(&app, "papers.about", paper.clone())["recipient"],
            Value::Null,
            "whoever saves it names which of the family gets it"
        );
    }
    let invitation = letter("review_invitation", &pupil, &Value::Null, &Value::Null);
    assert!(
        texts(&ask(&app, "papers.about", invitation)["warnings"])
            .iter()
            .any(|said| said.contains("Piotr Reid")),
        "a letter to nobody by name may reach him"
    );
}

#[test]
fn a_notice_tells_of_the_education_that_was_arranged_and_not_of_the_school() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let [school, other, lantern, kestrel] = [
        "Forge Lane School",
        "Hill School",
        "The Lantern PRU",
        "Kestrel Farm",
    ]
    .map(|name| {
        provider_with(
            &app,
            json!({"name": name, "contact_name": format!("Head of {name}")}),
        )
    });
    let pupil = child(&app, json!({"roll_setting": school}));
    saved(
        &app,
        "statuses.save",
        json!({"pupil": pupil, "kind": "PEX", "started_on": "2026-10-12", "setting": school}),
    );
    let at = |setting: &Value, kind: &str, from: &str, ended: Value| {
        saved(
            &app,
            "placements.save",
            json!({"pupil": pupil, "setting": setting, "kind": kind, "started_on": from, "ended_on": ended}),
        )
    };
    let notice = letter("day_six", &pupil, &Value::Null, &Value::Null);
    let about = || ask(&app, "papers.about", notice.clone());

    let week = at(&school, "school", "2026-11-02", Value::Null);
    taught(&app, &week, 1..=2);
    assert!(
        !words(&app, &notice).contains("Forge Lane"),
        "the school that excluded is not the education after it"
    );
    assert!(
        texts(&about()["left_out"])
            .iter()
            .any(|line| line == "Where"),
        "{}",
        about()
    );

    let full = at(&lantern, "alternative_provision", "2026-10-19", Value::Null);
    taught(&app, &full, 1..=5);
    let said = words(&app, &notice);
    assert!(said.contains("The Lantern PRU"), "{said}");
    assert!(said.contains("Monday to Friday, 09:00 to 15:00"), "{said}");
    assert!(!said.contains("Monday and Tuesday"), "{said}");
    assert_eq!(about()["warnings"], json!([]));

    let guest = at(&other, "school", "2026-11-09", Value::Null);
    taught(&app, &guest, 1..=2);
    assert!(!words(&app, &notice).contains("Hill School"));
    let passed = texts(&about()["warnings"]).join(" ");
    assert!(
        passed.contains("Hill School") && passed.contains("another kind"),
        "{passed}"
    );

    at(&kestrel, "tuition", "2026-09-07", json!("2026-10-09"));
    assert!(!words(&app, &notice).contains("Kestrel"), "it has ended");
    at(&kestrel, "tuition", "2026-11-16", Value::Null);
    let said = words(&app, &notice);
    for held in [
        "The Lantern PRU",
        "Also at",
        "Kestrel Farm",
        "16 November 2026",
    ] {
        assert!(said.contains(held), "{held}: {said}");
    }
    let both = texts(&about()["warnings"]).join(" ");
    assert!(
        both.contains("2 places run at the same time")
            && both.contains("The Lantern PRU; Kestrel Farm"),
        "{both}"
    );

    ask(
        &app,
        "placements.save",
        json!({"id": guest, "patch": {"legal_basis": "Off-site direction: Education Act 2002 s.29A"}}),
    );
    let direction = words(
        &app,
        &letter("off_site_notice", &pupil, &Value::Null, &Value::Null),
    );
    assert!(
        direction.contains("Hill School") && !direction.contains("Lantern"),
        "the notice is of the direction: {direction}"
    );
}

#[test]
fn nobody_is_invited_to_a_review_on_a_day_that_is_over() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = child(&app, json!({}));
    let reviewed = |held: &str, next: &str| {
        saved(
            &app,
            "reviews.save",
            json!({"pupil": pupil, "kind": "placement", "held_on": held, "next_on": next}),
        )
    };
    reviewed("2026-09-04", "2026-09-18");
    for kind in ["review_invitation", "off_site_notice"] {
        let paper = letter(kind, &pupil, &Value::Null, &Value::Null);
        let said = words(&app, &paper);
        assert!(!said.contains("18 September"), "{kind}: {said}");
        let about = ask(&app, "papers.about", paper);
        assert!(
            texts(&about["left_out"]).contains(&"Day of the next review".to_owned()),
            "{about}"
        );
        assert!(
            texts(&about["warnings"])
                .iter()
                .any(|line| line.contains("18 September 2026") && line.contains("is over")),
            "{about}"
        );
    }
    let kiln = provider(&app, "Kiln Street");
    let placement = saved(
        &app,
        "placements.save",
        json!({"pupil": pupil, "setting": kiln, "kind": "alternative_provision", "started_on": "2026-09-02"}),
    );
    let plan = saved(
        &app,
        "plans.save",
        json!({"pupil": pupil, "destination": kiln, "started_on": "2026-11-16"}),
    );
    for paper in [
        json!({"paper": {"kind": "placement", "placement": placement}, "made_at": 1}),
        json!({"paper": {"kind": "family_plan", "plan": plan}, "made_at": 1}),
    ] {
        let said = words(&app, &paper);
        assert!(!said.contains("18 Sep"), "{said}");
    }
    reviewed("2026-10-20", "2026-11-10");
    let paper = letter("review_invitation", &pupil, &Value::Null, &Value::Null);
    assert!(
        words(&app, &paper).contains("10 November 2026"),
        "today is not over"
    );
    assert_eq!(ask(&app, "papers.about", paper)["warnings"], json!([]));
}

#[test]
fn a_place_that_nobody_has_recorded_is_not_promised_to_be_told_in_person() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = child(&app, json!({}));
    let away = saved(
        &app,
        "contacts.save",
        json!({"pupil": pupil, "name": "Piotr Reid", "hide_address": true}),
    );
    let notice = letter("day_six", &pupil, &Value::Null, &away);
    assert!(!words(&app, &notice).contains("in person"));
    assert!(
        texts(&ask(&app, "papers.about", notice)["left_out"]).contains(&"Where".to_owned()),
        "a place that is not recorded cannot be told in person either"
    );
}
