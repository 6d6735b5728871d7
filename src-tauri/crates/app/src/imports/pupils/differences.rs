//! Two sides of one child, field by field: what a row would change, what stands on each side where a person is asked, and
//! the patch that is written.

use waymark_domain::dates;
use waymark_exchange::pupils::PupilRow;
use waymark_store::table::{Cell, Patch as _, Table as _};
use waymark_store::tables::{Pupil, PupilPatch};

use super::super::{Beside, PlannedChange};
use crate::words::label;

fn shown(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Unknown => None,
        Cell::Text(text) => Some(text.clone()),
        Cell::Integer(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(if *flag { "yes" } else { "no" }.to_owned()),
        Cell::Day(day) => Some(dates::long(*day)),
        Cell::Id(id) => Some(id.to_string()),
    }
}

/// Field by field, what a row would change. Ids are left out: they say nothing to a person.
pub(super) fn changes(before: &Pupil, after: &Pupil) -> Vec<PlannedChange> {
    let mut changes = Vec::new();
    for ((column, old), new) in Pupil::DEF
        .columns
        .iter()
        .zip(before.cells())
        .zip(after.cells())
    {
        if old == new {
            continue;
        }
        if let Some(to) = shown(&new) {
            let to = if matches!(new, Cell::Id(_)) {
                "as in the list".to_owned()
            } else {
                to
            };
            changes.push(PlannedChange {
                key: Some(column.name.to_owned()),
                field: label(column.name),
                from: shown(&old),
                to,
            });
        }
    }
    changes
}

/// The child as changed, but for the fields that a person wants as they are held.
pub(super) fn keep(before: &Pupil, after: &Pupil, kept: impl Fn(&str) -> bool) -> Pupil {
    let cells: Vec<Cell> = Pupil::DEF
        .columns
        .iter()
        .zip(before.cells().into_iter().zip(after.cells()))
        .map(|(column, (held, given))| if kept(column.name) { held } else { given })
        .collect();
    Pupil::from_cells(after.id, &cells)
}

/// What tells two children apart, as it is held and as the row says it.
pub(super) fn beside(held: &Pupil, row: &PupilRow) -> Vec<Beside> {
    let day = |day: Option<chrono::NaiveDate>| day.map(dates::long);
    let school = row.school.as_ref().and_then(|school| {
        school
            .name
            .clone()
            .or_else(|| school.urn.map(|urn| format!("URN {urn}")))
    });
    let sides = [
        ("surname", held.surname.clone(), row.surname.clone()),
        ("forename", held.forename.clone(), row.forename.clone()),
        (
            "middle_names",
            held.middle_names.clone(),
            row.middle_names.clone(),
        ),
        ("known_as", held.known_as.clone(), row.known_as.clone()),
        ("dob", day(held.dob), day(row.dob)),
        ("sex", held.sex.clone(), row.sex.clone()),
        ("upn", held.upn.clone(), row.upn.clone()),
        ("uln", held.uln.clone(), row.uln.clone()),
        ("nc_year", held.nc_year.clone(), row.nc_year.clone()),
        ("roll_setting", held.roll_setting.clone(), school),
        ("address", held.address.clone(), row.address.clone()),
        ("postcode", held.postcode.clone(), row.postcode.clone()),
    ];
    sides
        .into_iter()
        .filter(|(_, held, given)| held.is_some() || given.is_some())
        .map(|(field, held, given)| Beside {
            field: label(field),
            held,
            given,
        })
        .collect()
}

/// The fields that differ, as a patch.
pub(super) fn patch(before: &Pupil, after: &Pupil) -> PupilPatch {
    macro_rules! differing {
        ($($field:ident),*) => { PupilPatch { $($field: (before.$field != after.$field).then(|| after.$field.clone()),)* ..PupilPatch::default() } };
    }
    let patch = differing!(
        surname,
        forename,
        middle_names,
        known_as,
        dob,
        sex,
        upn,
        former_upn,
        uln,
        ethnicity,
        first_language,
        nc_year,
        roll_setting,
        home_la,
        address,
        postcode,
        owner,
        opened_on,
        closed_on
    );
    debug_assert_eq!(
        patch.clone().changes().len(),
        changes_len(before, after),
        "the patch must carry every field that differs"
    );
    patch
}

fn changes_len(before: &Pupil, after: &Pupil) -> usize {
    before
        .cells()
        .iter()
        .zip(after.cells())
        .filter(|(old, new)| **old != *new)
        .count()
}
