//! Panels, their meetings, and the cases on an agenda.

mod add;
mod called;
mod countdown;
mod decide;
mod direction;
mod eligibility;
mod evidence;
mod keep;
mod matters;
mod meeting;
mod missing;
mod people;
mod rhythm;
mod routes;
mod suggest;
mod told;
mod vocabulary;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::{Meeting, Panel, PanelCase};
use waymark_store::{Reader, calendars};

use crate::commands::Nothing;
use crate::{App, Failure};

pub use add::{CaseAdd, CaseMove};
pub(crate) use add::{add_case, move_case};
pub use countdown::Countdown;
pub(crate) use countdown::Countdowns;
pub use decide::{Decide, DecisionPreview};
pub(crate) use decide::{decide, preview};
pub use direction::{DirectionRoute, DirectionTake, SchoolRefusal};
pub(crate) use direction::{is_academy, is_admitted_to_by_authority, refuse, route, take_step};
pub(crate) use eligibility::check;
pub use eligibility::{Eligibility, EligibilityQuery};
pub(crate) use keep::{
    remove_case, remove_meeting, remove_panel, save_case, save_meeting, save_panel,
};
pub use matters::MatterLine;
pub(crate) use matters::{matters, matters_of};
pub use meeting::MeetingView;
pub(crate) use meeting::get;
pub use people::{DeclarationLine, MeetingPeople};
pub(crate) use people::{chair, members, people, people_of, seat_all};
pub(crate) use routes::other_routes;
pub use suggest::Suggestion;
pub(crate) use suggest::suggestions;
pub use told::DecisionTold;
pub(crate) use told::{told, told_patch};
pub use vocabulary::{PanelWords, WordChoice};
pub(crate) use vocabulary::{category_words, decision_words, vocabulary};

/// Every panel with its meetings, newest first.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PanelsView {
    /// In the order of their names.
    pub panels: Vec<PanelLine>,
}

/// One panel.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PanelLine {
    /// The row.
    pub panel: Panel,
    /// Its meetings, newest first.
    pub meetings: Vec<MeetingSummary>,
    /// The day on which its rhythm makes it meet next; `None` when that cannot be said.
    pub next_on: Option<NaiveDate>,
}

/// A meeting in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MeetingSummary {
    /// The row.
    pub meeting: Meeting,
    /// Cases on its agenda.
    pub cases: u32,
    /// Minutes that these add up to.
    pub minutes: u32,
}

/// Minutes for a case when neither the case nor the panel says.
const USUAL_MINUTES: i64 = 5;

/// Every panel with its meetings.
pub(crate) fn list(app: &App, _: Nothing) -> Result<PanelsView, Failure> {
    let today = app.today();
    app.read(|reader| {
        let calendars = calendars::load(reader)?;
        let mut panels = Panel::all(reader)?;
        panels.sort_by_key(|panel| panel.name.clone());
        let mut lines = Vec::new();
        for panel in panels {
            let mut meetings = Vec::new();
            for meeting in Meeting::having(reader, "panel", panel.id)? {
                let cases = PanelCase::having(reader, "meeting", meeting.id)?;
                let minutes = cases.iter().map(|case| minutes_of(case, &panel)).sum();
                meetings.push(MeetingSummary {
                    meeting,
                    cases: cases.len() as u32,
                    minutes,
                });
            }
            meetings.sort_by_key(|line| std::cmp::Reverse((line.meeting.held_on, line.meeting.id)));
            let planned: Vec<Meeting> = meetings.iter().map(|line| line.meeting.clone()).collect();
            lines.push(PanelLine {
                next_on: rhythm::next_on(&panel, &planned, Some(&calendars), today),
                panel,
                meetings,
            });
        }
        Ok(PanelsView { panels: lines })
    })
}

/// Minutes that a case is given.
pub(crate) fn minutes_of(case: &PanelCase, panel: &Panel) -> u32 {
    case.minutes
        .or(panel.minutes_per_case)
        .unwrap_or(USUAL_MINUTES)
        .clamp(0, 24 * 60) as u32
}

/// Minutes that a meeting lasts.
pub(crate) fn length_of(meeting: &Meeting, panel: &Panel) -> Option<u32> {
    meeting
        .length_minutes
        .or(panel.length_minutes)
        .map(|minutes| minutes.clamp(0, 24 * 60) as u32)
}

/// The cases of a meeting in the order of its agenda.
pub(crate) fn agenda(reader: &Reader, meeting: Uuid) -> waymark_store::Result<Vec<PanelCase>> {
    let mut cases = PanelCase::having(reader, "meeting", meeting)?;
    cases.sort_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
    Ok(cases)
}
