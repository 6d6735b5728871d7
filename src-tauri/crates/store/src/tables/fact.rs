//! What is true of a child's life for a time and changes what is owed: a plan, care, a social worker, a language. Dated, because
//! "was she looked after in March?" is asked in November.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::table::{Faults, table};

table! {
    /// A circumstance with its dates.
    Fact / FactPatch = "fact", "circumstance", of Pupil, check check;
    /// The child.
    pupil: Uuid,
    /// `EHCP`, `LAC`, `PLAC`, `CIN`, `CP`, `YJS`, `SEN`, `FSM`, `EAL`, `CARER` or the team's own.
    kind: String,
    /// Need, plan, name of the other authority.
    detail: String,
    /// First day; NULL is not known.
    started_on: NaiveDate,
    /// Last day; NULL is still so.
    ended_on: NaiveDate,
    /// Who said so.
    source: String,
}

fn check(row: &Fact, faults: &mut Faults) {
    faults.some("pupil", &row.pupil, "A circumstance belongs to a child.");
    faults.text("kind", &row.kind, "Choose the circumstance.");
    faults.in_order(
        "ended_on",
        ("The end", row.ended_on),
        ("the start", row.started_on),
    );
}
