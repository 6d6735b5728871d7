//! A team's list of children, as teams keep them.

use chrono::NaiveDate;
use waymark_domain::{FactKind, StatusKind};
use waymark_exchange::pupils::{Field, Mapping, PupilList, PupilRow, propose, read_rows};
use waymark_exchange::table::{Choice, Table, read};

fn today() -> NaiveDate {
    day(2026, 11, 10)
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).expect("a day")
}

fn table(csv: &str) -> Table {
    read(csv.as_bytes(), &Choice::default()).expect("a table")
}

fn list(csv: &str) -> PupilList {
    let table = table(csv);
    let mapping = Mapping::from_guesses(&propose(&table));
    assert_eq!(mapping.missing(), None, "names are mapped: {mapping:?}");
    read_rows(&table, &mapping, today(), &[])
}

fn only(csv: &str) -> PupilRow {
    let mut rows = list(csv).rows;
    assert_eq!(rows.len(), 1);
    rows.remove(0)
}

fn sentences(row: &PupilRow) -> String {
    row.problems
        .iter()
        .map(|p| format!("{}: {}", p.column, p.sentence))
        .collect::<Vec<_>>()
        .join("\n")
}

fn field_of(header: &str, before: &str) -> Field {
    let guesses = propose(&table(&format!(
        "Surname,Forename,{before}{header}\na,b,,\n"
    )));
    guesses.last().map(|g| g.field).expect("a column")
}

#[test]
fn every_usual_heading_finds_its_field() {
    for (header, field) in [
        ("D.O.B", Field::Dob),
        ("DoB", Field::Dob),
        ("Date of Birth (dd/mm/yyyy)", Field::Dob),
        ("Unique Pupil Number", Field::Upn),
        ("UPN", Field::Upn),
        ("NCY", Field::NcYear),
        ("Yr", Field::NcYear),
        ("Year Group", Field::NcYear),
        ("School", Field::School),
        ("Home School URN", Field::SchoolUrn),
        ("Address 1", Field::Address),
        ("Home Post Code", Field::Postcode),
        ("EHCP?", Field::Ehcp),
        ("LAC", Field::Lac),
        ("CLA (Y/N)", Field::Lac),
        ("Status", Field::Status),
        ("Provider", Field::Provider),
        ("AP Provider", Field::Provider),
        ("Key Worker", Field::Owner),
        ("Parent/Carer Name", Field::ContactName),
        ("Mobile", Field::ContactPhone),
        ("Comments", Field::Notes),
        ("Ethinicity", Field::Ethnicity),
        ("Shoe size", Field::Kept),
    ] {
        assert_eq!(field_of(header, ""), field, "{header}");
    }
}

#[test]
fn names_are_found_under_every_wording() {
    for (header, expected) in [
        (
            "Legal Surname,Forename(s)",
            [Field::Surname, Field::Forename],
        ),
        ("Family name,First Name", [Field::Surname, Field::Forename]),
        (
            "Pupil Surname,Pupil Forename",
            [Field::Surname, Field::Forename],
        ),
        ("Name,D.O.B", [Field::Name, Field::Dob]),
    ] {
        let guesses = propose(&table(&format!("{header}\na,b\n")));
        assert_eq!(
            guesses.iter().map(|g| g.field).collect::<Vec<_>>(),
            expected,
            "{header}"
        );
        assert!(
            guesses
                .iter()
                .all(|g| !g.reason.is_empty() && g.score >= 60),
            "each proposal has its reason"
        );
    }
}

#[test]
fn a_start_date_belongs_to_the_column_before_it() {
    let guesses = propose(&table(
        "Surname,Forename,Status,Start date,Provider,Start date,End date\na,b,,,,,\n",
    ));
    let fields: Vec<Field> = guesses[2..].iter().map(|g| g.field).collect();
    assert_eq!(
        fields,
        [
            Field::Status,
            Field::StatusStart,
            Field::Provider,
            Field::ProviderStart,
            Field::ProviderEnd
        ]
    );
    assert!(
        guesses[5].reason.contains("goes with “Provider”"),
        "{}",
        guesses[5].reason
    );
}

#[test]
fn a_column_without_a_telling_heading_is_told_by_what_it_holds() {
    let guesses = propose(&table(
        "Surname,Forename,Ref,Area\nLi,Wei,B801200005001,W10 5EF\nNg,An,K380400015012,w1a1aa\nOh,Jo,W888123425003,M1 1AE\n",
    ));
    assert_eq!(
        (guesses[2].field, guesses[3].field),
        (Field::Upn, Field::Postcode)
    );
}

#[test]
fn the_persons_choice_beats_the_proposal_and_is_remembered_by_heading() {
    let table = table("Surname,Forename,Ref,Nick\nLi,Wei,B801200005001,Will\n");
    let mut mapping = Mapping::from_guesses(&propose(&table));
    mapping.set("Nick", Field::KnownAs);
    mapping.set("Ref", Field::Upn);
    let row = &read_rows(&table, &mapping, today(), &[]).rows[0];
    assert_eq!(
        (row.known_as.as_deref(), row.upn.as_deref()),
        (Some("Will"), Some("B801200005001"))
    );
    mapping.set("Nick", Field::Surname);
    assert_eq!(
        mapping.field("Surname"),
        Field::Kept,
        "one column per field: the other becomes a note"
    );
}

#[test]
fn a_full_row_is_read_whole() {
    let row = only(
        "Year,UPN,Forename,Surname,DoB,Gender,School,Postcode,EHCP,Primary need,LAC,Social care,Status,Start date,Reason,Provider,Start date,Officer,Parent,Tel,Comments,Bus pass\n\
         9,b801 2000 05001,Łukasz (Luke),Zieliński-O’Brien,01/12/2012,Male,Thornmere Academy,W105EF,Y,SEMH,No,CIN / early help,PEX & awaiting place,10 Nov 2025,Assault,100492,12/01/2026,A. Khan,Ewa Zielińska,7700900123,Likes football,zone 4\n",
    );
    assert!(!row.rejected(), "{}", sentences(&row));
    assert_eq!(
        (
            row.surname.as_deref(),
            row.forename.as_deref(),
            row.known_as.as_deref()
        ),
        (Some("Zieliński-O’Brien"), Some("Łukasz"), Some("Luke"))
    );
    assert_eq!(
        (row.dob, row.sex.as_deref(), row.upn.as_deref()),
        (Some(day(2012, 12, 1)), Some("M"), Some("B801200005001"))
    );
    assert_eq!(
        row.nc_year, None,
        "Year 9 is what the date of birth gives, so nothing is overridden"
    );
    assert_eq!(
        row.school.as_ref().and_then(|s| s.name.as_deref()),
        Some("Thornmere Academy")
    );
    assert_eq!(row.postcode.as_deref(), Some("W10 5EF"));
    let facts: Vec<(FactKind, Option<&str>)> = row
        .facts
        .iter()
        .map(|f| (f.kind, f.detail.as_deref()))
        .collect();
    assert_eq!(
        facts,
        [
            (FactKind::Ehcp, Some("SEMH")),
            (FactKind::Cin, None),
            (FactKind::EarlyHelp, None)
        ]
    );
    let statuses: Vec<(StatusKind, Option<NaiveDate>)> = row
        .statuses
        .iter()
        .map(|s| (s.kind, s.started_on))
        .collect();
    assert_eq!(
        statuses,
        [
            (StatusKind::Pex, Some(day(2025, 11, 10))),
            (StatusKind::Await, Some(day(2025, 11, 10)))
        ]
    );
    let placement = row.placement.as_ref().expect("a placement");
    assert_eq!(
        (placement.provider.urn, placement.started_on),
        (Some(100_492), Some(day(2026, 1, 12)))
    );
    let contact = row.contact.as_ref().expect("a contact");
    assert_eq!(
        (contact.name.as_deref(), contact.phone.as_deref()),
        (Some("Ewa Zielińska"), Some("07700900123"))
    );
    assert_eq!(row.owner.as_deref(), Some("A. Khan"));
    assert_eq!(row.notes, ["Likes football"]);
    assert_eq!(
        row.leftovers,
        [("Bus pass".to_owned(), "zone 4".to_owned())],
        "a column with no field of its own is not lost"
    );
}

#[test]
fn one_column_of_names_is_taken_apart() {
    for (whole, surname, forename, asked) in [
        ("\"O'BRIEN, Siân Mary\"", "O'BRIEN", "Siân Mary", false),
        ("Zoë Nguyễn", "Nguyễn", "Zoë", false),
        ("Mary Jane Smith", "Smith", "Mary Jane", true),
        ("VAN DIJK Anna", "VAN DIJK", "Anna", false),
        ("Anna VAN DIJK", "VAN DIJK", "Anna", false),
        ("Joost van der Berg", "van der Berg", "Joost", true),
    ] {
        let row = only(&format!("Name,DoB\n{whole},01/12/2012\n"));
        assert_eq!(
            (row.surname.as_deref(), row.forename.as_deref()),
            (Some(surname), Some(forename)),
            "{whole}"
        );
        assert_eq!(
            sentences(&row).contains("Check it"),
            asked,
            "{whole}: a guess is said, and only a guess"
        );
    }
}

#[test]
fn a_day_that_does_not_exist_is_refused_and_its_cell_is_kept() {
    let row = only("Surname,Forename,DoB\nLi,Wei,31/02/2014\n");
    assert!(!row.rejected(), "one slip does not lose a child");
    assert_eq!(row.dob, None);
    assert!(
        sentences(&row).contains("31/02/2014 does not exist: February 2014 has 28 days."),
        "{}",
        sentences(&row)
    );
    assert_eq!(row.leftovers, [("DoB".to_owned(), "31/02/2014".to_owned())]);
}

#[test]
fn dates_are_read_day_first_and_guesses_are_said() {
    let row = only(
        "Surname,Forename,DoB,Referral date,Review date\nLi,Wei,04/03/12,41244,10/11/2026 09:30\n",
    );
    assert_eq!(
        (row.dob, row.opened_on, row.next_review),
        (
            Some(day(2012, 3, 4)),
            Some(day(2012, 12, 1)),
            Some(day(2026, 11, 10))
        )
    );
    assert!(
        sentences(&row).contains("04/03/12 was read as 04/03/2012: the year has two figures."),
        "{}",
        sentences(&row)
    );
    assert!(
        sentences(&row).contains("41244 was read as Excel's number for Sat 1 Dec 2012."),
        "{}",
        sentences(&row)
    );
}

#[test]
fn what_cannot_be_a_child_is_rejected_with_the_reason() {
    let list = list(
        "Surname,Forename,DoB\n,Wei,01/12/2012\nTotal,,45\nLi,Wei,Thornmere Academy\nNg,An,\n",
    );
    let rejected: Vec<bool> = list.rows.iter().map(PupilRow::rejected).collect();
    assert_eq!(
        rejected,
        [true, true, true, false],
        "an unknown date of birth is a value, not a reason"
    );
    assert!(sentences(&list.rows[0]).contains("Row 2 has no surname"));
    assert!(sentences(&list.rows[1]).contains("only one name, “Total”"));
    assert!(sentences(&list.rows[2]).contains("“Thornmere Academy” is not a date of birth"));
}

#[test]
fn impossible_ages_are_said_and_kept_as_text() {
    let list =
        list("Surname,Forename,DoB\nLi,Wei,01/12/2030\nNg,An,01/12/1962\nOh,Jo,01/12/2025\n");
    assert!(sentences(&list.rows[0]).contains("is in the future"));
    assert!(sentences(&list.rows[1]).contains("63 years old"));
    assert_eq!(
        list.rows[2].dob,
        Some(day(2025, 12, 1)),
        "a young child is possible, and is asked about"
    );
    assert!(sentences(&list.rows[2]).contains("check the year"));
}

#[test]
fn a_upn_with_a_slip_is_kept_as_text() {
    let row = only("Surname,Forename,UPN\nLi,Wei,A801200005001\n");
    assert_eq!(row.upn, None);
    assert!(
        sentences(&row).contains("one character has probably been mistyped"),
        "{}",
        sentences(&row)
    );
    assert_eq!(row.leftovers[0].1, "A801200005001");
}

#[test]
fn unknown_is_not_no_and_pending_is_not_yes() {
    let row =
        only("Surname,Forename,EHCP,LAC,FSM,CIN\nLi,Wei,in progress,unknown,n,Yes - since June\n");
    let facts: Vec<(FactKind, Option<&str>)> = row
        .facts
        .iter()
        .map(|f| (f.kind, f.detail.as_deref()))
        .collect();
    assert_eq!(facts, [(FactKind::Cin, Some("since June"))]);
    assert!(
        sentences(&row).contains("not yet a yes"),
        "{}",
        sentences(&row)
    );
}

#[test]
fn words_that_turn_a_status_are_not_taken_for_it() {
    let row = only("Surname,Forename,Status\nLi,Wei,At risk of permanent exclusion\n");
    assert_eq!(row.statuses[0].kind, StatusKind::Risk);
    let row = only("Surname,Forename,Status,Start date\nLi,Wei,ex-EHE,01/09/2026\n");
    assert!(row.statuses.is_empty());
    assert_eq!(
        row.leftovers.len(),
        2,
        "both the words and the date that went with them are kept: {:?}",
        row.leftovers
    );
}

#[test]
fn the_same_child_twice_in_one_file_is_said_and_both_stay() {
    let list = list(
        "Surname,Forename,DoB,UPN\nLi,Wei,01/12/2012,B801200005001\nLÍ,wei,01/12/2012,\nLi,Wei,,B801200005001\n",
    );
    assert!(
        sentences(&list.rows[1]).contains("Row 2 has the same name and date of birth"),
        "{}",
        sentences(&list.rows[1])
    );
    assert!(sentences(&list.rows[2]).contains("Row 2 has the same UPN"));
    assert!(!list.rows.iter().any(PupilRow::rejected));
}

#[test]
fn headings_repeated_by_a_printer_are_left_out() {
    let list =
        list("Surname,Forename,DoB\nLi,Wei,01/12/2012\nSurname,Forename,DoB\nNg,An,02/12/2012\n");
    assert_eq!(list.rows.len(), 2);
    assert!(
        list.notes[0]
            .sentence
            .contains("1 row repeats the headings")
    );
}

#[test]
fn na_is_a_name_when_it_is_written_as_one() {
    let row = only("Surname,Forename,Known as,DoB\nLi,Na,NA,01/02/2012\n");
    assert_eq!(row.forename.as_deref(), Some("Na"), "a common Chinese name");
    assert_eq!(row.known_as, None, "and NA is how people write nothing");
    assert!(!row.rejected());
    let row = only("Surname,Forename,DoB\nNil,Ada,n/a\n");
    assert_eq!(row.surname.as_deref(), Some("Nil"));
    assert_eq!(row.dob, None);
}

#[test]
fn a_number_of_an_authority_that_the_establishment_file_knows_is_not_warned_about() {
    // No authority has ever been 999; the check letter is worked out for it.
    let digits = "999200118001";
    let sum: usize = digits
        .chars()
        .zip(2_usize..)
        .map(|(digit, weight)| digit.to_digit(10).unwrap_or_default() as usize * weight)
        .sum();
    let letter = char::from(b"ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]);
    let csv = format!("Surname,Forename,UPN\nLi,Wei,{letter}{digits}\n");
    let table = table(&csv);
    let mapping = Mapping::from_guesses(&propose(&table));
    let row = |known: &[u16]| read_rows(&table, &mapping, today(), known).rows.remove(0);
    assert!(
        sentences(&row(&[])).contains("No authority with code 999"),
        "{}",
        sentences(&row(&[]))
    );
    let known = row(&[999]);
    assert_eq!(sentences(&known), "", "the file's authorities are known");
    assert!(known.upn.is_some(), "the number itself is kept either way");
}

// A column of notes that was taken for names stood in every list and made every search read it.
#[test]
fn a_name_as_long_as_a_note_is_not_taken() {
    let row = |surname: &str| only(&format!("Surname,Forename\n{surname},Aoife\n"));
    assert!(!row(&"n".repeat(200)).rejected());
    let long = row(&"n".repeat(201));
    assert!(long.rejected());
    assert_eq!(
        sentences(&long),
        "Surname: A name has 200 letters at most and this has 201, so row 2 was left out. Check that the columns have not slipped."
    );
}

fn read_as_list(csv: &str) -> Table {
    waymark_exchange::pupils::read(csv.as_bytes(), &Choice::default()).expect("a table")
}

#[test]
fn headings_on_two_rows_are_read_as_one() {
    let broken =
        read_as_list("Surname,Forename,Date of,Year\n,,birth,group\nLi,Wei,01/12/2012,9\n");
    assert_eq!(
        broken.headers,
        ["Surname", "Forename", "Date of birth", "Year group"]
    );
    assert_eq!(broken.rows.len(), 1, "the second row is no child");
    assert_eq!(broken.rows[0].line, 3, "rows keep their numbers");
    assert!(
        broken
            .notes
            .iter()
            .any(|note| note.sentence.contains("two rows, 1 and 2")),
        "and it is said: {:?}",
        broken.notes
    );

    let merged = read_as_list(
        "Pupil,,,Status,,,Placement,\nSurname,Forename,DoB,Status,Start,End,Provider,Start\nLi,Wei,01/12/2012,PEX,10/11/2026,,Northgate,\n",
    );
    let fields: Vec<Field> = propose(&merged).iter().map(|guess| guess.field).collect();
    assert_eq!(
        fields,
        [
            Field::Surname,
            Field::Forename,
            Field::Dob,
            Field::Status,
            Field::StatusStart,
            Field::StatusEnd,
            Field::Provider,
            Field::ProviderStart
        ],
        "{:?}",
        merged.headers
    );
}

#[test]
fn the_first_child_is_never_read_as_headings() {
    for file in [
        // No column but words, some of them words of headings.
        "Surname,Forename,Need,Category\nYoung,Carer,SEN,LAC\nLi,Wei,SEMH,CIN\n",
        // A child of whom next to nothing is known.
        "Surname,Forename,DoB,UPN\nChild,Pupil,,\nLi,Wei,01/12/2012,\n",
        // The headings again, as on every page of a printed list.
        "Surname,Forename,DoB\nSurname,Forename,DoB\nLi,Wei,01/12/2012\n",
    ] {
        let table = read_as_list(file);
        assert_eq!(table.rows.len(), 2, "{file}");
        assert_eq!(table.headers[..2], ["Surname", "Forename"], "{file}");
    }
}
