//! Shows which part of a text was meant: finds folded words in the text as it was written.

use serde::{Deserialize, Serialize};
use waymark_domain::name::fold;

/// A stretch of text, and whether it is what was looked for. Stretches instead of offsets, because Rust counts bytes and a
/// window counts UTF-16.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Stretch {
    /// The text as written.
    pub text: String,
    /// Was it looked for?
    pub hit: bool,
}

/// A letter of the folded text and where it stands in the written one.
struct Letter {
    folded: char,
    from: usize,
    to: usize,
    /// Begins a word.
    starts: bool,
    /// Stands for an apostrophe or a hyphen, which a word may be typed without.
    joins: bool,
}

const GAP: char = ' ';

fn letters(text: &str) -> Vec<Letter> {
    let mut letters: Vec<Letter> = Vec::with_capacity(text.len());
    for (from, written) in text.char_indices() {
        let to = from + written.len_utf8();
        let folded = fold(&written.to_string());
        if folded.is_empty() {
            // A combining mark belongs to the letter before it; anything else parts words.
            match letters.last_mut() {
                Some(last) if is_mark(written) => last.to = to,
                _ => letters.push(Letter {
                    folded: GAP,
                    from,
                    to,
                    starts: false,
                    joins: !written.is_whitespace(),
                }),
            }
            continue;
        }
        let starts = letters.last().is_none_or(|last| last.folded == GAP);
        for (at, folded) in folded.chars().enumerate() {
            letters.push(Letter {
                folded,
                from,
                to,
                starts: starts && at == 0,
                joins: false,
            });
        }
    }
    letters
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c) || ('\u{1ab0}'..='\u{1aff}').contains(&c)
}

/// Where a folded word stands in the text: at the beginning of a word if it can, inside one if `inside`.
fn place(letters: &[Letter], word: &str, inside: bool) -> Option<(usize, usize)> {
    let at = |start: usize| -> Option<(usize, usize)> {
        let mut at = start;
        for (n, wanted) in word.chars().enumerate() {
            while n > 0 && letters.get(at).is_some_and(|letter| letter.joins) {
                at += 1;
            }
            if letters.get(at)?.folded != wanted {
                return None;
            }
            at += 1;
        }
        Some((letters[start].from, letters[at - 1].to))
    };
    let starts = (0..letters.len())
        .filter(|n| letters[*n].starts)
        .find_map(at);
    match starts {
        None if inside => (0..letters.len()).find_map(at),
        found => found,
    }
}

/// How many of the words stand in the text.
pub(super) fn count(text: &str, words: &[&str], inside: bool) -> usize {
    let letters = letters(text);
    words
        .iter()
        .filter(|word| place(&letters, word, inside).is_some())
        .count()
}

/// The text with the words marked.
pub(super) fn mark(text: &str, words: &[&str], inside: bool) -> Vec<Stretch> {
    let letters = letters(text);
    let mut places: Vec<(usize, usize)> = words
        .iter()
        .filter_map(|word| place(&letters, word, inside))
        .collect();
    places.sort_unstable();
    let mut stretches = Vec::new();
    let mut done = 0;
    let mut push = |from: usize, to: usize, hit: bool| {
        if from < to {
            stretches.push(Stretch {
                text: text[from..to].to_owned(),
                hit,
            });
        }
    };
    for (from, to) in places {
        let from = from.max(done);
        push(done, from, false);
        push(from, to, true);
        done = done.max(to);
    }
    push(done, text.len(), false);
    stretches
}

/// Letters shown before the first word found in a note, and in all.
const BEFORE: usize = 40;
const SHOWN: usize = 140;

/// The part of a long text around the first word found, with the words marked.
pub(super) fn excerpt(text: &str, words: &[&str]) -> Vec<Stretch> {
    let letters = letters(text);
    let first = words
        .iter()
        .filter_map(|word| place(&letters, word, false))
        .min()
        .map_or(0, |(from, _)| from);
    let chars: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let at = chars.partition_point(|byte| *byte < first);
    let mut from = at.saturating_sub(BEFORE);
    // Begin with a whole word.
    while from > 0 && from < at && !text[chars[from - 1]..].starts_with(char::is_whitespace) {
        from += 1;
    }
    let start = chars.get(from).copied().unwrap_or(0);
    let end = chars.get(from + SHOWN).copied().unwrap_or(text.len());
    let mut stretches = mark(&text[start..end], words, false);
    let dots = |text: &str| Stretch {
        text: text.to_owned(),
        hit: false,
    };
    if start > 0 {
        stretches.insert(0, dots("… "));
    }
    if end < text.len() {
        stretches.push(dots(" …"));
    }
    stretches
}
