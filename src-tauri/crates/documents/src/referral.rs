//! The referral to a provider: what is asked, and as much of the child as that provider needs to answer. What a person leaves out
//! is not in the value at all, so that it is in no layer of the file; the paper says which parts it does not hold.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agreement::by_hand;
use crate::brief::{particulars, provision};
use crate::case::Case;
use crate::chronology::{self, Chronology};
use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Cell, Column, Lines, Look, Section, Start, Table, Text};
use crate::profile::ContactLine;
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A part that may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferralPart {
    /// UPN, home authority, school on roll.
    Identifiers,
    /// Whom to ring at home and among the agencies.
    People,
    /// Statuses that run, and vulnerabilities on record.
    Statuses,
    /// Hours and timetable now.
    Education,
    /// What the child is good at, and needs.
    Needs,
    /// What has been tried.
    Tried,
    /// The child's and the family's own words.
    Voice,
    /// Risks, and what is done about them.
    Risks,
    /// What happened, the significant of it, on a page.
    Chronology,
}

impl ReferralPart {
    /// Every part, in the order of the paper.
    pub const ALL: [ReferralPart; 9] = [
        ReferralPart::Identifiers,
        ReferralPart::People,
        ReferralPart::Statuses,
        ReferralPart::Education,
        ReferralPart::Needs,
        ReferralPart::Tried,
        ReferralPart::Voice,
        ReferralPart::Risks,
        ReferralPart::Chronology,
    ];

    /// The code by which it is chosen.
    pub const fn code(self) -> &'static str {
        match self {
            ReferralPart::Identifiers => "identifiers",
            ReferralPart::People => "people",
            ReferralPart::Statuses => "statuses",
            ReferralPart::Education => "education",
            ReferralPart::Needs => "needs",
            ReferralPart::Tried => "tried",
            ReferralPart::Voice => "voice",
            ReferralPart::Risks => "risks",
            ReferralPart::Chronology => "chronology",
        }
    }

    /// What a person reads.
    pub const fn label(self) -> &'static str {
        match self {
            ReferralPart::Identifiers => "Pupil number, school and home authority",
            ReferralPart::People => "People to reach",
            ReferralPart::Statuses => "Statuses and vulnerabilities",
            ReferralPart::Education => "Hours and timetable now",
            ReferralPart::Needs => "Strengths and needs",
            ReferralPart::Tried => "What has been tried",
            ReferralPart::Voice => "The child’s and family’s words",
            ReferralPart::Risks => "Risks",
            ReferralPart::Chronology => "Chronology on one page",
        }
    }
}

/// A referral to one provider.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Referral {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// As it is on this day.
    pub on: Option<NaiveDate>,
    /// Who is asked.
    pub provider: Option<String>,
    /// The child, without what is left out.
    pub case: Case,
    /// The parts that this copy holds.
    pub parts: BTreeSet<ReferralPart>,
    /// "Alternative provision, 3 days a week".
    pub asked_for: Option<String>,
    /// The day from which it is wanted.
    pub wanted_from: Option<NaiveDate>,
    /// What the place is for.
    pub purpose: Option<String>,
    /// Why this provider, and what it should know.
    pub why: Option<String>,
    /// "They agree, talked over on Mon 2 Nov 2026".
    pub parents: Option<String>,
    /// Who asks, with the number.
    pub asked_by: Option<String>,
    /// Family and agencies who may be contacted.
    pub contacts: Vec<ContactLine>,
    /// What happened, where that part is held.
    pub chronology: Option<Chronology>,
    /// Kept documents that go with it, by title and day.
    pub documents: Vec<String>,
    /// Reasons for a refusal, for the provider to tick.
    pub reasons: Vec<String>,
}

/// Renders a referral.
pub fn render(referral: &Referral, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let case = &referral.case;
    gaps.of_case(Some(&case.case_ref));
    let blocks = compose(referral, options, &mut gaps);
    let section = Section {
        start: Start::Page,
        running: format!("Case {}", case.case_ref),
        bare: false,
        anchor: None,
        fit: false,
        blocks,
    };
    finish(
        &format!("Referral: case {}", case.case_ref),
        &Frame::of(&referral.imprint, "Referral"),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

fn pairs(rows: Vec<(&str, Text)>) -> Block {
    Block::Table(Table {
        columns: vec![Column::FIT, Column::share(1.0)],
        head: vec![],
        rows: rows
            .into_iter()
            .map(|(label, value)| vec![Cell::head(Text::soft(label)), Cell::new(value)])
            .collect(),
        lines: Lines::None,
        size: 1.0,
    })
}

fn compose(referral: &Referral, options: &Options, gaps: &mut Gaps) -> Vec<Block> {
    let case = &referral.case;
    let brief = &case.brief;
    let holds = |part: ReferralPart| referral.parts.contains(&part);
    let mut blocks = vec![
        Block::title(
            1,
            Text::plain("Referral to ").join(gaps.name("provider", referral.provider.as_deref())),
            format!("Referral {}", case.case_ref),
        ),
        Block::heading(2, gaps.name("full name", brief.full_name.as_deref())),
        particulars::identity(case, referral.on, gaps),
    ];
    let mut who = vec![("Born", gaps.birthday(brief.dob))];
    if holds(ReferralPart::Identifiers) {
        who.push(("UPN", gaps.name("UPN", brief.upn.as_deref())));
        who.push((
            "On roll at",
            gaps.text("school on roll", brief.school_on_roll.as_deref()),
        ));
        who.push((
            "Home authority",
            gaps.text("home authority", brief.home_la.as_deref()),
        ));
    }
    blocks.push(pairs(who));
    blocks.push(Block::heading(2, "What is asked"));
    blocks.push(pairs(vec![
        (
            "Asked for",
            gaps.text("what is asked for", referral.asked_for.as_deref()),
        ),
        (
            "Wanted from",
            gaps.date("day from which it is wanted", referral.wanted_from),
        ),
        ("Purpose", gaps.text("purpose", referral.purpose.as_deref())),
        (
            "Parents",
            gaps.text("whether the parents agree", referral.parents.as_deref()),
        ),
        (
            "Asked by",
            gaps.name("who asks", referral.asked_by.as_deref()),
        ),
    ]));
    if let Some(why) = said(referral.why.as_deref()) {
        blocks.push(Block::body(why));
    }
    if holds(ReferralPart::Needs) {
        blocks.push(Block::heading(2, "Strengths and needs"));
        blocks.push(pairs(vec![
            (
                "Good at",
                gaps.text("strengths", brief.strengths.as_deref()),
            ),
            ("Needs", gaps.text("needs", brief.needs.as_deref())),
        ]));
    }
    if holds(ReferralPart::Voice) {
        blocks.extend(provision::own_words(brief, 2, gaps));
        if let Some(family) = said(brief.family_view.as_deref()) {
            blocks.push(Block::body(
                Text::soft("Family: ").join(Text::plain(provision::quoted(family)).slanted()),
            ));
        }
    }
    if holds(ReferralPart::Risks) {
        blocks.push(Block::heading(2, "Risks"));
        blocks.push(Block::body(gaps.text("risks", brief.risks.as_deref())));
    }
    if holds(ReferralPart::Statuses) {
        blocks.extend(particulars::statuses(brief, 2, gaps));
    }
    if holds(ReferralPart::Education) {
        blocks.extend(provision::week(brief, 2, gaps));
    }
    if holds(ReferralPart::Tried) {
        blocks.extend(provision::tried(brief.tried.as_deref(), 2, gaps));
    }
    if holds(ReferralPart::People) {
        blocks.extend(people(&referral.contacts, gaps));
    }
    if let Some(happened) = referral.chronology.as_ref() {
        blocks.push(Block::heading(2, "What happened"));
        blocks.extend(chronology::body(happened, options));
    }
    if !referral.documents.is_empty() {
        blocks.push(Block::heading(2, "Documents that come with it"));
        blocks.push(Block::List(
            referral
                .documents
                .iter()
                .cloned()
                .map(Text::plain)
                .collect(),
        ));
    }
    blocks.push(left_out(referral));
    blocks.push(Block::Together(answer(referral)));
    blocks
}

fn people(contacts: &[ContactLine], gaps: &mut Gaps) -> Vec<Block> {
    let heading = Block::heading(2, "People to reach");
    if contacts.is_empty() {
        return vec![heading, Block::body(gaps.text("people to contact", None))];
    }
    let cell = |value: &Option<String>| {
        said(value.as_deref()).map_or(Cell::new(Text::absent("Unknown")), |text| {
            Cell::new(Text::plain(text))
        })
    };
    let rows = contacts
        .iter()
        .map(|contact| {
            vec![
                Cell::head(Text::name(contact.name.clone())),
                cell(&contact.role),
                cell(&contact.reach),
            ]
        })
        .collect();
    let table = Table {
        columns: vec![Column::share(1.0), Column::share(1.0), Column::share(1.0)],
        head: vec![
            "Name".into(),
            "Who they are".into(),
            "How to reach them".into(),
        ],
        rows,
        lines: Lines::Rows,
        size: 0.95,
    };
    vec![heading, Block::Table(table)]
}

/// What this copy does not hold, so that nobody takes silence for "none".
fn left_out(referral: &Referral) -> Block {
    let missing: Vec<String> = ReferralPart::ALL
        .iter()
        .filter(|part| !referral.parts.contains(part))
        .map(|part| {
            let mut label = part.label().to_owned();
            if let Some(first) = label.get(..1) {
                let lower = first.to_lowercase();
                label.replace_range(..1, &lower);
            }
            label
        })
        .collect();
    Block::Paragraph(
        Look::Small,
        if missing.is_empty() {
            "Nothing that the form can hold is left out of this copy.".into()
        } else {
            format!("Left out of this copy by decision: {}.", missing.join("; ")).into()
        },
    )
}

/// The provider's answer, to be filled in and sent back.
fn answer(referral: &Referral) -> Vec<Block> {
    let mut blocks = vec![
        Block::heading(2, "Your answer"),
        Block::Ticks(
            ["Place offered", "Waiting list", "No place offered"]
                .map(Text::plain)
                .to_vec(),
            3,
        ),
    ];
    if !referral.reasons.is_empty() {
        blocks.push(Block::body("If no place is offered, why:"));
        blocks.push(Block::Ticks(
            referral.reasons.iter().cloned().map(Text::plain).collect(),
            3,
        ));
    }
    blocks.push(by_hand(
        [
            ("Possible from", "", None),
            ("Name and role", "", None),
            ("Date", "", None),
        ],
        &mut Gaps::default(),
    ));
    blocks
}

/// "3 days a week, 15 hours a week".
pub fn how_much(days: Option<i64>, hours: Option<i64>) -> Option<String> {
    let said = |number: Option<i64>, one: &str, many: &str| {
        number
            .and_then(|number| usize::try_from(number).ok())
            .map(|number| format!("{} a week", words::count(number, one, many)))
    };
    let parts: Vec<String> = [said(days, "day", "days"), said(hours, "hour", "hours")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
