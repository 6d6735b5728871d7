//! The day sheet for visits: where to go, which children to see, and room to write where there is no signal.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Part, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A child to see.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VisitChild {
    /// Name.
    pub name: Option<String>,
    /// Year group as it is said.
    pub year_group: Option<String>,
    /// Why this visit.
    pub why: Option<String>,
    /// Last seen in person.
    pub last_seen_on: Option<NaiveDate>,
    /// What to be careful about.
    pub care: Option<String>,
}

/// A place to visit.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Stop {
    /// Where.
    pub place: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Minutes after midnight.
    pub at: Option<u32>,
    /// Whom to ask for, with the number.
    pub contact: Option<String>,
    /// Children.
    pub children: Vec<VisitChild>,
}

/// A day of visits.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DaySheet {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// The day.
    pub on: Option<NaiveDate>,
    /// Who goes.
    pub officer: Option<String>,
    /// Stops in order.
    pub stops: Vec<Stop>,
}

/// Renders a day sheet.
pub fn render(sheet: &DaySheet, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let officer = gaps.name("officer", sheet.officer.as_deref());
    let day = sheet.on.map_or_else(
        || gaps.date("day of the visits", None),
        |d| Text::name(words::long_date(d)),
    );
    let children: usize = sheet.stops.iter().map(|s| s.children.len()).sum();
    let count = format!(
        " · {}, {}",
        words::count(sheet.stops.len(), "place", "places"),
        words::count(children, "child", "children")
    );
    let mut blocks = vec![
        Block::title(1, "Visits", "Visits"),
        Block::body(day.then(" · ").join(officer).then(count)),
    ];
    if sheet.stops.is_empty() {
        blocks.push(Block::body("No visit is planned."));
    }
    for stop in &sheet.stops {
        blocks.extend(stop_blocks(stop, &mut gaps));
    }
    let section = Section {
        start: Start::Page,
        running: "Visits".into(),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    finish(
        "Visits",
        &Frame::of(
            &sheet.imprint,
            said(sheet.imprint.la_name.as_deref()).unwrap_or_default(),
        ),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

fn stop_blocks(stop: &Stop, gaps: &mut Gaps) -> Vec<Block> {
    let place = gaps.text("place of a visit", stop.place.as_deref());
    let heading = match stop.at {
        Some(at) => Text::name(words::time(at)).then(" · ").join(place),
        None => place,
    };
    let address = stop.address.as_deref().map(|a| a.replace('\n', ", "));
    let address = gaps.text("address of a visit", address.as_deref());
    let contact = gaps.text("whom to ask for", stop.contact.as_deref());
    let head = vec![
        Block::heading(2, heading),
        Block::body(address.then(" · Ask for ").join(contact)),
    ];
    let rows: Vec<Vec<Cell>> = stop.children.iter().map(|c| child(c, gaps)).collect();
    let mut blocks = vec![Block::LeadIn(head)];
    blocks.push(if rows.is_empty() {
        Block::body(gaps.text("children to see", None))
    } else {
        Block::Table(Table {
            columns: vec![Column::share(1.0), Column::share(1.3)],
            head: vec!["Child".into(), "Note, and the child’s own words".into()],
            rows,
            lines: Lines::Grid,
            size: 0.98,
        })
    });
    blocks
}

fn child(c: &VisitChild, gaps: &mut Gaps) -> Vec<Cell> {
    let mut who = Cell::head(gaps.name("name of a child", c.name.as_deref()).emphasised());
    who = who.with(Part::Text(gaps.name("year group", c.year_group.as_deref())));
    let seen = c
        .last_seen_on
        .map_or(Text::absent("Unknown"), |d| Text::name(words::date(d)));
    who = who.with(Part::Text(Text::soft("Last seen: ").join(seen)));
    for (label, value) in [("Why: ", &c.why), ("Take care: ", &c.care)] {
        if let Some(value) = said(value.as_deref()) {
            who = who.with(Part::Text(Text::soft(label).then(value)));
        }
    }
    let note = Cell {
        parts: vec![Part::Tick("Seen in person".into()), Part::Room(4.0)],
        head: false,
        columns: 1,
    };
    vec![who, note]
}
