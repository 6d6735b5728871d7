//! Whose laptop this is: the team, its officers, and who is at the keyboard.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::tables::{Officer, OfficerPatch, TEAM, Team, TeamPatch};
use waymark_store::{reference, views};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::rows;
use crate::{App, Failure};

/// The team and its place.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TeamView {
    /// The team's row; `None` before the first run is over.
    pub team: Option<Team>,
    /// Neighbouring local authorities, worked out from where their schools stand.
    pub neighbours: Vec<LocalAuthority>,
}

/// A local authority as in the establishment file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LocalAuthority {
    /// Three digits.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// What to change about the team.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TeamSave {
    /// Only the fields that change.
    pub patch: TeamPatch,
}

/// One officer, new or changed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OfficerSave {
    /// Absent for a new officer.
    #[ts(optional)]
    pub id: Option<Uuid>,
    /// Only the fields that change.
    pub patch: OfficerPatch,
}

/// A row's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Id {
    /// The row.
    pub id: Uuid,
}

/// Who is at the keyboard.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Me {
    /// `None` until somebody has said.
    pub officer: Option<Officer>,
}

/// What the frame of the window shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppState {
    /// The day that the app believes.
    pub today: chrono::NaiveDate,
    /// One plain sentence: what is saved, which backup is proven, and that no network is used.
    pub sentence: String,
    /// Who is at the keyboard.
    pub me: Option<Officer>,
    /// The team.
    pub team: Option<Team>,
    /// Whether this is the invented local authority.
    pub sample: bool,
    /// Counts that are work: breached and due today.
    pub due_now: u32,
    /// What Ctrl+Z would undo.
    pub undo: Option<String>,
    /// What Ctrl+Shift+Z would redo.
    pub redo: Option<String>,
    /// Minutes of idling before the vault locks.
    pub lock_after_minutes: u32,
}

/// The team and its neighbours.
pub(crate) fn get_team(app: &App, _: Nothing) -> Result<TeamView, Failure> {
    app.read(|reader| {
        let team = Team::get(reader, TEAM)?;
        let neighbours = match team.as_ref().and_then(|team| team.la_code.as_deref()) {
            Some(code) => reference::neighbours(reader, code)?
                .into_iter()
                .map(|(code, name)| LocalAuthority { code, name })
                .collect(),
            None => Vec::new(),
        };
        Ok(TeamView { team, neighbours })
    })
}

/// Says which local authority and which team this is.
pub(crate) fn save_team(app: &App, request: TeamSave) -> Result<TeamView, Failure> {
    let held = app.read(|reader| Team::get(reader, TEAM))?;
    let change = app.change("Changed the team")?;
    let change = match held {
        Some(_) => change.set::<Team>(TEAM, request.patch),
        None => change.create(&rows::row_of::<Team>(TEAM, request.patch)),
    };
    app.commit(change)?;
    get_team(app, Nothing {})
}

/// Everybody who works or worked here.
pub(crate) fn list_officers(app: &App, _: Nothing) -> Result<Vec<Officer>, Failure> {
    app.read(|reader| {
        let mut officers = Officer::all(reader)?;
        officers.sort_by_key(|officer| (officer.active == Some(false), officer.name.clone()));
        Ok(officers)
    })
}

/// Adds an officer or changes one. Two alike names are told apart by a role or initials.
pub(crate) fn save_officer(app: &App, request: OfficerSave) -> Result<Id, Failure> {
    let officers = app.read(Officer::all)?;
    let held = officers.iter().find(|other| Some(other.id) == request.id);
    let after = |given: &Option<Option<String>>, stored: Option<&Option<String>>| {
        let text = given.clone().unwrap_or_else(|| stored.cloned().flatten());
        text.map(|text| text.trim().to_lowercase())
            .filter(|text| !text.is_empty())
    };
    // A change that leaves the name and its marks alone asks nothing about them.
    let names_anew = request.id.is_none()
        || request.patch.name.is_some()
        || request.patch.role.is_some()
        || request.patch.initials.is_some()
        || request.patch.email.is_some();
    let name = after(&request.patch.name, held.map(|row| &row.name));
    if let Some(name) = name.filter(|_| names_anew) {
        let marks = |row: &Officer| {
            [&row.role, &row.initials, &row.email].map(|text| after(&None, Some(text)))
        };
        let own = [
            after(&request.patch.role, held.map(|row| &row.role)),
            after(&request.patch.initials, held.map(|row| &row.initials)),
            after(&request.patch.email, held.map(|row| &row.email)),
        ];
        let alike = officers.iter().find(|other| {
            Some(other.id) != request.id
                && after(&None, Some(&other.name)).as_deref() == Some(name.as_str())
                && own
                    .iter()
                    .zip(marks(other))
                    .all(|(mine, theirs)| mine.is_none() || *mine == theirs)
        });
        if let Some(other) = alike {
            let field = if request.id.is_none() || request.patch.name.is_some() {
                "name"
            } else if request.patch.role.is_some() {
                "role"
            } else if request.patch.initials.is_some() {
                "initials"
            } else {
                "email"
            };
            return Err(Failure::at(
                field,
                format!(
                    "There is already an officer called {}. Add a role or initials so that the two can be told apart.",
                    other.name.as_deref().unwrap_or_default().trim()
                ),
            ));
        }
    }
    let mut patch = request.patch;
    if request.id.is_none() && patch.active.is_none() {
        patch.active = Some(Some(true));
    }
    rows::save::<Officer>(
        app,
        rows::RowSave {
            id: request.id,
            patch,
        },
    )
}

/// Who is at the keyboard.
pub(crate) fn get_me(app: &App, _: Nothing) -> Result<Me, Failure> {
    let me = app.me()?;
    let officer = app.read(|reader| me.map_or(Ok(None), |id| Officer::get(reader, id)))?;
    Ok(Me { officer })
}

/// Says who is at the keyboard. Every change from now on bears this name.
pub(crate) fn choose_me(app: &App, request: Id) -> Result<Me, Failure> {
    let officer = app
        .read(|reader| Officer::get(reader, request.id))?
        .or_not_found("officer")?;
    app.session()?
        .store
        .local_put("me", &officer.id.to_string())?;
    Ok(Me {
        officer: Some(officer),
    })
}

/// What the frame of the window shows.
pub(crate) fn state(app: &App, _: Nothing) -> Result<AppState, Failure> {
    let session = app.session()?;
    let me = app.me()?;
    let (me, team, due_now) = app.read(|reader| {
        let officer = me.map_or(Ok(None), |id| Officer::get(reader, id))?;
        Ok((officer, Team::get(reader, TEAM)?, views::due_now(reader)?))
    })?;
    let officer = me.as_ref().map(|officer| officer.id);
    Ok(AppState {
        today: app.today(),
        sentence: crate::backups::sentence(app)?,
        me,
        team,
        sample: app.is_sample(),
        due_now,
        undo: session
            .store
            .last_undoable(officer)?
            .map(|change| change.label),
        redo: session
            .store
            .last_redoable(officer)?
            .map(|change| change.label),
        lock_after_minutes: app.lock_after_minutes()?,
    })
}
