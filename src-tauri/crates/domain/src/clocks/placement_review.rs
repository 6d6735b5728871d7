//! Reviews of placements: at least once in every half term, a first one sooner, and never without a next date.
//!
//! “At least half-termly” is read as: after a review, the next is due by the last school day of the half term that
//! follows the one in which it was held. An earlier date that people agreed goes before it; a later one does not.

use chrono::NaiveDate;

use crate::calendar::Beyond;
use crate::facts::{Placement, PlacementKind, Review, ReviewKind};
use crate::status::Confidence;

use super::child::{Child, after};
use super::finding::{Alternative, Counting, Due, Met, RowRef, Unit, UnknownWhy, Working};
use super::rules::{Force, Rule};
use super::words::Words;
use crate::dials::Dial;

/// C81.
pub(super) static HALF_TERMLY: Rule = Rule {
    id: "C81",
    title: "Placement reviewed at least half-termly",
    citation: "Keeping children safe in education, alternative provision",
    source: "working knowledge of the 2024 and 2025 editions; the 2026 text was not consulted",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "the last school day of the half term after the one in which it was last reviewed, or the agreed date if that is sooner",
    duty_holder: "The school or authority that commissions the placement",
    note: "At once where there is a safeguarding concern.",
    force: Force::Duty,
    consequence: 4,
};

/// C81, first.
pub(super) static FIRST: Rule = Rule {
    id: "C81F",
    title: "First review of a placement",
    citation: "Local practice; Keeping children safe in education sets the outer limit",
    source: "placement agreements of several authorities: first review at four to six weeks",
    from: None,
    until: None,
    confidence: Confidence::Inferred,
    basis: "weeks after the start, and never later than the half term after the one in which it started",
    duty_holder: "The school or authority that commissions the placement",
    note: "",
    force: Force::Local,
    consequence: 4,
};

/// C81, at once.
pub(super) static CONCERN: Rule = Rule {
    id: "C81C",
    title: "Placement reviewed at once after a safeguarding concern",
    citation: "Keeping children safe in education, alternative provision",
    source: "working knowledge of the 2024 and 2025 editions; the 2026 text was not consulted",
    from: None,
    until: None,
    confidence: Confidence::Memory,
    basis: "at once, reckoned as the next school day after the concern was raised",
    duty_holder: "The school or authority that commissions the placement",
    note: "The placement is to be ended if that is needed to keep the child safe.",
    force: Force::Duty,
    consequence: 1,
};

/// NEXT.
pub(super) static NO_NEXT: Rule = Rule {
    id: "NEXT",
    title: "Every review names the next, or says why there is none",
    citation: "Local practice",
    source: "the team’s own rule",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "the latest review of each placement that runs",
    duty_holder: "Case owner",
    note: "",
    force: Force::Local,
    consequence: 5,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for placement in &facts.placements {
        // What a school of the child's own does is its business; an unknown kind is looked at, not let go.
        if placement.kind.is_some_and(PlacementKind::is_school) || !child.wanted(placement.ended_on)
        {
            continue;
        }
        if placement.started_on.is_none() {
            let draft = child.draft(
                &FIRST,
                "placement",
                placement.id,
                None,
                (Due::Unknown(UnknownWhy::NoStart), Working::Nothing),
            );
            child.push(
                draft,
                &Words {
                    what: "Placement review",
                    missing: "",
                    because: "",
                },
            );
            continue;
        }
        concern(child, placement);
        let last = facts
            .reviews
            .iter()
            .filter(|review| {
                review.covers(placement.id)
                    && review.held_on.is_some_and(|held| {
                        held <= child.today
                            && placement.started_on.is_none_or(|start| start <= held)
                    })
            })
            .max_by_key(|review| (review.held_on, review.id));
        match last {
            None => first(child, placement),
            Some(review) if placement.on(child.today) || child.history => {
                next(child, placement, review);
            }
            Some(_) => {}
        }
    }
}

/// The last school day of the half term after that of `day`, by the calendar of the school on whose roll the child is.
fn limit(child: &Child<'_>, day: NaiveDate) -> Result<NaiveDate, UnknownWhy> {
    let chosen = child.calendar(child.facts.roll)?;
    let reckoned = match chosen.calendar.next_half_term_end(day) {
        // A placement that began before the calendar does is long due; the first half term that is known stands in.
        Err(Beyond::Before { first }) => chosen.calendar.half_term_end(first),
        other => other,
    };
    reckoned.map_err(|beyond| UnknownWhy::Beyond(chosen.calendar.name().to_owned(), beyond))
}

/// A concern asks for a review of this placement on or after its day; closing the concern ends the question.
fn concern(child: &mut Child<'_>, placement: &Placement) {
    let facts = child.facts;
    let Some(raised) = facts.concern(placement.id, child.today) else {
        return;
    };
    let reckoned = child.school_days(Some(raised.on), 1, Counting::AfterStart, facts.roll);
    let due = reckoned.0.day();
    let review = facts
        .reviews
        .iter()
        .filter(|review| review.covers(placement.id))
        .filter_map(|review| Some((review.held_on?, review.id)))
        .filter(|(held, _)| raised.on <= *held)
        .min();
    let mut draft = child.draft(
        &CONCERN,
        "placement",
        placement.id,
        Some(raised.on),
        reckoned,
    );
    draft.live = placement.on(child.today);
    draft.setting = facts.roll;
    draft.met = review.map(|(on, id)| Met {
        on,
        late: due.is_some_and(|due| due < on),
        row: Some(RowRef {
            table: "review",
            id,
        }),
        evidence: "review held".to_owned(),
    });
    child.push(
        draft,
        &Words {
            what: "Review after a safeguarding concern",
            missing: "not held",
            because: "raised",
        },
    );
}

fn first(child: &mut Child<'_>, placement: &Placement) {
    let Some(start) = placement.started_on else {
        return;
    };
    let weeks = child.local.days(Dial::FirstReviewWeeks);
    let local = after(start, weeks, Unit::Weeks);
    let outer = limit(child, start).ok();
    let half_term = Working::HalfTermEnd {
        since: start,
        setting: child.facts.roll,
    };
    let (reckoned, alternative) = match (local, outer) {
        (Some(local), Some(outer)) if outer < local => (
            (Due::Day(outer), half_term),
            Some(Alternative {
                basis: "the local number of weeks from the start",
                day: local,
            }),
        ),
        (Some(local), outer) => (
            (
                Due::Day(local),
                Working::Elapsed {
                    start,
                    n: weeks,
                    unit: Unit::Weeks,
                },
            ),
            outer.map(|day| Alternative {
                basis: "the outer limit: the end of the next half term",
                day,
            }),
        ),
        (None, _) => return,
    };
    // A placement that ends before its first review is due has its final review instead.
    if placement
        .ended_on
        .zip(reckoned.0.day())
        .is_some_and(|(end, due)| end < due)
    {
        return;
    }
    let mut draft = child.draft(&FIRST, "placement", placement.id, Some(start), reckoned);
    draft.live = placement.on(child.today);
    draft.setting = child.facts.roll;
    draft.alternative = alternative.filter(|other| Some(other.day) != draft.due.day());
    child.push(
        draft,
        &Words {
            what: "First placement review",
            missing: "not held",
            because: "placed since",
        },
    );
}

fn next(child: &mut Child<'_>, placement: &Placement, review: &Review) {
    let Some(held) = review.held_on else { return };
    let final_review = review.kind == Some(ReviewKind::Final);
    if final_review && !child.history {
        return;
    }
    let outer = limit(child, held);
    let half_term = Working::HalfTermEnd {
        since: held,
        setting: child.facts.roll,
    };
    let agreed = review.next_on.filter(|next| held < *next);
    let agreed_working = |on| (Due::Day(on), Working::Agreed { on });
    let (reckoned, alternative) = match (agreed, outer) {
        (Some(agreed), Ok(outer)) if outer < agreed => (
            (Due::Day(outer), half_term),
            Some(Alternative {
                basis: "the date agreed at the last review, which is past the half term",
                day: agreed,
            }),
        ),
        (Some(agreed), Ok(outer)) => (
            agreed_working(agreed),
            Some(Alternative {
                basis: "the latest under the guidance: end of the next half term",
                day: outer,
            }),
        ),
        (Some(agreed), Err(_)) => (agreed_working(agreed), None),
        (None, Ok(outer)) => ((Due::Day(outer), half_term), None),
        (None, Err(why)) => ((Due::Unknown(why), half_term), None),
    };
    let missing = if alternative.is_some_and(|other| other.basis.contains("past the half term")) {
        "not held; the agreed date is later than half-termly"
    } else {
        "not held"
    };
    let mut draft = child.draft(
        &HALF_TERMLY,
        "placement",
        placement.id,
        Some(held),
        reckoned,
    );
    draft.live = placement.on(child.today);
    draft.setting = child.facts.roll;
    draft.alternative = alternative.filter(|other| Some(other.day) != draft.due.day());
    child.push(
        draft,
        &Words {
            what: "Placement review",
            missing,
            because: "last reviewed",
        },
    );

    if review.next_on.is_none() && !review.no_next_reason {
        let mut draft = child.draft(
            &NO_NEXT,
            "review",
            review.id,
            Some(held),
            (Due::Unknown(UnknownWhy::NoDateAgreed), Working::Nothing),
        );
        draft.live = placement.on(child.today);
        child.push(
            draft,
            &Words {
                what: "Next review",
                missing: "no reason was given either",
                because: "last reviewed",
            },
        );
    }
    if child.history {
        history(child, placement);
    }
}

/// Every review that was held, as evidence against the limit that it had to keep.
fn history(child: &mut Child<'_>, placement: &Placement) {
    let mut held: Vec<(NaiveDate, uuid::Uuid)> = child
        .facts
        .reviews
        .iter()
        .filter(|review| review.covers(placement.id))
        .filter_map(|review| Some((review.held_on?, review.id)))
        .collect();
    held.sort_unstable();
    for pair in held.windows(2) {
        let ((before, _), (on, id)) = (pair[0], pair[1]);
        let Ok(due) = limit(child, before) else {
            continue;
        };
        let working = Working::HalfTermEnd {
            since: before,
            setting: child.facts.roll,
        };
        let mut draft = child.draft(
            &HALF_TERMLY,
            "review",
            id,
            Some(before),
            (Due::Day(due), working),
        );
        draft.live = false;
        draft.met = Some(Met {
            on,
            late: due < on,
            row: Some(RowRef {
                table: "review",
                id,
            }),
            evidence: "review held".to_owned(),
        });
        child.push(
            draft,
            &Words {
                what: "Placement review",
                missing: "not held",
                because: "reviewed before",
            },
        );
    }
}
