//! A grid in words, a line for each weight, as people agreed it.

use waymark_domain::dates;
use waymark_domain::fairness::{Decay, Grid, Moved, Turns};

use super::grids::GridSpared;
use super::lines::points;

/// What it weighs and how: "Admitted by fair access 1", "Category d 2", "Year 11 at 150%".
pub(super) fn in_words(grid: &Grid) -> Vec<String> {
    let mut words: Vec<String> = Moved::ALL
        .iter()
        .filter_map(|kind| {
            let weight = grid.weights.get(kind.code())?;
            Some(format!("{} {}", kind.label(), points(*weight)))
        })
        .collect();
    words.extend(
        grid.categories
            .iter()
            .map(|(category, weight)| format!("Category {category} {}", points(*weight))),
    );
    words.extend(grid.years.iter().map(|(year, percent)| match year {
        0 => format!("Reception at {percent}%"),
        year => format!("Year {year} at {percent}%"),
    }));
    match grid.decay {
        Decay::None => {}
        Decay::OverDays(days) => words.push(format!("Points fade to nothing over {days} days")),
        Decay::KeepPercentAYear(percent) => {
            words.push(format!("{percent}% is kept with each academic year"));
        }
    }
    if let Some(cap) = grid.cap_per_year_group {
        words.push(format!("At most {cap} in a year group in a year"));
    }
    if grid.turns == Turns::LongestWait {
        words.push("In rotation: the longest wait is first".to_owned());
    }
    words
}

/// "Year 9", as it stands in a sentence.
fn year_in_words(year: i8) -> String {
    match year {
        0 => "Reception".to_owned(),
        year => format!("Year {year}"),
    }
}

/// "Kestrel Hill Academy takes no turn in Year 9 until Fri 18 Dec 2026: two classes over".
pub(super) fn spared_in_words(spared: &GridSpared) -> String {
    let year = spared.year.map(year_in_words).unwrap_or_default();
    let until = spared
        .until
        .map_or_else(String::new, |day| format!(" until {}", dates::long(day)));
    format!(
        "{} takes no turn in {year}{until}: {}",
        spared.name, spared.reason
    )
}
