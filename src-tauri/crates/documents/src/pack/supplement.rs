//! A supplement: what has changed since a pack was issued, on sheets that go in beside the old ones.
//!
//! Nothing renumbers. A sheet that replaces page 12 is 12a, the next that follows it is 12b; a slip in front says what goes
//! out and what goes in, and the issued file stays as it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::PanelPack;
use crate::case::Case;
use crate::layout::Laid;
use crate::layout::content::{Block, Cell, Column, Lines, Look, Section, Table, Text};
use crate::words::{Gaps, said};

/// What a supplement changes.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Supplement {
    /// 1 for the first supplement of its issue.
    pub number: u32,
    /// The issue that it adds to.
    pub issue: u32,
    /// Why there is one.
    pub why: Option<String>,
    /// What has changed, in the order of the agenda.
    pub changes: Vec<Change>,
    /// Where the new sheets go.
    pub places: Vec<Place>,
    /// Every case that is heard now, in order and with its number, for an agenda that is printed anew.
    pub agenda: Vec<Case>,
    /// Case reference to the page on which its brief begins, by the labels of the issue and of this supplement.
    pub briefs: BTreeMap<String, String>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Change {
    /// "12a · K7F-2QX", or "The meeting".
    pub what: String,
    /// "Late case", "Changed: what the panel is asked".
    pub how: String,
    /// Pages to take out; none if nothing goes out.
    pub out: Option<String>,
    /// Pages to put in; none if nothing goes in.
    pub into: Option<String>,
}

/// Where the sheets of a part go.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The part.
    pub anchor: String,
    /// The page of the issued pack after which it goes, or which it replaces.
    pub page: usize,
    /// Its first letter, counted from 0: earlier supplements have used those before.
    pub first: usize,
}

impl Place {
    /// "12c": the label of one of its pages, counted from 0.
    pub fn label(&self, at: usize) -> String {
        format!("{}{}", self.page, letters(self.first + at))
    }
}

/// a to z, then aa, ab: no supplement runs out of letters.
pub fn letters(at: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    if at < 26 {
        letter(at).to_string()
    } else {
        letters(at / 26 - 1) + &letter(at).to_string()
    }
}

/// The slip in front: what goes out, what goes in.
pub(super) fn slip(supplement: &Supplement, pack: &PanelPack, gaps: &mut Gaps) -> Section {
    let title = format!(
        "Change slip: supplement {} to issue {}",
        supplement.number, supplement.issue
    );
    let mut blocks = vec![Block::title(1, title.clone(), "Change slip")];
    blocks.push(Block::Paragraph(
        Look::Lead,
        Text::plain(pack.meeting.name().to_owned())
            .then(", ")
            .join(gaps.date("date of the meeting", pack.meeting.meeting_date)),
    ));
    if let Some(why) = said(supplement.why.as_deref()) {
        blocks.push(Block::body(Text::bold("Why: ").then(why)));
    }
    blocks.push(Block::body(
        "Every other page of the issued pack stays as it is and keeps its number.",
    ));
    let dash = || Text::soft("–");
    let rows = supplement
        .changes
        .iter()
        .map(|change| {
            let page =
                |pages: &Option<String>| said(pages.as_deref()).map_or_else(dash, Text::name);
            vec![
                Cell::head(Text::name(change.what.clone()).emphasised()),
                Cell::new(change.how.clone()),
                Cell::new(page(&change.out)),
                Cell::new(page(&change.into)),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0), Column::FIT, Column::FIT],
        head: ["What", "How it has changed", "Take out", "Put in"]
            .map(Text::from)
            .to_vec(),
        rows,
        lines: Lines::Rows,
        size: 1.0,
    }));
    super::page("Change slip", "slip", blocks)
}

/// Gives every page of a supplement its label: that of its place, or the slip's.
pub(super) fn label(laid: &mut Laid, supplement: &Supplement) {
    let mut labels = vec![String::new(); laid.pages.len()];
    for span in laid.spans() {
        let place = supplement
            .places
            .iter()
            .find(|place| place.anchor == span.anchor);
        for (at, label) in labels
            .iter_mut()
            .skip(span.page - 1)
            .take(span.pages)
            .enumerate()
        {
            *label = match place {
                Some(place) => place.label(at),
                None if at == 0 => "Change slip".to_owned(),
                None => format!("Change slip, {}", at + 1),
            };
        }
    }
    laid.labels = labels;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        let said: Vec<String> = [0, 1, 25, 26, 51, 52].map(letters).to_vec();
        assert_eq!(said, ["a", "b", "z", "aa", "az", "ba"]);
    }
}
