//! `bench`: runs the benchmarks and prints one table, with the machine and the data that it was measured on.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::place;

/// Runs every benchmark of the workspace's default members, or those whose crate is named, and prints the table.
///
/// # Errors
/// When a benchmark does not build or fails.
pub fn bench(packages: &[String]) -> Result<(), String> {
    let kept = place::target().join("criterion");
    // Readings of an earlier run would stand in the table as if they were of this one.
    if kept.exists() {
        fs::remove_dir_all(&kept).map_err(|error| format!("{}: {error}", kept.display()))?;
    }
    let mut command = place::command("cargo", &["bench", "--locked"]);
    for package in packages {
        command.args(["--package", package]);
    }
    let status = command
        .args(["--benches"])
        .status()
        .map_err(|error| format!("cargo did not start: {error}"))?;
    if !status.success() {
        return Err("A benchmark failed; no table.".into());
    }
    let mut rows = BTreeMap::new();
    gather(&kept, &mut rows);
    if rows.is_empty() {
        return Err("The benchmarks left no readings.".into());
    }
    println!("\nMachine: {}", machine());
    println!(
        "Data: what each benchmark's name says; made by the benchmark itself, from fixed seeds.\n"
    );
    println!("| measured | median | 95 of 100 within | samples |");
    println!("|---|--:|--:|--:|");
    for (name, mut times) in rows {
        times.sort_by(f64::total_cmp);
        println!(
            "| {name} | {} | {} | {} |",
            time(at(&times, 50)),
            time(at(&times, 95)),
            times.len()
        );
    }
    Ok(())
}

/// Finds every `new/sample.json` and names it after the folders above it.
fn gather(dir: &Path, rows: &mut BTreeMap<String, Vec<f64>>) {
    let Ok(entries) = fs::read_dir(dir) else {
        return;
    };
    for path in entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
    {
        if path.ends_with("new") {
            let Ok(text) = fs::read_to_string(path.join("sample.json")) else {
                continue;
            };
            let times: Vec<f64> = numbers(&text, "times")
                .into_iter()
                .zip(numbers(&text, "iters"))
                .map(|(time, iterations)| time / iterations)
                .collect();
            let name = fs::read_to_string(path.join("benchmark.json"))
                .ok()
                .and_then(|text| title(&text));
            if let (Some(name), false) = (name, times.is_empty()) {
                rows.insert(name, times);
            }
        } else {
            gather(&path, rows);
        }
    }
}

/// The numbers of `"key":[...]`. Criterion's own file, so its shape is known and a JSON reader is not needed.
fn numbers(text: &str, key: &str) -> Vec<f64> {
    let opening = format!("\"{key}\":[");
    let Some((_, rest)) = text.split_once(&opening) else {
        return Vec::new();
    };
    let inside = rest.split(']').next().unwrap_or_default();
    inside
        .split(',')
        .filter_map(|number| number.trim().parse().ok())
        .collect()
}

fn title(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("\"title\":\"")?;
    rest.split('"').next().map(str::to_owned)
}

/// The reading below which so many of a hundred lie.
fn at(sorted: &[f64], percent: usize) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted
        .get(
            (sorted.len() * percent)
                .div_ceil(100)
                .saturating_sub(1)
                .min(last),
        )
        .copied()
        .unwrap_or(f64::NAN)
}

fn time(nanoseconds: f64) -> String {
    match nanoseconds {
        n if n < 1e3 => format!("{n:.0} ns"),
        n if n < 1e6 => format!("{:.1} µs", n / 1e3),
        n if n < 1e9 => format!("{:.2} ms", n / 1e6),
        n => format!("{:.2} s", n / 1e9),
    }
}

/// The machine in words: processor, cores, memory, system.
pub fn machine() -> String {
    let field = |file: &str, key: &str| {
        fs::read_to_string(file).ok().and_then(|text| {
            text.lines()
                .find(|line| line.starts_with(key))
                .and_then(|line| line.split(':').nth(1))
                .map(|value| value.trim().to_owned())
        })
    };
    let processor =
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|value| {
            value
                .split(' ')
                .next()
                .and_then(|kib| kib.parse::<f64>().ok())
        })
        .map_or_else(
            || "memory unknown".to_owned(),
            |kib| format!("{:.0} GiB", kib / 1024.0 / 1024.0),
        );
    let system = fs::read_to_string("/etc/os-release")
        .ok()
        .and_then(|text| {
            text.lines()
                .find_map(|line| line.strip_prefix("PRETTY_NAME="))
                .map(|name| name.trim_matches('"').to_owned())
        })
        .unwrap_or_else(|| std::env::consts::OS.to_owned());
    format!("{processor}, {cores} cores, {memory}, {system}, release build")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criterions_samples_are_read_as_time_for_one_turn() {
        let text = r#"{"sampling_mode":"Linear","iters":[10.0,20.0],"times":[1000.0,4000.0]}"#;
        assert_eq!(numbers(text, "iters"), [10.0, 20.0], "turns in each sample");
        assert_eq!(
            numbers(text, "times"),
            [1000.0, 4000.0],
            "nanoseconds in each sample"
        );
        assert!(
            numbers(text, "gone").is_empty(),
            "what is not there is not guessed"
        );
    }

    #[test]
    fn the_tail_is_the_slow_end() {
        let hundred: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(at(&hundred, 50), 50.0, "the middle of a hundred");
        assert_eq!(at(&hundred, 95), 95.0, "five readings are slower than this");
        assert_eq!(at(&[7.0], 95), 7.0, "one reading is its own tail");
    }
}
