//! Where Year 11 went, by provider and purpose, as it may leave the building: small numbers are hidden before this room sees
//! them, and how the figures are made stands under them.

use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Section, Start, Table, Text};
use crate::words::{Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// One provider or purpose, or the total.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DestinationLine {
    /// What it is counted under.
    pub name: String,
    /// What the placement was for, where both are told apart.
    pub purpose: Option<String>,
    /// A count for each column; `None` is hidden.
    pub counts: Vec<Option<u32>>,
}

/// The table and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Destinations {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// "Year 11 leavers of summer 2026".
    pub who: String,
    /// "31 leavers as on Tue 10 Nov 2026".
    pub shows: String,
    /// Head of the first column.
    pub first: String,
    /// Whether a column tells the purposes apart.
    pub with_purpose: bool,
    /// Heads of the counts; the last is the total.
    pub heads: Vec<String>,
    /// The lines, the total last.
    pub lines: Vec<DestinationLine>,
    /// How the figures are made, a paragraph each.
    pub method: Vec<String>,
}

const TITLE: &str = "Destinations";

/// Renders the table.
pub fn render(table: &Destinations, options: &Options) -> Result<Rendered, DocumentError> {
    let mut blocks = vec![
        Block::title(1, TITLE, TITLE),
        Block::body(Text::bold(table.who.clone()).then(format!(" · {}", table.shows))),
    ];
    let rows = table
        .lines
        .iter()
        .map(|line| {
            let mut row = vec![Cell::head(Text::plain(line.name.clone()))];
            if table.with_purpose {
                row.push(Cell::new(Text::plain(
                    line.purpose.clone().unwrap_or_default(),
                )));
            }
            row.extend(line.counts.iter().map(|count| {
                Cell::new(match count {
                    Some(count) => Text::plain(count.to_string()),
                    None => Text::plain("c"),
                })
            }));
            row
        })
        .collect();
    let mut columns = vec![Column::share(2.2)];
    let mut head = vec![Text::plain(table.first.clone())];
    if table.with_purpose {
        columns.push(Column::share(2.2));
        head.push(Text::from("Purpose"));
    }
    columns.extend(table.heads.iter().map(|_| Column {
        right: true,
        ..Column::share(1.0)
    }));
    head.extend(table.heads.iter().map(|head| Text::plain(head.clone())));
    blocks.push(Block::Table(Table {
        columns,
        head,
        rows,
        lines: Lines::Rows,
        size: 0.95,
    }));
    blocks.push(Block::heading(2, "How these figures are made"));
    blocks.extend(
        table
            .method
            .iter()
            .map(|paragraph| Block::body(paragraph.clone())),
    );
    let section = Section {
        start: Start::Page,
        running: TITLE.to_owned(),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    finish(
        TITLE,
        &Frame::of(
            &table.imprint,
            said(table.imprint.la_name.as_deref()).unwrap_or_default(),
        ),
        &[Block::Section(section)],
        Gaps::default(),
        options,
    )
}
