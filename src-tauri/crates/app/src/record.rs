//! One child's whole account: the head that answers in twenty seconds, and everything under it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::hours::{self, Taught};
use waymark_domain::{StatusKind, year};
use waymark_store::tables::{
    Contact, Fact, FormerName, Note, Placement, Plan, PlanWeek, Pupil, Review, Session, Status,
};
use waymark_store::views::{self, CaseloadRow, DueRow};
use waymark_store::{Reader, calendars, facts};

use crate::concerns::{Concerns, OpenConcern};
use crate::failure::OrNotFound as _;
use crate::stalled::{self, StallWords};
use crate::team::Id;
use crate::week::{self, Week};
use crate::{App, Failure, names};

/// The whole account.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
// `Record` is a word of TypeScript itself.
#[ts(rename = "PupilRecord")]
pub struct Record {
    /// As in lists: where now, hours, next date, last seen.
    pub head: CaseloadRow,
    /// The child's own row.
    pub pupil: Pupil,
    /// The owner's name, if there is an owner.
    pub owner_name: Option<String>,
    /// Key stage in words, "Key stage 3", or `None` when the date of birth is unknown.
    pub key_stage: Option<String>,
    /// When compulsory school age ends.
    pub school_age_ends: Option<NaiveDate>,
    /// Earlier names.
    pub former_names: Vec<FormerName>,
    /// Why this child is on the list; several at once.
    pub statuses: Vec<StatusLine>,
    /// Dated facts that drive rules.
    pub facts: Vec<Fact>,
    /// Family and carers, with who may be told what.
    pub contacts: Vec<Contact>,
    /// Where the child has been placed, newest first.
    pub placements: Vec<PlacementLine>,
    /// Newest first.
    pub reviews: Vec<Review>,
    /// Reintegration plans, newest first; the first open one is the plan.
    pub plans: Vec<PlanLine>,
    /// Newest first, the first hundred.
    pub notes: Vec<Note>,
    /// How many notes there are in all.
    pub notes_total: u32,
    /// Every computed date with its arithmetic.
    pub due: Vec<DueRow>,
    /// This week, half day by half day.
    pub week: Week,
    /// The child's own words, most recent, with the day.
    pub voice: Option<Note>,
}

/// A status with what the trade calls it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StatusLine {
    /// The row.
    pub status: Status,
    /// "Permanently excluded".
    pub label: String,
    /// The law it stands on.
    pub legal_basis: String,
    /// The school's name, when one is named.
    pub setting_name: Option<String>,
}

/// A placement with its weekly sessions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlacementLine {
    /// The row.
    pub placement: Placement,
    /// The setting's name, or "Unknown setting".
    pub setting_name: String,
    /// Its taught blocks.
    pub sessions: Vec<Session>,
    /// Minutes a week that these add up to now.
    pub minutes_week: u32,
    /// A safeguarding concern that is open on it today.
    pub concern: Option<OpenConcern>,
}

/// A reintegration plan with its ladder.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlanLine {
    /// The row.
    pub plan: Plan,
    /// The destination's name.
    pub destination_name: Option<String>,
    /// Weeks in order.
    pub weeks: Vec<PlanWeek>,
    /// Present when the ladder has stalled: which week and why that is said.
    pub stall: Option<String>,
    /// What was written down in the weeks that fell short, latest first: where the cause would stand.
    pub stall_words: Vec<StallWords>,
}

/// A page of a child's notes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct NotesQuery {
    /// The child.
    pub pupil: Uuid,
    /// Notes to pass over.
    pub offset: u32,
    /// Notes to return, 500 at most.
    pub limit: u32,
}

/// Notes that come with the record.
const FIRST_NOTES: usize = 100;

/// The whole account of one child.
pub(crate) fn get(app: &App, request: Id) -> Result<Record, Failure> {
    let today = app.today();
    let found = app.read(|reader| {
        let Some(pupil) = Pupil::get(reader, request.id)? else {
            return Ok(None);
        };
        let Some(head) = views::pupil(reader, request.id)? else {
            return Ok(None);
        };
        let owner_name = names::officer(reader, pupil.owner)?;
        let mut statuses = Vec::new();
        for status in Status::for_pupil(reader, pupil.id)? {
            statuses.push(status_line(reader, status)?);
        }
        statuses.sort_by_key(|line| {
            (
                line.status.ended_on.is_some(),
                std::cmp::Reverse(line.status.started_on),
            )
        });
        let mut reviews = Review::for_pupil(reader, pupil.id)?;
        reviews.sort_by_key(|review| std::cmp::Reverse((review.held_on, review.id)));
        let mut notes = Note::for_pupil(reader, pupil.id)?;
        notes.sort_by_key(|note| {
            std::cmp::Reverse((note.pinned == Some(true), note.on_day, note.at))
        });
        let notes_total = notes.len() as u32;
        let voice = notes
            .iter()
            .filter(|note| {
                note.voice_of.as_deref() == Some("child") && note.recorded_in_error.is_none()
            })
            .max_by_key(|note| (note.on_day, note.at))
            .cloned();
        notes.truncate(FIRST_NOTES);
        let mut contacts = Contact::for_pupil(reader, pupil.id)?;
        contacts.sort_by_key(|contact| (contact.position.clone(), contact.id));
        let nc_year = facts::nc_year(&pupil, today);
        Ok(Some(Record {
            owner_name,
            key_stage: nc_year.map(|year| year.key_stage().label().to_owned()),
            school_age_ends: pupil.dob.map(|dob| year::compulsory_school_age(dob).1),
            former_names: FormerName::for_pupil(reader, pupil.id)?,
            statuses,
            facts: Fact::for_pupil(reader, pupil.id)?,
            contacts,
            placements: placements(reader, pupil.id, today)?,
            reviews,
            plans: plans(reader, pupil.id, today)?,
            notes,
            notes_total,
            due: views::due_of(reader, pupil.id)?,
            week: week::week(reader, &pupil, nc_year, today, &calendars::load(reader)?)?,
            voice,
            head,
            pupil,
        }))
    })?;
    found.or_not_found("child")
}

fn status_line(reader: &Reader, status: Status) -> waymark_store::Result<StatusLine> {
    let kind = status
        .kind
        .as_deref()
        .and_then(|code| code.parse::<StatusKind>().ok());
    Ok(StatusLine {
        label: kind.map_or_else(
            || status.kind.clone().unwrap_or_else(|| "Unknown".into()),
            |kind| kind.label().to_owned(),
        ),
        legal_basis: match (&status.legal_basis, kind) {
            (Some(basis), _) => basis.clone(),
            (None, Some(kind)) => kind.legal_basis().to_owned(),
            (None, None) => String::new(),
        },
        setting_name: names::setting(reader, status.setting.as_deref())?,
        status,
    })
}

fn placements(
    reader: &Reader,
    pupil: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Vec<PlacementLine>> {
    let sessions = Session::for_pupil(reader, pupil)?;
    let concerns = Concerns::of(reader, pupil, today)?;
    let mut lines = Vec::new();
    for placement in Placement::for_pupil(reader, pupil)? {
        let own: Vec<Session> = sessions
            .iter()
            .filter(|session| session.placement == Some(placement.id))
            .cloned()
            .collect();
        let day = while_it_runs(&placement, today);
        // A whole week of it as it is on that day, not the part week in which it starts, changes or ends.
        let mut taught_sessions = facts::sessions(&own);
        taught_sessions.retain(|session| session.on(day));
        for session in &mut taught_sessions {
            (session.from_day, session.until_day) = (None, None);
        }
        let taught = [Taught {
            placement: placement.id,
            started_on: placement.started_on.map(hours::monday_of),
            ended_on: None,
            sessions: &taught_sessions,
        }];
        lines.push(PlacementLine {
            setting_name: names::setting(reader, placement.setting.as_deref())?
                .unwrap_or_else(|| "Unknown setting".into()),
            minutes_week: u32::from(hours::weekly_minutes(&taught, day).0),
            sessions: own,
            concern: concerns.on(placement.id),
            placement,
        });
    }
    lines.sort_by_key(|line| {
        (
            line.placement.ended_on.is_some(),
            std::cmp::Reverse((line.placement.started_on, line.placement.id)),
        )
    });
    Ok(lines)
}

/// A day of the placement: today while it runs, else its first or its last.
fn while_it_runs(placement: &Placement, today: NaiveDate) -> NaiveDate {
    let day = placement.started_on.map_or(today, |start| today.max(start));
    placement.ended_on.map_or(day, |end| day.min(end))
}

fn plans(reader: &Reader, pupil: Uuid, today: NaiveDate) -> waymark_store::Result<Vec<PlanLine>> {
    let weeks = PlanWeek::for_pupil(reader, pupil)?;
    let local = facts::local(reader)?;
    let mut lines = Vec::new();
    for plan in Plan::for_pupil(reader, pupil)? {
        let mut own: Vec<PlanWeek> = weeks
            .iter()
            .filter(|week| week.plan == Some(plan.id))
            .cloned()
            .collect();
        own.sort_by_key(|week| (week.number, week.starts_on));
        let stall = if plan.ended_on.is_some() {
            None
        } else {
            facts::stall(&plan, &own, today, &local)
        };
        lines.push(PlanLine {
            destination_name: names::setting(reader, plan.destination.as_deref())?,
            stall_words: match &stall {
                Some(stall) => stalled::words(reader, pupil, stall.since)?,
                None => Vec::new(),
            },
            stall: stall.map(|stall| stall.sentence()),
            weeks: own,
            plan,
        });
    }
    lines.sort_by_key(|line| {
        (
            line.plan.ended_on.is_some(),
            std::cmp::Reverse((line.plan.started_on, line.plan.id)),
        )
    });
    Ok(lines)
}

/// More of a child's notes, pinned first, then newest.
pub(crate) fn get_notes(app: &App, request: NotesQuery) -> Result<Vec<Note>, Failure> {
    app.read(|reader| {
        let mut notes = Note::for_pupil(reader, request.pupil)?;
        notes.sort_by_key(|note| {
            std::cmp::Reverse((note.pinned == Some(true), note.on_day, note.at))
        });
        let last = request.limit.min(500) as usize;
        Ok(notes
            .into_iter()
            .skip(request.offset as usize)
            .take(last)
            .collect())
    })
}
