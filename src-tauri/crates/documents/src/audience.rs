//! A copy of a pack for some readers: what they may not have is taken out of the value before anything is laid.
//!
//! Nothing is painted over: a black bar hides words from eyes and not from a search. The copy keeps the page numbers of
//! the whole, so that a room with several copies is on the same page.

use serde::{Deserialize, Serialize};

use crate::case::{Brief, Case, PREFERENCE, PackCopy};
use crate::chronology::Chronology;
use crate::family_plan::FamilyPlan;
use crate::frame::Frame;
use crate::layout::content::{Block, Section, Start};
use crate::pack::attendance::{self, Attendance};
use crate::pack::composed::Composed;
use crate::pack::{PanelPack, annexes, compose, figures, set, title};
use crate::paged::Paged;
use crate::words::{ALL, Gaps, said};
use crate::{DocumentError, Options, Rendered};

/// A part of every brief that some readers may not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Withheld {
    /// Names of the child, also where free text repeats them; initials stand instead.
    Names,
    /// Date of birth and UPN.
    Identifiers,
    /// The child's and the family's own words.
    Voices,
    /// Needs and vulnerabilities.
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
                take(*kind, case);
            }
        }
    }
    for kind in &audience.withhold {
        for field in fields(*kind) {
            gaps.withhold(None, field);
        }
    }
    if audience.withhold.contains(&Withheld::Names) {
        // An interest, and the reason of a supplement, are written down in free words that may name a child.
        let listed = pack.supplement.iter().flat_map(|s| &s.agenda);
        let names: Vec<String> = pack
            .cases
            .iter()
            .chain(listed)
            .flat_map(|case| name_parts(&case.brief))
            .collect();
        let slip = reduced.supplement.iter_mut().flat_map(|s| {
            let how = s.changes.iter_mut().map(|change| &mut change.how);
            s.why.iter_mut().chain(how)
        });
        for said in reduced.declarations.iter_mut().flatten().chain(slip) {
            *said = without_names(said, &names);
        }
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

fn take(kind: Withheld, case: &mut Case) {
    let brief = &mut case.brief;
    match kind {
        Withheld::Names => {
            let names = name_parts(brief);
            brief.full_name = case.initials.clone();
            brief.known_as = None;
            for text in texts(case) {
                *text = without_names(text, &names);
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

/// The words of a child's names, longer than an initial, in lower case.
fn name_parts(brief: &Brief) -> Vec<String> {
    [
        said(brief.full_name.as_deref()),
        said(brief.known_as.as_deref()),
    ]
    .into_iter()
    .flatten()
    .flat_map(|name| name.split(|c: char| !letter(c)))
    .filter(|part| part.chars().count() > 1)
    .map(str::to_lowercase)
    .collect()
}

/// Letters and the accents on them.
fn letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

/// Every free text of a case.
fn texts(case: &mut Case) -> Vec<&mut String> {
    let brief = &mut case.brief;
    let mut texts: Vec<&mut String> = [
        &mut case.ask,
        &mut case.category,
        &mut case.reason,
        &mut case.exception,
        &mut brief.needs,
        &mut brief.strengths,
        &mut brief.school_view,
        &mut brief.child_view,
        &mut brief.family_view,
        &mut brief.risks,
        &mut brief.no_next_reason,
    ]
    .into_iter()
    .flatten()
    .collect();
    texts.extend(
        brief
            .last_review
            .iter_mut()
            .filter_map(|r| r.summary.as_mut()),
    );
    texts.extend(brief.statuses.iter_mut().filter_map(|s| s.reason.as_mut()));
    texts.extend(
        brief
            .facts
            .iter_mut()
            .flatten()
            .filter_map(|f| f.detail.as_mut()),
    );
    texts.extend(
        brief
            .tried
            .iter_mut()
            .flatten()
            .filter_map(|t| t.outcome.as_mut()),
    );
    for choice in &mut brief.options {
        texts.extend(choice.note.as_mut());
        texts.extend(choice.answers.iter_mut().filter_map(|a| a.answer.as_mut()));
    }
    texts
}

/// A text in which no word is one of these names. A name stands as one dash, shorter than any name.
fn without_names(text: &str, names: &[String]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c| !letter(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(if names.contains(&word.to_lowercase()) {
            "–"
        } else {
            word
        });
        let gap = after.find(letter).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        rest = &after[gap..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_wherever_it_stands_and_nothing_else_does() {
        let names = ["łukasz", "wiśniewski", "luk"].map(str::to_owned);
        assert_eq!(
            without_names("Luk, LUK’s friend; Lukas (Łukasz) luck", &names),
            "–, –’s friend; Lukas (–) luck"
        );
        assert_eq!(without_names("", &names), "");
    }
}
