//! A concern about a provider as a whole: raised, with new placements held or not, lifted and closed, each with words.
//!
//! A hold never refuses for ever: a placement drafted there asks why it goes on all the same, and the answer stands in the
//! history with the change. Who is there and what that means is [`affected`].

pub mod affected;
pub mod visits;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::Reader;
use waymark_store::tables::{ProviderConcern, ProviderConcernPatch};

use crate::failure::OrNotFound as _;
use crate::providers::Setting;
use crate::rows::{RowRemove, RowSave, row_of};
use crate::team::Id;
use crate::{App, Failure, names};

/// What has been raised about one provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderConcerns {
    /// The provider's name.
    pub name: String,
    /// Open ones, latest first.
    pub open: Vec<ProviderConcernLine>,
    /// Closed ones, latest first.
    pub closed: Vec<ProviderConcernLine>,
    /// Why a placement there asks for a reason; `None` is no hold.
    pub hold: Option<Hold>,
}

/// A concern about a provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderConcernLine {
    /// The row.
    pub concern: ProviderConcern,
    /// Who wrote it down.
    pub author_name: Option<String>,
    /// Whether it holds new placements.
    pub holds: bool,
}

/// A hold on new placements at a provider.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hold {
    /// The concern that holds them.
    pub concern: Uuid,
    /// "New placements at Forge Lane are on hold since Tue 10 Nov 2026".
    pub head: String,
    /// What was raised.
    pub what: String,
}

/// The hold on a setting, the oldest first where there are several.
pub(crate) fn hold_of(reader: &Reader, setting: &str) -> waymark_store::Result<Option<Hold>> {
    let held = ProviderConcern::having(reader, "setting", setting.to_owned())?
        .into_iter()
        .filter(ProviderConcern::holds)
        .min_by_key(|row| (row.on_day, row.id));
    let Some(row) = held else {
        return Ok(None);
    };
    let name = names::setting(reader, Some(setting))?.unwrap_or_else(|| "this provider".to_owned());
    Ok(Some(Hold {
        concern: row.id,
        head: format!(
            "New placements at {name} are on hold since {}",
            row.on_day
                .map_or_else(|| "a day that is not recorded".to_owned(), dates::long)
        ),
        what: row
            .what
            .unwrap_or_else(|| "What was raised is not recorded".to_owned()),
    }))
}

/// What to answer to somebody who places a child in spite of a hold without saying why.
pub(crate) fn refusal(hold: &Hold) -> Failure {
    Failure::at(
        "hold_reason",
        format!(
            "{}: {}. Nothing was saved yet: to go on, say why in spite of it.",
            hold.head,
            hold.what.trim_end_matches('.')
        ),
    )
}

/// The hold on a setting that is being thought of.
pub(crate) fn hold(app: &App, request: Setting) -> Result<Option<Hold>, Failure> {
    app.read(|reader| hold_of(reader, &request.setting))
}

/// What has been raised about one provider.
pub(crate) fn list(app: &App, request: Setting) -> Result<ProviderConcerns, Failure> {
    app.read(|reader| {
        let mut rows = ProviderConcern::having(reader, "setting", request.setting.clone())?;
        rows.sort_by_key(|row| std::cmp::Reverse((row.on_day, row.id)));
        let mut lines = Vec::with_capacity(rows.len());
        for concern in rows {
            lines.push(ProviderConcernLine {
                author_name: names::officer(reader, concern.author)?,
                holds: concern.holds(),
                concern,
            });
        }
        let (open, closed) = lines
            .into_iter()
            .partition(|line: &ProviderConcernLine| line.concern.closed_on.is_none());
        Ok(ProviderConcerns {
            name: names::setting(reader, Some(&request.setting))?
                .unwrap_or_else(|| "Unknown provider".to_owned()),
            open,
            closed,
            hold: hold_of(reader, &request.setting)?,
        })
    })
}

/// Raises a concern, changes it, lifts its hold or closes it; each is named for people.
pub(crate) fn save(app: &App, mut request: RowSave<ProviderConcernPatch>) -> Result<Id, Failure> {
    let held = match request.id {
        Some(id) => Some(
            app.read(|reader| ProviderConcern::get(reader, id))?
                .or_not_found("concern")?,
        ),
        None => None,
    };
    let setting = request
        .patch
        .setting
        .clone()
        .flatten()
        .or_else(|| held.as_ref().and_then(|row| row.setting.clone()));
    let name = app
        .read(|reader| names::setting(reader, setting.as_deref()))?
        .unwrap_or_else(|| "a provider".to_owned());
    let patch = &request.patch;
    let now_held = patch.held.flatten();
    let said = |day: Option<Option<NaiveDate>>| day.map(|day| day.is_some());
    let label = match (request.id, said(patch.closed_on), said(patch.lifted_on)) {
        (None, _, _) if now_held == Some(true) => {
            format!("Raised a concern about {name} and held new placements there")
        }
        (None, _, _) => format!("Raised a concern about {name}"),
        (_, Some(true), _) => format!("Closed the concern about {name}"),
        (_, Some(false), _) => format!("Opened the concern about {name} again"),
        (_, _, Some(true)) => format!("Lifted the hold on {name}"),
        _ if now_held == Some(true) => format!("Held new placements at {name}"),
        _ => format!("Changed the concern about {name}"),
    };
    let Some(id) = request.id else {
        request.patch.author = Some(app.me()?);
        if request.patch.on_day.is_none() {
            request.patch.on_day = Some(Some(app.today()));
        }
        let id = app.new_id();
        let row = row_of::<ProviderConcern>(id, request.patch);
        app.commit(app.change(label)?.create(&row))?;
        return Ok(Id { id });
    };
    let why = request.patch.closed_why.clone().flatten().or(request
        .patch
        .lifted_why
        .clone()
        .flatten());
    let mut change = app.change(label)?;
    if let Some(why) = why.as_deref().map(str::trim).filter(|why| !why.is_empty()) {
        change = change.reason(why);
    }
    app.commit(change.set::<ProviderConcern>(id, request.patch))?;
    Ok(Id { id })
}

/// Takes a concern away that should not have been written; it stays in the history.
pub(crate) fn remove(app: &App, request: RowRemove) -> Result<Id, Failure> {
    crate::rows::remove_as::<ProviderConcern>(app, request, "Took away a concern about a provider")
}
