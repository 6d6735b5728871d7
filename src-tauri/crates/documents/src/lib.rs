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
pub mod challenge;
pub mod chronology;
pub mod copies;
pub mod day_sheet;
pub mod decision_record;
pub mod decision_sheet;
pub mod destinations;
pub mod family_plan;
pub mod fonts;
pub mod frame;
pub mod handover;
pub mod layout;
pub mod letter;
pub mod list;
pub mod minutes;
pub mod moderation;
pub mod pack;
pub mod paged;
pub mod panel_year;
pub mod pdf;
pub mod placement_agreement;
pub mod profile;
pub mod referral;
pub mod school_sheet;
pub mod sections;
pub mod words;

use std::collections::BTreeSet;

pub use sections::{PackSection, Sections};
use serde::{Deserialize, Serialize};

use fonts::Shaper;
use frame::Frame;
use layout::content::Block;
use layout::furniture::{Furniture, furnish};
use layout::{Laid, Mark, Parts, Sheet, lay_out_with};
use paged::Paged;
use words::{Gaps, Missing};

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
    /// The file; empty when only its pages were asked for.
    pub pdf: Vec<u8>,
    /// Pages in it.
    pub pages: usize,
    /// Sheets of paper that it takes.
    pub sheets: usize,
    /// What nobody had recorded, in the order of the paper.
    pub missing: Vec<Missing>,
    /// The parts and where each begins, for a list that jumps to them.
    pub parts: Vec<layout::Bookmark>,
    /// Where each section that has a name stands.
    pub spans: Vec<layout::Span>,
    /// Characters that the family cannot draw: a box stands for each, and the text keeps the character.
    pub undrawn: Vec<char>,
    /// The pages before they became a file: what a snapshot shows and what a check of the layout reads.
    pub laid: Laid,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The file could not be made.
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    /// A copy for some readers came out longer than the whole, so its page numbers would differ.
    #[error("The copy for {0} would not keep the page numbers of the whole pack")]
    Renumbered(String),
}

/// Body text of a letter and of what a family keeps: 12 pt, the least that councils print for the public.
pub(crate) const AT_HOME: f32 = 12.0;

/// Body text of what several people read over one table, and of clear print for eyes that need it: 18 pt.
pub(crate) const ACROSS_A_TABLE: f32 = 18.0;

/// Lays blocks on pages with their furniture. Snapshots are of what this gives.
pub(crate) fn lay(frame: &Frame, blocks: &[Block], options: &Options, shaper: &mut Shaper) -> Laid {
    lay_with(None, frame, blocks, options, shaper)
}

/// The same, with parts that may have been composed already.
pub(crate) fn lay_with(
    known: Option<&Parts>,
    frame: &Frame,
    blocks: &[Block],
    options: &Options,
    shaper: &mut Shaper,
) -> Laid {
    let mut laid = lay_out_with(known, blocks, &sheet(frame, options), shaper);
    relabel(&mut laid, frame, options, shaper);
    laid
}

/// The sheet of a paper.
pub(crate) fn sheet(frame: &Frame, options: &Options) -> Sheet {
    let mut sheet = Sheet::new(options.large_print, options.notes_column);
    if frame.at_home {
        sheet = sheet.at_least(AT_HOME);
    }
    if frame.across_a_table {
        sheet = sheet.at_least(ACROSS_A_TABLE);
    }
    if frame.turned {
        sheet = sheet.turned();
    }
    sheet
}

/// Gives pages their furniture, instead of what they have: after their labels have changed.
pub(crate) fn relabel(laid: &mut Laid, frame: &Frame, options: &Options, shaper: &mut Shaper) {
    let sheet = Sheet::new(options.large_print, options.notes_column);
    let furniture = Furniture {
        marking: frame.marking.clone(),
        title: frame.running.clone(),
        draft: frame.draft,
        copy: frame.copy.clone(),
        notes: sheet.notes,
        // What is read at home is larger, its furniture is not.
        scale: sheet.scale(),
    };
    furnish(laid, &furniture, shaper);
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
    let paged = Paged::of(title, frame, laid, shaper, gaps, options);
    paged.render(options.made_at, &pdf::Packed::default())
}

/// What pages come to, without a file.
pub(crate) fn counted(laid: Laid, gaps: Gaps, options: &Options) -> Rendered {
    let pages = laid.pages.len();
    Rendered {
        pdf: Vec::new(),
        spans: laid.spans(),
        pages,
        sheets: if options.duplex {
            pages.div_ceil(2)
        } else {
            pages
        },
        missing: gaps.into_missing(),
        parts: laid.bookmarks.clone(),
        undrawn: undrawn(&laid),
        laid,
    }
}

/// Every letter on the pages that no font of the paper draws. Read from the pages and not while they are composed: parts of
/// them may have been composed for another copy.
fn undrawn(laid: &Laid) -> Vec<char> {
    let mut undrawn = BTreeSet::new();
    for page in &laid.pages {
        let marks = page.marks.iter().map(|placed| &placed.mark);
        for mark in marks.chain(&page.furniture) {
            if let Mark::Text(run) = mark
                && !run.text.is_ascii()
            {
                let lacks = |c: &char| !fonts::is_joiner(*c) && !fonts::draws(run.face, *c);
                undrawn.extend(run.text.chars().filter(lacks));
            }
        }
    }
    undrawn.into_iter().collect()
}
