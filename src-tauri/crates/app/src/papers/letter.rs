//! A letter from the team's wording, or from the built-in one where that cannot be used.
//!
//! Nobody who may not be contacted is written to. For somebody from whom the child's whereabouts are kept, every field and
//! particular that names a place is left out of the value before anything is laid: nothing is hidden on the page.

use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::letter::{self, Letter, Particular};
use waymark_domain::SettingRef;
use waymark_store::tables::{
    Contact, Meeting, Officer, Panel, PanelCase, Placement, Provider, Pupil, Review, Session, TEAM,
    Team, Template,
};
use waymark_store::{Reader, facts, reference};

use super::fields::Values;
use super::meeting::full_name;
use super::worded::worded;
use super::wording::{self, To, Wording};
use super::{Made, refused};
use crate::caseload::imprint;
use crate::failure::OrNotFound as _;
use crate::panels::decision_words;
use crate::{App, Failure, names};

/// What one letter is made from.
struct Matter {
    pupil: Pupil,
    case: Option<PanelCase>,
    meeting: Option<Meeting>,
    panel: Option<Panel>,
    placement: Option<Placement>,
    sessions: Vec<Session>,
    next_review: Option<chrono::NaiveDate>,
    officer: Option<Officer>,
    team: Option<Team>,
    contacts: Vec<Contact>,
    own: Option<Template>,
}

/// What stands in for the name of a place that this reader must not learn.
const PLACE_KEPT_BACK: &str = "the school or provider that we will tell you about in person";

/// A letter.
pub(super) fn letter(
    app: &App,
    kind: &str,
    pupil: Uuid,
    case: Option<Uuid>,
    contact: Option<Uuid>,
    options: &Options,
) -> Result<Made, Failure> {
    let wording = wording::find(kind)
        .filter(|wording| wording.to != To::Owing)
        .ok_or_else(|| Failure::at("letter", "Choose which letter."))?;
    let (today, me) = (app.today(), app.me()?);
    let matter = app
        .read(|reader| gather(reader, wording, pupil, case, me))?
        .or_not_found("child")?;
    let reader_of = addressee(&matter, wording, contact)?;
    let hides = reader_of.is_some_and(|contact| contact.hide_address == Some(true));
    let values = app.read(|reader| values(reader, &matter, reader_of, hides, today))?;

    let words = worded(wording, matter.own.as_ref(), &values)?;
    let mut warnings = words.warnings;
    if hides {
        warnings.push(
            "This person must not learn where the child is: places are left out of the letter."
                .to_owned(),
        );
    }
    let value = app.read(|reader| {
        Ok(Letter {
            imprint: imprint(reader)?,
            from_lines: matter
                .team
                .as_ref()
                .map(|team| {
                    [team.team_name.clone(), team.la_name.clone()]
                        .into_iter()
                        .flatten()
                        .collect()
                })
                .unwrap_or_default(),
            reference: Some(waymark_domain::case_ref(matter.pupil.id)),
            written_on: Some(today),
            to_lines: to_lines(reader, &matter, wording, reader_of)?,
            salutation: Some(match (wording.to, reader_of) {
                (To::Parent, Some(contact)) => {
                    format!("Dear {}", contact.name.as_deref().unwrap_or("parent"))
                }
                (To::Parent, None) => "Dear parent".to_owned(),
                (To::School | To::Owing, _) => "Dear headteacher".to_owned(),
            }),
            subject: Some(words.title),
            body: words.text,
            particulars: if wording.particulars {
                particulars(reader, &matter, hides)?
            } else {
                Vec::new()
            },
            closing: None,
            signed_by: matter
                .officer
                .as_ref()
                .map(|officer| {
                    [officer.name.clone(), officer.role.clone()]
                        .into_iter()
                        .flatten()
                        .collect()
                })
                .unwrap_or_default(),
            enclosures: Vec::new(),
            copies_to: Vec::new(),
        })
    })?;
    let recipient = value.to_lines.first().cloned();
    let rendered = letter::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        wording.label,
        format!(
            "letter-{}-{}-{today}.pdf",
            wording.kind.replace('_', "-"),
            waymark_domain::case_ref(matter.pupil.id)
        ),
        rendered,
    );
    made.about
        .missing
        .extend(words.lacking.into_iter().map(str::to_owned));
    made.about.warnings = warnings;
    made.about.recipient = recipient;
    made.about.purpose = wording.purpose.to_owned();
    made.about.pupil = Some(matter.pupil.id);
    made.about.meeting = matter.meeting.map(|meeting| meeting.id);
    Ok(made)
}

fn gather(
    reader: &Reader,
    wording: &Wording,
    pupil: Uuid,
    case: Option<Uuid>,
    me: Option<Uuid>,
) -> waymark_store::Result<Option<Matter>> {
    let Some(pupil) = Pupil::get(reader, pupil)? else {
        return Ok(None);
    };
    let case = case
        .map_or(Ok(None), |id| PanelCase::get(reader, id))?
        .filter(|case| case.pupil == Some(pupil.id));
    let meeting = case
        .as_ref()
        .and_then(|case| case.meeting)
        .map_or(Ok(None), |id| Meeting::get(reader, id))?;
    let panel = meeting
        .as_ref()
        .and_then(|meeting| meeting.panel)
        .map_or(Ok(None), |id| Panel::get(reader, id))?;
    let placement = Placement::for_pupil(reader, pupil.id)?
        .into_iter()
        .filter(|placement| placement.ended_on.is_none())
        .max_by_key(|placement| (placement.started_on, placement.id));
    let mut sessions = Session::for_pupil(reader, pupil.id)?;
    sessions.retain(|session| {
        placement
            .as_ref()
            .is_some_and(|placement| session.placement == Some(placement.id))
    });
    sessions.sort_by_key(|session| (session.weekday, session.starts));
    let mut contacts = Contact::for_pupil(reader, pupil.id)?;
    contacts.sort_by_key(|contact| (contact.position.clone(), contact.id));
    let next_review = Review::for_pupil(reader, pupil.id)?
        .into_iter()
        .max_by_key(|review| review.held_on)
        .and_then(|review| review.next_on);
    let own = Template::having(reader, "kind", wording.kind.to_owned())?
        .into_iter()
        .next_back();
    let officer = pupil
        .owner
        .or(me)
        .map_or(Ok(None), |id| Officer::get(reader, id))?;
    Ok(Some(Matter {
        case,
        meeting,
        panel,
        placement,
        sessions,
        next_review,
        officer,
        team: Team::get(reader, TEAM)?,
        contacts,
        own,
        pupil,
    }))
}

/// The person to whom a letter goes: the one asked for, else the first with parental responsibility who may be written to.
fn addressee<'a>(
    matter: &'a Matter,
    wording: &Wording,
    asked: Option<Uuid>,
) -> Result<Option<&'a Contact>, Failure> {
    if wording.to == To::School {
        return Ok(None);
    }
    if let Some(id) = asked {
        let contact = matter
            .contacts
            .iter()
            .find(|contact| contact.id == id)
            .or_not_found("person")?;
        if contact.no_contact == Some(true) {
            return Err(Failure::at(
                "contact",
                "This person must not be contacted. No letter was made; choose somebody else.",
            ));
        }
        return Ok(Some(contact));
    }
    Ok(matter
        .contacts
        .iter()
        .filter(|contact| contact.no_contact != Some(true))
        .find(|contact| contact.parental_responsibility.as_deref() == Some("yes")))
}

fn values(
    reader: &Reader,
    matter: &Matter,
    contact: Option<&Contact>,
    hides: bool,
    today: chrono::NaiveDate,
) -> waymark_store::Result<Values> {
    let day = |day: Option<chrono::NaiveDate>| day.map(waymark_domain::dates::long);
    let case = matter.case.as_ref();
    let place = case
        .and_then(|case| case.decision_setting.as_deref())
        .or_else(|| {
            matter
                .placement
                .as_ref()
                .and_then(|placement| placement.setting.as_deref())
        });
    let name = names::setting(reader, place)?;
    let kept = |text: Option<String>| match (&name, text) {
        // Free text may name the place as well; then all of it is kept back.
        (Some(name), Some(text)) if hides && text.contains(name.as_str()) => None,
        (_, text) => text,
    };
    let mut values = Values::default();
    values.set("child", Some(full_name(&matter.pupil)));
    values.set(
        "child_first",
        matter
            .pupil
            .known_as
            .clone()
            .or_else(|| matter.pupil.forename.clone()),
    );
    values.set(
        "year_group",
        facts::nc_year(&matter.pupil, today).map(|year| crate::words::year(&year.code())),
    );
    values.set("reader", contact.and_then(|contact| contact.name.clone()));
    values.set(
        "panel",
        matter.panel.as_ref().and_then(|panel| panel.name.clone()),
    );
    values.set(
        "meeting_day",
        day(matter.meeting.as_ref().and_then(|meeting| meeting.held_on)),
    );
    values.set("ask", kept(case.and_then(|case| case.ask.clone())));
    values.set(
        "decision",
        case.and_then(|case| case.decision.as_deref())
            .map(decision_words),
    );
    values.set(
        "setting",
        if hides {
            Some(PLACE_KEPT_BACK.to_owned())
        } else {
            name.clone()
        },
    );
    values.set(
        "start_day",
        day(case
            .and_then(|case| case.decision_starts_on)
            .or_else(|| matter.placement.as_ref().and_then(|row| row.started_on))),
    );
    values.set(
        "conditions",
        kept(case.and_then(|case| case.conditions.clone())),
    );
    values.set(
        "reasons",
        kept(case.and_then(|case| case.rationale.clone()).or_else(|| {
            matter
                .placement
                .as_ref()
                .and_then(|placement| placement.purpose.clone())
        })),
    );
    values.set(
        "parents_view",
        kept(case.and_then(|case| case.parents_said.clone())),
    );
    values.set("deferred_to", day(case.and_then(|case| case.deferred_to)));
    values.set("review_day", day(matter.next_review));
    values.set(
        "officer",
        matter
            .officer
            .as_ref()
            .and_then(|officer| officer.name.clone()),
    );
    values.set(
        "officer_phone",
        matter
            .officer
            .as_ref()
            .and_then(|officer| officer.phone.clone()),
    );
    let team = matter.team.as_ref();
    values.set(
        "team",
        team.and_then(|team| team.team_name.clone().or_else(|| team.la_name.clone())),
    );
    values.set("authority", team.and_then(|team| team.la_name.clone()));
    Ok(values)
}

fn to_lines(
    reader: &Reader,
    matter: &Matter,
    wording: &Wording,
    contact: Option<&Contact>,
) -> waymark_store::Result<Vec<String>> {
    let lines = |text: &Option<String>| -> Vec<String> {
        text.iter()
            .flat_map(|text| text.lines())
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    };
    if wording.to == To::School {
        let setting = matter
            .case
            .as_ref()
            .and_then(|case| case.decision_setting.as_deref());
        return place_lines(reader, setting);
    }
    Ok(contact
        .map(|contact| {
            [
                lines(&contact.name),
                lines(&contact.address),
                lines(&contact.postcode),
            ]
            .concat()
        })
        .unwrap_or_default())
}

/// Name and address of a school or provider, one line each.
pub(super) fn place_lines(
    reader: &Reader,
    setting: Option<&str>,
) -> waymark_store::Result<Vec<String>> {
    let Some(text) = setting else {
        return Ok(Vec::new());
    };
    let lines = match text.parse::<SettingRef>() {
        Ok(SettingRef::Urn(urn)) => {
            reference::establishment(reader, urn)?.map_or_else(Vec::new, |school| {
                vec![
                    Some(school.name),
                    school.street,
                    school.locality,
                    school.town,
                    school.postcode,
                ]
            })
        }
        Ok(SettingRef::Own(id)) => Provider::get(reader, id)?.map_or_else(Vec::new, |provider| {
            vec![provider.name, provider.address, provider.postcode]
        }),
        Err(_) => vec![Some(text.to_owned())],
    };
    Ok(lines
        .into_iter()
        .flatten()
        .flat_map(|line| line.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| !line.trim().is_empty())
        .collect())
}

/// What a statute asks for. Source: 2007 Regulations reg. 13 (day six); 2010 Regulations on off-site provision.
fn particulars(
    reader: &Reader,
    matter: &Matter,
    hides: bool,
) -> waymark_store::Result<Vec<Particular>> {
    let placement = matter.placement.as_ref();
    let particular = |label: &str, value: Option<String>| Particular {
        label: label.to_owned(),
        value: value.filter(|text| !text.trim().is_empty()),
    };
    let mut rows = Vec::new();
    if hides {
        rows.push(particular(
            "Where",
            Some("We will tell you in person".to_owned()),
        ));
    } else {
        let setting = placement.and_then(|row| row.setting.as_deref());
        rows.push(particular(
            "Where",
            Some(place_lines(reader, setting)?.join("\n")),
        ));
        rows.push(particular(
            "Person to report to on the first day",
            match setting.and_then(|text| text.parse::<SettingRef>().ok()) {
                Some(SettingRef::Own(id)) => {
                    Provider::get(reader, id)?.and_then(|provider| provider.contact_name)
                }
                _ => None,
            },
        ));
    }
    let long = |day: Option<chrono::NaiveDate>| day.map(waymark_domain::dates::long);
    rows.push(particular(
        "First day",
        long(placement.and_then(|row| row.started_on)),
    ));
    rows.push(particular(
        "Until",
        long(placement.and_then(|row| row.planned_end)),
    ));
    let days: std::collections::BTreeSet<_> = matter
        .sessions
        .iter()
        .filter_map(|row| row.weekday)
        .collect();
    rows.push(particular(
        "Days a week",
        (!days.is_empty()).then(|| days.len().to_string()),
    ));
    rows.push(particular("Times", times(&matter.sessions)));
    rows.push(particular(
        "How the child gets there",
        placement.and_then(|row| row.transport.clone()),
    ));
    Ok(rows)
}

fn times(sessions: &[Session]) -> Option<String> {
    const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let clock = |minutes: i64| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let lines: Vec<String> = sessions
        .iter()
        .filter_map(|row| {
            let day = DAYS.get(usize::try_from(row.weekday? - 1).ok()?)?;
            Some(format!(
                "{day} {} to {}",
                clock(row.starts?),
                clock(row.ends?)
            ))
        })
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}
