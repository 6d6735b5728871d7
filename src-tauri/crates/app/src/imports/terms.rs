//! Term dates from a calendar file or a simple table: what the file says, laid over the calendar that is there.
//!
//! Nothing is written here. What comes back is a whole calendar as it would be saved, which the person looks at together
//! with the running dates that it would move, and then saves like any other edit, as one change.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;
use waymark_domain::calendar::DayOffKind;
use waymark_exchange::terms;
use waymark_store::tables::{Calendar, CalendarPatch, DayOff, Term};

use crate::calendars::{CalendarSave, DayOffGiven, TermGiven};
use crate::words::count;
use crate::{App, Attachment, Failure};

/// Which calendar the file is for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct TermsFile {
    /// The calendar; a new one for the authority when absent.
    pub calendar: Option<Uuid>,
}

/// What a file of term dates says.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TermsRead {
    /// The file's name.
    pub file_name: String,
    /// "6 terms and 5 days off; 6 terms that stood in those months give way."
    pub sentence: String,
    /// Terms of the file, in order.
    pub terms: Vec<TermGiven>,
    /// Days off of the file, in order.
    pub days_off: Vec<DayOffGiven>,
    /// What was left out or decided.
    pub notes: Vec<String>,
    /// The calendar as it would be: to be shown with what it moves, and then saved.
    pub save: CalendarSave,
}

/// The code that a day off is stored under.
const fn code(kind: DayOffKind) -> &'static str {
    kind.code()
}

/// Reads the file and lays it over the calendar. From the first day of the file to its last the file has the word; the
/// years before and after stay as they are.
pub(crate) fn read(app: &App, request: TermsFile, file: Attachment) -> Result<TermsRead, Failure> {
    let found = terms::read(&file.bytes).map_err(|refused| {
        Failure::say(format!(
            "“{}” was not read. {refused} Nothing was changed.",
            file.file_name
        ))
    })?;
    let given: Vec<TermGiven> = found
        .terms
        .iter()
        .map(|term| TermGiven {
            name: Some(term.name.clone()),
            starts_on: term.starts_on,
            ends_on: term.ends_on,
        })
        .collect();
    let off: Vec<DayOffGiven> = found
        .days_off
        .iter()
        .map(|day| DayOffGiven {
            on_day: day.on,
            kind: code(day.kind).to_owned(),
            label: Some(day.label.clone()).filter(|label| !label.is_empty()),
        })
        .collect();
    let (Some(first), Some(last)) = (
        given.iter().map(|term| term.starts_on).min(),
        given.iter().map(|term| term.ends_on).max(),
    ) else {
        return Err(Failure::say(format!(
            "“{}” holds no term. Nothing was changed.",
            file.file_name
        )));
    };
    let (calendar, held_terms, held_days) = app.read(|reader| {
        Ok(match request.calendar {
            Some(id) => (
                Calendar::get(reader, id)?,
                Term::having(reader, "calendar", id)?,
                DayOff::having(reader, "calendar", id)?,
            ),
            None => (None, Vec::new(), Vec::new()),
        })
    })?;
    let mut terms: Vec<TermGiven> = held_terms
        .iter()
        .filter_map(|term| {
            Some(TermGiven {
                name: term.name.clone(),
                starts_on: term.starts_on?,
                ends_on: term.ends_on?,
            })
        })
        .filter(|term| term.ends_on < first || last < term.starts_on)
        .collect();
    let giving_way = held_terms.len() - terms.len();
    terms.extend(given.iter().cloned());
    terms.sort_by_key(|term| term.starts_on);
    let mut days_off: Vec<DayOffGiven> = held_days
        .iter()
        .filter_map(|day| {
            Some(DayOffGiven {
                on_day: day.on_day?,
                kind: day.kind.clone().unwrap_or_default(),
                label: day.label.clone(),
            })
        })
        .filter(|day| !off.iter().any(|other| other.on_day == day.on_day))
        .collect();
    days_off.extend(off.iter().cloned());
    days_off.sort_by_key(|day| day.on_day);
    let mut sentence = format!(
        "{} and {}",
        count(given.len() as u64, "term", "terms"),
        count(off.len() as u64, "day off", "days off")
    );
    if giving_way > 0 {
        sentence.push_str(&format!(
            "; {} that stood in those months {} way",
            count(giving_way as u64, "term", "terms"),
            if giving_way == 1 { "gives" } else { "give" }
        ));
    }
    let patch = match calendar {
        Some(_) => CalendarPatch::default(),
        None => CalendarPatch {
            name: Some(Some(format!("Term dates from {}", file.file_name))),
            ..CalendarPatch::default()
        },
    };
    Ok(TermsRead {
        sentence: format!("{sentence}."),
        terms: given,
        days_off: off,
        notes: found
            .notes
            .iter()
            .map(|note| note.sentence.clone())
            .collect(),
        save: CalendarSave {
            id: request.calendar,
            patch,
            terms,
            days_off,
        },
        file_name: file.file_name,
    })
}
