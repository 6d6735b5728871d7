//! Embeds `ui/dist`, and prints the permission for the one command that the window may call.

fn main() {
    let page = std::path::Path::new("../ui/dist/index.html");
    println!("cargo:rerun-if-changed={}", page.display());
    if !page.exists() {
        println!(
            "cargo::error=the window's files are not built: ui/dist/index.html is missing. Run `cargo xtask run`, or `npm --prefix ui ci && npm --prefix ui run build`, and try again."
        );
        return;
    }
    let manifest = tauri_build::AppManifest::new().commands(&["call"]);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
    {
        println!("cargo::error={}", format!("{error:#}").replace('\n', " "));
    }
}
