//! The one-page profile: a child as whoever meets them next should know them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::brief::{particulars, provision};
use crate::case::Case;
use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Section, Start, Table, Text};
use crate::words::{Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// Somebody to ring. Whoever may not be contacted must not be in the value.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactLine {
    /// Name.
    pub name: String,
    /// Mother, social worker, and so on.
    pub role: Option<String>,
    /// Telephone or e-mail.
    pub reach: Option<String>,
}

/// A child on one page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// As it is on this day.
    pub on: Option<NaiveDate>,
    /// Reference, year and the child's page; what a panel is asked is not printed.
    pub case: Case,
    /// What the child is good at.
    pub strengths: Option<String>,
    /// What helps.
    pub what_helps: Option<String>,
    /// Family and agencies.
    pub contacts: Vec<ContactLine>,
}

/// Renders a profile.
pub fn render(profile: &Profile, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let case = &profile.case;
    gaps.of_case(Some(&case.case_ref));
    let name = gaps.name("full name", case.brief.full_name.as_deref());
    let mut blocks = vec![
        Block::title(1, name, format!("Profile {}", case.case_ref)),
        particulars::identity(case, profile.on, &mut gaps),
        Block::Gap(6.0),
        particulars::who(case, false, &mut gaps),
    ];
    blocks.extend(provision::own_words(&case.brief, 2, &mut gaps));
    let rows = [
        ("Good at", &profile.strengths),
        ("What helps", &profile.what_helps),
        ("Needs", &case.brief.needs),
        ("Risks", &case.brief.risks),
    ]
    .into_iter()
    .map(|(label, value)| {
        vec![
            Cell::head(Text::soft(label)),
            Cell::new(gaps.text(&label.to_lowercase(), value.as_deref())),
        ]
    })
    .collect();
    blocks.push(Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows,
        lines: Lines::None,
        size: 1.0,
    }));
    blocks.extend(particulars::statuses(&case.brief, 2, &mut gaps));
    blocks.extend(provision::week(&case.brief, 2, &mut gaps));
    blocks.extend(particulars::dates(case, 2));
    blocks.push(Block::heading(2, "People"));
    if profile.contacts.is_empty() {
        blocks.push(Block::body(gaps.text("people to contact", None)));
    } else {
        let cell = |value: &Option<String>| {
            said(value.as_deref()).map_or(Cell::new(Text::absent("Unknown")), |v| {
                Cell::new(Text::plain(v))
            })
        };
        let rows = profile
            .contacts
            .iter()
            .map(|c| {
                vec![
                    Cell::head(Text::name(c.name.clone())),
                    cell(&c.role),
                    cell(&c.reach),
                ]
            })
            .collect();
        blocks.push(Block::Table(Table {
            columns: vec![Column::share(1.0), Column::share(1.0), Column::share(1.0)],
            head: vec![
                "Name".into(),
                "Who they are".into(),
                "How to reach them".into(),
            ],
            rows,
            lines: Lines::Rows,
            size: 0.95,
        }));
    }
    let section = Section {
        start: Start::Page,
        running: format!("Case {}", case.case_ref),
        bare: false,
        anchor: None,
        fit: true,
        blocks,
    };
    let title = format!("Profile: case {}", case.case_ref);
    finish(
        &title,
        &Frame::of(&profile.imprint, "Profile"),
        &[Block::Section(section)],
        gaps,
        options,
    )
}
