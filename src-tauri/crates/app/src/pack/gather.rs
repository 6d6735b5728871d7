//! A pack's content: the meeting, its cases and what the chosen sections need, read from the record as it stands.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use uuid::Uuid;
use waymark_documents::case::{Case, Meeting as Heading, PackCopy, Stage};
use waymark_documents::minutes::Promise;
use waymark_documents::pack::PanelPack;
use waymark_documents::{PackSection, Sections};
use waymark_domain::name;
use waymark_store::tables::{FormerName, KeepApart, Meeting, Panel, PanelCase, Pupil, TEAM, Team};
use waymark_store::{Reader, facts, views};

use super::{PackQuery, annexes, brief, figures, sections};
use crate::panels::{
    Countdowns, DeclarationLine, agenda, length_of, matters_of, minutes_of, other_routes, people_of,
};
use crate::shares::Asked;

/// What a meeting's pack holds, with the sections that are wanted.
pub(super) struct Gathered {
    pub pack: PanelPack,
    pub sections: Sections,
    pub meeting: Meeting,
    pub panel: Panel,
}

/// Reads a meeting's pack; `None` when there is no such meeting.
pub(super) fn gather(
    reader: &Reader,
    request: &PackQuery,
    today: NaiveDate,
) -> waymark_store::Result<Option<Gathered>> {
    let Some(meeting) = Meeting::get(reader, request.meeting)? else {
        return Ok(None);
    };
    let Some(panel) = meeting
        .panel
        .map_or(Ok(None), |id| Panel::get(reader, id))?
    else {
        return Ok(None);
    };
    let wanted = sections::wanted(&meeting, &panel);
    let countdowns = Countdowns::load(reader, today)?;
    let on = meeting.held_on.map_or(today, |day| day.min(today));
    // The page of fair share and the questions of every brief are reckoned from the same rows, read once.
    let mut asked = (chooses_schools(&panel) || wanted.has(PackSection::Fairness))
        .then(|| Asked::load(reader, Some(&panel), None, on))
        .transpose()?;
    let (mut cases, mut heard) = (Vec::new(), BTreeSet::new());
    for case in agenda(reader, meeting.id)? {
        let pupil = case.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))?;
        if let Some(pupil) = pupil {
            let questions = asked.as_mut().filter(|_| chooses_schools(&panel));
            let mut line = case_of(reader, &case, &panel, &pupil, &countdowns, questions, today)?;
            if wanted.has(PackSection::Chronologies) {
                line.chronology = Some(annexes::chronology(reader, &pupil)?);
            }
            if wanted.has(PackSection::Plans) {
                line.plan = annexes::plan(reader, &pupil)?;
            }
            if wanted.has(PackSection::Attendance) {
                line.attendance = annexes::attendance(reader, &pupil)?;
            }
            cases.push(line);
            heard.insert(pupil.id);
        }
    }
    let matters = matters_of(reader, &meeting, today)?;
    let others = others(
        reader,
        &heard,
        matters.iter().map(|line| line.pupil).collect(),
    )?;
    let copy = request.options.recipient.clone().map(|recipient| PackCopy {
        number: request.options.copy_number.unwrap_or(1),
        of: request
            .options
            .copies
            .max(request.options.copy_number)
            .unwrap_or(1),
        recipient,
    });
    let pack = PanelPack {
        meeting: heading(reader, &meeting, &panel)?,
        declarations: Some(
            people_of(reader, &panel, &meeting)?
                .declarations
                .iter()
                .map(declared)
                .collect(),
        ),
        matters: Some(
            matters
                .into_iter()
                .map(|line| Promise {
                    what: format!("{}: {}", line.case_ref, line.what),
                    who: line.who,
                    promised_on: line.promised_on,
                    due_on: line.due_on,
                    standing: Some(line.sentence),
                })
                .collect(),
        ),
        fairness: asked
            .as_mut()
            .filter(|_| wanted.has(PackSection::Fairness))
            .map(|asked| asked.page(today)),
        figures: wanted
            .has(PackSection::Statistics)
            .then(|| figures::of(&cases)),
        supplement: None,
        copy,
        cases,
        others,
    };
    Ok(Some(Gathered {
        pack,
        sections: wanted,
        meeting,
        panel,
    }))
}

/// Whether a category tells of a need or a circumstance. Of those of the Code, four tell only of schools and places; what a
/// panel has put into its own words may tell of anything.
fn is_of_need(category: &str) -> bool {
    !matches!(category, "d" | "j" | "k" | "l")
}

/// Whether a panel chooses between schools, so that each brief asks the five questions of them.
fn chooses_schools(panel: &Panel) -> bool {
    matches!(
        panel.kind.as_deref(),
        Some("fair_access" | "managed_moves" | "reintegration")
    )
}

/// The names of children who are not heard but whom a text may name: those of whom earlier meetings left something open, and
/// those from whom a child who is heard is kept apart, now or once.
fn others(
    reader: &Reader,
    heard: &BTreeSet<Uuid>,
    mut known: BTreeSet<Uuid>,
) -> waymark_store::Result<Vec<String>> {
    for pupil in heard {
        let named = KeepApart::having(reader, "pupil", *pupil)?;
        let names = KeepApart::having(reader, "other", *pupil)?;
        known.extend(named.into_iter().filter_map(|entry| entry.other));
        known.extend(names.into_iter().filter_map(|entry| entry.pupil));
    }
    let mut names = Vec::new();
    for pupil in known.difference(heard) {
        let Some(child) = Pupil::get(reader, *pupil)? else {
            continue;
        };
        names.extend(
            [child.forename, child.surname, child.known_as]
                .into_iter()
                .flatten(),
        );
        for name in FormerName::for_pupil(reader, *pupil)? {
            names.extend(name.forename.into_iter().chain(name.surname));
        }
    }
    Ok(names)
}

/// "Case 3 · K7F-2QX: Amara Bell, head of the school that excluded; leaves the room".
fn declared(line: &DeclarationLine) -> String {
    let said = &line.declaration;
    format!(
        "{}: {}, {}{}",
        line.about,
        said.name.as_deref().unwrap_or("Unknown"),
        said.nature.as_deref().unwrap_or("nature not recorded"),
        if said.leaves == Some(true) {
            "; leaves the room"
        } else {
            ""
        }
    )
}

/// The head of a meeting's papers. Seats say who came; where nobody was seated, what was written by hand does.
pub(crate) fn heading(
    reader: &Reader,
    meeting: &Meeting,
    panel: &Panel,
) -> waymark_store::Result<Heading> {
    let team = Team::get(reader, TEAM)?;
    let people = people_of(reader, panel, meeting)?;
    let minutes = |value: Option<i64>| value.and_then(|value| u32::try_from(value).ok());
    let seated = |standings: &[&str]| -> Vec<String> {
        people
            .seats
            .iter()
            .filter(|seat| {
                seat.standing
                    .as_deref()
                    .is_some_and(|standing| standings.contains(&standing))
            })
            .map(|seat| {
                let member = people
                    .members
                    .iter()
                    .find(|member| Some(member.id) == seat.member);
                let detail: Vec<String> = [
                    member.and_then(|member| member.role.clone()),
                    member.and_then(|member| member.organisation.clone()),
                    seat.stands_for.as_ref().map(|whom| format!("for {whom}")),
                    (seat.chairs == Some(true)).then(|| "chair".to_owned()),
                ]
                .into_iter()
                .flatten()
                .collect();
                let name = seat.name.clone().unwrap_or_else(|| "Unknown".to_owned());
                if detail.is_empty() {
                    name
                } else {
                    format!("{name} ({})", detail.join(", "))
                }
            })
            .collect()
    };
    let written = |text: &Option<String>| -> Vec<String> {
        text.as_deref()
            .unwrap_or_default()
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let or_written = |seats: Vec<String>, text: &Option<String>| {
        if seats.is_empty() {
            written(text)
        } else {
            seats
        }
    };
    Ok(Heading {
        marking: None,
        panel_name: panel.name.clone(),
        meeting_date: meeting.held_on,
        starts_at: minutes(meeting.starts_at),
        length_minutes: length_of(meeting, panel),
        place: meeting.place.clone().or_else(|| panel.place.clone()),
        chair: meeting.chair.clone(),
        la_name: team.as_ref().and_then(|team| team.la_name.clone()),
        team_name: team.and_then(|team| team.team_name),
        stage: match meeting.stage.as_deref() {
            Some("issued") => Stage::Issued,
            Some("held") => Stage::Held,
            Some("cancelled") => Stage::Cancelled,
            _ => Stage::Draft,
        },
        members: or_written(seated(&["present", "substitute"]), &meeting.attendance),
        apologies: or_written(seated(&["apologies", "absent"]), &meeting.apologies),
        standing: written(&panel.template),
    })
}

/// A child's page, with what stands on the agenda.
pub(crate) fn case_of(
    reader: &Reader,
    case: &PanelCase,
    panel: &Panel,
    pupil: &Pupil,
    countdowns: &Countdowns,
    asked: Option<&mut Asked>,
    today: NaiveDate,
) -> waymark_store::Result<Case> {
    let (forename, surname) = (
        pupil.forename.as_deref().unwrap_or_default(),
        pupil.surname.as_deref().unwrap_or_default(),
    );
    let due = views::due_of(reader, pupil.id)?;
    // The place must be allocated within twenty school days: School Admissions Code 3.21.
    let countdown = countdowns.of_due(pupil, &due);
    Ok(Case {
        case_ref: waymark_domain::case_ref(pupil.id),
        initials: Some(name::initials(forename, surname)),
        year_group: facts::nc_year(pupil, today).map(|year| crate::words::year(&year.code())),
        minutes: Some(minutes_of(case, panel)),
        category: case.category.as_deref().map(crate::panels::category_words),
        category_needs: case.category.as_deref().is_some_and(is_of_need),
        reason: case.reason.clone(),
        other_routes: other_routes(reader, panel, pupil.id, today)?
            .into_iter()
            .map(|route| route.phrase().to_owned())
            .collect(),
        exception: case.exception.clone(),
        ask: case.ask.clone(),
        presenter: case.presenter.clone(),
        former_names: FormerName::for_pupil(reader, pupil.id)?
            .into_iter()
            .flat_map(|name| name.forename.into_iter().chain(name.surname))
            .collect(),
        allocate_by: countdown.as_ref().map(|countdown| countdown.due_on),
        allocate_days_left: countdown.and_then(|countdown| countdown.days_left),
        brief: brief::brief(reader, case, pupil, due, asked, today)?,
        ..Case::default()
    })
}
