//! A page model that knows no PDF: what stands where on which page, and what it means.
//!
//! Lengths are points (1/72 inch) and y grows downwards from the top edge of the sheet. The model is plain data and the
//! same input always gives the same model, so a change of layout is a change of a snapshot that a person can read.
//!
//! A document is written in [`content`] blocks; `lines` breaks its text, `strips` and `table` turn blocks into
//! slices that do not break, `paginate` lays slices on sheets, and [`furniture`] adds what repeats on each of them.

mod columns;
pub mod content;
pub mod furniture;
mod kinds;
mod lines;
mod paginate;
mod parts;
mod strips;
pub mod structure;
mod table;

use serde::{Deserialize, Serialize};

use crate::fonts::{Face, Shaper};
use content::Block;
pub(crate) use parts::{Parts, Places};
pub(crate) use strips::LEADING;
use structure::{NodeId, Structure};

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// How dark a mark is. Black on white only: a pack is photocopied, and shapes and words carry the meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ink {
    /// Text.
    Black,
    /// Labels and footers: 70 % black, over 7:1 on white.
    Soft,
    /// Hairlines.
    Line,
    /// Behind the head of a table: 7 % black.
    Tint,
}

impl Ink {
    /// Grey from 0 (black) to 1 (white).
    pub fn grey(self) -> f32 {
        match self {
            Ink::Black => 0.0,
            Ink::Soft => 0.30,
            Ink::Line => 0.55,
            Ink::Tint => 0.93,
        }
    }
}

/// A run of text on one line in one style.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Left end.
    pub x: f32,
    /// Baseline.
    pub y: f32,
    /// Width of what is seen: a space at the end of a broken line is not counted.
    pub width: f32,
    /// Size in points.
    pub size: f32,
    /// Cut of the family.
    pub face: Face,
    /// How dark.
    pub ink: Ink,
    /// What it says, in reading order.
    pub text: String,
    /// Set once pages are known: the number of the page that carries this anchor.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub page_of: Option<String>,
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Text.
    Text(Run),
    /// A straight line.
    Rule {
        /// Start.
        from: (f32, f32),
        /// End.
        to: (f32, f32),
        /// Thickness.
        weight: f32,
        /// How dark.
        ink: Ink,
    },
    /// A filled rectangle.
    Fill {
        /// Left, top, width, height.
        area: (f32, f32, f32, f32),
        /// How dark.
        ink: Ink,
    },
    /// An outlined rectangle.
    Outline {
        /// Left, top, width, height.
        area: (f32, f32, f32, f32),
        /// Thickness.
        weight: f32,
    },
}

/// A mark and the part of the structure that it belongs to. No node: an artefact, which a screen reader passes over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// The part of the structure.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub node: Option<NodeId>,
    /// What is drawn.
    pub mark: Mark,
}

/// One side of a sheet.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Page {
    /// What the header says about this page.
    pub running: String,
    /// No header on this page: a cover, a blank side, the first page of a letter.
    pub bare: bool,
    /// No column for notes on this page: its text takes the whole width.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub wide: bool,
    /// The content, in reading order.
    pub marks: Vec<Placed>,
    /// Headers, footers, the notes column: artefacts, and the only thing that differs between numbered copies.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub furniture: Vec<Mark>,
}

/// A line of the table of bookmarks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bookmark {
    /// What the reader sees.
    pub title: String,
    /// 1 is outermost.
    pub level: u8,
    /// Counted from 0.
    pub page: usize,
    /// Distance from the top edge.
    pub y: f32,
}

/// A document on its pages.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Laid {
    /// Width and height of every page.
    pub sheet: (f32, f32),
    /// In order.
    pub pages: Vec<Page>,
    /// What the marks mean.
    pub structure: Structure,
    /// Bookmarks in order.
    pub bookmarks: Vec<Bookmark>,
    /// The page, counted from 0, on which each section begins.
    pub parts: Vec<usize>,
    /// Which of the parts, by their place among them, begin on a page on which another one ends.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub shared: Vec<usize>,
    /// The name by which each section's page is asked for, beside `parts`; none has none.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub names: Vec<Option<String>>,
    /// What each page calls itself instead of "Page 3 of 12"; empty when pages are counted.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub labels: Vec<String>,
}

/// Where a section stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The name by which its page is asked for.
    pub anchor: String,
    /// Its first page, counted from 1.
    pub page: usize,
    /// How many pages it takes.
    pub pages: usize,
}

impl Laid {
    /// How many pages each part touches, in their order. A page on which one ends and the next begins counts for both.
    pub fn lengths(&self) -> Vec<usize> {
        self.parts
            .iter()
            .enumerate()
            .map(|(at, start)| {
                let next = at + 1;
                let end = self.parts.get(next).copied().unwrap_or(self.pages.len());
                end - start + usize::from(self.shared.contains(&next))
            })
            .collect()
    }

    /// Where each section that has a name stands.
    pub fn spans(&self) -> Vec<Span> {
        self.parts
            .iter()
            .zip(self.lengths())
            .zip(&self.names)
            .filter_map(|((start, pages), name)| {
                Some(Span {
                    anchor: name.clone()?,
                    page: start + 1,
                    pages,
                })
            })
            .collect()
    }
}

/// The sheet and the scale of everything on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Size of body text; every other size follows from it.
    pub body: f32,
    /// Room kept free down the right side for handwriting.
    pub notes: f32,
    /// Width of the paper as it is read.
    pub width: f32,
    /// Height of the paper as it is read.
    pub height: f32,
}

impl Sheet {
    /// A4.
    pub const WIDTH: f32 = 210.0 * MM;
    /// A4.
    pub const HEIGHT: f32 = 297.0 * MM;
    /// 2 cm all round; headers and footers stand inside it.
    pub const MARGIN: f32 = 20.0 * MM;

    /// The ordinary sheet (10.5 pt) or the large-print one (14 pt), with or without a column for notes.
    pub fn new(large_print: bool, notes_column: bool) -> Self {
        Sheet {
            body: if large_print { 14.0 } else { 10.5 },
            notes: if notes_column { 48.0 * MM } else { 0.0 },
            width: Self::WIDTH,
            height: Self::HEIGHT,
        }
    }

    /// The same sheet turned on its side: for a table of many columns.
    #[must_use]
    pub fn turned(self) -> Self {
        Sheet {
            width: self.height,
            height: self.width,
            ..self
        }
    }

    /// The same sheet with body text of at least this many points: for somebody who reads it at home.
    #[must_use]
    pub fn at_least(self, body: f32) -> Self {
        Sheet {
            body: self.body.max(body),
            ..self
        }
    }

    /// Everything is drawn this many times as large as on the ordinary sheet.
    pub fn scale(&self) -> f32 {
        self.body / 10.5
    }

    /// Width of the text.
    pub fn text_width(&self) -> f32 {
        self.width - 2.0 * Self::MARGIN - self.notes
    }

    /// Height of the text.
    pub fn text_height(&self) -> f32 {
        self.height - 2.0 * Self::MARGIN
    }
}

/// Lays a document on pages. Furniture comes afterwards, once the number of pages is known.
pub fn lay_out(blocks: &[Block], sheet: &Sheet, shaper: &mut Shaper) -> Laid {
    lay_out_with(None, blocks, sheet, shaper)
}

/// The same, with parts that may have been composed already.
pub(crate) fn lay_out_with(
    known: Option<&Parts>,
    blocks: &[Block],
    sheet: &Sheet,
    shaper: &mut Shaper,
) -> Laid {
    let mut composer = strips::Composer::new(sheet, shaper);
    composer.known = known;
    composer.blocks(blocks, 0.0, sheet.text_width());
    let (strips, structure, marks) = composer.finish();
    paginate::paginate(strips, structure, marks, sheet, shaper)
}
