//! Letters that go into one file: each from the top of a sheet, each to be written down on its own child's record.

use waymark_documents::Options;
use waymark_documents::letter::{self, Letter};

use super::letter::{Composed, Matter};
use super::{GoesTo, LeftOut, Made, refused};
use crate::Failure;

/// The letters so far, and what is to be said of them.
#[derive(Default)]
pub(super) struct Batch {
    values: Vec<Letter>,
    pub(super) goes_to: Vec<GoesTo>,
    pub(super) warnings: Vec<String>,
    left_out: Vec<LeftOut>,
}

impl Batch {
    /// Adds a letter about a child; what is said of it is said with the child's name.
    pub(super) fn add(&mut self, matter: &Matter, child: String, composed: Composed) {
        self.warnings.extend(
            composed
                .warnings
                .into_iter()
                .map(|warning| format!("{child}: {warning}")),
        );
        self.left_out
            .extend(composed.left_out.into_iter().map(|line| LeftOut {
                what: format!("{child}: {}", line.what),
                ..line
            }));
        self.goes_to.push(GoesTo {
            pupil: matter.pupil.id,
            child,
            recipient: composed
                .value
                .to_lines
                .first()
                .cloned()
                .unwrap_or_else(|| "Unknown".to_owned()),
            pages: 1,
            case: matter.case.as_ref().map(|case| case.id),
        });
        self.values.push(composed.value);
    }

    /// Sets the letters as one file. The paper still lacks what it is for.
    pub(super) fn made(
        mut self,
        title: impl Into<String>,
        file_name: impl Into<String>,
        options: &Options,
    ) -> Result<Made, Failure> {
        let rendered = letter::render_each(&self.values, options).map_err(refused)?;
        for (line, span) in self.goes_to.iter_mut().zip(&rendered.spans) {
            line.pages = u32::try_from(span.pages).unwrap_or(1);
        }
        let mut made = Made::new(title, file_name, rendered);
        made.about.left_out = self.left_out;
        made.about.warnings = self.warnings;
        made.about.goes_to = self.goes_to;
        Ok(made)
    }
}
