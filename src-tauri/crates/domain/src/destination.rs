//! Where a child went when the team let the case go, or where a leaver of Year 11 goes: kinds that can be counted.
//!
//! The list follows the activities of the Department's destination measures (education, apprenticeship, employment, not
//! sustained, unknown) and of the alternative provision census, split where a team of inclusion officers must tell them
//! apart. A place that is "sustained" is one still attended six months on, from October to March, as the measures count it.
//! Codes are frozen: they are stored.

use crate::vocabulary::vocabulary;

vocabulary! { "kind of destination",
    /// A kind of destination.
    pub enum DestinationKind {
        MainstreamSchool = "mainstream_school": "Mainstream school",
        SpecialSchool = "special_school": "Special school or college",
        SixthForm = "sixth_form": "School sixth form",
        FurtherEducation = "further_education": "Further education college",
        AlternativeProvision = "alternative_provision": "Alternative provision",
        Apprenticeship = "apprenticeship": "Apprenticeship",
        Training = "training": "Training or supported internship",
        EmploymentTraining = "employment_training": "Employment with training",
        Employment = "employment": "Employment without training",
        HomeEducation = "home_education": "Home education",
        OtherAuthority = "other_authority": "Moved to another area",
        Abroad = "abroad": "Moved abroad",
        Custody = "custody": "Custody",
        Hospital = "hospital": "Hospital or other health setting",
        Neet = "neet": "Not in education, employment or training",
        Died = "died": "Died",
        Other = "other": "Another destination",
        Unknown = "unknown": "Unknown",
    }
}

impl DestinationKind {
    /// Whether the kind alone says where the child is, so that no place need be named.
    pub const fn says_enough(self) -> bool {
        matches!(
            self,
            DestinationKind::HomeEducation
                | DestinationKind::Neet
                | DestinationKind::Died
                | DestinationKind::Unknown
        )
    }

    /// Whether the child is in education, employment or training there; `None` is not known, or no longer the question.
    pub const fn taking_part(self) -> Option<bool> {
        match self {
            DestinationKind::Neet => Some(false),
            DestinationKind::Unknown
            | DestinationKind::Died
            | DestinationKind::OtherAuthority
            | DestinationKind::Abroad
            | DestinationKind::Other => None,
            _ => Some(true),
        }
    }
}

vocabulary! { "stage of a destination",
    /// How far a leaver has got with the next step.
    pub enum DestinationStage {
        Applied = "applied": "Applied",
        Offered = "offered": "Offer made",
        Accepted = "accepted": "Place accepted",
        Started = "started": "Started",
    }
}

/// Whether a destination was still held after six months, as codes: it was, it was not, or nobody could find out. Absent is
/// not asked yet, which is another thing.
pub const SUSTAINED: [&str; 3] = ["yes", "no", "unknown"];
