//! Ring-round: attendance by telephone. One provider, one day, every child who is due there, one mark for each half day.
//!
//! Each telling is a row, with who said it. The same person telling again corrects what they said; another person who says
//! something else makes a second row, and which of the two stands is for an officer to choose. A mark that says that the
//! child was there is a sighting, and fills the week of a plan that leads to that setting.

mod marking;
mod since;

pub(crate) use marking::{mark, remove, stands};
pub(crate) use since::since_review;
pub use since::{MarksAsk, MarksSince};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::codes::{self, ATTENDANCE, Counts};
use waymark_store::tables::{Attendance, Placement, Session};
use waymark_store::{Reader, calendars, views};

use crate::{App, Failure, names};

/// A day of telephoning.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct RingDay {
    /// The day.
    pub day: NaiveDate,
}

/// Whom to ring.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingRound {
    /// Why no school is due, where the authority's calendar says so.
    pub closed: Option<String>,
    /// Providers with children due that day, by name.
    pub places: Vec<RingPlace>,
}

/// A provider to ring.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingPlace {
    /// "urn:…" or "own:…".
    pub setting: String,
    /// Its name.
    pub name: String,
    /// Half days for which a child is due.
    pub due: u32,
    /// Of these, half days with a mark.
    pub marked: u32,
    /// Half days on which two tellings differ.
    pub differ: u32,
}

/// One provider on one day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingQuery {
    /// "urn:…" or "own:…".
    pub setting: String,
    /// The day.
    pub day: NaiveDate,
}

/// The children of one provider on one day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingList {
    /// The provider's name.
    pub name: String,
    /// Why no school is due, where the calendar says so.
    pub closed: Option<String>,
    /// Half days for which a child is due, children by name, morning first.
    pub rows: Vec<RingRow>,
    /// The attendance codes in force on the day.
    pub codes: Vec<RingCode>,
    /// Who answered last, for the next mark.
    pub said_by: Option<String>,
    /// "6 of 9 marked · 1 where two tellings differ".
    pub sentence: String,
}

/// A half day of one child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingRow {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Year group as in lists.
    pub year: Option<String>,
    /// The placement.
    pub placement: Uuid,
    /// am | pm
    pub half: String,
    /// Minutes after midnight; `None` is not known.
    pub starts: Option<i64>,
    /// Minutes after midnight; `None` is not known.
    pub ends: Option<i64>,
    /// No timetable is recorded for this placement: the half day may not be due.
    pub untimetabled: bool,
    /// Tellings that stand, oldest first; two that differ are a question.
    pub marks: Vec<Telling>,
    /// Whether what stands differs.
    pub differ: bool,
}

/// What somebody said of a half day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Telling {
    /// The row.
    pub id: Uuid,
    /// The attendance code.
    pub code: String,
    /// "Present in the morning".
    pub label: String,
    /// Whether the child was in education; `None` where the code says neither.
    pub attending: Option<bool>,
    /// Who said so; `None` is not recorded.
    pub said_by: Option<String>,
    /// What else was said.
    pub notes: Option<String>,
}

/// An attendance code.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingCode {
    /// What is stored.
    pub code: String,
    /// What is read.
    pub label: String,
    /// attending | authorised | unauthorised | not_counted
    pub counts: String,
}

/// One mark.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingMark {
    /// The placement.
    pub placement: Uuid,
    /// The day.
    pub day: NaiveDate,
    /// am | pm
    pub half: String,
    /// The attendance code, one that is in force on the day.
    pub code: String,
    /// Who said so.
    #[ts(optional)]
    pub said_by: Option<String>,
    /// What else was said.
    #[ts(optional)]
    pub notes: Option<String>,
}

/// Which of two tellings stands.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RingStands {
    /// The one that stands.
    pub id: Uuid,
    /// Why; required.
    pub why: String,
}

/// What a code says, in words.
pub(crate) fn telling(row: &Attendance) -> Telling {
    let code = row.code.clone().unwrap_or_default();
    let known = row
        .on_day
        .and_then(|day| codes::attendance(&code, day))
        .or_else(|| {
            ATTENDANCE
                .iter()
                .find(|known| known.code.code.eq_ignore_ascii_case(&code))
        });
    Telling {
        id: row.id,
        label: known.map_or_else(
            || "A code that the list does not hold".to_owned(),
            |known| known.code.label.to_owned(),
        ),
        attending: known.and_then(|known| match known.counts {
            Counts::Attending => Some(true),
            Counts::Authorised | Counts::Unauthorised => Some(false),
            Counts::NotCounted => None,
        }),
        said_by: row.said_by.clone(),
        notes: row.notes.clone(),
        code,
    }
}

/// Why no school is due at a setting on a day; `None` is a school day, or no calendar says.
fn closed(
    reader: &Reader,
    setting: Option<&str>,
    day: NaiveDate,
) -> waymark_store::Result<Option<String>> {
    let calendars = calendars::load(reader)?;
    let chosen = calendars.of(setting.and_then(|text| text.parse().ok()));
    Ok(chosen
        .and_then(|chosen| chosen.calendar.why_not(day).ok().flatten())
        .map(crate::week::closed_words))
}

/// The half days of a day on which a placement teaches: morning, afternoon, with times. Nothing recorded is both, unknown.
fn halves(sessions: &[Session], day: NaiveDate) -> Vec<(&'static str, Option<&Session>)> {
    if sessions.is_empty() {
        return vec![("am", None), ("pm", None)];
    }
    let weekday = i64::from(day.weekday().number_from_monday());
    let on = |half: &str| {
        sessions.iter().find(|row| {
            row.weekday == Some(weekday)
                && row.half.as_deref() == Some(half)
                && row.from_day.is_none_or(|from| from <= day)
                && row.until_day.is_none_or(|until| until >= day)
        })
    };
    ["am", "pm"]
        .into_iter()
        .filter_map(|half| on(half).map(|row| (half, Some(row))))
        .collect()
}

fn rows_of(reader: &Reader, setting: &str, day: NaiveDate) -> waymark_store::Result<Vec<RingRow>> {
    let marks = views::marks_on(reader, setting, day)?;
    let mut rows = Vec::new();
    for placement in Placement::having(reader, "setting", setting.to_owned())? {
        let runs = placement.started_on.is_none_or(|from| from <= day)
            && placement.ended_on.is_none_or(|until| until >= day);
        let (true, Some(pupil)) = (runs, placement.pupil) else {
            continue;
        };
        let Some(child) = views::pupil(reader, pupil)?.filter(|row| row.open) else {
            continue;
        };
        let sessions = Session::having(reader, "placement", placement.id)?;
        for (half, session) in halves(&sessions, day) {
            let marks: Vec<Telling> = marks
                .iter()
                .filter(|row| {
                    row.pupil == Some(pupil)
                        && row.half.as_deref() == Some(half)
                        && row.set_aside.is_none()
                })
                .map(telling)
                .collect();
            rows.push(RingRow {
                pupil,
                name: names::listed(&child),
                year: child.year.clone(),
                placement: placement.id,
                half: half.to_owned(),
                starts: session.and_then(|row| row.starts),
                ends: session.and_then(|row| row.ends),
                untimetabled: session.is_none(),
                differ: marks.windows(2).any(|pair| pair[0].code != pair[1].code),
                marks,
            });
        }
    }
    rows.sort_by_cached_key(|row| {
        (
            waymark_domain::name::fold(&row.name),
            row.pupil,
            row.half.clone(),
        )
    });
    Ok(rows)
}

/// Whom to ring on a day.
pub(crate) fn round(app: &App, request: RingDay) -> Result<RingRound, Failure> {
    app.read(|reader| {
        let mut settings: Vec<String> = views::placed_on(reader, request.day)?
            .into_iter()
            .filter_map(|placement| placement.setting)
            .collect();
        settings.sort();
        settings.dedup();
        let mut places = Vec::new();
        for setting in settings {
            let rows = rows_of(reader, &setting, request.day)?;
            if rows.is_empty() {
                continue;
            }
            let count = |test: fn(&RingRow) -> bool| rows.iter().filter(|row| test(row)).count();
            places.push(RingPlace {
                name: names::setting(reader, Some(&setting))?
                    .unwrap_or_else(|| "Unknown setting".into()),
                due: rows.len() as u32,
                marked: count(|row| !row.marks.is_empty()) as u32,
                differ: count(|row| row.differ) as u32,
                setting,
            });
        }
        places.sort_by_cached_key(|place| waymark_domain::name::fold(&place.name));
        Ok(RingRound {
            closed: closed(reader, None, request.day)?,
            places,
        })
    })
}

/// The children of one provider on one day.
pub(crate) fn list(app: &App, request: RingQuery) -> Result<RingList, Failure> {
    app.read(|reader| {
        let rows = rows_of(reader, &request.setting, request.day)?;
        let marked = rows.iter().filter(|row| !row.marks.is_empty()).count();
        let differ = rows.iter().filter(|row| row.differ).count();
        let mut sentence = format!("{marked} of {} marked", rows.len());
        if differ > 0 {
            sentence.push_str(&format!(" · {differ} where two tellings differ"));
        }
        Ok(RingList {
            name: names::setting(reader, Some(&request.setting))?
                .unwrap_or_else(|| "Unknown setting".into()),
            closed: closed(reader, Some(&request.setting), request.day)?,
            said_by: views::marks_on(reader, &request.setting, request.day)?
                .into_iter()
                .rev()
                .find_map(|row| row.said_by),
            rows,
            codes: ATTENDANCE
                .iter()
                .filter(|known| known.code.in_force(request.day))
                .map(|known| RingCode {
                    code: known.code.code.to_owned(),
                    label: known.code.label.to_owned(),
                    counts: match known.counts {
                        Counts::Attending => "attending",
                        Counts::Authorised => "authorised",
                        Counts::Unauthorised => "unauthorised",
                        Counts::NotCounted => "not_counted",
                    }
                    .to_owned(),
                })
                .collect(),
            sentence,
        })
    })
}
