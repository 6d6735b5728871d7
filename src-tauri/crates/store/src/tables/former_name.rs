//! Names that a child no longer uses but that old letters, schools and cousins still do. Search finds the child by them.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A name that the child used before.
    FormerName / FormerNamePatch = "former_name", "former name", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// Former surname; NULL where only the forename changed.
    surname: String,
    /// Former forename; NULL where only the surname changed.
    forename: String,
    /// Last day of use; NULL is not known.
    until: NaiveDate,
}

fn check(row: &FormerName, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A former name belongs to a child.");
    if row.surname.is_none() && row.forename.is_none() {
        faults.say(
            "surname",
            "Enter the former surname, the former forename, or both.",
        );
    }
}
