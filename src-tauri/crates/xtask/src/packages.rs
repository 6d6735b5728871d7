//! System packages: which are missing, and how to get them. On Debian and Ubuntu they are installed, after asking;
//! elsewhere the list is said and nothing is touched.

use std::io::{BufRead as _, Write as _};
use std::process::{Command, Stdio};

use crate::place;

/// What the window is built from. `libwebkit2gtk-4.1-dev` draws it, `libssl-dev` is the cipher under the database.
pub const BUILD: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "libdbus-1-dev",
    "libssl-dev",
];

/// What the tests drive and check with, on top.
pub const TEST: &[&str] = &[
    "xvfb",
    "xauth",
    "openbox",
    "xdotool",
    "imagemagick",
    "webkit2gtk-driver", // the real window
    "poppler-utils",
    "qpdf",
    "python3-venv", // the PDFs
    "fonts-dejavu-core",
];

/// The oldest Node on which the window's own tools run.
const NODE: (u32, u32) = (20, 19);

/// Makes sure that the packages and Node are there.
///
/// # Errors
/// A sentence with exactly what is needed, when it was not installed.
pub fn ensure(wanted: &[&str], with_browser: bool) -> Result<(), String> {
    node()?;
    if !cfg!(target_os = "linux") {
        return elsewhere(with_browser);
    }
    if place::program("dpkg-query").is_none() || place::program("apt-get").is_none() {
        return unknown_linux(wanted, with_browser);
    }
    let mut missing = missing(wanted)?;
    if with_browser && place::chromium().is_none() {
        missing.push("chromium");
    }
    if missing.is_empty() {
        return Ok(());
    }
    println!("These system packages are missing: {}", missing.join(" "));
    let root = is_root();
    let by_hand = || {
        format!(
            "Install them and try again:\n  sudo apt-get update && sudo apt-get install {}",
            missing.join(" ")
        )
    };
    if !root && place::program("sudo").is_none() {
        return Err(by_hand());
    }
    if !root && !place::unattended() && !agreed("Install them with sudo apt-get? [y/N] ") {
        return Err(by_hand());
    }
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    for arguments in [&["update"][..], &install] {
        // Once more, because a mirror that hiccups is the commonest fault of a long install.
        if !apt(root, arguments) && !apt(root, arguments) {
            return Err(by_hand());
        }
    }
    Ok(())
}

fn missing<'a>(wanted: &[&'a str]) -> Result<Vec<&'a str>, String> {
    let said = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${db:Status-Abbrev} ${Package}\n"])
        .args(wanted)
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("dpkg-query did not start: {error}"))?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let there: Vec<&str> = said
        .lines()
        .filter_map(|line| line.strip_prefix("ii "))
        .map(str::trim)
        .collect();
    Ok(wanted
        .iter()
        .copied()
        .filter(|package| !there.contains(package))
        .collect())
}

fn apt(root: bool, arguments: &[&str]) -> bool {
    let mut command = if root {
        Command::new("apt-get")
    } else {
        Command::new("sudo")
    };
    if !root {
        // The variable has to cross sudo, which drops the environment.
        command.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    }
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(arguments)
        .status()
        .is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|said| said.stdout.starts_with(b"0\n"))
}

fn agreed(question: &str) -> bool {
    print!("{question}");
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    std::io::stdin().lock().read_line(&mut answer).is_ok()
        && matches!(answer.trim(), "y" | "Y" | "yes")
}

fn node() -> Result<(), String> {
    let needed = format!(
        "Waymark's window is built with Node {}.{} or newer (https://nodejs.org).",
        NODE.0, NODE.1
    );
    let said = Command::new("node")
        .arg("--version")
        .output()
        .map_err(|_| format!("{needed} `node` is not on the path."))?;
    let text = String::from_utf8_lossy(&said.stdout).trim().to_owned();
    if at_least(&text, NODE) {
        Ok(())
    } else {
        Err(format!("{needed} This one is {text}."))
    }
}

fn at_least(version: &str, needed: (u32, u32)) -> bool {
    let mut parts = version
        .trim_start_matches('v')
        .split('.')
        .map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) >= needed
}

fn elsewhere(tests: bool) -> Result<(), String> {
    if tests {
        return Err("The whole of the tests runs on Debian or Ubuntu, where the window can be driven without a screen. Here, run `cargo test` and `npm --prefix ui test`.".into());
    }
    if cfg!(target_os = "macos") {
        println!(
            "macOS needs Xcode's command-line tools (xcode-select --install) and OpenSSL 3 (brew install openssl@3)."
        );
    } else {
        println!(
            "Windows needs Visual Studio's C++ build tools, Perl (strawberryperl.com) for the cipher, and WebView2, which Windows 11 has."
        );
    }
    Ok(())
}

fn unknown_linux(wanted: &[&str], with_browser: bool) -> Result<(), String> {
    println!(
        "This is not Debian or Ubuntu, so nothing is installed for you. Waymark needs what Debian calls: {}{}",
        wanted.join(" "),
        if with_browser { " chromium" } else { "" }
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_is_compared_by_number_and_not_by_letter() {
        assert!(
            at_least("v20.19.0", NODE),
            "the oldest that works must pass"
        );
        assert!(
            at_least("v100.0.0", NODE),
            "100 is newer than 20, although it sorts before it as text"
        );
        assert!(
            !at_least("v20.9.0", NODE),
            "20.9 is older than 20.19, although it sorts after it as text"
        );
        assert!(!at_least("", NODE), "no answer is not a version");
    }
}
