//! The reintegration plan as the family gets it: one page, plain words, whom to ring.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Look, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A week of the return.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanWeek {
    /// Counted from 1.
    pub number: u32,
    /// Its Monday.
    pub starts_on: Option<NaiveDate>,
    /// Ten sessions as bits: Monday morning is bit 0, Monday afternoon bit 1, Friday afternoon bit 9. None if unknown.
    pub planned: Option<u16>,
}

/// The plan for the family.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FamilyPlan {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// What the child is called.
    pub known_as: Option<String>,
    /// The school.
    pub school: Option<String>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Full time from.
    pub full_time_on: Option<NaiveDate>,
    /// The adult at school who looks out for the child.
    pub mentor: Option<String>,
    /// Whom to ring, with the number.
    pub ring: Option<String>,
    /// Weeks.
    pub weeks: Vec<PlanWeek>,
    /// What help there will be.
    pub support: Vec<String>,
    /// How we will know that it goes well.
    pub success: Option<String>,
    /// What happens if it does not.
    pub if_goes_wrong: Option<String>,
    /// What worries the family, and what we do about it.
    pub worries: Option<String>,
    /// The child's own words.
    pub own_words: Option<String>,
    /// When we meet next.
    pub next_on: Option<NaiveDate>,
}

/// Renders a plan.
pub fn render(plan: &FamilyPlan, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let blocks = compose(plan, &mut gaps);
    let section = Section {
        start: Start::Page,
        running: String::new(),
        bare: false,
        anchor: None,
        fit: true,
        blocks,
    };
    let frame = Frame::of(
        &plan.imprint,
        said(plan.imprint.la_name.as_deref()).unwrap_or("Going back to school"),
    )
    .for_home();
    finish(
        "Going back to school",
        &frame,
        &[Block::Section(section)],
        gaps,
        options,
    )
}

fn compose(plan: &FamilyPlan, gaps: &mut Gaps) -> Vec<Block> {
    let name = gaps.name("what the child is called", plan.known_as.as_deref());
    let school = gaps.text("school", plan.school.as_deref());
    let first = gaps.long_date("first day", plan.starts_on);
    let full = gaps.long_date("full time from", plan.full_time_on);
    let mut blocks = vec![
        Block::title(1, name.clone().then(" is going back to school"), "Plan"),
        Block::Paragraph(
            Look::Lead,
            Text::plain("School: ")
                .join(school.emphasised())
                .then(". First day: ")
                .join(first.emphasised())
                .then(". Full time from: ")
                .join(full.emphasised())
                .then("."),
        ),
    ];
    let rows = [
        (
            "The adult who looks out for them",
            gaps.name("mentor", plan.mentor.as_deref()),
        ),
        (
            "Whom to ring",
            gaps.text("whom to ring", plan.ring.as_deref()),
        ),
        ("We meet next on", gaps.long_date("next date", plan.next_on)),
    ];
    blocks.push(table(
        rows.into_iter()
            .map(|(l, v)| vec![Cell::head(Text::bold(l)), Cell::new(v)])
            .collect(),
    ));
    blocks.push(Block::heading(2, "Week by week"));
    blocks.push(if plan.weeks.is_empty() {
        Block::body(gaps.text("weeks", None))
    } else {
        weeks(&plan.weeks)
    });
    if let Some(own) = said(plan.own_words.as_deref()) {
        blocks.push(Block::heading(
            2,
            Text::plain("In ").join(name).then("’s own words"),
        ));
        blocks.push(Block::Paragraph(
            Look::Quote,
            Text::plain(crate::brief::provision::quoted(own)).slanted(),
        ));
    }
    blocks.push(Block::heading(2, "Help at school"));
    let support: Vec<Text> = plan
        .support
        .iter()
        .filter_map(|s| said(Some(s)))
        .map(Text::plain)
        .collect();
    blocks.push(if support.is_empty() {
        Block::body(gaps.text("help at school", None))
    } else {
        Block::List(support)
    });
    for (title, field, value) in [
        (
            "How we know that it goes well",
            "signs of success",
            &plan.success,
        ),
        (
            "If it does not go well",
            "what happens if it goes wrong",
            &plan.if_goes_wrong,
        ),
        (
            "What worries you, and what we do about it",
            "the family’s worries",
            &plan.worries,
        ),
    ] {
        blocks.push(Block::heading(2, title));
        blocks.push(Block::body(gaps.text(field, value.as_deref())));
    }
    blocks
}

fn table(rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows,
        lines: Lines::None,
        size: 1.05,
    })
}

pub(crate) fn weeks(weeks: &[PlanWeek]) -> Block {
    let rows = weeks
        .iter()
        .map(|week| {
            let start = week
                .starts_on
                .map_or(String::new(), |d| format!(" from {}", words::short_date(d)));
            let mut row = vec![Cell::head(Text::name(format!(
                "Week {}{start}",
                week.number
            )))];
            row.extend((0..5).map(|day| match week.planned {
                None => Cell::new(Text::absent("Unknown")),
                Some(bits) => match (bits >> (2 * day)) & 3 {
                    0 => Cell::new(Text::soft("–")),
                    1 => Cell::new("Morning"),
                    2 => Cell::new("Afternoon"),
                    _ => Cell::new(Text::bold("All day")),
                },
            }));
            row
        })
        .collect();
    Block::Table(Table {
        columns: [vec![Column::FIT], vec![Column::share(1.0); 5]].concat(),
        head: ["Week", "Mon", "Tue", "Wed", "Thu", "Fri"]
            .map(Text::from)
            .to_vec(),
        rows,
        lines: Lines::Grid,
        size: 0.95,
    })
}
