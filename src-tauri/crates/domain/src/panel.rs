//! What a panel may decide, and what follows from each decision.
//!
//! A decision is a code with two letters, so that it can be typed while people talk. What it needs to be complete (a school, a
//! first day, a day to which it is put off) and what it sets going (a way back, a placement, steps of a clock) stand here once;
//! nothing here writes anything. Source: outcomes of the protocols of Lancashire, Buckinghamshire, Croydon and Stockport.

use crate::facts::EventKind;

crate::vocabulary::vocabulary! { "decision",
    /// What a panel decided about one case.
    pub enum Decision {
        PlaceAllocated = "place_allocated": "School place allocated",
        Reintegration = "reintegration": "Return to the home school",
        ManagedMove = "managed_move": "Managed move agreed",
        ManagedMoveRefused = "managed_move_refused": "Managed move not agreed",
        ApPlacement = "ap_placement": "Place in a pupil referral unit or alternative provision",
        Outreach = "outreach": "Outreach or support in school",
        Tuition = "tuition": "Tuition in the meantime",
        OffSite = "off_site": "Off-site direction advised",
        Ehc = "ehc": "EHC needs assessment or early review asked for",
        OtherService = "other_service": "Referred to early help, social care or health",
        Direct = "direct": "School to be directed to admit",
        AttendanceOrder = "attendance_order": "School to be named in an attendance order",
        Deferred = "deferred": "Put off for more information",
        NotEligible = "not_eligible": "Not a fair-access case",
        Withdrawn = "withdrawn": "Withdrawn",
        NoAction = "no_action": "No further action",
    }
}

/// What is started by a decision, as a draft for people to complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Starts {
    /// Nothing.
    Nothing,
    /// A plan for the way into a school; it is a draft until all have agreed.
    Plan,
    /// A placement of this kind, from the day that was decided.
    Placement(&'static str),
}

impl Decision {
    /// Two letters by which it is typed; no two are alike.
    pub const fn letters(self) -> &'static str {
        match self {
            Decision::PlaceAllocated => "PA",
            Decision::Reintegration => "RH",
            Decision::ManagedMove => "MM",
            Decision::ManagedMoveRefused => "MN",
            Decision::ApPlacement => "AP",
            Decision::Outreach => "OR",
            Decision::Tuition => "TU",
            Decision::OffSite => "OS",
            Decision::Ehc => "EH",
            Decision::OtherService => "OT",
            Decision::Direct => "DI",
            Decision::AttendanceOrder => "AO",
            Decision::Deferred => "DE",
            Decision::NotEligible => "NE",
            Decision::Withdrawn => "WD",
            Decision::NoAction => "NA",
        }
    }

    /// Whether it names a school or provider.
    pub const fn names_setting(self) -> bool {
        matches!(
            self,
            Decision::PlaceAllocated
                | Decision::Reintegration
                | Decision::ManagedMove
                | Decision::ApPlacement
                | Decision::Tuition
                | Decision::OffSite
                | Decision::Direct
                | Decision::AttendanceOrder
        )
    }

    /// Whether somebody must see to it afterwards.
    pub const fn needs_owner(self) -> bool {
        !matches!(
            self,
            Decision::ManagedMoveRefused
                | Decision::NotEligible
                | Decision::Withdrawn
                | Decision::NoAction
        )
    }

    /// What it starts.
    pub const fn starts(self) -> Starts {
        match self {
            Decision::PlaceAllocated | Decision::Reintegration | Decision::ManagedMove => {
                Starts::Plan
            }
            Decision::ApPlacement | Decision::OffSite => Starts::Placement("alternative_provision"),
            Decision::Tuition => Starts::Placement("tuition"),
            _ => Starts::Nothing,
        }
    }

    /// The steps of the fair-access clocks that are taken with it.
    pub const fn steps(self) -> &'static [EventKind] {
        match self {
            Decision::PlaceAllocated => &[
                EventKind::FapDecided,
                EventKind::FapAllocated,
                EventKind::FapAsked,
            ],
            Decision::Direct => &[EventKind::FapDecided, EventKind::DirectionProposed],
            Decision::Deferred | Decision::Withdrawn | Decision::NotEligible => &[],
            _ => &[EventKind::FapDecided],
        }
    }

    /// What its owner has to do, before the name of the school or provider.
    pub const fn task(self) -> &'static str {
        match self {
            Decision::PlaceAllocated => "Arrange admission",
            Decision::Reintegration => "Arrange the return",
            Decision::ManagedMove => "Arrange the managed move",
            Decision::ApPlacement => "Arrange the placement",
            Decision::Outreach => "Arrange support in school",
            Decision::Tuition => "Arrange tuition",
            Decision::OffSite => "Help the school with its notice of off-site direction",
            Decision::Ehc => "Ask for the EHC needs assessment or early review",
            Decision::OtherService => "Make the referral",
            Decision::Direct => "Tell the school that a direction is proposed",
            Decision::AttendanceOrder => "Start the attendance order",
            Decision::Deferred => "Bring back to the panel",
            _ => "Tell the family and the school",
        }
    }
}

crate::vocabulary::vocabulary! { "panel",
    /// What a panel is for.
    pub enum PanelKind {
        FairAccess = "fair_access": "Fair access",
        ApPlacement = "ap_placement": "Alternative provision",
        Commissioning = "commissioning": "Commissioning",
        Reintegration = "reintegration": "Reintegration",
        ManagedMoves = "managed_moves": "Managed moves",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_name_one_decision() {
        let letters: std::collections::BTreeSet<_> =
            Decision::ALL.iter().map(|code| code.letters()).collect();
        assert_eq!(
            letters.len(),
            Decision::ALL.len(),
            "typed letters must choose one decision"
        );
        assert!(letters.iter().all(|pair| pair.len() == 2));
    }

    #[test]
    fn what_is_put_off_or_withdrawn_stops_no_clock() {
        for code in [
            Decision::Deferred,
            Decision::Withdrawn,
            Decision::NotEligible,
        ] {
            assert!(
                code.steps().is_empty(),
                "{code}: the twenty school days go on running"
            );
        }
        assert!(
            Decision::PlaceAllocated
                .steps()
                .contains(&EventKind::FapAllocated)
        );
    }
}
