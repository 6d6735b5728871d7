//! Matters arising: what earlier meetings of a panel decided and what has not been done, with the days since it was promised.

use std::collections::HashMap;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::facts::EventKind;
use waymark_domain::panel::Decision;
use waymark_store::Reader;
use waymark_store::tables::{Meeting, Officer, PanelCase, Placement, Plan, Step, Task};

use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::words::count;
use crate::{App, Failure, names};

/// One matter that is still open.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MatterLine {
    /// The case from which it comes.
    pub case: Uuid,
    /// The meeting that decided it.
    pub meeting: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz": for the screen, never for the paper.
    pub name: String,
    /// What the paper prints instead.
    pub case_ref: String,
    /// "School place allocated: Thornmere High School".
    pub what: String,
    /// Who sees to it.
    pub who: Option<String>,
    /// The day of the meeting that decided it.
    pub promised_on: Option<NaiveDate>,
    /// Whole days since.
    pub days: Option<i64>,
    /// By when it was to be done.
    pub due_on: Option<NaiveDate>,
    /// late | open
    pub standing: String,
    /// "31 days since it was promised; due Thu 8 Oct 2026, not started".
    pub sentence: String,
}

/// What earlier meetings left open, the oldest first.
pub(crate) fn matters(app: &App, request: Id) -> Result<Vec<MatterLine>, Failure> {
    let today = app.today();
    let found = app.read(|reader| {
        Meeting::get(reader, request.id)?
            .map(|meeting| matters_of(reader, &meeting, today))
            .transpose()
    })?;
    found.or_not_found("meeting")
}

/// The same for a meeting that is in hand. Looks a year back: what is older belongs to a review of the panel, not its agenda.
pub(crate) fn matters_of(
    reader: &Reader,
    meeting: &Meeting,
    today: NaiveDate,
) -> waymark_store::Result<Vec<MatterLine>> {
    let Some(panel) = meeting.panel else {
        return Ok(Vec::new());
    };
    let until = meeting.held_on.unwrap_or(today);
    let since = until.checked_sub_months(Months::new(12)).unwrap_or(until);
    let mut tasks: HashMap<Uuid, Vec<Task>> = HashMap::new();
    for task in Task::having(reader, "from_table", "panel_case".to_owned())? {
        if let Some(row) = task.from_row {
            tasks.entry(row).or_default().push(task);
        }
    }
    let mut lines = Vec::new();
    for earlier in Meeting::having(reader, "panel", panel)? {
        let Some(held) = earlier
            .held_on
            .filter(|day| since <= *day && *day < until && earlier.id != meeting.id)
        else {
            continue;
        };
        if earlier.stage.as_deref() == Some("cancelled") {
            continue;
        }
        for case in super::agenda(reader, earlier.id)? {
            let own = tasks.get(&case.id).map_or(&[][..], Vec::as_slice);
            lines.extend(matter(reader, &case, &earlier, held, own, today)?);
        }
    }
    lines.sort_by(|a, b| (a.promised_on, &a.name).cmp(&(b.promised_on, &b.name)));
    Ok(lines)
}

fn matter(
    reader: &Reader,
    case: &PanelCase,
    meeting: &Meeting,
    held: NaiveDate,
    tasks: &[Task],
    today: NaiveDate,
) -> waymark_store::Result<Option<MatterLine>> {
    let (Some(code), Some(pupil)) = (case.decision.as_deref(), case.pupil) else {
        return Ok(None);
    };
    let open: Vec<&Task> = tasks
        .iter()
        .filter(|task| task.done_on.is_none() && task.dropped_reason.is_none())
        .collect();
    let decision = code.parse::<Decision>().ok();
    let happened = match decision {
        Some(known) if known.names_setting() => started(reader, case, pupil, held)?,
        // What is put off comes back by itself; what asks for nothing is done once it is said.
        Some(Decision::Deferred) | None => true,
        Some(known) => !known.needs_owner() || !tasks.is_empty(),
    };
    if happened && open.is_empty() {
        return Ok(None);
    }
    let Some(name) = waymark_store::views::pupil(reader, pupil)?.map(|row| names::listed(&row))
    else {
        return Ok(None);
    };
    let place = names::setting(reader, case.decision_setting.as_deref())?;
    let label = super::decision_words(code);
    let due_on = open
        .iter()
        .filter_map(|task| task.due_on)
        .min()
        .or(case.decision_starts_on);
    let who = match open.first() {
        Some(task) => match (&task.waiting_on, task.owner) {
            (Some(who), _) => Some(who.clone()),
            (None, Some(id)) => Officer::get(reader, id)?.and_then(|officer| officer.name),
            (None, None) => None,
        },
        None => None,
    }
    .or_else(|| case.decision_owner.clone());
    let days = (today - held).num_days().max(0);
    let late = due_on.is_some_and(|day| day < today);
    let mut sentence = format!(
        "{} since it was promised",
        count(days.unsigned_abs(), "day", "days")
    );
    match due_on {
        Some(day) if late => sentence.push_str(&format!(
            "; due {}, {}",
            waymark_domain::dates::long(day),
            if happened {
                "task still open"
            } else {
                "not started"
            }
        )),
        Some(day) => sentence.push_str(&format!("; due {}", waymark_domain::dates::long(day))),
        None => sentence.push_str("; no day was set"),
    }
    Ok(Some(MatterLine {
        case: case.id,
        meeting: meeting.id,
        pupil,
        name,
        case_ref: waymark_domain::case_ref(pupil),
        what: match place {
            Some(place) => format!("{label}: {place}"),
            None => label,
        },
        who,
        promised_on: Some(held),
        days: Some(days),
        due_on,
        standing: if late { "late" } else { "open" }.to_owned(),
        sentence,
    }))
}

/// Whether what was decided has begun: the child is, or was, at the place since, has a plan that leads there, or was admitted.
fn started(
    reader: &Reader,
    case: &PanelCase,
    pupil: Uuid,
    held: NaiveDate,
) -> waymark_store::Result<bool> {
    let placed = Placement::for_pupil(reader, pupil)?
        .iter()
        .any(|placement| {
            placement.setting == case.decision_setting
                && placement.ended_on.is_none_or(|end| end >= held)
        });
    if placed {
        return Ok(true);
    }
    let admitted = Step::for_pupil(reader, pupil)?.iter().any(|step| {
        step.kind.as_deref() == Some(EventKind::Admitted.code())
            && step.on_day.is_some_and(|day| day >= held)
    });
    Ok(admitted
        || Plan::for_pupil(reader, pupil)?.iter().any(|plan| {
            plan.destination == case.decision_setting
                && plan.agreed_on.is_some()
                && plan.ended_on.is_none_or(|end| end >= held)
        }))
}
