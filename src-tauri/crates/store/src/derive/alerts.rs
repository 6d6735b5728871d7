//! Alerts of one child as rows, each with what it names in words and whether somebody has put it off.

use chrono::NaiveDate;
use rusqlite::types::Value;
use uuid::Uuid;
use waymark_domain::alerts::{self, Alert, AlertKind};
use waymark_domain::clocks::{Overrides, PupilFacts, RowRef};
use waymark_domain::{StatusKind, dates};

use super::context::Context;
use super::file::File;
use super::settle::day;
use crate::tables::Snooze;
use crate::views::Named;
use crate::{Reader, Result, StoreError};

/// The columns of `alert`, in the order of [`row`]; the first three name a row.
pub(super) const ALERT: [&str; 13] = [
    "pupil",
    "kind",
    "about",
    "sort_name",
    "title",
    "since",
    "consequence",
    "sentence",
    "basis",
    "named",
    "snooze",
    "snoozed_until",
    "snoozed_why",
];

/// What is to be noticed about one child.
#[derive(Default)]
pub(super) struct Noticed {
    pub(super) rows: Vec<Vec<Value>>,
    /// The last day on which nobody wants to hear that the child has not been seen, where that is so.
    pub(super) quiet_until: Option<NaiveDate>,
}

/// Every alert about one child, and until when the one about sightings was put off.
pub(super) fn noticed(
    reader: &Reader,
    context: &mut Context,
    file: &File,
    known: &PupilFacts,
) -> Result<Noticed> {
    let found = alerts::alerts(known, &context.calendars, context.today, &context.local);
    let mut noticed = Noticed::default();
    for alert in found {
        let mut named = Vec::with_capacity(alert.rows.len());
        for row in &alert.rows {
            named.extend(name(reader, context, file, *row)?);
        }
        let about = named.first().map_or(file.pupil.id, |row| row.id);
        let snooze = put_off(file, alert.kind, about);
        if alert.kind == AlertKind::Unseen {
            noticed.quiet_until = snooze.and_then(|row| row.until_on);
        }
        let row = row(context, file, &alert, &named, about, snooze)?;
        noticed.rows.push(row);
    }
    Ok(noticed)
}

/// The row that put an alert off. The last day on which it stays quiet decides, where that was done more than once.
fn put_off(file: &File, kind: AlertKind, about: Uuid) -> Option<&Snooze> {
    file.snoozes
        .iter()
        .filter(|snooze| {
            snooze.alert.as_deref() == Some(kind.code())
                && snooze.about.is_none_or(|row| row == about)
        })
        .max_by_key(|snooze| (snooze.until_on, snooze.id))
}

fn row(
    context: &Context,
    file: &File,
    alert: &Alert,
    named: &[Named],
    about: Uuid,
    snooze: Option<&Snooze>,
) -> Result<Vec<Value>> {
    let words = serde_json::to_string(named).map_err(|error| {
        StoreError::Ledger(format!("An alert could not be written down: {error}."))
    })?;
    Ok(vec![
        file.pupil.id.into(),
        alert.kind.code().to_owned().into(),
        about.into(),
        file.sort_name().into(),
        alert.kind.label().to_owned().into(),
        day(alert.since),
        i64::from(alert.kind.consequence()).into(),
        alert.sentence.clone().into(),
        basis(alert, &context.local).into(),
        words.into(),
        snooze.map(|row| row.id).into(),
        day(snooze.and_then(|row| row.until_on)),
        snooze.and_then(|row| row.reason.clone()).into(),
    ])
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
    let from = |day: Option<NaiveDate>| {
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
        "referral" => match file.referrals.iter().find(|held| held.id == row.id) {
            None => None,
            Some(held) => {
                let place = match held.setting.as_deref() {
                    Some(setting) => context.name(reader, setting)?,
                    None => "Unknown provider".to_owned(),
                };
                Some(format!("Referral to {place}"))
            }
        },
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
