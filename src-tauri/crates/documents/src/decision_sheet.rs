//! The decision sheet: one blank page per case, filled in by hand in the room.
//!
//! It asks for everything that the record of a decision needs, so that nothing has to be remembered afterwards.

use crate::brief::mention;
use crate::case::{Case, Meeting};
use crate::frame::Frame;
use crate::layout::content::{Block, Cell, Column, Lines, Look, Part, Section, Start, Table, Text};
use crate::words::{Gaps, said};
use crate::{DocumentError, Options, Rendered, agenda, finish};

/// Decisions that a panel takes, in the words of the record.
pub const OUTCOMES: [&str; 14] = [
    "Place allocated at a school",
    "Reintegration to the home school",
    "Managed move agreed",
    "Managed move not agreed",
    "PRU or AP placement",
    "Outreach or support in school",
    "Tuition meanwhile",
    "Off-site direction advised",
    "EHC assessment or early review",
    "Early help, social care or health",
    "School to be directed",
    "Not a fair access case",
    "Withdrawn or no further action",
    "Deferred: what, by whom, by when",
];

/// A decision sheet on its own.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct DecisionSheet {
    /// The meeting.
    pub meeting: Meeting,
    /// The case.
    pub case: Case,
}

/// Renders a decision sheet on its own.
pub fn render(sheet: &DecisionSheet, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let section = section(&sheet.case, None, Start::Page, 1, &mut gaps);
    let title = format!(
        "Decision sheet {}: {}",
        sheet.case.case_ref,
        sheet.meeting.name()
    );
    finish(
        &title,
        &Frame::of_meeting(&sheet.meeting, None),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

/// The sheet as a part of a pack.
pub(crate) fn section(
    case: &Case,
    number: Option<&str>,
    start: Start,
    level: u8,
    gaps: &mut Gaps,
) -> Section {
    gaps.of_case(Some(&case.case_ref));
    let title = match number {
        Some(n) => format!("{n} · Decision"),
        None => "Decision".to_owned(),
    };
    let who = Text::default()
        .then_bold(format!("Case {}", case.case_ref))
        .then(" · ")
        .join(agenda::label(case, gaps));
    let mut blocks = vec![
        Block::title(level, title, mention(case, number)),
        Block::body(who),
    ];
    let ask = match said(case.ask.as_deref()) {
        Some(ask) => Text::plain(ask),
        None => gaps.text("what the panel is asked", None),
    };
    gaps.of_case(None);
    blocks.push(Block::Paragraph(
        Look::Ask,
        Text::bold("The panel is asked: ").join(ask),
    ));
    blocks.push(Block::heading(level + 1, "Decision (tick one or more)"));
    blocks.push(Block::Ticks(OUTCOMES.map(Text::from).to_vec(), 2));
    blocks.push(Block::heading(level + 1, "What was decided"));
    blocks.push(fields());
    Section {
        start,
        running: number.map_or(format!("Decision {}", case.case_ref), |n| {
            format!("{n} · Decision {}", case.case_ref)
        }),
        bare: false,
        anchor: Some(anchor(&case.case_ref)),
        fit: true,
        blocks,
    }
}

/// The name under which the cover finds the page of a sheet.
pub(crate) fn anchor(case_ref: &str) -> String {
    format!("decision {case_ref}")
}

fn fields() -> Block {
    let wide =
        |label: &str, lines: f32| vec![Cell::head(Text::bold(label)), Cell::room(lines).across(3)];
    let two = |a: &str, b: &str| {
        vec![
            Cell::head(Text::bold(a)),
            Cell::room(1.35),
            Cell::head(Text::bold(b)),
            Cell::room(1.35),
        ]
    };
    let choice = |label: &str, answers: &[&str]| {
        let mut cell = Cell {
            parts: vec![],
            head: false,
            columns: 3,
        };
        for answer in answers {
            cell = cell.with(Part::Tick(Text::from(*answer)));
        }
        vec![Cell::head(Text::bold(label)), cell]
    };
    Block::Table(Table {
        columns: vec![
            Column::FIT,
            Column::share(1.0),
            Column::FIT,
            Column::share(1.0),
        ],
        head: vec![],
        rows: vec![
            wide("School or provider", 1.35),
            two("Start date", "Hours a week"),
            two("Who acts", "By when"),
            wide("Reasons", 5.4),
            wide("Conditions and support", 3.8),
            choice("Parents’ view considered", &["Yes", "No, because:"]),
            wide("Dissent: who and why", 2.0),
            two("Parents told on", "School told on"),
            wide("Chair’s signature", 1.9),
        ],
        lines: Lines::Grid,
        size: 0.95,
    })
}
