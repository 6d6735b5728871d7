//! What the child has now, what has been tried, whose voice was heard, and what there is to choose from.

use crate::case::{Answer, Brief, Choice, Session, Tried};
use crate::layout::content::{Block, Cell, Column, Lines, Look, Part, Table, Text};
use crate::words::{self, Gaps, said};

const DAYS: [&str; 5] = ["Mon", "Tue", "Wed", "Thu", "Fri"];

pub(crate) fn week(brief: &Brief, level: u8, gaps: &mut Gaps) -> Vec<Block> {
    let now = match brief.minutes_now {
        Some(minutes) => Text::bold(words::hours(minutes)),
        None => gaps.text("hours now", None),
    };
    let entitled = match brief.minutes_entitled {
        Some(minutes) => Text::bold(words::hours(minutes)),
        None => gaps.text("hours of entitlement", None),
    };
    let sum = now.then(" a week, of ").join(entitled);
    let mut row = vec![Cell::head(Text::soft("Taught")), Cell::new(sum)];
    let mut columns = vec![Column::FIT, Column::FIT];
    if let (Some(now), Some(entitled @ 1..)) = (brief.minutes_now, brief.minutes_entitled) {
        let share = now as f32 / entitled as f32;
        row.push(Cell {
            parts: vec![Part::Bar(share)],
            head: false,
            columns: 1,
        });
        columns.push(Column::share(1.0));
    }
    let hours = Table {
        columns,
        head: vec![],
        rows: vec![row],
        lines: Lines::None,
        size: 1.0,
    };
    let mut blocks = vec![Block::heading(level, "Education now"), Block::Table(hours)];
    if brief.week.is_none() && brief.minutes_now == Some(0) {
        return blocks;
    }
    let Some(week) = &brief.week else {
        blocks.push(Block::body(
            Text::plain("Timetable: ").join(gaps.text("weekly timetable", None)),
        ));
        return blocks;
    };
    let row = |label: &str, afternoon: bool| {
        let mut row = vec![Cell::head(label)];
        row.extend((1..=5).map(|day| half_day(week, day, afternoon)));
        row
    };
    blocks.push(Block::Table(Table {
        columns: [vec![Column::FIT], vec![Column::share(1.0); 5]].concat(),
        head: std::iter::once("Half-day")
            .chain(DAYS)
            .map(Text::from)
            .collect(),
        rows: vec![row("Morning", false), row("Afternoon", true)],
        lines: Lines::Grid,
        size: 0.88,
    }));
    blocks
}

fn half_day(week: &[Session], day: u8, afternoon: bool) -> Cell {
    let mut here: Vec<&str> = Vec::new();
    for session in week
        .iter()
        .filter(|s| s.weekday == day && s.afternoon == afternoon)
    {
        let name = said(Some(&session.setting)).unwrap_or("Setting unknown");
        if !here.contains(&name) {
            here.push(name);
        }
    }
    if here.is_empty() {
        Cell::new(Text::absent("nothing"))
    } else {
        Cell::new(here.join("\n"))
    }
}

pub(crate) fn tried(tried: Option<&[Tried]>, level: u8, gaps: &mut Gaps) -> Vec<Block> {
    let heading = Block::heading(level, "Tried already");
    let Some(tried) = tried else {
        return vec![heading, Block::body(gaps.text("what has been tried", None))];
    };
    if tried.is_empty() {
        return vec![heading, Block::body("Nothing has been tried.")];
    }
    let rows = tried
        .iter()
        .map(|t| {
            let place = match said(t.kind.as_deref()) {
                Some(kind) => Text::plain(t.setting.clone()).then_soft(format!(", {kind}")),
                None => Text::plain(t.setting.clone()),
            };
            let from = t.started_on.map_or(Text::absent("Unknown"), |d| {
                Text::name(words::short_date(d))
            });
            let until = match (t.current, t.ended_on) {
                (_, Some(day)) => Text::name(words::short_date(day)),
                (true, None) => Text::name("Now"),
                (false, None) => Text::absent("Unknown"),
            };
            let outcome = said(t.outcome.as_deref()).map_or(
                if t.current {
                    Text::plain("Running")
                } else {
                    Text::absent("Not recorded")
                },
                Text::plain,
            );
            vec![
                Cell::head(place),
                Cell::new(from),
                Cell::new(until),
                Cell::new(outcome),
            ]
        })
        .collect();
    let table = Table {
        columns: vec![
            Column::share(1.0),
            Column::FIT,
            Column::FIT,
            Column::share(1.1),
        ],
        head: vec![
            "Where".into(),
            "From".into(),
            "Until".into(),
            "What came of it".into(),
        ],
        rows,
        lines: Lines::Rows,
        size: 0.92,
    };
    vec![heading, Block::Table(table)]
}

/// What the child says, as the child's.
pub(crate) fn own_words(brief: &Brief, level: u8, gaps: &mut Gaps) -> Vec<Block> {
    let name = said(brief.known_as.as_deref()).or_else(|| {
        brief
            .full_name
            .as_deref()
            .and_then(|n| n.split_whitespace().next())
    });
    let title = match name {
        Some(name) => Text::plain("In ")
            .then_whole(format!("{name}’s"))
            .then(" own words"),
        None => Text::plain("In the child’s own words"),
    };
    let mut blocks = vec![Block::heading(level, title)];
    match said(brief.child_view.as_deref()) {
        Some(own) => blocks.push(Block::Paragraph(
            Look::Quote,
            Text::plain(quoted(own)).slanted(),
        )),
        None => blocks.push(Block::body(gaps.text("the child’s own words", None))),
    }
    blocks
}

pub(crate) fn voices(brief: &Brief, level: u8, gaps: &mut Gaps) -> Vec<Block> {
    let mut blocks = own_words(brief, level, gaps);
    let family = match said(brief.family_view.as_deref()) {
        Some(own) => Text::plain(quoted(own)).slanted(),
        None => gaps.text("the family’s words", None),
    };
    let mut rows = vec![
        vec![Cell::head(Text::soft("Family")), Cell::new(family)],
        vec![
            Cell::head(Text::soft("Needs")),
            Cell::new(gaps.text("needs", brief.needs.as_deref())),
        ],
        vec![
            Cell::head(Text::soft("School’s view")),
            Cell::new(gaps.text("the school’s view", brief.school_view.as_deref())),
        ],
        vec![
            Cell::head(Text::soft("Risks")),
            Cell::new(gaps.text("risks", brief.risks.as_deref())),
        ],
    ];
    if let Some(strengths) = said(brief.strengths.as_deref()) {
        rows.insert(
            1,
            vec![
                Cell::head(Text::soft("Good at")),
                Cell::new(Text::plain(strengths)),
            ],
        );
    }
    blocks.push(Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows,
        lines: Lines::None,
        size: 1.0,
    }));
    blocks
}

/// In quotation marks, unless they are there already.
pub(crate) fn quoted(words: &str) -> String {
    if words.starts_with(['“', '‘', '"', '\'']) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

pub(crate) fn choices(options: &[Choice], level: u8) -> Vec<Block> {
    if options.is_empty() {
        return vec![];
    }
    // What is only a sentence is printed as one.
    let (known, bare): (Vec<&Choice>, Vec<&Choice>) = options
        .iter()
        .partition(|c| said(c.note.as_deref()).is_some() || !c.answers.is_empty());
    let mut blocks = vec![Block::heading(level, "Options")];
    if !bare.is_empty() {
        blocks.push(Block::List(
            bare.into_iter()
                .map(|c| Text::plain(c.setting.clone()))
                .collect(),
        ));
    }
    let rows: Vec<Vec<Cell>> = known
        .into_iter()
        .map(|choice| {
            let mut cell =
                Cell::new(said(choice.note.as_deref()).map_or(Text::default(), Text::plain));
            if cell.parts == [Part::Text(Text::default())] {
                cell.parts.clear();
            }
            // In one run: two schools with five answers each must leave the brief on its page.
            let mut run = Text::default();
            for (at, Answer { question, answer }) in choice.answers.iter().enumerate() {
                if at > 0 {
                    run = run.then(" · ");
                }
                run = run.then_soft(format!("{question}: "));
                run = match said(answer.as_deref()) {
                    Some(answer) => run.then(answer.trim_end_matches('.')),
                    None => run.join(Text::absent("Unknown")),
                };
            }
            if !choice.answers.is_empty() {
                cell = cell.with(Part::Text(run));
            }
            vec![Cell::head(Text::plain(choice.setting.clone())), cell]
        })
        .collect();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            columns: vec![Column::share(1.0), Column::share(3.4)],
            head: vec!["Option".into(), "What is known".into()],
            rows,
            lines: Lines::Rows,
            size: 0.92,
        }));
    }
    blocks
}
