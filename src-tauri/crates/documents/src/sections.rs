//! The sections of a pack: which are wanted, and in which order they stand.

use serde::{Deserialize, Serialize};

/// A section of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PackSection {
    /// Cover with contents and handling.
    Cover,
    /// Agenda.
    Agenda,
    /// Declarations of interest, where they are given.
    Declarations,
    /// Matters arising, where they are given.
    Matters,
    /// Fair share of the schools, where it is given.
    Fairness,
    /// A brief for each case.
    Briefs,
    /// A page of what happened, for each case that has one.
    Chronologies,
    /// The plan for the way back, for each case that has one.
    Plans,
    /// The marks of the last weeks, for each case that has any.
    Attendance,
    /// A blank decision sheet for each case.
    DecisionSheets,
    /// What the meeting's cases come to in numbers, where it is given.
    Statistics,
}

impl PackSection {
    /// Every section in the usual order.
    pub const ALL: [Self; 11] = [
        Self::Cover,
        Self::Agenda,
        Self::Declarations,
        Self::Matters,
        Self::Fairness,
        Self::Briefs,
        Self::DecisionSheets,
        Self::Chronologies,
        Self::Plans,
        Self::Attendance,
        Self::Statistics,
    ];
}

/// The sections that are wanted, each at most once, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sections([Option<PackSection>; PackSection::ALL.len()]);

impl Sections {
    /// These sections in this order; one that is named twice stands where it was named first.
    pub fn of(wanted: impl IntoIterator<Item = PackSection>) -> Self {
        let mut held = [None; PackSection::ALL.len()];
        let mut room = held.iter_mut();
        let mut seen = Vec::new();
        for section in wanted {
            if !seen.contains(&section)
                && let Some(place) = room.next()
            {
                seen.push(section);
                *place = Some(section);
            }
        }
        Self(held)
    }

    /// In their order.
    pub fn iter(&self) -> impl Iterator<Item = PackSection> + '_ {
        self.0.iter().flatten().copied()
    }

    /// Whether a section is wanted.
    pub fn has(&self, section: PackSection) -> bool {
        self.iter().any(|wanted| wanted == section)
    }
}

impl Default for Sections {
    /// Everything that a panel usually wants; annexes and numbers are asked for.
    fn default() -> Self {
        Self::of(PackSection::ALL.into_iter().take(7))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_stands_once_and_where_it_was_named_first() {
        use PackSection::{Agenda, Briefs, Cover};
        let sections = Sections::of([Briefs, Cover, Briefs, Agenda, Cover]);
        assert_eq!(sections.iter().collect::<Vec<_>>(), [Briefs, Cover, Agenda]);
        assert!(!sections.has(PackSection::Statistics));
    }

    #[test]
    fn every_section_has_room() {
        let all = Sections::of(PackSection::ALL);
        assert_eq!(all.iter().count(), PackSection::ALL.len());
    }
}
