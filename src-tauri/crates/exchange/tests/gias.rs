//! The Department's file in the forms in which it reaches a council.

use chrono::NaiveDate;
use waymark_exchange::gias::{GiasPack, dated, read};

const REAL: &[u8] = include_bytes!("fixtures/edubasealldata-2018-layout.csv");

fn pack(bytes: &[u8]) -> GiasPack {
    read(bytes, "edubasealldata20181214.csv").expect("the Department's file")
}

fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(y, m, d)
}

#[test]
fn the_real_layout_is_read_whole() {
    let pack = pack(REAL);
    assert_eq!(pack.rows.len(), 4);
    assert!(pack.rejected.is_empty());
    assert_eq!(pack.dated, day(2018, 12, 14));
    assert!(
        pack.missing_columns.is_empty(),
        "2018 had every column that is read: {:?}",
        pack.missing_columns
    );
    assert!(
        pack.extra_columns
            .contains(&"CensusAreaStatisticWard (name)".to_owned())
    );
    let school = &pack.rows[0];
    assert_eq!(school.urn, 100_492);
    assert_eq!(school.name, "St Thomas' CofE Primary School");
    assert_eq!(school.la_code.as_deref(), Some("207"));
    assert_eq!(
        school.type_code.as_deref(),
        Some("2"),
        "02 and 2 are one code in different years"
    );
    assert_eq!(
        school.telephone.as_deref(),
        Some("02089692810"),
        "the leading nought is kept"
    );
    assert_eq!(
        (
            school.pupils,
            school.capacity,
            school.low_age,
            school.high_age
        ),
        (Some(237), Some(236), Some(3), Some(11))
    );
    assert_eq!(
        (school.easting, school.northing),
        (Some(524_351), Some(182_075))
    );
    assert_eq!(school.census_date, day(2018, 1, 18));
    assert_eq!(
        (school.head_name.as_deref(), school.head_title.as_deref()),
        (Some("Ms Sarah Bouette"), Some("Headteacher"))
    );
    assert_eq!(
        (school.open_date, school.places_pru),
        (None, None),
        "what the file leaves empty is unknown"
    );
}

#[test]
fn windows_1252_is_read_as_such() {
    let file = b"URN,LA (code),EstablishmentName\n1,207,St Mary\x92s \x96 Caf\xE9\n";
    let pack = pack(file);
    assert_eq!(
        (pack.rows[0].name.as_str(), pack.encoding),
        ("St Mary’s – Café", "Windows-1252")
    );
}

#[test]
fn a_copy_saved_again_in_utf_8_with_other_dates_and_no_quotes_reads_the_same() {
    let file = "\u{FEFF}urn;LA (Code);EstablishmentName;OpenDate;TelephoneNum;NumberOfPupils;Postcode\r\n100492;207;Ysgol Gŵyr;01/09/2014;2089692810;1,104;W10 5EF\r\n";
    let pack = pack(file.as_bytes());
    assert_eq!(pack.encoding, "UTF-8");
    let school = &pack.rows[0];
    assert_eq!(
        (school.name.as_str(), school.open_date),
        ("Ysgol Gŵyr", day(2014, 9, 1))
    );
    assert_eq!(
        school.telephone.as_deref(),
        Some("02089692810"),
        "a nought that a spreadsheet took is put back"
    );
    assert_eq!(school.pupils, Some(1104));
    assert!(
        pack.missing_columns.contains(&"Easting".to_owned()),
        "absent columns are listed"
    );
}

#[test]
fn a_bad_urn_rejects_its_row_and_no_other() {
    let pack =
        pack(b"URN,LA (code),EstablishmentName\n1,207,A\nabc,207,B\n,207,C\n4,207,\n5,207,E\n");
    assert_eq!(pack.rows.iter().map(|r| r.urn).collect::<Vec<_>>(), [1, 5]);
    let said: Vec<(u64, &str)> = pack
        .rejected
        .iter()
        .map(|r| (r.line, r.sentence.as_str()))
        .collect();
    assert_eq!(
        said[0],
        (
            3,
            "Line 3: “abc” is not a URN (a whole number), so the line was left out."
        )
    );
    assert_eq!(said[1].0, 4);
    assert_eq!(
        said[2],
        (5, "Line 5 (URN 4) has no name, so it was left out.")
    );
}

#[test]
fn another_file_is_refused_with_a_sentence() {
    let refused = |bytes: &[u8]| read(bytes, "").expect_err("refused").to_string();
    assert!(
        refused(b"<!DOCTYPE html><title>Sign in")
            .starts_with("This is a web page, not the Department's establishment file.")
    );
    assert!(refused(b"PK\x03\x04....").starts_with("This is a zip folder or workbook"));
    let other = refused(b"Surname,Forename,DoB\nLi,Wei,01/12/2012\n");
    assert!(other.contains("it has no column URN and no LA (code) and no EstablishmentName (its first headings are: Surname, Forename, DoB)"), "{other}");
    assert!(refused(b"URN,LA (code),EstablishmentName\n").contains("no filled cell"));
}

#[test]
fn the_day_is_taken_from_the_name() {
    assert_eq!(dated("edubasealldata20261101.csv"), day(2026, 11, 1));
    assert_eq!(dated("edubasealldata20261101 (2).csv"), day(2026, 11, 1));
    assert_eq!(dated("schools.csv"), None);
    assert_eq!(dated("edubasealldata20261399.csv"), None);
}
