//! Writing down what was said on the telephone, and choosing between two tellings.

use chrono::{Datelike, NaiveDate};
use uuid::Uuid;
use waymark_domain::codes::{self, Counts};
use waymark_domain::hours::monday_of;
use waymark_store::tables::{
    Attendance, AttendancePatch, Placement, Plan, PlanWeek, PlanWeekPatch,
};
use waymark_store::{Reader, views};

use super::{RingMark, RingStands, telling};
use crate::failure::OrNotFound as _;
use crate::rows::RowRemove;
use crate::team::Id;
use crate::{App, Failure};

fn same_person(left: Option<&str>, right: Option<&str>) -> bool {
    let plain = |text: Option<&str>| text.map(|text| waymark_domain::name::fold(text.trim()));
    plain(left) == plain(right)
}

/// Writes a mark down. The same person telling again corrects what they said before.
pub(crate) fn mark(app: &App, request: RingMark) -> Result<Id, Failure> {
    if request.day > app.today() {
        return Err(Failure::at(
            "day",
            "That day has not come yet, so nobody can say who was there.",
        ));
    }
    let Some(known) = codes::attendance(&request.code, request.day) else {
        return Err(Failure::at(
            "code",
            format!(
                "“{}” is not an attendance code in force on {}. Choose one from the list.",
                request.code,
                waymark_domain::dates::long(request.day)
            ),
        ));
    };
    let attending = known.counts == Counts::Attending;
    let said_by = request
        .said_by
        .clone()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty());
    let (placement, held, weeks) = app.read(|reader| {
        let Some(placement) = Placement::get(reader, request.placement)? else {
            return Ok((None, Vec::new(), Vec::new()));
        };
        let pupil = placement.pupil.unwrap_or_default();
        let held = views::marks_between(reader, pupil, request.day, request.day)?;
        let weeks = weeks_of(reader, &placement, request.day)?;
        Ok((Some(placement), held, weeks))
    })?;
    let placement = placement.or_not_found("placement")?;
    let before = held.iter().find(|row| {
        row.set_aside.is_none()
            && row.half.as_deref() == Some(request.half.as_str())
            && row.setting == placement.setting
            && same_person(row.said_by.as_deref(), said_by.as_deref())
    });
    let mut change = app.change(format!(
        "Marked attendance by telephone: {}",
        known.code.label
    ))?;
    let id = match before {
        Some(row) => {
            let patch = AttendancePatch {
                code: Some(Some(known.code.code.to_owned())),
                notes: request.notes.clone().map(Some),
                ..AttendancePatch::default()
            };
            change = change.set::<Attendance>(row.id, patch);
            row.id
        }
        None => {
            let row = Attendance {
                id: app.new_id(),
                pupil: placement.pupil,
                placement: Some(placement.id),
                setting: placement.setting.clone(),
                on_day: Some(request.day),
                half: Some(request.half.clone()),
                code: Some(known.code.code.to_owned()),
                said_by,
                notes: request.notes.clone(),
                author: app.me()?,
                at: Some(app.now_ms()),
                set_aside: None,
            };
            change = change.create(&row);
            row.id
        }
    };
    for (week, patch) in attended(&weeks, request.day, &request.half, attending) {
        change = change.set::<PlanWeek>(week, patch);
    }
    app.commit(change)?;
    Ok(Id { id })
}

/// Weeks of the child's open plans that lead to this placement's setting and hold this day.
fn weeks_of(
    reader: &Reader,
    placement: &Placement,
    day: NaiveDate,
) -> waymark_store::Result<Vec<PlanWeek>> {
    let Some(pupil) = placement.pupil else {
        return Ok(Vec::new());
    };
    let mut weeks = Vec::new();
    for plan in Plan::for_pupil(reader, pupil)? {
        if plan.ended_on.is_some_and(|end| end < day) || plan.destination != placement.setting {
            continue;
        }
        let own = PlanWeek::having(reader, "plan", plan.id)?;
        weeks.extend(own.into_iter().filter(|week| {
            week.starts_on
                .is_some_and(|start| monday_of(start) == monday_of(day))
        }));
    }
    Ok(weeks)
}

/// The half day's bit in each week, set or cleared. A week that nobody had recorded begins with this half day alone.
fn attended(
    weeks: &[PlanWeek],
    day: NaiveDate,
    half: &str,
    attending: bool,
) -> Vec<(Uuid, PlanWeekPatch)> {
    let weekday = i64::from(day.weekday().num_days_from_monday());
    if weekday > 4 {
        return Vec::new();
    }
    let bit = 1_i64 << (weekday * 2 + i64::from(half == "pm"));
    weeks
        .iter()
        .map(|week| {
            let before = week.attended.unwrap_or(0);
            let after = if attending {
                before | bit
            } else {
                before & !bit
            };
            let patch = PlanWeekPatch {
                attended: Some(Some(after)),
                ..PlanWeekPatch::default()
            };
            (week.id, patch)
        })
        .collect()
}

/// Of two tellings that differ, the one that stands; the others are set aside with the reason and stay in the history.
pub(crate) fn stands(app: &App, request: RingStands) -> Result<Id, Failure> {
    let why = request.why.trim();
    if why.is_empty() {
        return Err(Failure::at("why", "Say why this telling stands."));
    }
    let (row, others, weeks) = app.read(|reader| {
        let Some(row) = Attendance::get(reader, request.id)? else {
            return Ok((None, Vec::new(), Vec::new()));
        };
        let (Some(pupil), Some(day)) = (row.pupil, row.on_day) else {
            return Ok((Some(row), Vec::new(), Vec::new()));
        };
        let others: Vec<Attendance> = views::marks_between(reader, pupil, day, day)?
            .into_iter()
            .filter(|other| {
                other.id != row.id && other.half == row.half && other.setting == row.setting
            })
            .collect();
        let weeks = match row
            .placement
            .map_or(Ok(None), |id| Placement::get(reader, id))?
        {
            Some(placement) => weeks_of(reader, &placement, day)?,
            None => Vec::new(),
        };
        Ok((Some(row), others, weeks))
    })?;
    let row = row.or_not_found("mark")?;
    let set_aside = |text: Option<String>| AttendancePatch {
        set_aside: Some(text),
        ..AttendancePatch::default()
    };
    let mut change = app
        .change("Chose which telling of a half day stands")?
        .reason(why);
    if row.set_aside.is_some() {
        change = change.set::<Attendance>(row.id, set_aside(None));
    }
    for other in others.iter().filter(|other| other.set_aside.is_none()) {
        change = change.set::<Attendance>(other.id, set_aside(Some(why.to_owned())));
    }
    if let (Some(day), Some(half)) = (row.on_day, row.half.as_deref()) {
        let there = telling(&row).attending == Some(true);
        for (week, patch) in attended(&weeks, day, half, there) {
            change = change.set::<PlanWeek>(week, patch);
        }
    }
    app.commit(change)?;
    Ok(Id { id: row.id })
}

/// Takes a mark away; it stays in the history.
pub(crate) fn remove(app: &App, request: RowRemove) -> Result<Id, Failure> {
    app.commit(
        app.change("Took away an attendance mark")?
            .delete::<Attendance>(request.id),
    )?;
    Ok(Id { id: request.id })
}
