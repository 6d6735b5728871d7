//! The week of a placement, changed from a day on: what was taught before that day stays as it was, because hours, costs and
//! attendance of the past rest on it.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::words::date;
use waymark_store::tables::{Placement, Session, SessionPatch};

use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// A placement's whole week as the person left it; what differs is written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SessionsSave {
    /// The placement.
    pub placement: Uuid,
    /// Every block of the week.
    pub blocks: Vec<BlockGiven>,
    /// The first day on which the week is so; earlier days keep the week that they had. Absent where the week that is in force
    /// was written down wrongly: it is put right from the day on which it began.
    #[serde(default)]
    #[ts(optional)]
    pub from_day: Option<NaiveDate>,
    /// Who was asked and why it goes on; only needed where the week brings children together who are to be kept apart.
    #[serde(default)]
    #[ts(optional)]
    pub keep_apart_reason: Option<String>,
}

/// A taught block as given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BlockGiven {
    /// 1 is Monday.
    pub weekday: u8,
    /// Minutes after midnight.
    pub starts: u16,
    /// Minutes after midnight.
    pub ends: u16,
}

impl BlockGiven {
    /// The half of the day in which it begins.
    fn half(self) -> &'static str {
        if self.starts < NOON { "am" } else { "pm" }
    }

    fn is(self, row: &Session) -> bool {
        row.weekday == Some(i64::from(self.weekday))
            && row.starts == Some(i64::from(self.starts))
            && row.ends == Some(i64::from(self.ends))
    }
}

/// Minutes after midnight at which the afternoon begins.
const NOON: u16 = 12 * 60;

/// The whole week of a placement from a day on: new blocks begin then, blocks that are gone end the day before, and what had
/// not begun by then was never so.
pub(crate) fn save_sessions(app: &App, request: SessionsSave) -> Result<Id, Failure> {
    let (placement, held) = app.read(|reader| {
        Ok((
            Placement::get(reader, request.placement)?,
            Session::having(reader, "placement", request.placement)?,
        ))
    })?;
    let placement = placement.or_not_found("placement")?;
    if let (Some(from), Some(end)) = (request.from_day, placement.ended_on)
        && from > end
    {
        let sentence = format!(
            "The placement ended on {}. Choose a day until then.",
            date(end)
        );
        return Err(Failure::at("from_day", sentence));
    }
    let slots: Vec<(i64, &str)> = request
        .blocks
        .iter()
        .map(|block| (i64::from(block.weekday), block.half()))
        .collect();
    let reason = request.keep_apart_reason.as_deref();
    crate::apart::ask_of_week(app, &placement, &slots, reason)?;

    let from = match request.from_day {
        // From its first day on: no other week was ever so.
        Some(day) if placement.started_on.is_some_and(|start| day <= start) => None,
        Some(day) => Some(day),
        None => began(&held),
    };
    let mut change = app.change(match request.from_day.and(from) {
        Some(day) => format!("Changed the week of a placement from {}", date(day)),
        None => "Changed the week of a placement".to_owned(),
    })?;
    if let Some(reason) = reason.map(str::trim).filter(|text| !text.is_empty()) {
        change = change.reason(reason);
    }
    let mut stay = Vec::new();
    for row in &held {
        let begins_later = row
            .from_day
            .is_some_and(|day| from.is_none_or(|from| day > from));
        if from.is_some_and(|from| row.until_day.is_some_and(|until| until < from)) {
            continue;
        }
        if row.until_day.is_none()
            && !begins_later
            && request.blocks.iter().any(|block| block.is(row))
        {
            stay.push(row);
            continue;
        }
        let before = from.filter(|from| row.from_day.is_none_or(|day| day < *from));
        change = match before.and_then(|from| from.checked_sub_days(Days::new(1))) {
            Some(last) => change.set::<Session>(
                row.id,
                SessionPatch {
                    until_day: Some(Some(last)),
                    ..SessionPatch::default()
                },
            ),
            None => change.delete::<Session>(row.id),
        };
    }
    for block in &request.blocks {
        if stay.iter().any(|row| block.is(row)) {
            continue;
        }
        change = change.create(&Session {
            id: app.new_id(),
            pupil: placement.pupil,
            placement: Some(placement.id),
            weekday: Some(i64::from(block.weekday)),
            half: Some(block.half().to_owned()),
            starts: Some(i64::from(block.starts)),
            ends: Some(i64::from(block.ends)),
            from_day: from,
            ..Session::default()
        });
    }
    app.commit(change)?;
    Ok(Id { id: placement.id })
}

/// The day on which the newest week of a placement began; `None` where that is the placement's first day.
fn began(held: &[Session]) -> Option<NaiveDate> {
    let after = |day: NaiveDate| day.checked_add_days(Days::new(1));
    held.iter()
        .flat_map(|row| [row.from_day, row.until_day.and_then(after)])
        .flatten()
        .max()
}
