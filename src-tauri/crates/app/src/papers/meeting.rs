//! The papers of a meeting: its minutes, the record of one decision, and what each school has to do.

use uuid::Uuid;
use waymark_documents::decision_record::{self, DecisionRecord};
use waymark_documents::minutes::{self, Decision, Minutes, Promise};
use waymark_documents::school_sheet::{self, SchoolAction, SchoolSheet};
use waymark_documents::{Options, Rendered};
use waymark_domain::facts::EventKind;
use waymark_store::tables::{Meeting, Officer, Panel, PanelCase, Pupil, Step, Task};
use waymark_store::views::{self, DueRow};
use waymark_store::{Reader, facts};

use super::{Made, refused};
use crate::failure::OrNotFound as _;
use crate::pack::heading;
use crate::panels::{Countdowns, agenda, category_words, decision_words, matters_of, people_of};
use crate::{App, Failure, names};

type Held = waymark_store::Result<Option<(Panel, Meeting)>>;

fn held(reader: &Reader, id: Uuid) -> Held {
    let Some(meeting) = Meeting::get(reader, id)? else {
        return Ok(None);
    };
    let panel = meeting
        .panel
        .map_or(Ok(None), |id| Panel::get(reader, id))?;
    Ok(panel.map(|panel| (panel, meeting)))
}

/// "fair-access-panel-2026-11-19-minutes.pdf".
fn file_name(panel: &Panel, meeting: &Meeting, what: &str) -> String {
    let panel: String =
        waymark_domain::name::fold(panel.name.as_deref().unwrap_or("panel")).replace(' ', "-");
    match meeting.held_on {
        Some(day) => format!("{panel}-{day}-{what}.pdf"),
        None => format!("{panel}-{what}.pdf"),
    }
}

/// What was decided about one case, as the papers take it.
fn decided(
    reader: &Reader,
    case: &PanelCase,
    pupil: &Pupil,
    meeting: &Meeting,
    countdowns: &Countdowns,
) -> waymark_store::Result<Decision> {
    let due: Vec<DueRow> = views::due_of(reader, pupil.id)?;
    let task = Task::having(reader, "from_row", case.id)?
        .into_iter()
        .find(|task| task.from_table.as_deref() == Some("panel_case"));
    let on = meeting.held_on.unwrap_or_default();
    let refused = case
        .refused_reason
        .as_ref()
        .map(|reason| format!("The school refused: {reason}"));
    Ok(Decision {
        case_ref: waymark_domain::case_ref(pupil.id),
        initials: Some(waymark_domain::name::initials(
            pupil.forename.as_deref().unwrap_or_default(),
            pupil.surname.as_deref().unwrap_or_default(),
        )),
        year_group: facts::nc_year(pupil, on).map(|year| crate::words::year(&year.code())),
        ask: case.ask.clone(),
        decision: case.decision.as_deref().map(decision_words),
        setting: names::setting(reader, case.decision_setting.as_deref())?,
        starts_on: case.decision_starts_on,
        owner: case.decision_owner.clone(),
        due_on: task.and_then(|task| task.due_on),
        rationale: case
            .rationale
            .clone()
            .or_else(|| case.deferred_reason.clone()),
        alternatives: case.options.clone(),
        conditions: case.conditions.clone(),
        parental_view: case.parents_said.clone(),
        dissent: match (case.dissent.clone(), refused) {
            (Some(dissent), Some(refused)) => Some(format!("{dissent}\n{refused}")),
            (dissent, refused) => dissent.or(refused),
        },
        deferred_to: case.deferred_to,
        exception: case.exception.clone(),
        allocate_by: countdowns.of_due(pupil, &due).map(|count| count.due_on),
        parents_told_on: case.parents_told_on,
        school_told_on: case.school_told_on,
    })
}

/// Minutes of a meeting.
pub(super) fn minutes(app: &App, id: Uuid, options: &Options) -> Result<Made, Failure> {
    let today = app.today();
    let (panel, meeting, value) = app
        .read(|reader| {
            let Some((panel, meeting)) = held(reader, id)? else {
                return Ok(None);
            };
            let countdowns = Countdowns::load(reader, today)?;
            let people = people_of(reader, &panel, &meeting)?;
            let declarations = people
                .declarations
                .iter()
                .map(|line| {
                    let said = &line.declaration;
                    format!(
                        "{}: {}. {}{}",
                        line.about,
                        said.name.as_deref().unwrap_or("Unknown"),
                        said.nature.as_deref().unwrap_or("Nature not recorded"),
                        if said.leaves == Some(true) {
                            "; left the room"
                        } else {
                            ""
                        }
                    )
                })
                .collect();
            let (mut decisions, mut actions) = (Vec::new(), Vec::new());
            for case in agenda(reader, meeting.id)? {
                let Some(pupil) = case.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))? else {
                    continue;
                };
                decisions.push(decided(reader, &case, &pupil, &meeting, &countdowns)?);
                for task in Task::having(reader, "from_row", case.id)? {
                    if task.from_table.as_deref() == Some("panel_case") {
                        actions.push(action(reader, &task, &pupil)?);
                    }
                }
            }
            let matters = matters_of(reader, &meeting, meeting.held_on.unwrap_or(today))?
                .into_iter()
                .map(|line| Promise {
                    what: format!("{}: {}", line.case_ref, line.what),
                    who: line.who,
                    promised_on: line.promised_on,
                    due_on: line.due_on,
                    standing: Some(line.sentence),
                })
                .collect();
            let next_on = Meeting::having(reader, "panel", panel.id)?
                .into_iter()
                .filter(|other| other.stage.as_deref() != Some("cancelled"))
                .filter_map(|other| other.held_on)
                .filter(|day| Some(*day) > meeting.held_on)
                .min();
            let value = Minutes {
                meeting: heading(reader, &meeting, &panel)?,
                declarations,
                matters,
                decisions,
                actions,
                next_on,
            };
            Ok(Some((panel, meeting, value)))
        })?
        .or_not_found("meeting")?;
    let rendered = minutes::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        format!("Minutes: {}", panel.name.as_deref().unwrap_or("panel")),
        file_name(&panel, &meeting, "minutes"),
        rendered,
    );
    made.about.meeting = Some(meeting.id);
    made.about.recipient = Some("Members of the panel".to_owned());
    made.about.purpose = "Record of the panel's decisions".to_owned();
    let open = value
        .decisions
        .iter()
        .filter(|line| line.decision.is_none())
        .count();
    if open > 0 {
        made.about.warnings.push(format!(
            "{} without a decision; the minutes say so.",
            crate::words::count(open as u64, "case is", "cases are")
        ));
    }
    Ok(made)
}

fn action(reader: &Reader, task: &Task, pupil: &Pupil) -> waymark_store::Result<Promise> {
    let owner = task
        .owner
        .map_or(Ok(None), |id| Officer::get(reader, id))?
        .and_then(|officer| officer.name);
    Ok(Promise {
        what: format!(
            "{}: {}",
            waymark_domain::case_ref(pupil.id),
            task.title.as_deref().unwrap_or("Unknown")
        ),
        who: task.waiting_on.clone().or(owner),
        promised_on: task.promised_on,
        due_on: task.due_on,
        standing: None,
    })
}

/// The record of one decision.
pub(super) fn decision_record(app: &App, case: Uuid, options: &Options) -> Result<Made, Failure> {
    let today = app.today();
    let (panel, meeting, pupil, value) = app
        .read(|reader| {
            let Some(case) = PanelCase::get(reader, case)? else {
                return Ok(None);
            };
            let (Some(meeting), Some(pupil)) = (case.meeting, case.pupil) else {
                return Ok(None);
            };
            let (Some((panel, meeting)), Some(pupil)) =
                (held(reader, meeting)?, Pupil::get(reader, pupil)?)
            else {
                return Ok(None);
            };
            let countdowns = Countdowns::load(reader, today)?;
            let value = DecisionRecord {
                meeting: heading(reader, &meeting, &panel)?,
                full_name: Some(full_name(&pupil)),
                dob: pupil.dob,
                decision: decided(reader, &case, &pupil, &meeting, &countdowns)?,
            };
            Ok(Some((panel, meeting, pupil.id, value)))
        })?
        .or_not_found("case")?;
    let rendered: Rendered = decision_record::render(&value, options).map_err(refused)?;
    let mut made = Made::new(
        format!("Record of a decision: case {}", value.decision.case_ref),
        file_name(
            &panel,
            &meeting,
            &format!("decision-{}", value.decision.case_ref),
        ),
        rendered,
    );
    made.about.pupil = Some(pupil);
    made.about.meeting = Some(meeting.id);
    made.about.recipient = Some("The child's file".to_owned());
    made.about.purpose = "Record of the panel's decision".to_owned();
    if value.decision.decision.is_none() {
        made.about
            .warnings
            .push("Nothing has been decided about this case yet.".to_owned());
    }
    Ok(made)
}

/// "Łukasz Nowak".
pub(crate) fn full_name(pupil: &Pupil) -> String {
    format!(
        "{} {}",
        pupil.forename.as_deref().unwrap_or_default(),
        pupil.surname.as_deref().unwrap_or_default()
    )
    .trim()
    .to_owned()
}

/// What one school has to do after a meeting: the children who come to it, and its promises.
pub(super) fn school_sheet(
    app: &App,
    meeting: Uuid,
    setting: &str,
    options: &Options,
) -> Result<Made, Failure> {
    let today = app.today();
    let (panel, meeting, value) = app
        .read(|reader| {
            let Some((panel, meeting)) = held(reader, meeting)? else {
                return Ok(None);
            };
            let countdowns = Countdowns::load(reader, today)?;
            let mut actions = Vec::new();
            for case in agenda(reader, meeting.id)? {
                let Some(pupil) = case.pupil.map_or(Ok(None), |id| Pupil::get(reader, id))? else {
                    continue;
                };
                if case.decision_setting.as_deref() == Some(setting) {
                    actions.push(school_action(reader, &case, &pupil, &countdowns, today)?);
                }
            }
            let value = SchoolSheet {
                meeting: heading(reader, &meeting, &panel)?,
                school: names::setting(reader, Some(setting))?,
                actions,
            };
            Ok(Some((panel, meeting, value)))
        })?
        .or_not_found("meeting")?;
    let rendered = school_sheet::render(&value, options).map_err(refused)?;
    let school = value.school.clone().unwrap_or_else(|| "a school".into());
    let mut made = Made::new(
        format!("Actions for {school}"),
        file_name(&panel, &meeting, "school-actions"),
        rendered,
    );
    made.about.meeting = Some(meeting.id);
    made.about.recipient = Some(school);
    made.about.purpose = "Admission of children allocated by the panel".to_owned();
    Ok(made)
}

fn school_action(
    reader: &Reader,
    case: &PanelCase,
    pupil: &Pupil,
    countdowns: &Countdowns,
    today: chrono::NaiveDate,
) -> waymark_store::Result<SchoolAction> {
    let due = views::due_of(reader, pupil.id)?;
    let asked = Step::for_pupil(reader, pupil.id)?
        .iter()
        .any(|step| step.kind.as_deref() == Some(EventKind::FapAsked.code()));
    let answer_by = due
        .iter()
        .find(|row| row.rule == "C54" && asked)
        .and_then(|row| row.due_on);
    let owner = pupil
        .owner
        .map_or(Ok(None), |id| Officer::get(reader, id))?;
    let conditions = case.conditions.as_deref().map(|text| format!(". {text}"));
    let category = case
        .category
        .as_deref()
        .map(|code| format!(". Category {}", category_words(code)));
    Ok(SchoolAction {
        case_ref: waymark_domain::case_ref(pupil.id),
        full_name: Some(full_name(pupil)),
        year_group: facts::nc_year(pupil, today).map(|year| crate::words::year(&year.code())),
        what: case.decision.as_deref().map(|code| {
            format!(
                "{}{}{}",
                decision_words(code),
                category.unwrap_or_default(),
                conditions.unwrap_or_default()
            )
        }),
        starts_on: case.decision_starts_on,
        answer_by,
        allocate_by: countdowns.of_due(pupil, &due).map(|count| count.due_on),
        contact: owner.map(|officer| {
            [officer.name, officer.phone]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        }),
    })
}
