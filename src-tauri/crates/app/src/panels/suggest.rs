//! Who should perhaps come to a meeting, with the reason.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::Reader;
use waymark_store::tables::{Meeting, Panel, PanelCase, Status};
use waymark_store::views::{self, DueGroup};

use super::called::called;
use crate::team::Id;
use crate::{App, Failure};

/// A child who should perhaps come.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Suggestion {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group.
    pub year: Option<String>,
    /// Why: "Day 6 is tomorrow: no provision recorded".
    pub reason: String,
    /// Smaller is more serious.
    pub rank: i64,
}

/// Children who should perhaps come, with the reason, most serious first; those on the agenda are left out.
pub(crate) fn suggestions(app: &App, request: Id) -> Result<Vec<Suggestion>, Failure> {
    const AT_MOST: usize = 60;
    let today = app.today();
    app.read(|reader| {
        let here: Vec<_> = PanelCase::having(reader, "meeting", request.id)?
            .into_iter()
            .filter_map(|case| case.pupil)
            .collect();
        let mut seen = std::collections::HashSet::new();
        let mut suggestions = Vec::new();
        let phase = panel_of(reader, request.id)?.and_then(|(panel, _)| panel.phase);
        let phase = crate::shares::phase_of(phase.as_deref());
        for found in put_off(reader, request.id)?
            .into_iter()
            .chain(back_doors(reader, request.id, today)?)
            .chain(
                called_for(reader, request.id, today)?
                    .into_iter()
                    .filter(|found| may_be_of(phase, found.year.as_deref())),
            )
        {
            if !here.contains(&found.pupil) && seen.insert(found.pupil) {
                suggestions.push(found);
            }
        }
        for group in [
            DueGroup::Breached,
            DueGroup::Due,
            DueGroup::Unknown,
            DueGroup::Upcoming,
        ] {
            let (_, rows) = views::due_group(reader, group, None, today, 0, 500)?;
            for row in rows {
                if suggestions.len() >= AT_MOST {
                    break;
                }
                if here.contains(&row.pupil)
                    || !may_be_of(phase, row.year.as_deref())
                    || !seen.insert(row.pupil)
                {
                    continue;
                }
                suggestions.push(Suggestion {
                    pupil: row.pupil,
                    name: row.name,
                    year: row.year,
                    reason: row.sentence,
                    rank: row.rank,
                });
            }
        }
        Ok(suggestions)
    })
}

/// Whether a child of a year group may be one for a panel of this phase. Year 6 may be either, and so may a year that is not
/// known or not numbered.
fn may_be_of(phase: &str, year: Option<&str>) -> bool {
    let young = matches!(year, Some("N1" | "N2" | "R"));
    match (phase, year.and_then(|year| year.parse::<u8>().ok())) {
        ("secondary", Some(year)) => year >= 6,
        ("secondary", None) => !young,
        ("primary", Some(year)) => year <= 6,
        _ => true,
    }
}

/// How far back a placement without a decision is looked for: a term and its holidays.
const LOOK_BACK_DAYS: u64 = 120;

/// The panel of a meeting, and the meetings that it has held or planned.
fn panel_of(
    reader: &Reader,
    meeting: Uuid,
) -> waymark_store::Result<Option<(Panel, Vec<Meeting>)>> {
    let Some(panel) = Meeting::get(reader, meeting)?.and_then(|meeting| meeting.panel) else {
        return Ok(None);
    };
    let Some(panel) = Panel::get(reader, panel)? else {
        return Ok(None);
    };
    let meetings = Meeting::having(reader, "panel", panel.id)?;
    Ok(Some((panel, meetings)))
}

/// Children whom an earlier meeting put off until this one's day or before, and who have not been heard since.
fn put_off(reader: &Reader, meeting: Uuid) -> waymark_store::Result<Vec<Suggestion>> {
    let Some((_, meetings)) = panel_of(reader, meeting)? else {
        return Ok(Vec::new());
    };
    let here = meetings.iter().find(|row| row.id == meeting);
    let Some(day) = here.and_then(|row| row.held_on) else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for earlier in meetings
        .iter()
        .filter(|row| row.held_on.is_some_and(|held| held < day))
    {
        for case in PanelCase::having(reader, "meeting", earlier.id)? {
            let (Some(until), Some(pupil)) = (case.deferred_to, case.pupil) else {
                continue;
            };
            let heard_since = PanelCase::for_pupil(reader, pupil)?.iter().any(|other| {
                other.id != case.id
                    && meetings
                        .iter()
                        .any(|row| Some(row.id) == other.meeting && row.held_on > earlier.held_on)
            });
            if until <= day && !heard_since && case.decision.as_deref() == Some("deferred") {
                let reason = format!(
                    "Put off on {} until {}{}",
                    earlier.held_on.map(dates::long).unwrap_or_default(),
                    dates::long(until),
                    case.deferred_reason
                        .map(|reason| format!(": {reason}"))
                        .unwrap_or_default()
                );
                found.extend(suggestion(reader, pupil, reason)?);
            }
        }
    }
    Ok(found)
}

/// No back doors: placements and moves that needed this panel and have no decision of it.
fn back_doors(
    reader: &Reader,
    meeting: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Vec<Suggestion>> {
    let Some((panel, meetings)) = panel_of(reader, meeting)? else {
        return Ok(Vec::new());
    };
    let kinds: &[&str] = match panel.kind.as_deref() {
        Some("ap_placement" | "commissioning") => &["alternative_provision"],
        Some("fair_access") => &["school"],
        _ => &[],
    };
    let statuses: &[&str] = match panel.kind.as_deref() {
        Some("managed_moves") => &["MM"],
        _ => &[],
    };
    let since = today - Days::new(LOOK_BACK_DAYS);
    let decided = |pupil: Uuid| -> waymark_store::Result<bool> {
        Ok(PanelCase::for_pupil(reader, pupil)?.iter().any(|case| {
            meetings.iter().any(|row| Some(row.id) == case.meeting)
                && (case.decision.is_some() || case.meeting == Some(meeting))
        }))
    };
    let mut found = Vec::new();
    for kind in kinds {
        for placement in views::placed_between(reader, kind, since, today)? {
            let Some(pupil) = placement.pupil else {
                continue;
            };
            // A school place needed a fair-access panel only for a child who was before it.
            if *kind == "school"
                && !Status::for_pupil(reader, pupil)?
                    .iter()
                    .any(|status| status.kind.as_deref() == Some("FAP"))
            {
                continue;
            }
            if decided(pupil)? {
                continue;
            }
            let place = crate::names::setting(reader, placement.setting.as_deref())?
                .unwrap_or_else(|| "an unknown setting".to_owned());
            let reason = format!(
                "Placed at {place} on {} without a decision of this panel",
                placement.started_on.map(dates::short).unwrap_or_default()
            );
            found.extend(suggestion(reader, pupil, reason)?);
        }
    }
    for kind in statuses {
        for status in views::begun_between(reader, kind, since, today)? {
            let Some(pupil) = status.pupil else {
                continue;
            };
            if decided(pupil)? {
                continue;
            }
            let reason = format!(
                "{} since {} without a decision of this panel",
                crate::words::status(kind),
                status.started_on.map(dates::short).unwrap_or_default()
            );
            found.extend(suggestion(reader, pupil, reason)?);
        }
    }
    Ok(found)
}

/// Children whom a status or a review calls to a panel of this kind.
fn called_for(
    reader: &Reader,
    meeting: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Vec<Suggestion>> {
    let Some((panel, meetings)) = panel_of(reader, meeting)? else {
        return Ok(Vec::new());
    };
    let mut found = Vec::new();
    for child in called(reader, &panel, &meetings, today)? {
        found.extend(suggestion(reader, child.pupil, child.reason)?);
    }
    Ok(found)
}

fn suggestion(
    reader: &Reader,
    pupil: Uuid,
    reason: String,
) -> waymark_store::Result<Option<Suggestion>> {
    Ok(views::pupil(reader, pupil)?.map(|row| Suggestion {
        pupil,
        name: crate::names::listed(&row),
        year: row.year,
        reason,
        rank: 0,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_is_shown_children_of_its_own_phase() {
        let of = |phase, year| may_be_of(phase, Some(year));
        assert!(of("secondary", "7") && of("secondary", "6") && !of("secondary", "3"));
        assert!(of("primary", "R") && of("primary", "6") && !of("primary", "9"));
        assert!(!of("secondary", "R") && of("all", "3"));
        assert!(
            may_be_of("secondary", None),
            "a year that is not known may be any"
        );
    }
}
