//! While you were away: what others did meanwhile for an officer's children, child by child, from the ledger's own history.
//!
//! What the officer did themselves is left out, and so is what was taken back again within the same days: neither is news.

use std::collections::{BTreeSet, HashSet};

use chrono::{DateTime, Local, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_documents::list::{self, List, ListColumn};
use waymark_documents::{Options, Rendered};
use waymark_domain::dates;
use waymark_store::ledger::history::{ChangeLine, HistoryLine};
use waymark_store::ledger::{ChangeKind, ChangeRef, OpKind};
use waymark_store::tables::ImportRun;
use waymark_store::views::{self, CaseloadRow, Filter, PupilsQuery, Test, View};

use crate::caseload::{imprint, refused};
use crate::history::{FieldLine, field_line, who};
use crate::words::count;
use crate::{App, Attachment, Failure, names};

/// What was done for an officer's children between two days.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct BackAsk {
    /// The officer who was away.
    pub officer: Uuid,
    /// The first day of the absence.
    pub since: NaiveDate,
    /// The last day; absent is today.
    #[serde(default)]
    #[ts(optional)]
    pub until: Option<NaiveDate>,
}

/// The same on paper.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct BackPage {
    /// Whose children, and which days.
    pub ask: BackAsk,
    /// UTC milliseconds written into the file; absent is now. With the moment of a page that was saved, its bytes come again.
    #[serde(default)]
    #[ts(optional)]
    pub made_at: Option<i64>,
}

/// The list that is handed back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HandBack {
    /// Children with something to tell, then the rest are counted.
    pub children: Vec<BackChild>,
    /// Children for whom nothing was written meanwhile.
    pub quiet: u32,
    /// Children who are still covered today, by id.
    pub covered: Vec<Uuid>,
    /// "Mon 2 Nov to Tue 10 Nov 2026: something was written about 7 children; nothing about 5."
    pub sentence: String,
}

/// What was done for one child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackChild {
    /// As in lists.
    pub row: CaseloadRow,
    /// "The case was closed", "Now with Dev Patel"; `None` where the child is the officer's as before.
    pub moved: Option<String>,
    /// Newest first.
    pub done: Vec<BackLine>,
}

/// One change that somebody else made.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BackLine {
    /// UTC milliseconds.
    pub at: i64,
    /// The day, where the team works.
    pub on: NaiveDate,
    /// Who.
    pub who: String,
    /// "Added a note".
    pub label: String,
    /// The reason given, if one was.
    pub reason: Option<String>,
    /// Field by field, of this child.
    pub lines: Vec<FieldLine>,
    /// The section of the child's record that shows it.
    pub part: String,
}

/// Changes that are read at a time.
const AT_ONCE: u32 = 100;

/// Fields of one change that are printed; the screen has them all.
const PRINTED: usize = 4;

fn day_of(ms: i64) -> NaiveDate {
    DateTime::from_timestamp_millis(ms)
        .map(|at| at.with_timezone(&Local).date_naive())
        .unwrap_or_default()
}

/// What was done for the officer's children while they were away.
pub(crate) fn back(app: &App, request: BackAsk) -> Result<HandBack, Failure> {
    let today = app.today();
    let until = request.until.unwrap_or(today).min(today);
    if request.since > today {
        return Err(Failure::at(
            "since",
            "That day has not come yet. Enter the first day of the absence.",
        ));
    }
    if until < request.since {
        return Err(Failure::at(
            "until",
            "The last day lies before the first. Enter a later one, or leave it empty for today.",
        ));
    }
    let days = (request.since, until);
    let given = given_away(app, request.officer, days)?;
    let imports: HashSet<ChangeRef> = app
        .session()?
        .store
        .all_made::<ImportRun>()?
        .iter()
        .map(|made| made.change)
        .collect();
    let rows = app.read(|reader| held(reader, request.officer, &given, days, today))?;
    let (mut children, mut covered, mut quiet) = (Vec::new(), Vec::new(), 0_u32);
    for row in rows {
        if row.open && row.owner == Some(request.officer) && row.cover.is_some() {
            covered.push(row.pupil);
        }
        let done = meanwhile(app, row.pupil, request.officer, days, &imports)?;
        if done.is_empty() {
            quiet += u32::from(row.open && row.owner == Some(request.officer));
            continue;
        }
        let moved = if !row.open {
            Some("The case was closed".to_owned())
        } else if row.owner == Some(request.officer) {
            None
        } else {
            Some(row.owner_name.as_ref().map_or_else(
                || "Without an owner now".to_owned(),
                |owner| format!("Now with {owner}"),
            ))
        };
        children.push(BackChild { row, moved, done });
    }
    let sentence = format!(
        "{} to {}: something was written about {}; nothing about {}.",
        dates::short(request.since),
        dates::long(until),
        count(children.len() as u64, "child", "children"),
        count(u64::from(quiet), "child", "children"),
    );
    Ok(HandBack {
        children,
        quiet,
        covered,
        sentence,
    })
}

/// The officer's children: those held now, those whose case was closed in these days, and those given to somebody else.
fn held(
    reader: &waymark_store::Reader,
    officer: Uuid,
    given: &BTreeSet<Uuid>,
    (since, _): (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> waymark_store::Result<Vec<CaseloadRow>> {
    let of = |view: View| PupilsQuery {
        view: Some(view),
        filters: Some(vec![Filter {
            column: "owner".into(),
            test: Test::Is,
            value: officer.to_string(),
        }]),
        ..PupilsQuery::default()
    };
    let mut rows = views::every_pupil(reader, &of(View::Everyone), today)?;
    for row in views::every_pupil(reader, &of(View::Closed), today)? {
        let closed =
            waymark_store::tables::Pupil::get(reader, row.pupil)?.and_then(|pupil| pupil.closed_on);
        if closed.is_some_and(|day| day >= since) {
            rows.push(row);
        }
    }
    for pupil in given {
        if !rows.iter().any(|row| row.pupil == *pupil) {
            rows.extend(views::pupil(reader, *pupil)?);
        }
    }
    Ok(rows)
}

/// Children whose owner the officer was until somebody changed it in these days.
fn given_away(
    app: &App,
    officer: Uuid,
    (since, until): (NaiveDate, NaiveDate),
) -> Result<BTreeSet<Uuid>, Failure> {
    let session = app.session()?;
    let me = serde_json::Value::String(officer.to_string());
    let mut given = BTreeSet::new();
    let mut offset = 0;
    // To the first day, however busy the team was: a child who is not found here is missing from the list without a word.
    loop {
        let page = session.store.changes(offset, AT_ONCE)?.changes;
        let last = page.last().map(|change| day_of(change.when));
        for change in page.iter().filter(|change| day_of(change.when) <= until) {
            let lines = change.lines.iter().filter(|line| {
                line.table == "pupil" && line.field.as_deref() == Some("owner") && line.from == me
            });
            given.extend(lines.map(|line| line.row));
        }
        if last.is_none_or(|day| day < since) {
            break;
        }
        offset += AT_ONCE;
    }
    Ok(given)
}

fn meanwhile(
    app: &App,
    pupil: Uuid,
    officer: Uuid,
    (since, until): (NaiveDate, NaiveDate),
    imports: &HashSet<ChangeRef>,
) -> Result<Vec<BackLine>, Failure> {
    let session = app.session()?;
    let mut changes: Vec<ChangeLine> = Vec::new();
    let mut offset = 0;
    loop {
        let page = session.store.history(pupil, offset, AT_ONCE)?.changes;
        let read = page.len();
        let older = page.iter().any(|change| day_of(change.when) < since);
        changes.extend(page.into_iter().filter(|change| {
            let day = day_of(change.when);
            since <= day && day <= until
        }));
        if older || read < AT_ONCE as usize {
            break;
        }
        offset += AT_ONCE;
    }
    let here: HashSet<ChangeRef> = changes.iter().map(|change| change.change).collect();
    let mut done = Vec::new();
    for change in changes {
        let back_again = change.undone || change.undo_of.is_some_and(|of| here.contains(&of));
        // An import that is not among the past imports is the making of the invented authority.
        let invented = change.kind == ChangeKind::Import && !imports.contains(&change.change);
        if back_again || invented || change.who == Some(officer) {
            continue;
        }
        // A child who is new has every field to tell, and is read on the record instead.
        let new = |line: &HistoryLine| line.table == "pupil" && line.kind == OpKind::Create;
        let mut lines = Vec::new();
        if !change.lines.iter().any(new) {
            for line in &change.lines {
                lines.push(field_line(app, line)?);
            }
        }
        done.push(BackLine {
            at: change.when,
            on: day_of(change.when),
            who: who(app, change.who)?,
            part: part(change.lines.first().map_or("", |line| line.table.as_str())).to_owned(),
            label: change.label,
            reason: change.reason,
            lines,
        });
    }
    Ok(done)
}

/// The section of a child's record that shows a table's rows; what has none is in the history.
fn part(table: &str) -> &'static str {
    match table {
        "note" => "notes",
        "review" => "reviews",
        "placement" | "session" => "placements",
        "plan" | "plan_week" => "plan",
        "contact" | "agency" | "keep_apart" => "people",
        "task" | "chase" => "tasks",
        "mark" | "step" | "suspension" | "s19_decision" => "dates",
        _ => "history",
    }
}

/// The list on paper.
pub(crate) fn pdf(app: &App, request: BackPage) -> Result<Attachment, Failure> {
    let (_, rendered) = page(app, &request)?;
    Ok(Attachment {
        file_name: format!("While away {}.pdf", app.today()),
        bytes: rendered.pdf,
    })
}

/// Who was away, and the paper.
pub(crate) fn page(app: &App, request: &BackPage) -> Result<(String, Rendered), Failure> {
    let back = back(app, request.ask)?;
    let (imprint, name) = app.read(|reader| {
        let name = names::officer(reader, Some(request.ask.officer))?;
        Ok((imprint(reader)?, name))
    })?;
    let name = name.unwrap_or_else(|| "Unknown officer".to_owned());
    let column = |head: &str, wide: bool| ListColumn {
        head: head.to_owned(),
        number: false,
        wide,
    };
    let rows = back
        .children
        .iter()
        .flat_map(|child| {
            let listed = names::listed(&child.row);
            child.done.iter().map(move |line| {
                vec![
                    Some(format!("{listed} {}", child.row.case_ref)),
                    Some(dates::short(line.on)),
                    Some(line.who.clone()),
                    Some(printed(line, child.moved.as_deref())),
                ]
            })
        })
        .collect();
    let value = List {
        imprint,
        title: format!("While {name} was away"),
        shows: Some(back.sentence),
        counted: Some(("change".to_owned(), "changes".to_owned())),
        columns: vec![
            column("Child", true),
            column("Day", false),
            column("Who", true),
            column("What was done", true),
        ],
        rows,
    };
    let options = Options {
        made_at: request.made_at.unwrap_or_else(|| app.now_ms()),
        ..Options::default()
    };
    Ok((name, list::render(&value, &options).map_err(refused)?))
}

/// "Added a note: Kind: visit · Text: Ate lunch with his tutor."
fn printed(line: &BackLine, moved: Option<&str>) -> String {
    let mut text = line.label.clone();
    let fields: Vec<String> = line
        .lines
        .iter()
        .take(PRINTED)
        .map(|field| {
            let to = field.to.as_deref().unwrap_or("Unknown");
            match field.field.as_str() {
                "" => to.to_owned(),
                name => format!("{name}: {to}"),
            }
        })
        .collect();
    if !fields.is_empty() {
        text.push_str(": ");
        text.push_str(&fields.join("; "));
    }
    let more = line.lines.len().saturating_sub(PRINTED);
    if more > 0 {
        text.push_str(&format!("; and {}", count(more as u64, "field", "fields")));
    }
    if let Some(moved) = moved {
        text.push_str(&format!(" ({moved})"));
    }
    text
}
