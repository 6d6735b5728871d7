//! What a brief says and lacks: a child with another route and why it is heard all the same, the questions that are asked of each
//! school, and one list of what is missing, on the screen as on the paper.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{ask, bytes, clock, invented, panel, refused, said_in, saved};

/// A pack's words, for some readers.
fn pack(app: &App, meeting: &Value, audience: &str) -> String {
    said_in(&bytes(
        app,
        "pack.pdf",
        json!({"meeting": meeting, "options": {"audience": audience}}),
    ))
}

#[test]
fn an_exception_stands_in_agenda_brief_and_minutes_and_not_where_needs_are_kept_back() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = panel::panel(dir.path());
    let fact = s.ask(
        "facts.save",
        json!({"patch": {"pupil": s.pupil, "kind": "EHCP", "started_on": "2024-09-01"}}),
    );
    let before = pack(&s.app, &s.meeting, "full");
    assert!(
        before.contains("no exception recorded") && before.contains("Heard as an exception: Not"),
        "the paper says that nobody has given a reason: {before}"
    );
    let asked = s.ask("meetings.get", json!({"id": s.meeting}));
    assert!(
        asked["cases"][0]["warnings"].to_string().contains("3.17"),
        "{asked}"
    );
    s.ask(
        "cases.save",
        json!({"id": s.case, "patch": {"exception": "The plan is being ceased"}}),
    );
    let after = s.ask("meetings.get", json!({"id": s.meeting}));
    assert_eq!(after["cases"][0]["warnings"], json!([]));
    let whole = pack(&s.app, &s.meeting, "full");
    assert_eq!(
        whole.matches("The plan is being ceased").count(),
        1,
        "{whole}"
    );
    assert!(
        whole.contains("Normally not a case for this panel"),
        "{whole}"
    );
    for readers in ["schools", "sharing"] {
        let kept_back = pack(&s.app, &s.meeting, readers);
        assert!(
            !kept_back.contains("ceased") && !kept_back.contains("exception"),
            "whoever knows of the exception knows of the plan: {kept_back}"
        );
    }
    let minutes = said_in(&bytes(
        &s.app,
        "papers.pdf",
        json!({"paper": {"kind": "minutes", "meeting": s.meeting}}),
    ));
    assert!(
        minutes.contains("Heard as an exception: The plan is being ceased"),
        "{minutes}"
    );
    // A plan that has ended, or has yet to begin, is no reason to pause.
    s.ask(
        "facts.save",
        json!({"id": fact["id"], "patch": {"ended_on": "2026-11-01"}}),
    );
    s.ask(
        "cases.save",
        json!({"id": s.case, "patch": {"exception": null}}),
    );
    let ended = s.ask("meetings.get", json!({"id": s.meeting}));
    assert_eq!(ended["cases"][0]["warnings"], json!([]));
}

#[test]
fn a_copy_for_schools_tells_of_no_illness_and_a_sharing_copy_names_nobody() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = panel::panel(dir.path());
    s.ask(
        "statuses.save",
        json!({"patch": {
            "pupil": s.pupil, "kind": "MED", "started_on": "2026-10-23", "reason": "Mental health"
        }}),
    );
    s.ask(
        "former_names.save",
        json!({"patch": {"pupil": s.pupil, "surname": "Popescu"}}),
    );
    let other = saved(
        &s.app,
        "pupils.add",
        json!({"forename": "Yusuf", "surname": "Khan", "dob": "2012-05-01", "opened_on": "2026-11-03"}),
    );
    s.ask(
        "keep_apart.save",
        json!({"patch": {"pupil": s.pupil, "other": other, "reason": "They fought in the summer"}}),
    );
    s.ask(
        "cases.save",
        json!({"id": s.case, "patch": {
            "category": "f",
            "reason": "Provision for a child away through ill health",
            "presenter": "Mrs Nowak (mother)",
            "ask": "A place for lukasz, once Popescu, away from yusuf Khan?",
        }}),
    );
    let words = |audience: &str| {
        let said = pack(&s.app, &s.meeting, audience);
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let whole = words("full");
    for told in ["Medical since", "Mental health", "Carer", "ill health"] {
        assert!(whole.contains(told), "the chair reads {told}: {whole}");
    }
    let schools = words("schools");
    for secret in [
        "Medical",
        "Mental health",
        "health needs",
        "Carer",
        "ill health",
    ] {
        assert!(
            !schools.contains(secret),
            "schools read {secret}: {schools}"
        );
    }
    assert!(
        schools.contains("Out of school since Fri 23 Oct 2026")
            && schools.contains("Category: Withheld")
            && schools.contains("Fair access since"),
        "{schools}"
    );
    let shared = words("sharing").to_lowercase();
    for name in ["lukasz", "łukasz", "nowak", "popescu", "yusuf", "khan"] {
        assert!(!shared.contains(name), "{name} is named: {shared}");
    }
    assert!(
        shared.contains("presented by mrs – (mother)")
            && shared.contains("a place for –, once –, away from – –?"),
        "{shared}"
    );
    // Readers whom nobody knows have no copy: never the whole pack.
    for command in ["pack.summary", "pack.pdf"] {
        let told = refused(
            &s.app,
            command,
            json!({"meeting": s.meeting, "options": {"audience": "school"}}),
        );
        assert_eq!(told.fields[0].field, "audience", "{told:?}");
        assert!(told.fields[0].sentence.contains("“school”"), "{told:?}");
    }
    let told = refused(
        &s.app,
        "pack.issue",
        json!({"meeting": s.meeting, "copies": [{"recipient": "Forge Lane", "audience": "shools"}]}),
    );
    assert!(told.fields[0].sentence.contains("“shools”"), "{told:?}");
    let issued = s.ask("pack.issues", json!({"id": s.meeting}));
    assert_eq!(issued, json!([]), "nothing was issued");
}

#[test]
fn a_reason_is_called_a_reason_and_not_a_category() {
    let dir = tempfile::tempdir().expect("a folder");
    let s = panel::panel(dir.path());
    s.ask(
        "cases.save",
        json!({"id": s.case, "patch": {"reason": "First placement review was due"}}),
    );
    let words = pack(&s.app, &s.meeting, "full");
    assert!(words.contains("Why it comes: First placement"), "{words}");
    assert!(!words.contains("Category: First"), "{words}");
}

/// The invented fair-access panel's next meeting.
fn meeting(app: &App) -> Value {
    let panels = ask(app, "panels.list", json!({}));
    panels["panels"]
        .as_array()
        .and_then(|all| {
            all.iter()
                .find(|line| line["panel"]["kind"] == "fair_access")
        })
        .and_then(|line| line["meetings"].as_array())
        .and_then(|all| all.iter().find(|line| line["meeting"]["stage"] == "draft"))
        .map(|line| line["meeting"]["id"].clone())
        .expect("a meeting that is being prepared")
}

#[test]
fn what_the_screen_lacks_is_what_the_paper_lacks_and_it_falls_as_it_is_filled() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = invented(
        dir.path(),
        clock("2026-11-10", 14),
        waymark_app::sample::Size::TRY,
    );
    let meeting = meeting(&app);
    let lists = || {
        let view = ask(&app, "meetings.get", json!({"id": meeting}));
        let summary = ask(&app, "pack.summary", json!({"meeting": meeting}));
        let paper = summary["missing"].as_array().expect("a list").clone();
        for line in view["cases"].as_array().expect("cases") {
            let mut printed: Vec<&str> = paper
                .iter()
                .filter(|missing| missing["case"] == line["number"])
                .filter_map(|missing| missing["field"].as_str())
                .collect();
            let mut shown: Vec<&str> = line["missing"]
                .as_array()
                .expect("a list")
                .iter()
                .filter_map(Value::as_str)
                .collect();
            printed.sort_unstable();
            shown.sort_unstable();
            assert_eq!(shown, printed, "case {}", line["number"]);
        }
        (view, paper.len())
    };
    let (view, before) = lists();
    let (case, field) = view["cases"]
        .as_array()
        .expect("cases")
        .iter()
        .find_map(|line| {
            let risks = line["missing"].as_array()?.iter().find(|m| *m == "Risks")?;
            Some((line["case"]["pupil"].clone(), risks.clone()))
        })
        .expect("somebody's risks are not recorded");
    assert_eq!(field, "Risks");
    ask(
        &app,
        "pupils.save",
        json!({"id": case, "patch": {"worries": "None known to the school"}}),
    );
    assert_eq!(lists().1, before - 1);
}

#[test]
fn a_brief_asks_the_five_questions_of_the_schools_it_names_or_of_those_whose_turn_it_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = invented(
        dir.path(),
        clock("2026-11-10", 14),
        waymark_app::sample::Size::TRY,
    );
    let meeting = meeting(&app);
    let view = ask(&app, "meetings.get", json!({"id": meeting}));
    let case = view["cases"][0]["case"]["id"].clone();
    let asked = ask(&app, "shares.options", json!({"case": case}));
    let (first, last) = (
        asked[0]["name"].as_str().expect("a school"),
        asked[2]["name"].as_str().expect("a school"),
    );
    let brief = |words: &str| {
        let from = words.find("1 · ").expect("the first brief");
        let to = words[from + 4..]
            .find("\u{c}")
            .map_or(words.len(), |at| from + 4 + at);
        words[from..to].to_owned()
    };
    ask(
        &app,
        "cases.save",
        json!({"id": case, "patch": {"options": null}}),
    );
    let by_turn = brief(&pack(&app, &meeting, "full"));
    assert!(
        by_turn.contains(first) && by_turn.contains("Whose turn: Turn 1."),
        "{by_turn}"
    );
    ask(
        &app,
        "cases.save",
        json!({"id": case, "patch": {
            "options": format!("{last}: the family can walk there"),
            "parents_said": "They wish for the nearest school",
        }}),
    );
    let named = brief(&pack(&app, &meeting, "full"));
    assert!(
        named.contains("the family can walk there")
            && named.contains("Preference: They wish for the nearest")
            && named.contains("Whose turn: Turn 3."),
        "{named}"
    );
    assert!(
        !named.contains("Turn 1."),
        "whom the officer names stands alone: {named}"
    );
    let whole = pack(&app, &meeting, "full").matches('\u{c}').count();
    let schools = pack(&app, &meeting, "schools").matches('\u{c}').count();
    let shared = pack(&app, &meeting, "sharing");
    assert_eq!(
        (schools, shared.matches('\u{c}').count()),
        (whole, whole),
        "every copy has the pages of the whole"
    );
    assert!(
        !shared.contains("They wish for the nearest"),
        "the family's wish is the family's own: {shared}"
    );
}
