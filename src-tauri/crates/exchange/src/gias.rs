//! The Department's establishment file (GIAS `edubasealldata`), streamed.
//!
//! One row per school, college and registered provider in England and Wales, about 52,000 of them in 60 MB. Columns
//! come and go with the years and are therefore found by heading: a column that is missing makes its field unknown in
//! every row and is said once; a column that we do not know is ignored and said once. Codes and numbers that are
//! identifiers stay text, because "0201" and "01632 960001" start with noughts that matter.
//!
//! What this module must not know: which schools are ours, or what was here before. It gives rows in file order.

mod beside;
mod columns;
mod row;

pub use waymark_domain::establishment::Establishment;

use crate::Refused;
use crate::container::refuse_foreign;
use crate::text::Encoding;
use chrono::NaiveDate;
use columns::Columns;
use std::io::{BufRead, BufReader, Chain, Cursor, Read};

/// What the reader wants, as refusals say it.
const WANTED: &str = "the Department's establishment file";

/// What to do when the file is not that.
const ADVICE: &str = "Download “Establishment fields CSV” from get-information-schools.service.gov.uk, under Downloads.";

/// The longest line that is read, in bytes: real ones are about 1.2 KB, of at most 140 fields.
const MAX_RECORD_BYTES: usize = 256 * 1024;

/// A row that could not be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedRow {
    /// Line in the file, from 1; the headings are line 1.
    pub line: u64,
    /// A sentence for the person.
    pub sentence: String,
}

/// A whole file read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiasPack {
    /// Every establishment that could be read, in file order.
    pub rows: Vec<Establishment>,
    /// Headings that this product reads and the file does not have; those fields are unknown.
    pub missing_columns: Vec<String>,
    /// Headings that the file has and this product does not read.
    pub extra_columns: Vec<String>,
    /// Rows that were not taken.
    pub rejected: Vec<RejectedRow>,
    /// The day in the file's name (`edubasealldata20261101.csv`), if there is one.
    pub dated: Option<NaiveDate>,
    /// How the file was encoded: "Windows-1252", "UTF-8", "plain ASCII" or "UTF-8 and Windows-1252 mixed".
    pub encoding: &'static str,
}

/// Reads a whole file. `file_name` is only asked for the day in it.
///
/// # Errors
/// [`Refused`] when this is not that file at all.
pub fn read(bytes: &[u8], file_name: &str) -> Result<GiasPack, Refused> {
    let mut reader = GiasReader::new(bytes)?;
    let (rows, rejected) = beside::rows(&mut reader)?;
    if rows.is_empty() && rejected.is_empty() {
        return Err(Refused::NoRows {
            place: "the file below its headings".to_owned(),
        });
    }
    Ok(GiasPack {
        rows,
        rejected,
        dated: dated(file_name),
        encoding: reader.encoding(),
        missing_columns: reader.missing_columns().to_vec(),
        extra_columns: reader.extra_columns().to_vec(),
    })
}

/// The day in a name such as `edubasealldata20261101.csv`: the last eight digits in a row that are a day.
#[must_use]
pub fn dated(file_name: &str) -> Option<NaiveDate> {
    let bytes = file_name.as_bytes();
    (0..bytes.len().saturating_sub(7)).rev().find_map(|i| {
        let digits = bytes.get(i..i + 8)?;
        let alone = !bytes.get(i + 8).is_some_and(u8::is_ascii_digit)
            && !i
                .checked_sub(1)
                .and_then(|b| bytes.get(b))
                .is_some_and(u8::is_ascii_digit);
        let text = std::str::from_utf8(digits).ok()?;
        (alone && digits.iter().all(u8::is_ascii_digit))
            .then(|| NaiveDate::parse_from_str(text, "%Y%m%d").ok())
            .flatten()
    })
}

type Source<R> = Chain<Cursor<Vec<u8>>, BufReader<R>>;

/// A file being read row by row: memory is one row, whatever the file's size.
pub struct GiasReader<R: Read> {
    csv: csv::Reader<Source<R>>,
    record: csv::ByteRecord,
    columns: Columns,
    marks: Marks,
    done: bool,
}

/// Which encodings have been met.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Marks {
    utf8: bool,
    windows: bool,
}

impl Marks {
    pub(crate) fn see(&mut self, encoding: Option<Encoding>) {
        match encoding {
            Some(Encoding::Utf8) => self.utf8 = true,
            Some(_) => self.windows = true,
            None => (),
        }
    }

    fn join(&mut self, other: Marks) {
        self.utf8 |= other.utf8;
        self.windows |= other.windows;
    }
}

impl<R: Read> GiasReader<R> {
    /// Reads the headings.
    ///
    /// # Errors
    /// [`Refused`] when the bytes are another kind of file, or a table without URN, LA and name.
    pub fn new(source: R) -> Result<Self, Refused> {
        let mut source = BufReader::with_capacity(64 * 1024, source);
        let start = source.fill_buf().map_err(interrupted)?;
        if start.is_empty() {
            return Err(Refused::Empty);
        }
        refuse_foreign(start, WANTED)?;
        if start.iter().take(4096).any(|b| *b == 0) {
            return Err(Refused::OtherKind {
                what: "some other kind of file",
                wanted: WANTED,
                advice: ADVICE,
            });
        }
        let mark = if start.starts_with(b"\xEF\xBB\xBF") {
            3
        } else {
            0
        };
        source.consume(mark);
        let head = header_line(&mut source)?;
        let separator = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|s| head.iter().filter(|b| *b == s).count())
            .unwrap_or(b',');
        let source = Cursor::new(head).chain(source);
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .from_reader(source);
        let mut record = csv::ByteRecord::new();
        csv.read_byte_record(&mut record)
            .map_err(|e| interrupted(std::io::Error::other(e)))?;
        let columns = Columns::find(&record)?;
        Ok(Self {
            csv,
            record,
            columns,
            marks: Marks {
                utf8: mark > 0,
                windows: false,
            },
            done: false,
        })
    }

    /// Headings that this product reads and the file does not have.
    #[must_use]
    pub fn missing_columns(&self) -> &[String] {
        &self.columns.missing
    }

    /// Headings that the file has and this product does not read.
    #[must_use]
    pub fn extra_columns(&self) -> &[String] {
        &self.columns.extra
    }

    /// How the rows so far were encoded.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        match self.marks {
            Marks {
                utf8: true,
                windows: true,
            } => "UTF-8 and Windows-1252 mixed",
            Marks { utf8: true, .. } => "UTF-8",
            Marks { windows: true, .. } => "Windows-1252",
            Marks { .. } => "plain ASCII",
        }
    }
}

impl<R: Read> Iterator for GiasReader<R> {
    /// Outside: whether the file could still be read. Inside: whether the row could be taken.
    type Item = Result<Result<Establishment, RejectedRow>, Refused>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        match cut(&mut self.csv, &mut self.record) {
            Ok(Some(line)) => Some(Ok(row::take(
                &self.record,
                &self.columns,
                line,
                &mut self.marks,
            ))),
            Ok(None) => None,
            Err(refused) => {
                self.done = true;
                Some(Err(refused))
            }
        }
    }
}

/// The next record, and the line on which it begins; `None` after the last.
fn cut<R: Read>(
    csv: &mut csv::Reader<R>,
    record: &mut csv::ByteRecord,
) -> Result<Option<u64>, Refused> {
    let there = csv
        .read_byte_record(record)
        .map_err(|e| interrupted(std::io::Error::other(e)))?;
    let line = record.position().map_or(0, csv::Position::line);
    if there && record.as_slice().len() > MAX_RECORD_BYTES {
        return Err(Refused::CellTooLong {
            row: line,
            limit: MAX_RECORD_BYTES,
        });
    }
    Ok(there.then_some(line))
}

/// The first line with anything in it, line end included.
fn header_line(source: &mut impl BufRead) -> Result<Vec<u8>, Refused> {
    let mut line = Vec::new();
    while line.iter().all(u8::is_ascii_whitespace) {
        line.clear();
        let read = source
            .take(MAX_RECORD_BYTES as u64)
            .read_until(b'\n', &mut line)
            .map_err(interrupted)?;
        if read == 0 {
            return Err(Refused::NoRows {
                place: "the file".to_owned(),
            });
        }
    }
    Ok(line)
}

fn interrupted(e: std::io::Error) -> Refused {
    Refused::Interrupted { why: e.to_string() }
}
