//! Closing a case. A child who leaves the list has gone somewhere, and somebody has confirmed where: a case is not closed on a
//! hope, and not on "unknown".

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_domain::name::fold;
use waymark_store::tables::{Placement, PlacementPatch, Pupil, PupilPatch, Status, StatusPatch};

use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure, FieldFailure};

/// A case to close.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaseClose {
    /// The child.
    pub id: Uuid,
    /// The last day of the case.
    #[ts(optional)]
    pub closed_on: Option<NaiveDate>,
    /// Where the child went, in words or as a setting reference.
    #[ts(optional)]
    pub destination: Option<String>,
    /// How that is known: who said so, what was seen.
    #[ts(optional)]
    pub evidence: Option<String>,
    /// The day on which it was confirmed.
    #[ts(optional)]
    pub confirmed_on: Option<NaiveDate>,
    /// End what is still open, statuses and placements, on the same day.
    #[serde(default)]
    pub end_open: bool,
}

/// Words that stand where nobody knows.
const UNKNOWN: [&str; 10] = [
    "unknown",
    "not known",
    "dont know",
    "none",
    "n a",
    "na",
    "tbc",
    "tba",
    "not sure",
    "x",
];

/// Whether a text says something that can be relied on.
pub(crate) fn says(text: Option<&str>) -> bool {
    let folded = fold(text.unwrap_or_default());
    !folded.is_empty()
        && folded.chars().any(char::is_alphanumeric)
        && !UNKNOWN.contains(&folded.as_str())
}

/// What stands in the way of closing on this destination and this evidence, at the fields.
fn faults(destination: Option<&str>, evidence: Option<&str>) -> Vec<FieldFailure> {
    let mut faults = Vec::new();
    let mut say = |field: &str, sentence: &str| {
        faults.push(FieldFailure {
            field: field.into(),
            sentence: sentence.into(),
        });
    };
    if !says(destination) {
        say(
            "destination",
            "Say where the child went. A case cannot be closed on “unknown”: until somebody has confirmed a destination it stays open.",
        );
    }
    if !says(evidence) {
        say(
            "destination_evidence",
            "Say how that is known: who confirmed it, or what was seen, such as “on roll, by e-mail from the office”.",
        );
    }
    faults
}

fn refused(fields: Vec<FieldFailure>) -> Result<(), Failure> {
    match fields.first() {
        None => Ok(()),
        Some(first) => Err(Failure {
            code: None,
            sentence: format!("The case was not closed. {}", first.sentence),
            fields,
        }),
    }
}

/// An edit of a child's own row may close the case only where it says where the child went.
pub(crate) fn check(app: &App, id: Uuid, patch: &PupilPatch) -> Result<(), Failure> {
    if !matches!(patch.closed_on, Some(Some(_))) {
        return Ok(());
    }
    let held = app
        .read(|reader| Pupil::get(reader, id))?
        .or_not_found("child")?;
    let destination = patch.destination.clone().unwrap_or(held.destination);
    let evidence = patch
        .destination_evidence
        .clone()
        .unwrap_or(held.destination_evidence);
    refused(faults(destination.as_deref(), evidence.as_deref()))
}

/// Closes a case in one change: the day, the destination, how it is known; and ends what is still open, where that is wanted.
pub(crate) fn close(app: &App, request: CaseClose) -> Result<Id, Failure> {
    let today = app.today();
    let mut fields = faults(request.destination.as_deref(), request.evidence.as_deref());
    let mut say = |field: &str, sentence: &str| {
        fields.push(FieldFailure {
            field: field.into(),
            sentence: sentence.into(),
        });
    };
    match request.closed_on {
        None => say("closed_on", "Enter the last day of the case."),
        Some(day) if day > today => say(
            "closed_on",
            "That day has not come yet. Enter today or an earlier day.",
        ),
        Some(_) => {}
    }
    match request.confirmed_on {
        None => say(
            "confirmed_on",
            "Enter the day on which the destination was confirmed.",
        ),
        Some(day) if day > today => say(
            "confirmed_on",
            "That day has not come yet. Enter the day on which it was confirmed.",
        ),
        Some(_) => {}
    }
    refused(fields)?;
    let (statuses, placements) = app.read(|reader| {
        Ok((
            Status::for_pupil(reader, request.id)?,
            Placement::for_pupil(reader, request.id)?,
        ))
    })?;
    let confirmed = request.confirmed_on.map(dates::long).unwrap_or_default();
    let evidence = request.evidence.unwrap_or_default();
    let mut change = app.change("Closed a case")?;
    change.push_set::<Pupil>(
        request.id,
        PupilPatch {
            closed_on: Some(request.closed_on),
            destination: Some(request.destination.map(|text| text.trim().to_owned())),
            destination_evidence: Some(Some(format!(
                "{} (confirmed {confirmed})",
                evidence.trim()
            ))),
            ..PupilPatch::default()
        },
    );
    if request.end_open {
        for status in statuses.iter().filter(|row| row.ended_on.is_none()) {
            let end = request.closed_on.max(status.started_on);
            change.push_set::<Status>(
                status.id,
                StatusPatch {
                    ended_on: Some(end),
                    end_reason: Some(Some("The case was closed".into())),
                    ..StatusPatch::default()
                },
            );
        }
        for placement in placements.iter().filter(|row| row.ended_on.is_none()) {
            let end = request.closed_on.max(placement.started_on);
            change.push_set::<Placement>(
                placement.id,
                PlacementPatch {
                    ended_on: Some(end),
                    end_reason: Some(Some("The case was closed".into())),
                    ..PlacementPatch::default()
                },
            );
        }
    }
    app.commit(change)?;
    Ok(Id { id: request.id })
}

/// Opens a closed case again. Where the child had gone stays in the history.
pub(crate) fn reopen(app: &App, request: Id) -> Result<Id, Failure> {
    let patch = PupilPatch {
        closed_on: Some(None),
        destination: Some(None),
        destination_evidence: Some(None),
        ..PupilPatch::default()
    };
    app.commit(
        app.change("Opened a case again")?
            .set::<Pupil>(request.id, patch),
    )?;
    Ok(Id { id: request.id })
}
