//! A window with nothing in it, made as Waymark's is: what the system's web engine costs before Waymark adds anything.
//! `cargo xtask bench --memory` measures the two side by side.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> tauri::Result<()> {
    let mut context = tauri::generate_context!();
    context.config_mut().app.windows.clear();
    tauri::Builder::default()
        .setup(|app| {
            let blank = tauri::Url::parse("about:blank")?;
            WebviewWindowBuilder::new(app, "bare", WebviewUrl::External(blank))
                .inner_size(1280.0, 800.0)
                .build()?;
            Ok(())
        })
        .run(context)
}
