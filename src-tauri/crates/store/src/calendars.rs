//! Term dates from the casework tables as calendars that can count.

use chrono::NaiveDate;
use waymark_domain::Calendars;
use waymark_domain::calendar::{DayOff as OffDay, DayOffKind, SchoolCalendar, Term as Stretch};

use crate::tables::{Calendar, DayOff, Term};
use crate::{Reader, Result};

/// One calendar from its rows. A row without a day says nothing and is left out.
pub fn build(calendar: &Calendar, terms: &[Term], days_off: &[DayOff]) -> SchoolCalendar {
    let stretches: Vec<Stretch> = terms
        .iter()
        .filter_map(|term| {
            Some(Stretch {
                name: term.name.clone().unwrap_or_default(),
                starts_on: term.starts_on?,
                ends_on: term.ends_on?,
            })
        })
        .collect();
    let off: Vec<OffDay> = days_off
        .iter()
        .filter_map(|day| {
            Some(OffDay {
                on: day.on_day?,
                kind: day
                    .kind
                    .as_deref()
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(DayOffKind::Closure),
                label: day.label.clone(),
            })
        })
        .collect();
    SchoolCalendar::build(
        calendar
            .name
            .clone()
            .unwrap_or_else(|| "Unnamed calendar".to_owned()),
        &stretches,
        &off,
    )
}

/// Every calendar of the team: the authority's, and the schools' own.
///
/// # Errors
/// When the database cannot be read.
pub fn load(reader: &Reader) -> Result<Calendars> {
    Ok(of_rows(
        &Calendar::all(reader)?,
        &Term::all(reader)?,
        &DayOff::all(reader)?,
    ))
}

/// The team's calendars from their rows, which need not be written yet: for seeing what a change would do.
pub fn of_rows(calendars: &[Calendar], terms: &[Term], days_off: &[DayOff]) -> Calendars {
    let mut authority = None;
    let mut schools = Vec::new();
    for calendar in calendars {
        let own_terms: Vec<Term> = terms
            .iter()
            .filter(|term| term.calendar == Some(calendar.id))
            .cloned()
            .collect();
        let own_days: Vec<DayOff> = days_off
            .iter()
            .filter(|day| day.calendar == Some(calendar.id))
            .cloned()
            .collect();
        let built = build(calendar, &own_terms, &own_days);
        match calendar.urn.map(u32::try_from) {
            Some(Ok(urn)) => schools.push((urn, built)),
            Some(Err(_)) => {}
            // With two calendars for the authority the one that reaches further counts.
            None => {
                let reach = |calendar: &Option<SchoolCalendar>| -> Option<NaiveDate> {
                    calendar
                        .as_ref()
                        .and_then(|calendar| calendar.reach())
                        .map(|(_, last)| last)
                };
                if authority.is_none() || reach(&Some(built.clone())) > reach(&authority) {
                    authority = Some(built);
                }
            }
        }
    }
    let mut built = Calendars::new(authority);
    for (urn, calendar) in schools {
        built.insert(urn, calendar);
    }
    built
}
