//! The panel pack: its sections in the order that the chair wants, each case's papers, and one count of pages.

pub(crate) mod annexes;
pub mod attendance;
pub mod composed;
mod cover;
pub mod fairness;
pub mod figures;
pub mod supplement;

use crate::case::{Case, Meeting, PackCopy};
use crate::fonts::Shaper;
use crate::frame::Frame;
use crate::layout::content::{Block, Section, Start, Text};
use crate::layout::{Laid, Parts, Span};
use crate::minutes::{Promise, promises};
use crate::paged::Paged;
use crate::pdf::Packed;
use crate::sections::PackSection;
use crate::words::{self, Gaps};
use crate::{DocumentError, Options, Rendered, agenda, brief, decision_sheet, lay_with, relabel};
use fairness::Fairness;
use figures::Figures;
use supplement::Supplement;

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
    /// Children without a case here whom a text may name: printed nowhere, and taken out of a copy that withholds names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<String>,
    /// Declarations of interest so far, one a line, with room to write more; none leaves the page out.
    pub declarations: Option<Vec<String>>,
    /// What earlier meetings left open; none leaves the page out.
    pub matters: Option<Vec<Promise>>,
    /// Fair share of the schools; none leaves the page out.
    pub fairness: Option<Fairness>,
    /// What the cases come to in numbers; none leaves the page out.
    pub figures: Option<Figures>,
    /// These are only the sheets that changed since an issue; none is a whole pack.
    pub supplement: Option<Supplement>,
}

/// Renders a pack.
pub fn render(pack: &PanelPack, options: &Options) -> Result<Rendered, DocumentError> {
    page_with(None, pack, options, Shaper::default()).render(options.made_at, &Packed::default())
}

/// What a pack comes to without its file, which is two thirds of the work: its pages, its parts and what it lacks.
pub fn count(pack: &PanelPack, options: &Options) -> Rendered {
    page_with(None, pack, options, Shaper::default()).into_rendered()
}

/// A pack on its pages, with parts that may have been composed already and the words that were measured for them.
pub(crate) fn page_with(
    known: Option<&Parts>,
    pack: &PanelPack,
    options: &Options,
    mut shaper: Shaper,
) -> Paged {
    let mut gaps = Gaps::default();
    let blocks = compose(pack, options, &mut gaps);
    let frame = Frame::of_meeting(&pack.meeting, pack.copy.as_ref());
    let laid = set(known, pack, &frame, &blocks, options, &mut shaper);
    Paged::of(&title(pack), &frame, laid, shaper, gaps, options)
}

/// The pages of a pack before they become a file: what a snapshot shows and what a check of the layout reads.
pub fn pages(pack: &PanelPack, options: &Options) -> Laid {
    let blocks = compose(pack, options, &mut Gaps::default());
    let frame = Frame::of_meeting(&pack.meeting, pack.copy.as_ref());
    set(None, pack, &frame, &blocks, options, &mut Shaper::default())
}

/// Where each part of a pack stands: what an issue writes down, so that a supplement can say which pages it replaces.
pub fn spans(pack: &PanelPack, options: &Options) -> Vec<Span> {
    pages(pack, options).spans()
}

/// The name of a case's brief among the [`spans`].
pub fn brief_anchor(case_ref: &str) -> String {
    brief::anchor(case_ref)
}

/// The name among the [`spans`] of a section that stands once in a pack; `None` for those that each case has.
pub fn section_anchor(section: PackSection) -> Option<&'static str> {
    Some(match section {
        PackSection::Cover => "cover",
        PackSection::Agenda => "agenda",
        PackSection::Declarations => "declarations",
        PackSection::Matters => "matters",
        PackSection::Fairness => fairness::ANCHOR,
        PackSection::Statistics => figures::ANCHOR,
        PackSection::Briefs
        | PackSection::Chronologies
        | PackSection::Plans
        | PackSection::Attendance
        | PackSection::DecisionSheets => return None,
    })
}

/// The name among the [`spans`] of a case's part of a section that each case has; `None` for those that stand once.
pub fn case_anchor(section: PackSection, case_ref: &str) -> Option<String> {
    Some(match section {
        PackSection::Briefs => brief::anchor(case_ref),
        PackSection::Chronologies => annexes::chronology_anchor(case_ref),
        PackSection::Plans => annexes::plan_anchor(case_ref),
        PackSection::Attendance => attendance::anchor(case_ref),
        PackSection::DecisionSheets => decision_sheet::anchor(case_ref),
        _ => return None,
    })
}

/// Whether a section begins where the one before it ended, if that is such a section too: they are short, and a page of
/// its own for each would be mostly blank.
pub fn runs_on(section: PackSection) -> bool {
    matches!(
        section,
        PackSection::Agenda | PackSection::Declarations | PackSection::Matters
    )
}

/// The name of a case's decision sheet among the [`spans`].
pub fn sheet_anchor(case_ref: &str) -> String {
    decision_sheet::anchor(case_ref)
}

/// Lays a pack; the pages of a supplement get their labels.
pub(crate) fn set(
    known: Option<&Parts>,
    pack: &PanelPack,
    frame: &Frame,
    blocks: &[Block],
    options: &Options,
    shaper: &mut Shaper,
) -> Laid {
    let mut laid = lay_with(known, frame, blocks, options, shaper);
    if let Some(supplement) = &pack.supplement {
        supplement::label(&mut laid, supplement);
        relabel(&mut laid, frame, options, shaper);
    }
    laid
}

pub(crate) fn title(pack: &PanelPack) -> String {
    let meeting = &pack.meeting;
    let what = match &pack.supplement {
        Some(supplement) => format!("panel pack, supplement {}", supplement.number),
        None => "panel pack".to_owned(),
    };
    match meeting.meeting_date {
        Some(day) => format!("{}, {}: {what}", meeting.name(), words::date(day)),
        None => format!("{}: {what}", meeting.name()),
    }
}

/// The pack in blocks, a section each.
pub(crate) fn compose(pack: &PanelPack, options: &Options, gaps: &mut Gaps) -> Vec<Block> {
    let start = if options.case_per_sheet {
        Start::Sheet
    } else {
        Start::Page
    };
    let mut sections = Vec::new();
    let level = if let Some(supplement) = &pack.supplement {
        sections.push(supplement::slip(supplement, pack, gaps));
        2
    } else if options.sections.iter().next() == Some(PackSection::Cover) {
        2
    } else {
        1
    };
    // Of a supplement, only the sheets that have a place in the issued pack.
    let has_place = &|anchor: String| {
        pack.supplement
            .as_ref()
            .is_none_or(|s| s.places.iter().any(|place| place.anchor == anchor))
    };
    let numbered = |anchor: fn(&str) -> String| {
        pack.cases
            .iter()
            .enumerate()
            .filter(move |(_, case)| has_place(anchor(&case.case_ref)))
            .map(|(i, case)| {
                let number = case.number.clone().unwrap_or_else(|| (i + 1).to_string());
                (case, number)
            })
    };
    let mut short: Option<PackSection> = None;
    // Sheets that replace one page of the issue hold what stood on it, and nothing of another.
    let one_page = |a: PackSection, b: PackSection| {
        let page = |section| {
            let anchor = section_anchor(section)?;
            let places = &pack.supplement.as_ref()?.places;
            Some(places.iter().find(|place| place.anchor == anchor)?.page)
        };
        pack.supplement.is_none() || page(a) == page(b)
    };
    for section in options.sections.iter() {
        let flows = match short {
            Some(before) if runs_on(section) && one_page(before, section) => Start::Here,
            _ => Start::Page,
        };
        let begun = sections.len();
        match section {
            PackSection::Cover => sections.push(cover::cover(pack, options, gaps)),
            PackSection::Agenda => {
                let (cases, pages) = match &pack.supplement {
                    Some(supplement) if supplement.briefs.is_empty() => {
                        (&supplement.agenda, agenda::Pages::None)
                    }
                    Some(supplement) => (
                        &supplement.agenda,
                        agenda::Pages::Issued(&supplement.briefs),
                    ),
                    None if options.sections.has(PackSection::Briefs) => {
                        (&pack.cases, agenda::Pages::Here)
                    }
                    None => (&pack.cases, agenda::Pages::None),
                };
                sections.push(agenda::section(
                    &pack.meeting,
                    cases,
                    pages,
                    flows,
                    level,
                    gaps,
                ));
            }
            PackSection::Declarations => {
                let declared = pack.declarations.iter();
                sections.extend(declared.map(|d| declarations(d, flows, level)));
            }
            PackSection::Matters => {
                let open = pack.matters.iter();
                sections.extend(open.map(|open| matters(open, flows, level)));
            }
            PackSection::Fairness => {
                sections.extend(pack.fairness.iter().map(|f| fairness::section(f, level)));
            }
            PackSection::Briefs => {
                sections.extend(numbered(brief::anchor).map(|(case, number)| {
                    let on = pack.meeting.meeting_date;
                    brief::section(case, Some(&number), on, start, level, gaps)
                }))
            }
            PackSection::DecisionSheets => {
                sections.extend(numbered(decision_sheet::anchor).map(|(case, number)| {
                    decision_sheet::section(case, Some(&number), start, level, gaps)
                }))
            }
            PackSection::Chronologies => sections.extend(
                numbered(annexes::chronology_anchor).filter_map(|(case, number)| {
                    let chronology = case.chronology.as_ref()?;
                    let place = (start, level);
                    Some(annexes::chronology(
                        case, chronology, &number, place, options,
                    ))
                }),
            ),
            PackSection::Plans => {
                sections.extend(numbered(annexes::plan_anchor).filter_map(|(case, number)| {
                    let plan = case.plan.as_ref()?;
                    Some(annexes::plan(case, plan, &number, (start, level), gaps))
                }))
            }
            PackSection::Attendance => {
                sections.extend(numbered(attendance::anchor).filter_map(|(case, number)| {
                    let marks = case.attendance.as_ref()?;
                    Some(attendance::section(case, marks, &number, (start, level)))
                }))
            }
            PackSection::Statistics => {
                sections.extend(pack.figures.iter().map(|f| figures::section(f, level)));
            }
        }
        short = (runs_on(section) && sections.len() > begun).then_some(section);
    }
    if sections.is_empty() {
        return vec![Block::body("No part of the pack was chosen.")];
    }
    sections.into_iter().map(Block::Section).collect()
}

/// Interests declared before the meeting, and lines for those that are declared in it.
fn declarations(declared: &[String], start: Start, level: u8) -> Section {
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
    let room = [
        Block::body(Text::soft("Declared at the meeting:")),
        Block::Ruled(6),
    ];
    if declared.is_empty() {
        // Its heading with one sentence, and the lines on the next page, would look like two things.
        blocks.extend(room);
        blocks = vec![Block::Together(blocks)];
    } else {
        blocks.push(Block::Together(room.into()));
    }
    Section {
        start,
        ..page("Declarations of interest", "declarations", blocks)
    }
}

/// What earlier meetings decided and nobody has done.
fn matters(open: &[Promise], start: Start, level: u8) -> Section {
    let mut blocks = vec![Block::title(level, "Matters arising", "Matters arising")];
    blocks.push(if open.is_empty() {
        Block::body("Everything that earlier meetings decided has been done.")
    } else {
        promises(open, true)
    });
    Section {
        start,
        ..page("Matters arising", "matters", blocks)
    }
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
