//! What the ring-round says of a child since the last review, for the attendance box of the next one.
//!
//! Half days that were due and that nobody marked, and half days of which two people said different things, are told beside
//! the share and are in neither of its numbers: a share is never made from what nobody said.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::calendar::{Calendars, Chosen};
use waymark_domain::dates;
use waymark_store::tables::{Attendance, Placement, Review, Session};
use waymark_store::{Reader, Result as Read, calendars, views};

use super::{halves, telling};
use crate::words::count;
use crate::{App, Failure, names};

/// Of whom, of which placement and up to which day.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct MarksAsk {
    /// The child.
    pub pupil: Uuid,
    /// The placement that is reviewed; absent is the child's whole provision.
    #[serde(default)]
    #[ts(optional)]
    pub placement: Option<Uuid>,
    /// The day of the review.
    pub held_on: NaiveDate,
}

/// The marks since the last review, added up.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarksSince {
    /// First day that is counted: the day after the last review, else the first day of the placement. `None`: neither is known
    /// and nothing is marked.
    pub from: Option<NaiveDate>,
    /// Per cent attended of the half days that are marked; `None` when none is.
    pub percent: Option<i64>,
    /// "34 of 40 sessions since Tue 29 Sep 2026, 85%".
    pub sentence: String,
    /// What is missing or in question, and that it is not counted; `None` when every session that was due has one answer.
    pub doubt: Option<String>,
    /// Each place where the child is taught, by name.
    pub places: Vec<MarksAt>,
}

/// The marks of one place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarksAt {
    /// "urn:…" or "own:…".
    pub setting: String,
    /// Its name.
    pub name: String,
    /// Half days attended.
    pub attended: u32,
    /// Half days attended or missed: what the share is of.
    pub counted: u32,
    /// Half days that were due and have no mark; `None` where no timetable or no calendar says what was due.
    pub missing: Option<u32>,
    /// Half days of which two people said different things.
    pub differ: u32,
    /// "34 of 40 sessions, 85%".
    pub sentence: String,
    /// Every half day, oldest first.
    pub rows: Vec<MarkedHalf>,
}

/// One half day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarkedHalf {
    /// The day.
    pub day: NaiveDate,
    /// am | pm
    pub half: String,
    /// attended | missed | not_counted | no_mark | differ
    pub stands: String,
    /// "Present in the morning, said Mrs Page"; two tellings one after the other.
    pub said: String,
}

/// The marks since the last review.
pub(crate) fn since_review(app: &App, request: MarksAsk) -> Result<MarksSince, Failure> {
    let until = request.held_on.min(app.today());
    app.read(|reader| {
        let placements: Vec<Placement> = Placement::for_pupil(reader, request.pupil)?
            .into_iter()
            .filter(|row| {
                request.placement.is_none_or(|id| row.id == id)
                    && row.setting.is_some()
                    && row.kind.as_deref() != Some("school")
            })
            .collect();
        let last = Review::for_pupil(reader, request.pupil)?
            .into_iter()
            .filter(|row| {
                request.placement.is_none()
                    || row.placement.is_none()
                    || row.placement == request.placement
            })
            .filter_map(|row| row.held_on)
            .filter(|held| *held < request.held_on)
            .max();
        let from = match last {
            Some(held) => held.succ_opt(),
            None => placements.iter().filter_map(|row| row.started_on).min(),
        };
        let marks =
            views::marks_between(reader, request.pupil, from.unwrap_or(NaiveDate::MIN), until)?;
        let from = from.or_else(|| marks.iter().filter_map(|row| row.on_day).min());
        let places = match from {
            Some(from) => places(reader, &placements, &marks, (from, until))?,
            None => Vec::new(),
        };
        Ok(summed(from, places))
    })
}

fn places(
    reader: &Reader,
    placements: &[Placement],
    marks: &[Attendance],
    (from, until): (NaiveDate, NaiveDate),
) -> Read<Vec<MarksAt>> {
    let calendars = calendars::load(reader)?;
    let settings: BTreeSet<&str> = placements
        .iter()
        .filter(|row| row.ended_on.is_none_or(|end| end >= from))
        .filter_map(|row| row.setting.as_deref())
        .collect();
    let mut found = Vec::new();
    for setting in settings {
        let mut due = Some(BTreeSet::new());
        for placement in placements
            .iter()
            .filter(|row| row.setting.as_deref() == Some(setting))
        {
            let sessions = Session::having(reader, "placement", placement.id)?;
            let own = due_halves(&calendars, placement, &sessions, (from, until));
            due = match (due, own) {
                (Some(mut due), Some(own)) => {
                    due.extend(own);
                    Some(due)
                }
                _ => None,
            };
        }
        let name =
            names::setting(reader, Some(setting))?.unwrap_or_else(|| "Unknown setting".to_owned());
        found.push(added(setting, name, due.as_ref(), marks));
    }
    found.sort_by_cached_key(|place| waymark_domain::name::fold(&place.name));
    Ok(found)
}

/// A half day; "am" comes before "pm".
type Half = (NaiveDate, &'static str);

/// The half days on which a placement was due to teach; `None` where its timetable or the calendar cannot say. The day of the
/// review itself is not over, so that an unmarked half of it is not missing.
fn due_halves(
    calendars: &Calendars,
    placement: &Placement,
    sessions: &[Session],
    (from, until): (NaiveDate, NaiveDate),
) -> Option<Vec<Half>> {
    let first = placement.started_on.map_or(from, |start| start.max(from));
    let last = placement.ended_on.map_or(until, |end| end.min(until));
    if last < first {
        return Some(Vec::new());
    }
    if sessions.is_empty() {
        return None;
    }
    let setting = placement.setting.as_deref()?.parse().ok();
    let Chosen { calendar, .. } = calendars.of(setting)?;
    let mut due = Vec::new();
    for day in first
        .iter_days()
        .take_while(|day| *day <= last && *day < until)
    {
        if calendar.is_school_day(day).ok()? {
            due.extend(
                halves(sessions, day)
                    .into_iter()
                    .map(|(half, _)| (day, half)),
            );
        }
    }
    Some(due)
}

fn added(
    setting: &str,
    name: String,
    due: Option<&BTreeSet<Half>>,
    marks: &[Attendance],
) -> MarksAt {
    let mut told: BTreeMap<Half, Vec<&Attendance>> = BTreeMap::new();
    for row in marks
        .iter()
        .filter(|row| row.setting.as_deref() == Some(setting) && row.set_aside.is_none())
    {
        let half = match row.half.as_deref() {
            Some("am") => "am",
            Some("pm") => "pm",
            _ => continue,
        };
        if let Some(day) = row.on_day {
            told.entry((day, half)).or_default().push(row);
        }
    }
    for half in due.into_iter().flatten() {
        told.entry(*half).or_default();
    }
    let rows: Vec<MarkedHalf> = told
        .into_iter()
        .map(|((day, half), rows)| marked(day, half, &rows))
        .collect();
    let number = |stands: &str| rows.iter().filter(|row| row.stands == stands).count() as u32;
    let attended = number("attended");
    let counted = attended + number("missed");
    MarksAt {
        setting: setting.to_owned(),
        sentence: share_words(attended, counted),
        missing: due.map(|_| number("no_mark")),
        differ: number("differ"),
        attended,
        counted,
        name,
        rows,
    }
}

/// What was said of one half day. Two codes that both say that the child was there are one answer.
fn marked(day: NaiveDate, half: &str, rows: &[&Attendance]) -> MarkedHalf {
    let tellings: Vec<_> = rows.iter().map(|row| telling(row)).collect();
    let mut answers: Vec<Option<bool>> = tellings.iter().map(|told| told.attending).collect();
    answers.dedup();
    let stands = match answers.as_slice() {
        [] => "no_mark",
        [Some(true)] => "attended",
        [Some(false)] => "missed",
        [None] => "not_counted",
        _ => "differ",
    };
    let said = tellings
        .iter()
        .map(|told| match &told.said_by {
            Some(who) => format!("{}, said {who}", told.label),
            None => told.label.clone(),
        })
        .collect::<Vec<_>>()
        .join("; ");
    MarkedHalf {
        day,
        half: half.to_owned(),
        stands: stands.to_owned(),
        said: if said.is_empty() {
            "No mark".to_owned()
        } else {
            said
        },
    }
}

/// Per cent, to the nearest; all is said only of all, and none only of none.
fn percent(attended: u32, counted: u32) -> Option<i64> {
    if counted == 0 {
        return None;
    }
    let near = (i64::from(attended) * 200 + i64::from(counted)) / (i64::from(counted) * 2);
    Some(match near {
        100 if attended < counted => 99,
        0 if attended > 0 => 1,
        near => near,
    })
}

fn share_words(attended: u32, counted: u32) -> String {
    match percent(attended, counted) {
        Some(percent) => format!(
            "{attended} of {}, {percent}%",
            count(u64::from(counted), "session", "sessions")
        ),
        None => "no session is marked".to_owned(),
    }
}

fn summed(from: Option<NaiveDate>, places: Vec<MarksAt>) -> MarksSince {
    let attended = places.iter().map(|place| place.attended).sum();
    let counted = places.iter().map(|place| place.counted).sum();
    let percent = percent(attended, counted);
    let since = from.map(|day| format!(" since {}", dates::long(day)));
    let since = since.as_deref().unwrap_or_default();
    let sentence = match percent {
        Some(percent) => format!(
            "{attended} of {}{since}, {percent}%",
            count(u64::from(counted), "session", "sessions")
        ),
        None => format!("no session is marked{since}"),
    };
    let missing: u32 = places.iter().filter_map(|place| place.missing).sum();
    let differ: u32 = places.iter().map(|place| place.differ).sum();
    let mut doubts = Vec::new();
    if missing > 0 {
        doubts.push(format!(
            "{} without a mark",
            count(u64::from(missing), "session", "sessions")
        ));
    }
    if differ > 0 {
        doubts.push(format!(
            "{} of which two people said different things",
            count(u64::from(differ), "session", "sessions")
        ));
    }
    let mut doubt = match doubts.as_slice() {
        [] => None,
        parts => Some(format!("Not counted: {}.", parts.join("; "))),
    };
    let unsaid: Vec<&str> = places
        .iter()
        .filter(|place| place.missing.is_none())
        .map(|place| place.name.as_str())
        .collect();
    if !unsaid.is_empty() {
        let more = format!(
            "How many sessions were due at {} is not known: no timetable or no calendar says so.",
            unsaid.join(" and ")
        );
        doubt = Some(match doubt {
            Some(doubt) => format!("{doubt} {more}"),
            None => more,
        });
    }
    MarksSince {
        from,
        percent,
        sentence,
        doubt,
        places,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_only_said_of_all_and_none_only_of_none() {
        assert_eq!(percent(0, 0), None, "nothing said is not nought per cent");
        assert_eq!(percent(34, 40), Some(85));
        assert_eq!(percent(399, 400), Some(99));
        assert_eq!(percent(400, 400), Some(100));
        assert_eq!(percent(1, 400), Some(1));
        assert_eq!(percent(0, 400), Some(0));
    }
}
