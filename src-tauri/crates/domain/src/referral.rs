//! A provider is asked to take a child: what it can answer, and why it says no.
//!
//! The reasons are counted across a year, to show which children a place could not be found for and why, so they are codes
//! and not words. No national list of them exists for alternative provision. "Cannot meet the needs", "age or key stage" and
//! "the mix of the group" follow the grounds on which a school may be left out of an EHC plan (Children and Families Act
//! 2014, section 39(4): age, ability, aptitude or special educational needs; the efficient education of others); the rest
//! are what providers write to referral panels. Codes are frozen: they are stored.

use chrono::{Datelike as _, NaiveDate};

use crate::calendar::{Calendars, bank_holidays};
use crate::vocabulary::vocabulary;

vocabulary! { "answer to a referral",
    /// What came of a referral.
    pub enum ReferralAnswer {
        Accepted = "accepted": "Accepted",
        Waiting = "waiting": "On the waiting list",
        Declined = "declined": "Declined",
        Withdrawn = "withdrawn": "Withdrawn",
    }
}

impl ReferralAnswer {
    /// Whether somebody must say why: a place that was refused or that nobody wants any more is counted by its reason.
    pub const fn needs_reason(self) -> bool {
        matches!(self, ReferralAnswer::Declined | ReferralAnswer::Withdrawn)
    }
}

vocabulary! { "reason of an answer",
    /// Why a provider does not take a child, or why nobody asks any more.
    pub enum ReferralReason {
        NoPlaces = "no_places": "No places",
        Needs = "needs": "Cannot meet the needs",
        RiskToOthers = "risk_to_others": "Risk to others",
        RiskToChild = "risk_to_child": "Risk to the child",
        Age = "age": "Age or key stage",
        GroupMix = "group_mix": "Mix of the group",
        Transport = "transport": "Too far, or no transport",
        Funding = "funding": "Funding not agreed",
        Incomplete = "incomplete": "Referral incomplete",
        FamilyDeclined = "family_declined": "The family said no",
        NoReply = "no_reply": "No reply",
        PlacedElsewhere = "placed_elsewhere": "Placed elsewhere",
        Other = "other": "Another reason",
    }
}

impl ReferralReason {
    /// Whether the code alone says nothing, so that words must.
    pub const fn needs_words(self) -> bool {
        matches!(self, ReferralReason::Other)
    }
}

/// Working days that have gone by since a day, that day not counted and today counted: Monday to Friday without bank holidays,
/// those included that the authority entered. Providers answer in school holidays too, so school days would flatter them.
pub fn working_days_since(calendars: &Calendars, since: NaiveDate, today: NaiveDate) -> u32 {
    let entered = |day| {
        calendars
            .authority()
            .is_some_and(|calendar| calendar.is_bank_holiday(day))
    };
    let days = since
        .iter_days()
        .skip(1)
        .take_while(|day| *day <= today)
        .take(LONGEST)
        .filter(|day| {
            day.weekday().num_days_from_monday() < 5
                && bank_holidays::name(*day).is_none()
                && !entered(*day)
        })
        .count();
    u32::try_from(days).unwrap_or(u32::MAX)
}

/// Days that are looked at: whoever has not answered for ten years is past counting.
const LONGEST: usize = 3653;
