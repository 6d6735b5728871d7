//! Who stands around a child: the services that are involved, whom the child is kept apart from, and when the child's and the
//! family's own words were last written down.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::{Agency, AgencyPatch, KeepApart, KeepApartPatch, Note, Review};

use crate::apart::{self, ApartLine};
use crate::rows::{RowRemove, RowSave, row_of, save};
use crate::team::Id;
use crate::{App, Failure};

/// Who stands around a child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Circle {
    /// Services that are involved, the lead first, those that have left last.
    pub agencies: Vec<AgencyLine>,
    /// Children to be kept apart, those in force first.
    pub apart: Vec<ApartLine>,
    /// The child's own words.
    pub child: Voice,
    /// The family's own words.
    pub family: Voice,
}

/// A service with how long ago it was heard from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AgencyLine {
    /// The row.
    pub agency: Agency,
    /// Still involved.
    pub running: bool,
    /// Days since it was last heard from; `None` is not recorded.
    pub silent_for: Option<i64>,
    /// Not heard from for over six weeks, or never.
    pub silent: bool,
}

/// When somebody was last heard.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Voice {
    /// The day; `None` is never.
    pub on: Option<NaiveDate>,
    /// Days since.
    pub days: Option<i64>,
    /// A note or a review.
    pub from: Option<Uuid>,
}

/// A service that has not been heard from for longer than this many days is silent: six weeks.
const SILENT_AFTER: i64 = 42;

/// Who stands around a child.
pub(crate) fn get(app: &App, request: Id) -> Result<Circle, Failure> {
    let today = app.today();
    app.read(|reader| {
        let mut agencies: Vec<AgencyLine> = Agency::for_pupil(reader, request.id)?
            .into_iter()
            .map(|agency| {
                let running = agency.ended_on.is_none_or(|end| end >= today);
                let silent_for = agency
                    .last_contact_on
                    .map(|day| (today - day).num_days().max(0));
                AgencyLine {
                    silent: running && silent_for.is_none_or(|days| days > SILENT_AFTER),
                    silent_for,
                    running,
                    agency,
                }
            })
            .collect();
        agencies.sort_by_key(|line| {
            (
                !line.running,
                line.agency.lead != Some(true),
                line.agency.name.clone(),
                line.agency.id,
            )
        });
        let notes = Note::for_pupil(reader, request.id)?;
        let reviews = Review::for_pupil(reader, request.id)?;
        let heard = |whose: &str| {
            let noted = notes
                .iter()
                .filter(|note| {
                    note.voice_of.as_deref() == Some(whose) && note.recorded_in_error.is_none()
                })
                .filter_map(|note| Some((note.on_day?, note.id)));
            let reviewed = reviews
                .iter()
                .filter(|review| {
                    let words = if whose == "child" {
                        &review.voice_child
                    } else {
                        &review.voice_family
                    };
                    words.is_some()
                })
                .filter_map(|review| Some((review.held_on?, review.id)));
            let last = noted.chain(reviewed).filter(|(day, _)| *day <= today).max();
            Voice {
                on: last.map(|(day, _)| day),
                days: last.map(|(day, _)| (today - day).num_days()),
                from: last.map(|(_, id)| id),
            }
        };
        Ok(Circle {
            apart: apart::lines(reader, request.id, today)?,
            child: heard("child"),
            family: heard("family"),
            agencies,
        })
    })
}

/// Adds or changes a service. There is one lead: naming another takes it from the first.
pub(crate) fn save_agency(app: &App, request: RowSave<AgencyPatch>) -> Result<Id, Failure> {
    if request.patch.lead != Some(Some(true)) {
        return save::<Agency>(app, request);
    }
    let held = match request.id {
        Some(id) => app.read(|reader| Agency::get(reader, id))?,
        None => None,
    };
    let pupil = request
        .patch
        .pupil
        .flatten()
        .or_else(|| held.and_then(|row| row.pupil));
    let others = match pupil {
        Some(pupil) => app.read(|reader| Agency::for_pupil(reader, pupil))?,
        None => Vec::new(),
    };
    let id = request.id.unwrap_or_else(|| app.new_id());
    let mut change = app.change("Named the lead professional")?;
    for other in others
        .iter()
        .filter(|row| row.id != id && row.lead == Some(true))
    {
        let patch = AgencyPatch {
            lead: Some(Some(false)),
            ..AgencyPatch::default()
        };
        change = change.set::<Agency>(other.id, patch);
    }
    change = match request.id {
        Some(_) => change.set::<Agency>(id, request.patch),
        None => change.create(&row_of::<Agency>(id, request.patch)),
    };
    app.commit(change)?;
    Ok(Id { id })
}

/// Takes a service away; it stays in the history.
pub(crate) fn remove_agency(app: &App, request: RowRemove) -> Result<Id, Failure> {
    app.commit(
        app.change("Took away an agency")?
            .delete::<Agency>(request.id),
    )?;
    Ok(Id { id: request.id })
}

/// Adds or changes an entry of the keep-apart register.
pub(crate) fn save_apart(app: &App, request: RowSave<KeepApartPatch>) -> Result<Id, Failure> {
    let Some(id) = request.id else {
        if let Some(other) = request.patch.other.flatten() {
            apart::must_exist(app, other)?;
        }
        let mut row = row_of::<KeepApart>(app.new_id(), request.patch);
        row.started_on.get_or_insert(app.today());
        app.commit(
            app.change("Entered two children to be kept apart")?
                .create(&row),
        )?;
        return Ok(Id { id: row.id });
    };
    let label = match request.patch.ended_on {
        Some(Some(_)) => "Ended a keep-apart entry",
        _ => "Changed a keep-apart entry",
    };
    app.commit(app.change(label)?.set::<KeepApart>(id, request.patch))?;
    Ok(Id { id })
}

/// Takes an entry away; it stays in the history.
pub(crate) fn remove_apart(app: &App, request: RowRemove) -> Result<Id, Failure> {
    let mut change = app
        .change("Took away a keep-apart entry")?
        .delete::<KeepApart>(request.id);
    if let Some(reason) = request.reason {
        change = change.reason(reason);
    }
    app.commit(change)?;
    Ok(Id { id: request.id })
}
