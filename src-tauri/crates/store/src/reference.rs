//! Reference data: schools and providers as the Department registers them.
//!
//! Not casework: no ledger, no undo. A file replaces the whole in one transaction, the newest wins, and what was placed at a
//! school that has gone keeps its URN. This module must not know how the file is written.

mod near;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, OptionalExtension as _, Row, ToSql, params, params_from_iter};
use waymark_domain::Establishment as School;
use waymark_domain::establishment::ALTERNATIVE_PROVISION;
use waymark_domain::name::fold;

pub use waymark_domain::Establishment;

use crate::ledger::write::Txn;
use crate::{Reader, Result, Store};

/// What is known about the file in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// "gias".
    pub kind: String,
    /// The file's name.
    pub name: String,
    /// The day the file is of.
    pub dated: Option<NaiveDate>,
    /// When it was taken in, UTC milliseconds.
    pub imported_at: i64,
    /// Establishments in it.
    pub rows: u64,
    /// What was noticed on reading.
    pub said: String,
}

/// Where to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One authority.
    Authority(String),
    /// One authority and those around it.
    WithNeighbours(String),
    /// Everywhere.
    England,
}

/// Which establishments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EstablishmentsQuery {
    /// Beginnings of words of the name, town, postcode or URN; empty for all.
    pub text: String,
    /// Where.
    pub scope: Scope,
    /// Closed and not yet open ones too.
    pub closed: bool,
    /// Only state-funded alternative provision.
    pub providers_only: bool,
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to return.
    pub limit: u32,
}

macro_rules! columns {
    ($($field:ident),* $(,)?) => {
        const COLUMNS: &str = concat!("urn", $(", ", stringify!($field)),*);
        const PLACES: &str = concat!("?", $(concat!(", ?", columns!(@nothing $field))),*, ", ?");

        fn read(row: &Row<'_>) -> rusqlite::Result<School> {
            let mut at = 0;
            let urn = row.get(0)?;
            $( at += 1; let $field = row.get(at)?; )*
            Ok(School { urn, $($field),* })
        }

        /// In the order of the columns.
        fn values(school: &School) -> Vec<&dyn ToSql> {
            vec![&school.urn, $(&school.$field,)*]
        }
    };
    (@nothing $field:ident) => { "" };
}

columns! {
        la_code, la_name, estab_number, name, type_code, type_name, group_code, group_name, status_code,
        status_name, open_date, close_date, phase_code, phase_name, low_age, high_age, gender_name,
        religious_character, admissions_policy, capacity, census_date, pupils, boys, girls, fsm_per_mille,
        trust_name, federation_name, ukprn, last_changed, street, locality, address3, town, county, postcode,
        website, telephone, head_name, head_title, teen_mothers, sen_pru, ebd, places_pru,
        full_time_provision, education_by_others, section41, resourced_provision, district_name, ward_name,
        easting, northing, previous_la_code, previous_estab_number, ofsted_rating, ofsted_last_inspection,
        country, uprn, site_name,
}

/// How a file differs from the one in use, establishment by establishment. What is in neither is the same in both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// URNs that are new.
    pub added: HashSet<u32>,
    /// URNs of which something differs.
    pub changed: HashSet<u32>,
    /// URNs of which nothing does.
    pub unchanged: HashSet<u32>,
    /// URNs that the file no longer has.
    pub gone: HashSet<u32>,
}

/// How these rows differ from the file in use. Of two rows of one URN the later counts.
///
/// # Errors
/// When the database cannot be read.
pub fn differences(reader: &Reader, rows: &[School]) -> Result<Differences> {
    compared(&reader.conn, rows)
}

/// Column by column as the rows go by: fifty thousand schools are not held twice.
fn compared(conn: &Connection, rows: &[School]) -> Result<Differences> {
    let given: HashMap<u32, &School> = rows.iter().map(|school| (school.urn, school)).collect();
    let mut found = Differences::default();
    let mut statement = conn.prepare(&format!("SELECT {COLUMNS} FROM establishment"))?;
    let mut held = statement.query([])?;
    while let Some(row) = held.next()? {
        let urn: u32 = row.get(0)?;
        let Some(school) = given.get(&urn) else {
            found.gone.insert(urn);
            continue;
        };
        let mut same = true;
        for (at, value) in values(school).into_iter().enumerate() {
            let value = value.to_sql()?;
            let value = match &value {
                ToSqlOutput::Borrowed(value) => *value,
                ToSqlOutput::Owned(value) => ValueRef::from(value),
                _ => ValueRef::Null,
            };
            if row.get_ref(at)? != value {
                same = false;
                break;
            }
        }
        if same {
            found.unchanged.insert(urn);
        } else {
            found.changed.insert(urn);
        }
    }
    found.added = given
        .into_keys()
        .filter(|urn| !found.unchanged.contains(urn) && !found.changed.contains(urn))
        .collect();
    Ok(found)
}

/// How often a long import says how far it has come.
const EVERY: usize = 2_000;

impl Store {
    /// Puts a file in use, whole: all of it or, on any error, none. `say` hears (done, total).
    ///
    /// # Errors
    /// When the database cannot be written.
    pub fn replace_establishments(
        &self,
        pack: &Pack,
        rows: &[School],
        say: &dyn Fn(u64, u64),
    ) -> Result<()> {
        let mut writer = self.writer();
        let _pass = writer.gate.open();
        let writer = &mut *writer;
        let conn = &writer.reader.conn;
        let txn = Txn::begin(conn)?;
        let differences = compared(conn, rows)?;
        {
            let mut gone = conn.prepare("DELETE FROM establishment WHERE urn = ?")?;
            let mut unsearched =
                conn.prepare("DELETE FROM establishment_search WHERE rowid = ?")?;
            for urn in &differences.gone {
                gone.execute([urn])?;
                unsearched.execute([urn])?;
            }
            let mut row = conn.prepare(&format!(
                "INSERT OR REPLACE INTO establishment ({COLUMNS}, folded) VALUES ({PLACES})"
            ))?;
            // By URN, so that each row is put after the one before; of two with one URN the later counts.
            let mut fresh: Vec<(u32, usize)> = rows
                .iter()
                .enumerate()
                .filter(|(_, school)| !differences.unchanged.contains(&school.urn))
                .map(|(at, school)| (school.urn, at))
                .collect();
            fresh.sort_unstable_by_key(|(urn, at)| (*urn, Reverse(*at)));
            fresh.dedup_by_key(|(urn, _)| *urn);
            let fresh: Vec<(&School, String)> = fresh
                .into_iter()
                .filter_map(|(_, at)| rows.get(at))
                .map(|school| (school, fold(&school.name)))
                .collect();
            for (done, (school, folded)) in fresh.iter().enumerate() {
                if done % EVERY == 0 {
                    say(done as u64, fresh.len() as u64);
                }
                let mut values = values(school);
                values.push(folded);
                row.execute(values.as_slice())?;
            }
            // After the rows and not between them: a row that may replace another opens a savepoint, and at each of those
            // the search writes out what it holds, which cost a third of an import.
            for (school, _) in &fresh {
                if differences.changed.contains(&school.urn) {
                    unsearched.execute([school.urn])?;
                }
            }
            let mut search =
                conn.prepare("INSERT INTO establishment_search (rowid, text) VALUES (?, ?)")?;
            for (school, folded) in &fresh {
                search.execute(params![school.urn, words(school, folded)])?;
            }
            conn.execute("DELETE FROM neighbour", [])?;
            let mut pair = conn.prepare("INSERT INTO neighbour (la_code, other_code, other_name, schools) VALUES (?, ?, ?, ?)")?;
            for near in near::neighbours(rows) {
                pair.execute(params![near.la, near.other, near.other_name, near.schools])?;
            }
        }
        conn.execute(
            "INSERT OR REPLACE INTO reference_pack (kind, name, dated, imported_at, rows, said) VALUES (?, ?, ?, ?, ?, ?)",
            params![pack.kind, pack.name, pack.dated, pack.imported_at, pack.rows as i64, pack.said],
        )?;
        // Lists show names of schools, and those may be new.
        crate::derive::turn(&writer.reader, writer.today)?;
        say(rows.len() as u64, rows.len() as u64);
        txn.commit()
    }
}

fn words(school: &School, folded: &str) -> String {
    let mut text = format!("{folded} {}", school.urn);
    for part in [&school.town, &school.postcode, &school.locality]
        .into_iter()
        .flatten()
    {
        text.push(' ');
        text.push_str(&fold(part));
    }
    if let Some(postcode) = &school.postcode {
        text.push(' ');
        text.push_str(&fold(postcode).replace(' ', ""));
    }
    text
}

/// The file in use.
///
/// # Errors
/// When the database cannot be read.
pub fn pack(reader: &Reader, kind: &str) -> Result<Option<Pack>> {
    let sql =
        "SELECT kind, name, dated, imported_at, rows, said FROM reference_pack WHERE kind = ?";
    let found = reader.conn.prepare_cached(sql)?.query_row([kind], |row| {
        Ok(Pack {
            kind: row.get(0)?,
            name: row.get(1)?,
            dated: row.get(2)?,
            imported_at: row.get(3)?,
            rows: row.get::<_, i64>(4)?.unsigned_abs(),
            said: row.get(5)?,
        })
    });
    Ok(found.optional()?)
}

/// One establishment.
///
/// # Errors
/// When the database cannot be read.
pub fn establishment(reader: &Reader, urn: u32) -> Result<Option<School>> {
    let sql = format!("SELECT {COLUMNS} FROM establishment WHERE urn = ?");
    Ok(reader
        .conn
        .prepare_cached(&sql)?
        .query_row([urn], read)
        .optional()?)
}

/// Every establishment, by URN.
///
/// # Errors
/// When the database cannot be read.
pub fn all(reader: &Reader) -> Result<Vec<School>> {
    let mut query = reader
        .conn
        .prepare(&format!("SELECT {COLUMNS} FROM establishment ORDER BY urn"))?;
    let rows = query.query_map([], read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A page of establishments by name, and how many there are in all.
///
/// # Errors
/// When the database cannot be read.
pub fn establishments(reader: &Reader, query: &EstablishmentsQuery) -> Result<(u32, Vec<School>)> {
    let mut condition = String::from("1");
    let mut values: Vec<Value> = Vec::new();
    match &query.scope {
        Scope::England => {}
        Scope::Authority(la) => {
            condition.push_str(" AND la_code = ?");
            values.push(Value::Text(la.clone()));
        }
        Scope::WithNeighbours(la) => {
            condition.push_str(" AND (la_code = ? OR la_code IN (SELECT other_code FROM neighbour WHERE la_code = ?))");
            values.extend([Value::Text(la.clone()), Value::Text(la.clone())]);
        }
    }
    if !query.closed {
        condition.push_str(" AND (status_code IS NULL OR status_code NOT IN ('2', '4'))");
    }
    if query.providers_only {
        condition.push_str(&format!(
            " AND type_code IN ('{}')",
            ALTERNATIVE_PROVISION.join("', '")
        ));
    }
    let wanted = starts(&query.text);
    if !wanted.is_empty() {
        condition.push_str(" AND urn IN (SELECT rowid FROM establishment_search WHERE establishment_search MATCH ?)");
        values.push(Value::Text(wanted));
    }
    let total = reader
        .conn
        .prepare_cached(&format!(
            "SELECT count(*) FROM establishment WHERE {condition}"
        ))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    values.extend([
        Value::Integer(i64::from(query.limit)),
        Value::Integer(i64::from(query.offset)),
    ]);
    let sql = format!(
        "SELECT {COLUMNS} FROM establishment WHERE {condition} ORDER BY folded, urn LIMIT ? OFFSET ?"
    );
    let mut statement = reader.conn.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(&values), read)?;
    Ok((total, rows.collect::<rusqlite::Result<_>>()?))
}

/// What was typed as a full-text question: every word must begin a word. Quoted, so that nothing in it is an operator.
fn starts(text: &str) -> String {
    let words: Vec<String> = fold(text)
        .split_whitespace()
        .map(|word| format!("\"{word}\"*"))
        .collect();
    words.join(" ")
}

/// The one open school of this name: in the authority first, then anywhere. `None` when there is none, or several.
///
/// # Errors
/// When the database cannot be read.
pub fn by_name(reader: &Reader, name: &str, la: Option<&str>) -> Result<Option<u32>> {
    let sql = "SELECT urn, la_code FROM establishment WHERE folded = ? AND (status_code IS NULL OR status_code NOT IN ('2', '4'))";
    let mut query = reader.conn.prepare_cached(sql)?;
    let rows = query.query_map([fold(name)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(u32, Option<String>)> = rows.collect::<rusqlite::Result<_>>()?;
    let ours: Vec<u32> = found
        .iter()
        .filter(|(_, code)| code.as_deref() == la)
        .map(|(urn, _)| *urn)
        .collect();
    Ok(match (ours.as_slice(), found.as_slice()) {
        ([one], _) => Some(*one),
        ([], [(one, _)]) => Some(*one),
        _ => None,
    })
}

/// Authorities around this one, by name: (code, name).
///
/// # Errors
/// When the database cannot be read.
pub fn neighbours(reader: &Reader, la: &str) -> Result<Vec<(String, String)>> {
    let sql = "SELECT other_code, other_name FROM neighbour WHERE la_code = ? ORDER BY other_name";
    let mut query = reader.conn.prepare_cached(sql)?;
    let rows = query.query_map([la], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The codes of every authority in the establishment file, ascending; those that are not numbers are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn authorities(reader: &Reader) -> Result<Vec<u16>> {
    let sql =
        "SELECT DISTINCT la_code FROM establishment WHERE la_code IS NOT NULL ORDER BY la_code";
    let mut query = reader.conn.prepare_cached(sql)?;
    let rows = query.query_map([], |row| row.get::<_, String>(0))?;
    let codes = rows.collect::<rusqlite::Result<Vec<String>>>()?;
    Ok(codes.iter().filter_map(|code| code.parse().ok()).collect())
}
