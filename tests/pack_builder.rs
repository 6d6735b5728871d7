//! The pack builder told through the public API: sections, what each copy leaves out, supplements, and what is written down.

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

fn hash(file: &[u8]) -> Value {
    json!(blake3::hash(file).to_hex().to_string())
}

/// A panel that meets on Thursday 12 November with three children on its agenda; Amara Bell chairs and sits on it.
struct Story {
    app: App,
    clock: Arc<ToldClock>,
    panel: Value,
    member: Value,
    meeting: Value,
    pupils: Vec<Value>,
    cases: Vec<Value>,
}

fn child(app: &App, forename: &str, surname: &str) -> Value {
    ask(
        app,
        "pupils.add",
        json!({"patch": {"forename": forename, "surname": surname, "dob": "2013-03-14", "opened_on": "2026-11-03"}}),
    )["id"]
        .clone()
}

fn story(dir: &Path) -> Story {
    let clock = Arc::new(ToldClock::new(
        "2026-11-10".parse().expect("a day"),
        chrono::NaiveTime::MIN + chrono::TimeDelta::hours(14),
    ));
    let app = App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock: clock.clone(),
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
        json!({"patch": {"name": "Maya Thomas"}}),
    )["id"]
        .clone();
    ask(&app, "me.choose", json!({"id": officer}));
    ask(
        &app,
        "team.save",
        json!({"patch": {"la_code": "202", "la_name": "Camden"}}),
    );
    let panel = ask(
        &app,
        "panels.save",
        json!({"patch": {"name": "Fair Access Panel", "kind": "fair_access"}}),
    )["id"]
        .clone();
    let member = ask(
        &app,
        "panel_members.save",
        json!({"patch": {"panel": panel, "name": "Amara Bell", "decides": true}}),
    )["id"]
        .clone();
    let meeting = ask(
        &app,
        "meetings.save",
        json!({"patch": {"panel": panel, "held_on": "2026-11-12", "chair": "Amara Bell", "place": "Room 1"}}),
    )["id"]
        .clone();
    let pupils: Vec<Value> = [("Łukasz", "Nowak"), ("Siân", "Pryce"), ("Tariq", "Aziz")]
        .into_iter()
        .map(|(forename, surname)| child(&app, forename, surname))
        .collect();
    let cases = pupils
        .iter()
        .map(|pupil| {
            ask(
                &app,
                "cases.add",
                json!({"meeting": meeting, "pupil": pupil}),
            )["id"]
                .clone()
        })
        .collect();
    Story {
        app,
        clock,
        panel,
        member,
        meeting,
        pupils,
        cases,
    }
}

impl Story {
    fn ask(&self, name: &str, request: Value) -> Value {
        ask(&self.app, name, request)
    }

    fn summary(&self) -> Value {
        self.ask("pack.summary", json!({"meeting": self.meeting}))
    }

    fn choose(&self, sections: &[(&str, bool)]) -> Value {
        let sections: Vec<Value> = sections
            .iter()
            .map(|(section, wanted)| json!({"section": section, "wanted": wanted}))
            .collect();
        self.ask(
            "pack.sections",
            json!({"meeting": self.meeting, "sections": sections}),
        )
    }

    fn issue(&self) -> Value {
        self.ask(
            "pack.issue",
            json!({"meeting": self.meeting, "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
        )
    }

    fn supplement(&self) -> Value {
        self.ask("pack.supplement", json!({"meeting": self.meeting}))
    }
}

fn section<'a>(summary: &'a Value, code: &str) -> &'a Value {
    summary["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .find(|line| line["section"] == code)
        .expect("every section is listed")
}

fn len(value: &Value) -> usize {
    value.as_array().expect("a list").len()
}

#[test]
fn sections_are_chosen_and_ordered_for_a_meeting_and_one_undo_puts_them_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let before = story.summary();
    assert_eq!(
        section(&before, "fairness")["wanted"],
        true,
        "a fair-access panel wants to know whose turn it is"
    );
    assert_eq!(section(&before, "statistics")["wanted"], false);
    story.choose(&[
        ("briefs", true),
        ("cover", true),
        ("statistics", true),
        ("chronologies", true),
        ("plans", true),
        ("agenda", false),
    ]);
    let after = story.summary();
    let order: Vec<&str> = after["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .filter_map(|line| line["section"].as_str())
        .collect();
    assert_eq!(&order[..3], ["briefs", "cover", "statistics"]);
    assert_eq!(section(&after, "briefs")["page"], 1);
    assert_eq!(section(&after, "cover")["page"], 4);
    assert_eq!(section(&after, "statistics")["page"], 5);
    assert_eq!(section(&after, "chronologies")["pages"], 3);
    assert_eq!(
        section(&after, "plans")["note"],
        "No child on this agenda has a plan.",
        "what is wanted and is not there says why"
    );
    assert_eq!(after["pages"], 8);
    let none = refused(
        &story.app,
        "pack.sections",
        json!({"meeting": story.meeting, "sections": [{"section": "cover", "wanted": false}]}),
    );
    assert!(none.sentence.contains("at least one section"), "{none}");
    story.ask("undo.undo", json!({}));
    assert_eq!(story.summary()["pages"], before["pages"]);
}

#[test]
fn the_usual_sections_of_a_panel_are_those_of_its_next_meeting() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.ask(
        "pack.sections",
        json!({"meeting": story.meeting, "usual": true,
            "sections": [{"section": "agenda", "wanted": true}]}),
    );
    let next = story.ask(
        "meetings.save",
        json!({"patch": {"panel": story.panel, "held_on": "2026-12-10"}}),
    )["id"]
        .clone();
    let summary = story.ask("pack.summary", json!({"meeting": next}));
    assert_eq!(section(&summary, "agenda")["wanted"], true);
    assert_eq!(section(&summary, "briefs")["wanted"], false);
}

#[test]
fn a_chair_with_an_interest_never_gets_the_case_whatever_copy_is_asked_for() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.ask(
        "declarations.save",
        json!({"patch": {"meeting": story.meeting, "panel_case": story.cases[1], "member": story.member,
            "name": "Amara Bell", "nature": "Her school excluded", "leaves": true}}),
    );
    let differences = story.ask("pack.differences", json!({"id": story.meeting}));
    assert_eq!(
        len(&differences["copies"]),
        4,
        "one for her beside the three"
    );
    assert_eq!(differences["copies"][3]["label"], "Amara Bell");
    assert_eq!(
        differences["copies"][3]["sentence"],
        "1 case left out whole"
    );
    let line = differences["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .find(|line| {
            line["what"]
                .as_str()
                .is_some_and(|what| what.starts_with("Case "))
        })
        .expect("the case is in some copies and not in hers");
    assert_eq!(line["held"], json!([true, true, true, false]));
    let warning = differences["warnings"][0].as_str().expect("a sentence");
    assert!(warning.contains("Amara Bell"), "{warning}");

    let issued = story.ask(
        "pack.issue",
        json!({"meeting": story.meeting, "copies": [{"recipient": "Amara Bell", "audience": "full"}]}),
    );
    let log = story.ask("disclosures.list", json!({"meeting": story.meeting}));
    assert_eq!(
        log[0]["disclosure"]["what"],
        "Panel pack, issue 1: Everything, without 1 case"
    );
    let own = |recipient: &str| {
        bytes(
            &story.app,
            "pack.pdf",
            json!({"meeting": story.meeting, "made_at": issued["at"],
                "options": {"recipient": recipient, "copy_number": 1, "copies": 1, "audience": "full"}}),
        )
    };
    assert_eq!(log[0]["disclosure"]["hash"], hash(&own("Amara Bell")));
    assert_ne!(hash(&own("Amara Bell")), hash(&own("Somebody Else")));
}

#[test]
fn a_pack_that_is_only_saved_is_written_down_too() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let made_at = 1_794_322_800_000_i64;
    let query =
        json!({"meeting": story.meeting, "made_at": made_at, "options": {"audience": "schools"}});
    let file = bytes(&story.app, "pack.pdf", query.clone());
    story.ask("pack.saved", json!({"pack": query}));
    let log = story.ask("disclosures.list", json!({"meeting": story.meeting}));
    assert_eq!(len(&log), 1);
    let row = &log[0]["disclosure"];
    assert_eq!(row["recipient"], "Maya Thomas", "she keeps the file");
    assert_eq!(row["what"], "Panel pack, draft: School representatives");
    assert_eq!(row["hash"], hash(&file));
    let without = refused(
        &story.app,
        "pack.saved",
        json!({"pack": {"meeting": story.meeting}}),
    );
    assert!(without.sentence.contains("Save it again"), "{without}");
}

#[test]
fn the_page_of_what_is_owed_is_written_down_when_it_is_saved() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let school = story.ask(
        "providers.save",
        json!({"patch": {"name": "Forge Lane School"}}),
    )["setting"]
        .clone();
    let page = json!({"setting": school, "made_at": 1_794_322_800_000_i64});
    let file = bytes(&story.app, "owed.pdf", page.clone());
    story.ask("owed.saved", page);
    let log = story.ask("disclosures.list", json!({}));
    assert_eq!(log[0]["disclosure"]["recipient"], "Forge Lane School");
    assert_eq!(log[0]["disclosure"]["hash"], hash(&file));
}

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
    assert_eq!(changes.len(), 3, "{changes:?}");
    assert_eq!(changes[0]["how"], "The place is Room 2, was Room 1");
    // Cover, agenda, declarations, matters arising, fair share; briefs on 6 to 8 and sheets on 9 to 11.
    assert_eq!(changes[1]["out"], "7, 10");
    assert_eq!(changes[1]["into"], "7a, 10a");
    assert_eq!(changes[1]["how"], "Changed: what the panel is asked");
    let what = changes[2]["what"].as_str().expect("a number");
    assert!(what.starts_with("3a · "), "{what}");
    assert_eq!(changes[2]["out"], Value::Null);
    assert_eq!(changes[2]["into"], "8a, 11a");
    assert_eq!(
        supplement["pages"],
        json!(["Change slip", "7a", "8a", "10a", "11a"])
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
    assert_eq!(second["changes"][0]["out"], "7a, 10a");
    assert_eq!(second["changes"][0]["into"], "7b, 10b");

    story.ask("cases.remove", json!({"id": story.cases[0]}));
    let withdrawn = story.supplement();
    let gone = withdrawn["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .find(|change| change["how"] == "No longer on the agenda")
        .expect("a case that was withdrawn is said");
    assert_eq!(gone["out"], "6, 9");
    assert_eq!(
        second["changes"][0]["what"], withdrawn["changes"][0]["what"],
        "the others keep their numbers"
    );
}

#[test]
fn a_meeting_without_cases_still_prints_and_is_not_issued() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let empty = story.ask(
        "meetings.save",
        json!({"patch": {"panel": story.panel, "held_on": "2026-12-10"}}),
    )["id"]
        .clone();
    let summary = story.ask("pack.summary", json!({"meeting": empty}));
    assert_eq!(section(&summary, "briefs")["note"], "There is no case yet.");
    let nothing = refused(
        &story.app,
        "pack.issue",
        json!({"meeting": empty, "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
    );
    assert!(nothing.sentence.contains("no cases"), "{nothing}");
}

#[test]
fn a_child_on_two_agendas_of_one_day_is_said_on_both() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let other = story.ask(
        "meetings.save",
        json!({"patch": {"panel": story.panel, "held_on": "2026-11-12"}}),
    )["id"]
        .clone();
    story.ask(
        "cases.add",
        json!({"meeting": other, "pupil": story.pupils[0]}),
    );
    for meeting in [&story.meeting, &other] {
        let view = story.ask("meetings.get", json!({"id": meeting}));
        let said = view["warnings"]
            .as_array()
            .expect("warnings")
            .iter()
            .filter_map(Value::as_str)
            .any(|warning| warning.contains("Nowak, Łukasz is also on another meeting's agenda"));
        assert!(said, "{}", view["warnings"]);
    }
}
