//! The fonts of a file: printpdf takes of each program what the pages draw, and numbers it anew.
//!
//! It is given one page that shows every glyph once. What it wrote there is read back, and with that the pages are drawn:
//! which number a glyph has in the file is printpdf's to say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use lopdf::content::Content;
use lopdf::{Document, Object};
use printpdf::{
    Codepoint, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};

use crate::fonts::{Face, Font, Hand};
use crate::layout::{Laid, MM};
use crate::pdf::PdfError;

/// The glyphs that are drawn, of each program.
#[derive(Default)]
pub(super) struct Used([BTreeSet<u16>; Font::COUNT]);

impl Used {
    pub fn add(&mut self, font: Font, glyph: u16) {
        self.0[font.index()].insert(glyph);
    }
}

/// By which number a file calls each glyph.
pub(super) struct Codes([BTreeMap<u16, u16>; Font::COUNT]);

impl Codes {
    /// The number of a glyph; 0, which draws an empty box, for one that was not embedded.
    pub fn of(&self, font: Font, glyph: u16) -> u16 {
        self.0[font.index()].get(&glyph).copied().unwrap_or(0)
    }
}

/// The name of a font among the resources. Its six letters are also its subset tag, which the standard wants upper case.
pub(super) fn resource(font: Font) -> &'static str {
    match font {
        Font::Family(Face::Regular) => "WAYREG",
        Font::Family(Face::Semibold) => "WAYSEM",
        Font::Family(Face::Italic) => "WAYITA",
        Font::Of(Hand::Arabic) => "WAYARA",
        Font::Of(Hand::Hebrew) => "WAYHEB",
        Font::Of(Hand::Devanagari) => "WAYDEV",
        Font::Of(Hand::Bengali) => "WAYBEN",
        Font::Of(Hand::Gurmukhi) => "WAYGUR",
        Font::Of(Hand::Ethiopic) => "WAYETH",
    }
}

fn parsed(font: Font) -> Option<&'static ParsedFont> {
    static PARSED: [OnceLock<Option<ParsedFont>>; Font::COUNT] =
        [const { OnceLock::new() }; Font::COUNT];
    PARSED[font.index()]
        .get_or_init(|| ParsedFont::from_bytes(font.bytes(), 0, &mut Vec::new()))
        .as_ref()
}

/// A file with its fonts and as many pages as are laid, all without content but the first, which shows every glyph once; and
/// the numbers of the glyphs.
pub(super) fn embed(laid: &Laid, title: &str, used: &Used) -> Result<(Document, Codes), PdfError> {
    let drawn: Vec<(Font, &BTreeSet<u16>)> = Font::all()
        .map(|font| (font, &used.0[font.index()]))
        .filter(|(_, glyphs)| !glyphs.is_empty())
        .collect();
    let mut document = PdfDocument::new(title);
    let mut specimen = vec![Op::StartTextSection];
    for (font, glyphs) in &drawn {
        let id = FontId(resource(*font).to_owned());
        let program = parsed(*font).ok_or_else(|| PdfError::Font(format!("{font:?}")))?;
        document
            .resources
            .fonts
            .map
            .insert(id.clone(), PdfFont::new(program.clone()));
        specimen.push(Op::SetFont {
            font: PdfFontHandle::External(id),
            size: Pt(10.0),
        });
        let shown = glyphs.iter().map(|glyph| {
            let letter = font.letter(*glyph).unwrap_or(char::REPLACEMENT_CHARACTER);
            Codepoint::with_cid(*glyph, 0.0, letter.to_string())
        });
        specimen.push(Op::ShowText {
            items: vec![TextItem::GlyphIds(shown.collect())],
        });
    }
    specimen.push(Op::EndTextSection);
    let (width, height) = (Mm(laid.sheet.0 / MM), Mm(laid.sheet.1 / MM));
    let mut specimen = Some(specimen);
    document.pages = laid
        .pages
        .iter()
        .map(|_| PdfPage::new(width, height, specimen.take().unwrap_or_default()))
        .collect();

    let mut warnings = Vec::new();
    let options = PdfSaveOptions {
        optimize: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let file = document.to_lopdf_document(&options, &mut warnings);
    if let Some(bad) = warnings
        .iter()
        .find(|w| w.severity == printpdf::PdfParseErrorSeverity::Error)
    {
        return Err(PdfError::Font(bad.msg.clone()));
    }
    let codes = read(&file, &drawn)?;
    Ok((file, codes))
}

/// The numbers that stand on the page that shows every glyph.
fn read(file: &Document, drawn: &[(Font, &BTreeSet<u16>)]) -> Result<Codes, PdfError> {
    let wrong = |what: &dyn ToString| PdfError::Font(what.to_string());
    let first = file.page_iter().next();
    let first = first.ok_or_else(|| wrong(&"the file has no page"))?;
    let shown = file.get_page_content(first);
    let shown = Content::decode(&shown).map_err(|e| wrong(&e))?;
    let mut strings = shown
        .operations
        .iter()
        .filter(|op| op.operator == "TJ" || op.operator == "Tj")
        .map(|op| {
            let mut codes = Vec::new();
            op.operands
                .iter()
                .for_each(|operand| gather(operand, &mut codes));
            codes
        });
    let mut codes = Codes(std::array::from_fn(|_| BTreeMap::new()));
    for (font, glyphs) in drawn {
        let numbers = strings.next().unwrap_or_default();
        if numbers.len() != glyphs.len() {
            return Err(wrong(&"not every letter was taken"));
        }
        codes.0[font.index()] = glyphs.iter().copied().zip(numbers).collect();
    }
    Ok(codes)
}

fn gather(operand: &Object, codes: &mut Vec<u16>) {
    match operand {
        Object::Array(items) => items.iter().for_each(|item| gather(item, codes)),
        Object::String(bytes, _) => codes.extend(
            bytes
                .chunks_exact(2)
                .map(|pair| u16::from_be_bytes([pair[0], pair[1]])),
        ),
        _ => {}
    }
}
