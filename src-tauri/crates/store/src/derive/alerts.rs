//! Alerts of one child as rows, each with what it names in words and whether somebody has put it off.

use rusqlite::named_params;
use waymark_domain::alerts::{self, Alert};
use waymark_domain::clocks::{Overrides, PupilFacts, RowRef};
use waymark_domain::{StatusKind, dates};

use super::child::File;
use super::context::Context;
use crate::views::Named;
use crate::{Reader, Result, StoreError};

/// Writes what is to be noticed about one child.
pub(super) fn write(
    reader: &Reader,
    context: &mut Context,
    file: &File,
    known: &PupilFacts,
) -> Result<()> {
    let found = alerts::alerts(known, &context.calendars, context.today, &context.local);
    for alert in found {
        let mut named = Vec::with_capacity(alert.rows.len());
        for row in &alert.rows {
            named.extend(name(reader, context, file, *row)?);
        }
        insert(reader, context, file, &alert, &named)?;
    }
    Ok(())
}

fn insert(
    reader: &Reader,
    context: &Context,
    file: &File,
    alert: &Alert,
    named: &[Named],
) -> Result<()> {
    let about = named.first().map_or(file.pupil.id, |row| row.id);
    // The last day on which it stays quiet decides, where it was put off more than once.
    let snooze = file
        .snoozes
        .iter()
        .filter(|snooze| {
            snooze.alert.as_deref() == Some(alert.kind.code())
                && snooze.about.is_none_or(|row| row == about)
        })
        .max_by_key(|snooze| (snooze.until_on, snooze.id));
    let words = serde_json::to_string(named).map_err(|error| {
        StoreError::Ledger(format!("An alert could not be written down: {error}."))
    })?;
    reader
        .conn
        .prepare_cached(
            "INSERT OR REPLACE INTO alert (pupil, sort_name, kind, about, title, since, consequence, sentence, basis, named, snooze, snoozed_until, snoozed_why)
             VALUES (:pupil, :name, :kind, :about, :title, :since, :consequence, :sentence, :basis, :named, :snooze, :until, :why)",
        )?
        .execute(named_params! {
            ":pupil": file.pupil.id,
            ":name": file.sort_name(),
            ":kind": alert.kind.code(),
            ":about": about,
            ":title": alert.kind.label(),
            ":since": alert.since,
            ":consequence": alert.kind.consequence(),
            ":sentence": alert.sentence,
            ":basis": basis(alert, &context.local),
            ":named": words,
            ":snooze": snooze.map(|row| row.id),
            ":until": snooze.and_then(|row| row.until_on),
            ":why": snooze.and_then(|row| row.reason.clone()),
        })?;
    Ok(())
}

/// What makes it an alert: the prompt and its number, so that nobody takes it for law.
fn basis(alert: &Alert, local: &Overrides) -> String {
    match alert.kind.dial() {
        None => "A prompt of Waymark’s own, not law".to_owned(),
        Some(dial) => {
            let face = dial.face();
            let whose = if local.local(dial).is_some() {
                "set here"
            } else {
                "as it comes"
            };
            format!(
                "{}: {} {} ({whose}; a prompt, not law)",
                face.title,
                local.number(dial),
                face.unit
            )
        }
    }
}

/// What a row is called. A sighting that no note tells of is no row that could be opened.
fn name(reader: &Reader, context: &mut Context, file: &File, row: RowRef) -> Result<Option<Named>> {
    let from = |day: Option<chrono::NaiveDate>| {
        day.map_or_else(
            || "since when is unknown".to_owned(),
            |day| format!("from {}", dates::long(day)),
        )
    };
    let label = match row.table {
        "status" => file
            .statuses
            .iter()
            .find(|held| held.id == row.id)
            .map(|held| {
                let kind = held.kind.as_deref().unwrap_or("Status");
                let kind = kind
                    .parse::<StatusKind>()
                    .map_or_else(|_| kind.to_owned(), |kind| kind.label().to_owned());
                format!("{kind} {}", from(held.started_on))
            }),
        "placement" => match file.placements.iter().find(|held| held.id == row.id) {
            None => None,
            Some(held) => {
                let place = match held.setting.as_deref() {
                    Some(setting) => context.name(reader, setting)?,
                    None => "Unknown setting".to_owned(),
                };
                Some(format!("{place} {}", from(held.started_on)))
            }
        },
        "note" => file
            .seen_in
            .filter(|(_, id)| *id == row.id)
            .map(|(day, _)| format!("Note of {}", dates::long(day))),
        "plan" => file
            .plans
            .iter()
            .find(|held| held.id == row.id)
            .map(|held| format!("Reintegration plan {}", from(held.started_on))),
        "review" => file
            .reviews
            .iter()
            .find(|held| held.id == row.id)
            .map(|held| format!("Review {}", from(held.held_on))),
        _ => None,
    };
    Ok(label.map(|label| Named {
        table: row.table.to_owned(),
        id: row.id,
        label,
    }))
}
