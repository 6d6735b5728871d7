//! Where the invented children are: schools and providers to be picked by what they are, and the team's own providers,
//! which are no schools and have no reference number.

use super::addresses::{address, postcode, telephone};
use super::dice::Dice;
use super::figures::{ProviderKind, Stage};
use super::names;
use super::schools::{FIRST_URN, LA_CODE, Role, SCHOOLS, School, setting};
use chrono::{Days, NaiveDate};
use waymark_domain::SettingRef;
use waymark_store::tables::Provider;

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
            .map(|(i, s)| (if s.neighbour() && home_first { 3 } else { 40 }, i))
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

    fn only(role: Role) -> usize {
        SCHOOLS.iter().position(|s| s.role == role).unwrap_or(0)
    }

    /// Teaching of children who are ill.
    pub fn hospital(&self) -> Place {
        Place {
            setting: setting(Self::only(Role::Hospital)),
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
