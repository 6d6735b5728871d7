//! The outside tools that read a PDF as a viewer, a checker or a screen reader would.

// Each test uses a part of this.
#![allow(dead_code)]

use std::path::Path;
use std::process::Command;

use unicode_normalization::UnicodeNormalization;

/// Runs a tool on a file and gives what it prints; fails with the package to install if the tool is not there.
pub fn tool(name: &str, package: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder for a moment");
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, pdf).expect("the paper can be written");
    run(name, package, arguments, &file)
}

fn run(name: &str, package: &str, arguments: &[&str], file: &Path) -> String {
    let output = Command::new(name)
        .args(arguments.iter().filter(|a| **a != "-"))
        .arg(file)
        .args(arguments.iter().filter(|a| **a == "-"))
        .output()
        .unwrap_or_else(|e| panic!("{name} is needed to test the paper: install {package} ({e})"));
    let (said, complained) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(
        output.status.success(),
        "{name} {arguments:?} refused the paper:\n{said}{complained}"
    );
    said.into_owned()
}

/// The text of a paper in reading order, without its line breaks.
pub fn text(pdf: &[u8]) -> String {
    let said = tool("pdftotext", "poppler-utils", &["-enc", "UTF-8", "-"], pdf);
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The structure of a paper with its text, as a screen reader walks it: the text of each part on one line.
pub fn structure(pdf: &[u8]) -> String {
    let said = tool("pdfinfo", "poppler-utils", &["-struct-text"], pdf);
    let mut out: Vec<String> = Vec::new();
    for line in said.lines() {
        match (out.last_mut(), line.trim_start().strip_prefix('"')) {
            (Some(before), Some(more)) if before.ends_with('"') => {
                before.pop();
                before.push_str(more);
            }
            _ => out.push(line.to_owned()),
        }
    }
    // Poppler gives the letters that were drawn: an accent apart from its letter where they are two glyphs.
    out.join("\n").nfc().collect()
}

/// Fails unless every checker is content.
pub fn check(pdf: &[u8]) {
    let said = tool("qpdf", "qpdf", &["--check"], pdf);
    assert!(
        said.contains("No syntax or stream encoding errors"),
        "qpdf must find nothing:\n{said}"
    );
    let fonts = tool("pdffonts", "poppler-utils", &[], pdf);
    for line in fonts.lines().skip(2) {
        assert!(
            line.contains("+SourceSans3-") || line.contains("+NotoSans"),
            "only subsets of the bundled fonts may be in the file: {line}"
        );
        assert!(
            line.contains("yes yes yes"),
            "every font is embedded, subset and mapped to text: {line}"
        );
    }
    let facts = tool("pdfinfo", "poppler-utils", &[], pdf);
    assert!(
        facts.contains("Tagged:          yes"),
        "a screen reader needs the tags:\n{facts}"
    );
    assert!(facts.contains("PDF version:     1.7"), "{facts}");
    pdfua(pdf);
}

/// The PDF/UA checker of PyPI, if `WAYMARK_PDFUA` names its command; the project's test command installs it and sets it.
fn pdfua(pdf: &[u8]) {
    if let Ok(command) = std::env::var("WAYMARK_PDFUA") {
        tool(&command, "pdfua from PyPI", &["check"], pdf);
    }
}
