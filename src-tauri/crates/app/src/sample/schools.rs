//! Invented schools and registered providers, as the Department's file would have them.
//!
//! Reference numbers are far above any that the Department has given out, the authority's code is one it has never used,
//! and the coordinates lie in the North Sea.

use super::addresses::{postcode, street, telephone};
use super::dice::Dice;
use super::figures::ProviderKind;
use super::names;
use waymark_domain::{Establishment, SettingRef};

/// Code of the invented authority. The Department has given out none between 897 and 900.
pub(super) const LA_CODE: &str = "899";
/// Its name, which says on every page that it is invented.
pub(super) const LA_NAME: &str = "Thornmere (invented)";
const THORNMERE: (&str, &str) = (LA_CODE, LA_NAME);
const HARROWFEN: (&str, &str) = ("898", "Harrowfen (invented)");

/// What a school is to the invented children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Mainstream primary.
    Primary,
    /// Mainstream secondary.
    Secondary,
    /// Provides alternative provision.
    Provision(ProviderKind),
    /// Teaches children who are ill.
    Hospital,
    /// Special school.
    Special,
    /// College or sixth form.
    College,
}

/// An invented school.
pub(super) struct School {
    pub la: (&'static str, &'static str),
    pub role: Role,
    pub name: &'static str,
    kind: &'static Kind,
    pub ages: (i64, i64),
    pupils: i64,
}

impl School {
    /// Whether another authority keeps it.
    pub fn neighbour(&self) -> bool {
        self.la.0 != LA_CODE
    }
}

/// Type code and name, group code and name, as the establishment file has them.
type Kind = (&'static str, &'static str, &'static str, &'static str);
const COMMUNITY: Kind = (
    "1",
    "Community school",
    "4",
    "Local authority maintained schools",
);
const AIDED: Kind = (
    "2",
    "Voluntary aided school",
    "4",
    "Local authority maintained schools",
);
const CONVERTER: Kind = ("34", "Academy converter", "10", "Academies");
const SPONSORED: Kind = ("28", "Academy sponsor led", "10", "Academies");
const PRU: Kind = (
    "14",
    "Pupil referral unit",
    "4",
    "Local authority maintained schools",
);
const AP_ACADEMY: Kind = (
    "42",
    "Academy alternative provision converter",
    "10",
    "Academies",
);
const AP_FREE: Kind = (
    "38",
    "Free schools alternative provision",
    "11",
    "Free Schools",
);
const SPECIAL: Kind = ("7", "Community special school", "5", "Special schools");
const FREE: Kind = ("35", "Free schools", "11", "Free Schools");
const INDEPENDENT: Kind = ("11", "Other independent school", "3", "Independent schools");
const INDEPENDENT_SPECIAL: Kind = (
    "10",
    "Other independent special school",
    "3",
    "Independent schools",
);
const FE: Kind = ("18", "Further education", "1", "Colleges");

/// Writes the schools one to a line: authority, role, name, type, ages, children on roll.
macro_rules! schools {
    ($($la:ident $role:expr => $name:literal, $kind:ident, $low:literal to $high:literal, $pupils:literal;)*) => {
        /// Every invented school. A school's place in the list gives its reference number, so new ones go last.
        pub(super) static SCHOOLS: &[School] = &[$(School {
            la: $la,
            role: $role,
            name: $name,
            kind: &$kind,
            ages: ($low, $high),
            pupils: $pupils,
        }),*];
    };
}

use Role::{College, Hospital, Primary, Provision, Secondary, Special};

schools! {
    THORNMERE Secondary => "Thornmere Academy", SPONSORED, 11 to 18, 1340;
    THORNMERE Secondary => "Saltgate High School", COMMUNITY, 11 to 16, 980;
    THORNMERE Secondary => "St Brannock's Catholic School", AIDED, 11 to 18, 1120;
    THORNMERE Secondary => "Kestrel Hill Academy", CONVERTER, 11 to 16, 870;
    THORNMERE Secondary => "Northferry School", COMMUNITY, 11 to 16, 760;
    THORNMERE Secondary => "The Weir Academy", SPONSORED, 11 to 18, 1450;
    THORNMERE Secondary => "Ashlock Girls' School", CONVERTER, 11 to 18, 910;
    THORNMERE Secondary => "Marram Bay Free School", FREE, 11 to 16, 600;
    THORNMERE Secondary => "Queen Edith's Grammar School", CONVERTER, 11 to 18, 1010;
    THORNMERE Primary => "Fallow Lane Primary School", COMMUNITY, 3 to 11, 410;
    THORNMERE Primary => "Saltgate Infant and Junior School", COMMUNITY, 3 to 11, 460;
    THORNMERE Primary => "St Brannock's Catholic Primary School", AIDED, 4 to 11, 208;
    THORNMERE Primary => "Kestrel Hill Primary Academy", CONVERTER, 4 to 11, 415;
    THORNMERE Primary => "Heron Street Primary School", COMMUNITY, 3 to 11, 330;
    THORNMERE Primary => "Marram Bay Primary Academy", SPONSORED, 3 to 11, 395;
    THORNMERE Primary => "Ferry Road Primary School", COMMUNITY, 4 to 11, 270;
    THORNMERE Primary => "St Hild's C of E Primary School", AIDED, 4 to 11, 190;
    THORNMERE Primary => "Oxbow Primary Academy", CONVERTER, 3 to 11, 620;
    THORNMERE Primary => "Tidewell Primary School", COMMUNITY, 3 to 11, 240;
    THORNMERE Primary => "Long Causeway Primary School", COMMUNITY, 4 to 11, 355;
    THORNMERE Primary => "Westmere Primary Academy", SPONSORED, 4 to 11, 420;
    THORNMERE Primary => "Pound Green Primary School", COMMUNITY, 4 to 11, 145;
    THORNMERE Primary => "Ysgol y Foryd Primary School", COMMUNITY, 3 to 11, 160;
    THORNMERE Provision(ProviderKind::Pru) => "The Lantern Pupil Referral Unit", PRU, 11 to 16, 88;
    THORNMERE Provision(ProviderKind::Pru) => "Tidewell Primary Support Base", PRU, 5 to 11, 26;
    THORNMERE Hospital => "Thornmere Hospital and Home Education", PRU, 5 to 16, 34;
    THORNMERE Provision(ProviderKind::ApAcademy) => "Beacon Reach AP Academy", AP_ACADEMY, 11 to 16, 72;
    THORNMERE Provision(ProviderKind::ApAcademy) => "Stepping Stones AP Academy", AP_ACADEMY, 5 to 14, 40;
    THORNMERE Provision(ProviderKind::ApFreeSchool) => "The Slipway School", AP_FREE, 7 to 16, 48;
    THORNMERE Provision(ProviderKind::Registered) => "Harbour House School", INDEPENDENT_SPECIAL, 7 to 18, 42;
    THORNMERE Provision(ProviderKind::Registered) => "Fenwick Grove School", INDEPENDENT, 5 to 16, 30;
    THORNMERE Provision(ProviderKind::College) => "Thornmere College", FE, 14 to 99, 3100;
    THORNMERE Special => "Curlew Park School", SPECIAL, 4 to 19, 160;
    THORNMERE Special => "Meadowsweet School", SPECIAL, 11 to 19, 110;
    THORNMERE College => "Harrowfen Sixth Form College", FE, 16 to 19, 1250;
    HARROWFEN Secondary => "Harrowfen High School", COMMUNITY, 11 to 18, 1280;
    HARROWFEN Secondary => "Priory Cross Academy", CONVERTER, 11 to 16, 890;
    HARROWFEN Secondary => "Eastdyke School", COMMUNITY, 11 to 16, 700;
    HARROWFEN Primary => "Eastdyke Primary School", COMMUNITY, 4 to 11, 300;
    HARROWFEN Primary => "Priory Cross Primary Academy", CONVERTER, 4 to 11, 410;
    HARROWFEN Primary => "Sluice Lane Primary School", COMMUNITY, 3 to 11, 220;
    HARROWFEN Provision(ProviderKind::Pru) => "Harrowfen Short Stay School", PRU, 11 to 16, 60;
    HARROWFEN Special => "Alder Carr School", SPECIAL, 3 to 19, 140;
    HARROWFEN Secondary => "Harrowfen Boys' Academy", SPONSORED, 11 to 18, 820;
}

/// First of the invented reference numbers; real ones have six digits and stand at about 152,000.
pub(super) const FIRST_URN: u32 = 990_001;

/// Every invented school, as the establishment file would have it.
pub(super) fn establishments(seed: u64) -> Vec<Establishment> {
    SCHOOLS
        .iter()
        .enumerate()
        .map(|(i, school)| {
            let mut dice = Dice::new(seed, "school", i as u64);

            let phase = match school.role {
                Role::Primary => ("2", "Primary"),
                Role::Secondary => ("4", "Secondary"),
                Role::College => ("6", "16 plus"),
                Role::Provision(_) | Role::Hospital | Role::Special => ("0", "Not applicable"),
            };
            let some = |text: &str| Some(text.to_owned());
            // Across the middle of the sea and a little apart; the neighbour lies to the east, its border 4 km away.
            let east =
                700_000 + (i as i64 % 7) * 1_500 + if school.neighbour() { 12_000 } else { 0 };
            Establishment {
                urn: FIRST_URN + i as u32,
                la_code: some(school.la.0),
                la_name: some(school.la.1),
                estab_number: Some(format!("{:04}", estab_number(i))),
                name: school.name.to_owned(),
                type_code: some(school.kind.0),
                type_name: some(school.kind.1),
                group_code: some(school.kind.2),
                group_name: some(school.kind.3),
                status_code: some("1"),
                status_name: some("Open"),
                phase_code: some(phase.0),
                phase_name: some(phase.1),
                low_age: Some(school.ages.0),
                high_age: Some(school.ages.1),
                gender_name: some(if school.name.contains("Girls") {
                    "Girls"
                } else if school.name.contains("Boys") {
                    "Boys"
                } else {
                    "Mixed"
                }),
                capacity: Some(school.pupils + dice.within(-20, 60)),
                pupils: Some(school.pupils),
                places_pru: (school.kind.0 == "14").then_some(school.pupils + 8),
                street: Some(street(&mut dice).to_owned()),
                town: some(if school.neighbour() {
                    "Harrowfen"
                } else {
                    "Thornmere"
                }),
                postcode: Some(postcode(&mut dice)),
                telephone: Some(telephone(&mut dice, false)),
                head_name: Some(names::colleague(&mut dice)),
                head_title: some("Headteacher"),
                easting: Some(east),
                northing: Some(480_000 + (i as i64 / 7) * 1_500),
                ..Establishment::default()
            }
        })
        .collect()
}

/// DfE numbers as they are given: primaries from 2000, secondaries from 4000, PRUs from 1100, special from 7000.
fn estab_number(i: usize) -> usize {
    match SCHOOLS[i].role {
        Role::Primary => 2000 + i,
        Role::Secondary => 4000 + i,
        Role::Special => 7000 + i,
        Role::College => 8000 + i,
        Role::Provision(_) | Role::Hospital => 1100 + i,
    }
}

pub(super) fn setting(i: usize) -> String {
    SettingRef::Urn(FIRST_URN + i as u32).to_string()
}
