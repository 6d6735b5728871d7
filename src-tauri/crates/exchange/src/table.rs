//! Any spreadsheet as headings and rows, whatever program wrote it.
//!
//! A table keeps everything that the file holds and says what it had to decide: which sheet, which row has the
//! headings, what a repeated heading was renamed to. It does not know what a column means; [`crate::pupils`] does.

use crate::container::{Container, container, measured_parts};
use crate::limits::{MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_FILE_BYTES, MAX_ROWS};
use crate::text::{clean, decode};
use crate::{Refused, delimited, workbook};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What a spreadsheet reader wants, as refusals say it.
pub(crate) const WANTED: &str = "a spreadsheet";

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text, cleaned; numbers are text as people write them ("12", "12.5"), never "12.0".
    Text(String),
    /// A day, known to be one because the workbook itself says so.
    Day(NaiveDate),
}

impl Cell {
    /// A cell from raw text: cleaned, and without the apostrophe that [`crate::csv_out`] puts before a formula.
    pub(crate) fn from_raw(raw: &str) -> Self {
        let text = clean(raw);
        let text = match text.strip_prefix('\'') {
            Some(rest) if crate::csv_out::is_formula(rest) => clean(rest),
            _ => text,
        };
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as text; days as 10/11/2026, nothing as "".
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Day(day) => Cow::Owned(day.format("%d/%m/%Y").to_string()),
        }
    }
}

/// One row below the headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The row as the spreadsheet numbers it, from 1.
    pub line: u64,
    /// Exactly as many cells as the table has headings.
    pub cells: Vec<Cell>,
}

/// Something that reading had to decide or leave out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The row as the spreadsheet numbers it; `None` = about the whole file.
    pub line: Option<u64>,
    /// A sentence for the person.
    pub sentence: String,
}

impl Note {
    pub(crate) fn file(sentence: impl Into<String>) -> Self {
        Self {
            line: None,
            sentence: sentence.into(),
        }
    }

    pub(crate) fn row(line: u64, sentence: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            sentence: sentence.into(),
        }
    }
}

/// Headings and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// One per column, none empty, all different whatever their case.
    pub headers: Vec<String>,
    /// Rows below the headings; wholly empty ones are left out and counted in `notes`.
    pub rows: Vec<Row>,
    /// What was decided and left out.
    pub notes: Vec<Note>,
    /// "CSV, separated by commas, UTF-8" or "sheet Pupils".
    pub source: String,
    /// Every sheet that could be read instead; empty for text files.
    pub sheets: Vec<String>,
    /// The row that the headings came from.
    pub header_line: u64,
}

/// What the person has said about where the table is; `Default` lets the reader decide.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Name of the sheet.
    pub sheet: Option<String>,
    /// Row of the headings, as the spreadsheet numbers it.
    pub header_line: Option<u64>,
}

/// Rows as a format's reader hands them over, empty ones left out, and what it had to say.
pub(crate) struct Found {
    pub rows: Vec<Row>,
    pub notes: Vec<Note>,
    pub source: String,
    pub place: String,
    pub sheets: Vec<String>,
    /// Whether a short row is worth a note: in CSV it is odd, in a workbook it is every row.
    pub short_rows_are_odd: bool,
}

/// Reads a spreadsheet: CSV in any usual form, XLSX, XLSM, XLSB, XLS or ODS, recognised by content.
///
/// # Errors
/// [`Refused`] with a sentence when the file as a whole cannot be read; nothing of it is then kept.
pub fn read(bytes: &[u8], choice: &Choice) -> Result<Table, Refused> {
    read_joining(bytes, choice, |_, _| None)
}

/// As [`read`], for a reader that knows what its headings are called: `join` is shown the headings and the row right below them,
/// and answers with both as one where that row is headings too.
pub(crate) fn read_joining(
    bytes: &[u8],
    choice: &Choice,
    join: impl Fn(&[Cell], &[Cell]) -> Option<Vec<String>>,
) -> Result<Table, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    let len = bytes.len() as u64;
    if len > MAX_FILE_BYTES {
        const MB: u64 = 1024 * 1024;
        return Err(Refused::TooLarge {
            size_mb: len.div_ceil(MB),
            limit_mb: MAX_FILE_BYTES / MB,
        });
    }
    let found = match container(bytes) {
        Container::Zip => {
            let parts = measured_parts(bytes)?;
            workbook::from_zip(bytes, &parts, choice)?
        }
        Container::Compound => workbook::from_compound(bytes, choice)?,
        Container::Plain => {
            let text = decode(bytes, WANTED)?;
            delimited::read(&text.text, text.encoding)?
        }
    };
    assemble(found, choice, join)
}

/// Counts what a reader has taken so far against the limits, so that no reader can forget one of them.
#[derive(Default)]
pub(crate) struct Measure {
    rows: usize,
    cells: usize,
}

impl Measure {
    pub(crate) fn row(&mut self, line: u64, width: usize) -> Result<(), Refused> {
        self.rows += 1;
        self.cells += width;
        if width > MAX_COLUMNS {
            return Err(Refused::TooManyColumns {
                row: line,
                limit: MAX_COLUMNS,
            });
        }
        if self.rows > MAX_ROWS {
            return Err(Refused::TooManyRows { limit: MAX_ROWS });
        }
        if self.cells > MAX_CELLS {
            return Err(Refused::TooManyCells { limit: MAX_CELLS });
        }
        Ok(())
    }

    /// For a reader that meets cells one by one: `grown` more cells make the row `width` wide.
    pub(crate) fn grow(
        &mut self,
        line: u64,
        width: usize,
        grown: usize,
        new_row: bool,
    ) -> Result<(), Refused> {
        if !new_row {
            self.rows -= 1;
        }
        self.row(line, width)?;
        self.cells -= width - grown;
        Ok(())
    }

    pub(crate) fn cell(line: u64, raw: &str) -> Result<(), Refused> {
        // A character is at least one byte, so the count is only made when the bytes could break the limit.
        if raw.len() > MAX_CELL_CHARS && raw.chars().count() > MAX_CELL_CHARS {
            return Err(Refused::CellTooLong {
                row: line,
                limit: MAX_CELL_CHARS,
            });
        }
        Ok(())
    }
}

/// How far down headings are looked for: titles, logos and "updated on" lines above a tracker take a few rows.
const HEADER_SEARCH_ROWS: usize = 25;

fn assemble(
    found: Found,
    choice: &Choice,
    join: impl Fn(&[Cell], &[Cell]) -> Option<Vec<String>>,
) -> Result<Table, Refused> {
    let Found {
        mut rows,
        mut notes,
        source,
        place,
        sheets,
        short_rows_are_odd,
    } = found;
    if rows.is_empty() {
        return Err(Refused::NoRows { place });
    }
    let at = match choice.header_line {
        Some(line) => rows
            .iter()
            .position(|r| r.line == line)
            .ok_or(Refused::NoRows {
                place: format!("row {line}"),
            })?,
        None => header_position(&rows),
    };
    let mut body = rows.split_off(at + 1);
    let mut header = rows.pop().unwrap_or(Row {
        line: 1,
        cells: Vec::new(),
    });
    if !rows.is_empty() {
        let said: Vec<String> = rows
            .iter()
            .flat_map(|r| &r.cells)
            .filter(|c| !c.is_empty())
            .map(|c| c.text().into_owned())
            .take(3)
            .collect();
        notes.push(Note::file(format!(
            "The headings were taken from row {}. What stands above them was left out: {}.",
            header.line,
            said.join("; ").chars().take(120).collect::<String>()
        )));
    }
    if let Some(below) = body.first().filter(|r| r.line == header.line + 1)
        && let Some(joined) = join(&header.cells, &below.cells)
    {
        notes.push(Note::file(format!(
            "The headings stand on two rows, {} and {}; they were read as one.",
            header.line, below.line
        )));
        header.cells = joined.iter().map(|text| Cell::from_raw(text)).collect();
        body.remove(0);
    }
    let width = body
        .iter()
        .chain([&header])
        .map(|r| filled_width(&r.cells))
        .max()
        .unwrap_or(0);
    let headers = name_columns(&header, &body, width, &mut notes);
    note_ragged(&header, &body, short_rows_are_odd, &mut notes);
    for row in &mut body {
        row.cells.resize(width, Cell::Empty);
    }
    Ok(Table {
        headers,
        rows: body,
        notes,
        source,
        sheets,
        header_line: header.line,
    })
}

fn filled_width(cells: &[Cell]) -> usize {
    cells
        .iter()
        .rposition(|c| !c.is_empty())
        .map_or(0, |last| last + 1)
}

/// The first row that is filled at least half as much as the fullest near the top, and holds no day: headings are
/// words, and a title above them fills one cell or two.
fn header_position(rows: &[Row]) -> usize {
    let near = &rows[..rows.len().min(HEADER_SEARCH_ROWS)];
    let filled = |r: &Row| r.cells.iter().filter(|c| !c.is_empty()).count();
    let fullest = near.iter().map(filled).max().unwrap_or(0);
    near.iter()
        .position(|r| {
            filled(r) * 2 >= fullest && !r.cells.iter().any(|c| matches!(c, Cell::Day(_)))
        })
        .unwrap_or(0)
}

fn name_columns(header: &Row, body: &[Row], width: usize, notes: &mut Vec<Note>) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut counts: HashMap<String, usize> = HashMap::new();
    let originals: HashSet<String> = header
        .cells
        .iter()
        .map(|c| c.text().to_lowercase())
        .collect();
    (0..width)
        .map(|column| {
            let raw = header.cells.get(column).map(|c| c.text().replace('\n', " ")).unwrap_or_default();
            let raw = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            if raw.is_empty() {
                let mut name = format!("Column {}", letter(column));
                while originals.contains(&name.to_lowercase()) || !taken.insert(name.to_lowercase()) {
                    name.push('′');
                }
                if body.iter().any(|r| r.cells.get(column).is_some_and(|c| !c.is_empty())) {
                    notes.push(Note::file(format!("Column {} has no heading; it is called “{name}” here.", letter(column))));
                }
                return name;
            }
            let key = raw.to_lowercase();
            if taken.insert(key.clone()) {
                return raw;
            }
            let count = counts.entry(key).or_insert(1);
            loop {
                *count += 1;
                let name = format!("{raw} ({count})");
                if !originals.contains(&name.to_lowercase()) && taken.insert(name.to_lowercase()) {
                    notes.push(Note::file(format!("The heading “{raw}” stands over more than one column; column {} is called “{name}” here.", letter(column))));
                    return name;
                }
            }
        })
        .collect()
}

/// Rows longer than the headings are said one by one up to this many, then counted.
const RAGGED_SAID: usize = 5;

fn note_ragged(header: &Row, body: &[Row], short_rows_are_odd: bool, notes: &mut Vec<Note>) {
    let expected = header.cells.len();
    let long: Vec<&Row> = body
        .iter()
        .filter(|r| filled_width(&r.cells) > expected)
        .collect();
    for row in long.iter().take(RAGGED_SAID) {
        let extra = filled_width(&row.cells) - expected;
        notes.push(Note::row(row.line, format!(
            "Row {} has {extra} more {} than there are headings; they were kept in columns of their own. Check that nothing has slipped sideways.",
            row.line,
            if extra == 1 { "cell" } else { "cells" }
        )));
    }
    if long.len() > RAGGED_SAID {
        notes.push(Note::file(format!(
            "{} more rows have more cells than there are headings.",
            long.len() - RAGGED_SAID
        )));
    }
    if short_rows_are_odd {
        let short: Vec<&Row> = body.iter().filter(|r| r.cells.len() < expected).collect();
        if let Some(first) = short.first() {
            let what = if short.len() == 1 {
                "1 row has".to_owned()
            } else {
                format!("{} rows have", short.len())
            };
            notes.push(Note::row(first.line, format!(
                "{what} fewer cells than there are headings, the first being row {}; what is missing was read as empty.",
                first.line
            )));
        }
    }
}

/// A column as a spreadsheet letters it: 0 = A, 26 = AA.
#[must_use]
pub fn letter(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}
