//! Saving a placement: what it must be asked before it stands. Two placements at one setting, children who are to be kept apart,
//! and a provider whose new placements are held each speak up; the last two are answered with a reason that stays in the history.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::table::Patch as _;
use waymark_store::tables::{Placement, PlacementPatch, Referral, ReferralPatch};

use crate::apart::{against, given, refusal};
use crate::rows::{self, RowSave};
use crate::team::Id;
use crate::{App, Failure, born, overlap, provider_concerns};

/// A placement to save. Where it would bring children together who are to be kept apart, the reason why it goes on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PlacementSave {
    /// Absent for a new placement.
    #[serde(default)]
    #[ts(optional)]
    pub id: Option<Uuid>,
    /// Only the fields that change.
    pub patch: PlacementPatch,
    /// Who was asked and why it goes on; only needed where a keep-apart entry speaks against it.
    #[serde(default)]
    #[ts(optional)]
    pub keep_apart_reason: Option<String>,
    /// Why the child is placed there in spite of a hold; only needed where a concern about the provider holds new placements.
    #[serde(default)]
    #[ts(optional)]
    pub hold_reason: Option<String>,
    /// The referral that this placement answers, which then points at it; only for a new one.
    #[serde(default)]
    #[ts(optional)]
    pub referral: Option<Uuid>,
}

/// Saves a placement; asks for a reason where it would bring children together who are to be kept apart.
pub(crate) fn save(app: &App, request: PlacementSave) -> Result<Id, Failure> {
    let patch = &request.patch;
    // Only what could bring two children together asks: ending a placement, or its price, does not.
    let moves = request.id.is_none()
        || patch.setting.is_some()
        || patch.started_on.is_some()
        || patch.pupil.is_some()
        || matches!(patch.ended_on, Some(None));
    let held = match request.id {
        Some(id) => app.read(|reader| Placement::get(reader, id))?,
        None => None,
    };
    let after = {
        let mut cells = held.as_ref().map_or_else(
            || {
                waymark_store::table::Table::cells(&rows::row_of::<Placement>(
                    Uuid::nil(),
                    PlacementPatch::default(),
                ))
            },
            waymark_store::table::Table::cells,
        );
        for (at, cell) in patch.clone().changes() {
            cells[at] = cell;
        }
        <Placement as waymark_store::table::Table>::from_cells(
            request.id.unwrap_or_default(),
            &cells,
        )
    };
    if patch.started_on.is_some() {
        born::before_that(app, after.pupil, after.started_on)?;
    }
    // Only a change of where and when can make two of one.
    let runs_anew = moves || matches!(patch.ended_on, Some(Some(_)));
    if runs_anew
        && let Some(failure) = app.read(|reader| overlap::at_the_same_setting(reader, &after))?
    {
        return Err(failure);
    }
    let conflicts = match (moves, after.pupil, after.setting.as_deref()) {
        (true, Some(pupil), Some(setting)) => {
            let first = after.started_on.unwrap_or(app.today()).max(app.today());
            app.read(|reader| against(reader, pupil, setting, (first, after.ended_on)))?
        }
        _ => Vec::new(),
    };
    // Only a child who comes there anew meets a hold; one who is there already is the concern's own affair.
    let comes = request.id.is_none()
        || held
            .as_ref()
            .is_some_and(|before| before.setting != after.setting);
    let hold = match (comes, after.setting.as_deref()) {
        (true, Some(setting)) => app.read(|reader| provider_concerns::hold_of(reader, setting))?,
        _ => None,
    };
    if conflicts.is_empty() && hold.is_none() && request.referral.is_none() {
        return rows::save::<Placement>(
            app,
            RowSave {
                id: request.id,
                patch: request.patch,
            },
        );
    }
    let mut reasons = Vec::new();
    let mut asked = Vec::new();
    if let Some(hold) = &hold {
        match given(request.hold_reason.as_deref()) {
            Some(reason) => reasons.push(format!("In spite of the hold: {reason}")),
            None => asked.push(provider_concerns::refusal(hold)),
        }
    }
    if !conflicts.is_empty() {
        match given(request.keep_apart_reason.as_deref()) {
            Some(reason) => reasons.push(reason.to_owned()),
            None => asked.push(refusal(&conflicts)),
        }
    }
    if let Some(first) = asked.first().cloned() {
        return Err(Failure {
            fields: asked
                .into_iter()
                .flat_map(|failure| failure.fields)
                .collect(),
            ..first
        });
    }
    let verb = if request.id.is_some() {
        "Changed"
    } else {
        "Added"
    };
    let mut change = app.change(match (&hold, conflicts.is_empty()) {
        (None, true) => format!("{verb} a placement"),
        (None, false) => format!("{verb} a placement despite a keep-apart entry"),
        (Some(_), true) => format!("{verb} a placement in spite of a hold"),
        (Some(_), false) => {
            format!("{verb} a placement in spite of a hold and a keep-apart entry")
        }
    })?;
    if !reasons.is_empty() {
        change = change.reason(reasons.join(". "));
    }
    let (id, change) = match request.id {
        Some(id) => (id, change.set::<Placement>(id, request.patch)),
        None => {
            let id = app.new_id();
            let change = change.create(&rows::row_of::<Placement>(id, request.patch));
            match request.referral {
                Some(referral) => {
                    let came_of = ReferralPatch {
                        placement: Some(Some(id)),
                        ..ReferralPatch::default()
                    };
                    (id, change.set::<Referral>(referral, came_of))
                }
                None => (id, change),
            }
        }
    };
    app.commit(change)?;
    Ok(Id { id })
}
