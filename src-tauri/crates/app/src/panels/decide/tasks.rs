//! The task of whoever sees to a decision. One that has been closed since stays as it is.

use chrono::NaiveDate;
use waymark_domain::panel::Decision;
use waymark_store::tables::Task;

use super::room::Room;
use super::{DecisionLine, Row, follows, line, said, sentence, sentence_of};

impl Room<'_> {
    pub(super) fn task(
        &self,
        setting: Option<String>,
        starts_on: Option<NaiveDate>,
        owner: Option<String>,
        at: Option<&str>,
        lines: &mut Vec<DecisionLine>,
    ) -> waymark_store::Result<Row<Task>> {
        let id = follows(self.case.id, "task");
        let held = Task::get(self.reader, id)?;
        if let Some(task) = &held
            && (task.done_on.is_some() || task.dropped_reason.is_some())
        {
            lines.push(line(
                "Task",
                "kept",
                "The task of the earlier decision is closed; it stays as it is.".into(),
            ));
            return Ok(Row::Leave);
        }
        if !self.decision.needs_owner() {
            return Ok(match held {
                Some(_) => {
                    lines.push(line(
                        "Task",
                        "gone",
                        "The task of the earlier decision is taken away.".into(),
                    ));
                    Row::Take(id)
                }
                None => Row::Leave,
            });
        }
        let what = if self.decision == Decision::Deferred {
            said(&self.request.deferred_reason)
        } else {
            at.map(str::to_owned)
        };
        let title = sentence_of(self.decision.task(), what.as_deref());
        let due_on = self
            .request
            .deferred_to
            .filter(|_| self.decision == Decision::Deferred)
            .or(starts_on);
        let task = Task {
            title: Some(title.clone()),
            due_on,
            owner: self.request.officer.or(self.me),
            waiting_on: owner.clone().filter(|_| self.request.officer.is_none()),
            setting: setting.filter(|_| self.request.officer.is_none()),
            ..held.clone().unwrap_or(Task {
                id,
                pupil: self.case.pupil,
                promised_on: Some(self.day),
                from_table: Some("panel_case".to_owned()),
                from_row: Some(self.case.id),
                ..Task::default()
            })
        };
        lines.push(line(
            "Task",
            if held.is_some() { "changed" } else { "new" },
            sentence(&[
                Some(title),
                owner.map(|who| format!("for {who}")),
                due_on.map(|day| format!("by {}", waymark_domain::dates::long(day))),
            ]),
        ));
        Ok(if held.is_some() {
            Row::Change(Box::new(task))
        } else {
            Row::Make(Box::new(task))
        })
    }
}
