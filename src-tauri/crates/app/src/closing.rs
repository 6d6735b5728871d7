//! Closing a case. A child who leaves the list has gone somewhere, and somebody has confirmed where: a case is not closed on a
//! hope, and on "unknown" only past school age, when nobody has a duty to look for the child any longer; it is counted all
//! the same.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_domain::destination::DestinationKind;
use waymark_domain::name::fold;
use waymark_domain::year::compulsory_school_age;
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
    /// What kind of destination it is.
    #[ts(optional)]
    pub kind: Option<String>,
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

/// What is said of a destination when a case closes.
struct Told<'a> {
    kind: Option<DestinationKind>,
    destination: Option<&'a str>,
    evidence: Option<&'a str>,
    /// The last day on which the child must be in education; `None` where the date of birth is not known.
    school_age_ends: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
}

impl Told<'_> {
    /// What stands in the way of closing on this, at the fields.
    fn faults(&self) -> Vec<FieldFailure> {
        let mut faults = Vec::new();
        let mut say = |field: &str, sentence: String| {
            faults.push(FieldFailure {
                field: field.into(),
                sentence,
            });
        };
        let unknown = self.kind == Some(DestinationKind::Unknown);
        if unknown && let Some(sentence) = self.must_be_found() {
            say("destination_kind", sentence);
        }
        if !says(self.destination) && !self.kind.is_some_and(DestinationKind::says_enough) {
            say(
                "destination",
                "Say where the child went. A case cannot be closed on “unknown”: until somebody has confirmed a destination it stays open."
                    .to_owned(),
            );
        }
        if !says(self.evidence) {
            say(
                "destination_evidence",
                if unknown {
                    "Say what was tried to find the child: calls, visits, whom you asked and when."
                } else {
                    "Say how that is known: who confirmed it, or what was seen, such as “on roll, by e-mail from the office”."
                }
                .to_owned(),
            );
        }
        faults
    }

    /// Why "unknown" is no answer for this child; `None` where it is one.
    fn must_be_found(&self) -> Option<String> {
        match (self.school_age_ends, self.closed_on) {
            (None, _) => Some(
                "The date of birth is not recorded, so nobody knows whether the child must still be in education. A case cannot be closed on “unknown” until it is."
                    .to_owned(),
            ),
            (Some(last), Some(closed)) if closed <= last => Some(format!(
                "A case cannot be closed on “unknown” while the child must be in education: compulsory school age ends {}. Keep it open as missing education.",
                dates::long(last)
            )),
            _ => None,
        }
    }
}

/// The kind in a patch or a request; text that is no kind is refused where it is saved.
fn kind_of(code: Option<&str>) -> Option<DestinationKind> {
    code.and_then(|code| code.parse().ok())
}

/// The last day of compulsory school age.
fn school_age_ends(pupil: &Pupil) -> Option<NaiveDate> {
    pupil.dob.map(|dob| compulsory_school_age(dob).1)
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
    let school_age_ends = school_age_ends(&held);
    let kind = patch
        .destination_kind
        .clone()
        .unwrap_or(held.destination_kind);
    let destination = patch.destination.clone().unwrap_or(held.destination);
    let evidence = patch
        .destination_evidence
        .clone()
        .unwrap_or(held.destination_evidence);
    let told = Told {
        kind: kind_of(kind.as_deref()),
        destination: destination.as_deref(),
        evidence: evidence.as_deref(),
        school_age_ends,
        closed_on: patch.closed_on.flatten(),
    };
    refused(told.faults())
}

/// Closes a case in one change: the day, the destination, how it is known; and ends what is still open, where that is wanted.
pub(crate) fn close(app: &App, request: CaseClose) -> Result<Id, Failure> {
    let today = app.today();
    let held = app
        .read(|reader| Pupil::get(reader, request.id))?
        .or_not_found("child")?;
    let kind = kind_of(request.kind.as_deref());
    let told = Told {
        kind,
        destination: request.destination.as_deref(),
        evidence: request.evidence.as_deref(),
        school_age_ends: school_age_ends(&held),
        closed_on: request.closed_on,
    };
    let mut fields = told.faults();
    let mut say = |field: &str, sentence: &str| {
        fields.push(FieldFailure {
            field: field.into(),
            sentence: sentence.into(),
        });
    };
    if kind.is_none() {
        say(
            "destination_kind",
            "Choose what kind of destination it is: it is counted by its kind.",
        );
    }
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
    let trimmed = |text: Option<String>| {
        text.map(|text| text.trim().to_owned())
            .filter(|text| says(Some(text)))
    };
    let mut change = app.change("Closed a case")?;
    change.push_set::<Pupil>(
        request.id,
        PupilPatch {
            closed_on: Some(request.closed_on),
            destination: Some(trimmed(request.destination)),
            destination_kind: Some(kind.map(|kind| kind.code().to_owned())),
            destination_evidence: Some(trimmed(request.evidence)),
            destination_confirmed_on: Some(request.confirmed_on),
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
        destination_kind: Some(None),
        destination_stage: Some(None),
        destination_confirmed_on: Some(None),
        destination_sustained: Some(None),
        destination_starts_on: Some(None),
        ..PupilPatch::default()
    };
    app.commit(
        app.change("Opened a case again")?
            .set::<Pupil>(request.id, patch),
    )?;
    Ok(Id { id: request.id })
}
