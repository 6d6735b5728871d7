//! What the team itself says about a place that teaches children: contacts, approval, visits, price. Registered schools also
//! stand in the DfE's file, which is reference data; `urn` ties the two. A provider without a URN is the team's own knowledge.

use chrono::NaiveDate;

use crate::table::{Faults, table};

table! {
    /// A provider of alternative provision, in the team's own words.
    Provider / ProviderPatch = "provider", "provider", of Nobody, check check;
    /// Name.
    name: String,
    /// DfE number; NULL is none or not known.
    urn: i64,
    /// What it is: tuition, farm, vehicle workshop, PRU.
    kind: String,
    /// `registered`, `unregistered` or `unknown`, as a school.
    registration: String,
    /// Where children are taught, lines apart.
    address: String,
    /// Postcode.
    postcode: String,
    /// DfE code of the authority it stands in.
    la_code: String,
    /// Telephone.
    phone: String,
    /// E-mail.
    email: String,
    /// Whom one rings.
    contact_name: String,
    /// Designated safeguarding lead.
    dsl_name: String,
    /// Telephone of the safeguarding lead.
    dsl_phone: String,
    /// Places the team may use; NULL is not known.
    places: i64,
    /// Youngest age, in years.
    age_low: i64,
    /// Oldest age, in years.
    age_high: i64,
    /// `approved`, `conditional`, `suspended`, `not_approved` or `unknown`.
    approval: String,
    /// Last day of the approval.
    approved_until: NaiveDate,
    /// Day of the last quality visit.
    visited_on: NaiveDate,
    /// Price of a day, in pence.
    day_rate_pence: i64,
    /// Anything else.
    notes: String,
    /// Day on which it closed; NULL is open.
    closed_on: NaiveDate,
}

fn check(row: &Provider, faults: &mut Faults) {
    faults.text("name", &row.name, "Enter the provider's name.");
    faults.one_of(
        "registration",
        &row.registration,
        &["registered", "unregistered", "unknown"],
    );
    faults.one_of(
        "approval",
        &row.approval,
        &[
            "approved",
            "conditional",
            "suspended",
            "not_approved",
            "unknown",
        ],
    );
    faults.within(
        "places",
        row.places,
        0,
        100_000,
        "Enter the number of places as a whole number.",
    );
    faults.within(
        "day_rate_pence",
        row.day_rate_pence,
        0,
        100_000_000,
        "Enter the day rate in pounds and pence.",
    );
    faults.within(
        "age_low",
        row.age_low,
        0,
        25,
        "Enter an age between 0 and 25.",
    );
    faults.within(
        "age_high",
        row.age_high,
        0,
        25,
        "Enter an age between 0 and 25.",
    );
    if let (Some(low), Some(high)) = (row.age_low, row.age_high)
        && high < low
    {
        faults.say("age_high", "The oldest age is below the youngest.");
    }
    faults.within(
        "urn",
        row.urn,
        10_000,
        9_999_999,
        "A URN is a number of five to seven digits.",
    );
}
