//! What one school or provider owes, on the screen and as a page to send to it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::frame::Imprint;
use waymark_documents::list::{List, ListColumn};
use waymark_documents::{Options, Rendered, list};
use waymark_domain::dates;
use waymark_store::Reader;
use waymark_store::tables::{Disclosure, Pupil, TEAM, Task, Team};

use super::{TaskLine, lines};
use crate::failure::OrNotFound as _;
use crate::providers::Setting;
use crate::team::Id;
use crate::{App, Attachment, Failure, names};

/// What one school or provider owes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Owed {
    /// Its name.
    pub name: String,
    /// Open promises, longest waited for first.
    pub promises: Vec<TaskLine>,
    /// "3 promises open, the oldest for 24 days".
    pub sentence: String,
}

/// The page of what one school or provider owes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct OwedPage {
    /// Setting reference.
    pub setting: String,
    /// UTC milliseconds written into the file; `None` is now. With the moment of a page that was saved, its bytes come again.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
}

/// What one school or provider owes.
pub(crate) fn owed(app: &App, request: Setting) -> Result<Owed, Failure> {
    let today = app.today();
    let found = app.read(|reader| {
        let open: Vec<Task> = Task::having(reader, "setting", request.setting.clone())?
            .into_iter()
            .filter(|task| task.done_on.is_none() && task.dropped_reason.is_none())
            .collect();
        let mut promises = lines(reader, open, today)?;
        promises.sort_by_key(|line| (line.task.promised_on.is_none(), line.task.promised_on));
        let name = names::setting(reader, Some(&request.setting))?;
        Ok(name.map(|name| Owed {
            sentence: owed_sentence(&promises),
            name,
            promises,
        }))
    })?;
    found.or_not_found("school or provider")
}

fn owed_sentence(promises: &[TaskLine]) -> String {
    let oldest = promises.iter().filter_map(|line| line.days).max();
    let count = crate::words::count(promises.len() as u64, "promise", "promises");
    match (promises.len(), oldest) {
        (0, _) => "Nothing is owed.".into(),
        (_, None) => format!("{count} open, the day of none is known."),
        (_, Some(0)) => format!("{count} open, made today."),
        (_, Some(days)) => format!(
            "{count} open, the oldest for {}.",
            crate::words::count(days.unsigned_abs(), "day", "days")
        ),
    }
}

/// The page of what one school or provider owes, to be sent to it. Children stand by initials and case number, because the
/// page leaves the team.
pub(crate) fn owed_pdf(app: &App, request: OwedPage) -> Result<Attachment, Failure> {
    let (_, rendered) = page(app, &request)?;
    Ok(Attachment {
        file_name: format!("promises-{}.pdf", app.today()),
        bytes: rendered.pdf,
    })
}

/// Writes down that the page was saved, and to whom it goes.
pub(crate) fn owed_saved(app: &App, request: OwedPage) -> Result<Id, Failure> {
    if request.made_at.is_none() {
        return Err(Failure::say(
            "The page was saved without its moment of making, so its hash cannot be written down. Save it again.",
        ));
    }
    let (name, rendered) = page(app, &request)?;
    crate::papers::log(
        app,
        Disclosure {
            what: Some(format!("What we are waiting for from {name}")),
            recipient: Some(name),
            purpose: Some("To ask for what was promised".to_owned()),
            basis: Some(crate::papers::PUBLIC_TASK.to_owned()),
            hash: Some(blake3::hash(&rendered.pdf).to_hex().to_string()),
            pages: i64::try_from(rendered.pages).ok(),
            ..Disclosure::default()
        },
    )
}

/// The page, and whom it is about.
fn page(app: &App, request: &OwedPage) -> Result<(String, Rendered), Failure> {
    let today = app.today();
    let setting = request.setting.clone();
    let owed = owed(app, Setting { setting })?;
    let column = |head: &str, wide: bool, number: bool| ListColumn {
        head: head.to_owned(),
        number,
        wide,
    };
    let (imprint, rows) = app.read(|reader| {
        let team = Team::get(reader, TEAM)?;
        let mut rows = Vec::new();
        for line in &owed.promises {
            rows.push(vec![
                Some(match line.task.pupil {
                    Some(id) => initials(reader, id)?,
                    None => "No one child".to_owned(),
                }),
                line.task.title.clone(),
                line.task.promised_on.map(dates::long),
                line.days.map(|days| days.to_string()),
                line.task.due_on.map(dates::long),
                Some(match line.chases.last() {
                    Some(chase) => format!(
                        "{}, {}",
                        rung_words(chase.rung.as_deref()),
                        chase.on_day.map_or("day unknown".to_owned(), dates::long)
                    ),
                    None => "Not asked for yet".to_owned(),
                }),
            ]);
        }
        Ok((
            Imprint {
                la_name: team.as_ref().and_then(|team| team.la_name.clone()),
                team_name: team.and_then(|team| team.team_name),
                ..Imprint::default()
            },
            rows,
        ))
    })?;
    let value = List {
        imprint,
        title: format!("What we are waiting for from {}", owed.name),
        shows: Some(format!(
            "as of {}, longest waited for first",
            dates::long(today)
        )),
        counted: Some(("promise".to_owned(), "promises".to_owned())),
        columns: vec![
            column("Child", false, false),
            column("What was promised", true, false),
            column("Promised on", false, false),
            column("Days since", false, true),
            column("By", false, false),
            column("Last asked", false, false),
        ],
        rows,
    };
    let options = Options {
        made_at: request.made_at.unwrap_or_else(|| app.now_ms()),
        ..Options::default()
    };
    let rendered = list::render(&value, &options).map_err(|error| {
        Failure::say(format!(
            "The page could not be made: {error}. Nothing was changed."
        ))
    })?;
    Ok((owed.name, rendered))
}

/// "JB, K7F-2QX".
fn initials(reader: &Reader, pupil: Uuid) -> waymark_store::Result<String> {
    let reference = waymark_domain::case_ref(pupil);
    Ok(match Pupil::get(reader, pupil)? {
        Some(row) => format!(
            "{}, {reference}",
            waymark_domain::name::initials(
                row.forename.as_deref().unwrap_or_default(),
                row.surname.as_deref().unwrap_or_default()
            )
        ),
        None => reference,
    })
}

fn rung_words(rung: Option<&str>) -> &'static str {
    match rung {
        Some("asked") => "Asked",
        Some("chased") => "Chased",
        Some("escalated") => "Escalated",
        Some("head") => "Taken to the head",
        _ => "Asked",
    }
}
