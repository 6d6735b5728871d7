//! A letter from the team's wording, or from the built-in one where that cannot be used.
//!
//! Nobody who may not be contacted is written to. For somebody from whom the child's whereabouts are kept, every field and
//! particular that names a place is left out of the value before anything is laid: nothing is hidden on the page.

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::letter::{self, Letter};
use waymark_documents::words::long_date;
use waymark_domain::SettingRef;
use waymark_store::tables::{
    Contact, Meeting, Officer, Panel, PanelCase, Placement, Provider, Pupil, Review, Session, Step,
    TEAM, Team, Template,
};
use waymark_store::{Reader, reference};

use super::places::{self, Place};
use super::salutation::dear;
use super::worded::worded;
use super::wording::{self, Particulars, To, Wording};
use super::{LeftOut, Made, kept_from, left_out, particulars, refused, route, said};
use crate::caseload::imprint;
use crate::failure::OrNotFound as _;
use crate::{App, Failure};

/// What one letter is made from.
pub(super) struct Matter {
    pub(super) pupil: Pupil,
    pub(super) case: Option<PanelCase>,
    pub(super) meeting: Option<Meeting>,
    pub(super) panel: Option<Panel>,
    /// Where the child is, or is to be; for a letter of a case nothing.
    pub(super) placement: Option<Placement>,
    /// The sessions of its week.
    pub(super) sessions: Vec<Session>,
    /// Other places of which the same letter tells.
    pub(super) further: Vec<Place>,
    /// The next review as the last one named it; it may be over.
    pub(super) next_review: Option<NaiveDate>,
    pub(super) officer: Option<Officer>,
    pub(super) team: Option<Team>,
    pub(super) contacts: Vec<Contact>,
    /// Dated steps of the child's processes.
    pub(super) steps: Vec<Step>,
    own: Option<Template>,
}

impl Matter {
    /// The next review, unless its day is over: nobody is invited to a day in the past.
    pub(super) fn review_to_come(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.next_review.filter(|day| *day >= today)
    }
}

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
        .filter(|wording| !matches!(wording.to, To::Owing | To::Commissioner))
        .ok_or_else(|| Failure::at("letter", "Choose which letter."))?;
    let (me, today) = (app.me()?, app.today());
    let asked = case;
    let (matter, mut warnings) = app
        .read(|reader| {
            let case = match asked {
                None if places::tells_decision(wording) => {
                    places::newest_decided(reader, pupil)?.map(|case| case.id)
                }
                asked => asked,
            };
            let Some(mut matter) = gather(reader, wording, pupil, case, me)? else {
                return Ok(None);
            };
            let warnings = places::gather(reader, wording, &mut matter, today)?;
            Ok(Some((matter, warnings)))
        })?
        .or_not_found("child")?;
    if asked.is_some() {
        matter.case.as_ref().or_not_found("case")?;
    } else if matter.case.is_none() && places::tells_decision(wording) {
        warnings.push(
            "No panel has decided anything about this child, so this letter has nothing to tell."
                .to_owned(),
        );
    }
    let reader_of = addressee(&matter, wording, contact)?;
    let mut composed = compose(app, wording, &matter, reader_of, &[])?;
    composed.warnings.append(&mut warnings);
    if let Some(warning) = app.read(|reader| route::wrong(reader, wording, &matter))? {
        composed.warnings.push(warning);
    }
    let recipient = composed.value.to_lines.first().cloned();
    let rendered = letter::render(&composed.value, options).map_err(refused)?;
    let mut made = Made::new(
        wording.label,
        format!(
            "letter-{}-{}-{}.pdf",
            wording.kind.replace('_', "-"),
            waymark_domain::case_ref(matter.pupil.id),
            app.today()
        ),
        rendered,
    );
    made.about.left_out = composed.left_out;
    made.about.warnings = composed.warnings;
    made.about.recipient = recipient;
    made.about.purpose = wording.purpose.to_owned();
    made.about.pupil = Some(matter.pupil.id);
    made.about.meeting = matter.meeting.map(|meeting| meeting.id);
    Ok(made)
}

/// A letter before it is set, and what is to be said of it.
pub(super) struct Composed {
    pub(super) value: Letter,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) warnings: Vec<String>,
}

/// Words a letter to one reader. `extra` are fields that only this kind of letter knows.
pub(super) fn compose(
    app: &App,
    wording: &Wording,
    matter: &Matter,
    reader_of: Option<&Contact>,
    extra: &[(&'static str, Option<String>)],
) -> Result<Composed, Failure> {
    let today = app.today();
    let hides = reader_of.is_some_and(|contact| contact.hide_address == Some(true));
    let values_for = |hides: bool| {
        let mut values =
            app.read(|reader| said::values(reader, matter, reader_of, hides, today))?;
        for (field, value) in extra {
            values.set(field, value.clone());
        }
        Ok::<_, Failure>(values)
    };
    let words = worded(wording, matter.own.as_ref(), &values_for(hides)?)?;
    let mut warnings = words.warnings;
    // What is kept back from this reader is in the record, and is not asked for.
    let known = values_for(false)?;
    let mut left_out: Vec<LeftOut> = words
        .lacking
        .iter()
        .filter(|field| !known.holds(field) && said::belongs(matter, field))
        .map(|field| LeftOut::of(matter, field))
        .collect();
    if said::is_day_open(matter) && words.text.contains(said::DAY_TO_BE_AGREED) {
        left_out.push(LeftOut::of(matter, "start_day"));
    }
    if hides {
        let kept_back = words.lacking.iter().filter(|field| known.holds(field));
        warnings.push(kept_from::left_out(kept_back, wording.particulars));
    } else if wording.to == To::Parent && reader_of.is_none() {
        warnings.extend(kept_from::warnings(&matter.contacts, "this letter"));
    }
    if let Some(day) = matter.next_review
        && words.lacking.contains(&"review_day")
    {
        warnings.push(format!(
            "The next review on record was to be on {}, which is over: this letter names no day.",
            long_date(day)
        ));
    }
    let mut value = app.read(|reader| {
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
            to_lines: to_lines(reader, matter, wording, reader_of)?,
            salutation: Some(match wording.to {
                To::Parent => dear(
                    reader_of.and_then(|contact| contact.name.as_deref()),
                    "parent",
                ),
                To::Governors => "Dear chair of governors and headteacher".to_owned(),
                To::Commissioner => "Dear colleague".to_owned(),
                To::School | To::Owing => "Dear headteacher".to_owned(),
            }),
            subject: Some(words.title),
            body: words.text,
            particulars: match wording.particulars {
                Particulars::None => Vec::new(),
                Particulars::Place => particulars::place(reader, matter, hides)?,
                Particulars::Direction => particulars::direction(reader, matter, today)?,
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
    if wording.to == To::Parent {
        left_out.extend(left_out::to_parent(&mut value, matter, reader_of));
    }
    if value.signed_by.is_empty() {
        value.signed_by = value.from_lines.clone();
        if value.signed_by.is_empty() {
            value.signed_by.push("For the local authority".to_owned());
        }
    }
    Ok(Composed {
        value,
        left_out,
        warnings,
    })
}

/// What a letter about a child is made from; the places of which it tells are still to come.
pub(super) fn gather(
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
    let mut contacts = Contact::for_pupil(reader, pupil.id)?;
    contacts.sort_by_key(|contact| (contact.position.clone(), contact.id));
    let next_review = Review::for_pupil(reader, pupil.id)?
        .into_iter()
        .max_by_key(|review| (review.held_on, review.id))
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
        placement: None,
        sessions: Vec::new(),
        further: Vec::new(),
        next_review,
        officer,
        team: Team::get(reader, TEAM)?,
        contacts,
        steps: Step::for_pupil(reader, pupil.id)?,
        own,
        pupil,
    }))
}

/// The person to whom a letter goes: the one asked for, else the first with parental responsibility who may be written to.
pub(super) fn addressee<'a>(
    matter: &'a Matter,
    wording: &Wording,
    asked: Option<Uuid>,
) -> Result<Option<&'a Contact>, Failure> {
    if wording.to != To::Parent {
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
    if wording.to == To::Commissioner {
        // Whoever makes the letter knows where it goes.
        return Ok(Vec::new());
    }
    if wording.to != To::Parent {
        let setting = matter
            .case
            .as_ref()
            .and_then(|case| case.decision_setting.as_deref());
        let mut to = place_lines(reader, setting)?;
        if wording.to == To::Governors {
            to.insert(0, "The chair of governors and the headteacher".to_owned());
        }
        return Ok(to);
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
