//! Writing what was worked out: only the rows that differ from those already there.
//!
//! A turn of the day works out every open child and changes few of them. Deleting and inserting all the same would write
//! every row and every index entry anew, three hundred megabytes of log at ten thousand children; a comparison costs one
//! read of pages that are in memory anyway.

use chrono::NaiveDate;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

use crate::Result;

/// A derived table as `schema.sql` makes it.
pub(super) struct Derived {
    /// Leading columns that name a row; the first is `pupil`.
    key: usize,
    select: String,
    insert: String,
    delete: String,
}

impl Derived {
    /// A table with its columns, of which the first `key` name a row.
    pub(super) fn new(name: &str, columns: &[&str], key: usize) -> Self {
        let list = columns.join(", ");
        let places = vec!["?"; columns.len()].join(", ");
        let named: Vec<String> = columns
            .iter()
            .take(key)
            .map(|column| format!("{column} = ?"))
            .collect();
        Self {
            key,
            select: format!("SELECT {list} FROM {name} WHERE pupil = ?"),
            insert: format!("INSERT OR REPLACE INTO {name} ({list}) VALUES ({places})"),
            delete: format!("DELETE FROM {name} WHERE {}", named.join(" AND ")),
        }
    }

    /// Makes the child's rows those that are wanted. Of two wanted rows of one key the later counts.
    pub(super) fn settle(
        &self,
        conn: &Connection,
        pupil: Uuid,
        wanted: &[Vec<Value>],
    ) -> Result<()> {
        let mut missing: Vec<bool> = (0..wanted.len())
            .map(|at| {
                let key = wanted[at].get(..self.key);
                !wanted
                    .iter()
                    .skip(at + 1)
                    .any(|later| later.get(..self.key) == key)
            })
            .collect();
        let mut gone: Vec<Vec<Value>> = Vec::new();
        {
            let mut select = conn.prepare_cached(&self.select)?;
            let mut rows = select.query([pupil])?;
            while let Some(row) = rows.next()? {
                let same = |from: usize, to: usize, held: &[Value]| -> Result<bool> {
                    for (at, value) in held.iter().enumerate().take(to).skip(from) {
                        if row.get_ref(at)? != ValueRef::from(value) {
                            return Ok(false);
                        }
                    }
                    Ok(true)
                };
                let mut found = false;
                for (at, held) in wanted.iter().enumerate() {
                    if missing[at] && same(0, self.key, held)? {
                        found = true;
                        missing[at] = !same(self.key, held.len(), held)?;
                    }
                }
                if !found {
                    let key = (0..self.key).map(|at| row.get(at));
                    gone.push(key.collect::<rusqlite::Result<_>>()?);
                }
            }
        }
        for key in &gone {
            conn.prepare_cached(&self.delete)?
                .execute(params_from_iter(key))?;
        }
        for (row, _) in wanted.iter().zip(&missing).filter(|(_, missing)| **missing) {
            conn.prepare_cached(&self.insert)?
                .execute(params_from_iter(row))?;
        }
        Ok(())
    }
}

/// A day as a column holds it.
pub(super) fn day(day: Option<NaiveDate>) -> Value {
    day.map(|day| day.to_string()).into()
}
