//! The agreement to one placement: what the commissioner, the provider, the school and the parent sign before the first day.
//!
//! Nothing is stored twice: it is the placement, its week, the provider's people and the next review, as the record holds them.

use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::agreement::Signature;
use waymark_documents::placement_agreement::{self, PlacementAgreement};
use waymark_domain::{SettingRef, case_ref, cost};
use waymark_store::tables::{Contact, Officer, Placement, Pupil, Review, Session};
use waymark_store::{Reader, facts, reference};

use super::{Made, full_name, kept_from, particulars, refused};
use crate::caseload::imprint;
use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

/// What is known of the people of a provider.
#[derive(Default)]
struct People {
    /// Whom one asks for.
    name: Option<String>,
    /// The same with the number.
    reach: Option<String>,
    /// The safeguarding lead, with the number.
    safeguarding: Option<String>,
}

fn joined(parts: [Option<String>; 2]) -> Option<String> {
    let said: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

fn people(reader: &Reader, setting: Option<&str>) -> waymark_store::Result<People> {
    let Some(setting) = setting.and_then(|text| text.parse::<SettingRef>().ok()) else {
        return Ok(People::default());
    };
    let school = match setting {
        SettingRef::Urn(urn) => reference::establishment(reader, urn)?,
        SettingRef::Own(_) => None,
    };
    let (head, telephone) = school.map_or((None, None), |row| (row.head_name, row.telephone));
    let held = crate::providers::held(reader, setting)?.unwrap_or_default();
    let name = held.contact_name.or(head);
    Ok(People {
        reach: joined([name.clone(), held.phone.or(telephone)]),
        name,
        safeguarding: joined([held.dsl_name, held.dsl_phone]),
    })
}

/// "£85.00 a session"; nothing where the price or its unit is not known.
fn price(placement: &Placement) -> Option<String> {
    let per = placement.cost_per.as_deref()?;
    Some(format!("{} a {per}", cost::pounds(placement.cost_pence?)))
}

/// The agreement to a placement.
pub(super) fn agreement(app: &App, placement: Uuid, options: &Options) -> Result<Made, Failure> {
    let today = app.today();
    let (pupil, provider, kept_from, value) = app
        .read(|reader| {
            let Some(placement) = Placement::get(reader, placement)? else {
                return Ok(None);
            };
            let Some(pupil) = placement
                .pupil
                .map_or(Ok(None), |id| Pupil::get(reader, id))?
            else {
                return Ok(None);
            };
            let mut sessions = Session::for_pupil(reader, pupil.id)?;
            sessions.retain(|row| {
                row.placement == Some(placement.id)
                    && row.until_day.is_none_or(|last| last >= today)
            });
            sessions.sort_by_key(|row| (row.weekday, row.starts));
            let review_on = Review::for_pupil(reader, pupil.id)?
                .into_iter()
                .filter(|review| review.placement.is_none_or(|of| of == placement.id))
                .max_by_key(|review| (review.held_on, review.id))
                .and_then(|review| review.next_on)
                .filter(|day| *day >= today);
            let kept_from = kept_from::of_child(reader, pupil.id, "this agreement")?;
            let mut parents = Contact::for_pupil(reader, pupil.id)?;
            parents.retain(|contact| {
                contact.no_contact != Some(true)
                    && contact.hide_address != Some(true)
                    && contact.parental_responsibility.as_deref() == Some("yes")
            });
            parents.sort_by_key(|contact| (contact.position.clone(), contact.id));
            let there = people(reader, placement.setting.as_deref())?;
            let officer = pupil
                .owner
                .map_or(Ok(None), |id| Officer::get(reader, id))?;
            let provider = names::setting(reader, placement.setting.as_deref())?;
            let part = |part: &str, name: Option<String>| Signature {
                part: part.to_owned(),
                name,
                signed_on: None,
            };
            let value = PlacementAgreement {
                imprint: imprint(reader)?,
                full_name: Some(full_name(&pupil)),
                case_ref: case_ref(pupil.id),
                year_group: facts::nc_year(&pupil, today)
                    .map(|year| crate::words::year(&year.code())),
                commissioner: placement.commissioner.clone(),
                provider: provider.clone(),
                provider_contact: there.reach,
                school: names::setting(reader, pupil.roll_setting.as_deref())?,
                legal_basis: placement.legal_basis.clone(),
                starts_on: placement.started_on,
                ends_on: placement.ended_on.or(placement.planned_end),
                times: particulars::times(&sessions),
                transport: placement.transport.clone(),
                purpose: placement.purpose.clone(),
                aim: placement.aim.clone(),
                price: price(&placement),
                funding: placement.funding.clone(),
                safeguarding: there.safeguarding,
                officer: officer.and_then(|officer| joined([officer.name, officer.phone])),
                review_on,
                signatures: vec![
                    part("Commissioner", None),
                    part("Provider", there.name),
                    part("School", None),
                    part("Parent", parents.into_iter().find_map(|parent| parent.name)),
                ],
            };
            Ok(Some((pupil.id, provider, kept_from, value)))
        })?
        .or_not_found("placement")?;
    let rendered = placement_agreement::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        "Individual placement agreement",
        format!("placement-agreement-{}.pdf", case_ref(pupil)),
        rendered,
    );
    made.about.warnings = kept_from;
    made.about.recipient = provider;
    made.about.purpose = "To agree a placement".to_owned();
    made.about.pupil = Some(pupil);
    Ok(made)
}
