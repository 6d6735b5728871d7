//! Gathers the schools of a panel and everything that they took and sent, and reckons their shares under one grid.

use chrono::NaiveDate;
use waymark_domain::fairness::{Exemption as Spared, Grid, School, Share, shares};
use waymark_domain::{Establishment, SettingRef};
use waymark_store::reference::{self, EstablishmentsQuery, Scope};
use waymark_store::tables::{Exemption, TEAM, Team};
use waymark_store::views::{self, ShareEntry};
use waymark_store::{Reader, Result};

use super::grids::{self, GridLine};

/// Everything that one comparison is made of.
pub(super) struct Comparison {
    pub(super) schools: Vec<Establishment>,
    pub(super) entries: Vec<ShareEntry>,
    pub(super) grid: Option<(GridLine, Grid)>,
    pub(super) grids: Vec<GridLine>,
    pub(super) exemptions: Vec<Exemption>,
    pub(super) shares: Vec<Share>,
    /// The schools as they are compared.
    compared: Vec<School>,
    /// The first day.
    pub(super) since: NaiveDate,
    /// The last day.
    pub(super) on: NaiveDate,
    /// The year group asked about, R as 0.
    pub(super) year: Option<i8>,
}

/// The phase that a panel's own words mean.
pub(crate) fn phase_of(words: Option<&str>) -> &'static str {
    let folded = words.unwrap_or_default().to_lowercase();
    match (folded.contains("secondary"), folded.contains("primary")) {
        (true, false) => "secondary",
        (false, true) => "primary",
        _ => "all",
    }
}

pub(super) fn area_of(school: &Establishment) -> Option<String> {
    school.district_name.clone().or_else(|| school.town.clone())
}

/// The authority's open mainstream schools of a phase: those that have turns.
pub(super) fn schools_of(reader: &Reader, phase: &str) -> Result<Vec<Establishment>> {
    let Some(la) = Team::get(reader, TEAM)?.and_then(|team| team.la_code) else {
        return Ok(Vec::new());
    };
    let query = EstablishmentsQuery {
        text: String::new(),
        scope: Scope::Authority(la),
        closed: false,
        providers_only: false,
        offset: 0,
        limit: 2_000,
    };
    let (_, mut schools) = reference::establishments(reader, &query)?;
    schools.retain(|school| {
        let named = |text: &Option<String>, part: &str| {
            text.as_deref()
                .is_some_and(|text| text.to_lowercase().contains(part))
        };
        let of_phase = named(&school.phase_name, phase) || named(&school.phase_name, "all-through");
        let apart = named(&school.type_name, "special")
            || named(&school.group_name, "independent")
            || school.is_alternative_provision();
        let mainstream = named(&school.phase_name, "primary")
            || named(&school.phase_name, "secondary")
            || named(&school.phase_name, "all-through");
        !apart && mainstream && (phase == "all" || of_phase)
    });
    Ok(schools)
}

/// Works out every school's share under the grid of the last day.
pub(super) fn compare(
    reader: &Reader,
    schools: Vec<Establishment>,
    since: NaiveDate,
    on: NaiveDate,
    year: Option<i8>,
) -> Result<Comparison> {
    let entries = views::share_entries(reader, since, on)?;
    let (grids, grid) = grids::grids(reader, on)?;
    let mut exemptions = Exemption::all(reader)?;
    exemptions.retain(|row| {
        row.from_on.is_none_or(|from| from <= on) && row.until_on.is_none_or(|until| since <= until)
    });
    exemptions.sort_by_key(|row| std::cmp::Reverse((row.from_on, row.id)));
    let compared: Vec<School> = schools
        .iter()
        .map(|school| School {
            urn: school.urn,
            // A school that opened meanwhile has not had the time to take its share.
            roll: school
                .pupils
                .filter(|_| opened_meanwhile(school, since).is_none())
                .and_then(|pupils| u32::try_from(pupils).ok()),
            exemptions: exemptions
                .iter()
                .filter(|row| {
                    matches!(
                        row.setting.as_deref().map(str::parse::<SettingRef>),
                        Some(Ok(SettingRef::Urn(urn))) if urn == school.urn
                    )
                })
                .map(|row| Spared {
                    year: None,
                    from: row.from_on.unwrap_or(NaiveDate::MIN),
                    until: row.until_on,
                    reason: row.reason.clone().unwrap_or_default(),
                })
                .chain(
                    grid.iter()
                        .flat_map(|(_, grid)| grid.exemptions_of(school.urn)),
                )
                .collect(),
        })
        .collect();
    let mut comparison = Comparison {
        shares: Vec::new(),
        compared,
        since,
        on,
        year,
        schools,
        entries,
        grid,
        grids,
        exemptions,
    };
    comparison.reckon(year);
    Ok(comparison)
}

impl Comparison {
    /// Reckons the shares again for another year group, or for all; what was gathered stays.
    pub(super) fn reckon(&mut self, year: Option<i8>) {
        let only: Vec<_> = self
            .entries
            .iter()
            .map(|found| found.entry.clone())
            .collect();
        let none = Grid::default();
        let used = self.grid.as_ref().map_or(&none, |(_, grid)| grid);
        self.year = year;
        self.shares = shares(used, &self.compared, &only, self.since, self.on, year);
    }
}

/// The day on which a school opened, if that lies within the time.
fn opened_meanwhile(school: &Establishment, since: NaiveDate) -> Option<NaiveDate> {
    school.open_date.filter(|opened| *opened > since)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panels_own_words_name_a_phase() {
        assert_eq!(phase_of(Some("Secondary North")), "secondary");
        assert_eq!(phase_of(Some("primary")), "primary");
        assert_eq!(phase_of(Some("Primary and secondary")), "all");
        assert_eq!(phase_of(None), "all");
    }
}
