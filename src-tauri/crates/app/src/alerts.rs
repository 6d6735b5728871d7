//! Putting an alert off, with the reason and the last day on which it stays quiet. It comes back by itself.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::alerts::AlertKind;
use waymark_store::tables::{Snooze, SnoozePatch};
use waymark_store::views::{self, AlertRow};

use crate::rows::{self, RowRemove, RowSave};
use crate::team::Id;
use crate::{App, Failure};

/// Alerts as Today shows them.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TodayAlerts {
    /// How many speak today; the rows below may be the first of them.
    pub total: u32,
    /// Gravest first.
    pub rows: Vec<AlertRow>,
}

/// The rest of the alerts.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct AlertsMore {
    /// Only mine.
    pub mine: bool,
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to return.
    pub limit: u32,
}

/// The longest that an alert may stay quiet: a quarter of a year. What can wait longer is a plan, not a snooze.
const LONGEST: u64 = 92;

/// More of the alerts that speak today.
pub(crate) fn more(app: &App, request: AlertsMore) -> Result<Vec<AlertRow>, Failure> {
    let owner = if request.mine { app.me()? } else { None };
    let today = app.today();
    app.read(|reader| {
        let (_, mut rows) = views::alerts_now(reader, owner, today, request.offset, request.limit)?;
        views::tell_owners_apart(
            reader,
            rows.iter_mut().map(|row| (row.pupil, &mut row.owner_name)),
        )?;
        Ok(rows)
    })
}

/// Puts an alert off, or changes until when.
pub(crate) fn save_snooze(app: &App, mut request: RowSave<SnoozePatch>) -> Result<Id, Failure> {
    let today = app.today();
    if let Some(Some(until)) = request.patch.until_on {
        in_reach(until, today)?;
    }
    request.patch.author = Some(app.me()?);
    let title = request
        .patch
        .alert
        .clone()
        .flatten()
        .and_then(|code| code.parse::<AlertKind>().ok())
        .map_or("an alert", AlertKind::label);
    rows::save_as::<Snooze>(app, request, format!("Put off: {title}"))
}

fn in_reach(until: NaiveDate, today: NaiveDate) -> Result<(), Failure> {
    if until < today {
        return Err(Failure::at(
            "until_on",
            "That day is past, so the alert would never be quiet. Choose today or a later day.",
        ));
    }
    if today
        .checked_add_days(Days::new(LONGEST))
        .is_some_and(|last| last < until)
    {
        return Err(Failure::at(
            "until_on",
            "An alert can be put off for three months at most. It can be put off again when it comes back.",
        ));
    }
    Ok(())
}

/// Lets an alert speak again.
pub(crate) fn remove_snooze(app: &App, request: RowRemove) -> Result<Id, Failure> {
    rows::remove_as::<Snooze>(app, request, "Let an alert speak again")
}
