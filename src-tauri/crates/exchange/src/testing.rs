//! Files as large as the real ones, for tests and benchmarks. Nothing of the app calls this.

/// The Department's headings and four real rows, as they were in December 2018 (Open Government Licence v3.0).
const REAL: &[u8] = include_bytes!("../tests/fixtures/edubasealldata-2018-layout.csv");

/// Columns that are changed from row to row, by their place in the layout of 2018.
const URN: usize = 0;
const LA_CODE: usize = 1;
const LA_NAME: usize = 2;
const ESTAB: usize = 3;
const NAME: usize = 4;

/// A file of the Department's layout with as many rows as asked for: Windows-1252, quoted as the real one is, about
/// 1.2 KB a row. Names and numbers are invented; the other columns repeat four real rows. The same every time.
///
/// Numbers run from 100000. Authorities are numbered from 201, about 350 rows each, which is how many schools a real
/// one has.
#[must_use]
pub fn gias_file(rows: u32) -> Vec<u8> {
    let mut lines = REAL
        .split(|b| *b == b'\n')
        .map(|l| l.strip_suffix(b"\r").unwrap_or(l))
        .filter(|l| !l.is_empty());
    let header = lines.next().unwrap_or_default();
    let (easting, northing) = (place_of(header, b"Easting"), place_of(header, b"Northing"));
    let templates: Vec<Vec<&[u8]>> = lines.map(fields).collect();
    let mut out = Vec::with_capacity(header.len() + rows as usize * 1_300);
    out.extend_from_slice(header);
    out.extend_from_slice(b"\r\n");
    for row in 0..rows {
        let template = &templates[row as usize % templates.len()];
        for (place, field) in template.iter().enumerate() {
            if place > 0 {
                out.push(b',');
            }
            let changed: Vec<u8> = match place {
                URN => format!("{}", 100_000 + row).into_bytes(),
                LA_CODE => format!("\"{}\"", 201 + row / 350).into_bytes(),
                LA_NAME => format!("\"Authority {}\"", 201 + row / 350).into_bytes(),
                ESTAB => format!("\"{:04}\"", 1000 + row % 350).into_bytes(),
                // 0x92 is the curly apostrophe of Windows-1252, and 0xE9 its é.
                NAME => [
                    b"\"St Mary\x92s Caf\xE9 School ",
                    row.to_string().as_bytes(),
                    b"\"",
                ]
                .concat(),
                p if Some(p) == easting => format!("{}", 400_000 + row % 350 * 97).into_bytes(),
                p if Some(p) == northing => {
                    format!("{}", 100_000 + row / 350 * 9_000 + row % 17 * 311).into_bytes()
                }
                _ => field.to_vec(),
            };
            out.extend_from_slice(&changed);
        }
        out.extend_from_slice(b"\r\n");
    }
    out
}

fn place_of(header: &[u8], name: &[u8]) -> Option<usize> {
    fields(header)
        .iter()
        .position(|f| f.strip_prefix(b"\"").and_then(|f| f.strip_suffix(b"\"")) == Some(name))
}

/// Fields of a line with their quotation marks; the rows used have no escaped ones.
fn fields(line: &[u8]) -> Vec<&[u8]> {
    let mut quoted = false;
    line.split(|b| {
        quoted ^= *b == b'"';
        *b == b',' && !quoted
    })
    .collect()
}
