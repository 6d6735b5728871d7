//! Invented schools and providers.
//!
//! Reference numbers are far above any that the Department has given out, the authority's code is one it has never
//! used, telephone numbers are Ofcom's for drama, and the coordinates lie in the North Sea.

use super::dice::Dice;
use super::figures::{ProviderKind, Stage};
use super::names;
use chrono::{Days, NaiveDate};
use waymark_domain::{Establishment, SettingRef};
use waymark_store::tables::Provider;

/// Code of the invented authority. The Department has given out none between 897 and 900.
pub(super) const LA_CODE: &str = "899";
/// Its name, which says on every page that it is invented.
pub(super) const LA_NAME: &str = "Thornmere (invented)";
const NEIGHBOUR: (&str, &str) = ("898", "Harrowfen (invented)");

/// What a school is to the invented children.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Mainstream primary.
    Primary,
    /// Mainstream secondary.
    Secondary,
    /// Provides alternative provision.
    Provision(ProviderKind),
    /// Special school.
    Special,
    /// College or sixth form.
    College,
}

struct School {
    role: Role,
    name: &'static str,
    type_code: &'static str,
    type_name: &'static str,
    group: (&'static str, &'static str),
    ages: (i64, i64),
    pupils: i64,
    neighbour: bool,
}

const fn school(
    role: Role,
    name: &'static str,
    kind: &'static Kind,
    ages: (i64, i64),
    pupils: i64,
) -> School {
    School {
        role,
        name,
        type_code: kind.0,
        type_name: kind.1,
        group: (kind.2, kind.3),
        ages,
        pupils,
        neighbour: false,
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

use Role::{College, Primary, Provision, Secondary, Special};

static SCHOOLS: [School; 44] = [
    school(Secondary, "Thornmere Academy", &SPONSORED, (11, 18), 1340),
    school(Secondary, "Saltgate High School", &COMMUNITY, (11, 16), 980),
    school(
        Secondary,
        "St Brannock's Catholic School",
        &AIDED,
        (11, 18),
        1120,
    ),
    school(Secondary, "Kestrel Hill Academy", &CONVERTER, (11, 16), 870),
    school(Secondary, "Northferry School", &COMMUNITY, (11, 16), 760),
    school(Secondary, "The Weir Academy", &SPONSORED, (11, 18), 1450),
    school(
        Secondary,
        "Ashlock Girls' School",
        &CONVERTER,
        (11, 18),
        910,
    ),
    school(Secondary, "Marram Bay Free School", &FREE, (11, 16), 600),
    school(
        Secondary,
        "Queen Edith's Grammar School",
        &CONVERTER,
        (11, 18),
        1010,
    ),
    school(
        Primary,
        "Fallow Lane Primary School",
        &COMMUNITY,
        (3, 11),
        410,
    ),
    school(
        Primary,
        "Saltgate Infant and Junior School",
        &COMMUNITY,
        (3, 11),
        460,
    ),
    school(
        Primary,
        "St Brannock's Catholic Primary School",
        &AIDED,
        (4, 11),
        208,
    ),
    school(
        Primary,
        "Kestrel Hill Primary Academy",
        &CONVERTER,
        (4, 11),
        415,
    ),
    school(
        Primary,
        "Heron Street Primary School",
        &COMMUNITY,
        (3, 11),
        330,
    ),
    school(
        Primary,
        "Marram Bay Primary Academy",
        &SPONSORED,
        (3, 11),
        395,
    ),
    school(
        Primary,
        "Ferry Road Primary School",
        &COMMUNITY,
        (4, 11),
        270,
    ),
    school(
        Primary,
        "St Hild's C of E Primary School",
        &AIDED,
        (4, 11),
        190,
    ),
    school(Primary, "Oxbow Primary Academy", &CONVERTER, (3, 11), 620),
    school(Primary, "Tidewell Primary School", &COMMUNITY, (3, 11), 240),
    school(
        Primary,
        "Long Causeway Primary School",
        &COMMUNITY,
        (4, 11),
        355,
    ),
    school(
        Primary,
        "Westmere Primary Academy",
        &SPONSORED,
        (4, 11),
        420,
    ),
    school(
        Primary,
        "Pound Green Primary School",
        &COMMUNITY,
        (4, 11),
        145,
    ),
    school(
        Primary,
        "Ysgol y Foryd Primary School",
        &COMMUNITY,
        (3, 11),
        160,
    ),
    school(
        Provision(ProviderKind::Pru),
        "The Lantern Pupil Referral Unit",
        &PRU,
        (11, 16),
        88,
    ),
    school(
        Provision(ProviderKind::Pru),
        "Tidewell Primary Support Base",
        &PRU,
        (5, 11),
        26,
    ),
    school(
        Provision(ProviderKind::Pru),
        "Thornmere Hospital and Home Education",
        &PRU,
        (5, 16),
        34,
    ),
    school(
        Provision(ProviderKind::ApAcademy),
        "Beacon Reach AP Academy",
        &AP_ACADEMY,
        (11, 16),
        72,
    ),
    school(
        Provision(ProviderKind::ApAcademy),
        "Stepping Stones AP Academy",
        &AP_ACADEMY,
        (5, 14),
        40,
    ),
    school(
        Provision(ProviderKind::ApFreeSchool),
        "The Slipway School",
        &AP_FREE,
        (7, 16),
        48,
    ),
    school(
        Provision(ProviderKind::Registered),
        "Harbour House School",
        &INDEPENDENT_SPECIAL,
        (7, 18),
        42,
    ),
    school(
        Provision(ProviderKind::Registered),
        "Fenwick Grove School",
        &INDEPENDENT,
        (5, 16),
        30,
    ),
    school(
        Provision(ProviderKind::College),
        "Thornmere College",
        &FE,
        (14, 99),
        3100,
    ),
    school(Special, "Curlew Park School", &SPECIAL, (4, 19), 160),
    school(Special, "Meadowsweet School", &SPECIAL, (11, 19), 110),
    school(College, "Harrowfen Sixth Form College", &FE, (16, 19), 1250),
    neighbour(school(
        Secondary,
        "Harrowfen High School",
        &COMMUNITY,
        (11, 18),
        1280,
    )),
    neighbour(school(
        Secondary,
        "Priory Cross Academy",
        &CONVERTER,
        (11, 16),
        890,
    )),
    neighbour(school(
        Secondary,
        "Eastdyke School",
        &COMMUNITY,
        (11, 16),
        700,
    )),
    neighbour(school(
        Primary,
        "Eastdyke Primary School",
        &COMMUNITY,
        (4, 11),
        300,
    )),
    neighbour(school(
        Primary,
        "Priory Cross Primary Academy",
        &CONVERTER,
        (4, 11),
        410,
    )),
    neighbour(school(
        Primary,
        "Sluice Lane Primary School",
        &COMMUNITY,
        (3, 11),
        220,
    )),
    neighbour(school(
        Provision(ProviderKind::Pru),
        "Harrowfen Short Stay School",
        &PRU,
        (11, 16),
        60,
    )),
    neighbour(school(Special, "Alder Carr School", &SPECIAL, (3, 19), 140)),
    neighbour(school(
        Secondary,
        "Harrowfen Boys' Academy",
        &SPONSORED,
        (11, 18),
        820,
    )),
];

const fn neighbour(mut school: School) -> School {
    school.neighbour = true;
    school
}

/// First of the invented reference numbers; real ones have six digits and stand at about 152,000.
const FIRST_URN: u32 = 990_001;

const STREETS: [&str; 12] = [
    "Saltgate",
    "Fallow Lane",
    "Kestrel Hill",
    "Heron Street",
    "Long Causeway",
    "Ferry Road",
    "Weir Street",
    "Pound Green",
    "Marram Way",
    "Oxbow Close",
    "Tidewell Road",
    "Station Approach",
];

/// A telephone number that Ofcom keeps for drama.
pub(super) fn telephone(dice: &mut Dice, mobile: bool) -> String {
    if mobile {
        format!("07700 900{:03}", dice.below(1000))
    } else {
        format!("01632 960{:03}", dice.below(1000))
    }
}

/// A postcode of an area that does not exist.
pub(super) fn postcode(dice: &mut Dice) -> String {
    let letter = |dice: &mut Dice| char::from(b"ABDEFGHJLNPQRSTUWXYZ"[dice.below(20) as usize]);
    let (first, second) = (letter(dice), letter(dice));
    format!(
        "ZZ{} {}{first}{second}",
        dice.within(1, 9),
        dice.within(1, 9)
    )
}

/// A street address.
pub(super) fn address(dice: &mut Dice) -> String {
    let flat = if dice.chance(250) {
        format!("Flat {}, ", dice.within(1, 40))
    } else {
        String::new()
    };
    format!(
        "{flat}{} {}\nThornmere",
        dice.within(1, 180),
        dice.pick(&STREETS)
    )
}

/// Every invented school, as the establishment file would have it.
pub(super) fn establishments(seed: u64) -> Vec<Establishment> {
    SCHOOLS
        .iter()
        .enumerate()
        .map(|(i, school)| {
            let mut dice = Dice::new(seed, "school", i as u64);
            let la = if school.neighbour {
                NEIGHBOUR
            } else {
                (LA_CODE, LA_NAME)
            };
            let phase = match school.role {
                Role::Primary => ("2", "Primary"),
                Role::Secondary => ("4", "Secondary"),
                Role::College => ("6", "16 plus"),
                Role::Provision(_) | Role::Special => ("0", "Not applicable"),
            };
            let some = |text: &str| Some(text.to_owned());
            // Across the middle of the sea and a little apart; the neighbour lies to the east, its border 4 km away.
            let east = 700_000 + (i as i64 % 7) * 1_500 + if school.neighbour { 12_000 } else { 0 };
            Establishment {
                urn: FIRST_URN + i as u32,
                la_code: some(la.0),
                la_name: some(la.1),
                estab_number: Some(format!("{:04}", estab_number(i))),
                name: school.name.to_owned(),
                type_code: some(school.type_code),
                type_name: some(school.type_name),
                group_code: some(school.group.0),
                group_name: some(school.group.1),
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
                places_pru: (school.type_code == "14").then_some(school.pupils + 8),
                street: Some(dice.pick(&STREETS).to_owned()),
                town: some(if school.neighbour {
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
        Role::Provision(_) => 1100 + i,
    }
}

fn setting(i: usize) -> String {
    SettingRef::Urn(FIRST_URN + i as u32).to_string()
}

/// Places that the children's histories name.
pub(super) struct Places {
    /// The team's own providers: not registered as schools, so no reference number.
    pub providers: Vec<Provider>,
}

/// A school or provider, ready to be named in a placement.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// As a setting reference.
    pub setting: String,
    /// Kind of placement there.
    pub kind: &'static str,
}

const OWN: [(&str, &str, ProviderKind); 7] = [
    ("Saltmarsh Farm", "land-based", ProviderKind::Unregistered),
    (
        "Wheelhouse Motors Training",
        "vocational",
        ProviderKind::Unregistered,
    ),
    (
        "The Barn at Fallowfield",
        "therapeutic",
        ProviderKind::Unregistered,
    ),
    (
        "Second Half Football Education",
        "sport",
        ProviderKind::Unregistered,
    ),
    (
        "Northlight Studio",
        "arts and media",
        ProviderKind::Unregistered,
    ),
    (
        "Kite Tuition",
        "one-to-one tuition",
        ProviderKind::Unregistered,
    ),
    ("Brightline Online", "online", ProviderKind::Unregistered),
];

impl Places {
    /// The providers, as of `today`.
    pub fn new(seed: u64, today: NaiveDate) -> Self {
        let providers = OWN
            .iter()
            .enumerate()
            .map(|(i, (name, kind, _))| {
                let mut dice = Dice::new(seed, "provider", i as u64);
                let made = today - Days::new(1400);
                let full = |text: String| Some(text);
                Provider {
                    id: dice.id(made),
                    name: full((*name).to_owned()),
                    kind: full((*kind).to_owned()),
                    registration: full("unregistered".to_owned()),
                    address: full(address(&mut dice)),
                    postcode: full(postcode(&mut dice)),
                    la_code: full(LA_CODE.to_owned()),
                    phone: full(telephone(&mut dice, false)),
                    email: full(format!(
                        "office@{}.example.org",
                        name.to_lowercase().replace(' ', "-")
                    )),
                    contact_name: full(names::colleague(&mut dice)),
                    dsl_name: full(names::colleague(&mut dice)),
                    dsl_phone: full(telephone(&mut dice, true)),
                    places: Some(dice.within(6, 24)),
                    age_low: Some(if i == 5 { 5 } else { 11 }),
                    age_high: Some(16),
                    // One of each standing, so that the directory shows all of them.
                    approval: full(
                        [
                            "approved",
                            "approved",
                            "conditional",
                            "approved",
                            "suspended",
                            "approved",
                            "unknown",
                        ][i]
                            .to_owned(),
                    ),
                    approved_until: [
                        Some(200),
                        Some(20),
                        Some(90),
                        Some(300),
                        None,
                        Some(150),
                        None,
                    ][i]
                        .map(|d| today + Days::new(d)),
                    visited_on: (i != 6).then(|| today - Days::new(dice.below(400))),
                    day_rate_pence: (i != 4).then(|| 100 * dice.within(85, 120)),
                    ..Provider::default()
                }
            })
            .collect();
        Self { providers }
    }

    fn of(role: impl Fn(&School) -> bool, dice: &mut Dice, home_first: bool) -> usize {
        let fitting: Vec<(u64, usize)> = SCHOOLS
            .iter()
            .enumerate()
            .filter(|(_, s)| role(s))
            .map(|(i, s)| (if s.neighbour && home_first { 3 } else { 40 }, i))
            .collect();
        dice.weigh(&fitting)
    }

    /// A mainstream school for a stage.
    pub fn mainstream(&self, dice: &mut Dice, stage: Stage) -> String {
        let role = if stage == Stage::Primary {
            Role::Primary
        } else {
            Role::Secondary
        };
        setting(Self::of(|s| s.role == role, dice, true))
    }

    /// A special school.
    pub fn special(&self, dice: &mut Dice) -> String {
        setting(Self::of(|s| s.role == Role::Special, dice, true))
    }

    /// A college.
    pub fn college(&self, dice: &mut Dice) -> String {
        setting(Self::of(
            |s| {
                matches!(
                    s.role,
                    Role::College | Role::Provision(ProviderKind::College)
                )
            },
            dice,
            true,
        ))
    }

    /// A provider of a kind that takes the age.
    pub fn provision(&self, dice: &mut Dice, kind: ProviderKind, age: i64) -> Place {
        let kind_of_placement = if kind == ProviderKind::College {
            "college"
        } else {
            "alternative_provision"
        };
        if kind == ProviderKind::Unregistered {
            // Primary children go to the farm, the barn and the studio, not to the garage.
            let own = if age < 11 { [0, 2, 2] } else { [0, 1, 3] };
            let at = if dice.chance(700) {
                own[dice.below(3) as usize]
            } else {
                [2, 4][dice.below(2) as usize]
            };
            return Place {
                setting: self.own(at),
                kind: kind_of_placement,
            };
        }
        let near =
            |s: &School| s.role == Role::Provision(kind) && (s.ages.0..=s.ages.1).contains(&age);
        if !SCHOOLS.iter().any(near) {
            return Place {
                setting: setting(Self::of(|s| s.role == Role::Provision(kind), dice, true)),
                kind: kind_of_placement,
            };
        }
        Place {
            setting: setting(Self::of(near, dice, true)),
            kind: kind_of_placement,
        }
    }

    /// Tuition, at home or online.
    pub fn tuition(&self, dice: &mut Dice) -> Place {
        if dice.chance(700) {
            Place {
                setting: self.own(5),
                kind: "home_tuition",
            }
        } else {
            Place {
                setting: self.own(6),
                kind: "online",
            }
        }
    }

    /// Teaching of children who are ill.
    pub fn hospital(&self) -> Place {
        Place {
            setting: setting(25),
            kind: "hospital",
        }
    }

    fn own(&self, at: usize) -> String {
        SettingRef::Own(self.providers[at].id).to_string()
    }

    /// Schools that keep a calendar of their own: name and reference number.
    pub fn with_own_calendar() -> [(&'static str, u32); 2] {
        [
            (SCHOOLS[0].name, FIRST_URN),
            (SCHOOLS[5].name, FIRST_URN + 5),
        ]
    }
}
