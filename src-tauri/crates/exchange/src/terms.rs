//! Term dates from a calendar file or a simple table.
//!
//! Councils publish them in three ways: terms as stretches ("Autumn 1: 2 Sep to 23 Oct"), their edges ("Autumn term
//! starts", "Autumn term ends"), or the holidays between. All three come to the same: stretches of school, and single
//! days off in them. What could not be understood is said and left out, because a wrong school day moves a statutory
//! date; nothing is guessed about days that the file does not name.

use crate::Refused;
use crate::ics::{self, Stretch};
use crate::pupils::day_in_cell;
use crate::table::{self, Choice, Note, Table};
use chrono::{Datelike, Days, NaiveDate, Weekday};
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
        .filter(|b| !matches!(b, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))
        .take(15)
        .eq(b"BEGIN:VCALENDAR".iter().copied());
    let (stretches, notes) = if starts_as_calendar {
        ics::read(bytes)?
    } else {
        rows(&table::read(bytes, &Choice::default())?)?
    };
    let dates = understand(stretches, notes);
    if dates.terms.is_empty() {
        return Err(Refused::NotThis {
            wanted: "a list of term dates",
            why: "no row or event is a term with a first and a last day".to_owned(),
            advice: "Make a table with three columns: Term, First day, Last day. Name INSET days as such.",
        });
    }
    Ok(dates)
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

/// What a name says that a stretch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Term,
    Starts,
    Ends,
    Holiday,
    Off(DayOffKind),
    Nothing,
}

fn meaning(stretch: &Stretch) -> Meaning {
    let name = format!(" {} ", fold(&stretch.name));
    let has = |words: &[&str]| words.iter().any(|w| name.contains(&format!(" {w} ")));
    if has(&[
        "bank holiday",
        "bank hol",
        "good friday",
        "easter monday",
        "may day",
    ]) {
        return Meaning::Off(DayOffKind::BankHoliday);
    }
    if has(&[
        "inset",
        "inset day",
        "training day",
        "staff training",
        "teacher training",
        "non pupil day",
        "pd day",
        "insets",
    ]) {
        return Meaning::Off(DayOffKind::Inset);
    }
    let edge = stretch.first == stretch.last;
    if edge
        && has(&[
            "starts",
            "start",
            "begins",
            "opens",
            "open",
            "first day",
            "returns",
            "return",
            "back to school",
            "reopens",
        ])
    {
        return Meaning::Starts;
    }
    if edge
        && has(&[
            "ends",
            "end",
            "closes",
            "last day",
            "finishes",
            "breaks up",
            "break up",
        ])
    {
        return Meaning::Ends;
    }
    if has(&["closure", "closed", "polling", "snow"]) {
        return Meaning::Off(DayOffKind::Closure);
    }
    if has(&[
        "half term holiday",
        "half term break",
        "holiday",
        "holidays",
        "break",
        "vacation",
    ]) {
        return Meaning::Holiday;
    }
    // "Half term" is a week off; "first half term", "half term 3" and anything of three weeks or more is school.
    let days = (stretch.last - stretch.first).num_days() + 1;
    if has(&["half term"]) {
        return if days <= 18 {
            Meaning::Holiday
        } else {
            Meaning::Term
        };
    }
    if has(&["term", "autumn", "spring", "summer"]) || name.trim().starts_with("term") {
        return if edge {
            Meaning::Nothing
        } else {
            Meaning::Term
        };
    }
    Meaning::Nothing
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

/// "Autumn term starts" as the name of the term.
fn edge_name(name: &str) -> String {
    const EDGES: [&str; 10] = [
        "starts", "start", "begins", "opens", "open", "first", "day", "of", "returns", "reopens",
    ];
    let kept: Vec<&str> = name
        .split_whitespace()
        .filter(|w| !EDGES.contains(&fold(w).as_str()) && w.chars().any(char::is_alphanumeric))
        .collect();
    if kept.is_empty() {
        name.to_owned()
    } else {
        kept.join(" ")
    }
}

fn weekdays(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first
        .iter_days()
        .take_while(move |d| *d <= last)
        .filter(|d| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun))
}

/// Terms with the holidays that fall inside them taken out, parts numbered.
fn without_holidays(terms: Vec<TermGiven>, holidays: &[Stretch]) -> Vec<TermGiven> {
    let mut out = Vec::new();
    for term in terms {
        let mut parts = Vec::new();
        let mut from = term.starts_on;
        for holiday in holidays
            .iter()
            .filter(|h| h.first > term.starts_on && h.last < term.ends_on)
        {
            if holiday.first > from {
                parts.push((from, before_weekend(holiday.first)));
            }
            from = from.max(after_weekend(holiday.last));
        }
        parts.push((from, term.ends_on));
        let several = parts.len() > 1;
        for (number, (starts_on, ends_on)) in (1..).zip(parts.into_iter().filter(|(a, b)| a <= b)) {
            let name = if several {
                format!("{} {number}", term.name)
            } else {
                term.name.clone()
            };
            out.push(TermGiven {
                name,
                starts_on,
                ends_on,
            });
        }
    }
    out
}

/// The last weekday before a day.
fn before_weekend(day: NaiveDate) -> NaiveDate {
    let mut before = day - Days::new(1);
    while matches!(before.weekday(), Weekday::Sat | Weekday::Sun) {
        before = before - Days::new(1);
    }
    before
}

/// The first weekday after a day.
fn after_weekend(day: NaiveDate) -> NaiveDate {
    let mut after = day + Days::new(1);
    while matches!(after.weekday(), Weekday::Sat | Weekday::Sun) {
        after = after + Days::new(1);
    }
    after
}
