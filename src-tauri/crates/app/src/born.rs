//! Nothing about a child in the team's care began before the child was born: such a day is a slip of the year, and is said at
//! its field. Where the birthday is unknown nothing can be said.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::tables::{Pupil, Status, StatusPatch};

use crate::rows::{self, RowSave};
use crate::team::Id;
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

/// Saves a status, whose start cannot come before the child.
pub(crate) fn save_status(app: &App, request: RowSave<StatusPatch>) -> Result<Id, Failure> {
    let start = request.patch.started_on.flatten();
    let pupil = match (request.patch.pupil.flatten(), request.id) {
        (None, Some(id)) if start.is_some() => app
            .read(|reader| Status::get(reader, id))?
            .and_then(|row| row.pupil),
        (pupil, _) => pupil,
    };
    before_that(app, pupil, start)?;
    rows::save_status(app, request)
}
