//! Who changed what, when, from what to what; and taking it back.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;
use waymark_store::ledger::history::HistoryLine;
use waymark_store::ledger::{ChangeKind, ChangeRef, OpKind};
use waymark_store::tables::{ImportRun, table_named};

use crate::code_words::code_words;
use crate::commands::Nothing;
use crate::words::label;
use crate::{App, Event, Failure, names};

/// A page of one child's history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryQuery {
    /// The child; every change when absent.
    #[ts(optional)]
    pub pupil: Option<Uuid>,
    /// Changes to pass over.
    pub offset: u32,
    /// Changes to return, 200 at most.
    pub limit: u32,
}

/// A page of history.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct HistoryPage {
    /// Changes in all.
    pub total: u32,
    /// Newest first.
    pub changes: Vec<ChangeLine>,
}

/// One change, as a person made it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ChangeLine {
    /// Names the change for undoing it.
    pub change: ChangeRef,
    /// UTC milliseconds.
    pub at: i64,
    /// Who.
    pub who: String,
    /// "Added a placement".
    pub label: String,
    /// edit | import | undo | …
    pub kind: String,
    /// The reason given, if one was.
    pub reason: Option<String>,
    /// Field by field.
    pub lines: Vec<FieldLine>,
    /// Whether it was taken back, and not put back since.
    pub undone: bool,
    /// Children whom the whole change is about, also those of whom no line is given here; 201 is "more than 200".
    pub children: u32,
    /// Whether it is one file's import, which is only taken back whole, where imports are listed.
    pub of_import: bool,
    /// Whether it stands among the past imports, where it is taken back; the making of an invented authority does not.
    pub import_listed: bool,
    /// Whether it can be taken back without asking.
    pub can_undo: bool,
}

/// One field of one row.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldLine {
    /// "Placement".
    pub what: String,
    /// "Planned end"; empty when the whole row was added or taken away.
    pub field: String,
    /// What it was; `None` when unknown or new.
    pub from: Option<String>,
    /// What it became; `None` when unknown or taken away.
    pub to: Option<String>,
}

/// Taking back a change.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Undo {
    /// Which; the last one of mine when absent.
    #[ts(optional)]
    pub change: Option<ChangeRef>,
    /// Take it back even though it has been edited since.
    #[serde(default)]
    pub anyway: bool,
}

/// What was taken back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Undone {
    /// "Took back: Added a placement".
    pub sentence: String,
    /// The children whom it is about.
    pub subjects: Vec<Uuid>,
}

/// An officer's name, for a line of history.
pub(crate) fn who(app: &App, officer: Option<Uuid>) -> Result<String, Failure> {
    let Some(id) = officer else {
        return Ok("Waymark".into());
    };
    let name = app.read(|reader| names::officer(reader, Some(id)))?;
    Ok(name.unwrap_or_else(|| "Unknown officer".into()))
}

/// A page of one child's history, or of everything.
pub(crate) fn page(app: &App, request: HistoryQuery) -> Result<HistoryPage, Failure> {
    let session = app.session()?;
    let limit = request.limit.min(200);
    let history = match request.pupil {
        Some(pupil) => session.store.history(pupil, request.offset, limit)?,
        None => session.store.changes(request.offset, limit)?,
    };
    let mut changes = Vec::new();
    let any_import = history
        .changes
        .iter()
        .any(|change| is_import(change.kind, change.children));
    let listed = if any_import {
        session.store.all_made::<ImportRun>()?
    } else {
        Vec::new()
    };
    for change in history.changes {
        let mut lines = Vec::new();
        for line in &change.lines {
            lines.push(field_line(app, line)?);
        }
        changes.push(ChangeLine {
            change: change.change,
            at: change.when,
            who: who(app, change.who)?,
            label: change.label,
            kind: change.kind.code().into(),
            reason: change.reason,
            lines,
            undone: change.undone,
            children: u32::try_from(change.children).unwrap_or(u32::MAX),
            of_import: is_import(change.kind, change.children),
            import_listed: listed.iter().any(|made| made.change == change.change),
            can_undo: change.can_undo && !change.undone && !is_import(change.kind, change.children),
        });
    }
    Ok(HistoryPage {
        total: u32::try_from(history.total).unwrap_or(u32::MAX),
        changes,
    })
}

fn noun(table: &str) -> String {
    let noun = table_named(table).map_or(table, |table| table.noun);
    let mut text = noun.to_owned();
    if let Some(first) = text.get(..1) {
        let upper = first.to_uppercase();
        text.replace_range(..1, &upper);
    }
    text
}

/// A line of the history in words.
pub(crate) fn field_line(app: &App, line: &HistoryLine) -> Result<FieldLine, Failure> {
    let what = noun(&line.table);
    let Some(field) = &line.field else {
        let to = match line.kind {
            OpKind::Create => Some(summary(app, &line.table, &line.to)?),
            OpKind::Delete => Some("taken away".to_owned()),
            OpKind::Restore => Some("put back".to_owned()),
            OpKind::Erase => Some("erased".to_owned()),
            OpKind::Set => None,
        };
        return Ok(FieldLine {
            what,
            field: String::new(),
            from: None,
            to,
        });
    };
    Ok(FieldLine {
        what,
        field: label(field),
        from: shown(app, &line.table, field, &line.from)?,
        to: shown(app, &line.table, field, &line.to)?,
    })
}

/// A new row in one line: what was said, field by field. Ids are left out; they say nothing to a person.
fn summary(app: &App, table: &str, row: &Value) -> Result<String, Failure> {
    let mut parts = Vec::new();
    for (field, value) in row.as_object().into_iter().flatten() {
        if value.is_null()
            || matches!(
                field.as_str(),
                "pupil" | "placement" | "plan" | "meeting" | "panel" | "calendar" | "position"
            )
        {
            continue;
        }
        if let Some(value) = shown(app, table, field, value)? {
            parts.push(format!("{}: {value}", label(field)));
        }
    }
    Ok(parts.join(" · "))
}

/// A value of a table's column as a person reads it; `None` is unknown, or says nothing to a person.
pub(crate) fn shown(
    app: &App,
    table: &str,
    field: &str,
    value: &Value,
) -> Result<Option<String>, Failure> {
    if let Value::String(text) = value
        && let Some(words) = code_words(table, field, text)
    {
        return Ok(Some(words));
    }
    Ok(match value {
        Value::Null => None,
        Value::Bool(flag) => Some(if *flag { "yes" } else { "no" }.into()),
        Value::Number(number) => Some(match (field, number.as_i64()) {
            ("starts" | "ends" | "starts_at", Some(minutes)) => {
                format!("{:02}:{:02}", minutes / 60, minutes % 60)
            }
            ("at" | "decided_at" | "issued_at", Some(_)) => return Ok(None),
            ("cost_pence" | "day_rate_pence", Some(pence)) => {
                format!("£{}.{:02}", pence / 100, pence % 100)
            }
            _ => number.to_string(),
        }),
        Value::String(text) if matches!(field, "owner" | "cover" | "author" | "decided_by") => {
            let officer = Uuid::parse_str(text).ok();
            Some(who(app, officer)?)
        }
        Value::String(text) if matches!(field, "other" | "pupil") => match Uuid::parse_str(text) {
            Ok(child) => Some(
                app.read(|reader| names::child(reader, child))?
                    .unwrap_or_else(|| "a record that is not in the lists".to_owned()),
            ),
            Err(_) => Some(text.clone()),
        },
        // What ties one row to another says nothing to a person.
        Value::String(text)
            if matches!(
                field,
                "task"
                    | "from_row"
                    | "from_table"
                    | "member"
                    | "panel_case"
                    | "pack_issue"
                    | "referral"
                    | "manifest"
                    | "sections"
                    | "weights"
            ) || (field == "about" && Uuid::parse_str(text).is_ok())
                || (field == "placement" && Uuid::parse_str(text).is_ok()) =>
        {
            None
        }
        Value::String(text) if matches!(field, "rule" | "kind" | "alert") => {
            Some(crate::words::code(field, text))
        }
        Value::String(text) if field == "documents" => Some(crate::words::count(
            text.split_whitespace().count() as u64,
            "document",
            "documents",
        )),
        Value::String(text)
            if matches!(
                field,
                "setting" | "roll_setting" | "destination" | "decision_setting"
            ) =>
        {
            app.read(|reader| names::setting(reader, Some(text)))?
        }
        Value::String(text) => Some(match text.parse::<chrono::NaiveDate>() {
            Ok(day) => waymark_domain::dates::long(day),
            Err(_) => text.clone(),
        }),
        other => Some(other.to_string()),
    })
}

/// What Ctrl+Z would take back.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct UndoPeek {
    /// "Added a placement"; `None` when there is nothing to take back.
    pub undo: Option<String>,
    /// What Ctrl+Shift+Z would put back.
    pub redo: Option<String>,
}

/// What would be taken back and what put back.
pub(crate) fn peek(app: &App, _: Nothing) -> Result<UndoPeek, Failure> {
    let session = app.session()?;
    let me = app.me()?;
    Ok(UndoPeek {
        undo: session.store.last_undoable(me)?.map(|change| change.label),
        redo: session.store.last_redoable(me)?.map(|change| change.label),
    })
}

/// Whether a change is an import of several children. From one child's history it cannot be taken back, for that would take
/// back what it did to all the others, whom the person is not looking at.
fn is_import(kind: ChangeKind, children: i64) -> bool {
    kind == ChangeKind::Import && children > 1
}

/// Takes a change back: the one named, else my last.
pub(crate) fn undo(app: &App, request: Undo) -> Result<Undone, Failure> {
    let session = app.session()?;
    let me = app.me()?;
    let change = match request.change {
        Some(change) => {
            let line = session.store.change(change)?;
            if line.undone {
                return Err(Failure::say(format!(
                    "“{}” has been taken back already. Nothing was changed.",
                    line.label
                )));
            }
            if is_import(line.kind, line.children) {
                return Err(Failure::say(format!(
                    "“{}” is part of a larger change. It is taken back whole, under Data, Past imports. Nothing was changed.",
                    line.label
                )));
            }
            change
        }
        None => match session.store.last_undoable(me)? {
            Some(last) => last.change,
            None => return Err(Failure::say("There is nothing to take back.")),
        },
    };
    take_back(app, change, request.anyway, "Took back")
}

/// Puts my last taken-back change back.
pub(crate) fn redo(app: &App, _: Nothing) -> Result<Undone, Failure> {
    let last = app.session()?.store.last_redoable(app.me()?)?;
    match last {
        Some(last) => take_back(app, last.change, false, "Put back"),
        None => Err(Failure::say("There is nothing to put back.")),
    }
}

/// Takes a change back, or puts a taken-back one back where `change` is an undo.
pub(crate) fn take_back(
    app: &App,
    change: ChangeRef,
    anyway: bool,
    verb: &str,
) -> Result<Undone, Failure> {
    let session = app.session()?;
    let me = app.me()?;
    let label = session.store.change(change)?.label;
    let done = if anyway {
        session.store.undo_anyway(change, me)?
    } else {
        session.store.undo(change, me)?
    };
    session.touch(app.now_ms());
    let sentence = format!("{verb}: {label}");
    app.say(Event::Changed {
        subjects: done.subjects.clone(),
        tables: done
            .rows
            .iter()
            .map(|row| row.table.clone())
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect(),
        label: sentence.clone(),
    });
    Ok(Undone {
        sentence,
        subjects: done.subjects,
    })
}
