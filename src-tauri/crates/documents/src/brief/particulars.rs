//! Who the child is, what has happened, and which dates run.

use chrono::NaiveDate;

use crate::case::{Brief, Case, ClockLine};
use crate::layout::content::{Block, Cell, Column, Lines, Table, Text};
use crate::words::{self, Gaps, said};

/// Year, key stage, age and attendance on one line.
pub(crate) fn identity(case: &Case, on: Option<NaiveDate>, gaps: &mut Gaps) -> Block {
    let brief = &case.brief;
    let mut parts = vec![format!("Case {}", case.case_ref)];
    match said(case.year_group.as_deref()) {
        Some(year) => parts.push(year.to_owned()),
        None => {
            gaps.note("year group");
            parts.push("Year group unknown".to_owned());
        }
    }
    parts.extend(said(brief.key_stage.as_deref()).map(str::to_owned));
    if let (Some(dob), Some(on)) = (brief.dob, on) {
        parts.extend(words::age(dob, on));
    }
    parts.extend(case.brief.attendance.map(|a| format!("Attendance {a:.0}%")));
    let mut text = Text::default();
    for (i, part) in parts.into_iter().enumerate() {
        if i > 0 {
            text = text.then(" · ");
        }
        text = text.then_whole(part);
    }
    Block::body(text)
}

/// Why the child comes to this panel, and where it normally would not, why it does.
pub(crate) fn why_here(case: &Case, gaps: &mut Gaps) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(reason) = said(case.reason.as_deref()) {
        blocks.push(Block::body(Text::soft("Why it comes: ").then(reason)));
    } else if gaps.hides(words::WHY) {
        let withheld = gaps.text(words::WHY, None);
        blocks.push(Block::body(Text::soft("Why it comes: ").join(withheld)));
    }
    if !case.other_routes.is_empty() {
        blocks.push(Block::body(
            Text::bold("▲ Normally not a case for this panel: ")
                .then(format!("{}.", case.other_routes.join("; "))),
        ));
    }
    if !case.other_routes.is_empty() || said(case.exception.as_deref()).is_some() {
        let why = gaps.text("why an exception is made", case.exception.as_deref());
        blocks.push(Block::body(Text::bold("Heard as an exception: ").join(why)));
    }
    blocks
}

fn pair(label: &str, value: Text) -> [Cell; 2] {
    [Cell::head(Text::soft(label)), Cell::new(value)]
}

/// Who the child is and who answers for it, two facts a line.
pub(crate) fn who(case: &Case, panel: bool, gaps: &mut Gaps) -> Block {
    let brief = &case.brief;
    let review = brief.last_review.as_ref();
    let next = match (brief.next_on, said(brief.no_next_reason.as_deref())) {
        (Some(day), _) => Text::name(words::date(day)),
        (None, Some(reason)) => Text::plain(format!("None: {reason}")),
        (None, None) => gaps.date("next date", None),
    };
    let reviewed = match review {
        Some(review) => {
            let day = gaps.date("date of the last review", review.held_on);
            match said(review.summary.as_deref()) {
                Some(summary) => day.then(format!(": {summary}")),
                None => day,
            }
        }
        // Before the first review there is nothing to record; where the child goes may be what the panel is asked.
        None => Text::absent("None yet"),
    };
    let mut destination =
        said(brief.destination.as_deref()).map_or_else(|| Text::absent("Not decided"), Text::plain);
    if let Some(day) = brief.return_on {
        destination = destination.then(" by ").then_whole(words::date(day));
    }
    let known = said(brief.known_as.as_deref()).map(|name| pair("Known as", Text::name(name)));
    let mut pairs = Vec::with_capacity(12);
    pairs.extend(known);
    pairs.push(pair("Born", gaps.birthday(brief.dob)));
    pairs.push(pair("UPN", gaps.name("UPN", brief.upn.as_deref())));
    pairs.push(pair(
        "On roll at",
        gaps.text("school on roll", brief.school_on_roll.as_deref()),
    ));
    pairs.push(pair(
        "Home authority",
        gaps.text("home authority", brief.home_la.as_deref()),
    ));
    // A panel without categories has a reason alone.
    let has_reason = said(case.reason.as_deref()).is_some() || gaps.hides(words::WHY);
    let has_category = said(case.category.as_deref()).is_some() || gaps.hides("category");
    if panel && (has_category || !has_reason) {
        pairs.push(pair(
            "Category",
            gaps.text("category", case.category.as_deref()),
        ));
    }
    pairs.push(pair(
        "Key worker",
        gaps.name("key worker", brief.owner.as_deref()),
    ));
    if let Some(presenter) = said(case.presenter.as_deref()).filter(|_| panel) {
        pairs.push(pair("Presented by", Text::name(presenter)));
    }
    pairs.push(pair("Return to", destination));
    pairs.push(pair("Last review", reviewed));
    pairs.push(pair("Next date", next));
    let mut rows = Vec::new();
    let mut pairs = pairs.into_iter();
    while let Some(left) = pairs.next() {
        let mut row: Vec<Cell> = left.into();
        match pairs.next() {
            Some(right) => row.extend(right),
            // An odd one out has the rest of the line.
            None => row[1].columns = 3,
        }
        rows.push(row);
    }
    Block::Table(Table {
        columns: vec![
            Column::FIT,
            Column::share(1.0),
            Column::FIT,
            Column::share(1.0),
        ],
        head: vec![],
        rows,
        lines: Lines::None,
        size: 0.95,
    })
}

pub(crate) fn statuses(brief: &Brief, level: u8, gaps: &mut Gaps) -> Vec<Block> {
    let mut points: Vec<Text> = brief
        .statuses
        .iter()
        .map(|status| {
            let mut text = Text::bold(status.label.clone()).then(" since ");
            text = match status.started_on {
                Some(day) => text.then_whole(words::date(day)),
                None => text.join(gaps.date("start of a status", None)),
            };
            if let Some(reason) = said(status.reason.as_deref()) {
                text = text.then(format!(": {reason}"));
            }
            if let Some(basis) = said(status.legal_basis.as_deref()) {
                text = text.then_soft(format!(" ({basis})"));
            }
            text
        })
        .collect();
    if points.is_empty() {
        points.push(gaps.text("status", None));
    }
    match &brief.facts {
        Some(facts) if facts.is_empty() => {
            points.push(Text::plain("No vulnerability recorded after asking"))
        }
        Some(facts) => {
            let mut text = Text::default();
            for (i, fact) in facts.iter().enumerate() {
                if i > 0 {
                    text = text.then("; ");
                }
                text = text.then_bold(fact.label.clone());
                if let Some(detail) = said(fact.detail.as_deref()) {
                    text = text.then(format!(" {detail}"));
                }
            }
            points.push(text);
        }
        None => {
            points.push(Text::plain("Vulnerabilities: ").join(gaps.text("vulnerabilities", None)))
        }
    }
    vec![
        Block::heading(level, "Status and needs on record"),
        Block::List(points),
    ]
}

pub(crate) fn dates(case: &Case, level: u8) -> Vec<Block> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    if let Some(day) = case.allocate_by {
        let left = match case.allocate_days_left {
            Some(n) if n < 0 => format!(
                "■ Passed {} ago",
                words::count(n.unsigned_abs() as usize, "school day", "school days")
            ),
            Some(n) => format!(
                "{} left",
                words::count(n as usize, "school day", "school days")
            ),
            None => "? Unknown".to_owned(),
        };
        rows.push(vec![
            Cell::head("School place allocated"),
            Cell::new(Text::name(words::date(day))),
            Cell::new(Text::name(left)),
        ]);
    }
    rows.extend(case.brief.clocks.iter().map(
        |ClockLine {
             label,
             due_on,
             standing,
             ..
         }| {
            let due = due_on.map_or(Text::absent("Unknown"), |d| Text::name(words::date(d)));
            vec![
                Cell::head(label.clone()),
                Cell::new(due),
                Cell::new(Text::name(standing.words())),
            ]
        },
    ));
    if rows.is_empty() {
        return vec![];
    }
    let table = Table {
        columns: vec![Column::share(1.0), Column::FIT, Column::FIT],
        head: vec![
            "What must happen".into(),
            "By".into(),
            "How it stands".into(),
        ],
        rows,
        lines: Lines::Rows,
        size: 0.92,
    };
    vec![Block::heading(level, "Dates that run"), Block::Table(table)]
}
