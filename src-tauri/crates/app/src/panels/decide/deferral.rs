//! What is put off: its place on the agenda of a later meeting.

use uuid::Uuid;
use waymark_domain::panel::Decision;
use waymark_store::tables::{Meeting, PanelCase};

use super::room::Room;
use super::{DecisionLine, follows, line, said};
use crate::panels::agenda;

impl Room<'_> {
    /// What is put off comes before the first meeting on or after its day, if one is planned.
    pub(super) fn next_meeting(
        &self,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<(Option<PanelCase>, Option<Uuid>)> {
        let id = follows(self.case.id, "next");
        let held = PanelCase::get(self.reader, id)?;
        let (Some(panel), Some(day)) = (
            self.meeting.panel,
            self.request
                .deferred_to
                .filter(|_| self.decision == Decision::Deferred),
        ) else {
            if held.as_ref().is_some_and(|case| case.decision.is_none()) {
                lines.push(line(
                    "Agenda",
                    "gone",
                    "The case is taken off the later agenda.".into(),
                ));
                return Ok((None, Some(id)));
            }
            return Ok((None, None));
        };
        let mut meetings = Meeting::having(self.reader, "panel", panel)?;
        meetings.retain(|meeting| {
            meeting.id != self.meeting.id
                && meeting.held_on.is_some_and(|held| held >= day)
                && !matches!(meeting.stage.as_deref(), Some("held" | "cancelled"))
        });
        let Some(next) = meetings.into_iter().min_by_key(|meeting| meeting.held_on) else {
            lines.push(line(
                "Agenda",
                "kept",
                "No later meeting is planned yet. Once it is, this child will be suggested for it."
                    .into(),
            ));
            return Ok((None, None));
        };
        let there = agenda(self.reader, next.id)?;
        let when = next
            .held_on
            .map(waymark_domain::dates::long)
            .unwrap_or_default();
        if there.iter().any(|case| case.pupil == self.case.pupil) {
            lines.push(line(
                "Agenda",
                "kept",
                format!("The child is on the agenda of {when} already."),
            ));
            return Ok((None, None));
        }
        let last = there.last().and_then(|case| case.position.as_deref());
        let position = waymark_domain::order::between(last, None).ok();
        lines.push(line(
            "Agenda",
            "new",
            format!("On the agenda of {when}, with the same question."),
        ));
        Ok((
            Some(PanelCase {
                id,
                meeting: Some(next.id),
                pupil: self.case.pupil,
                position,
                minutes: self.case.minutes,
                category: self.case.category.clone(),
                reason: Some(format!(
                    "Put off on {}: {}",
                    waymark_domain::dates::long(self.day),
                    said(&self.request.deferred_reason).unwrap_or_default()
                )),
                ask: self.case.ask.clone(),
                presenter: self.case.presenter.clone(),
                options: self.case.options.clone(),
                exception: self.case.exception.clone(),
                ..PanelCase::default()
            }),
            None,
        ))
    }
}
