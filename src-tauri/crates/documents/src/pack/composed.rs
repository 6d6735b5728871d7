//! A pack whose parts are composed: broken into lines, and not yet on pages.
//!
//! That is half the work of a pack, and it is the same for all its copies; of a pack that was changed, it is the same for
//! all parts but those that changed. So it is done once, and kept by whoever sets the pack again.

use std::sync::OnceLock;

use crate::audience::{self, Audience};
use crate::fonts::Shaper;
use crate::frame::Frame;
use crate::layout::{Parts, Places, lay_out_with};
use crate::pack::{self, PanelPack, compose};
use crate::paged::Paged;
use crate::pdf::Packed;
use crate::words::Gaps;
use crate::{DocumentError, Options, Rendered, sheet};

/// The parts of a pack, as they are before they stand on pages.
pub struct Composed {
    parts: Parts,
    /// The words that were measured for them.
    shaper: Shaper,
    /// What files of them came to, compressed.
    packed: Packed,
    /// Where they stand in every copy: found when a copy that leaves something out asks for it.
    places: OnceLock<Places>,
}

impl std::fmt::Debug for Composed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What stands in them is children's papers.
        f.write_str("Composed")
    }
}

impl Composed {
    /// Composes a pack. What is equal in the one that was composed before is taken from there.
    pub fn of(before: Option<&Composed>, pack: &PanelPack, options: &Options) -> Self {
        let blocks = compose(pack, options, &mut Gaps::default());
        let frame = Frame::of_meeting(&pack.meeting, None);
        let known = before.map(|before| &before.parts);
        let mut shaper = before.map(Composed::shaper).unwrap_or_default();
        Composed {
            parts: Parts::of(known, blocks, &sheet(&frame, options), &mut shaper),
            shaper,
            packed: before.map_or_else(Packed::remembering, |before| before.packed.after()),
            places: OnceLock::new(),
        }
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// A shaper that has these words.
    pub(crate) fn shaper(&self) -> Shaper {
        self.shaper.clone()
    }

    pub(crate) fn places(&self, pack: &PanelPack, options: &Options) -> &Places {
        self.places.get_or_init(|| {
            let blocks = compose(pack, options, &mut Gaps::default());
            let sheet = sheet(&Frame::of_meeting(&pack.meeting, None), options);
            let mut shaper = self.shaper();
            Places::of(&lay_out_with(
                Some(&self.parts),
                &blocks,
                &sheet,
                &mut shaper,
            ))
        })
    }

    /// The pack on its pages, whole or for some readers. The pack and the options are those that it was composed of.
    ///
    /// # Errors
    /// The copy would not keep the page numbers of the whole.
    pub fn page(
        &self,
        pack: &PanelPack,
        audience: Option<&Audience>,
        options: &Options,
    ) -> Result<Paged, DocumentError> {
        match audience {
            Some(audience) => audience::page_with(self, pack, audience, options),
            None => Ok(pack::page_with(
                Some(&self.parts),
                pack,
                options,
                self.shaper(),
            )),
        }
    }

    /// The file of such pages, made at this instant (UTC milliseconds).
    ///
    /// # Errors
    /// The file could not be made.
    pub fn file(&self, pages: &Paged, made_at: i64) -> Result<Vec<u8>, DocumentError> {
        pages.file(made_at, &self.packed)
    }

    /// What the pack comes to, whole or for some readers, without its file.
    ///
    /// # Errors
    /// The copy would not keep the page numbers of the whole.
    pub fn count(
        &self,
        pack: &PanelPack,
        audience: Option<&Audience>,
        options: &Options,
    ) -> Result<Rendered, DocumentError> {
        Ok(self.page(pack, audience, options)?.into_rendered())
    }

    /// Renders the pack, whole or for some readers.
    ///
    /// # Errors
    /// The file could not be made, or the copy would not keep the page numbers of the whole.
    pub fn render(
        &self,
        pack: &PanelPack,
        audience: Option<&Audience>,
        options: &Options,
    ) -> Result<Rendered, DocumentError> {
        self.page(pack, audience, options)?
            .render(options.made_at, &self.packed)
    }
}
