//! A safeguarding concern about a placement: raised and closed as dated steps, so that it is in the history with its reason
//! and a clock and an alert follow from it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::PupilFacts;
use waymark_domain::facts::Event;
use waymark_store::Reader;
use waymark_store::tables::Step;

/// A concern that is open on a placement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OpenConcern {
    /// The step that raised it.
    pub step: Uuid,
    /// Since when.
    pub since: NaiveDate,
    /// What was raised, in the words of whoever did; `None` was not written down.
    pub what: Option<String>,
}

/// What is open on each of a child's placements, read once for all of them.
pub(crate) struct Concerns {
    facts: PupilFacts,
    steps: Vec<Step>,
    today: NaiveDate,
}

impl Concerns {
    pub(crate) fn of(
        reader: &Reader,
        pupil: Uuid,
        today: NaiveDate,
    ) -> waymark_store::Result<Concerns> {
        let steps = Step::for_pupil(reader, pupil)?;
        let events = steps
            .iter()
            .filter_map(|step| {
                Some(Event {
                    id: step.id,
                    kind: step.kind.as_deref()?.parse().ok()?,
                    on: step.on_day?,
                    about: step.about,
                })
            })
            .collect();
        let facts = PupilFacts {
            events,
            ..PupilFacts::default()
        };
        Ok(Concerns {
            facts,
            steps,
            today,
        })
    }

    /// The concern that is open on a placement today.
    pub(crate) fn on(&self, placement: Uuid) -> Option<OpenConcern> {
        let raised = self.facts.concern(placement, self.today)?;
        let step = self.steps.iter().find(|step| step.id == raised.id);
        Some(OpenConcern {
            step: raised.id,
            since: raised.on,
            what: step.and_then(|step| step.evidence.clone()),
        })
    }
}
