//! A pack that was saved without being issued is written down too: a file with children in it has left the app.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use waymark_store::tables::{Disclosure, Officer};

use super::{PackQuery, audience_of, kept};
use crate::team::Id;
use crate::{App, Failure, papers};

/// A pack that was saved.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PackSaved {
    /// The pack as it was saved, with its moment of making.
    pub pack: PackQuery,
    /// What for; the preparation of the meeting when absent.
    #[serde(default)]
    #[ts(optional)]
    pub purpose: Option<String>,
}

/// Writes down that a pack was saved: for whoever the copy is, or for the officer who keeps it.
pub(crate) fn saved(app: &App, request: PackSaved) -> Result<Id, Failure> {
    let Some(made_at) = request.pack.made_at else {
        return Err(Failure::say(
            "The pack was saved without its moment of making, so its hash cannot be written down. Save it again.",
        ));
    };
    let kept = kept::set(app, &request.pack)?;
    let gathered = &kept.gathered;
    let file = kept.file(made_at)?;
    let me = app.me()?;
    let named = |text: &Option<String>| {
        text.as_deref()
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let recipient = match named(&request.pack.options.recipient) {
        Some(recipient) => recipient,
        None => app
            .read(|reader| me.map_or(Ok(None), |id| Officer::get(reader, id)))?
            .and_then(|officer| officer.name)
            .unwrap_or_else(|| "Not recorded".to_owned()),
    };
    let audience = request.pack.options.audience.as_deref().unwrap_or("full");
    papers::log(
        app,
        Disclosure {
            meeting: Some(gathered.meeting.id),
            copy: request.pack.options.copy_number.map(i64::from),
            what: Some(format!(
                "Panel pack, {}: {}",
                match gathered.meeting.stage.as_deref() {
                    None | Some("draft") => "draft",
                    Some(_) => "saved again",
                },
                audience_of::called(audience)
            )),
            recipient: Some(recipient),
            purpose: Some(
                named(&request.purpose).unwrap_or_else(|| "Preparation of the meeting".to_owned()),
            ),
            basis: Some(papers::PUBLIC_TASK.to_owned()),
            hash: Some(blake3::hash(&file).to_hex().to_string()),
            pages: i64::try_from(kept.pages.rendered().pages).ok(),
            ..Disclosure::default()
        },
    )
}
