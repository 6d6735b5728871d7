//! What a decision starts: a draft plan for the way into a school, or a placement from the day that was decided.
//!
//! Both are drafts for people to complete. A plan that has been agreed since, or another that is running, is left as it is.

use chrono::NaiveDate;
use waymark_domain::panel::{Decision, Starts};
use waymark_store::tables::{Placement, Plan};

use super::room::Room;
use super::{DecisionLine, Row, follows, line, said};

impl Room<'_> {
    pub(super) fn plan(
        &self,
        setting: Option<String>,
        starts_on: Option<NaiveDate>,
        at: Option<&str>,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<Row<Plan>> {
        let id = follows(self.case.id, "plan");
        let held = Plan::get(self.reader, id)?;
        let wanted = self.decision.starts() == Starts::Plan;
        let to = at.unwrap_or("a school that is not yet named");
        if let Some(plan) = held {
            if plan.agreed_on.is_some() {
                lines.push(line(
                    "Plan",
                    "kept",
                    "The plan that this case started has been agreed since; it stays as it is."
                        .into(),
                ));
                return Ok(Row::Leave);
            }
            if !wanted {
                lines.push(line(
                    "Plan",
                    "gone",
                    "The draft plan of the earlier decision is taken away.".into(),
                ));
                return Ok(Row::Take(id));
            }
            lines.push(line(
                "Plan",
                "changed",
                format!("The draft plan is for {to}."),
            ));
            return Ok(Row::Change(Box::new(Plan {
                destination: setting,
                started_on: starts_on,
                ..plan
            })));
        }
        if !wanted {
            return Ok(Row::Leave);
        }
        let running = match self.case.pupil {
            Some(pupil) => Plan::for_pupil(self.reader, pupil)?,
            None => Vec::new(),
        };
        if running.iter().any(|plan| plan.ended_on.is_none()) {
            lines.push(line(
                "Plan",
                "kept",
                format!(
                    "A plan is running already; it is left as it is. Check that it leads to {to}."
                ),
            ));
            return Ok(Row::Leave);
        }
        lines.push(line(
            "Plan",
            "new",
            format!("A draft plan for the way into {to}, for all to agree."),
        ));
        Ok(Row::Make(Box::new(Plan {
            id,
            pupil: self.case.pupil,
            destination: setting,
            started_on: starts_on,
            purpose: Some(format!(
                "{}, decided by {} on {}",
                self.decision.label(),
                self.panel_name(),
                waymark_domain::dates::long(self.day)
            )),
            support: said(&self.request.conditions),
            ..Plan::default()
        })))
    }

    pub(super) fn placement(
        &self,
        setting: Option<String>,
        starts_on: Option<NaiveDate>,
        at: Option<&str>,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<Row<Placement>> {
        let id = follows(self.case.id, "placement");
        let held = Placement::get(self.reader, id)?;
        let kind = match self.decision.starts() {
            Starts::Placement(kind) => Some(kind.to_owned()),
            _ => None,
        };
        let to = at.unwrap_or("a provider that is not yet named");
        let legal_basis = (self.decision == Decision::OffSite)
            .then(|| "Off-site direction: Education Act 2002 s.29A".to_owned());
        match (held, kind) {
            (Some(placement), Some(kind)) => {
                lines.push(line("Placement", "changed", format!("At {to}.")));
                Ok(Row::Change(Box::new(Placement {
                    setting,
                    kind: Some(kind),
                    legal_basis: legal_basis.or(placement.legal_basis.clone()),
                    started_on: starts_on,
                    ..placement
                })))
            }
            (Some(_), None) => {
                lines.push(line(
                    "Placement",
                    "gone",
                    "The placement of the earlier decision is taken away.".into(),
                ));
                Ok(Row::Take(id))
            }
            (None, Some(kind)) => {
                let running = match self.case.pupil {
                    Some(pupil) => Placement::for_pupil(self.reader, pupil)?,
                    None => Vec::new(),
                };
                if running
                    .iter()
                    .any(|row| row.ended_on.is_none() && row.setting == setting)
                {
                    lines.push(line(
                        "Placement",
                        "kept",
                        format!("The child is at {to} already; that placement is left as it is."),
                    ));
                    return Ok(Row::Leave);
                }
                lines.push(line(
                    "Placement",
                    "new",
                    format!("A placement at {to}; its week is still to be filled in."),
                ));
                Ok(Row::Make(Box::new(Placement {
                    id,
                    pupil: self.case.pupil,
                    setting,
                    kind: Some(kind),
                    purpose: self.case.ask.clone(),
                    commissioner: Some(self.panel_name()),
                    legal_basis,
                    started_on: starts_on,
                    notes: said(&self.request.conditions)
                        .map(|conditions| format!("Conditions of the panel: {conditions}")),
                    ..Placement::default()
                })))
            }
            (None, None) => Ok(Row::Leave),
        }
    }
}
