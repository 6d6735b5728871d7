//! A copy of a pack for some readers: what they may not have is taken out of the value before anything is laid.
//!
//! Nothing is painted over: a black bar hides words from eyes and not from a search. The copy keeps the page numbers of
//! the whole, so that a room with several copies is on the same page.

mod names;

use serde::{Deserialize, Serialize};

use self::names::Names;
use crate::case::{Case, PREFERENCE, PackCopy, StatusLine};
use crate::chronology::Chronology;
use crate::family_plan::FamilyPlan;
use crate::frame::Frame;
use crate::layout::content::{Block, Section, Start};
use crate::pack::attendance::{self, Attendance};
use crate::pack::composed::Composed;
use crate::pack::{PanelPack, annexes, compose, figures, set, title};
use crate::paged::Paged;
use crate::words::{ALL, Gaps, WHY};
use crate::{DocumentError, Options, Rendered};

/// A part of every brief that some readers may not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// Names of the child, those it had before, and those of the other children of the pack, wherever free text says them;
    /// initials stand in place of the child's own.
    Names,
    /// Date of birth and UPN.
    Identifiers,
    /// The child's and the family's own words.
    Voices,
    /// Needs and vulnerabilities, and whatever tells of them: statuses, categories, dates, places, and why the child comes.
    Needs,
    /// Risks.
    Risks,
    /// What the school says.
    SchoolView,
    /// What has been tried.
    Tried,
    /// The annexes: chronologies, plans and attendance, whole.
    Annexes,
}

impl Withheld {
    /// Everything that can be withheld.
    pub const ALL: [Withheld; 8] = [
        Withheld::Names,
        Withheld::Identifiers,
        Withheld::Voices,
        Withheld::Needs,
        Withheld::Risks,
        Withheld::SchoolView,
        Withheld::Tried,
        Withheld::Annexes,
    ];
}

/// Some readers and what they may not have.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Audience {
    /// As "School representatives".
    pub name: String,
    /// The copy, if copies are numbered.
    pub copy: Option<PackCopy>,
    /// Left out of every brief.
    pub withhold: Vec<Withheld>,
    /// Cases left out altogether, by their reference: a member with a conflict.
    pub without: Vec<String>,
}

/// Renders the copy of a pack for some readers, page for page like the whole.
pub fn render(
    pack: &PanelPack,
    audience: &Audience,
    options: &Options,
) -> Result<Rendered, DocumentError> {
    Composed::of(None, pack, options).render(pack, Some(audience), options)
}

/// What the copy comes to without its file.
pub fn count(
    pack: &PanelPack,
    audience: &Audience,
    options: &Options,
) -> Result<Rendered, DocumentError> {
    Composed::of(None, pack, options).count(pack, Some(audience), options)
}

/// The copy on its pages, with the parts of the whole: only what differs from it is composed.
pub(crate) fn page_with(
    whole: &Composed,
    pack: &PanelPack,
    audience: &Audience,
    options: &Options,
) -> Result<Paged, DocumentError> {
    let audience = &whole_of(audience);
    let frame = Frame::of_meeting(&pack.meeting, audience.copy.as_ref());
    let (known, places) = (whole.parts(), whole.places(pack, options));
    let mut gaps = Gaps::default();
    let reduced = reduce(pack, audience, &mut gaps);
    let mut blocks = compose(&reduced, options, &mut gaps);
    for (at, (block, length)) in blocks.iter_mut().zip(&places.lengths).enumerate() {
        if let Block::Section(section) = block {
            // What is left out above a part must not let it begin earlier than in the whole.
            if section.start == Start::Here && !places.shared.contains(&at) {
                section.start = Start::Page;
            }
            leave_out(section, pack, audience);
            section.blocks.push(Block::Pages(*length));
        }
    }
    let mut shaper = whole.shaper();
    let laid = set(Some(known), &reduced, &frame, &blocks, options, &mut shaper);
    if laid.parts != places.parts || laid.pages.len() != places.pages {
        return Err(DocumentError::Renumbered(audience.name.clone()));
    }
    let title = title(pack);
    Ok(Paged::of(&title, &frame, laid, shaper, gaps, options))
}

/// An audience that may not have what annexes tell of may not have the annexes: they are made of notes, and tell of everything.
fn whole_of(audience: &Audience) -> Audience {
    let mut audience = audience.clone();
    let told = audience.withhold.iter().any(|kind| {
        matches!(
            kind,
            Withheld::Names | Withheld::Voices | Withheld::Needs | Withheld::Risks
        )
    });
    if told && !audience.withhold.contains(&Withheld::Annexes) {
        audience.withhold.push(Withheld::Annexes);
    }
    audience
}

/// A part that is left out keeps its pages, with a sentence in place of its content.
fn leave_out(section: &mut Section, pack: &PanelPack, audience: &Audience) {
    let Some(anchor) = section.anchor.as_deref() else {
        return;
    };
    let is_of = |case_ref: &str| {
        [
            crate::brief::anchor(case_ref),
            crate::decision_sheet::anchor(case_ref),
            annexes::chronology_anchor(case_ref),
            annexes::plan_anchor(case_ref),
            attendance::anchor(case_ref),
        ]
        .iter()
        .any(|own| own == anchor)
    };
    let is_annex = |case_ref: &str| {
        anchor == annexes::chronology_anchor(case_ref)
            || anchor == annexes::plan_anchor(case_ref)
            || anchor == attendance::anchor(case_ref)
    };
    let sentence = if audience.without.iter().any(|r| is_of(r)) {
        "This case is not part of this copy."
    } else if audience.withhold.contains(&Withheld::Annexes)
        && pack.cases.iter().any(|case| is_annex(&case.case_ref))
    {
        "The annexes are not part of this copy."
    } else if anchor == figures::ANCHOR && !audience.without.is_empty() {
        // Its numbers count cases of which these readers may know nothing.
        "The meeting in numbers is not part of this copy: it counts cases that are left out."
    } else {
        return;
    };
    debug_assert!(
        section.start != Start::Here,
        "a part that can be left out begins on a page of its own"
    );
    section.blocks.truncate(1);
    section.blocks.push(Block::body(sentence));
}

/// The pack without what these readers may not have.
fn reduce(pack: &PanelPack, audience: &Audience, gaps: &mut Gaps) -> PanelPack {
    let mut reduced = pack.clone();
    reduced.copy = audience.copy.clone();
    let all = Names::of_all(pack);
    let listed = reduced.supplement.iter_mut().flat_map(|s| &mut s.agenda);
    for case in reduced.cases.iter_mut().chain(listed) {
        if audience.without.contains(&case.case_ref) {
            gaps.withhold(Some(&case.case_ref), ALL);
            *case = Case {
                case_ref: case.case_ref.clone(),
                number: case.number.clone(),
                minutes: case.minutes,
                chronology: case.chronology.as_ref().map(|_| Chronology::default()),
                plan: case.plan.as_ref().map(|_| FamilyPlan::default()),
                attendance: case.attendance.as_ref().map(|_| Attendance::default()),
                ..Case::default()
            };
        } else {
            for kind in &audience.withhold {
                take(*kind, case, &all, gaps);
            }
        }
    }
    for kind in &audience.withhold {
        for field in fields(*kind) {
            gaps.withhold(None, field);
        }
    }
    if audience.withhold.contains(&Withheld::Names) {
        // An interest, a promise and the reason of a supplement are written down in free words that may name a child.
        let slip = reduced.supplement.iter_mut().flat_map(|s| {
            let how = s.changes.iter_mut().map(|change| &mut change.how);
            s.why.iter_mut().chain(how)
        });
        let promised = reduced.matters.iter_mut().flatten().flat_map(|matter| {
            let said = matter.who.iter_mut().chain(&mut matter.standing);
            said.chain([&mut matter.what])
        });
        let declared = reduced.declarations.iter_mut().flatten();
        for said in declared.chain(promised).chain(slip) {
            *said = names::without(said, &Names::default(), &all);
        }
        reduced.others.clear();
    }
    for change in reduced.supplement.iter_mut().flat_map(|s| &mut s.changes) {
        // The slip of a late case says what the panel is asked.
        if audience
            .without
            .iter()
            .any(|case| change.what.ends_with(case.as_str()))
        {
            change.how = "This case is not part of this copy.".to_owned();
        }
    }
    if let Some(figures) = &mut reduced.figures
        && audience.withhold.contains(&Withheld::Needs)
    {
        figures.groups.retain(|group| !group.needs);
        for group in &mut figures.groups {
            if let Some(lines) = group.plainer.take() {
                group.lines = lines;
            }
        }
    }
    if let Some(open) = &mut reduced.matters {
        open.retain(|matter| {
            !audience
                .without
                .iter()
                .any(|case| matter.what.starts_with(case.as_str()))
        });
    }
    reduced
}

/// What the paper calls the fields of a kind.
fn fields(kind: Withheld) -> &'static [&'static str] {
    match kind {
        Withheld::Names => &["full name"],
        Withheld::Identifiers => &["date of birth", "UPN"],
        Withheld::Voices => &["the child’s own words", "the family’s words"],
        Withheld::Needs => &["needs", "vulnerabilities", "why an exception is made"],
        Withheld::Risks => &["risks"],
        Withheld::SchoolView => &["the school’s view"],
        Withheld::Tried => &["what has been tried"],
        Withheld::Annexes => &[],
    }
}

/// What a status is called for readers who may not know of the need behind it.
const OUT_OF_SCHOOL: &str = "Out of school";

/// A place that tells of a need, for readers who may not know of it: no longer than any name, so that no line is added.
const PLACE: &str = "Withheld";

fn take(kind: Withheld, case: &mut Case, all: &Names, gaps: &mut Gaps) {
    let brief = &mut case.brief;
    match kind {
        Withheld::Names => {
            let own = Names::of(case);
            case.brief.full_name = case.initials.clone();
            case.brief.known_as = None;
            case.former_names.clear();
            for text in names::texts(case) {
                *text = names::without(text, &own, all);
            }
        }
        Withheld::Identifiers => (brief.dob, brief.upn) = (None, None),
        Withheld::Voices => {
            (brief.child_view, brief.family_view) = (None, None);
            for choice in &mut brief.options {
                choice.answers.retain(|said| said.question != PREFERENCE);
            }
        }
        Withheld::Needs => {
            (brief.needs, brief.facts) = (None, None);
            // Whoever knows that there is an exception knows of the plan or the care order behind it.
            case.other_routes.clear();
            case.exception = None;
            brief.clocks.retain(|clock| !clock.needs);
            for status in brief.statuses.iter_mut().filter(|status| status.needs) {
                *status = StatusLine {
                    label: OUT_OF_SCHOOL.to_owned(),
                    started_on: status.started_on,
                    ..StatusLine::default()
                };
            }
            for session in brief.week.iter_mut().flatten().filter(|s| s.needs) {
                session.setting = PLACE.to_owned();
            }
            for tried in brief.tried.iter_mut().flatten().filter(|t| t.needs) {
                (tried.setting, tried.kind) = (PLACE.to_owned(), None);
            }
            if case.category_needs {
                case.category = None;
                gaps.withhold(Some(&case.case_ref), "category");
            }
            // It is often a date in its own words, and the date itself is gone.
            if case.reason.take().is_some() {
                gaps.withhold(Some(&case.case_ref), WHY);
            }
        }
        Withheld::Risks => brief.risks = None,
        Withheld::SchoolView => brief.school_view = None,
        Withheld::Tried => brief.tried = None,
        Withheld::Annexes => {
            case.chronology = case.chronology.as_ref().map(|_| Chronology::default());
            case.plan = case.plan.as_ref().map(|_| FamilyPlan::default());
            case.attendance = case.attendance.as_ref().map(|_| Attendance::default());
        }
    }
}
