//! What the panel sends: a pack that is issued, the letters of a decision, who was told and when.

use serde_json::{Value, json};

use crate::desk::panel::{Panel, panel};
use crate::desk::{ask, bytes, len, refused};

#[test]
fn a_pack_is_issued_with_numbered_copies_and_says_what_changed_since() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = panel(dir.path());
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
    let story = panel(dir.path());
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
fn who_was_told_and_when_is_written_down_and_another_decision_must_be_told_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = panel(dir.path());
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
    let case = |s: &Panel| {
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
    let s = panel(dir.path());
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
