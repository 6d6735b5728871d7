//! Minutes: what was decided and why, not who said what.
//!
//! Like the agenda they name no child: initials, year and case reference. They read as the record that a family may ask
//! to see.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::case::Meeting;
use crate::decision_record::signing;
use crate::frame::Frame;
use crate::layout::content::{Block, Cell, Column, Lines, Part, Section, Start, Table, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// What was decided about one case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Decision {
    /// K7F-2QX.
    pub case_ref: String,
    /// Initials.
    pub initials: Option<String>,
    /// Year group as it is said.
    pub year_group: Option<String>,
    /// What the panel was asked.
    pub ask: Option<String>,
    /// The decision, in the words of the record.
    pub decision: Option<String>,
    /// School or provider.
    pub setting: Option<String>,
    /// Starts on.
    pub starts_on: Option<NaiveDate>,
    /// Who acts.
    pub owner: Option<String>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// Why.
    pub rationale: Option<String>,
    /// What else was considered.
    pub alternatives: Option<String>,
    /// Conditions and support.
    pub conditions: Option<String>,
    /// How the parents' view was considered.
    pub parental_view: Option<String>,
    /// Who dissented, and why.
    pub dissent: Option<String>,
    /// Deferred to.
    pub deferred_to: Option<NaiveDate>,
    /// Why it was heard although the child normally has another route.
    pub exception: Option<String>,
    /// Day by which a place must be allocated.
    pub allocate_by: Option<NaiveDate>,
    /// Parents told on.
    pub parents_told_on: Option<NaiveDate>,
    /// School told on.
    pub school_told_on: Option<NaiveDate>,
}

/// Something promised.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Promise {
    /// What.
    pub what: String,
    /// By whom.
    pub who: Option<String>,
    /// Promised on.
    pub promised_on: Option<NaiveDate>,
    /// By when.
    pub due_on: Option<NaiveDate>,
    /// How it stands, in words.
    pub standing: Option<String>,
}

/// The minutes of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Minutes {
    /// The meeting; its members are those who came.
    pub meeting: Meeting,
    /// Declarations of interest, one a line. Empty: none was made.
    pub declarations: Vec<String>,
    /// Matters arising from the last meeting.
    pub matters: Vec<Promise>,
    /// Decisions in the order of the agenda.
    pub decisions: Vec<Decision>,
    /// Actions.
    pub actions: Vec<Promise>,
    /// The next meeting.
    pub next_on: Option<NaiveDate>,
}

/// Renders minutes.
pub fn render(minutes: &Minutes, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let blocks = compose(minutes, &mut gaps);
    let section = Section {
        start: Start::Page,
        running: "Minutes".into(),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    let title = format!("Minutes: {}", minutes.meeting.name());
    finish(
        &title,
        &Frame::of_meeting(&minutes.meeting, None),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

fn compose(minutes: &Minutes, gaps: &mut Gaps) -> Vec<Block> {
    let meeting = &minutes.meeting;
    let day = gaps.long_date("date of the meeting", meeting.meeting_date);
    let place = gaps.text("place of the meeting", meeting.place.as_deref());
    let chair = gaps.name("chair", meeting.chair.as_deref());
    let mut blocks = vec![
        Block::title(1, "Minutes", "Minutes"),
        Block::body(day.then(" · ").join(place).then(" · Chair: ").join(chair)),
        Block::heading(2, "Present"),
    ];
    let lines = |lines: &[String]| {
        lines
            .iter()
            .filter_map(|l| said(Some(l)))
            .map(Text::plain)
            .collect::<Vec<_>>()
    };
    let present = lines(&meeting.members);
    blocks.push(if present.is_empty() {
        Block::body(gaps.text("who was present", None))
    } else {
        Block::List(present)
    });
    let mut part = |title: &str, list: Vec<Text>, none: &str| {
        blocks.push(Block::heading(2, title));
        blocks.push(if list.is_empty() {
            Block::body(none)
        } else {
            Block::List(list)
        });
    };
    part("Apologies", lines(&meeting.apologies), "None.");
    part(
        "Declarations of interest",
        lines(&minutes.declarations),
        "None was made.",
    );
    if !minutes.matters.is_empty() {
        blocks.push(Block::heading(2, "Matters arising"));
        blocks.push(promises(&minutes.matters, true));
    }
    blocks.push(Block::heading(2, "Decisions"));
    if minutes.decisions.is_empty() {
        blocks.push(Block::body("No decision was taken."));
    } else {
        let rows = minutes
            .decisions
            .iter()
            .enumerate()
            .map(|(i, d)| decision(i + 1, d, gaps))
            .collect();
        blocks.push(Block::Table(Table {
            columns: vec![
                Column::NUMBER,
                Column::FIT,
                Column::share(1.0),
                Column::share(1.2),
            ],
            head: vec![
                "No".into(),
                "Case".into(),
                "Decision".into(),
                "Reasons".into(),
            ],
            rows,
            lines: Lines::Rows,
            size: 0.95,
        }));
    }
    blocks.push(Block::heading(2, "Actions"));
    blocks.push(if minutes.actions.is_empty() {
        Block::body("None.")
    } else {
        promises(&minutes.actions, false)
    });
    let next = gaps.long_date("next meeting", minutes.next_on);
    blocks.push(Block::Together(vec![
        Block::Gap(10.0),
        Block::body(Text::soft("Next meeting: ").join(next)),
        Block::Gap(16.0),
        signing("Agreed as a true record", &["Chair", "Signature", "Day"]),
    ]));
    blocks
}

fn decision(number: usize, d: &Decision, gaps: &mut Gaps) -> Vec<Cell> {
    gaps.of_case(Some(&d.case_ref));
    let who = gaps
        .name("initials", d.initials.as_deref())
        .then(", ")
        .join(gaps.name("year group", d.year_group.as_deref()));
    let mut what = Cell::new(gaps.text("decision", d.decision.as_deref()).emphasised());
    let mut add = |label: &str, text: Option<Text>| {
        if let Some(text) = text {
            what.parts
                .push(Part::Text(Text::soft(format!("{label}: ")).join(text)));
        }
    };
    add("At", said(d.setting.as_deref()).map(Text::plain));
    add(
        "Starts",
        d.starts_on.map(|day| Text::name(words::date(day))),
    );
    add(
        "Deferred to",
        d.deferred_to.map(|day| Text::name(words::date(day))),
    );
    add("Conditions", said(d.conditions.as_deref()).map(Text::plain));
    let owner = gaps.name("who acts", d.owner.as_deref());
    add(
        "Who acts",
        Some(match d.due_on {
            Some(day) => owner.then(" by ").then_whole(words::date(day)),
            None => owner,
        }),
    );
    let mut why = Cell::new(gaps.text("reasons", d.rationale.as_deref()));
    let view = gaps.text(
        "how the parents’ view was considered",
        d.parental_view.as_deref(),
    );
    why = why.with(Part::Text(Text::soft("Parents’ view: ").join(view)));
    if let Some(dissent) = said(d.dissent.as_deref()) {
        why = why.with(Part::Text(Text::soft("Dissent: ").then(dissent)));
    }
    if let Some(exception) = said(d.exception.as_deref()) {
        why = why.with(Part::Text(
            Text::soft("Heard as an exception: ").then(exception),
        ));
    }
    gaps.of_case(None);
    let case = Cell::head(Text::name(d.case_ref.clone()).emphasised()).with(Part::Text(who));
    vec![Cell::new(number.to_string()), case, what, why]
}

/// What was promised, by whom, and how it stands.
pub(crate) fn promises(list: &[Promise], arising: bool) -> Block {
    let day = |day: Option<NaiveDate>| {
        day.map_or(Text::absent("Unknown"), |d| {
            Text::name(words::short_date(d))
        })
    };
    let rows = list
        .iter()
        .map(|p| {
            let who = said(p.who.as_deref()).map_or(Text::absent("Nobody named"), Text::name);
            let last = if arising {
                said(p.standing.as_deref()).map_or(Text::absent("Unknown"), Text::plain)
            } else {
                day(p.due_on)
            };
            let when = if arising {
                vec![Cell::new(day(p.promised_on))]
            } else {
                vec![]
            };
            [
                vec![Cell::head(p.what.clone()), Cell::new(who)],
                when,
                vec![Cell::new(last)],
            ]
            .concat()
        })
        .collect();
    let (columns, head) = if arising {
        (
            vec![
                Column::share(1.0),
                Column::FIT,
                Column::FIT,
                Column::share(1.0),
            ],
            vec![
                "What".into(),
                "Who".into(),
                "Promised".into(),
                "How it stands".into(),
            ],
        )
    } else {
        (
            vec![Column::share(1.0), Column::FIT, Column::FIT],
            vec!["What".into(), "Who".into(), "By".into()],
        )
    };
    Block::Table(Table {
        columns,
        head,
        rows,
        lines: Lines::Rows,
        size: 0.95,
    })
}
