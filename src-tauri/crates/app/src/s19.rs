//! The decision whether the authority must itself arrange education, and who still waits for one.
//!
//! The ombudsman asks for five things: that the authority knew, that it considered the duty, what it decided and why, what
//! it arranged, and when it will look again. The day of the decision is a claim; the ledger says when it was written, and
//! the two are shown side by side.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::tables::{S19Decision, S19DecisionPatch};
use waymark_store::views::{self, DueRow};
use waymark_store::{Reader, Result as Read};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::rows::{self, RowRemove, RowSave};
use crate::team::Id;
use crate::{App, Failure, clocks as clock_lines};

/// A decision with the moment at which it was written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct S19Line {
    /// The row.
    pub decision: S19Decision,
    /// When it was first written, UTC milliseconds, from the ledger; nobody can set it.
    pub written_at: Option<i64>,
    /// Who wrote it.
    pub written_by: Option<String>,
    /// Who decided.
    pub decided_by_name: Option<String>,
}

/// When each decision of a child was written and by whom.
pub(crate) type Written = HashMap<Uuid, (i64, Option<Uuid>)>;

/// When the decisions of a child were written, as the ledger has it.
pub(crate) fn written(app: &App, pupil: Uuid) -> Result<Written, Failure> {
    let session = app.session()?;
    let mut written = Written::new();
    for row in app.read(|reader| S19Decision::for_pupil(reader, pupil))? {
        if let Some(maker) = session.store.maker_of::<S19Decision>(row.id)? {
            written.insert(row.id, (maker.when, maker.who));
        }
    }
    Ok(written)
}

/// The decisions of a child, newest first.
pub(crate) fn lines(reader: &Reader, pupil: Uuid, written: &Written) -> Read<Vec<S19Line>> {
    let mut lines = Vec::new();
    for decision in S19Decision::for_pupil(reader, pupil)? {
        let (at, who) = written
            .get(&decision.id)
            .map_or((None, None), |(at, who)| (Some(*at), *who));
        lines.push(S19Line {
            written_at: at,
            written_by: clock_lines::officer(reader, who)?,
            decided_by_name: clock_lines::officer(reader, decision.decided_by)?,
            decision,
        });
    }
    lines.sort_by_key(|line| {
        std::cmp::Reverse((
            line.decision.decided_on.or(line.decision.considered_on),
            line.decision.id,
        ))
    });
    Ok(lines)
}

/// Adds or changes a decision. One that claims an earlier day than the day on which it is written must say why.
pub(crate) fn save(app: &App, mut request: RowSave<S19DecisionPatch>) -> Result<Id, Failure> {
    let today = app.today();
    let held = match request.id {
        Some(id) => Some(
            app.read(|reader| S19Decision::get(reader, id))?
                .or_not_found("section 19 decision")?,
        ),
        None => None,
    };
    let (before, outcome_before, late_before) = held.as_ref().map_or((None, None, None), |row| {
        (
            row.decided_on,
            row.outcome.clone(),
            row.written_late.clone(),
        )
    });
    let patch = &request.patch;
    let decided = patch.decided_on.unwrap_or(before);
    let outcome = patch.outcome.clone().unwrap_or(outcome_before.clone());
    let late = patch.written_late.clone().unwrap_or(late_before);
    for (field, day) in [
        ("aware_on", patch.aware_on.flatten()),
        ("considered_on", patch.considered_on.flatten()),
        ("decided_on", patch.decided_on.flatten()),
    ] {
        if day.is_some_and(|day| today < day) {
            return Err(Failure::at(
                field,
                "That day has not come yet, so nothing was saved. Enter the day on which it happened.",
            ));
        }
    }
    let said_anew = held.is_none() || decided != before || outcome != outcome_before;
    let unexplained = late.as_deref().is_none_or(|why| why.trim().is_empty());
    if let (Some(day), true, true) = (decided.filter(|day| *day < today), said_anew, unexplained) {
        return Err(Failure::at(
            "written_late",
            format!(
                "The decision is dated {} and is being written on {}. Say why it is written down later; both days are kept.",
                dates::long(day),
                dates::long(today)
            ),
        ));
    }
    if outcome.is_some() && held.as_ref().is_none_or(|row| row.decided_by.is_none()) {
        request.patch.decided_by = Some(match request.patch.decided_by.flatten() {
            Some(officer) => Some(officer),
            None => app.me()?,
        });
    }
    let label = match (&held, outcome.is_some()) {
        (None, true) => "Recorded a section 19 decision",
        (None, false) => "Began a section 19 decision",
        _ => "Changed a section 19 decision",
    };
    rows::save_as::<S19Decision>(app, request, label.to_owned())
}

/// Takes a decision away; it stays in the history.
pub(crate) fn remove(app: &App, request: RowRemove) -> Result<Id, Failure> {
    rows::remove_as::<S19Decision>(app, request, "Took away a section 19 decision")
}

/// Children of whom the authority knows that they are out of school, for whom no decision is recorded and nothing was
/// arranged since. After an exclusion the duty is plain and nobody waits for a decision.
pub(crate) fn waiting(app: &App, _: Nothing) -> Result<Vec<DueRow>, Failure> {
    app.read(views::undecided)
}
