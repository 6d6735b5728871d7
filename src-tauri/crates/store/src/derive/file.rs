//! Everything that is on file about one child, read from the casework tables.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;
use waymark_domain::establishment::AdmissionsBy;
use waymark_domain::facts::EventKind;
use waymark_domain::{SettingRef, name};

use crate::tables::{
    Fact, Mark, Placement, Plan, PlanWeek, Pupil, Referral, Review, S19Decision, Session, Snooze,
    Status, Step, Suspension,
};
use crate::{Reader, Result, reference};

/// Everything that is on file about one child and that a list or a rule needs.
pub(super) struct File {
    pub(super) pupil: Pupil,
    pub(super) statuses: Vec<Status>,
    pub(super) facts: Vec<Fact>,
    pub(super) placements: Vec<Placement>,
    pub(super) sessions: Vec<Session>,
    pub(super) reviews: Vec<Review>,
    pub(super) plans: Vec<Plan>,
    pub(super) plan_weeks: Vec<PlanWeek>,
    pub(super) suspensions: Vec<Suspension>,
    pub(super) steps: Vec<Step>,
    pub(super) decisions: Vec<S19Decision>,
    pub(super) marks: Vec<Mark>,
    pub(super) snoozes: Vec<Snooze>,
    pub(super) last_seen: Option<NaiveDate>,
    /// The note of the last sighting, with its day.
    pub(super) seen_in: Option<(NaiveDate, Uuid)>,
    pub(super) voice_on: Option<NaiveDate>,
    /// Half days told as illness by everybody who spoke of them: the day, once for each half.
    pub(super) told_ill: Vec<NaiveDate>,
    pub(super) referrals: Vec<Referral>,
    /// Who decides on admissions to the school that a panel last decided on, where a direction was proposed.
    pub(super) admissions_by: Option<AdmissionsBy>,
}

impl File {
    /// The child's name as lists are ordered by it.
    pub(super) fn sort_name(&self) -> String {
        name::sort_key(
            self.pupil.surname.as_deref().unwrap_or_default(),
            self.pupil.forename.as_deref().unwrap_or_default(),
        )
    }
}

pub(super) fn load(reader: &Reader, pupil: Pupil) -> Result<File> {
    let id = pupil.id;
    let steps = Step::for_pupil(reader, id)?;
    let proposed = steps
        .iter()
        .any(|step| step.kind.as_deref() == Some(EventKind::DirectionProposed.code()));
    Ok(File {
        admissions_by: match proposed {
            true => admissions_by(reader, id)?,
            false => None,
        },
        statuses: Status::for_pupil(reader, id)?,
        facts: Fact::for_pupil(reader, id)?,
        placements: Placement::for_pupil(reader, id)?,
        sessions: Session::for_pupil(reader, id)?,
        reviews: Review::for_pupil(reader, id)?,
        plan_weeks: PlanWeek::for_pupil(reader, id)?,
        plans: Plan::for_pupil(reader, id)?,
        suspensions: Suspension::for_pupil(reader, id)?,
        steps,
        decisions: S19Decision::for_pupil(reader, id)?,
        marks: Mark::for_pupil(reader, id)?,
        snoozes: Snooze::for_pupil(reader, id)?,
        voice_on: last_voice(&reader.conn, id)?,
        last_seen: last_seen(&reader.conn, id)?,
        seen_in: seen_in(&reader.conn, id)?,
        told_ill: told_ill(&reader.conn, id)?,
        referrals: Referral::for_pupil(reader, id)?,
        pupil,
    })
}

/// Of the school that the latest meeting decided on.
fn admissions_by(reader: &Reader, pupil: Uuid) -> Result<Option<AdmissionsBy>> {
    let sql = "SELECT c.decision_setting FROM panel_case c LEFT JOIN meeting m ON m.id = c.meeting
        WHERE c.pupil = ? AND c.decision_setting IS NOT NULL ORDER BY m.held_on DESC, c.rid DESC LIMIT 1";
    let setting: Option<String> = reader
        .conn
        .prepare_cached(sql)?
        .query_row([pupil], |row| row.get(0))
        .optional()?;
    match setting.and_then(|text| text.parse().ok()) {
        Some(SettingRef::Urn(urn)) => {
            Ok(reference::establishment(reader, urn)?.and_then(|school| school.admissions_by()))
        }
        _ => Ok(None),
    }
}

fn last_seen(conn: &Connection, pupil: Uuid) -> Result<Option<NaiveDate>> {
    let sql =
        "SELECT max(on_day) FROM note WHERE pupil = ? AND seen = 1 AND recorded_in_error IS NULL";
    let text: Option<String> = conn
        .prepare_cached(sql)?
        .query_row([pupil], |row| row.get(0))?;
    let noted: Option<NaiveDate> = text.and_then(|text| text.parse().ok());
    Ok(noted.max(last_present(conn, pupil)?))
}

/// The last half day on which somebody where the child is taught said that the child was there: a sighting like any other.
fn last_present(conn: &Connection, pupil: Uuid) -> Result<Option<NaiveDate>> {
    let mut statement = conn.prepare_cached(
        "SELECT on_day, code FROM attendance WHERE pupil = ? AND set_aside IS NULL ORDER BY on_day DESC",
    )?;
    let mut rows = statement.query([pupil])?;
    while let Some(row) = rows.next()? {
        let (day, code): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
        let Some(day) = day.and_then(|text| text.parse::<NaiveDate>().ok()) else {
            continue;
        };
        let there = waymark_domain::codes::attendance(&code.unwrap_or_default(), day)
            .is_some_and(|mark| mark.counts == waymark_domain::codes::Counts::Attending);
        if there {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

/// Half days of which every telling that stands says illness, oldest first.
fn told_ill(conn: &Connection, pupil: Uuid) -> Result<Vec<NaiveDate>> {
    let mut statement = conn.prepare_cached(
        "SELECT on_day FROM attendance WHERE pupil = ? AND set_aside IS NULL AND half IN ('am', 'pm')
         GROUP BY on_day, half HAVING min(coalesce(upper(code), '') = 'I') = 1 ORDER BY on_day",
    )?;
    let days = statement.query_map([pupil], |row| row.get::<_, Option<String>>(0))?;
    Ok(days
        .collect::<rusqlite::Result<Vec<_>>>()?
        .into_iter()
        .filter_map(|day| day?.parse().ok())
        .collect())
}

/// The newest note that says that somebody saw the child.
fn seen_in(conn: &Connection, pupil: Uuid) -> Result<Option<(NaiveDate, Uuid)>> {
    let sql = "SELECT on_day, id FROM note WHERE pupil = ? AND seen = 1 AND recorded_in_error IS NULL AND on_day IS NOT NULL ORDER BY on_day DESC LIMIT 1";
    let found: Option<(String, Uuid)> = conn
        .prepare_cached(sql)?
        .query_row([pupil], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.and_then(|(day, id)| Some((day.parse().ok()?, id))))
}

/// When the child's own words were last written down: in a note, or at a review.
fn last_voice(conn: &Connection, pupil: Uuid) -> Result<Option<NaiveDate>> {
    let sql = "SELECT max(day) FROM (
        SELECT max(on_day) AS day FROM note WHERE pupil = ?1 AND voice_of = 'child' AND recorded_in_error IS NULL
        UNION ALL
        SELECT max(held_on) FROM review WHERE pupil = ?1 AND voice_child IS NOT NULL)";
    let text: Option<String> = conn
        .prepare_cached(sql)?
        .query_row([pupil], |row| row.get(0))?;
    Ok(text.and_then(|text| text.parse().ok()))
}
