//! The papers of one child: the page, the chronology, and the plan for the family.
//!
//! Whoever may not be contacted is not in a paper's list of people; the reason is said before it is saved.

use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::chronology::{self, Chronology, Entry};
use waymark_documents::family_plan::{self, FamilyPlan, PlanWeek as Week};
use waymark_documents::profile::{self, ContactLine, Profile};
use waymark_domain::{case_ref, name};
use waymark_store::Reader;
use waymark_store::tables::{
    Contact, Note, Officer, Panel, PanelCase, Plan, PlanWeek, Pupil, Review,
};

use super::meeting::full_name;
use super::{Made, kept_from, refused};
use crate::caseload::imprint;
use crate::failure::OrNotFound as _;
use crate::panels::Countdowns;
use crate::{App, Failure, names, pack};

fn known_as(pupil: &Pupil) -> Option<String> {
    pupil.known_as.clone().or_else(|| pupil.forename.clone())
}

/// A child on one page.
pub(super) fn profile(app: &App, pupil: Uuid, options: &Options) -> Result<Made, Failure> {
    let today = app.today();
    let (value, kept_back) = app
        .read(|reader| {
            let Some(pupil) = Pupil::get(reader, pupil)? else {
                return Ok(None);
            };
            let countdowns = Countdowns::load(reader, today)?;
            let mut contacts = Contact::for_pupil(reader, pupil.id)?;
            contacts.sort_by_key(|contact| (contact.position.clone(), contact.id));
            let all = contacts.len();
            contacts.retain(|contact| contact.no_contact != Some(true));
            let kept_back = all - contacts.len();
            let value = Profile {
                imprint: imprint(reader)?,
                on: Some(today),
                case: pack::case_of(
                    reader,
                    &PanelCase::default(),
                    &Panel::default(),
                    &pupil,
                    &countdowns,
                    None,
                    today,
                )?,
                strengths: pupil.strengths.clone(),
                what_helps: None,
                contacts: contacts
                    .into_iter()
                    .map(|contact| ContactLine {
                        name: contact.name.unwrap_or_else(|| "Unknown".to_owned()),
                        role: contact.relationship,
                        reach: contact.phone.or(contact.email),
                    })
                    .collect(),
            };
            Ok(Some((value, kept_back)))
        })?
        .or_not_found("child")?;
    let rendered = profile::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        format!("Profile: {}", value.case.case_ref),
        format!("profile-{}-{today}.pdf", value.case.case_ref),
        rendered,
    );
    made.about.pupil = Some(pupil);
    made.about.purpose = "Planning the child's education".to_owned();
    if kept_back > 0 {
        made.about.warnings.push(format!(
            "{} left out: no contact is allowed.",
            crate::words::count(kept_back as u64, "person is", "people are")
        ));
    }
    Ok(made)
}

/// What happened, in order: all of it, or only the kinds that are wanted.
pub(super) fn chronology(
    app: &App,
    pupil: Uuid,
    pages: Option<u32>,
    (kinds, significant): (&[String], bool),
    options: &Options,
) -> Result<Made, Failure> {
    let today = app.today();
    let value = app
        .read(|reader| {
            let Some(pupil) = Pupil::get(reader, pupil)? else {
                return Ok(None);
            };
            let mut lines = crate::chronology::lines(reader, pupil.id)?;
            crate::chronology::keep(&mut lines, kinds, significant);
            Ok(Some(Chronology {
                imprint: imprint(reader)?,
                full_name: Some(full_name(&pupil)),
                case_ref: case_ref(pupil.id),
                most_pages: pages.map(|pages| pages.clamp(1, 500) as usize),
                entries: lines
                    .into_iter()
                    .map(|line| Entry {
                        on: line.on,
                        kind: Some(line.label),
                        text: line.text,
                        source: line.source,
                        significant: line.significant,
                    })
                    .collect(),
            }))
        })?
        .or_not_found("child")?;
    let rendered = chronology::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        format!("Chronology: {}", value.case_ref),
        format!("chronology-{}-{today}.pdf", value.case_ref),
        rendered,
    );
    made.about.pupil = Some(pupil);
    made.about.purpose = "Planning the child's education".to_owned();
    Ok(made)
}

/// The way back in plain words, for the family.
pub(super) fn family_plan(app: &App, plan: Uuid, options: &Options) -> Result<Made, Failure> {
    let today = app.today();
    let (pupil, kept_from, value) = app
        .read(|reader| {
            let Some(plan) = Plan::get(reader, plan)? else {
                return Ok(None);
            };
            let Some(pupil) = plan.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))? else {
                return Ok(None);
            };
            let mut value = plan_of(reader, &plan, &pupil)?;
            // Nobody is told to come on a day that is over.
            value.next_on = value.next_on.filter(|day| *day >= today);
            let kept_from = kept_from::of_child(reader, pupil.id, "this plan")?;
            Ok(Some((pupil, kept_from, value)))
        })?
        .or_not_found("reintegration plan")?;
    let rendered = family_plan::render(&value, options).map_err(refused)?;
    let initials = name::initials(
        pupil.forename.as_deref().unwrap_or_default(),
        pupil.surname.as_deref().unwrap_or_default(),
    );
    let mut made = Made::new(
        format!("Plan for the family of {initials}"),
        format!("family-plan-{}.pdf", case_ref(pupil.id)),
        rendered,
    );
    made.about.pupil = Some(pupil.id);
    // Where one of the family must not have it, whoever saves it names who does.
    made.about.recipient = kept_from.is_empty().then(|| "The family".to_owned());
    made.about.warnings = kept_from;
    made.about.purpose = "The plan for the way back to school".to_owned();
    Ok(made)
}

/// A plan as the family gets it, and as a pack's annex prints it.
pub(crate) fn plan_of(
    reader: &Reader,
    plan: &Plan,
    pupil: &Pupil,
) -> waymark_store::Result<FamilyPlan> {
    let mut weeks = PlanWeek::having(reader, "plan", plan.id)?;
    weeks.sort_by_key(|week| (week.number, week.starts_on));
    let owner = pupil
        .owner
        .map_or(Ok(None), |id| Officer::get(reader, id))?;
    let lines = |text: &Option<String>| {
        text.iter()
            .flat_map(|text| text.lines())
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let words = Note::for_pupil(reader, pupil.id)?
        .into_iter()
        .filter(|note| {
            note.voice_of.as_deref() == Some("child") && note.recorded_in_error.is_none()
        })
        .max_by_key(|note| (note.on_day, note.at))
        .and_then(|note| note.text);
    let next_on = Review::for_pupil(reader, pupil.id)?
        .into_iter()
        .max_by_key(|review| review.held_on)
        .and_then(|review| review.next_on);
    Ok(FamilyPlan {
        imprint: imprint(reader)?,
        known_as: known_as(pupil),
        school: names::setting(reader, plan.destination.as_deref())?,
        starts_on: plan.started_on,
        full_time_on: plan.target_on,
        mentor: plan.mentor.clone(),
        ring: owner.map(|officer| {
            [officer.name, officer.phone]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        }),
        weeks: weeks
            .iter()
            .enumerate()
            .map(|(at, week)| Week {
                number: week
                    .number
                    .and_then(|number| u32::try_from(number).ok())
                    .unwrap_or(at as u32 + 1),
                starts_on: week.starts_on,
                planned: week.planned.and_then(|bits| u16::try_from(bits).ok()),
            })
            .collect(),
        support: lines(&plan.support),
        success: plan.success.clone(),
        if_goes_wrong: plan.if_goes_wrong.clone(),
        worries: plan.family_worries.clone(),
        own_words: words,
        next_on,
    })
}
