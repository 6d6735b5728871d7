//! Local numbers: what a team may set for itself, each with its default, its bounds and, when changed, a reason.
//!
//! Law changes by date in the rule book; practice changes here. A number without a reason is refused, because the next
//! inspector will ask for it.

use std::collections::BTreeMap;

use crate::hours::Entitlements;

/// What a dial is called, and what it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct DialFace {
    /// Key under which the setting is stored.
    pub key: &'static str,
    /// What it sets, in words.
    pub title: &'static str,
    /// The unit of the number.
    pub unit: &'static str,
    /// Used until somebody sets another.
    pub default: i64,
    /// Smallest value that makes sense.
    pub least: i64,
    /// Largest value that makes sense.
    pub most: i64,
    /// Where the default comes from.
    pub source: &'static str,
}

macro_rules! dials {
    ($($variant:ident = $key:literal, $title:literal, $unit:literal, $default:literal, $least:literal ..= $most:literal, $source:literal;)+) => {
        /// A number that a team may set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Dial { $(#[doc = $title] $variant),+ }

        impl Dial {
            /// Every dial.
            pub const ALL: &'static [Dial] = &[$(Dial::$variant),+];

            /// Its face.
            pub const fn face(self) -> DialFace {
                match self {
                    $(Dial::$variant => DialFace { key: $key, title: $title, unit: $unit, default: $default, least: $least, most: $most, source: $source }),+
                }
            }
        }
    };
}

dials! {
    ExclusionBasis = "clock.C01.basis", "Sixth day after exclusion: 0 counts the first day as day 1, 1 counts from the day after", "basis", 0, 0..=1, "2007 Regulations reg. 4; the earlier of two readings";
    LookedAfterDayOne = "clock.C15.days", "Looked-after child excluded: school days until education is expected", "school days", 1, 0..=5, "Suspension guidance; virtual school practice";
    FirstReviewWeeks = "clock.C81.first_weeks", "First review of a placement after its start", "weeks", 6, 1..=12, "Practice: four to six weeks";
    ReducedTimetableWeeks = "clock.C40.weeks", "Longest reduced timetable", "weeks", 6, 1..=26, "Local practice (Oxfordshire: six weeks); no national maximum";
    AllocationDays = "clock.C50.days", "Fair access: school place allocated after acceptance", "school days", 20, 1..=40, "School Admissions Code 2021, 3.21";
    AdmitDays = "clock.C50A.days", "Fair access: child admitted after the panel’s decision", "school days", 20, 1..=40, "Local practice (Buckinghamshire)";
    SchoolReplyDays = "clock.C54.reply", "Fair access: school’s written reply", "school days", 5, 1..=20, "Local practice (Lancashire)";
    RefusalEvidenceDays = "clock.C54.evidence", "Fair access: school’s evidence for a refusal", "school days", 2, 1..=20, "Local practice (Lancashire)";
    HomeEducationMonths = "clock.C70.months", "Home education: contact at least every", "months", 12, 1..=24, "Practice; no statutory interval";
    MissingEnquiryDays = "clock.C71.school", "Missing education: school’s and authority’s first enquiries", "school days", 10, 1..=40, "Local practice";
    MissingAuthorityDays = "clock.C71.authority", "Missing education: authority’s enquiries complete", "school days", 20, 1..=60, "Local practice";
    SuspensionWarnDays = "clock.C12.warn", "Warn of the yearly limit of 45 suspended days at", "school days", 40, 1..=45, "Local prompt";
    StallWeeks = "plan.stall_weeks", "A plan stalls when it falls short for this many weeks in a row", "weeks", 2, 1..=6, "Local prompt";
    AwaitingDays = "alert.awaiting_days", "Alert when a child awaits provision for more than", "school days", 5, 0..=40, "Local prompt";
    LowHours = "alert.low_hours", "Alert when weekly hours are under", "hours", 15, 1..=25, "Local prompt; not a legal threshold";
    UnseenDays = "alert.unseen_days", "Alert when nobody has seen the child for", "days", 10, 1..=90, "Local prompt";
    EndingDays = "alert.ending_days", "Alert when a placement ends without a next step within", "school days", 20, 1..=60, "Local prompt";
    DualContactDays = "alert.dual_contact_days", "Alert when a dual-registered child has had no home-school contact for", "days", 30, 1..=120, "Local prompt";
    TemporaryUpnDays = "alert.temporary_upn_days", "Alert when the UPN is missing or temporary for more than", "days", 20, 1..=365, "Local prompt";
    VoiceDays = "alert.voice_days", "Alert when the child’s own words were last written down more than", "days ago", 90, 7..=365, "Local prompt";
    ReferralDays = "alert.referral_days", "Alert when a provider has not answered a referral for more than", "working days", 5, 1..=40, "Local prompt";
    FullTimeHours = "registration.full_hours", "Unregistered setting: weekly hours that look full time", "hours", 18, 10..=30, "Contested; a judgement, not a rule";
    NearFullTimeHours = "registration.near_hours", "Unregistered setting: weekly hours to look at", "hours", 15, 5..=30, "Contested; a judgement, not a rule";
    RegistrationPupils = "registration.pupils", "Unregistered setting: full-time pupils that make a school", "pupils", 5, 1..=20, "Education Act 1996 s.463";
    NonSchoolWeeks = "registration.planned_weeks", "Planned limit for full-time non-school provision", "weeks", 12, 1..=52, "Announced, not law: warn only";
    NonSchoolSessions = "registration.planned_sessions", "Planned limit for part-time non-school provision", "sessions a week", 4, 1..=10, "Announced, not law: warn only";
}

/// A number that somebody set, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Local {
    /// The number.
    pub number: i64,
    /// Why it differs.
    pub reason: String,
}

/// Everything that a team has set for itself.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    numbers: BTreeMap<Dial, Local>,
    off: BTreeMap<String, String>,
    /// Weekly entitlement by key stage.
    pub entitlements: Entitlements,
}

/// Why a setting was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DialError {
    /// No reason was given.
    #[error("Say why “{0}” is set differently here.")]
    NoReason(&'static str),
    /// Outside what makes sense.
    #[error("“{title}” must be from {least} to {most} {unit}.")]
    OutOfBounds {
        /// What was set.
        title: &'static str,
        /// Smallest.
        least: i64,
        /// Largest.
        most: i64,
        /// Unit.
        unit: &'static str,
    },
    /// No rule of that name.
    #[error("There is no rule {0}.")]
    NoRule(String),
}

impl Dial {
    /// The dial of a stored key.
    pub fn from_key(key: &str) -> Option<Dial> {
        Dial::ALL
            .iter()
            .copied()
            .find(|dial| dial.face().key == key)
    }
}

impl Overrides {
    /// Sets a number, with the reason.
    pub fn set(&mut self, dial: Dial, number: i64, reason: &str) -> Result<(), DialError> {
        let face = dial.face();
        if !(face.least..=face.most).contains(&number) {
            return Err(DialError::OutOfBounds {
                title: face.title,
                least: face.least,
                most: face.most,
                unit: face.unit,
            });
        }
        if reason.trim().is_empty() {
            return Err(DialError::NoReason(face.title));
        }
        self.numbers.insert(
            dial,
            Local {
                number,
                reason: reason.trim().to_owned(),
            },
        );
        Ok(())
    }

    /// The number in use.
    pub fn number(&self, dial: Dial) -> i64 {
        self.numbers
            .get(&dial)
            .map_or(dial.face().default, |local| local.number)
    }

    /// The number in use where only small positive ones are allowed.
    pub(crate) fn days(&self, dial: Dial) -> u32 {
        u32::try_from(self.number(dial)).unwrap_or(0)
    }

    /// What somebody set, or `None` when the default is in use.
    pub fn local(&self, dial: Dial) -> Option<&Local> {
        self.numbers.get(&dial)
    }

    /// Stops a rule here, with the reason; its findings are then shown as excused, never dropped.
    pub fn switch_off(&mut self, rule: &str, reason: &str) -> Result<(), DialError> {
        let rule = crate::clocks::rule(rule).ok_or_else(|| DialError::NoRule(rule.to_owned()))?;
        if reason.trim().is_empty() {
            return Err(DialError::NoReason(rule.title));
        }
        self.off
            .insert(rule.id.to_owned(), reason.trim().to_owned());
        Ok(())
    }

    /// Why a rule is stopped here, or `None` when it runs.
    pub fn off(&self, rule: &str) -> Option<&str> {
        if self.off.is_empty() {
            return None;
        }
        self.off.get(rule).map(String::as_str)
    }
}
