//! Closing the window: the page is told first, so that the letters which were typed a moment ago are kept, and it says when
//! they are. A page that does not answer holds nobody up for long.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use tauri::{AppHandle, Emitter as _, Manager as _};

/// How long the window waits for its page. Keeping a draft takes milliseconds; whoever closes a window that hangs waits this long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the page has been told already: pressing the cross again makes nothing go faster.
#[derive(Default)]
pub(crate) struct Told(AtomicBool);

/// Tells the page that the window is about to close, and closes it when the page has had its time.
pub(crate) fn soon(app: &AppHandle) {
    if app.state::<Told>().0.swap(true, Ordering::Relaxed) {
        return;
    }
    // The only way to fail is that the page has gone, and then there is nothing to keep.
    let _ = app.emit_to("main", "closing", ());
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(PATIENCE).await;
        now(&app);
    });
}

/// Closes the window.
pub(crate) fn now(app: &AppHandle) {
    if let Some(window) = app.get_webview_window("main") {
        // It can only be gone already.
        let _ = window.destroy();
    }
}
