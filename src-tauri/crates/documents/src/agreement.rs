//! The agreement to a reduced timetable: one page that the parent, the school and the authority sign.
//!
//! It says from when to when, which half days, how the week grows, and when it is looked at again. What has been signed already
//! stands with its day; what has not is a line to sign on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::family_plan::{PlanWeek, weeks};
use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Look, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// Somebody who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Signature {
    /// "The parent".
    pub part: String,
    /// Who.
    pub name: Option<String>,
    /// The day; `None` is not signed yet.
    pub signed_on: Option<NaiveDate>,
}

/// The agreement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Agreement {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// The child.
    pub full_name: Option<String>,
    /// K7F-2QX.
    pub case_ref: String,
    /// The school.
    pub school: Option<String>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Last day.
    pub ends_on: Option<NaiveDate>,
    /// Weeks of the local limit, where the last day follows from it and nobody has named one.
    pub by_limit: Option<u32>,
    /// Why the timetable is reduced.
    pub reason: Option<String>,
    /// Half days of the first week as bits: Monday morning is bit 0, Friday afternoon bit 9. None if unknown.
    pub pattern: Option<u16>,
    /// "12.5 of 25 h" a week.
    pub hours: Option<String>,
    /// How the week grows.
    pub steps: Vec<PlanWeek>,
    /// Days on which it is looked at again.
    pub review_on: Vec<NaiveDate>,
    /// Whom to ring, with the number.
    pub ring: Option<String>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// Renders an agreement.
pub fn render(agreement: &Agreement, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let blocks = compose(agreement, &mut gaps);
    let section = Section {
        start: Start::Page,
        running: String::new(),
        bare: false,
        anchor: None,
        fit: true,
        blocks,
    };
    let title = "Agreement to a reduced timetable";
    let frame = Frame::of(
        &agreement.imprint,
        said(agreement.imprint.la_name.as_deref()).unwrap_or(title),
    )
    .for_home();
    finish(title, &frame, &[Block::Section(section)], gaps, options)
}

fn compose(agreement: &Agreement, gaps: &mut Gaps) -> Vec<Block> {
    let limit = match agreement.by_limit {
        Some(limit) if agreement.ends_on.is_some() => format!(
            " ({} from the first day)",
            words::count(limit as usize, "week", "weeks")
        ),
        _ => String::new(),
    };
    let reviews = if agreement.review_on.is_empty() {
        None
    } else {
        let days: Vec<String> = agreement
            .review_on
            .iter()
            .map(|day| words::long_date(*day))
            .collect();
        Some(Text::plain(days.join("; ")))
    };
    let plain = |value: &Option<String>| said(value.as_deref()).map(Text::plain);
    let day = |value: Option<NaiveDate>| value.map(|day| Text::name(words::long_date(day)));
    let rows = [
        (
            "Child",
            "child",
            Some(
                gaps.name("child", agreement.full_name.as_deref())
                    .then(", ")
                    .then_whole(agreement.case_ref.clone()),
            ),
        ),
        ("School", "school", plain(&agreement.school)),
        ("First day", "first day", day(agreement.starts_on)),
        (
            "Last day",
            "last day",
            day(agreement.ends_on).map(|text| text.then(limit)),
        ),
        ("Why", "reason", plain(&agreement.reason)),
        ("Hours a week", "hours a week", plain(&agreement.hours)),
        ("Looked at again on", "days of review", reviews),
        ("Whom to ring", "whom to ring", plain(&agreement.ring)),
    ];
    let mut blocks = vec![
        Block::title(1, "Agreement to a reduced timetable", "Agreement"),
        by_hand(rows, gaps),
        Block::heading(2, "The half days, and how they grow"),
    ];
    let mut ladder = agreement.steps.clone();
    if ladder.is_empty() && agreement.pattern.is_some() {
        ladder.push(PlanWeek {
            number: 1,
            starts_on: agreement.starts_on,
            planned: agreement.pattern,
        });
    }
    blocks.push(if ladder.is_empty() {
        gaps.note("half days");
        Block::Ruled(3)
    } else {
        weeks(&ladder)
    });
    if agreement.steps.is_empty() {
        gaps.note("how it grows");
        blocks.push(Block::Together(vec![
            Block::body("How it grows:"),
            Block::Ruled(2),
        ]));
    }
    blocks.push(Block::heading(2, "What we agree"));
    blocks.push(Block::List(
        [
            "The child is at school for the half days above, and gets work for the others.",
            "The parent agrees, and may end this agreement at any time by telling the school.",
            "It is for the shortest time that is needed, and is not used to manage behaviour.",
            "On the last day the child is back full time, unless all agree anew in writing.",
        ]
        .map(Text::plain)
        .to_vec(),
    ));
    blocks.push(Block::heading(2, "Signed"));
    blocks.push(signatures(&agreement.signatures));
    blocks.push(Block::Paragraph(
        Look::Small,
        "A reduced timetable needs the parent’s agreement (Working together to improve school attendance, 2024).".into(),
    ));
    blocks
}

/// Particulars of a paper that is signed by hand: label, the field as the window calls it, and the value. What nobody has
/// recorded is a line to write on, because whoever signs can say it there and then.
pub(crate) fn by_hand<'a>(
    rows: impl IntoIterator<Item = (&'a str, &'a str, Option<Text>)>,
    gaps: &mut Gaps,
) -> Block {
    let rows = rows
        .into_iter()
        .map(|(label, field, value)| {
            let value = match value {
                Some(value) => Cell::new(value),
                None => {
                    gaps.note(field);
                    Cell::room(1.1)
                }
            };
            vec![Cell::head(Text::bold(label)), value]
        })
        .collect();
    Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows,
        lines: Lines::Rows,
        size: 1.0,
    })
}

/// Who signs: what has been signed with its day, the rest with room for a hand.
pub(crate) fn signatures(signatures: &[Signature]) -> Block {
    let rows = signatures
        .iter()
        .map(|signature| {
            let name = said(signature.name.as_deref()).map_or_else(Text::default, Text::name);
            let mut row = vec![
                Cell::head(Text::bold(signature.part.clone())),
                Cell::new(name),
            ];
            row.extend(match signature.signed_on {
                Some(day) => [
                    Cell::new("Signed"),
                    Cell::new(Text::name(words::short_date(day))),
                ],
                // Room for a hand.
                None => [Cell::room(1.7), Cell::room(1.7)],
            });
            row
        })
        .collect();
    Block::Table(Table {
        columns: vec![
            Column::FIT,
            Column::share(1.0),
            Column::share(1.2),
            Column::share(0.6),
        ],
        head: ["For", "Name", "Signature", "Day"].map(Text::from).to_vec(),
        rows,
        lines: Lines::Grid,
        size: 1.0,
    })
}
