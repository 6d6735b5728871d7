//! One week of a child's education, half day by half day: what is arranged where, what is told of it, and the days without any.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::calendar::WhyNot;
use waymark_domain::hours;
use waymark_domain::schooling::Schooling;
use waymark_domain::{Calendars, NcYear, SettingRef};
use waymark_store::facts::{self, Grids};
use waymark_store::tables::{Placement, Pupil, Session, Status};
use waymark_store::views;
use waymark_store::{Reader, calendars};

use crate::attendance::{Telling, telling};
use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

/// A week of education.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Week {
    /// The Monday.
    pub monday: NaiveDate,
    /// Minutes of education in all, each minute counted once; `None` when nothing is arranged here because somebody else
    /// teaches the child.
    pub minutes: Option<u32>,
    /// Minutes a full-time week would have for this key stage; `None` when the year is unknown, or the hours are not the
    /// team's to arrange.
    pub entitlement: Option<u32>,
    /// "14.5 of 25 h, nothing on Wed to Fri"; "At the school on roll, whose hours are not recorded here".
    pub sentence: String,
    /// Ten half days from Monday morning.
    pub halves: Vec<HalfDay>,
    /// School days with no education at all in the six weeks up to the day; `None` when no calendar reaches.
    pub without: Option<DaysWithout>,
}

/// School days on which nothing was arranged for the child.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct DaysWithout {
    /// First day of the stretch.
    pub from: NaiveDate,
    /// Last day of it.
    pub until: NaiveDate,
    /// School days in it, but for those at the child's own school.
    pub school_days: u32,
    /// Of these, days on which nothing was arranged.
    pub without: u32,
}

/// One half day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HalfDay {
    /// 1 is Monday.
    pub weekday: u8,
    /// "am" or "pm".
    pub half: String,
    /// Blocks taught then.
    pub blocks: Vec<Block>,
    /// Whether two blocks overlap.
    pub clash: bool,
    /// Why no school is due, if it is not a school day: "INSET", "half term".
    pub closed: Option<String>,
    /// What the setting said of the half day, where it was asked; two that differ are a question.
    pub marks: Vec<Telling>,
}

/// A taught block.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Block {
    /// Whose block.
    pub placement: Uuid,
    /// Where.
    pub setting_name: String,
    /// Minutes after midnight.
    pub starts: u16,
    /// Minutes after midnight.
    pub ends: u16,
}

/// A week to look at.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct WeekQuery {
    /// The child.
    pub pupil: Uuid,
    /// Any day of the week.
    pub day: NaiveDate,
}

/// Days over which school days without education are counted: six weeks.
const WITHOUT_OVER: u64 = 41;

/// Another week of the same child.
pub(crate) fn get_week(app: &App, request: WeekQuery) -> Result<Week, Failure> {
    let found = app.read(|reader| {
        let Some(pupil) = Pupil::get(reader, request.pupil)? else {
            return Ok(None);
        };
        let nc_year = facts::nc_year(&pupil, request.day);
        week(
            reader,
            &pupil,
            nc_year,
            request.day,
            &calendars::load(reader)?,
        )
        .map(Some)
    })?;
    found.or_not_found("child")
}

pub(crate) fn week(
    reader: &Reader,
    pupil: &Pupil,
    nc_year: Option<NcYear>,
    day: NaiveDate,
    calendars: &Calendars,
) -> waymark_store::Result<Week> {
    let placements = Placement::for_pupil(reader, pupil.id)?;
    let sessions = Session::for_pupil(reader, pupil.id)?;
    let grids = Grids::of(&placements, &sessions);
    let taught = grids.taught();
    let statuses = Status::for_pupil(reader, pupil.id)?;
    let schooling = |on| facts::schooling(pupil, &statuses, on);
    let reckoned = hours::week(
        &taught,
        day,
        nc_year.and_then(|year| facts::entitlements(reader).of(year.key_stage())),
    );
    let friday = reckoned.monday + Days::new(4);
    let roll = pupil
        .roll_setting
        .as_deref()
        .and_then(|text| text.parse::<SettingRef>().ok());
    let chosen = calendars.of(roll);
    let marks = views::marks_between(reader, pupil.id, reckoned.monday, friday)?;
    // Counted over the half term or so behind: long enough to show a child who has nothing, short enough to be about now.
    let without = chosen.and_then(|chosen| {
        let until = day.min(friday);
        let from = (until - Days::new(WITHOUT_OVER)).max(pupil.opened_on.unwrap_or(until));
        let counted = hours::days_without(&taught, chosen.calendar, (from, until), |on| {
            schooling(on) == Schooling::Nobody
        });
        counted.ok().map(|counted| DaysWithout {
            from,
            until,
            school_days: counted.school_days,
            without: counted.without,
        })
    });
    // Where something is arranged it is added up; where nothing is, somebody else may be teaching the child.
    let arranged = reckoned.sessions() > 0 || taught.iter().any(|taught| taught.on(day));
    let elsewhere = Some(schooling(day)).filter(|schooling| !arranged && !schooling.has_nothing());
    let mut halves = Vec::with_capacity(10);
    for (at, blocks) in reckoned.cells.iter().enumerate() {
        let weekday = at as u8 / 2 + 1;
        let on = reckoned.monday + Days::new(at as u64 / 2);
        let closed = chosen
            .and_then(|chosen| chosen.calendar.why_not(on).ok().flatten())
            .map(closed_words);
        let mut shown = Vec::new();
        for block in blocks {
            let setting = placements
                .iter()
                .find(|row| row.id == block.placement)
                .and_then(|row| row.setting.as_deref());
            let (starts, ends) = block.times.unwrap_or((0, 0));
            shown.push(Block {
                placement: block.placement,
                setting_name: names::setting(reader, setting)?
                    .unwrap_or_else(|| "Unknown setting".into()),
                starts,
                ends,
            });
        }
        halves.push(HalfDay {
            weekday,
            half: if at % 2 == 0 { "am" } else { "pm" }.into(),
            clash: reckoned.clashes.iter().any(|clash| {
                clash.weekday == weekday
                    && blocks
                        .iter()
                        .any(|b| b.placement == clash.left || b.placement == clash.right)
            }),
            blocks: shown,
            closed,
            marks: marks
                .iter()
                .filter(|row| {
                    row.set_aside.is_none()
                        && row.on_day == Some(on)
                        && row.half.as_deref() == Some(if at % 2 == 0 { "am" } else { "pm" })
                })
                .map(telling)
                .collect(),
        });
    }
    Ok(Week {
        monday: reckoned.monday,
        minutes: elsewhere.is_none().then_some(u32::from(reckoned.minutes)),
        entitlement: reckoned
            .entitlement
            .filter(|_| elsewhere.is_none_or(Schooling::has_entitlement))
            .map(u32::from),
        sentence: match elsewhere.and_then(Schooling::hours) {
            Some(said) => said.to_owned(),
            None => reckoned.sentence(),
        },
        halves,
        without,
    })
}

/// Why a day is no school day, in words.
pub(crate) fn closed_words(why: WhyNot) -> String {
    match why {
        WhyNot::Weekend => "weekend".to_owned(),
        WhyNot::Holiday(name) | WhyNot::BankHoliday(name) => name,
        WhyNot::Inset(label) => {
            label.map_or_else(|| "INSET".to_owned(), |label| format!("INSET: {label}"))
        }
        WhyNot::Closure(label) => {
            label.map_or_else(|| "Closed".to_owned(), |label| format!("Closed: {label}"))
        }
    }
}
