//! Calendar files (.ics, RFC 5545), as far as term dates need them: whole days with a name.
//!
//! What this module must not know: which event is a term and which a holiday; [`crate::terms`] reads the names.

use crate::text::{Encoding, clean, decode};
use crate::{Refused, table::Note};
use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};

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
    let lines = unfolded(&text_of(bytes)?);
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
    // How deep in parts of an event, such as its alarms, whose properties are not the event's own.
    let mut inner = 0_usize;
    for (line, text) in &lines {
        let Some(property) = Property::parse(text) else {
            continue;
        };
        match (property.name.as_str(), &mut event) {
            ("BEGIN", open) if property.value.eq_ignore_ascii_case("VEVENT") => {
                if let Some(cut) = open.replace(Event::at(*line)) {
                    notes.push(cut.cut_short());
                }
                inner = 0;
            }
            ("BEGIN", Some(_)) => inner += 1,
            ("END", Some(_)) if property.value.eq_ignore_ascii_case("VEVENT") => {
                let done = event.take().unwrap_or_default();
                match done.stretch() {
                    Ok(stretch) => events.push(stretch),
                    Err(sentence) => notes.push(Note::row(done.line, sentence)),
                }
                if done.repeats && !done.cancelled {
                    notes.push(Note::row(
                        done.line,
                        format!("“{}” repeats; only its first time was read.", done.name),
                    ));
                }
                if events.len() > MAX_EVENTS {
                    return Err(Refused::TooManyRows { limit: MAX_EVENTS });
                }
            }
            ("END", Some(_)) => inner = inner.saturating_sub(1),
            (_, Some(_)) if inner > 0 => (),
            ("SUMMARY", Some(event)) => event.name = unescaped(&property.value),
            ("DTSTART", Some(event)) => event.start = property.day(),
            ("DTEND", Some(event)) => event.end = property.day(),
            ("DURATION", Some(event)) => event.days = whole_days(&property.value),
            ("STATUS", Some(event)) => {
                event.cancelled = property.value.eq_ignore_ascii_case("CANCELLED");
            }
            ("RRULE" | "RDATE", Some(event)) => event.repeats = true,
            _ => (),
        }
    }
    if let Some(cut) = event {
        notes.push(cut.cut_short());
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
    /// Whole days, where a length stands in place of an end.
    days: Option<u64>,
    repeats: bool,
    cancelled: bool,
}

/// A day, and whether a time of day came with it.
#[derive(Clone, Copy)]
struct Moment {
    day: NaiveDate,
    midnight: bool,
}

impl Event {
    fn at(line: u64) -> Event {
        Event {
            line,
            ..Event::default()
        }
    }

    /// The file breaks off within it, as one does that was not downloaded whole.
    fn cut_short(&self) -> Note {
        let name = if self.name.is_empty() {
            "An event"
        } else {
            &self.name
        };
        Note::row(
            self.line,
            format!(
                "“{name}” (line {}) breaks off in the middle, so it was left out. Is the file whole?",
                self.line
            ),
        )
    }

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
        if self.cancelled {
            return Err(format!(
                "“{name}” (line {}) is marked as cancelled, so it was left out.",
                self.line
            ));
        }
        if self.end.is_some_and(|end| end.day < start.day) {
            return Err(format!(
                "“{name}” (line {}) ends before it starts ({}), so it was left out.",
                self.line,
                waymark_domain::dates::long(start.day)
            ));
        }
        // The end is the first moment after: for whole days, the day after the last one (RFC 5545, 3.6.1).
        let last = match self.end {
            None => start
                .day
                .checked_add_days(Days::new(self.days.unwrap_or(1).max(1) - 1))
                .unwrap_or(start.day),
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

    /// "20260902", "20260902T000000", "20260902T083000Z". A time in a zone of its own is taken as it stands: term dates are
    /// days. One in universal time (Z) is read on the clock of the United Kingdom, because a calendar that says midnight of
    /// 2 September says 23:00 of the 1st there.
    fn day(&self) -> Option<Moment> {
        let digits = self.value.get(..8)?;
        let rest = self.value.get(8..)?;
        let day = NaiveDate::parse_from_str(digits, "%Y%m%d").ok()?;
        if let Some(time) = rest
            .strip_prefix('T')
            .and_then(|time| time.strip_suffix(['Z', 'z']))
            .and_then(|time| NaiveTime::parse_from_str(time, "%H%M%S").ok())
        {
            let local = on_the_clock(day.and_time(time))?;
            return Some(Moment {
                day: local.date(),
                // Some programs write a whole day as midnight in universal time all the year round.
                midnight: time == NaiveTime::MIN || local.time() == NaiveTime::MIN,
            });
        }
        Some(Moment {
            day,
            midnight: rest.is_empty() || rest.starts_with("T000000"),
        })
    }
}

/// Universal time as the clocks of the United Kingdom show it: an hour later from the last Sunday in March to the last in
/// October, each at one in the morning (Summer Time Order 2002).
fn on_the_clock(utc: NaiveDateTime) -> Option<NaiveDateTime> {
    let one = TimeDelta::hours(1);
    let last_sunday = |month| {
        let last = NaiveDate::from_ymd_opt(utc.year(), month, 31)?;
        let past = u64::from(last.weekday().days_since(Weekday::Sun));
        last.checked_sub_days(Days::new(past))?
            .and_time(NaiveTime::MIN)
            .checked_add_signed(one)
    };
    let summer = last_sunday(3)? <= utc && utc < last_sunday(10)?;
    if summer {
        utc.checked_add_signed(one)
    } else {
        Some(utc)
    }
}

/// The days of a length such as "P2W" or "P5D"; `None` for one in hours, which is within its day.
fn whole_days(length: &str) -> Option<u64> {
    let number = length.trim().trim_start_matches('+').strip_prefix('P')?;
    let digits = number.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = number.split_at(digits);
    let number: u64 = number.parse().ok()?;
    match unit.chars().next()? {
        'W' => number.checked_mul(7),
        'D' => Some(number),
        _ => None,
    }
    .filter(|days| *days < 4_000)
}

/// The file as text. Lines are folded by bytes (RFC 5545, 3.1), so that a fold may part a letter; such a file is no UTF-8
/// until its lines are put together.
fn text_of(bytes: &[u8]) -> Result<String, Refused> {
    let text = decode(bytes, WANTED)?;
    if text.encoding == Encoding::Windows1252 {
        let mut joined: Vec<u8> = Vec::with_capacity(bytes.len());
        for byte in bytes {
            if matches!(byte, b' ' | b'\t') && joined.last() == Some(&b'\n') {
                joined.pop();
                if joined.last() == Some(&b'\r') {
                    joined.pop();
                }
            } else {
                joined.push(*byte);
            }
        }
        if let Ok(whole) = String::from_utf8(joined) {
            return Ok(whole.trim_start_matches('\u{feff}').to_owned());
        }
    }
    Ok(text.text)
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
