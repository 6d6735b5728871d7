//! Does a setting look like a school that ought to be registered? The numbers, whose hours they are, and the argument, on
//! one page; a question for a person and never a verdict.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::clocks::Dial;
use waymark_domain::registration::{self, Suggests};
use waymark_domain::{SettingRef, dates};
use waymark_store::tables::{Provider, RegistrationJudgement, RegistrationJudgementPatch, Session};
use waymark_store::views::CaseloadRow;
use waymark_store::{Reader, Result as Read, facts};

use crate::local_rules::{DialLine, dial_line};
use crate::provider_concerns::affected::{in_force, placements_at};
use crate::providers::Setting;
use crate::rows::{RowRemove, RowSave, row_of};
use crate::team::Id;
use crate::{App, Failure, names};

/// The reasoning about one setting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RegistrationView {
    /// nothing | look | unknown | looks_like_school
    pub suggests: String,
    /// "On the hours known here it looks like a school".
    pub title: String,
    /// The argument, a sentence a line, in the order in which it is made.
    pub reasoning: Vec<String>,
    /// Limits that are announced and not law.
    pub planned_limits: Vec<String>,
    /// Where the rule is written.
    pub citation: String,
    /// What it says, a sentence a line.
    pub rule: Vec<String>,
    /// Since when.
    pub in_force: String,
    /// What people judged, latest first.
    pub judgements: Vec<JudgementLine>,
    /// "Answered by the judgement of Ruth Adeyemi, Tue 10 Nov 2026", while the numbers are those that were judged; "The Department
    /// and Ofsted were told, Tue 10 Nov 2026".
    pub answered: Option<String>,
    /// What was judged and has not been done: "It must be registered, by the judgement of Ruth Adeyemi, Tue 10 Nov 2026; nobody has
    /// told the Department and Ofsted".
    pub waits: Option<String>,
    /// The numbers that were used, each a local prompt.
    pub thresholds: Vec<DialLine>,
    /// Every child whom the team knows to be there, most hours first.
    pub children: Vec<AttendingLine>,
}

/// What somebody judged.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct JudgementLine {
    /// The row.
    pub judgement: RegistrationJudgement,
    /// What was chosen, in words.
    pub choice_words: String,
    /// Who wrote it down.
    pub author_name: Option<String>,
    /// What the numbers say has changed since.
    pub outdated: bool,
}

/// A child at the setting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AttendingLine {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// Minutes a week here.
    pub minutes: u32,
    /// Minutes from Monday to Friday.
    pub by_day: Vec<u32>,
    /// Sessions a week here.
    pub sessions: u32,
    /// Weeks since the first placement here that still runs.
    pub weeks: u32,
    /// Some of the sessions have no recorded length.
    pub unknown_length: bool,
    /// Has an education, health and care plan.
    pub ehc_plan: bool,
    /// Is looked after.
    pub looked_after: bool,
    /// Of compulsory school age; `None` when the date of birth is unknown, and then counted.
    pub of_school_age: Option<bool>,
    /// alone | full_time | near | unknown | part_time | not_counted
    pub counts_as: String,
}

const fn title(suggests: Suggests) -> (&'static str, &'static str) {
    match suggests {
        Suggests::Nothing => ("nothing", "Nothing here suggests a school"),
        Suggests::Look => ("look", "Somebody is near full time: look at it"),
        Suggests::Unknown => (
            "unknown",
            "It cannot be ruled out: hours or registration are not recorded",
        ),
        Suggests::LooksLikeSchool => (
            "looks_like_school",
            "On the hours known here it looks like a school",
        ),
    }
}

/// The reasoning about one setting from the children placed there today.
pub(crate) fn of(
    reader: &Reader,
    setting: SettingRef,
    provider: Option<&Provider>,
    children: &[CaseloadRow],
    today: chrono::NaiveDate,
) -> Read<RegistrationView> {
    let unregistered = match (
        setting,
        provider.and_then(|row| row.registration.as_deref()),
    ) {
        (SettingRef::Urn(_), _) | (_, Some("registered")) => Some(false),
        (_, Some("unregistered")) => Some(true),
        _ => None,
    };
    let local = facts::local(reader)?;
    let ids: Vec<Uuid> = children.iter().map(|child| child.pupil).collect();
    let there: Vec<registration::Attending> = facts::known(reader, &ids, today)?
        .iter()
        .filter_map(|known| {
            registration::attending(known, |placement| placement.setting == Some(setting), today)
        })
        .collect();
    let weighed = registration::weigh(unregistered, &there, &local);
    let counts_as = |child: &registration::Attending| {
        if child.of_school_age == Some(false) {
            "not_counted"
        } else if weighed.count_alone.contains(&child.pupil) {
            "alone"
        } else if weighed.full_time.contains(&child.pupil) {
            "full_time"
        } else if weighed.near.contains(&child.pupil) {
            "near"
        } else if child.unknown_length {
            "unknown"
        } else {
            "part_time"
        }
    };
    let text = setting.to_string();
    let sessions: Vec<Session> = placements_at(reader, &text, today)?
        .into_iter()
        .filter(|(row, _)| row.started_on.is_none_or(|start| start <= today))
        .flat_map(|(_, sessions)| sessions)
        .filter(|session| in_force(session, today))
        .collect();
    let mut lines: Vec<AttendingLine> = there
        .iter()
        .map(|child| AttendingLine {
            pupil: child.pupil,
            name: children
                .iter()
                .find(|row| row.pupil == child.pupil)
                .map(crate::names::listed)
                .unwrap_or_default(),
            minutes: u32::from(child.minutes),
            by_day: by_day(&sessions, child.pupil),
            sessions: child.sessions,
            weeks: child.weeks,
            unknown_length: child.unknown_length,
            ehc_plan: child.ehc_plan,
            looked_after: child.looked_after,
            of_school_age: child.of_school_age,
            counts_as: counts_as(child).to_owned(),
        })
        .collect();
    lines.sort_by(|one, other| (other.minutes, &one.name).cmp(&(one.minutes, &other.name)));
    let (code, title) = title(weighed.suggests);
    let found = found(title, &weighed.reasoning);
    let mut rows = RegistrationJudgement::having(reader, "setting", text)?;
    rows.sort_by_key(|row| std::cmp::Reverse((row.on_day, row.id)));
    let mut judgements = Vec::with_capacity(rows.len());
    for judgement in rows {
        judgements.push(JudgementLine {
            choice_words: choice_words(judgement.choice.as_deref()).to_owned(),
            author_name: names::officer(reader, judgement.author)?,
            outdated: judgement.found.as_deref() != Some(found.as_str()),
            judgement,
        });
    }
    Ok(RegistrationView {
        answered: judgements.first().and_then(answer),
        waits: judgements.first().and_then(waits),
        rule: registration::RULE
            .iter()
            .map(|line| (*line).to_owned())
            .collect(),
        in_force: registration::IN_FORCE.to_owned(),
        judgements,
        suggests: code.to_owned(),
        title: title.to_owned(),
        reasoning: weighed.reasoning,
        planned_limits: weighed.planned_limits,
        citation: registration::CITATION.to_owned(),
        thresholds: [
            Dial::FullTimeHours,
            Dial::NearFullTimeHours,
            Dial::RegistrationPupils,
            Dial::NonSchoolWeeks,
            Dial::NonSchoolSessions,
        ]
        .into_iter()
        .map(|dial| dial_line(dial, &local))
        .collect(),
        children: lines,
    })
}

/// Minutes from Monday to Friday of one child's sessions at the setting.
fn by_day(sessions: &[Session], pupil: Uuid) -> Vec<u32> {
    (1..=5)
        .map(|day| {
            sessions
                .iter()
                .filter(|session| session.pupil == Some(pupil) && session.weekday == Some(day))
                .filter_map(|session| session.ends?.checked_sub(session.starts?))
                .filter_map(|minutes| u32::try_from(minutes).ok())
                .sum()
        })
        .collect()
}

/// How a judgement answers the question: that it may go on, while the numbers are those that were judged; that those who
/// register schools have been told, whatever the numbers become. A judgement that something is to be done answers nothing.
fn answer(line: &JudgementLine) -> Option<String> {
    match line.judgement.choice.as_deref() {
        Some("judged") if !line.outdated => {
            Some(format!("Answered by the judgement of {}", whose(line)))
        }
        Some("told") => Some(format!(
            "The Department and Ofsted were told, {}",
            when(line)
        )),
        _ => None,
    }
}

/// What a judgement holds is to be done and has not been: the hours are as they were, or nobody has been told.
fn waits(line: &JudgementLine) -> Option<String> {
    match line.judgement.choice.as_deref() {
        Some("must_register") => Some(format!(
            "It must be registered, by the judgement of {}; nobody has told the Department and Ofsted",
            whose(line)
        )),
        Some("part_time") if !line.outdated => Some(format!(
            "To be kept part time, by the judgement of {}; the hours are as they were",
            whose(line)
        )),
        Some("change") if !line.outdated => Some(format!(
            "To be changed, by the judgement of {}; the children are still there",
            whose(line)
        )),
        _ => None,
    }
}

/// "Ruth Adeyemi, Tue 10 Nov 2026".
fn whose(line: &JudgementLine) -> String {
    let who = line.judgement.judged_by.as_ref();
    let who = who.or(line.author_name.as_ref());
    format!(
        "{}, {}",
        who.map_or("somebody who is not named", String::as_str),
        when(line)
    )
}

fn when(line: &JudgementLine) -> String {
    line.judgement
        .on_day
        .map_or_else(|| "on an unknown day".to_owned(), dates::long)
}

/// Whether the latest judgement holds that the setting must be registered, and nobody has been told of it.
pub(crate) fn must_be_told(view: &RegistrationView) -> bool {
    view.judgements
        .first()
        .is_some_and(|line| line.judgement.choice.as_deref() == Some("must_register"))
}

/// Settings of which the latest judgement is so, whatever their hours have become.
pub(crate) fn to_be_told(reader: &Reader) -> Read<Vec<String>> {
    let mut latest: BTreeMap<String, RegistrationJudgement> = BTreeMap::new();
    for row in RegistrationJudgement::all(reader)? {
        let Some(setting) = row.setting.clone() else {
            continue;
        };
        let later = latest
            .get(&setting)
            .is_none_or(|held| (held.on_day, held.id) < (row.on_day, row.id));
        if later {
            latest.insert(setting, row);
        }
    }
    latest.retain(|_, row| row.choice.as_deref() == Some("must_register"));
    Ok(latest.into_keys().collect())
}

/// What the numbers say, as it is kept with a judgement.
fn found(title: &str, reasoning: &[String]) -> String {
    format!("{title}. {}", reasoning.join(" "))
}

/// What a judgement chose.
pub(crate) fn choice_words(choice: Option<&str>) -> &'static str {
    match choice {
        Some("part_time") => "The hours are kept part time",
        Some("change") => "The provider is changed",
        Some("judged") => "It goes on as it is",
        Some("must_register") => "It must be registered",
        Some("told") => "The Department and Ofsted were told",
        _ => "What was chosen is not recorded",
    }
}

/// Writes a judgement down with what the numbers say that day; or changes one.
pub(crate) fn judge(
    app: &App,
    mut request: RowSave<RegistrationJudgementPatch>,
) -> Result<Id, Failure> {
    let Some(id) = request.id else {
        let setting = request.patch.setting.clone().flatten();
        let setting = setting.ok_or_else(|| Failure::at("setting", "Choose the provider."))?;
        let view = crate::providers::looks(
            app,
            Setting {
                setting: setting.clone(),
            },
        )?;
        let name = app
            .read(|reader| names::setting(reader, Some(&setting)))?
            .unwrap_or_else(|| "a provider".to_owned());
        request.patch.found = Some(Some(found(&view.title, &view.reasoning)));
        request.patch.author = Some(app.me()?);
        if request.patch.on_day.is_none() {
            request.patch.on_day = Some(Some(app.today()));
        }
        let id = app.new_id();
        let row = row_of::<RegistrationJudgement>(id, request.patch);
        let label = format!("Wrote down what was judged of the registration of {name}");
        app.commit(app.change(label)?.create(&row))?;
        return Ok(Id { id });
    };
    let label = "Changed what was judged of a provider’s registration";
    app.commit(
        app.change(label)?
            .set::<RegistrationJudgement>(id, request.patch),
    )?;
    Ok(Id { id })
}

/// Takes a judgement away that should not have been written; it stays in the history.
pub(crate) fn remove_judgement(app: &App, request: RowRemove) -> Result<Id, Failure> {
    crate::rows::remove_as::<RegistrationJudgement>(
        app,
        request,
        "Took away what was judged of a provider’s registration",
    )
}
