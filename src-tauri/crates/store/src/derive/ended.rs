//! Placements away from a school that have ended, each with what came of it: what a return rate counts.
//!
//! The denominator is all of them, whatever they ended in, so that a provider that sends nobody back cannot leave the sum.

use chrono::{Days, NaiveDate};
use rusqlite::types::Value;
use waymark_domain::SettingRef;

use super::file::File;
use super::settle::day;
use crate::tables::{Placement, Plan, Review};
use crate::{Reader, Result, facts, reference};

/// The columns of `ended`, in the order of [`ended`]; the first two name a row.
pub(super) const ENDED: [&str; 7] = [
    "pupil",
    "placement",
    "ended_on",
    "setting",
    "school",
    "year",
    "outcome",
];

/// A return up to this many days after the end belongs to the placement: six weeks, a summer holiday.
const BELONGS: u64 = 42;

/// A school that begins up to this many days before a placement ends is where it led.
const OVERLAP: u64 = 14;

/// A check some days early is that check: a week before thirteen and before six.
const THIRTEEN: i64 = 12;
const SIX: i64 = 5;
/// Later than this, in weeks, it is a check of something else.
const HALF_YEAR: i64 = 26;

/// One row for each ended placement away from a school, of an open case or a closed one.
pub(super) fn ended(reader: &Reader, file: &File) -> Result<Vec<Vec<Value>>> {
    let school = school_of(file);
    let mut rows = Vec::new();
    for row in &file.placements {
        let (Some(ended), true) = (row.ended_on, row.kind.as_deref() != Some("school")) else {
            continue;
        };
        let year = facts::nc_year(&file.pupil, ended).map(|year| year.code());
        rows.push(vec![
            file.pupil.id.into(),
            row.id.into(),
            day(Some(ended)),
            row.setting.clone().into(),
            school.clone().into(),
            year.into(),
            outcome(reader, file, row, ended)?.to_owned().into(),
        ]);
    }
    Ok(rows)
}

fn outcome(
    reader: &Reader,
    file: &File,
    row: &Placement,
    ended: NaiveDate,
) -> Result<&'static str> {
    let until = until(ended);
    let ended_as = |word: &str| {
        file.plans
            .iter()
            .any(|plan| plan.outcome.as_deref() == Some(word) && belongs(row, plan.ended_on, until))
    };
    if ended_as("broken") {
        return Ok("broken");
    }
    let at_school = || {
        file.placements.iter().any(|other| {
            other.kind.as_deref() == Some("school")
                && other
                    .started_on
                    .is_some_and(|start| ended - Days::new(OVERLAP) <= start && start <= until)
        })
    };
    if ended_as("returned") || at_school() || went_to_school(reader, file, ended)? {
        return Ok(checked(&file.reviews, returned_on(&file.plans, row, ended)));
    }
    Ok("not_returned")
}

/// The last day on which a return still belongs to a placement that ended on a day.
fn until(ended: NaiveDate) -> NaiveDate {
    ended.checked_add_days(Days::new(BELONGS)).unwrap_or(ended)
}

fn belongs(row: &Placement, day: Option<NaiveDate>, until: NaiveDate) -> bool {
    day.is_some_and(|day| row.started_on.is_none_or(|start| start <= day) && day <= until)
}

/// The day from which a return is counted: the plan's last day where one led to it, else the placement's.
fn returned_on(plans: &[Plan], row: &Placement, ended: NaiveDate) -> NaiveDate {
    plans
        .iter()
        .filter(|plan| plan.outcome.as_deref() == Some("returned"))
        .filter(|plan| belongs(row, plan.ended_on, until(ended)))
        .filter_map(|plan| plan.ended_on)
        .max()
        .unwrap_or(ended)
}

/// How a return stood when it was last checked: reviews of a reintegration in the half year after it.
fn checked(reviews: &[Review], returned: NaiveDate) -> &'static str {
    let weeks = |review: &Review| {
        let held = review.held_on.filter(|day| *day >= returned)?;
        (review.kind.as_deref() == Some("reintegration")
            && review.still_meets_need.as_deref() == Some("yes"))
        .then(|| (held - returned).num_days() / 7)
    };
    match reviews
        .iter()
        .filter_map(weeks)
        .filter(|weeks| *weeks <= HALF_YEAR)
        .max()
    {
        Some(weeks) if weeks >= THIRTEEN => "held",
        Some(weeks) if weeks >= SIX => "held_at_six",
        _ => "returned",
    }
}

/// Whether the case was closed at the end of the placement because the child went to a mainstream school.
fn went_to_school(reader: &Reader, file: &File, ended: NaiveDate) -> Result<bool> {
    let closed = file
        .pupil
        .closed_on
        .is_some_and(|day| ended <= day && day <= until(ended));
    if !closed {
        return Ok(false);
    }
    // What was said of the destination goes before what the register says of the place.
    if let Some(kind) = file.pupil.destination_kind.as_deref() {
        return Ok(kind == waymark_domain::destination::DestinationKind::MainstreamSchool.code());
    }
    let setting = file
        .pupil
        .destination
        .as_deref()
        .map(str::parse::<SettingRef>);
    let Some(Ok(SettingRef::Urn(urn))) = setting else {
        return Ok(false);
    };
    let school = reference::establishment(reader, urn)?;
    Ok(school.is_some_and(|school| {
        let special = school
            .type_name
            .as_deref()
            .is_some_and(|kind| kind.to_lowercase().contains("special"));
        !special && !school.is_alternative_provision()
    }))
}

/// The school of a placement: where the last plan led, else where the child is on roll.
fn school_of(file: &File) -> Option<String> {
    file.plans
        .iter()
        .filter(|plan| plan.destination.is_some())
        .max_by_key(|plan| plan.started_on)
        .and_then(|plan| plan.destination.clone())
        .or_else(|| file.pupil.roll_setting.clone())
}
