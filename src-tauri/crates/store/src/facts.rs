//! What is known of one child, from rows to the plain values that the rules take.

use chrono::NaiveDate;
use waymark_domain::NcYear;
use waymark_domain::hours::{Entitlements, Half, Session as Sitting};

use crate::tables::{Plan, PlanWeek, Pupil, Session, Setting, setting_id};
use crate::views::Why;
use crate::{Reader, Result};

/// The year group a child is taught in: what the team wrote, else from the date of birth.
pub fn nc_year(pupil: &Pupil, on: NaiveDate) -> Option<NcYear> {
    let said = pupil.nc_year.as_deref().and_then(NcYear::parse);
    said.or_else(|| pupil.dob.and_then(|dob| NcYear::of(dob, on)))
}

/// Taught blocks as the arithmetic of hours takes them. A block without a weekday is nowhere in the week.
pub fn sessions(rows: &[Session]) -> Vec<Sitting> {
    let minute = |minutes: Option<i64>| minutes.and_then(|minutes| u16::try_from(minutes).ok());
    rows.iter()
        .filter_map(|row| {
            Some(Sitting {
                id: row.id,
                weekday: u8::try_from(row.weekday?).ok()?,
                half: row
                    .half
                    .as_deref()
                    .and_then(|code| code.parse().ok())
                    .unwrap_or(Half::Am),
                starts: minute(row.starts),
                ends: minute(row.ends),
                from_day: row.from_day,
                until_day: row.until_day,
            })
        })
        .collect()
}

/// Minutes of a full-time week by key stage: the team's own answer where it has given one.
pub fn entitlements(reader: &Reader) -> Entitlements {
    let said = Setting::get(reader, setting_id("hours.entitlements"))
        .ok()
        .flatten()
        .and_then(|row| row.value);
    said.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// Weeks in a row that fall short before a plan is said to have stalled, as the rules count it.
pub fn stall(plan: &Plan, weeks: &[PlanWeek], today: NaiveDate) -> Option<String> {
    let dial = waymark_domain::clocks::Overrides::default()
        .number(waymark_domain::clocks::Dial::StallWeeks);
    let ladder = waymark_domain::reintegration::ladder(
        &crate::derive::rules::plan(plan, weeks),
        today,
        u32::try_from(dial).unwrap_or(2),
    );
    ladder.stall.map(|stall| stall.sentence())
}

/// The arithmetic of one date. `None` when the rule no longer says anything about this row.
///
/// # Errors
/// When the database cannot be read.
pub fn why(
    reader: &Reader,
    pupil: uuid::Uuid,
    rule: &str,
    source: uuid::Uuid,
    today: NaiveDate,
) -> Result<Option<Why>> {
    crate::derive::rules::why(reader, pupil, rule, source, today)
}
