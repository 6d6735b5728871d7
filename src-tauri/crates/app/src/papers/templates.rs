//! The team's own wording of the letters, tried before it is saved.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_store::tables::{Template, link_id};

use super::fields::{FIELDS, Values};
use super::wording::{self, LETTERS};
use crate::commands::Nothing;
use crate::panels::WordChoice;
use crate::{App, Failure};

/// A letter with its wording.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateLine {
    /// Which letter.
    pub kind: String,
    /// What a person reads in a list.
    pub label: String,
    /// What it is about: child | promise | concern
    pub about: String,
    /// The heading in use.
    pub title: String,
    /// The wording in use.
    pub text: String,
    /// Whether the team has changed it.
    pub changed: bool,
    /// Why it differs.
    pub reason: Option<String>,
    /// The heading as it is built in.
    pub built_in_title: String,
    /// The wording as it is built in.
    pub built_in_text: String,
    /// What is wrong with the team's wording; letters use the built-in one until it is put right.
    pub problem: Option<String>,
    /// The fields that may be named.
    pub fields: Vec<WordChoice>,
}

/// A wording as typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateText {
    /// Which letter.
    pub kind: String,
    /// The heading; `None` is the built-in one.
    pub title: Option<String>,
    /// The wording; `None` goes back to the built-in one.
    pub text: Option<String>,
    /// Why it differs.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// What a wording comes to with nothing filled in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TemplateTried {
    /// What is wrong with it; `None` when it can be used.
    pub problem: Option<String>,
}

/// Every letter with its wording.
pub(crate) fn list(app: &App, _: Nothing) -> Result<Vec<TemplateLine>, Failure> {
    let held = app.read(Template::all)?;
    Ok(LETTERS
        .iter()
        .map(|letter| {
            let own = held
                .iter()
                .rev()
                .find(|own| own.kind.as_deref() == Some(letter.kind) && own.text.is_some());
            TemplateLine {
                kind: letter.kind.to_owned(),
                label: letter.label.to_owned(),
                about: match letter.to {
                    _ if letter.kind.starts_with("concern_") => "concern",
                    wording::To::Owing => "promise",
                    wording::To::Commissioner
                    | wording::To::Parent
                    | wording::To::School
                    | wording::To::Governors => "child",
                }
                .to_owned(),
                title: own
                    .and_then(|own| own.title.clone())
                    .unwrap_or_else(|| letter.title.to_owned()),
                text: own
                    .and_then(|own| own.text.clone())
                    .unwrap_or_else(|| letter.text.to_owned()),
                changed: own.is_some(),
                reason: own.and_then(|own| own.reason.clone()),
                built_in_title: letter.title.to_owned(),
                built_in_text: letter.text.to_owned(),
                problem: own.and_then(|own| {
                    problem(own.title.as_deref().unwrap_or_default())
                        .or_else(|| problem(own.text.as_deref().unwrap_or_default()))
                }),
                fields: FIELDS
                    .iter()
                    .map(|(code, label)| WordChoice {
                        code: (*code).to_owned(),
                        label: (*label).to_owned(),
                    })
                    .collect(),
            }
        })
        .collect())
}

/// The letters of the route to a direction, for an academy, for another school, or both where that is not known.
pub(crate) fn direction_letters(academy: Option<bool>) -> Vec<WordChoice> {
    LETTERS
        .iter()
        .filter(|letter| letter.kind.starts_with("direction_"))
        .filter(|letter| letter.academy.is_none() || academy.is_none() || letter.academy == academy)
        .map(|letter| WordChoice {
            code: letter.kind.to_owned(),
            label: letter.label.to_owned(),
        })
        .collect()
}

fn problem(text: &str) -> Option<String> {
    let unknown = Values::default().fill(text).err()?;
    let names: Vec<String> = unknown.iter().map(|name| format!("“{name}”")).collect();
    Some(format!(
        "{} is no field that a letter can fill in. Choose one from the list, or take it out.",
        names.join(", ")
    ))
}

/// Says whether a wording could be used, without saving it.
pub(crate) fn try_out(_: &App, request: TemplateText) -> Result<TemplateTried, Failure> {
    if wording::find(&request.kind).is_none() {
        return Err(Failure::at("kind", "Choose which letter."));
    }
    Ok(TemplateTried {
        problem: [request.title, request.text]
            .into_iter()
            .flatten()
            .find_map(|text| problem(&text)),
    })
}

/// Saves a team's wording, or goes back to the built-in one.
pub(crate) fn save(app: &App, request: TemplateText) -> Result<TemplateTried, Failure> {
    let tried = try_out(app, request.clone())?;
    if let Some(problem) = tried.problem {
        return Err(Failure::at("text", problem));
    }
    let id = link_id("template", &[request.kind.as_bytes()]);
    let held = app.read(|reader| Template::get(reader, id))?;
    let change = match (request.text, held) {
        (Some(text), _) => {
            let row = Template {
                id,
                kind: Some(request.kind),
                title: request.title,
                text: Some(text),
                reason: request.reason,
            };
            app.change("Changed the wording of a letter")?.put(&row)
        }
        (None, Some(_)) => app
            .change("Went back to the built-in wording of a letter")?
            .delete::<Template>(id),
        (None, None) => return Ok(TemplateTried { problem: None }),
    };
    app.commit(change)?;
    Ok(TemplateTried { problem: None })
}
