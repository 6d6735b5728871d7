//! CSV and its cousins, by hand.
//!
//! Deliberately not the `csv` crate, which reads the establishment file: that one skips empty lines, so that its row
//! numbers drift from what the spreadsheet shows, and takes an unclosed quotation mark for one long cell without a
//! word. Here a person has to be able to find "row 412".

use crate::Refused;
use crate::table::{Cell, Found, Measure, Note, Row};
use crate::text::Encoding;

/// The separators that programs use, the likeliest first.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// Records looked at to tell the separator.
const SNIFFED_RECORDS: usize = 30;

pub(crate) fn read(text: &str, encoding: Encoding) -> Result<Found, Refused> {
    let (separator, body) = separator(text);
    let mut notes = Vec::new();
    let mut rows = Vec::new();
    let mut empty = 0usize;
    let mut measure = Measure::default();
    let mut records = Records::new(body, separator);
    let mut line = 0;
    while let Some(record) = records.next_record(|cell| Measure::cell(line + 1, cell))? {
        line += 1;
        if records.unclosed {
            return Err(Refused::UnclosedQuote { row: line });
        }
        let cells: Vec<Cell> = record.iter().map(|raw| Cell::from_raw(raw)).collect();
        if cells.iter().all(Cell::is_empty) {
            empty += 1;
            continue;
        }
        measure.row(line, cells.len())?;
        rows.push(Row { line, cells });
    }
    // Empty lines at the end are how text files end; only those in between are worth a word.
    let trailing = line - rows.last().map_or(0, |r| r.line).min(line);
    let between = empty.saturating_sub(usize::try_from(trailing).unwrap_or(usize::MAX));
    if between > 0 {
        notes.push(Note::file(if between == 1 {
            "1 empty row was left out.".to_owned()
        } else {
            format!("{between} empty rows were left out.")
        }));
    }
    let by = match separator {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "vertical bars",
    };
    Ok(Found {
        rows,
        notes,
        source: format!("CSV, separated by {by}, {}", encoding.name()),
        place: "the file".to_owned(),
        sheets: Vec::new(),
        short_rows_are_odd: true,
    })
}

/// The separator, and the text after any line that says it: Excel's first line `sep=;` is obeyed, and is no row.
fn separator(text: &str) -> (char, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    if let Some(said) = first
        .trim()
        .strip_prefix("sep=")
        .or_else(|| first.trim().strip_prefix("SEP="))
        && let (Some(c), None) = (said.chars().next(), said.chars().nth(1))
        && c != '"'
    {
        return (c, rest);
    }
    // Excel also writes `sep=` followed by a bare tab, which trimming eats.
    if first.trim_end_matches('\r') == "sep=\t" {
        return ('\t', rest);
    }
    let score = |separator: char| {
        let mut widths = Vec::new();
        let mut records = Records::new(text, separator);
        while widths.len() < SNIFFED_RECORDS {
            match records.next_record(|_| Ok(())) {
                Ok(Some(record)) if record.iter().all(|c| c.trim().is_empty()) => (),
                Ok(Some(record)) => widths.push(record.len()),
                _ => break,
            }
        }
        // The width that most records share, weighted by how many share it: prose with commas in it is wide but uneven.
        let widest = widths
            .iter()
            .copied()
            .filter(|w| *w > 1)
            .map(|w| (widths.iter().filter(|o| **o == w).count(), w))
            .max();
        widest.map_or(0, |(agreeing, width)| {
            agreeing * 1000 / widths.len().max(1) * 10 + width.min(1000)
        })
    };
    let best = SEPARATORS
        .iter()
        .copied()
        .map(|s| (score(s), s))
        .fold(
            (0, ','),
            |best, next| if next.0 > best.0 { next } else { best },
        );
    (best.1, text)
}

/// Records of RFC 4180, forgiving: any line end, quotes in the middle of a cell kept as they are.
struct Records<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    separator: char,
    /// Set when the text ended inside quotation marks.
    unclosed: bool,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: text.chars().peekable(),
            separator,
            unclosed: false,
        }
    }

    /// The next record; `check` sees every cell when it ends, and long ones as they grow, and may refuse it.
    fn next_record(
        &mut self,
        check: impl Fn(&str) -> Result<(), Refused>,
    ) -> Result<Option<Vec<String>>, Refused> {
        if self.rest.peek().is_none() {
            return Ok(None);
        }
        let mut cells = Vec::new();
        let mut cell = String::new();
        let mut quoted = false;
        let mut fresh = true;
        let mut check_at = 1 << 16;
        loop {
            let Some(c) = self.rest.next() else {
                self.unclosed = quoted;
                break;
            };
            if cell.len() >= check_at {
                check(&cell)?;
                check_at = cell.len() * 2;
            }
            if quoted {
                if c != '"' {
                    cell.push(c);
                } else if self.rest.peek() == Some(&'"') {
                    self.rest.next();
                    cell.push('"');
                } else {
                    quoted = false;
                }
                continue;
            }
            match c {
                '"' if fresh => {
                    quoted = true;
                    fresh = false;
                }
                c if c == self.separator => {
                    check(&cell)?;
                    cells.push(std::mem::take(&mut cell));
                    fresh = true;
                }
                '\r' => {
                    if self.rest.peek() == Some(&'\n') {
                        self.rest.next();
                    }
                    break;
                }
                '\n' => break,
                c => {
                    cell.push(c);
                    // A space before the quotation mark is a habit of hand-made files, not content.
                    fresh = fresh && c == ' ';
                    if fresh {
                        cell.clear();
                    }
                }
            }
        }
        check(&cell)?;
        cells.push(cell);
        Ok(Some(cells))
    }
}
