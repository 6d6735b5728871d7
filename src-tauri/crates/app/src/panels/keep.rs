//! Setting up panels, meetings and cases, and taking away what was set up by mistake. What has something hanging on it stays, and says what to do instead.

use waymark_store::tables::{
    Meeting, MeetingPatch, PackIssue, Panel, PanelCase, PanelCasePatch, PanelPatch,
};

use crate::rows::{RowRemove, RowSave, remove_as, save};
use crate::team::Id;
use crate::words::count;
use crate::{App, Failure};

/// Adds or changes a panel.
pub(crate) fn save_panel(app: &App, request: RowSave<PanelPatch>) -> Result<Id, Failure> {
    save::<Panel>(app, request)
}

/// Adds or changes a meeting.
pub(crate) fn save_meeting(app: &App, request: RowSave<MeetingPatch>) -> Result<Id, Failure> {
    save::<Meeting>(app, request)
}

/// Adds a case, or changes how it stands on the agenda. What was decided is not among that: a decision begins plans, tasks and
/// clocks, so it is only taken where these are worked out and shown first.
pub(crate) fn save_case(app: &App, request: RowSave<PanelCasePatch>) -> Result<Id, Failure> {
    let patch = &request.patch;
    let decided = [
        ("decision", patch.decision.is_some()),
        ("decision_setting", patch.decision_setting.is_some()),
        ("decision_starts_on", patch.decision_starts_on.is_some()),
        ("decision_owner", patch.decision_owner.is_some()),
        ("deferred_to", patch.deferred_to.is_some()),
        ("deferred_reason", patch.deferred_reason.is_some()),
        ("refused_reason", patch.refused_reason.is_some()),
        ("decided_at", patch.decided_at.is_some()),
    ];
    if let Some((field, _)) = decided.into_iter().find(|(_, given)| *given) {
        return Err(Failure::at(
            field,
            "A decision is taken in the room, where what follows from it is shown before it is saved. Nothing was changed.",
        ));
    }
    save::<PanelCase>(app, request)
}

/// Takes a case off an agenda; it stays in the history.
pub(crate) fn remove_case(app: &App, request: RowRemove) -> Result<Id, Failure> {
    remove_as::<PanelCase>(app, request, "Took away a case")
}

/// Takes away a panel that has no meetings.
pub(crate) fn remove_panel(app: &App, request: RowRemove) -> Result<Id, Failure> {
    let meetings = app.read(|reader| Meeting::having(reader, "panel", request.id))?;
    if !meetings.is_empty() {
        return Err(Failure::say(format!(
            "This panel has {}, so it stays. Take its meetings away first. Nothing was changed.",
            count(meetings.len() as u64, "meeting", "meetings")
        )));
    }
    remove_as::<Panel>(app, request, "Took away a panel")
}

/// Takes away a meeting that has no cases and of which nothing was issued.
pub(crate) fn remove_meeting(app: &App, request: RowRemove) -> Result<Id, Failure> {
    let (cases, issues) = app.read(|reader| {
        Ok((
            PanelCase::having(reader, "meeting", request.id)?,
            PackIssue::having(reader, "meeting", request.id)?,
        ))
    })?;
    if !cases.is_empty() || !issues.is_empty() {
        return Err(Failure::say(
            "This meeting has cases or papers that were issued, so it stays. Choose “Cancelled” as its stage instead. Nothing was changed.",
        ));
    }
    remove_as::<Meeting>(app, request, "Took away a meeting")
}
