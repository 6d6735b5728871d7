//! Writing a referral: asking one provider or several, sending a draft, and writing down the answer. Each is one change with a
//! name of its own, so that undo says what it takes back.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::{SettingRef, dates};
use waymark_store::table::{Patch as _, Table as _};
use waymark_store::tables::{Officer, Pupil, Referral, ReferralPatch};
use waymark_store::{Reader, reference};

use super::answer_words;
use crate::failure::OrNotFound as _;
use crate::rows::{RowRemove, remove_as, row_of};
use crate::team::Id;
use crate::{App, Failure, names, provider_concerns};

/// Asking several providers with the same words.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralAsk {
    /// The child.
    pub pupil: Uuid,
    /// Who is asked, as setting references.
    pub settings: Vec<String>,
    /// What is asked of each.
    pub patch: ReferralPatch,
    /// Why a provider is asked in spite of a hold; only needed where a concern holds new placements there.
    #[serde(default)]
    #[ts(optional)]
    pub hold_reason: Option<String>,
}

/// The rows that were made, one for each provider.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralsMade {
    /// In the order in which they were asked.
    pub ids: Vec<Uuid>,
}

/// Fields of a referral that change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ReferralSave {
    /// Which.
    pub id: Uuid,
    /// Only the fields that change.
    pub patch: ReferralPatch,
    /// Why a provider is asked in spite of a hold; only needed where a concern holds new placements there.
    #[serde(default)]
    #[ts(optional)]
    pub hold_reason: Option<String>,
}

/// The day on which a provider closed, where it has.
fn closed_on(reader: &Reader, setting: &str) -> waymark_store::Result<Option<NaiveDate>> {
    Ok(match setting.parse::<SettingRef>() {
        Ok(SettingRef::Urn(urn)) => {
            reference::establishment(reader, urn)?.and_then(|school| school.close_date)
        }
        Ok(parsed) => crate::providers::held(reader, parsed)?.and_then(|row| row.closed_on),
        Err(_) => None,
    })
}

/// What speaks against asking a provider: that it is closed, or that it is asked already, or that its new placements are held.
fn against(
    reader: &Reader,
    row: &Referral,
    others: &[Referral],
    today: NaiveDate,
    hold_reason: Option<&str>,
) -> waymark_store::Result<Result<Option<String>, Failure>> {
    let Some(setting) = row.setting.as_deref() else {
        return Ok(Ok(None));
    };
    let name = names::setting(reader, Some(setting))?.unwrap_or_else(|| "This provider".to_owned());
    if let Some(closed) = closed_on(reader, setting)?.filter(|day| *day <= today) {
        return Ok(Err(Failure::at(
            "setting",
            format!(
                "{name} closed on {}. Nothing was saved: choose another provider.",
                dates::long(closed)
            ),
        )));
    }
    let twice = others.iter().find(|other| {
        other.id != row.id && other.setting.as_deref() == Some(setting) && other.answer.is_none()
    });
    if let Some(twice) = twice {
        let when = twice.sent_on.map_or_else(
            || "has a draft for this child already".to_owned(),
            |day| format!("was asked on {} and has not answered", dates::long(day)),
        );
        return Ok(Err(Failure::at(
            "setting",
            format!("{name} {when}. Nothing was saved: change that referral instead."),
        )));
    }
    let Some(hold) = provider_concerns::hold_of(reader, setting)? else {
        return Ok(Ok(None));
    };
    match crate::apart::given(hold_reason) {
        Some(reason) => Ok(Ok(Some(format!("In spite of the hold: {reason}")))),
        None => Ok(Err(provider_concerns::refusal(&hold))),
    }
}

/// Days that cannot be: sent before the child was born, sent or answered in days to come.
fn days(
    reader: &Reader,
    row: &Referral,
    today: NaiveDate,
) -> waymark_store::Result<Result<(), Failure>> {
    let ahead = |field: &str, day: Option<NaiveDate>, said: &str| {
        day.filter(|day| *day > today)
            .map(|_| Failure::at(field, format!("{said} Nothing was saved.")))
    };
    let faults = [
        ahead(
            "sent_on",
            row.sent_on,
            "It cannot have been sent on a day to come: leave the day empty, and it stays a draft until it goes.",
        ),
        ahead(
            "answered_on",
            row.answered_on,
            "An answer cannot have come on a day to come.",
        ),
        ahead(
            "parents_spoken_on",
            row.parents_spoken_on,
            "A conversation cannot have been held on a day to come.",
        ),
    ];
    if let Some(fault) = faults.into_iter().flatten().next() {
        return Ok(Err(fault));
    }
    let born = row
        .pupil
        .map_or(Ok(None), |id| Pupil::get(reader, id))?
        .and_then(|pupil| pupil.dob);
    if let (Some(sent), Some(born)) = (row.sent_on.or(row.wanted_from), born)
        && sent < born
    {
        let field = if row.sent_on.is_some() {
            "sent_on"
        } else {
            "wanted_from"
        };
        return Ok(Err(Failure::at(
            field,
            format!(
                "This is before the child was born ({}). Nothing was saved; check the year.",
                dates::long(born)
            ),
        )));
    }
    Ok(Ok(()))
}

/// The documents named must be the child's own, whoever asks.
fn own_documents(reader: &Reader, row: &Referral) -> waymark_store::Result<Result<(), Failure>> {
    for id in row.document_ids() {
        let kept = waymark_store::tables::Document::get(reader, id)?;
        if kept.is_none_or(|kept| kept.pupil != row.pupil) {
            return Ok(Err(Failure::at(
                "documents",
                "One of these documents is not kept with this child any more. Nothing was saved: choose again.",
            )));
        }
    }
    Ok(Ok(()))
}

/// Asks one provider or several for a place; without a day on which it was sent, as drafts.
pub(crate) fn ask(app: &App, request: ReferralAsk) -> Result<ReferralsMade, Failure> {
    let settings: BTreeSet<&str> = request
        .settings
        .iter()
        .map(|setting| setting.trim())
        .filter(|setting| !setting.is_empty())
        .collect();
    if settings.is_empty() {
        return Err(Failure::at(
            "setting",
            "Choose the provider that is asked. Nothing was saved.",
        ));
    }
    let (me, today) = (app.me()?, app.today());
    let mut rows = Vec::new();
    for setting in settings {
        let mut patch = request.patch.clone();
        patch.pupil = Some(Some(request.pupil));
        patch.setting = Some(Some(setting.to_owned()));
        patch.author = Some(me);
        rows.push(row_of::<Referral>(app.new_id(), patch));
    }
    let checked = app.read(|reader| {
        if Pupil::get(reader, request.pupil)?.is_none() {
            return Ok(None);
        }
        let others = Referral::for_pupil(reader, request.pupil)?;
        let mut reasons = BTreeSet::new();
        let mut asked = Vec::new();
        for row in &mut rows {
            if row.asked_by.is_none() {
                row.asked_by = me
                    .map_or(Ok(None), |id| Officer::get(reader, id))?
                    .and_then(|officer| officer.name);
            }
            let looked = [days(reader, row, today)?, own_documents(reader, row)?];
            for fault in looked {
                if let Err(failure) = fault {
                    return Ok(Some(Err(failure)));
                }
            }
            match against(reader, row, &others, today, request.hold_reason.as_deref())? {
                Ok(reason) => reasons.extend(reason),
                Err(failure) => return Ok(Some(Err(failure))),
            }
            asked.push(names::setting(reader, row.setting.as_deref())?.unwrap_or_default());
        }
        Ok(Some(Ok((reasons, asked))))
    })?;
    let (reasons, asked) = checked.or_not_found("child")??;
    let sent = rows.first().is_some_and(|row| row.sent_on.is_some());
    let whom = match asked.as_slice() {
        [one] => one.clone(),
        several => format!("{} providers", several.len()),
    };
    let label = if sent {
        format!("Asked {whom} for a place")
    } else {
        format!("Drafted a referral to {whom}")
    };
    let mut change = app.change(label)?;
    if !reasons.is_empty() {
        change = change.reason(reasons.into_iter().collect::<Vec<_>>().join(". "));
    }
    for row in &rows {
        change = change.create(row);
    }
    app.commit(change)?;
    Ok(ReferralsMade {
        ids: rows.iter().map(|row| row.id).collect(),
    })
}

/// Changes a referral: its words, the day on which it went, its answer.
pub(crate) fn save(app: &App, mut request: ReferralSave) -> Result<Id, Failure> {
    let before = app
        .read(|reader| Referral::get(reader, request.id))?
        .or_not_found("referral")?;
    // An answer taken back takes with it what was said of it.
    if request.patch.answer == Some(None) {
        request.patch.answered_on = Some(None);
        request.patch.answered_by = Some(None);
        request.patch.answer_code = Some(None);
        request.patch.answer_words = Some(None);
    }
    let after = {
        let mut cells = before.cells();
        for (at, cell) in request.patch.clone().changes() {
            cells[at] = cell;
        }
        Referral::from_cells(request.id, &cells)
    };
    let today = app.today();
    let goes = before.sent_on.is_none() && after.sent_on.is_some();
    let asks_anew = before.setting != after.setting || goes;
    let checked = app.read(|reader| {
        let looked = [
            days(reader, &after, today)?,
            if before.documents == after.documents {
                Ok(())
            } else {
                own_documents(reader, &after)?
            },
        ];
        for fault in looked {
            if let Err(failure) = fault {
                return Ok(Err(failure));
            }
        }
        let reason = if asks_anew {
            let others = match after.pupil {
                Some(pupil) => Referral::for_pupil(reader, pupil)?,
                None => Vec::new(),
            };
            match against(
                reader,
                &after,
                &others,
                today,
                request.hold_reason.as_deref(),
            )? {
                Ok(reason) => reason,
                Err(failure) => return Ok(Err(failure)),
            }
        } else {
            None
        };
        let name = names::setting(reader, after.setting.as_deref())?;
        Ok(Ok((
            reason,
            name.unwrap_or_else(|| "a provider".to_owned()),
        )))
    })?;
    let (reason, name) = checked?;
    let label = match (&before.answer, &after.answer) {
        (was, Some(answer)) if was.as_ref() != Some(answer) => {
            format!("{name}: {}", answer_words(answer).to_lowercase())
        }
        (Some(_), None) => format!("Took back the answer of {name}"),
        _ if goes => format!("Asked {name} for a place"),
        _ => format!("Changed the referral to {name}"),
    };
    let mut change = app
        .change(label)?
        .set::<Referral>(request.id, request.patch);
    if let Some(reason) = reason {
        change = change.reason(reason);
    }
    app.commit(change)?;
    Ok(Id { id: request.id })
}

/// Takes a referral away that should not have been written; it stays in the history.
pub(crate) fn remove(app: &App, request: RowRemove) -> Result<Id, Failure> {
    remove_as::<Referral>(app, request, "Took away a referral")
}
