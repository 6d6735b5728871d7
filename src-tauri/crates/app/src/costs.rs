//! What placements cost, for one child or at one setting: to date, committed, and what the financial year will come to.
//!
//! A cost that is not known is counted as such and says why; it is no part of a sum.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::cost::{self, Charge, Per, Priced, Sum, Unpriced};
use waymark_domain::hours::Taught;
use waymark_store::tables::{Placement, Session};
use waymark_store::{Reader, calendars, facts};

use crate::{App, Failure, names};

/// Whose costs: a child's, or a setting's.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct CostsQuery {
    /// Every placement of one child.
    pub pupil: Option<Uuid>,
    /// Every placement at one setting that ran in this financial year, or is to come.
    pub setting: Option<String>,
}

/// Costs, placement by placement.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CostsView {
    /// "1 April 2026 to 31 March 2027".
    pub year: String,
    /// Newest first.
    pub rows: Vec<CostLine>,
    /// From each start to today.
    pub to_date: CostSum,
    /// From tomorrow to each end, or to 31 March where none lies ahead.
    pub committed: CostSum,
    /// This financial year.
    pub forecast: CostSum,
}

/// A sum, and how many of its rows are not in it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct CostSum {
    /// Pence of the rows that are known; `None` is when none is.
    pub pence: Option<i64>,
    /// Rows that are not known.
    pub unknown: u32,
}

/// One cost with its arithmetic.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CostFigure {
    /// Pence; `None` is unknown.
    pub pence: Option<i64>,
    /// "38 days at £62.50"; for an unknown cost, the reason.
    pub working: String,
}

/// What one placement costs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CostLine {
    /// The placement.
    pub placement: Uuid,
    /// The child.
    pub pupil: Option<Uuid>,
    /// "Nowak, Łukasz"; `None` is a child who is not in the lists.
    pub child: Option<String>,
    /// Where.
    pub setting_name: String,
    /// Who pays.
    pub funding: Option<String>,
    /// From its start to today.
    pub to_date: CostFigure,
    /// From tomorrow to the day of `until`.
    pub committed: CostFigure,
    /// The end that the commitment runs to; `None` is a placement that is over.
    pub until: Option<chrono::NaiveDate>,
    /// This financial year.
    pub forecast: CostFigure,
}

/// What placements cost.
pub(crate) fn list(app: &App, request: CostsQuery) -> Result<CostsView, Failure> {
    let today = app.today();
    let (first, _) = cost::financial_year(today);
    app.read(|reader| {
        let mut placements = match (request.pupil, &request.setting) {
            (Some(pupil), _) => Placement::for_pupil(reader, pupil)?,
            (None, Some(setting)) => Placement::having(reader, "setting", setting.clone())?
                .into_iter()
                .filter(|placement| placement.ended_on.is_none_or(|end| end >= first))
                .collect(),
            (None, None) => Vec::new(),
        };
        placements.sort_by_key(|placement| std::cmp::Reverse((placement.started_on, placement.id)));
        let calendars = calendars::load(reader)?;
        let (mut to_date, mut committed, mut forecast) =
            (Sum::default(), Sum::default(), Sum::default());
        let mut rows = Vec::with_capacity(placements.len());
        for placement in placements {
            let row = line(reader, &placement, &calendars, today)?;
            to_date.add(row.to_date.pence);
            committed.add(row.committed.pence);
            forecast.add(row.forecast.pence);
            rows.push(row);
        }
        Ok(CostsView {
            year: cost::year_in_words(today),
            rows,
            to_date: summed(to_date),
            committed: summed(committed),
            forecast: summed(forecast),
        })
    })
}

fn summed(sum: Sum) -> CostSum {
    CostSum {
        pence: (sum.known > 0).then_some(sum.pence),
        unknown: sum.unknown,
    }
}

fn line(
    reader: &Reader,
    placement: &Placement,
    calendars: &waymark_domain::Calendars,
    today: chrono::NaiveDate,
) -> waymark_store::Result<CostLine> {
    let sessions = facts::sessions(&Session::having(reader, "placement", placement.id)?);
    let calendar = calendars
        .of(placement
            .setting
            .as_deref()
            .and_then(|text| text.parse().ok()))
        .map(|chosen| chosen.calendar);
    let per: Option<Per> = placement
        .cost_per
        .as_deref()
        .and_then(|code| code.parse().ok());
    let outlook = Priced {
        taught: Taught {
            placement: placement.id,
            started_on: placement.started_on,
            ended_on: placement.ended_on,
            sessions: &sessions,
        },
        planned_end: placement.planned_end,
        pence: placement.cost_pence,
        per,
        calendar,
    }
    .outlook(today);
    let name = calendar.map_or("The calendar", |calendar| calendar.name());
    let figure = |charge: Result<Charge, Unpriced>| match (charge, placement.cost_pence, per) {
        (Ok(charge), Some(pence), Some(per)) => CostFigure {
            pence: Some(charge.pence),
            working: charge.working(pence, per),
        },
        (Err(why), _, _) => CostFigure {
            pence: None,
            working: why.sentence(name),
        },
        (Ok(_), _, _) => CostFigure {
            pence: None,
            working: Unpriced::NoPrice.sentence(name),
        },
    };
    Ok(CostLine {
        placement: placement.id,
        pupil: placement.pupil,
        child: placement
            .pupil
            .map_or(Ok(None), |pupil| names::child(reader, pupil))?,
        setting_name: names::setting(reader, placement.setting.as_deref())?
            .unwrap_or_else(|| "Unknown setting".to_owned()),
        funding: placement.funding.clone(),
        to_date: figure(outlook.to_date),
        committed: figure(outlook.committed),
        until: outlook.until,
        forecast: figure(outlook.forecast),
    })
}
