//! A document on its pages, and not yet a file: what it comes to is known, and the file can be written when it is wanted.

use std::sync::{Mutex, PoisonError};

use crate::fonts::Shaper;
use crate::frame::Frame;
use crate::layout::Laid;
use crate::pdf::{self, Packed};
use crate::words::Gaps;
use crate::{DocumentError, Options, Rendered, counted};

/// Pages of which a file can be made.
pub struct Paged {
    title: String,
    author: String,
    /// The words on the pages, which are drawn as they were measured.
    shaper: Mutex<Shaper>,
    rendered: Rendered,
}

impl std::fmt::Debug for Paged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What stands on them is children's papers.
        write!(f, "Paged({})", self.rendered.pages)
    }
}

impl Paged {
    pub(crate) fn of(
        title: &str,
        frame: &Frame,
        laid: Laid,
        shaper: Shaper,
        gaps: Gaps,
        options: &Options,
    ) -> Self {
        Paged {
            title: title.to_owned(),
            author: frame.author.clone(),
            shaper: Mutex::new(shaper),
            rendered: counted(laid, gaps, options),
        }
    }

    /// What the pages come to; the file is empty.
    pub fn rendered(&self) -> &Rendered {
        &self.rendered
    }

    /// The same without the means to make a file.
    #[must_use]
    pub fn into_rendered(self) -> Rendered {
        self.rendered
    }

    /// The file, made at this instant (UTC milliseconds), with what other files have compressed already.
    pub(crate) fn file(&self, made_at: i64, packed: &Packed) -> Result<Vec<u8>, DocumentError> {
        let facts = pdf::Facts {
            title: self.title.clone(),
            author: self.author.clone(),
            made_at,
        };
        let mut shaper = self.shaper.lock().unwrap_or_else(PoisonError::into_inner);
        let laid = &self.rendered.laid;
        Ok(pdf::write(laid, &facts, &mut shaper, packed)?)
    }

    /// Pages and file together.
    pub(crate) fn render(self, made_at: i64, packed: &Packed) -> Result<Rendered, DocumentError> {
        let pdf = self.file(made_at, packed)?;
        Ok(Rendered {
            pdf,
            ..self.rendered
        })
    }
}
