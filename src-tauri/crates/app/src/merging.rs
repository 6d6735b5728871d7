//! One child in two records: which two may be one child, what stands where they differ, and bringing them together as one
//! change that is undone whole.
//!
//! Nothing is thrown away. Every row of the other record becomes a row of the one that is kept; the other record itself stays,
//! marked as recorded in error, with the particulars that did not stand.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::dates;
use waymark_store::ledger::rehome::rows_about;
use waymark_store::table::{Cell, Table as _};
use waymark_store::tables::{
    KeepApart, KeepApartPatch, Meeting, Panel, PanelCase, Pupil, PupilPatch, Setting, setting_id,
};
use waymark_store::views::{self, CaseloadRow};
use waymark_store::{Reader, search};

use crate::commands::Nothing;
use crate::failure::OrNotFound as _;
use crate::history::shown;
use crate::team::Id;
use crate::words::{count, label};
use crate::{App, Failure};

/// Records that may be of one child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Pairs {
    /// How many there are in all.
    pub total: u32,
    /// The surest first, 200 at most.
    pub pairs: Vec<SamePair>,
}

/// Two records that may be of one child.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SamePair {
    /// The record that was made first.
    pub one: CaseloadRow,
    /// The other.
    pub other: CaseloadRow,
    /// "Same name and date of birth".
    pub reason: String,
    /// Whether it is surely the same child.
    pub sure: bool,
}

/// Two records: the one that is kept, and the other.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Two {
    /// The record that is kept.
    pub keep: Uuid,
    /// The one that would become part of it.
    pub other: Uuid,
}

/// Two records side by side, and what bringing them together would do.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Comparison {
    /// "Nowak, Łukasz", of the record that is kept.
    pub keep_name: String,
    /// Of the other.
    pub other_name: String,
    /// The case reference of the record that is kept.
    pub keep_ref: String,
    /// Of the other.
    pub other_ref: String,
    /// Particulars that at least one of the two has, in the order of the record.
    pub fields: Vec<SameField>,
    /// What would come over: "3 notes", "1 placement".
    pub moves: Vec<String>,
    /// Why the two cannot be brought together so.
    pub cannot: Option<String>,
    /// Names what is shown here; another state of things is refused.
    pub seen: String,
}

/// One particular of both records.
#[derive(Debug, Clone, Hash, Serialize, Deserialize, TS)]
pub struct SameField {
    /// The column.
    pub column: String,
    /// "Date of birth".
    pub label: String,
    /// In the record that is kept; `None` is unknown.
    pub keep: Option<String>,
    /// In the other; `None` is unknown.
    pub other: Option<String>,
    /// Whether the two differ, so that one is to be chosen.
    pub differs: bool,
    /// Whether the other's stands unless somebody chooses: where the kept record does not know it, or the case began earlier.
    pub other_stands: bool,
}

/// Bringing two records together.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Merge {
    /// The record that is kept.
    pub keep: Uuid,
    /// The one that becomes part of it.
    pub other: Uuid,
    /// The columns of which the other's value stands; of all the rest the kept one's does.
    pub from_other: Vec<String>,
    /// The mark of what the person saw.
    pub seen: String,
}

/// What two records may differ in. How a case ended and who covers for whom belong to the record that is kept.
const COLUMNS: [&str; 20] = [
    "surname",
    "forename",
    "middle_names",
    "known_as",
    "dob",
    "sex",
    "upn",
    "former_upn",
    "uln",
    "ethnicity",
    "first_language",
    "nc_year",
    "roll_setting",
    "home_la",
    "address",
    "postcode",
    "owner",
    "opened_on",
    "worries",
    "strengths",
];

/// Pairs that are listed; whoever has dealt with these is shown the rest.
const MOST: usize = 200;

/// Both records as they stand, with what is about the other.
struct Both {
    keep: Pupil,
    other: Pupil,
    about: Vec<(&'static waymark_store::table::TableDef, Vec<Uuid>)>,
    named: Vec<KeepApart>,
}

fn different_key(two: Two) -> String {
    let (one, other) = (two.keep.min(two.other), two.keep.max(two.other));
    format!("same_child.different.{one}.{other}")
}

/// Records that may be of one child, without those that somebody has said are of different children.
pub(crate) fn pairs(app: &App, _: Nothing) -> Result<Pairs, Failure> {
    app.read(|reader| {
        let mut total = 0;
        let mut pairs = Vec::new();
        for pair in search::pairs(reader)? {
            let key = different_key(Two {
                keep: pair.one,
                other: pair.other,
            });
            let said = Setting::get(reader, setting_id(&key))?;
            if said.is_some_and(|row| row.value.is_some()) {
                continue;
            }
            total += 1;
            if pairs.len() == MOST {
                continue;
            }
            let (Some(one), Some(other)) = (
                views::pupil(reader, pair.one)?,
                views::pupil(reader, pair.other)?,
            ) else {
                continue;
            };
            pairs.push(SamePair {
                one,
                other,
                reason: pair.reason.to_owned(),
                sure: pair.sure,
            });
        }
        Ok(Pairs { total, pairs })
    })
}

/// Remembers that two records are of different children, so that nobody is asked again.
pub(crate) fn different(app: &App, request: Two) -> Result<Nothing, Failure> {
    both(app, request)?;
    let key = different_key(request);
    let row = Setting {
        id: setting_id(&key),
        key: Some(key),
        value: Some("true".to_owned()),
    };
    let change = app.change("Said that two records are of different children")?;
    app.commit(change.put(&row))?;
    Ok(Nothing {})
}

/// The two side by side, and what would come over. Nothing is written.
pub(crate) fn compare(app: &App, request: Two) -> Result<Comparison, Failure> {
    let found = both(app, request)?;
    show(app, &found)
}

fn both(app: &App, request: Two) -> Result<Both, Failure> {
    if request.keep == request.other {
        return Err(Failure::at(
            "other",
            "This is the same record, not another one. Choose another child’s record; nothing was changed.",
        ));
    }
    let (keep, other, about, named) = app.read(|reader: &Reader| {
        Ok((
            Pupil::get(reader, request.keep)?,
            Pupil::get(reader, request.other)?,
            rows_about(reader, request.other)?,
            KeepApart::having(reader, "other", request.other)?,
        ))
    })?;
    Ok(Both {
        keep: keep.or_not_found("child")?,
        other: other.or_not_found("child")?,
        about,
        named,
    })
}

fn cell(pupil: &Pupil, column: &str) -> Cell {
    Pupil::DEF
        .position(column)
        .and_then(|at| pupil.cells().get(at).cloned())
        .unwrap_or(Cell::Unknown)
}

fn show(app: &App, found: &Both) -> Result<Comparison, Failure> {
    let Both { keep, other, .. } = found;
    let mut fields = Vec::new();
    for column in COLUMNS {
        let (mine, theirs) = (cell(keep, column), cell(other, column));
        if mine.is_blank() && theirs.is_blank() {
            continue;
        }
        let earlier = column == "opened_on"
            && other
                .opened_on
                .is_some_and(|day| keep.opened_on.is_none_or(|mine| day < mine));
        let differs = mine != theirs;
        fields.push(SameField {
            column: column.to_owned(),
            label: label(column),
            keep: shown(app, "pupil", column, &mine.json())?,
            other: shown(app, "pupil", column, &theirs.json())?,
            differs,
            other_stands: differs && (mine.is_blank() || earlier),
        });
    }
    let moves: Vec<String> = found
        .about
        .iter()
        .map(|(def, rows)| count(rows.len() as u64, def.noun, &many(def.noun)))
        .collect();
    let mut hash = DefaultHasher::new();
    fields.hash(&mut hash);
    (found.keep.id, found.other.id).hash(&mut hash);
    for (def, rows) in &found.about {
        (def.name, rows).hash(&mut hash);
    }
    Ok(Comparison {
        keep_name: listed(keep),
        other_name: listed(other),
        keep_ref: waymark_domain::case_ref(keep.id),
        other_ref: waymark_domain::case_ref(other.id),
        fields,
        moves,
        cannot: cannot(app, found)?,
        seen: format!("{:016x}", hash.finish()),
    })
}

fn cannot(app: &App, found: &Both) -> Result<Option<String>, Failure> {
    let Both { keep, other, .. } = found;
    let sentence = if keep.recorded_in_error.is_some() || other.recorded_in_error.is_some() {
        "One of the two is recorded in error, so there is nothing to bring together."
    } else if keep.closed_on.is_some() && other.closed_on.is_none() {
        "The record to be kept is closed and the other is open. Keep the open one, or open the closed case again first."
    } else {
        return app.read(|reader| twice_before(reader, keep.id, other.id));
    };
    Ok(Some(sentence.to_owned()))
}

/// Both records before one meeting would be one child twice on its agenda, with two decisions.
fn twice_before(reader: &Reader, keep: Uuid, other: Uuid) -> waymark_store::Result<Option<String>> {
    let theirs = PanelCase::for_pupil(reader, other)?;
    for case in PanelCase::for_pupil(reader, keep)? {
        let Some(id) = case.meeting else { continue };
        if !theirs.iter().any(|their| their.meeting == Some(id)) {
            continue;
        }
        let meeting = Meeting::get(reader, id)?;
        let panel = match meeting.as_ref().and_then(|meeting| meeting.panel) {
            Some(panel) => Panel::get(reader, panel)?.and_then(|panel| panel.name),
            None => None,
        };
        let panel = panel.unwrap_or_else(|| "a panel".to_owned());
        let when = meeting.and_then(|meeting| meeting.held_on).map_or_else(
            || "on a day that is not set".to_owned(),
            |day| format!("on {}", dates::long(day)),
        );
        return Ok(Some(format!(
            "Both records are before one meeting, {panel} {when}: together they would stand twice on its agenda. Take the case that is not to count off that agenda first."
        )));
    }
    Ok(None)
}

fn listed(pupil: &Pupil) -> String {
    [pupil.surname.as_deref(), pupil.forename.as_deref()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// "agency" as "agencies", "week of the plan" as "weeks of the plan".
pub(crate) fn many(noun: &str) -> String {
    let (first, rest) = match noun.split_once(" of ") {
        Some((first, rest)) => (first, format!(" of {rest}")),
        None => (noun, String::new()),
    };
    let plural = if first == "child" {
        "children".to_owned()
    } else if let Some(stem) = first.strip_suffix('y') {
        format!("{stem}ies")
    } else if first.ends_with('s') {
        format!("{first}es")
    } else {
        format!("{first}s")
    };
    plural + &rest
}

/// Brings the two together: one change, undone whole.
pub(crate) fn merge(app: &App, request: Merge) -> Result<Id, Failure> {
    let found = both(
        app,
        Two {
            keep: request.keep,
            other: request.other,
        },
    )?;
    let comparison = show(app, &found)?;
    if let Some(sentence) = comparison.cannot {
        return Err(Failure::say(format!("{sentence} Nothing was changed.")));
    }
    if comparison.seen != request.seen {
        return Err(Failure::say(
            "Something has changed since the two were shown, so nothing was done. Look at them again.",
        ));
    }
    let Both { keep, other, .. } = &found;
    let wanted: BTreeSet<&str> = request.from_other.iter().map(String::as_str).collect();
    let mut stands = Map::new();
    for field in comparison.fields.iter().filter(|field| field.differs) {
        if wanted.contains(field.column.as_str()) {
            stands.insert(field.column.clone(), cell(other, &field.column).json());
        }
    }
    keep_number(keep, other, &mut stands);
    let patch: PupilPatch = serde_json::from_value(Value::Object(stands))
        .map_err(|_| Failure::say("A particular could not be read. Nothing was changed."))?;
    let mut change = app.change("Brought two records of one child together")?;
    change.push_set::<Pupil>(keep.id, patch);
    for (def, rows) in &found.about {
        for row in rows {
            change.push_subject(def, *row, keep.id);
        }
    }
    change = set_apart(app, change, &found)?;
    change.push_set::<Pupil>(
        other.id,
        PupilPatch {
            recorded_in_error: Some(Some(format!(
                "The same child as {}: brought together with that record",
                comparison.keep_ref
            ))),
            ..PupilPatch::default()
        },
    );
    app.commit(change)?;
    Ok(Id { id: keep.id })
}

/// Of two pupil numbers that are both known, the one that does not stand is kept as the former one where there is none yet, so
/// that the child is still found by it.
fn keep_number(keep: &Pupil, other: &Pupil, stands: &mut Map<String, Value>) {
    let (Some(mine), Some(theirs)) = (&keep.upn, &other.upn) else {
        return;
    };
    if mine == theirs || keep.former_upn.is_some() || stands.contains_key("former_upn") {
        return;
    }
    let gone = if stands.contains_key("upn") {
        mine
    } else {
        theirs
    };
    stands.insert("former_upn".to_owned(), Value::String(gone.clone()));
}

/// Entries of the keep-apart register that name the other record as the second child. One that names the two as two children
/// says nothing about one child and is taken away.
fn set_apart(
    app: &App,
    mut change: waymark_store::ledger::change::Change,
    found: &Both,
) -> Result<waymark_store::ledger::change::Change, Failure> {
    let (keep, other) = (found.keep.id, found.other.id);
    for entry in &found.named {
        if entry.pupil == Some(keep) {
            change = change.delete::<KeepApart>(entry.id);
        } else {
            change.push_set::<KeepApart>(
                entry.id,
                KeepApartPatch {
                    other: Some(Some(keep)),
                    ..KeepApartPatch::default()
                },
            );
        }
    }
    let against = app.read(|reader| KeepApart::having(reader, "pupil", other))?;
    for entry in against.iter().filter(|entry| entry.other == Some(keep)) {
        change = change.delete::<KeepApart>(entry.id);
    }
    Ok(change)
}
