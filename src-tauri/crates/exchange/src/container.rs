//! What kind of file these bytes are, judged by the bytes and never by the name.
//!
//! Councils' files are misnamed every day: a web page saved as .xls, a workbook renamed .csv. The name is therefore
//! not even an argument here.

use crate::Refused;
use crate::limits::{
    MAX_INFLATED_BYTES, MAX_INFLATION_RATIO, MAX_PARTS, RATIO_MATTERS_ABOVE_BYTES,
};
use crate::refused::size;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The containers that the readers branch on. Everything else is text or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Container {
    /// Zip: xlsx, xlsb, ods, or something that merely is a zip.
    Zip,
    /// OLE compound file: xls, or an encrypted xlsx.
    Compound,
    /// Neither; perhaps text.
    Plain,
}

/// Zip or compound file or neither, by the first bytes.
pub(crate) fn container(bytes: &[u8]) -> Container {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Container::Zip
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        Container::Compound
    } else {
        Container::Plain
    }
}

/// First bytes, what it is (with its article), what to do about it.
const FOREIGN: &[(&[u8], &str, &str)] = &[
    (
        b"%PDF",
        "a PDF",
        "Ask the sender for the spreadsheet that it was printed from.",
    ),
    (
        b"\x89PNG",
        "a picture",
        "Ask the sender for the file itself, not a picture of it.",
    ),
    (
        b"\xFF\xD8\xFF",
        "a picture",
        "Ask the sender for the file itself, not a picture of it.",
    ),
    (
        b"GIF8",
        "a picture",
        "Ask the sender for the file itself, not a picture of it.",
    ),
    (
        b"PK\x03\x04",
        "a zip folder or workbook",
        "If it is a zip folder, open it and choose the file inside.",
    ),
    (
        &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        "an old Office file",
        "Open it in Excel and save it as a workbook or CSV.",
    ),
    (
        b"Rar!",
        "a compressed folder",
        "Open it and choose the file inside.",
    ),
    (
        b"7z\xBC\xAF\x27\x1C",
        "a compressed folder",
        "Open it and choose the file inside.",
    ),
    (
        b"\x1F\x8B",
        "a compressed file",
        "Unpack it and choose the file inside.",
    ),
    (
        b"SQLite format 3\0",
        "a database",
        "Choose the file that was exported from it.",
    ),
    (
        b"{\\rtf",
        "a Word document (RTF)",
        "Copy its table into a spreadsheet and save that.",
    ),
    (b"MZ", "a program", "Choose another file."),
    (b"\x7FELF", "a program", "Choose another file."),
];

/// Refuses what is plainly another kind of file, with a sentence. Text and unknown bytes pass.
pub(crate) fn refuse_foreign(bytes: &[u8], wanted: &'static str) -> Result<(), Refused> {
    if let Some((_, what, advice)) = FOREIGN.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(Refused::OtherKind {
            what,
            wanted,
            advice,
        });
    }
    let start: Vec<u8> = bytes
        .iter()
        .copied()
        .skip_while(|b| b.is_ascii_whitespace() || [0xEF, 0xBB, 0xBF].contains(b))
        .take(64)
        .map(|b| b.to_ascii_lowercase())
        .collect();
    if [
        &b"<!doctype html"[..],
        b"<html",
        b"<head",
        b"<table",
        b"<meta",
        b"<script",
    ]
    .iter()
    .any(|m| start.starts_with(m))
    {
        return Err(Refused::OtherKind {
            what: "a web page",
            wanted,
            advice: "If it opens in Excel as a table, save it from there as a workbook or CSV; if it is a sign-in page, download the file again.",
        });
    }
    if start.starts_with(b"<?xml") {
        return Err(Refused::OtherKind {
            what: "an XML file",
            wanted,
            advice: "If it opens in Excel as a table, save it from there as a workbook or CSV.",
        });
    }
    Ok(())
}

/// The names of a zip's parts, once its sizes have been found harmless.
///
/// Twice, deliberately: the directory is what a bomb announces, and counting while inflating is what it then does.
/// Nothing is kept while counting, so the cost is time only (about 3 ms per MB unpacked).
pub(crate) fn measured_parts(bytes: &[u8]) -> Result<Vec<String>, Refused> {
    let damaged = || Refused::Damaged { at: String::new() };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MAX_PARTS {
        return Err(damaged());
    }
    let packed = bytes.len() as u64;
    let too_much = |unpacked: u64| {
        unpacked > MAX_INFLATED_BYTES
            || (unpacked > RATIO_MATTERS_ABOVE_BYTES
                && unpacked / packed.max(1) > MAX_INFLATION_RATIO)
    };
    let mut names = Vec::with_capacity(archive.len());
    let mut announced = 0u64;
    for part in 0..archive.len() {
        let entry = archive.by_index_raw(part).map_err(|_| damaged())?;
        if entry.encrypted() {
            return Err(Refused::Password);
        }
        announced = announced.saturating_add(entry.size());
        names.push(entry.name().map_err(|_| damaged())?.into_owned());
    }
    if too_much(announced) {
        return Err(Refused::Bomb {
            unpacked: size(announced),
            packed: size(packed),
        });
    }
    let mut inflated = 0u64;
    let mut buffer = [0u8; 16 * 1024];
    for part in 0..archive.len() {
        let mut entry = archive.by_index(part).map_err(|_| damaged())?;
        loop {
            let read = entry.read(&mut buffer).map_err(|_| damaged())?;
            if read == 0 {
                break;
            }
            inflated += read as u64;
            if too_much(inflated) {
                return Err(Refused::Bomb {
                    unpacked: format!("more than {}", size(inflated)),
                    packed: size(packed),
                });
            }
        }
    }
    Ok(names)
}
