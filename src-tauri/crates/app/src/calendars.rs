//! Term dates: the local authority's, and the schools' own where they differ.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::calendar::WhyNot;
use waymark_domain::{SettingRef, dates};
use waymark_store::tables::{Calendar, CalendarPatch, DayOff, Term};
use waymark_store::{calendars, reference};

use crate::commands::Nothing;
use crate::rows;
use crate::team::Id;
use crate::{App, Failure};

/// Every calendar.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalendarsView {
    /// The LA's own first.
    pub calendars: Vec<CalendarLine>,
}

/// One calendar.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalendarLine {
    /// The row.
    pub calendar: Calendar,
    /// The school's name; `None` for the LA's.
    pub school_name: Option<String>,
    /// In order.
    pub terms: Vec<Term>,
    /// In order; bank holidays are added by the app and not listed.
    pub days_off: Vec<DayOff>,
    /// "195 school days from Thu 3 Sep 2026 to Tue 20 Jul 2027", or what is wrong with it.
    pub sentence: String,
}

/// A whole calendar as the person left it; what differs is written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CalendarSave {
    /// Absent for a new one.
    #[ts(optional)]
    pub id: Option<Uuid>,
    /// Name, school.
    pub patch: CalendarPatch,
    /// Every term.
    pub terms: Vec<TermGiven>,
    /// Every INSET and closure day.
    pub days_off: Vec<DayOffGiven>,
}

/// A term as given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TermGiven {
    /// "Autumn 1".
    pub name: Option<String>,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// A day without school as given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DayOffGiven {
    /// The day.
    pub on_day: NaiveDate,
    /// inset | closure | bank_holiday
    pub kind: String,
    /// "Staff training".
    pub label: Option<String>,
}

/// Which school's year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct YearQuery {
    /// A school; the LA when absent.
    #[ts(optional)]
    pub urn: Option<u32>,
    /// First and last day to show.
    pub from: NaiveDate,
    /// First and last day to show.
    pub to: NaiveDate,
}

/// Days of a year.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct YearView {
    /// Which calendar this is.
    pub sentence: String,
    /// Every day asked for.
    pub days: Vec<DayKind>,
}

/// One day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DayKind {
    /// The day.
    pub day: NaiveDate,
    /// school | weekend | holiday | inset | bank_holiday | closure | unknown
    pub kind: String,
    /// "half term", "Staff training".
    pub label: Option<String>,
}

/// The longest stretch of days that a year view may ask for.
const LONGEST_VIEW: i64 = 3 * 366;

/// Every calendar, the LA's own first.
pub(crate) fn list(app: &App, _: Nothing) -> Result<CalendarsView, Failure> {
    app.read(|reader| {
        let mut lines = Vec::new();
        for calendar in Calendar::all(reader)? {
            let mut terms = Term::having(reader, "calendar", calendar.id)?;
            terms.sort_by_key(|term| term.starts_on);
            let mut days_off = DayOff::having(reader, "calendar", calendar.id)?;
            days_off.sort_by_key(|day| day.on_day);
            let school_name = match calendar.urn {
                Some(urn) => Some(
                    reference::establishment(reader, u32::try_from(urn).unwrap_or_default())?
                        .map_or_else(|| format!("URN {urn}"), |school| school.name),
                ),
                None => None,
            };
            let sentence = sentence(&calendars::build(&calendar, &terms, &days_off));
            lines.push(CalendarLine {
                calendar,
                school_name,
                terms,
                days_off,
                sentence,
            });
        }
        lines.sort_by_key(|line| (line.calendar.urn.is_some(), line.school_name.clone()));
        Ok(CalendarsView { calendars: lines })
    })
}

fn sentence(calendar: &waymark_domain::SchoolCalendar) -> String {
    let mut parts = Vec::new();
    if let Some((first, last)) = calendar.reach() {
        let after = last.succ_opt().unwrap_or(last);
        match calendar.between(first, after) {
            Ok(days) => parts.push(format!(
                "{days} school days from {} to {}.",
                dates::long(first),
                dates::long(last)
            )),
            Err(beyond) => parts.push(beyond.sentence(calendar.name())),
        }
    }
    parts.extend(calendar.problems().iter().cloned());
    parts.join(" ")
}

/// Refuses terms that end before they start, at the field.
pub(crate) fn in_order(request: &CalendarSave) -> Result<(), Failure> {
    for (at, term) in request.terms.iter().enumerate() {
        if term.ends_on < term.starts_on {
            return Err(Failure::at(
                &format!("terms.{at}.ends_on"),
                format!(
                    "This term ends before it starts ({}).",
                    dates::long(term.starts_on)
                ),
            ));
        }
    }
    Ok(())
}

/// Refuses a second calendar of the same school, or of the authority: by which of the two dates are counted could not be told.
fn only_one(app: &App, urn: Option<i64>) -> Result<(), Failure> {
    let held = app
        .read(Calendar::all)?
        .into_iter()
        .find(|held| held.urn == urn);
    let Some(held) = held else { return Ok(()) };
    let name = held.name.unwrap_or_else(|| "one without a name".to_owned());
    let whose = if urn.is_some() {
        "This school"
    } else {
        "The authority"
    };
    Err(Failure::at(
        "urn",
        format!(
            "{whose} has a calendar already: {name}. Nothing was saved. Add the terms to that one, of whichever year they are."
        ),
    ))
}

/// Saves a whole calendar as the person left it. What differs is written as one change; running dates follow at once.
pub(crate) fn save(app: &App, request: CalendarSave) -> Result<Id, Failure> {
    in_order(&request)?;
    if request.id.is_none() {
        only_one(app, request.patch.urn.flatten())?;
    }
    let id = request.id.unwrap_or_else(|| app.new_id());
    let (terms, days) = app.read(|reader| {
        Ok((
            Term::having(reader, "calendar", id)?,
            DayOff::having(reader, "calendar", id)?,
        ))
    })?;
    let mut change = app.change("Changed term dates")?;
    change = match request.id {
        Some(id) => change.set::<Calendar>(id, request.patch),
        None => change.create(&rows::row_of::<Calendar>(id, request.patch)),
    };
    let given_term = |row: &Term| TermGiven {
        name: row.name.clone(),
        starts_on: row.starts_on.unwrap_or_default(),
        ends_on: row.ends_on.unwrap_or_default(),
    };
    for row in terms
        .iter()
        .filter(|row| !request.terms.contains(&given_term(row)))
    {
        change = change.delete::<Term>(row.id);
    }
    for term in request
        .terms
        .iter()
        .filter(|term| !terms.iter().any(|row| given_term(row) == **term))
    {
        change = change.create(&Term {
            id: app.new_id(),
            calendar: Some(id),
            name: term.name.clone(),
            starts_on: Some(term.starts_on),
            ends_on: Some(term.ends_on),
        });
    }
    let given_day = |row: &DayOff| DayOffGiven {
        on_day: row.on_day.unwrap_or_default(),
        kind: row.kind.clone().unwrap_or_default(),
        label: row.label.clone(),
    };
    for row in days
        .iter()
        .filter(|row| !request.days_off.contains(&given_day(row)))
    {
        change = change.delete::<DayOff>(row.id);
    }
    for day in request
        .days_off
        .iter()
        .filter(|day| !days.iter().any(|row| given_day(row) == **day))
    {
        change = change.create(&DayOff {
            id: app.new_id(),
            calendar: Some(id),
            on_day: Some(day.on_day),
            kind: Some(day.kind.clone()),
            label: day.label.clone(),
        });
    }
    app.commit(change)?;
    Ok(Id { id })
}

/// Takes a calendar away with its terms and days; the LA's counts again for that school.
pub(crate) fn remove(app: &App, request: Id) -> Result<Id, Failure> {
    let (terms, days) = app.read(|reader| {
        Ok((
            Term::having(reader, "calendar", request.id)?,
            DayOff::having(reader, "calendar", request.id)?,
        ))
    })?;
    let mut change = app
        .change("Took away term dates")?
        .delete::<Calendar>(request.id);
    for row in terms {
        change = change.delete::<Term>(row.id);
    }
    for row in days {
        change = change.delete::<DayOff>(row.id);
    }
    app.commit(change)?;
    Ok(request)
}

/// The days of a year at one school.
pub(crate) fn year(app: &App, request: YearQuery) -> Result<YearView, Failure> {
    if (request.to - request.from).num_days() > LONGEST_VIEW {
        return Err(Failure::say(
            "That is more than three years. Ask for one year at a time.",
        ));
    }
    app.read(|reader| {
        let held = calendars::load(reader)?;
        let Some(chosen) = held.of(request.urn.map(SettingRef::Urn)) else {
            return Ok(YearView {
                sentence: "There are no term dates yet, so school days cannot be counted. Add them in Settings.".into(),
                days: request
                    .from
                    .iter_days()
                    .take_while(|day| *day <= request.to)
                    .map(|day| DayKind { day, kind: "unknown".into(), label: None })
                    .collect(),
            });
        };
        let days = request
            .from
            .iter_days()
            .take_while(|day| *day <= request.to)
            .map(|day| {
                let (kind, label) = match chosen.calendar.why_not(day) {
                    Ok(None) => ("school", None),
                    Ok(Some(WhyNot::Weekend)) => ("weekend", None),
                    Ok(Some(WhyNot::Holiday(name))) => ("holiday", Some(name)),
                    Ok(Some(WhyNot::Inset(label))) => ("inset", label),
                    Ok(Some(WhyNot::BankHoliday(name))) => ("bank_holiday", Some(name)),
                    Ok(Some(WhyNot::Closure(label))) => ("closure", label),
                    Err(beyond) => ("unknown", Some(beyond.sentence(chosen.calendar.name()))),
                };
                DayKind { day, kind: kind.into(), label }
            })
            .collect();
        // The authority's own year is asked for by naming no school, and that is nothing to be said.
        let sentence = match request.urn {
            Some(_) => chosen.source(),
            None => chosen.calendar.name().to_owned(),
        };
        Ok(YearView { sentence, days })
    })
}
