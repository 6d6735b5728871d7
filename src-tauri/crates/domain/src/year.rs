//! Year group, key stage, phase and compulsory school age, all from a date of birth and a day.
//!
//! The academic year runs from 1 September to 31 August; a child's national-curriculum year is the age on the 31 August
//! before it starts, less four (born 31 Aug 2014: Year 7 in 2025/26; born a day later: Year 6). Children are taught out
//! of their year at times, so an actual year that somebody recorded goes before the computed one: see [`NcYear::parse`].
//! Compulsory school age: Education Act 1996 s.8; it starts on the prescribed day (31 March, 31 August, 31 December) on
//! or after the fifth birthday and ends on the last Friday in June of the school year in which the child turns 16.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// An academic year, 1 September to 31 August, named by the year in which it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AcademicYear(pub i32);

impl AcademicYear {
    /// The academic year that holds `day`.
    pub fn containing(day: NaiveDate) -> AcademicYear {
        AcademicYear(if day.month() >= 9 {
            day.year()
        } else {
            day.year() - 1
        })
    }

    /// 1 September.
    pub fn first_day(self) -> NaiveDate {
        date(self.0, 9, 1)
    }

    /// 31 August of the following year.
    pub fn last_day(self) -> NaiveDate {
        date(self.0 + 1, 8, 31)
    }
}

impl std::fmt::Display for AcademicYear {
    /// "2026/27".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{:02}", self.0, (self.0 + 1).rem_euclid(100))
    }
}

/// A national-curriculum year group: nursery (−2, −1), Reception (0), Years 1 to 14.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NcYear(i8);

impl NcYear {
    /// Reception.
    pub const RECEPTION: NcYear = NcYear(0);

    /// Year `number`, 1 to 14, or `None`.
    pub fn new(number: u8) -> Option<NcYear> {
        (1..=14).contains(&number).then_some(NcYear(number as i8))
    }

    /// The year group that a birthday gives on `day`; `None` before nursery or past Year 14.
    pub fn of(dob: NaiveDate, day: NaiveDate) -> Option<NcYear> {
        let eve = AcademicYear::containing(day).first_day() - Days::new(1);
        let year = age_on(dob, eve) - 4;
        (-2..=14).contains(&year).then_some(NcYear(year as i8))
    }

    /// Reads what people write: "7", "Y7", "Yr 7", "Year 7", "R", "Reception", "N1", "N2". "X" (not following the
    /// curriculum by year) and anything else is `None`: the text is kept by its holder and shown.
    pub fn parse(text: &str) -> Option<NcYear> {
        let lower = text.trim().to_lowercase();
        match lower.as_str() {
            "r" | "yr r" | "year r" | "reception" | "rec" | "0" => return Some(NcYear::RECEPTION),
            "n1" => return Some(NcYear(-2)),
            "n2" => return Some(NcYear(-1)),
            _ => {}
        }
        let digits = lower
            .trim_start_matches("year")
            .trim_start_matches("ncy")
            .trim_start_matches("yr")
            .trim_start_matches('y')
            .trim_start_matches(['.', ' ']);
        digits.parse().ok().and_then(NcYear::new)
    }

    /// −2 and −1 for nursery, 0 for Reception, then the year's number.
    pub fn number(self) -> i8 {
        self.0
    }

    /// The code of the DfE's returns: "N1", "N2", "R", "1" … "14".
    pub fn code(self) -> String {
        match self.0 {
            -2 => "N1".to_owned(),
            -1 => "N2".to_owned(),
            0 => "R".to_owned(),
            year => year.to_string(),
        }
    }

    /// The key stage that the year belongs to.
    pub fn key_stage(self) -> KeyStage {
        match self.0 {
            ..=0 => KeyStage::Early,
            1..=2 => KeyStage::One,
            3..=6 => KeyStage::Two,
            7..=9 => KeyStage::Three,
            10..=11 => KeyStage::Four,
            _ => KeyStage::Five,
        }
    }

    /// Primary (to Year 6), secondary (7 to 11), post-16.
    pub fn phase(self) -> Phase {
        match self.0 {
            ..=6 => Phase::Primary,
            7..=11 => Phase::Secondary,
            _ => Phase::Post16,
        }
    }
}

impl std::fmt::Display for NcYear {
    /// "Nursery 1", "Reception", "Year 7".
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            -2 => f.write_str("Nursery 1"),
            -1 => f.write_str("Nursery 2"),
            0 => f.write_str("Reception"),
            year => write!(f, "Year {year}"),
        }
    }
}

crate::vocabulary::vocabulary! { "key stage",
    /// A key stage; `Early` is nursery and Reception.
    pub enum KeyStage {
        Early = "EY": "Early years",
        One = "KS1": "Key stage 1",
        Two = "KS2": "Key stage 2",
        Three = "KS3": "Key stage 3",
        Four = "KS4": "Key stage 4",
        Five = "KS5": "Key stage 5",
    }
}

crate::vocabulary::vocabulary! { "phase",
    /// A phase of schooling.
    pub enum Phase {
        Primary = "primary": "Primary",
        Secondary = "secondary": "Secondary",
        Post16 = "post16": "Post-16",
    }
}

/// Whole years of age on `day`; someone born on 29 February is a year older on 1 March of other years.
pub fn age_on(dob: NaiveDate, day: NaiveDate) -> i32 {
    let had_birthday = (day.month(), day.day()) >= (dob.month(), dob.day());
    day.year() - dob.year() - i32::from(!had_birthday)
}

/// The first and last day of compulsory school age (Education Act 1996 s.8).
pub fn compulsory_school_age(dob: NaiveDate) -> (NaiveDate, NaiveDate) {
    let fifth = anniversary(dob, 5);
    let start = [(3, 31), (8, 31), (12, 31)]
        .into_iter()
        .map(|(month, day)| date(fifth.year(), month, day))
        .find(|prescribed| *prescribed >= fifth)
        .unwrap_or_else(|| date(fifth.year(), 12, 31));
    let sixteenth = anniversary(dob, 16);
    let leaving_year = AcademicYear::containing(sixteenth).0 + 1;
    (start, last_friday_in_june(leaving_year))
}

/// Where `day` lies in regard to compulsory school age.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchoolAge {
    /// Not yet of compulsory school age.
    Before,
    /// Of compulsory school age.
    Within,
    /// Past it.
    After,
}

/// Where a child stands on `day`.
pub fn school_age(dob: NaiveDate, day: NaiveDate) -> SchoolAge {
    let (start, end) = compulsory_school_age(dob);
    if day < start {
        SchoolAge::Before
    } else if day <= end {
        SchoolAge::Within
    } else {
        SchoolAge::After
    }
}

/// The last Friday in June, the school leaving date.
pub fn last_friday_in_june(year: i32) -> NaiveDate {
    let last = date(year, 6, 30);
    let past_friday =
        (last.weekday().num_days_from_monday() + 7 - Weekday::Fri.num_days_from_monday()) % 7;
    last - Days::new(u64::from(past_friday))
}

fn anniversary(dob: NaiveDate, years: i32) -> NaiveDate {
    // 29 February has no anniversary in most years; the day of the next age is 1 March.
    NaiveDate::from_ymd_opt(dob.year() + years, dob.month(), dob.day())
        .unwrap_or_else(|| date(dob.year() + years, 3, 1))
}

/// A date that exists in every year; months and days are literals here. Far years clamp rather than panic.
fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(if year < 0 {
        NaiveDate::MIN
    } else {
        NaiveDate::MAX
    })
}
