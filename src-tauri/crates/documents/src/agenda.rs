//! The agenda: times that run on from one another, and no names.
//!
//! A list lies on desks and is read over shoulders: it prints initials, year and case reference only.

use std::collections::BTreeMap;

use crate::brief::anchor;
use crate::case::{Case, Meeting};
use crate::frame::Frame;
use crate::layout::content::{Block, Cell, Column, Lines, Part, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// An agenda on its own.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Agenda {
    /// The meeting.
    pub meeting: Meeting,
    /// Its cases in order.
    pub cases: Vec<Case>,
}

/// Renders an agenda on its own.
pub fn render(agenda: &Agenda, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let section = section(
        &agenda.meeting,
        &agenda.cases,
        Pages::None,
        Start::Page,
        1,
        &mut gaps,
    );
    let title = format!("Agenda: {}", agenda.meeting.name());
    finish(
        &title,
        &Frame::of_meeting(&agenda.meeting, None),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

/// Whether an agenda says on which page each brief begins.
pub(crate) enum Pages<'a> {
    /// It has none to say.
    None,
    /// Where it stands in the same paper.
    Here,
    /// In a paper that was issued before, by the labels of its pages: case reference to label.
    Issued(&'a BTreeMap<String, String>),
}

/// The agenda as a part of a pack.
pub(crate) fn section(
    meeting: &Meeting,
    cases: &[Case],
    pages: Pages<'_>,
    start: Start,
    level: u8,
    gaps: &mut Gaps,
) -> Section {
    let mut blocks = vec![
        Block::title(level, "Agenda", "Agenda"),
        Block::body(when(meeting, gaps)),
    ];
    if cases.is_empty() {
        blocks.push(Block::body("No case has been put on this agenda."));
    } else {
        blocks.push(Block::Table(table(meeting, cases, &pages, gaps)));
        blocks.push(Block::body(total(meeting, cases)));
    }
    blocks.extend(people("On every agenda", &meeting.standing, level + 1));
    blocks.extend(people("Members", &meeting.members, level + 1));
    blocks.extend(people("Apologies", &meeting.apologies, level + 1));
    Section {
        start,
        running: "Agenda".into(),
        bare: false,
        anchor: Some("agenda".into()),
        fit: false,
        blocks,
    }
}

fn when(meeting: &Meeting, gaps: &mut Gaps) -> Text {
    let mut text = gaps.long_date("date of the meeting", meeting.meeting_date);
    text = match meeting.starts_at {
        Some(at) => text.then(" at ").then_whole(words::time(at)),
        None => text
            .then(", time ")
            .join(gaps.text("time of the meeting", None)),
    };
    text = text
        .then(" · ")
        .join(gaps.text("place of the meeting", meeting.place.as_deref()));
    text.then(" · Chair: ")
        .join(gaps.name("chair", meeting.chair.as_deref()))
}

fn table(meeting: &Meeting, cases: &[Case], pages: &Pages<'_>, gaps: &mut Gaps) -> Table {
    let mut columns = vec![
        Column::NUMBER,
        Column::FIT,
        Column::FIT,
        Column::share(1.0),
        Column::NUMBER,
    ];
    let mut head: Vec<Text> = ["", "Time", "Case", "What the panel is asked", "Min"]
        .into_iter()
        .map(Text::from)
        .collect();
    let has_pages = !matches!(pages, Pages::None);
    if has_pages {
        columns.push(Column::NUMBER);
        head.push("Page".into());
    }
    let mut clock = meeting.starts_at;
    let mut rows = Vec::with_capacity(cases.len());
    for (i, case) in cases.iter().enumerate() {
        gaps.of_case(Some(&case.case_ref));
        // A time after a case of unknown length would be a guess.
        let time = clock.map_or(Text::absent("Unknown"), |at| Text::name(words::time(at)));
        let minutes = match case.minutes {
            Some(minutes) => Text::plain(minutes.to_string()),
            None => {
                gaps.note("minutes");
                Text::absent("?")
            }
        };
        clock = clock
            .zip(case.minutes)
            .map(|(at, minutes)| at.saturating_add(minutes));
        let mut row = vec![
            Cell::new(case.number.clone().unwrap_or_else(|| (i + 1).to_string())),
            Cell::new(time),
            Cell::head(Text::name(case.case_ref.clone()).emphasised())
                .with(Part::Text(label(case, gaps))),
            asked(case, gaps),
            Cell::new(minutes),
        ];
        match pages {
            Pages::None => {}
            Pages::Here => row.push(Cell::new(Text::page_of(anchor(&case.case_ref)))),
            Pages::Issued(labels) => row.push(Cell::new(
                labels
                    .get(&case.case_ref)
                    .map_or(Text::soft("–"), |label| Text::name(label.clone())),
            )),
        }
        rows.push(row);
    }
    gaps.of_case(None);
    Table {
        columns,
        head,
        rows,
        lines: Lines::Rows,
        size: 0.95,
    }
}

/// Initials and year: all that a list may say of a child.
pub(crate) fn label(case: &Case, gaps: &mut Gaps) -> Text {
    if gaps.hides("initials") {
        return Text::absent("withheld");
    }
    let initials = gaps.name("initials", case.initials.as_deref());
    let year = match said(case.year_group.as_deref()) {
        Some(year) => Text::name(year),
        None => {
            gaps.note("year group");
            Text::absent("year unknown")
        }
    };
    initials.then(", ").join(year)
}

pub(crate) fn asked(case: &Case, gaps: &mut Gaps) -> Cell {
    if gaps.hides(words::ALL) {
        return Cell::new(Text::absent("This case is not part of this copy."));
    }
    let mut cell = Cell::new(gaps.text("what the panel is asked", case.ask.as_deref()));
    cell = cell.with(Part::Text(
        match (said(case.category.as_deref()), said(case.reason.as_deref())) {
            (None, Some(reason)) => Text::soft("Why it comes: ").then(reason),
            (None, None) if gaps.hides(words::WHY) && !gaps.hides("category") => {
                Text::soft("Why it comes: ").join(gaps.text(words::WHY, None))
            }
            (category, _) => Text::soft("Category: ").join(gaps.text("category", category)),
        },
    ));
    if said(case.exception.as_deref()).is_some() {
        cell = cell.with(Part::Text(Text::bold("Heard as an exception")));
    } else if !case.other_routes.is_empty() {
        cell = cell.with(Part::Text(Text::bold(
            "▲ Normally not a case for this panel; no exception recorded",
        )));
    }
    let presenter = gaps.name("presenter", case.presenter.as_deref());
    cell = cell.with(Part::Text(Text::soft("Presented by ").join(presenter)));
    if let Some(day) = case.allocate_by {
        let mut text = Text::soft("Place to be allocated by ").then_whole(words::date(day));
        text = match case.allocate_days_left {
            Some(n) if n < 0 => text.then_bold(" ■ passed"),
            Some(n) => text.then(", ").then_whole(format!(
                "{} left",
                words::count(n as usize, "school day", "school days")
            )),
            None => text,
        };
        cell = cell.with(Part::Text(text));
    }
    cell
}

fn total(meeting: &Meeting, cases: &[Case]) -> Text {
    let known: u32 = cases
        .iter()
        .filter_map(|c| c.minutes)
        .fold(0, u32::saturating_add);
    let unknown = cases.iter().filter(|c| c.minutes.is_none()).count();
    let mut text = Text::bold(words::count(cases.len(), "case", "cases"))
        .then(format!(" · {} in all", words::hours(known)));
    if unknown > 0 {
        let cases = words::count(unknown, "case", "cases");
        return text.then(format!(
            ", and {cases} without minutes: the end cannot be said"
        ));
    }
    if let Some(at) = meeting.starts_at {
        text = text
            .then(" · ends at ")
            .then_whole(words::time(at.saturating_add(known)));
    }
    match meeting.length_minutes {
        Some(booked) if booked < known => text.then_bold(format!(
            " · {} more than is booked",
            words::hours(known - booked)
        )),
        Some(booked) if booked > known => {
            text.then(format!(" · {} to spare", words::hours(booked - known)))
        }
        _ => text,
    }
}

fn people(title: &str, lines: &[String], level: u8) -> Vec<Block> {
    let points: Vec<Text> = lines
        .iter()
        .filter_map(|l| said(Some(l)))
        .map(Text::plain)
        .collect();
    if points.is_empty() {
        return vec![];
    }
    vec![Block::heading(level, title), Block::List(points)]
}
