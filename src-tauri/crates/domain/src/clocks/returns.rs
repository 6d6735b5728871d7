//! The authority's own returns: alternative provision census, home education and missing education.
//!
//! They are due for the team, not for a child, so they are listed apart from findings.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::status::Confidence;

use super::rules::{Force, Rule, law_day};

/// C90.
pub(super) static AP_CENSUS: Rule = Rule {
    id: "C90",
    title: "Alternative provision census day",
    citation: "SI 2007/1065, Education (Information about Children in Alternative Provision)",
    source: "gov.uk, alternative provision census",
    from: None,
    until: None,
    confidence: Confidence::Read,
    basis: "third Thursday in January",
    duty_holder: "The authority",
    note: "The window to submit runs into late February or March.",
    force: Force::Duty,
    consequence: 9,
};

/// C91.
pub(super) static HOME_AND_MISSING: Rule = Rule {
    id: "C91",
    title: "Home education and missing education return",
    citation: "DfE data collection, mandatory since autumn 2024",
    source: "fenews.co.uk copy of gov.uk; explore-education-statistics methodology",
    from: Some(law_day(2024, 9, 1)),
    until: None,
    confidence: Confidence::Read,
    basis: "first Thursday in October, third Thursday in January, third Thursday in May; the return on the Friday four weeks later, as in autumn 2022",
    duty_holder: "The authority",
    note: "",
    force: Force::Duty,
    consequence: 9,
};

/// A return that is coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Return {
    /// The rule.
    pub rule: &'static Rule,
    /// The day that the figures describe.
    pub census_day: NaiveDate,
    /// About when they are sent, where a number of weeks is known.
    pub send_by: Option<NaiveDate>,
}

/// The returns whose census day lies from `today` to a year ahead, soonest first.
pub fn returns(today: NaiveDate) -> Vec<Return> {
    let mut found = Vec::new();
    for year in today.year()..=today.year() + 1 {
        let day = |month, week| thursday(year, month, week);
        found.push(Return {
            rule: &AP_CENSUS,
            census_day: day(1, 3),
            send_by: None,
        });
        for census_day in [day(1, 3), day(5, 3), day(10, 1)] {
            found.push(Return {
                rule: &HOME_AND_MISSING,
                census_day,
                send_by: Some(census_day + Days::new(29)),
            });
        }
    }
    found.retain(|coming| {
        today <= coming.census_day && (coming.census_day - today).num_days() <= 366
    });
    found.sort_by_key(|coming| (coming.census_day, coming.rule.id));
    found
}

/// The `week`th Thursday of a month.
fn thursday(year: i32, month: u32, week: u8) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Thu, week).unwrap_or(NaiveDate::MAX)
}
