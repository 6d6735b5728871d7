//! Writes a decision and every row that follows from it as one change, so that one undo takes all of it back.

use waymark_store::tables::{
    PanelCase, Placement, PlacementPatch, Plan, PlanPatch, Step, Task, TaskPatch,
};

use super::{Decide, Row, follow};
use crate::team::Id;
use crate::{App, Failure};

/// Writes a decision and what follows from it.
pub(crate) fn decide(app: &App, request: Decide) -> Result<Id, Failure> {
    let following = follow(app, &request)?;
    if let Some(first) = following.fields.first() {
        return Err(Failure {
            code: None,
            sentence: format!("The decision was not saved: {}", first.sentence),
            fields: following.fields,
        });
    }
    let mut change = app
        .change(following.label)?
        .set::<PanelCase>(request.case, following.patch);
    if let Some(reason) = &following.reason {
        change = change.reason(reason);
    }
    change = match following.plan {
        Row::Make(plan) => change.put(&*plan),
        Row::Change(plan) => change.set::<Plan>(
            plan.id,
            PlanPatch {
                destination: Some(plan.destination),
                started_on: Some(plan.started_on),
                ..PlanPatch::default()
            },
        ),
        Row::Take(id) => change.delete::<Plan>(id),
        Row::Leave => change,
    };
    change = match following.placement {
        Row::Make(placement) => change.put(&*placement),
        Row::Change(placement) => change.set::<Placement>(
            placement.id,
            PlacementPatch {
                setting: Some(placement.setting),
                kind: Some(placement.kind),
                legal_basis: Some(placement.legal_basis),
                started_on: Some(placement.started_on),
                ..PlacementPatch::default()
            },
        ),
        Row::Take(id) => change.delete::<Placement>(id),
        Row::Leave => change,
    };
    change = match following.task {
        Row::Make(task) => change.put(&*task),
        Row::Change(task) => change.set::<Task>(
            task.id,
            TaskPatch {
                title: Some(task.title),
                due_on: Some(task.due_on),
                owner: Some(task.owner),
                waiting_on: Some(task.waiting_on),
                setting: Some(task.setting),
                ..TaskPatch::default()
            },
        ),
        Row::Take(id) => change.delete::<Task>(id),
        Row::Leave => change,
    };
    for step in &following.steps {
        change = change.put(step);
    }
    for id in following.steps_gone {
        change = change.delete::<Step>(id);
    }
    if let Some(next) = &following.next {
        change = change.put(next);
    }
    if let Some(id) = following.next_gone {
        change = change.delete::<PanelCase>(id);
    }
    app.commit(change)?;
    Ok(Id { id: request.case })
}
