//! The chronology: what happened, in order, on one page, three pages or all of them.
//!
//! A shorter one keeps what is marked as significant and then the newest, and always says how much it leaves out.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::fonts::Shaper;
use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Part, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish, lay};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// When; unknown days come last.
    pub on: Option<NaiveDate>,
    /// Status, placement, review, note, visit.
    pub kind: Option<String>,
    /// What.
    pub text: String,
    /// Who says so.
    pub source: Option<String>,
    /// Belongs even in a short chronology.
    pub significant: bool,
}

/// A child's chronology.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Chronology {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// Whole name.
    pub full_name: Option<String>,
    /// K7F-2QX.
    pub case_ref: String,
    /// No more pages than this; none for all.
    pub most_pages: Option<usize>,
    /// What happened, in any order.
    pub entries: Vec<Entry>,
}

/// Renders a chronology.
pub fn render(chronology: &Chronology, options: &Options) -> Result<Rendered, DocumentError> {
    let frame = Frame::of(&chronology.imprint, "Chronology");
    let mut gaps = Gaps::default();
    gaps.of_case(Some(&chronology.case_ref));
    let kept = kept(chronology, &frame, options);
    let blocks = compose(chronology, &kept, &mut gaps);
    finish(
        &format!("Chronology: case {}", chronology.case_ref),
        &frame,
        &blocks,
        gaps,
        options,
    )
}

/// What of a chronology is printed, as an annex prints it: what is left out is said, and no name stands in it but those that
/// its entries say.
pub(crate) fn body(chronology: &Chronology, options: &Options) -> Vec<Block> {
    let frame = Frame::of(&chronology.imprint, "Chronology");
    let kept = kept(chronology, &frame, options);
    let mut blocks = vec![Block::body(how_much(chronology, &kept))];
    if !kept.is_empty() {
        blocks.push(table(chronology, &kept));
    }
    blocks
}

/// The entries for which there is room. Kept first: what is significant, then the newest. Sorting is stable, so days with
/// several entries keep their order.
fn kept(chronology: &Chronology, frame: &Frame, options: &Options) -> Vec<usize> {
    let mut ranked: Vec<usize> = (0..chronology.entries.len()).collect();
    ranked.sort_by_key(|i| {
        let e = &chronology.entries[*i];
        (!e.significant, std::cmp::Reverse(e.on))
    });
    let Some(most) = chronology.most_pages else {
        return ranked;
    };
    let fits = |count: usize| {
        let blocks = compose(chronology, &ranked[..count], &mut Gaps::default());
        lay(frame, &blocks, options, &mut Shaper::default())
            .pages
            .len()
            <= most.max(1)
    };
    if !fits(ranked.len()) {
        let (mut low, mut high) = (0, ranked.len());
        while low + 1 < high {
            let middle = (low + high) / 2;
            if fits(middle) {
                low = middle
            } else {
                high = middle
            }
        }
        ranked.truncate(low);
    }
    ranked
}

/// "12 of 40 entries: the significant ones, then the newest. The rest is on file."
fn how_much(chronology: &Chronology, kept: &[usize]) -> String {
    let all = chronology.entries.len();
    let entries = words::count(all, "entry", "entries");
    if all == 0 {
        "Nothing has been recorded.".to_owned()
    } else if kept.len() == all {
        format!("All {entries}.")
    } else {
        format!(
            "{} of {entries}: the significant ones, then the newest. The rest is on file.",
            kept.len()
        )
    }
}

fn compose(chronology: &Chronology, kept: &[usize], gaps: &mut Gaps) -> Vec<Block> {
    let name = gaps.name("full name", chronology.full_name.as_deref());
    let blocks = vec![
        Block::title(
            1,
            Text::plain("Chronology: ").join(name),
            format!("Chronology {}", chronology.case_ref),
        ),
        Block::body(
            Text::name(format!("Case {}", chronology.case_ref))
                .then(" · ")
                .then(how_much(chronology, kept)),
        ),
        table(chronology, kept),
    ];
    let section = Section {
        start: Start::Page,
        running: format!("Case {}", chronology.case_ref),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    vec![Block::Section(section)]
}

/// What happened, oldest first; days that are not known come last.
fn table(chronology: &Chronology, kept: &[usize]) -> Block {
    let mut shown: Vec<&Entry> = kept.iter().map(|i| &chronology.entries[*i]).collect();
    shown.sort_by_key(|e| (e.on.is_none(), e.on));
    let rows = shown
        .into_iter()
        .map(|e| {
            let day = e.on.map_or(Text::absent("Unknown"), |d| {
                Text::name(words::short_date(d))
            });
            let mut what = Cell::new(Text::plain(e.text.clone()));
            if let Some(source) = said(e.source.as_deref()) {
                what = what.with(Part::Text(Text::soft(format!("Source: {source}"))));
            }
            let kind = said(e.kind.as_deref()).map_or(Text::absent("Unknown"), Text::plain);
            vec![Cell::head(day), Cell::new(kind), what]
        })
        .collect();
    Block::Table(Table {
        columns: vec![Column::FIT, Column::FIT, Column::share(1.0)],
        head: vec!["When".into(), "Kind".into(), "What happened".into()],
        rows,
        lines: Lines::Rows,
        size: 0.95,
    })
}
