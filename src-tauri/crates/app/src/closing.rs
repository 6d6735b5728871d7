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
use waymark_store::table::{Patch as _, Table as _};
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

/// What is said when a case closes.
struct Told<'a> {
    today: NaiveDate,
    kind: Option<DestinationKind>,
    destination: Option<&'a str>,
    evidence: Option<&'a str>,
    confirmed_on: Option<NaiveDate>,
    /// The last day on which the child must be in education; `None` where the date of birth is not known.
    school_age_ends: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
}

impl<'a> Told<'a> {
    /// What a child's own row says.
    fn by(pupil: &'a Pupil, today: NaiveDate) -> Self {
        Self {
            today,
            kind: kind_of(pupil.destination_kind.as_deref()),
            destination: pupil.destination.as_deref(),
            evidence: pupil.destination_evidence.as_deref(),
            confirmed_on: pupil.destination_confirmed_on,
            school_age_ends: school_age_ends(pupil),
            closed_on: pupil.closed_on,
        }
    }

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
        if self.kind.is_none() {
            say(
                "destination_kind",
                "Choose what kind of destination it is: it is counted by its kind.".to_owned(),
            );
        }
        match self.closed_on {
            None => say("closed_on", "Enter the last day of the case.".to_owned()),
            Some(day) if day > self.today => say(
                "closed_on",
                "That day has not come yet. Enter today or an earlier day.".to_owned(),
            ),
            Some(_) => {}
        }
        match self.confirmed_on {
            None => say(
                "confirmed_on",
                "Enter the day on which the destination was confirmed.".to_owned(),
            ),
            Some(day) if day > self.today => say(
                "confirmed_on",
                "That day has not come yet. Enter the day on which it was confirmed.".to_owned(),
            ),
            Some(_) => {}
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
    refused_because("The case was not closed.", fields)
}

fn refused_because(why: &str, fields: Vec<FieldFailure>) -> Result<(), Failure> {
    match fields.first() {
        None => Ok(()),
        Some(first) => Err(Failure {
            code: None,
            sentence: format!("{why} {}", first.sentence),
            fields,
        }),
    }
}

/// A child's own row, as it is saved field by field, is held to what closing asks: nothing closes a case without saying where the
/// child went, and nothing takes that from a case that is closed. `held` is `None` for a child who is added.
///
/// A row that was closed before these questions were asked may be put right one field at a time: only what the edit itself makes
/// worse, or says wrongly, is refused.
pub(crate) fn check(app: &App, held: Option<&Pupil>, patch: &PupilPatch) -> Result<(), Failure> {
    let before = held.cloned().unwrap_or_default();
    let mut cells = before.cells();
    for (at, cell) in patch.clone().changes() {
        cells[at] = cell;
    }
    let after = Pupil::from_cells(before.id, &cells);
    let no_kind =
        after.destination_kind.is_some() && kind_of(after.destination_kind.as_deref()).is_none();
    // Open, or with a kind that the table itself refuses when it is saved.
    if after.closed_on.is_none() || no_kind {
        return Ok(());
    }
    let closing = after.closed_on != before.closed_on;
    let touched = [
        "destination",
        "destination_evidence",
        "destination_kind",
        "confirmed_on",
    ];
    if !closing && !touched.iter().any(|field| changed(field, &before, &after)) {
        return Ok(());
    }
    let today = app.today();
    let was = Told::by(&before, today).faults();
    let mut fields = Told::by(&after, today).faults();
    fields
        .retain(|fault| closing || changed(&fault.field, &before, &after) || !was.contains(fault));
    for fault in &mut fields {
        // The one field that the window calls otherwise when it closes a case.
        if fault.field == "confirmed_on" {
            fault.field = "destination_confirmed_on".into();
        }
    }
    if closing {
        refused(fields)
    } else {
        refused_because(
            "The case is closed, so this was not changed: it must go on saying where the child went.",
            fields,
        )
    }
}

/// Whether an edit changes what a fault of closing is about.
fn changed(field: &str, before: &Pupil, after: &Pupil) -> bool {
    match field {
        "destination" => before.destination != after.destination,
        "destination_evidence" => before.destination_evidence != after.destination_evidence,
        "destination_kind" => before.destination_kind != after.destination_kind,
        "confirmed_on" => before.destination_confirmed_on != after.destination_confirmed_on,
        _ => false,
    }
}

/// Closes a case in one change: the day, the destination, how it is known; and ends what is still open, where that is wanted.
pub(crate) fn close(app: &App, request: CaseClose) -> Result<Id, Failure> {
    let held = app
        .read(|reader| Pupil::get(reader, request.id))?
        .or_not_found("child")?;
    let kind = kind_of(request.kind.as_deref());
    let told = Told {
        today: app.today(),
        kind,
        destination: request.destination.as_deref(),
        evidence: request.evidence.as_deref(),
        confirmed_on: request.confirmed_on,
        school_age_ends: school_age_ends(&held),
        closed_on: request.closed_on,
    };
    refused(told.faults())?;
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
