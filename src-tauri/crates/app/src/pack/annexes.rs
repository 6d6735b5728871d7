//! The annexes of a case: what happened, on a page, and the plan for the way back.

use waymark_documents::chronology::{Chronology, Entry};
use waymark_documents::family_plan::FamilyPlan;
use waymark_store::tables::{Plan, Pupil};
use waymark_store::{Reader, Result};

use crate::caseload::imprint;

/// What happened to a child, as much of it as a page holds.
pub(super) fn chronology(reader: &Reader, pupil: &Pupil) -> Result<Chronology> {
    Ok(Chronology {
        imprint: imprint(reader)?,
        full_name: None,
        case_ref: waymark_domain::case_ref(pupil.id),
        most_pages: Some(1),
        entries: crate::chronology::lines(reader, pupil.id)?
            .into_iter()
            .map(|line| Entry {
                on: line.on,
                kind: Some(line.label),
                text: line.text,
                source: line.source,
                significant: line.significant,
            })
            .collect(),
    })
}

/// The child's running plan; `None` when there is none.
pub(super) fn plan(reader: &Reader, pupil: &Pupil) -> Result<Option<FamilyPlan>> {
    Plan::for_pupil(reader, pupil.id)?
        .into_iter()
        .filter(|plan| plan.ended_on.is_none())
        .max_by_key(|plan| (plan.started_on, plan.id))
        .map(|plan| crate::papers::plan_of(reader, &plan, pupil))
        .transpose()
}
