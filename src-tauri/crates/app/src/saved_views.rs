//! Questions that are asked of the list again and again: kept with a name, for one officer or the whole team, each with how
//! many children it holds now.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::Reader;
use waymark_store::tables::{SavedView, SavedViewPatch};
use waymark_store::views::{self, PupilsQuery, View};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::rows::{self, RowRemove};
use crate::team::Id;
use crate::{App, Failure};

/// A saved view with its question read and its children counted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SavedViewLine {
    /// The row.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Whether it is the whole team's; else it is mine.
    pub team: bool,
    /// Whether it stands beside the views that come with the product.
    pub pinned: bool,
    /// What it asks.
    pub question: PupilsQuery,
    /// How many children it holds now.
    pub count: u32,
}

/// A view to keep, or what to change about one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(optional_fields)]
pub struct ViewSave {
    /// Absent for a new one.
    pub id: Option<Uuid>,
    /// Its name.
    pub name: Option<String>,
    /// For the whole team.
    pub team: Option<bool>,
    /// Beside the views that come with the product.
    pub pinned: Option<bool>,
    /// What it asks; where it begins and how many rows it shows are left out.
    pub question: Option<PupilsQuery>,
}

/// Moving a view among the others.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct ViewMove {
    /// The view.
    pub id: Uuid,
    /// Its place from now on, counted from one.
    pub to: u32,
}

fn mine_or_team(reader: &Reader, me: Option<Uuid>) -> waymark_store::Result<Vec<SavedView>> {
    let mut views: Vec<SavedView> = SavedView::all(reader)?
        .into_iter()
        .filter(|view| view.owner.is_none() || view.owner == me)
        .collect();
    views.sort_by(|a, b| (&a.position, a.id).cmp(&(&b.position, b.id)));
    Ok(views)
}

/// A question as it was kept. One that a newer version wrote in a way that this one cannot read asks for everybody, and so
/// shows too many rather than none.
fn question(view: &SavedView) -> PupilsQuery {
    view.question
        .as_deref()
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

/// Whose patch "mine" is, is said when it is asked and never kept: the team's view of "mine" is everybody's own.
pub(crate) fn asked(mut question: PupilsQuery, me: Option<Uuid>) -> PupilsQuery {
    if question.view == Some(View::Mine) && question.owner.is_none() {
        question.owner = me;
    }
    question
}

/// My views and the team's, in their order.
pub(crate) fn list(app: &App, _: Nothing) -> Result<Vec<SavedViewLine>, Failure> {
    let (me, today) = (app.me()?, app.today());
    app.read(|reader| {
        let mut lines = Vec::new();
        for view in mine_or_team(reader, me)? {
            let question = question(&view);
            lines.push(SavedViewLine {
                id: view.id,
                team: view.owner.is_none(),
                pinned: view.pinned == Some(true),
                count: views::count(reader, &asked(question.clone(), me), today)?,
                question,
                name: view.name.unwrap_or_else(|| "View without a name".into()),
            });
        }
        Ok(lines)
    })
}

/// Keeps a view or changes one.
pub(crate) fn save(app: &App, request: ViewSave) -> Result<Id, Failure> {
    let me = app.me()?;
    let held = app.read(|reader| mine_or_team(reader, me))?;
    if let Some(name) = &request.name {
        let same = held.iter().any(|view| {
            Some(view.id) != request.id
                && view
                    .name
                    .as_deref()
                    .is_some_and(|other| other.trim().eq_ignore_ascii_case(name.trim()))
        });
        if same {
            return Err(Failure::at(
                "name",
                format!(
                    "There is a view called “{}” already. Choose another name.",
                    name.trim()
                ),
            ));
        }
    }
    let question = request
        .question
        .map(|question| {
            serde_json::to_string(&PupilsQuery {
                offset: None,
                limit: None,
                owner: None,
                ..question
            })
        })
        .transpose()
        .map_err(|error| {
            Failure::say(format!(
                "The view could not be kept: {error}. Nothing was changed."
            ))
        })?;
    let mut patch = SavedViewPatch {
        name: request.name.map(|name| Some(name.trim().to_owned())),
        owner: request.team.map(|team| if team { None } else { me }),
        pinned: request.pinned.map(Some),
        question: question.map(Some),
        ..SavedViewPatch::default()
    };
    match request.id {
        Some(id) => {
            held.iter()
                .find(|view| view.id == id)
                .or_not_found("view")?;
            app.commit(app.change("Changed a view")?.set::<SavedView>(id, patch))?;
            Ok(Id { id })
        }
        None => {
            patch.owner.get_or_insert(me);
            patch.pinned.get_or_insert(Some(true));
            let last = held.last().and_then(|view| view.position.as_deref());
            patch.position = Some(Some(between(last, None)?));
            let id = app.new_id();
            let row = rows::row_of::<SavedView>(id, patch);
            app.commit(app.change("Kept a view")?.create(&row))?;
            Ok(Id { id })
        }
    }
}

/// Takes a view away; the children in it are not touched.
pub(crate) fn remove(app: &App, request: RowRemove) -> Result<Id, Failure> {
    app.commit(
        app.change("Took a view away")?
            .delete::<SavedView>(request.id),
    )?;
    Ok(Id { id: request.id })
}

/// Moves a view among the others.
pub(crate) fn shift(app: &App, request: ViewMove) -> Result<Id, Failure> {
    let me = app.me()?;
    let mut others = app.read(|reader| mine_or_team(reader, me))?;
    let at = others
        .iter()
        .position(|view| view.id == request.id)
        .or_not_found("view")?;
    let view = others.remove(at);
    let to = (request.to.max(1) as usize - 1).min(others.len());
    let before = to
        .checked_sub(1)
        .and_then(|at| others.get(at))
        .and_then(|other| other.position.as_deref());
    let after = others.get(to).and_then(|other| other.position.as_deref());
    let patch = SavedViewPatch {
        position: Some(Some(between(before, after)?)),
        ..SavedViewPatch::default()
    };
    app.commit(app.change("Moved a view")?.set::<SavedView>(view.id, patch))?;
    Ok(Id { id: view.id })
}

fn between(before: Option<&str>, after: Option<&str>) -> Result<String, Failure> {
    waymark_domain::order::between(before, after).map_err(|error| {
        Failure::say(format!(
            "The views could not be ordered: {error}. Nothing was changed."
        ))
    })
}
