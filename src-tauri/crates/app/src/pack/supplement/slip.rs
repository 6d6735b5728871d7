//! The slip in front of a supplement: what has changed, which pages are taken out and which are put in.

use std::collections::BTreeMap;

use waymark_documents::PackSection;
use waymark_documents::case::Case;
use waymark_documents::pack::case_anchor;
use waymark_documents::pack::supplement::Change;

use super::super::gather::Gathered;
use super::super::manifest::Manifest;
use super::draft::{Sheet, range};
use super::runs::Run;

/// The parts that the issue has of a case, in the order in which they lie.
fn parts<'a>(held: &'a Manifest, case_ref: &'a str) -> impl Iterator<Item = String> + 'a {
    let sections = held.sections.iter();
    sections.filter_map(|section| case_anchor(*section, case_ref))
}

fn together(parts: impl Iterator<Item = Option<String>>) -> Option<String> {
    let parts: Vec<String> = parts.flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Annexes that were issued with a case and are none any more, such as a plan that has ended: case reference to their names.
/// A section that is no longer wanted takes nothing back.
pub(super) fn lost(gathered: &Gathered, held: &Manifest) -> BTreeMap<String, Vec<String>> {
    let mut lost: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for case in &gathered.pack.cases {
        for (section, stands) in [
            (PackSection::Plans, case.plan.is_some()),
            (PackSection::Attendance, case.attendance.is_some()),
        ] {
            let anchor = case_anchor(section, &case.case_ref)
                .filter(|anchor| held.places.contains_key(anchor));
            if let Some(anchor) = anchor
                && !stands
                && gathered.sections.has(section)
            {
                lost.entry(case.case_ref.clone()).or_default().push(anchor);
            }
        }
    }
    lost
}

/// The lines for cases that are as they were, but for an annex that is none any more.
pub(super) fn taken_out(
    cases: &[Case],
    sheets: &[Sheet],
    lost: &BTreeMap<String, Vec<String>>,
    held: &Manifest,
) -> Vec<Change> {
    let same = cases.iter().enumerate().filter(|(at, case)| {
        lost.contains_key(&case.case_ref) && !sheets.iter().any(|sheet| sheet.at == *at)
    });
    same.map(|(_, case)| {
        let number = held.numbers.get(&case.case_ref).map_or("–", String::as_str);
        let anchors = lost.get(&case.case_ref).into_iter().flatten();
        Change {
            what: format!("{number} · {}", case.case_ref),
            how: "What was annexed has ended: nothing stands in its place".to_owned(),
            out: together(anchors.map(|anchor| held.places.get(anchor).and_then(|own| range(own)))),
            into: None,
        }
    })
    .collect()
}

/// The lines of the slip, in the order of the agenda.
pub(super) fn changes(
    (cases, lost): (&[Case], &BTreeMap<String, Vec<String>>),
    sheets: &[Sheet],
    runs: &[Run],
    held: &Manifest,
    now: &Manifest,
    labels: &BTreeMap<String, Vec<String>>,
) -> Vec<Change> {
    let issued = |anchor: &str| held.places.get(anchor).and_then(|own| range(own));
    let mut changes = Vec::new();
    if held.meeting != now.meeting {
        let words = held.head_changes(now);
        changes.push(Change {
            what: "The meeting".to_owned(),
            how: if words.is_empty() {
                "The head of the papers has changed".to_owned()
            } else {
                crate::words::sentence_case(&words.join("; "))
            },
            ..Change::default()
        });
    }
    changes.extend(runs.iter().map(|run| run.change(held, now, labels)));
    for sheet in sheets {
        let case_ref = &cases[sheet.at].case_ref;
        let new = |anchor: String| labels.get(&anchor).and_then(|own| range(own));
        let gone = lost.get(case_ref);
        let old = |anchor: String| {
            let goes =
                labels.contains_key(&anchor) || gone.is_some_and(|own| own.contains(&anchor));
            goes.then(|| issued(&anchor)).flatten()
        };
        changes.push(Change {
            what: format!("{} · {case_ref}", sheet.number),
            how: sheet.how.clone(),
            out: together(parts(held, case_ref).map(old)),
            into: together(parts(held, case_ref).map(new)),
        });
    }
    for case_ref in held.gone(now) {
        let number = held.numbers.get(case_ref).map_or("–", String::as_str);
        changes.push(Change {
            what: format!("{number} · {case_ref}"),
            how: "No longer on the agenda".to_owned(),
            out: together(parts(held, case_ref).map(|anchor| issued(&anchor))),
            into: None,
        });
    }
    if held.reordered(now) {
        let order: Vec<&str> = now
            .order
            .iter()
            .filter_map(|case| held.numbers.get(case).map(String::as_str))
            .collect();
        changes.push(Change {
            what: "The order".to_owned(),
            how: format!("Cases are now taken in this order: {}", order.join(", ")),
            ..Change::default()
        });
    }
    changes
}
