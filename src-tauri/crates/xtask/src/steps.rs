//! Runs commands one after another, shows what they say, times them, and counts the tests that they report.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::place;

/// Tests that a command said it ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Those that passed.
    pub passed: u64,
    /// Those that did not.
    pub failed: u64,
}

/// One step under way.
pub struct Step {
    count: Count,
    log: Arc<Mutex<File>>,
}

/// All steps so far.
#[derive(Default)]
pub struct Steps {
    done: Vec<(&'static str, Duration, Count)>,
}

impl Steps {
    /// Does one step under a heading. Stops everything at the first that fails.
    pub fn step(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut Step) -> Result<(), String>,
    ) -> Result<(), String> {
        println!("\n━━ {name}");
        let began = Instant::now();
        let logs = place::target().join("xtask");
        let file = logs.join(format!("{}.log", name.replace(' ', "-")));
        let log = std::fs::create_dir_all(&logs)
            .and_then(|()| File::create(&file))
            .map_err(|error| format!("{}: {error}", file.display()))?;
        let mut step = Step {
            count: Count::default(),
            log: Arc::new(Mutex::new(log)),
        };
        let result = work(&mut step);
        let took = began.elapsed();
        println!(
            "━━ {name}: {} in {}",
            if result.is_ok() { "passed" } else { "FAILED" },
            seconds(took)
        );
        if result.is_err() {
            // A step may fail without any test having run, for example on a warning.
            step.count.failed = step.count.failed.max(1);
        }
        self.done.push((name, took, step.count));
        result.map_err(|sentence| {
            format!("{sentence}\nThe whole log of this step: {}", file.display())
        })
    }

    /// One line a step, then the line that machines read.
    pub fn summary(&self) {
        println!("\n━━ summary");
        for (name, took, count) in &self.done {
            let mark = if count.failed > 0 { "✗" } else { "✓" };
            let tests = if count.passed + count.failed > 0 {
                format!("{} passed, {} failed", count.passed, count.failed)
            } else {
                String::new()
            };
            println!("{mark} {name:<26} {:>9}  {tests}", seconds(*took));
        }
        let all: Duration = self.done.iter().map(|(_, took, _)| *took).sum();
        println!("  {:<26} {:>9}", "in all", seconds(all));
        println!(
            "\n{}",
            closing(self.done.iter().map(|(_, _, count)| *count))
        );
    }
}

impl Step {
    /// Runs a command and shows what it says.
    ///
    /// # Errors
    /// When it does not start or does not succeed.
    pub fn run(&mut self, mut command: Command) -> Result<(), String> {
        let shown = format!("{command:?}");
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{shown} did not start: {error}"))?;
        let errors = child
            .stderr
            .take()
            .map(|pipe| follow(pipe, Arc::clone(&self.log)));
        let said = child
            .stdout
            .take()
            .map(|pipe| follow(pipe, Arc::clone(&self.log)));
        let mut text = String::new();
        for thread in [said, errors].into_iter().flatten() {
            text.push_str(&thread.join().unwrap_or_default());
        }
        let status = child.wait().map_err(|error| format!("{shown}: {error}"))?;
        for count in text.lines().filter_map(reported) {
            self.count.passed += count.passed;
            self.count.failed += count.failed;
        }
        if status.success() {
            Ok(())
        } else {
            Err(format!("{shown} failed ({status})"))
        }
    }

    /// Runs a command that needs the network, once more if it fails.
    ///
    /// # Errors
    /// When it failed twice.
    pub fn retried(&mut self, command: impl Fn() -> Command) -> Result<(), String> {
        self.run(command()).or_else(|sentence| {
            println!("{sentence}; once more");
            self.run(command())
        })
    }
}

/// Whether a command succeeds; what it says is not shown.
pub fn quietly(mut command: Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The plain line that closes a run, whatever ran.
fn closing(counts: impl Iterator<Item = Count>) -> String {
    let all = counts.fold(Count::default(), |sum, count| Count {
        passed: sum.passed + count.passed,
        failed: sum.failed + count.failed,
    });
    format!("{} passed, {} failed", all.passed, all.failed)
}

/// Copies a pipe to the screen and the log as it comes, and gives back the whole text.
fn follow(
    mut pipe: impl Read + Send + 'static,
    log: Arc<Mutex<File>>,
) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut whole = Vec::new();
        let mut piece = [0; 8192];
        while let Ok(read @ 1..) = pipe.read(&mut piece) {
            let said = &piece[..read];
            // A closed screen or a full disk must not stop the work that is being watched.
            let _ = std::io::stdout().write_all(said);
            let _ = std::io::stdout().flush();
            let _ = log
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .write_all(said);
            whole.extend_from_slice(said);
        }
        String::from_utf8_lossy(&whole).into_owned()
    })
}

/// Reads the closing line of the runners in use: cargo test, vitest and Playwright.
fn reported(line: &str) -> Option<Count> {
    let line = plain(line);
    let line = line.trim();
    if let Some(rest) = line.strip_prefix("test result: ") {
        return Some(Count {
            passed: before(rest, " passed"),
            failed: before(rest, " failed"),
        });
    }
    if let Some(rest) = line.strip_prefix("Tests ") {
        return Some(Count {
            passed: before(rest, " passed"),
            failed: before(rest, " failed"),
        });
    }
    let mut words = line.split(' ');
    let number = words.next()?.parse().ok()?;
    match (words.next()?, words.next()) {
        ("passed", Some(time)) if time.starts_with('(') => Some(Count {
            passed: number,
            failed: 0,
        }),
        ("failed", None) => Some(Count {
            passed: 0,
            failed: number,
        }),
        _ => None,
    }
}

/// The number that stands before a word; nought when it is not there.
fn before(line: &str, word: &str) -> u64 {
    line.find(word)
        .and_then(|at| line[..at].rsplit(|c: char| !c.is_ascii_digit()).next())
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0)
}

/// Without the escapes that colour a terminal.
fn plain(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            for escaped in characters.by_ref() {
                if escaped.is_ascii_alphabetic() {
                    break;
                }
            }
        } else {
            plain.push(character);
        }
    }
    plain
}

fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: u64, failed: u64) -> Option<Count> {
        Some(Count { passed, failed })
    }

    #[test]
    fn the_closing_lines_of_the_runners_in_use_are_counted() {
        assert_eq!(
            reported(
                "test result: ok. 8 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.94s"
            ),
            count(8, 0),
            "cargo test"
        );
        assert_eq!(
            reported("test result: FAILED. 7 passed; 12 failed; 0 ignored"),
            count(7, 12),
            "cargo test, failing"
        );
        assert_eq!(
            reported(
                "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m2 failed\u{1b}[39m | \u{1b}[32m131 passed\u{1b}[39m (133)"
            ),
            count(131, 2),
            "vitest, in colour"
        );
        assert_eq!(reported("  12 passed (41.3s)"), count(12, 0), "Playwright");
        assert_eq!(reported("  1 failed"), count(0, 1), "Playwright, failing");
    }

    #[test]
    fn other_lines_are_not_counted_twice() {
        for line in [
            "",
            " Test Files  31 passed (31)",
            "running 8 tests",
            "12 passed, 0 failed",
            "  1 flaky",
            "3 failed attempts were made",
        ] {
            assert_eq!(reported(line), None, "{line:?} closes no run");
        }
    }

    #[test]
    fn the_last_line_is_plain() {
        let counts = [
            Count {
                passed: 8,
                failed: 0,
            },
            Count {
                passed: 3,
                failed: 1,
            },
        ];
        assert_eq!(
            closing(counts.into_iter()),
            "11 passed, 1 failed",
            "machines read exactly this"
        );
    }
}
