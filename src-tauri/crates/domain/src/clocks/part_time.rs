//! Reduced timetables: an agreed end, as soon as may be.
//!
//! No law sets a number of weeks. The guidance asks for the shortest time necessary with an explicit end, so a missing
//! end is a finding, and the local limit stands in for it.

use crate::StatusKind;
use crate::status::Confidence;

use super::child::{Child, after};
use super::finding::{Alternative, Due, Unit, Working};
use super::rules::{Force, Rule};
use super::words::Words;
use crate::dials::Dial;

/// C40.
pub(super) static END: Rule = Rule {
    id: "C40",
    title: "Reduced timetable ends",
    citation: "Working together to improve school attendance, 19 August 2024",
    source: "suffolklocaloffer and oxfordshire part-time timetable pages",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "the agreed end; without one, the local limit in weeks from the start",
    duty_holder: "School with the parents",
    note: "No national maximum. Agreed by the parents, reviewed regularly, never to manage behaviour.",
    force: Force::Expectation,
    consequence: 3,
};

pub(super) fn findings(child: &mut Child<'_>) {
    let facts = child.facts;
    for status in facts
        .statuses
        .iter()
        .filter(|status| status.kind == StatusKind::Rtt)
    {
        // An ended reduced timetable has ended; there is nothing left to fall due.
        if status.ended_on.is_some_and(|end| end <= child.today) && !child.history {
            continue;
        }
        let weeks = child.local.days(Dial::ReducedTimetableWeeks);
        let limit = status
            .started_on
            .and_then(|start| after(start, weeks, Unit::Weeks));
        let reckoned = match status.expected_end {
            Some(end) => (Due::Day(end), Working::Agreed { on: end }),
            None => child.elapsed(status.started_on, weeks, Unit::Weeks),
        };
        let due = reckoned.0.day();
        let mut draft = child.draft(&END, "status", status.id, status.started_on, reckoned);
        draft.live = status.on(child.today);
        draft.setting = child.school(status.setting);
        draft.alternative = limit
            .filter(|limit| Some(*limit) != due)
            .map(|day| Alternative {
                basis: "the local limit from the start",
                day,
            });
        draft.met =
            status
                .ended_on
                .filter(|end| *end <= child.today)
                .map(|on| super::finding::Met {
                    on,
                    late: due.is_some_and(|due| due < on),
                    row: Some(draft.row),
                    evidence: "the reduced timetable ended".to_owned(),
                });
        let over = match (status.expected_end, limit) {
            (None, _) => format!("no end was agreed; {weeks} weeks is the local limit"),
            (Some(end), Some(limit)) if limit < end => {
                format!("the agreed end is past the local limit of {weeks} weeks")
            }
            _ => "not ended".to_owned(),
        };
        child.push(
            draft,
            &Words {
                what: "End of reduced timetable",
                missing: &over,
                because: "reduced since",
            },
        );
    }
}
