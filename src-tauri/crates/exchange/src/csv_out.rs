//! Writing CSV that a spreadsheet opens as text and never runs.
//!
//! A cell that begins with `=`, `+`, `-` or `@` is a formula to Excel, and a child's note may hold anything. Every cell
//! is cleaned first, so that no tab, return or space hides such a beginning; then it leaves with an apostrophe before
//! it (OWASP, "CSV injection"), which [`crate::table`] takes off again when the file comes back.

/// First characters that a spreadsheet would take for a formula.
const FORMULA_STARTS: [char; 4] = ['=', '+', '-', '@'];

/// Whether a spreadsheet might run the cell. Apostrophes and spaces before it are looked through, so that guarding
/// adds exactly one apostrophe and reading takes exactly one off.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches(['\'', ' '])
        .starts_with(FORMULA_STARTS)
}

/// Headings and rows as CSV: UTF-8 with the mark that Excel needs to see it, CRLF, every cell quoted.
///
/// Every cell, deliberately: quoting only where needed saves a tenth of the bytes and costs the leading zeros of a
/// telephone number in programs that guess types from bare digits.
#[must_use]
pub fn write<'a, R>(headers: &[&str], rows: impl IntoIterator<Item = R>) -> Vec<u8>
where
    R: IntoIterator<Item = &'a str>,
{
    let mut out = String::from("\u{FEFF}");
    line(&mut out, headers.iter().copied());
    for row in rows {
        line(&mut out, row);
    }
    out.into_bytes()
}

fn line<'a>(out: &mut String, cells: impl IntoIterator<Item = &'a str>) {
    for (i, cell) in cells.into_iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push('"');
        let cell = crate::text::clean(cell);
        if is_formula(&cell) {
            out.push('\'');
        }
        for c in cell.chars() {
            if c == '"' {
                out.push('"');
            }
            out.push(c);
        }
        out.push('"');
    }
    out.push_str("\r\n");
}
