//! Handing a caseload over while its officer is away: everything due, what was promised, what is worried about and whom to
//! ring, as a view and on paper. What was done meanwhile is told by `away`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::handover::{
    self, Handover as Paper, HandoverChild, HandoverDate, HandoverTask,
};
use waymark_documents::profile::ContactLine;
use waymark_documents::{Options, Rendered};
use waymark_domain::dates;
use waymark_store::Reader;
use waymark_store::tables::{Contact, Note, Officer, Pupil, Task};
use waymark_store::views::{self, CaseloadRow, DueRow, Filter, PupilsQuery, Test};

use crate::caseload::{imprint, refused};
use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Attachment, Failure, words};

/// An officer's whole caseload as somebody else must know it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Handover {
    /// Who is away.
    pub officer: Officer,
    /// The officer's name, told apart from another of the same name.
    pub name: String,
    /// The children whom they hold, those with the most pressing date first.
    pub children: Vec<HandedChild>,
    /// "12 children: 2 dates breached, 5 due, 3 promises, 4 covered by somebody."
    pub sentence: String,
}

/// One child of the caseload.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandedChild {
    /// As in lists.
    pub row: CaseloadRow,
    /// What the team worries about.
    pub worries: Option<String>,
    /// Dates that are not met, the most pressing first.
    pub due: Vec<DueRow>,
    /// Tasks and promises that are open.
    pub tasks: Vec<Task>,
    /// Everybody, with whom not to contact.
    pub contacts: Vec<Contact>,
    /// The latest note that is true.
    pub last_note: Option<Note>,
}

/// Characters of a note that are shown where many stand together.
const GIST: usize = 160;

fn held_by(
    reader: &Reader,
    officer: Uuid,
    today: NaiveDate,
) -> waymark_store::Result<Vec<CaseloadRow>> {
    views::every_pupil(
        reader,
        &PupilsQuery {
            filters: Some(vec![Filter {
                column: "owner".into(),
                test: Test::Is,
                value: officer.to_string(),
            }]),
            ..PupilsQuery::default()
        },
        today,
    )
}

fn child(reader: &Reader, row: CaseloadRow) -> waymark_store::Result<HandedChild> {
    let id = row.pupil;
    let mut due = views::due_of(reader, id)?;
    due.retain(|due| !matches!(due.standing.as_str(), "met" | "excused"));
    due.sort_by_key(|due| (due.rank, due.due_on));
    let mut tasks = Task::for_pupil(reader, id)?;
    tasks.retain(|task| task.done_on.is_none() && task.dropped_reason.is_none());
    tasks.sort_by_key(|task| (task.due_on.is_none(), task.due_on));
    let mut contacts = Contact::for_pupil(reader, id)?;
    contacts.sort_by_key(|contact| (contact.position.clone(), contact.id));
    let last_note = Note::for_pupil(reader, id)?
        .into_iter()
        .filter(|note| note.recorded_in_error.is_none())
        .max_by_key(|note| (note.on_day, note.at));
    Ok(HandedChild {
        worries: Pupil::get(reader, id)?.and_then(|pupil| pupil.worries),
        row,
        due,
        tasks,
        contacts,
        last_note,
    })
}

/// The caseload of one officer.
pub(crate) fn get(app: &App, request: Id) -> Result<Handover, Failure> {
    let today = app.today();
    let (officer, name, children) = app.read(|reader| {
        let officer = Officer::get(reader, request.id)?;
        let name = views::officer_names(reader)?
            .into_iter()
            .find(|(id, _)| *id == request.id)
            .map_or_else(|| "Unknown".to_owned(), |(_, name)| name);
        let mut children = Vec::new();
        for row in held_by(reader, request.id, today)? {
            children.push(child(reader, row)?);
        }
        Ok((officer, name, children))
    })?;
    let mut children = children;
    children.sort_by_key(|child| {
        child
            .due
            .first()
            .map_or((i64::MAX, None), |due| (due.rank, due.due_on))
    });
    let dates = |standing: &[&str]| {
        children
            .iter()
            .flat_map(|child| &child.due)
            .filter(|due| standing.contains(&due.standing.as_str()))
            .count() as u64
    };
    let promises = children
        .iter()
        .flat_map(|child| &child.tasks)
        .filter(|task| task.waiting_on.is_some())
        .count() as u64;
    let covered = children
        .iter()
        .filter(|child| child.row.cover.is_some())
        .count() as u64;
    let sentence = format!(
        "{}: {} breached, {} due, {}, {}.",
        words::count(children.len() as u64, "child", "children"),
        words::count(dates(&["breached"]), "date", "dates"),
        words::count(dates(&["today", "tomorrow", "due"]), "date", "dates"),
        words::count(promises, "promise waited for", "promises waited for"),
        if covered == 0 {
            "nobody covers yet".to_owned()
        } else {
            format!("{covered} covered")
        }
    );
    Ok(Handover {
        officer: officer.or_not_found("officer")?,
        name,
        children,
        sentence,
    })
}

fn gist(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= GIST {
        return text;
    }
    text.chars().take(GIST - 1).chain(['…']).collect()
}

/// The caseload of an officer, on paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct HandoverPage {
    /// The officer.
    pub id: Uuid,
    /// UTC milliseconds written into the file; absent is now. With the moment of a page that was saved, its bytes come again.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
}

/// The caseload on paper.
pub(crate) fn pdf(app: &App, request: HandoverPage) -> Result<Attachment, Failure> {
    let (_, rendered) = page(app, &request)?;
    Ok(Attachment {
        file_name: format!("Handover {}.pdf", app.today()),
        bytes: rendered.pdf,
    })
}

/// Whose caseload it is, and the paper.
pub(crate) fn page(app: &App, request: &HandoverPage) -> Result<(String, Rendered), Failure> {
    let held = get(app, Id { id: request.id })?;
    let imprint = app.read(imprint)?;
    let paper = Paper {
        imprint,
        officer: Some(held.name.clone()),
        on: Some(app.today()),
        children: held.children.iter().map(printed).collect(),
    };
    let rendered = handover::render(
        &paper,
        &Options {
            made_at: request.made_at.unwrap_or_else(|| app.now_ms()),
            ..Options::default()
        },
    )
    .map_err(refused)?;
    Ok((held.name, rendered))
}

fn standing(word: &str) -> String {
    match word {
        "breached" => "Breached",
        "today" => "Due today",
        "tomorrow" => "Due tomorrow",
        "due" => "Due",
        "upcoming" => "Coming up",
        _ => "Date not known",
    }
    .to_owned()
}

fn printed(child: &HandedChild) -> HandoverChild {
    let row = &child.row;
    let called = row.known_as.as_deref().unwrap_or(&row.forename);
    let kept_out: Vec<String> = child
        .contacts
        .iter()
        .filter_map(|contact| {
            let name = contact.name.as_deref()?;
            match (contact.no_contact, contact.hide_address) {
                (Some(true), _) => Some(format!("do not contact {name}")),
                (_, Some(true)) => Some(format!("keep the address from {name}")),
                _ => None,
            }
        })
        .collect();
    HandoverChild {
        name: format!("{called} {}", row.surname),
        case_ref: row.case_ref.clone(),
        year_group: row.year.as_deref().map(words::year),
        where_now: Some(if row.where_now.is_empty() {
            "No provision".to_owned()
        } else {
            row.where_now.join(", ")
        }),
        last_seen_on: row.last_seen,
        worries: child.worries.clone(),
        care: (!kept_out.is_empty()).then(|| kept_out.join("; ")),
        dates: child
            .due
            .iter()
            .map(|due| HandoverDate {
                what: due.title.clone(),
                on: due.due_on,
                standing: standing(&due.standing),
            })
            .collect(),
        tasks: child
            .tasks
            .iter()
            .map(|task| HandoverTask {
                what: task.title.clone().unwrap_or_default(),
                due_on: task.due_on,
                waiting_on: task.waiting_on.clone(),
            })
            .collect(),
        contacts: child
            .contacts
            .iter()
            .filter(|contact| contact.no_contact != Some(true))
            .map(|contact| ContactLine {
                name: contact.name.clone().unwrap_or_else(|| "Unknown".into()),
                role: contact.relationship.clone(),
                reach: contact.phone.clone().or_else(|| contact.email.clone()),
            })
            .collect(),
        last_note: child.last_note.as_ref().and_then(|note| {
            let day = note.on_day.map(dates::short).unwrap_or_default();
            note.text
                .as_deref()
                .map(|text| format!("{day}: {}", gist(text)))
        }),
    }
}
