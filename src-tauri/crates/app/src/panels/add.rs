//! Putting a child on an agenda, and moving a case along it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::{Meeting, PanelCase, PanelCasePatch, Pupil};

use super::agenda;
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// Adding a child to an agenda.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CaseAdd {
    /// The meeting.
    pub meeting: Uuid,
    /// The child.
    pub pupil: Uuid,
    /// Why the child is brought, when a suggestion gave a reason.
    #[ts(optional)]
    pub reason: Option<String>,
    /// Fair-access category a to m, where somebody has chosen one.
    #[serde(default)]
    #[ts(optional)]
    pub category: Option<String>,
    /// Why the child comes although it normally has another route.
    #[serde(default)]
    #[ts(optional)]
    pub exception: Option<String>,
}

/// Moving a case on its agenda.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct CaseMove {
    /// The case.
    pub id: Uuid,
    /// One-based place where it should stand.
    pub to: u32,
}

/// Puts a child on an agenda, last. After the pack went out the case is marked late, so that nothing renumbers.
pub(crate) fn add_case(app: &App, request: CaseAdd) -> Result<Id, Failure> {
    let cases = app.read(|reader| agenda(reader, request.meeting))?;
    if cases.iter().any(|case| case.pupil == Some(request.pupil)) {
        return Err(Failure::say(
            "This child is on this agenda already. Nothing was changed.",
        ));
    }
    let meeting = app
        .read(|reader| Meeting::get(reader, request.meeting))?
        .or_not_found("meeting")?;
    app.read(|reader| Pupil::get(reader, request.pupil))?
        .or_not_found("child")?;
    let last = cases.last().and_then(|case| case.position.as_deref());
    let case = PanelCase {
        id: app.new_id(),
        meeting: Some(request.meeting),
        pupil: Some(request.pupil),
        position: Some(between(last, None)?),
        reason: request.reason,
        category: request.category,
        exception: request.exception,
        late: meeting.issued_at.is_some().then_some(true),
        ..PanelCase::default()
    };
    app.commit(app.change("Put a case on the agenda")?.create(&case))?;
    Ok(Id { id: case.id })
}

/// Moves a case to another place on its agenda; only its own order key changes.
pub(crate) fn move_case(app: &App, request: CaseMove) -> Result<Id, Failure> {
    let case = app
        .read(|reader| PanelCase::get(reader, request.id))?
        .or_not_found("case")?;
    let meeting = case.meeting.or_not_found("meeting")?;
    let mut others = app.read(|reader| agenda(reader, meeting))?;
    others.retain(|other| other.id != case.id);
    let at = (request.to.max(1) as usize - 1).min(others.len());
    let before = at
        .checked_sub(1)
        .and_then(|at| others.get(at))
        .and_then(|other| other.position.as_deref());
    let after = others.get(at).and_then(|other| other.position.as_deref());
    let position = between(before, after)?;
    let patch = PanelCasePatch {
        position: Some(Some(position)),
        ..PanelCasePatch::default()
    };
    app.commit(
        app.change("Moved a case on the agenda")?
            .set::<PanelCase>(case.id, patch),
    )?;
    Ok(Id { id: case.id })
}

/// A place on the agenda between two others. Keys that another laptop made may clash; the agenda then says so.
pub(super) fn between(before: Option<&str>, after: Option<&str>) -> Result<String, Failure> {
    waymark_domain::order::between(before, after).map_err(|error| {
        Failure::say(format!(
            "The agenda could not be ordered: {error}. Nothing was changed."
        ))
    })
}
