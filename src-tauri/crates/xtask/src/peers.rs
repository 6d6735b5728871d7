//! `bench --peers`: the same panel pack through Waymark, typst and WeasyPrint, each once in a fresh process, several times.
//!
//! The peers come from PyPI into a folder of their own under the target folder, pinned, so that a ratio of today can be
//! compared with one of next year. All three write PDF/UA-1 with the same fonts; how the pages are designed differs, so the
//! pages and words of each file stand beside its time.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{packages, place};

/// The peers, pinned.
const PEERS: [&str; 2] = ["typst==0.15.2", "weasyprint==70.0"];

/// What WeasyPrint loads and what counts pages and words.
const PACKAGES: &[&str] = &["python3-venv", "libpangoft2-1.0-0", "poppler-utils"];

/// Fresh processes of each; the middle one is told.
const RUNS: usize = 5;

/// Cases in the packs: a usual meeting and a full day.
const CASES: [usize; 2] = [23, 60];

/// What an engine made of the pack.
struct Made {
    name: &'static str,
    milliseconds: f64,
    peak_mib: f64,
    pages: String,
    words: usize,
    kilobytes: u64,
}

/// Prints a table for each size of pack.
///
/// # Errors
/// When something is not there, or an engine fails.
pub fn peers() -> Result<(), String> {
    packages::ensure(PACKAGES, false)?;
    let folder = place::target().join("peers");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let python = environment(&folder)?;
    let script = folder.join("peers.py");
    fs::write(&script, include_str!("peers.py"))
        .map_err(|error| format!("{}: {error}", script.display()))?;
    // Built before it is timed.
    say(place::command(
        "cargo",
        &[
            "build",
            "--release",
            "--locked",
            "--package",
            "waymark-documents",
            "--example",
            "timed_pack",
        ],
    ))?;
    let own = place::target().join("release/examples/timed_pack");
    println!("\nMachine: {}", crate::bench::machine());
    println!(
        "Each time is the middle of {RUNS} fresh processes: one call from the value in memory to the bytes of a PDF/UA-1 file."
    );
    for cases in CASES {
        let mut all = Vec::new();
        for name in ["waymark", "typst", "weasyprint"] {
            let command = || {
                if name == "waymark" {
                    let mut command = Command::new(&own);
                    command.arg(&folder).arg(cases.to_string());
                    command
                } else {
                    let mut command = Command::new(&python);
                    command
                        .arg(&script)
                        .arg(name)
                        .arg(&folder)
                        .arg(place::root().join("assets/fonts"));
                    command
                }
            };
            all.push(made(name, &folder, command)?);
        }
        table(cases, &all);
    }
    Ok(())
}

/// A virtual environment with the peers; returns its Python.
fn environment(folder: &Path) -> Result<PathBuf, String> {
    let venv = folder.join("venv");
    let python = venv.join("bin/python");
    let stamp = venv.join("holds");
    let wanted = PEERS.join("\n");
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|before| before == wanted) {
        return Ok(python);
    }
    let mut make = place::command("python3", &["-m", "venv", "--clear"]);
    make.arg(&venv);
    say(make)?;
    let mut install = Command::new(&python);
    install.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    install.args(PEERS);
    say(install)?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(python)
}

fn made(name: &'static str, folder: &Path, command: impl Fn() -> Command) -> Result<Made, String> {
    let mut readings = Vec::with_capacity(RUNS);
    for _ in 0..RUNS {
        let said = say(command())?;
        let mut numbers = said.split_whitespace().map(str::parse::<f64>);
        let (Some(Ok(milliseconds)), Some(Ok(peak))) = (numbers.next(), numbers.next()) else {
            return Err(format!("{name} did not say how long it took: {said}"));
        };
        readings.push((milliseconds, peak / 1024.0));
    }
    readings.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (milliseconds, peak_mib) = readings.get(RUNS / 2).copied().unwrap_or_default();
    let file = folder.join(format!("{name}.pdf"));
    let mut info = Command::new("pdfinfo");
    info.arg(&file);
    let pages = say(info)?
        .lines()
        .find_map(|line| line.strip_prefix("Pages:"))
        .map_or_else(|| "?".to_owned(), |pages| pages.trim().to_owned());
    let mut text = Command::new("pdftotext");
    text.arg(&file).arg("-");
    let words = say(text)?.split_whitespace().count();
    let kilobytes = fs::metadata(&file).map_or(0, |about| about.len() / 1000);
    Ok(Made {
        name,
        milliseconds,
        peak_mib,
        pages,
        words,
        kilobytes,
    })
}

fn table(cases: usize, all: &[Made]) {
    println!(
        "\n| pack of {cases} cases | time | against Waymark | peak memory | pages | words | size |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|");
    let own = all.first().map_or(f64::NAN, |made| made.milliseconds);
    for made in all {
        println!(
            "| {} | {:.0} ms | {:.1} × | {:.0} MiB | {} | {} | {} KB |",
            made.name,
            made.milliseconds,
            made.milliseconds / own,
            made.peak_mib,
            made.pages,
            made.words,
            made.kilobytes
        );
    }
}

/// What a command says, if it succeeds.
fn say(mut command: Command) -> Result<String, String> {
    let shown = format!("{command:?}");
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("{shown} did not start: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("{shown} failed ({})", output.status))
    }
}
