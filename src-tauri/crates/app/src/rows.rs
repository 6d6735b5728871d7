//! What hangs on a child or a panel and is edited field by field: statuses, facts, placements, reviews, notes …
//!
//! All of them are saved in the same two ways, so the two functions are written once and the table of commands names them
//! for each noun.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::table::{Cell, Patch as _, Table};
use waymark_store::tables::{
    Contact, ContactPatch, Declaration, DeclarationPatch, Exemption, ExemptionPatch, Fact,
    FactPatch, FormerName, FormerNamePatch, Note, NotePatch, PanelMember, PanelMemberPatch,
    Placement, Plan, PlanPatch, PlanWeek, PlanWeekPatch, Review, ReviewPatch, Seat, SeatPatch,
    Status, StatusPatch,
};

use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// A new row, or fields of an old one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RowSave<P> {
    /// Absent for a new row.
    #[serde(default = "Option::default")]
    #[ts(optional)]
    pub id: Option<Uuid>,
    /// Only the fields that change.
    pub patch: P,
}

/// Taking a row away. It stays in the history and can be put back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RowRemove {
    /// Which.
    pub id: Uuid,
    /// Why; required for what was not made just now.
    #[ts(optional)]
    pub reason: Option<String>,
}

/// A new plan with its ladder laid out, or the ladder laid out anew.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LadderSave {
    /// The plan.
    pub plan: Uuid,
    /// The first Monday.
    pub starts_on: chrono::NaiveDate,
    /// Sessions planned each week, as ten bits from Monday morning.
    pub weeks: Vec<i64>,
}

/// Moving a step of the ladder and all that follow it; the original dates are kept.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct LadderShift {
    /// The first week that moves.
    pub week: Uuid,
    /// By how many weeks; negative is earlier.
    pub by: i64,
}

/// Makes a row, or changes fields of one, as one change named for people.
pub(crate) fn save<T: Table>(app: &App, request: RowSave<T::Patch>) -> Result<Id, Failure> {
    let (noun, article) = (T::DEF.noun, article(T::DEF.noun));
    let verb = if request.id.is_some() {
        "Changed"
    } else {
        "Added"
    };
    save_as::<T>(app, request, format!("{verb} {article} {noun}"))
}

/// [`save`], with a label of its own for the history and the undo button.
pub(crate) fn save_as<T: Table>(
    app: &App,
    request: RowSave<T::Patch>,
    label: String,
) -> Result<Id, Failure> {
    let change = app.change(label)?;
    let (id, change) = match request.id {
        Some(id) => (id, change.set::<T>(id, request.patch)),
        None => {
            let id = app.new_id();
            (id, change.create(&row_of::<T>(id, request.patch)))
        }
    };
    app.commit(change)?;
    Ok(Id { id })
}

/// A new row with only the fields that a patch names.
pub(crate) fn row_of<T: Table>(id: Uuid, patch: T::Patch) -> T {
    let mut cells = vec![Cell::Unknown; T::DEF.columns.len()];
    for (at, cell) in patch.changes() {
        cells[at] = cell;
    }
    T::from_cells(id, &cells)
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    }
}

fn remove<T: Table>(app: &App, request: RowRemove) -> Result<Id, Failure> {
    let noun = T::DEF.noun;
    remove_as::<T>(app, request, &format!("Took away {} {noun}", article(noun)))
}

/// Takes a row away, with a label of its own for the history and the undo button.
pub(crate) fn remove_as<T: Table>(
    app: &App,
    request: RowRemove,
    label: &str,
) -> Result<Id, Failure> {
    let mut change = app.change(label)?.delete::<T>(request.id);
    if let Some(reason) = request.reason {
        change = change.reason(reason);
    }
    app.commit(change)?;
    Ok(Id { id: request.id })
}

macro_rules! rows {
    ($($row:ident: $patch:ident, $save:ident, $remove:ident;)*) => {
        $(
            #[doc = concat!("Adds or changes a `", stringify!($row), "`.")]
            pub(crate) fn $save(app: &App, request: RowSave<$patch>) -> Result<Id, Failure> {
                save::<$row>(app, request)
            }

            #[doc = concat!("Takes away a `", stringify!($row), "`; it stays in the history.")]
            pub(crate) fn $remove(app: &App, request: RowRemove) -> Result<Id, Failure> {
                remove::<$row>(app, request)
            }
        )*
    };
}

rows! {
    FormerName: FormerNamePatch, save_former_name, remove_former_name;
    Status: StatusPatch, save_status, remove_status;
    Fact: FactPatch, save_fact, remove_fact;
    Contact: ContactPatch, save_contact, remove_contact;
    Review: ReviewPatch, save_review, remove_review;
    Plan: PlanPatch, save_plan, remove_plan;
    PlanWeek: PlanWeekPatch, save_plan_week, remove_plan_week;
    Exemption: ExemptionPatch, save_exemption, remove_exemption;
    PanelMember: PanelMemberPatch, save_panel_member, remove_panel_member;
    Seat: SeatPatch, save_seat, remove_seat;
    Declaration: DeclarationPatch, save_declaration, remove_declaration;
}

/// Takes away a placement; it stays in the history.
pub(crate) fn remove_placement(app: &App, request: RowRemove) -> Result<Id, Failure> {
    remove::<Placement>(app, request)
}

/// A note is stamped with who wrote it and when, whoever asks.
pub(crate) fn save_note(app: &App, mut request: RowSave<NotePatch>) -> Result<Id, Failure> {
    if request.id.is_none() {
        request.patch.at = Some(Some(app.now_ms()));
        request.patch.author = Some(app.me()?);
        if request.patch.on_day.is_none() {
            request.patch.on_day = Some(Some(app.today()));
        }
        if request.patch.kind.is_none() {
            request.patch.kind = Some(Some("note".to_owned()));
        }
    }
    save::<Note>(app, request)
}

/// Lays a plan's ladder out anew. Weeks that stand already keep their attendance and their original dates.
pub(crate) fn save_ladder(app: &App, request: LadderSave) -> Result<Id, Failure> {
    if request.weeks.is_empty() || request.weeks.len() > 52 {
        return Err(Failure::at("weeks", "A ladder has between 1 and 52 weeks."));
    }
    let session = app.session()?;
    let (plan, mut held) = session.store.read(|reader| {
        Ok((
            Plan::get(reader, request.plan)?,
            PlanWeek::having(reader, "plan", request.plan)?,
        ))
    })?;
    let plan = plan.or_not_found("reintegration plan")?;
    held.sort_by_key(|week| week.number);
    let monday = request.starts_on.week(chrono::Weekday::Mon).first_day();
    let calendars = app.read(waymark_store::calendars::load)?;
    let school = plan
        .destination
        .as_deref()
        .and_then(|text| text.parse().ok());
    let mut change = app.change("Laid out the way back".to_owned())?;
    let mut next = Some(monday);
    for (at, planned) in request.weeks.iter().enumerate() {
        let starts_on = next.and_then(|monday| taught_week(&calendars, school, monday));
        next = starts_on.and_then(|monday| monday.checked_add_days(chrono::Days::new(7)));
        let planned = planned & ALL_SESSIONS;
        match held.get(at) {
            Some(week) => {
                let patch = PlanWeekPatch {
                    number: Some(Some(at as i64 + 1)),
                    starts_on: Some(starts_on),
                    planned: Some(Some(planned)),
                    original_starts_on: Some(week.original_starts_on.or(week.starts_on)),
                    ..PlanWeekPatch::default()
                };
                change = change.set::<PlanWeek>(week.id, patch);
            }
            None => {
                change = change.create(&PlanWeek {
                    id: app.new_id(),
                    pupil: plan.pupil,
                    plan: Some(plan.id),
                    number: Some(at as i64 + 1),
                    starts_on,
                    planned: Some(planned),
                    original_starts_on: starts_on,
                    ..PlanWeek::default()
                });
            }
        }
    }
    for week in held.iter().skip(request.weeks.len()) {
        change = change.delete::<PlanWeek>(week.id);
    }
    app.commit(change)?;
    Ok(Id { id: plan.id })
}

/// The first week from this Monday on with a day of school in it: a step of the ladder in the Christmas holiday is a step that
/// nobody can take. Where the calendar does not reach, the week is taken as it is.
fn taught_week(
    calendars: &waymark_domain::Calendars,
    school: Option<waymark_domain::SettingRef>,
    monday: chrono::NaiveDate,
) -> Option<chrono::NaiveDate> {
    let Some(chosen) = calendars.of(school) else {
        return Some(monday);
    };
    match chosen.calendar.on_or_after(monday) {
        Ok(day) => Some(day.week(chrono::Weekday::Mon).first_day()),
        Err(_) => Some(monday),
    }
}

/// The day so many weeks from another, further on in the same direction while the week there has no day of school in it.
fn taught_on(
    calendar: Option<&waymark_domain::SchoolCalendar>,
    from: chrono::NaiveDate,
    by: i64,
) -> Option<chrono::NaiveDate> {
    let mut day = from.checked_add_signed(chrono::TimeDelta::try_weeks(by)?)?;
    let step = chrono::TimeDelta::try_weeks(by.signum())?;
    // A summer holiday is six weeks; what is empty for longer is not a holiday, and the calendar is taken to be silent.
    for _ in 0..LONGEST_HOLIDAY {
        let monday = waymark_domain::hours::monday_of(day);
        let friday = monday.checked_add_days(chrono::Days::new(5))?;
        let empty = calendar.is_some_and(|calendar| calendar.between(monday, friday) == Ok(0));
        if !empty {
            break;
        }
        day = day.checked_add_signed(step)?;
    }
    Some(day)
}

/// Weeks of the longest holiday.
const LONGEST_HOLIDAY: u32 = 7;

/// Ten sessions of a week.
const ALL_SESSIONS: i64 = (1 << 10) - 1;

/// Moves a week of the ladder and all that follow it; where each stood at first is kept.
pub(crate) fn shift_ladder(app: &App, request: LadderShift) -> Result<Id, Failure> {
    let session = app.session()?;
    let (plan, weeks) = session.store.read(|reader| {
        let week = PlanWeek::get(reader, request.week)?;
        let weeks = match week.as_ref().and_then(|week| week.plan) {
            Some(plan) => PlanWeek::having(reader, "plan", plan)?,
            None => Vec::new(),
        };
        Ok((week, weeks))
    })?;
    let first = plan.or_not_found("week of the plan")?;
    let plan = match first.plan {
        Some(id) => app.read(|reader| Plan::get(reader, id))?,
        None => None,
    }
    .or_not_found("reintegration plan")?;
    let calendars = app.read(waymark_store::calendars::load)?;
    let school = plan
        .destination
        .as_deref()
        .and_then(|text| text.parse().ok());
    let calendar = calendars.of(school).map(|chosen| chosen.calendar);
    let to = first
        .starts_on
        .and_then(|from| taught_on(calendar, from, request.by))
        .ok_or_else(|| {
            Failure::say("This week has no date yet, so it cannot be moved. Nothing was changed.")
        })?;
    let moves = waymark_store::facts::rescheduled(&plan, &weeks, first.id, to, calendar)
        .map_err(|error| Failure::say(format!("{error} Nothing was changed.")))?;
    let mut change = app.change("Moved the way back".to_owned())?;
    for week in moves {
        let patch = PlanWeekPatch {
            starts_on: Some(Some(week.to)),
            original_starts_on: Some(Some(week.original)),
            ..PlanWeekPatch::default()
        };
        change = change.set::<PlanWeek>(week.id, patch);
    }
    app.commit(change)?;
    Ok(Id { id: first.id })
}
