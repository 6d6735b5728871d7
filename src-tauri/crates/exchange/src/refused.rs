//! Why a file was not read: one sentence each, for the person who chose the file.
//!
//! A refusal is about the whole file and nothing of it has been kept. What is wrong with one row is not a refusal:
//! the row says so itself and the rest goes on.

use thiserror::Error;

/// A file that was not read at all. `Display` is the sentence for the person: what happened and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refused {
    /// No bytes at all.
    #[error(
        "The file is empty. Nothing was read. Choose another file, or save it again from the program that made it."
    )]
    Empty,
    /// The bytes are some other kind of file.
    #[error("This is {what}, not {wanted}. Nothing was read. {advice}")]
    OtherKind {
        /// With its article: "a PDF".
        what: &'static str,
        /// With its article: "a spreadsheet".
        wanted: &'static str,
        /// What to do, as a sentence.
        advice: &'static str,
    },
    /// Larger than is read whole.
    #[error(
        "The file is {size_mb} MB; at most {limit_mb} MB is read. Nothing was read. Split it, or save only the sheet that is needed."
    )]
    TooLarge {
        /// Size in megabytes, rounded up.
        size_mb: u64,
        /// The limit in megabytes.
        limit_mb: u64,
    },
    /// A zip that grows out of all proportion, found from its directory or while inflating.
    #[error(
        "This workbook says it would unpack to {unpacked}, far more than a spreadsheet of {packed} holds. It was not unpacked and nothing was read. If it is a real workbook, open it in Excel and save it as CSV."
    )]
    Bomb {
        /// Size unpacked, with unit; "more than …" when the limit was met while inflating.
        unpacked: String,
        /// Size of the file, with unit.
        packed: String,
    },
    /// Encrypted workbook.
    #[error(
        "This workbook is protected with a password. Nothing was read. Open it in Excel, remove the password (File, Info, Protect Workbook), save it and choose it again."
    )]
    Password,
    /// A container that does not hold together.
    #[error(
        "The workbook is damaged and could not be read{at}. Nothing was read. Open it in Excel, which can often repair it, and save it again."
    )]
    Damaged {
        /// " (sheet Pupils)" or empty.
        at: String,
    },
    /// The text breaks its own encoding.
    #[error(
        "The file says that it is {encoding} text, but it breaks the rules of {encoding}. Nothing was read. Save it again as CSV UTF-8."
    )]
    BrokenText {
        /// The encoding's name.
        encoding: &'static str,
    },
    /// Text with empty bytes in it.
    #[error(
        "There are empty bytes (NUL) in the file, the first on line {line}, where there should be only text: what stood there may be lost. Nothing was read. Fetch the file again from where it came, or open it in Excel, look at that line, and save it as CSV UTF-8."
    )]
    StrayNul {
        /// Line of the file, from 1.
        line: u64,
    },
    /// One cell beyond what any spreadsheet holds.
    #[error(
        "Row {row} has a cell of more than {limit} characters, which no spreadsheet can hold. Nothing was read. Usually a quotation mark is opened on that row and never closed."
    )]
    CellTooLong {
        /// The row as the spreadsheet numbers it.
        row: u64,
        /// The limit in characters.
        limit: usize,
    },
    /// A quotation mark opened and not closed before the end of the file.
    #[error(
        "A quotation mark is opened on row {row} and never closed, so everything after it would be one cell. Nothing was read. Correct row {row} and choose the file again."
    )]
    UnclosedQuote {
        /// The row as the spreadsheet numbers it.
        row: u64,
    },
    /// More rows than are read.
    #[error(
        "The table has more than {limit} rows. Nothing was read. Save only the rows that are needed."
    )]
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// More columns than are read.
    #[error(
        "Row {row} has more than {limit} columns. Nothing was read. Delete the columns that are not needed, and any stray cell far to the right."
    )]
    TooManyColumns {
        /// The row as the spreadsheet numbers it.
        row: u64,
        /// The limit.
        limit: usize,
    },
    /// Long and wide at once.
    #[error(
        "The table spreads over more than {limit} cells, filled or not. Nothing was read. Delete stray cells far below or to the right of the list, and save it again."
    )]
    TooManyCells {
        /// The limit.
        limit: usize,
    },
    /// No filled cell anywhere.
    #[error("There is no filled cell in {place}. Nothing was read.")]
    NoRows {
        /// "the file" or "sheet Pupils".
        place: String,
    },
    /// A sheet was asked for that is not there.
    #[error("There is no sheet called {asked}. The workbook has: {has}.")]
    NoSuchSheet {
        /// The name asked for.
        asked: String,
        /// The names that exist, joined.
        has: String,
    },
    /// Text, and a table, but not the one that was asked for.
    #[error("This does not look like {wanted}: {why}. Nothing was read. {advice}")]
    NotThis {
        /// With its article: "the Department's establishment file".
        wanted: &'static str,
        /// What is missing, without a full stop.
        why: String,
        /// What to do, as a sentence.
        advice: &'static str,
    },
    /// The bytes stopped coming.
    #[error(
        "The file could not be read to its end ({why}). Nothing was kept. Try again; if it is on a network drive, copy it to this computer first."
    )]
    Interrupted {
        /// What the system said.
        why: String,
    },
}

/// A size as people say it: "12 MB", "300 KB".
pub(crate) fn size(bytes: u64) -> String {
    const MB: u64 = 1024 * 1024;
    if bytes >= 10 * 1024 * MB {
        format!("{} GB", bytes / (1024 * MB))
    } else if bytes >= MB {
        format!("{} MB", bytes.div_ceil(MB))
    } else {
        format!("{} KB", bytes.div_ceil(1024))
    }
}
