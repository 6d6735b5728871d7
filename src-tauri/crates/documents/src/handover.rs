//! The handover paper: everything that an absent officer's colleague must know, child by child, most pressing first.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Section, Start, Table, Text};
use crate::profile::ContactLine;
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A date that falls in the absence, or has passed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandoverDate {
    /// What falls on it.
    pub what: String,
    /// The day; `None` cannot be known.
    pub on: Option<NaiveDate>,
    /// "Breached", "Due tomorrow".
    pub standing: String,
}

/// Something to do, or something that somebody has promised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandoverTask {
    /// What.
    pub what: String,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Who has promised it; `None` is ours to do.
    pub waiting_on: Option<String>,
}

/// A child to look after meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandoverChild {
    /// Name.
    pub name: String,
    /// The reference that agendas print.
    pub case_ref: String,
    /// Year group as it is said.
    pub year_group: Option<String>,
    /// Where the child is now.
    pub where_now: Option<String>,
    /// Last seen in person.
    pub last_seen_on: Option<NaiveDate>,
    /// What the team worries about.
    pub worries: Option<String>,
    /// Whom not to contact, from whom an address is kept.
    pub care: Option<String>,
    /// Dates, the nearest first.
    pub dates: Vec<HandoverDate>,
    /// Tasks and promises.
    pub tasks: Vec<HandoverTask>,
    /// Family and agencies who may be contacted.
    pub contacts: Vec<ContactLine>,
    /// The latest note.
    pub last_note: Option<String>,
}

/// A caseload handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Handover {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// Who is away.
    pub officer: Option<String>,
    /// As it is on this day.
    pub on: Option<NaiveDate>,
    /// The children, most pressing first.
    pub children: Vec<HandoverChild>,
}

/// Renders the handover of a caseload.
pub fn render(handover: &Handover, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let officer = gaps.name("officer who is away", handover.officer.as_deref());
    let day = gaps.date("day of the handover", handover.on);
    let mut blocks = vec![
        Block::title(1, "Handover", "Handover"),
        Block::body(officer.then(" · ").join(day).then(format!(
            " · {}",
            words::count(handover.children.len(), "child", "children")
        ))),
    ];
    if handover.children.is_empty() {
        blocks.push(Block::body("This officer holds no open case."));
    }
    for child in &handover.children {
        blocks.extend(child_blocks(child, &mut gaps));
    }
    let section = Section {
        start: Start::Page,
        running: "Handover".into(),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    finish(
        "Handover",
        &Frame::of(
            &handover.imprint,
            said(handover.imprint.la_name.as_deref()).unwrap_or_default(),
        ),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

fn child_blocks(child: &HandoverChild, gaps: &mut Gaps) -> Vec<Block> {
    gaps.of_case(Some(&child.case_ref));
    let year = gaps.text("year group", child.year_group.as_deref());
    let place = gaps.text("where the child is", child.where_now.as_deref());
    let seen = child
        .last_seen_on
        .map_or_else(|| Text::absent("never"), |day| Text::name(words::date(day)));
    let mut head = vec![
        Block::heading(2, Text::name(child.name.clone())),
        Block::body(
            Text::plain(format!("{} · ", child.case_ref))
                .join(year)
                .then(" · ")
                .join(place)
                .then(" · last seen ")
                .join(seen),
        ),
    ];
    if let Some(care) = said(child.care.as_deref()) {
        head.push(Block::body(Text::bold("Take care: ").then(care)));
    }
    head.push(Block::body(Text::bold("Worries: ").join(
        match said(child.worries.as_deref()) {
            Some(worries) => Text::plain(worries),
            None => Text::absent("None written down"),
        },
    )));
    let mut blocks = vec![Block::LeadIn(head)];
    if child.dates.is_empty() {
        blocks.push(Block::body(Text::bold("Dates: ").then("none lies ahead")));
    } else {
        let rows = child
            .dates
            .iter()
            .map(|date| {
                vec![
                    Cell::head(Text::plain(date.what.clone())),
                    Cell::new(date.on.map_or_else(
                        || Text::absent("Unknown"),
                        |day| Text::name(words::date(day)),
                    )),
                    Cell::new(Text::plain(date.standing.clone())),
                ]
            })
            .collect();
        blocks.push(table(["Date", "On", "How it stands"], rows));
    }
    if !child.tasks.is_empty() {
        let rows = child
            .tasks
            .iter()
            .map(|task| {
                vec![
                    Cell::head(Text::plain(task.what.clone())),
                    Cell::new(task.due_on.map_or_else(
                        || Text::absent("No day"),
                        |day| Text::name(words::date(day)),
                    )),
                    Cell::new(Text::plain(match said(task.waiting_on.as_deref()) {
                        Some(who) => format!("Promised by {who}"),
                        None => "Ours to do".into(),
                    })),
                ]
            })
            .collect();
        blocks.push(table(["Task or promise", "By", "Whose"], rows));
    }
    if child.contacts.is_empty() {
        blocks.push(Block::body(
            Text::bold("People to reach: ").join(gaps.text("people to contact", None)),
        ));
    } else {
        let cell = |value: &Option<String>| {
            said(value.as_deref()).map_or(Cell::new(Text::absent("Unknown")), |text| {
                Cell::new(Text::plain(text))
            })
        };
        let rows = child
            .contacts
            .iter()
            .map(|contact| {
                vec![
                    Cell::head(Text::name(contact.name.clone())),
                    cell(&contact.role),
                    cell(&contact.reach),
                ]
            })
            .collect();
        blocks.push(table(["Name", "Who they are", "How to reach them"], rows));
    }
    if let Some(note) = said(child.last_note.as_deref()) {
        blocks.push(Block::body(Text::bold("Latest note: ").then(note)));
    }
    gaps.of_case(None);
    blocks
}

fn table(head: [&str; 3], rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        columns: vec![Column::share(2.0), Column::share(1.0), Column::share(1.5)],
        head: head.into_iter().map(Text::from).collect(),
        rows,
        lines: Lines::Rows,
        size: 0.95,
    })
}
