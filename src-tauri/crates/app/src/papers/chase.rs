//! The letter of one rung of a promise's ladder: asked, chased, escalated, taken to the head.
//!
//! It goes to whoever owes the promise and says what was promised, when, and how often it has been asked for. Where the child is
//! taught is no part of it. Somebody of the child's circle who may not be contacted is not written to.

use uuid::Uuid;
use waymark_documents::Options;
use waymark_documents::letter::{self, Letter};
use waymark_documents::words::long_date;
use waymark_domain::name;
use waymark_store::Reader;
use waymark_store::tables::{Chase, Contact, Officer, Pupil, TEAM, Task, Team, Template};

use super::fields::{Values, meaning};
use super::letter::place_lines;
use super::meeting::full_name;
use super::salutation::dear;
use super::worded::worded;
use super::wording::{self, To, Wording};
use super::{LeftOut, Made, refused};
use crate::caseload::imprint;
use crate::failure::OrNotFound as _;
use crate::{App, Failure, names};

/// What a letter about a promise is made from.
struct Matter {
    task: Task,
    pupil: Option<Pupil>,
    /// Who promised it, where that is somebody and not the place itself.
    person: Option<String>,
    owed_by: Option<String>,
    to_place: Vec<String>,
    chases: Vec<Chase>,
    /// Whether the promise is owed by somebody of the child's circle who may not be contacted.
    barred: bool,
    officer: Option<Officer>,
    team: Option<Team>,
    own: Option<Template>,
}

/// The letter of one rung.
pub(super) fn chase(app: &App, task: Uuid, rung: &str, options: &Options) -> Result<Made, Failure> {
    let wording = wording::find(&format!("chase_{rung}"))
        .filter(|wording| wording.to == To::Owing)
        .ok_or_else(|| Failure::at("rung", "Choose how far this goes."))?;
    let (today, me) = (app.today(), app.me()?);
    let matter = app
        .read(|reader| gather(reader, wording, task, me))?
        .or_not_found("promise")?;
    if matter.barred {
        return Err(Failure::say(
            "Whoever owes this must not be contacted. No letter was made; change who owes it, or ask somebody else.",
        ));
    }
    let words = worded(wording, matter.own.as_ref(), &values(&matter))?;
    let mut warnings = words.warnings;
    if matter.task.done_on.is_some() || matter.task.dropped_reason.is_some() {
        warnings.push("This promise is closed.".to_owned());
    }
    let to_head = rung == "head" && !matter.to_place.is_empty();
    let mut to_lines = Vec::new();
    if to_head {
        to_lines.push("The headteacher".to_owned());
    } else {
        to_lines.extend(matter.person.clone());
    }
    to_lines.extend(matter.to_place.iter().cloned());
    let signed_by = |officer: &Officer| {
        [officer.name.clone(), officer.role.clone()]
            .into_iter()
            .flatten()
            .collect()
    };
    let reference = matter
        .pupil
        .as_ref()
        .map(|pupil| waymark_domain::case_ref(pupil.id));
    let value = Letter {
        imprint: app.read(imprint)?,
        from_lines: matter
            .team
            .iter()
            .flat_map(|team| [team.team_name.clone(), team.la_name.clone()])
            .flatten()
            .collect(),
        reference: reference.clone(),
        written_on: Some(today),
        to_lines,
        salutation: Some(if to_head {
            "Dear headteacher".to_owned()
        } else {
            dear(matter.person.as_deref(), "colleague")
        }),
        subject: Some(words.title),
        body: words.text,
        signed_by: matter.officer.as_ref().map(signed_by).unwrap_or_default(),
        ..Letter::default()
    };
    let rendered = letter::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        wording.label,
        format!(
            "letter-{}-{}-{today}.pdf",
            wording.kind.replace('_', "-"),
            reference.as_deref().unwrap_or("promise")
        ),
        rendered,
    );
    made.about.left_out = words
        .lacking
        .into_iter()
        .map(|field| LeftOut::plain(meaning(field)))
        .collect();
    made.about.warnings = warnings;
    made.about.recipient = matter.owed_by;
    made.about.purpose = wording.purpose.to_owned();
    made.about.pupil = matter.task.pupil;
    Ok(made)
}

fn gather(
    reader: &Reader,
    wording: &Wording,
    task: Uuid,
    me: Option<Uuid>,
) -> waymark_store::Result<Option<Matter>> {
    let Some(task) =
        Task::get(reader, task)?.filter(|task| task.waiting_on.is_some() || task.setting.is_some())
    else {
        return Ok(None);
    };
    let pupil = task.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))?;
    let mut chases = Chase::having(reader, "task", task.id)?;
    chases.sort_by_key(|chase| (chase.on_day, chase.id));
    let who = task.waiting_on.as_deref().map(name::fold);
    let barred = match &pupil {
        Some(pupil) => Contact::for_pupil(reader, pupil.id)?.iter().any(|contact| {
            contact.no_contact == Some(true) && contact.name.as_deref().map(name::fold) == who
        }),
        None => false,
    };
    let place = names::setting(reader, task.setting.as_deref())?;
    let person = task
        .waiting_on
        .clone()
        .filter(|person| Some(person) != place.as_ref());
    let owed_by = [person.clone(), place]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    Ok(Some(Matter {
        person,
        owed_by: (!owed_by.is_empty()).then_some(owed_by),
        to_place: place_lines(reader, task.setting.as_deref())?,
        chases,
        barred: barred && who.is_some(),
        officer: task
            .owner
            .or(me)
            .map_or(Ok(None), |id| Officer::get(reader, id))?,
        team: Team::get(reader, TEAM)?,
        own: Template::having(reader, "kind", wording.kind.to_owned())?
            .into_iter()
            .next_back(),
        pupil,
        task,
    }))
}

fn values(matter: &Matter) -> Values {
    let task = &matter.task;
    let mut values = Values::default();
    values.set(
        "child",
        Some(matter.pupil.as_ref().map_or_else(
            || "no one child".to_owned(),
            |pupil| {
                format!(
                    "{} ({})",
                    full_name(pupil),
                    waymark_domain::case_ref(pupil.id)
                )
            },
        )),
    );
    values.set("reader", matter.person.clone());
    values.set("promise", task.title.clone());
    values.set("promised_day", task.promised_on.map(long_date));
    values.set(
        "due_day",
        Some(
            task.due_on
                .map_or_else(|| "no day was named".to_owned(), long_date),
        ),
    );
    values.set("owed_by", matter.owed_by.clone());
    values.set("asked_so_far", Some(asked_so_far(&matter.chases)));
    let officer = matter.officer.as_ref();
    values.set("officer", officer.and_then(|officer| officer.name.clone()));
    values.set(
        "officer_phone",
        officer.and_then(|officer| officer.phone.clone()),
    );
    let team = matter.team.as_ref();
    values.set(
        "team",
        team.and_then(|team| team.team_name.clone().or_else(|| team.la_name.clone())),
    );
    values.set("authority", team.and_then(|team| team.la_name.clone()));
    values
}

/// "3 November 2026 and 10 November 2026".
fn asked_so_far(chases: &[Chase]) -> String {
    let days: Vec<String> = chases
        .iter()
        .filter_map(|chase| chase.on_day)
        .map(long_date)
        .collect();
    match days.split_last() {
        None => "no day before this one".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
    }
}
