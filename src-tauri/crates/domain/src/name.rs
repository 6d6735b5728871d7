//! Names: folded for finding, shortened to initials for an agenda, compared for duplicates.
//!
//! Folding makes "Łukasz" findable by "lukasz", and both "o brien" and "obrien" find O'Brien. It is for finding and
//! sorting only; what a person is called is always shown as it was written. Deliberately no phonetics: the rules are
//! English ones and mislead with names of many origins; near misses are found by edit distance instead.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that one name may have: thrice the longest that anybody is known to bear. A page pasted into the box by mistake, or
/// a column of notes taken for names, would stand in every list and make every search read it.
pub const LONGEST: usize = 200;

/// Lower case, no marks, letters of other alphabets' Latin cousins spelt out (ß → ss, Æ → ae, Ł → l), apostrophes and
/// hyphens as spaces, one space between words.
pub fn fold(text: &str) -> String {
    fold_with(text, true)
}

/// As [`fold`], with apostrophes and hyphens taken out rather than turned into spaces: "obrien", "smithjones".
pub fn fold_joined(text: &str) -> String {
    fold_with(text, false)
}

/// What a search index should hold for a name: the folded words, and once more the joined ones where they differ.
pub fn search_text(text: &str) -> String {
    let mut folded = fold(text);
    let joined = fold_joined(text);
    if joined != folded {
        folded.push(' ');
        folded.push_str(&joined);
    }
    folded
}

/// A key that puts children in the order of a class list: surname, then forename, without regard to marks or case.
pub fn sort_key(surname: &str, forename: &str) -> String {
    let mut key = fold_joined(surname);
    // Below every letter, so that "Li, Zoe" comes before "Liang, Adam".
    key.push('\u{1}');
    key.push_str(&fold_joined(forename));
    key
}

fn fold_with(text: &str, split: bool) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        // The common case, without the tables of Unicode.
        for byte in text.bytes() {
            push(&mut folded, char::from(byte.to_ascii_lowercase()), split);
        }
    } else {
        for character in text.nfkd().filter(|c| !is_combining_mark(*c)) {
            for lower in character.to_lowercase() {
                push(&mut folded, lower, split);
            }
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn push(folded: &mut String, character: char, split: bool) {
    match character {
        // Letters that Unicode does not take apart.
        'ł' => folded.push('l'),
        'ø' => folded.push('o'),
        'đ' | 'ð' | 'ɖ' => folded.push('d'),
        'ħ' => folded.push('h'),
        'ı' => folded.push('i'),
        'ŧ' => folded.push('t'),
        'ŋ' => folded.push_str("ng"),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        'ə' => folded.push('e'),
        'ɓ' => folded.push('b'),
        'ɗ' => folded.push('d'),
        'ƙ' => folded.push('k'),
        'ƴ' => folded.push('y'),
        // Marks that stand alone between letters (ʻokina, Hebrew and Arabic transliteration) and every apostrophe and hyphen.
        '\'' | '’' | '‘' | '`' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | 'ʾ' | 'ʿ' | '-' | '‐' | '‑' | '‒'
        | '–' | '—' | '_' => {
            if split {
                space(folded);
            }
        }
        // A soft hyphen or zero-width character is nothing to a reader.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{feff}' => {}
        c if c.is_alphanumeric() => folded.push(c),
        _ => space(folded),
    }
}

fn space(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// First letters of forename and surname, as written and in capitals: "ŁK". A missing part gives "?".
pub fn initials(forename: &str, surname: &str) -> String {
    let mut letters = String::new();
    for part in [forename, surname] {
        match part.nfc().find(|c| c.is_alphanumeric()) {
            // "ŉ".to_uppercase() is two characters; the first carries the meaning.
            Some(first) => letters.extend(first.to_uppercase().next()),
            None => letters.push('?'),
        }
    }
    letters
}

/// How many single slips (a letter more, fewer, other, or two swapped) lie between two folded texts, or `None` when
/// more than `limit`. Used to propose duplicates, never to merge them.
pub fn slips(left: &str, right: &str, limit: usize) -> Option<usize> {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    if left.len().abs_diff(right.len()) > limit {
        return None;
    }
    // Three rows of the optimal-string-alignment table are all that the recurrence looks back to.
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=right.len()).collect();
    for (i, from) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in right.iter().enumerate() {
            let mut cost = (above[j] + usize::from(from != to))
                .min(above[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *from == right[j - 1] && left[i - 1] == *to {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        if row.iter().all(|cost| *cost > limit) {
            return None;
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|distance| *distance <= limit)
}
