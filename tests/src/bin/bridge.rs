//! `bridge [--sample] [--children N] [--data DIR] [--today 2026-11-10] [--time 14:00] [--dist DIR]`: serves the window to
//! a browser on this machine, prints where, and stops when its input is closed, so that no bridge outlives its journey.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::{NaiveDate, NaiveTime};
use waymark_app::sample::Size;
use waymark_tests::{Bridge, Options};

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let given = |name: &str| {
        arguments
            .iter()
            .position(|argument| argument == name)
            .and_then(|at| arguments.get(at + 1))
    };
    let mut kept = None;
    let data_dir = match given("--data") {
        Some(dir) => PathBuf::from(dir),
        None => kept
            .insert(tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?)
            .path()
            .to_path_buf(),
    };
    let options = Options {
        dist: given("--dist").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist"),
            PathBuf::from,
        ),
        data_dir,
        sample: arguments.iter().any(|argument| argument == "--sample"),
        sample_size: given("--children")
            .map(|open| {
                open.parse().map(|open| Size {
                    open,
                    closed: open / 2,
                    ..Size::TRY
                })
            })
            .transpose()
            .map_err(|error| format!("--children: {error}"))?,
        today: given("--today")
            .map_or(
                Ok(NaiveDate::from_ymd_opt(2026, 11, 10).unwrap_or_default()),
                |day| day.parse::<NaiveDate>(),
            )
            .map_err(|error| format!("--today: {error}"))?,
        time: given("--time")
            .map_or(
                Ok(NaiveTime::from_hms_opt(14, 0, 0).unwrap_or_default()),
                |time| NaiveTime::parse_from_str(time, "%H:%M"),
            )
            .map_err(|error| format!("--time: {error}"))?,
    };
    let bridge =
        Bridge::start(options).map_err(|error| format!("the bridge did not start: {error}"))?;
    println!("{}", bridge.origin());
    // Until whoever started this closes the pipe or dies.
    let mut ignored = Vec::new();
    let _ = std::io::stdin().read_to_end(&mut ignored);
    Ok(())
}
