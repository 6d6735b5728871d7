//! Calendar files (.ics, RFC 5545), as far as term dates need them: whole days with a name.
//!
//! What this module must not know: which event is a term and which a holiday; [`crate::terms`] reads the names.

use crate::text::{clean, decode};
use crate::{Refused, table::Note};
use chrono::{Days, NaiveDate};

/// What the reader wants, as refusals say it.
const WANTED: &str = "a calendar file";

/// Events in one file: ten years of every day.
const MAX_EVENTS: usize = 4_000;

/// A named stretch of whole days, both included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// What the event or row is called.
    pub name: String,
    /// First day.
    pub first: NaiveDate,
    /// Last day, never before the first.
    pub last: NaiveDate,
    /// Line of the file, or row of the table.
    pub line: u64,
}

/// Reads the events of a calendar file, and says what was left out.
///
/// # Errors
/// [`Refused`] when the bytes are no calendar file, or hold no event with a day.
pub fn read(bytes: &[u8]) -> Result<(Vec<Stretch>, Vec<Note>), Refused> {
    let text = decode(bytes, WANTED)?.text;
    let lines = unfolded(&text);
    if !lines
        .iter()
        .any(|(_, l)| l.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
    {
        return Err(Refused::NotThis {
            wanted: WANTED,
            why: "it has no line BEGIN:VCALENDAR".to_owned(),
            advice: "Choose a file that ends in .ics, or a table with a name, a first day and a last day in each row.",
        });
    }
    let (mut events, mut notes) = (Vec::new(), Vec::new());
    let mut event: Option<Event> = None;
    for (line, text) in &lines {
        let Some(property) = Property::parse(text) else {
            continue;
        };
        match (property.name.as_str(), &mut event) {
            ("BEGIN", _) if property.value.eq_ignore_ascii_case("VEVENT") => {
                event = Some(Event {
                    line: *line,
                    ..Event::default()
                })
            }
            ("END", Some(_)) if property.value.eq_ignore_ascii_case("VEVENT") => {
                let done = event.take().unwrap_or_default();
                match done.stretch() {
                    Ok(stretch) => events.push(stretch),
                    Err(sentence) => notes.push(Note::row(done.line, sentence)),
                }
                if done.repeats {
                    notes.push(Note::row(
                        done.line,
                        format!("“{}” repeats; only its first time was read.", done.name),
                    ));
                }
                if events.len() > MAX_EVENTS {
                    return Err(Refused::TooManyRows { limit: MAX_EVENTS });
                }
            }
            ("SUMMARY", Some(event)) => event.name = unescaped(&property.value),
            ("DTSTART", Some(event)) => event.start = property.day(),
            ("DTEND", Some(event)) => event.end = property.day(),
            ("RRULE", Some(event)) => event.repeats = true,
            _ => (),
        }
    }
    if events.is_empty() {
        return Err(Refused::NoRows {
            place: "the calendar: it has no event with a day".to_owned(),
        });
    }
    events.sort_by_key(|e| (e.first, e.last));
    Ok((events, notes))
}

#[derive(Default)]
struct Event {
    line: u64,
    name: String,
    start: Option<Moment>,
    end: Option<Moment>,
    repeats: bool,
}

/// A day, and whether a time of day came with it.
#[derive(Clone, Copy)]
struct Moment {
    day: NaiveDate,
    midnight: bool,
}

impl Event {
    fn stretch(&self) -> Result<Stretch, String> {
        let name = if self.name.is_empty() {
            "an event without a name"
        } else {
            &self.name
        };
        let Some(start) = self.start else {
            return Err(format!(
                "“{name}” (line {}) has no day that can be read, so it was left out.",
                self.line
            ));
        };
        // The end is the first moment after: for whole days, the day after the last one (RFC 5545, 3.6.1).
        let last = match self.end {
            None => start.day,
            Some(end) if end.midnight => end
                .day
                .checked_sub_days(Days::new(1))
                .unwrap_or(end.day)
                .max(start.day),
            Some(end) => end.day.max(start.day),
        };
        Ok(Stretch {
            name: name.to_owned(),
            first: start.day,
            last,
            line: self.line,
        })
    }
}

/// A line of the file: name, parameters left out, value.
struct Property {
    name: String,
    value: String,
}

impl Property {
    fn parse(line: &str) -> Option<Self> {
        // A colon inside quotation marks belongs to a parameter.
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            *c == ':' && !quoted
        })?;
        let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
        let name = head
            .split(';')
            .next()
            .unwrap_or(head)
            .trim()
            .to_ascii_uppercase();
        Some(Self {
            name,
            value: value.trim().to_owned(),
        })
    }

    /// "20260902", "20260902T000000", "20260902T083000Z". Times are not moved between zones: term dates are days.
    fn day(&self) -> Option<Moment> {
        let digits = self.value.get(..8)?;
        let rest = self.value.get(8..)?;
        let day = NaiveDate::parse_from_str(digits, "%Y%m%d").ok()?;
        Some(Moment {
            day,
            midnight: rest.is_empty() || rest.starts_with("T000000"),
        })
    }
}

/// Logical lines with the number of their first physical line: a line that begins with a space continues the one before.
fn unfolded(text: &str) -> Vec<(u64, String)> {
    let mut lines: Vec<(u64, String)> = Vec::new();
    for (number, line) in (1u64..).zip(text.lines()) {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, before))) => before.push_str(rest),
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => (),
            },
            c => out.push(c),
        }
    }
    clean(&out)
}
