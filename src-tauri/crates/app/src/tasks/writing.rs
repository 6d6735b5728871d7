//! Adding, changing, finishing and dropping tasks, and asking again for what was promised.

use waymark_store::tables::{Chase, ChasePatch, Task, TaskPatch};

use super::is_promise;
use crate::failure::OrNotFound as _;
use crate::rows::{RowRemove, RowSave, row_of};
use crate::team::Id;
use crate::{App, Failure, names};

/// Adds a task or a promise, changes one, says that it was done, or drops it with a reason.
pub(crate) fn save_task(app: &App, mut request: RowSave<TaskPatch>) -> Result<Id, Failure> {
    let Some(id) = request.id else {
        return add(app, request.patch);
    };
    let held = app
        .read(|reader| Task::get(reader, id))?
        .or_not_found("task")?;
    if request.patch.done_on.flatten().is_some()
        && is_promise(&held)
        && said(
            &request
                .patch
                .outcome
                .clone()
                .flatten()
                .or(held.outcome.clone()),
        )
        .is_none()
    {
        return Err(Failure::at(
            "outcome",
            "Say what came of it: what was promised and what was done are not always the same.",
        ));
    }
    if let Some(Some(reason)) = &request.patch.dropped_reason
        && reason.trim().is_empty()
    {
        return Err(Failure::at(
            "dropped_reason",
            "Say why it is no longer wanted.",
        ));
    }
    // Whoever owes something new has been owing it since today, unless another day is given.
    let newly_owed = request
        .patch
        .waiting_on
        .as_ref()
        .is_some_and(Option::is_some)
        || request.patch.setting.as_ref().is_some_and(Option::is_some);
    if newly_owed && held.promised_on.is_none() && request.patch.promised_on.is_none() {
        request.patch.promised_on = Some(Some(app.today()));
    }
    let noun = if is_promise(&held) { "promise" } else { "task" };
    let label = match &request.patch {
        TaskPatch {
            done_on: Some(Some(_)),
            ..
        } => format!("Marked a {noun} as done"),
        TaskPatch {
            dropped_reason: Some(Some(_)),
            ..
        } => format!("Dropped a {noun}"),
        TaskPatch {
            done_on: Some(None),
            ..
        }
        | TaskPatch {
            dropped_reason: Some(None),
            ..
        } => format!("Opened a {noun} again"),
        _ => format!("Changed a {noun}"),
    };
    app.commit(app.change(label)?.set::<Task>(id, request.patch))?;
    Ok(Id { id })
}

fn add(app: &App, mut patch: TaskPatch) -> Result<Id, Failure> {
    if patch.owner.is_none() {
        patch.owner = Some(app.me()?);
    }
    if let Some(Some(setting)) = &patch.setting
        && patch.waiting_on.clone().flatten().is_none()
    {
        let name = app.read(|reader| names::setting(reader, Some(setting)))?;
        patch.waiting_on = Some(name);
    }
    let promise = patch.waiting_on.clone().flatten();
    if promise.is_some() && patch.promised_on.flatten().is_none() {
        patch.promised_on = Some(Some(app.today()));
    }
    let label = match &promise {
        Some(who) => format!("Wrote down what {who} promised"),
        None => "Added a task".to_owned(),
    };
    let id = app.new_id();
    let row = row_of::<Task>(id, patch);
    app.commit(app.change(label)?.create(&row))?;
    Ok(Id { id })
}

/// Takes a task away; it stays in the history.
pub(crate) fn remove_task(app: &App, request: RowRemove) -> Result<Id, Failure> {
    let chases = app.read(|reader| Chase::having(reader, "task", request.id))?;
    let mut change = app.change("Took away a task")?.delete::<Task>(request.id);
    for chase in chases {
        change = change.delete::<Chase>(chase.id);
    }
    if let Some(reason) = request.reason {
        change = change.reason(reason);
    }
    app.commit(change)?;
    Ok(Id { id: request.id })
}

/// Asks for what was promised once more. The child, the day and the officer are filled in.
pub(crate) fn save_chase(app: &App, mut request: RowSave<ChasePatch>) -> Result<Id, Failure> {
    if let Some(id) = request.id {
        app.commit(
            app.change("Changed a chase")?
                .set::<Chase>(id, request.patch),
        )?;
        return Ok(Id { id });
    }
    let task = match request.patch.task.flatten() {
        Some(id) => app.read(|reader| Task::get(reader, id))?,
        None => None,
    }
    .or_not_found("promise")?;
    if request.patch.on_day.is_none() {
        request.patch.on_day = Some(Some(app.today()));
    }
    request.patch.pupil = Some(task.pupil);
    request.patch.author = Some(app.me()?);
    let whom = task.waiting_on.unwrap_or_else(|| "them".to_owned());
    let label = match request.patch.rung.clone().flatten().as_deref() {
        Some("asked") => format!("Asked {whom} for what was promised"),
        Some("escalated") => format!("Escalated what {whom} promised"),
        Some("head") => format!("Took what {whom} promised to the head"),
        _ => format!("Chased {whom} for what was promised"),
    };
    let id = app.new_id();
    let row = row_of::<Chase>(id, request.patch);
    app.commit(app.change(label)?.create(&row))?;
    Ok(Id { id })
}

/// Takes a chase away; it stays in the history.
pub(crate) fn remove_chase(app: &App, request: RowRemove) -> Result<Id, Failure> {
    app.commit(app.change("Took away a chase")?.delete::<Chase>(request.id))?;
    Ok(Id { id: request.id })
}

/// Text that says something.
fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}
