//! Fair share told through the public API: what schools took and sent, whose turn it is, and under which grid.

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

fn invented(dir: &std::path::Path) -> (App, Value) {
    let app = App::new(AppConfig {
        data_dir: dir.to_path_buf(),
        clock: Arc::new(ToldClock::new(
            "2026-11-12".parse().expect("a day"),
            chrono::NaiveTime::MIN + chrono::TimeDelta::hours(14),
        )),
        sample: true,
        kdf: Some(waymark_store::vault::Kdf::floor()),
        sample_size: Some(waymark_app::sample::Size::SMALL),
        events: Arc::new(|_| {}),
    });
    ask(&app, "vault.try_sample", json!({}));
    let panels = ask(&app, "panels.list", json!({}));
    let panel = panels["panels"]
        .as_array()
        .expect("panels")
        .iter()
        .find(|line| line["panel"]["kind"] == "fair_access")
        .expect("a fair access panel")["panel"]["id"]
        .clone();
    (app, panel)
}

fn lines(view: &Value) -> &Vec<Value> {
    view["lines"].as_array().expect("schools")
}

#[test]
fn every_number_of_the_comparison_is_its_rows() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let view = ask(&app, "shares.get", json!({"panel": panel}));
    assert!(lines(&view).len() > 1, "{view}");
    let mut counted = 0;
    for line in lines(&view) {
        let rows = line["rows"].as_array().expect("rows");
        for kind in view["kinds"].as_array().expect("kinds") {
            let code = kind["code"].as_str().expect("a code");
            let count = rows.iter().filter(|row| row["moved"] == code).count() as u64;
            assert_eq!(
                line["counts"][code].as_u64().unwrap_or(0),
                count,
                "{code} of {line}"
            );
            counted += count;
        }
        let points: i64 = rows.iter().filter_map(|row| row["worth"].as_i64()).sum();
        assert_eq!(line["points"].as_i64(), Some(points), "{line}");
        assert!(line["reason"].as_str().is_some_and(|text| !text.is_empty()));
    }
    assert!(
        counted > 0,
        "the invented authority has something to share: {view}"
    );
    let turns: Vec<u64> = lines(&view)
        .iter()
        .filter_map(|line| line["turn"].as_u64())
        .collect();
    assert_eq!(
        turns,
        (1..=turns.len() as u64).collect::<Vec<_>>(),
        "the order of the lines is the order of turns"
    );
    let spared = view["exemptions"][0]["name"]
        .as_str()
        .expect("an exemption");
    let exempt = lines(&view)
        .iter()
        .find(|line| line["name"] == spared)
        .unwrap_or_else(|| panic!("{spared} is in the comparison"));
    assert!(
        exempt["turn"].is_null()
            && exempt["reason"]
                .as_str()
                .is_some_and(|text| text.starts_with("Exempt")),
        "{exempt}"
    );
    assert_eq!(
        refused(
            &app,
            "shares.get",
            json!({"panel": panel, "since": "2026-11-12", "on": "2026-11-01"})
        )
        .fields[0]
            .field,
        "since"
    );
}

#[test]
fn a_past_meeting_is_reckoned_under_the_grid_of_its_own_day() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let before = json!({"panel": panel, "since": "2024-11-01", "on": "2026-07-01"});
    let then = ask(&app, "shares.get", before.clone());
    let grid = json!({
        "name": "Agreed in November", "from_on": "2026-11-10", "reason": "The forum of 9 November",
        "weights": {"fair_access": 5000}, "categories": {}, "keep_percent": null, "cap": 1
    });
    let saved = ask(&app, "grids.save", grid.clone());
    assert_eq!(
        ask(&app, "shares.get", before)["lines"],
        then["lines"],
        "a later grid changes nothing about an earlier day"
    );
    let now = ask(&app, "shares.get", json!({"panel": panel}));
    assert_eq!(now["grid"]["id"], saved["id"], "{}", now["grid"]);
    for line in lines(&now) {
        let took = line["counts"]["fair_access"].as_i64().unwrap_or(0);
        assert_eq!(line["points"].as_i64(), Some(took * 5000), "{line}");
    }
    let again = refused(&app, "grids.save", grid);
    assert_eq!(again.fields[0].field, "from_on", "{again:?}");
    let kept = refused(&app, "grids.remove", json!({"id": saved["id"]}));
    assert!(kept.sentence.contains("begun to count"), "{kept:?}");
    ask(&app, "undo.undo", json!({}));
    assert_ne!(
        ask(&app, "shares.get", json!({"panel": panel}))["grid"]["id"],
        saved["id"],
        "agreeing can be taken back"
    );
    let nothing = ask(
        &app,
        "shares.get",
        json!({"panel": panel, "since": "2020-01-01", "on": "2021-01-01"}),
    );
    assert!(nothing["grid"].is_null(), "{nothing}");
    assert!(
        lines(&nothing).iter().all(|line| line["turn"].is_null()),
        "without a grid nobody has a turn"
    );
}

#[test]
fn a_grid_that_cannot_be_used_is_not_saved() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, _) = invented(dir.path());
    let grid = |weights: Value| {
        json!({
            "name": "Tried", "from_on": "2026-12-01", "reason": "To see",
            "weights": weights, "categories": {}, "keep_percent": null, "cap": null
        })
    };
    let level = refused(&app, "grids.save", grid(json!({})));
    assert!(
        level.sentence.contains("no points for anything"),
        "{level:?}"
    );
    let upside_down = refused(&app, "grids.save", grid(json!({"fair_access": -1000})));
    assert!(
        upside_down.sentence.contains("lose by taking a child"),
        "{upside_down:?}"
    );
}

#[test]
fn the_room_hears_five_answers_for_each_school() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let panels = ask(&app, "panels.list", json!({}));
    let meeting = panels["panels"]
        .as_array()
        .expect("panels")
        .iter()
        .find(|line| line["panel"]["id"] == panel)
        .expect("the panel")["meetings"]
        .as_array()
        .expect("meetings")
        .iter()
        .find(|line| line["cases"].as_u64() > Some(0))
        .expect("a meeting with cases")["meeting"]["id"]
        .clone();
    let case = ask(&app, "meetings.get", json!({"id": meeting}))["cases"][0]["case"]["id"].clone();
    let options = ask(&app, "shares.options", json!({"case": case}));
    let options = options.as_array().expect("schools");
    assert_eq!(options[0]["turn"], 1, "{options:?}");
    for option in options {
        let answers = option["answers"].as_array().expect("answers");
        assert_eq!(answers.len(), 5, "{option}");
        assert!(
            answers
                .iter()
                .all(|said| said["answer"].as_str().is_some_and(|text| !text.is_empty())),
            "what is not recorded is said to be unknown: {option}"
        );
    }
    let last = options.last().expect("a school")["setting"].clone();
    let thought = ask(
        &app,
        "shares.options",
        json!({"case": case, "setting": last}),
    );
    assert_eq!(
        thought[0]["setting"], last,
        "the school that is thought of comes first"
    );
}
