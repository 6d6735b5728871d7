//! The sections that stand once in a pack, as sheets: those that share pages go out together, because a page is taken out whole.

use std::collections::BTreeMap;

use waymark_documents::PackSection;
use waymark_documents::pack::supplement::Change;
use waymark_documents::pack::{runs_on, section_anchor};

use super::super::manifest::{Manifest, section_changed};
use super::draft::{leading, range};
use crate::words::sentence_case;

/// Sections that are printed anew together, in their order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run(pub(super) Vec<PackSection>);

/// The runs of an issue. A cover is none: it lists what was issued, and that stays as it was.
pub(super) fn runs(sections: &[PackSection]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<PackSection> = None;
    for section in sections.iter().copied() {
        let follows = before.is_some_and(runs_on) && runs_on(section);
        before = Some(section);
        if section == PackSection::Cover || section_anchor(section).is_none() {
            continue;
        }
        match runs.last_mut().filter(|_| follows) {
            Some(run) => run.0.push(section),
            None => runs.push(Run(vec![section])),
        }
    }
    runs
}

/// What an agenda prints of a case.
const LISTED: [&str; 7] = [
    "initials",
    "year_group",
    "minutes",
    "category",
    "ask",
    "presenter",
    "allocate_by",
];

impl Run {
    /// The names of its pages.
    pub(super) fn anchors(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().copied().filter_map(section_anchor)
    }

    /// Whether any of its sections says something else now.
    pub(super) fn changed(&self, held: &Manifest, now: &Manifest) -> bool {
        let mut sections = self.0.iter();
        sections.any(|section| held.differs_in_section(now, *section))
    }

    /// The page of the issue that its first sheet replaces.
    pub(super) fn page(&self, held: &Manifest) -> Option<usize> {
        let first = self
            .anchors()
            .find_map(|anchor| held.places.get(anchor)?.first());
        first.map(|label| leading(label))
    }

    /// Its line on the slip.
    pub(super) fn change(
        &self,
        held: &Manifest,
        now: &Manifest,
        labels: &BTreeMap<String, Vec<String>>,
    ) -> Change {
        // A page on which two sections stand is one page.
        let pages = |places: &BTreeMap<String, Vec<String>>| {
            let mut pages: Vec<String> = Vec::new();
            for label in self
                .anchors()
                .filter_map(|anchor| places.get(anchor))
                .flatten()
            {
                if !pages.contains(label) {
                    pages.push(label.clone());
                }
            }
            range(&pages)
        };
        let how: Vec<String> = self
            .0
            .iter()
            .filter(|section| held.differs_in_section(now, **section))
            .map(|section| match section {
                PackSection::Agenda => agenda(held, now),
                other => section_changed(*other).to_owned(),
            })
            .collect();
        let names: Vec<&str> = self.0.iter().map(|section| name(*section)).collect();
        Change {
            what: sentence_case(&names.join(", ")),
            how: how.join(". "),
            out: pages(&held.places),
            into: pages(labels),
        }
    }
}

fn name(section: PackSection) -> &'static str {
    match section {
        PackSection::Agenda => "agenda",
        PackSection::Declarations => "declarations",
        PackSection::Matters => "matters arising",
        PackSection::Fairness => "fair share",
        _ => "the meeting in numbers",
    }
}

/// "Agenda: its head, the order, a late case, case 3".
fn agenda(held: &Manifest, now: &Manifest) -> String {
    let mut what: Vec<String> = Vec::new();
    if held.meeting != now.meeting {
        what.push("its head".to_owned());
    }
    if held.reordered(now) {
        what.push("the order".to_owned());
    }
    match now
        .order
        .iter()
        .filter(|case| !held.cases.contains_key(*case))
        .count()
    {
        0 => {}
        1 => what.push("a late case".to_owned()),
        more => what.push(format!("{more} late cases")),
    }
    match held.gone(now).count() {
        0 => {}
        1 => what.push("a case fewer".to_owned()),
        more => what.push(format!("{more} cases fewer")),
    }
    let known = now
        .order
        .iter()
        .filter(|case| held.cases.contains_key(*case));
    what.extend(
        known
            .filter(|case| held.differs_in(now, case, &LISTED))
            .map(|case| {
                let number = held.numbers.get(case).map_or("–", String::as_str);
                format!("case {number}")
            }),
    );
    if what.is_empty() {
        "Agenda has changed".to_owned()
    } else {
        format!("Agenda: {}", what.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_sections_that_follow_one_another_go_out_together() {
        use PackSection::{Agenda, Briefs, Cover, Declarations, Fairness, Matters};
        let runs = |sections: &[PackSection]| {
            let runs = runs(sections).into_iter();
            runs.map(|run| run.0).collect::<Vec<_>>()
        };
        assert_eq!(
            runs(&[Cover, Agenda, Declarations, Fairness, Matters, Briefs]),
            [vec![Agenda, Declarations], vec![Fairness], vec![Matters]]
        );
        assert_eq!(
            runs(&[Agenda, Briefs, Matters]),
            [vec![Agenda], vec![Matters]]
        );
    }
}
