//! Which column of this file is which, by heading.

use super::{ADVICE, WANTED};
use crate::Refused;

/// Declares the columns once: a field for the position of each, and the list of headings.
macro_rules! columns {
    ($($(#[$doc:meta])* $field:ident = $heading:literal,)*) => {
        /// Where each column that we read stands in this file; `None` = this year's file does not have it.
        #[derive(Debug, Default)]
        pub(crate) struct Columns {
            $($(#[$doc])* pub $field: Option<usize>,)*
            /// Headings that are read and absent.
            pub missing: Vec<String>,
            /// Headings that are present and not read.
            pub extra: Vec<String>,
        }

        impl Columns {
            fn place(&mut self, headings: &[String]) {
                let mut read = vec![false; headings.len()];
                $(
                    match headings.iter().position(|h| same(h, $heading)) {
                        Some(at) => {
                            self.$field = Some(at);
                            read[at] = true;
                        }
                        None => self.missing.push($heading.to_owned()),
                    }
                )*
                self.extra = headings.iter().zip(&read).filter(|(h, read)| !**read && !h.is_empty()).map(|(h, _)| h.clone()).collect();
            }
        }
    };
}

columns! {
    urn = "URN",
    la_code = "LA (code)",
    la_name = "LA (name)",
    estab_number = "EstablishmentNumber",
    name = "EstablishmentName",
    type_code = "TypeOfEstablishment (code)",
    type_name = "TypeOfEstablishment (name)",
    group_code = "EstablishmentTypeGroup (code)",
    group_name = "EstablishmentTypeGroup (name)",
    status_code = "EstablishmentStatus (code)",
    status_name = "EstablishmentStatus (name)",
    open_date = "OpenDate",
    close_date = "CloseDate",
    phase_code = "PhaseOfEducation (code)",
    phase_name = "PhaseOfEducation (name)",
    low_age = "StatutoryLowAge",
    high_age = "StatutoryHighAge",
    gender_name = "Gender (name)",
    religious_character = "ReligiousCharacter (name)",
    admissions_policy = "AdmissionsPolicy (name)",
    capacity = "SchoolCapacity",
    census_date = "CensusDate",
    pupils = "NumberOfPupils",
    boys = "NumberOfBoys",
    girls = "NumberOfGirls",
    fsm_percent = "PercentageFSM",
    trust_name = "Trusts (name)",
    federation_name = "Federations (name)",
    ukprn = "UKPRN",
    last_changed = "LastChangedDate",
    street = "Street",
    locality = "Locality",
    address3 = "Address3",
    town = "Town",
    county = "County (name)",
    postcode = "Postcode",
    website = "SchoolWebsite",
    telephone = "TelephoneNum",
    head_title = "HeadTitle (name)",
    head_forename = "HeadFirstName",
    head_surname = "HeadLastName",
    head_job = "HeadPreferredJobTitle",
    teen_mothers = "TeenMoth (name)",
    sen_pru = "SENPRU (name)",
    ebd = "EBD (name)",
    places_pru = "PlacesPRU",
    full_time_provision = "FTProv (name)",
    education_by_others = "EdByOther (name)",
    section41 = "Section41Approved (name)",
    resourced_provision = "TypeOfResourcedProvision (name)",
    district_name = "DistrictAdministrative (name)",
    ward_name = "AdministrativeWard (name)",
    easting = "Easting",
    northing = "Northing",
    previous_la_code = "PreviousLA (code)",
    previous_estab_number = "PreviousEstablishmentNumber",
    ofsted_rating = "OfstedRating (name)",
    ofsted_last_inspection = "OfstedLastInsp",
    country = "Country (name)",
    uprn = "UPRN",
    site_name = "SiteName",
}

/// Headings are the same whatever their case and spacing: copies that were opened and saved again differ in both.
fn same(found: &str, known: &str) -> bool {
    let letters = |s: &str| {
        s.chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    found == known || letters(found) == letters(known)
}

impl Columns {
    /// Finds the columns in the row of headings.
    pub(crate) fn find(record: &csv::ByteRecord) -> Result<Self, Refused> {
        let headings: Vec<String> = record
            .iter()
            .map(|h| crate::text::clean(&crate::text::field(h).0))
            .collect();
        let mut columns = Self::default();
        columns.place(&headings);
        let needed = [
            (columns.urn, "URN"),
            (columns.la_code, "LA (code)"),
            (columns.name, "EstablishmentName"),
        ];
        let absent: Vec<&str> = needed
            .iter()
            .filter(|(at, _)| at.is_none())
            .map(|(_, h)| *h)
            .collect();
        if absent.is_empty() {
            return Ok(columns);
        }
        let shown = headings
            .iter()
            .filter(|h| !h.is_empty())
            .take(3)
            .map(|h| h.chars().take(40).collect())
            .collect::<Vec<String>>()
            .join(", ");
        Err(Refused::NotThis {
            wanted: WANTED,
            why: format!(
                "it has no column {} (its first headings are: {shown})",
                absent.join(" and no ")
            ),
            advice: ADVICE,
        })
    }
}
