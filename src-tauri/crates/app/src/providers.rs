//! Providers: registered ones from the establishment file, and the team's own.

use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use ts_rs::TS;

use waymark_domain::SettingRef;
use waymark_store::Reader;
use waymark_store::reference::{self, Establishment, EstablishmentsQuery, Scope};
use waymark_store::tables::{Provider, ProviderConcern, ProviderPatch, TEAM, Team, link_id};
use waymark_store::views::{self, At, CaseloadRow};

use crate::failure::OrNotFound as _;
use crate::registration::{self, RegistrationView};
use crate::rows;
use crate::{App, Failure};

/// Which providers.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ProvidersQuery {
    /// Part of the name or town.
    pub text: Option<String>,
    /// Include closed ones.
    pub closed: Option<bool>,
}

/// The directory: the LA's and neighbours' registered providers, and the team's own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProvidersView {
    /// By name.
    pub rows: Vec<ProviderLine>,
}

/// A provider in a list.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderLine {
    /// "urn:…" or "own:…", as placements name it.
    pub setting: String,
    /// Its name.
    pub name: String,
    /// "Pupil referral unit", "Vocational".
    pub kind: Option<String>,
    /// registered | unregistered | unknown
    pub registration: String,
    /// Town or address.
    pub town: Option<String>,
    /// The local authority.
    pub la_name: Option<String>,
    /// approved | conditional | suspended | not_approved | unknown
    pub approval: String,
    /// Places, where known.
    pub places: Option<i64>,
    /// Children placed there today.
    pub placed: u32,
    /// Closed.
    pub closed: bool,
    /// A concern holds new placements there.
    pub held: bool,
}

/// A setting as placements name it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Setting {
    /// "urn:…" or "own:…".
    pub setting: String,
}

/// One provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderView {
    /// As in the list.
    pub line: ProviderLine,
    /// What the team holds about it.
    pub provider: Option<Provider>,
    /// What the establishment file says.
    pub establishment: Option<Establishment>,
    /// Children placed there today.
    pub children: Vec<CaseloadRow>,
    /// Whether it looks like a school that ought to be registered, with the reasoning.
    pub registration: RegistrationView,
}

/// What the team says about a provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ProviderSave {
    /// Absent for a new provider of the team's own; "urn:…" to say something about a registered one.
    #[ts(optional)]
    pub setting: Option<String>,
    /// Only the fields that change.
    pub patch: ProviderPatch,
}

/// The directory.
pub(crate) fn list(app: &App, request: ProvidersQuery) -> Result<ProvidersView, Failure> {
    let closed = request.closed.unwrap_or(false);
    let text = request.text.clone().unwrap_or_default();
    let folded = waymark_domain::name::fold(&text);
    app.read(|reader| {
        let placed = views::counts_by_setting(reader, At::Placed)?;
        let own = Provider::all(reader)?;
        let said: HashMap<i64, &Provider> =
            own.iter().filter_map(|row| Some((row.urn?, row))).collect();
        let scope = match Team::get(reader, TEAM)?.and_then(|team| team.la_code) {
            Some(la) => Scope::WithNeighbours(la),
            None => Scope::England,
        };
        let query = EstablishmentsQuery {
            text: text.clone(),
            scope,
            closed,
            providers_only: true,
            offset: 0,
            limit: 2000,
        };
        let (_, registered) = reference::establishments(reader, &query)?;
        let mut rows: Vec<ProviderLine> = registered
            .iter()
            .map(|school| {
                registered_line(school, said.get(&i64::from(school.urn)).copied(), &placed)
            })
            .collect();
        rows.extend(
            own.iter()
                .filter(|row| row.urn.is_none() && (closed || row.closed_on.is_none()))
                .filter(|row| {
                    let name = waymark_domain::name::fold(row.name.as_deref().unwrap_or_default());
                    folded.split_whitespace().all(|word| name.contains(word))
                })
                .map(|row| own_line(row, &placed)),
        );
        rows.sort_by_cached_key(|row| waymark_domain::name::fold(&row.name));
        let held: HashSet<String> = ProviderConcern::all(reader)?
            .into_iter()
            .filter(ProviderConcern::holds)
            .filter_map(|row| row.setting)
            .collect();
        for row in &mut rows {
            row.held = held.contains(&row.setting);
        }
        Ok(ProvidersView { rows })
    })
}

fn registered_line(
    school: &Establishment,
    said: Option<&Provider>,
    placed: &HashMap<String, u32>,
) -> ProviderLine {
    let setting = SettingRef::Urn(school.urn).to_string();
    ProviderLine {
        placed: placed.get(&setting).copied().unwrap_or(0),
        setting,
        name: school.name.clone(),
        kind: school.type_name.clone(),
        registration: "registered".into(),
        town: school.town.clone(),
        la_name: school.la_name.clone(),
        approval: said
            .and_then(|row| row.approval.clone())
            .unwrap_or_else(|| "unknown".into()),
        places: said.and_then(|row| row.places).or(school.places_pru),
        closed: school.close_date.is_some(),
        held: false,
    }
}

fn own_line(row: &Provider, placed: &HashMap<String, u32>) -> ProviderLine {
    let setting = SettingRef::Own(row.id).to_string();
    ProviderLine {
        placed: placed.get(&setting).copied().unwrap_or(0),
        setting,
        name: row
            .name
            .clone()
            .unwrap_or_else(|| "Unnamed provider".into()),
        kind: row.kind.clone(),
        registration: row.registration.clone().unwrap_or_else(|| "unknown".into()),
        town: row
            .address
            .as_deref()
            .and_then(|address| address.lines().last())
            .map(str::to_owned),
        la_name: None,
        approval: row.approval.clone().unwrap_or_else(|| "unknown".into()),
        places: row.places,
        closed: row.closed_on.is_some(),
        held: false,
    }
}

/// What the team holds about a setting: its own row, or the one that hangs on the establishment's URN.
pub(crate) fn held(
    reader: &Reader,
    setting: SettingRef,
) -> waymark_store::Result<Option<Provider>> {
    match setting {
        SettingRef::Own(id) => Provider::get(reader, id),
        SettingRef::Urn(urn) => Provider::get(reader, on_urn(urn)),
    }
}

/// The row that hangs on an establishment: the same on every laptop.
fn on_urn(urn: u32) -> uuid::Uuid {
    link_id("provider", &[b"urn", &urn.to_be_bytes()])
}

/// The id of what the team says about a setting, whether it has said something yet or not.
pub(crate) fn row_id(setting: &str) -> Result<uuid::Uuid, Failure> {
    Ok(match parse(setting)? {
        SettingRef::Own(id) => id,
        SettingRef::Urn(urn) => on_urn(urn),
    })
}

/// The DfE number of a setting; `None` is a provider of the team's own.
pub(crate) fn urn_of(setting: &str) -> Result<Option<i64>, Failure> {
    Ok(match parse(setting)? {
        SettingRef::Own(_) => None,
        SettingRef::Urn(urn) => Some(i64::from(urn)),
    })
}

fn parse(setting: &str) -> Result<SettingRef, Failure> {
    setting
        .parse()
        .map_err(|_| Failure::say("That provider is not known. Nothing was changed."))
}

/// One provider.
pub(crate) fn get(app: &App, request: Setting) -> Result<ProviderView, Failure> {
    let setting = parse(&request.setting)?;
    let found = app.read(|reader| {
        let provider = held(reader, setting)?;
        let establishment = match setting {
            SettingRef::Urn(urn) => reference::establishment(reader, urn)?,
            SettingRef::Own(_) => None,
        };
        let placed = views::counts_by_setting(reader, At::Placed)?;
        let line = match (&establishment, &provider) {
            (Some(school), said) => registered_line(school, said.as_ref(), &placed),
            (None, Some(own)) => own_line(own, &placed),
            (None, None) => return Ok(None),
        };
        let children = views::pupils_at(reader, &line.setting, At::Placed)?;
        let registration =
            registration::of(reader, setting, provider.as_ref(), &children, app.today())?;
        let line = ProviderLine {
            held: crate::provider_concerns::hold_of(reader, &line.setting)?.is_some(),
            ..line
        };
        Ok(Some(ProviderView {
            registration,
            line,
            provider,
            establishment,
            children,
        }))
    })?;
    found.or_not_found("provider")
}

/// Whether a setting looks like a school that ought to be registered, alone: what a placement there asks.
pub(crate) fn looks(app: &App, request: Setting) -> Result<RegistrationView, Failure> {
    let setting = parse(&request.setting)?;
    app.read(|reader| {
        let provider = held(reader, setting)?;
        let children = views::pupils_at(reader, &request.setting, At::Placed)?;
        registration::of(reader, setting, provider.as_ref(), &children, app.today())
    })
}

/// Adds a provider of the team's own, or says something about one that is there.
pub(crate) fn save(app: &App, request: ProviderSave) -> Result<Setting, Failure> {
    let Some(setting) = request.setting else {
        let id = rows::save::<Provider>(
            app,
            rows::RowSave {
                id: None,
                patch: request.patch,
            },
        )?;
        return Ok(Setting {
            setting: SettingRef::Own(id.id).to_string(),
        });
    };
    let parsed = parse(&setting)?;
    match (parsed, app.read(|reader| held(reader, parsed))?) {
        (_, Some(row)) => {
            rows::save::<Provider>(
                app,
                rows::RowSave {
                    id: Some(row.id),
                    patch: request.patch,
                },
            )?;
        }
        (SettingRef::Urn(urn), None) => {
            let name = app
                .read(|reader| reference::establishment(reader, urn))?
                .or_not_found("provider")?
                .name;
            let mut row = rows::row_of::<Provider>(on_urn(urn), request.patch);
            row.urn = Some(i64::from(urn));
            row.name.get_or_insert(name);
            app.commit(app.change("Said something about a provider")?.create(&row))?;
        }
        (SettingRef::Own(_), None) => return None.or_not_found("provider"),
    }
    Ok(Setting { setting })
}
