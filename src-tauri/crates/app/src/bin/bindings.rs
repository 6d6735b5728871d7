//! Writes `ui/src/api/bindings.ts`; with `--check` only says whether it is current.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api/bindings.ts");
    let fresh = waymark_app::bindings::typescript();
    if std::env::args().any(|argument| argument == "--check") {
        let current = std::fs::read_to_string(&path).unwrap_or_default();
        if current == fresh {
            println!("bindings.ts is current");
            return ExitCode::SUCCESS;
        }
        eprintln!(
            "ui/src/api/bindings.ts is not what the command table says; run `cargo xtask bindings` and commit it."
        );
        return ExitCode::FAILURE;
    }
    let written = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&path, fresh));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bindings.ts could not be written: {error}");
            ExitCode::FAILURE
        }
    }
}
