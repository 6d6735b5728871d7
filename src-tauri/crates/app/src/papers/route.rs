//! Whether the letter of a direction suits the school: who directs it depends on what kind of school it is.

use waymark_store::Reader;

use super::letter::Matter;
use super::wording::Wording;

/// A maintained school is directed by the authority; for an academy the Secretary of State is asked. The other's letter is
/// made all the same, because the register may be behind, but not without a word.
pub(super) fn wrong(
    reader: &Reader,
    wording: &Wording,
    matter: &Matter,
) -> waymark_store::Result<Option<String>> {
    let Some(wants_academy) = wording.academy else {
        return Ok(None);
    };
    let setting = matter
        .case
        .as_ref()
        .and_then(|case| case.decision_setting.as_deref());
    let is_academy = crate::panels::is_academy(reader, setting)?;
    Ok(match (is_academy, wants_academy) {
        (Some(true), false) => Some(
            "The DfE’s file calls this school an academy: an authority does not direct it, but asks the Secretary of State to. Use the letter for academies."
                .to_owned(),
        ),
        (Some(false), true) => Some(
            "The DfE’s file does not call this school an academy: the authority itself directs it. Use the notice for foundation and aided schools."
                .to_owned(),
        ),
        (Some(false), false) if crate::panels::is_admitted_to_by_authority(reader, setting)? => Some(
            "The DfE’s file calls this a community or voluntary controlled school. The authority is its admission authority unless it has delegated that, so there is nothing to direct under section 96: it decides, and the governing body carries the decision out (School Standards and Framework Act 1998 s.88(1) and (1A))."
                .to_owned(),
        ),
        (None, _) => Some("The panel has named no school of the DfE’s file, so the letter has no addressee.".to_owned()),
        _ => None,
    })
}
