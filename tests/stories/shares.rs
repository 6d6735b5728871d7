//! Fair share: what schools took and sent, whose turn it is, and under which grid.

use std::path::Path;

use serde_json::{Value, json};
use waymark_app::sample::Size;
use waymark_app::{App, Failure};

use crate::desk::{self, ask, clock, len, list, refused, said_in, saved};

fn invented(dir: &Path) -> (App, Value) {
    let app = desk::invented(dir, clock("2026-11-12", 14), Size::SMALL);
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
        let opened = ask(
            &app,
            "shares.rows",
            json!({"shares": {"panel": panel}, "urn": line["urn"]}),
        );
        let rows = opened.as_array().expect("rows");
        assert_eq!(line["entries"].as_u64(), Some(rows.len() as u64), "{line}");
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
        "weighing": {"weights": {"fair_access": 5000}, "cap": 1}
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
            "weighing": weights
        })
    };
    let level = refused(&app, "grids.save", grid(json!({})));
    assert_eq!(level.fields[0].field, "weights", "{level:?}");
    assert!(
        level.sentence.contains("no points for anything"),
        "{level:?}"
    );
    let places = |failure: Failure| -> Vec<String> {
        failure.fields.into_iter().map(|said| said.field).collect()
    };
    let upside_down = refused(
        &app,
        "grids.save",
        grid(json!({
            "weights": {"fair_access": -1000, "excluded": 1000},
            "categories": {"z": 1000},
            "years": {"9": -50, "40": 100},
            "keep_percent": 120
        })),
    );
    assert!(
        upside_down
            .fields
            .iter()
            .any(|said| said.sentence.contains("lose by taking a child")),
        "{upside_down:?}"
    );
    assert_eq!(
        places(upside_down),
        [
            "years.40",
            "weights.excluded",
            "weights.fair_access",
            "categories.z",
            "years.9",
            "keep_percent"
        ],
        "each fault stands at its own field"
    );
    let both_ways = refused(
        &app,
        "grids.save",
        grid(json!({"weights": {"fair_access": 1000}, "keep_percent": 50, "fade_days": 365})),
    );
    assert_eq!(places(both_ways), ["fade_days"]);
}

#[test]
fn a_new_grid_starts_from_the_old_ones_numbers_and_weighs_year_groups_and_turns() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let before = ask(&app, "shares.get", json!({"panel": panel, "year": 9}));
    let mut weighing = before["grid"]["weighing"].clone();
    assert_eq!(weighing["years"]["11"], 150, "{weighing}");
    weighing["years"] = json!({"9": 200});
    weighing["rotation"] = json!(true);
    weighing["cap"] = Value::Null;
    ask(
        &app,
        "grids.save",
        json!({"name": "Rotation", "from_on": "2026-11-12", "reason": "The forum", "weighing": weighing}),
    );
    let view = ask(&app, "shares.get", json!({"panel": panel, "year": 9}));
    let words = view["grid"]["weights"].to_string();
    assert!(
        words.contains("Year 9 at 200%") && words.contains("In rotation"),
        "{words}"
    );
    let waits: Vec<Option<&str>> = lines(&view)
        .iter()
        .filter(|line| line["turn"].is_u64())
        .map(|line| line["last_admitted"].as_str())
        .collect();
    assert!(
        waits.windows(2).all(|pair| pair[0] <= pair[1]),
        "the longest wait is first: {waits:?}"
    );
    for line in lines(&view) {
        let opened = ask(
            &app,
            "shares.rows",
            json!({"shares": {"panel": panel, "year": 9}, "urn": line["urn"], "kind": "taken"}),
        );
        let taken = opened.as_array().expect("rows").len() as u64;
        assert_eq!(line["taken_in_year_group"].as_u64(), Some(taken), "{line}");
    }
}

#[test]
fn a_year_group_that_a_grid_spares_takes_no_turn_and_the_others_of_the_school_do() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let first = ask(&app, "shares.get", json!({"panel": panel}));
    let school = lines(&first)
        .iter()
        .find(|line| line["turn"] == 1)
        .expect("a school is first")
        .clone();
    let of_year = |year: i64, on: &str| {
        let view = ask(
            &app,
            "shares.get",
            json!({"panel": panel, "year": year, "on": on}),
        );
        lines(&view)
            .iter()
            .find(|line| line["urn"] == school["urn"])
            .expect("the school stands in the comparison")
            .clone()
    };
    let spared = |reason: &str| {
        let mut weighing = first["grid"]["weighing"].clone();
        weighing["spared"] = json!([{
            "setting": format!("urn:{}", school["urn"]), "year": 9, "until": "2027-03-26", "reason": reason
        }]);
        json!({"name": "Agreed in November", "from_on": "2026-11-10", "reason": "The forum", "weighing": weighing})
    };
    let unsaid = refused(&app, "grids.save", spared(" "));
    assert_eq!(unsaid.fields[0].field, "spared.0.reason", "{unsaid:?}");
    ask(&app, "grids.save", spared("Two classes over"));
    let year_9 = of_year(9, "2026-11-12");
    assert!(year_9["turn"].is_null(), "{year_9}");
    assert_eq!(year_9["reason"], "Exempt: Two classes over");
    assert!(
        !of_year(8, "2026-11-12")["turn"].is_null(),
        "only Year 9 is spared"
    );
    assert!(
        !of_year(9, "2026-11-09")["turn"].is_null(),
        "a meeting before the grid has it as it was"
    );
    let now = ask(&app, "shares.get", json!({"panel": panel}));
    let words = now["grid"]["weights"].to_string();
    assert!(
        words.contains("takes no turn in Year 9 until Fri 26 Mar 2027: Two classes over"),
        "{words}"
    );
    assert_eq!(
        now["grid"]["weighing"]["spared"][0]["name"], school["name"],
        "the next grid starts from it"
    );
}

#[test]
fn what_cannot_be_compared_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let all = ask(
        &app,
        "shares.get",
        json!({"panel": panel, "phase": "all", "since": "2024-01-01", "on": "2026-01-31"}),
    );
    let said = all["cautions"].to_string();
    assert!(
        said.contains("choose a phase") && said.contains("as it stands today, not of"),
        "{said}"
    );
    let usual = ask(&app, "shares.get", json!({"panel": panel}));
    assert!(
        !usual["cautions"].to_string().contains("choose a phase"),
        "{usual}"
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

#[test]
fn a_panels_year_is_its_rows_and_its_paper_holds_no_child() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let this = ask(&app, "panels.year", json!({"panel": panel}));
    let years = this["years"].as_array().expect("years").clone();
    assert!(!years.is_empty(), "the invented panel has met: {this}");
    let mut heard = 0;
    for year in &years {
        let view = ask(&app, "panels.year", json!({"panel": panel, "year": year}));
        for measure in view["measures"].as_array().expect("measures") {
            let of = measure["of"].as_str().expect("of what");
            assert!(
                !measure["meaning"].as_str().unwrap_or_default().is_empty() && !of.is_empty(),
                "every number says how it is counted: {measure}"
            );
            let code = measure["code"].as_str().expect("a code");
            if matches!(code, "deferred" | "refused" | "not_begun") {
                assert_eq!(
                    measure["number"].as_str().map(str::to_owned),
                    measure["rows"]
                        .as_array()
                        .map(|rows| rows.len().to_string()),
                    "{measure}"
                );
            }
        }
        for outcome in view["outcomes"].as_array().expect("outcomes") {
            let rows = outcome["rows"].as_array().expect("rows").len();
            assert_eq!(outcome["number"].as_str(), Some(rows.to_string().as_str()));
            heard += rows;
        }
        for school in view["schools"].as_array().expect("schools") {
            assert_eq!(
                school["admitted"].as_u64(),
                school["rows"].as_array().map(|rows| rows.len() as u64),
                "{school}"
            );
        }
        let paper = json!({"paper": {"kind": "panel_year", "panel": panel, "year": year}});
        let about = ask(&app, "papers.about", paper.clone());
        assert!(
            about["file_name"]
                .as_str()
                .is_some_and(|name| name.ends_with(&format!("year-{year}.pdf"))),
            "{about}"
        );
        let pdf = app
            .dispatch("papers.pdf", paper, None)
            .expect("the paper is made")
            .attachment
            .expect("a file");
        assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
        let said = said_in(&pdf.bytes);
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("Counted over the whole authority"), "{said}");
        let (_, admitted) = said.split_once("Counted over").expect("who admitted");
        let (admitted, _) = admitted
            .split_once("The grids of the year")
            .expect("then the grids");
        for (group, small) in (1..14).flat_map(|group| (1..5).map(move |small| (group, small))) {
            let told = format!("Year {group}: {small}");
            let alone = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit());
            assert!(
                admitted.split(&told).skip(1).all(|rest| !alone(rest)),
                "the forum may not read {told}: {admitted}"
            );
        }
        let few = list(&view["schools"])
            .iter()
            .any(|school| school["admitted"].as_u64().is_some_and(|number| number < 5));
        assert_eq!(
            few,
            admitted.contains("A number below 5 is hidden"),
            "{admitted}"
        );
    }
    assert!(heard > 0, "cases were heard in {years:?}");
    let future = refused(&app, "panels.year", json!({"panel": panel, "year": 2030}));
    assert_eq!(future.fields[0].field, "year");
}

#[test]
fn whose_turn_it_is_goes_out_anew_when_the_grid_has_changed_since_the_issue() {
    let dir = tempfile::tempdir().expect("a folder");
    let (app, panel) = invented(dir.path());
    let meeting = saved(
        &app,
        "meetings.save",
        json!({"panel": panel, "held_on": "2026-11-26"}),
    );
    let pupil = saved(
        &app,
        "pupils.add",
        json!({"forename": "Ama", "surname": "Owusu", "dob": "2013-03-14", "opened_on": "2026-11-03"}),
    );
    ask(
        &app,
        "cases.add",
        json!({"meeting": meeting, "pupil": pupil}),
    );
    let summary = ask(&app, "pack.summary", json!({"meeting": meeting}));
    let page = list(&summary["sections"])
        .iter()
        .find(|line| line["section"] == "fairness")
        .expect("a fair-access panel has a page of fair share")["page"]
        .clone();
    ask(
        &app,
        "pack.issue",
        json!({"meeting": meeting, "copies": [{"recipient": "Jada Grant", "audience": "full"}]}),
    );
    let supplement = || ask(&app, "pack.supplement", json!({"meeting": meeting}));
    assert_eq!(len(&supplement()["changes"]), 0, "nothing has changed yet");
    ask(
        &app,
        "grids.save",
        json!({
            "name": "Agreed in November", "from_on": "2026-11-10", "reason": "The forum of 9 November",
            "weighing": {"weights": {"fair_access": 5000}, "cap": 1}
        }),
    );
    let supplement = supplement();
    assert_eq!(len(&supplement["changes"]), 1, "{}", supplement["changes"]);
    let change = &supplement["changes"][0];
    assert_eq!(change["how"], "Fair share has changed");
    assert_eq!(change["out"], page.to_string());
    assert_eq!(change["into"], format!("{page}a"));
    assert_eq!(
        supplement["pages"],
        json!(["Change slip", format!("{page}a")]),
        "the page itself is in the supplement, and not only its line"
    );
}
