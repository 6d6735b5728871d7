//! A day of visits: the children chosen, the sheet for the bag, and one short form for each child that is enough.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::day_sheet::{self, DaySheet, Stop, VisitChild};
use waymark_documents::frame::Imprint;
use waymark_documents::{Options, Rendered};
use waymark_domain::SettingRef;
use waymark_store::tables::{Contact, Note, Officer, Placement, Provider, Pupil, TEAM, Task, Team};
use waymark_store::views::{self, CaseloadRow};
use waymark_store::{Reader, reference};

use crate::failure::OrNotFound as _;
use crate::team::Id;
use crate::{App, Attachment, Failure, names};

/// The children of a day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VisitsQuery {
    /// The children, in any order.
    pub pupils: Vec<Uuid>,
    /// The day.
    pub day: NaiveDate,
    /// UTC milliseconds written into the sheet; absent is now. With the moment of a sheet that was saved, its bytes come again.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
}

/// A place to go to and the children to see there.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VisitStop {
    /// Where; "Home of Łukasz Nowak" for a child who is taught nowhere else.
    pub place: String,
    /// Address, where it is known.
    pub address: Option<String>,
    /// Whom to ask for, with the number.
    pub contact: Option<String>,
    /// The children.
    pub children: Vec<VisitLine>,
}

/// A child to see.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VisitLine {
    /// As in lists.
    pub child: CaseloadRow,
    /// "Nowak, Łukasz".
    pub name: String,
    /// What to be careful about: worries, and whom not to meet.
    pub care: Option<String>,
    /// A note of a visit on the day already stands.
    pub done: bool,
}

/// What was seen and heard.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VisitSave {
    /// The child.
    pub pupil: Uuid,
    /// The day.
    pub day: NaiveDate,
    /// Seen in person; `None` is not recorded.
    pub seen: Option<bool>,
    /// Where.
    pub place: Option<String>,
    /// What was seen, in the officer's words.
    pub text: Option<String>,
    /// The child's own words.
    pub words: Option<String>,
    /// What happens next; makes a task.
    pub next_step: Option<String>,
    /// By when.
    pub next_on: Option<NaiveDate>,
}

fn said(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

/// What makes two children's visits one stop.
#[derive(PartialEq)]
enum At {
    /// Taught at one place.
    Setting(String),
    /// Living at one address, as it folds.
    Home(String),
    /// Nothing is known: the child alone.
    Unknown(Uuid),
}

/// Address and postcode on one line.
fn home_of(pupil: &Pupil) -> Option<String> {
    let parts: Vec<&str> = [pupil.address.as_deref(), pupil.postcode.as_deref()]
        .into_iter()
        .flatten()
        .flat_map(str::lines)
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Whom to ask for at a child's home: the first of the family who may be contacted.
fn at_home(reader: &Reader, pupil: Uuid) -> waymark_store::Result<Option<String>> {
    let mut contacts = Contact::for_pupil(reader, pupil)?;
    contacts.retain(|contact| contact.no_contact != Some(true));
    contacts.sort_by_key(|contact| (contact.position.clone(), contact.id));
    Ok(contacts.into_iter().find_map(|contact| {
        let name = said(contact.name)?;
        Some(match said(contact.phone) {
            Some(phone) => format!("{name}, {phone}"),
            None => name,
        })
    }))
}

/// Where a child is taught today, the latest placement first.
fn setting_of(
    reader: &Reader,
    pupil: Uuid,
    day: NaiveDate,
) -> waymark_store::Result<Option<String>> {
    Ok(Placement::for_pupil(reader, pupil)?
        .into_iter()
        .filter(|row| {
            row.started_on.is_none_or(|from| from <= day)
                && row.ended_on.is_none_or(|until| until >= day)
        })
        .max_by_key(|row| (row.started_on, row.id))
        .and_then(|row| row.setting))
}

/// Address and whom to ask for.
fn reach(
    reader: &Reader,
    setting: &str,
) -> waymark_store::Result<(Option<String>, Option<String>)> {
    let join = |parts: [Option<String>; 3]| {
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        (!text.is_empty()).then_some(text)
    };
    Ok(match setting.parse::<SettingRef>() {
        Ok(SettingRef::Own(id)) => match Provider::get(reader, id)? {
            Some(row) => (
                join([
                    row.address.map(|text| text.replace('\n', ", ")),
                    row.postcode,
                    None,
                ]),
                join([row.contact_name, row.phone, None]),
            ),
            None => (None, None),
        },
        Ok(SettingRef::Urn(urn)) => match reference::establishment(reader, urn)? {
            Some(school) => (
                join([school.street, school.town, school.postcode]),
                join([school.head_name, school.telephone, None]),
            ),
            None => (None, None),
        },
        Err(_) => (None, None),
    })
}

fn care(reader: &Reader, pupil: &Pupil) -> waymark_store::Result<Option<String>> {
    let mut parts = Vec::new();
    for contact in Contact::for_pupil(reader, pupil.id)? {
        let who = contact
            .name
            .unwrap_or_else(|| "a person of unknown name".into());
        if contact.no_contact == Some(true) {
            parts.push(format!("Do not contact {who}"));
        }
        if contact.hide_address == Some(true) {
            parts.push(format!("Keep the address from {who}"));
        }
    }
    parts.extend(pupil.worries.clone());
    Ok((!parts.is_empty()).then(|| parts.join(". ")))
}

fn stops(reader: &Reader, request: &VisitsQuery) -> waymark_store::Result<Vec<VisitStop>> {
    let mut stops: Vec<(At, VisitStop)> = Vec::new();
    for id in &request.pupils {
        let (Some(pupil), Some(child)) = (Pupil::get(reader, *id)?, views::pupil(reader, *id)?)
        else {
            continue;
        };
        let setting = setting_of(reader, *id, request.day)?;
        let home = home_of(&pupil);
        let called = format!("{} {}", child.forename, child.surname);
        let line = VisitLine {
            name: names::listed(&child),
            care: care(reader, &pupil)?,
            done: Note::for_pupil(reader, *id)?.iter().any(|note| {
                note.kind.as_deref() == Some("visit")
                    && note.on_day == Some(request.day)
                    && note.recorded_in_error.is_none()
            }),
            child,
        };
        let at = match (&setting, &home) {
            (Some(setting), _) => At::Setting(setting.clone()),
            (None, Some(home)) => At::Home(waymark_domain::name::fold(home)),
            (None, None) => At::Unknown(*id),
        };
        if let Some((_, stop)) = stops.iter_mut().find(|(known, _)| *known == at) {
            if matches!(at, At::Home(_)) {
                stop.place = format!("{}, and of {}", stop.place, called.trim());
            }
            stop.children.push(line);
            continue;
        }
        let (address, contact) = match setting.as_deref() {
            Some(setting) => reach(reader, setting)?,
            None => (home, at_home(reader, pupil.id)?),
        };
        let place = match setting.as_deref() {
            Some(_) => names::setting(reader, setting.as_deref())?
                .unwrap_or_else(|| "Place unknown".into()),
            None => format!("Home of {}", called.trim()),
        };
        stops.push((
            at,
            VisitStop {
                place,
                address,
                contact,
                children: vec![line],
            },
        ));
    }
    let mut stops: Vec<VisitStop> = stops.into_iter().map(|(_, stop)| stop).collect();
    stops.sort_by_cached_key(|stop| waymark_domain::name::fold(&stop.place));
    for stop in &mut stops {
        stop.children
            .sort_by_cached_key(|line| waymark_domain::name::fold(&line.name));
    }
    Ok(stops)
}

/// The children of a day, place by place.
pub(crate) fn list(app: &App, request: VisitsQuery) -> Result<Vec<VisitStop>, Failure> {
    app.read(|reader| stops(reader, &request))
}

/// The sheet for the bag.
pub(crate) fn sheet(app: &App, request: VisitsQuery) -> Result<Attachment, Failure> {
    let rendered = page(app, &request)?;
    Ok(Attachment {
        file_name: format!("visits-{}.pdf", request.day),
        bytes: rendered.pdf,
    })
}

/// The sheet, set.
pub(crate) fn page(app: &App, request: &VisitsQuery) -> Result<Rendered, Failure> {
    let me = app.me()?;
    let value = app.read(|reader| {
        let team = Team::get(reader, TEAM)?;
        Ok(DaySheet {
            imprint: Imprint {
                la_name: team.as_ref().and_then(|team| team.la_name.clone()),
                team_name: team.and_then(|team| team.team_name),
                ..Imprint::default()
            },
            on: Some(request.day),
            officer: me
                .map_or(Ok(None), |id| Officer::get(reader, id))?
                .and_then(|officer| officer.name),
            stops: stops(reader, request)?
                .into_iter()
                .map(|stop| Stop {
                    place: Some(stop.place),
                    address: stop.address,
                    at: None,
                    contact: stop.contact,
                    children: stop
                        .children
                        .into_iter()
                        .map(|line| VisitChild {
                            name: Some(line.name),
                            year_group: line.child.year.as_deref().map(crate::words::year),
                            why: line.child.next_label.clone(),
                            last_seen_on: line.child.last_seen,
                            care: line.care,
                        })
                        .collect(),
                })
                .collect(),
        })
    })?;
    let options = Options {
        made_at: request.made_at.unwrap_or_else(|| app.now_ms()),
        ..Options::default()
    };
    day_sheet::render(&value, &options).map_err(|error| {
        Failure::say(format!(
            "The sheet could not be made: {error}. Nothing was changed."
        ))
    })
}

/// Writes a visit down: the note, the child's own words as theirs, and the next step as a task, as one change.
pub(crate) fn save(app: &App, request: VisitSave) -> Result<Id, Failure> {
    if request.day > app.today() {
        return Err(Failure::at("day", "That day has not come yet."));
    }
    let (text, words, next_step) = (
        said(request.text),
        said(request.words),
        said(request.next_step),
    );
    if text.is_none() && words.is_none() && request.seen.is_none() {
        return Err(Failure::at(
            "text",
            "Say whether the child was seen, or write what you saw. Nothing was saved yet.",
        ));
    }
    let pupil = app
        .read(|reader| Pupil::get(reader, request.pupil))?
        .or_not_found("child")?;
    let me = app.me()?;
    let note = Note {
        id: app.new_id(),
        pupil: Some(pupil.id),
        on_day: Some(request.day),
        at: Some(app.now_ms()),
        kind: Some("visit".into()),
        text: Some(text.unwrap_or_else(|| match request.seen {
            Some(true) => "Visited; seen in person.".into(),
            Some(false) => "Visited; not seen.".into(),
            None => "Visited.".into(),
        })),
        author: me,
        seen: request.seen,
        seen_where: said(request.place),
        ..Note::default()
    };
    let mut change = app.change("Wrote down a visit")?.create(&note);
    if let Some(words) = words {
        change = change.create(&Note {
            id: app.new_id(),
            pupil: Some(pupil.id),
            on_day: Some(request.day),
            at: Some(app.now_ms()),
            kind: Some("voice".into()),
            text: Some(words),
            author: me,
            voice_of: Some("child".into()),
            ..Note::default()
        });
    }
    if let Some(title) = next_step {
        change = change.create(&Task {
            id: app.new_id(),
            pupil: Some(pupil.id),
            title: Some(title),
            due_on: request.next_on,
            owner: me.or(pupil.owner),
            from_table: Some("note".into()),
            from_row: Some(note.id),
            ..Task::default()
        });
    }
    app.commit(change)?;
    Ok(Id { id: note.id })
}
