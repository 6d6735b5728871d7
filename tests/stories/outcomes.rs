//! After the meeting: the letters that are due go out in one file, each is written down on its own child's record, and nobody is
//! written to twice unawares.

use serde_json::{Value, json};

use crate::desk::pack::{Story, story};
use crate::desk::{bytes, hash_of, len, list, placed, provider_with, refused, said_in};

/// The meeting has been held and has decided all three: a place, a place at the same school, and one that was put off.
fn decided(story: &Story) -> Value {
    story.clock.advance(3, 0);
    let school = provider_with(
        &story.app,
        json!({"name": "Forge Lane School", "address": "1 Forge Lane", "postcode": "NW1 1AA"}),
    );
    let me = story.ask("officers.list", json!({}))[0]["id"].clone();
    for case in &story.cases[..2] {
        story.ask(
            "cases.decide",
            json!({"case": case, "decision": "place_allocated", "setting": school, "officer": me,
                "starts_on": "2026-11-23", "rationale": "It is their turn"}),
        );
    }
    story.ask(
        "cases.decide",
        json!({"case": story.cases[2], "decision": "deferred", "officer": me,
            "deferred_to": "2026-12-10", "deferred_reason": "The report from health"}),
    );
    school
}

fn parent(story: &Story, pupil: usize, name: &str, address: Option<&str>) -> Value {
    story.ask(
        "contacts.save",
        json!({"patch": {"pupil": story.pupils[pupil], "name": name, "address": address,
            "parental_responsibility": "yes"}}),
    )["id"]
        .clone()
}

fn letters(story: &Story, to: &str) -> Value {
    json!({"paper": {"kind": "outcome_letters", "meeting": story.meeting, "to": to}, "made_at": 1_763_000_000_000_i64})
}

#[test]
fn all_who_can_be_written_to_are_in_one_file_and_the_others_are_named_with_what_they_lack() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let early = refused(&story.app, "papers.about", letters(&story, "parents"));
    assert!(early.sentence.contains("decided nothing yet"), "{early}");
    decided(&story);
    parent(&story, 0, "Ewa Nowak", Some("2 Mill Street"));
    let pryce = parent(&story, 1, "Rhys Pryce", None);
    let about = story.ask("papers.about", letters(&story, "parents"));
    assert_eq!(len(&about["goes_to"]), 1);
    assert_eq!(about["goes_to"][0]["recipient"], "Ewa Nowak");
    let lacking = list(&about["not_written"]);
    assert_eq!(lacking.len(), 2);
    assert!(
        lacking[0]["why"]
            .as_str()
            .is_some_and(|why| why.contains("No address is recorded for Rhys Pryce")),
        "{lacking:?}"
    );
    assert!(
        lacking[0]["at"]
            .as_str()
            .is_some_and(|at| at.ends_with("/people")),
        "and the way to mend it: {lacking:?}"
    );
    assert!(
        lacking[1]["why"]
            .as_str()
            .is_some_and(|why| why.contains("Nobody with parental responsibility")),
        "{lacking:?}"
    );
    story.ask(
        "contacts.save",
        json!({"id": pryce, "patch": {"address": "3 Mill Street"}}),
    );
    let about = story.ask("papers.about", letters(&story, "parents"));
    assert_eq!(
        len(&about["goes_to"]),
        2,
        "what was filled in is in the file"
    );
}

#[test]
fn a_letter_of_what_was_put_off_names_no_school_and_says_when_it_is_talked_about_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let barn = provider_with(&story.app, json!({"name": "Kiln Street Barn"}));
    placed(&story.app, &story.pupils[2], &barn, "2026-11-02");
    decided(&story);
    parent(&story, 2, "Omar Aziz", Some("4 Mill Street"));
    let words = said_in(&bytes(&story.app, "papers.pdf", letters(&story, "parents")));
    assert!(words.contains("Put off for more information"), "{words}");
    assert!(
        !words.contains("Kiln Street"),
        "where the child is meanwhile is not what was decided: {words}"
    );
    assert!(words.contains("Thursday 10 December 2026"), "{words}");
    assert!(words.contains("The report from health"), "{words}");
    let left = story.ask("papers.about", letters(&story, "parents"))["left_out"].to_string();
    assert!(
        !left.contains("School or provider") && !left.contains("First day"),
        "nothing of that lacks: {left}"
    );
}

#[test]
fn a_file_that_was_saved_is_written_down_letter_by_letter_and_is_not_due_again() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    decided(&story);
    parent(&story, 0, "Ewa Nowak", Some("2 Mill Street"));
    parent(&story, 1, "Rhys Pryce", Some("3 Mill Street"));
    parent(&story, 2, "Omar Aziz", Some("4 Mill Street"));
    let paper = letters(&story, "parents");
    let file = bytes(&story.app, "papers.pdf", paper.clone());
    let told = |on: &str| json!({"paper": paper, "recipient": "3 parents", "purpose": "To tell", "told_on": on});
    for (on, said) in [
        ("2026-11-14", "not come yet"),
        ("2026-11-11", "nobody was told before"),
    ] {
        let no = refused(&story.app, "papers.disclose", told(on));
        assert!(no.sentence.contains(said), "{no}");
    }
    story.ask("papers.disclose", told("2026-11-13"));
    let log = |pupil: &Value| story.ask("disclosures.list", json!({"pupil": pupil}));
    for (pupil, reader) in story
        .pupils
        .iter()
        .zip(["Ewa Nowak", "Rhys Pryce", "Omar Aziz"])
    {
        let lines = log(pupil);
        assert_eq!(len(&lines), 1, "a line on each child's own record");
        assert_eq!(lines[0]["disclosure"]["recipient"], reader);
        assert_eq!(lines[0]["disclosure"]["what"], "Outcome, to the parent");
        assert_eq!(lines[0]["disclosure"]["hash"], hash_of(&file));
        assert_eq!(lines[0]["disclosure"]["meeting"], story.meeting);
    }
    let case = |at: usize| {
        story.ask("meetings.get", json!({"id": story.meeting}))["cases"][at]["case"].clone()
    };
    assert_eq!(case(2)["parents_told_on"], "2026-11-13");
    let none = refused(&story.app, "papers.about", paper.clone());
    assert!(none.sentence.contains("Told on Fri 13 Nov 2026"), "{none}");
    let mut again = paper.clone();
    again["paper"]["again"] = json!(true);
    assert_eq!(
        len(&story.ask("papers.about", again)["goes_to"]),
        3,
        "whoever wants them once more gets them"
    );

    story.ask("undo.undo", json!({}));
    assert_eq!(len(&log(&story.pupils[0])), 0, "one deed, one undo");
    assert_eq!(case(2)["parents_told_on"], Value::Null);

    // Saved without a day: the letter is written, and nobody is said to have been told.
    story.ask(
        "papers.disclose",
        json!({"paper": paper, "recipient": "3 parents", "purpose": "To tell"}),
    );
    assert_eq!(case(0)["parents_told_on"], Value::Null);
    let none = refused(&story.app, "papers.about", paper);
    assert!(
        none.sentence
            .contains("The letter to Ewa Nowak has been saved"),
        "{none}"
    );
}

#[test]
fn a_school_has_a_letter_for_each_child_that_it_is_to_admit_and_for_no_other() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    decided(&story);
    let about = story.ask("papers.about", letters(&story, "schools"));
    let whom: Vec<&Value> = list(&about["goes_to"])
        .iter()
        .map(|line| &line["recipient"])
        .collect();
    assert_eq!(whom, ["Forge Lane School", "Forge Lane School"]);
    assert!(
        about["not_written"][0]["why"]
            .as_str()
            .is_some_and(|why| why.contains("does not fit")),
        "what was put off allocates nothing: {about}"
    );
    story.ask(
        "papers.disclose",
        json!({"paper": letters(&story, "schools"), "recipient": "2 schools", "purpose": "Admission",
            "told_on": "2026-11-13"}),
    );
    let cases = story.ask("meetings.get", json!({"id": story.meeting}))["cases"].clone();
    assert_eq!(cases[0]["case"]["school_told_on"], "2026-11-13");
    assert_eq!(cases[0]["case"]["parents_told_on"], Value::Null);
    let wrong = refused(&story.app, "papers.about", letters(&story, "everybody"));
    assert_eq!(wrong.fields[0].field, "to");
}
