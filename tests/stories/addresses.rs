//! An address of the window that names nothing, and a day beyond any calendar: a sentence for a person, never a fault.

use serde_json::json;
use waymark_app::Code;

use crate::desk::{ask, refused, saved, team};

#[test]
fn an_address_that_names_nothing_says_so_and_where_to_open_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    for (command, request, sentence) in [
        (
            "pupils.record",
            json!({"id": "banana"}),
            "This address names no child. Nothing was changed. Open one from Pupils.",
        ),
        (
            "clocks.get",
            json!({"pupil": "0190"}),
            "This address names no child. Nothing was changed. Open one from Pupils.",
        ),
        (
            "same.compare",
            json!({"keep": "banana", "other": "banana"}),
            "This address names no child. Nothing was changed. Open one from Pupils.",
        ),
        (
            "meetings.get",
            json!({"id": "banana"}),
            "This address names no meeting. Nothing was changed. Open one from Panels.",
        ),
        (
            "shares.get",
            json!({"panel": "banana"}),
            "This address names no panel. Nothing was changed. Open one from Panels.",
        ),
        (
            "schools.get",
            json!({"urn": null}),
            "This address names no school. Nothing was changed. Open one from Schools.",
        ),
    ] {
        let failure = refused(&app, command, request);
        assert_eq!(failure.sentence, sentence, "{command}");
        assert_eq!(
            failure.code,
            Some(Code::BadRequest),
            "{command}: a paper's screen has words of its own for it"
        );
    }
    let wrong = refused(&app, "pupils.list", json!({"limit": "many"}));
    assert!(
        wrong.sentence.contains("“pupils.list”"),
        "a fault of the window is not put down to an address: {wrong:?}"
    );
}

#[test]
fn a_day_beyond_any_calendar_is_answered_and_nothing_falls_over() {
    let dir = tempfile::tempdir().expect("a folder");
    let app = team(dir.path());
    let pupil = saved(
        &app,
        "pupils.add",
        json!({"forename": "Anna", "surname": "Nowak", "opened_on": "2026-09-01"}),
    );
    for day in ["0001-01-01", "1900-01-01", "2199-12-31", "9999-12-31"] {
        let then = ask(&app, "pupils.on_day", json!({"pupil": pupil, "day": day}));
        assert!(then["sentence"].is_string(), "{day}: {then}");
        let all = json!({"day": day, "offset": 0, "limit": 5});
        let shown = ask(&app, "pupils.as_at", all);
        let open = u64::from(day > "2026-09-01");
        assert_eq!(shown["total"], open, "{day}");
        let late = refused(
            &app,
            "statuses.save",
            json!({"patch": {"pupil": pupil, "kind": "PEX", "started_on": format!("+1{day}")}}),
        );
        assert_eq!(late.fields[0].field, "started_on", "{late:?}");
    }
    for day in ["-262143-01-01", "+262142-12-31"] {
        // Whether it is answered or refused is all one: the last day that can be reckoned with has no day after it.
        let _ = app.dispatch("pupils.on_day", json!({"pupil": pupil, "day": day}), None);
        let _ = app.dispatch("visits.list", json!({"day": day}), None);
    }
    for on in ["1900-01-01", "2199-12-31"] {
        saved(
            &app,
            "statuses.save",
            json!({"pupil": pupil, "kind": "PEX", "started_on": on}),
        );
    }
    assert!(ask(&app, "clocks.get", json!({"pupil": pupil}))["clocks"].is_array());
}
