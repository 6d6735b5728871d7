//! What a direction must be able to show, and what of it the record holds.
//!
//! What is not recorded is said to be so, never to be absent. Source: School Standards and Framework Act 1998 ss.96 and 97; local
//! protocols.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_domain::facts::EventKind;
use waymark_store::Reader;
use waymark_store::tables::{PanelCase, Status, Step};

/// One thing that the folder should hold.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct EvidenceLine {
    /// What it is.
    pub what: String,
    /// What of it is on record; `None` is nothing.
    pub held: Option<String>,
    /// What speaks against a direction; `None` is nothing on record.
    pub against: Option<String>,
}

fn said(text: &Option<String>) -> bool {
    text.as_deref().is_some_and(|text| !text.trim().is_empty())
}

/// The list for one case. `about` is the fair-access status to which its steps belong.
pub(super) fn of_case(
    reader: &Reader,
    case: &PanelCase,
    steps: &[Step],
    about: Option<Uuid>,
) -> waymark_store::Result<Vec<EvidenceLine>> {
    let taken = |kind: EventKind| {
        steps
            .iter()
            .filter(|step| {
                step.kind.as_deref() == Some(kind.code())
                    && (step.about.is_none() || about.is_none() || step.about == about)
            })
            .max_by_key(|step| step.on_day)
    };
    let dated = |kind: EventKind| {
        taken(kind).map(|step| {
            let day = step.on_day.map(dates::long);
            let shown = step.evidence.clone().filter(|text| !text.trim().is_empty());
            [day, shown]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(": ")
        })
    };
    let line = |what: &str, held: Option<String>| EvidenceLine {
        what: what.to_owned(),
        held: held.filter(|text| !text.is_empty()),
        against: None,
    };
    let decided = match (
        case.decision.is_some(),
        said(&case.rationale),
        said(&case.parents_said),
    ) {
        (false, _, _) => None,
        (true, true, true) => Some("Decision, reasons and the parents’ view".to_owned()),
        (true, true, false) => {
            Some("Decision and reasons; the parents’ view is not recorded".to_owned())
        }
        (true, false, true) => {
            Some("Decision and the parents’ view; the reasons are not recorded".to_owned())
        }
        (true, false, false) => {
            Some("Decision; its reasons and the parents’ view are not recorded".to_owned())
        }
    };
    let refusal = match (dated(EventKind::FapRefused), dated(EventKind::FapEvidence)) {
        (Some(refused), Some(sent)) => Some(format!("{refused}. Evidence: {sent}")),
        (Some(refused), None) => Some(format!("{refused}. Its evidence has not come")),
        (None, _) => None,
    };
    let excluded = match (case.pupil, case.decision_setting.as_deref()) {
        (Some(pupil), Some(setting)) => {
            Status::for_pupil(reader, pupil)?
                .into_iter()
                .find(|status| {
                    status.kind.as_deref() == Some("PEX")
                        && status.setting.as_deref() == Some(setting)
                })
        }
        _ => None,
    };
    let mut near = line(
        "That the school is within reasonable distance, and that it has not permanently excluded this child",
        None,
    );
    near.against = excluded.map(|status| match status.started_on {
        Some(day) => format!(
            "This school permanently excluded the child on {}",
            dates::long(day)
        ),
        None => "This school permanently excluded the child".to_owned(),
    });
    Ok(vec![
        line(
            "The panel’s decision, its reasons and the parents’ view as it was considered",
            decided,
        ),
        line(
            "The request to the school and the day it was sent",
            dated(EventKind::FapAsked),
        ),
        line(
            "The school’s written refusal with its reasons and its evidence",
            refusal,
        ),
        near,
        line(
            "The school’s share of fair-access children beside its neighbours’",
            None,
        ),
        line(
            "What the governing body, and for an academy the trust, was told before, and its answer",
            dated(EventKind::DirectionProposed),
        ),
    ])
}
