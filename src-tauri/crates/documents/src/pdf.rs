//! Pages into a PDF 1.7 file: the only room that names printpdf and lopdf.
//!
//! printpdf makes the file with its pages and embeds the part of each font that is used; the pages are drawn in the numbers
//! that it gave the glyphs, and what it leaves out for a file that a screen reader can use (structure, language, metadata,
//! nested bookmarks) is added to the objects it made. The same pages and the same facts give the same bytes: no clock, no
//! randomness.

mod catalogue;
mod draw;
mod embed;
mod save;
mod tags;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use crate::fonts::Shaper;
use crate::layout::Laid;
pub(crate) use save::Packed;

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

/// Writes the file. What another copy of the same pack has already compressed is taken from there.
pub(crate) fn write(
    laid: &Laid,
    facts: &Facts,
    shaper: &mut Shaper,
    packed: &Packed,
) -> Result<Vec<u8>, PdfError> {
    let used = draw::used(&laid.pages, shaper);
    let (mut file, codes) = embed::embed(laid, &facts.title, &used)?;
    let unwritten = |e: lopdf::Error| PdfError::Write(e.to_string());
    let pages: Vec<ObjectId> = file.page_iter().collect();
    let mut marked = tags::Marked::new(laid);
    for (i, (page, id)) in laid.pages.iter().zip(&pages).enumerate() {
        let drawn = draw::page(page, i, laid.sheet.1, &mut marked, shaper, &codes);
        let furniture = (!drawn.furniture.is_empty())
            .then(|| file.add_object(Stream::new(Dictionary::new(), drawn.furniture)));
        let page = file.get_dictionary_mut(*id).map_err(unwritten)?;
        let content = page.get(b"Contents").and_then(Object::as_reference);
        let content = content.map_err(unwritten)?;
        let streams = [Some(content), furniture].into_iter().flatten();
        page.set(
            "Contents",
            streams.map(Object::Reference).collect::<Vec<_>>(),
        );
        file.objects.insert(
            content,
            Object::Stream(Stream::new(Dictionary::new(), drawn.content)),
        );
    }
    let (tree, parts) = tags::tree(&mut file, laid, &marked, &pages);
    catalogue::complete(&mut file, laid, facts, tree, &pages).map_err(unwritten)?;
    Ok(save::save(file, parts, packed))
}
