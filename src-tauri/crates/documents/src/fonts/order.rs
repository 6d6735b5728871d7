//! In which order the pieces of a line are seen, when some of it is read from the right.
//!
//! Text is broken into lines and given to a listener in the order in which it is written; only where each piece is drawn
//! follows the Unicode bidirectional algorithm. A line without a letter from right to left never comes here.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use crate::fonts::Hand;

/// A piece as it is seen: its place in the text, and whether it stands among what is read from the right.
pub struct Seen {
    /// Which bytes of the text.
    pub piece: Range<usize>,
    /// Read from the right: brackets in it turn round.
    pub from_the_right: bool,
}

/// The pieces of a line from left to right as they are seen; none when that is the order in which they are written.
pub fn seen(text: &str) -> Option<Vec<Seen>> {
    if !text
        .chars()
        .any(|c| Hand::of(c).is_some_and(Hand::from_the_right))
    {
        return None;
    }
    // The direction of a line is that of its first letter, so that a sentence in Arabic ends at the left.
    let bidi = BidiInfo::new(text, None);
    let mut pieces: Vec<(Range<usize>, Level)> = Vec::new();
    let mut from = 0;
    for piece in super::pieces(text) {
        let end = from + piece.len();
        let mut at = from;
        // A piece of punctuation may belong half to one direction and half to the other.
        for (i, _) in piece.char_indices().skip(1) {
            if bidi.levels[from + i] != bidi.levels[at] {
                pieces.push((at..from + i, bidi.levels[at]));
                at = from + i;
            }
        }
        pieces.push((at..end, bidi.levels[at]));
        from = end;
    }
    let levels: Vec<Level> = pieces.iter().map(|(_, level)| *level).collect();
    Some(
        BidiInfo::reorder_visual(&levels)
            .into_iter()
            .map(|at| Seen {
                piece: pieces[at].0.clone(),
                from_the_right: levels[at].is_rtl(),
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        seen(text).map_or_else(
            || "as written".to_owned(),
            |seen| {
                let pieces: Vec<&str> = seen.iter().map(|s| &text[s.piece.clone()]).collect();
                pieces.join("|")
            },
        )
    }

    #[test]
    fn words_from_the_right_change_places_and_the_others_do_not() {
        assert_eq!(shown("Amal Haddad"), "as written");
        assert_eq!(shown("Amal أمل حداد came"), "Amal| |حداد| |أمل| |came");
        assert_eq!(
            shown("(أمل)"),
            ")|أمل|(",
            "a line that is read from the right begins at the right, and its brackets turn round"
        );
        assert_eq!(
            shown("شارع 12 أ"),
            "أ| |12| |شارع",
            "a number is read from the left"
        );
    }

    #[test]
    fn no_byte_is_lost_or_shown_twice() {
        for text in ["أمل–حداد/(12) a", "עברית, english; ערב", "أ", "–أ–"] {
            let mut ranges: Vec<_> = seen(text)
                .expect("it has letters from right to left")
                .into_iter()
                .map(|s| s.piece)
                .collect();
            ranges.sort_by_key(|range| range.start);
            let mut at = 0;
            for range in ranges {
                assert_eq!(range.start, at, "{text}");
                at = range.end;
            }
            assert_eq!(at, text.len(), "{text}");
        }
    }
}
