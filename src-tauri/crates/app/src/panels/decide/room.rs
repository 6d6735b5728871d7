//! One decision being worked out against the rows that are there: what it writes, and what it still lacks.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::panel::{Decision, Starts};
use waymark_store::Reader;
use waymark_store::tables::{Meeting, Officer, Panel, PanelCase, PanelCasePatch};

use super::{Decide, DecisionLine, Following, line, said, sentence};
use crate::failure::FieldFailure;
use crate::names;

/// One decision being worked out against the rows that are there.
pub(super) struct Room<'a> {
    pub(super) reader: &'a Reader,
    pub(super) request: &'a Decide,
    pub(super) decision: Decision,
    pub(super) day: NaiveDate,
    pub(super) case: PanelCase,
    pub(super) meeting: Meeting,
    pub(super) panel: Option<Panel>,
    pub(super) me: Option<Uuid>,
    pub(super) now: i64,
}

impl Room<'_> {
    pub(super) fn follow(self) -> waymark_store::Result<Following> {
        let setting = if self.decision.names_setting() {
            said(&self.request.setting)
        } else {
            None
        };
        let at = names::setting(self.reader, setting.as_deref())?;
        let officer = self
            .request
            .officer
            .map_or(Ok(None), |id| Officer::get(self.reader, id))?;
        let owner = officer
            .as_ref()
            .and_then(|officer| officer.name.clone())
            .or_else(|| said(&self.request.owner));
        let put_off = self.decision == Decision::Deferred;
        let starts_on = self
            .request
            .starts_on
            .filter(|_| self.decision.names_setting());
        let mut fields = self.lacks(setting.as_ref(), owner.as_ref());
        let mut lines = vec![line(
            "Case",
            if self.case.decision.is_some() {
                "changed"
            } else {
                "new"
            },
            sentence(&[
                Some(self.decision.label().to_owned()),
                at.clone(),
                starts_on.map(|day| format!("from {}", waymark_domain::dates::long(day))),
                put_off
                    .then_some(self.request.deferred_to)
                    .flatten()
                    .map(|day| format!("until {}", waymark_domain::dates::long(day))),
            ]),
        )];
        let reason = self.against(setting.as_deref(), starts_on, &mut lines, &mut fields)?;
        let untold = self.untold(setting.as_deref(), &mut lines);
        let plan = self.plan(setting.clone(), starts_on, at.as_deref(), &mut lines)?;
        let placement = self.placement(setting.clone(), starts_on, at.as_deref(), &mut lines)?;
        let task = self.task(
            setting.clone(),
            starts_on,
            owner.clone(),
            at.as_deref(),
            &mut lines,
        )?;
        let (steps, steps_gone) = self.steps(&mut lines)?;
        let (next, next_gone) = self.next_meeting(&mut lines)?;
        Ok(Following {
            patch: PanelCasePatch {
                decision: Some(Some(self.decision.code().to_owned())),
                decision_setting: Some(setting),
                decision_starts_on: Some(starts_on),
                decision_owner: Some(owner),
                rationale: Some(said(&self.request.rationale)),
                conditions: Some(said(&self.request.conditions)),
                parents_said: Some(said(&self.request.parents_said)),
                dissent: Some(said(&self.request.dissent)),
                deferred_to: Some(self.request.deferred_to.filter(|_| put_off)),
                deferred_reason: Some(said(&self.request.deferred_reason).filter(|_| put_off)),
                decided_at: Some(Some(self.now)),
                parents_told_on: untold.then_some(None),
                school_told_on: untold.then_some(None),
                ..PanelCasePatch::default()
            },
            plan,
            placement,
            task,
            steps,
            steps_gone,
            next,
            next_gone,
            lines,
            fields,
            label: format!("Decided a case: {}", self.decision.label()),
            reason,
        })
    }

    /// Whether those who were told must be told again, because it was another decision.
    fn untold(&self, setting: Option<&str>, lines: &mut Vec<DecisionLine>) -> bool {
        let case = &self.case;
        let told = case.parents_told_on.is_some() || case.school_told_on.is_some();
        let same = case.decision.as_deref() == Some(self.decision.code())
            && case.decision_setting.as_deref() == setting;
        if told && !same {
            lines.push(line(
                "Told",
                "gone",
                "Who was told heard of the earlier decision; tell them of this one, and write the day down again."
                    .into(),
            ));
        }
        told && !same
    }

    /// What must be filled in before this decision is one.
    fn lacks(&self, setting: Option<&String>, owner: Option<&String>) -> Vec<FieldFailure> {
        let mut fields = Vec::new();
        let mut lacks = |absent: bool, field: &str, sentence: &str| {
            if absent {
                fields.push(FieldFailure {
                    field: field.to_owned(),
                    sentence: sentence.to_owned(),
                });
            }
        };
        let request = self.request;
        lacks(
            self.decision.names_setting() && setting.is_none(),
            "setting",
            "Choose the school or provider.",
        );
        lacks(
            matches!(self.decision.starts(), Starts::Placement(_)) && request.starts_on.is_none(),
            "starts_on",
            "Enter the first day: the placement begins with it.",
        );
        lacks(
            self.decision.names_setting() && request.starts_on.is_some_and(|day| day < self.day),
            "starts_on",
            "The first day is before the decision.",
        );
        if self.decision == Decision::Deferred {
            lacks(
                said(&request.deferred_reason).is_none(),
                "deferred_reason",
                "Say what is wanted, and from whom.",
            );
            lacks(
                request.deferred_to.is_none(),
                "deferred_to",
                "Enter the day to which it is put off.",
            );
            lacks(
                request.deferred_to.is_some_and(|day| day <= self.day),
                "deferred_to",
                "The day to which it is put off must come after this meeting.",
            );
        }
        lacks(
            self.decision.needs_owner() && owner.is_none(),
            "owner",
            "Say who sees to it.",
        );
        fields
    }

    pub(super) fn panel_name(&self) -> String {
        self.panel
            .as_ref()
            .and_then(|panel| panel.name.clone())
            .unwrap_or_else(|| "the panel".to_owned())
    }
}
