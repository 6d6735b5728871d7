//! What officers are called where two may have the same name.

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
