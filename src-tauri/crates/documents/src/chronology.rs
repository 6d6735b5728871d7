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
    // What is kept first: significant, then newest. Sorting is stable, so days with several entries keep their order.
    let mut ranked: Vec<usize> = (0..chronology.entries.len()).collect();
    ranked.sort_by_key(|i| {
        let e = &chronology.entries[*i];
        (!e.significant, std::cmp::Reverse(e.on))
    });
    let mut kept = ranked.len();
    if let Some(most) = chronology.most_pages {
        let fits = |count: usize| {
            let blocks = compose(chronology, &ranked[..count], &mut Gaps::default());
            lay(&frame, &blocks, options, &mut Shaper::default())
                .pages
                .len()
                <= most.max(1)
        };
        if !fits(kept) {
            let (mut low, mut high) = (0, kept);
            while low + 1 < high {
                let middle = (low + high) / 2;
                if fits(middle) {
                    low = middle
                } else {
                    high = middle
                }
            }
            kept = low;
        }
    }
    let blocks = compose(chronology, &ranked[..kept], &mut gaps);
    finish(
        &format!("Chronology: case {}", chronology.case_ref),
        &frame,
        &blocks,
        gaps,
        options,
    )
}

fn compose(chronology: &Chronology, kept: &[usize], gaps: &mut Gaps) -> Vec<Block> {
    let mut shown: Vec<&Entry> = kept.iter().map(|i| &chronology.entries[*i]).collect();
    shown.sort_by_key(|e| (e.on.is_none(), e.on));
    let name = gaps.name("full name", chronology.full_name.as_deref());
    let all = chronology.entries.len();
    let said_of = if kept.len() == all {
        format!("All {}.", words::count(all, "entry", "entries"))
    } else {
        format!(
            "{} of {}: the significant ones, then the newest. The rest is on file.",
            kept.len(),
            words::count(all, "entry", "entries")
        )
    };
    let mut blocks = vec![
        Block::title(
            1,
            Text::plain("Chronology: ").join(name),
            format!("Chronology {}", chronology.case_ref),
        ),
        Block::body(
            Text::name(format!("Case {}", chronology.case_ref))
                .then(" · ")
                .then(said_of),
        ),
    ];
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
    blocks.push(Block::Table(Table {
        columns: vec![Column::FIT, Column::FIT, Column::share(1.0)],
        head: vec!["When".into(), "Kind".into(), "What happened".into()],
        rows,
        lines: Lines::Rows,
        size: 0.95,
    }));
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
