//! What a brief still lacks: what the paper itself would print as not recorded, so that the screen and the paper never differ.

use chrono::NaiveDate;
use waymark_documents::brief::lacks;
use waymark_store::Reader;
use waymark_store::tables::{Meeting, Panel, PanelCase, Pupil};

use super::Countdowns;

/// The fields that a case's agenda and brief print as not recorded, as the paper calls them and in its order.
pub(super) fn missing_of(
    reader: &Reader,
    meeting: &Meeting,
    panel: &Panel,
    case: &PanelCase,
    pupil: &Pupil,
    countdowns: &Countdowns,
    today: NaiveDate,
) -> waymark_store::Result<Vec<String>> {
    let page = crate::pack::case_of(reader, case, panel, pupil, countdowns, None, today)?;
    Ok(lacks(&page, meeting.held_on)
        .iter()
        .map(|field| crate::words::sentence_case(field))
        .collect())
}
