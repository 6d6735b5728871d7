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

/// A calendar whose events are written out, with lines parted as Windows does.
fn written(events: &str) -> Vec<u8> {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
        .replace('\n', "\r\n")
        .into_bytes()
}

fn event(lines: &str) -> String {
    format!("BEGIN:VEVENT\n{lines}\nEND:VEVENT\n")
}

#[test]
fn midnight_in_universal_time_is_the_day_of_the_clock_on_the_wall() {
    let dates = read(&written(
        &[
            // Summer time at its start, winter time at its end: 2 September to 18 December.
            event("SUMMARY:Autumn term\nDTSTART:20260901T230000Z\nDTEND:20261219T000000Z"),
            event("SUMMARY:Half term holiday\nDTSTART:20261025T000000Z\nDTEND:20261101T000000Z"),
            // A zone of its own is not moved.
            event("SUMMARY:INSET\nDTSTART;TZID=\"Europe/London\":20260903T083000\nDTEND;TZID=\"Europe/London\":20260903T153000"),
        ]
        .concat(),
    ))
    .expect("term dates");
    assert_eq!(
        names(&dates),
        [
            ("Autumn term 1", day(9, 2), day(10, 23)),
            ("Autumn term 2", day(11, 2), day(12, 18))
        ],
        "{}",
        said(&dates)
    );
    assert_eq!(
        dates.days_off.iter().map(|off| off.on).collect::<Vec<_>>(),
        [day(9, 3)]
    );
}

#[test]
fn a_length_in_weeks_stands_for_an_end() {
    let dates = read(&written(
        &[
            event("SUMMARY:Autumn term\nDTSTART;VALUE=DATE:20260902\nDTEND;VALUE=DATE:20261219"),
            event("SUMMARY:October holiday\nDTSTART;VALUE=DATE:20261024\nDURATION:P9D"),
        ]
        .concat(),
    ))
    .expect("term dates");
    assert_eq!(
        names(&dates),
        [
            ("Autumn term 1", day(9, 2), day(10, 23)),
            ("Autumn term 2", day(11, 2), day(12, 18))
        ]
    );
}

#[test]
fn what_is_cancelled_cut_short_or_upside_down_is_said_and_left_out() {
    let mut file = written(
        &[
            event("SUMMARY:Autumn 1\nDTSTART;VALUE=DATE:20260902\nDTEND;VALUE=DATE:20261024"),
            event("SUMMARY:Autumn 2\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261101\nDTEND;VALUE=DATE:20261219"),
            event("SUMMARY:Spring 1\nDTSTART;VALUE=DATE:20261218\nDTEND;VALUE=DATE:20261104"),
            // The name of an alarm is not the name of the event.
            event("SUMMARY:Autumn 3\nDTSTART;VALUE=DATE:20261102\nDTEND;VALUE=DATE:20261219\nBEGIN:VALARM\nACTION:EMAIL\nSUMMARY:Remember\nDURATION:PT5M\nEND:VALARM"),
        ]
        .concat(),
    );
    file.truncate(file.len() - "END:VCALENDAR\r\n".len());
    file.extend_from_slice(b"BEGIN:VEVENT\r\nSUMMARY:Spring 2\r\nDTSTART;VALUE=DA");
    let dates = read(&file).expect("term dates");
    assert_eq!(
        names(&dates),
        [
            ("Autumn 1", day(9, 2), day(10, 23)),
            ("Autumn 3", day(11, 2), day(12, 18))
        ]
    );
    let said = said(&dates);
    for part in [
        "“Autumn 2” (line 8) is marked as cancelled",
        "“Spring 1” (line 14) ends before it starts",
        "“Spring 2” (line 29) breaks off in the middle",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_fold_in_the_middle_of_a_letter_is_put_together() {
    let mut file = b"\r\n\xEF\xBB\xBFbegin:vcalendar\r\nBEGIN:VEVENT\r\nSUMMARY:T\xC3\r\n \xA9rm 1\xE2\x80\r\n\t\x93autumn\r\n".to_vec();
    file.drain(..2);
    file.extend_from_slice(
        b"DTSTART;VALUE=DATE:20260902\r\nDTEND;VALUE=DATE:20261024\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    let dates = read(&file).expect("term dates");
    assert_eq!(names(&dates), [("Térm 1–autumn", day(9, 2), day(10, 23))]);
}

#[test]
fn a_file_of_ten_megabytes_is_read_or_refused_with_a_sentence() {
    let many: String = (0..5_000)
        .map(|n| event(&format!("SUMMARY:Event {n}\nDTSTART;VALUE=DATE:20260902")))
        .collect();
    let refused = read(&written(&many)).expect_err("more events than ten years of days");
    assert!(
        refused.to_string().contains("more than 4000 rows"),
        "{refused}"
    );
    // One event with a note as long as a book.
    let long = event(&format!(
        "SUMMARY:Autumn 1\nDTSTART;VALUE=DATE:20260902\nDTEND;VALUE=DATE:20261024\nDESCRIPTION:{}",
        "x".repeat(10 * 1024 * 1024)
    ));
    let dates = read(&written(&long)).expect("term dates");
    assert_eq!(names(&dates), [("Autumn 1", day(9, 2), day(10, 23))]);
}

#[test]
fn a_table_in_american_order_is_never_taken_for_english_days() {
    let refused = read(b"Term,First day,Last day\nAutumn 1,09/02/2026,10/23/2026\nAutumn 2,11/02/2026,12/18/2026\n")
        .expect_err("no last day can be read");
    assert!(
        refused.to_string().contains("no row or event is a term"),
        "{refused}"
    );
    // Both days can be read the English way, and come to what no term is.
    let dates = read(b"Term,First day,Last day\nAutumn 1,09/02/2026,10/11/2026\nAutumn 2,02/11/2026,18/12/2026\n")
        .expect("one good term");
    assert_eq!(names(&dates), [("Autumn 2", day(11, 2), day(12, 18))]);
    assert!(
        said(&dates).contains("longer than any term"),
        "{}",
        said(&dates)
    );
}
