//! The first page: whose meeting it is, what is in the pack, and which children must have a school by when.

use super::{PanelPack, annexes, attendance, fairness, figures};
use crate::case::Case;
use crate::layout::content::{Block, Cell, Column, Lines, Look, Rank, Section, Start, Table, Text};
use crate::sections::PackSection;
use crate::words::{self, Gaps, said};
use crate::{Options, brief, decision_sheet};

/// The page.
pub(super) fn cover(pack: &PanelPack, options: &Options, gaps: &mut Gaps) -> Section {
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
        anchor: Some("cover".into()),
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

/// What is in the pack, in its order, with the page on which each section begins.
fn contents(pack: &PanelPack, options: &Options) -> Vec<Block> {
    let first = |has: fn(&Case) -> bool, anchor: fn(&str) -> String| {
        let having = pack.cases.iter().filter(|case| has(case)).count();
        let case = pack.cases.iter().find(|case| has(case))?;
        Some((
            words::count(having, "case", "cases"),
            anchor(&case.case_ref),
        ))
    };
    let named = |what: &str, is_there: bool, anchor: &str| {
        is_there.then(|| (what.to_owned(), anchor.to_owned()))
    };
    let of_cases = |what: &str, found: Option<(String, String)>| {
        found.map(|(cases, anchor)| (format!("{what}, {cases}"), anchor))
    };
    let rows: Vec<Vec<Cell>> = options
        .sections
        .iter()
        .filter_map(|section| match section {
            PackSection::Cover => None,
            PackSection::Agenda => named("Agenda", true, "agenda"),
            PackSection::Declarations => named(
                "Declarations of interest",
                pack.declarations.is_some(),
                "declarations",
            ),
            PackSection::Matters => named("Matters arising", pack.matters.is_some(), "matters"),
            PackSection::Fairness => named("Fair share", pack.fairness.is_some(), fairness::ANCHOR),
            PackSection::Briefs => of_cases("Briefs", first(|_| true, brief::anchor)),
            PackSection::DecisionSheets => {
                of_cases("Decision sheets", first(|_| true, decision_sheet::anchor))
            }
            PackSection::Chronologies => of_cases(
                "Chronologies",
                first(|case| case.chronology.is_some(), annexes::chronology_anchor),
            ),
            PackSection::Plans => of_cases(
                "Plans for the way back",
                first(|case| case.plan.is_some(), annexes::plan_anchor),
            ),
            PackSection::Attendance => of_cases(
                "Attendance",
                first(|case| case.attendance.is_some(), attendance::anchor),
            ),
            PackSection::Statistics => named(
                "The meeting in numbers",
                pack.figures.is_some(),
                figures::ANCHOR,
            ),
        })
        .map(|(what, anchor)| {
            vec![
                Cell::head(Text::plain(what)),
                Cell::new(Text::page_of(anchor)),
            ]
        })
        .collect();
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
