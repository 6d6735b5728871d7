//! The statutory clocks: what must happen for a child, by when, and how that date is reckoned.
//!
//! One file per instrument. Each rule is a row in a static table (citation, days in force, confidence, on whom the duty
//! lies) and a function from what is known about a child to findings. A finding never acts; it says what is due, what
//! would meet it, how it stands today, and can show its arithmetic day by day ([`explain`]). A date that cannot be
//! reckoned is a finding too, whose due date is unknown and says why.
//!
//! Must not know: how a finding is stored, listed or dismissed.

mod board;
mod child;
mod counted;
mod direction;
mod ehc;
mod exclusion;
mod explain;
mod fair_access;
mod finding;
mod health;
mod home;
mod leavers;
mod looked_after;
mod moved;
mod no_school;
mod notices;
mod off_site;
mod part_time;
mod placement_review;
mod provision;
mod reintegration_steps;
mod returns;
mod review_panel;
mod rules;
mod runs;
mod suspension;
mod tally;
mod words;

use chrono::NaiveDate;

pub use crate::dials::{Dial, DialError, DialFace, Local, Overrides};
pub use crate::facts::PupilFacts;
pub use counted::counted_over;
pub use explain::{Arithmetic, explain};
pub use finding::{
    Alternative, Counting, Due, Finding, Met, RowRef, Standing, Unit, UnknownWhy, Working,
};
pub use moved::{Moved, moved};
pub use returns::{Return, returns};
pub use rules::{Force, RULES, Rule, rule};
pub use runs::{Run, runs};
pub use tally::{Suspended, suspended};

use crate::calendar::Calendars;

/// The findings that matter now: of statuses, placements and plans that are running on `today`, most pressing first.
pub fn findings(
    facts: &PupilFacts,
    calendars: &Calendars,
    today: NaiveDate,
    local: &Overrides,
) -> Vec<Finding> {
    reckon(facts, calendars, today, local, false)
}

/// As [`findings`], and those of rows that have ended: the evidence of what was met, and when.
pub fn findings_with_history(
    facts: &PupilFacts,
    calendars: &Calendars,
    today: NaiveDate,
    local: &Overrides,
) -> Vec<Finding> {
    reckon(facts, calendars, today, local, true)
}

fn reckon(
    facts: &PupilFacts,
    calendars: &Calendars,
    today: NaiveDate,
    local: &Overrides,
    history: bool,
) -> Vec<Finding> {
    let mut child = child::Child::new(facts, calendars, today, local, history);
    if facts.closed_on.is_some_and(|closed| closed < today) && !history {
        leavers::findings(&mut child);
        return child.found;
    }
    exclusion::findings(&mut child);
    suspension::findings(&mut child);
    review_panel::findings(&mut child);
    looked_after::findings(&mut child);
    no_school::findings(&mut child);
    health::findings(&mut child);
    off_site::findings(&mut child);
    part_time::findings(&mut child);
    fair_access::findings(&mut child);
    ehc::findings(&mut child);
    home::findings(&mut child);
    placement_review::findings(&mut child);
    reintegration_steps::findings(&mut child);
    leavers::findings(&mut child);
    let mut found = child.found;
    found.sort_by_key(Finding::order);
    found
}
