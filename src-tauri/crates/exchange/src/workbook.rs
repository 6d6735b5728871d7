//! Workbooks: XLSX, XLSM, XLSB, XLS, ODS.
//!
//! Values only. A formula is whatever it last came to, nothing is calculated, no macro is looked at. Cells are taken
//! one by one with their position and laid out here, because a single stray cell at XFD1048576 would otherwise ask
//! for the seventeen thousand million cells before it.

use crate::table::{Cell, Choice, Found, Measure, Note, Row};
use crate::{Refused, bounds};
use calamine::{Data, DataRef, Ods, Reader, Sheet, SheetType, SheetVisible, Xls, Xlsb, Xlsx};
use chrono::NaiveDate;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads a zip whose parts have been measured.
pub(crate) fn from_zip(bytes: &[u8], parts: &[String], choice: &Choice) -> Result<Found, Refused> {
    let has = |end: &str| {
        parts
            .iter()
            .any(|p| p.to_ascii_lowercase().replace('\\', "/").ends_with(end))
    };
    guarded(|| {
        if has("workbook.bin") {
            let mut book: Xlsb<Bytes> = Xlsb::new(Cursor::new(bytes)).map_err(|_| damaged(""))?;
            let sheet = choose(book.sheets_metadata(), choice)?;
            let mut cells = book
                .worksheet_cells_reader(&sheet.name)
                .map_err(|_| damaged(&sheet.name))?;
            lay_out(&sheet, || match cells.next_cell() {
                Ok(cell) => Ok(cell.map(|c| (c.get_position(), plain(c.get_value())))),
                Err(_) => Err(damaged(&sheet.name)),
            })
        } else if has("workbook.xml") {
            let mut book: Xlsx<Bytes> = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged(""))?;
            let sheet = choose(book.sheets_metadata(), choice)?;
            let mut cells = book
                .worksheet_cells_reader(&sheet.name)
                .map_err(|_| damaged(&sheet.name))?;
            lay_out(&sheet, || match cells.next_cell() {
                Ok(cell) => Ok(cell.map(|c| (c.get_position(), plain(c.get_value())))),
                Err(_) => Err(damaged(&sheet.name)),
            })
        } else if has("content.xml") {
            bounds::ods(bytes)?;
            let mut book: Ods<Bytes> = Ods::new(Cursor::new(bytes)).map_err(|e| match e {
                calamine::OdsError::Password => Refused::Password,
                _ => damaged(""),
            })?;
            let sheet = choose(book.sheets_metadata(), choice)?;
            let range = book
                .worksheet_range(&sheet.name)
                .map_err(|_| damaged(&sheet.name))?;
            from_range(&sheet, &range)
        } else {
            Err(Refused::OtherKind {
                what: "a zip folder",
                wanted: crate::table::WANTED,
                advice: "Open it and choose the spreadsheet inside.",
            })
        }
    })
}

/// Reads an OLE compound file: XLS, or the wrapping of an encrypted workbook.
pub(crate) fn from_compound(bytes: &[u8], choice: &Choice) -> Result<Found, Refused> {
    guarded(|| {
        bounds::compound(bytes)?;
        let mut book: Xls<Bytes> = Xls::new(Cursor::new(bytes)).map_err(|e| match e {
            calamine::XlsError::Password => Refused::Password,
            _ => damaged(""),
        })?;
        let sheet = choose(book.sheets_metadata(), choice)?;
        let range = book
            .worksheet_range(&sheet.name)
            .map_err(|_| damaged(&sheet.name))?;
        from_range(&sheet, &range)
    })
}

/// The last line of defence: a parser of a forty-year-old binary format may still find bytes that it did not expect.
/// A panic there is a damaged file, not the end of the program.
fn guarded(read: impl FnOnce() -> Result<Found, Refused>) -> Result<Found, Refused> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged("")))
}

fn damaged(sheet: &str) -> Refused {
    Refused::Damaged {
        at: if sheet.is_empty() {
            String::new()
        } else {
            format!(" (sheet {sheet})")
        },
    }
}

/// The chosen sheet and the names of all.
struct Chosen {
    name: String,
    all: Vec<String>,
    said: Option<Note>,
}

/// The sheet asked for, else the first visible one. More than one visible sheet is said.
fn choose(sheets: &[Sheet], choice: &Choice) -> Result<Chosen, Refused> {
    let readable: Vec<&Sheet> = sheets
        .iter()
        .filter(|s| s.typ == SheetType::WorkSheet)
        .collect();
    let all: Vec<String> = readable.iter().map(|s| s.name.clone()).collect();
    if let Some(asked) = &choice.sheet {
        return if all.contains(asked) {
            Ok(Chosen {
                name: asked.clone(),
                all,
                said: None,
            })
        } else {
            Err(Refused::NoSuchSheet {
                asked: asked.clone(),
                has: all.join(", "),
            })
        };
    }
    let visible: Vec<&&Sheet> = readable
        .iter()
        .filter(|s| s.visible == SheetVisible::Visible)
        .collect();
    let first = visible
        .first()
        .copied()
        .or(readable.first())
        .ok_or(Refused::NoRows {
            place: "the workbook".to_owned(),
        })?;
    let others: Vec<&str> = all
        .iter()
        .map(String::as_str)
        .filter(|n| *n != first.name)
        .collect();
    let said = (!others.is_empty()).then(|| {
        Note::file(format!(
            "The workbook has {} sheets; “{}” was read. The others: {}.",
            all.len(),
            first.name,
            others.join(", ")
        ))
    });
    Ok(Chosen {
        name: first.name.clone(),
        said,
        all,
    })
}

/// A cell's value without the borrow, errors told apart from emptiness.
enum Plain {
    Cell(Cell),
    Raw(String),
    Fault,
}

fn plain(value: &DataRef<'_>) -> Plain {
    match value {
        DataRef::SharedString(text) => Plain::Raw((*text).to_owned()),
        other => plain_data(&Data::from(other.clone())),
    }
}

fn plain_data(value: &Data) -> Plain {
    match value {
        Data::Empty => Plain::Cell(Cell::Empty),
        Data::String(text) => Plain::Raw(text.clone()),
        Data::Int(number) => Plain::Raw(number.to_string()),
        Data::Float(number) => Plain::Raw(number_text(*number)),
        Data::Bool(yes) => Plain::Raw(if *yes { "Yes" } else { "No" }.to_owned()),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            // Below 1 the serial is a time of day, dressed in Excel's day nought.
            if at.as_f64() < 1.0 {
                return Plain::Raw(format!("{hour:02}:{minute:02}"));
            }
            match NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day)) {
                Some(day) if (hour, minute) == (0, 0) => Plain::Cell(Cell::Day(day)),
                Some(day) => {
                    Plain::Raw(format!("{} {hour:02}:{minute:02}", day.format("%d/%m/%Y")))
                }
                // 29 February 1900, which Excel believes in.
                None => Plain::Raw(number_text(at.as_f64())),
            }
        }
        Data::DateTime(length) => Plain::Raw(number_text(length.as_f64())),
        Data::DateTimeIso(iso) => iso_day(iso),
        Data::DurationIso(iso) => Plain::Raw(iso.clone()),
        Data::Error(_) => Plain::Fault,
    }
}

fn iso_day(iso: &str) -> Plain {
    let (day, time) = iso.split_once('T').unwrap_or((iso, ""));
    match day.parse::<NaiveDate>() {
        Ok(day) if time.trim_matches(['0', ':', '.', 'Z']).is_empty() => {
            Plain::Cell(Cell::Day(day))
        }
        Ok(day) => Plain::Raw(format!(
            "{} {}",
            day.format("%d/%m/%Y"),
            time.get(..5).unwrap_or(time)
        )),
        Err(_) => Plain::Raw(iso.to_owned()),
    }
}

/// A number as people write it: whole ones without ".0", others with no more digits than they need.
fn number_text(number: f64) -> String {
    // 2^53: beyond it a double no longer holds every whole number, and digits would be invented.
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        format!("{number:.0}")
    } else {
        // Fifteen significant digits, as Excel shows, so that 0.1 + 0.2 is 0.3.
        let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
        format!("{rounded}")
    }
}

/// Lays cells that come with a position out as rows. They come in reading order in every honest file; one that is
/// not sorted is laid out all the same.
fn lay_out(
    sheet: &Chosen,
    mut next: impl FnMut() -> Result<Option<((u32, u32), Plain)>, Refused>,
) -> Result<Found, Refused> {
    let mut rows: std::collections::BTreeMap<u32, Vec<Cell>> = std::collections::BTreeMap::new();
    let mut measure = Measure::default();
    let mut faults = 0usize;
    while let Some(((row, column), value)) = next()? {
        let line = u64::from(row) + 1;
        let cell = match value {
            Plain::Cell(cell) => cell,
            Plain::Raw(raw) => {
                Measure::cell(line, &raw)?;
                Cell::from_raw(&raw)
            }
            Plain::Fault => {
                faults += 1;
                Cell::Empty
            }
        };
        if cell.is_empty() {
            continue;
        }
        let at = column as usize;
        let new = !rows.contains_key(&row);
        let cells = rows.entry(row).or_default();
        if at >= cells.len() {
            let grown = at + 1 - cells.len();
            // Measured before it is made.
            measure.grow(line, at + 1, grown, new)?;
            cells.resize(at + 1, Cell::Empty);
        }
        cells[at] = cell;
    }
    let mut notes: Vec<Note> = sheet.said.iter().cloned().collect();
    if faults > 0 {
        notes.push(Note::file(format!(
            "{faults} {} a spreadsheet error such as #REF! or #N/A and {} read as empty.",
            if faults == 1 {
                "cell holds"
            } else {
                "cells hold"
            },
            if faults == 1 { "was" } else { "were" },
        )));
    }
    Ok(Found {
        rows: rows
            .into_iter()
            .map(|(row, cells)| Row {
                line: u64::from(row) + 1,
                cells,
            })
            .collect(),
        notes,
        source: format!("sheet {}", sheet.name),
        place: format!("sheet {}", sheet.name),
        sheets: sheet.all.clone(),
        short_rows_are_odd: false,
    })
}

fn from_range(sheet: &Chosen, range: &calamine::Range<Data>) -> Result<Found, Refused> {
    let (top, left) = range.start().unwrap_or((0, 0));
    let mut cells = range.used_cells();
    lay_out(sheet, || {
        Ok(cells.next().map(|(row, column, value)| {
            let at = |base: u32, offset: usize| {
                base.saturating_add(u32::try_from(offset).unwrap_or(u32::MAX))
            };
            ((at(top, row), at(left, column)), plain_data(value))
        }))
    })
}
