//! How far an XLS or ODS spreads, found before anything is laid out.
//!
//! XLSX and XLSB are read cell by cell, so their spread is met as it comes. These two are laid out whole by the
//! library, which asks the system for the area between the first and the last cell; a file of 2 KB can name an area
//! of gigabytes, and memory that is refused ends the program. So the positions alone are read first.

use crate::Refused;
use crate::limits::{MAX_CELLS, MAX_COLUMNS, MAX_INFLATED_BYTES};
use std::io::{Cursor, Read};

/// Records looked at over all sheets: 64 MB of the shortest record there is (four bytes) is 16 million.
const MAX_RECORDS: usize = 20_000_000;

fn damaged() -> Refused {
    Refused::Damaged { at: String::new() }
}

/// An OLE compound file: refuses encrypted workbooks, other Office files, and an XLS that spreads too far.
pub(crate) fn compound(bytes: &[u8]) -> Result<(), Refused> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    if file.exists("/EncryptedPackage") {
        return Err(Refused::Password);
    }
    let name = ["/Workbook", "/Book", "/WORKBOOK", "/BOOK"]
        .into_iter()
        .find(|n| file.is_stream(n))
        .ok_or(Refused::OtherKind {
            what: "an old Office file without a workbook in it",
            wanted: crate::table::WANTED,
            advice: "Copy its table into a spreadsheet and save that.",
        })?;
    let mut stream = Vec::new();
    // A stream's length is the file's word for it; a chain that loops must not fill memory.
    file.open_stream(name)
        .and_then(|s| s.take(bytes.len() as u64).read_to_end(&mut stream))
        .map_err(|_| damaged())?;
    biff(&stream)
}

/// The parts of a BIFF record: its type, its data, and where the next one starts.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let head = stream.get(at..at + 4)?;
    let (kind, len) = (u16_at(head, 0)?, usize::from(u16_at(head, 2)?));
    let data = stream.get(at + 4..at + 4 + len)?;
    Some((kind, data, at + 4 + len))
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

fn biff(stream: &[u8]) -> Result<(), Refused> {
    let mut sheets = Vec::new();
    let mut at = 0;
    let mut seen = 0usize;
    while let Some((kind, data, next)) = record(stream, at) {
        seen += 1;
        match kind {
            // FilePass: encrypted.
            0x002F if u16_at(data, 0).is_some_and(|k| k != 0) => return Err(Refused::Password),
            // BoundSheet: where a sheet starts.
            0x0085 => sheets.extend(u32_at(data, 0)),
            0x000A => break,
            _ => (),
        }
        at = next;
    }
    let mut cells = 0u64;
    for start in sheets {
        let mut spread = Spread::default();
        let mut at = start as usize;
        while let Some((kind, data, next)) = record(stream, at) {
            seen += 1;
            if seen > MAX_RECORDS {
                return Err(damaged());
            }
            match kind {
                // Dimensions, as BIFF8 (32-bit rows) and earlier; the ends are one past the last.
                0x0200 => {
                    let long = data.len() >= 14;
                    let row = |i: usize| {
                        if long {
                            u32_at(data, i * 4)
                        } else {
                            u16_at(data, i * 2).map(u32::from)
                        }
                    };
                    let base = if long { 8 } else { 4 };
                    if let (Some(top), Some(bottom), Some(left), Some(right)) =
                        (row(0), row(1), u16_at(data, base), u16_at(data, base + 2))
                    {
                        spread.cell(top, u32::from(left));
                        spread.cell(
                            bottom.saturating_sub(1).max(top),
                            u32::from(right.saturating_sub(1).max(left)),
                        );
                    }
                }
                // Formula, MulRk, RString, Number, Label, BoolErr, Rk, LabelSst: row and column come first.
                0x0006 | 0x00BD | 0x00D6 | 0x0203 | 0x0204 | 0x0205 | 0x027E | 0x00FD => {
                    if let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) {
                        spread.cell(u32::from(row), u32::from(column));
                        if kind == 0x00BD {
                            let last = u16_at(data, data.len().saturating_sub(2)).unwrap_or(column);
                            spread.cell(u32::from(row), u32::from(last));
                        }
                    }
                }
                0x000A => break,
                _ => (),
            }
            at = next;
        }
        cells = cells.saturating_add(spread.area());
        if cells > MAX_CELLS as u64 {
            return Err(Refused::TooManyCells { limit: MAX_CELLS });
        }
    }
    Ok(())
}

/// The smallest rectangle around all cells seen.
#[derive(Default)]
struct Spread(Option<(u32, u32, u32, u32)>);

impl Spread {
    fn cell(&mut self, row: u32, column: u32) {
        self.0 = Some(match self.0 {
            None => (row, row, column, column),
            Some((top, bottom, left, right)) => (
                top.min(row),
                bottom.max(row),
                left.min(column),
                right.max(column),
            ),
        });
    }

    fn area(&self) -> u64 {
        self.0.map_or(0, |(top, bottom, left, right)| {
            (u64::from(bottom - top) + 1).saturating_mul(u64::from(right - left) + 1)
        })
    }
}

/// An ODS whose sizes have been measured: refuses one whose repeated rows and columns spread too far.
///
/// Repetition after the last filled cell is ordinary (it is how an empty sheet says that it has a million rows) and
/// does not count.
pub(crate) fn ods(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut content = Vec::new();
    archive
        .by_name("content.xml")
        .map_err(|_| damaged())?
        .take(MAX_INFLATED_BYTES)
        .read_to_end(&mut content)
        .map_err(|_| damaged())?;
    let mut all = 0u64;
    let (mut rows, mut widest, mut laid) = (0u64, 0u64, 0u64);
    let mut pending = 0u64;
    let mut row = OdsRow::default();
    let mut at = 0;
    while let Some(open) = content[at..]
        .iter()
        .position(|b| *b == b'<')
        .map(|i| at + i)
    {
        let close = content[open..]
            .iter()
            .position(|b| *b == b'>')
            .map_or(content.len(), |i| open + i);
        let tag = &content[open + 1..close];
        if named(tag, b"table:table") {
            all = all
                .saturating_add(rows.saturating_mul(widest))
                .saturating_add(laid);
            (rows, widest, laid, pending) = (0, 0, 0, 0);
        } else if named(tag, b"table:table-row") {
            row = OdsRow {
                repeated: repeated(tag, b"table:number-rows-repeated"),
                ..OdsRow::default()
            };
            if tag.ends_with(b"/") {
                pending = pending.saturating_add(row.repeated);
            }
        } else if named(tag, b"table:table-cell") || named(tag, b"table:covered-table-cell") {
            row.at = row
                .at
                .saturating_add(repeated(tag, b"table:number-columns-repeated"));
            if !tag.ends_with(b"/") || contains(tag, b"value-type") || contains(tag, b"formula") {
                row.filled = row.at;
            }
        } else if tag == b"/table:table-row" {
            if row.filled == 0 {
                pending = pending.saturating_add(row.repeated);
            } else {
                rows = rows.saturating_add(row.repeated).saturating_add(pending);
                widest = widest.max(row.filled);
                laid = laid.saturating_add(row.filled);
                pending = 0;
            }
        }
        at = (close + 1).min(content.len());
    }
    all = all
        .saturating_add(rows.saturating_mul(widest))
        .saturating_add(laid);
    if widest > MAX_COLUMNS as u64 * 16 || all > MAX_CELLS as u64 * 2 {
        return Err(Refused::TooManyCells { limit: MAX_CELLS });
    }
    Ok(())
}

#[derive(Default)]
struct OdsRow {
    repeated: u64,
    at: u64,
    filled: u64,
}

fn named(tag: &[u8], name: &[u8]) -> bool {
    tag.strip_prefix(name).is_some_and(|rest| {
        rest.first()
            .is_none_or(|b| b.is_ascii_whitespace() || *b == b'/')
    })
}

fn contains(tag: &[u8], part: &[u8]) -> bool {
    tag.windows(part.len()).any(|w| w == part)
}

/// The number in an attribute, 1 when it is absent; what is no number counts as enormous.
fn repeated(tag: &[u8], attribute: &[u8]) -> u64 {
    let Some(at) = tag.windows(attribute.len()).position(|w| w == attribute) else {
        return 1;
    };
    let value: Vec<u8> = tag[at + attribute.len()..]
        .iter()
        .copied()
        .skip_while(|b| !b.is_ascii_digit())
        .take_while(u8::is_ascii_digit)
        .collect();
    std::str::from_utf8(&value)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(u64::MAX)
}
