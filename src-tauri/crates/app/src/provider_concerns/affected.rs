//! Every child whom a concern about a provider touches: hours at risk, the next session, who commissions, whom to tell, and
//! where else there is room.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_domain::hours::hours;
use waymark_domain::{Calendars, SettingRef};
use waymark_store::tables::{Contact, Placement, Pupil, Session};
use waymark_store::{Reader, calendars, views};

use crate::providers::Setting;
use crate::space::{Candidates, HalfDayWanted, SpaceLine};
use crate::words::count;
use crate::{App, Failure, names};

/// Whom a concern touches.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Affected {
    /// By the next session, soonest first.
    pub children: Vec<AffectedChild>,
    /// "6 children · 84.5 hours a week at risk · 1 whose hours are unknown".
    pub sentence: String,
    /// Settings with room for at least one of them on that child's days, and for how many.
    pub elsewhere: Vec<Elsewhere>,
    /// What the list of places with room leaves out; `None` is nothing.
    pub left_out: Option<String>,
}

/// A child at the provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AffectedChild {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group as in lists.
    pub year: Option<String>,
    /// The placement there.
    pub placement: Uuid,
    /// Its first day, where that is still to come.
    pub starts_on: Option<NaiveDate>,
    /// Minutes a week there, as far as they are recorded.
    pub minutes: u32,
    /// No session is recorded, or one has no length.
    pub hours_unknown: bool,
    /// "Wed 11 Nov 2026, 09:00"; `None` is unknown.
    pub next_session: Option<String>,
    /// The day of it.
    pub next_on: Option<NaiveDate>,
    /// Who commissions the placement; `None` is unknown.
    pub commissioner: Option<String>,
    /// The school on whose roll the child is.
    pub roll_name: Option<String>,
    /// Whom to tell: the first with parental responsibility who may be contacted.
    pub tell: Option<Tell>,
    /// People who must not be contacted.
    pub barred: Vec<String>,
    /// Settings with room on the child's days, most room first, at most three.
    pub room_at: Vec<String>,
}

/// Whom to tell.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Tell {
    /// The contact.
    pub contact: Uuid,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Must not learn where the child is.
    pub hides: bool,
}

/// A setting with room.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Elsewhere {
    /// The setting, with the room for the child for whom it has least.
    pub line: SpaceLine,
    /// Names of the children for whom it has room.
    pub for_children: Vec<String>,
}

/// Placements at a setting that run now or are still to begin, with their sessions.
pub(crate) fn placements_at(
    reader: &Reader,
    setting: &str,
    today: NaiveDate,
) -> waymark_store::Result<Vec<(Placement, Vec<Session>)>> {
    let mut found = Vec::new();
    for row in Placement::having(reader, "setting", setting.to_owned())? {
        if row.ended_on.is_some_and(|end| end < today) || row.pupil.is_none() {
            continue;
        }
        let mut sessions = Session::having(reader, "placement", row.id)?;
        sessions.retain(|session| session.until_day.is_none_or(|day| day >= today));
        sessions.sort_by_key(|session| (session.weekday, session.starts));
        found.push((row, sessions));
    }
    Ok(found)
}

/// The first day from today on that a placement can have.
pub(crate) fn first_day(placement: &Placement, today: NaiveDate) -> NaiveDate {
    placement.started_on.map_or(today, |start| start.max(today))
}

/// Whether a session belongs to the week that its placement has on a day.
pub(crate) fn in_force(session: &Session, day: NaiveDate) -> bool {
    session.from_day.is_none_or(|from| from <= day)
        && session.until_day.is_none_or(|until| day <= until)
}

/// Minutes a week of the sessions that are in force on a day, and whether that is not all.
pub(crate) fn minutes_of(sessions: &[Session], day: NaiveDate) -> (u32, bool) {
    let mut unknown = sessions.is_empty();
    let mut sum = 0;
    for session in sessions.iter().filter(|session| in_force(session, day)) {
        match (session.starts, session.ends) {
            (Some(starts), Some(ends)) if ends > starts => {
                sum += u32::try_from(ends - starts).unwrap_or(0);
            }
            _ => unknown = true,
        }
    }
    (sum, unknown)
}

/// Weeks in which the next session is looked for: past the longest holiday.
const AHEAD: u64 = 10 * 7;

/// The next session of a placement that has not ended yet, and its day. Days beyond the calendar count as school days. `minute`
/// is how late it is today, in minutes after midnight.
pub(crate) fn next_session<'a>(
    calendars: &Calendars,
    placement: &Placement,
    sessions: &'a [Session],
    (today, minute): (NaiveDate, u16),
) -> Option<(NaiveDate, &'a Session)> {
    let setting = placement
        .setting
        .as_deref()
        .and_then(|text| text.parse::<SettingRef>().ok());
    let calendar = calendars.of(setting).map(|chosen| chosen.calendar);
    let first = first_day(placement, today);
    (0..AHEAD)
        .filter_map(|days| first.checked_add_days(Days::new(days)))
        .take_while(|day| placement.ended_on.is_none_or(|end| *day <= end))
        .filter(|day| calendar.is_none_or(|calendar| calendar.is_school_day(*day).unwrap_or(true)))
        .find_map(|day| {
            let weekday = i64::from(day.weekday().number_from_monday());
            sessions
                .iter()
                .find(|session| {
                    session.weekday == Some(weekday)
                        && in_force(session, day)
                        && (day > today || session.ends.is_none_or(|ends| ends > i64::from(minute)))
                })
                .map(|session| (day, session))
        })
}

/// "Wed 11 Nov 2026, 09:00".
pub(crate) fn session_words(day: NaiveDate, session: &Session) -> String {
    match (session.starts, session.half.as_deref()) {
        (Some(starts), _) => format!(
            "{}, {:02}:{:02}",
            dates::long(day),
            starts / 60,
            starts % 60
        ),
        (None, Some("am")) => format!("{}, morning", dates::long(day)),
        (None, Some("pm")) => format!("{}, afternoon", dates::long(day)),
        (None, _) => dates::long(day),
    }
}

/// The first with parental responsibility who may be contacted, and the names of those who may not.
pub(crate) fn whom_to_tell(contacts: &[Contact]) -> (Option<&Contact>, Vec<String>) {
    let mut sorted: Vec<&Contact> = contacts.iter().collect();
    sorted.sort_by_key(|contact| (contact.position.clone(), contact.id));
    let tell = sorted.iter().copied().find(|contact| {
        contact.no_contact != Some(true)
            && contact.parental_responsibility.as_deref() == Some("yes")
    });
    let barred = sorted
        .iter()
        .filter(|contact| contact.no_contact == Some(true))
        .map(|contact| contact.name.clone().unwrap_or_else(|| "Unnamed".to_owned()))
        .collect();
    (tell, barred)
}

/// The half days of a week of sessions.
fn slots(sessions: &[Session]) -> Vec<HalfDayWanted> {
    sessions
        .iter()
        .filter_map(|session| {
            Some(HalfDayWanted {
                weekday: session.weekday?,
                half: session.half.clone()?,
            })
        })
        .collect()
}

/// So many places with room are named beside a child.
const NAMED: usize = 3;

/// Whom a concern about a provider touches today.
pub(crate) fn get(app: &App, request: Setting) -> Result<Affected, Failure> {
    let today = app.today();
    let now = (today, app.minute_of_day());
    app.read(|reader| {
        let calendars = calendars::load(reader)?;
        let candidates = Candidates::read(reader, today, None)?;
        let mut children: Vec<AffectedChild> = Vec::new();
        let mut elsewhere: Vec<Elsewhere> = Vec::new();
        for (placement, sessions) in placements_at(reader, &request.setting, today)? {
            let Some(id) = placement.pupil else { continue };
            let (Some(pupil), Some(row)) = (Pupil::get(reader, id)?, views::pupil(reader, id)?)
            else {
                continue;
            };
            let (minutes, hours_unknown) = minutes_of(&sessions, first_day(&placement, today));
            let next = next_session(&calendars, &placement, &sessions, now);
            let contacts = Contact::for_pupil(reader, id)?;
            let (tell, barred) = whom_to_tell(&contacts);
            let (room, _) =
                candidates.for_child(reader, &pupil, &slots(&sessions), (today, None))?;
            let name = names::listed(&row);
            let fits = room
                .into_iter()
                .filter(|line| line.free.is_some() && line.conflict.is_none());
            let mut room_at = Vec::new();
            for line in fits {
                if room_at.len() < NAMED {
                    room_at.push(line.name.clone());
                }
                match elsewhere
                    .iter_mut()
                    .find(|held| held.line.setting == line.setting)
                {
                    Some(held) => {
                        held.line.free = held.line.free.min(line.free);
                        held.for_children.push(name.clone());
                    }
                    None => elsewhere.push(Elsewhere {
                        line,
                        for_children: vec![name.clone()],
                    }),
                }
            }
            children.push(AffectedChild {
                pupil: id,
                year: row.year.clone(),
                placement: placement.id,
                starts_on: placement.started_on.filter(|day| *day > today),
                minutes,
                hours_unknown,
                next_session: next.map(|(day, session)| session_words(day, session)),
                next_on: next.map(|(day, _)| day),
                commissioner: placement.commissioner.clone(),
                roll_name: names::setting(reader, pupil.roll_setting.as_deref())?,
                tell: tell.map(|contact| Tell {
                    contact: contact.id,
                    name: contact.name.clone().unwrap_or_else(|| "Unnamed".to_owned()),
                    phone: contact.phone.clone(),
                    hides: contact.hide_address == Some(true),
                }),
                barred,
                room_at,
                name,
            });
        }
        children.sort_by_key(|child| (child.next_on.is_none(), child.next_on, child.name.clone()));
        elsewhere.sort_by_cached_key(|other| {
            (
                std::cmp::Reverse((other.for_children.len(), other.line.free)),
                other.line.name.clone(),
            )
        });
        Ok(Affected {
            sentence: sentence(&children),
            children,
            elsewhere,
            left_out: candidates.left_out(),
        })
    })
}

fn sentence(children: &[AffectedChild]) -> String {
    if children.is_empty() {
        return "No child of this team is placed there.".to_owned();
    }
    let distinct: BTreeSet<Uuid> = children.iter().map(|child| child.pupil).collect();
    let minutes: u32 = children.iter().map(|child| child.minutes).sum();
    let unknown: BTreeSet<Uuid> = children
        .iter()
        .filter(|child| child.hours_unknown)
        .map(|child| child.pupil)
        .collect();
    let unknown = unknown.len();
    let mut parts = vec![
        // A child may have two placements there, and is one child.
        count(distinct.len() as u64, "child", "children"),
        format!("{} hours a week at risk", hours(minutes)),
    ];
    if unknown > 0 {
        parts.push(format!("{unknown} whose hours are unknown"));
    }
    format!("{}.", parts.join(" · "))
}
