//! Bytes to text, saying which encoding it was.
//!
//! What arrives in a council is UTF-8 (from the web), Windows-1252 (from Excel's "CSV" and from the Department), or
//! UTF-16 (Excel's "Unicode text"). ISO 8859-1 is deliberately not among them: it is what people call Windows-1252,
//! and reading it literally turns every curly apostrophe (St Mary’s) into an invisible control character.

use crate::Refused;
use crate::container::refuse_foreign;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How a text was encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-1252, which is the answer whenever the bytes are not valid UTF-8.
    Windows1252,
}

impl Encoding {
    /// The name that a person would look for in a "save as" box.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// Text and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The characters, without any byte-order mark.
    pub text: String,
    /// How they were encoded.
    pub encoding: Encoding,
}

/// Share of odd (or even) bytes that must be NUL before unmarked bytes are taken for UTF-16: English text has nearly
/// all of one side NUL and none of the other, so a third is far from both honest cases.
const UTF16_NUL_SHARE: usize = 3;

/// Decodes a text file, refusing what is not text. `wanted` completes "This is a PDF, not …".
///
/// # Errors
/// [`Refused::Empty`], [`Refused::OtherKind`] for anything binary, [`Refused::BrokenText`] for UTF-16 that is not.
pub fn decode(bytes: &[u8], wanted: &'static str) -> Result<Text, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    refuse_foreign(bytes, wanted)?;
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest, Encoding::Utf16Le);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(rest, Encoding::Utf16Be);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return utf16(bytes, encoding);
    }
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(line) = stray_nul(unmarked) {
        return Err(Refused::StrayNul { line });
    }
    if looks_binary(unmarked) {
        return Err(Refused::OtherKind {
            what: "some other kind of file",
            wanted,
            advice: "Open it in the program that made it and save it as CSV or as a workbook.",
        });
    }
    Ok(match std::str::from_utf8(unmarked) {
        Ok(text) => Text {
            text: text.to_owned(),
            encoding: Encoding::Utf8,
        },
        Err(_) => Text {
            text: windows_1252(unmarked),
            encoding: Encoding::Windows1252,
        },
    })
}

/// One field of a streamed file: UTF-8 if it is valid UTF-8, else Windows-1252.
///
/// For a file that is too large to hold twice, the judgement is made field by field. A Windows-1252 field of more
/// than ASCII that happens to be valid UTF-8 would need a capital accented letter followed by a symbol ("Ã©"), which
/// no name or address has.
pub(crate) fn field(bytes: &[u8]) -> (String, Option<Encoding>) {
    match std::str::from_utf8(bytes) {
        Ok(text) if bytes.is_ascii() => (text.to_owned(), None),
        Ok(text) => (text.to_owned(), Some(Encoding::Utf8)),
        Err(_) => (windows_1252(bytes), Some(Encoding::Windows1252)),
    }
}

fn windows_1252(bytes: &[u8]) -> String {
    WINDOWS_1252
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<Text, Refused> {
    let codec = if encoding == Encoding::Utf16Le {
        UTF_16LE
    } else {
        UTF_16BE
    };
    let (text, broken) = codec.decode_without_bom_handling(bytes);
    if broken || text.contains('\0') {
        return Err(Refused::BrokenText { encoding: "UTF-16" });
    }
    Ok(Text {
        text: text.into_owned(),
        encoding,
    })
}

fn unmarked_utf16(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    if sample.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let nul = |side: usize| {
        sample
            .iter()
            .skip(side)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (even, odd) = (nul(0), nul(1));
    let half = sample.len() / 2;
    if odd * UTF16_NUL_SHARE > half && even == 0 {
        Some(Encoding::Utf16Le)
    } else if even * UTF16_NUL_SHARE > half && odd == 0 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// The line with the first NUL of a file that is text in all else: a disk that lost power, or a program that pads its fields,
/// leaves them. `None` where there is none, or where more than that says that this is no text.
fn stray_nul(bytes: &[u8]) -> Option<u64> {
    let first = bytes.iter().position(|b| *b == 0)?;
    let words: Vec<u8> = bytes.iter().copied().filter(|b| *b != 0).collect();
    if words.len() * 2 < bytes.len() || looks_binary(&words) {
        return None;
    }
    let breaks = bytes[..first].iter().filter(|b| **b == b'\n').count();
    Some(breaks as u64 + 1)
}

/// A NUL anywhere, or more than one control character in fifty of the first 8 KB: no text that people write has that.
fn looks_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(8192)];
    let odd = sample
        .iter()
        .filter(|b| {
            b.is_ascii_control() && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A)
        })
        .count();
    bytes.contains(&0) || odd * 50 > sample.len()
}

/// One cell as the product keeps it: composed (NFC), no control characters but line breaks, trimmed of every kind of
/// space, line ends as `\n`.
///
/// Composed, because a name typed on a Mac arrives as letter plus mark and would neither print nor compare well.
#[must_use]
pub fn clean(raw: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, is_nfc};
    let unwanted = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
    };
    let trimmed = raw.trim_matches(|c: char| c.is_whitespace() || unwanted(c));
    if !trimmed.chars().any(unwanted) && is_nfc(trimmed) {
        return trimmed.to_owned();
    }
    trimmed
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .chars()
        .filter(|c| !unwanted(*c))
        .nfc()
        .collect::<String>()
        .trim()
        .to_owned()
}
