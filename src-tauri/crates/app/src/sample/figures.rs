//! The published shape of alternative provision in England, which the invented authority has too.
//!
//! Source: Isos Partnership for the Department for Education, "Alternative provision market analysis", October 2018
//! (survey of 118 authorities, spring 2018; costs of 2017–18), Open Government Licence v3.0. Figure numbers are the
//! report's. Percentages there are rounded to one, so that some lists sum to 99 or 101; what is missing is "other".

use waymark_domain::destination::DestinationKind;

/// Phases as the report has them; the few over 16 are not invented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Stage {
    /// Reception to Year 6.
    Primary,
    /// Years 7 to 9.
    Ks3,
    /// Year 10.
    Year10,
    /// Year 11.
    Year11,
}

impl Stage {
    fn by_phase<T>(self, primary: T, ks3: T, ks4: T) -> T {
        match self {
            Self::Primary => primary,
            Self::Ks3 => ks3,
            Self::Year10 | Self::Year11 => ks4,
        }
    }

    /// Of children not in full-time education, how many in a thousand are in alternative provision.
    pub fn in_provision(self) -> u64 {
        self.by_phase(300, 430, 460)
    }

    /// Share with an EHC plan among children in alternative provision, per mille (figure 12).
    pub fn ehcp(self) -> u64 {
        self.by_phase(180, 160, 80)
    }

    /// Why a child was placed, per cent (figure 20). Health is published for school age only, 10 to 12.
    pub fn reasons(self) -> &'static [(u64, Reason)] {
        use Reason::{Exclusion, Health, NewArrival, NoSpecialPlace, Other, Preventative};
        self.by_phase(
            &[
                (33, Preventative),
                (36, Exclusion),
                (11, Health),
                (1, NewArrival),
                (8, NoSpecialPlace),
                (11, Other),
            ],
            &[
                (26, Preventative),
                (45, Exclusion),
                (11, Health),
                (3, NewArrival),
                (4, NoSpecialPlace),
                (11, Other),
            ],
            &[
                (20, Preventative),
                (41, Exclusion),
                (11, Health),
                (6, NewArrival),
                (3, NoSpecialPlace),
                (19, Other),
            ],
        )
    }

    /// How the week is made up, per mille (figure 23).
    pub fn shapes(self) -> &'static [(u64, Shape)] {
        use Shape::{FullTime, Reduced, WithMainstream, WithOtherProvision};
        self.by_phase(
            &[
                (655, FullTime),
                (312, WithMainstream),
                (3, WithOtherProvision),
                (30, Reduced),
            ],
            &[
                (812, FullTime),
                (116, WithMainstream),
                (31, WithOtherProvision),
                (41, Reduced),
            ],
            &[
                (794, FullTime),
                (93, WithMainstream),
                (62, WithOtherProvision),
                (51, Reduced),
            ],
        )
    }

    /// Kind of provider, per mille: state-funded against independent by phase (figure 19), within the state by figure 2.
    pub fn providers(self) -> &'static [(u64, ProviderKind)] {
        use ProviderKind::{ApAcademy, ApFreeSchool, College, Pru, Registered, Unregistered};
        self.by_phase(
            &[
                (602, Pru),
                (234, ApAcademy),
                (34, ApFreeSchool),
                (65, Registered),
                (65, Unregistered),
            ],
            &[
                (562, Pru),
                (218, ApAcademy),
                (31, ApFreeSchool),
                (95, Registered),
                (94, Unregistered),
            ],
            &[
                (519, Pru),
                (202, ApAcademy),
                (29, ApFreeSchool),
                (110, Registered),
                (110, Unregistered),
                (30, College),
            ],
        )
    }

    /// Share of current placements that are the child's first, per mille (figure 24; of those where it is known).
    pub fn first_placement(self) -> u64 {
        self.by_phase(904, 865, 830)
    }

    /// How long placements last, per cent, in days from and to (figure 25).
    pub fn lengths(self) -> &'static [(u64, (i64, i64))] {
        match self {
            Self::Primary => &[(11, HALF_TERM), (25, TERM), (46, YEAR), (18, LONGER)],
            Self::Ks3 => &[(11, HALF_TERM), (19, TERM), (44, YEAR), (26, LONGER)],
            Self::Year10 => &[(6, HALF_TERM), (9, TERM), (41, YEAR), (44, LONGER)],
            Self::Year11 => &[(5, HALF_TERM), (7, TERM), (47, YEAR), (41, LONGER)],
        }
    }

    /// Where children go, per cent (figures 26 and 27).
    pub fn destinations(self) -> &'static [(u64, Destination)] {
        use Destination::{College, Mainstream, Neet, OtherProvision, Special, Unknown, Work};
        match self {
            Self::Primary => &[
                (65, Mainstream),
                (29, Special),
                (1, OtherProvision),
                (5, Unknown),
            ],
            Self::Ks3 => &[
                (64, Mainstream),
                (17, Special),
                (13, OtherProvision),
                (6, Unknown),
            ],
            Self::Year10 => &[
                (53, Mainstream),
                (9, Special),
                (25, OtherProvision),
                (5, College),
                (8, Unknown),
            ],
            Self::Year11 => &[
                (10, Mainstream),
                (4, Special),
                (11, OtherProvision),
                (36, College),
                (14, Work),
                (12, Neet),
                (13, Unknown),
            ],
        }
    }
}

/// Not in full-time education, by phase, per cent.
pub(super) const STAGES: &[(u64, Stage)] = &[
    (25, Stage::Primary),
    (28, Stage::Ks3),
    (21, Stage::Year10),
    (26, Stage::Year11),
];

const HALF_TERM: (i64, i64) = (14, 42);
const TERM: (i64, i64) = (43, 91);
const YEAR: (i64, i64) = (92, 365);
const LONGER: (i64, i64) = (366, 700);

/// Why a child was placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Reason {
    /// Early or preventative support.
    Preventative,
    /// After a permanent exclusion.
    Exclusion,
    /// Physical or mental health.
    Health,
    /// Arrived in the year without a school place.
    NewArrival,
    /// No specialist place for social, emotional and mental health needs.
    NoSpecialPlace,
    /// Anything else.
    Other,
}

/// How the week is made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shape {
    /// Full time in one setting.
    FullTime,
    /// Split with a mainstream school.
    WithMainstream,
    /// Split with another provider.
    WithOtherProvision,
    /// A reduced timetable and nothing else.
    Reduced,
}

/// Kinds of provider with a full-time place's cost for a year, in pounds (figure 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum ProviderKind {
    /// Pupil referral unit.
    Pru,
    /// AP academy.
    ApAcademy,
    /// AP free school.
    ApFreeSchool,
    /// Independent, registered as a school.
    Registered,
    /// Independent, not registered as a school.
    Unregistered,
    /// Further-education college.
    College,
}

impl ProviderKind {
    /// Cost of a full-time place for a year, pounds (figure 8).
    pub fn cost_per_year(self) -> i64 {
        match self {
            Self::Pru => 17_600,
            Self::ApAcademy => 18_100,
            Self::ApFreeSchool => 18_300,
            Self::Registered => 20_400,
            Self::Unregistered => 19_000,
            Self::College => 11_400,
        }
    }

    /// Whether the state funds it as a school.
    pub fn state_funded(self) -> bool {
        matches!(self, Self::Pru | Self::ApAcademy | Self::ApFreeSchool)
    }
}

/// Where a child went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Destination {
    /// A mainstream school.
    Mainstream,
    /// A special school.
    Special,
    /// Other alternative provision.
    OtherProvision,
    /// College or sixth form.
    College,
    /// Work or training.
    Work,
    /// Not in education, employment or training.
    Neet,
    /// Not known.
    Unknown,
}

impl Destination {
    /// As a case is closed with it.
    pub fn kind(self) -> DestinationKind {
        match self {
            Self::Mainstream => DestinationKind::MainstreamSchool,
            Self::Special => DestinationKind::SpecialSchool,
            Self::OtherProvision => DestinationKind::AlternativeProvision,
            Self::College => DestinationKind::FurtherEducation,
            Self::Work => DestinationKind::EmploymentTraining,
            Self::Neet => DestinationKind::Neet,
            Self::Unknown => DestinationKind::Unknown,
        }
    }
}
