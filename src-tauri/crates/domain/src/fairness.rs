//! Fair share: how much each school has taken and sent, weighed by the authority's own grid, per hundred on roll.
//!
//! A grid is agreed on a day and keeps its number for ever, so that a past meeting is reckoned again under the grid of
//! its own time. Every total carries the rows behind it. A school whose roll is not known is counted and shown but not
//! ranked, because a share without a size is not comparable. Points are whole thousandths: sums must not depend on the
//! order in which they are added.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::year::AcademicYear;

crate::vocabulary::vocabulary! { "fair-share entry",
    /// What a school took or sent.
    pub enum Moved {
        FairAccess = "fair_access": "Admitted by fair access",
        ManagedIn = "managed_in": "Managed move in",
        ManagedOut = "managed_out": "Managed move out",
        Excluded = "excluded": "Permanently excluded",
        ApPlaced = "ap_placed": "Placed in alternative provision",
        ReturnKept = "return_kept": "Return kept",
        LookedAfterOrEhc = "lac_ehcp": "Looked-after or EHC admission",
    }
}

impl Moved {
    /// Whether the school took a child by it, rather than sent one away.
    pub const fn is_taken(self) -> bool {
        matches!(
            self,
            Moved::FairAccess | Moved::ManagedIn | Moved::ReturnKept | Moved::LookedAfterOrEhc
        )
    }

    /// Whether it is an admission that a cap counts and that ends a wait.
    pub const fn is_admission(self) -> bool {
        matches!(self, Moved::FairAccess | Moved::ManagedIn)
    }
}

/// A row behind the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The row from which it comes.
    pub id: Uuid,
    /// The school.
    pub urn: u32,
    /// When.
    pub on: NaiveDate,
    /// What.
    pub moved: Moved,
    /// Fair-access category a to m, where there is one.
    pub category: Option<char>,
    /// National-curriculum year, where it is known.
    pub year: Option<i8>,
}

impl Entry {
    /// Whether it was an admission to this year group in the academic year of a day.
    pub fn is_taken_in(&self, year: i8, on: NaiveDate) -> bool {
        self.moved.is_admission()
            && self.year == Some(year)
            && AcademicYear::containing(self.on) == AcademicYear::containing(on)
    }
}

/// How points fade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decay {
    /// They do not.
    #[default]
    None,
    /// Evenly to nothing over this many days.
    OverDays(u32),
    /// This percentage is kept with each academic year that has ended since.
    KeepPercentAYear(u8),
}

/// In what order schools have their turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turns {
    /// The smallest share per hundred on roll is first; of equals the one that has waited longest.
    #[default]
    LeastShare,
    /// In rotation: the school that has waited longest since it last admitted is first, whatever its share or size.
    LongestWait,
}

/// What is wrong with a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridProblem {
    /// The part that is wrong: `weights`, `weights.fair_access`, `categories.d`, `years.9`, `decay`.
    pub at: String,
    /// One line for the person who agrees it.
    pub sentence: String,
}

/// A local grid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Grid {
    /// "Agreed 1 September 2026".
    pub name: String,
    /// The day from which it is used.
    pub agreed_on: Option<NaiveDate>,
    /// Points in thousandths by what moved; credits are positive, what a school sends away is negative. Absent = 0.
    pub weights: BTreeMap<String, i64>,
    /// Points in thousandths that replace the fair-access weight for a category.
    pub categories: BTreeMap<char, i64>,
    /// Percentage by year group, 100 = as it is. Absent = 100.
    pub years: BTreeMap<i8, i64>,
    /// How points fade.
    pub decay: Decay,
    /// The most admissions (fair access and managed moves in) a year group takes in an academic year; `None` = no cap.
    pub cap_per_year_group: Option<u32>,
    /// In what order schools have their turns.
    pub turns: Turns,
    /// Year groups of schools that take no turn while this grid is used.
    pub spared: Vec<SparedYear>,
}

/// A year group of a school that a grid spares: it has been filled, or was agreed to be full.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SparedYear {
    /// URN.
    pub urn: u32,
    /// The year group, R as 0.
    pub year: i8,
    /// Until when; `None` = as long as the grid is used.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

impl Grid {
    /// The exemptions that it gives a school.
    pub fn exemptions_of(&self, urn: u32) -> impl Iterator<Item = Exemption> + '_ {
        let own = self.spared.iter().filter(move |spared| spared.urn == urn);
        own.map(|spared| Exemption {
            year: Some(spared.year),
            from: self.agreed_on.unwrap_or(NaiveDate::MIN),
            until: spared.until,
            reason: spared.reason.clone(),
        })
    }
}

/// A school in the comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct School {
    /// URN.
    pub urn: u32,
    /// Pupils on roll, or published admission number times years; `None` or 0 = not known.
    pub roll: Option<u32>,
    /// Exemptions that panels agreed.
    pub exemptions: Vec<Exemption>,
}

/// A school, or a year group of it, that a panel spares for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The year group; `None` = the whole school.
    pub year: Option<i8>,
    /// From when.
    pub from: NaiveDate,
    /// Until when; `None` = open.
    pub until: Option<NaiveDate>,
    /// Why.
    pub reason: String,
}

/// A school's line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// URN.
    pub urn: u32,
    /// How often each thing happened, in the period, unweighted.
    pub counts: BTreeMap<&'static str, u32>,
    /// Points in thousandths.
    pub points: i64,
    /// Points in thousandths per hundred on roll; `None` = the roll is not known.
    pub per_hundred: Option<i64>,
    /// The rows behind it and what each is worth on the day.
    pub rows: Vec<(Uuid, i64)>,
    /// The last day on which the school admitted by fair access or managed move.
    pub last_admitted: Option<NaiveDate>,
    /// Admissions in the year group asked about, in this academic year.
    pub taken_in_year_group: u32,
    /// Place in the order of turns, 1 first; `None` = not in the order, and `aside` says why.
    pub turn: Option<u32>,
    /// Why the school has no turn.
    pub aside: Option<String>,
}

impl Grid {
    /// What is wrong with a grid; an empty list means that it can be used.
    pub fn problems(&self) -> Vec<GridProblem> {
        let mut problems = Vec::new();
        let mut wrong = |at: String, sentence: String| problems.push(GridProblem { at, sentence });
        if self.weights.values().all(|weight| *weight == 0)
            && self.categories.values().all(|weight| *weight == 0)
        {
            wrong(
                "weights".into(),
                "The grid gives no points for anything, so every school would be level.".into(),
            );
        }
        for (name, weight) in &self.weights {
            let at = format!("weights.{name}");
            match name.parse::<Moved>() {
                Err(_) => wrong(
                    at,
                    format!(
                        "The grid has points for “{name}”, which is not something that is counted."
                    ),
                ),
                Ok(kind) if kind.is_taken() && *weight < 0 => wrong(
                    at,
                    format!(
                        "“{}” has a negative weight: a school would lose by taking a child.",
                        kind.label()
                    ),
                ),
                Ok(kind @ (Moved::Excluded | Moved::ManagedOut)) if *weight > 0 => wrong(
                    at,
                    format!(
                        "“{}” is a debit: with more than 0 a school would gain by sending a child away.",
                        kind.label()
                    ),
                ),
                Ok(_) => {}
            }
        }
        for (category, weight) in &self.categories {
            if *weight < 0 || !('a'..='m').contains(category) {
                wrong(
                    format!("categories.{category}"),
                    format!("Category “{category}” is not one of a to m with points of 0 or more."),
                );
            }
        }
        for (at, spared) in self.spared.iter().enumerate() {
            if spared.reason.trim().is_empty() {
                wrong(
                    format!("spared.{at}.reason"),
                    "Say why this year group takes no turn.".into(),
                );
            }
            if spared
                .until
                .zip(self.agreed_on)
                .is_some_and(|(until, from)| until < from)
            {
                wrong(
                    format!("spared.{at}.until"),
                    "This day is before the grid begins to count.".into(),
                );
            }
        }
        for (year, _) in self.years.iter().filter(|(_, percent)| **percent < 0) {
            wrong(
                format!("years.{year}"),
                format!("Year {year} has a negative weight."),
            );
        }
        if matches!(self.decay, Decay::OverDays(0))
            || matches!(self.decay, Decay::KeepPercentAYear(101..))
        {
            wrong("decay".into(), "The grid’s decay cannot be worked: days must be 1 or more, the percentage 100 or less.".into());
        }
        problems
    }

    /// What an entry is worth on a day, in thousandths.
    pub fn worth(&self, entry: &Entry, on: NaiveDate) -> i64 {
        if on < entry.on {
            return 0;
        }
        let base = match entry
            .category
            .filter(|_| entry.moved == Moved::FairAccess)
            .and_then(|category| self.categories.get(&category))
        {
            Some(points) => *points,
            None => self.weights.get(entry.moved.code()).copied().unwrap_or(0),
        };
        let percent = entry
            .year
            .and_then(|year| self.years.get(&year))
            .copied()
            .unwrap_or(100);
        let weighted = base.saturating_mul(percent) / 100;
        match self.decay {
            Decay::None => weighted,
            Decay::OverDays(days) => {
                let left = (i64::from(days) - (on - entry.on).num_days()).max(0);
                weighted.saturating_mul(left) / i64::from(days.max(1))
            }
            Decay::KeepPercentAYear(percent) => {
                let years = AcademicYear::containing(on).0 - AcademicYear::containing(entry.on).0;
                (0..years.clamp(0, 50))
                    .fold(weighted, |points, _| points * i64::from(percent) / 100)
            }
        }
    }
}

/// The grid in force on a day: the latest agreed on or before it.
pub fn grid_on(grids: &[Grid], day: NaiveDate) -> Option<&Grid> {
    grids
        .iter()
        .filter(|grid| grid.agreed_on.is_none_or(|agreed| agreed <= day))
        .max_by_key(|grid| grid.agreed_on)
}

/// Reckons every school's share on a day, from entries on or after `since`, in order of turn; schools set aside come last.
/// `year` narrows exemptions, caps and the count to a year group; points are of the whole school, as panels agree them.
pub fn shares(
    grid: &Grid,
    schools: &[School],
    entries: &[Entry],
    since: NaiveDate,
    on: NaiveDate,
    year: Option<i8>,
) -> Vec<Share> {
    let mut of_school: BTreeMap<u32, Vec<&Entry>> = BTreeMap::new();
    for entry in entries
        .iter()
        .filter(|entry| since <= entry.on && entry.on <= on)
    {
        of_school.entry(entry.urn).or_default().push(entry);
    }
    let mut shares: Vec<Share> = schools
        .iter()
        .map(|school| {
            share(
                grid,
                school,
                of_school.get(&school.urn).map_or(&[], Vec::as_slice),
                on,
                year,
            )
        })
        .collect();
    // Of equals the other measure decides, and last the number, so that the order is the same everywhere.
    shares.sort_by_key(|share| {
        let (share_first, then) = match grid.turns {
            Turns::LeastShare => (share.per_hundred, share.last_admitted),
            Turns::LongestWait => (None, share.last_admitted),
        };
        (
            share.aside.is_some(),
            share_first,
            then,
            share.per_hundred,
            share.urn,
        )
    });
    for (share, place) in shares
        .iter_mut()
        .filter(|share| share.aside.is_none())
        .zip(1..)
    {
        share.turn = Some(place);
    }
    shares
}

fn share(
    grid: &Grid,
    school: &School,
    entries: &[&Entry],
    on: NaiveDate,
    year: Option<i8>,
) -> Share {
    let mut counts: BTreeMap<&'static str, u32> = BTreeMap::new();
    let mut rows = Vec::with_capacity(entries.len());
    let (mut last_admitted, mut taken) = (None, 0);
    for entry in entries {
        *counts.entry(entry.moved.code()).or_default() += 1;
        rows.push((entry.id, grid.worth(entry, on)));
        if entry.moved.is_admission() {
            last_admitted = last_admitted.max(Some(entry.on));
        }
        taken += u32::from(year.is_some_and(|year| entry.is_taken_in(year, on)));
    }
    let points: i64 = rows.iter().map(|(_, worth)| worth).sum();
    let per_hundred = school
        .roll
        .filter(|roll| *roll > 0)
        .map(|roll| points * 100 / i64::from(roll));
    let exempt = school.exemptions.iter().find(|exemption| {
        exemption.from <= on
            && exemption.until.is_none_or(|until| on <= until)
            && (exemption.year.is_none() || exemption.year == year)
    });
    let aside = if let Some(exemption) = exempt {
        Some(format!("Exempt: {}", exemption.reason))
    } else if per_hundred.is_none() && grid.turns == Turns::LeastShare {
        Some("Not comparable: the number on roll is not known.".to_owned())
    } else {
        grid.cap_per_year_group
            .filter(|cap| year.is_some() && *cap <= taken)
            .map(|cap| format!("Has taken {taken} in this year group; the cap is {cap}."))
    };
    Share {
        urn: school.urn,
        counts,
        points,
        per_hundred,
        rows,
        last_admitted,
        taken_in_year_group: taken,
        turn: None,
        aside,
    }
}
