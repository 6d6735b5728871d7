//! Carries what the core says on its own account to the window. Knows no event by name.

use tauri::{AppHandle, Emitter as _};
use waymark_app::Event;

/// Sends an event under its own name, with its fields as the payload.
pub(crate) fn tell(app: &AppHandle, event: &Event) {
    let Ok(payload) = serde_json::to_value(event) else {
        return;
    };
    let Some(name) = payload
        .get("name")
        .and_then(|name| name.as_str())
        .map(str::to_owned)
    else {
        return;
    };
    // The only way to fail is that the window has gone, and then nobody is listening.
    let _ = app.emit_to("main", &name, payload);
}
