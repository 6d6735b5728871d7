//! What settings, children and officers are called.

use waymark_domain::SettingRef;
use waymark_store::tables::{Provider, TEAM, Team};
use waymark_store::{Reader, Result, reference};

/// The name of a setting: from the establishment file, or the team's own. `None` when nothing is said; text that is not a
/// reference is shown as it stands, because somebody wrote it for a reason.
pub(crate) fn setting(reader: &Reader, setting: Option<&str>) -> Result<Option<String>> {
    let Some(text) = setting.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let name = match text.parse::<SettingRef>() {
        Ok(SettingRef::Urn(urn)) => Some(
            reference::establishment(reader, urn)?
                .map_or_else(|| format!("URN {urn} (not in the file)"), |s| s.name),
        ),
        Ok(SettingRef::Own(id)) => Some(
            Provider::get(reader, id)?
                .and_then(|provider| provider.name)
                .unwrap_or_else(|| "Unknown provider".to_owned()),
        ),
        Err(_) => Some(text.to_owned()),
    };
    Ok(name)
}

/// "Nowak, Łukasz", as lists sort; `None` when the child is not in the lists.
pub(crate) fn child(reader: &Reader, pupil: uuid::Uuid) -> Result<Option<String>> {
    Ok(waymark_store::views::pupil(reader, pupil)?.map(|row| listed(&row)))
}

/// "Nowak, Łukasz" of a row in hand.
pub(crate) fn listed(row: &waymark_store::views::CaseloadRow) -> String {
    [row.surname.as_str(), row.forename.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// An officer's name, with what tells apart two who are called the same; `None` when nobody is named.
pub(crate) fn officer(reader: &Reader, id: Option<uuid::Uuid>) -> Result<Option<String>> {
    let Some(id) = id else { return Ok(None) };
    Ok(waymark_store::views::officer_names(reader)?
        .into_iter()
        .find(|(officer, _)| *officer == id)
        .map(|(_, name)| name))
}

/// What an authority is called: ours by the name that the team gave it, others by the list; a code that nobody knows stays.
pub(crate) fn authority(reader: &Reader, code: Option<&str>) -> Result<Option<String>> {
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else {
        return Ok(None);
    };
    let ours = Team::get(reader, TEAM)?.filter(|team| team.la_code.as_deref() == Some(code));
    if let Some(name) = ours.and_then(|team| team.la_name) {
        return Ok(Some(name));
    }
    let known = code.parse().ok().and_then(waymark_domain::la::name);
    Ok(Some(known.map_or_else(
        || format!("Authority {code}"),
        str::to_owned,
    )))
}
