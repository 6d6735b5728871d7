//! `run`: from a fresh clone to the open window. `bindings`: the wire contract, printed.

use std::process::Stdio;

use crate::steps::Steps;
use crate::{packages, place, prepare};

/// Installs what is missing, builds the window and the program, and opens it.
///
/// # Errors
/// A sentence that says what is missing or what failed.
pub fn run(arguments: &[String]) -> Result<(), String> {
    if let Some(unknown) = arguments.iter().find(|argument| *argument != "--sample") {
        return Err(format!(
            "`cargo xtask run` knows only --sample, not {unknown}."
        ));
    }
    let mut steps = Steps::default();
    steps.step("system packages", |_| {
        packages::ensure(packages::BUILD, false)
    })?;
    steps.step("window", prepare::window)?;
    steps.step("crates", prepare::crates)?;
    steps.step("program", |step| {
        step.run(place::command(
            "cargo",
            &["build", "--release", "--locked", "--package", "waymark"],
        ))
    })?;
    let program = place::target()
        .join("release")
        .join(format!("waymark{}", std::env::consts::EXE_SUFFIX));
    println!("\nOpening {}", program.display());
    let status = place::command(&program.to_string_lossy(), &[])
        .args(arguments)
        .stdin(Stdio::null())
        .status()
        .map_err(|error| format!("{} did not start: {error}", program.display()))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("Waymark ended with {status}."))
    }
}

/// Prints the wire contract from the command table.
///
/// # Errors
/// When the core does not build or the file cannot be written.
pub fn bindings() -> Result<(), String> {
    let status = place::command(
        "cargo",
        &[
            "run",
            "--quiet",
            "--locked",
            "--package",
            "waymark-app",
            "--bin",
            "bindings",
        ],
    )
    .status()
    .map_err(|error| format!("cargo did not start: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err("The bindings were not printed.".into())
    }
}
