//! The panel told through the public API: a decision and what follows from it, a refusal, a pack that is issued, a letter.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_app::{App, AppConfig, Failure};
use waymark_tests::ToldClock;

fn ask(app: &App, name: &str, request: Value) -> Value {
    app.dispatch(name, request, None)
        .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
        .json
}

fn refused(app: &App, name: &str, request: Value) -> Failure {
    match app.dispatch(name, request, None) {
        Ok(reply) => panic!(
            "{name} should have been refused, but answered {}",
            reply.json
        ),
        Err(failure) => failure,
    }
}

fn bytes(app: &App, name: &str, request: Value) -> Vec<u8> {
    app.dispatch(name, request, None)
        .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
        .attachment
        .expect("a file")
        .bytes
}

/// A panel that meets on Thursday 12 November with one fair-access child on its agenda, and again on 10 December.
struct Story {
    app: App,
    pupil: Value,
    meeting: Value,
    next: Value,
    case: Value,
    officer: Value,
    school: String,
}

fn story(dir: &Path) -> Story {
    let app = App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock: Arc::new(ToldClock::new(
            "2026-11-12".parse().expect("a day"),
            chrono::NaiveTime::MIN + chrono::TimeDelta::hours(14),
        )),
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
        json!({"patch": {"name": "Maya Thomas", "phone": "020 7946 0000"}}),
    )["id"]
        .clone();
    ask(&app, "me.choose", json!({"id": officer}));
    ask(
        &app,
        "team.save",
        json!({"patch": {"la_code": "202", "la_name": "Camden"}}),
    );
    ask(
        &app,
        "calendars.save",
        json!({
            "patch": {"name": "Camden 2026/27"},
            "terms": [
                {"name": "Autumn 1", "starts_on": "2026-09-01", "ends_on": "2026-10-23"},
                {"name": "Autumn 2", "starts_on": "2026-11-02", "ends_on": "2026-12-18"},
                {"name": "Spring 1", "starts_on": "2027-01-04", "ends_on": "2027-02-12"}
            ],
            "days_off": []
        }),
    );
    let school = ask(
        &app,
        "providers.save",
        json!({"patch": {"name": "Forge Lane School", "address": "1 Forge Lane", "postcode": "NW1 1AA"}}),
    )["setting"]
        .as_str()
        .expect("a setting")
        .to_owned();
    let pupil = ask(
        &app,
        "pupils.add",
        json!({"patch": {"forename": "Łukasz", "surname": "Nowak", "dob": "2013-03-14", "opened_on": "2026-11-03"}}),
    )["id"]
        .clone();
    ask(
        &app,
        "statuses.save",
        json!({"patch": {"pupil": pupil, "kind": "FAP", "started_on": "2026-11-03"}}),
    );
    let panel = ask(
        &app,
        "panels.save",
        json!({"patch": {"name": "Fair Access Panel", "kind": "fair_access", "quorum": "Chair and 1"}}),
    )["id"]
        .clone();
    let meeting = ask(
        &app,
        "meetings.save",
        json!({"patch": {"panel": panel, "held_on": "2026-11-12"}}),
    )["id"]
        .clone();
    let next = ask(
        &app,
        "meetings.save",
        json!({"patch": {"panel": panel, "held_on": "2026-12-10"}}),
    )["id"]
        .clone();
    let case = ask(
        &app,
        "cases.add",
        json!({"meeting": meeting, "pupil": pupil}),
    )["id"]
        .clone();
    Story {
        app,
        pupil,
        meeting,
        next,
        case,
        officer,
        school,
    }
}

fn len(value: &Value) -> usize {
    value.as_array().expect("a list").len()
}

impl Story {
    fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.app, name, request)
    }

    /// Plans, tasks and cases at the next meeting.
    fn followed(&self) -> (usize, usize, usize) {
        let record = self.ask("pupils.record", json!({"id": self.pupil}));
        let tasks = self.ask("tasks.list", json!({"pupil": self.pupil}));
        let next = self.ask("meetings.get", json!({"id": self.next}));
        (
            len(&record["plans"]),
            len(&tasks["own"]) + len(&tasks["promises"]),
            len(&next["cases"]),
        )
    }
}

#[test]
fn a_decision_says_what_it_writes_writes_it_once_and_is_taken_back_whole() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    let countdown = &view["cases"][0]["countdown"];
    // Twenty school days after Tue 3 Nov is Tue 1 Dec; from Thu 12 Nov thirteen are left.
    assert_eq!(
        countdown["due_on"], "2026-12-01",
        "the day of acceptance is not counted"
    );
    assert_eq!(countdown["days_left"], 13);

    let lacking = refused(
        &story.app,
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated"}),
    );
    let fields: Vec<&str> = lacking.fields.iter().map(|f| f.field.as_str()).collect();
    assert_eq!(
        fields,
        ["setting", "owner"],
        "a place needs a school and somebody to see to it"
    );

    let decision = json!({
        "case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer,
        "starts_on": "2026-11-23", "rationale": "Whose turn it is"
    });
    let preview = story.ask("cases.decision_preview", decision.clone());
    assert_eq!(
        story.followed(),
        (0, 0, 0),
        "showing what a decision writes writes nothing"
    );
    let new: Vec<&str> = preview["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .filter(|line| line["change"] == "new")
        .filter_map(|line| line["what"].as_str())
        .collect();
    assert_eq!(new, ["Case", "Plan", "Task", "Step", "Step", "Step"]);

    story.ask("cases.decide", decision.clone());
    assert_eq!(story.followed(), (1, 1, 0));
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(
        view["cases"][0]["countdown"],
        Value::Null,
        "the place is allocated: that clock is met"
    );
    story.ask("cases.decide", decision);
    assert_eq!(
        story.followed(),
        (1, 1, 0),
        "deciding again changes what follows and doubles nothing"
    );

    // Put off instead: what the first decision began goes, and the case stands on the next agenda.
    let off = json!({
        "case": story.case, "decision": "deferred", "owner": "Health",
        "deferred_to": "2026-12-01", "deferred_reason": "Report from the paediatrician"
    });
    story.ask("cases.decide", off);
    assert_eq!(story.followed(), (0, 1, 1));
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(
        view["cases"][0]["countdown"]["days_left"], 13,
        "a deferral stops no clock"
    );
    story.ask("undo.undo", json!({}));
    assert_eq!(
        story.followed(),
        (1, 1, 0),
        "one undo takes back the deferral and all that it wrote"
    );
}

#[test]
fn a_refusal_wants_its_reasons_and_opens_the_route() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer}),
    );
    let route = story.ask("cases.route", json!({"id": story.case}));
    assert_eq!(route["open"], false);
    assert_eq!(
        route["steps"][0]["taken_on"], "2026-11-12",
        "the school was asked with the decision"
    );
    assert_eq!(
        route["steps"][1]["due_on"], "2026-11-19",
        "five school days after it was asked the school must reply"
    );
    let blank = refused(
        &story.app,
        "cases.refused",
        json!({"case": story.case, "on": "2026-11-12", "reason": " "}),
    );
    assert_eq!(blank.fields[0].field, "reason");
    let early = refused(
        &story.app,
        "cases.refused",
        json!({"case": story.case, "on": "2026-11-13", "reason": "Full"}),
    );
    assert_eq!(
        early.fields[0].field, "on",
        "a step is written down once it is taken"
    );
    story.ask(
        "cases.refused",
        json!({"case": story.case, "on": "2026-11-12", "reason": "The year group is full"}),
    );
    let route = story.ask("cases.route", json!({"id": story.case}));
    assert_eq!(route["open"], true);
    let evidence = &route["steps"][3];
    assert_eq!(evidence["kind"], "fap_evidence");
    assert_eq!(
        evidence["due_on"], "2026-11-16",
        "two school days for the evidence"
    );
}

#[test]
fn a_child_with_another_route_is_said_and_an_exception_ends_the_warning() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.ask(
        "facts.save",
        json!({"patch": {"pupil": story.pupil, "kind": "EHCP", "started_on": "2025-01-01"}}),
    );
    let check = story.ask(
        "cases.eligibility",
        json!({"pupil": story.pupil, "meeting": story.meeting}),
    );
    assert_eq!(len(&check["cautions"]), 1);
    assert_eq!(len(&check["categories"]), 13);
    let warned = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(len(&warned["cases"][0]["warnings"]), 1);
    story.ask(
        "cases.save",
        json!({"id": story.case, "patch": {"exception": "The plan names no school"}}),
    );
    let view = story.ask("meetings.get", json!({"id": story.meeting}));
    assert_eq!(len(&view["cases"][0]["warnings"]), 0);
}

#[test]
fn a_pack_is_issued_with_numbered_copies_and_says_what_changed_since() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let member = story.ask(
        "panel_members.save",
        json!({"patch": {"panel": story.ask("meetings.get", json!({"id": story.meeting}))["panel"]["id"],
            "name": "Amara Bell", "decides": true, "sharing_signed_on": "2026-09-01"}}),
    )["id"]
        .clone();
    story.ask("seats.all", json!({"id": story.meeting}));
    let people = story.ask("meetings.people", json!({"id": story.meeting}));
    assert_eq!(
        people["quorum"]["met"], false,
        "one is there, and nobody chairs"
    );
    story.ask("seats.chair", json!({"id": people["seats"][0]["id"]}));
    story.ask(
        "declarations.save",
        json!({"patch": {"meeting": story.meeting, "panel_case": story.case, "member": member,
            "name": "Amara Bell", "nature": "Her school excluded", "leaves": true}}),
    );
    let people = story.ask("meetings.people", json!({"id": story.meeting}));
    assert_eq!(people["quorum"]["met"], true);
    let warning = people["warnings"][0].as_str().expect("a sentence");
    assert!(
        warning.contains("Somebody else must take the chair"),
        "{warning}"
    );

    let copies = json!([
        {"recipient": "Jada Grant", "audience": "full"},
        {"recipient": "Amara Bell", "audience": "member", "member": member}
    ]);
    let issued = story.ask(
        "pack.issue",
        json!({"meeting": story.meeting, "copies": copies}),
    );
    assert_eq!(issued["number"], 1);
    let log = story.ask("disclosures.list", json!({"meeting": story.meeting}));
    assert_eq!(len(&log), 2, "every copy is written down");
    let mut options = json!({"recipient": "Amara Bell", "copy_number": 2, "copies": 2, "audience": "member", "member": member});
    let file = bytes(
        &story.app,
        "pack.pdf",
        json!({"meeting": story.meeting, "options": options, "made_at": issued["at"]}),
    );
    let hash = blake3::hash(&file).to_hex().to_string();
    let held = log
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["disclosure"]["copy"] == 2)
        .expect("the second copy");
    assert_eq!(
        held["disclosure"]["hash"],
        hash.as_str(),
        "the file that is saved is the file that was logged"
    );
    options["member"] = Value::Null;
    options["recipient"] = json!("Jada Grant");
    options["audience"] = json!("full");
    let whole = bytes(
        &story.app,
        "pack.pdf",
        json!({"meeting": story.meeting, "options": options, "made_at": issued["at"]}),
    );
    assert!(whole != file, "the member's copy leaves the case out");

    story.ask(
        "cases.save",
        json!({"id": story.case, "patch": {"ask": "Name another school"}}),
    );
    let issues = story.ask("pack.issues", json!({"id": story.meeting}));
    assert_eq!(
        len(&issues[0]["changed_since"]),
        1,
        "a corrected case is said"
    );
    let again = refused(
        &story.app,
        "pack.issue",
        json!({"meeting": story.meeting, "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
    );
    assert_eq!(again.fields[0].field, "why");
    let nothing = refused(
        &story.app,
        "pack.issue",
        json!({"meeting": story.next, "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
    );
    assert!(nothing.sentence.contains("no cases"), "{nothing}");
}

#[test]
fn a_letter_keeps_the_place_from_whom_it_must_and_falls_back_from_a_wrong_wording() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "place_allocated", "setting": story.school, "officer": story.officer,
            "rationale": "Forge Lane School has room"}),
    );
    let contact = |name: &str, more: Value| {
        let mut patch =
            json!({"pupil": story.pupil, "name": name, "parental_responsibility": "yes"});
        patch
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        story.ask("contacts.save", json!({ "patch": patch }))["id"].clone()
    };
    let away = contact("Piotr Nowak", json!({"hide_address": true}));
    let near = contact("Ewa Nowak", json!({}));
    let barred = contact("Jan Kowal", json!({"no_contact": true}));
    let letter = |contact: &Value| {
        json!({"paper": {"kind": "letter", "letter": "parent_outcome", "pupil": story.pupil,
            "case": story.case, "contact": contact}, "made_at": 1})
    };
    let about = story.ask("papers.about", letter(&away));
    assert!(
        about["warnings"][0]
            .as_str()
            .is_some_and(|w| w.contains("must not learn where")),
        "{about}"
    );
    let kept_back = bytes(&story.app, "papers.pdf", letter(&away));
    assert!(
        kept_back == bytes(&story.app, "papers.pdf", letter(&Value::Null)),
        "without a choice the letter goes to the first who may be written to"
    );
    let told = story.ask("papers.about", letter(&near));
    assert_eq!(told["warnings"], json!([]), "nothing is kept from her");
    let no = refused(&story.app, "papers.pdf", letter(&barred));
    assert_eq!(no.fields[0].field, "contact");

    let wrong = refused(
        &story.app,
        "templates.save",
        json!({"kind": "parent_outcome", "title": null, "text": "Dear {{mum}}"}),
    );
    assert_eq!(wrong.fields[0].field, "text");
    story.ask(
        "papers.disclose",
        json!({"paper": letter(&away), "recipient": "Piotr Nowak", "purpose": "To tell the parent"}),
    );
    let log = story.ask("disclosures.list", json!({"pupil": story.pupil}));
    assert_eq!(
        log[0]["disclosure"]["hash"],
        blake3::hash(&kept_back).to_hex().to_string().as_str(),
        "the log proves the very file"
    );
    let nobody = refused(
        &story.app,
        "papers.disclose",
        json!({"paper": letter(&away), "recipient": "", "purpose": "x"}),
    );
    assert_eq!(nobody.fields[0].field, "recipient");
}

#[test]
fn what_was_promised_and_not_done_comes_back_with_its_days() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.ask(
        "cases.decide",
        json!({"case": story.case, "decision": "ap_placement", "setting": story.school, "owner": "Health",
            "starts_on": "2026-11-20"}),
    );
    let matters = story.ask("meetings.matters", json!({"id": story.next}));
    assert_eq!(len(&matters), 1);
    assert_eq!(matters[0]["who"], "Health");
    assert_eq!(matters[0]["days"], 0);
    for paper in [
        json!({"kind": "minutes", "meeting": story.meeting}),
        json!({"kind": "decision_record", "case": story.case}),
        json!({"kind": "school_sheet", "meeting": story.meeting, "setting": story.school}),
        json!({"kind": "profile", "pupil": story.pupil}),
        json!({"kind": "chronology", "pupil": story.pupil, "pages": 1}),
    ] {
        let file = bytes(&story.app, "papers.pdf", json!({ "paper": paper }));
        assert!(file.starts_with(b"%PDF-1.7"), "{paper}");
    }
}

#[test]
fn the_room_asks_before_it_brings_children_together_who_are_kept_apart() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = story(dir.path());
    let other = ask(
        &s.app,
        "pupils.add",
        json!({"patch": {"forename": "Tyler", "surname": "Brindle", "dob": "2012-12-01", "opened_on": "2026-09-03"}}),
    )["id"]
        .clone();
    ask(
        &s.app,
        "placements.save",
        json!({"patch": {"pupil": other, "setting": s.school, "kind": "alternative_provision", "started_on": "2026-09-07"}}),
    );
    ask(
        &s.app,
        "keep_apart.save",
        json!({"patch": {"pupil": s.pupil, "other": other, "reason": "Fighting in the summer", "ask": "Amara Bell", "started_on": "2026-07-01"}}),
    );
    let mut decision = json!({
        "case": s.case, "decision": "place_allocated", "setting": s.school, "officer": s.officer,
        "starts_on": "2026-11-23"
    });
    let preview = ask(&s.app, "cases.decision_preview", decision.clone());
    let asked = preview["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| line["change"] == "ask")
        .expect("the register speaks before the decision is saved");
    assert!(
        asked["sentence"].as_str().is_some_and(
            |text| text.contains("ask Amara Bell") && text.contains("Fighting in the summer")
        ),
        "{asked}"
    );
    let failure = refused(&s.app, "cases.decide", decision.clone());
    assert_eq!(failure.fields[0].field, "keep_apart_reason", "{failure:?}");
    decision["keep_apart_reason"] = json!("Amara Bell: different year groups and buildings");
    ask(&s.app, "cases.decide", decision);
    let history = ask(
        &s.app,
        "history.page",
        json!({"pupil": s.pupil, "offset": 0, "limit": 50}),
    )
    .to_string();
    assert!(
        history.contains("different year groups and buildings"),
        "the answer stands with the change: {history}"
    );
}

#[test]
fn who_was_told_and_when_is_written_down_and_another_decision_must_be_told_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = story(dir.path());
    let told = |who: &str, on: Value| json!({"case": s.case, "who": who, "on": on});
    let early = refused(&s.app, "cases.told", told("parents", json!("2026-11-12")));
    assert!(
        early.sentence.contains("Nothing has been decided"),
        "{early:?}"
    );
    let decision = |code: &str| {
        json!({
            "case": s.case, "decision": code, "setting": s.school, "officer": s.officer,
            "starts_on": "2026-11-23"
        })
    };
    ask(&s.app, "cases.decide", decision("place_allocated"));
    let before = refused(&s.app, "cases.told", told("parents", json!("2026-11-11")));
    assert_eq!(before.fields[0].field, "on", "{before:?}");
    let later = refused(&s.app, "cases.told", told("school", json!("2026-11-13")));
    assert_eq!(later.fields[0].field, "on", "{later:?}");
    ask(&s.app, "cases.told", told("parents", json!("2026-11-12")));
    ask(&s.app, "cases.told", told("school", json!("2026-11-12")));
    let case = |s: &Story| {
        ask(&s.app, "meetings.get", json!({"id": s.meeting}))["cases"][0]["case"].clone()
    };
    assert_eq!(case(&s)["parents_told_on"], "2026-11-12");
    ask(&s.app, "cases.decide", decision("place_allocated"));
    assert_eq!(
        case(&s)["school_told_on"],
        "2026-11-12",
        "the same decision with another reason is not another decision"
    );
    ask(&s.app, "cases.decide", decision("managed_move"));
    assert!(
        case(&s)["parents_told_on"].is_null() && case(&s)["school_told_on"].is_null(),
        "who heard of another decision has not been told of this one"
    );
    ask(&s.app, "undo.undo", json!({}));
    assert_eq!(
        case(&s)["parents_told_on"],
        "2026-11-12",
        "one undo brings it back"
    );
}

#[test]
fn the_route_to_a_direction_says_what_is_on_record_and_writes_its_letters() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = story(dir.path());
    ask(
        &s.app,
        "cases.decide",
        json!({
            "case": s.case, "decision": "place_allocated", "setting": s.school, "officer": s.officer,
            "starts_on": "2026-11-23", "rationale": "The nearest school with a place.",
            "parents_said": "They want this school."
        }),
    );
    ask(
        &s.app,
        "cases.refused",
        json!({"case": s.case, "on": "2026-11-12", "reason": "The year group is full."}),
    );
    let route = ask(&s.app, "cases.route", json!({"id": s.case}));
    let held: Vec<Option<&str>> = route["evidence"]
        .as_array()
        .expect("evidence")
        .iter()
        .map(|item| item["held"].as_str())
        .collect();
    assert_eq!(held.len(), 6);
    assert_eq!(held[0], Some("Decision, reasons and the parents’ view"));
    assert!(
        held[2].is_some_and(|text| text.contains("The year group is full.")
            && text.contains("evidence has not come")),
        "{held:?}"
    );
    assert_eq!(held[4], None, "what is not on record is not claimed");
    for letter in route["letters"].as_array().expect("letters") {
        let paper = json!({"paper": {
            "kind": "letter", "letter": letter["code"], "pupil": s.pupil, "case": s.case, "contact": null
        }});
        let about = ask(&s.app, "papers.about", paper.clone());
        assert!(!bytes(&s.app, "papers.pdf", paper).is_empty(), "{about}");
    }
    let codes = route["letters"].to_string();
    assert!(
        codes.contains("direction_notice") && codes.contains("direction_academy"),
        "a school that the register does not know may be either: {codes}"
    );
}
