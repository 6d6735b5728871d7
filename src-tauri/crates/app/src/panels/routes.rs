//! Children who normally have another route than fair access. A panel may hear them all the same, with a reason; the agenda,
//! the brief and the screen say the same of them, because they all ask here.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::{Fact, Panel};

/// Why a child normally has another route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OtherRoute {
    /// A school is named through the plan. Source: School Admissions Code 2021, 3.17.
    Plan,
    /// The authority can direct. Source: School Admissions Code 2021, 3.17.
    LookedAfter,
}

impl OtherRoute {
    /// As the papers say it, without a stop.
    pub(crate) fn phrase(self) -> &'static str {
        match self {
            Self::Plan => "has an education, health and care plan, through which a school is named",
            Self::LookedAfter => "is looked after, and the authority can direct",
        }
    }

    /// As the agenda warns on the screen.
    pub(super) fn warning(self) -> &'static str {
        match self {
            Self::Plan => {
                "Has an education, health and care plan: normally outside fair access (School Admissions Code 3.17). Give a reason, or take off the agenda."
            }
            Self::LookedAfter => {
                "Looked after: normally outside fair access; the authority can direct. Give a reason, or take off the agenda."
            }
        }
    }
}

/// The other routes of a child on a day; none for a panel that is not one for fair access.
pub(crate) fn other_routes(
    reader: &Reader,
    panel: &Panel,
    pupil: Uuid,
    on: NaiveDate,
) -> waymark_store::Result<Vec<OtherRoute>> {
    if panel
        .kind
        .as_deref()
        .is_some_and(|kind| kind != "fair_access")
    {
        return Ok(Vec::new());
    }
    let held = Fact::for_pupil(reader, pupil)?;
    let holds = |kind: &str| {
        held.iter().any(|fact| {
            fact.kind.as_deref() == Some(kind)
                && fact.started_on.is_none_or(|start| start <= on)
                && fact.ended_on.is_none_or(|end| on <= end)
        })
    };
    Ok(
        [("EHCP", OtherRoute::Plan), ("LAC", OtherRoute::LookedAfter)]
            .into_iter()
            .filter_map(|(kind, route)| holds(kind).then_some(route))
            .collect(),
    )
}
