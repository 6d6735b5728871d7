//! The record of one decision, for the child's file: what, why, what else was considered, who was told and when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::Meeting;
use crate::frame::Frame;
use crate::layout::content::{Block, Cell, Column, Lines, Look, Section, Start, Table, Text};
use crate::minutes::Decision;
use crate::words::{self, Gaps};
use crate::{DocumentError, Options, Rendered, finish};

/// The record of one decision.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DecisionRecord {
    /// The meeting.
    pub meeting: Meeting,
    /// The child's whole name: this paper is for the child's own file.
    pub full_name: Option<String>,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
    /// The decision.
    pub decision: Decision,
}

/// Renders a record.
pub fn render(record: &DecisionRecord, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let d = &record.decision;
    gaps.of_case(Some(&d.case_ref));
    let name = gaps.name("full name", record.full_name.as_deref());
    let born = gaps.birthday(record.dob);
    let year = gaps.name("year group", d.year_group.as_deref());
    let held = gaps.long_date("date of the meeting", record.meeting.meeting_date);
    let mut blocks = vec![
        Block::title(
            1,
            Text::plain("Record of a decision: ").join(name),
            format!("Record {}", d.case_ref),
        ),
        Block::body(
            Text::name(format!("Case {}", d.case_ref))
                .then(" · ")
                .join(year)
                .then(" · born ")
                .join(born),
        ),
        Block::body(Text::plain(record.meeting.name()).then(", ").join(held)),
    ];
    let decided = gaps.text("decision", d.decision.as_deref());
    blocks.push(Block::Paragraph(
        Look::Ask,
        Text::bold("The panel decided: ").join(decided),
    ));
    let due = d.due_on.map(words::date);
    let mut day = |field: &str, value: Option<NaiveDate>| gaps.date(field, value);
    let (starts, told, school) = (
        day("start date", d.starts_on),
        day("parents told on", d.parents_told_on),
        day("school told on", d.school_told_on),
    );
    let mut owner = gaps.name("who acts", d.owner.as_deref());
    if let Some(due) = due {
        owner = owner.then(" by ").then_whole(due);
    }
    let mut rows = vec![
        (
            "What was asked",
            gaps.text("what the panel was asked", d.ask.as_deref()),
        ),
        (
            "School or provider",
            gaps.text("school or provider", d.setting.as_deref()),
        ),
        ("Starts on", starts),
        ("Reasons", gaps.text("reasons", d.rationale.as_deref())),
        (
            "Also considered",
            gaps.text("what else was considered", d.alternatives.as_deref()),
        ),
        (
            "Parents’ view",
            gaps.text(
                "how the parents’ view was considered",
                d.parental_view.as_deref(),
            ),
        ),
        (
            "Conditions and support",
            gaps.text("conditions", d.conditions.as_deref()),
        ),
        (
            "Dissent",
            d.dissent
                .as_deref()
                .map_or(Text::plain("None recorded"), Text::plain),
        ),
        ("Who acts", owner),
        ("Parents told on", told),
        ("School told on", school),
    ];
    if let Some(day) = d.deferred_to {
        rows.insert(1, ("Deferred to", Text::name(words::date(day))));
    }
    if let Some(exception) = words::said(d.exception.as_deref()) {
        rows.insert(1, ("Heard as an exception", Text::plain(exception)));
    }
    if let Some(day) = d.allocate_by {
        rows.push(("Place to be allocated by", Text::name(words::date(day))));
    }
    blocks.push(Block::Gap(9.0));
    blocks.push(Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows: rows
            .into_iter()
            .map(|(label, value)| vec![Cell::head(Text::bold(label)), Cell::new(value)])
            .collect(),
        lines: Lines::Rows,
        size: 1.0,
    }));
    blocks.push(Block::Together(vec![
        Block::Gap(16.0),
        signing("Signed for the panel", &["Name", "Signature", "Day"]),
    ]));
    let section = Section {
        start: Start::Page,
        running: format!("Case {}", d.case_ref),
        bare: false,
        anchor: None,
        fit: true,
        blocks,
    };
    let title = format!("Record of a decision: case {}", d.case_ref);
    finish(
        &title,
        &Frame::of_meeting(&record.meeting, None),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

/// Where a hand signs: what each box is for stands above it, with room to write.
pub(crate) fn signing(label: &str, boxes: &[&str]) -> Block {
    let shares = [1.0, 1.2, 0.6];
    Block::Table(Table {
        columns: std::iter::once(Column::FIT)
            .chain(
                shares
                    .iter()
                    .cycle()
                    .take(boxes.len())
                    .map(|s| Column::share(*s)),
            )
            .collect(),
        head: std::iter::once("")
            .chain(boxes.iter().copied())
            .map(Text::from)
            .collect(),
        rows: vec![
            std::iter::once(Cell::head(Text::bold(label)))
                .chain(boxes.iter().map(|_| Cell::room(1.7)))
                .collect(),
        ],
        lines: Lines::Grid,
        size: 1.0,
    })
}
