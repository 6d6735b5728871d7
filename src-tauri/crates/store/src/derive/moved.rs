//! What schools took and sent, child by child: the rows of the child's own file that a fair-share table counts.
//!
//! A county counts a hundred thousand of them for one page of a pack. Read from casework they are as many lookups of
//! children all over the file; kept in the order of days they are one short range. What a panel decided is not here: it
//! hangs on the day of a meeting, and a meeting moves without its children.

use chrono::NaiveDate;
use rusqlite::types::Value;
use uuid::Uuid;
use waymark_domain::SettingRef;
use waymark_domain::fairness::Moved;

use super::child::runs;
use super::file::File;
use super::settle::day;
use crate::facts;

/// The columns of `moved`, in the order of [`moved`]; the first three name a row.
pub(super) const MOVED: [&str; 6] = ["pupil", "kind", "source_row", "urn", "on_day", "year"];

/// What schools of the register took of this child, or sent. A row without a day or of a place that is no school of the
/// register counts nowhere.
pub(super) fn moved(file: &File) -> Vec<Vec<Value>> {
    let roll = file.pupil.roll_setting.as_deref();
    let excluded = file
        .statuses
        .iter()
        .filter(|row| row.kind.as_deref() == Some("PEX"))
        .map(|row| {
            let setting = row.setting.as_deref().or(roll);
            (Moved::Excluded, row.id, setting, row.started_on)
        });
    let placed = file
        .placements
        .iter()
        .filter(|row| {
            row.kind.as_deref() == Some("alternative_provision") && roll != row.setting.as_deref()
        })
        .map(|row| (Moved::ApPlaced, row.id, roll, row.started_on));
    let kept = file
        .plans
        .iter()
        .filter(|row| row.outcome.as_deref() == Some("returned"))
        .map(|row| {
            let school = row.destination.as_deref();
            (Moved::ReturnKept, row.id, school, row.ended_on)
        });
    let looked_after = file
        .placements
        .iter()
        .filter(|row| {
            let first = row.started_on;
            row.kind.as_deref() == Some("school") && first.is_some_and(|day| has_plan(file, day))
        })
        .map(|row| {
            let school = row.setting.as_deref();
            (Moved::LookedAfterOrEhc, row.id, school, row.started_on)
        });
    excluded
        .chain(placed)
        .chain(kept)
        .chain(looked_after)
        .filter_map(|(kind, row, setting, on)| line(file, kind, row, setting?, on?))
        .collect()
}

/// Whether the child was looked after or had an EHC plan on a day.
fn has_plan(file: &File, on: NaiveDate) -> bool {
    file.facts.iter().any(|fact| {
        matches!(fact.kind.as_deref(), Some("LAC" | "EHCP"))
            && runs(fact.started_on, fact.ended_on, on)
    })
}

fn line(file: &File, kind: Moved, row: Uuid, setting: &str, on: NaiveDate) -> Option<Vec<Value>> {
    let Ok(SettingRef::Urn(urn)) = setting.parse::<SettingRef>() else {
        return None;
    };
    let year = facts::nc_year(&file.pupil, on).map(|year| i64::from(year.number()));
    Some(vec![
        file.pupil.id.into(),
        kind.code().to_owned().into(),
        row.into(),
        i64::from(urn).into(),
        day(Some(on)),
        year.into(),
    ])
}
