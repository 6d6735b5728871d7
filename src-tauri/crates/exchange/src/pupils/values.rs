//! Cells as values: days, yes and no, statuses, facts, postcodes.

use crate::table::Cell;
use chrono::{Days, NaiveDate};
use waymark_domain::dates::{self, DateError};
use waymark_domain::name::fold;
use waymark_domain::{FactKind, StatusKind};

/// A cell that should be a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Day {
    /// Nothing written, or a word for nothing.
    Empty,
    /// A day, with a sentence when reading it was a guess.
    Is(NaiveDate, Option<String>),
    /// Meant as a day, but no such day: a slip.
    Slip(String),
    /// Not a day at all.
    Not(String),
}

/// Days that Excel counts from: serial 1 is 1 January 1900, and serial 60 is a day that never was.
const EXCEL_NOUGHT: NaiveDate =
    NaiveDate::from_ymd_opt(1899, 12, 30).expect("30 December 1899 is a day");

/// Reads a day, UK order first.
pub(crate) fn day(cell: &Cell) -> Day {
    let text = match cell {
        Cell::Empty => return Day::Empty,
        Cell::Day(day) => return Day::Is(*day, None),
        Cell::Text(text) => text.as_str(),
    };
    if means_nothing(text) {
        return Day::Empty;
    }
    // 20,000 is in 1954 and 65,000 in 2077: a bare number of five digits there is a date that lost its format.
    if text.len() == 5
        && let Ok(serial @ 20_000..65_000) = text.parse::<u64>()
        && let Some(day) = EXCEL_NOUGHT.checked_add_days(Days::new(serial))
    {
        return Day::Is(
            day,
            Some(format!(
                "{text} was read as Excel's number for {}.",
                dates::long(day)
            )),
        );
    }
    // A time behind the day: "10/11/2026 09:30".
    let date_part = match text.rsplit_once([' ', 'T']) {
        Some((before, after)) if after.contains(':') => before.trim_end_matches(','),
        _ => text,
    };
    match dates::parse_typed(date_part) {
        Ok(typed) => {
            let said = typed.short_year.then(|| {
                format!(
                    "{text} was read as {}: the year has two figures.",
                    dates::numeric(typed.day)
                )
            });
            Day::Is(typed.day, said)
        }
        Err(DateError::Empty) => Day::Empty,
        Err(e @ DateError::Form { .. }) => Day::Not(e.to_string()),
        Err(e) => Day::Slip(e.to_string()),
    }
}

/// How people write that there is nothing to write. "Unknown" is among them: it is the absence of a value, and stays
/// absent rather than becoming "no".
pub(crate) fn means_nothing(text: &str) -> bool {
    matches!(
        fold(text).as_str(),
        "" | "n a"
            | "na"
            | "none"
            | "nil"
            | "unknown"
            | "not known"
            | "tbc"
            | "tba"
            | "tbd"
            | "dk"
            | "not applicable"
    )
}

/// What a yes-or-no cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Flag {
    /// Nothing, or unknown.
    Unknown,
    /// Plainly no.
    No,
    /// Plainly yes, perhaps since a day, perhaps with more words.
    Yes {
        since: Option<NaiveDate>,
        detail: Option<String>,
    },
    /// Asked for, or under way: neither yes nor no.
    Pending,
}

/// Reads a yes-or-no cell of a fact.
pub(crate) fn flag(cell: &Cell) -> Flag {
    if let Day::Is(since, _) = day(cell) {
        return Flag::Yes {
            since: Some(since),
            detail: None,
        };
    }
    let text = cell.text();
    let folded = fold(&text);
    let words: Vec<&str> = folded.split(' ').collect();
    match folded.as_str() {
        "n" | "no" | "false" | "0" | "none" | "nil" | "not" | "x no" | "never" => return Flag::No,
        "y" | "yes" | "true" | "1" | "x" | "current" => {
            return Flag::Yes {
                since: None,
                detail: None,
            };
        }
        _ if matches!(text.trim(), "✓" | "✔" | "☑") => {
            return Flag::Yes {
                since: None,
                detail: None,
            };
        }
        _ if matches!(text.trim(), "✗" | "✘" | "☐" | "-" | "–") => return Flag::No,
        _ if means_nothing(&text) => return Flag::Unknown,
        _ => (),
    }
    if words.iter().any(|w| {
        matches!(
            *w,
            "pending"
                | "requested"
                | "progress"
                | "process"
                | "applied"
                | "assessment"
                | "ehcna"
                | "draft"
                | "awaiting"
                | "referred"
                | "considered"
        )
    }) {
        return Flag::Pending;
    }
    match words.first() {
        Some(&("no" | "not" | "n")) => Flag::No,
        Some(&("y" | "yes")) => Flag::Yes {
            since: None,
            detail: Some(
                text.trim_start_matches(|c: char| c.is_alphabetic())
                    .trim_matches([' ', '-', ':', '–', ','])
                    .to_owned(),
            )
            .filter(|d| !d.is_empty()),
        },
        _ => Flag::Yes {
            since: None,
            detail: Some(text.into_owned()),
        },
    }
}

/// Statuses in a cell, and the words that are none of them.
pub(crate) fn statuses(text: &str) -> (Vec<StatusKind>, Vec<String>) {
    let (mut kinds, mut rest) = (Vec::new(), Vec::new());
    for part in text
        .split([';', '/', ',', '+', '&', '\n'])
        .map(str::trim)
        .filter(|p| !p.is_empty())
    {
        match status(part) {
            Some(kind) if !kinds.contains(&kind) => kinds.push(kind),
            Some(_) => (),
            None => rest.push(part.to_owned()),
        }
    }
    // A separator may also stand inside one wording: "P/T: medical".
    match status(text) {
        Some(kind) if kinds.is_empty() => (vec![kind], Vec::new()),
        _ => (kinds, rest),
    }
}

/// Wordings of each status, folded; the first that is found as whole words wins, so "at risk of exclusion" is met
/// before "exclusion".
const STATUS_WORDS: &[(&str, StatusKind)] = &[
    ("risk", StatusKind::Risk),
    ("safeguarding separation", StatusKind::SafeSep),
    ("dual", StatusKind::Dual),
    ("dual reg", StatusKind::Dual),
    ("dual registered", StatusKind::Dual),
    ("permanent exclusion", StatusKind::Pex),
    ("permanently excluded", StatusKind::Pex),
    ("perm ex", StatusKind::Pex),
    ("permex", StatusKind::Pex),
    ("pex", StatusKind::Pex),
    ("px", StatusKind::Pex),
    ("excluded", StatusKind::Pex),
    ("suspension", StatusKind::Sus6),
    ("suspended", StatusKind::Sus6),
    ("fixed term", StatusKind::Sus6),
    ("reduced timetable", StatusKind::Rtt),
    ("reduced hours", StatusKind::Rtt),
    ("part time timetable", StatusKind::Rtt),
    ("part time", StatusKind::Rtt),
    ("ptt", StatusKind::Rtt),
    ("rtt", StatusKind::Rtt),
    ("off site direction", StatusKind::Osd),
    ("offsite direction", StatusKind::Osd),
    ("directed off site", StatusKind::Osd),
    ("osd", StatusKind::Osd),
    ("managed move", StatusKind::Mm),
    ("mm", StatusKind::Mm),
    ("medical", StatusKind::Med),
    ("medical needs", StatusKind::Med),
    ("health", StatusKind::Med),
    ("health needs", StatusKind::Med),
    ("ill health", StatusKind::Med),
    ("eotas", StatusKind::Eotas),
    ("education otherwise", StatusKind::Eotas),
    ("ehe", StatusKind::Ehe),
    ("elective home education", StatusKind::Ehe),
    ("home educated", StatusKind::Ehe),
    ("electively home educated", StatusKind::Ehe),
    ("cme", StatusKind::Cme),
    ("missing education", StatusKind::Cme),
    ("children missing education", StatusKind::Cme),
    ("fair access", StatusKind::Fap),
    ("iyfap", StatusKind::Fap),
    ("fap", StatusKind::Fap),
    ("new arrival", StatusKind::New),
    ("uasc", StatusKind::New),
    ("school attendance order", StatusKind::Sao),
    ("custody", StatusKind::Custody),
    ("awaiting place", StatusKind::Await),
    ("awaiting a place", StatusKind::Await),
    ("awaiting school", StatusKind::Await),
    ("awaiting placement", StatusKind::Await),
    ("unplaced", StatusKind::Await),
    ("no school place", StatusKind::Await),
];

fn status(text: &str) -> Option<StatusKind> {
    if let Ok(kind) = text.parse() {
        return Some(kind);
    }
    let folded = fold(text);
    if let Some(kind) = StatusKind::ALL
        .iter()
        .copied()
        .find(|k| fold(k.label()) == folded)
    {
        return Some(kind);
    }
    // "Not excluded", "ex-EHE": a word that turns the meaning makes it text.
    if folded
        .split(' ')
        .any(|w| matches!(w, "not" | "no" | "ex" | "former" | "ended" | "closed"))
    {
        return None;
    }
    let padded = format!(" {folded} ");
    STATUS_WORDS
        .iter()
        .find(|(words, _)| padded.contains(&format!(" {words} ")))
        .map(|(_, kind)| *kind)
}

/// Facts in a cell that lists social-care involvement, and the words that are none of them.
pub(crate) fn social_care(text: &str) -> (Vec<FactKind>, Vec<String>) {
    const WORDS: [(&str, FactKind); 14] = [
        ("previously looked after", FactKind::Plac),
        ("plac", FactKind::Plac),
        ("looked after", FactKind::Lac),
        ("lac", FactKind::Lac),
        ("cla", FactKind::Lac),
        ("child protection", FactKind::Cp),
        ("cp", FactKind::Cp),
        ("cpp", FactKind::Cp),
        ("child in need", FactKind::Cin),
        ("cin", FactKind::Cin),
        ("early help", FactKind::EarlyHelp),
        ("eh", FactKind::EarlyHelp),
        ("eha", FactKind::EarlyHelp),
        ("taf", FactKind::EarlyHelp),
    ];
    let (mut kinds, mut rest) = (Vec::new(), Vec::new());
    for part in text
        .split([';', '/', ',', '+', '&', '\n'])
        .map(str::trim)
        .filter(|p| !p.is_empty() && !means_nothing(p))
    {
        let padded = format!(" {} ", fold(part));
        let turned = [
            " no ",
            " not ",
            " ex ",
            " former ",
            " closed ",
            " ended ",
            " previous ",
        ]
        .iter()
        .any(|w| padded.contains(w));
        match WORDS
            .iter()
            .find(|(w, _)| !turned && padded.contains(&format!(" {w} ")))
        {
            Some((_, kind)) if !kinds.contains(kind) => kinds.push(*kind),
            Some(_) => (),
            None if matches!(padded.trim(), "n" | "no") => (),
            None => rest.push(part.to_owned()),
        }
    }
    (kinds, rest)
}

/// Sex as the returns code it: F, M; `None` for anything else, "U" included, because unknown is no value.
pub(crate) fn sex(text: &str) -> Option<&'static str> {
    match fold(text).as_str() {
        "f" | "female" | "girl" | "fem" => Some("F"),
        "m" | "male" | "boy" => Some("M"),
        _ => None,
    }
}

/// A UK postcode as it is written on envelopes ("SW1A 1AA"), or `None`. Form only: areas come and go.
pub(crate) fn postcode(text: &str) -> Option<String> {
    let squeezed: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if !squeezed.is_ascii() || !(5..=7).contains(&squeezed.len()) {
        return None;
    }
    let (outward, inward) = squeezed.split_at(squeezed.len() - 3);
    let (o, i) = (outward.as_bytes(), inward.as_bytes());
    let inward_fits =
        i[0].is_ascii_digit() && i[1].is_ascii_uppercase() && i[2].is_ascii_uppercase();
    let letters = o.iter().take_while(|b| b.is_ascii_uppercase()).count();
    let outward_fits = (1..=2).contains(&letters)
        && o.get(letters).is_some_and(u8::is_ascii_digit)
        && o[letters..].len() <= 2
        && o[letters + 1..].iter().all(u8::is_ascii_alphanumeric);
    (inward_fits && outward_fits).then(|| format!("{outward} {inward}"))
}

/// A telephone number as written, with the leading nought that a spreadsheet may have taken.
pub(crate) fn telephone(text: &str) -> String {
    let lost = text.len() == 10
        && text.bytes().all(|b| b.is_ascii_digit())
        && text.starts_with(['1', '2', '3', '7', '8']);
    if lost {
        format!("0{text}")
    } else {
        text.to_owned()
    }
}
