//! A letter's heading and words with their fields filled in: the team's own wording, or the built-in one where that cannot be used.

use waymark_store::tables::Template;

use super::fields::{Filled, Values};
use super::wording::Wording;
use crate::Failure;

/// A heading and words, filled in.
pub(super) struct Worded {
    /// The heading.
    pub(super) title: String,
    /// The words.
    pub(super) text: String,
    /// Fields that the record does not hold, by name, each once.
    pub(super) lacking: Vec<&'static str>,
    /// Why the team's own wording was not used, where it was not.
    pub(super) warnings: Vec<String>,
}

/// Fills a letter's wording.
pub(super) fn worded(
    wording: &Wording,
    own: Option<&Template>,
    values: &Values,
) -> Result<Worded, Failure> {
    let mut warnings = Vec::new();
    let own = own.and_then(|own| own.text.as_deref().map(|text| (own, text)));
    let filled = own.and_then(|(own, text)| {
        let title = own.title.as_deref().unwrap_or(wording.title);
        match (values.fill_heading(title), values.fill(text)) {
            (Ok(title), Ok(text)) => Some((title, text)),
            (title, text) => {
                let unknown: Vec<String> = [title.err(), text.err()]
                    .into_iter()
                    .flatten()
                    .flatten()
                    .map(|name| format!("“{name}”"))
                    .collect();
                warnings.push(format!(
                    "The team's wording names {}, which is no field. The built-in wording was used; correct the wording in Letters.",
                    unknown.join(", ")
                ));
                None
            }
        }
    });
    let built_in = || {
        values
            .fill_heading(wording.title)
            .ok()
            .zip(values.fill(wording.text).ok())
    };
    let (title, text): (Filled, Filled) = filled
        .or_else(built_in)
        .ok_or_else(|| Failure::say("The letter's wording could not be read."))?;
    let mut lacking: Vec<&str> = Vec::new();
    for field in title.lacking.iter().chain(&text.lacking) {
        if !lacking.contains(field) {
            lacking.push(field);
        }
    }
    Ok(Worded {
        title: if title.text.is_empty() {
            wording.label.to_owned()
        } else {
            title.text
        },
        text: text.text,
        lacking,
        warnings,
    })
}
