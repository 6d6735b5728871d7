//! Pages into a PDF 1.7 file: the only room that names printpdf and lopdf.
//!
//! printpdf draws the pages and embeds the part of each font that was used; what it leaves out for a file that a screen
//! reader can use (structure, language, metadata, nested bookmarks) is added to the objects it made. The same pages and
//! the same facts give the same bytes: no clock, no randomness.

mod catalogue;
mod draw;
mod save;
mod tags;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use printpdf::{FontId, Mm, ParsedFont, PdfDocument, PdfFont, PdfPage, PdfSaveOptions};

use crate::fonts::{Face, Shaper};
use crate::layout::Laid;

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Title, shown by the viewer instead of a file name.
    pub title: String,
    /// Who made it: the team and its authority.
    pub author: String,
    /// Made at this instant, UTC milliseconds.
    pub made_at: i64,
}

/// Why no file could be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A bundled font did not embed: the program itself is damaged.
    #[error(
        "A font of the program could not be put into the PDF ({0}). Installing Waymark again should cure it."
    )]
    Font(String),
    /// The file could not be put together.
    #[error("The PDF could not be written ({0}).")]
    Write(String),
}

fn parsed(face: Face) -> Option<&'static ParsedFont> {
    static FONTS: OnceLock<[Option<ParsedFont>; 3]> = OnceLock::new();
    let fonts = FONTS
        .get_or_init(|| Face::ALL.map(|f| ParsedFont::from_bytes(f.bytes(), 0, &mut Vec::new())));
    fonts[face as usize].as_ref()
}

/// The name of a font among the resources. Its six letters are also its subset tag, which the standard wants upper case.
fn font_id(face: Face) -> FontId {
    FontId(
        match face {
            Face::Regular => "WAYREG",
            Face::Semibold => "WAYSEM",
            Face::Italic => "WAYITA",
        }
        .to_owned(),
    )
}

/// Writes the file.
pub fn write(laid: &Laid, facts: &Facts, shaper: &mut Shaper) -> Result<Vec<u8>, PdfError> {
    let mut document = PdfDocument::new(&facts.title);
    let mut fonts = BTreeMap::new();
    for face in Face::ALL {
        let font = parsed(face).ok_or_else(|| PdfError::Font(format!("{face:?}")))?;
        fonts.insert(font_id(face), PdfFont::new(font.clone()));
    }
    document.resources.fonts.map = fonts;

    let mut marked = tags::Marked::new(laid);
    let width = Mm(laid.sheet.0 / crate::layout::MM);
    let height = Mm(laid.sheet.1 / crate::layout::MM);
    document.pages = laid
        .pages
        .iter()
        .enumerate()
        .map(|(i, page)| {
            PdfPage::new(
                width,
                height,
                draw::page(page, i, laid.sheet.1, &mut marked, shaper),
            )
        })
        .collect();

    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        optimize: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut file = document.to_lopdf_document(&options, &mut warnings);
    if let Some(bad) = warnings
        .iter()
        .find(|w| w.severity == printpdf::PdfParseErrorSeverity::Error)
    {
        return Err(PdfError::Font(bad.msg.clone()));
    }
    let pages: Vec<lopdf::ObjectId> = file.get_pages().into_values().collect();
    let tree = tags::tree(&mut file, laid, &marked, &pages);
    catalogue::complete(&mut file, laid, facts, tree, &pages)
        .map_err(|e| PdfError::Write(e.to_string()))?;
    Ok(save::save(file))
}
