//! What is erased, as a function of the operations alone, and the emptying itself.
//!
//! An operation is emptied when it is about an erased child, stands on an erased row, or names an erased child in its value.
//! Each of the three can only become true as more is known and never false again, so it does not matter in which order two
//! laptops hear of things.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, params};
use uuid::Uuid;

use super::scope::Scope;
use crate::error::Result;
use crate::ledger::OpKind;
use crate::ledger::chain::{commit_text, commit_value};
use crate::table::Table as _;
use crate::tables::Pupil;

/// Whether this child was erased.
pub(crate) fn is_erased(conn: &Connection, subject: Uuid) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT 1 FROM erased WHERE subject = ?1")?
        .exists([subject])?)
}

/// Whether an operation that arrives is to be emptied at the door.
pub(crate) fn is_for_nobody(
    conn: &Connection,
    (tbl, row): (&str, Uuid),
    subject: Option<Uuid>,
    val: Option<&str>,
) -> Result<bool> {
    if let Some(subject) = subject
        && is_erased(conn, subject)?
    {
        return Ok(true);
    }
    let on_erased_row = conn
        .prepare_cached("SELECT 1 FROM op WHERE row = ?1 AND tbl = ?2 AND kind = ?3")?
        .exists((row, tbl, OpKind::Erase.code()))?;
    if on_erased_row {
        return Ok(true);
    }
    for named in ids_in(val.unwrap_or_default()) {
        if is_erased(conn, named)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Ids that stand in a value, hyphenated as the ledger writes them.
pub(super) fn ids_in(val: &str) -> impl Iterator<Item = Uuid> + '_ {
    const LENGTH: usize = 36;
    let bytes = val.as_bytes();
    (0..bytes.len().saturating_sub(LENGTH - 1))
        .filter(move |at| bytes[at + 8] == b'-' && bytes[at + 13] == b'-')
        .filter_map(move |at| Uuid::try_parse_ascii(&bytes[at..at + LENGTH]).ok())
}

/// One of the three ways in which an operation is to be emptied, as a condition with one parameter or two.
fn conditions() -> [&'static str; 3] {
    [
        "subject = ?1 AND ?2 IS NOT NULL AND ?3 IS NOT NULL",
        "row = ?1 AND tbl = ?2 AND ?3 IS NOT NULL",
        "instr(val, ?3) > 0 AND ?1 IS NOT NULL AND ?2 IS NOT NULL",
    ]
}

/// Which of the three hold for a row that is erased: the child's own record speaks for the child.
fn ways(table: &str) -> &'static [usize] {
    if table == Pupil::DEF.name {
        &[0, 1, 2]
    } else {
        &[1]
    }
}

/// Operations that would be emptied.
pub(super) fn count(conn: &Connection, scope: &Scope) -> Result<u32> {
    let records = scope.records.iter().map(|id| (Pupil::DEF.name, *id));
    let beside = scope.beside.iter().map(|(def, row, _)| (def.name, *row));
    let mut found = BTreeSet::new();
    for (table, row) in records.chain(beside) {
        for way in ways(table) {
            let sql = format!(
                "SELECT dev, seq, i FROM op WHERE {} AND val IS NOT NULL AND kind <> 'erase'",
                conditions()[*way]
            );
            let mut query = conn.prepare_cached(&sql)?;
            let keys = query.query_map((row, table, row.to_string()), |row| {
                Ok((
                    row.get::<_, i64>(0)?,
                    row.get::<_, i64>(1)?,
                    row.get::<_, i64>(2)?,
                ))
            })?;
            for key in keys {
                found.insert(key?);
            }
        }
    }
    Ok(found.len() as u32)
}

/// Empties what stands in the ledger on these erased rows and, where they are children, about them. Says which rows must be
/// shown anew.
pub(crate) fn apply(
    conn: &Connection,
    erased: &[(String, Uuid)],
) -> Result<BTreeSet<(String, Uuid)>> {
    let mut rows = BTreeSet::new();
    let mut changes = BTreeSet::new();
    for (table, row) in erased {
        rows.insert((table.clone(), *row));
        for way in ways(table) {
            let sql = format!(
                "SELECT dev, seq, i, tbl, row, col, val, salt FROM op
                 WHERE {} AND val IS NOT NULL AND salt IS NOT NULL AND kind <> 'erase'",
                conditions()[*way]
            );
            let mut query = conn.prepare_cached(&sql)?;
            let found = query.query_map((row, table, row.to_string()), |row| {
                let key: (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
                let place: (String, Uuid) = (row.get(3)?, row.get(4)?);
                let col: Option<String> = row.get(5)?;
                let said: (String, Vec<u8>) = (row.get(6)?, row.get(7)?);
                Ok((key, place, col, said))
            })?;
            // All read before the first is written: one must not write into what one is reading.
            let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
            for ((dev, seq, i), place, col, (val, salt)) in found {
                let col = col.unwrap_or_default();
                let commitment = commit_value(&salt, &place.0, place.1, &col, &val);
                conn.prepare_cached(
                    "UPDATE op SET val = NULL, salt = NULL, commitment = ?4 WHERE dev = ?1 AND seq = ?2 AND i = ?3",
                )?
                .execute(params![dev, seq, i, commitment.as_slice()])?;
                changes.insert((dev, seq));
                rows.insert(place);
            }
        }
    }
    for change in changes {
        empty_text(conn, change)?;
    }
    Ok(rows)
}

/// A change of which every word was erased loses its label and its reason as well: they spoke of nothing else.
pub(crate) fn empty_text(conn: &Connection, change: (i64, i64)) -> Result<()> {
    let says = conn
        .prepare_cached("SELECT 1 FROM op WHERE dev = ?1 AND seq = ?2 AND val IS NOT NULL")?
        .exists(change)?;
    if says {
        return Ok(());
    }
    let mut query = conn.prepare_cached(
        "SELECT label, reason, salt FROM change WHERE dev = ?1 AND seq = ?2 AND label IS NOT NULL AND salt IS NOT NULL",
    )?;
    let text = query.query_row(change, |row| {
        let label: String = row.get(0)?;
        let reason: Option<String> = row.get(1)?;
        let salt: Vec<u8> = row.get(2)?;
        Ok((label, reason, salt))
    });
    let Some((label, reason, salt)) = text.optional()? else {
        return Ok(());
    };
    let commitment = commit_text(&salt, &label, reason.as_deref());
    conn.prepare_cached(
        "UPDATE change SET label = NULL, reason = NULL, salt = NULL, commitment = ?3 WHERE dev = ?1 AND seq = ?2",
    )?
    .execute(params![change.0, change.1, commitment.as_slice()])?;
    Ok(())
}

/// Makes the list of erased children anew from the ledger: of two erasures of one child, the earlier.
pub(crate) fn list_anew(conn: &Connection) -> Result<()> {
    conn.execute_batch("DELETE FROM erased")?;
    conn.execute(
        "INSERT OR IGNORE INTO erased(subject, at, reason)
         SELECT op.row, change.wall, coalesce(json_extract(op.val, '$.reason'), '')
         FROM op JOIN change USING (dev, seq) JOIN device ON device.n = op.dev
         WHERE op.kind = 'erase' AND op.tbl = ?1 ORDER BY change.hlc, device.id",
        [Pupil::DEF.name],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_wherever_they_stand() {
        let one = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
        let other = Uuid::from_u128(0xfedc_ba98_7654_4321_8fed_cba9_8765_4321);
        let text = format!("{{\"other\":\"{one}\",\"key\":\"same.{other}.{one}\"}}");
        assert_eq!(ids_in(&text).collect::<Vec<_>>(), [one, other, one]);
        for none in [
            "",
            "null",
            "\"no id in here, but rather-many-dashes-and more words\"",
            "ééééé-éé-é",
        ] {
            assert_eq!(ids_in(none).count(), 0, "{none}");
        }
    }
}
