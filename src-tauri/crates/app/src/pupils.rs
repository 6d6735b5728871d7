//! Children: the list, finding one before adding one, adding and changing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::search;
use waymark_store::tables::{Pupil, PupilPatch};
use waymark_store::views::{self, CaseloadRow, PupilsPage, PupilsQuery, ViewCount};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::rows::{self, RowSave};
use crate::saved_views::asked;
use crate::team::Id;
use crate::{App, Failure, closing};

/// What is known of a child who may already be here.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct Likeness {
    /// Family name.
    pub surname: Option<String>,
    /// Given name.
    pub forename: Option<String>,
    /// Date of birth.
    pub dob: Option<chrono::NaiveDate>,
    /// Unique pupil number.
    pub upn: Option<String>,
}

/// A child who may be the same one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Alike {
    /// As in lists.
    pub row: CaseloadRow,
    /// "Same UPN", "Same name and date of birth", "Similar name".
    pub reason: String,
    /// Whether it is surely the same child.
    pub sure: bool,
}

/// One page of the list.
pub(crate) fn list(app: &App, request: PupilsQuery) -> Result<PupilsPage, Failure> {
    let request = asked(request, app.me()?);
    let today = app.today();
    app.read(|reader| views::pupils(reader, &request, today))
}

/// Every view with how many children it holds.
pub(crate) fn counts(app: &App, _: Nothing) -> Result<Vec<ViewCount>, Failure> {
    let me = app.me()?;
    let today = app.today();
    app.read(|reader| views::view_counts(reader, me, today))
}

/// One child as in the list.
pub(crate) fn peek(app: &App, request: Id) -> Result<CaseloadRow, Failure> {
    app.read(|reader| views::pupil(reader, request.id))?
        .or_not_found("child")
}

/// Children who may be the one about to be added. Search comes before adding, so that nobody is held twice.
pub(crate) fn alike(app: &App, request: Likeness) -> Result<Vec<Alike>, Failure> {
    app.read(|reader| {
        let mut found = Vec::new();
        for likeness in search::alike(
            reader,
            request.surname.as_deref(),
            request.forename.as_deref(),
            request.dob,
            request.upn.as_deref(),
        )? {
            if let Some(row) = views::pupil(reader, likeness.pupil)? {
                found.push(Alike {
                    row,
                    reason: likeness.reason,
                    sure: likeness.sure,
                });
            }
        }
        Ok(found)
    })
}

/// Adds a child. Whoever adds one holds the case until it is given to somebody else.
pub(crate) fn add(app: &App, mut request: RowSave<PupilPatch>) -> Result<Id, Failure> {
    request.id = None;
    if request.patch.opened_on.is_none() {
        request.patch.opened_on = Some(Some(app.today()));
    }
    if request.patch.owner.is_none() {
        request.patch.owner = Some(app.me()?);
    }
    closing::check(app, None, &request.patch)?;
    rows::save::<Pupil>(app, request)
}

/// Changes a child's own row.
pub(crate) fn save(app: &App, request: RowSave<PupilPatch>) -> Result<Id, Failure> {
    let id: Option<Uuid> = request.id;
    let id = id.or_not_found("child")?;
    let held = app
        .read(|reader| Pupil::get(reader, id))?
        .or_not_found("child")?;
    closing::check(app, Some(&held), &request.patch)?;
    rows::save::<Pupil>(app, request)
}
