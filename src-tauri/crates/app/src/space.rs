//! Where there is room: settings with places left on the half days that a child needs.
//!
//! Room is counted on the fullest of the days wanted, from the sessions of every placement that this team has made. Children whose
//! days nobody has recorded count on every day. Where the number of places is unknown, so is the room, and the setting is still
//! listed. What is held, suspended or not approved is left out and counted in the sentence.

use std::collections::HashSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_store::Reader;
use waymark_store::reference::{self, EstablishmentsQuery, Scope};
use waymark_store::tables::{Provider, ProviderConcern, Pupil, TEAM, Team};
use waymark_store::views::{self, Taken};

use crate::apart::{self, Conflict};
use crate::failure::OrNotFound as _;
use crate::words::count;
use crate::{App, Failure};

/// A child who needs somewhere to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SpaceQuery {
    /// The child.
    pub pupil: Uuid,
    /// First day; today when absent.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// Last day; open when absent.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<NaiveDate>,
    /// The half days wanted; none is any day of the week.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<HalfDayWanted>>")]
    pub slots: Vec<HalfDayWanted>,
}

/// A half day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct HalfDayWanted {
    /// 1 is Monday.
    pub weekday: i64,
    /// am | pm
    pub half: String,
}

/// Where there is room.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Space {
    /// Most room first; then those whose room is unknown.
    pub rows: Vec<SpaceLine>,
    /// "5 have space on these days · 3 are full · 2 on hold or not approved are left out".
    pub sentence: String,
}

/// A setting that may have room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SpaceLine {
    /// As placements name it.
    pub setting: String,
    /// Its name.
    pub name: String,
    /// "Vocational".
    pub kind: Option<String>,
    /// registered | unregistered | unknown
    pub registration: String,
    /// approved | conditional | unknown
    pub approval: String,
    /// Places in all; `None` is unknown.
    pub places: Option<i64>,
    /// Places left on the fullest of the half days wanted; `None` is unknown.
    pub free: Option<i64>,
    /// Children there whose days are not recorded; they were counted on every day.
    pub days_unknown: u32,
    /// Price of a day, in pence.
    pub day_rate_pence: Option<i64>,
    /// The child's record keeps somebody apart who is there.
    pub conflict: Option<Conflict>,
}

/// Youngest and oldest age, in years; `None` is not known and turns nobody away.
type Ages = (Option<i64>, Option<i64>);

/// A setting that could be thought of, with what is taken there.
struct Candidate {
    line: SpaceLine,
    ages: Ages,
    taken: Vec<Taken>,
}

/// Every setting that could be thought of, read once for however many children.
pub(crate) struct Candidates {
    all: Vec<Candidate>,
    left_out: u64,
}

/// So many are listed.
const LISTED: usize = 12;

impl Candidates {
    /// Reads them with what is taken from a day on.
    pub(crate) fn read(
        reader: &Reader,
        from: NaiveDate,
        until: Option<NaiveDate>,
    ) -> waymark_store::Result<Candidates> {
        let held: HashSet<String> = ProviderConcern::all(reader)?
            .into_iter()
            .filter(ProviderConcern::holds)
            .filter_map(|row| row.setting)
            .collect();
        let mut found: Vec<(SpaceLine, Ages)> = Vec::new();
        let own = Provider::all(reader)?;
        for row in own.iter().filter(|row| row.closed_on.is_none()) {
            if row.urn.is_none() {
                found.push((own_line(row), (row.age_low, row.age_high)));
            }
        }
        if let Some(la) = Team::get(reader, TEAM)?.and_then(|team| team.la_code) {
            let query = EstablishmentsQuery {
                text: String::new(),
                scope: Scope::Authority(la),
                closed: false,
                providers_only: true,
                offset: 0,
                limit: 200,
            };
            for school in reference::establishments(reader, &query)?.1 {
                let said = own
                    .iter()
                    .find(|row| row.urn == Some(i64::from(school.urn)));
                let line = SpaceLine {
                    setting: SettingRef::Urn(school.urn).to_string(),
                    name: school.name.clone(),
                    kind: school.type_name.clone(),
                    registration: "registered".to_owned(),
                    approval: said
                        .and_then(|row| row.approval.clone())
                        .unwrap_or_else(|| "unknown".to_owned()),
                    places: said.and_then(|row| row.places).or(school.places_pru),
                    free: None,
                    days_unknown: 0,
                    day_rate_pence: said.and_then(|row| row.day_rate_pence),
                    conflict: None,
                };
                let ages = (
                    said.and_then(|row| row.age_low).or(school.low_age),
                    said.and_then(|row| row.age_high).or(school.high_age),
                );
                found.push((line, ages));
            }
        }
        let before = found.len();
        found.retain(|(line, _)| {
            !held.contains(&line.setting)
                && !matches!(line.approval.as_str(), "suspended" | "not_approved")
        });
        let left_out = (before - found.len()) as u64;
        let all = found
            .into_iter()
            .map(|(line, ages)| {
                Ok(Candidate {
                    taken: views::taken_at(reader, &line.setting, from, until)?,
                    line,
                    ages,
                })
            })
            .collect::<waymark_store::Result<_>>()?;
        Ok(Candidates { all, left_out })
    }

    /// Where one child could go on these half days, and how many of the settings for that age are full.
    pub(crate) fn for_child(
        &self,
        reader: &Reader,
        pupil: &Pupil,
        slots: &[HalfDayWanted],
        (from, until): (NaiveDate, Option<NaiveDate>),
    ) -> waymark_store::Result<(Vec<SpaceLine>, u64)> {
        let age = pupil
            .dob
            .and_then(|dob| from.years_since(dob))
            .map(i64::from);
        let (mut rows, mut full) = (Vec::new(), 0);
        for candidate in &self.all {
            let too = |bound: Option<i64>, wrong: fn(i64, i64) -> bool| {
                age.zip(bound).is_some_and(|(age, bound)| wrong(age, bound))
            };
            let (low, high) = candidate.ages;
            if too(low, |age, low| age < low) || too(high, |age, high| age > high) {
                continue;
            }
            if candidate.taken.iter().any(|taken| taken.pupil == pupil.id) {
                continue;
            }
            let free = candidate.free(slots);
            if free.is_some_and(|free| free <= 0) {
                full += 1;
                continue;
            }
            let unknown: HashSet<Uuid> = candidate
                .taken
                .iter()
                .filter(|taken| taken.weekday.is_none())
                .map(|taken| taken.pupil)
                .collect();
            rows.push(SpaceLine {
                free,
                days_unknown: unknown.len() as u32,
                conflict: apart::against(reader, pupil.id, &candidate.line.setting, (from, until))?
                    .into_iter()
                    .next(),
                ..candidate.line.clone()
            });
        }
        rows.sort_by_cached_key(|row| {
            (
                row.free.is_none(),
                row.conflict.is_some(),
                std::cmp::Reverse(row.free),
                waymark_domain::name::fold(&row.name),
            )
        });
        Ok((rows, full))
    }

    /// "2 on hold or not approved are left out"; `None` when there is none.
    pub(crate) fn left_out(&self) -> Option<String> {
        (self.left_out > 0).then(|| {
            format!(
                "{} on hold or not approved {} left out",
                self.left_out,
                if self.left_out == 1 { "is" } else { "are" }
            )
        })
    }
}

impl Candidate {
    /// Places left on the fullest of the half days.
    fn free(&self, slots: &[HalfDayWanted]) -> Option<i64> {
        let places = self.line.places?;
        let there = |weekday: i64, half: &str| -> i64 {
            let children: HashSet<Uuid> = self
                .taken
                .iter()
                .filter(|taken| match (taken.weekday, taken.half.as_deref()) {
                    (None, _) => true,
                    (Some(day), None) => day == weekday,
                    (Some(day), Some(at)) => day == weekday && at == half,
                })
                .map(|taken| taken.pupil)
                .collect();
            i64::try_from(children.len()).unwrap_or(i64::MAX)
        };
        let fullest = if slots.is_empty() {
            (1..=5)
                .flat_map(|day| [there(day, "am"), there(day, "pm")])
                .max()
        } else {
            slots
                .iter()
                .map(|slot| there(slot.weekday, &slot.half))
                .max()
        };
        Some(places - fullest.unwrap_or(0))
    }
}

fn own_line(row: &Provider) -> SpaceLine {
    let unknown = || "unknown".to_owned();
    SpaceLine {
        setting: SettingRef::Own(row.id).to_string(),
        name: row
            .name
            .clone()
            .unwrap_or_else(|| "Unnamed provider".to_owned()),
        kind: row.kind.clone(),
        registration: row.registration.clone().unwrap_or_else(unknown),
        approval: row.approval.clone().unwrap_or_else(unknown),
        places: row.places,
        free: None,
        days_unknown: 0,
        day_rate_pence: row.day_rate_pence,
        conflict: None,
    }
}

/// Settings with room on the half days that a child needs.
pub(crate) fn get(app: &App, request: SpaceQuery) -> Result<Space, Failure> {
    let from = request.from.unwrap_or(app.today());
    let found = app.read(|reader| {
        let Some(pupil) = Pupil::get(reader, request.pupil)? else {
            return Ok(None);
        };
        let candidates = Candidates::read(reader, from, request.until)?;
        let (mut rows, full) =
            candidates.for_child(reader, &pupil, &request.slots, (from, request.until))?;
        let unknown = rows.iter().filter(|row| row.free.is_none()).count() as u64;
        let free = rows.len() as u64 - unknown;
        let days = if request.slots.is_empty() {
            "on every day"
        } else {
            "on these days"
        };
        let mut parts = vec![format!(
            "{} with space {days}",
            count(free, "setting", "settings")
        )];
        if full > 0 {
            parts.push(format!("{full} full"));
        }
        if unknown > 0 {
            parts.push(format!("{unknown} whose places are unknown"));
        }
        parts.extend(candidates.left_out());
        rows.truncate(LISTED);
        Ok(Some(Space {
            rows,
            sentence: format!("{}.", parts.join(" · ")),
        }))
    })?;
    found.or_not_found("child")
}
