//! Any list as it stands on the screen: providers, pupils of a view, placements. It prints what it shows and says so.

use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Section, Start, Table, Text, Width};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ListColumn {
    /// Its head.
    pub head: String,
    /// Holds numbers, set to the right.
    pub number: bool,
    /// Holds longer text and takes a share of the width.
    pub wide: bool,
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// As "Providers".
    pub title: String,
    /// What is shown and how it is ordered, in a sentence.
    pub shows: Option<String>,
    /// What one row is and what several are: ("child", "children"); none is a row.
    pub counted: Option<(String, String)>,
    /// Columns; the first names its row.
    pub columns: Vec<ListColumn>,
    /// Rows; a cell without a value is printed as unknown.
    pub rows: Vec<Vec<Option<String>>>,
}

/// A list of more columns than this is printed on a sheet on its side.
const MOST_UPRIGHT: usize = 6;

/// Renders a list.
pub fn render(list: &List, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let title = said(Some(&list.title)).unwrap_or("List");
    let mut blocks = vec![Block::title(1, title, title)];
    let (one, many) = match &list.counted {
        Some((one, many)) => (one.as_str(), many.as_str()),
        None => ("row", "rows"),
    };
    let count = Text::bold(words::count(list.rows.len(), one, many));
    blocks.push(Block::body(match said(list.shows.as_deref()) {
        Some(shows) => count.then(format!(" · {shows}")),
        None => count,
    }));
    let columns = list
        .columns
        .iter()
        .enumerate()
        .map(|(i, c)| Column {
            width: if c.wide {
                Width::Share(share(list, i))
            } else {
                Width::Fit
            },
            right: c.number,
        })
        .collect();
    let mut unknown = vec![false; list.columns.len()];
    let rows = list
        .rows
        .iter()
        .map(|row| {
            (0..list.columns.len())
                .map(|i| {
                    let text = match row.get(i).and_then(|v| said(v.as_deref())) {
                        Some(value) => Text::plain(value),
                        None => {
                            unknown[i] = true;
                            Text::absent("Unknown")
                        }
                    };
                    if i == 0 {
                        Cell::head(text)
                    } else {
                        Cell::new(text)
                    }
                })
                .collect()
        })
        .collect();
    for (column, _) in list.columns.iter().zip(&unknown).filter(|(_, u)| **u) {
        gaps.note(&column.head);
    }
    blocks.push(Block::Table(Table {
        columns,
        head: list
            .columns
            .iter()
            .map(|c| Text::plain(c.head.clone()))
            .collect(),
        rows,
        lines: Lines::Rows,
        size: 0.9,
    }));
    let section = Section {
        start: Start::Page,
        running: title.to_owned(),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    let owner = said(list.imprint.la_name.as_deref()).unwrap_or_default();
    let mut frame = Frame::of(&list.imprint, owner);
    if list.columns.len() > MOST_UPRIGHT {
        frame = frame.on_its_side();
    }
    finish(title, &frame, &[Block::Section(section)], gaps, options)
}

/// The share of a wide column: it grows with the length of its values, but slower, because what is long may break and a name
/// should not.
fn share(list: &List, column: usize) -> f32 {
    let lengths: Vec<usize> = list
        .rows
        .iter()
        .filter_map(|row| said(row.get(column)?.as_deref()))
        .map(|text| text.chars().count())
        .collect();
    let mean = lengths.iter().sum::<usize>() as f32 / lengths.len().max(1) as f32;
    mean.clamp(9.0, 64.0).sqrt()
}
