//! What the bytes of a council's files turn out to be.

use waymark_exchange::Refused;
use waymark_exchange::text::{Encoding, clean, decode};

fn decoded(bytes: &[u8]) -> (String, Encoding) {
    let text = decode(bytes, "a spreadsheet").expect("this is text");
    (text.text, text.encoding)
}

#[test]
fn utf_8_is_read_with_and_without_its_mark() {
    assert_eq!(
        decoded("Łukasz".as_bytes()),
        ("Łukasz".to_owned(), Encoding::Utf8)
    );
    assert_eq!(
        decoded(b"\xEF\xBB\xBFZo\xC3\xAB"),
        ("Zoë".to_owned(), Encoding::Utf8),
        "the mark is not a character of the first heading"
    );
}

#[test]
fn what_is_not_utf_8_is_windows_1252_and_never_latin_1() {
    // 0x92 is a curly apostrophe in Windows-1252 and a control character in ISO 8859-1.
    assert_eq!(
        decoded(b"St Mary\x92s \x96 caf\xE9"),
        ("St Mary’s – café".to_owned(), Encoding::Windows1252)
    );
}

#[test]
fn excels_unicode_text_is_utf_16_either_way_round() {
    let little: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("Siân\tŁ".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let big: Vec<u8> = [0xFE, 0xFF]
        .into_iter()
        .chain("Siân\tŁ".encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    assert_eq!(decoded(&little), ("Siân\tŁ".to_owned(), Encoding::Utf16Le));
    assert_eq!(decoded(&big), ("Siân\tŁ".to_owned(), Encoding::Utf16Be));
    let unmarked: Vec<u8> = "Surname,Forename"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        decoded(&unmarked).1,
        Encoding::Utf16Le,
        "a lost mark still leaves every second byte NUL"
    );
}

#[test]
fn other_files_are_refused_by_what_they_are() {
    for (bytes, what) in [
        (&b"%PDF-1.7 ..."[..], "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\n\n  <!DOCTYPE html><html><body>Sign in", "a web page"),
        (b"<?xml version='1.0'?><CTfile/>", "an XML file"),
        (b"SQLite format 3\0........", "a database"),
        (
            b"\x01\x02\x03\x04\x05\x06\x07\x08",
            "some other kind of file",
        ),
    ] {
        let refused = decode(bytes, "a spreadsheet").expect_err("not text");
        let sentence = refused.to_string();
        assert!(
            sentence.starts_with(&format!(
                "This is {what}, not a spreadsheet. Nothing was read. "
            )),
            "{sentence}"
        );
    }
    assert_eq!(decode(b"", "a spreadsheet"), Err(Refused::Empty));
}

#[test]
fn a_cell_is_cleaned_of_what_nobody_typed() {
    assert_eq!(clean("\u{A0} O\u{2019}Brien \u{200B}"), "O\u{2019}Brien");
    assert_eq!(
        clean("Sia\u{302}n"),
        "Siân",
        "a name from a Mac is composed, or it would not print"
    );
    assert_eq!(clean("a\r\nb\rc\u{7}"), "a\nb\nc");
}

#[test]
fn text_with_empty_bytes_in_it_says_where_they_are() {
    let sentence = decode(b"Surname,Forename\nLi,Wei\nNo\0wak,Ada\n", "a spreadsheet")
        .expect_err("refused")
        .to_string();
    assert!(
        sentence.contains("empty bytes (NUL)") && sentence.contains("on line 3"),
        "{sentence}"
    );
    let block = [&b"Surname,Forename\nLi,Wei\n"[..], &[0; 4096]].concat();
    let sentence = decode(&block, "a spreadsheet")
        .expect_err("refused")
        .to_string();
    assert!(
        sentence.contains("some other kind of file"),
        "mostly empty bytes is no text: {sentence}"
    );
}
