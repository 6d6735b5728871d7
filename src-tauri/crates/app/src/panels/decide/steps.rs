//! The steps of the fair-access clocks that are taken with a decision.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::panel::{Decision, PanelKind};
use waymark_store::Reader;
use waymark_store::tables::{Status, Step};

use super::room::Room;
use super::{DecisionLine, follows, line};

impl Room<'_> {
    /// The steps that a fair-access decision takes; those of an earlier decision that are not among them go.
    pub(super) fn steps(
        &self,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<(Vec<Step>, Vec<Uuid>)> {
        let Some(pupil) = self.case.pupil else {
            return Ok((Vec::new(), Vec::new()));
        };
        let about = open_fair_access(self.reader, pupil, self.day)?;
        let fair_access = self.panel.as_ref().and_then(|panel| panel.kind.as_deref())
            == Some(PanelKind::FairAccess.code());
        let wanted = if fair_access || about.is_some() {
            self.decision.steps()
        } else {
            &[]
        };
        let (mut steps, mut gone) = (Vec::new(), Vec::new());
        for decision in Decision::ALL {
            for kind in decision.steps() {
                let id = follows(self.case.id, kind.code());
                if !wanted.contains(kind)
                    && !gone.contains(&id)
                    && Step::get(self.reader, id)?.is_some()
                {
                    lines.push(line("Step", "gone", kind.label().to_owned()));
                    gone.push(id);
                }
            }
        }
        for kind in wanted {
            let id = follows(self.case.id, kind.code());
            let held = Step::get(self.reader, id)?;
            lines.push(line(
                "Step",
                if held.is_some() { "kept" } else { "new" },
                format!(
                    "{}, {}",
                    kind.label(),
                    waymark_domain::dates::long(self.day)
                ),
            ));
            if held.is_none() {
                steps.push(Step {
                    id,
                    pupil: Some(pupil),
                    kind: Some(kind.code().to_owned()),
                    on_day: Some(self.day),
                    about,
                    evidence: Some(format!("{}: {}", self.panel_name(), self.decision.label())),
                    author: self.me,
                });
            }
        }
        Ok((steps, gone))
    }
}

/// The child's open fair-access status, to which the steps of its clocks belong.
pub(in crate::panels) fn open_fair_access(
    reader: &Reader,
    pupil: Uuid,
    day: NaiveDate,
) -> waymark_store::Result<Option<Uuid>> {
    Ok(Status::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|status| {
            status.kind.as_deref() == Some("FAP")
                && status.ended_on.is_none_or(|end| end >= day)
                && status.started_on.is_none_or(|start| start <= day)
        })
        .max_by_key(|status| status.started_on)
        .map(|status| status.id))
}
