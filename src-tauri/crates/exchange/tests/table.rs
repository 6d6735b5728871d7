//! Spreadsheets as people keep them: stray titles, repeated headings, ragged rows, formulas, and files that lie.

mod support;

use chrono::NaiveDate;
use support::{ods, text_rows, xlsx, xlsx_with, zipped};
use waymark_exchange::Refused;
use waymark_exchange::csv_out;
use waymark_exchange::table::{Cell, Choice, Table, letter, read};

fn table(bytes: &[u8]) -> Table {
    read(bytes, &Choice::default()).expect("a table")
}

fn refusal(bytes: &[u8]) -> String {
    read(bytes, &Choice::default())
        .expect_err("refused")
        .to_string()
}

fn texts(table: &Table, row: usize) -> Vec<String> {
    table.rows[row]
        .cells
        .iter()
        .map(|c| c.text().into_owned())
        .collect()
}

fn said(table: &Table) -> String {
    table
        .notes
        .iter()
        .map(|n| n.sentence.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

#[test]
fn the_separator_is_found_whichever_it_is() {
    for (file, by) in [
        ("Surname,Forename\nO'Brien,\"Mary, Jane\"\n", "commas"),
        ("Surname;Forename\nO'Brien;\"Mary, Jane\"\n", "semicolons"),
        ("Surname\tForename\nO'Brien\tMary, Jane\n", "tabs"),
        ("Surname|Forename\nO'Brien|Mary, Jane\n", "vertical bars"),
        (
            "sep=;\nSurname;Forename\nO'Brien;Mary, Jane\n",
            "semicolons",
        ),
    ] {
        let table = table(file.as_bytes());
        assert_eq!(table.headers, ["Surname", "Forename"], "{by}");
        assert_eq!(texts(&table, 0), ["O'Brien", "Mary, Jane"], "{by}");
        assert!(
            table.source.contains(by),
            "the person is told: {}",
            table.source
        );
    }
}

#[test]
fn rows_keep_the_number_that_the_spreadsheet_shows() {
    let table = table(b"Surname,Notes\n\nLi,\"two\nlines\"\n\nNg,x\n\n");
    assert_eq!(
        table.rows.iter().map(|r| r.line).collect::<Vec<_>>(),
        [3, 5],
        "an empty row and a line break inside a cell do not shift the count"
    );
    assert!(
        said(&table).contains("2 empty rows were left out"),
        "{}",
        said(&table)
    );
}

#[test]
fn a_title_above_the_headings_is_left_out_and_said() {
    let table = table(b"Inclusion tracker autumn 2026,,\n,,\nSurname,Forename,Year\nLi,Wei,7\n");
    assert_eq!(table.headers, ["Surname", "Forename", "Year"]);
    assert_eq!(table.header_line, 3);
    assert!(said(&table).contains("Inclusion tracker autumn 2026"));
    let chosen = read(
        b"a,b\nc,d\ne,f\n",
        &Choice {
            header_line: Some(2),
            sheet: None,
        },
    )
    .expect("a table");
    assert_eq!(
        (chosen.headers, chosen.rows.len()),
        (vec!["c".to_owned(), "d".to_owned()], 1),
        "the person's choice counts"
    );
}

#[test]
fn repeated_and_missing_headings_are_made_distinct_and_said() {
    let table = table(b"Phone,Phone,,phone,Phone (2)\n1,2,3,4,5\n");
    assert_eq!(
        table.headers,
        ["Phone", "Phone (3)", "Column C", "phone (4)", "Phone (2)"]
    );
    assert!(said(&table).contains("“Phone” stands over more than one column"));
    assert!(said(&table).contains("Column C has no heading"));
}

#[test]
fn ragged_rows_are_kept_and_said() {
    let table = table(b"a,b\n1,2,3\n4\n");
    assert_eq!(
        texts(&table, 0),
        ["1", "2", "3"],
        "the extra cell is not lost"
    );
    assert_eq!(texts(&table, 1), ["4", "", ""]);
    assert!(
        said(&table).contains("Row 2 has 1 more cell"),
        "{}",
        said(&table)
    );
    assert!(
        said(&table).contains("1 row has fewer cells"),
        "{}",
        said(&table)
    );
}

#[test]
fn thirty_megabytes_in_one_cell_is_refused_with_its_row() {
    let mut file = b"Surname,Notes\nLi,short\nNg,".to_vec();
    file.extend(std::iter::repeat_n(b'x', 30 * 1024 * 1024));
    assert!(
        refusal(&file).starts_with("Row 3 has a cell of more than 32767 characters"),
        "{}",
        refusal(&file)
    );
    assert!(
        refusal(b"Surname,Notes\nLi,\"never closed\nNg,x\n")
            .starts_with("A quotation mark is opened on row 2")
    );
}

#[test]
fn formulas_are_text_and_leave_guarded() {
    let table = table(b"Surname,Notes\n\"=HYPERLINK(\"\"http://x\"\")\",@SUM(A1)\n");
    assert_eq!(texts(&table, 0)[0], "=HYPERLINK(\"http://x\")");
    let out = csv_out::write(&["Surname", "Notes"], [["=1+1", "-2"], ["'=x", "plain"]]);
    let text = String::from_utf8(out.clone()).expect("UTF-8");
    assert_eq!(
        text,
        "\u{FEFF}\"Surname\",\"Notes\"\r\n\"'=1+1\",\"'-2\"\r\n\"''=x\",\"plain\"\r\n"
    );
    let back = read(&out, &Choice::default()).expect("our own file");
    assert_eq!(
        back.rows[0].cells[0].text(),
        "=1+1",
        "our guard comes off again"
    );
    assert_eq!(back.rows[1].cells[0].text(), "'=x");
}

#[test]
fn a_workbook_gives_days_numbers_and_cached_values() {
    let table = table(&xlsx(
        r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>DoB</t></is></c><c r="C1" t="inlineStr"><is><t>Year</t></is></c><c r="D1" t="inlineStr"><is><t>Rate</t></is></c></row>
           <row r="4"><c r="A4" t="str"><f>WEBSERVICE("http://x")</f><v>=cmd|' /C calc'!A0</v></c><c r="B4" s="1"><v>41244</v></c><c r="C4"><v>9</v></c><c r="D4"><v>0.30000000000000004</v></c></row>
           <row r="5"><c r="A5" t="e"><v>#REF!</v></c><c r="B5" s="1"><v>41244.5</v></c></row>"#,
    ));
    assert_eq!(table.rows[0].line, 4, "rows keep their number");
    assert_eq!(
        table.rows[0].cells[0],
        Cell::Text("=cmd|' /C calc'!A0".to_owned()),
        "what a formula came to is only text"
    );
    assert_eq!(table.rows[0].cells[1], Cell::Day(day(2012, 12, 1)));
    assert_eq!(
        texts(&table, 0)[2..],
        ["9", "0.3"],
        "no .0, no rounding dust"
    );
    assert_eq!(texts(&table, 1)[1], "01/12/2012 12:00");
    assert!(
        said(&table).contains("1 cell holds a spreadsheet error"),
        "{}",
        said(&table)
    );
}

#[test]
fn a_macs_workbook_counts_its_days_from_1904() {
    let book = xlsx_with(
        &[(
            "Pupils",
            r#"<row r="1"><c r="A1" t="inlineStr"><is><t>DoB</t></is></c></row><row r="2"><c r="A2" s="1"><v>39782</v></c></row>"#,
        )],
        r#"<workbookPr date1904="1"/>"#,
    );
    assert_eq!(table(&book).rows[0].cells[0], Cell::Day(day(2012, 12, 1)));
}

#[test]
fn the_sheet_is_chosen_and_the_others_are_named() {
    let book = xlsx_with(
        &[
            ("Cover", &text_rows(&[&["Nothing here"]])),
            ("Open cases", &text_rows(&[&["Surname"], &["Li"]])),
        ],
        "",
    );
    let first = table(&book);
    assert_eq!(first.source, "sheet Cover");
    assert!(said(&first).contains("Open cases"));
    let chosen = read(
        &book,
        &Choice {
            sheet: Some("Open cases".to_owned()),
            header_line: None,
        },
    )
    .expect("a sheet");
    assert_eq!(texts(&chosen, 0), ["Li"]);
    let absent = read(
        &book,
        &Choice {
            sheet: Some("Closed".to_owned()),
            header_line: None,
        },
    )
    .expect_err("no such sheet");
    assert_eq!(
        absent.to_string(),
        "There is no sheet called Closed. The workbook has: Cover, Open cases."
    );
}

#[test]
fn an_open_document_sheet_is_read_without_its_million_empty_rows() {
    let table = table(&ods(
        r#"<table:table-row><table:table-cell office:value-type="string"><text:p>Surname</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>DoB</text:p></table:table-cell></table:table-row>
           <table:table-row><table:table-cell office:value-type="string"><text:p>Nguyễn</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2012-12-01"><text:p>01/12/12</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row>
           <table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
    ));
    assert_eq!(texts(&table, 0)[0], "Nguyễn");
    assert_eq!(table.rows[0].cells[1], Cell::Day(day(2012, 12, 1)));
}

#[test]
fn the_old_excel_format_is_read() {
    let table = table(include_bytes!("fixtures/tracker.xls"));
    assert_eq!(table.headers, ["Surname", "Forename", "DoB", "Year"]);
    assert_eq!(texts(&table, 0), ["Zielińska", "Łucja", "01/12/2012", "9"]);
    assert_eq!(table.rows[0].cells[2], Cell::Day(day(2012, 12, 1)));
    assert_eq!(table.rows.len(), 3);
}

#[test]
fn a_bomb_is_refused_before_it_is_unpacked() {
    // The directory announces 3 GB; nothing needs to be unpacked to see it.
    let mut bomb = zipped(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &[b' '; 77_777]),
    ]);
    let sizes = 77_777u32.to_le_bytes();
    let directory = bomb
        .windows(4)
        .rposition(|w| w == sizes)
        .expect("the size in the directory");
    bomb[directory..directory + 4].copy_from_slice(&(3u32 << 30).to_le_bytes());
    let sentence = refusal(&bomb);
    assert!(
        sentence.starts_with("This workbook says it would unpack to 3073 MB"),
        "{sentence}"
    );
}

#[test]
fn a_bomb_that_lies_in_its_directory_is_refused_all_the_same() {
    // 24 MB of one character zip to 24 KB, a thousand times less; the directory says one kilobyte.
    let blanks = vec![b' '; 24 * 1024 * 1024];
    let mut liar = zipped(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &blanks),
    ]);
    let size = (24u32 * 1024 * 1024).to_le_bytes();
    let directory = liar
        .windows(4)
        .rposition(|w| w == size)
        .expect("the size in the directory");
    liar[directory..directory + 4].copy_from_slice(&1000u32.to_le_bytes());
    let refused =
        read(&liar, &Choice::default()).expect_err("more than was announced is never laid out");
    assert!(
        matches!(refused, Refused::Bomb { .. } | Refused::Damaged { .. }),
        "{refused}"
    );
}

#[test]
fn a_stray_cell_in_the_last_corner_asks_for_no_memory() {
    let sheet = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    assert!(
        refusal(&xlsx(sheet)).contains("more than 1000 columns"),
        "{}",
        refusal(&xlsx(sheet))
    );
    let repeated = r#"<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/></table:table-row>"#;
    assert!(
        refusal(&ods(repeated)).contains("spreads over more than"),
        "{}",
        refusal(&ods(repeated))
    );
}

#[test]
fn what_is_no_workbook_says_so() {
    assert!(refusal(&zipped(&[("letter.docx", b"x")])).contains("a zip folder"));
    assert_eq!(read(b"", &Choice::default()), Err(Refused::Empty));
    assert!(refusal(b"\n\n ,,\n").contains("no filled cell"));
    let mut broken = xlsx(&text_rows(&[&["Surname"], &["Li"]]));
    broken.truncate(broken.len() / 2);
    assert!(refusal(&broken).contains("damaged"));
}

#[test]
fn columns_are_lettered_as_spreadsheets_do() {
    assert_eq!(
        [0, 25, 26, 701, 702].map(letter),
        ["A", "Z", "AA", "ZZ", "AAA"]
    );
}

#[test]
fn a_workbook_with_a_password_says_so() {
    // Excel wraps an encrypted XLSX in the old container, under this name (MS-OFFCRYPTO 2.3.4.4).
    let mut wrapped = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("memory");
    wrapped
        .create_stream("/EncryptedPackage")
        .expect("a stream");
    wrapped.flush().expect("memory");
    let bytes = wrapped.into_inner().into_inner();
    assert_eq!(
        read(&bytes, &Choice::default()),
        Err(Refused::Password),
        "it is not damaged, and the person can do something about it"
    );
}
