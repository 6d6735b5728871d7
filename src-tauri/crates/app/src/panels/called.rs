//! Children whom a status or a review calls to a panel of its kind, and whom it has not heard since.
//!
//! A date that is due says that something must be done; these say that it is this panel that must do it.

use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::dates;
use waymark_domain::eligibility::Weighed;
use waymark_domain::panel::PanelKind;
use waymark_store::Reader;
use waymark_store::tables::{Meeting, Panel, PanelCase};
use waymark_store::views;

/// How far back a status or a review is looked for: a year of meetings.
const LOOK_BACK_DAYS: u64 = 365;

/// Children who may be ready to go back, at once: as many as a meeting of three hours hears.
const MOST_READY: u32 = 12;

/// A child whom this panel is called to hear, and why.
pub(super) struct Called {
    pub(super) pupil: Uuid,
    pub(super) reason: String,
}

/// What of a review calls a child to a panel of this kind, and how the reason says it.
fn recommendations(kind: PanelKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        PanelKind::ApPlacement | PanelKind::Commissioning => &[
            ("transfer", "another place"),
            ("extend", "a longer placement"),
            ("end", "the end of the placement"),
        ],
        PanelKind::Reintegration => &[("return", "a return to school")],
        PanelKind::FairAccess | PanelKind::ManagedMoves => &[],
    }
}

/// Whom statuses and reviews call to this panel, the latest first.
pub(super) fn called(
    reader: &Reader,
    panel: &Panel,
    meetings: &[Meeting],
    today: NaiveDate,
) -> waymark_store::Result<Vec<Called>> {
    let Some(kind) = panel
        .kind
        .as_deref()
        .and_then(|code| code.parse::<PanelKind>().ok())
    else {
        return Ok(Vec::new());
    };
    let since = today - Days::new(LOOK_BACK_DAYS);
    let heard_since = |pupil: Uuid, day: NaiveDate| -> waymark_store::Result<bool> {
        Ok(PanelCase::for_pupil(reader, pupil)?.iter().any(|case| {
            meetings.iter().any(|row| {
                Some(row.id) == case.meeting
                    && row.stage.as_deref() != Some("cancelled")
                    && row.held_on.is_none_or(|held| held >= day)
            })
        }))
    };
    let mut found = Vec::new();
    if kind == PanelKind::FairAccess {
        for status in views::begun_between(reader, "FAP", since, today)? {
            let (Some(pupil), Some(day)) = (status.pupil, status.started_on) else {
                continue;
            };
            if !heard_since(pupil, day)? {
                found.push(Called {
                    pupil,
                    reason: format!(
                        "Referred to fair access on {} and not heard since",
                        dates::long(day)
                    ),
                });
            }
        }
    }
    for (decision, what) in recommendations(kind) {
        for review in views::reviewed_between(reader, decision, since, today)? {
            let (Some(pupil), Some(day)) = (review.pupil, review.held_on) else {
                continue;
            };
            if !heard_since(pupil, day)? {
                found.push(Called {
                    pupil,
                    reason: format!("The review of {} asks for {what}", dates::long(day)),
                });
            }
        }
    }
    if kind == PanelKind::Reintegration {
        for (child, signals) in views::may_return(reader, MOST_READY)?.rows {
            if Weighed::of(&signals).may_be_ready() && !heard_since(child.pupil, today)? {
                let for_it: Vec<String> = signals
                    .into_iter()
                    .filter(|signal| signal.speaks_for == Some(true))
                    .map(|signal| signal.sentence)
                    .take(2)
                    .collect();
                found.push(Called {
                    pupil: child.pupil,
                    reason: format!("May be ready to go back: {}", for_it.join("; ")),
                });
            }
        }
    }
    Ok(found)
}
