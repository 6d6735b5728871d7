//! The authority's decision whether it must itself arrange education (Education Act 1996, s.19), and why. `decided_on` is what is
//! claimed; the ledger says when it was written, and a claim of an earlier day must explain itself.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A decision under section 19.
    S19Decision / S19DecisionPatch = "s19_decision", "section 19 decision", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// Day on which the authority came to know.
    aware_on: NaiveDate,
    /// Day on which the duty was considered.
    considered_on: NaiveDate,
    /// Day of the decision.
    decided_on: NaiveDate,
    /// `exclusion`, `illness` or `otherwise`.
    grounds: String,
    /// `full_time`, `part_time`, `not_owed` or `more_needed`.
    outcome: String,
    /// Why it was so decided.
    reasons: String,
    /// What was relied on, medical evidence among it.
    evidence: String,
    /// Weekly minutes decided on; NULL is not said.
    minutes_week: i64,
    /// First day of what was arranged.
    arranged_from: NaiveDate,
    /// When it will be looked at again.
    review_on: NaiveDate,
    /// Why it was written down after the day of the decision.
    written_late: String,
    /// The officer who decided.
    decided_by: Uuid,
}

fn check(row: &S19Decision, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A decision belongs to a child.");
    faults.text(
        "grounds",
        &row.grounds,
        "Choose why the child is out of school.",
    );
    faults.one_of(
        "grounds",
        &row.grounds,
        &["exclusion", "illness", "otherwise"],
    );
    faults.one_of(
        "outcome",
        &row.outcome,
        &["full_time", "part_time", "not_owed", "more_needed"],
    );
    if row.outcome.is_some() {
        faults.some(
            "decided_on",
            &row.decided_on,
            "Enter the day of the decision.",
        );
        faults.text("reasons", &row.reasons, "Say why it was so decided.");
    }
    faults.within(
        "minutes_week",
        row.minutes_week,
        0,
        3000,
        "Enter hours a week from 0 to 50.",
    );
    faults.in_order(
        "considered_on",
        ("The day it was considered", row.considered_on),
        ("the day the authority knew", row.aware_on),
    );
    faults.in_order(
        "decided_on",
        ("The decision", row.decided_on),
        ("the day it was considered", row.considered_on),
    );
    faults.in_order(
        "review_on",
        ("The next look", row.review_on),
        ("the decision", row.decided_on),
    );
}
