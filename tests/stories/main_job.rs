//! The main job told once: from a council's own files to a printed panel pack, locked, unlocked, undone.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{
    self, PASSPHRASE, TODAY, app, ask, authority, clock, list, refused, saved, terms, with_file,
};

fn set_up(app: &App) {
    let shown = ask(app, "vault.create", json!({"passphrase": PASSPHRASE}));
    let key = shown["recovery_key"]
        .as_str()
        .expect("a key is shown")
        .to_owned();
    let wrong = refused(app, "vault.confirm_recovery", json!({"typed": "AAAA-BBBB"}));
    assert_eq!(
        wrong.fields[0].field, "typed",
        "a slip in the key is said at the field"
    );
    ask(
        app,
        "vault.confirm_recovery",
        json!({"typed": key.to_lowercase()}),
    );
    let officer = saved(app, "officers.save", json!({"name": "Maya Thomas"}));
    ask(app, "me.choose", json!({"id": officer}));
    authority(app, "207", "Kensington and Chelsea");
    let inset = json!([{"on_day": "2026-11-16", "kind": "inset", "label": null}]);
    ask(app, "calendars.save", terms(inset));
}

#[test]
fn from_a_councils_own_files_to_a_panel_pack() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = app(dir.path(), clock(TODAY, 9));
    set_up(&app);

    // The Department's file: schools and, among them, the registered providers.
    let gias = include_bytes!(
        "../../src-tauri/crates/exchange/tests/fixtures/edubasealldata-2018-layout.csv"
    );
    let preview = with_file(
        &app,
        "gias.preview",
        json!({}),
        "edubasealldata20181203.csv",
        gias,
    );
    assert_eq!(preview["rows"], 4, "the preview counts what is in the file");
    ask(&app, "gias.accept", json!({"token": preview["token"]}));
    let schools = ask(
        &app,
        "schools.list",
        json!({"scope": "england", "closed": true}),
    );
    assert_eq!(schools["total"], 4);

    // The team's own spreadsheet, with its own headings and a bad row.
    let csv = "Family name,First Name,D.O.B,UPN,Status,Start date,EHCP?,Taxi firm\n\
        Nowak,Łukasz,14/03/2013,,PEX,10/11/2026,Y,Blue Cabs\n\
        Smith,Ada,31/02/2014,,,,,\n\
        ,,01/01/2012,,PEX,01/10/2026,,\n\
        Okafor,Chidi,02/05/2012,,EHE,01/09/2026,N,\n";
    let read = with_file(
        &app,
        "pupils_file.read",
        json!({}),
        "tracker.csv",
        csv.as_bytes(),
    );
    let fields: Vec<Value> = read["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .map(|column| column["field"].clone())
        .collect();
    let plan = ask(
        &app,
        "pupils_file.plan",
        json!({"token": read["token"], "fields": fields}),
    );
    assert_eq!(plan["added"], 3, "{plan}");
    assert_eq!(
        plan["rejected"], 1,
        "a row without a name is about nobody: {plan}"
    );
    assert!(
        list(&plan["rows"])[1]["sentences"][0]
            .as_str()
            .is_some_and(|text| text.contains("31/02/2014 does not exist")),
        "a day that is none is said and kept as text: {plan}"
    );
    let lines: Vec<Value> = list(&plan["rows"])
        .iter()
        .filter(|row| row["ticked"] == true)
        .map(|row| row["line"].clone())
        .collect();
    let done = ask(
        &app,
        "pupils_file.accept",
        json!({"token": read["token"], "lines": lines}),
    );
    assert!(
        done["sentence"]
            .as_str()
            .is_some_and(|text| text.starts_with("Added 3 children")),
        "{done}"
    );

    // The same file again says nothing new.
    let again = with_file(
        &app,
        "pupils_file.read",
        json!({}),
        "tracker.csv",
        csv.as_bytes(),
    );
    let plan = ask(
        &app,
        "pupils_file.plan",
        json!({"token": again["token"], "fields": fields}),
    );
    assert_eq!(
        (&plan["added"], &plan["changed"], &plan["unchanged"]),
        (&json!(0), &json!(0), &json!(2)),
        "{plan}"
    );

    // Found without his Ł.
    let found = ask(&app, "search.find", json!({"text": "lukasz"}));
    assert_eq!(
        found["children"].as_array().map(Vec::len),
        Some(1),
        "{found}"
    );
    let pupil = found["children"][0]["hit"]["pupil"].clone();

    // Today: the sixth school day is Wed 18 Nov, because Mon 16 is INSET; and it explains itself.
    let today = ask(&app, "today.get", json!({}));
    let all: Vec<&Value> = today["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .flat_map(|group| list(&group["rows"]))
        .collect();
    let clock = all
        .iter()
        .find(|row| row["rule"] == "C01")
        .unwrap_or_else(|| panic!("day six is on the list: {today}"));
    assert_eq!(clock["due_on"], "2026-11-18");
    let why = ask(
        &app,
        "due.why",
        json!({"pupil": pupil, "rule": "C01", "row": clock["source_row"]}),
    );
    assert!(
        why["sentence"]
            .as_str()
            .is_some_and(|text| text.contains("INSET")),
        "{why}"
    );
    assert!(
        why["citation"]
            .as_str()
            .is_some_and(|text| !text.is_empty())
    );

    // A placement at a provider of the team's own, three mornings; a note in his words; a review that must have a next date.
    let provider = ask(
        &app,
        "providers.save",
        json!({"patch": {"name": "Forge Lane", "registration": "unregistered"}}),
    );
    let placement = ask(
        &app,
        "placements.save",
        json!({"patch": {"pupil": pupil, "setting": provider["setting"], "kind": "alternative_provision", "purpose": "Day six provision", "started_on": "2026-11-17"}}),
    );
    let blocks: Vec<Value> = (1..=3)
        .map(|day| json!({"weekday": day, "starts": 540, "ends": 720}))
        .collect();
    ask(
        &app,
        "sessions.save",
        json!({"placement": placement["id"], "blocks": blocks}),
    );
    ask(
        &app,
        "notes.save",
        json!({"patch": {"pupil": pupil, "text": "I want to go back but not to the same class.", "voice_of": "child", "seen": true}}),
    );
    let pasted = refused(
        &app,
        "pupils.save",
        json!({"id": pupil, "patch": {"surname": "n".repeat(201)}}),
    );
    assert_eq!(pasted.fields[0].field, "surname", "{pasted:?}");
    let missing = refused(
        &app,
        "reviews.save",
        json!({"patch": {"pupil": pupil, "placement": placement["id"], "kind": "placement", "held_on": "2026-11-10"}}),
    );
    assert!(
        missing
            .fields
            .iter()
            .any(|field| field.field.contains("next")),
        "no review without a next date or a reason: {missing:?}"
    );
    ask(
        &app,
        "reviews.save",
        json!({"patch": {"pupil": pupil, "placement": placement["id"], "kind": "placement", "held_on": "2026-11-10", "next_on": "2026-12-08", "school_view": "Ready in January."}}),
    );
    let plan = ask(
        &app,
        "plans.save",
        json!({"patch": {"pupil": pupil, "destination": "urn:100492", "started_on": "2026-11-10"}}),
    );
    ask(
        &app,
        "plans.ladder",
        json!({"plan": plan["id"], "starts_on": "2026-11-23", "weeks": [3, 15, 1023]}),
    );
    let record = ask(&app, "pupils.record", json!({"id": pupil}));
    assert_eq!(
        record["voice"]["text"],
        "I want to go back but not to the same class."
    );
    assert_eq!(
        record["placements"][0]["minutes_week"], 540,
        "three mornings of three hours: {}",
        record["placements"]
    );
    assert_eq!(
        record["plans"][0]["weeks"].as_array().map(Vec::len),
        Some(3)
    );
    let week = ask(
        &app,
        "pupils.week",
        json!({"pupil": pupil, "day": "2026-11-24"}),
    );
    assert_eq!(week["minutes"], 540);

    // Undo names what it takes back, and takes it back.
    let before = ask(&app, "pupils.record", json!({"id": pupil}))["plans"].clone();
    let undone = ask(&app, "undo.undo", json!({}));
    assert_eq!(undone["sentence"], "Took back: Laid out the way back");
    assert_eq!(
        ask(&app, "pupils.record", json!({"id": pupil}))["plans"][0]["weeks"]
            .as_array()
            .map(Vec::len),
        Some(0)
    );
    ask(&app, "undo.redo", json!({}));
    assert_eq!(
        ask(&app, "pupils.record", json!({"id": pupil}))["plans"][0]["weeks"]
            .as_array()
            .map(Vec::len),
        before[0]["weeks"].as_array().map(Vec::len)
    );

    // The panel: suggested, ordered, printed.
    let panel = ask(
        &app,
        "panels.save",
        json!({"patch": {"name": "Secondary North", "kind": "fair_access", "minutes_per_case": 6}}),
    );
    let meeting = ask(
        &app,
        "meetings.save",
        json!({"patch": {"panel": panel["id"], "held_on": "2026-11-12", "starts_at": 840, "length_minutes": 10, "stage": "draft"}}),
    );
    let suggested = ask(&app, "meetings.suggestions", json!({"id": meeting["id"]}));
    assert!(
        suggested
            .as_array()
            .is_some_and(|list| list.iter().any(|row| row["pupil"] == pupil)),
        "{suggested}"
    );
    let first = ask(
        &app,
        "cases.add",
        json!({"meeting": meeting["id"], "pupil": pupil}),
    );
    let other =
        ask(&app, "search.find", json!({"text": "okafor"}))["children"][0]["hit"]["pupil"].clone();
    let second = ask(
        &app,
        "cases.add",
        json!({"meeting": meeting["id"], "pupil": other}),
    );
    ask(&app, "cases.move", json!({"id": second["id"], "to": 1}));
    ask(
        &app,
        "cases.save",
        json!({"id": first["id"], "patch": {"ask": "A place at a mainstream school from January"}}),
    );
    let view = ask(&app, "meetings.get", json!({"id": meeting["id"]}));
    assert_eq!(view["cases"][0]["case"]["id"], second["id"]);
    assert_eq!(
        view["cases"][1]["starts"], 846,
        "the second case starts when the first has had its minutes"
    );
    assert!(
        view["warnings"][0]
            .as_str()
            .is_some_and(|text| text.contains("2 minutes longer")),
        "{view}"
    );
    let summary = ask(&app, "pack.summary", json!({"meeting": meeting["id"]}));
    assert!(
        summary["pages"].as_u64().is_some_and(|pages| pages >= 6),
        "cover, agenda, two briefs, two decision sheets: {summary}"
    );
    let pdf = app
        .dispatch("pack.pdf", json!({"meeting": meeting["id"]}), None)
        .expect("a pack")
        .attachment
        .expect("a file");
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(
        pdf.file_name, "secondary-north-2026-11-12-pack.pdf",
        "no child's name in a file's name"
    );

    // Locked, started again, unlocked: everything is there.
    app.close();
    assert_eq!(
        refused(&app, "pupils.record", json!({"id": pupil})).code,
        Some(waymark_app::Code::Locked)
    );
    drop(app);
    let app = self::app(dir.path(), desk::clock("2026-11-11", 9));
    let wrong = refused(
        &app,
        "vault.unlock",
        json!({"passphrase": "a long walk to the rivet"}),
    );
    assert_eq!(wrong.code, Some(waymark_app::Code::WrongPassphrase));
    std::thread::sleep(std::time::Duration::from_secs(
        ask(&app, "vault.state", json!({}))["wait_seconds"]
            .as_u64()
            .unwrap_or(0)
            + 1,
    ));
    ask(&app, "vault.unlock", json!({"passphrase": PASSPHRASE}));
    assert_eq!(
        ask(&app, "pupils.record", json!({"id": pupil}))["pupil"]["forename"],
        "Łukasz"
    );
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": pupil, "offset": 0, "limit": 50}),
    );
    assert!(
        history["changes"]
            .as_array()
            .is_some_and(|changes| changes.iter().all(|change| change["who"] == "Maya Thomas")),
        "{history}"
    );

    // The whole import goes back with one undo, because nothing since touched Chidi but an agenda.
    let imports = ask(&app, "imports.list", json!({}));
    assert_eq!(imports["runs"][0]["run"]["rows_added"], 3);
}
