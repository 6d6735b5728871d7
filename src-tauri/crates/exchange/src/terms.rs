//! Term dates from a calendar file or a simple table.
//!
//! Councils publish them in three ways: terms as stretches ("Autumn 1: 2 Sep to 23 Oct"), their edges ("Autumn term
//! starts", "Autumn term ends"), or the holidays between. All three come to the same: stretches of school, and single
//! days off in them. What could not be understood is said and left out, because a wrong school day moves a statutory
//! date; nothing is guessed about days that the file does not name.

mod meaning;
mod split;

use crate::Refused;
use crate::ics::{self, Stretch};
use crate::pupils::day_in_cell;
use crate::table::{self, Choice, Note, Table};
use chrono::{Datelike, NaiveDate, Weekday};
use meaning::{Meaning, edge_name, meaning};
use split::without_holidays;
use waymark_domain::calendar::DayOffKind;
use waymark_domain::dates;
use waymark_domain::name::fold;

/// A stretch of school, both days included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermGiven {
    /// "Autumn 1".
    pub name: String,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
}

/// A day in term without school for pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOffGiven {
    /// The day.
    pub on: NaiveDate,
    /// Why.
    pub kind: DayOffKind,
    /// As the file calls it.
    pub label: String,
}

/// Term dates as a file gives them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermDates {
    /// In order of their first day, never overlapping.
    pub terms: Vec<TermGiven>,
    /// In order of their day, each once.
    pub days_off: Vec<DayOffGiven>,
    /// What was left out or decided.
    pub notes: Vec<Note>,
}

/// Longest stretch that can be one term: an autumn term without its half term taken out is 16 weeks.
const LONGEST_TERM_DAYS: i64 = 20 * 7;

/// Longest stretch of INSET or closure days in a row: a burst boiler, two weeks.
const LONGEST_CLOSURE_DAYS: i64 = 14;

/// Reads term dates from an .ics file or from a spreadsheet, told apart by content.
///
/// # Errors
/// [`Refused`] when the file is neither, or gives no term at all.
pub fn read(bytes: &[u8]) -> Result<TermDates, Refused> {
    let starts_as_calendar = bytes
        .iter()
        .copied()
        .filter(|b| !matches!(b, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF) && !b.is_ascii_whitespace())
        .map(|b| b.to_ascii_uppercase())
        .take(15)
        .eq(b"BEGIN:VCALENDAR".iter().copied());
    let (stretches, notes) = if starts_as_calendar {
        ics::read(bytes)?
    } else {
        rows(&table::read(bytes, &Choice::default())?)?
    };
    let only_holidays = stretches
        .iter()
        .any(|stretch| meaning(stretch) == Meaning::Holiday);
    let dates = understand(stretches, notes);
    if dates.terms.is_empty() {
        return Err(Refused::NotThis {
            wanted: "a list of term dates",
            why: without_terms(&dates.notes, only_holidays),
            advice: "Make a table with three columns: Term, First day, Last day. Name INSET days as such.",
        });
    }
    Ok(dates)
}

/// Why nothing in the file is a term: the first thing that was left out says most.
fn without_terms(notes: &[Note], only_holidays: bool) -> String {
    let mut why = if only_holidays {
        "it names holidays, and no day on which a term starts or ends".to_owned()
    } else {
        "no row or event is a term with a first and a last day".to_owned()
    };
    if let Some(first) = notes.first() {
        why.push_str(": ");
        why.push_str(first.sentence.trim_end_matches('.'));
    }
    why
}

/// Rows of a table with a name, a first day and perhaps a last day. Columns are found by heading.
fn rows(table: &Table) -> Result<(Vec<Stretch>, Vec<Note>), Refused> {
    let find = |words: &[&str]| {
        table.headers.iter().position(|h| {
            let heading = fold(h);
            words
                .iter()
                .any(|w| heading == *w || heading.split(' ').any(|part| part == *w))
        })
    };
    let first = find(&[
        "start", "starts", "first", "from", "begins", "opens", "open", "date", "day",
    ]);
    let last = find(&[
        "end", "ends", "last", "to", "until", "closes", "close", "finishes",
    ]);
    let name = find(&[
        "term",
        "name",
        "what",
        "event",
        "description",
        "period",
        "holiday",
        "type",
    ])
    .filter(|n| Some(*n) != first && Some(*n) != last)
    .or_else(|| (0..table.headers.len()).find(|i| Some(*i) != first && Some(*i) != last));
    let (Some(name), Some(first)) = (name, first) else {
        return Err(Refused::NotThis {
            wanted: "a list of term dates",
            why: format!(
                "its headings are {}",
                table
                    .headers
                    .iter()
                    .take(4)
                    .cloned()
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
            advice: "Make a table with three columns: Term, First day, Last day. Name INSET days as such.",
        });
    };
    let (mut stretches, mut notes) = (Vec::new(), table.notes.clone());
    for row in &table.rows {
        let label = row.cells[name].text().into_owned();
        let day = |column: usize| day_in_cell(&row.cells[column]);
        match (day(first), last.map(day)) {
            (Ok(Some(first)), None | Some(Ok(None))) => stretches.push(Stretch {
                name: label,
                first,
                last: first,
                line: row.line,
            }),
            (Ok(Some(first)), Some(Ok(Some(last)))) if last >= first => stretches.push(Stretch {
                name: label,
                first,
                last,
                line: row.line,
            }),
            (Ok(Some(first)), Some(Ok(Some(_)))) => {
                notes.push(Note::row(
                    row.line,
                    format!(
                        "Row {}: “{label}” ends before it starts ({}), so it was left out.",
                        row.line,
                        dates::long(first)
                    ),
                ));
            }
            (Ok(None), _) => notes.push(Note::row(
                row.line,
                format!(
                    "Row {}: “{label}” has no first day, so it was left out.",
                    row.line
                ),
            )),
            (Err(sentence), _) | (_, Some(Err(sentence))) => {
                notes.push(Note::row(
                    row.line,
                    format!("Row {}: {sentence} The row was left out.", row.line),
                ));
            }
        }
    }
    Ok((stretches, notes))
}

fn understand(mut stretches: Vec<Stretch>, mut notes: Vec<Note>) -> TermDates {
    stretches.sort_by_key(|s| (s.first, s.last));
    let (mut terms, mut days_off, mut holidays): (Vec<TermGiven>, Vec<DayOffGiven>, Vec<Stretch>) =
        Default::default();
    let mut started: Option<&Stretch> = None;
    for stretch in &stretches {
        let days = (stretch.last - stretch.first).num_days();
        match meaning(stretch) {
            Meaning::Term if days > LONGEST_TERM_DAYS => {
                notes.push(left_out(stretch, "is longer than any term"))
            }
            Meaning::Term => terms.push(TermGiven {
                name: stretch.name.clone(),
                starts_on: stretch.first,
                ends_on: stretch.last,
            }),
            Meaning::Starts => {
                if let Some(before) = started.replace(stretch) {
                    notes.push(left_out(before, "starts and is not said to end"));
                }
            }
            Meaning::Ends => match started.take() {
                Some(start) if (stretch.last - start.first).num_days() <= LONGEST_TERM_DAYS => {
                    terms.push(TermGiven {
                        name: edge_name(&start.name),
                        starts_on: start.first,
                        ends_on: stretch.last,
                    });
                }
                _ => notes.push(left_out(stretch, "ends and is not said to start")),
            },
            Meaning::Holiday => holidays.push(stretch.clone()),
            Meaning::Off(_) if days > LONGEST_CLOSURE_DAYS => {
                notes.push(left_out(stretch, "is too long for days off within a term"))
            }
            Meaning::Off(kind) => {
                days_off.extend(weekdays(stretch.first, stretch.last).map(|on| DayOffGiven {
                    on,
                    kind,
                    label: stretch.name.clone(),
                }))
            }
            Meaning::Nothing => notes.push(left_out(
                stretch,
                "is neither a term, nor a holiday, nor a day off that is known here",
            )),
        }
    }
    if let Some(start) = started {
        notes.push(left_out(start, "starts and is not said to end"));
    }
    let mut terms = without_holidays(terms, &holidays);
    terms.sort_by_key(|t| (t.starts_on, t.ends_on));
    // Two that overlap would count days twice; the one that starts later goes, and is named.
    let mut kept: Vec<TermGiven> = Vec::new();
    for term in terms {
        match kept.last() {
            Some(before) if term.starts_on <= before.ends_on => notes.push(Note::file(format!(
                "“{}” (from {}) overlaps “{}”, so it was left out.",
                term.name,
                dates::long(term.starts_on),
                before.name
            ))),
            _ => kept.push(term),
        }
    }
    days_off.sort_by_key(|d| d.on);
    days_off.dedup_by_key(|d| d.on);
    TermDates {
        terms: kept,
        days_off,
        notes,
    }
}

fn left_out(stretch: &Stretch, why: &str) -> Note {
    Note::row(
        stretch.line,
        format!(
            "“{}” ({}) {why}, so it was left out.",
            stretch.name,
            dates::long(stretch.first)
        ),
    )
}

fn weekdays(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first
        .iter_days()
        .take_while(move |d| *d <= last)
        .filter(|d| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun))
}
