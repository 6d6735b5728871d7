//! What goes out beside a pack that was issued: late cases, corrected briefs, and annexes that are none any more.

use serde_json::{Value, json};

use crate::desk::pack::{Story, child, hash, section, story};
use crate::desk::{bytes, len, list, refused, saved};

#[test]
fn nothing_can_be_supplemented_before_it_was_issued_or_when_nothing_has_changed() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    assert_eq!(story.supplement(), Value::Null);
    let early = refused(
        &story.app,
        "pack.supplement_pdf",
        json!({"meeting": story.meeting}),
    );
    assert!(early.sentence.contains("Issue the pack first"), "{early}");
    story.issue();
    assert_eq!(len(&story.supplement()["changes"]), 0);
    let nothing = refused(
        &story.app,
        "pack.supplement_issue",
        json!({"meeting": story.meeting, "why": "Late papers", "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
    );
    assert!(
        nothing.sentence.contains("Nothing has changed"),
        "{nothing}"
    );
    story.clock.advance(1, 0);
    let issues = story.ask("pack.issues", json!({"id": story.meeting}));
    assert_eq!(
        len(&issues[0]["changed_since"]),
        0,
        "a day that passes is no change of a case"
    );
}

#[test]
fn a_late_case_and_a_corrected_brief_go_out_beside_the_issue_and_nothing_renumbers() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let issued = story.issue();
    let first = bytes(
        &story.app,
        "pack.pdf",
        json!({"meeting": story.meeting, "made_at": issued["at"],
            "options": {"recipient": "Jada Grant", "copy_number": 1, "copies": 1, "audience": "full"}}),
    );
    let log = story.ask("disclosures.list", json!({"meeting": story.meeting}));
    assert_eq!(log[0]["disclosure"]["hash"], hash(&first));

    story.ask(
        "cases.save",
        json!({"id": story.cases[1], "patch": {"ask": "Name a school by half-term"}}),
    );
    let late = child(&story.app, "Ama", "Owusu");
    story.ask(
        "cases.add",
        json!({"meeting": story.meeting, "pupil": late}),
    );
    story.ask(
        "meetings.save",
        json!({"id": story.meeting, "patch": {"place": "Room 2"}}),
    );
    let supplement = story.supplement();
    let changes = supplement["changes"].as_array().expect("changes");
    assert_eq!(changes.len(), 4, "{changes:?}");
    assert_eq!(changes[0]["how"], "The place is Room 2, was Room 1");
    // Cover; agenda, declarations and matters arising on 2; fair share; briefs on 4 to 6 and sheets on 7 to 9.
    assert_eq!(
        changes[1]["what"], "Agenda, declarations, matters arising",
        "what shares a page goes out together"
    );
    assert_eq!(changes[1]["how"], "Agenda: its head, a late case, case 2");
    assert_eq!(changes[1]["out"], "2");
    assert_eq!(changes[1]["into"], "2a");
    assert_eq!(changes[2]["out"], "5, 8");
    assert_eq!(changes[2]["into"], "5a, 8a");
    assert_eq!(changes[2]["how"], "Changed: what the panel is asked");
    let what = changes[3]["what"].as_str().expect("a number");
    assert!(what.starts_with("3a · "), "{what}");
    assert_eq!(changes[3]["out"], Value::Null);
    assert_eq!(changes[3]["into"], "6a, 9a");
    assert_eq!(
        supplement["pages"],
        json!(["Change slip", "2a", "5a", "6a", "8a", "9a"])
    );
    assert_eq!(supplement["copies"][0]["recipient"], "Jada Grant");

    let unsaid = refused(
        &story.app,
        "pack.supplement_issue",
        json!({"meeting": story.meeting, "copies": supplement["copies"]}),
    );
    assert_eq!(unsaid.fields[0].field, "why");
    let done = story.ask(
        "pack.supplement_issue",
        json!({"meeting": story.meeting, "copies": supplement["copies"], "why": "A school's papers came late"}),
    );
    let file = bytes(
        &story.app,
        "pack.supplement_pdf",
        json!({"meeting": story.meeting, "made_at": done["at"], "number": done["number"],
            "options": {"recipient": "Jada Grant", "copy_number": 1, "copies": 1, "audience": "full"}}),
    );
    let log = story.ask("disclosures.list", json!({"meeting": story.meeting}));
    assert_eq!(len(&log), 2);
    let row = log
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| &line["disclosure"])
        .find(|row| {
            row["what"]
                .as_str()
                .is_some_and(|what| what.contains("supplement 1 to issue 1"))
        })
        .expect("the supplement is written down");
    assert_eq!(
        row["hash"],
        hash(&file),
        "the file that is saved is the file that was logged"
    );
    assert_eq!(len(&story.supplement()["changes"]), 0);

    // Corrected once more: the next letter, and the sheets of the first supplement go out.
    story.ask(
        "cases.save",
        json!({"id": story.cases[1], "patch": {"ask": "Name a school by Christmas"}}),
    );
    let second = story.supplement();
    assert_eq!(second["number"], 2);
    assert_eq!(second["changes"][0]["into"], "2b", "the agenda says it too");
    assert_eq!(second["changes"][1]["out"], "5a, 8a");
    assert_eq!(second["changes"][1]["into"], "5b, 8b");

    story.ask("cases.remove", json!({"id": story.cases[0]}));
    let withdrawn = story.supplement();
    let gone = withdrawn["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .find(|change| change["how"] == "No longer on the agenda")
        .expect("a case that was withdrawn is said");
    assert_eq!(gone["out"], "4, 7");
    assert_eq!(
        second["changes"][1]["what"], withdrawn["changes"][1]["what"],
        "the others keep their numbers"
    );
}

#[test]
fn an_interest_and_a_promise_that_come_late_go_out_on_new_sheets_and_their_page_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.choose(&[
        ("agenda", true),
        ("fairness", true),
        ("declarations", true),
        ("briefs", true),
        ("statistics", true),
    ]);
    story.issue();
    story.ask(
        "declarations.save",
        json!({"patch": {"meeting": story.meeting, "panel_case": story.cases[1], "member": story.member,
            "name": "Amara Bell", "nature": "Her school excluded", "leaves": true}}),
    );
    let supplement = story.supplement();
    assert_eq!(
        len(&supplement["changes"]),
        1,
        "nothing else has changed: {}",
        supplement["changes"]
    );
    let change = &supplement["changes"][0];
    assert_eq!(change["what"], "Declarations");
    assert_eq!(change["how"], "Declarations of interest have changed");
    assert_eq!(change["out"], "3");
    assert_eq!(change["into"], "3a");
    let issues = story.ask("pack.issues", json!({"id": story.meeting}));
    assert_eq!(
        issues[0]["changed_since"],
        json!(["Declarations of interest have changed."])
    );
    let file = bytes(
        &story.app,
        "pack.supplement_pdf",
        json!({"meeting": story.meeting, "options": {"recipient": "Amara Bell", "audience": "full"}}),
    );
    assert!(file.starts_with(b"%PDF"), "she gets it without her case");

    let late = child(&story.app, "Ama", "Owusu");
    story.ask(
        "cases.add",
        json!({"meeting": story.meeting, "pupil": late}),
    );
    let more = story.supplement();
    let what: Vec<&str> = more["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .filter_map(|change| change["what"].as_str())
        .collect();
    assert_eq!(
        (what[0], what[1], what[2]),
        ("Agenda", "Declarations", "The meeting in numbers"),
        "each section that says something else, and no other"
    );
    assert_eq!(
        more["pages"],
        json!(["Change slip", "1a", "3a", "6a", "7a"])
    );
}

#[test]
fn the_annexes_of_a_case_go_out_with_its_new_sheets() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.choose(&[
        ("briefs", true),
        ("chronologies", true),
        ("plans", true),
        ("decision_sheets", true),
    ]);
    // Briefs on 1 to 3, chronologies on 4 to 6, no plan, sheets on 7 to 9.
    story.issue();
    story.ask(
        "cases.save",
        json!({"id": story.cases[1], "patch": {"ask": "Name a school by half-term"}}),
    );
    let late = child(&story.app, "Ama", "Owusu");
    story.ask(
        "cases.add",
        json!({"meeting": story.meeting, "pupil": late}),
    );
    let supplement = story.supplement();
    let changes = list(&supplement["changes"]);
    assert_eq!(changes.len(), 2, "{changes:?}");
    assert_eq!(changes[0]["out"], "2, 5, 8", "brief, chronology and sheet");
    assert_eq!(changes[0]["into"], "2a, 5a, 8a");
    assert_eq!(changes[1]["out"], Value::Null);
    assert_eq!(
        changes[1]["into"], "3a, 6a, 9a",
        "a late case has what the others have"
    );
    assert_eq!(
        supplement["pages"],
        json!(["Change slip", "2a", "3a", "5a", "6a", "8a", "9a"])
    );
    story.ask("cases.remove", json!({"id": story.cases[0]}));
    let supplement = story.supplement();
    let gone = list(&supplement["changes"])
        .iter()
        .find(|change| change["how"] == "No longer on the agenda")
        .expect("a case that was withdrawn is said");
    assert_eq!(
        gone["out"], "1, 4, 7",
        "and nothing of it stays in the pack"
    );
}

#[test]
fn a_plan_that_has_ended_since_is_taken_out_though_its_case_is_as_it_was() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let plan = saved(
        &story.app,
        "plans.save",
        json!({"pupil": story.pupils[1], "started_on": "2026-11-02", "agreed_on": "2026-11-02"}),
    );
    story.choose(&[
        ("briefs", true),
        ("chronologies", false),
        ("plans", true),
        ("decision_sheets", true),
    ]);
    let page = section(&story.summary(), "plans")["page"].to_string();
    story.issue();
    let changes = |story: &Story| list(&story.supplement()["changes"]).clone();
    story.ask(
        "plans.save",
        json!({"id": plan, "patch": {"ended_on": "2026-11-09", "outcome": "abandoned"}}),
    );
    let gone = changes(&story)
        .into_iter()
        .find(|change| {
            change["out"]
                .as_str()
                .is_some_and(|out| out.contains(&page))
        })
        .expect("the page of the plan is to be taken out");
    assert!(
        gone["into"]
            .as_str()
            .is_none_or(|into| !into.contains(&format!("{page}a"))),
        "and nothing is put in its place: {gone}"
    );
    story.ask(
        "pack.supplement_issue",
        json!({"meeting": story.meeting, "why": "A plan has ended",
            "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
    );
    assert!(
        !changes(&story).iter().any(|change| change["out"]
            .as_str()
            .is_some_and(|out| out.split(", ").any(|label| label == page))),
        "it is said once: {:?}",
        changes(&story)
    );
}
