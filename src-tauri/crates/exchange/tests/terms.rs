//! Term dates in the three ways in which councils publish them.

use chrono::NaiveDate;
use waymark_domain::calendar::DayOffKind;
use waymark_exchange::terms::{TermDates, read};

fn day(m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, m, d).expect("a day")
}

fn names(dates: &TermDates) -> Vec<(&str, NaiveDate, NaiveDate)> {
    dates
        .terms
        .iter()
        .map(|t| (t.name.as_str(), t.starts_on, t.ends_on))
        .collect()
}

fn said(dates: &TermDates) -> String {
    dates
        .notes
        .iter()
        .map(|n| n.sentence.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

fn ics(events: &[(&str, &str, Option<&str>)]) -> Vec<u8> {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n".to_owned();
    for (name, start, end) in events {
        text.push_str(&format!("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{start}\r\n"));
        if let Some(end) = end {
            text.push_str(&format!("DTEND;VALUE=DATE:{end}\r\n"));
        }
        text.push_str(&format!("SUMMARY:{name}\r\nEND:VEVENT\r\n"));
    }
    text.push_str("END:VCALENDAR\r\n");
    text.into_bytes()
}

#[test]
fn a_table_of_half_terms_is_taken_as_it_stands() {
    let dates = read(b"Term,First day,Last day\nAutumn 1,Wed 2 Sep 2026,23/10/2026\nAutumn 2,02/11/2026,18/12/2026\nINSET day,02/09/2026,\n").expect("term dates");
    assert_eq!(
        names(&dates),
        [
            ("Autumn 1", day(9, 2), day(10, 23)),
            ("Autumn 2", day(11, 2), day(12, 18))
        ]
    );
    assert_eq!(
        dates
            .days_off
            .iter()
            .map(|d| (d.on, d.kind))
            .collect::<Vec<_>>(),
        [(day(9, 2), DayOffKind::Inset)]
    );
}

#[test]
fn edges_are_paired_and_half_term_is_taken_out() {
    let dates = read(&ics(&[
        ("Autumn term starts", "20260902", None),
        ("Half term", "20261026", Some("20261031")),
        ("Autumn term ends", "20261218", None),
        ("INSET day", "20261116", Some("20261117")),
        ("Christmas concert", "20261210", None),
    ]))
    .expect("term dates");
    assert_eq!(
        names(&dates),
        [
            ("Autumn term 1", day(9, 2), day(10, 23)),
            ("Autumn term 2", day(11, 2), day(12, 18))
        ]
    );
    assert_eq!(
        dates.days_off.len(),
        1,
        "the end of a whole-day event is the day after it: {:?}",
        dates.days_off
    );
    assert!(
        said(&dates).contains("“Christmas concert” (Thu 10 Dec 2026) is neither a term"),
        "{}",
        said(&dates)
    );
}

#[test]
fn folded_and_escaped_lines_are_put_together() {
    let file = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY;LANGUAGE=\"en:gb\":Autumn\n  term\\, Year 7\nDTSTART:20260902T000000Z\nDTEND:20261024T000000Z\nEND:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(
        names(&read(file).expect("term dates")),
        [("Autumn term, Year 7", day(9, 2), day(10, 23))]
    );
}

#[test]
fn what_does_not_fit_is_said_and_left_out() {
    let dates = read(b"Term,Start,End\nAutumn 1,02/09/2026,23/10/2026\nAutumn 2,18/12/2026,02/11/2026\nSpring,31/02/2026,01/04/2026\nAutumn again,01/10/2026,30/10/2026\nWhole year,01/09/2026,20/07/2027\n").expect("term dates");
    assert_eq!(dates.terms.len(), 1);
    let said = said(&dates);
    assert!(said.contains("“Autumn 2” ends before it starts"), "{said}");
    assert!(said.contains("31/02/2026 does not exist"), "{said}");
    assert!(
        said.contains("“Autumn again” (from Thu 1 Oct 2026) overlaps “Autumn 1”"),
        "{said}"
    );
    assert!(said.contains("“Whole year”"), "{said}");
}

#[test]
fn another_file_is_refused_with_a_sentence() {
    let refused = |bytes: &[u8]| read(bytes).expect_err("refused").to_string();
    assert!(refused(b"Surname,Forename\nLi,Wei\n").contains("a list of term dates"));
    assert!(refused(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n").contains("no event with a day"));
    assert!(refused(b"%PDF-1.4").contains("This is a PDF"));
}
