//! A panel's year as a paper for the schools' forum. No child is on it, nor a number so small that it is one: who stands behind
//! a number is seen on the screen.

use waymark_documents::panel_year::{self, PanelYear as Page};
use waymark_documents::{Options, Rendered};
use waymark_domain::dates;

use super::outside::Outside;
use super::{PanelYear, PanelYearQuery, get};
use crate::caseload::{imprint, refused};
use crate::{App, Failure};

/// The paper, and what it says.
pub(crate) fn page(
    app: &App,
    request: PanelYearQuery,
    options: &Options,
) -> Result<(PanelYear, Rendered), Failure> {
    let year = get(app, request)?;
    let outside = Outside::of(&year);
    let value = Page {
        imprint: app.read(imprint)?,
        panel: year.panel_name.clone(),
        year: year.year_name.clone(),
        sentence: format!(
            "{} Counted from {} to {}.",
            outside.sentence,
            dates::long(year.since),
            dates::long(year.until)
        ),
        measures: outside.measures,
        outcomes: outside.outcomes,
        schools_of: Some(
            "Counted over the whole authority, at schools of the panel’s phase: fair access and managed moves in, whichever panel decided.".to_owned(),
        ),
        schools: outside.schools,
        hidden: outside.hidden,
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
