//! A visit and an exclusion in the real window: words survive a battery that dies in the middle of a sentence, and the
//! authority's decision stands beside the clock that asked for it.

use chrono::{Days, Local};
use serde_json::{Value, json};

use crate::first_run::{PASSPHRASE, set_up};
use crate::{Desk, Fault, Window, story};

async fn done(window: &Window, name: &str, request: Value) -> Result<Value, Fault> {
    window
        .call(name, request)
        .await?
        .map_err(|refused| format!("{name}: {refused}").into())
}

/// A child with a permanent exclusion that began today, terms around the day, and the window at the child's record.
async fn excluded_child(window: &Window) -> Result<String, Fault> {
    let today = Local::now().date_naive();
    let terms = json!({
        "patch": { "name": "Term dates" },
        "terms": [{ "name": "Term", "starts_on": today - Days::new(60), "ends_on": today + Days::new(120) }],
        "days_off": [],
    });
    done(window, "calendars.save", terms).await?;
    let child =
        json!({ "patch": { "surname": "Wójcik", "forename": "Łukasz", "dob": "2014-03-14" } });
    let id = done(window, "pupils.add", child).await?["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    let status =
        json!({ "patch": { "pupil": id, "kind": "PEX", "started_on": today, "aware_on": today } });
    done(window, "statuses.save", status).await?;
    Ok(id)
}

/// Goes to one section of the child's record, as a link does.
async fn at(window: &Window, pupil: &str, section: &str) -> Result<(), Fault> {
    window
        .ask(&format!("location.hash = '#/pupils/{pupil}/{section}'"))
        .await?;
    Ok(())
}

#[test]
fn a_sentence_outlives_the_battery() {
    story("a sentence and the battery", |desk: Desk| async move {
        let window = desk.open().await?;
        set_up(&window).await?;
        let pupil = excluded_child(&window).await?;
        at(&window, &pupil, "notes").await?;
        window
            .fill("New note", "Seen at the gate; says that she wants to go ba")
            .await?;
        window.sees("Draft kept, not saved yet").await?;
        desk.battery_dies();

        let window = desk.open().await?;
        window.fill("Passphrase", PASSPHRASE).await?;
        window.press("Unlock").await?;
        window.sees("Siân Okafor").await?;
        at(&window, &pupil, "notes").await?;
        window.sees("Draft from last time, not saved yet").await?;
        let kept = window
            .ask("return document.getElementById('note-text').value")
            .await?;
        assert_eq!(
            kept,
            json!("Seen at the gate; says that she wants to go ba"),
            "every word that was on the screen is on the screen again"
        );
        window.press("Add the note").await?;
        window.sees("Seen at the gate").await?;
        window.close().await
    });
}

#[test]
fn closing_the_window_in_the_middle_of_a_word_loses_no_letter() {
    story(
        "the cross in the middle of a word",
        |desk: Desk| async move {
            let window = desk.open().await?;
            set_up(&window).await?;
            let pupil = excluded_child(&window).await?;
            at(&window, &pupil, "overview").await?;
            // A box that saves when it is left, and is never left.
            window
                .fill("What we worry about", "Whoever waits at the ga")
                .await?;
            desk.press_the_cross("Waymark").await?;

            let window = desk.open().await?;
            window.fill("Passphrase", PASSPHRASE).await?;
            window.press("Unlock").await?;
            window.sees("Siân Okafor").await?;
            let record = done(&window, "pupils.record", json!({ "id": pupil })).await?;
            assert_eq!(
                record["pupil"]["worries"], "Whoever waits at the ga",
                "what stood in the box is saved"
            );
            at(&window, &pupil, "notes").await?;
            // Closed before the pause in typing at which a draft is usually kept.
            window
                .fill("New note", "Rang home. Mum will bring hi")
                .await?;
            desk.press_the_cross("Waymark").await?;

            let window = desk.open().await?;
            window.fill("Passphrase", PASSPHRASE).await?;
            window.press("Unlock").await?;
            window.sees("Siân Okafor").await?;
            at(&window, &pupil, "notes").await?;
            window.sees("Draft from last time, not saved yet").await?;
            let kept = window
                .ask("return document.getElementById('note-text').value")
                .await?;
            assert_eq!(kept, json!("Rang home. Mum will bring hi"));
            window.close().await
        },
    );
}

#[test]
fn an_exclusion_opens_its_clocks_and_the_decision_is_written_beside_them() {
    story("the decision", |desk: Desk| async move {
        let window = desk.open().await?;
        set_up(&window).await?;
        let pupil = excluded_child(&window).await?;
        at(&window, &pupil, "dates").await?;
        window
            .sees("Full-time education from the sixth school day of a permanent exclusion")
            .await?;
        window.press("Record a decision").await?;
        let today = Local::now().date_naive().format("%d/%m/%Y").to_string();
        window
            .choose("3. What was decided", "Owed: full time")
            .await?;
        window.fill("Decided on", &today).await?;
        window
            .fill(
                "Reasons",
                "Excluded for good; no school place before the sixth day",
            )
            .await?;
        window.press("Record the decision").await?;
        window
            .sees("Excluded for good; no school place before the sixth day")
            .await?;
        window.close().await
    });
}
