//! A team's first day in the real window: set up by hand, the battery dies, opened again; a file saved where a person
//! says.

use std::fs;

use serde_json::json;

use crate::{Desk, Fault, Window, story};

pub const PASSPHRASE: &str = "three wet otters queue politely";

/// What a person does on the first day, with the mouse and the keyboard.
pub async fn set_up(window: &Window) -> Result<(), Fault> {
    window.sees("Set up Waymark on this computer").await?;
    window.fill("Choose a passphrase", PASSPHRASE).await?;
    window.fill("The same passphrase again", PASSPHRASE).await?;
    window.press("Go on").await?;
    window.sees("Keep the recovery key").await?;
    let key = window
        .ask("return document.querySelector('[aria-label=\"Recovery key\"]').innerText")
        .await?;
    window
        .fill(
            "Type the recovery key back, from your paper",
            key.as_str().unwrap_or_default(),
        )
        .await?;
    window.press("I have kept it").await?;
    window.sees("Who are you?").await?;
    window.fill("Your name", "Siân Okafor").await?;
    window.fill("Local authority", "camd").await?;
    window.press("Camden").await?;
    window.press("Start").await?;
    window.sees("Siân Okafor").await
}

#[test]
fn a_team_sets_up_its_vault_and_finds_it_again_after_the_battery_died() {
    story("first day", |desk: Desk| async move {
        let window = desk.open().await?;
        set_up(&window).await?;
        let note = json!({ "patch": { "surname": "Wójcik", "forename": "Łukasz" } });
        let made = window
            .call("pupils.add", note)
            .await?
            .map_err(|refused| format!("a child could not be added: {refused}"))?;
        // The change was answered, so it is on the disk; nothing gets a chance to say goodbye.
        desk.battery_dies();

        let window = desk.open().await?;
        window.sees("Unlock Waymark").await?;
        let locked = window
            .call("pupils.peek", made.clone())
            .await?
            .expect_err("nothing is answered before the passphrase");
        assert_eq!(
            locked["code"],
            json!("locked"),
            "a vault that was open when the battery died is closed again: {locked}"
        );
        window.fill("Passphrase", PASSPHRASE).await?;
        window.press("Unlock").await?;
        window.sees("Siân Okafor").await?;
        let found = window
            .call("search.find", json!({ "text": "lukasz", "limit": 5 }))
            .await?
            .map_err(|refused| refused.to_string())?;
        assert_eq!(
            found["children"][0]["hit"]["surname"],
            json!("Wójcik"),
            "an acknowledged change is never lost: {found}"
        );
        window.close().await
    });
}

#[test]
fn what_stands_on_the_disk_is_ciphertext() {
    story("ciphertext", |desk: Desk| async move {
        let window = desk.open().await?;
        set_up(&window).await?;
        let child = json!({ "patch": { "surname": "Canarybird", "forename": "Quillon" } });
        window
            .call("pupils.add", child)
            .await?
            .map_err(|refused| refused.to_string())?;
        desk.battery_dies();
        for (path, bytes) in files(&desk.path(""))? {
            for word in ["Canarybird", "Quillon", "Okafor"] {
                let there = bytes
                    .windows(word.len())
                    .any(|part| part == word.as_bytes());
                assert!(
                    !there,
                    "{path} holds “{word}” in clear: whoever finds the laptop can read it"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn the_invented_authority_opens_without_a_passphrase_and_beside_the_teams_own() {
    story("invented authority", |desk: Desk| async move {
        let window = desk.open().await?;
        window.press("Try an invented LA").await?;
        window.sees("Invented LA").await?;
        window.press("Lock").await?;
        window.press("Leave it").await?;
        window.sees("Set up Waymark on this computer").await?;
        window.close().await
    });
}

#[test]
fn a_second_program_on_the_same_folder_is_refused_in_words() {
    story("second window", |desk: Desk| async move {
        let first = desk.open().await?;
        set_up(&first).await?;
        let beside = desk.beside().await?;
        beside.sees("Waymark is open already").await?;
        drop(beside);
        first.sees("Siân Okafor").await
    });
}

/// Every file below a folder, with its bytes.
fn files(folder: &std::path::Path) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.is_file() {
            found.push((path.display().to_string(), fs::read(&path)?));
        }
    }
    Ok(found)
}
