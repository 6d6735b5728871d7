//! The referral that goes to a provider: the child's record cut down to the parts that a person chose. What was not chosen is
//! taken out of the value before the paper is set, so that it is in no layer of the file.
//!
//! Whoever may not be contacted, and whoever must not learn where the child is, is not among the people to reach: the provider
//! would ring them. Answers of other providers are not in the chronology.

use std::collections::BTreeSet;

use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::chronology::{Chronology, Entry};
use waymark_documents::profile::ContactLine;
use waymark_documents::referral::{self as paper, ReferralPart};
use waymark_domain::facts::PlacementKind;
use waymark_domain::referral::ReferralReason;
use waymark_domain::{case_ref, dates};
use waymark_store::Reader;
use waymark_store::tables::{Contact, Document, Officer, Panel, PanelCase, Pupil, Referral};

use super::meeting::full_name;
use super::{Made, refused};
use crate::caseload::imprint;
use crate::failure::OrNotFound as _;
use crate::panels::Countdowns;
use crate::{App, Failure, names, pack};

/// Parts that a copy holds until somebody chooses: all but the chronology, which is asked for where it is needed.
fn usual() -> BTreeSet<ReferralPart> {
    ReferralPart::ALL
        .into_iter()
        .filter(|part| *part != ReferralPart::Chronology)
        .collect()
}

fn chosen(parts: Option<&[String]>) -> BTreeSet<ReferralPart> {
    match parts {
        None => usual(),
        Some(codes) => ReferralPart::ALL
            .into_iter()
            .filter(|part| codes.iter().any(|code| code == part.code()))
            .collect(),
    }
}

/// The people who may be rung, and how many were kept back.
fn people(reader: &Reader, pupil: Uuid) -> waymark_store::Result<(Vec<ContactLine>, usize)> {
    let mut contacts = Contact::for_pupil(reader, pupil)?;
    contacts.sort_by_key(|contact| (contact.position.clone(), contact.id));
    let all = contacts.len();
    contacts
        .retain(|contact| contact.no_contact != Some(true) && contact.hide_address != Some(true));
    let kept_back = all - contacts.len();
    let lines = contacts
        .into_iter()
        .map(|contact| ContactLine {
            name: contact.name.unwrap_or_else(|| "Unknown".to_owned()),
            role: contact.relationship,
            reach: contact.phone.or(contact.email),
        })
        .collect();
    Ok((lines, kept_back))
}

/// "They agree, talked over on Mon 9 Nov 2026".
fn parents(row: &Referral) -> Option<String> {
    let agree = match row.parents_agree.as_deref() {
        Some("yes") => Some("They agree"),
        Some("no") => Some("They do not agree"),
        _ => None,
    };
    let spoken = row
        .parents_spoken_on
        .map(|day| format!("talked over on {}", dates::long(day)));
    match (agree, spoken) {
        (Some(agree), Some(spoken)) => Some(format!("{agree}, {spoken}")),
        (Some(agree), None) => Some(agree.to_owned()),
        (None, Some(spoken)) => Some(format!("Whether they agree is unknown; {spoken}")),
        (None, None) => None,
    }
}

/// "Alternative provision, 3 days a week".
fn asked_for(row: &Referral) -> Option<String> {
    let kind = row
        .kind
        .as_deref()
        .and_then(|code| code.parse::<PlacementKind>().ok())
        .map(|kind| kind.label().to_owned());
    let much = paper::how_much(row.days_week, row.hours_week);
    match (kind, much) {
        (Some(kind), Some(much)) => Some(format!("{kind}, {much}")),
        (kind, much) => kind.or(much),
    }
}

/// Who asks, with the number of the officer who wrote it where it is the same.
fn asked_by(reader: &Reader, row: &Referral) -> waymark_store::Result<Option<String>> {
    let officer = row.author.map_or(Ok(None), |id| Officer::get(reader, id))?;
    let Some(officer) = officer else {
        return Ok(row.asked_by.clone());
    };
    if row.asked_by.is_some() && row.asked_by != officer.name {
        return Ok(row.asked_by.clone());
    }
    let said: Vec<String> = [officer.name, officer.phone]
        .into_iter()
        .flatten()
        .collect();
    Ok((!said.is_empty()).then(|| said.join(", ")))
}

/// What happened, the significant of it, without what other providers said.
fn happened(reader: &Reader, pupil: &Pupil) -> waymark_store::Result<Chronology> {
    let mut lines = crate::chronology::lines(reader, pupil.id)?;
    crate::chronology::keep(&mut lines, &[], true);
    lines.retain(|line| line.kind != "referral");
    Ok(Chronology {
        imprint: imprint(reader)?,
        full_name: Some(full_name(pupil)),
        case_ref: case_ref(pupil.id),
        most_pages: Some(1),
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
    })
}

/// Takes out of the page what the chosen parts do not hold.
fn cut(case: &mut waymark_documents::case::Case, parts: &BTreeSet<ReferralPart>) {
    let lacks = |part: ReferralPart| !parts.contains(&part);
    let brief = &mut case.brief;
    // What a panel is asked, and what is due, is nobody else's.
    brief.options.clear();
    brief.clocks.clear();
    brief.school_view = None;
    brief.last_review = None;
    brief.destination = None;
    if lacks(ReferralPart::Identifiers) {
        brief.upn = None;
        brief.school_on_roll = None;
        brief.home_la = None;
    }
    if lacks(ReferralPart::Statuses) {
        brief.statuses.clear();
        brief.facts = None;
    }
    if lacks(ReferralPart::Education) {
        brief.minutes_now = None;
        brief.minutes_entitled = None;
        brief.week = None;
        brief.attendance = None;
    }
    if lacks(ReferralPart::Needs) {
        brief.strengths = None;
        brief.needs = None;
    }
    if lacks(ReferralPart::Tried) {
        brief.tried = None;
    }
    if lacks(ReferralPart::Voice) {
        brief.child_view = None;
        brief.family_view = None;
    }
    if lacks(ReferralPart::Risks) {
        brief.risks = None;
    }
}

/// The value of the paper, and how many people were kept back.
fn value(
    app: &App,
    referral: Uuid,
    parts: BTreeSet<ReferralPart>,
) -> Result<(Uuid, paper::Referral, usize), Failure> {
    let today = app.today();
    app.read(|reader| {
        let Some(row) = Referral::get(reader, referral)? else {
            return Ok(None);
        };
        let Some(pupil) = row.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))? else {
            return Ok(None);
        };
        let countdowns = Countdowns::load(reader, today)?;
        let (case, panel) = (PanelCase::default(), Panel::default());
        let mut case = pack::case_of(reader, &case, &panel, &pupil, &countdowns, None, today)?;
        case.brief.strengths = pupil.strengths.clone();
        cut(&mut case, &parts);
        let (contacts, kept_back) = if parts.contains(&ReferralPart::People) {
            people(reader, pupil.id)?
        } else {
            (Vec::new(), 0)
        };
        let mut documents = Vec::new();
        for id in row.document_ids() {
            if let Some(kept) = Document::get(reader, id)?.filter(|kept| kept.pupil == row.pupil) {
                let title = kept.title.unwrap_or_else(|| "Untitled".to_owned());
                documents.push(match kept.on_day {
                    Some(day) => format!("{title}, {}", dates::long(day)),
                    None => title,
                });
            }
        }
        let value = paper::Referral {
            imprint: imprint(reader)?,
            on: Some(today),
            provider: names::setting(reader, row.setting.as_deref())?,
            asked_for: asked_for(&row),
            wanted_from: row.wanted_from,
            purpose: row.purpose.clone(),
            why: row.why.clone(),
            parents: parents(&row),
            asked_by: asked_by(reader, &row)?,
            contacts,
            chronology: if parts.contains(&ReferralPart::Chronology) {
                Some(happened(reader, &pupil)?)
            } else {
                None
            },
            documents,
            reasons: REASONS
                .iter()
                .map(|reason| reason.label().to_owned())
                .collect(),
            parts,
            case,
        };
        Ok(Some((pupil.id, value, kept_back)))
    })?
    .or_not_found("referral")
}

/// Reasons that a provider can give; the others are the team's own.
const REASONS: [ReferralReason; 9] = [
    ReferralReason::NoPlaces,
    ReferralReason::Needs,
    ReferralReason::RiskToOthers,
    ReferralReason::RiskToChild,
    ReferralReason::Age,
    ReferralReason::GroupMix,
    ReferralReason::Transport,
    ReferralReason::Funding,
    ReferralReason::Incomplete,
];

/// The referral on paper.
pub(super) fn referral(
    app: &App,
    referral: Uuid,
    parts: Option<&[String]>,
    options: &Options,
) -> Result<Made, Failure> {
    let (pupil, value, kept_back) = value(app, referral, chosen(parts))?;
    let rendered = paper::render(&value, options).map_err(refused)?;
    let provider = value
        .provider
        .clone()
        .unwrap_or_else(|| "a provider".to_owned());
    let mut made = Made::new(
        format!("Referral to {provider}"),
        format!("referral-{}.pdf", case_ref(pupil)),
        rendered,
    );
    made.about.pupil = Some(pupil);
    made.referral = Some(referral);
    made.about.recipient = value.provider;
    made.about.purpose = "To find a place for the child".to_owned();
    if kept_back > 0 {
        made.about.warnings.push(format!(
            "{} left out: no contact is allowed, or they must not learn where the child is.",
            crate::words::count(kept_back as u64, "person is", "people are")
        ));
    }
    if !value.documents.is_empty() {
        made.about.warnings.push(format!(
            "{} listed on the paper and not in this file: save each under Documents and send it with it.",
            crate::words::count(value.documents.len() as u64, "document is", "documents are")
        ));
    }
    Ok(made)
}
