//! What officers are called where two may have the same name.

use rusqlite::OptionalExtension as _;
use uuid::Uuid;

use crate::tables::Officer;
use crate::{Reader, Result};

/// Every officer's name; of two who are called the same, each with what tells them apart: initials, e-mail address or role.
///
/// # Errors
/// When the database cannot be read.
pub fn officer_names(reader: &Reader) -> Result<Vec<(Uuid, String)>> {
    let officers = Officer::all(reader)?;
    Ok(officers
        .iter()
        .map(|officer| (officer.id, told_apart(officer, &officers)))
        .collect())
}

/// Rows of children with the name of who holds them: where two officers are called the same, the name is made to say which.
///
/// # Errors
/// When the database cannot be read.
pub fn tell_owners_apart<'a>(
    reader: &Reader,
    rows: impl IntoIterator<Item = (Uuid, &'a mut Option<String>)>,
) -> Result<()> {
    let officers = Officer::all(reader)?;
    let alike: Vec<(Uuid, &str, String)> = officers
        .iter()
        .filter_map(|officer| {
            let plain = officer.name.as_deref()?;
            let told = told_apart(officer, &officers);
            (told != plain).then_some((officer.id, plain, told))
        })
        .collect();
    if alike.is_empty() {
        return Ok(());
    }
    let mut owner_of = reader
        .conn
        .prepare_cached("SELECT owner FROM caseload WHERE pupil = ?1 UNION ALL SELECT owner FROM caseload_closed WHERE pupil = ?1")?;
    for (pupil, name) in rows {
        let Some(plain) = name.as_deref() else {
            continue;
        };
        if !alike.iter().any(|(_, other, _)| *other == plain) {
            continue;
        }
        let owner: Option<Uuid> = owner_of
            .query_row([pupil], |row| row.get(0))
            .optional()?
            .flatten();
        if let Some((_, _, told)) = alike.iter().find(|(id, _, _)| Some(*id) == owner) {
            *name = Some(told.clone());
        }
    }
    Ok(())
}

fn told_apart(officer: &Officer, all: &[Officer]) -> String {
    let name = said(&officer.name).unwrap_or("Unknown").to_owned();
    let alike: Vec<&Officer> = all
        .iter()
        .filter(|other| {
            other.id != officer.id
                && said(&other.name).is_some_and(|held| held.to_lowercase() == name.to_lowercase())
        })
        .collect();
    if alike.is_empty() {
        return name;
    }
    let marks = [
        |row: &Officer| row.initials.clone(),
        |row: &Officer| row.email.clone(),
        |row: &Officer| row.role.clone(),
    ];
    for mark in marks {
        let own = mark(officer);
        let Some(own) = said(&own) else { continue };
        let shared = alike
            .iter()
            .any(|other| said(&mark(other)).is_some_and(|text| text.eq_ignore_ascii_case(own)));
        if !shared {
            return format!("{name} ({own})");
        }
    }
    // Nothing written down differs: the end of the row's own id does.
    let id = officer.id.simple().to_string();
    format!("{name} (…{})", &id[id.len() - 4..])
}

/// Text that says something.
fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}
