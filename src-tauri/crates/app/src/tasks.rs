//! Tasks and promises: what an officer is to do, and what somebody else has said they would do.
//!
//! A promise is a task that waits on another. It is asked for in rungs (asked, chased, escalated, taken to the head), each a
//! row with its own day, so that the ladder shows who was asked what and when. What one school or provider owes is one page.

mod owed;
mod writing;

pub use owed::{Owed, OwedPage};
pub(crate) use owed::{owed, owed_pdf, owed_saved};
pub(crate) use writing::{remove_chase, remove_task, save_chase, save_task};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::Reader;
use waymark_store::tables::{Chase, Task};
use waymark_store::views;

use crate::{App, Failure, names};

/// Which tasks.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct TasksQuery {
    /// Of one child.
    pub pupil: Option<Uuid>,
    /// Owed by one school or provider.
    pub setting: Option<String>,
    /// Only those that I see to.
    pub mine: Option<bool>,
    /// Only those that this officer sees to.
    pub owner: Option<Uuid>,
}

/// Tasks in the order in which they are to be done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TasksView {
    /// An officer's own to do, soonest first.
    pub own: Vec<TaskLine>,
    /// What others have promised, the one to chase first at the top.
    pub promises: Vec<TaskLine>,
    /// Done or dropped, newest first; only where one child or one setting was asked for.
    pub closed: Vec<TaskLine>,
    /// "2 tasks are due · 1 promise to chase".
    pub sentence: String,
}

/// A task with the names that it needs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TaskLine {
    /// The row.
    pub task: Task,
    /// "Nowak, Łukasz"; `None` is about no one child.
    pub child: Option<String>,
    /// Who sees to it; `None` is nobody.
    pub owner_name: Option<String>,
    /// The school or provider that owes it.
    pub setting_name: Option<String>,
    /// Each time it was asked for, oldest first.
    pub chases: Vec<Chase>,
    /// How far it has gone: asked | chased | escalated | head; `None` is not asked for yet.
    pub rung: Option<String>,
    /// The rung that comes next.
    pub next_rung: String,
    /// The day on which to act: when to ask again, else when it is due; `None` is no day.
    pub act_on: Option<NaiveDate>,
    /// Whole days since it was promised.
    pub days: Option<i64>,
    /// overdue | today | soon | later | no_day | done | dropped
    pub standing: String,
    /// "From the review of Tue 10 Nov 2026"; `None` when it stands alone.
    pub from: Option<String>,
}

/// The rungs in order.
const RUNGS: [&str; 4] = ["asked", "chased", "escalated", "head"];

/// A task within this many days is soon.
const SOON: i64 = 7;

fn is_promise(task: &Task) -> bool {
    task.waiting_on.is_some() || task.setting.is_some()
}

fn line(reader: &Reader, task: Task, today: NaiveDate) -> waymark_store::Result<TaskLine> {
    let mut chases = Chase::having(reader, "task", task.id)?;
    chases.sort_by_key(|chase| (chase.on_day, chase.id));
    let rung = chases
        .iter()
        .filter_map(|chase| chase.rung.clone())
        .max_by_key(|rung| RUNGS.iter().position(|known| known == rung));
    let next_rung = rung
        .as_deref()
        .and_then(|rung| RUNGS.iter().position(|known| *known == rung))
        .map_or(RUNGS[0], |at| RUNGS[(at + 1).min(RUNGS.len() - 1)]);
    let asked_again = chases.last().and_then(|chase| chase.next_on);
    let act_on = asked_again.or(task.due_on);
    let standing = match act_on {
        _ if task.done_on.is_some() => "done",
        _ if task.dropped_reason.is_some() => "dropped",
        None => "no_day",
        Some(day) if day < today => "overdue",
        Some(day) if day == today => "today",
        Some(day) if (day - today).num_days() <= SOON => "soon",
        Some(_) => "later",
    };
    Ok(TaskLine {
        child: match task.pupil {
            Some(id) => crate::names::child(reader, id)?,
            None => None,
        },
        owner_name: names::officer(reader, task.owner)?,
        setting_name: names::setting(reader, task.setting.as_deref())?,
        days: task.promised_on.map(|day| (today - day).num_days()),
        from: from(reader, &task)?,
        rung,
        next_rung: next_rung.to_owned(),
        act_on,
        standing: standing.to_owned(),
        chases,
        task,
    })
}

/// What a task came from, in words.
fn from(reader: &Reader, task: &Task) -> waymark_store::Result<Option<String>> {
    use waymark_store::tables::{Meeting, Note, PanelCase, Review};
    let (Some(table), Some(row)) = (task.from_table.as_deref(), task.from_row) else {
        return Ok(None);
    };
    let on = |what: &str, day: Option<NaiveDate>| match day {
        Some(day) => format!("From the {what} of {}", dates::long(day)),
        None => format!("From a {what}"),
    };
    Ok(match table {
        "note" => Note::get(reader, row)?.map(|note| on("note", note.on_day)),
        "review" => Review::get(reader, row)?.map(|review| on("review", review.held_on)),
        "meeting" => Meeting::get(reader, row)?.map(|meeting| on("meeting", meeting.held_on)),
        "provider" => waymark_store::tables::Provider::get(reader, row)?
            .and_then(|provider| provider.name)
            .map(|name| format!("About {name}")),
        "panel_case" => {
            let meeting = PanelCase::get(reader, row)?
                .and_then(|case| case.meeting)
                .map_or(Ok(None), |id| Meeting::get(reader, id))?;
            Some(on(
                "panel’s decision",
                meeting.and_then(|meeting| meeting.held_on),
            ))
        }
        _ => None,
    })
}

pub(crate) fn lines(
    reader: &Reader,
    tasks: Vec<Task>,
    today: NaiveDate,
) -> waymark_store::Result<Vec<TaskLine>> {
    tasks
        .into_iter()
        .map(|task| line(reader, task, today))
        .collect()
}

fn soonest(lines: &mut [TaskLine]) {
    lines.sort_by_key(|line| (line.act_on.is_none(), line.act_on, line.task.id));
}

/// Tasks and promises: everybody's, mine, of one child, or of one setting.
pub(crate) fn list_tasks(app: &App, request: TasksQuery) -> Result<TasksView, Failure> {
    let today = app.today();
    let me = app.me()?;
    let mine = request.mine.unwrap_or(false);
    app.read(|reader| {
        let narrowed = request.pupil.is_some() || request.setting.is_some();
        let mut tasks = match (request.pupil, &request.setting) {
            (Some(pupil), _) => Task::for_pupil(reader, pupil)?,
            (None, Some(setting)) => Task::having(reader, "setting", setting.clone())?,
            (None, None) => views::open_tasks(reader)?,
        };
        tasks.retain(|task| {
            (!mine || (task.owner.is_some() && task.owner == me))
                && (request.owner.is_none() || task.owner == request.owner)
                && request
                    .setting
                    .as_ref()
                    .is_none_or(|setting| task.setting.as_ref() == Some(setting))
        });
        let (closed, open): (Vec<Task>, Vec<Task>) = tasks
            .into_iter()
            .partition(|task| task.done_on.is_some() || task.dropped_reason.is_some());
        let (promises, own): (Vec<Task>, Vec<Task>) = open.into_iter().partition(is_promise);
        let mut own = lines(reader, own, today)?;
        let mut promises = lines(reader, promises, today)?;
        soonest(&mut own);
        soonest(&mut promises);
        let mut closed = if narrowed {
            lines(reader, closed, today)?
        } else {
            Vec::new()
        };
        closed.sort_by_key(|line| std::cmp::Reverse((line.task.done_on, line.task.id)));
        Ok(TasksView {
            sentence: sentence(&own, &promises),
            own,
            promises,
            closed,
        })
    })
}

fn sentence(own: &[TaskLine], promises: &[TaskLine]) -> String {
    let now = |lines: &[TaskLine]| {
        lines
            .iter()
            .filter(|line| matches!(line.standing.as_str(), "overdue" | "today"))
            .count()
    };
    let mut parts = Vec::new();
    match now(own) {
        0 => {}
        1 => parts.push("1 task is due".to_owned()),
        n => parts.push(format!("{n} tasks are due")),
    }
    match now(promises) {
        0 => {}
        1 => parts.push("1 promise to chase".to_owned()),
        n => parts.push(format!("{n} promises to chase")),
    }
    if parts.is_empty() {
        let open = own.len() + promises.len();
        return match open {
            0 => "Nothing is to be done and nobody owes anything.".into(),
            _ => "Nothing is due today.".into(),
        };
    }
    format!("{}.", parts.join(" · "))
}
