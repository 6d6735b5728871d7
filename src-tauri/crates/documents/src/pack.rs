//! The panel pack: cover, agenda, a brief for each case, a blank decision sheet for each case.

use crate::case::{Case, Meeting, PackCopy};
use crate::fonts::Shaper;
use crate::frame::Frame;
use crate::layout::Laid;
use crate::layout::content::{Block, Cell, Column, Lines, Look, Rank, Section, Start, Table, Text};
use crate::minutes::{Promise, promises};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, agenda, brief, decision_sheet, finish, lay};

/// A pack.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct PanelPack {
    /// The meeting.
    pub meeting: Meeting,
    /// The copy, if copies are numbered.
    pub copy: Option<PackCopy>,
    /// Cases in the order of the agenda.
    pub cases: Vec<Case>,
    /// Declarations of interest so far, one a line, with room to write more; none leaves the page out.
    pub declarations: Option<Vec<String>>,
    /// What earlier meetings left open; none leaves the page out.
    pub matters: Option<Vec<Promise>>,
}

/// Renders a pack.
pub fn render(pack: &PanelPack, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let blocks = compose(pack, options, &mut gaps);
    let frame = Frame::of_meeting(&pack.meeting, pack.copy.as_ref());
    finish(&title(&pack.meeting), &frame, &blocks, gaps, options)
}

/// The pages of a pack before they become a file: what a snapshot shows and what a check of the layout reads.
pub fn pages(pack: &PanelPack, options: &Options) -> Laid {
    let blocks = compose(pack, options, &mut Gaps::default());
    let frame = Frame::of_meeting(&pack.meeting, pack.copy.as_ref());
    lay(&frame, &blocks, options, &mut Shaper::default())
}

pub(crate) fn title(meeting: &Meeting) -> String {
    match meeting.meeting_date {
        Some(day) => format!("{}, {}: panel pack", meeting.name(), words::date(day)),
        None => format!("{}: panel pack", meeting.name()),
    }
}

/// The pack in blocks.
pub(crate) fn compose(pack: &PanelPack, options: &Options, gaps: &mut Gaps) -> Vec<Block> {
    let sections = &options.sections;
    let start = if options.case_per_sheet {
        Start::Sheet
    } else {
        Start::Page
    };
    let mut blocks = Vec::new();
    if sections.cover {
        blocks.push(Block::Section(cover(pack, options, gaps)));
    }
    let level = if sections.cover { 2 } else { 1 };
    if sections.agenda {
        let pages = sections.briefs;
        blocks.push(Block::Section(agenda::section(
            &pack.meeting,
            &pack.cases,
            pages,
            Start::Page,
            level,
            gaps,
        )));
    }
    if sections.declarations
        && let Some(declared) = &pack.declarations
    {
        blocks.push(Block::Section(declarations(declared, level)));
    }
    if sections.matters
        && let Some(open) = &pack.matters
    {
        blocks.push(Block::Section(matters(open, level)));
    }
    if sections.briefs {
        for (i, case) in pack.cases.iter().enumerate() {
            let on = pack.meeting.meeting_date;
            let section = brief::section(case, Some(i + 1), on, start, level, gaps);
            blocks.push(Block::Section(section));
        }
    }
    if sections.decision_sheets {
        for (i, case) in pack.cases.iter().enumerate() {
            blocks.push(Block::Section(decision_sheet::section(
                case,
                Some(i + 1),
                start,
                level,
                gaps,
            )));
        }
    }
    if blocks.is_empty() {
        blocks.push(Block::body("No part of the pack was chosen."));
    }
    blocks
}

/// Interests declared before the meeting, and lines for those that are declared in it.
fn declarations(declared: &[String], level: u8) -> Section {
    let mut blocks = vec![Block::title(
        level,
        "Declarations of interest",
        "Declarations of interest",
    )];
    blocks.push(if declared.is_empty() {
        Block::body("None has been declared before the meeting.")
    } else {
        Block::List(declared.iter().map(Text::plain).collect())
    });
    blocks.push(Block::body(Text::soft("Declared at the meeting:")));
    blocks.push(Block::Ruled(6));
    page("Declarations of interest", "declarations", blocks)
}

/// What earlier meetings decided and nobody has done.
fn matters(open: &[Promise], level: u8) -> Section {
    let mut blocks = vec![Block::title(level, "Matters arising", "Matters arising")];
    blocks.push(if open.is_empty() {
        Block::body("Everything that earlier meetings decided has been done.")
    } else {
        promises(open, true)
    });
    page("Matters arising", "matters", blocks)
}

fn page(running: &str, anchor: &str, blocks: Vec<Block>) -> Section {
    Section {
        start: Start::Page,
        running: running.into(),
        bare: false,
        anchor: Some(anchor.into()),
        fit: false,
        blocks,
    }
}

fn cover(pack: &PanelPack, options: &Options, gaps: &mut Gaps) -> Section {
    let meeting = &pack.meeting;
    let mut blocks = vec![Block::Space(60.0)];
    let owner = [
        said(meeting.la_name.as_deref()),
        said(meeting.team_name.as_deref()),
    ];
    let owner: Vec<&str> = owner.into_iter().flatten().collect();
    if owner.is_empty() {
        gaps.note("authority");
    } else {
        blocks.push(Block::Paragraph(Look::Lead, Text::soft(owner.join(" · "))));
    }
    if said(meeting.panel_name.as_deref()).is_none() {
        gaps.note("name of the panel");
    }
    blocks.push(Block::Heading {
        level: 1,
        rank: Rank::Cover,
        text: meeting.name().into(),
        bookmark: Some((1, "Cover".into())),
    });
    let day = match meeting.meeting_date {
        Some(day) => Text::name(words::long_date(day)),
        None => gaps.date("date of the meeting", None),
    };
    blocks.push(Block::Paragraph(Look::Lead, day));
    blocks.push(Block::Rule);
    blocks.push(Block::Table(particulars(pack, gaps)));
    blocks.push(Block::Gap(16.0));
    blocks.extend(contents(pack, options));
    blocks.extend(allocations(&pack.cases));
    blocks.push(Block::Gap(18.0));
    blocks.push(Block::Together(vec![
        Block::Rule,
        Block::body(Text::bold(meeting.marking().to_owned())),
        Block::small(
            "This pack holds personal information about children. Keep it with you, do not copy or forward it, speak of \
             its content only to those who need it for their work, and give it back or destroy it straight after the meeting.",
        ),
    ]));
    Section {
        start: Start::Page,
        running: String::new(),
        bare: true,
        anchor: None,
        fit: true,
        blocks,
    }
}

fn particulars(pack: &PanelPack, gaps: &mut Gaps) -> Table {
    let meeting = &pack.meeting;
    let time = match (meeting.starts_at, meeting.length_minutes) {
        (Some(at), Some(length)) => Text::name(format!(
            "{} to {}",
            words::time(at),
            words::time(at.saturating_add(length))
        )),
        (Some(at), None) => Text::name(words::time(at)),
        (None, _) => gaps.text("time of the meeting", None),
    };
    let mut rows = vec![
        ("Time", time),
        (
            "Place",
            gaps.text("place of the meeting", meeting.place.as_deref()),
        ),
        ("Chair", gaps.name("chair", meeting.chair.as_deref())),
        ("Cases", Text::plain(pack.cases.len().to_string())),
    ];
    if let Some(copy) = &pack.copy {
        rows.push((
            "Copy",
            Text::name(format!("{} of {}", copy.number, copy.of))
                .then(" for ")
                .then_whole(copy.recipient.clone()),
        ));
    }
    Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows: rows
            .into_iter()
            .map(|(label, value)| vec![Cell::head(Text::soft(label)), Cell::new(value)])
            .collect(),
        lines: Lines::None,
        size: 1.1,
    }
}

fn contents(pack: &PanelPack, options: &Options) -> Vec<Block> {
    let sections = &options.sections;
    let mut rows = Vec::new();
    let mut row = |what: String, anchor: Option<String>| {
        let page = anchor.map_or(Text::plain("–"), Text::page_of);
        rows.push(vec![Cell::head(Text::plain(what)), Cell::new(page)]);
    };
    let cases = words::count(pack.cases.len(), "case", "cases");
    if sections.agenda {
        row("Agenda".into(), Some("agenda".into()));
    }
    if sections.declarations && pack.declarations.is_some() {
        row(
            "Declarations of interest".into(),
            Some("declarations".into()),
        );
    }
    if sections.matters && pack.matters.is_some() {
        row("Matters arising".into(), Some("matters".into()));
    }
    if sections.briefs
        && let Some(first) = pack.cases.first()
    {
        row(
            format!("Briefs, {cases}"),
            Some(brief::anchor(&first.case_ref)),
        );
    }
    if sections.decision_sheets
        && let Some(first) = pack.cases.first()
    {
        row(
            format!("Decision sheets, {cases}"),
            Some(decision_sheet::anchor(&first.case_ref)),
        );
    }
    if rows.is_empty() {
        return vec![];
    }
    let table = Table {
        columns: vec![Column::share(1.0), Column::NUMBER],
        head: vec!["In this pack".into(), "Page".into()],
        rows,
        lines: Lines::Rows,
        size: 1.0,
    };
    vec![Block::Table(table)]
}

/// The chair's first question: which children must have a school by when.
fn allocations(cases: &[Case]) -> Vec<Block> {
    let mut due: Vec<(usize, &Case)> = cases
        .iter()
        .enumerate()
        .filter(|(_, c)| c.allocate_by.is_some())
        .collect();
    if due.is_empty() {
        return vec![];
    }
    due.sort_by_key(|(i, c)| (c.allocate_by, *i));
    let more = due.len().saturating_sub(8);
    let mut blocks = vec![Block::heading(2, "School places to be allocated")];
    let rows = due
        .iter()
        .take(8)
        .filter_map(|(i, case)| {
            let day = case.allocate_by?;
            let left = match case.allocate_days_left {
                Some(n) if n < 0 => Text::bold("■ Passed"),
                Some(n) => Text::name(words::count(n as usize, "school day", "school days")),
                None => Text::absent("Unknown"),
            };
            Some(vec![
                Cell::head(Text::name(format!("{}  {}", i + 1, case.case_ref))),
                Cell::new(Text::name(words::date(day))),
                Cell::new(left),
            ])
        })
        .collect();
    blocks.push(Block::Table(Table {
        columns: vec![Column::share(1.0), Column::FIT, Column::FIT],
        head: vec!["Case".into(), "By".into(), "Left".into()],
        rows,
        lines: Lines::Rows,
        size: 0.95,
    }));
    if more > 0 {
        blocks.push(Block::small(format!(
            "{} more on the agenda.",
            words::count(more, "case", "cases")
        )));
    }
    blocks
}
