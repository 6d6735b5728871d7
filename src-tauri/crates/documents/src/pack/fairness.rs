//! The fair-share page: what each school took and sent, whose turn it is, and why a school is not compared.
//!
//! Every number is given; a school without a turn says why, because a blank would read as "never".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::layout::content::{Block, Cell, Column, Lines, Look, Part, Section, Table, Text};
use crate::words::{self, said};

/// Fair share between two days.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Fairness {
    /// First day counted.
    pub since: Option<NaiveDate>,
    /// Last day counted, whose grid is used.
    pub on: Option<NaiveDate>,
    /// Whose turn it is and under which grid, or why nobody has one.
    pub sentence: String,
    /// What must be known before the schools are compared, a sentence each.
    pub cautions: Vec<String>,
    /// What is counted, in the order of the columns: short head, and what it means.
    pub kinds: Vec<(String, String)>,
    /// In order of turn; schools without one last.
    pub lines: Vec<FairnessLine>,
}

/// One school.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FairnessLine {
    /// Place in the order of turns, 1 first; none has none, and `why` says why.
    pub turn: Option<u32>,
    /// Its name.
    pub school: String,
    /// Pupils on roll.
    pub roll: Option<u32>,
    /// How often each kind happened, in the order of the kinds.
    pub counts: Vec<u32>,
    /// Points for each hundred on roll, as people write them; none where it is not comparable.
    pub per_hundred: Option<String>,
    /// Why it stands where it stands, or why it is not compared.
    pub why: String,
}

/// The name under which the cover finds the page.
pub(super) const ANCHOR: &str = "fairness";

/// The page.
pub(super) fn section(fairness: &Fairness, level: u8) -> Section {
    let mut blocks = vec![Block::title(level, "Fair share", "Fair share")];
    blocks.push(Block::Paragraph(
        Look::Ask,
        Text::plain(fairness.sentence.clone()),
    ));
    if let (Some(since), Some(on)) = (fairness.since, fairness.on) {
        blocks.push(Block::body(
            Text::soft("Counted from ")
                .then_whole(words::date(since))
                .then_soft(" to ")
                .then_whole(words::date(on)),
        ));
    }
    if !fairness.cautions.is_empty() {
        blocks.push(Block::List(
            fairness.cautions.iter().map(Text::plain).collect(),
        ));
    }
    if fairness.lines.is_empty() {
        blocks.push(Block::body("No school is compared."));
        return super::page("Fair share", ANCHOR, blocks);
    }
    blocks.push(Block::Table(table(fairness)));
    let meaning: Vec<String> = fairness
        .kinds
        .iter()
        .map(|(head, meaning)| format!("{head}: {}", lowered(meaning)))
        .chain(["Per 100: points for each 100 on roll".to_owned()])
        .collect();
    blocks.push(Block::small(format!("{}.", meaning.join(" · "))));
    let apart: Vec<Text> = fairness
        .lines
        .iter()
        .filter(|line| line.turn.is_none())
        .filter_map(|line| {
            let why = said(Some(&line.why))?;
            Some(Text::name(line.school.clone()).then(": ").then(why))
        })
        .collect();
    if !apart.is_empty() {
        blocks.push(Block::heading(level + 1, "Without a turn"));
        blocks.push(Block::List(apart));
    }
    super::page("Fair share", ANCHOR, blocks)
}

/// "Managed move in" inside a sentence; a word in capitals stays as it is.
fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().collect::<String>() + letters.as_str()
        }
        _ => text.to_owned(),
    }
}

fn table(fairness: &Fairness) -> Table {
    let unknown = || Text::absent("Unknown");
    let rows = fairness
        .lines
        .iter()
        .map(|line| {
            let turn = line
                .turn
                .map_or(Text::soft("–"), |turn| Text::bold(turn.to_string()));
            let mut school = Cell::head(Text::plain(line.school.clone()).emphasised());
            if line.turn.is_some()
                && let Some(why) = said(Some(&line.why))
            {
                school = school.with(Part::Text(Text::soft(why)));
            }
            let roll = line
                .roll
                .map_or_else(unknown, |roll| Text::plain(roll.to_string()));
            let mut row = vec![Cell::new(turn), school, Cell::new(roll)];
            row.extend((0..fairness.kinds.len()).map(|at| {
                match line.counts.get(at).copied().unwrap_or(0) {
                    0 => Cell::new(Text::soft("–")),
                    count => Cell::new(count.to_string()),
                }
            }));
            row.push(Cell::new(match &line.per_hundred {
                Some(points) => Text::bold(points.clone()),
                None => Text::soft("–"),
            }));
            row
        })
        .collect();
    let mut head: Vec<Text> = ["Turn", "School", "On roll"].map(Text::from).to_vec();
    head.extend(
        fairness
            .kinds
            .iter()
            .map(|(head, _)| Text::from(head.as_str())),
    );
    head.push("Per 100".into());
    let mut columns = vec![Column::NUMBER, Column::share(1.0)];
    columns.extend(vec![Column::NUMBER; fairness.kinds.len() + 2]);
    Table {
        columns,
        head,
        rows,
        lines: Lines::Rows,
        size: 0.86,
    }
}
