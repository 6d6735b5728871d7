//! A document value in, a tagged PDF out.
//!
//! Each document is a plain value struct in a file of its own with a `render` that takes it and [`Options`] and gives
//! [`Rendered`]. A document is written in the blocks of [`layout::content`], laid on pages by [`layout`], and turned into
//! bytes by [`pdf`], the only room that names printpdf. No disk, no clock, no database: the instant of making is given,
//! and bytes come back.
//!
//! A field that nobody has filled in is printed as "Unknown" or "Not recorded" and listed in [`Rendered::missing`], so
//! that the paper and the screen tell the same story.

pub mod agenda;
pub mod agreement;
pub mod audience;
pub mod brief;
pub mod case;
pub mod chronology;
pub mod day_sheet;
pub mod decision_record;
pub mod decision_sheet;
pub mod family_plan;
pub mod fonts;
pub mod frame;
pub mod handover;
pub mod layout;
pub mod letter;
pub mod list;
pub mod minutes;
pub mod pack;
pub mod panel_year;
pub mod pdf;
pub mod profile;
pub mod school_sheet;
pub mod words;

use serde::{Deserialize, Serialize};

use fonts::Shaper;
use frame::Frame;
use layout::content::Block;
use layout::furniture::{Furniture, furnish};
use layout::{Laid, Sheet, lay_out};
use words::{Gaps, Missing};

/// Which parts of a pack are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sections {
    /// Cover with contents and handling.
    pub cover: bool,
    /// Agenda.
    pub agenda: bool,
    /// A brief for each case.
    pub briefs: bool,
    /// A blank decision sheet for each case.
    pub decision_sheets: bool,
    /// Declarations of interest, where they are given.
    pub declarations: bool,
    /// Matters arising, where they are given.
    pub matters: bool,
}

impl Default for Sections {
    fn default() -> Self {
        Sections {
            cover: true,
            agenda: true,
            briefs: true,
            decision_sheets: true,
            declarations: true,
            matters: true,
        }
    }
}

/// How a document is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Options {
    /// Made at this instant, UTC milliseconds. It is written into the file, so it is given, never read from a clock.
    pub made_at: i64,
    /// Body text of 14 pt.
    pub large_print: bool,
    /// A column for handwriting down the right side.
    pub notes_column: bool,
    /// Printed on both sides: two pages to a sheet when sheets are counted.
    pub duplex: bool,
    /// Each case begins on a new sheet.
    pub case_per_sheet: bool,
    /// Parts of a pack.
    pub sections: Sections,
}

/// A finished document.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The file.
    pub pdf: Vec<u8>,
    /// Pages in it.
    pub pages: usize,
    /// Sheets of paper that it takes.
    pub sheets: usize,
    /// What nobody had recorded, in the order of the paper.
    pub missing: Vec<Missing>,
    /// The parts and where each begins, for a list that jumps to them.
    pub parts: Vec<layout::Bookmark>,
    /// Characters that the family cannot draw: a box stands for each, and the text keeps the character.
    pub undrawn: Vec<char>,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The file could not be made.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    /// A copy for some readers came out longer than the whole, so its page numbers would differ.
    #[error(
        "The copy for {0} would not keep the page numbers of the whole pack, so it was not made. Nothing was changed."
    )]
    Renumbered(String),
}

/// Lays blocks on pages with their furniture. Snapshots are of what this gives.
pub(crate) fn lay(frame: &Frame, blocks: &[Block], options: &Options, shaper: &mut Shaper) -> Laid {
    let sheet = Sheet::new(options.large_print, options.notes_column);
    let mut laid = lay_out(blocks, &sheet, shaper);
    let furniture = Furniture {
        marking: frame.marking.clone(),
        title: frame.running.clone(),
        draft: frame.draft,
        copy: frame.copy.clone(),
        notes: sheet.notes,
    };
    furnish(&mut laid, &furniture, shaper);
    laid
}

/// Blocks to a finished document.
pub(crate) fn finish(
    title: &str,
    frame: &Frame,
    blocks: &[Block],
    gaps: Gaps,
    options: &Options,
) -> Result<Rendered, DocumentError> {
    let mut shaper = Shaper::default();
    let laid = lay(frame, blocks, options, &mut shaper);
    seal(title, frame, laid, shaper, gaps, options)
}

/// Pages to a finished document.
pub(crate) fn seal(
    title: &str,
    frame: &Frame,
    laid: Laid,
    mut shaper: Shaper,
    gaps: Gaps,
    options: &Options,
) -> Result<Rendered, DocumentError> {
    let facts = pdf::Facts {
        title: title.to_owned(),
        author: frame.author.clone(),
        made_at: options.made_at,
    };
    let pdf = pdf::write(&laid, &facts, &mut shaper)?;
    let pages = laid.pages.len();
    Ok(Rendered {
        pdf,
        pages,
        sheets: if options.duplex {
            pages.div_ceil(2)
        } else {
            pages
        },
        missing: gaps.into_missing(),
        parts: laid.bookmarks,
        undrawn: shaper.undrawn().iter().copied().collect(),
    })
}
