//! The main job by hand in the real window: the council's own files in, a child found and written up, what follows from it
//! on Today, the panel's paper out, and everything still there after the computer was switched off.

use std::path::Path;
use std::process::Command;

use chrono::{Days, Local, NaiveDate};
use serde_json::json;

use crate::first_run::{PASSPHRASE, set_up};
use crate::{Desk, Dialog, Fault, Window, story};

/// Five establishments in the Department's own layout.
const ESTABLISHMENTS: &str =
    "../src-tauri/crates/exchange/tests/fixtures/edubasealldata-2018-layout.csv";

/// As a team keeps it: its own headings, a child twice, and a day that does not exist.
const TRACKER: &str = "Family name,First name,Birth date,Year,Home address\r\n\
    Wójcik,Łukasz,14/03/2014,7,12 Elm Street\r\n\
    O'Neill,Aoife,02/09/2012,9,\r\n\
    Nobody,Tom,31/02/2014,8,\r\n\
    Wójcik,Łukasz,14/03/2014,7,12 Elm Street\r\n";

const ENTER: &str = "\u{e007}";
const CONTROL: &str = "\u{e009}";

async fn find(window: &Window, words: &str, name: &str) -> Result<(), Fault> {
    window.keys(&format!("{CONTROL}k")).await?;
    window
        .fill("Find a child, a school, a command", words)
        .await?;
    window.press(name).await?;
    window.sees("Overview").await
}

/// Terms around today, so that school days can be counted whenever the story is told.
async fn terms(window: &Window, today: NaiveDate) -> Result<(), Fault> {
    let request = json!({
        "patch": { "name": "Term dates" },
        "terms": [{ "name": "Term", "starts_on": today - Days::new(60), "ends_on": today + Days::new(120) }],
        "days_off": [],
    });
    window
        .call("calendars.save", request)
        .await?
        .map(|_| ())
        .map_err(|refused| refused.to_string().into())
}

#[test]
fn the_main_job_by_hand() {
    story("the main job", |desk: Desk| async move {
        let window = desk.open().await?;
        set_up(&window).await?;
        let today = Local::now().date_naive();
        terms(&window, today).await?;

        // 1. The council's own files.
        window.press("Data").await?;
        window.press("Choose the establishment file…").await?;
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(ESTABLISHMENTS)
            .canonicalize()?;
        desk.answer(Dialog::Open, "Choose the establishment file", &file)
            .await?;
        window.press("Put this file in use").await?;
        let tracker = desk.path("Inclusion tracker.csv");
        std::fs::write(&tracker, TRACKER)?;
        window.press("Choose a spreadsheet…").await?;
        desk.answer(Dialog::Open, "Choose the spreadsheet of children", &tracker)
            .await?;
        window.press("See what will happen").await?;
        window.sees("What “Inclusion tracker.csv” will do").await?;
        window.press("Import 3 rows").await?;

        // 2. A child found without the letters of the name, and written up.
        find(&window, "lukasz", "Wójcik, Łukasz").await?;
        window.press("Add a status").await?;
        window.choose("Status", "Permanently excluded").await?;
        window
            .fill("Reason", "Persistent disruptive behaviour")
            .await?;
        window.press("Add the status").await?;
        window.sees("Permanently excluded").await?;

        // 3. What follows from it.
        window.press("Today").await?;
        window.sees("Wójcik").await?;
        window.press("Why this date?").await?;
        window.sees("Rests on:").await?;
        window.keys("\u{e00c}").await?;

        // 4. The panel's paper.
        window.press("Panels").await?;
        window.press("Add the first panel").await?;
        window
            .fill("Name of the panel", "Fair Access Panel")
            .await?;
        window.press("Add the panel").await?;
        window.press("Plan a meeting").await?;
        let day = today + Days::new(3);
        window
            .fill("Day", &day.format("%d/%m/%Y").to_string())
            .await?;
        window.press("Plan the meeting").await?;
        window.sees("Who should come").await?;
        window.press("Add Wójcik, Łukasz to the agenda").await?;
        let pack = desk.path("Fair Access Panel.pdf");
        // The pack has been read, and its buttons stand where they will stay.
        window.sees("printed as not recorded, in 1 case").await?;
        window.press("Save as PDF").await?;
        desk.answer(Dialog::Save, "Save", &pack).await?;
        window.sees("was saved as").await?;
        let read = Command::new("pdftotext")
            .arg("-layout")
            .arg(&pack)
            .arg("-")
            .output()?;
        assert!(
            String::from_utf8_lossy(&read.stdout).contains("Łukasz"),
            "the chair's paper is about the child"
        );

        // 5. Locked, switched off, and all still there.
        window.press("Lock").await?;
        window.sees("Unlock Waymark").await?;
        desk.battery_dies();
        let window = desk.open().await?;
        window.fill("Passphrase", PASSPHRASE).await?;
        window.keys(ENTER).await?;
        window.sees("Siân Okafor").await?;
        find(&window, "wojcik", "Wójcik, Łukasz").await?;
        window.sees("Permanently excluded").await?;
        window.press("History").await?;
        window.sees("Siân Okafor").await?;
        window.close().await
    });
}
