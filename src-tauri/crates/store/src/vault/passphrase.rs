//! What may be a passphrase, said plainly.
//!
//! Two rules that anybody can check by eye: twelve characters, or four words. Strength is deliberately not guessed: a
//! meter praises `P@ssw0rd2026!` and scolds four plain words, and staff learn to please the meter. Knows no file.

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// Fewest characters.
pub const FEWEST_CHARACTERS: usize = 12;
/// Or fewest words, each of two letters or more.
pub const FEWEST_WORDS: usize = 4;
/// Longest, so that a pasted document is not hashed.
pub const MOST_CHARACTERS: usize = 1024;

/// Why a passphrase was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// Too short.
    #[error(
        "Use at least {FEWEST_CHARACTERS} characters or {FEWEST_WORDS} words. This has {} and {}.",
        count(*characters, "character"),
        count(*words, "word")
    )]
    TooShort {
        /// Characters counted, spaces at the ends left out.
        characters: usize,
        /// Words counted.
        words: usize,
    },
    /// Too long.
    #[error("Use at most {MOST_CHARACTERS} characters. This has {characters}.")]
    TooLong {
        /// Characters counted.
        characters: usize,
    },
}

fn count(n: usize, noun: &str) -> String {
    if n == 1 {
        format!("1 {noun}")
    } else {
        format!("{n} {noun}s")
    }
}

/// Checks the two rules on what was typed. Any character counts, including spaces between words.
///
/// # Errors
/// [`PassphraseError`] with the counts, so that the sentence can say what is missing.
pub fn check(typed: &str) -> Result<(), PassphraseError> {
    let plain = normalise(typed);
    let characters = plain.chars().count();
    let words = plain
        .split(' ')
        .filter(|word| word.chars().count() >= 2)
        .count();
    if characters > MOST_CHARACTERS {
        return Err(PassphraseError::TooLong { characters });
    }
    if characters < FEWEST_CHARACTERS && words < FEWEST_WORDS {
        return Err(PassphraseError::TooShort { characters, words });
    }
    Ok(())
}

/// One spelling for what looks the same: accents composed (NFC, as RFC 8265's OpaqueString asks), any run of white
/// space one space, none at the ends. So a passphrase typed on another keyboard, or pasted with a line end, still opens.
pub(crate) fn normalise(typed: &str) -> Zeroizing<String> {
    // NFC grows a text at most threefold in UTF-8; reserving that keeps the string from moving and leaving a copy behind.
    let mut plain = Zeroizing::new(String::with_capacity(typed.len().saturating_mul(3)));
    let mut gap = false;
    for character in typed.nfc() {
        if character.is_whitespace() {
            gap = !plain.is_empty();
            continue;
        }
        if gap {
            plain.push(' ');
            gap = false;
        }
        plain.push(character);
    }
    plain
}
