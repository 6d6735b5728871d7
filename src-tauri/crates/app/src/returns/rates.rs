//! How many come back: of every placement that ended, how many led to a return, and how many of those held.
//!
//! The denominator is all placements away from a school that ended in the time, whatever they ended in, so that a provider
//! that sends nobody back cannot leave the sum. A share of fewer than five is not shown; its rows are.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::views::{self, EndedBy, Outcomes};
use waymark_store::{Reader, Result as Read};

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
}

/// The rows of a number in the table of rates.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct RateRowsQuery {
    /// The same rates: school | provider | year.
    pub by: Option<String>,
    /// Their first day.
    pub from: Option<NaiveDate>,
    /// Their last day.
    pub until: Option<NaiveDate>,
    /// The line; all together when absent.
    pub key: Option<String>,
    /// The outcomes that the number counts; every one when absent.
    pub outcomes: Option<Vec<String>>,
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

/// Fewer than this in a group, and no share is shown.
const FEWEST: u32 = 5;

/// Rows that are shown of one number, the latest; the number itself counts them all.
const SHOWN: u32 = 500;

fn line(name: String, group: &Outcomes) -> RateLine {
    let count = |outcome: &str| {
        group
            .counts
            .iter()
            .filter(|(word, _)| word == outcome)
            .map(|(_, count)| count)
            .sum::<u32>()
    };
    let ended = group.counts.iter().map(|(_, count)| count).sum::<u32>();
    // A return that broke was a return: it counts, and is said beside.
    let broken = count("broken");
    let (held, held_at_six) = (count("held"), count("held_at_six"));
    let returned = count("returned") + held + held_at_six + broken;
    RateLine {
        key: group.key.clone(),
        name,
        ended,
        returned,
        held,
        held_at_six,
        broken,
        percent: (ended >= FEWEST).then(|| (returned * 100 + ended / 2) / ended),
    }
}

fn grouping(by: Option<&str>) -> Result<EndedBy, Failure> {
    match by.unwrap_or("provider") {
        "provider" => Ok(EndedBy::Setting),
        "school" => Ok(EndedBy::School),
        "year" => Ok(EndedBy::Year),
        _ => Err(Failure::at(
            "by",
            "Choose by provider, by school or by year.",
        )),
    }
}

/// The days that are counted: the year up to today where nothing is said.
fn between(
    app: &App,
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
) -> Result<(NaiveDate, NaiveDate), Failure> {
    let until = until.unwrap_or(app.today());
    let from = from.unwrap_or_else(|| until.checked_sub_days(Days::new(365)).unwrap_or(until));
    if from > until {
        return Err(Failure::at("from", "The first day lies after the last."));
    }
    Ok((from, until))
}

fn name_of(reader: &Reader, by: EndedBy, key: &str) -> Read<String> {
    let setting = |unknown: &str| -> Read<String> {
        Ok(names::setting(reader, Some(key))?.unwrap_or_else(|| unknown.to_owned()))
    };
    match by {
        EndedBy::Setting => setting("Setting unknown"),
        EndedBy::School => setting("School unknown"),
        EndedBy::Year if key.is_empty() => Ok("Year unknown".to_owned()),
        EndedBy::Year => Ok(crate::words::year(key)),
    }
}

/// How many come back, by school, provider or year.
pub(crate) fn rates(app: &App, request: RatesQuery) -> Result<Rates, Failure> {
    let by = grouping(request.by.as_deref())?;
    let (from, until) = between(app, request.from, request.until)?;
    app.read(|reader| {
        let groups = views::ended_by(reader, by, from, until)?;
        let mut all = Outcomes::default();
        let mut lines = Vec::with_capacity(groups.len());
        for group in &groups {
            all.counts.extend(group.counts.iter().cloned());
            lines.push(line(name_of(reader, by, &group.key)?, group));
        }
        lines.sort_by_cached_key(|line| {
            (
                std::cmp::Reverse(line.ended),
                waymark_domain::name::fold(&line.name),
            )
        });
        Ok(Rates {
            from,
            until,
            all: line("All".into(), &all),
            lines,
            meaning: "Of every placement away from a school that ended in this time, those followed within six weeks by a return: \
                      a plan that ended as one, a placement at a school, or a case that closed into a mainstream school. A share of fewer than five placements is not shown."
                .into(),
        })
    })
}

/// Every placement that a number of the table counts, the latest first.
pub(crate) fn rate_rows(app: &App, request: RateRowsQuery) -> Result<Vec<RateRow>, Failure> {
    let by = grouping(request.by.as_deref())?;
    let between = between(app, request.from, request.until)?;
    let outcomes = request.outcomes.unwrap_or_default();
    app.read(|reader| {
        let found = views::ended_rows(
            reader,
            (by, request.key.as_deref()),
            &outcomes,
            between,
            SHOWN,
        )?;
        let mut rows = Vec::with_capacity(found.len());
        for row in found {
            rows.push(RateRow {
                placement: row.placement,
                pupil: row.pupil,
                name: row.name,
                year: row.year,
                setting_name: names::setting(reader, row.setting.as_deref())?
                    .unwrap_or_else(|| "Unknown setting".into()),
                ended_on: row.ended_on,
                outcome: row.outcome,
            });
        }
        Ok(rows)
    })
}
