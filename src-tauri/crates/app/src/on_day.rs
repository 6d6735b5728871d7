//! Where was this child on 3 March, and where was everybody? What the record says of one day; what it does not say is left
//! open and shown as unknown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::whereabouts;
use waymark_domain::{NcYear, PupilFacts, dates};
use waymark_store::tables::{Placement, Status};
use waymark_store::{Reader, Result as Read, facts, views};

use crate::failure::OrNotFound as _;
use crate::{App, Failure, names, words};

/// Which child, which day.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct OnDayQuery {
    /// The child.
    pub pupil: Uuid,
    /// The day.
    pub day: NaiveDate,
}

/// A child on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OnDay {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz"; empty where the child is on the screen already.
    pub name: String,
    /// The day.
    pub day: NaiveDate,
    /// Whether the team held the case; `None` when it is not recorded since when.
    pub open: Option<bool>,
    /// Year group on that day, from the date of birth; `None` when unknown.
    pub year: Option<String>,
    /// Codes of the statuses that held.
    pub statuses: Vec<String>,
    /// Where the child was placed.
    pub places: Vec<PlaceThen>,
    /// Minutes planned on the day itself.
    pub minutes: u32,
    /// Some session of the day has no recorded length.
    pub unknown_length: bool,
    /// Neither a status nor a placement says where the child was: unknown, not nowhere.
    pub unknown: bool,
    /// Rows without a first day, which may or may not have held.
    pub undated: Vec<String>,
    /// Where the unknown stretch around the day begins and ends, when the day is unknown.
    pub gap: Option<Gap>,
    /// "On Tue 3 Mar 2026: permanently excluded; at Meadow Bank; 3 h planned that day".
    pub sentence: String,
}

/// A placement that ran.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlaceThen {
    /// The placement.
    pub placement: Uuid,
    /// The setting's name.
    pub setting_name: String,
}

/// Days from one to another, both included.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Gap {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

/// Everybody on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AsAtQuery {
    /// The day.
    pub day: NaiveDate,
    /// Any part of the name.
    #[serde(default)]
    pub text: String,
    /// Children to pass over.
    pub offset: u32,
    /// Children to return, 200 at most.
    pub limit: u32,
}

/// A page of everybody on a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AsAtPage {
    /// How many there were in all.
    pub total: u32,
    /// By name.
    pub rows: Vec<OnDay>,
}

/// How far around an unknown day its gap is looked for: a school year each way.
const AROUND: u64 = 366;

fn told(reader: &Reader, known: &PupilFacts, name: String, day: NaiveDate) -> Read<OnDay> {
    let then = whereabouts::on_day(known, day);
    let mut places = Vec::new();
    for id in &then.placements {
        let setting = Placement::get(reader, *id)?.and_then(|row| row.setting);
        places.push(PlaceThen {
            placement: *id,
            setting_name: names::setting(reader, setting.as_deref())?
                .unwrap_or_else(|| "Unknown setting".into()),
        });
    }
    let mut undated = Vec::new();
    for id in &then.undated {
        if let Some(status) = Status::get(reader, *id)? {
            undated.push(words::status(status.kind.as_deref().unwrap_or("Unknown")));
        } else if let Some(placement) = Placement::get(reader, *id)? {
            undated.push(
                names::setting(reader, placement.setting.as_deref())?
                    .unwrap_or_else(|| "Unknown setting".into()),
            );
        }
    }
    let gap = then.unknown.then(|| gap(known, day)).flatten();
    let statuses: Vec<String> = then
        .statuses
        .iter()
        .map(|(kind, _)| kind.code().to_owned())
        .collect();
    let sentence = sentence(&then, &places, gap);
    Ok(OnDay {
        pupil: known.id,
        name,
        day,
        open: then.open,
        year: then.year.map(|_| {
            known
                .year_on_birthday(day)
                .map(NcYear::code)
                .unwrap_or_default()
        }),
        statuses,
        places,
        minutes: u32::from(then.minutes),
        unknown_length: then.unknown_length,
        unknown: then.unknown,
        undated,
        gap,
        sentence,
    })
}

fn gap(known: &PupilFacts, day: NaiveDate) -> Option<Gap> {
    let around = chrono::Days::new(AROUND);
    let (first, last) = (day.checked_sub_days(around)?, day.checked_add_days(around)?);
    whereabouts::gaps(known, first, last)
        .into_iter()
        .find(|(from, until)| (*from..=*until).contains(&day))
        .map(|(from, until)| Gap { from, until })
}

fn sentence(then: &whereabouts::OnDay, places: &[PlaceThen], gap: Option<Gap>) -> String {
    let on = dates::long(then.day);
    if then.open == Some(false) {
        return format!("On {on} this team did not hold the case.");
    }
    if then.unknown {
        return match gap {
            Some(gap) if gap.from != gap.until => format!(
                "Unknown: nothing says where the child was on {on}, nor from {} to {}.",
                dates::long(gap.from),
                dates::long(gap.until)
            ),
            _ => format!("Unknown: nothing says where the child was on {on}."),
        };
    }
    let mut parts: Vec<String> = then
        .statuses
        .iter()
        .map(|(kind, _)| kind.label().to_owned())
        .collect();
    if places.is_empty() {
        parts.push("no placement ran".to_owned());
    } else {
        let named: Vec<&str> = places
            .iter()
            .map(|place| place.setting_name.as_str())
            .collect();
        parts.push(format!("at {}", named.join(" and ")));
        parts.push(match (then.unknown_length, then.minutes) {
            (true, 0) => "hours of the day unknown".to_owned(),
            (true, minutes) => format!(
                "at least {} h planned that day",
                waymark_domain::hours::hours(minutes)
            ),
            (false, 0) => "nothing planned that day".to_owned(),
            (false, minutes) => format!(
                "{} h planned that day",
                waymark_domain::hours::hours(minutes)
            ),
        });
    }
    let open = if then.open.is_none() {
        " It is not recorded since when the team held the case."
    } else {
        ""
    };
    format!("On {on}: {}.{open}", parts.join("; "))
}

/// Where one child was on a day.
pub(crate) fn of_pupil(app: &App, request: OnDayQuery) -> Result<OnDay, Failure> {
    let found = app.read(|reader| {
        let Some(known) = facts::known(reader, &[request.pupil], app.today())?.pop() else {
            return Ok(None);
        };
        told(reader, &known, String::new(), request.day).map(Some)
    })?;
    found.or_not_found("child")
}

/// Where everybody was on a day: open then, whatever became of the case since.
pub(crate) fn of_everybody(app: &App, request: AsAtQuery) -> Result<AsAtPage, Failure> {
    app.read(|reader| {
        let (total, held) = views::held_on(
            reader,
            request.day,
            &request.text,
            request.offset,
            request.limit.min(200),
        )?;
        let ids: Vec<Uuid> = held.iter().map(|child| child.pupil).collect();
        let known = facts::known(reader, &ids, app.today())?;
        let mut rows = Vec::with_capacity(held.len());
        for child in held {
            if let Some(facts) = known.iter().find(|facts| facts.id == child.pupil) {
                rows.push(told(reader, facts, child.name, request.day)?);
            }
        }
        Ok(AsAtPage { total, rows })
    })
}
