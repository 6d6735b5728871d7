//! A panel's year as a paper for the schools' forum. No child is on it: who stands behind a number is seen on the screen.

use waymark_documents::panel_year::{self, Line, PanelYear as Page};
use waymark_documents::{Options, Rendered};
use waymark_domain::dates;

use super::{PanelYear, PanelYearQuery, YearMeasure, get};
use crate::caseload::{imprint, refused};
use crate::{App, Failure};

/// The paper, and what it says.
pub(crate) fn page(
    app: &App,
    request: PanelYearQuery,
    options: &Options,
) -> Result<(PanelYear, Rendered), Failure> {
    let year = get(app, request)?;
    let line = |measure: &YearMeasure| Line {
        label: measure.label.clone(),
        number: measure.number.clone(),
        of: measure.of.clone(),
        meaning: measure.meaning.clone(),
    };
    let value = Page {
        imprint: app.read(imprint)?,
        panel: year.panel_name.clone(),
        year: year.year_name.clone(),
        sentence: format!(
            "{} Counted from {} to {}.",
            year.sentence,
            dates::long(year.since),
            dates::long(year.until)
        ),
        measures: year.measures.iter().map(line).collect(),
        outcomes: year.outcomes.iter().map(line).collect(),
        schools: year
            .schools
            .iter()
            .map(|school| panel_year::School {
                name: school.name.clone(),
                admitted: school.admitted,
                per_hundred: school
                    .per_hundred
                    .map(|hundredths| format!("{}.{:02}", hundredths / 100, hundredths % 100)),
                by_year: school.by_year.clone(),
            })
            .collect(),
        grids: year
            .grids
            .iter()
            .map(|grid| panel_year::Grid {
                name: grid.name.clone(),
                from: dates::long(grid.from_on),
                weights: grid.weights.join("; "),
                reason: grid.reason.clone(),
            })
            .collect(),
    };
    let rendered = panel_year::render(&value, options).map_err(refused)?;
    Ok((year, rendered))
}
