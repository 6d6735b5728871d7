//! The brief: one page about one child, in the order in which a panel decides.
//!
//! First what is asked, then who, what runs out, what the child has now, what has been tried, and whose voice was heard.
//! The whole name stands here and nowhere else in a pack.

pub(crate) mod particulars;
pub(crate) mod provision;

use chrono::NaiveDate;

use crate::case::{Case, Meeting};
use crate::frame::Frame;
use crate::layout::content::{Block, Look, Section, Start, Text};
use crate::words::{Gaps, said};
use crate::{DocumentError, Options, Rendered, finish};

/// A brief on its own.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct CaseBrief {
    /// The meeting that it is for.
    pub meeting: Meeting,
    /// The case.
    pub case: Case,
}

/// Renders a brief on its own.
pub fn render(brief: &CaseBrief, options: &Options) -> Result<Rendered, DocumentError> {
    let mut gaps = Gaps::default();
    let section = section(
        &brief.case,
        None,
        brief.meeting.meeting_date,
        Start::Page,
        1,
        &mut gaps,
    );
    let title = format!(
        "Case brief {}: {}",
        brief.case.case_ref,
        brief.meeting.name()
    );
    finish(
        &title,
        &Frame::of_meeting(&brief.meeting, None),
        &[Block::Section(section)],
        gaps,
        options,
    )
}

/// What the agenda and the brief of a case print as not recorded, as the paper calls it and in its order. Where a screen asks
/// for what is missing it asks here, so that it and the paper never differ.
pub fn lacks(case: &Case, on: Option<NaiveDate>) -> Vec<String> {
    let mut gaps = Gaps::default();
    gaps.of_case(Some(&case.case_ref));
    crate::agenda::asked(case, &mut gaps);
    section(case, None, on, Start::Page, 1, &mut gaps);
    let mut fields = Vec::new();
    for missing in gaps.into_missing() {
        if !fields.contains(&missing.field) {
            fields.push(missing.field);
        }
    }
    fields
}

/// The brief as a part of a pack. `number` is its place on the agenda; `level` that of its heading.
pub(crate) fn section(
    case: &Case,
    number: Option<&str>,
    on: Option<NaiveDate>,
    start: Start,
    level: u8,
    gaps: &mut Gaps,
) -> Section {
    gaps.of_case(Some(&case.case_ref));
    let brief = &case.brief;
    let mut blocks = vec![
        heading(case, number, level, gaps),
        particulars::identity(case, on, gaps),
    ];
    let ask = gaps.text("what the panel is asked", case.ask.as_deref());
    blocks.push(Block::Paragraph(
        Look::Ask,
        Text::bold("The panel is asked: ").join(ask),
    ));
    blocks.extend(particulars::why_here(case, gaps));
    blocks.push(Block::Gap(6.0));
    blocks.push(particulars::who(case, true, gaps));
    blocks.extend(particulars::statuses(brief, level + 1, gaps));
    blocks.extend(particulars::dates(case, level + 1));
    blocks.extend(provision::week(brief, level + 1, gaps));
    blocks.extend(provision::tried(brief.tried.as_deref(), level + 1, gaps));
    blocks.extend(provision::voices(brief, level + 1, gaps));
    blocks.extend(provision::choices(&brief.options, level + 1));
    gaps.of_case(None);
    Section {
        start,
        running: number.map_or(format!("Case {}", case.case_ref), |n| {
            format!("{n} · Case {}", case.case_ref)
        }),
        bare: false,
        anchor: Some(anchor(&case.case_ref)),
        fit: true,
        blocks,
    }
}

/// The name under which the agenda finds the page of a brief.
pub(crate) fn anchor(case_ref: &str) -> String {
    format!("brief {case_ref}")
}

/// Bookmarks show what the agenda shows: no name stands in a window's side bar.
pub(crate) fn mention(case: &Case, number: Option<&str>) -> String {
    let who = [
        said(case.initials.as_deref()),
        said(case.year_group.as_deref()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ");
    let number = number.map_or(String::new(), |n| format!("{n} · "));
    let who = if who.is_empty() {
        String::new()
    } else {
        format!(" · {who}")
    };
    format!("{number}{}{who}", case.case_ref)
}

fn heading(case: &Case, number: Option<&str>, level: u8, gaps: &mut Gaps) -> Block {
    let name = gaps.name("full name", case.brief.full_name.as_deref());
    let text = match number {
        Some(n) => Text::plain(format!("{n} · ")).join(name),
        None => name,
    };
    Block::title(level, text, mention(case, number))
}
