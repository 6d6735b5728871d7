//! The fair-share page of a pack: the same comparison as on the screen, without the children behind its numbers.

use chrono::NaiveDate;
use waymark_documents::pack::fairness::{Fairness, FairnessLine};
use waymark_domain::fairness::Moved;

use super::comparison::Comparison;
use super::lines::{cautions, lines, points, sentence};

/// A column's head, short enough for seven of them beside a school's name.
fn head(kind: Moved) -> &'static str {
    match kind {
        Moved::FairAccess => "FA",
        Moved::ManagedIn => "MM in",
        Moved::ManagedOut => "MM out",
        Moved::Excluded => "PEx",
        Moved::ApPlaced => "AP",
        Moved::ReturnKept => "Kept",
        Moved::LookedAfterOrEhc => "LAC/EHC",
    }
}

/// The page of a comparison.
pub(super) fn of(compared: &Comparison, phase: &str, today: NaiveDate) -> Fairness {
    Fairness {
        since: Some(compared.since),
        on: Some(compared.on),
        sentence: sentence(compared),
        cautions: cautions(compared, phase, today),
        kinds: Moved::ALL
            .iter()
            .map(|kind| (head(*kind).to_owned(), kind.label().to_owned()))
            .collect(),
        lines: lines(compared)
            .into_iter()
            .map(|line| FairnessLine {
                turn: line.turn,
                school: line.name,
                roll: line.roll,
                counts: Moved::ALL
                    .iter()
                    .map(|kind| line.counts.get(kind.code()).copied().unwrap_or(0))
                    .collect(),
                per_hundred: line.per_hundred.map(points),
                why: line.reason,
            })
            .collect(),
    }
}
