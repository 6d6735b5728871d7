//! Files in and paper out through the system's own dialogs: the establishment file chosen, a panel pack saved where a
//! person says, and read back as the chair's viewer would.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::first_run::set_up;
use crate::window::patiently;
use crate::{Desk, Dialog, Fault, Window, story};

/// Five establishments in the Department's own layout.
const ESTABLISHMENTS: &str =
    "../src-tauri/crates/exchange/tests/fixtures/edubasealldata-2018-layout.csv";

async fn done(window: &Window, name: &str, request: Value) -> Result<Value, Fault> {
    window
        .call(name, request)
        .await?
        .map_err(|refused| format!("{name}: {refused}").into())
}

#[test]
fn a_councils_file_is_chosen_and_a_pack_is_saved_for_the_chair() {
    story("files in and paper out", |desk: Desk| async move {
        let window = desk.open().await?;
        set_up(&window).await?;

        window.press("Data").await?;
        window.press("Choose the establishment file…").await?;
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(ESTABLISHMENTS)
            .canonicalize()?;
        desk.answer(Dialog::Open, "Choose the establishment file", &file)
            .await?;
        window.press("Put this file in use").await?;
        let schools = patiently("the schools", || async {
            let found = window
                .call("places.find", json!({ "text": "aloysius", "limit": 3 }))
                .await
                .ok()?
                .ok()?;
            found.get(0).cloned()
        })
        .await?;
        assert!(
            schools.to_string().contains("St Aloysius"),
            "a school of the file is found by a part of its name: {schools}"
        );

        let child = done(
            &window,
            "pupils.add",
            json!({ "patch": { "surname": "Wójcik", "forename": "Łukasz", "dob": "2014-03-14" } }),
        )
        .await?;
        let panel = done(&window, "panels.save", json!({ "patch": { "name": "Fair Access Panel", "kind": "fair_access", "minutes_per_case": 10 } })).await?;
        let meeting = done(&window, "meetings.save", json!({ "patch": { "panel": panel["id"], "held_on": "2026-11-19", "starts_at": 840, "stage": "draft" } })).await?;
        done(
            &window,
            "cases.add",
            json!({ "meeting": meeting["id"], "pupil": child["id"] }),
        )
        .await?;
        let place = format!(
            "location.hash = '#/panels/meetings/{}'",
            meeting["id"].as_str().unwrap_or_default()
        );
        window.ask(&place).await?;
        window.sees("Wójcik").await?;

        let pack = desk.path("Fair Access Panel.pdf");
        // The pack has been read, and its buttons stand where they will stay.
        window.sees("printed as not recorded, in 1 case").await?;
        window.press("Save as PDF").await?;
        desk.answer(Dialog::Save, "Save", &pack).await?;
        window.sees("was saved as").await?;
        let read = Command::new("pdftotext")
            .args(["-layout"])
            .arg(&pack)
            .arg("-")
            .output()?;
        let text = String::from_utf8_lossy(&read.stdout).into_owned();
        assert!(
            text.contains("Łukasz"),
            "the pack on the disk is the pack of this meeting: {text}"
        );
        let beside = std::fs::read_dir(desk.path(""))?
            .filter_map(Result::ok)
            .any(|entry| entry.file_name().to_string_lossy().ends_with(".part"));
        assert!(!beside, "nothing half-written stays in a person's folder");

        window.press("Save as PDF").await?;
        desk.answer(Dialog::Save, "Save", Path::new("/proc/pack.pdf"))
            .await?;
        window.sees("could not be saved").await?;
        window.close().await
    });
}
