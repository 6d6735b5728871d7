//! A school or provider as the Department for Education's register describes it.
//!
//! Reference data, not casework: whole files replace one another, and the newest wins. Source: Get Information About
//! Schools, "Establishment fields CSV", matched by header name because columns come and go by year.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A row of the file. `None` = the file does not say: empty, a column that this year does not have, or a value that
/// is not what the column holds. "Not applicable" and "Not recorded" are kept as the Department wrote them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Establishment {
    /// Unique reference number, six digits today.
    pub urn: u32,
    /// Three digits, e.g. "207".
    pub la_code: Option<String>,
    /// "Kensington and Chelsea".
    pub la_name: Option<String>,
    /// Four digits; with the LA code it makes the DfE number.
    pub estab_number: Option<String>,
    /// The establishment's name.
    pub name: String,
    /// Type code without leading noughts, e.g. "14" for a pupil referral unit; "2" is written "02" by some years.
    pub type_code: Option<String>,
    /// "Pupil referral unit".
    pub type_name: Option<String>,
    /// Type group code.
    pub group_code: Option<String>,
    /// "LA maintained schools".
    pub group_name: Option<String>,
    /// 1 open, 2 closed, 3 open but proposed to close, 4 proposed to open.
    pub status_code: Option<String>,
    /// "Open".
    pub status_name: Option<String>,
    /// Day it opened.
    pub open_date: Option<NaiveDate>,
    /// Day it closed.
    pub close_date: Option<NaiveDate>,
    /// Phase code.
    pub phase_code: Option<String>,
    /// "Secondary".
    pub phase_name: Option<String>,
    /// Youngest statutory age, years.
    pub low_age: Option<i64>,
    /// Oldest statutory age, years.
    pub high_age: Option<i64>,
    /// "Mixed", "Boys", "Girls".
    pub gender_name: Option<String>,
    /// "Church of England".
    pub religious_character: Option<String>,
    /// "Selective".
    pub admissions_policy: Option<String>,
    /// Places.
    pub capacity: Option<i64>,
    /// Day of the census that the numbers are from.
    pub census_date: Option<NaiveDate>,
    /// Children on roll.
    pub pupils: Option<i64>,
    /// Boys on roll.
    pub boys: Option<i64>,
    /// Girls on roll.
    pub girls: Option<i64>,
    /// Share eligible for free school meals, in tenths of a per cent.
    pub fsm_per_mille: Option<i64>,
    /// The academy trust.
    pub trust_name: Option<String>,
    /// The federation.
    pub federation_name: Option<String>,
    /// UK provider reference number, eight digits.
    pub ukprn: Option<String>,
    /// Day the Department last changed this row.
    pub last_changed: Option<NaiveDate>,
    /// Address, first line.
    pub street: Option<String>,
    /// Address, second line.
    pub locality: Option<String>,
    /// Address, third line.
    pub address3: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// County; "Not recorded" is left out, because it would be printed in addresses.
    pub county: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Web address as given, with or without its scheme.
    pub website: Option<String>,
    /// Telephone, leading nought kept (and put back where a spreadsheet had taken it).
    pub telephone: Option<String>,
    /// The head's title and name, "Ms Sarah Bouette".
    pub head_name: Option<String>,
    /// What the head is called, "Headteacher".
    pub head_title: Option<String>,
    /// "PRU does have provision for teenage mothers" and the like.
    pub teen_mothers: Option<String>,
    /// Whether a PRU has provision for SEN.
    pub sen_pru: Option<String>,
    /// Whether a PRU has provision for emotional and behavioural difficulties.
    pub ebd: Option<String>,
    /// Places at a PRU.
    pub places_pru: Option<i64>,
    /// Whether a PRU offers full-time provision.
    pub full_time_provision: Option<String>,
    /// Whether a PRU has children educated by other providers.
    pub education_by_others: Option<String>,
    /// "Approved" under section 41 of the Children and Families Act 2014, or not.
    pub section41: Option<String>,
    /// "Resourced provision", "SEN unit".
    pub resourced_provision: Option<String>,
    /// District council's area.
    pub district_name: Option<String>,
    /// Ward.
    pub ward_name: Option<String>,
    /// Metres east, British National Grid.
    pub easting: Option<i64>,
    /// Metres north, British National Grid.
    pub northing: Option<i64>,
    /// LA that it belonged to before boundaries changed.
    pub previous_la_code: Option<String>,
    /// Establishment number that it had there.
    pub previous_estab_number: Option<String>,
    /// "Good"; gone from files since April 2025.
    pub ofsted_rating: Option<String>,
    /// Day of the last inspection; gone from files since April 2025.
    pub ofsted_last_inspection: Option<NaiveDate>,
    /// "Wales" and others; empty for England in most years.
    pub country: Option<String>,
    /// Unique property reference number.
    pub uprn: Option<String>,
    /// Name of the site, when one establishment has several.
    pub site_name: Option<String>,
}

/// Types that are state-funded alternative provision: pupil referral units and alternative-provision academies and free
/// schools (GIAS type codes).
pub const ALTERNATIVE_PROVISION: [&str; 4] = ["14", "38", "42", "43"];

/// Who decides whom a mainstream school admits, and so how it can be brought to take a child whom it refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdmissionsBy {
    /// A community or voluntary controlled school: the local authority itself.
    Authority,
    /// A foundation or voluntary aided school: its governing body, whom the authority may direct.
    GoverningBody,
    /// An academy or free school: its trust, under its funding agreement.
    Trust,
}

impl Establishment {
    /// Who decides on admissions, by the type in the register (GIAS type codes). `None` for special schools, pupil referral
    /// units and whatever else admits in other ways, and where the register does not say.
    pub fn admissions_by(&self) -> Option<AdmissionsBy> {
        match self.type_code.as_deref()? {
            "1" | "3" => Some(AdmissionsBy::Authority),
            "2" | "5" => Some(AdmissionsBy::GoverningBody),
            // Sponsored and converted academies, free schools, university technical colleges, studio schools.
            "28" | "34" | "35" | "40" | "41" => Some(AdmissionsBy::Trust),
            _ => None,
        }
    }

    /// Whether this is state-funded alternative provision.
    pub fn is_alternative_provision(&self) -> bool {
        self.type_code
            .as_deref()
            .is_some_and(|code| ALTERNATIVE_PROVISION.contains(&code))
    }

    /// Whether it takes pupils now: open, or open but proposed to close. Unknown counts as open, so that nothing is hidden.
    pub fn is_open(&self) -> bool {
        !matches!(self.status_code.as_deref(), Some("2" | "4"))
    }
}
