//! Sheets for a panel that challenges itself: what the numbers of the fair-share page mean, the questions that schools ask one
//! another, and a blank sheet on which a number or a decision is challenged and answered.
//!
//! They hold no child. They lie on the table between several people, so they are set at 18 point, and a photocopier can make
//! more of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Part, Section, Start, Table, Text};
use crate::words::{self, said};
use crate::{DocumentError, Options, Rendered, finish};

/// What the sheets say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChallengeSheets {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// The panel.
    pub panel: String,
    /// "It is reckoned under “Grid of 2026/27”, in force since Tue 1 Sep 2026."
    pub grid: String,
    /// The day whose grid this is.
    pub on: Option<NaiveDate>,
    /// Each word of the fair-share page and what it means.
    pub meanings: Vec<(String, String)>,
    /// What the schools ask one another of every case.
    pub questions: Vec<String>,
}

/// Renders the sheets: the meanings, the questions, and the blank sheet last, where it is easily taken off and copied.
pub fn render(sheets: &ChallengeSheets, options: &Options) -> Result<Rendered, DocumentError> {
    let blocks: Vec<Block> = [meanings(sheets), questions(sheets), blank()]
        .into_iter()
        .map(Block::Section)
        .collect();
    let owner = said(sheets.imprint.la_name.as_deref()).unwrap_or(&sheets.panel);
    finish(
        &format!("{}: challenge sheets", sheets.panel),
        &Frame::of(&sheets.imprint, owner).for_a_table(),
        &blocks,
        crate::words::Gaps::default(),
        options,
    )
}

fn meanings(sheets: &ChallengeSheets) -> Section {
    let mut blocks = vec![
        Block::title(1, "What the numbers mean", "What the numbers mean"),
        Block::body(Text::bold(sheets.panel.clone())),
        Block::body(sheets.grid.clone()),
    ];
    if let Some(day) = sheets.on {
        blocks.push(Block::small(format!(
            "As it stood on {}.",
            words::date(day)
        )));
    }
    blocks.push(Block::Table(Table {
        columns: vec![Column::share(0.8), Column::share(1.6)],
        head: ["Word", "What it means"].map(Text::from).to_vec(),
        rows: sheets
            .meanings
            .iter()
            .map(|(word, meaning)| {
                vec![
                    Cell::head(Text::plain(word.clone()).emphasised()),
                    Cell::new(meaning.clone()),
                ]
            })
            .collect(),
        lines: Lines::Rows,
        size: 1.0,
    }));
    page("What the numbers mean", "meanings", blocks)
}

fn questions(sheets: &ChallengeSheets) -> Section {
    let mut blocks = vec![Block::title(
        1,
        "What we ask one another",
        "What we ask one another",
    )];
    blocks.push(Block::Table(Table {
        columns: vec![Column::share(1.0)],
        head: vec![],
        rows: sheets
            .questions
            .iter()
            .map(|question| vec![Cell::head(Text::bold(question.clone())).with(Part::Room(3.0))])
            .collect(),
        lines: Lines::Rows,
        size: 1.0,
    }));
    page("What we ask one another", "questions", blocks)
}

fn blank() -> Section {
    let room =
        |label: &str, lines: f32| vec![Cell::head(Text::bold(label)), Cell::room(lines).across(3)];
    let two = |a: &str, b: &str| {
        vec![
            Cell::head(Text::bold(a)),
            Cell::room(1.3),
            Cell::head(Text::bold(b)),
            Cell::room(1.3),
        ]
    };
    let blocks = vec![
        Block::title(1, "Challenge", "Challenge"),
        Block::Table(Table {
            columns: vec![
                Column::FIT,
                Column::share(1.3),
                Column::FIT,
                Column::share(1.0),
            ],
            head: vec![],
            rows: vec![
                two("School", "Day"),
                room("Case or number", 1.3),
                room("The page says", 3.4),
                room("We say, and what shows it", 6.6),
                room("The panel’s answer", 5.6),
                two("Answered by", "Day"),
            ],
            lines: Lines::Grid,
            size: 1.0,
        }),
    ];
    page("Challenge", "challenge", blocks)
}

fn page(running: &str, anchor: &str, blocks: Vec<Block>) -> Section {
    Section {
        start: Start::Page,
        running: running.into(),
        bare: false,
        anchor: Some(anchor.into()),
        fit: true,
        blocks,
    }
}
