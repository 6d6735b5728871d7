//! `bench --memory`: what an open window holds, beside a bare window of the same toolkit that shows nothing.
//!
//! A process and everything it started are one sum of proportional set sizes: a page that several processes share is
//! counted once, so the web engine's own processes can be added to the program's.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::{bench, packages, place, prepare, steps::Steps};

/// The screen, and what builds the window.
const SCREEN: &[&str] = &["xvfb"];

/// How long a window is left alone before it is measured: long enough to have painted and to have given back what it
/// only needed for that.
const SETTLES: Duration = Duration::from_secs(30);

/// Ends what was started, whatever happens.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Already gone is what is wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Prints what each window holds.
///
/// # Errors
/// When something does not build, start or stay.
pub fn memory() -> Result<(), String> {
    packages::ensure(packages::BUILD, false)?;
    packages::ensure(SCREEN, false)?;
    let mut steps = Steps::default();
    steps.step("window", prepare::window)?;
    steps.step("programs", |step| {
        step.run(place::command(
            "cargo",
            &[
                "build",
                "--release",
                "--locked",
                "--package",
                "waymark",
                "--bins",
                "--example",
                "bare_window",
            ],
        ))
    })?;
    let (_server, display) = screen()?;
    let release = place::target().join("release");
    let folder = place::target().join("memory");
    // What an earlier run left would be opened instead of made.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let bare = held(
        Command::new(release.join("examples/bare_window")),
        &display,
        &folder,
    )?;
    let mut sample = Command::new(release.join("waymark"));
    sample.arg("--sample");
    let whole = held(sample, &display, &folder)?;
    println!("\nMachine: {}", bench::machine());
    println!(
        "Proportional set size {} s after the start, the program and every process it started, on a screen that nobody sees.\n",
        SETTLES.as_secs()
    );
    println!("| window | MiB |");
    println!("|---|--:|");
    println!("| bare, nothing shown | {bare:.0} |");
    println!("| Waymark, the invented LA open at Today | {whole:.0} |");
    println!("| ratio | {:.2} |", whole / bare);
    Ok(())
}

/// A screen at whatever number is free.
fn screen() -> Result<(Running, String), String> {
    let mut server = Command::new("Xvfb")
        .args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x900x24",
            "-nolisten",
            "tcp",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("Xvfb did not start: {error}"))?;
    let mut number = String::new();
    if let Some(out) = server.stdout.take() {
        BufReader::new(out)
            .read_line(&mut number)
            .map_err(|error| format!("Xvfb said nothing: {error}"))?;
    }
    Ok((Running(server), format!(":{}", number.trim())))
}

/// What this program and its processes hold once they have settled, MiB.
fn held(mut command: Command, display: &str, folder: &Path) -> Result<f64, String> {
    let child = command
        .env("DISPLAY", display)
        .env("WAYMARK_DATA_DIR", folder)
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("{command:?} did not start: {error}"))?;
    let mut running = Running(child);
    sleep(SETTLES);
    if let Ok(Some(status)) = running.0.try_wait() {
        return Err(format!("{command:?} ended with {status}."));
    }
    let kibibytes: f64 = family(running.0.id()).into_iter().filter_map(share).sum();
    Ok(kibibytes / 1024.0)
}

/// A process and everything below it.
fn family(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let status = fs::read_to_string(entry.path().join("status")).ok()?;
            Some((process, number(&status, "PPid:")?))
        })
        .collect();
    let mut family = vec![root];
    let mut at = 0;
    while let Some(&parent) = family.get(at) {
        family.extend(
            parents
                .iter()
                .filter(|pair| pair.1 == parent)
                .map(|pair| pair.0),
        );
        at += 1;
    }
    family
}

/// One process's proportional share, KiB.
fn share(process: u32) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    number(&text, "Pss:").map(f64::from)
}

/// The number after a key that begins a line.
fn number(text: &str, key: &str) -> Option<u32> {
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_read_from_the_line_that_is_all_of_it() {
        let text = "00-ff rollup\nRss:    20 kB\nPss:    12 kB\nPss_Anon:   9 kB\n";
        assert_eq!(number(text, "Pss:"), Some(12));
        assert_eq!(
            number(text, "Swap:"),
            None,
            "what is not there is not nought"
        );
    }

    #[test]
    fn this_process_is_of_its_own_family_and_holds_something() {
        let own = std::process::id();
        assert_eq!(family(own).first(), Some(&own));
        assert!(share(own).is_none_or(|kibibytes| kibibytes > 0.0));
    }
}
