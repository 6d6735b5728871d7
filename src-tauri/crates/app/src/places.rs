//! Finding: children, schools and providers by any part of anything, and the names of settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_domain::SettingRef;
use waymark_domain::name::fold;
use waymark_store::Reader;
use waymark_store::reference::{self, EstablishmentsQuery, Scope};
use waymark_store::search::{self, Hit};
use waymark_store::tables::{Provider, TEAM, Team};
use waymark_store::views;

use crate::{App, Failure};

/// What was typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Find {
    /// As typed.
    pub text: String,
    /// Rows of each kind, 50 at most.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// What was found, names before notes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Found {
    /// Children, likeliest first; then those whose notes hold the words.
    pub children: Vec<ChildHit>,
    /// Schools and providers.
    pub places: Vec<PlaceHit>,
}

/// A child who matched.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChildHit {
    /// The child and what matched.
    pub hit: Hit,
    /// "Year 9 · Permanently excluded · Meadow Bank".
    pub detail: String,
}

/// A school or a provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlaceHit {
    /// "urn:100492" or "own:…".
    pub setting: String,
    /// Its name.
    pub name: String,
    /// "Pupil referral unit · Thornmere · open".
    pub detail: String,
    /// Whether it is an alternative provider.
    pub provider: bool,
}

/// Rows of each kind when the window does not say.
const USUAL: u32 = 12;

/// Schools and providers whose name, town, postcode or URN begins with what was typed: the authority's own first, then its
/// neighbours', then the rest of England.
pub(crate) fn find_places(app: &App, request: Find) -> Result<Vec<PlaceHit>, Failure> {
    let limit = request.limit.unwrap_or(USUAL).min(50);
    app.read(|reader| places(reader, &request.text, limit))
}

fn places(reader: &Reader, text: &str, limit: u32) -> waymark_store::Result<Vec<PlaceHit>> {
    let folded = fold(text);
    let mut hits: Vec<PlaceHit> = Vec::new();
    for provider in Provider::all(reader)? {
        let name = provider.name.clone().unwrap_or_default();
        let matches = fold(&name)
            .split_whitespace()
            .any(|word| word.starts_with(&folded))
            || fold(&name).contains(&folded);
        if provider.urn.is_none() && provider.closed_on.is_none() && matches {
            hits.push(PlaceHit {
                setting: SettingRef::Own(provider.id).to_string(),
                name,
                detail: [
                    "The team's own provider",
                    provider.kind.as_deref().unwrap_or_default(),
                ]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
                provider: true,
            });
        }
    }
    hits.truncate(limit as usize);
    let la = Team::get(reader, TEAM)?.and_then(|team| team.la_code);
    let mut scopes = vec![Scope::England];
    if let Some(la) = la {
        scopes = vec![
            Scope::Authority(la.clone()),
            Scope::WithNeighbours(la),
            Scope::England,
        ];
    }
    for scope in scopes {
        let room = (limit as usize).saturating_sub(hits.len());
        if room == 0 {
            break;
        }
        let query = EstablishmentsQuery {
            text: text.to_owned(),
            scope,
            closed: false,
            providers_only: false,
            offset: 0,
            limit,
        };
        for school in reference::establishments(reader, &query)?.1 {
            let setting = SettingRef::Urn(school.urn).to_string();
            if hits.len() >= limit as usize || hits.iter().any(|hit| hit.setting == setting) {
                continue;
            }
            let provider = school.is_alternative_provision();
            let detail = [school.type_name, school.town, school.la_name]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ");
            hits.push(PlaceHit {
                setting,
                name: school.name,
                detail,
                provider,
            });
        }
    }
    Ok(hits)
}

/// Everything that matches what was typed: children by any part of a name, a former name, UPN or date of birth; notes;
/// schools and providers.
pub(crate) fn find(app: &App, request: Find) -> Result<Found, Failure> {
    let limit = request.limit.unwrap_or(USUAL).min(50);
    app.read(|reader| {
        let mut children = Vec::new();
        for hit in search::find(reader, &request.text, limit as usize)? {
            let row = views::pupil(reader, hit.pupil)?;
            let mut detail = Vec::new();
            if let Some(row) = row {
                detail.extend(row.year.map(|year| crate::words::year(&year)));
                detail.extend(row.statuses.iter().map(|code| crate::words::status(code)));
                detail.extend(row.where_now);
            }
            children.push(ChildHit {
                hit,
                detail: detail.join(" · "),
            });
        }
        Ok(Found {
            children,
            places: places(reader, &request.text, limit.min(6))?,
        })
    })
}
