//! What comes from registries: npm packages, and the PDF checker in a folder of its own. Each is fetched only when what
//! is there is not what the lock file says, and once more when the network hiccups.

use std::fs;
use std::path::{Path, PathBuf};

use crate::place;
use crate::steps::{Step, quietly};

/// The PDF/UA checker, pinned: a new release must not turn a green build red by itself.
const PDFUA: &str = "pdfua==0.1.3";

/// `npm ci`, unless the packages are those of the lock file already.
pub fn npm(step: &mut Step, folder: &str) -> Result<(), String> {
    let dir = place::root().join(folder);
    let lock = fs::read(dir.join("package-lock.json"))
        .map_err(|error| format!("{folder}/package-lock.json: {error}"))?;
    // A copy of the lock, kept inside what it produced: equal bytes mean that an interrupted install is not taken for one.
    let stamp = dir.join("node_modules/.waymark-lock");
    if fs::read(&stamp).is_ok_and(|before| before == lock) {
        return Ok(());
    }
    let arguments = [
        "--prefix",
        folder,
        "ci",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    step.retried(|| place::command("npm", &arguments))?;
    fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Puts the PDF checker into a virtual environment under the target folder; returns the program.
pub fn pdfua(step: &mut Step) -> Result<PathBuf, String> {
    let venv = place::target().join("checkers");
    let program = venv.join("bin/pdfua");
    let stamp = venv.join("holds");
    if program.is_file() && fs::read_to_string(&stamp).is_ok_and(|before| before == PDFUA) {
        return Ok(program);
    }
    let path = |path: &Path| path.to_string_lossy().into_owned();
    step.run(place::command(
        "python3",
        &["-m", "venv", "--clear", &path(&venv)],
    ))?;
    let pip = path(&venv.join("bin/pip"));
    step.retried(|| {
        place::command(
            &pip,
            &["install", "--quiet", "--disable-pip-version-check", PDFUA],
        )
    })?;
    fs::write(&stamp, PDFUA).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(program)
}

/// The window's files, ready to be embedded.
pub fn window(step: &mut Step) -> Result<(), String> {
    npm(step, "ui")?;
    step.run(place::command(
        "npm",
        &["--prefix", "ui", "run", "--silent", "build"],
    ))
}

/// Crates, fetched before anything compiles, so that a hiccup costs seconds and not a build.
pub fn crates(step: &mut Step) -> Result<(), String> {
    if quietly(place::command("cargo", &["fetch", "--locked", "--offline"])) {
        return Ok(());
    }
    step.retried(|| place::command("cargo", &["fetch", "--locked"]))
}
