//! Setting up panels and meetings, and taking away what was set up by mistake. What has something hanging on it stays, and says what to do instead.

use waymark_store::tables::{Meeting, MeetingPatch, PackIssue, Panel, PanelCase, PanelPatch};

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
