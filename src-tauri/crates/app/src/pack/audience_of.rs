//! For whom a copy of the pack is, and what those readers may not have.
//!
//! For whom says which fields are kept back; an interest that was declared takes out whole cases, whoever asks for whichever
//! copy. A copy that is named for a member with an interest is never whole.

use std::collections::BTreeSet;

use uuid::Uuid;
use waymark_documents::audience::{Audience, Withheld};
use waymark_domain::name;
use waymark_store::Reader;
use waymark_store::tables::{Declaration, PanelCase};

use super::PackQuery;
use super::gather::Gathered;
use crate::Failure;

/// What readers of a kind may not have.
pub(super) fn withheld(audience: &str) -> &'static [Withheld] {
    match audience {
        "schools" => &[
            Withheld::Identifiers,
            Withheld::Needs,
            Withheld::Risks,
            Withheld::Annexes,
        ],
        "sharing" => &[
            Withheld::Names,
            Withheld::Identifiers,
            Withheld::Voices,
            Withheld::Needs,
            Withheld::Risks,
            Withheld::Annexes,
        ],
        "full" | "member" => &[],
        // Nobody is asked for a copy for such readers; if one were, it would say as little as a copy can.
        _ => &Withheld::ALL,
    }
}

/// Refuses readers of a kind that there is not: a misspelt one must not have the whole pack.
pub(super) fn known(audience: Option<&str>) -> Result<(), Failure> {
    match audience {
        None | Some("full" | "schools" | "sharing" | "member") => Ok(()),
        Some(other) => Err(Failure::at(
            "audience",
            format!(
                "There is no copy for “{other}”, so nothing was made and nothing has changed. Choose the whole pack, the copy for school representatives, the sharing copy, or the copy for a member with an interest."
            ),
        )),
    }
}

/// What a copy for these readers is called.
pub(super) fn called(audience: &str) -> &'static str {
    match audience {
        "schools" => "School representatives",
        "sharing" => "Sharing copy",
        "member" => "A member with an interest",
        "full" => "Everything",
        _ => "Unknown readers",
    }
}

/// The readers of the copy that is asked for; `None` is the whole pack.
pub(super) fn audience_of(
    reader: &Reader,
    request: &PackQuery,
    gathered: &Gathered,
) -> waymark_store::Result<Option<Audience>> {
    let options = &request.options;
    let wanted = options.audience.as_deref().unwrap_or("full");
    let without = without(
        reader,
        gathered.meeting.id,
        options.member,
        options.recipient.as_deref(),
    )?;
    let withhold = withheld(wanted);
    if withhold.is_empty() && without.is_empty() {
        return Ok(None);
    }
    Ok(Some(Audience {
        name: called(wanted).to_owned(),
        copy: gathered.pack.copy.clone(),
        withhold: withhold.to_vec(),
        without: without.into_iter().collect(),
    }))
}

/// The cases in which this member, or the person of this name, has declared an interest, by their references.
pub(super) fn without(
    reader: &Reader,
    meeting: Uuid,
    member: Option<Uuid>,
    recipient: Option<&str>,
) -> waymark_store::Result<BTreeSet<String>> {
    let recipient = recipient.map(name::fold).filter(|name| !name.is_empty());
    let mut without = BTreeSet::new();
    for declared in Declaration::having(reader, "meeting", meeting)? {
        let by_row = declared.member.is_some() && declared.member == member;
        let by_name = recipient.is_some() && declared.name.as_deref().map(name::fold) == recipient;
        if by_row || by_name {
            let case = declared
                .panel_case
                .map_or(Ok(None), |id| PanelCase::get(reader, id))?;
            without.extend(
                case.and_then(|case| case.pupil)
                    .map(waymark_domain::case_ref),
            );
        }
    }
    Ok(without)
}
