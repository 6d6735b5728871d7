//! Who belongs to a school or a provider: on roll there, placed there, or on the way there.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::{CaseloadRow, Named, read};
use crate::{Reader, Result};

/// Open children on this school's roll, placed at this setting today, or whose plan leads there.
///
/// # Errors
/// When the database cannot be read.
pub fn pupils_at(reader: &Reader, setting: &str, how: At) -> Result<Vec<CaseloadRow>> {
    let condition = match how {
        At::Roll => "roll_setting = ?",
        At::Placed => "settings_now LIKE '% ' || ? || ' %'",
        At::Coming => "coming = ?",
    };
    let named = Named::load(reader)?;
    let sql = format!(
        "{} FROM caseload c {} WHERE {condition} ORDER BY sort_name",
        named.select(),
        Named::JOIN
    );
    let mut values = named.values;
    values.push(Value::Text(setting.to_owned()));
    reader
        .conn
        .prepare_cached(&sql)?
        .query_map(params_from_iter(&values), |row| read(row, true))?
        .collect::<rusqlite::Result<_>>()
        .map_err(Into::into)
}

/// How a child belongs to a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// On its roll.
    Roll,
    /// Placed there today.
    Placed,
    /// A reintegration plan leads there.
    Coming,
}

/// How many open children each setting has placed or on roll, in one pass.
///
/// # Errors
/// When the database cannot be read.
pub fn counts_by_setting(
    reader: &Reader,
    how: At,
) -> Result<std::collections::HashMap<String, u32>> {
    let column = match how {
        At::Roll => "roll_setting",
        At::Placed => "settings_now",
        At::Coming => "coming",
    };
    let mut counts = std::collections::HashMap::new();
    let mut statement = reader.conn.prepare_cached(&format!(
        "SELECT {column} FROM caseload WHERE {column} IS NOT NULL"
    ))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for setting in row
            .get_ref(0)?
            .as_str()
            .unwrap_or_default()
            .split_whitespace()
        {
            *counts.entry(setting.to_owned()).or_default() += 1;
        }
    }
    Ok(counts)
}
