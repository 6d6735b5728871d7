//! The pack builder: sections, what each copy leaves out, supplements, and what is written down.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};
use waymark_app::App;
use waymark_tests::ToldClock;

use crate::desk::{TODAY, app, ask, authority, bytes, clock, len, list, refused, saved, sit_down};

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
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": surname, "dob": "2013-03-14", "opened_on": "2026-11-03"}),
    )
}

fn story(dir: &Path) -> Story {
    let clock = clock(TODAY, 14);
    let app = app(dir, clock.clone());
    sit_down(&app);
    authority(&app, "202", "Camden");
    let panel = saved(
        &app,
        "panels.save",
        json!({"name": "Fair Access Panel", "kind": "fair_access"}),
    );
    let member = saved(
        &app,
        "panel_members.save",
        json!({"panel": panel, "name": "Amara Bell", "decides": true}),
    );
    let meeting = saved(
        &app,
        "meetings.save",
        json!({"panel": panel, "held_on": "2026-11-12", "chair": "Amara Bell", "place": "Room 1"}),
    );
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

fn hash(file: &[u8]) -> Value {
    json!(blake3::hash(file).to_hex().to_string())
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
fn attendance_by_telephone_is_an_annex_of_those_who_have_any() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    story.choose(&[("attendance", true)]);
    assert_eq!(
        section(&story.summary(), "attendance")["note"],
        "No child on this agenda has a mark of attendance."
    );
    let barn = story.ask(
        "providers.save",
        json!({"patch": {"name": "Forge Lane Barn"}}),
    )["setting"]
        .clone();
    let placement = story.ask(
        "placements.save",
        json!({"patch": {"pupil": story.pupils[1], "setting": barn, "kind": "alternative_provision",
            "purpose": "Tuition meanwhile", "started_on": "2026-11-02"}}),
    )["id"]
        .clone();
    for (day, half, code, said_by) in [
        ("2026-11-02", "am", "/", "Front office"),
        ("2026-11-09", "am", "N", "Front office"),
        ("2026-11-09", "pm", "\\", "Front office"),
    ] {
        story.ask(
            "ring.mark",
            json!({"placement": placement, "day": day, "half": half, "code": code, "said_by": said_by}),
        );
    }
    let summary = story.summary();
    assert_eq!(
        section(&summary, "attendance")["pages"],
        1,
        "one child of three"
    );
    assert_eq!(section(&summary, "attendance")["note"], Value::Null);
    let copy = story.ask(
        "pack.summary",
        json!({"meeting": story.meeting, "options": {"audience": "schools"}}),
    );
    assert_eq!(
        copy["pages"], summary["pages"],
        "others keep its page, blank"
    );
}

#[test]
fn a_pack_says_in_which_case_a_name_will_not_print() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let said = || story.summary()["sentence"].to_string();
    assert!(!said().contains("boxes"), "{}", said());
    story.ask(
        "cases.save",
        json!({"id": story.cases[1], "patch": {"ask": "May 小明 start at Oakenshaw?"}}),
    );
    let said = said();
    assert!(
        said.contains("小 明") && said.contains("They stand in case 2."),
        "{said}"
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
fn challenge_sheets_say_what_the_grid_in_force_gives() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let paper = json!({"paper": {"kind": "challenge", "panel": story.panel}});
    let about = story.ask("papers.about", paper.clone());
    assert_eq!(about["title"], "Fair Access Panel: challenge sheets");
    assert_eq!(about["pupil"], Value::Null, "no child is on them");
    let file = bytes(&story.app, "papers.pdf", paper);
    assert!(file.starts_with(b"%PDF"));
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
