//! Schools: what the establishment file says, and what the team holds about each.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_store::reference::{self, Establishment, EstablishmentsQuery, Scope};
use waymark_store::tables::{Calendar, TEAM, Team};
use waymark_store::views::{self, At, CaseloadRow};

use crate::failure::OrNotFound as _;
use crate::{App, Failure};

/// Which schools.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct SchoolsQuery {
    /// Part of the name, town, postcode or URN.
    pub text: Option<String>,
    /// la | neighbours | england; the LA's own when absent.
    pub scope: Option<String>,
    /// Include closed schools.
    pub closed: Option<bool>,
    /// Rows to pass over.
    pub offset: Option<u32>,
    /// Rows to return, 500 at most.
    pub limit: Option<u32>,
}

/// One page of schools.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchoolsPage {
    /// How many match.
    pub total: u32,
    /// This page.
    pub rows: Vec<SchoolLine>,
    /// Which file this is from: "file of Mon 2 Nov 2026", or how to get one.
    pub source: String,
}

/// A school in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchoolLine {
    /// Unique reference number.
    pub urn: u32,
    /// Its name.
    pub name: String,
    /// "Secondary", "Primary".
    pub phase: Option<String>,
    /// "Academy converter".
    pub kind: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// The local authority.
    pub la_name: Option<String>,
    /// Pupils on roll by the file.
    pub pupils: Option<i64>,
    /// "Open", "Closed".
    pub status: Option<String>,
    /// Open cases of children on its roll.
    pub on_roll: u32,
}

/// One school.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SchoolView {
    /// What the file says.
    pub establishment: Establishment,
    /// Open cases of children on its roll.
    pub on_roll: Vec<CaseloadRow>,
    /// Children whose plan leads there.
    pub coming: Vec<CaseloadRow>,
    /// Which calendar counts its school days: "Its own, Thornmere Academy 2026/27" or "The LA's: it has none of its own".
    pub calendar: String,
}

/// Which school.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Urn {
    /// Unique reference number.
    pub urn: u32,
}

/// A page of schools.
pub(crate) fn list(app: &App, request: SchoolsQuery) -> Result<SchoolsPage, Failure> {
    app.read(|reader| {
        let la = Team::get(reader, TEAM)?.and_then(|team| team.la_code);
        let scope = match (request.scope.as_deref(), la) {
            (Some("england"), _) | (_, None) => Scope::England,
            (Some("neighbours"), Some(la)) => Scope::WithNeighbours(la),
            (_, Some(la)) => Scope::Authority(la),
        };
        let query = EstablishmentsQuery {
            text: request.text.clone().unwrap_or_default(),
            scope,
            closed: request.closed.unwrap_or(false),
            providers_only: false,
            offset: request.offset.unwrap_or(0),
            limit: request.limit.unwrap_or(200).min(500),
        };
        let (total, found) = reference::establishments(reader, &query)?;
        let on_roll = views::counts_by_setting(reader, At::Roll)?;
        let rows = found
            .into_iter()
            .map(|school| SchoolLine {
                urn: school.urn,
                on_roll: on_roll
                    .get(&format!("urn:{}", school.urn))
                    .copied()
                    .unwrap_or(0),
                name: school.name,
                phase: school.phase_name,
                kind: school.type_name,
                town: school.town,
                la_name: school.la_name,
                pupils: school.pupils,
                status: school.status_name,
            })
            .collect();
        Ok(SchoolsPage {
            total,
            rows,
            source: source(reader)?,
        })
    })
}

/// Which establishment file is in use, in words.
pub(crate) fn source(reader: &waymark_store::Reader) -> waymark_store::Result<String> {
    Ok(match reference::pack(reader, "gias")? {
        Some(pack) => match pack.dated {
            Some(day) => format!(
                "{} establishments from the DfE's file of {}",
                crate::words::thousands(pack.rows),
                waymark_domain::dates::long(day)
            ),
            None => format!(
                "{} establishments from {}",
                crate::words::thousands(pack.rows),
                pack.name
            ),
        },
        None => "No establishment file yet. Import the DfE's file (GIAS) in Data.".into(),
    })
}

/// One school.
pub(crate) fn get(app: &App, request: Urn) -> Result<SchoolView, Failure> {
    let setting = format!("urn:{}", request.urn);
    let found = app.read(|reader| {
        let Some(establishment) = reference::establishment(reader, request.urn)? else {
            return Ok(None);
        };
        let own = Calendar::having(reader, "urn", i64::from(request.urn))?;
        let calendar = match own.first() {
            Some(calendar) => format!("Its own: {}", calendar.name.as_deref().unwrap_or("unnamed")),
            None => "The LA's: this school has none of its own.".to_owned(),
        };
        Ok(Some(SchoolView {
            establishment,
            on_roll: views::pupils_at(reader, &setting, At::Roll)?,
            coming: views::pupils_at(reader, &setting, At::Coming)?,
            calendar,
        }))
    })?;
    found.or_not_found("school")
}
