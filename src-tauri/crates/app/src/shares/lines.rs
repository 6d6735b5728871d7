//! A comparison in words: each school with its rows, why it stands where it stands, and whose turn it is.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::fairness::{Share, Turns};
use waymark_domain::{Establishment, dates};
use waymark_store::views::ShareEntry;

use super::comparison::Comparison;
use super::{ShareLine, ShareRow};

/// Each school with its numbers; [`rows`] opens what is behind them.
pub(super) fn lines(compared: &Comparison) -> Vec<ShareLine> {
    let schools: BTreeMap<u32, &Establishment> = compared
        .schools
        .iter()
        .map(|school| (school.urn, school))
        .collect();
    let last = compared.shares.iter().filter_map(|share| share.turn).max();
    compared
        .shares
        .iter()
        .filter_map(|share| {
            let school = schools.get(&share.urn)?;
            Some(ShareLine {
                urn: share.urn,
                name: school.name.clone(),
                roll: school.pupils.and_then(|pupils| u32::try_from(pupils).ok()),
                counts: share
                    .counts
                    .iter()
                    .map(|(kind, count)| ((*kind).to_owned(), *count))
                    .collect(),
                points: share.points,
                per_hundred: share.per_hundred,
                last_admitted: share.last_admitted,
                taken_in_year_group: share.taken_in_year_group,
                turn: share.turn.filter(|_| compared.grid.is_some()),
                reason: reason(compared, share, school, last),
                entries: share.rows.len() as u32,
            })
        })
        .collect()
}

/// The rows behind the numbers of some schools, oldest first, each with its child's name.
pub(super) fn rows(
    compared: &Comparison,
    urns: &[u32],
    names: &HashMap<Uuid, String>,
) -> BTreeMap<u32, Vec<ShareRow>> {
    let mut of_school: BTreeMap<u32, Vec<&ShareEntry>> = BTreeMap::new();
    for found in &compared.entries {
        if urns.contains(&found.entry.urn) {
            of_school.entry(found.entry.urn).or_default().push(found);
        }
    }
    let shares: BTreeMap<u32, &Share> = compared
        .shares
        .iter()
        .map(|share| (share.urn, share))
        .collect();
    of_school
        .into_iter()
        .filter_map(|(urn, entries)| {
            let share = shares.get(&urn)?;
            let rows = entries
                .iter()
                .zip(&share.rows)
                .map(|(found, (_, worth))| {
                    let name = names.get(&found.pupil).cloned().unwrap_or_default();
                    row(compared, found, name, *worth)
                })
                .collect();
            Some((urn, rows))
        })
        .collect()
}

fn row(compared: &Comparison, found: &ShareEntry, name: String, worth: i64) -> ShareRow {
    let entry = &found.entry;
    ShareRow {
        id: entry.id,
        pupil: found.pupil,
        name,
        moved: entry.moved.code().to_owned(),
        what: entry.moved.label().to_owned(),
        on: entry.on,
        year: entry.year.map(|year| match year {
            ..=-1 => "N2".to_owned(),
            0 => "R".to_owned(),
            other => other.to_string(),
        }),
        category: entry.category.map(String::from),
        worth,
        taken: compared
            .year
            .is_some_and(|year| entry.is_taken_in(year, compared.on)),
    }
}

/// Why a school stands where it stands.
fn reason(
    compared: &Comparison,
    share: &Share,
    school: &Establishment,
    last: Option<u32>,
) -> String {
    match (&share.aside, share.turn) {
        (Some(aside), _) if aside.starts_with("Not comparable") && school.pupils.is_some() => {
            match school.open_date {
                Some(opened) => format!(
                    "Not comparable: it opened on {}, within the time that is counted.",
                    dates::long(opened)
                ),
                None => aside.clone(),
            }
        }
        (Some(aside), _) if aside.starts_with("Not comparable") => {
            format!("{aside} A newer DfE file, imported in Data, may give it.")
        }
        (Some(aside), _) => aside.clone(),
        (None, _) if compared.grid.is_none() => "No grid was in force on this day.".to_owned(),
        (None, turn) => {
            let waited = match share.last_admitted {
                Some(day) => format!("last admitted on {}", dates::long(day)),
                None => "has admitted nobody in this time".to_owned(),
            };
            let rotates = compared
                .grid
                .as_ref()
                .is_some_and(|(_, grid)| grid.turns == Turns::LongestWait);
            if rotates {
                return format!("In rotation: {waited}.");
            }
            let place = match turn {
                Some(1) => "the least of all".to_owned(),
                Some(turn) if Some(turn) == last => "the most of all".to_owned(),
                Some(2) => "1 has less".to_owned(),
                Some(turn) => format!("{} have less", turn - 1),
                None => "no place".to_owned(),
            };
            format!(
                "{} points for each 100 on roll, {place}; {waited}.",
                share.per_hundred.map(points).unwrap_or_default()
            )
        }
    }
}

/// Thousandths as a person writes them: 1500 is "1.5".
pub(crate) fn points(thousandths: i64) -> String {
    let sign = if thousandths < 0 { "−" } else { "" };
    let (whole, part) = (
        thousandths.unsigned_abs() / 1000,
        thousandths.unsigned_abs() % 1000,
    );
    let text = format!("{sign}{whole}.{part:03}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Whose turn it is, or why nobody has one.
pub(super) fn sentence(compared: &Comparison) -> String {
    let Some((grid, _)) = &compared.grid else {
        return format!(
            "No grid was in force on {}. What happened is counted; nobody has a turn until a grid is agreed.",
            dates::long(compared.on)
        );
    };
    let first = compared
        .shares
        .iter()
        .find(|share| share.turn == Some(1))
        .and_then(|share| {
            compared
                .schools
                .iter()
                .find(|school| school.urn == share.urn)
        });
    let under = format!(
        "under “{}”, in force since {}",
        grid.name,
        dates::long(grid.from_on)
    );
    match first {
        Some(school) => format!("It is the turn of {}, {under}.", school.name),
        None => format!("No school can be put in order {under}."),
    }
}

/// A roll changes over a year by more than a panel would overlook.
const ROLL_HOLDS_DAYS: i64 = 180;

/// What must be known before the schools are compared, a sentence each.
pub(super) fn cautions(compared: &Comparison, phase: &str, today: NaiveDate) -> Vec<String> {
    let mut said = Vec::new();
    let unsized_schools = compared
        .schools
        .iter()
        .filter(|school| school.pupils.is_none())
        .count() as u64;
    if unsized_schools > 0 {
        said.push(format!(
            "{} no number on roll in the DfE’s file and cannot be compared by size.",
            crate::words::count(unsized_schools, "school has", "schools have")
        ));
    }
    if phase == "all" {
        said.push(
            "Primary and secondary schools stand in one table. Their sizes and the children whom they take are not alike: choose a phase before saying whose turn it is."
                .to_owned(),
        );
    }
    if (today - compared.on).num_days() > ROLL_HOLDS_DAYS {
        said.push(format!(
            "Numbers on roll are those of the DfE’s file as it stands today, not of {}.",
            dates::long(compared.on)
        ));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_read_as_people_write_them() {
        assert_eq!(points(1500), "1.5");
        assert_eq!(points(-250), "−0.25");
        assert_eq!(points(0), "0");
        assert_eq!(points(12_000), "12");
    }
}
