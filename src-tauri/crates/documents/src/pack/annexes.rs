//! The annexes of a pack: for each case a page of what happened, and the plan for the way back.
//!
//! Their titles say what the agenda says and no name; what a child's page says stands under it.

use crate::Options;
use crate::brief::mention;
use crate::case::Case;
use crate::chronology::{self, Chronology};
use crate::family_plan::{FamilyPlan, weeks};
use crate::layout::content::{Block, Cell, Column, Lines, Look, Section, Start, Table, Text};
use crate::words::{Gaps, said};

/// The name under which the cover finds a chronology.
pub(crate) fn chronology_anchor(case_ref: &str) -> String {
    format!("chronology {case_ref}")
}

/// The name under which the cover finds a plan.
pub(crate) fn plan_anchor(case_ref: &str) -> String {
    format!("plan {case_ref}")
}

/// What happened to one child.
pub(super) fn chronology(
    case: &Case,
    chronology: &Chronology,
    number: &str,
    (start, level): (Start, u8),
    options: &Options,
) -> Section {
    let mut blocks = vec![Block::title(
        level,
        format!("{number} · Chronology"),
        mention(case, Some(number)),
    )];
    blocks.extend(chronology::body(chronology, options));
    section(
        format!("{number} · Chronology {}", case.case_ref),
        chronology_anchor(&case.case_ref),
        start,
        blocks,
    )
}

/// One child's plan for the way back.
pub(super) fn plan(
    case: &Case,
    plan: &FamilyPlan,
    number: &str,
    (start, level): (Start, u8),
    gaps: &mut Gaps,
) -> Section {
    gaps.of_case(Some(&case.case_ref));
    let mut blocks = vec![Block::title(
        level,
        format!("{number} · Plan for the way back"),
        mention(case, Some(number)),
    )];
    let rows = [
        ("School", gaps.text("school", plan.school.as_deref())),
        ("First day", gaps.date("first day", plan.starts_on)),
        (
            "Full time from",
            gaps.date("full time from", plan.full_time_on),
        ),
        (
            "Adult at school",
            gaps.name("mentor", plan.mentor.as_deref()),
        ),
        ("Next meeting", gaps.date("next date", plan.next_on)),
    ];
    blocks.push(Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows: rows
            .into_iter()
            .map(|(label, value)| vec![Cell::head(Text::soft(label)), Cell::new(value)])
            .collect(),
        lines: Lines::None,
        size: 1.0,
    }));
    blocks.push(Block::heading(level + 1, "Week by week"));
    blocks.push(if plan.weeks.is_empty() {
        Block::body(gaps.text("weeks", None))
    } else {
        weeks(&plan.weeks)
    });
    let support: Vec<Text> = plan
        .support
        .iter()
        .filter_map(|line| said(Some(line)))
        .map(Text::plain)
        .collect();
    blocks.push(Block::heading(level + 1, "Help at school"));
    blocks.push(if support.is_empty() {
        Block::body(gaps.text("help at school", None))
    } else {
        Block::List(support)
    });
    for (title, value) in [
        ("How we know that it goes well", &plan.success),
        ("If it does not go well", &plan.if_goes_wrong),
        ("What worries the family", &plan.worries),
    ] {
        if let Some(text) = said(value.as_deref()) {
            blocks.push(Block::heading(level + 1, title));
            blocks.push(Block::body(text));
        }
    }
    if let Some(own) = said(plan.own_words.as_deref()) {
        blocks.push(Block::heading(level + 1, "In the child’s own words"));
        blocks.push(Block::Paragraph(
            Look::Quote,
            Text::plain(crate::brief::provision::quoted(own)).slanted(),
        ));
    }
    gaps.of_case(None);
    section(
        format!("{number} · Plan {}", case.case_ref),
        plan_anchor(&case.case_ref),
        start,
        blocks,
    )
}

/// A page of an annex.
pub(super) fn section(
    running: String,
    anchor: String,
    start: Start,
    blocks: Vec<Block>,
) -> Section {
    Section {
        start,
        running,
        bare: false,
        anchor: Some(anchor),
        fit: true,
        blocks,
    }
}
