//! Is this a case for this panel? What the record shows of the thirteen categories, and what should make one pause.
//!
//! Nothing is refused here: a panel may hear any child, with a reason. Source: School Admissions Code 2021, 3.14 to 3.22.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::eligibility::{self, Fits};
use waymark_domain::panel::PanelKind;
use waymark_store::Reader;
use waymark_store::tables::{Fact, Meeting, Panel, PanelCase, Status};

use crate::failure::OrNotFound as _;
use crate::{App, Failure};

/// A child and the meeting to which it may be brought.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct EligibilityQuery {
    /// The child.
    pub pupil: Uuid,
    /// The meeting.
    pub meeting: Uuid,
}

/// What the record says before a child is put on an agenda.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Eligibility {
    /// Whether the panel is one for fair access; the categories matter only then.
    pub fair_access: bool,
    /// The thirteen categories, a to m; empty for other panels.
    pub categories: Vec<CategoryTest>,
    /// The first category that the record shows, if one does.
    pub likely: Option<String>,
    /// Why this child normally has another route; with any, a reason is wanted.
    pub cautions: Vec<CautionLine>,
    /// Other meetings of the same day that this child is to be heard by, a sentence each.
    pub elsewhere: Vec<String>,
}

/// One category and the record.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CategoryTest {
    /// a to m.
    pub code: String,
    /// The Code's words, shortened.
    pub label: String,
    /// yes | not_shown | ask
    pub fits: String,
    /// The rows that show it, in words: "Young carer since 3 Mar 2025".
    pub because: Vec<String>,
}

/// A reason to pause.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CautionLine {
    /// One line.
    pub sentence: String,
    /// The fact behind it.
    pub row: Uuid,
}

/// Tests a child for a meeting.
pub(crate) fn check(app: &App, request: EligibilityQuery) -> Result<Eligibility, Failure> {
    let today = app.today();
    let found = app.read(|reader| {
        let Some(meeting) = Meeting::get(reader, request.meeting)? else {
            return Ok(None);
        };
        let panel = meeting
            .panel
            .map_or(Ok(None), |id| Panel::get(reader, id))?;
        let Some(known) = waymark_store::facts::of_child(reader, request.pupil, today)? else {
            return Ok(None);
        };
        let fair_access =
            panel.and_then(|panel| panel.kind).as_deref() == Some(PanelKind::FairAccess.code());
        let tested = eligibility::fair_access(&known, today);
        let mut categories = Vec::new();
        if fair_access {
            for category in &tested.categories {
                let mut because = Vec::new();
                for row in &category.rows {
                    because.extend(shown(reader, row.table, row.id)?);
                }
                categories.push(CategoryTest {
                    code: category.code.to_owned(),
                    label: category.label.to_owned(),
                    fits: match category.fits {
                        Fits::Yes => "yes",
                        Fits::NotShown => "not_shown",
                        Fits::Ask => "ask",
                    }
                    .to_owned(),
                    because,
                });
            }
        }
        let cautions = if fair_access {
            tested
                .cautions
                .iter()
                .map(|caution| CautionLine {
                    sentence: caution.sentence.clone(),
                    row: caution.row.id,
                })
                .collect()
        } else {
            Vec::new()
        };
        Ok(Some(Eligibility {
            fair_access,
            likely: categories
                .iter()
                .find(|category| category.fits == "yes")
                .map(|category| category.code.clone()),
            categories,
            cautions,
            elsewhere: elsewhere(reader, &meeting, request.pupil)?,
        }))
    })?;
    found.or_not_found("meeting or child")
}

/// A row of the record as evidence for a category.
fn shown(reader: &Reader, table: &str, id: Uuid) -> waymark_store::Result<Option<String>> {
    let since = |label: String, day: Option<chrono::NaiveDate>| match day {
        Some(day) => format!("{label} since {}", waymark_domain::dates::short(day)),
        None => label,
    };
    Ok(match table {
        "fact" => Fact::get(reader, id)?.map(|fact| {
            let label = fact.kind.as_deref().map_or_else(
                || "Unknown".to_owned(),
                |code| {
                    code.parse::<waymark_domain::FactKind>()
                        .map_or_else(|_| code.to_owned(), |kind| kind.label().to_owned())
                },
            );
            since(label, fact.started_on)
        }),
        "status" => Status::get(reader, id)?.map(|status| {
            since(
                crate::words::status(status.kind.as_deref().unwrap_or("Unknown")),
                status.started_on,
            )
        }),
        _ => None,
    })
}

/// Other meetings of the same day that this child is to be heard by, a sentence each.
pub(super) fn elsewhere(
    reader: &Reader,
    meeting: &Meeting,
    pupil: Uuid,
) -> waymark_store::Result<Vec<String>> {
    let mut found = Vec::new();
    let Some(day) = meeting.held_on else {
        return Ok(found);
    };
    for other in Meeting::having(reader, "held_on", day)? {
        if other.id == meeting.id || other.stage.as_deref() == Some("cancelled") {
            continue;
        }
        let here = PanelCase::having(reader, "meeting", other.id)?
            .iter()
            .any(|case| case.pupil == Some(pupil));
        if here {
            let panel = other.panel.map_or(Ok(None), |id| Panel::get(reader, id))?;
            let name = panel
                .and_then(|panel| panel.name)
                .unwrap_or_else(|| "Another panel".to_owned());
            found.push(format!(
                "{name} also hears this child on {}.",
                waymark_domain::dates::long(day)
            ));
        }
    }
    Ok(found)
}
