//! The fair-share page of a pack: the same comparison as on the screen, without the children behind its numbers.

use chrono::NaiveDate;
use waymark_documents::pack::fairness::{Fairness, FairnessLine};
use waymark_domain::fairness::Moved;
use waymark_store::tables::Panel;
use waymark_store::{Reader, Result};

use super::USUAL_DAYS;
use super::comparison::{compare, phase_of, schools_of};
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

/// The comparison of a panel's schools over two years up to a day, under the grid of that day.
pub(crate) fn page(
    reader: &Reader,
    panel: &Panel,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<Fairness> {
    let since = on - chrono::Days::new(USUAL_DAYS);
    let phase = phase_of(panel.phase.as_deref());
    let schools = schools_of(reader, phase)?;
    let compared = compare(reader, schools, since, on, None)?;
    Ok(Fairness {
        since: Some(since),
        on: Some(on),
        sentence: sentence(&compared),
        cautions: cautions(&compared, phase, today),
        kinds: Moved::ALL
            .iter()
            .map(|kind| (head(*kind).to_owned(), kind.label().to_owned()))
            .collect(),
        lines: lines(&compared)
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
    })
}
