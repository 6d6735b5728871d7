//! No bytes, however they came about, end the program: every file is read or refused with a sentence.

mod support;

use chrono::NaiveDate;
use proptest::prelude::*;
use support::{ods, text_rows, xlsx};
use waymark_exchange::pupils::{Mapping, propose, read_rows};
use waymark_exchange::table::{Choice, read};
use waymark_exchange::text::clean;
use waymark_exchange::{csv_out, gias, terms, testing};

const GIAS: &[u8] = include_bytes!("fixtures/edubasealldata-2018-layout.csv");
const XLS: &[u8] = include_bytes!("fixtures/tracker.xls");
const ICS: &[u8] = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260902\nDTEND;VALUE=DATE:20261024\nSUMMARY:Autumn term\nEND:VEVENT\nEND:VCALENDAR\n";
const TRACKER: &str = "Name,UPN,DoB,EHCP?,Status,Start date,Provider,Notes\n\"O'BRIEN, Si\u{e2}n\",B801200005001,31/02/2014,Y,PEX,10 Nov 25,100492,\"two\nlines\"\n";

/// Real files of every kind that is read.
fn real_files() -> Vec<Vec<u8>> {
    let rows = text_rows(&[
        &["Surname", "Forename", "DoB"],
        &["Li", "Wei", "01/12/2012"],
    ]);
    let open = r#"<table:table-row><table:table-cell office:value-type="string"><text:p>Surname</text:p></table:table-cell></table:table-row>"#;
    vec![
        GIAS.to_vec(),
        XLS.to_vec(),
        xlsx(&rows),
        ods(open),
        ICS.to_vec(),
        TRACKER.as_bytes().to_vec(),
    ]
}

/// Reads bytes in every way there is. The result does not matter; coming back does.
fn read_every_way(bytes: &[u8]) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 10).expect("a day");
    if let Ok(table) = read(bytes, &Choice::default()) {
        assert!(
            table
                .rows
                .iter()
                .all(|r| r.cells.len() == table.headers.len()),
            "every row is as wide as the headings"
        );
        let list = read_rows(&table, &Mapping::from_guesses(&propose(&table)), today, &[]);
        assert!(
            list.rows
                .iter()
                .all(|r| r.rejected() || (r.surname.is_some() && r.forename.is_some())),
            "what is taken has a name"
        );
    }
    if let Ok(pack) = gias::read(bytes, "edubasealldata20181214.csv") {
        assert!(
            pack.rows.iter().all(|r| r.urn > 0 && !r.name.is_empty()),
            "what is taken has a number and a name"
        );
    }
    if let Ok(dates) = terms::read(bytes) {
        assert!(
            dates
                .terms
                .windows(2)
                .all(|t| t[0].ends_on < t[1].starts_on),
            "terms never overlap"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        read_every_way(&bytes);
    }

    #[test]
    fn arbitrary_text(text in "[\\PC,;|\t\n\"'=]{0,400}") {
        read_every_way(text.as_bytes());
    }

    #[test]
    fn real_files_with_bytes_changed_cut_or_doubled(
        which in 0usize..6,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
        doubled in any::<bool>(),
    ) {
        let mut bytes = real_files().swap_remove(which);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if doubled {
            bytes.extend_from_within(..);
        }
        read_every_way(&bytes);
    }

    #[test]
    fn what_is_written_comes_back(cells in prop::collection::vec("[\\PC\t\r\n\"',=+@-]{0,40}", 1..12)) {
        let bytes = csv_out::write(&["Text"], cells.iter().map(|c| [c.as_str()]));
        let kept: Vec<String> = cells.iter().map(|c| clean(c)).filter(|c| !c.is_empty()).collect();
        match read(&bytes, &Choice { header_line: Some(1), sheet: None }) {
            Ok(table) => {
                let back: Vec<String> = table.rows.iter().map(|r| r.cells[0].text().into_owned()).collect();
                prop_assert_eq!(back, kept, "guarding a formula and taking the guard off lose nothing");
            }
            Err(refused) => prop_assert!(false, "our own file is read: {refused}"),
        }
    }
}

#[test]
fn a_file_of_the_real_size_is_read_row_by_row() {
    let file = testing::gias_file(2_000);
    assert!(
        (1_000..1_500).contains(&(file.len() / 2_000)),
        "about as many bytes a row as the real one: {}",
        file.len() / 2_000
    );
    let pack = gias::read(&file, "").expect("the same layout");
    assert_eq!(
        (pack.rows.len(), pack.rejected.len(), pack.encoding),
        (2_000, 0, "Windows-1252")
    );
    assert_eq!(pack.rows[7].name, "St Mary’s Café School 7");
    let mut reader = gias::GiasReader::new(std::io::Cursor::new(&file))
        .expect("streams from anything that reads");
    assert_eq!(
        reader.by_ref().filter(|r| matches!(r, Ok(Ok(_)))).count(),
        2_000
    );
}
