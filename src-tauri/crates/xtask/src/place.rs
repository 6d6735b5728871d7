//! Where things are: the checkout, the folder of build products, and programs on the path.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The top of the checkout: as cargo says on starting this, because a checkout may have been moved with its target folder
/// since this was built.
pub fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
    here.ancestors().nth(3).unwrap_or(&here).to_path_buf()
}

/// Cargo's target folder, wherever it was put: this program was built into `<target>/debug/`.
pub fn target() -> PathBuf {
    env::current_exe()
        .ok()
        .and_then(|exe| exe.ancestors().nth(2).map(Path::to_path_buf))
        .unwrap_or_else(|| root().join("target"))
}

/// A program on the path, or nothing.
pub fn program(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|dir| dir.join(&name))
        .find(|path| path.is_file())
}

/// A command that runs at the top of the checkout.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    // On Windows npm is a script, which only a shell starts.
    let mut command = if cfg!(windows) && program == "npm" {
        let mut shell = Command::new("cmd");
        shell.args(["/C", "npm"]);
        shell
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir(root());
    command
}

/// Whether nobody is there to answer a question.
pub fn unattended() -> bool {
    env::var_os("CI").is_some_and(|value| value == "true" || value == "1")
}

/// The browser for journeys, whatever the distribution calls it.
pub fn chromium() -> Option<PathBuf> {
    if let Some(named) = env::var_os("CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ]
    .into_iter()
    .find_map(program)
}
