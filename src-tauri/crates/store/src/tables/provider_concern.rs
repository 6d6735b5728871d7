//! A concern about a provider as a whole, and not about one child's placement there. While it holds new placements, drafting one
//! there asks for a reason. A hold is lifted and a concern is closed with words of their own, so that both stay on the page.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A concern about a provider.
    ProviderConcern / ProviderConcernPatch = "provider_concern", "concern about a provider", of Nobody, check check;
    /// The school or provider, as a setting reference.
    setting: String,
    /// The day it was raised.
    on_day: NaiveDate,
    /// What was raised.
    what: String,
    /// Who said so; NULL is not recorded.
    told_by: String,
    /// The officer who wrote it down.
    author: Uuid,
    /// New placements are held. NULL counts as no.
    held: bool,
    /// The day the hold was lifted; NULL stands as `held` says.
    lifted_on: NaiveDate,
    /// Why it was lifted.
    lifted_why: String,
    /// The day the concern was closed, and any hold with it; NULL is open.
    closed_on: NaiveDate,
    /// What was found and done.
    closed_why: String,
}

fn check(row: &ProviderConcern, faults: &mut Faults) {
    faults.text("setting", &row.setting, "Choose the provider.");
    faults.some(
        "on_day",
        &row.on_day,
        "Enter the day on which it was raised.",
    );
    faults.text("what", &row.what, "Say what was raised.");
    if row.lifted_on.is_some() {
        faults.text("lifted_why", &row.lifted_why, "Say why the hold is lifted.");
    }
    if row.closed_on.is_some() {
        faults.text(
            "closed_why",
            &row.closed_why,
            "Say what was found and done.",
        );
    }
    let raised = ("the day it was raised", row.on_day);
    faults.in_order("lifted_on", ("The hold’s last day", row.lifted_on), raised);
    faults.in_order(
        "closed_on",
        ("The day it was closed", row.closed_on),
        raised,
    );
}

impl ProviderConcern {
    /// Whether it holds new placements now.
    pub fn holds(&self) -> bool {
        self.held == Some(true) && self.lifted_on.is_none() && self.closed_on.is_none()
    }
}
