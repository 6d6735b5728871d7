//! A provider that worries people, told through the public API: the concern, the hold, everybody there, the letters, the visit;
//! whether it looks like a school; and where else there is room.

use serde_json::{Value, json};
use waymark_app::App;

use crate::desk::{self, ask, len, refused, saved, team};

fn child(app: &App, forename: &str) -> Value {
    saved(
        app,
        "pupils.add",
        json!({"forename": forename, "surname": "Nowak", "dob": "2013-03-02", "opened_on": "2026-09-01"}),
    )
}

/// A provider of the team's own, with what is known of it.
fn provider(app: &App, patch: Value) -> Value {
    ask(app, "providers.save", json!({"patch": patch}))["setting"].clone()
}

/// A placement with whole days on the weekdays given.
fn placed(app: &App, pupil: &Value, setting: &Value, days: &[u8], more: Value) -> Value {
    let mut patch = json!({"pupil": pupil, "setting": setting, "kind": "alternative_provision", "started_on": "2026-11-02"});
    for (field, value) in more.as_object().into_iter().flatten() {
        patch[field] = value.clone();
    }
    let placement = saved(app, "placements.save", patch);
    week(app, &placement, days);
    placement
}

fn week(app: &App, placement: &Value, days: &[u8]) {
    let blocks: Vec<Value> = days
        .iter()
        .flat_map(|day| {
            [
                json!({"weekday": day, "starts": 540, "ends": 720}),
                json!({"weekday": day, "starts": 780, "ends": 900}),
            ]
        })
        .collect();
    ask(
        app,
        "sessions.save",
        json!({"placement": placement, "blocks": blocks}),
    );
}

fn parent(app: &App, pupil: &Value, name: &str, more: Value) {
    let mut patch = json!({"pupil": pupil, "name": name, "parental_responsibility": "yes", "address": "1 Mill Lane"});
    for (field, value) in more.as_object().into_iter().flatten() {
        patch[field] = value.clone();
    }
    ask(app, "contacts.save", json!({"patch": patch}));
}

#[test]
fn a_provider_with_many_children_puts_all_their_hours_at_risk() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let forge = provider(&app, json!({"name": "Forge Lane"}));
    let days = [1, 2, 3, 4, 5];
    // 45 weeks of 25 hours are more minutes than sixteen bits hold.
    for n in 0..45 {
        placed(
            &app,
            &child(&app, &format!("Child {n}")),
            &forge,
            &days,
            json!({}),
        );
    }
    let affected = ask(
        &app,
        "provider_concerns.affected",
        json!({"setting": forge}),
    );
    assert_eq!(
        affected["sentence"],
        "45 children · 1125 hours a week at risk."
    );
}

#[test]
fn a_concern_lists_everybody_there_holds_new_placements_and_is_lifted_with_a_reason() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let forge = provider(&app, json!({"name": "Forge Lane", "places": 8}));
    let kiln = provider(&app, json!({"name": "Kiln Street", "places": 1}));
    provider(
        &app,
        json!({"name": "Bell Yard", "places": 4, "approval": "suspended"}),
    );
    let (anna, tyler, ada) = (
        child(&app, "Anna"),
        child(&app, "Tyler"),
        child(&app, "Ada"),
    );
    placed(
        &app,
        &anna,
        &forge,
        &[3, 4],
        json!({"commissioner": "Northferry School"}),
    );
    placed(&app, &tyler, &forge, &[1], json!({}));
    parent(&app, &anna, "Ewa Nowak", json!({"phone": "0191 496 0001"}));
    parent(&app, &tyler, "Jan Nowak", json!({"no_contact": true}));

    let nothing = refused(
        &app,
        "provider_concerns.save",
        json!({"patch": {"setting": forge, "held": true}}),
    );
    assert_eq!(
        nothing.fields[0].field, "what",
        "a concern without words tells nobody anything"
    );
    let concern = ask(
        &app,
        "provider_concerns.save",
        json!({"patch": {"setting": forge, "what": "Left without staff on Monday", "told_by": "A neighbour", "held": true}}),
    )["id"]
        .clone();

    let affected = ask(
        &app,
        "provider_concerns.affected",
        json!({"setting": forge}),
    );
    assert_eq!(
        affected["sentence"],
        "2 children · 15 hours a week at risk."
    );
    let first = &affected["children"][0];
    assert_eq!(
        first["name"], "Nowak, Anna",
        "whose session is next is first"
    );
    assert_eq!(first["next_session"], "Wed 11 Nov 2026, 09:00");
    assert_eq!(first["commissioner"], "Northferry School");
    assert_eq!(first["tell"]["name"], "Ewa Nowak");
    assert_eq!(first["room_at"], json!(["Kiln Street"]));
    let second = &affected["children"][1];
    assert_eq!(
        second["next_on"], "2026-11-16",
        "Monday has passed; the next is a week on"
    );
    assert_eq!(second["commissioner"], Value::Null, "unknown stays unknown");
    assert_eq!(
        (&second["tell"], &second["barred"]),
        (&Value::Null, &json!(["Jan Nowak"])),
        "nobody is told who must not be contacted"
    );
    assert_eq!(
        affected["left_out"], "2 on hold or not approved are left out",
        "the provider itself and one that is suspended"
    );

    let draft = json!({"patch": {"pupil": ada, "setting": forge, "kind": "alternative_provision", "started_on": "2026-11-16"}});
    let held = refused(&app, "placements.save", draft.clone());
    assert_eq!(held.fields[0].field, "hold_reason");
    assert!(
        held.sentence.contains("Left without staff on Monday")
            || held.fields[0]
                .sentence
                .contains("Left without staff on Monday"),
        "{held:?}"
    );
    assert_eq!(
        ask(&app, "pupils.record", json!({"id": ada}))["placements"],
        json!([]),
        "nothing was saved"
    );
    let mut said = draft.clone();
    said["hold_reason"] = json!("The only place with a mechanic");
    ask(&app, "placements.save", said);
    let history = ask(
        &app,
        "history.page",
        json!({"pupil": ada, "offset": 0, "limit": 20}),
    );
    assert!(
        history
            .to_string()
            .contains("In spite of the hold: The only place with a mechanic"),
        "why stands with the change: {history}"
    );
    ask(&app, "undo.undo", json!({}));

    let wordless = refused(
        &app,
        "provider_concerns.save",
        json!({"id": concern, "patch": {"lifted_on": "2026-11-10"}}),
    );
    assert_eq!(wordless.fields[0].field, "lifted_why");
    ask(
        &app,
        "provider_concerns.save",
        json!({"id": concern, "patch": {"lifted_on": "2026-11-10", "lifted_why": "Two staff are there again"}}),
    );
    assert_eq!(
        ask(&app, "provider_concerns.hold", json!({"setting": forge})),
        Value::Null
    );
    ask(&app, "undo.undo", json!({}));
    assert_ne!(
        ask(&app, "provider_concerns.hold", json!({"setting": forge})),
        Value::Null,
        "a hold that was lifted by mistake is put back"
    );
    let listed = ask(&app, "providers.list", json!({"text": "forge"}));
    assert_eq!(listed["rows"][0]["held"], true, "the list says so too");
    ask(
        &app,
        "provider_concerns.save",
        json!({"id": concern, "patch": {"closed_on": "2026-11-10", "closed_why": "Visited; unfounded"}}),
    );
    ask(&app, "placements.save", draft);
    let _ = kiln;
}

#[test]
fn one_deed_makes_the_letters_and_each_is_written_down_on_its_own_child() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let forge = provider(&app, json!({"name": "Forge Lane"}));
    let (anna, tyler) = (child(&app, "Anna"), child(&app, "Tyler"));
    placed(
        &app,
        &anna,
        &forge,
        &[3],
        json!({"commissioner": "Northferry School"}),
    );
    placed(&app, &tyler, &forge, &[4], json!({}));
    parent(&app, &anna, "Ewa Nowak", json!({}));
    parent(&app, &tyler, "Jan Nowak", json!({"hide_address": true}));
    let concern = ask(
        &app,
        "provider_concerns.save",
        json!({"patch": {"setting": forge, "what": "Nobody on the gate", "held": true}}),
    )["id"]
        .clone();
    let paper = json!({"paper": {"kind": "concern_letters", "concern": concern, "to": "parents"}, "made_at": 1_762_765_200_000_i64});
    let about = ask(&app, "papers.about", paper.clone());
    let readers: Vec<&Value> = desk::list(&about["goes_to"])
        .iter()
        .map(|letter| &letter["recipient"])
        .collect();
    assert_eq!(readers, ["Ewa Nowak", "Jan Nowak"]);
    assert!(
        about["warnings"]
            .to_string()
            .contains("Tyler Nowak: This person must not learn"),
        "{about}"
    );
    ask(
        &app,
        "papers.disclose",
        json!({"paper": paper, "recipient": "2 parents", "purpose": about["purpose"]}),
    );
    for (pupil, reader) in [(&anna, "Ewa Nowak"), (&tyler, "Jan Nowak")] {
        let log = ask(&app, "disclosures.list", json!({"pupil": pupil}));
        assert_eq!(len(&log), 1);
        assert_eq!(log[0]["disclosure"]["recipient"], reader);
    }
    ask(&app, "undo.undo", json!({}));
    assert_eq!(
        ask(&app, "disclosures.list", json!({"pupil": anna})),
        json!([]),
        "one deed, one undo"
    );
    let commissioners = ask(
        &app,
        "papers.about",
        json!({"paper": {"kind": "concern_letters", "concern": concern, "to": "commissioners"}}),
    );
    assert_eq!(
        commissioners["goes_to"][0]["recipient"],
        "Northferry School"
    );
    assert!(
        commissioners["warnings"]
            .to_string()
            .contains("Who commissions the place is not recorded"),
        "what is not known makes no letter: {commissioners}"
    );

    let visit = ask(
        &app,
        "provider_visits.plan",
        json!({"setting": forge, "on": "2026-11-13", "why": "The gate"}),
    )["id"]
        .clone();
    let tasks = ask(&app, "tasks.list", json!({"mine": true}));
    assert_eq!(
        tasks["own"][0]["task"]["title"], "Quality visit to Forge Lane: The gate",
        "whoever goes finds it among the tasks, and the provider owes nothing"
    );
    let early = refused(
        &app,
        "provider_visits.made",
        json!({"task": visit, "setting": forge, "on": "2026-11-13", "found": "Two on the gate"}),
    );
    assert_eq!(
        early.fields[0].field, "on",
        "what has not come was not made"
    );
    ask(
        &app,
        "provider_visits.made",
        json!({"task": visit, "setting": forge, "on": "2026-11-10", "found": "Two on the gate"}),
    );
    let held = ask(&app, "providers.get", json!({"setting": forge}));
    assert_eq!(held["provider"]["visited_on"], "2026-11-10");
}

#[test]
fn a_fourth_day_trips_the_registration_check_and_a_manager_answers_for_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let forge = provider(
        &app,
        json!({"name": "Forge Lane", "registration": "unregistered"}),
    );
    let anna = child(&app, "Anna");
    ask(
        &app,
        "facts.save",
        json!({"patch": {"pupil": anna, "kind": "EHCP", "started_on": "2025-01-01"}}),
    );
    let placement = placed(&app, &anna, &forge, &[1, 2, 3], json!({}));
    let looks = || ask(&app, "registration.looks", json!({"setting": forge}));
    let before = looks();
    assert_ne!(before["suggests"], "looks_like_school");
    week(&app, &placement, &[1, 2, 3, 4]);
    let after = looks();
    assert_eq!(after["suggests"], "looks_like_school");
    assert_eq!(
        after["children"][0]["by_day"],
        json!([300, 300, 300, 300, 0]),
        "hours by child and day"
    );
    assert!(
        after["rule"][0]
            .as_str()
            .is_some_and(|rule| rule.contains("EHC plan"))
    );

    let nobody = refused(
        &app,
        "registration.judge",
        json!({"patch": {"setting": forge, "choice": "judged", "reasons": "Two of the days are work experience"}}),
    );
    assert_eq!(
        nobody.fields[0].field, "judged_by",
        "a judgement has somebody's name"
    );
    ask(
        &app,
        "registration.judge",
        json!({"patch": {
            "setting": forge, "choice": "judged", "judged_by": "Ruth Adeyemi",
            "reasons": "Two of the days are work experience",
            "counter_evidence": "No curriculum beyond the workshop"
        }}),
    );
    let judged = looks()["judgements"][0].clone();
    assert_eq!(judged["judgement"]["judged_by"], "Ruth Adeyemi");
    assert_eq!(judged["outdated"], false);
    week(&app, &placement, &[1, 2, 3]);
    assert_eq!(
        looks()["judgements"][0]["outdated"],
        true,
        "a judgement stands on the numbers of its day"
    );
}

#[test]
fn today_names_a_provider_once_until_its_concern_is_closed_and_its_hours_are_judged() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let forge = provider(
        &app,
        json!({"name": "Forge Lane", "registration": "unregistered"}),
    );
    let kiln = provider(&app, json!({"name": "Kiln Street"}));
    let (anna, tyler) = (child(&app, "Anna"), child(&app, "Tyler"));
    for pupil in [&anna, &tyler] {
        ask(
            &app,
            "facts.save",
            json!({"patch": {"pupil": pupil, "kind": "EHCP", "started_on": "2025-01-01"}}),
        );
    }
    let placement = placed(&app, &anna, &forge, &[1], json!({}));
    placed(&app, &tyler, &kiln, &[1], json!({}));
    let watch = || ask(&app, "providers.watch", json!({}));
    assert_eq!(watch(), json!({"lines": [], "answered": []}));

    week(&app, &placement, &[1, 2, 3, 4]);
    let concern = ask(
        &app,
        "provider_concerns.save",
        json!({"patch": {"setting": kiln, "what": "Left without staff on Monday.", "held": true}}),
    )["id"]
        .clone();
    let both = watch();
    assert_eq!(
        both["lines"][0],
        json!({
            "setting": kiln, "name": "Kiln Street", "about": "concern", "suggests": null,
            "title": "Concern open, new placements on hold",
            "sentence": "Left without staff on Monday · since Tue 10 Nov 2026 · 1 child there",
        })
    );
    assert_eq!(both["lines"][1]["setting"], forge);
    assert_eq!(both["lines"][1]["suggests"], "looks_like_school");
    assert_eq!(
        both["lines"][1]["sentence"],
        "1 child there · nobody has judged it"
    );
    assert_eq!(len(&both["lines"]), 2, "one line a provider: {both}");

    ask(
        &app,
        "registration.judge",
        json!({"patch": {
            "setting": forge, "choice": "judged", "judged_by": "Ruth Adeyemi", "reasons": "Two days are work experience"
        }}),
    );
    ask(
        &app,
        "provider_concerns.save",
        json!({"id": concern, "patch": {"closed_on": "2026-11-10", "closed_why": "Visited; unfounded"}}),
    );
    let quiet = watch();
    assert_eq!(quiet["lines"], json!([]), "closed, and answered for");
    assert_eq!(
        quiet["answered"][0]["sentence"],
        "Answered by the judgement of Ruth Adeyemi, Tue 10 Nov 2026",
        "what is quiet can still be found"
    );

    placed(&app, &tyler, &forge, &[2, 3, 4, 5], json!({}));
    assert_eq!(
        watch()["lines"][0]["sentence"],
        "2 children there · judged Tue 10 Nov 2026, and the numbers have changed since"
    );
    let other = ask(
        &app,
        "officers.save",
        json!({"patch": {"name": "Bryn Prosser"}}),
    )["id"]
        .clone();
    for pupil in [&anna, &tyler] {
        ask(
            &app,
            "pupils.save",
            json!({"id": pupil, "patch": {"owner": other}}),
        );
    }
    assert_eq!(
        ask(&app, "providers.watch", json!({"mine": true}))["lines"],
        json!([]),
        "nobody there is mine any more"
    );
}

#[test]
fn settings_with_room_on_the_days_wanted_are_listed_and_a_conflict_is_warned_of() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let kiln = provider(&app, json!({"name": "Kiln Street", "places": 1}));
    let forge = provider(&app, json!({"name": "Forge Lane", "places": 2}));
    provider(&app, json!({"name": "Bell Yard"}));
    provider(
        &app,
        json!({"name": "Little Acorns", "places": 9, "age_high": 8}),
    );
    let (anna, tyler, ada) = (
        child(&app, "Anna"),
        child(&app, "Tyler"),
        child(&app, "Ada"),
    );
    placed(&app, &tyler, &forge, &[1], json!({}));
    placed(&app, &ada, &kiln, &[4], json!({}));
    ask(
        &app,
        "keep_apart.save",
        json!({"patch": {"pupil": anna, "other": tyler, "reason": "Fighting", "ask": "Amara Okonkwo", "started_on": "2026-07-01"}}),
    );
    let space = |slots: Value| {
        ask(
            &app,
            "placements.space",
            json!({"pupil": anna, "from": "2026-11-16", "slots": slots}),
        )
    };
    let monday = space(json!([{"weekday": 1, "half": "am"}]));
    let names: Vec<&str> = desk::list(&monday["rows"])
        .iter()
        .filter_map(|row| row["name"].as_str())
        .collect();
    assert_eq!(
        names,
        ["Kiln Street", "Forge Lane", "Bell Yard"],
        "room first, a conflict after it, unknown room last; a place for little ones is no place"
    );
    assert_eq!(monday["rows"][0]["free"], 1);
    assert_eq!(
        monday["rows"][1]["conflict"]["head"],
        "Conflict: ask Amara Okonkwo"
    );
    assert_eq!(
        monday["rows"][2]["free"],
        Value::Null,
        "unknown is not none"
    );
    let thursday = space(json!([{"weekday": 4, "half": "am"}]));
    assert_eq!(thursday["rows"][0]["name"], "Forge Lane");
    assert_eq!(
        thursday["sentence"],
        "1 setting with space on these days · 1 full · 1 whose places are unknown."
    );
}

#[test]
fn a_judgement_that_something_is_to_be_done_keeps_its_line_until_it_is() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let forge = provider(
        &app,
        json!({"name": "Forge Lane", "registration": "unregistered"}),
    );
    let anna = child(&app, "Anna");
    ask(
        &app,
        "facts.save",
        json!({"patch": {"pupil": anna, "kind": "EHCP", "started_on": "2025-01-01"}}),
    );
    let placement = placed(&app, &anna, &forge, &[1, 2, 3, 4], json!({}));
    let watch = || ask(&app, "providers.watch", json!({}));
    let looks = || ask(&app, "registration.looks", json!({"setting": forge}));
    let judge = |choice: &str, reasons: &str| {
        ask(
            &app,
            "registration.judge",
            json!({"patch": {"setting": forge, "choice": choice, "judged_by": "Ruth Adeyemi", "reasons": reasons}}),
        );
    };
    judge("part_time", "Fridays at the college from next week");
    assert_eq!(
        watch()["lines"][0]["sentence"],
        "1 child there · To be kept part time, by the judgement of Ruth Adeyemi, Tue 10 Nov 2026; the hours are as they were",
        "an intention quiets nothing"
    );

    let nobody = refused(
        &app,
        "registration.judge",
        json!({"patch": {"setting": forge, "choice": "must_register", "reasons": "Five days a week"}}),
    );
    assert_eq!(nobody.fields[0].field, "judged_by");
    judge("must_register", "It teaches every day of the week");
    let line = watch()["lines"][0].clone();
    assert_eq!(line["suggests"], "must_register");
    assert_eq!(
        line["title"],
        "Must be registered, and nobody has been told"
    );
    week(&app, &placement, &[1]);
    assert_eq!(looks()["suggests"], "nothing", "the hours were cut");
    assert_eq!(
        watch()["lines"][0]["suggests"],
        "must_register",
        "and what was judged is still to be told"
    );

    let to_whom = refused(
        &app,
        "registration.judge",
        json!({"patch": {"setting": forge, "choice": "told"}}),
    );
    assert_eq!(
        to_whom.fields[0].sentence, "Say whom you told, and how.",
        "{to_whom:?}"
    );
    judge("told", "Ofsted, by their form; reference kept in the file");
    assert_eq!(watch(), json!({"lines": [], "answered": []}));
    week(&app, &placement, &[1, 2, 3, 4]);
    let quiet = watch();
    assert_eq!(quiet["lines"], json!([]));
    assert_eq!(
        quiet["answered"][0]["sentence"],
        "The Department and Ofsted were told, Tue 10 Nov 2026"
    );
}
