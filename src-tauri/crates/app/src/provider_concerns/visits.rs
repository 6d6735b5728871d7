//! Quality visits to a provider: planned as a task for a day, and made, with what was found. The day of the last one is the
//! provider's own.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::tables::{Provider, ProviderPatch, Task, TaskPatch};

use crate::failure::OrNotFound as _;
use crate::providers::{self, Setting};
use crate::tasks::TaskLine;
use crate::team::Id;
use crate::{App, Failure, names};

/// What a task that is a visit to a provider came from.
const FROM: &str = "provider";

/// A visit to plan.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderVisitPlan {
    /// The provider.
    pub setting: String,
    /// The day; `None` is refused.
    pub on: Option<NaiveDate>,
    /// The officer who goes; `None` is whoever plans it.
    pub owner: Option<Uuid>,
    /// What to look at.
    pub why: Option<String>,
}

/// A visit that was made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderVisitMade {
    /// The task that planned it.
    pub task: Uuid,
    /// The provider.
    pub setting: String,
    /// The day; `None` is refused.
    pub on: Option<NaiveDate>,
    /// What was found.
    pub found: String,
}

/// The visits to one provider, those to come first.
pub(crate) fn list(app: &App, request: Setting) -> Result<Vec<TaskLine>, Failure> {
    let today = app.today();
    let row = providers::row_id(&request.setting)?;
    app.read(|reader| {
        let mut tasks: Vec<Task> = Task::having(reader, "from_row", row)?
            .into_iter()
            .filter(|task| task.from_table.as_deref() == Some(FROM))
            .collect();
        tasks.sort_by_key(|task| {
            (
                task.done_on.is_some() || task.dropped_reason.is_some(),
                task.due_on,
                task.id,
            )
        });
        crate::tasks::lines(reader, tasks, today)
    })
}

/// Plans a visit: a task of whoever goes, on its day.
pub(crate) fn plan(app: &App, request: ProviderVisitPlan) -> Result<Id, Failure> {
    let Some(on) = request.on else {
        return Err(Failure::at("on", "Enter the day of the visit."));
    };
    let row = providers::row_id(&request.setting)?;
    let name = app
        .read(|reader| names::setting(reader, Some(&request.setting)))?
        .or_not_found("provider")?;
    let why = request
        .why
        .as_deref()
        .map(str::trim)
        .filter(|why| !why.is_empty());
    let task = Task {
        id: app.new_id(),
        title: Some(match why {
            Some(why) => format!("Quality visit to {name}: {why}"),
            None => format!("Quality visit to {name}"),
        }),
        due_on: Some(on),
        owner: match request.owner {
            Some(owner) => Some(owner),
            None => app.me()?,
        },
        from_table: Some(FROM.to_owned()),
        from_row: Some(row),
        ..Task::default()
    };
    let label = format!("Planned a visit to {name} on {}", dates::long(on));
    app.commit(app.change(label)?.create(&task))?;
    Ok(Id { id: task.id })
}

/// Writes down that a visit was made and what was found; the provider's last visit is that day.
pub(crate) fn made(app: &App, request: ProviderVisitMade) -> Result<Id, Failure> {
    let Some(on) = request.on else {
        return Err(Failure::at("on", "Enter the day of the visit."));
    };
    if on > app.today() {
        return Err(Failure::at("on", "This day has not come yet."));
    }
    let found = request.found.trim();
    if found.is_empty() {
        return Err(Failure::at("found", "Say what was found."));
    }
    let row = providers::row_id(&request.setting)?;
    let (task, held, name) = app.read(|reader| {
        Ok((
            Task::get(reader, request.task)?.filter(|task| task.from_row == Some(row)),
            Provider::get(reader, row)?,
            names::setting(reader, Some(&request.setting))?,
        ))
    })?;
    let task = task.or_not_found("visit")?;
    let name = name.or_not_found("provider")?;
    let mut change = app
        .change(format!("Wrote down a visit to {name}"))?
        .set::<Task>(
            task.id,
            TaskPatch {
                done_on: Some(Some(on)),
                outcome: Some(Some(found.to_owned())),
                ..TaskPatch::default()
            },
        );
    let visited = Some(Some(on));
    change = match held {
        Some(held) if held.visited_on.is_some_and(|last| last > on) => change,
        Some(_) => change.set::<Provider>(
            row,
            ProviderPatch {
                visited_on: visited,
                ..ProviderPatch::default()
            },
        ),
        None => change.create(&Provider {
            id: row,
            name: Some(name),
            urn: providers::urn_of(&request.setting)?,
            visited_on: Some(on),
            ..Provider::default()
        }),
    };
    app.commit(change)?;
    Ok(Id { id: task.id })
}
