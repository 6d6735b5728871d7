//! The one family on paper, parsed once, and words shaped in it.
//!
//! A word is measured from the font's own advances with kerning and mark positioning, so what is laid out is what is
//! drawn. This module knows no page and no PDF. Deliberately not a cache for the life of the program: shaped words are
//! children's names, and they are dropped with the document that they were shaped for.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use rustybuzz::{Direction, Feature, ShapePlan, UnicodeBuffer, script};
use serde::{Deserialize, Serialize};
use ttf_parser::{GlyphId, Tag};

/// Drawn in place of a character that the family lacks; the character itself stays in the text of the document.
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

    /// The font program, a static TrueType file.
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../../../../assets/fonts/SourceSans3-Regular.ttf"),
            Face::Semibold => include_bytes!("../../../../assets/fonts/SourceSans3-SemiBold.ttf"),
            Face::Italic => include_bytes!("../../../../assets/fonts/SourceSans3-Italic.ttf"),
        }
    }

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
}

/// A shaped word: no space inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Glyphs in drawing order.
    pub glyphs: Vec<Glyph>,
    /// Advance of the whole, in thousandths of an em.
    pub width: i32,
    /// Each character is one unshifted glyph of its own: drawing the characters draws the word.
    pub plain: bool,
}

struct Parsed {
    face: rustybuzz::Face<'static>,
    latin: ShapePlan,
    space: i32,
    /// The first character that the family's character map gives each glyph.
    letters: HashMap<u16, char>,
}

/// Ligatures are off: a glyph that stands for two letters helps nobody who searches or listens.
fn features() -> [Feature; 2] {
    [
        Feature::new(Tag::from_bytes(b"liga"), 0, ..),
        Feature::new(Tag::from_bytes(b"clig"), 0, ..),
    ]
}

fn parsed(face: Face) -> &'static Parsed {
    static FACES: OnceLock<[Parsed; 3]> = OnceLock::new();
    let all = FACES.get_or_init(|| {
        Face::ALL.map(|f| {
            let face = rustybuzz::Face::from_slice(f.bytes(), 0)
                .expect("the bundled font files are whole: a test parses each of them");
            let latin = ShapePlan::new(
                &face,
                Direction::LeftToRight,
                Some(script::LATIN),
                None,
                &features(),
            );
            let space = face
                .glyph_index(' ')
                .and_then(|g| face.glyph_hor_advance(g))
                .map_or(200, i32::from);
            let letters = letters(&face);
            Parsed {
                face,
                latin,
                space,
                letters,
            }
        })
    });
    &all[face.index()]
}

/// Whether the family can draw this character.
pub fn draws(face: Face, c: char) -> bool {
    parsed(face).face.glyph_index(c).is_some()
}

fn letters(face: &ttf_parser::Face<'_>) -> HashMap<u16, char> {
    let mut letters = HashMap::new();
    let maps = face
        .tables()
        .cmap
        .map(|c| c.subtables.into_iter())
        .into_iter()
        .flatten();
    for map in maps.filter(|m| m.is_unicode()) {
        map.codepoints(|code| {
            if let (Some(c), Some(glyph)) = (char::from_u32(code), map.glyph_index(code)) {
                letters
                    .entry(glyph.0)
                    .and_modify(|known: &mut char| *known = c.min(*known))
                    .or_insert(c);
            }
        });
    }
    letters
}

/// The character that a glyph stands for when it is read back; the replacement character if for none alone.
pub fn letter(face: Face, glyph: u16) -> char {
    parsed(face)
        .letters
        .get(&glyph)
        .copied()
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// The width of a space, in thousandths of an em.
pub fn space(face: Face) -> i32 {
    parsed(face).space
}

/// Shapes words and remembers them for as long as one document is being made.
#[derive(Default)]
pub struct Shaper {
    words: [HashMap<Box<str>, Arc<Word>>; 3],
    undrawn: BTreeSet<char>,
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
                word => self.word(face, word).width,
            };
        }
        sum as f32 * size / 1000.0
    }

    /// Characters met so far that the family cannot draw.
    pub fn undrawn(&self) -> &BTreeSet<char> {
        &self.undrawn
    }

    fn shape(&mut self, face: Face, text: &str) -> Word {
        let parsed = parsed(face);
        let mut drawn = String::with_capacity(text.len());
        let mut substituted = false;
        for c in text.chars() {
            if parsed.face.glyph_index(c).is_some() {
                drawn.push(c);
            } else {
                self.undrawn.insert(c);
                substituted = true;
                drawn.push(SUBSTITUTE);
            }
        }
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&drawn);
        // Always left to right: the family has no right-to-left letters, and a substitute must not reorder its word.
        buffer.set_direction(Direction::LeftToRight);
        let shaped = if drawn.chars().all(is_latin) {
            buffer.set_script(script::LATIN);
            rustybuzz::shape_with_plan(&parsed.face, &parsed.latin, buffer)
        } else {
            buffer.guess_segment_properties();
            buffer.set_direction(Direction::LeftToRight);
            rustybuzz::shape(&parsed.face, &features(), buffer)
        };
        let glyphs: Vec<Glyph> = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, at)| {
                // Glyph indices are 16 bits in TrueType; the shaper only widens them.
                let id = info.glyph_id as u16;
                Glyph {
                    id,
                    advance: at.x_advance,
                    natural: parsed
                        .face
                        .glyph_hor_advance(GlyphId(id))
                        .map_or(0, i32::from),
                    dx: at.x_offset,
                    dy: at.y_offset,
                }
            })
            .collect();
        let plain = !substituted
            && glyphs.len() == drawn.chars().count()
            && glyphs.iter().zip(drawn.chars()).all(|(g, c)| {
                g.dx == 0
                    && g.dy == 0
                    // Two characters of one shape (µ and μ) would be read back as the first of them.
                    && parsed.letters.get(&g.id) == Some(&c)
            });
        let width = glyphs.iter().map(|g| g.advance).sum();
        Word {
            glyphs,
            width,
            plain,
        }
    }
}

/// Latin, and what is written with it (digits, punctuation, combining accents).
fn is_latin(c: char) -> bool {
    matches!(c as u32, 0x20..=0x036F | 0x1E00..=0x1EFF | 0x2010..=0x27BF)
}

/// The pieces a text is shaped in: single spaces, and words. A word also ends after a hyphen, dash or slash, where a
/// line may break, so that it is as wide broken as whole.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len();
        let mut chars = rest.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c == ' ' {
                end = if i == 0 { 1 } else { i };
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
    fn every_face_parses_and_measures_a_thousand_to_the_em() {
        for face in Face::ALL {
            assert_eq!(
                parsed(face).face.units_per_em(),
                1000,
                "advances are used as thousandths of an em without scaling"
            );
        }
    }

    #[test]
    fn pieces_join_to_the_text_they_came_from() {
        for text in ["", " ", "a b", "mother-in-law", "a/b  c–", " -x- "] {
            assert_eq!(
                pieces(text).collect::<String>(),
                text,
                "no character may be lost or moved"
            );
        }
        assert_eq!(pieces("a-b c").collect::<Vec<_>>(), ["a-", "b", " ", "c"]);
    }

    #[test]
    fn a_letter_the_family_lacks_is_drawn_as_a_box_and_reported() {
        let mut shaper = Shaper::default();
        let word = shaper.word(Face::Regular, "שלום");
        assert_eq!(word.glyphs.len(), 4, "a box for each letter");
        assert!(
            !word.plain,
            "the drawing is not the text, so the text must be given beside it"
        );
        assert_eq!(shaper.undrawn().len(), 4);
    }

    #[test]
    fn an_accent_without_a_precomposed_letter_is_set_on_its_letter() {
        let mut shaper = Shaper::default();
        let bare = shaper.word(Face::Regular, "ẹ").width;
        let word = shaper.word(Face::Regular, "ẹ\u{301}");
        assert_eq!(word.width, bare, "the accent takes no room of its own");
        assert!(shaper.undrawn().is_empty());
    }
}
