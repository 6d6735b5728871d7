//! The action sheet of one school: which children come to it from a meeting, by when, and whom to ring.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::Meeting;
use crate::frame::Frame;
use crate::layout::content::{Block, Cell, Column, Lines, Part, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A child and what the school has to do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SchoolAction {
    /// K7F-2QX.
    pub case_ref: String,
    /// The child's name: the school must know whom it admits.
    pub full_name: Option<String>,
    /// Year group as it is said.
    pub year_group: Option<String>,
    /// What the school has to do.
    pub what: Option<String>,
    /// Start date.
    pub starts_on: Option<NaiveDate>,
    /// By when it must answer.
    pub answer_by: Option<NaiveDate>,
    /// Day by which the place must be allocated.
    pub allocate_by: Option<NaiveDate>,
    /// Whom to ring.
    pub contact: Option<String>,
}

/// The action sheet of one school.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SchoolSheet {
    /// The meeting.
    pub meeting: Meeting,
    /// The school.
    pub school: Option<String>,
    /// What it has to do, child by child.
    pub actions: Vec<SchoolAction>,
}

/// Renders a sheet.
pub fn render(sheet: &SchoolSheet, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let school = gaps.text("school", sheet.school.as_deref());
    let day = gaps.long_date("date of the meeting", sheet.meeting.meeting_date);
    let mut blocks = vec![
        Block::title(1, Text::plain("Actions for ").join(school), "Actions"),
        Block::body(Text::plain(sheet.meeting.name()).then(", ").join(day)),
    ];
    if sheet.actions.is_empty() {
        blocks.push(Block::body("This meeting asks nothing of the school."));
    } else {
        let rows = sheet.actions.iter().map(|a| row(a, &mut gaps)).collect();
        blocks.push(Block::Table(Table {
            columns: vec![Column::FIT, Column::share(1.0), Column::FIT],
            head: vec![
                "Child".into(),
                "What the school has to do".into(),
                "When".into(),
            ],
            rows,
            lines: Lines::Rows,
            size: 1.0,
        }));
    }
    let section = Section {
        start: Start::Page,
        running: "Actions".into(),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    let title = format!(
        "Actions for {}",
        said(sheet.school.as_deref()).unwrap_or("a school")
    );
    finish(
        &title,
        &Frame::of_meeting(&sheet.meeting, None),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

fn row(a: &SchoolAction, gaps: &mut Gaps) -> Vec<Cell> {
    gaps.of_case(Some(&a.case_ref));
    let who =
        Cell::head(gaps.name("full name", a.full_name.as_deref()).emphasised()).with(Part::Text(
            gaps.name("year group", a.year_group.as_deref())
                .then(", ")
                .then_whole(a.case_ref.clone()),
        ));
    let contact = gaps.text("whom to ring", a.contact.as_deref());
    let what = Cell::new(gaps.text("what the school has to do", a.what.as_deref()))
        .with(Part::Text(Text::soft("Ring: ").join(contact)));
    let mut when = Cell::new(Text::soft("Starts ").join(gaps.date("start date", a.starts_on)));
    for (label, day) in [
        ("Answer by ", a.answer_by),
        ("Allocated by ", a.allocate_by),
    ] {
        if let Some(day) = day {
            when = when.with(Part::Text(Text::soft(label).then_whole(words::date(day))));
        }
    }
    gaps.of_case(None);
    vec![who, what, when]
}
