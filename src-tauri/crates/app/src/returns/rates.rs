//! How many come back: of every placement that ended, how many led to a return, and how many of those held.
//!
//! The denominator is all placements away from a school that ended in the time, whatever they ended in, so that a provider
//! that sends nobody back cannot leave the sum. A share of fewer than five is not shown; its rows are.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_store::tables::{Placement, Plan, Pupil, Review};
use waymark_store::{Reader, facts, reference, views};

use crate::{App, Failure, names};

/// Which rates.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct RatesQuery {
    /// school | provider | year; by provider when absent.
    pub by: Option<String>,
    /// First day on which a placement ended; a year ago when absent.
    pub from: Option<NaiveDate>,
    /// Last day; today when absent.
    pub until: Option<NaiveDate>,
}

/// Return rates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Rates {
    /// First day counted.
    pub from: NaiveDate,
    /// Last day counted.
    pub until: NaiveDate,
    /// All together.
    pub all: RateLine,
    /// One group a line, the largest first.
    pub lines: Vec<RateLine>,
    /// What is counted, in words.
    pub meaning: String,
}

/// A group.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RateLine {
    /// A setting, a year, or "" for all.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Placements that ended: the denominator.
    pub ended: u32,
    /// Of these, those that led to a return.
    pub returned: u32,
    /// Of these, returns that still held when they were checked at thirteen weeks.
    pub held: u32,
    /// Of these, returns that held at six weeks and have not been checked at thirteen.
    pub held_at_six: u32,
    /// Of these, returns that did not hold.
    pub broken: u32,
    /// Returned of ended, in whole per cent; `None` where fewer than five ended, so that one child is not a rate.
    pub percent: Option<u32>,
    /// Every placement counted.
    pub rows: Vec<RateRow>,
}

/// One ended placement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RateRow {
    /// The placement.
    pub placement: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group at its end, as in lists.
    pub year: Option<String>,
    /// Where it was.
    pub setting_name: String,
    /// Its last day.
    pub ended_on: NaiveDate,
    /// returned | held_at_six | held | broken | not_returned
    pub outcome: String,
}

/// A return up to this many days after the end belongs to the placement: six weeks, a summer holiday.
const BELONGS: u64 = 42;

/// Fewer than this in a group, and no share is shown.
const FEWEST: usize = 5;

fn outcome(
    plans: &[Plan],
    placements: &[Placement],
    row: &Placement,
    ended: NaiveDate,
) -> &'static str {
    let until = ended.checked_add_days(Days::new(BELONGS)).unwrap_or(ended);
    let belongs = |day: Option<NaiveDate>| {
        day.is_some_and(|day| row.started_on.is_none_or(|start| start <= day) && day <= until)
    };
    let ended_as = |word: &str| {
        plans
            .iter()
            .any(|plan| plan.outcome.as_deref() == Some(word) && belongs(plan.ended_on))
    };
    if ended_as("broken") {
        return "broken";
    }
    let at_school = placements.iter().any(|other| {
        other.kind.as_deref() == Some("school")
            && other
                .started_on
                .is_some_and(|start| ended - Days::new(14) <= start && start <= until)
    });
    if ended_as("returned") || at_school {
        "returned"
    } else {
        "not_returned"
    }
}

/// The day from which a return is counted: the plan's last day where one led to it, else the placement's.
fn returned_on(plans: &[Plan], row: &Placement, ended: NaiveDate) -> NaiveDate {
    let until = ended.checked_add_days(Days::new(BELONGS)).unwrap_or(ended);
    plans
        .iter()
        .filter(|plan| plan.outcome.as_deref() == Some("returned"))
        .filter_map(|plan| plan.ended_on)
        .filter(|day| row.started_on.is_none_or(|start| start <= *day) && *day <= until)
        .max()
        .unwrap_or(ended)
}

/// How a return stood when it was last checked: reviews of a reintegration in the half year after it.
fn checked(reviews: &[Review], ended: NaiveDate) -> &'static str {
    let weeks = |review: &&Review| {
        let held = review.held_on.filter(|day| *day >= ended)?;
        (review.kind.as_deref() == Some("reintegration")
            && review.still_meets_need.as_deref() == Some("yes"))
        .then(|| (held - ended).num_days() / 7)
    };
    match reviews
        .iter()
        .filter_map(|review| weeks(&review))
        .filter(|weeks| *weeks <= HALF_YEAR)
        .max()
    {
        Some(weeks) if weeks >= THIRTEEN => "held",
        Some(weeks) if weeks >= SIX => "held_at_six",
        _ => "returned",
    }
}

/// A check some days early is that check: a week before thirteen and before six.
const THIRTEEN: i64 = 12;
const SIX: i64 = 5;
/// Later than this it is a check of something else.
const HALF_YEAR: i64 = 26;

/// Whether the case was closed at the end of the placement because the child went to a mainstream school.
fn went_to_school(reader: &Reader, pupil: &Pupil, ended: NaiveDate) -> waymark_store::Result<bool> {
    let closed = pupil.closed_on.is_some_and(|day| {
        ended <= day && day <= ended.checked_add_days(Days::new(BELONGS)).unwrap_or(ended)
    });
    let setting = pupil.destination.as_deref().map(str::parse::<SettingRef>);
    let (true, Some(Ok(SettingRef::Urn(urn)))) = (closed, setting) else {
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

/// The school of a placement: where the plan led, else where the child is on roll.
fn school_of(plans: &[Plan], pupil: &Pupil) -> Option<String> {
    plans
        .iter()
        .filter(|plan| plan.destination.is_some())
        .max_by_key(|plan| plan.started_on)
        .and_then(|plan| plan.destination.clone())
        .or_else(|| pupil.roll_setting.clone())
}

fn group(
    reader: &Reader,
    by: &str,
    placement: &Placement,
    (pupil, plans, year): (&Pupil, &[Plan], Option<&str>),
) -> waymark_store::Result<(String, String)> {
    let named =
        |setting: Option<String>, unknown: &str| -> waymark_store::Result<(String, String)> {
            Ok(match setting {
                Some(setting) => {
                    let name = names::setting(reader, Some(&setting))?
                        .unwrap_or_else(|| unknown.to_owned());
                    (setting, name)
                }
                None => (String::new(), unknown.to_owned()),
            })
        };
    match by {
        "school" => named(school_of(plans, pupil), "School unknown"),
        "year" => Ok((
            year.unwrap_or_default().to_owned(),
            year.map_or_else(|| "Year unknown".to_owned(), crate::words::year),
        )),
        _ => named(placement.setting.clone(), "Setting unknown"),
    }
}

fn line(key: String, name: String, rows: Vec<RateRow>) -> RateLine {
    let count = |outcome: &str| rows.iter().filter(|row| row.outcome == outcome).count();
    // A return that broke was a return: it counts, and is said beside.
    let broken = count("broken");
    let (held, held_at_six) = (count("held"), count("held_at_six"));
    let returned = count("returned") + held + held_at_six + broken;
    RateLine {
        key,
        name,
        ended: rows.len() as u32,
        returned: returned as u32,
        held: held as u32,
        held_at_six: held_at_six as u32,
        broken: broken as u32,
        percent: (rows.len() >= FEWEST)
            .then(|| ((returned * 100 + rows.len() / 2) / rows.len()) as u32),
        rows,
    }
}

/// How many come back, by school, provider or year.
pub(crate) fn rates(app: &App, request: RatesQuery) -> Result<Rates, Failure> {
    let until = request.until.unwrap_or(app.today());
    let from = request
        .from
        .unwrap_or_else(|| until.checked_sub_days(Days::new(365)).unwrap_or(until));
    if from > until {
        return Err(Failure::at("from", "The first day lies after the last."));
    }
    let by = request.by.unwrap_or_else(|| "provider".to_owned());
    app.read(|reader| {
        let mut groups: BTreeMap<String, (String, Vec<RateRow>)> = BTreeMap::new();
        let mut everyone = Vec::new();
        for placement in views::ended_between(reader, from, until)? {
            let (Some(id), Some(ended_on)) = (placement.pupil, placement.ended_on) else {
                continue;
            };
            let (Some(pupil), Some(child)) = (Pupil::get(reader, id)?, views::pupil(reader, id)?) else {
                continue;
            };
            let plans = Plan::for_pupil(reader, id)?;
            let year = facts::nc_year(&pupil, ended_on).map(|year| year.code());
            let told = outcome(
                &plans,
                &Placement::for_pupil(reader, id)?,
                &placement,
                ended_on,
            );
            let told = match told {
                "not_returned" if went_to_school(reader, &pupil, ended_on)? => "returned",
                told => told,
            };
            let told = match told {
                "returned" => checked(
                    &Review::for_pupil(reader, id)?,
                    returned_on(&plans, &placement, ended_on),
                ),
                told => told,
            };
            let row = RateRow {
                placement: placement.id,
                pupil: id,
                name: names::listed(&child),
                year: year.clone(),
                setting_name: names::setting(reader, placement.setting.as_deref())?
                    .unwrap_or_else(|| "Unknown setting".into()),
                ended_on,
                outcome: told.into(),
            };
            let (key, name) = group(reader, &by, &placement, (&pupil, &plans, year.as_deref()))?;
            groups.entry(key).or_insert_with(|| (name, Vec::new())).1.push(row.clone());
            everyone.push(row);
        }
        let mut lines: Vec<RateLine> = groups
            .into_iter()
            .map(|(key, (name, rows))| line(key, name, rows))
            .collect();
        lines.sort_by_cached_key(|line| {
            (
                std::cmp::Reverse(line.ended),
                waymark_domain::name::fold(&line.name),
            )
        });
        Ok(Rates {
            from,
            until,
            all: line(String::new(), "All".into(), everyone),
            lines,
            meaning: "Of every placement away from a school that ended in this time, those followed within six weeks by a return: \
                      a plan that ended as one, a placement at a school, or a case that closed into a mainstream school. A share of fewer than five placements is not shown."
                .into(),
        })
    })
}
