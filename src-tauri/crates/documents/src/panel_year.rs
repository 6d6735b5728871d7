//! A panel's year for the schools' forum: how long children waited, what came of it, and who took whom.
//!
//! It is read out in public, so it holds no child: numbers, schools, and how each number is counted.

use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Section, Start, Table, Text};
use crate::words::{Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A number and how it is counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// What it is called.
    pub label: String,
    /// As it is read: "12", "17 days", "Unknown".
    pub number: String,
    /// Of what.
    pub of: String,
    /// How it is counted; empty where that needs no word.
    pub meaning: String,
}

/// A school that admitted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct School {
    /// Its name.
    pub name: String,
    /// Children whom it admitted; `None` is hidden.
    pub admitted: Option<u32>,
    /// For each 100 on roll, as "1.25", or "c" where it is hidden; `None` where the roll is not known.
    pub per_hundred: Option<String>,
    /// "Year 8: c, Year 9: 6".
    pub by_year: String,
}

/// A grid in force in the year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Grid {
    /// Its name.
    pub name: String,
    /// The first day on which it counted, in words.
    pub from: String,
    /// Its weights in words.
    pub weights: String,
    /// Who agreed it, and why.
    pub reason: Option<String>,
}

/// Under which tables it is said that small numbers are hidden, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Hidden {
    /// How, in a sentence.
    pub sentence: String,
    /// How the panel did.
    pub measures: bool,
    /// What was decided.
    pub outcomes: bool,
    /// Who admitted whom.
    pub schools: bool,
}

/// A panel's year.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PanelYear {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// The panel.
    pub panel: String,
    /// "2026/27".
    pub year: String,
    /// What was heard, in a sentence.
    pub sentence: String,
    /// How the panel did.
    pub measures: Vec<Line>,
    /// What was decided.
    pub outcomes: Vec<Line>,
    /// Of whom "who admitted" is counted, in a sentence.
    pub schools_of: Option<String>,
    /// Who admitted whom.
    pub schools: Vec<School>,
    /// What the small numbers stand as, under each table that hides one.
    pub hidden: Hidden,
    /// The grids in force in the year.
    pub grids: Vec<Grid>,
}

/// Renders the year.
pub fn render(year: &PanelYear, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let title = format!("{}: the year {}", year.panel, year.year);
    let mut blocks = vec![
        Block::title(1, title.clone(), title.clone()),
        Block::body(year.sentence.clone()),
        Block::heading(2, "How the panel did"),
        table(
            &["What", "Number", "Of", "How it is counted"],
            vec![
                Column::share(1.2),
                Column::FIT,
                Column::share(1.0),
                Column::share(2.0),
            ],
            year.measures
                .iter()
                .map(|line| {
                    vec![
                        Cell::head(Text::bold(line.label.clone())),
                        Cell::new(line.number.clone()),
                        Cell::new(line.of.clone()),
                        Cell::new(line.meaning.clone()),
                    ]
                })
                .collect(),
        ),
    ];
    let hidden = |is: bool| is.then(|| Block::small(year.hidden.sentence.clone()));
    blocks.extend(hidden(year.hidden.measures));
    blocks.push(Block::heading(2, "What was decided"));
    if year.outcomes.is_empty() {
        blocks.push(Block::body("Nothing was decided in this year."));
    } else {
        blocks.push(table(
            &["Decision", "Cases", "Of"],
            vec![Column::share(1.0), Column::FIT, Column::FIT],
            year.outcomes
                .iter()
                .map(|line| {
                    vec![
                        Cell::head(line.label.clone()),
                        Cell::new(line.number.clone()),
                        Cell::new(line.of.clone()),
                    ]
                })
                .collect(),
        ));
    }
    blocks.extend(hidden(year.hidden.outcomes));
    blocks.push(Block::heading(2, "Who admitted"));
    blocks.extend(said(year.schools_of.as_deref()).map(Block::body));
    if year.schools.is_empty() {
        blocks.push(Block::body(
            "No school admitted by fair access or managed move.",
        ));
    } else {
        let rows = year
            .schools
            .iter()
            .map(|school| {
                vec![
                    Cell::head(school.name.clone()),
                    Cell::new(
                        school
                            .admitted
                            .map_or_else(|| "c".to_owned(), |n| n.to_string()),
                    ),
                    Cell::new(gaps.text("number on roll", school.per_hundred.as_deref())),
                    Cell::new(school.by_year.clone()),
                ]
            })
            .collect();
        blocks.push(table(
            &[
                "School",
                "Admitted",
                "For each 100 on roll",
                "By year group",
            ],
            vec![
                Column::share(1.4),
                Column::FIT,
                Column::FIT,
                Column::share(1.0),
            ],
            rows,
        ));
    }
    blocks.extend(hidden(year.hidden.schools));
    blocks.push(Block::heading(2, "The grids of the year"));
    if year.grids.is_empty() {
        blocks.push(Block::body("No grid was in force."));
    } else {
        blocks.extend(
            year.grids
                .chunks(BESIDE)
                .map(|grids| beside(grids, &mut gaps)),
        );
    }
    let section = Section {
        start: Start::Page,
        running: format!("The year {}", year.year),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    let owner = said(year.imprint.la_name.as_deref()).unwrap_or_default();
    finish(
        &title,
        &Frame::of(&year.imprint, owner),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

/// Grids that stand beside one another: more would be too narrow to read.
const BESIDE: usize = 3;

/// Grids beside one another, so that what changed from one to the next is seen along a line.
fn beside(grids: &[Grid], gaps: &mut Gaps) -> Block {
    let heads = std::iter::once("Grid").chain(grids.iter().map(|grid| grid.name.as_str()));
    let mut columns = vec![Column::FIT];
    columns.extend(grids.iter().map(|_| Column::share(1.0)));
    let row = |label: &str, said: Vec<Text>| {
        std::iter::once(Cell::head(Text::bold(label)))
            .chain(said.into_iter().map(Cell::new))
            .collect::<Vec<_>>()
    };
    let from = grids.iter().map(|grid| Text::plain(grid.from.clone()));
    let weights = grids
        .iter()
        .map(|grid| Text::plain(grid.weights.replace("; ", "\n")));
    let agreed = grids
        .iter()
        .map(|grid| gaps.text("who agreed the grid", grid.reason.as_deref()));
    let rows = vec![
        row("Counted from", from.collect()),
        row("Weights", weights.collect()),
        row("Who agreed it, and why", agreed.collect()),
    ];
    table(&heads.collect::<Vec<_>>(), columns, rows)
}

fn table(heads: &[&str], columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        columns,
        head: heads.iter().map(|head| Text::plain(*head)).collect(),
        rows,
        lines: Lines::Rows,
        size: 0.9,
    })
}
