//! Of which places a letter tells: the education that has been arranged, not the school that put the child out.
//!
//! A parent who gets a notice must find in it every place and every hour that are meant, so a notice names all of them. What
//! is passed over is said to whoever sends it.

use chrono::{Days, NaiveDate};
use uuid::Uuid;
use waymark_domain::{StatusKind, name};
use waymark_store::Reader;
use waymark_store::tables::{PanelCase, Placement, Session, Status};

use super::letter::Matter;
use super::wording::{Particulars, To, Wording};
use crate::names;

/// A placement with the sessions of its week.
pub(super) type Place = (Placement, Vec<Session>);

/// Whether a letter tells what a panel decided, so that without a decision it has nothing to say.
pub(super) fn tells_decision(wording: &Wording) -> bool {
    matches!(wording.to, To::School | To::Governors)
        || matches!(wording.kind, "parent_outcome" | "direction_parent")
}

/// The newest of the child's cases that has been decided, for a letter that tells a decision and was asked for without one.
pub(super) fn newest_decided(
    reader: &Reader,
    pupil: Uuid,
) -> waymark_store::Result<Option<PanelCase>> {
    Ok(PanelCase::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|case| case.decision.is_some())
        .max_by_key(|case| (case.decided_at, case.id)))
}

/// Gives the matter of a letter its places, and what is to be said of those that it passes over or tells of together.
pub(super) fn gather(
    reader: &Reader,
    wording: &Wording,
    matter: &mut Matter,
    today: NaiveDate,
) -> waymark_store::Result<Vec<String>> {
    if tells_decision(wording) {
        return Ok(Vec::new());
    }
    let is_notice = wording.particulars == Particulars::Place;
    let mut rows = Placement::for_pupil(reader, matter.pupil.id)?;
    rows.retain(|row| row.ended_on.is_none_or(|end| end >= today));
    rows.sort_by_key(|row| (row.started_on, row.id));
    let mut warnings = Vec::new();
    if let Some(case) = matter.case.as_ref().filter(|_| is_notice) {
        rows.retain(|row| row.setting.is_some() && row.setting == case.decision_setting);
        if rows.is_empty() {
            rows.push(Placement {
                pupil: Some(matter.pupil.id),
                setting: case.decision_setting.clone(),
                started_on: case.decision_starts_on,
                ..Placement::default()
            });
        }
    } else if is_notice {
        if wording.kind == "off_site_notice" && rows.iter().any(is_directed) {
            rows.retain(is_directed);
        }
        let put_out = put_out_by(reader, matter)?;
        let (schools, mut arranged): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_school);
        let mut elsewhere = schools;
        elsewhere.retain(|row| row.setting.is_none() || !put_out.contains(&row.setting));
        if arranged.is_empty() {
            arranged = elsewhere;
        } else {
            for row in elsewhere {
                let at = names::setting(reader, row.setting.as_deref())?;
                warnings.push(format!(
                    "The placement at {} is one of a school, and is not in this letter. If it is part of what was arranged, give it another kind.",
                    at.as_deref().unwrap_or("a school of unknown name")
                ));
            }
        }
        rows = arranged;
    } else if rows.iter().any(|row| !is_school(row)) {
        rows.retain(|row| !is_school(row));
    }
    if !is_notice {
        // The newest stands for where the child is; nothing of it is listed.
        rows = rows.pop().into_iter().collect();
    } else if rows.len() > 1 {
        let mut at = Vec::new();
        for row in &rows {
            at.extend(names::setting(reader, row.setting.as_deref())?);
        }
        warnings.push(format!(
            "{} places run at the same time, and this letter names them all: {}. End what no longer runs before you send it.",
            rows.len(),
            at.join("; ")
        ));
    }
    let sessions = Session::for_pupil(reader, matter.pupil.id)?;
    let mut places: Vec<Place> = rows
        .into_iter()
        .map(|row| {
            let week = week_of(&row, &sessions, today);
            (row, week)
        })
        .collect();
    matter.further = if places.is_empty() {
        Vec::new()
    } else {
        places.split_off(1)
    };
    if let Some((placement, week)) = places.pop() {
        matter.placement = Some(placement);
        matter.sessions = week;
    }
    Ok(warnings)
}

fn is_school(row: &Placement) -> bool {
    row.kind.as_deref() == Some("school")
}

/// Whether a placement is made under the power to direct off site. Source: Education Act 2002 s.29A.
fn is_directed(row: &Placement) -> bool {
    row.legal_basis.as_deref().is_some_and(|basis| {
        let basis = name::fold(basis);
        basis.contains("29a") || basis.contains("off site")
    })
}

/// The schools that put the child out: of each exclusion or direction that has not ended, or of the roll where none is held.
fn put_out_by(reader: &Reader, matter: &Matter) -> waymark_store::Result<Vec<Option<String>>> {
    let of_roll = matter.pupil.roll_setting.clone();
    let mut schools: Vec<Option<String>> = Status::for_pupil(reader, matter.pupil.id)?
        .into_iter()
        .filter(|status| status.ended_on.is_none())
        .filter(|status| {
            let kind = status.kind.as_deref().and_then(|code| code.parse().ok());
            matches!(
                kind,
                Some(StatusKind::Pex | StatusKind::Sus6 | StatusKind::Osd)
            )
        })
        .map(|status| status.setting.or_else(|| of_roll.clone()))
        .collect();
    if schools.is_empty() {
        schools.push(of_roll);
    }
    schools.retain(Option::is_some);
    Ok(schools)
}

/// The sessions of the first week that is still to come: of a pattern that changes, not both.
fn week_of(placement: &Placement, sessions: &[Session], today: NaiveDate) -> Vec<Session> {
    let from = placement.started_on.map_or(today, |start| start.max(today));
    let until = from.checked_add_days(Days::new(6)).unwrap_or(from);
    let mut own: Vec<Session> = sessions
        .iter()
        .filter(|row| row.placement == Some(placement.id))
        .filter(|row| row.until_day.is_none_or(|last| last >= from))
        .cloned()
        .collect();
    if own
        .iter()
        .any(|row| row.from_day.is_none_or(|first| first <= until))
    {
        own.retain(|row| row.from_day.is_none_or(|first| first <= until));
    }
    own.sort_by_key(|row| (row.weekday, row.starts));
    own
}
