//! The reviews of a round for whoever moderates them: a page of counts, then whole only those that ask for a look, and the
//! rest as a table. A manager reads three pages, not sixty.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// What makes a review ask for a look, and how many do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Exception {
    /// "No next date".
    pub what: String,
    /// How it is decided.
    pub meaning: String,
    /// The case references of the reviews of which it is true; a child reviewed twice stands twice.
    pub cases: Vec<String>,
    /// Reviews of which it cannot be said, because what it rests on is not recorded.
    pub unknown: usize,
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Moderated {
    /// The child's name.
    pub name: String,
    /// The reference that agendas print.
    pub case_ref: String,
    /// Year group as it is said.
    pub year_group: Option<String>,
    /// Where the child is taught.
    pub place: Option<String>,
    /// Who holds the case.
    pub officer: Option<String>,
    /// The day of the review.
    pub held_on: Option<NaiveDate>,
    /// "Half-termly review".
    pub kind: Option<String>,
    /// "14.5 of 25 h a week".
    pub hours: Option<String>,
    /// Per cent attended since the last review.
    pub attendance: Option<i64>,
    /// Whether it still meets the need.
    pub meets_need: Option<String>,
    /// What was decided.
    pub decision: Option<String>,
    /// The day of the next review.
    pub next_on: Option<NaiveDate>,
    /// Why it asks for a look, each in a sentence; none stands in the table.
    pub exceptions: Vec<String>,
    /// What was written, each under its label.
    pub said: Vec<(String, String)>,
}

/// The reviews of a round.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Moderation {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// "Held from Mon 12 Oct to Fri 23 Oct 2026".
    pub shows: String,
    /// What is looked for.
    pub looked_for: Vec<Exception>,
    /// The reviews, in the order in which they are read.
    pub reviews: Vec<Moderated>,
}

const TITLE: &str = "Reviews for moderation";

/// Renders the reviews of a round, those that ask for a look first.
pub fn render(round: &Moderation, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let (ask, fine): (Vec<_>, Vec<_>) = round
        .reviews
        .iter()
        .partition(|review| !review.exceptions.is_empty());
    let section = |running: &str, blocks: Vec<Block>| {
        Block::Section(Section {
            start: Start::Page,
            running: running.to_owned(),
            bare: false,
            anchor: None,
            fit: false,
            blocks,
        })
    };
    let mut parts = vec![section(TITLE, summary(round, ask.len(), fine.len()))];
    if !ask.is_empty() {
        let mut blocks = vec![Block::title(1, "Ask for a look", "Ask for a look")];
        for review in &ask {
            blocks.extend(whole(review, &mut gaps));
        }
        parts.push(section("Ask for a look", blocks));
    }
    if !fine.is_empty() {
        let head = "Nothing to remark";
        let blocks = vec![Block::title(1, head, head), table_of(&fine, &mut gaps)];
        parts.push(section(head, blocks));
    }
    finish(
        TITLE,
        &Frame::of(
            &round.imprint,
            said(round.imprint.la_name.as_deref()).unwrap_or_default(),
        ),
        &parts,
        gaps,
        options,
    )
}

fn summary(round: &Moderation, ask: usize, fine: usize) -> Vec<Block> {
    let mut blocks = vec![
        Block::title(1, TITLE, TITLE),
        Block::body(
            Text::bold(words::count(round.reviews.len(), "review", "reviews"))
                .then(format!(" · {}", round.shows)),
        ),
    ];
    if round.reviews.is_empty() {
        blocks.push(Block::body("No review was held in this time."));
        return blocks;
    }
    let asks = if ask == 1 { "asks" } else { "ask" };
    blocks.push(Block::body(format!(
        "{ask} {asks} for a look and stand whole on the next pages; of the other {fine} there is nothing to remark, and they stand in a table at the end."
    )));
    let rows = round
        .looked_for
        .iter()
        .map(|exception| {
            let whose = match exception.cases.len() {
                0 => Text::plain("None"),
                _ => in_line(&exception.cases),
            };
            let whose = match exception.unknown {
                0 => whose,
                n => whose.then_soft(format!("; of {n} it is unknown")),
            };
            vec![
                Cell::head(Text::plain(exception.what.clone())),
                Cell::new(Text::plain(exception.cases.len().to_string())),
                Cell::new(whose),
                Cell::new(Text::plain(exception.meaning.clone())),
            ]
        })
        .collect();
    blocks.push(Block::Table(Table {
        columns: vec![
            Column::share(1.4),
            Column {
                right: true,
                ..Column::share(0.6)
            },
            Column::share(2.0),
            Column::share(2.0),
        ],
        head: [
            "What was looked for",
            "Reviews",
            "Cases",
            "How it is decided",
        ]
        .map(Text::from)
        .to_vec(),
        rows,
        lines: Lines::Rows,
        size: 0.95,
    }));
    blocks
}

/// References one after another, each once, none of them broken at the end of a line.
fn in_line(cases: &[String]) -> Text {
    let mut text = Text::plain("");
    let mut cases = cases.to_vec();
    cases.sort();
    cases.dedup();
    for (at, case) in cases.iter().enumerate() {
        if at > 0 {
            text = text.then(", ");
        }
        text = text.join(Text::name(case.clone()));
    }
    text
}

fn whole(review: &Moderated, gaps: &mut Gaps) -> Vec<Block> {
    gaps.of_case(Some(&review.case_ref));
    let year = gaps.text("year group", review.year_group.as_deref());
    let place = gaps.text("where the child is taught", review.place.as_deref());
    let officer = gaps.name("officer", review.officer.as_deref());
    let held = gaps.date("day of the review", review.held_on);
    let kind = gaps.text("kind of review", review.kind.as_deref());
    let mut head = vec![
        Block::heading(2, Text::name(review.name.clone())),
        Block::body(
            Text::plain(format!("{} · ", review.case_ref))
                .join(year)
                .then(" · ")
                .join(place)
                .then(" · owner ")
                .join(officer),
        ),
    ];
    for exception in &review.exceptions {
        head.push(Block::body(Text::bold(format!("▲ {exception}"))));
    }
    let attendance = share(review.attendance);
    let next = match review.next_on {
        Some(day) => Text::name(words::date(day)),
        None => Text::absent("none"),
    };
    let hours = gaps.text("hours a week", review.hours.as_deref());
    let decision = gaps.text("decision", review.decision.as_deref());
    let need = gaps.text("whether it meets the need", review.meets_need.as_deref());
    let mut blocks = vec![
        Block::LeadIn(head),
        Block::body(
            kind.then(", ")
                .join(held)
                .then(" · decided: ")
                .join(decision)
                .then(" · meets the need: ")
                .join(need)
                .then(" · attendance: ")
                .join(attendance)
                .then(" · hours: ")
                .join(hours)
                .then(" · next review: ")
                .join(next),
        ),
    ];
    for (label, text) in &review.said {
        blocks.push(Block::body(
            Text::bold(format!("{label}: ")).then(text.clone()),
        ));
    }
    gaps.of_case(None);
    blocks
}

fn share(percent: Option<i64>) -> Text {
    percent.map_or_else(
        || Text::absent("Unknown"),
        |percent| Text::plain(format!("{percent}%")),
    )
}

fn table_of(reviews: &[&Moderated], gaps: &mut Gaps) -> Block {
    let rows = reviews
        .iter()
        .map(|review| {
            gaps.of_case(Some(&review.case_ref));
            let row = vec![
                Cell::head(
                    Text::name(review.name.clone()).then_soft(format!(" {}", review.case_ref)),
                ),
                Cell::new(gaps.text("where the child is taught", review.place.as_deref())),
                Cell::new(gaps.date("day of the review", review.held_on)),
                Cell::new(gaps.text("decision", review.decision.as_deref())),
                Cell::new(share(review.attendance)),
                Cell::new(gaps.date("next review", review.next_on)),
            ];
            gaps.of_case(None);
            row
        })
        .collect();
    Block::Table(Table {
        columns: vec![
            Column::share(2.0),
            Column::share(1.8),
            Column::share(1.0),
            Column::share(1.0),
            Column {
                right: true,
                ..Column::share(0.8)
            },
            Column::share(1.0),
        ],
        head: ["Child", "Where", "Held", "Decided", "Attended", "Next"]
            .map(Text::from)
            .to_vec(),
        rows,
        lines: Lines::Rows,
        size: 0.9,
    })
}
