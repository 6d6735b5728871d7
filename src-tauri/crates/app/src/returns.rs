//! The way back, seen across children: who may be ready, whether a return held, where Year 11 goes, and how many come back.

mod destinations;
mod leavers;
mod rates;

pub use destinations::{Destinations, DestinationsAsk};
pub(crate) use destinations::{destinations, page as destinations_page};
pub(crate) use leavers::leavers;
pub use leavers::{Leavers, LeaversAsk};
pub use rates::{RateRow, RateRowsQuery, Rates, RatesQuery};
pub(crate) use rates::{rate_rows, rates};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_domain::eligibility::{Signal, Weighed};
use waymark_domain::reintegration::held_check;
use waymark_store::tables::{Plan, PlanPatch, Review};
use waymark_store::views::{self, CaseloadRow};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Failure};

/// Children in provision who may be ready to go back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadyList {
    /// How many children are in provision today.
    pub placed: u32,
    /// Of these, those with nothing against a return and enough for it.
    pub ready: u32,
    /// The first of them, those who may be ready first.
    pub rows: Vec<ReadyLine>,
}

/// A child in provision with what speaks for and against a return now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReadyLine {
    /// As in lists.
    pub child: CaseloadRow,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Signals, those that speak for it first.
    pub signals: Vec<SignalLine>,
    /// How many speak for it.
    pub speaks_for: u32,
    /// How many speak against it.
    pub against: u32,
    /// Nothing speaks against it and at least three things speak for it.
    pub ready: bool,
}

/// A signal.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SignalLine {
    /// For, against, or `None` where it is not known.
    pub speaks_for: Option<bool>,
    /// One line.
    pub sentence: String,
}

/// Whether a return has held.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReturnCheck {
    /// The plan that ended in the return.
    pub plan: Uuid,
    /// The day of the check.
    pub held_on: NaiveDate,
    /// Still there: yes | no | unknown
    pub still_there: String,
    /// Attendance since the return, 0 to 100; `None` is not known.
    pub attendance_pct: Option<i64>,
    /// Suspensions since the return, in words; `None` is not known, which is not "none".
    pub suspensions: Option<String>,
    /// What can be learnt from it, for the next child.
    pub learning: Option<String>,
}

/// Rows of the shortlist.
const SHORTLIST: u32 = 200;

/// Children in provision, those who may be ready first.
pub(crate) fn ready(app: &App, _: Nothing) -> Result<ReadyList, Failure> {
    let found = app.read(|reader| views::may_return(reader, SHORTLIST))?;
    let line = |(child, signals): (CaseloadRow, Vec<Signal>)| {
        let weighed = Weighed::of(&signals);
        ReadyLine {
            name: crate::names::listed(&child),
            ready: weighed.may_be_ready(),
            speaks_for: weighed.speaks_for,
            against: weighed.against,
            signals: signals
                .into_iter()
                .map(|signal| SignalLine {
                    speaks_for: signal.speaks_for,
                    sentence: signal.sentence,
                })
                .collect(),
            child,
        }
    };
    Ok(ReadyList {
        placed: found.placed,
        ready: found.ready,
        rows: found.rows.into_iter().map(line).collect(),
    })
}

fn said(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

/// Records whether a return has held, as a review of the reintegration. One that has not is written down as what happened,
/// with what can be learnt, and blames nobody.
pub(crate) fn check(app: &App, request: ReturnCheck) -> Result<Id, Failure> {
    let plan = app
        .read(|reader| Plan::get(reader, request.plan))?
        .or_not_found("reintegration plan")?;
    let Some(returned) = plan.ended_on else {
        return Err(Failure::say(
            "This plan is still running. End it as a return first; nothing was changed.",
        ));
    };
    if request.held_on < returned {
        return Err(Failure::at(
            "held_on",
            format!(
                "The check lies before the return, which was on {}.",
                dates::long(returned)
            ),
        ));
    }
    if request.held_on > app.today() {
        return Err(Failure::at("held_on", "That day has not come yet."));
    }
    if !["yes", "no", "unknown"].contains(&request.still_there.as_str()) {
        return Err(Failure::at(
            "still_there",
            "Choose whether the child is still there.",
        ));
    }
    let broken = request.still_there == "no";
    let last = held_check(returned, 13);
    let next_on = if broken {
        // A return that did not hold is talked over within the week.
        request.held_on.checked_add_days(chrono::Days::new(7))
    } else {
        Some(last).filter(|day| *day > request.held_on + chrono::Days::new(7))
    };
    let suspensions = said(request.suspensions);
    let review = Review {
        id: app.new_id(),
        pupil: plan.pupil,
        kind: Some("reintegration".into()),
        held_on: Some(request.held_on),
        attendance_pct: request.attendance_pct,
        still_meets_need: Some(request.still_there.clone()),
        behaviour: Some(match &suspensions {
            Some(text) => format!("Suspensions since the return: {text}"),
            None => "Suspensions since the return: unknown".into(),
        }),
        progress: said(request.learning).map(|text| format!("What we learn from it: {text}")),
        decision: Some(if broken { "transfer" } else { "continue" }.into()),
        no_next_reason: next_on
            .is_none()
            .then(|| "The thirteen-week check of the return has been made.".to_owned()),
        next_on,
        ..Review::default()
    };
    let mut change = app
        .change(if broken {
            "Recorded that a return did not hold"
        } else {
            "Checked whether a return holds"
        })?
        .create(&review);
    if broken {
        let patch = PlanPatch {
            outcome: Some(Some("broken".into())),
            ..PlanPatch::default()
        };
        change = change.set::<Plan>(plan.id, patch);
    }
    app.commit(change)?;
    Ok(Id { id: review.id })
}
