//! Lists that leave on paper or as a file: the providers as a paper of their own, and the log of every list that was saved.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_documents::list::{self, List, ListColumn};
use waymark_documents::{Options, Rendered};
use waymark_domain::dates;
use waymark_store::tables::{Disclosure, Officer, TEAM, Team};

use super::{Made, PUBLIC_TASK, log, refused};
use crate::away::{self, BackPage};
use crate::caseload::{self, ListAsk, imprint};
use crate::handover::{self, HandoverPage};
use crate::providers::{ProviderLine, ProvidersQuery};
use crate::team::Id;
use crate::visits::{self, VisitsQuery};
use crate::{App, Failure};

/// A list that was saved for work, not sent to somebody.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SavedList {
    /// The children of a list, on paper.
    Pupils {
        /// As it was saved, with its moment.
        ask: ListAsk,
    },
    /// The children of a list, as a spreadsheet reads them.
    PupilsFile {
        /// As it was saved.
        ask: ListAsk,
    },
    /// A caseload that is handed over.
    Handover {
        /// As it was saved, with its moment.
        page: HandoverPage,
    },
    /// What was done while an officer was away.
    Away {
        /// As it was saved, with its moment.
        page: BackPage,
    },
    /// The sheet for a day of visits.
    Visits {
        /// As it was saved, with its moment.
        query: VisitsQuery,
    },
}

/// A list that was saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ListSaved {
    /// Which.
    pub list: SavedList,
}

/// Writes down that a list was saved, by whom and which file it was.
pub(crate) fn saved(app: &App, request: ListSaved) -> Result<Id, Failure> {
    let made_at = match &request.list {
        SavedList::Pupils { ask } => ask.made_at,
        SavedList::Handover { page } => page.made_at,
        SavedList::Away { page } => page.made_at,
        SavedList::Visits { query } => query.made_at,
        // A spreadsheet holds no moment.
        SavedList::PupilsFile { .. } => Some(0),
    };
    if made_at.is_none() {
        return Err(Failure::say(
            "The list was saved without its moment of making, so its hash cannot be written down. Save it again.",
        ));
    }
    let keeper = app
        .me()?
        .map_or(Ok(None), |id| app.read(|reader| Officer::get(reader, id)))?
        .and_then(|officer| officer.name);
    let of_page = |what: String, purpose: String, page: &Rendered| Disclosure {
        what: Some(what),
        purpose: Some(purpose),
        hash: Some(blake3::hash(&page.pdf).to_hex().to_string()),
        pages: i64::try_from(page.pages).ok(),
        ..Disclosure::default()
    };
    let work = || "Work on the caseload".to_owned();
    let row = match request.list {
        SavedList::Pupils { ask } => of_page(
            format!("List of children: {}", caseload::title(&ask)),
            work(),
            &caseload::page(app, &ask)?,
        ),
        SavedList::PupilsFile { ask } => Disclosure {
            what: Some(format!(
                "List of children as a spreadsheet: {}",
                caseload::title(&ask)
            )),
            purpose: Some(work()),
            hash: Some(
                blake3::hash(&caseload::csv(app, ask)?.bytes)
                    .to_hex()
                    .to_string(),
            ),
            ..Disclosure::default()
        },
        SavedList::Handover { page } => {
            let (name, rendered) = handover::page(app, &page)?;
            of_page(
                format!("Handover of the caseload of {name}"),
                "Cover while an officer is away".to_owned(),
                &rendered,
            )
        }
        SavedList::Away { page } => {
            let (name, rendered) = away::page(app, &page)?;
            of_page(
                format!("What was done while {name} was away"),
                "To take a caseload back".to_owned(),
                &rendered,
            )
        }
        SavedList::Visits { query } => {
            let rendered = visits::page(app, &query)?;
            let day = dates::long(query.day);
            let row = of_page(
                format!("Sheet for visits on {day}"),
                format!("Visits on {day}"),
                &rendered,
            );
            Disclosure {
                pupil: match query.pupils.as_slice() {
                    [only] => Some(*only),
                    _ => None,
                },
                ..row
            }
        }
    };
    log(
        app,
        Disclosure {
            recipient: Some(keeper.unwrap_or_else(|| "The team".to_owned())),
            basis: Some(PUBLIC_TASK.to_owned()),
            ..row
        },
    )
}

/// The providers, as the screen shows them.
pub(super) fn providers(app: &App, text: Option<&str>, options: &Options) -> Result<Made, Failure> {
    let today = dates::long(app.today());
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    let held = crate::providers::list(
        app,
        ProvidersQuery {
            text: text.map(str::to_owned),
            closed: None,
        },
    )?;
    let (imprint, home) = app.read(|reader| {
        let team = Team::get(reader, TEAM)?;
        Ok((imprint(reader)?, team.and_then(|team| team.la_name)))
    })?;
    let column = |head: &str, wide: bool, number: bool| ListColumn {
        head: head.to_owned(),
        number,
        wide,
    };
    let value = List {
        imprint,
        title: "Providers".to_owned(),
        shows: Some(match text {
            Some(text) => format!("found by “{text}” · {today}"),
            None => today,
        }),
        counted: Some(("provider".to_owned(), "providers".to_owned())),
        columns: vec![
            column("Provider", true, false),
            column("Kind", true, false),
            column("Registration", false, false),
            column("Where", true, false),
            column("Approval", false, false),
            column("Placed today", false, true),
            column("Places", false, true),
        ],
        rows: held
            .rows
            .iter()
            .map(|row| printed(row, home.as_deref()))
            .collect(),
    };
    let rendered = list::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        "Providers",
        format!("Providers {}.pdf", app.today()),
        rendered,
    );
    made.about.purpose = "To choose a provider".to_owned();
    Ok(made)
}

/// A row with the words of the screen.
fn printed(row: &ProviderLine, home: Option<&str>) -> Vec<Option<String>> {
    let registration = match row.registration.as_str() {
        "registered" => Some("Registered"),
        "unregistered" => Some("Unregistered"),
        _ => None,
    };
    let approval = match row.approval.as_str() {
        "approved" => Some("Approved"),
        "conditional" => Some("With conditions"),
        "suspended" => Some("Suspended"),
        "not_approved" => Some("Not approved"),
        _ => None,
    };
    let place = match (row.town.as_deref(), row.la_name.as_deref()) {
        (town, Some(la)) if Some(la) != home => {
            Some(format!("{}, {la}", town.unwrap_or("Unknown")))
        }
        (town, _) => town.map(str::to_owned),
    };
    vec![
        Some(row.name.clone()),
        row.kind.as_deref().map(crate::words::sentence_case),
        registration.map(str::to_owned),
        place,
        approval.map(str::to_owned),
        Some(row.placed.to_string()),
        row.places.map(|places| places.to_string()),
    ]
}
