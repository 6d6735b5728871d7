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
use crate::pdf::Packed;
use crate::words::Gaps;
use crate::{DocumentError, Options, Rendered, sheet};

/// The parts of a pack, as they are before they stand on pages.
#[derive(Debug)]
pub struct Composed {
    parts: Parts,
    /// Where they stand in every copy: found when a copy that leaves something out asks for it.
    places: OnceLock<Places>,
}

impl Composed {
    /// Composes a pack. What is equal in the one that was composed before is taken from there.
    pub fn of(before: Option<&Composed>, pack: &PanelPack, options: &Options) -> Self {
        let blocks = compose(pack, options, &mut Gaps::default());
        let frame = Frame::of_meeting(&pack.meeting, None);
        let known = before.map(|before| &before.parts);
        Composed {
            parts: Parts::of(
                known,
                blocks,
                &sheet(&frame, options),
                &mut Shaper::default(),
            ),
            places: OnceLock::new(),
        }
    }

    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(crate) fn places(&self, pack: &PanelPack, options: &Options) -> &Places {
        self.places.get_or_init(|| {
            let blocks = compose(pack, options, &mut Gaps::default());
            let sheet = sheet(&Frame::of_meeting(&pack.meeting, None), options);
            let mut shaper = Shaper::default();
            Places::of(&lay_out_with(
                Some(&self.parts),
                &blocks,
                &sheet,
                &mut shaper,
            ))
        })
    }

    /// What the pack comes to, whole or for some readers, without its file. The pack and the options are those that it was
    /// composed of.
    ///
    /// # Errors
    /// The copy would not keep the page numbers of the whole.
    pub fn count(
        &self,
        pack: &PanelPack,
        audience: Option<&Audience>,
        options: &Options,
    ) -> Result<Rendered, DocumentError> {
        match audience {
            Some(audience) => audience::count_with(self, pack, audience, options),
            None => Ok(pack::count_with(Some(&self.parts), pack, options)),
        }
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
        self.render_with(pack, audience, options, &Packed::default())
    }

    pub(crate) fn render_with(
        &self,
        pack: &PanelPack,
        audience: Option<&Audience>,
        options: &Options,
        packed: &Packed,
    ) -> Result<Rendered, DocumentError> {
        match audience {
            Some(audience) => audience::render_with(self, pack, audience, options, packed),
            None => pack::render_with(Some(&self.parts), pack, options, packed),
        }
    }
}
