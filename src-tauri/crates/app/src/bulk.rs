//! One deed for many children: first a table of what would change, then all of it as one change that is undone whole.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::Reader;
use waymark_store::ledger::change::Change;
use waymark_store::tables::{Pupil, PupilPatch, Review, ReviewPatch, Task};
use waymark_store::views;

use crate::words::count;
use crate::{App, Failure};

/// What is to be done for each child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Deed {
    /// Gives the case to an officer, or to nobody.
    Owner {
        /// The officer; `None` is no owner.
        officer: Option<Uuid>,
    },
    /// Has an officer cover for the owner, or ends the cover.
    Cover {
        /// The officer; `None` ends the cover.
        officer: Option<Uuid>,
        /// The last day of the cover; `None` is until further notice.
        until: Option<NaiveDate>,
    },
    /// Adds a task.
    Task {
        /// What is to be done.
        title: String,
        /// By when.
        due_on: Option<NaiveDate>,
        /// Who sees to it; `None` is each child's own officer.
        officer: Option<Uuid>,
    },
    /// Says on the last review when the next one is, or why there is none.
    NextReview {
        /// The day.
        on: Option<NaiveDate>,
        /// Why there is none; needed where there is no day.
        reason: Option<String>,
    },
}

/// A deed for these children.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BulkAsk {
    /// The children.
    pub pupils: Vec<Uuid>,
    /// What is to be done.
    pub deed: Deed,
}

/// A deed to carry out as it was shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BulkDo {
    /// The children.
    pub pupils: Vec<Uuid>,
    /// What is to be done.
    pub deed: Deed,
    /// The mark of the table that the person saw; another table is refused, so that nothing happens that nobody saw.
    pub seen: String,
}

/// What would change.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Difference {
    /// A line for each child, in the order of the list.
    pub lines: Vec<DifferenceLine>,
    /// Children for whom something changes.
    pub changes: u32,
    /// Children for whom it is so already.
    pub unchanged: u32,
    /// Children for whom it cannot be done.
    pub cannot: u32,
    /// "Owner changes for 12 children; 3 have it already."
    pub sentence: String,
    /// Names this table.
    pub seen: String,
}

/// One child in the table.
#[derive(Debug, Clone, Hash, Serialize, Deserialize, TS)]
pub struct DifferenceLine {
    /// The child.
    pub pupil: Uuid,
    /// "Nowak, Łukasz".
    pub name: String,
    /// What changes: "Owner".
    pub field: String,
    /// As it is; `None` is nothing.
    pub from: Option<String>,
    /// As it would be; `None` is nothing.
    pub to: Option<String>,
    /// Why it cannot be done for this child.
    pub cannot: Option<String>,
    /// Whether something changes.
    pub changes: bool,
}

/// What was done.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Done {
    /// "Owner changed for 12 children."
    pub sentence: String,
    /// How many.
    pub changed: u32,
}

/// Children in one deed at most: a county's open caseload twice over, and a change that still fits in memory.
const MOST: usize = 20_000;

/// What one child's row becomes, kept beside the line that shows it.
enum Step {
    Pupil(Box<PupilPatch>),
    Review(Uuid, Box<ReviewPatch>),
    Task(Box<Task>),
}

/// What would change, child by child. Nothing is written.
pub(crate) fn preview(app: &App, request: BulkAsk) -> Result<Difference, Failure> {
    Ok(work_out(app, &request.pupils, &request.deed)?.0)
}

/// Does it: one change with everything in it.
pub(crate) fn apply(app: &App, request: BulkDo) -> Result<Done, Failure> {
    let (difference, steps) = work_out(app, &request.pupils, &request.deed)?;
    if difference.seen != request.seen {
        return Err(Failure::say(
            "Something has changed since the table was shown, so nothing was done. Look at it again.",
        ));
    }
    if steps.is_empty() {
        return Err(Failure::say(
            "There is nothing to change: it is so already. Nothing was done.",
        ));
    }
    let changed = steps.len() as u32;
    let children = count(u64::from(changed), "child", "children");
    let label = match &request.deed {
        Deed::Owner { officer: Some(_) } => format!("Changed the owner of {children}"),
        Deed::Owner { officer: None } => format!("Took the owner from {children}"),
        Deed::Cover {
            officer: Some(_), ..
        } => format!("Arranged cover for {children}"),
        Deed::Cover { officer: None, .. } => format!("Ended the cover of {children}"),
        Deed::Task { .. } => format!("Added a task for {children}"),
        Deed::NextReview { .. } => format!("Set the next review of {children}"),
    };
    let mut change: Change = app.change(label.clone())?;
    for (pupil, step) in steps {
        match step {
            Step::Pupil(patch) => change.push_set::<Pupil>(pupil, *patch),
            Step::Review(review, patch) => change.push_set::<Review>(review, *patch),
            Step::Task(task) => change.push_create(&*task),
        }
    }
    app.commit(change)?;
    Ok(Done {
        sentence: format!("{label}."),
        changed,
    })
}

fn work_out(
    app: &App,
    pupils: &[Uuid],
    deed: &Deed,
) -> Result<(Difference, Vec<(Uuid, Step)>), Failure> {
    if pupils.is_empty() {
        return Err(Failure::say("No child is chosen. Nothing was changed."));
    }
    if pupils.len() > MOST {
        return Err(Failure::say(format!(
            "More than {MOST} children are chosen. Narrow the list first; nothing was changed."
        )));
    }
    check(app, deed)?;
    let today = app.today();
    let mut lines = Vec::with_capacity(pupils.len());
    let mut steps = Vec::new();
    app.read(|reader| {
        let names = views::officer_names(reader)?;
        for id in pupils {
            let Some(pupil) = Pupil::get(reader, *id)? else {
                continue;
            };
            let (line, step) = one(reader, app, &pupil, deed, &names, today)?;
            lines.push(line);
            steps.extend(step.map(|step| (pupil.id, step)));
        }
        Ok(())
    })?;
    let cannot = lines.iter().filter(|line| line.cannot.is_some()).count() as u32;
    let changes = steps.len() as u32;
    let unchanged = lines.len() as u32 - changes - cannot;
    let mut hash = DefaultHasher::new();
    lines.hash(&mut hash);
    Ok((
        Difference {
            sentence: sentence(deed, changes, unchanged, cannot),
            changes,
            unchanged,
            cannot,
            seen: format!("{:016x}", hash.finish()),
            lines,
        },
        steps,
    ))
}

fn check(app: &App, deed: &Deed) -> Result<(), Failure> {
    match deed {
        Deed::Task { title, .. } if title.trim().is_empty() => {
            Err(Failure::at("title", "Say what is to be done."))
        }
        Deed::Cover {
            officer: Some(_),
            until: Some(until),
        } if *until < app.today() => Err(Failure::at(
            "until",
            "The last day of the cover has passed. Enter today or a later day.",
        )),
        Deed::NextReview { on: None, reason } if said(reason).is_none() => Err(Failure::at(
            "on",
            "Enter the day of the next review, or say why there will be none.",
        )),
        Deed::NextReview { on: Some(on), .. } if *on < app.today() => Err(Failure::at(
            "on",
            "The next review lies in the past. Enter today or a later day.",
        )),
        _ => Ok(()),
    }
}

fn said(text: &Option<String>) -> Option<&str> {
    text.as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

fn one(
    reader: &Reader,
    app: &App,
    pupil: &Pupil,
    deed: &Deed,
    names: &[(Uuid, String)],
    today: NaiveDate,
) -> waymark_store::Result<(DifferenceLine, Option<Step>)> {
    let called = |id: Option<Uuid>| {
        id.map(|id| {
            names
                .iter()
                .find(|(known, _)| *known == id)
                .map_or_else(|| "Unknown officer".to_owned(), |(_, name)| name.clone())
        })
    };
    let mut line = DifferenceLine {
        pupil: pupil.id,
        name: [pupil.surname.as_deref(), pupil.forename.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", "),
        field: String::new(),
        from: None,
        to: None,
        cannot: None,
        changes: false,
    };
    let closed = pupil.closed_on.is_some_and(|day| day <= today);
    let step = match deed {
        Deed::Owner { officer } => {
            line.field = "Owner".into();
            line.from = called(pupil.owner);
            line.to = called(*officer);
            (pupil.owner != *officer).then(|| {
                Step::Pupil(Box::new(PupilPatch {
                    owner: Some(*officer),
                    ..PupilPatch::default()
                }))
            })
        }
        Deed::Cover { officer, until } => {
            let until = officer.and(*until);
            line.field = "Cover".into();
            line.from = cover_words(called(pupil.cover), pupil.cover_until);
            line.to = cover_words(called(*officer), until);
            if officer.is_some() && pupil.owner == *officer {
                line.cannot = Some("This officer holds the case already.".into());
            }
            (pupil.cover != *officer || pupil.cover_until != until).then(|| {
                Step::Pupil(Box::new(PupilPatch {
                    cover: Some(*officer),
                    cover_until: Some(until),
                    ..PupilPatch::default()
                }))
            })
        }
        Deed::Task {
            title,
            due_on,
            officer,
        } => {
            let owner = officer.or(pupil.owner);
            line.field = "Task".into();
            let mut to = vec![title.trim().to_owned()];
            to.extend(due_on.map(|day| format!("by {}", dates::short(day))));
            to.push(called(owner).unwrap_or_else(|| "no owner".into()));
            line.to = Some(to.join(" · "));
            if closed {
                line.cannot = Some("The case is closed.".into());
            }
            Some(Step::Task(Box::new(Task {
                id: app.new_id(),
                pupil: Some(pupil.id),
                title: Some(title.trim().to_owned()),
                due_on: *due_on,
                owner,
                ..Task::default()
            })))
        }
        Deed::NextReview { on, reason } => {
            line.field = "Next review".into();
            let last = Review::for_pupil(reader, pupil.id)?
                .into_iter()
                .max_by_key(|review| (review.held_on, review.id));
            let reason = on.map_or_else(|| said(reason).map(str::to_owned), |_| None);
            line.to = next_words(*on, reason.as_deref());
            match last {
                None => {
                    line.cannot = Some("No review has been held yet.".into());
                    None
                }
                Some(_) if closed => {
                    line.cannot = Some("The case is closed.".into());
                    None
                }
                Some(last) => {
                    line.from = next_words(last.next_on, last.no_next_reason.as_deref());
                    (last.next_on != *on || last.no_next_reason != reason).then(|| {
                        Step::Review(
                            last.id,
                            Box::new(ReviewPatch {
                                next_on: Some(*on),
                                no_next_reason: Some(reason),
                                ..ReviewPatch::default()
                            }),
                        )
                    })
                }
            }
        }
    };
    let step = if line.cannot.is_some() { None } else { step };
    line.changes = step.is_some();
    Ok((line, step))
}

fn cover_words(name: Option<String>, until: Option<NaiveDate>) -> Option<String> {
    name.map(|name| match until {
        Some(day) => format!("{name} until {}", dates::long(day)),
        None => format!("{name} until further notice"),
    })
}

fn next_words(on: Option<NaiveDate>, reason: Option<&str>) -> Option<String> {
    match (on, reason) {
        (Some(day), _) => Some(dates::long(day)),
        (None, Some(reason)) => Some(format!("None: {reason}")),
        (None, None) => None,
    }
}

fn sentence(deed: &Deed, changes: u32, unchanged: u32, cannot: u32) -> String {
    let what = match deed {
        Deed::Owner { .. } => "The owner changes",
        Deed::Cover { .. } => "The cover changes",
        Deed::Task { .. } => "A task is added",
        Deed::NextReview { .. } => "The next review changes",
    };
    let mut text = format!(
        "{what} for {}",
        count(u64::from(changes), "child", "children")
    );
    if unchanged > 0 {
        text.push_str(&format!(
            "; for {} it is so already",
            count(u64::from(unchanged), "child", "children")
        ));
    }
    if cannot > 0 {
        text.push_str(&format!(
            "; for {} it cannot be done",
            count(u64::from(cannot), "child", "children")
        ));
    }
    text.push('.');
    text
}
