//! What one row of a list gives: a child, as far as the row says.

use chrono::NaiveDate;
use waymark_domain::{FactKind, StatusKind};

/// Something wrong or guessed in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The heading.
    pub column: String,
    /// The cell as it was.
    pub value: String,
    /// A sentence for the person.
    pub sentence: String,
    /// Whether the row cannot be taken because of it; otherwise the row is taken and the cell kept as text.
    pub rejects: bool,
}

/// A school as the list names it: by URN, by name, or both.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SchoolGiven {
    /// Unique reference number.
    pub urn: Option<u32>,
    /// Name as written.
    pub name: Option<String>,
}

/// A status that the row gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusGiven {
    /// Which.
    pub kind: StatusKind,
    /// Day it began; `None` = the list does not say, which whoever commits it must ask or show as unknown.
    pub started_on: Option<NaiveDate>,
    /// Day it ended.
    pub ended_on: Option<NaiveDate>,
    /// Why, as written.
    pub reason: Option<String>,
}

/// A dated fact that the row gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactGiven {
    /// Which.
    pub kind: FactKind,
    /// More words, as written or as the code list has them.
    pub detail: Option<String>,
    /// Day it began, when the cell held one.
    pub started_on: Option<NaiveDate>,
}

/// A placement that the row gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlacementGiven {
    /// URN or name of the provider.
    pub provider: SchoolGiven,
    /// Day it began.
    pub started_on: Option<NaiveDate>,
    /// Day it is planned to end.
    pub planned_end: Option<NaiveDate>,
}

/// A parent or carer that the row gives.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ContactGiven {
    /// Name; `None` when only a number or address is given.
    pub name: Option<String>,
    /// Relationship, as written.
    pub relationship: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Email.
    pub email: Option<String>,
}

/// A child as one row gives it. `None` = the list does not say, or says something that could not be read (then there
/// is a problem, and the text is in `leftovers`).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PupilRow {
    /// The row as the spreadsheet numbers it.
    pub line: u64,
    /// Surname, as written.
    pub surname: Option<String>,
    /// Forename, as written.
    pub forename: Option<String>,
    /// Middle names.
    pub middle_names: Option<String>,
    /// What the child is called.
    pub known_as: Option<String>,
    /// A surname that the child had before.
    pub former_surname: Option<String>,
    /// Date of birth.
    pub dob: Option<NaiveDate>,
    /// F or M.
    pub sex: Option<String>,
    /// UPN with the right check letter, upper case.
    pub upn: Option<String>,
    /// Former UPN, likewise.
    pub former_upn: Option<String>,
    /// ULN with the right check digit.
    pub uln: Option<String>,
    /// Ethnicity code where the text is one or names one, else as written.
    pub ethnicity: Option<String>,
    /// First language, as written.
    pub first_language: Option<String>,
    /// Year group code, only where it differs from what the date of birth gives or there is none.
    pub nc_year: Option<String>,
    /// School on whose roll the child is.
    pub school: Option<SchoolGiven>,
    /// Home LA, as written.
    pub home_la: Option<String>,
    /// Address in lines.
    pub address: Option<String>,
    /// Postcode, as on envelopes.
    pub postcode: Option<String>,
    /// Officer's name, as written.
    pub owner: Option<String>,
    /// Day the team first knew of the child.
    pub opened_on: Option<NaiveDate>,
    /// Day the case was closed.
    pub closed_on: Option<NaiveDate>,
    /// Day of the next review.
    pub next_review: Option<NaiveDate>,
    /// Facts.
    pub facts: Vec<FactGiven>,
    /// Statuses.
    pub statuses: Vec<StatusGiven>,
    /// Placement.
    pub placement: Option<PlacementGiven>,
    /// Parent or carer.
    pub contact: Option<ContactGiven>,
    /// Text of columns that are notes, one per column.
    pub notes: Vec<String>,
    /// Heading and text of cells with no field of their own, and of those that could not be read.
    pub leftovers: Vec<(String, String)>,
    /// What was wrong or guessed.
    pub problems: Vec<Problem>,
}

impl PupilRow {
    /// Whether the row cannot be taken.
    #[must_use]
    pub fn rejected(&self) -> bool {
        self.problems.iter().any(|p| p.rejects)
    }
}
