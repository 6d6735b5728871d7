//! A start before the child was born, said before anything else about a placement is asked. Whatever else is saved is looked at
//! where it is written.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::tables::Pupil;

use crate::{App, Failure};

/// Refuses a first day before the child was born.
///
/// # Errors
/// A sentence at `started_on`; or when the vault cannot be read.
pub(crate) fn before_that(
    app: &App,
    pupil: Option<Uuid>,
    start: Option<NaiveDate>,
) -> Result<(), Failure> {
    let (Some(pupil), Some(start)) = (pupil, start) else {
        return Ok(());
    };
    let born = app
        .read(|reader| Pupil::get(reader, pupil))?
        .and_then(|row| row.dob);
    match born {
        Some(born) if start < born => Err(Failure::at(
            "started_on",
            format!(
                "The start is before the child was born ({}). Nothing was saved; check the year.",
                dates::long(born)
            ),
        )),
        _ => Ok(()),
    }
}
