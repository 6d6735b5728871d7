//! `test`: everything that must hold before a change lands, cheapest first, so that a misplaced comma is said in seconds.
//!
//! One build profile, debug, serves the Rust tests, the bridge and the real window: the window's behaviour is the same in
//! release, and a second build of WebKit's bindings would cost minutes on every run. What release alone can show is
//! speed, and that is `bench`'s business.

use std::process::Command;

use crate::steps::{Step, Steps};
use crate::{packages, place, prepare};

type Work = fn(&mut Step) -> Result<(), String>;

/// The parts in order: a name for the command line, and what it does.
const PARTS: &[(&str, Work)] = &[
    ("format", |step| {
        step.run(cargo(&["fmt", "--all", "--check"]))
    }),
    ("window", prepare::window),
    ("types", |step| step.run(npm("ui", "check"))),
    ("lint", |step| step.run(npm("ui", "lint"))),
    ("layout", |step| step.run(npm("ui", "format"))),
    ("controls", |step| step.run(npm("ui", "test"))),
    ("crates", prepare::crates),
    ("clippy", |step| {
        step.run(cargo(&[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    }),
    ("rust", |step| {
        let checker = prepare::pdfua(step)?;
        let mut tests = cargo(&["test", "--locked"]);
        tests.env("WAYMARK_PDFUA", checker);
        step.run(tests)
    }),
    ("bindings", |step| {
        step.run(cargo(&[
            "run",
            "--quiet",
            "--locked",
            "--package",
            "waymark-app",
            "--bin",
            "bindings",
            "--",
            "--check",
        ]))
    }),
    ("shell", |step| {
        step.run(cargo(&[
            "test",
            "--locked",
            "--package",
            "waymark",
            "--lib",
        ]))?;
        step.run(cargo(&["build", "--locked", "--package", "waymark"]))
    }),
    ("journeys", |step| {
        prepare::npm(step, "tests/journeys")?;
        step.run(cargo(&[
            "build",
            "--locked",
            "--package",
            "waymark-tests",
            "--bin",
            "bridge",
        ]))?;
        let mut journeys = npm("tests/journeys", "test");
        journeys.env("WAYMARK_BRIDGE", place::target().join("debug/bridge"));
        if let Some(browser) = place::chromium() {
            journeys.env("CHROMIUM", browser);
        }
        step.run(journeys)
    }),
    ("real window", |step| {
        let mut window = cargo(&[
            "test",
            "--locked",
            "--package",
            "waymark-tests",
            "--test",
            "desktop",
            "--",
            "--test-threads=1",
        ]);
        window.env("WAYMARK_BINARY", place::target().join("debug/waymark"));
        step.run(window)
    }),
];

/// Runs all parts, or those that are named.
///
/// # Errors
/// The first part that fails; the parts after it have not run.
pub fn test(only: &[String]) -> Result<(), String> {
    let matches = |name: &str, asked: &str| name.replace(' ', "-") == asked;
    if let Some(unknown) = only
        .iter()
        .find(|asked| !PARTS.iter().any(|(name, _)| matches(name, asked)))
    {
        let known: Vec<String> = PARTS
            .iter()
            .map(|(name, _)| name.replace(' ', "-"))
            .collect();
        return Err(format!(
            "There is no part “{unknown}”. The parts are: {}.",
            known.join(", ")
        ));
    }
    let wanted: Vec<&str> = packages::BUILD
        .iter()
        .chain(packages::TEST)
        .copied()
        .collect();
    let mut steps = Steps::default();
    let mut result = steps.step("system packages", |_| packages::ensure(&wanted, true));
    for (name, work) in PARTS {
        if result.is_ok() && (only.is_empty() || only.iter().any(|asked| matches(name, asked))) {
            result = steps.step(name, work);
        }
    }
    steps.summary();
    result
}

fn cargo(arguments: &[&str]) -> Command {
    let mut command = place::command("cargo", arguments);
    if place::unattended() {
        // Records for the next build are wasted where there is none.
        command.env("CARGO_INCREMENTAL", "0");
    }
    command
}

fn npm(folder: &str, script: &str) -> Command {
    place::command("npm", &["--prefix", folder, "run", "--silent", script])
}
