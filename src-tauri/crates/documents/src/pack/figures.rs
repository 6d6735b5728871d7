//! What the meeting's cases come to in numbers, so that a panel sees its own week.

use serde::{Deserialize, Serialize};

use crate::layout::content::{Block, Cell, Column, Lines, Section, Table, Text};

/// The numbers of a meeting, in groups.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// "Of 23 cases."
    pub sentence: String,
    /// In order.
    pub groups: Vec<FigureGroup>,
}

/// Numbers that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FigureGroup {
    /// "By year group".
    pub title: String,
    /// They say something about needs: readers who may not have needs may not have them.
    pub needs: bool,
    /// What is counted, and how many.
    pub lines: Vec<(String, String)>,
    /// The same for readers who may not have needs, where some of the lines tell of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plainer: Option<Vec<(String, String)>>,
}

/// The name under which the cover finds the page.
pub(crate) const ANCHOR: &str = "statistics";

/// The page.
pub(super) fn section(figures: &Figures, level: u8) -> Section {
    let title = "The meeting in numbers";
    let mut blocks = vec![
        Block::title(level, title, title),
        Block::body(figures.sentence.clone()),
    ];
    for group in figures
        .groups
        .iter()
        .filter(|group| !group.lines.is_empty())
    {
        blocks.push(Block::heading(level + 1, group.title.clone()));
        blocks.push(Block::Table(Table {
            columns: vec![Column::share(1.0), Column::NUMBER],
            head: vec![Text::from("What"), Text::from("Cases")],
            rows: group
                .lines
                .iter()
                .map(|(what, count)| {
                    vec![
                        Cell::head(Text::plain(what.clone())),
                        Cell::new(count.clone()),
                    ]
                })
                .collect(),
            lines: Lines::Rows,
            size: 0.95,
        }));
    }
    super::page(title, ANCHOR, blocks)
}
