//! For whom a copy of the pack is, and what those readers may not have.

use std::collections::BTreeSet;

use waymark_documents::audience::{Audience, Withheld};
use waymark_documents::pack::PanelPack;
use waymark_store::Reader;
use waymark_store::tables::{Declaration, PanelCase};

use super::PackQuery;

/// The readers of the copy that is asked for; `None` is the whole pack.
pub(super) fn audience_of(
    reader: &Reader,
    request: &PackQuery,
    pack: &PanelPack,
) -> waymark_store::Result<Option<Audience>> {
    let (name, withhold): (&str, &[Withheld]) = match request.options.audience.as_deref() {
        Some("schools") => (
            "School representatives",
            &[Withheld::Identifiers, Withheld::Needs, Withheld::Risks],
        ),
        Some("sharing") => (
            "Sharing copy",
            &[
                Withheld::Names,
                Withheld::Identifiers,
                Withheld::Voices,
                Withheld::Needs,
                Withheld::Risks,
            ],
        ),
        Some("member") => ("A member with an interest", &[]),
        _ => return Ok(None),
    };
    let mut without = BTreeSet::new();
    if let Some(member) = request.options.member {
        for declared in Declaration::having(reader, "meeting", request.meeting)? {
            if declared.member != Some(member) {
                continue;
            }
            let case = declared
                .panel_case
                .map_or(Ok(None), |id| PanelCase::get(reader, id))?;
            without.extend(
                case.and_then(|case| case.pupil)
                    .map(waymark_domain::case_ref),
            );
        }
    }
    Ok(Some(Audience {
        name: name.to_owned(),
        copy: pack.copy.clone(),
        withhold: withhold.to_vec(),
        without: without.into_iter().collect(),
    }))
}
