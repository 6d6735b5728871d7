//! The shell: one window, its dialogs and its files. It knows no rule and no SQL; what a person asks goes to
//! [`waymark_app::App::dispatch`] untouched and comes back untouched.
//!
//! Deliberately no menu bar: the window's own table of commands feeds the palette and the shortcuts sheet, and a second
//! list would drift from it. macOS gets the system's default menu, which it needs for copy and paste.

mod call;
mod closing;
mod events;
mod files;
mod paths;
mod write;

use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, DragDropEvent, Manager as _, RunEvent, WindowEvent};
use waymark_app::{App, AppConfig, SystemClock};

/// How often the core is asked whether it has been idle too long or whether it is another day. The shortest auto-lock is
/// counted in minutes, so a quarter of one is late by little and wakes a sleeping laptop's processor seldom.
const TICK: Duration = Duration::from_secs(15);

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    let sample = std::env::args_os()
        .skip(1)
        .any(|argument| argument == "--sample");
    let instance = tauri_plugin_single_instance::Builder::new()
        .callback(|app, _, _| show(app))
        .dbus_id(paths::instance_name(sample))
        .build();
    let built = tauri::Builder::default()
        // First, so that a second start is handed to the first before it opens anything.
        .plugin(instance)
        .plugin(tauri_plugin_dialog::init())
        .manage(files::Held::default())
        .manage(closing::Told::default())
        .setup(move |app| {
            let handle = app.handle().clone();
            let core = Arc::new(App::new(AppConfig {
                data_dir: paths::data_dir(&handle)?,
                clock: Arc::new(SystemClock),
                sample,
                kdf: None,
                sample_size: None,
                events: Arc::new(move |event| events::tell(&handle, &event)),
            }));
            tauri::async_runtime::spawn(tick(Arc::clone(&core)));
            app.manage(core);
            Ok(())
        })
        .on_window_event(|window, event| match event {
            WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
                files::dropped_on(window.app_handle(), paths);
            }
            WindowEvent::CloseRequested { api, .. } => {
                api.prevent_close();
                closing::soon(window.app_handle());
            }
            _ => {}
        })
        .invoke_handler(tauri::generate_handler![call::call])
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            let code = app.run_return(|app, event| {
                if matches!(event, RunEvent::Exit)
                    && let Some(core) = app.try_state::<Arc<App>>()
                {
                    core.close();
                }
            });
            ExitCode::from(u8::try_from(code).unwrap_or(1))
        }
        Err(error) => {
            eprintln!("Waymark could not open its window: {error}. Nothing was changed.");
            ExitCode::FAILURE
        }
    }
}

/// Brings the window that is already open to the front.
fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // A window that will not come forward is a nuisance, not a fault.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

async fn tick(core: Arc<App>) {
    let mut every = tokio::time::interval(TICK);
    every.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        every.tick().await;
        let core = Arc::clone(&core);
        // Reckoning a new day reads the vault, so it stays off the threads that answer the window.
        if tokio::task::spawn_blocking(move || core.tick())
            .await
            .is_err()
        {
            return;
        }
    }
}
