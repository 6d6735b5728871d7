//! How much a file may ask of the laptop, each number with its arithmetic.
//!
//! A limit is only ever met by a file that is not what it claims to be, so each is set well above the largest honest
//! file that we know of and well below what would make a 4 GB council laptop swap.

/// Bytes of a file that is read whole (spreadsheets, calendars). An honest tracker of 10,000 children with 60
/// columns of 20 characters is 12 MB as CSV; five times that is allowed.
pub const MAX_FILE_BYTES: u64 = 64 * 1024 * 1024;

/// Bytes that a zipped workbook may grow to, all parts together. The 64 MB above, as XML (about three times the CSV).
pub const MAX_INFLATED_BYTES: u64 = 200 * 1024 * 1024;

/// How many times larger than its zipped form a workbook may be, once it is larger than
/// [`RATIO_MATTERS_ABOVE_BYTES`]. Sheet XML shrinks 10 to 25 times; deflate cannot exceed 1032, which is what a bomb
/// comes near.
pub const MAX_INFLATION_RATIO: u64 = 100;

/// Below this a high ratio does no harm and is common (an empty sheet with formats).
pub const RATIO_MATTERS_ABOVE_BYTES: u64 = 20 * 1024 * 1024;

/// Parts in a zipped workbook. A workbook of 200 sheets with drawings has under 1,000.
pub const MAX_PARTS: usize = 10_000;

/// Characters in one cell: what Excel itself can hold. More than that was never a cell, it is a quotation mark that
/// was opened and not closed.
pub const MAX_CELL_CHARS: usize = 32_767;

/// Rows of a table. Twice the closed and open cases of the largest county in ten years.
pub const MAX_ROWS: usize = 200_000;

/// Columns of a table. The widest export known to us (the Department's establishment file) has about 140.
pub const MAX_COLUMNS: usize = 1_000;

/// Cells of a table, filled or not: 200,000 rows of 100 columns. At 32 bytes a cell this is 640 MB, so a table that
/// is both long and wide is refused before either limit above is reached.
pub const MAX_CELLS: usize = 20_000_000;
