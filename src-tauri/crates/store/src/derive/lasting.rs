//! Running placements with what was first meant by them, as the ledger tells it: what a look at overstay and drift reads.

use chrono::NaiveDate;
use rusqlite::types::Value;

use super::context::Context;
use super::file::File;
use super::ready::placed;
use super::settle::day;
use crate::tables::Placement;
use crate::views::said_of;
use crate::{Reader, Result};

/// The columns of `lasting`, in the order of [`lasting`]; the first two name a row.
pub(super) const LASTING: [&str; 11] = [
    "pupil",
    "placement",
    "sort_name",
    "setting_name",
    "started_on",
    "first_end",
    "planned_end",
    "put_off",
    "first_purpose",
    "purpose",
    "aim",
];

/// One row for each placement away from a school that runs today.
pub(super) fn lasting(
    reader: &Reader,
    context: &mut Context,
    file: &File,
) -> Result<Vec<Vec<Value>>> {
    let mut rows = Vec::new();
    for row in placed(file, context.today) {
        let first = First::of(reader, row)?;
        let setting = match row.setting.as_deref() {
            Some(setting) => Some(context.name(reader, setting)?),
            None => None,
        };
        rows.push(vec![
            file.pupil.id.into(),
            row.id.into(),
            file.sort_name().into(),
            setting.into(),
            day(row.started_on),
            day(first.end),
            day(row.planned_end),
            first.put_off.into(),
            first.purpose.into(),
            row.purpose.clone().into(),
            row.aim.clone().into(),
        ]);
    }
    Ok(rows)
}

/// What was first meant by a placement.
struct First {
    end: Option<NaiveDate>,
    put_off: i64,
    purpose: Option<String>,
}

impl First {
    fn of(reader: &Reader, row: &Placement) -> Result<First> {
        // Most placements still say what they said at first: their history is not read.
        if !rewritten(reader, row)? {
            return Ok(First {
                end: row.planned_end,
                put_off: 0,
                purpose: row.purpose.clone(),
            });
        }
        let ends: Vec<NaiveDate> = said_of(reader, "placement", row.id, "planned_end")?
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect();
        let first = ends.first().copied();
        // Put off and taken back again is not put off: only ends up to the present one count.
        let mut later: Vec<NaiveDate> = ends
            .iter()
            .copied()
            .filter(|day| {
                first.is_some_and(|first| *day > first)
                    && row.planned_end.is_some_and(|end| *day <= end)
            })
            .collect();
        later.sort_unstable();
        later.dedup();
        Ok(First {
            end: first,
            put_off: later.len() as i64,
            purpose: said_of(reader, "placement", row.id, "purpose")?
                .into_iter()
                .next(),
        })
    }
}

/// Whether the planned end or the purpose was ever written anew.
fn rewritten(reader: &Reader, row: &Placement) -> Result<bool> {
    Ok(reader
        .conn
        .prepare_cached(
            "SELECT 1 FROM op WHERE row = ? AND tbl = 'placement' AND col IN ('planned_end', 'purpose') LIMIT 1",
        )?
        .exists([row.id])?)
}
