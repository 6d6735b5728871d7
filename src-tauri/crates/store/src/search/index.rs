//! Keeps the search index in step with casework, inside the transaction that changes it.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;
use waymark_domain::name::{fold, search_text};

use crate::error::Result;
use crate::ledger::write::{Fate, Touched};

/// Raised whenever the index or the folding changes: the old one is then thrown away.
const VERSION: &str = "1";

const TABLES: [&str; 5] = [
    "search_word",
    "search_code",
    "search_names",
    "search_parts",
    "search_notes",
];

/// Makes the index of this version if it is not there. Says whether it must be filled.
pub(crate) fn ensure(conn: &Connection) -> Result<bool> {
    let held: Option<String> = conn
        .query_row(
            "SELECT value FROM local WHERE key = 'search_version'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    if held.as_deref() == Some(VERSION) {
        return Ok(false);
    }
    for table in TABLES {
        conn.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    conn.execute_batch(include_str!("schema.sql"))?;
    conn.execute(
        "INSERT INTO local(key, value) VALUES ('search_version', ?1)
         ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        [VERSION],
    )?;
    Ok(true)
}

/// After a change: indexes whatever it touched.
pub(crate) fn touch(conn: &Connection, touched: &[Touched]) -> Result<()> {
    let mut pupils = BTreeSet::new();
    for row in touched {
        match row.table.as_str() {
            "pupil" => {
                pupils.insert(row.row);
            }
            "former_name" => pupils.extend(row.pupil),
            "note" => note(conn, row.row, row.fate == Fate::Added)?,
            _ => {}
        }
    }
    for id in pupils {
        pupil(conn, id)?;
    }
    Ok(())
}

/// Before a row leaves the projection: takes it out of the index, which knows rows by their `rid`.
pub(crate) fn forget(conn: &Connection, table: &str, row: Uuid) -> Result<()> {
    if table != "pupil" && table != "note" {
        return Ok(());
    }
    let rid: Option<i64> = conn
        .prepare_cached(&format!("SELECT rid FROM {table} WHERE id = ?1"))?
        .query_row([row], |row| row.get(0))
        .optional()?;
    match rid {
        Some(rid) if table == "pupil" => forget_pupil(conn, rid),
        Some(rid) => forget_note(conn, rid),
        None => Ok(()),
    }
}

/// Writes the index anew without what was taken out of it: until then the words of a row that is gone stand in its pages.
pub(crate) fn squeeze(conn: &Connection) -> Result<()> {
    for table in ["search_names", "search_parts", "search_notes"] {
        conn.execute_batch(&format!("INSERT INTO {table}({table}) VALUES ('optimize')"))?;
    }
    Ok(())
}

/// Throws the index away and makes it again.
pub(crate) fn rebuild(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "DELETE FROM search_word; DELETE FROM search_code;
         INSERT INTO search_names(search_names) VALUES ('delete-all');
         INSERT INTO search_parts(search_parts) VALUES ('delete-all');
         INSERT INTO search_notes(search_notes) VALUES ('delete-all');",
    )?;
    let mut query = conn.prepare("SELECT id FROM pupil ORDER BY rid")?;
    let ids = query.query_map([], |row| row.get(0))?;
    for id in ids {
        pupil(conn, id?)?;
    }
    let mut query = conn.prepare("SELECT id FROM note ORDER BY rid")?;
    let ids = query.query_map([], |row| row.get(0))?;
    for id in ids {
        note(conn, id?, true)?;
    }
    Ok(())
}

fn forget_pupil(conn: &Connection, rid: i64) -> Result<()> {
    for sql in [
        "DELETE FROM search_word WHERE rid = ?1",
        "DELETE FROM search_code WHERE rid = ?1",
        "DELETE FROM search_names WHERE rowid = ?1",
        "DELETE FROM search_parts WHERE rowid = ?1",
    ] {
        conn.prepare_cached(sql)?.execute([rid])?;
    }
    Ok(())
}

fn forget_note(conn: &Connection, rid: i64) -> Result<()> {
    conn.prepare_cached("DELETE FROM search_notes WHERE rowid = ?1")?
        .execute([rid])?;
    Ok(())
}

/// The numbers and codes of a child: kind and column.
const CODES: [(&str, usize); 4] = [("upn", 5), ("former_upn", 6), ("uln", 7), ("postcode", 8)];

fn pupil(conn: &Connection, id: Uuid) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT rid, surname, forename, middle_names, known_as, upn, former_upn, uln, postcode,
                closed_on IS NOT NULL, recorded_in_error IS NOT NULL
         FROM pupil WHERE id = ?1",
    )?;
    let mut rows = query.query([id])?;
    let Some(row) = rows.next()? else {
        return Ok(());
    };
    let rid: i64 = row.get(0)?;
    forget_pupil(conn, rid)?;
    // A record that should not exist leaves the lists, and search is one of them.
    if row.get(10)? {
        return Ok(());
    }
    let closed: bool = row.get(9)?;
    let mut names = Vec::new();
    for (place, column) in [(0, 1), (1, 2), (3, 3), (2, 4)] {
        if let Some(name) = row.get::<_, Option<String>>(column)? {
            names.push((place, name));
        }
    }
    let mut former =
        conn.prepare_cached("SELECT surname, forename FROM former_name WHERE pupil = ?1")?;
    let mut formers = former.query([id])?;
    while let Some(former) = formers.next()? {
        for column in 0..2 {
            if let Some(name) = former.get::<_, Option<String>>(column)? {
                names.push((4, name));
            }
        }
    }
    let mut document = String::new();
    for (place, name) in names {
        let text = search_text(&name);
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            conn.prepare_cached(
                "INSERT OR IGNORE INTO search_word(closed, place, word, rid) VALUES (?, ?, ?, ?)",
            )?
            .execute(params![closed, place, word, rid])?;
        }
        document.push_str(&text);
        document.push(' ');
    }
    for table in ["search_names", "search_parts"] {
        conn.prepare_cached(&format!(
            "INSERT INTO {table}(rowid, names) VALUES (?1, ?2)"
        ))?
        .execute((rid, &document))?;
    }
    let mut codes = vec![("case_ref", code(&waymark_domain::case_ref(id)))];
    for (kind, column) in CODES {
        if let Some(text) = row.get::<_, Option<String>>(column)? {
            codes.push((kind, code(&text)));
        }
    }
    for (kind, text) in codes {
        if !text.is_empty() {
            conn.prepare_cached(
                "INSERT OR IGNORE INTO search_code(code, kind, rid) VALUES (?, ?, ?)",
            )?
            .execute((text, kind, rid))?;
        }
    }
    Ok(())
}

fn note(conn: &Connection, id: Uuid, fresh: bool) -> Result<()> {
    let mut query = conn.prepare_cached(
        "SELECT rid, text, recorded_in_error IS NOT NULL FROM note WHERE id = ?1",
    )?;
    let found: Option<(i64, Option<String>, bool)> = query
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((rid, text, in_error)) = found else {
        return Ok(());
    };
    if !fresh {
        forget_note(conn, rid)?;
    }
    if let (Some(text), false) = (text, in_error) {
        conn.prepare_cached("INSERT INTO search_notes(rowid, words) VALUES (?1, ?2)")?
            .execute((rid, fold(&text)))?;
    }
    Ok(())
}

/// A number or code as it is compared: letters and digits only, in lower case.
pub(super) fn code(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
