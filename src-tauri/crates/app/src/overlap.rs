//! A child is placed at one setting once at a time: a second placement of the same kind there over the same days is a slip,
//! and would count its hours and its price twice. Several settings at once are the rule and ask nothing, and so does tuition
//! beside the place at one setting.

use waymark_domain::dates;
use waymark_store::Reader;
use waymark_store::tables::Placement;

use crate::Failure;

/// Why a placement cannot run when it is to: another at the same setting covers some of its days. `None` when none does.
pub(crate) fn at_the_same_setting(
    reader: &Reader,
    wanted: &Placement,
) -> waymark_store::Result<Option<Failure>> {
    let (Some(pupil), Some(setting), Some(start)) =
        (wanted.pupil, wanted.setting.as_deref(), wanted.started_on)
    else {
        return Ok(None);
    };
    // A placement that ends before it starts has a fault of its own, which the row's check says.
    if wanted.ended_on.is_some_and(|end| end < start) {
        return Ok(None);
    }
    let other = Placement::for_pupil(reader, pupil)?
        .into_iter()
        .find(|row| {
            row.id != wanted.id
                && row.setting.as_deref() == Some(setting)
                && row.kind == wanted.kind
                && row
                    .started_on
                    .is_some_and(|first| wanted.ended_on.is_none_or(|end| first <= end))
                && row.ended_on.is_none_or(|end| start <= end)
        });
    Ok(other.map(|row| {
        let from = row.started_on.map_or_else(String::new, |day| {
            format!(" from {}", dates::long(day))
        });
        let until = row.ended_on.map_or_else(
            || " and has not ended".to_owned(),
            |day| format!(" to {}", dates::long(day)),
        );
        Failure::at(
            "started_on",
            format!(
                "This child is placed there already{from}{until}. Change that placement, or end it the day before this one starts."
            ),
        )
    }))
}
