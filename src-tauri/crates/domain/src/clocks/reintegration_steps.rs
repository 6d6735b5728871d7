//! The way back: a plan that stalls, and whether a return held at six and thirteen weeks.

use crate::facts::{Plan, ReviewKind};
use crate::reintegration::{held_check, ladder};
use crate::status::Confidence;

use super::child::Child;
use super::finding::{Due, Met, RowRef, Unit, UnknownWhy, Working};
use super::rules::{Force, Rule};
use super::words::Words;
use crate::dials::Dial;

macro_rules! step_rule {
    ($(#[$doc:meta])* $name:ident, $id:literal, $title:literal, $basis:literal, $consequence:literal) => {
        $(#[$doc])*
        pub(super) static $name: Rule = Rule {
            id: $id,
            title: $title,
            citation: "Local practice",
            source: "Isos Partnership, Alternative provision market analysis, 2018, figure 28",
            from: None,
            until: None,
            confidence: Confidence::Inferred,
            basis: $basis,
            duty_holder: "Case owner with the school",
            note: "",
            force: Force::Local,
            consequence: $consequence,
        };
    };
}

step_rule!(/// STALL.
    STALL, "STALL", "Reintegration plan stalls", "recorded weeks in a row with fewer sessions than planned", 3);
step_rule!(/// S06.
    SIX_WEEKS, "S06", "Return still holds at six weeks", "six weeks after the return", 5);
step_rule!(/// S13.
    THIRTEEN_WEEKS, "S13", "Return still holds at thirteen weeks", "thirteen weeks after the return", 5);

/// A check is looked for in reviews from a week before its day.
const EARLY_ENOUGH: i64 = 7;

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for plan in &facts.plans {
        if plan.ended_on.is_none_or(|end| child.today < end) {
            stall(child, plan);
        }
        if plan.returned == Some(true) {
            held(child, plan);
        }
    }
}

fn stall(child: &mut Child<'_>, plan: &Plan) {
    if plan.weeks.is_empty() {
        return;
    }
    let laid = ladder(plan, child.today, child.local.days(Dial::StallWeeks));
    let Some(stall) = laid.stall else { return };
    let draft = child.draft(
        &STALL,
        "plan",
        plan.id,
        Some(stall.since),
        (Due::Unknown(UnknownWhy::Count), Working::Nothing),
    );
    child.push(
        draft,
        &Words {
            what: "Reintegration plan stalls",
            missing: &stall.sentence(),
            because: "since the week of",
        },
    );
}

fn held(child: &mut Child<'_>, plan: &Plan) {
    let Some(returned) = plan.ended_on else {
        return;
    };
    for (rule, weeks, what) in [
        (&SIX_WEEKS, 6, "Six-week check of the return"),
        (&THIRTEEN_WEEKS, 13, "Thirteen-week check of the return"),
    ] {
        let due = held_check(returned, weeks);
        let from = due - chrono::Days::new(EARLY_ENOUGH as u64);
        let review = child
            .facts
            .reviews
            .iter()
            .filter(|review| review.kind == Some(ReviewKind::Reintegration))
            .filter_map(|review| {
                review
                    .held_on
                    .filter(|held| from <= *held)
                    .map(|held| (held, review.id))
            })
            .min();
        let met = review.map(|(on, id)| Met {
            on,
            late: due < on,
            row: Some(RowRef {
                table: "review",
                id,
            }),
            evidence: "reintegration review held".to_owned(),
        });
        if met.is_some() && !child.history {
            continue;
        }
        let mut draft = child.draft(
            rule,
            "plan",
            plan.id,
            Some(returned),
            (
                Due::Day(due),
                Working::Elapsed {
                    start: returned,
                    n: weeks,
                    unit: Unit::Weeks,
                },
            ),
        );
        draft.setting = plan.destination;
        draft.met = met;
        child.push(
            draft,
            &Words {
                what,
                missing: "not recorded",
                because: "returned",
            },
        );
    }
}
