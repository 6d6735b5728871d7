//! Who was told what a panel decided, and when: the parents, and the school or provider that was named.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::tables::{Meeting, PanelCase, PanelCasePatch};

use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// Somebody was told of a decision.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DecisionTold {
    /// The case.
    pub case: Uuid,
    /// parents | school
    pub who: String,
    /// The day; `None` takes it back.
    pub on: Option<NaiveDate>,
}

/// Writes down when the parents or the school were told.
pub(crate) fn told(app: &App, request: DecisionTold) -> Result<Id, Failure> {
    let patch = told_patch(app, request.case, &request.who, request.on)?;
    let who = match request.who.as_str() {
        "parents" => "the parents were told",
        _ => "the school was told",
    };
    let label = match request.on {
        Some(_) => format!("Wrote down that {who} of a decision"),
        None => format!("Took back that {who} of a decision"),
    };
    app.commit(app.change(label)?.set::<PanelCase>(request.case, patch))?;
    Ok(Id { id: request.case })
}

/// What a day on which `parents` or a `school` were told changes of a case, if it may have been that day.
pub(crate) fn told_patch(
    app: &App,
    case: Uuid,
    who: &str,
    on: Option<NaiveDate>,
) -> Result<PanelCasePatch, Failure> {
    let (case, met_on) = app
        .read(|reader| {
            let Some(case) = PanelCase::get(reader, case)? else {
                return Ok(None);
            };
            let meeting = case
                .meeting
                .map_or(Ok(None), |id| Meeting::get(reader, id))?;
            Ok(Some((case, meeting.and_then(|meeting| meeting.held_on))))
        })?
        .or_not_found("case")?;
    if case.decision.is_none() {
        return Err(Failure::at(
            "on",
            "Nothing has been decided yet, so nobody can have been told.",
        ));
    }
    if let Some(on) = on {
        if on > app.today() {
            return Err(Failure::at(
                "on",
                "That day has not come yet. It is written down once they have been told.",
            ));
        }
        if let Some(met) = met_on.filter(|met| on < *met) {
            return Err(Failure::at(
                "on",
                format!(
                    "The panel decided on {}; nobody was told before.",
                    dates::long(met)
                ),
            ));
        }
    }
    match who {
        "parents" => Ok(PanelCasePatch {
            parents_told_on: Some(on),
            ..PanelCasePatch::default()
        }),
        "school" => Ok(PanelCasePatch {
            school_told_on: Some(on),
            ..PanelCasePatch::default()
        }),
        _ => Err(Failure::at("who", "Say who was told.")),
    }
}
