//! The window opens, talks to the core through its one command, and to nothing else.

use serde_json::json;

use crate::{Dialog, story};

#[test]
fn the_window_opens_and_the_core_answers() {
    story("the window opens", |desk| async move {
        let window = desk.open().await?;
        window.sees("Waymark").await?;
        assert!(
            window.title().await?.contains("Waymark"),
            "the window is called by its name"
        );
        let about = window.call("app.about", json!({})).await?;
        assert_eq!(
            about.map(|about| about["name"].clone()),
            Ok(json!("Waymark")),
            "the one command reaches the core"
        );
        window.close().await
    });
}

#[test]
fn the_page_may_do_nothing_but_call_and_listen() {
    story("the page is fenced in", |desk| async move {
        let window = desk.open().await?;
        window.sees("Waymark").await?;
        for forbidden in [
            "plugin:dialog|open",
            "plugin:dialog|save",
            "plugin:opener|open_path",
            "plugin:webview|create_webview_window",
            "plugin:event|emit",
        ] {
            let tried = window
                .ask(&format!("return window.__TAURI_INTERNALS__.invoke('{forbidden}', {{}}).then(() => 'allowed', (refused) => String(refused))"))
                .await?;
            let said = tried.as_str().unwrap_or_default();
            assert!(
                said.contains("not allowed"),
                "{forbidden} must be refused by the capabilities, and not for want of arguments: {said}"
            );
        }
        let script = "window.ran = false; const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.head.append(s); return window.ran";
        assert_eq!(
            window.ask(script).await?,
            json!(false),
            "a script that was put into the page must not run"
        );
        let fetched = window.ask("return fetch('http://127.0.0.1:9/').then(() => 'went out', (refused) => 'refused')").await?;
        assert_eq!(fetched, json!("refused"), "the page reaches no address");
        let eval = window.ask("try { return String(new Function('return 1')()) } catch (refused) { return refused.name }").await?;
        assert_eq!(eval, json!("EvalError"), "text must never become code");
        window.close().await
    });
}

#[test]
fn only_files_saved_in_this_session_are_opened() {
    story("open saved", |desk| async move {
        let window = desk.open().await?;
        window.sees("Waymark").await?;
        let refused = window
            .call("host.open_saved", json!({ "path": "/etc/passwd" }))
            .await?
            .expect_err("never saved by Waymark");
        assert!(
            refused["sentence"]
                .as_str()
                .is_some_and(|sentence| sentence.contains("only files that it saved")),
            "the refusal says why: {refused}"
        );
        window.close().await
    });
}

#[test]
fn a_chosen_file_reaches_the_core_by_the_systems_dialog() {
    story("choose a file", |desk| async move {
        let window = desk.open().await?;
        window.sees("Waymark").await?;
        let file = desk.path("list.csv");
        std::fs::write(&file, "Surname,Forename\n")?;
        // The core has no such command, and says so: proof that the file was read and the name came through.
        window.ask("window.__TAURI_INTERNALS__.invoke('call', { name: 'host.pick', request: { name: 'no.such', request: {}, title: 'Choose a list', extensions: ['csv'] } }).then((a) => (window.said = a ?? 'cancelled'), (r) => (window.said = r.sentence)); return null").await?;
        desk.answer(Dialog::Open, "Choose a list", &file).await?;
        let said = crate::window::patiently("an answer after the dialog", || async {
            window
                .ask("return window.said ?? null")
                .await
                .ok()
                .filter(|said| !said.is_null())
        })
        .await?;
        assert_eq!(
            said,
            json!("There is no command “no.such”."),
            "the chosen file goes to the core with the request"
        );
        window.close().await
    });
}
