//! The font programs: the family in its three cuts, and one program for each other script that the paper can write.
//!
//! The family draws Latin, Greek and Cyrillic. A name in Arabic, Hebrew, Devanagari, Bengali, Gurmukhi or Ethiopic letters is
//! drawn in Noto Sans, in one weight: those are the scripts of most families in England whose names are not written in the
//! family's own, and together they take as much room as its three cuts. Deliberately no Chinese, Japanese or Korean: one
//! such program alone is five times all the others. Only what a document uses of a program goes into its file.

use std::collections::HashMap;
use std::sync::OnceLock;

use rustybuzz::{BufferClusterLevel, Direction, Feature, Script, ShapePlan, UnicodeBuffer, script};
use ttf_parser::{GlyphId, Tag};

use crate::fonts::{Face, Glyph};

/// A font program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Font {
    /// A cut of the family.
    Family(Face),
    /// The program of another script.
    Of(Hand),
}

/// A script that the family lacks and another program draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hand {
    /// Arabic, Persian, Urdu, Pashto, Sorani: right to left.
    Arabic,
    /// Hebrew and Yiddish: right to left.
    Hebrew,
    /// Hindi, Nepali, Marathi.
    Devanagari,
    /// Bengali, Sylheti, Assamese.
    Bengali,
    /// Punjabi.
    Gurmukhi,
    /// Tigrinya and Amharic.
    Ethiopic,
}

impl Hand {
    const ALL: [Hand; 6] = [
        Hand::Arabic,
        Hand::Hebrew,
        Hand::Devanagari,
        Hand::Bengali,
        Hand::Gurmukhi,
        Hand::Ethiopic,
    ];

    /// Whose block a character stands in, whether or not the program draws it.
    fn of_block(c: char) -> Option<Hand> {
        Some(match c as u32 {
            0x0590..=0x05FF | 0xFB1D..=0xFB4F => Hand::Hebrew,
            0x0600..=0x06FF | 0x0750..=0x077F | 0x08A0..=0x08FF => Hand::Arabic,
            0xFB50..=0xFDFF | 0xFE70..=0xFEFC => Hand::Arabic,
            0x0900..=0x097F | 0xA8E0..=0xA8FF => Hand::Devanagari,
            0x0980..=0x09FF => Hand::Bengali,
            0x0A00..=0x0A7F => Hand::Gurmukhi,
            0x1200..=0x139F | 0x2D80..=0x2DDF | 0xAB00..=0xAB2F => Hand::Ethiopic,
            _ => return None,
        })
    }

    /// The script whose program draws this character; none for what the family draws and for what nothing draws.
    pub fn of(c: char) -> Option<Hand> {
        // Nearly all text ends here.
        if c < '\u{590}' {
            return None;
        }
        Hand::of_block(c).filter(|hand| Font::Of(*hand).draws(c))
    }

    fn script(self) -> Script {
        match self {
            Hand::Arabic => script::ARABIC,
            Hand::Hebrew => script::HEBREW,
            Hand::Devanagari => script::DEVANAGARI,
            Hand::Bengali => script::BENGALI,
            Hand::Gurmukhi => script::GURMUKHI,
            Hand::Ethiopic => script::ETHIOPIC,
        }
    }

    /// Its letters run from right to left.
    pub fn from_the_right(self) -> bool {
        matches!(self, Hand::Arabic | Hand::Hebrew)
    }
}

impl Font {
    /// How many programs there are.
    pub const COUNT: usize = Face::ALL.len() + Hand::ALL.len();

    /// Every program, in the order of [`index`](Font::index).
    pub fn all() -> impl Iterator<Item = Font> {
        let faces = Face::ALL.into_iter().map(Font::Family);
        faces.chain(Hand::ALL.into_iter().map(Font::Of))
    }

    /// Its place among all.
    pub fn index(self) -> usize {
        match self {
            Font::Family(face) => face as usize,
            Font::Of(hand) => Face::ALL.len() + hand as usize,
        }
    }

    /// The program, a static TrueType file.
    pub fn bytes(self) -> &'static [u8] {
        macro_rules! asset {
            ($name:literal) => {
                include_bytes!(concat!("../../../../../assets/fonts/", $name, ".ttf"))
            };
        }
        match self {
            Font::Family(Face::Regular) => asset!("SourceSans3-Regular"),
            Font::Family(Face::Semibold) => asset!("SourceSans3-SemiBold"),
            Font::Family(Face::Italic) => asset!("SourceSans3-Italic"),
            Font::Of(Hand::Arabic) => asset!("NotoSansArabic-Regular"),
            Font::Of(Hand::Hebrew) => asset!("NotoSansHebrew-Regular"),
            Font::Of(Hand::Devanagari) => asset!("NotoSansDevanagari-Regular"),
            Font::Of(Hand::Bengali) => asset!("NotoSansBengali-Regular"),
            Font::Of(Hand::Gurmukhi) => asset!("NotoSansGurmukhi-Regular"),
            Font::Of(Hand::Ethiopic) => asset!("NotoSansEthiopic-Regular"),
        }
    }

    /// Whether the program draws this character.
    pub fn draws(self, c: char) -> bool {
        parsed(self).face.glyph_index(c).is_some()
    }

    /// The glyph of a space and its advance in thousandths of an em.
    pub fn space(self) -> (u16, i32) {
        parsed(self).space
    }

    /// The character that a glyph stands for when it is read back; none if for none alone.
    pub fn letter(self, glyph: u16) -> Option<char> {
        parsed(self).letters.get(&glyph).copied()
    }

    /// Shapes a text of one script, left to right or from the right; its glyphs stand in drawing order.
    pub(super) fn shape(self, text: &str, from_the_right: bool) -> Vec<Glyph> {
        let parsed = parsed(self);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        let direction = if from_the_right {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        };
        buffer.set_direction(direction);
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let shaped = match self {
            Font::Family(_) if !from_the_right && text.chars().all(is_latin) => {
                buffer.set_script(script::LATIN);
                rustybuzz::shape_with_plan(&parsed.face, &parsed.latin, buffer)
            }
            Font::Family(_) => {
                buffer.guess_segment_properties();
                buffer.set_direction(direction);
                rustybuzz::shape(&parsed.face, &features(), buffer)
            }
            // Here a ligature is spelling and not ornament.
            Font::Of(hand) => {
                buffer.set_script(hand.script());
                rustybuzz::shape(&parsed.face, &[], buffer)
            }
        };
        shaped
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
                    letter: info.cluster,
                }
            })
            .collect()
    }
}

struct Parsed {
    face: rustybuzz::Face<'static>,
    latin: ShapePlan,
    space: (u16, i32),
    /// The first character that the program's character map gives each glyph.
    letters: HashMap<u16, char>,
}

/// Ligatures of Latin are off: a glyph that stands for two letters helps nobody who searches or listens.
fn features() -> [Feature; 2] {
    [
        Feature::new(Tag::from_bytes(b"liga"), 0, ..),
        Feature::new(Tag::from_bytes(b"clig"), 0, ..),
    ]
}

fn parsed(font: Font) -> &'static Parsed {
    static PARSED: [OnceLock<Parsed>; Font::COUNT] = [const { OnceLock::new() }; Font::COUNT];
    PARSED[font.index()].get_or_init(|| {
        let face = rustybuzz::Face::from_slice(font.bytes(), 0)
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
            .and_then(|g| Some((g.0, i32::from(face.glyph_hor_advance(g)?))))
            .unwrap_or((0, 200));
        let letters = letters(&face);
        Parsed {
            face,
            latin,
            space,
            letters,
        }
    })
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

/// Latin, and what is written with it (digits, punctuation, combining accents).
fn is_latin(c: char) -> bool {
    matches!(c as u32, 0x20..=0x036F | 0x1E00..=0x1EFF | 0x2010..=0x27BF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_program_parses_and_measures_a_thousand_to_the_em() {
        for (at, font) in Font::all().enumerate() {
            assert_eq!(font.index(), at, "the order and the indices agree");
            assert_eq!(
                parsed(font).face.units_per_em(),
                1000,
                "advances of {font:?} are used as thousandths of an em without scaling"
            );
        }
        assert_eq!(Font::all().count(), Font::COUNT);
    }

    #[test]
    fn a_script_is_known_by_letters_that_its_program_draws() {
        for (letter, hand) in [
            ('م', Some(Hand::Arabic)),
            ('ש', Some(Hand::Hebrew)),
            ('म', Some(Hand::Devanagari)),
            ('ম', Some(Hand::Bengali)),
            ('ਮ', Some(Hand::Gurmukhi)),
            ('መ', Some(Hand::Ethiopic)),
            ('ł', None),
            ('京', None),
        ] {
            assert_eq!(Hand::of(letter), hand, "{letter}");
        }
    }
}
