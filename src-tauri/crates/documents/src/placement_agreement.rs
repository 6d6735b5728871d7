//! The individual placement agreement: what the commissioner, the provider, the school and the parent agree for one child
//! before the first day.
//!
//! It is for one placement and stands on its record: nothing is agreed here that the book does not hold, and what it does not
//! hold is a line to write on, so that it is settled before anybody signs.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::agreement::{Signature, by_hand, signatures};
use crate::frame::{Frame, Imprint};
use crate::layout::content::{Block, Look, Section, Start, Text};
use crate::words::{self, Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// The agreement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlacementAgreement {
    /// Whose paper it is.
    pub imprint: Imprint,
    /// The child.
    pub full_name: Option<String>,
    /// K7F-2QX.
    pub case_ref: String,
    /// "Year 9".
    pub year_group: Option<String>,
    /// Who arranges and pays for it, as agreed.
    pub commissioner: Option<String>,
    /// The provider.
    pub provider: Option<String>,
    /// Whom to ring there, with the number.
    pub provider_contact: Option<String>,
    /// The school on whose roll the child is.
    pub school: Option<String>,
    /// The power used.
    pub legal_basis: Option<String>,
    /// First day.
    pub starts_on: Option<NaiveDate>,
    /// Day on which it is meant to end.
    pub ends_on: Option<NaiveDate>,
    /// Days and times, a line for each set of hours.
    pub times: Option<String>,
    /// How the child gets there.
    pub transport: Option<String>,
    /// Why this child, why there.
    pub purpose: Option<String>,
    /// What should be true at the end.
    pub aim: Option<String>,
    /// "£85.00 a session".
    pub price: Option<String>,
    /// Who pays.
    pub funding: Option<String>,
    /// The provider's safeguarding lead, with the number.
    pub safeguarding: Option<String>,
    /// The officer who holds the case, with the number.
    pub officer: Option<String>,
    /// The day of the next review.
    pub review_on: Option<NaiveDate>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// Renders an agreement.
pub fn render(
    agreement: &PlacementAgreement,
    options: &Options,
) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let blocks = compose(agreement, &mut gaps);
    let section = Section {
        start: Start::Page,
        running: String::new(),
        bare: false,
        anchor: None,
        fit: true,
        blocks,
    };
    let title = "Individual placement agreement";
    let owner = said(agreement.imprint.la_name.as_deref()).unwrap_or(title);
    let frame = Frame::of(&agreement.imprint, owner);
    finish(title, &frame, &[Block::Section(section)], gaps, options)
}

fn compose(agreement: &PlacementAgreement, gaps: &mut Gaps) -> Vec<Block> {
    let child = match said(agreement.year_group.as_deref()) {
        Some(year) => format!(", {year}, "),
        None => ", ".to_owned(),
    };
    let text = |label: &'static str, field: &'static str, value: &Option<String>| {
        (label, field, said(value.as_deref()).map(Text::plain))
    };
    let day = |label: &'static str, field: &'static str, value: Option<NaiveDate>| {
        let value = value.map(|day| Text::name(words::long_date(day)));
        (label, field, value)
    };
    let child = gaps
        .name("child", agreement.full_name.as_deref())
        .then(child)
        .then_whole(agreement.case_ref.clone());
    let rows = vec![
        ("Child", "child", Some(child)),
        text("Commissioned by", "commissioner", &agreement.commissioner),
        text("Provider", "provider", &agreement.provider),
        text(
            "Whom to ring there",
            "whom to ring at the provider",
            &agreement.provider_contact,
        ),
        text("School on roll", "school on roll", &agreement.school),
        text(
            "For the authority",
            "officer of the authority",
            &agreement.officer,
        ),
        day("First day", "first day", agreement.starts_on),
        day("Planned to end on", "planned end", agreement.ends_on),
        text("Days and times", "days and times", &agreement.times),
        text("Getting there", "transport", &agreement.transport),
        text("Why", "purpose", &agreement.purpose),
        text("Aim", "aim", &agreement.aim),
        text("Power used", "legal basis", &agreement.legal_basis),
        text("Price", "price", &agreement.price),
        text("Paid by", "who pays", &agreement.funding),
        text(
            "Safeguarding lead at the provider",
            "safeguarding lead",
            &agreement.safeguarding,
        ),
        day(
            "Looked at again on",
            "day of the review",
            agreement.review_on,
        ),
    ];
    vec![
        Block::title(1, "Individual placement agreement", "Agreement"),
        by_hand(rows, gaps),
        Block::heading(2, "What we agree"),
        Block::List(
            [
                "The provider marks attendance at every session, and tells the school and the authority of an absence on the same morning.",
                "Whoever is worried about the child’s safety tells the safeguarding lead above at once, and the school and the authority on the same day.",
                "The school on whose roll the child is stays answerable for attendance and progress, and keeps in touch.",
                "Progress, attendance and the child’s own view are written down for each review, and the parent is asked to it.",
                "Days, times, place or price change only when all who sign have agreed in writing.",
                "It ends on the day above. Whoever must end it sooner says so in writing first, so that the child is not left without education.",
            ]
            .map(Text::plain)
            .to_vec(),
        ),
        Block::heading(2, "Signed"),
        signatures(&agreement.signatures),
        Block::Paragraph(
            Look::Small,
            "Agreed before the first day (Arranging alternative provision, Department for Education, 2025).".into(),
        ),
    ]
}
