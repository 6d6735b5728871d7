//! Every clock of one child and what makes it stand as it does: what was said of it by hand, the steps of its process, and
//! the suspensions that the rules add up.
//!
//! A clock is never edited. A person says that it was met, with what shows it, or that it does not bind here, and why; the
//! mark is a row like any other, with its author, and can be taken away.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::clocks::{self, Finding, Force, RowRef, Standing};
use waymark_domain::facts::EventKind;
use waymark_store::facts::{self, Told};
use waymark_store::tables::{Mark, MarkPatch, Step, StepPatch, Suspension, SuspensionPatch};
use waymark_store::views::{self, AlertRow, DueRow};
use waymark_store::{Reader, Result as Read};

use crate::failure::OrNotFound as _;
use crate::rows::{self, RowRemove, RowSave};
use crate::s19::{self, S19Line};
use crate::steps::{self, StepGroup};
use crate::team::Id;
use crate::{App, Failure, names};

/// Whose clocks.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct OfPupil {
    /// The child.
    pub pupil: Uuid,
}

/// Every clock of a child, and what they rest on.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ClocksView {
    /// Most pressing first; those of rows that have ended come last.
    pub clocks: Vec<ClockLine>,
    /// Marks whose clock no longer says anything, because what set it going was changed or taken away.
    pub left_over: Vec<MarkLine>,
    /// Dated steps, newest first.
    pub steps: Vec<StepLine>,
    /// Every kind of step, by process.
    pub step_kinds: Vec<StepGroup>,
    /// Suspensions, newest first.
    pub suspensions: Vec<SuspensionLine>,
    /// What they add up to.
    pub suspended: SuspendedSums,
    /// Section 19 decisions, newest first.
    pub decisions: Vec<S19Line>,
    /// What is to be noticed about the child, those that were put off too.
    pub alerts: Vec<AlertRow>,
}

/// One clock.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ClockLine {
    /// As in the work list; name and owner are not filled in.
    pub due: DueRow,
    /// Whether it is among the dates that count today; false for the evidence of what has ended.
    pub running: bool,
    /// "A duty of the team’s own", "A duty of somebody else", "An expectation of guidance", "Local practice", "A window".
    pub force: String,
    /// The day on which it was met; `None` while it is not.
    pub met_on: Option<NaiveDate>,
    /// Whether that was after it was due.
    pub late: bool,
    /// What shows it, or why it is excused.
    pub evidence: Option<String>,
    /// What somebody said of it by hand.
    pub mark: Option<MarkLine>,
}

/// What somebody said of a clock.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct MarkLine {
    /// The row.
    pub mark: Mark,
    /// What the clock is called.
    pub title: String,
    /// Who said so.
    pub author_name: Option<String>,
}

/// A dated step.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct StepLine {
    /// The row.
    pub step: Step,
    /// "Notice of exclusion received".
    pub label: String,
    /// Who recorded it.
    pub author_name: Option<String>,
}

/// A suspension.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SuspensionLine {
    /// The row.
    pub suspension: Suspension,
    /// The school's name, when one is named.
    pub setting_name: Option<String>,
    /// Half days that it counts for; `None` where no calendar can say.
    pub half_days: Option<u32>,
}

/// What the suspensions of a child add up to.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SuspendedSums {
    /// Half days in the school year; 90 are the limit.
    pub year: u32,
    /// First day of that year.
    pub year_from: NaiveDate,
    /// Half days in the term; over 30 the board must consider reinstatement.
    pub term: u32,
    /// First day of the term.
    pub term_from: NaiveDate,
    /// Last day of the term.
    pub term_until: NaiveDate,
    /// Some could not be counted, so the totals are at least what they say.
    pub some_unknown: bool,
    /// "7.5 of 45 school days this school year; 3 this term, of 15 after which the board must meet".
    pub sentence: String,
}

/// Every clock of one child.
pub(crate) fn get(app: &App, request: OfPupil) -> Result<ClocksView, Failure> {
    let today = app.today();
    let written = s19::written(app, request.pupil)?;
    let view = app.read(|reader| {
        let Some(told) = facts::told(reader, request.pupil, today)? else {
            return Ok(None);
        };
        let marks = Mark::for_pupil(reader, request.pupil)?;
        let (clocks, left_over) = lines(reader, &told, &marks, today)?;
        let mut steps = Step::for_pupil(reader, request.pupil)?;
        steps.sort_by_key(|step| std::cmp::Reverse((step.on_day, step.id)));
        let steps = steps
            .into_iter()
            .map(|step| step_line(reader, step))
            .collect::<Read<_>>()?;
        let (suspensions, suspended) = suspensions(reader, &told, request.pupil, today)?;
        Ok(Some(ClocksView {
            clocks,
            left_over,
            steps,
            step_kinds: steps::groups(),
            suspensions,
            suspended,
            decisions: s19::lines(reader, request.pupil, &written)?,
            alerts: views::alerts_of(reader, request.pupil)?,
        }))
    })?;
    view.or_not_found("child")
}

fn lines(
    reader: &Reader,
    told: &Told,
    marks: &[Mark],
    today: NaiveDate,
) -> Read<(Vec<ClockLine>, Vec<MarkLine>)> {
    let running = clocks::findings(&told.facts, &told.calendars, today, &told.local);
    let all = clocks::findings_with_history(&told.facts, &told.calendars, today, &told.local);
    let same = |one: &Finding, other: &Finding| {
        one.rule.id == other.rule.id
            && one.row == other.row
            && one.triggered_on == other.triggered_on
    };
    let mut lines = Vec::with_capacity(all.len());
    for finding in &all {
        let mark = marks.iter().find(|mark| {
            mark.rule.as_deref() == Some(finding.rule.id) && mark.about == Some(finding.row.id)
        });
        lines.push(ClockLine {
            due: facts::due_row(told.facts.id, finding),
            running: running.iter().any(|now| same(now, finding)),
            force: force(finding.rule.force).to_owned(),
            met_on: finding
                .met
                .as_ref()
                .filter(|_| finding.standing == Standing::Met)
                .map(|met| met.on),
            late: finding.met.as_ref().is_some_and(|met| met.late),
            evidence: finding
                .excused
                .clone()
                .or_else(|| finding.met.as_ref().map(|met| met.evidence.clone())),
            mark: mark
                .map(|mark| mark_line(reader, mark.clone()))
                .transpose()?,
        });
    }
    lines.sort_by_key(|line| !line.running);
    let mut left_over = Vec::new();
    for mark in marks {
        let spoken_of = all.iter().any(|finding| {
            mark.rule.as_deref() == Some(finding.rule.id) && mark.about == Some(finding.row.id)
        });
        if !spoken_of {
            left_over.push(mark_line(reader, mark.clone())?);
        }
    }
    Ok((lines, left_over))
}

/// What kind of claim a rule makes, in words.
pub(crate) const fn force(force: Force) -> &'static str {
    match force {
        Force::Duty => "A duty whose meeting is seen here",
        Force::DutyOfOthers => "A duty of somebody else",
        Force::Expectation => "Expected by guidance",
        Force::Local => "Local practice",
        Force::Window => "A time within which somebody may act",
    }
}

fn mark_line(reader: &Reader, mark: Mark) -> Read<MarkLine> {
    let title = mark.rule.as_deref().and_then(clocks::rule).map_or_else(
        || "A date of another version".to_owned(),
        |rule| rule.title.to_owned(),
    );
    Ok(MarkLine {
        author_name: officer(reader, mark.author)?,
        title,
        mark,
    })
}

fn step_line(reader: &Reader, step: Step) -> Read<StepLine> {
    Ok(StepLine {
        label: step.kind.as_deref().map_or_else(
            || "Unknown".to_owned(),
            |code| {
                code.parse::<EventKind>()
                    .map_or_else(|_| code.to_owned(), |kind| kind.label().to_owned())
            },
        ),
        author_name: officer(reader, step.author)?,
        step,
    })
}

/// An officer's name.
pub(crate) fn officer(reader: &Reader, id: Option<Uuid>) -> Read<Option<String>> {
    names::officer(reader, id)
}

fn suspensions(
    reader: &Reader,
    told: &Told,
    pupil: Uuid,
    today: NaiveDate,
) -> Read<(Vec<SuspensionLine>, SuspendedSums)> {
    let sums = clocks::suspended(&told.facts, &told.calendars, today);
    let mut lines = Vec::new();
    for suspension in Suspension::for_pupil(reader, pupil)? {
        let row = RowRef {
            table: "suspension",
            id: suspension.id,
        };
        lines.push(SuspensionLine {
            setting_name: names::setting(reader, suspension.setting.as_deref())?,
            half_days: sums
                .rows
                .iter()
                .find(|(other, _)| *other == row)
                .and_then(|(_, half_days)| *half_days),
            suspension,
        });
    }
    lines.sort_by_key(|line| std::cmp::Reverse((line.suspension.first_day, line.suspension.id)));
    let at_least = if sums.some_unknown { "At least " } else { "" };
    let sentence = format!(
        "{at_least}{} of 45 school days this school year; {} this term, of 15 after which the board must meet",
        days(sums.year),
        days(sums.term)
    );
    Ok((
        lines,
        SuspendedSums {
            year: sums.year,
            year_from: sums.year_from,
            term: sums.term,
            term_from: sums.term_days.0,
            term_until: sums.term_days.1,
            some_unknown: sums.some_unknown,
            sentence,
        },
    ))
}

/// Half days as days: "7", "7.5".
fn days(half_days: u32) -> String {
    let half = if half_days.is_multiple_of(2) {
        ""
    } else {
        ".5"
    };
    format!("{}{half}", half_days / 2)
}

/// Says of a clock that it was met or that it does not bind. What was said of it before gives way; both stay in the history.
pub(crate) fn save_mark(app: &App, mut request: RowSave<MarkPatch>) -> Result<Id, Failure> {
    let today = app.today();
    if let Some(Some(on)) = request.patch.on_day
        && today < on
    {
        return Err(Failure::at(
            "on_day",
            "That day has not come yet, so nothing was saved. A date is met on the day on which it was met.",
        ));
    }
    if request.id.is_none() {
        let pupil = request.patch.pupil.flatten();
        let (rule, about) = (
            request.patch.rule.clone().flatten(),
            request.patch.about.flatten(),
        );
        let held = match pupil {
            Some(pupil) => app.read(|reader| Mark::for_pupil(reader, pupil))?,
            None => Vec::new(),
        };
        request.id = held
            .iter()
            .find(|mark| mark.rule == rule && mark.about == about)
            .map(|mark| mark.id);
    }
    request.patch.author = Some(app.me()?);
    let said = request.patch.said.clone().flatten();
    if said.as_deref() == Some("excused") {
        request.patch.on_day = Some(None);
    }
    let title = request
        .patch
        .rule
        .clone()
        .flatten()
        .as_deref()
        .and_then(clocks::rule)
        .map_or("a date", |rule| rule.title);
    let label = match said.as_deref() {
        Some("met") => format!("Marked as met: {title}"),
        Some("excused") => format!("Excused: {title}"),
        _ => "Changed what was said of a date".to_owned(),
    };
    rows::save_as::<Mark>(app, request, label)
}

/// Takes back what was said of a clock.
pub(crate) fn remove_mark(app: &App, request: RowRemove) -> Result<Id, Failure> {
    rows::remove_as::<Mark>(app, request, "Took back what was said of a date")
}

/// Adds or changes a step, in the name of whoever records it.
pub(crate) fn save_step(app: &App, mut request: RowSave<StepPatch>) -> Result<Id, Failure> {
    if request.id.is_none() {
        request.patch.author = Some(app.me()?);
    }
    let kind = request
        .patch
        .kind
        .clone()
        .flatten()
        .and_then(|code| code.parse::<EventKind>().ok());
    let label = match (request.id, kind) {
        (None, Some(kind)) => format!("Added a step: {}", kind.label()),
        (None, None) => "Added a step".to_owned(),
        _ => "Changed a step".to_owned(),
    };
    rows::save_as::<Step>(app, request, label)
}

/// Takes a step away.
pub(crate) fn remove_step(app: &App, request: RowRemove) -> Result<Id, Failure> {
    rows::remove_as::<Step>(app, request, "Took away a step")
}

/// Adds or changes a suspension.
pub(crate) fn save_suspension(app: &App, request: RowSave<SuspensionPatch>) -> Result<Id, Failure> {
    rows::save::<Suspension>(app, request)
}

/// Takes a suspension away.
pub(crate) fn remove_suspension(app: &App, request: RowRemove) -> Result<Id, Failure> {
    rows::remove_as::<Suspension>(app, request, "Took away a suspension")
}
