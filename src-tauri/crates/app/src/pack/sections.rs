//! The sections of a meeting's pack: chosen and ordered for the meeting, as its panel usually has them until then.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::layout::Span;
use waymark_documents::{PackSection, Sections};
use waymark_store::tables::{Meeting, MeetingPatch, Panel, PanelPatch};

use super::gather::Gathered;
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// A section, and whether it is in the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackSectionChoice {
    /// cover | agenda | declarations | matters | fairness | briefs | decision_sheets | chronologies | plans | attendance | statistics
    pub section: String,
    /// Whether it is in the pack.
    pub wanted: bool,
}

/// The sections of a meeting's pack, in their order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackSectionsChosen {
    /// The meeting.
    pub meeting: Uuid,
    /// In the order of the pack; a section that is not named is left out and stands last.
    pub sections: Vec<PackSectionChoice>,
    /// The panel's later meetings begin with the same.
    #[serde(default)]
    #[ts(optional)]
    pub usual: Option<bool>,
}

/// A section as the builder shows it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackSectionLine {
    /// Its code.
    pub section: String,
    /// In words: "Fair share".
    pub label: String,
    /// Whether it is in the pack.
    pub wanted: bool,
    /// The page on which it begins; `None` when it has none.
    pub page: Option<u32>,
    /// Pages that it takes.
    pub pages: u32,
    /// Why it has no page although it is wanted.
    pub note: Option<String>,
}

fn label(section: PackSection) -> &'static str {
    match section {
        PackSection::Cover => "Cover",
        PackSection::Agenda => "Agenda",
        PackSection::Declarations => "Declarations",
        PackSection::Matters => "Matters arising",
        PackSection::Fairness => "Fair share",
        PackSection::Briefs => "Briefs",
        PackSection::Chronologies => "Chronologies",
        PackSection::Plans => "Plans for the way back",
        PackSection::Attendance => "Attendance",
        PackSection::DecisionSheets => "Decision sheets",
        PackSection::Statistics => "The meeting in numbers",
    }
}

fn code(section: PackSection) -> String {
    match serde_json::to_value(section) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

fn known(code: &str) -> Option<PackSection> {
    PackSection::ALL
        .into_iter()
        .find(|section| self::code(*section) == code)
}

/// What was stored, every section once: those that the text does not name are left out and stand last.
fn read(stored: &str) -> Option<Vec<(PackSection, bool)>> {
    let held: Vec<PackSectionChoice> = serde_json::from_str(stored).ok()?;
    let mut read: Vec<(PackSection, bool)> = Vec::new();
    for choice in held {
        if let Some(section) = known(&choice.section)
            && read.iter().all(|(seen, _)| *seen != section)
        {
            read.push((section, choice.wanted));
        }
    }
    for section in PackSection::ALL {
        if read.iter().all(|(seen, _)| *seen != section) {
            read.push((section, false));
        }
    }
    Some(read)
}

/// Every section of a meeting's pack in its order: the meeting's own, the panel's usual, or what such a panel usually has.
pub(super) fn all(meeting: &Meeting, panel: &Panel) -> Vec<(PackSection, bool)> {
    let stored = [&meeting.sections, &panel.sections]
        .into_iter()
        .find_map(|text| read(text.as_deref()?));
    // Whose turn it is matters to a panel that places children in schools, and to no other.
    let compares = panel
        .kind
        .as_deref()
        .is_none_or(|kind| matches!(kind, "fair_access" | "managed_moves"));
    stored.unwrap_or_else(|| {
        let usual = Sections::default();
        PackSection::ALL
            .into_iter()
            .map(|section| {
                let wanted = usual.has(section) && (compares || section != PackSection::Fairness);
                (section, wanted)
            })
            .collect()
    })
}

/// The sections that are in the pack.
pub(super) fn wanted(meeting: &Meeting, panel: &Panel) -> Sections {
    Sections::of(
        all(meeting, panel)
            .into_iter()
            .filter_map(|(section, wanted)| wanted.then_some(section)),
    )
}

/// The part of a pack's page list to which a page belongs.
fn of_anchor(anchor: &str) -> Option<PackSection> {
    Some(match anchor.split(' ').next()? {
        "cover" => PackSection::Cover,
        "agenda" => PackSection::Agenda,
        "declarations" => PackSection::Declarations,
        "matters" => PackSection::Matters,
        "fairness" => PackSection::Fairness,
        "brief" => PackSection::Briefs,
        "decision" => PackSection::DecisionSheets,
        "chronology" => PackSection::Chronologies,
        "plan" => PackSection::Plans,
        "attendance" => PackSection::Attendance,
        "statistics" => PackSection::Statistics,
        _ => return None,
    })
}

/// Every section with the pages that it takes.
pub(super) fn lines(gathered: &Gathered, spans: &[Span]) -> Vec<PackSectionLine> {
    all(&gathered.meeting, &gathered.panel)
        .into_iter()
        .map(|(section, wanted)| {
            let own: Vec<&Span> = spans
                .iter()
                .filter(|span| of_anchor(&span.anchor) == Some(section))
                .collect();
            let page = own.first().map(|span| span.page as u32);
            let note = (wanted && page.is_none()).then(|| match section {
                PackSection::Plans => "No child on this agenda has a plan.".to_owned(),
                PackSection::Attendance => {
                    "No child on this agenda has a mark of attendance.".to_owned()
                }
                _ => "There is no case yet.".to_owned(),
            });
            PackSectionLine {
                section: code(section),
                label: label(section).to_owned(),
                wanted,
                page,
                pages: own.iter().map(|span| span.pages as u32).sum(),
                note,
            }
        })
        .collect()
}

/// Chooses and orders the sections of a meeting's pack.
pub(crate) fn choose(app: &App, request: PackSectionsChosen) -> Result<Id, Failure> {
    if let Some(unknown) = request
        .sections
        .iter()
        .find(|choice| known(&choice.section).is_none())
    {
        return Err(Failure::at(
            "sections",
            format!(
                "“{}” is no section of a pack. Nothing was changed.",
                unknown.section
            ),
        ));
    }
    if !request.sections.iter().any(|choice| choice.wanted) {
        return Err(Failure::at(
            "sections",
            "A pack needs at least one section. Nothing was changed; tick another one first.",
        ));
    }
    let meeting = app
        .read(|reader| Meeting::get(reader, request.meeting))?
        .or_not_found("meeting")?;
    let text = serde_json::to_string(&request.sections).ok();
    let mut change = app.change("Chose the sections of a pack")?.set::<Meeting>(
        request.meeting,
        MeetingPatch {
            sections: Some(text.clone()),
            ..MeetingPatch::default()
        },
    );
    if request.usual == Some(true)
        && let Some(panel) = meeting.panel
    {
        change = change.set::<Panel>(
            panel,
            PanelPatch {
                sections: Some(text),
                ..PanelPatch::default()
            },
        );
    }
    app.commit(change)?;
    Ok(Id {
        id: request.meeting,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_stored_by_another_version_is_read_as_far_as_it_is_known() {
        let text = r#"[{"section":"briefs","wanted":true},{"section":"songs","wanted":true},{"section":"briefs","wanted":false}]"#;
        let read = read(text).expect("it is a list of sections");
        assert_eq!(read[0], (PackSection::Briefs, true));
        assert_eq!(read.len(), PackSection::ALL.len(), "each stands once");
        assert!(read[1..].iter().all(|(_, wanted)| !wanted));
    }

    #[test]
    fn every_section_has_a_code_of_its_own() {
        for section in PackSection::ALL {
            assert_eq!(known(&code(section)), Some(section));
        }
    }
}
