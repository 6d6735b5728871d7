//! The pack builder: sections, what each copy leaves out, and what is written down.

use serde_json::{Value, json};

use crate::desk::pack::{hash, section, story};
use crate::desk::{bytes, len, refused};

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
fn the_file_that_is_kept_for_a_preview_is_never_older_than_the_records() {
    let dir = tempfile::tempdir().expect("a folder");
    let story = story(dir.path());
    let query = |moment: i64| json!({"meeting": story.meeting, "made_at": moment});
    let summary = story.summary();
    let first = bytes(&story.app, "pack.pdf", query(1_794_322_800_000));
    assert_eq!(
        hash(&first),
        hash(&bytes(&story.app, "pack.pdf", query(1_794_322_800_000))),
        "nothing was written, so the same bytes come again"
    );
    assert_ne!(
        hash(&first),
        hash(&bytes(&story.app, "pack.pdf", query(1_794_322_900_000))),
        "a file says when it was made"
    );
    story.choose(&[("briefs", true)]);
    let fewer = story.summary();
    assert_ne!(summary["pages"], fewer["pages"], "sections were left out");
    let second = bytes(&story.app, "pack.pdf", query(1_794_322_800_000));
    assert_ne!(hash(&first), hash(&second), "and so they are on paper");
    story.ask("undo.undo", json!({}));
    assert_eq!(
        hash(&first),
        hash(&bytes(&story.app, "pack.pdf", query(1_794_322_800_000))),
        "an undo brings back the pack as it was, byte for byte"
    );
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
