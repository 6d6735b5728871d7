//! The fonts on paper, parsed once, and words shaped in them.
//!
//! A word is measured from the font's own advances with kerning and mark positioning, so what is laid out is what is
//! drawn. This module knows no page and no PDF. Deliberately not a cache for the life of the program: shaped words are
//! children's names, and they are dropped with the document that they were shaped for, or with the pack that is being
//! arranged.

pub mod order;
mod programs;

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use programs::{Font, Hand};

/// Drawn in place of a character that no font draws; the character itself stays in the text of the document.
pub const SUBSTITUTE: char = '□';

/// A cut of Source Sans 3. There is no bold italic: the paper never needs one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// Weight 400.
    Regular,
    /// Weight 600, for headings and emphasis.
    Semibold,
    /// Weight 400, slanted: quotations, and what is not recorded.
    Italic,
}

impl Face {
    /// Every face, in the order of their indices.
    pub const ALL: [Face; 3] = [Face::Regular, Face::Semibold, Face::Italic];

    fn index(self) -> usize {
        self as usize
    }
}

/// A glyph where the shaper put it. All lengths are thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Index in the font program.
    pub id: u16,
    /// How far the pen moves after it.
    pub advance: i32,
    /// How far the unkerned pen would have moved.
    pub natural: i32,
    /// Shift to the right of the pen.
    pub dx: i32,
    /// Shift above the baseline.
    pub dy: i32,
    /// Where in the word the letter begins that it belongs to, in bytes.
    pub letter: u32,
}

/// A shaped word: no space inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The program that draws it.
    pub font: Font,
    /// Glyphs in drawing order.
    pub glyphs: Vec<Glyph>,
    /// Advance of the whole, in thousandths of an em.
    pub width: i32,
    /// Each character is one unshifted glyph of its own: drawing the characters draws the word.
    pub plain: bool,
    /// Its last letter stands at the left.
    pub from_the_right: bool,
}

/// Whether the paper can draw this character in this face, or in the one weight of its own script.
pub fn draws(face: Face, c: char) -> bool {
    Font::Family(face).draws(c) || Hand::of(c).is_some()
}

/// The width of a space, in thousandths of an em.
pub fn space(face: Face) -> i32 {
    Font::Family(face).space().1
}

/// Shapes words and remembers them for as long as one document is being made.
#[derive(Clone, Default)]
pub struct Shaper {
    words: [HashMap<Box<str>, Arc<Word>>; 3],
}

impl Shaper {
    /// The shape of one word in one face.
    pub fn word(&mut self, face: Face, text: &str) -> Arc<Word> {
        if let Some(known) = self.words[face.index()].get(text) {
            return Arc::clone(known);
        }
        let word = Arc::new(self.shape(face, text));
        self.words[face.index()].insert(text.into(), Arc::clone(&word));
        word
    }

    /// Width of a text in points at a size, spaces included. The text is measured in the pieces it is drawn in.
    pub fn width(&mut self, face: Face, size: f32, text: &str) -> f32 {
        let mut sum = 0;
        for piece in pieces(text) {
            sum += match piece {
                " " => space(face),
                word => match self.words[face.index()].get(word) {
                    Some(known) => known.width,
                    None => self.word(face, word).width,
                },
            };
        }
        sum as f32 * size / 1000.0
    }

    /// A piece of punctuation that stands among what is read from the right: its brackets turn round.
    pub fn turned(&mut self, face: Face, text: &str) -> Word {
        self.shape_in(Font::Family(face), text, true)
    }

    fn shape(&mut self, face: Face, text: &str) -> Word {
        match text.chars().find_map(Hand::of) {
            Some(hand) => {
                let numeral = text.chars().all(is_eastern_numeral);
                self.shape_in(Font::Of(hand), text, hand.from_the_right() && !numeral)
            }
            None => self.shape_in(Font::Family(face), text, false),
        }
    }

    fn shape_in(&mut self, font: Font, text: &str, from_the_right: bool) -> Word {
        let mut drawn = String::with_capacity(text.len());
        let mut substituted = false;
        for c in text.chars() {
            if font.draws(c) || is_joiner(c) {
                drawn.push(c);
            } else {
                substituted = true;
                drawn.push(SUBSTITUTE);
            }
        }
        let glyphs = font.shape(&drawn, from_the_right);
        let plain = !substituted
            && glyphs.len() == drawn.chars().count()
            && (!from_the_right || glyphs.len() == 1)
            && glyphs.iter().zip(drawn.chars()).all(|(g, c)| {
                g.dx == 0
                    && g.dy == 0
                    // Two characters of one shape (µ and μ) would be read back as the first of them.
                    && font.letter(g.id) == Some(c)
            });
        let width = glyphs.iter().map(|g| g.advance).sum();
        Word {
            font,
            glyphs,
            width,
            plain,
            from_the_right: from_the_right && !substituted,
        }
    }
}

/// Zero-width joiner and non-joiner: they have no shape and say how their neighbours are written.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Digits of Arabic and Persian, which run from left to right among letters that do not.
fn is_eastern_numeral(c: char) -> bool {
    matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}')
}

/// What may stand in one piece: one script, drawn by one program.
#[derive(PartialEq)]
enum Kin {
    Family,
    Of(Hand),
    Numeral,
}

fn kin(c: char) -> Kin {
    match Hand::of(c) {
        Some(_) if is_eastern_numeral(c) => Kin::Numeral,
        Some(hand) => Kin::Of(hand),
        None => Kin::Family,
    }
}

/// The pieces a text is shaped in: single spaces, and words. A word also ends after a hyphen, dash or slash, where a
/// line may break, so that it is as wide broken as whole; and where another script begins.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        let mut own = Kin::Family;
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c == ' ' {
                end = if i == 0 { 1 } else { i };
                break;
            }
            if i == 0 {
                own = kin(c);
            } else if !is_joiner(c) && (own != Kin::Family || c >= '\u{590}') && kin(c) != own {
                end = i;
                break;
            }
            if matches!(c, '-' | '–' | '—' | '/' | '‐') {
                end = chars.peek().map_or(rest.len(), |(next, _)| *next);
                break;
            }
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_join_to_the_text_they_came_from() {
        for text in [
            "",
            " ",
            "a b",
            "mother-in-law",
            "a/b  c–",
            " -x- ",
            "(أمل-٣)",
            "ab京אב",
        ] {
            assert_eq!(
                pieces(text).collect::<String>(),
                text,
                "no character may be lost or moved"
            );
        }
        assert_eq!(pieces("a-b c").collect::<Vec<_>>(), ["a-", "b", " ", "c"]);
        assert_eq!(
            pieces("(أمل) ٣م").collect::<Vec<_>>(),
            ["(", "أمل", ")", " ", "٣", "م"],
            "another script and its numerals stand for themselves"
        );
    }

    #[test]
    fn a_letter_the_family_lacks_is_drawn_as_a_box_and_reported() {
        let mut shaper = Shaper::default();
        let word = shaper.word(Face::Regular, "北京大学");
        assert_eq!(word.glyphs.len(), 4, "a box for each letter");
        assert!(
            !word.plain,
            "the drawing is not the text, so the text must be given beside it"
        );
        assert!("北京大学".chars().all(|c| !draws(Face::Regular, c)));
    }

    #[test]
    fn letters_of_other_scripts_are_joined_and_set_as_they_are_written() {
        let mut shaper = Shaper::default();
        for (word, glyphs) in [
            ("محمد", 4),
            // Two letters and the sign between them are one shape.
            ("क्षमा", 3),
            ("שלום", 4),
        ] {
            let shaped = shaper.word(Face::Semibold, word);
            assert_eq!(shaped.glyphs.len(), glyphs, "{word}");
            assert!(
                !shaped.plain,
                "{word} must be given in letters beside its drawing"
            );
        }
        let apart: i32 = "محمد"
            .chars()
            .map(|c| shaper.word(Face::Regular, &c.to_string()).width)
            .sum();
        assert_ne!(
            shaper.word(Face::Regular, "محمد").width,
            apart,
            "joined letters are not the letters that stand alone"
        );
    }

    #[test]
    fn an_accent_without_a_precomposed_letter_is_set_on_its_letter() {
        let mut shaper = Shaper::default();
        let bare = shaper.word(Face::Regular, "ẹ").width;
        let word = shaper.word(Face::Regular, "ẹ\u{301}");
        assert_eq!(word.width, bare, "the accent takes no room of its own");
    }
}
